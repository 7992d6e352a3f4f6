"""What three organizations of each type are told is what somebody read aloud and approved."""

from collections import Counter
from pathlib import Path

import pytest
from approved import AS_OF, PARTNERS, papers, shared_papers

from valuecase import Engine, read_partner

_engine = Engine()


@pytest.mark.parametrize("path", PARTNERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_it_says_what_was_approved(path: Path) -> None:
    """A changed word shows here; `make approve` takes it over, once somebody has read it."""
    for file, text in papers(path, _engine):
        assert text == file.read_text(encoding="utf-8"), f"{file.name} reads otherwise: read it, then make approve"


@pytest.mark.parametrize(("file", "text"), list(shared_papers(_engine)), ids=lambda value: getattr(value, "stem", ""))
def test_what_several_could_do_together_says_what_was_approved(file: Path, text: str) -> None:
    """The example county's coalition, three of its pairs, and what both of a pair may read."""
    assert text == file.read_text(encoding="utf-8"), f"{file.name} reads otherwise: read it, then make approve"


def test_three_of_each_type_differ_in_culture() -> None:
    """Open, careful, and after a return."""
    partners = [read_partner(path) for path in PARTNERS]
    cultures = {partner.type: set() for partner in partners}
    for partner in partners:
        fact = _engine.evaluate(partner, as_of=AS_OF).facts.get("culture")
        cultures[partner.type].add(fact.value if fact else None)

    assert Counter(partner.type for partner in partners) == dict.fromkeys(cultures, 3)
    assert len(cultures) == 5
    assert all(len(found) >= 2 for found in cultures.values())


@pytest.mark.parametrize("path", PARTNERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_of_it_could_not_be_used_and_it_says_that_it_is_made_up(path: Path) -> None:
    """Statements of theirs are invented, so the organization is, too."""
    partner = read_partner(path)

    assert partner.fictional
    assert _engine.evaluate(partner, as_of=AS_OF).problems == ()
