"""From published files to the facts of one organization."""

from datetime import date
from functools import partial

import pytest
from attrs import evolve

from valuecase.importing import Candidate, candidates, collect, collect_counties, recognise
from valuecase.importing.files import entries
from valuecase.importing.organizations import everyone
from valuecase.model.facts import FactDefinition, FactValue
from valuecase.model.problems import ValueCaseError
from valuecase.model.sources import FactSource, PublishedRow
from valuecase.published import Measure, county_rows, number, records


def clinics(path):
    for row in records(path):
        facts = {"beds": number(row["beds"]), "kind": row["kind"]}
        known = {id: value for id, value in facts.items() if value not in (None, "")}
        notes = ("counted by hand",) if known else ()
        yield PublishedRow((row["id"], row["city"]), row["name"], row["state"], row["city"], known, notes)


def cities(path):
    for row in records(path):
        yield PublishedRow((row["city"],), "", "", row["city"], {"people": int(row["people"])})


def edition(path):
    year = next((row["year"] for row in records(path)), "")
    return (f"Clinics of {year}", date(int(year), 12, 31)) if year else None


CLINICS = FactSource(
    id="clinics",
    title="Clinics",
    publisher="State",
    page="",
    as_of=date(2020, 1, 1),
    key="id",
    columns={"beds": "beds", "kind": "kind"},
    needs=("id", "name", "state", "city", "beds", "kind"),
    read=clinics,
    edition=edition,
)
CITIES = FactSource(
    id="cities",
    title="Cities 2022",
    publisher="Census",
    page="",
    as_of=date(2022, 7, 1),
    key="city",
    columns={"people": "people"},
    needs=("city", "people"),
    read=cities,
)
COUNTIES = FactSource(
    id="counties",
    title="Counties 2021",
    publisher="Census",
    page="",
    as_of=date(2021, 12, 31),
    key="FIPS",
    columns={"poor": "poor", "poverty": "poverty"},
    needs=("FIPS", "State", "County", "poor", "poverty"),
    read=partial(
        county_rows, facts={"poor": Measure("poor"), "poverty": Measure("poverty"), "people": Measure("people")}
    ),
    per="county",
    combine={"poor": "sum", "poverty": "weighted_mean"},
    weight="people",
)
SOURCES = (CLINICS, CITIES, COUNTIES)
FACTS = {
    "beds": FactDefinition(id="beds", label="beds", type="integer", plausible=(1, 100)),
    "kind": FactDefinition(id="kind", label="kind", type="choice", options={"rural": "rural", "urban": "urban"}),
    "people": FactDefinition(id="people", label="people", type="integer", plausible=(1, 10**7)),
}


@pytest.fixture
def write(tmp_path):
    def write(name, *lines):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def old(write):
    return write(
        "anything.csv",
        "id,name,state,city,beds,kind,year",
        "001,Elm Street Clinic,OH,Elmira,20,rural,2021",
        "002,Oak Clinic,OH,Akron,400,urban,2021",
        "003,Oak Clinic,PA,Akron,30,suburban,2021",
    )


@pytest.fixture
def new(write):
    return write("newer.csv", "id,name,state,city,beds,kind,year", "001,Elm Street Health,OH,Elmira,25,rural,2024")


@pytest.fixture
def towns(write):
    return write("towns.csv", "city,people", "Elmira,1000", "Akron,5000", "Dayton,9000")


@pytest.fixture
def counties(write):
    return write(
        "counties.csv",
        "FIPS,State,County,poor,poverty,people",
        "1001,AL,Autauga,100,10,1000",
        "1003,AL,Baldwin,600,20,3000",
        "1005,AL,Barbour,,30,",
    )


def problem(call, *arguments, **named):
    with pytest.raises(ValueCaseError) as caught:
        call(*arguments, **named)
    (only,) = caught.value.problems
    return only


def test_recognized_by_columns(old, towns, counties):
    """Whatever a file is called, and however many columns it has beside."""
    assert [recognise(path, SOURCES).id for path in (old, towns, counties)] == ["clinics", "cities", "counties"]


