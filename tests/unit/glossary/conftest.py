"""Three small types with glossaries that no shipped content can change: a clinic, a shelter, a sheriff."""

from collections.abc import Callable

import pytest
from attrs import evolve

from valuecase import StakeholderType
from valuecase.glossary.proofreader import Finding, Proofreader
from valuecase.glossary.watchlist import Watchlist
from valuecase.model.pack import HeardAs, Term

TERMS = {
    "clinic": [
        Term(id="discharge", term="discharge", means="going home", elsewhere={"sheriff": "firing a weapon"}, say_instead="leaving the clinic"),
        Term(id="er", term="ER", means="emergency room", spell_out="emergency room"),
        Term(id="hmis", term="HMIS", means="our own computers", spell_out="Homeless Management Information System"),
        Term(id="boarding", term="boarding", means="waiting in a hallway for a bed"),
        Term(id="agency", term="agency", means="those who send nurses", elsewhere={"shelter": "any member"}),
    ],
    "shelter": [
        Term(id="hmis", term="HMIS", means="the shared records of shelters", spell_out="Homeless Management Information System", elsewhere={"clinic": "a clinic's computers"}, say_instead="the shelters' records"),
        Term(id="hold", term="hold", means="a bed kept free", elsewhere={"sheriff": "keeping a person"}, say_instead="bed hold"),
        Term(id="bed_hold", term="warm bed", means="a bed for a night of frost"),
        Term(id="case_work", term="discharge plan", means="where somebody goes next"),
    ],
    "sheriff": [
        Term(id="hold", term="hold", means="keeping a person in custody"),
        Term(id="cad", term="CAD", means="the dispatch log", spell_out="computer-aided dispatch"),
        Term(id="odmap", term="ODMAP", means="a map of overdoses, run by HIDTA"),
    ],
}  # fmt: skip
HEARD = {
    "sheriff": {
        "share your data": HeardAs(id="share your data", hears="search our files", say_instead="send these counts"),
        "a pilot": HeardAs(id="a pilot", hears="no end", say_instead="one month"),
        "savings": HeardAs(id="savings", hears="fewer posts", say_instead="hours back"),
        "frequent flyers": HeardAs(id="frequent flyers", hears="a joke", say_instead="people you meet often"),
    }
}
PLURALS = {"clinic": "clinics", "shelter": "shelters", "sheriff": "sheriffs"}

Read = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def types(library: StakeholderType) -> dict[str, StakeholderType]:
    """The three types by id."""
    return {
        id: evolve(
            library,
            about=evolve(library.about, id=id, title=id.capitalize(), plural=PLURALS[id]),
            term={term.id: term for term in terms},
            heard_as=HEARD.get(id, {}),
        )
        for id, terms in TERMS.items()
    }


@pytest.fixture(scope="session")
def read(types: dict[str, StakeholderType]) -> Read:
    """What is found in a text for one reader."""

    def read(text: str, reader: str = "sheriff", writer: str = "", aloud: bool = False) -> list[Finding]:
        return Proofreader(Watchlist(types[reader], list(types.values()), writer, aloud=aloud)).findings(text)

    return read
