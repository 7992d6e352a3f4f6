"""Lists of local health departments: who they are, whom they serve, with how many people, and whether they are accredited.

Departments have the key of their list: `AL038` in NACCHO's Profile, `lhd/AL/1` in the directory. No list knows the key of
another; rows join where state and name are the same and each list has that name once.
"""

from collections.abc import Iterator
from pathlib import Path

from valuecase.model.sources import Edition, PublishedRow
from valuecase.published import day, is_missing, known, number, plain, records, state_code, tidy, whole

KINDS = {
    "county": "county",
    "city": "city",
    "multi-county": "multi_county",
    "multi-city": "multi_city",
    "multi-ciy": "multi_city",
    "city-county": "city_county",
}


def profile(path: Path) -> Iterator[PublishedRow]:
    """People served, staff, kind, rurality and years of the director, by department; many never answered.

    Some ids come a second time with nothing beside them: such a row is nobody else.
    """
    seen: set[str] = set()
    for row in records(path):
        key = row["nacchoid"].upper()
        silent = all(map(is_missing, (cell for column, cell in row.items() if column != "nacchoid")))
        if is_missing(key) or (silent and key in seen):
            continue
        seen.add(key)
        staff, tenure = number(row["fte"]), number(row["leader.tenure"])
        rurality = row["rurality"].lower()
        facts = known(
            {
                "population_served": whole(row["population"]),
                "fte_count": None if staff is None else round(staff, 1),
                "jurisdiction_type": KINDS.get(row["type"].lower()),
                "rurality": rurality if rurality in ("urban", "rural") else None,
                "leader_tenure_years": None if tenure is None else round(tenure, 1),
            }
        )
        notes = ("2016 figures: credit NACCHO, 2016 National Profile",) if facts else ("it did not answer in 2016",)
        yield PublishedRow((key,), "", state_code(key[:2]), "", facts, notes)


def profile_names(path: Path) -> Iterator[PublishedRow]:
    """Names of departments. The state is that of the key: the column for it is wrong for one in thirty."""
    for row in records(path):
        key, name = row["nacchoid"].upper(), tidy(row["link from"])
        state = state_code(key[:2])
        if not is_missing(key):
            yield PublishedRow((key, _name_key(state, name)), name, state)


def directory(path: Path) -> Iterator[PublishedRow]:
    """Names and towns; no facts. Some states list counties or clinics instead of departments."""
    for row in records(path):
        state, name = state_code(row["state_name"]), tidy(row["name"])
        town = row["address"].splitlines()[-1].split(",")[0] if row["address"] else ""
        notes = ("the directory names the county, not the department",) if name.endswith(" County") else ()
        if state and name:
            keys = (f"lhd/{state}/{row['id']}", _name_key(state, name))
            yield PublishedRow(keys, name, state, tidy(town), {}, notes)


def accredited(path: Path) -> Iterator[PublishedRow]:
    """Which departments are accredited, and which were so again. That one is not on the list says nothing: it may be near."""
    for row in records(path):
        state, name = state_code(row["State"]), tidy(row["Health Department"])
        first, again = day(row["Initial Accreditation Date"]), day(row["Reaccreditation Date"])
        if state and name:
            status = "reaccredited" if again else "accredited" if first else None
            notes = (f"{status} on {again or first}, for five years",) if status else ()
            keys = (f"phab/{state}/{plain(name).replace(' ', '-')}", _name_key(state, name))
            yield PublishedRow(keys, name, state, "", known({"accreditation_status": status}), notes)


def accreditation_days(path: Path) -> Edition | None:
    """A list is as new as the latest decision on it."""
    columns = ("Initial Accreditation Date", "Reaccreditation Date")
    last = max((found for row in records(path) for column in columns if (found := day(row[column]))), default=None)
    return (f"accredited health departments, decisions to {last:%B %Y}", last) if last else None


def _name_key(state: str, name: str) -> str:
    return f"{state}/{plain(name)}"