def test_a_file_dates_itself(old, new):
    """Title and date are the file's own where it has them."""
    assert recognise(old, SOURCES).title == "Clinics of 2021"
    assert recognise(new, SOURCES).as_of == date(2024, 12, 31)


def test_a_file_that_does_not_say(write):
    """A file with no rows keeps the date that was declared."""
    empty = write("empty.csv", "id,name,state,city,beds,kind,year")
    assert recognise(empty, SOURCES) == CLINICS
    assert candidates([empty], SOURCES, "") == []


def test_the_most_specific_source_wins(write):
    """A file that fits two sources is that of the one that needs more columns."""
    both = write("both.csv", "id,name,state,city,beds,kind,year,people", "1,A,OH,B,2,rural,2020,5")
    assert recognise(both, SOURCES).id == "clinics"


def test_unknown_columns(write):
    """The message names what can be read, and the nearest with what it lacks."""
    found = problem(recognise, write("x.csv", "id,name,state,town,beds", "1,A,OH,B,2"), SOURCES)
    assert found.message == "its columns are those of no file that can be read here"
    assert "The nearest is Clinics; for that it lacks: city, kind." in found.advice
    assert "These can be read: Clinics; Cities 2022; Counties 2021." in found.advice
    assert found.file.endswith("x.csv")


def test_nothing_near(write):
    """Where no column is known, only what can be read is named; also where nothing can."""
    path = write("x.csv", "colour,shape", "red,round")
    assert problem(recognise, path, SOURCES).advice.startswith("These can be read")
    assert problem(recognise, path, []).message


def test_files_that_cannot_be_read(tmp_path):
    """Missing, a folder, empty, not text: each is said, and located."""
    assert problem(recognise, tmp_path / "no.csv", SOURCES).message == "there is no such file"
    assert problem(recognise, tmp_path, SOURCES).message == "this is a folder, not a file"
    blank = tmp_path / "blank.csv"
    blank.write_bytes(b"")
    assert problem(recognise, blank, SOURCES).message == "there is no table in this file"
    image = tmp_path / "image.csv"
    image.write_bytes(bytes(range(256)))
    assert problem(recognise, image, SOURCES).file.endswith("image.csv")


def test_candidates(old, towns):
    """All words, in any case and order, in name or place; sorted by name; cities that no clinic has are there too."""
    found = candidates([old, towns], SOURCES, "CLINIC elm")
    assert found == [Candidate(("001", "Elmira"), "Elm Street Clinic", "OH", "Elmira")]
    assert [one.name for one in candidates([old, towns], SOURCES, "")] == [
        "Akron",
        "Dayton",
        "Elm Street Clinic",
        "Oak Clinic",
        "Oak Clinic",
    ]
    assert candidates([old], SOURCES, "elm oak") == []


@pytest.mark.parametrize("state", ["PA", "pa", "Pennsylvania"])
def test_candidates_of_a_state(old, state):
    """A state by code or name."""
    assert [one.keys[0] for one in candidates([old], SOURCES, "oak", state)] == ["003"]


def test_values_have_source_and_date(old, towns):
    """Every value is published, cited, dated; rows that share a key are one organization."""
    found = collect([old, towns], SOURCES, "001")
    assert found.keys == ("001", "Elmira")
    assert found.facts == {
        "beds": (FactValue(20, "published", "State, Clinics of 2021", as_of=date(2021, 12, 31)),),
        "kind": (FactValue("rural", "published", "State, Clinics of 2021", as_of=date(2021, 12, 31)),),
        "people": (FactValue(1000, "published", "Census, Cities 2022", as_of=date(2022, 7, 1)),),
    }
    assert found.notes == ("Clinics of 2021: counted by hand",)


def test_a_row_with_a_date_of_its_own(old):
    """It is the date of its values, whatever the date of the file is."""
    dated = evolve(CLINICS, read=lambda path: (evolve(row, as_of=date(2018, 5, 1)) for row in clinics(path)))
    assert {value[0].as_of for value in collect([old], [dated], "001").facts.values()} == {date(2018, 5, 1)}


