"""A row for each organization and proposition: the same as one at a time, in the same order."""

from datetime import date
from pathlib import Path

import pytest

pl = pytest.importorskip("polars", reason="it is not installed: pip install 'valuecase[tables]'")

from attrs import evolve  # noqa: E402 - after what it needs

from valuecase import Engine, FactValue, Partner, read_partner  # noqa: E402
from valuecase.screening.answering.long import lengthen  # noqa: E402

AS_OF = date(2026, 12, 1)
EXAMPLES = Path(__file__).parents[3] / "examples" / "riverbend"
TYPES = [path.stem for path in sorted(EXAMPLES.glob("*.toml")) if path.stem != "coalition"]


def as_published(partner: Partner, *, without: int) -> Partner:
    """The partner with one value of each fact, as a table would have it, and some of the facts not known."""
    values = {
        id: FactValue(values[-1].value, "published", "a table", as_of=AS_OF) for id, values in partner.facts.items()
    }
    kept = {id: (value,) for place, (id, value) in enumerate(values.items()) if not without or place % without}
    return evolve(partner, name=f"without {without}", facts=kept, heard={})


@pytest.mark.parametrize("type", TYPES)
def test_each_proposition_of_each_organization(engine: Engine, type: str) -> None:
    """Status, score and estimates of the case, and the strongest first."""
    whole = read_partner(EXAMPLES / f"{type}.toml")
    partners = [as_published(whole, without=without) for without in (0, 2, 3, 5)]
    known = {id for partner in partners for id in partner.facts}
    rows = [
        {"name": p.name}
        | {id: sorted(v) if isinstance(v, frozenset) else v for id in known for v in [p.facts[id][0].value if id in p.facts else None]}
        for p in partners
    ]  # fmt: skip
    frame = pl.DataFrame(rows, infer_schema_length=None)

    answers = engine.screen(type, frame, as_of=AS_OF, dated=AS_OF)
    found = lengthen(answers, engine.type(type))

    assert found.columns[: frame.width] == frame.columns
    told = {name: rows for (name,), rows in found.group_by("name", maintain_order=True)}
    for partner, row in zip(partners, answers.iter_rows(named=True), strict=True):
        case = engine.evaluate(partner, as_of=AS_OF)
        lines = told[partner.name].to_dicts()
        assert [
            (line["proposition"], line["proposition_status"], line["proposition_ready"], line["proposition_score"])
            for line in lines
        ] == [(one.id, one.status, one.ready, one.score if one.usable else None) for one in case.propositions]
        assert {line["score"] for line in lines} == {row["score"]}
        for line, one in zip(lines, case.propositions, strict=True):
            given = {estimate.name: pytest.approx(estimate.ends) for estimate in one.estimates}
            ends = {}
            for place, name in enumerate(one.proposition.estimate, 1):
                assert line[f"estimate_{place}"] == name
                values = tuple(line[f"estimate_{place}_{end}"] for end in ("conservative", "base", "optimistic"))
                ends |= {name: values} if None not in values else {}
            assert ends == given


def test_no_organization_has_no_rows(engine: Engine) -> None:
    """And the columns that one would have."""
    frame = pl.DataFrame({"id": ["1"], "staffed_beds": [100]})
    one, none = (
        lengthen(engine.screen("hospital", rows, as_of=AS_OF), engine.type("hospital"))
        for rows in (frame, frame.clear())
    )

    assert one.height == len(engine.type("hospital").proposition)
    assert none.height == 0
    assert none.schema == one.schema