def test_counties_with_dates_of_their_own(counties):
    """A sum is as old as its oldest part."""

    def read(path):
        days = {"01001": date(2019, 1, 1)}
        return (evolve(row, as_of=days.get(row.keys[0])) for row in COUNTIES.read(path))

    found = collect_counties([counties], [evolve(COUNTIES, read=read)], ["01001", "01003"], "Gulf")
    assert found.facts["poor"][0].as_of == date(2019, 1, 1)
    newer = collect_counties([counties], [evolve(COUNTIES, read=read)], ["01003"], "Gulf")
    assert newer.facts["poor"][0].as_of == date(2021, 12, 31)


def test_a_key_that_two_rows_share_joins_nothing(old, towns):
    """Two clinics in Akron: which of them the city's people belong to is not known."""
    assert set(collect([old, towns], SOURCES, "002").facts) == {"beds", "kind"}
    found = problem(collect, [old, towns], SOURCES, "Akron")
    assert found.message == '"Akron" stands for 3 organizations'
    assert "002 (Oak Clinic, Akron)" in found.advice


def test_two_releases_are_two_values(old, new):
    """Both are kept, in the order of the files; the newer name is used, the other said."""
    found = collect([old, new], SOURCES, "001")
    assert [value.value for value in found.facts["beds"]] == [20, 25]
    assert found.name == "Elm Street Health"
    assert "Clinics of 2021: calls it Elm Street Clinic; make sure that it is the same" in found.notes


@pytest.mark.parametrize("order", [1, -1])
def test_the_newer_of_two_releases_that_tell_of_one_day_stands(old, new, order):
    """Whichever is named first: the older one is not a second opinion, so the fact stays known."""
    same = evolve(CLINICS, read=lambda path: (evolve(row, as_of=date(2019, 5, 1)) for row in clinics(path)))
    found = collect([old, new][::order], [same], "001")
    assert [(value.value, value.source) for value in found.facts["beds"]] == [(25, "State, Clinics of 2024")]


def test_two_sources_that_tell_of_one_day_both_stand(old, new):
    """Only a publisher's own newer release replaces what it said."""
    days = [evolve(row, as_of=date(2019, 5, 1)) for row in clinics(new)]
    other = evolve(CLINICS, id="other", needs=("year",), read=lambda _: iter(days))
    same = evolve(CLINICS, read=lambda path: (evolve(row, as_of=date(2019, 5, 1)) for row in clinics(path)))
    tables = [entries(old, same.of(old)), entries(new, other.of(new))]
    (found,) = (one for one in everyone(tables, FACTS) if one.keys[0] == "001")
    assert [value.value for value in found.facts["beds"]] == [20, 25]


def test_a_file_given_twice_says_nothing_twice(old):
    """The same value from the same source is kept once."""
    found = collect([old, old], SOURCES, "001")
    assert len(found.facts["beds"]) == 1
    assert len(found.notes) == 1


@pytest.mark.parametrize("id", ["001", "1", " 001 "])
def test_leading_zeros_and_blanks(old, id):
    """An id as a spreadsheet would show it is understood."""
    assert collect([old], SOURCES, id).name == "Elm Street Clinic"


def test_ids_that_are_not_there(old):
    """The nearest ids are named, or names where a name was given."""
    assert "001 (Elm Street Clinic)" in problem(collect, [old], SOURCES, "Elm Stret Clinic").advice
    assert "001 (Elm Street Clinic)" in problem(collect, [old], SOURCES, "0011").advice
    found = problem(collect, [old], SOURCES, "zzz")
    assert found.message == 'none of these files knows the id "zzz"'
    assert found.advice == "Find its id by name first."


def test_values_that_do_not_fit(old):
    """Values go through the facts of the type: what does not fit is dropped, what is implausible is kept and said."""
    found = collect([old], SOURCES, "003", FACTS)
    assert set(found.facts) == {"beds"}
    assert any('"suburban" is not an option of kind; it was left out' in note for note in found.notes)
    found = collect([old], SOURCES, "002", FACTS)
    assert found.facts["beds"][0].value == 400
    assert any("outside what is plausible" in note for note in found.notes)


def test_values_that_a_reader_refuses(old):
    """They are said with their figure and why, and are no facts."""

    def read(path):
        return (evolve(row, facts={}, refused={"beds": (2262, "too many")}) for row in clinics(path))

    found = collect([old], [evolve(CLINICS, read=read)], "001", FACTS)
    assert found.facts == {}
    assert "Clinics of 2021: too many; 2,262 was left out" in found.notes
    assert [(one.fact, one.value, one.why) for one in found.unfit] == [("beds", 2262, "too many")]


def test_facts_the_type_does_not_have(old):
    """A source may know more than a type asks."""
    found = collect([old], SOURCES, "001", {"beds": FACTS["beds"]})
    assert set(found.facts) == {"beds"}
    assert any("kind was left out: this type has no such fact" in note for note in found.notes)


def test_one_county(counties):
    """Taken as it is, also by its key."""
    found = collect_counties([counties], SOURCES, ["01001"], "Autauga pantry")
    assert found.facts["poverty"] == (FactValue(10, "published", "Census, Counties 2021", as_of=date(2021, 12, 31)),)
    assert (found.keys, found.name, found.place, found.notes) == (("01001",), "Autauga pantry", "Autauga County", ())
    assert collect([counties], SOURCES, "01001").facts == found.facts


def test_two_counties(counties):
    """Added or weighted, said in source and notes; a weight is no fact; a county named twice counts once."""
    found = collect_counties([counties], SOURCES, ["01001", "1003", "01003"], "Gulf")
    assert {id: value[0].value for id, value in found.facts.items()} == {"poor": 700, "poverty": 17.5}
    assert found.facts["poor"][0].source == "Census, Counties 2021, 2 counties added"
    assert found.facts["poverty"][0].source == "Census, Counties 2021, 2 counties weighted by people"
    assert found.notes == (
        "Counties 2021: poor: 2 counties added",
        "Counties 2021: poverty: 2 counties weighted by people",
    )


def test_a_county_that_lacks_a_figure(counties):
    """No sum that would be too small, no mean with a weight unknown."""
    found = collect_counties([counties], SOURCES, ["01001", "01005"], "Gulf")
    assert found.facts == {}
    assert found.notes == (
        "Counties 2021: poor: left out: a sum would be too small, without Barbour County",
        "Counties 2021: poverty: left out: no people to weight it by; add a file that holds it",
    )


def test_many_counties_have_a_short_place(write):
    """Beyond three, the place is their number."""
    rows = [f"0100{number},AL,C{number},1,10,100" for number in (1, 3, 5, 7)]
    path = write("c.csv", "FIPS,State,County,poor,poverty,people", *rows)
    found = collect_counties([path], SOURCES, [row[:5] for row in rows], "Four")
    assert (found.place, found.state) == ("4 counties", "AL")


def test_counties_that_are_not_there(counties, old):
    """An unknown code is an error, and so is asking files that know no counties."""
    assert "01001 (Autauga County)" in problem(collect_counties, [counties], SOURCES, ["01002"], "x").advice
    assert problem(collect_counties, [old], SOURCES, ["01001"], "x").message.startswith("none of these files knows")


def test_no_county_named(counties):
    """Somebody has to say which."""
    assert problem(collect_counties, [counties], SOURCES, [], "x").message == "no county was named"


def test_joined(old, counties):
    """An organization and its counties: the organization's name, everybody's facts and notes."""
    found = collect([old], SOURCES, "001").joined(collect_counties([counties], SOURCES, ["01001"], "x"))
    assert (found.name, found.place) == ("Elm Street Clinic", "Elmira")
    assert set(found.facts) == {"beds", "kind", "poor", "poverty"}
