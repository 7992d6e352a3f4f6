"""How findings are told: who said it and when, how sure it is, who gains, how much."""

from collections.abc import Sequence

from valuecase.model.case import EstimateFinding, FactInPlay, PainFinding, PropositionFinding, Question, ValueCase
from valuecase.model.facts import FactValue, Heard
from valuecase.model.proposition import Proposition
from valuecase.points import plainly
from valuecase.wording import about, sentence_list, shown_value, unit_named, worked_out

VALUES = {
    "cash": "money",
    "capacity": "capacity, not cash",
    "avoided_cost_elsewhere": "a cost avoided elsewhere, not theirs to keep",
    "score_points": "points on a score",
    "outcome": "an outcome for people",
    "volume": "a number to plan with, not a gain",
}
OTHERS = 3  # of the pockets elsewhere; `explain` names all
CIRCLES = {
    "people_served": "the people they serve",
    "staff": "their staff",
    "organisation": "the organization",
    "community": "the wider community",
}


def how_we_know(case: ValueCase, id: str, value: FactValue | None = None) -> str:
    """A fact with its value and where it comes from: `emergency holds a year: 140, confirmed by the records unit`."""
    return f"{case.type.fact[id].label}: {held(case, id, value)}"


def held(case: ValueCase, id: str, value: FactValue | None = None) -> str:
    """The value of a fact that counts, or one of its others, with who said so and when."""
    definition, fact = case.type.fact[id], case.facts[id]
    given = value or fact.chosen
    unit = unit_named(case.type.unit, definition.unit)
    if given is None:
        return f"{shown_value(worked_out(fact.value, unit), definition, unit)}, worked out"
    shown = shown_value(given.value, definition, unit)
    if definition.type == "text" and given.confidence in ("confirmed", "impression"):
        shown = f"“{shown.rstrip('.')}”"
    old = ", an old figure" if fact.stale and given is fact.chosen else ""
    return f"{shown.rstrip('.')}, {provenance(given)}{old}"


def provenance(value: FactValue) -> str:
    """Who said so, and when."""
    when = f", {value.as_of:%B %Y}" if value.as_of else ""
    match value.confidence:
        case "published":
            year = f", {value.as_of.year}" if value.as_of else ""
            return f"{value.source or 'published'}{year}"
        case "confirmed":
            return f"confirmed by {value.said_by or 'them'}{when}"
        case "impression":
            return f"{value.said_by or 'one person'}{when}"
        case _:
            return "our assumption"


def told(heard: Heard) -> str:
    """What somebody said hurts, in their words."""
    who = f"{heard.said_by or 'one person'}" + (f", {heard.as_of:%B %Y}" if heard.as_of else "")
    return f"“{heard.words.rstrip('.')}”, {who}" if heard.words else f"heard from {who}"


def sureness(case: ValueCase, finding: PainFinding | PropositionFinding) -> list[str]:
    """What to know before leaning on a finding; nothing when it is firm and undisputed."""
    doubts = []
    if not finding.firm:
        reasons = dict.fromkeys(_doubt(case.facts[id]) for id in finding.rests_on if id in case.facts)
        doubts.append(f"rests on {sentence_list(reasons) or 'what we heard'}")
    if finding.disputed:
        doubts.append("sources disagree")
    return doubts


def _doubt(fact: FactInPlay) -> str:
    """Why one fact is not firm."""
    if fact.chosen is None or fact.chosen.confidence == "assumed":
        return "our assumption"
    if fact.chosen.confidence == "impression":
        return f"the word of {fact.chosen.said_by or 'one person'}"
    return f"a figure of {fact.chosen.as_of.year}" if fact.chosen.as_of else "an old figure"


def what_it_decides(case: ValueCase, question: Question) -> str:
    """Why a question is worth asking: what its answer may open, rule out, or make firm; empty when it decides nothing."""
    closes = [id for id in question.closes if id not in question.opens]
    effects = [
        *([question.because] if question.because else []),
        *([f"may open {_titles(case, question.opens)}"] if question.opens else []),
        *([f"may rule out {_titles(case, closes)}"] if closes else []),
        *([f"would make firm {_titles(case, question.firms)}"] if question.firms else []),
    ]
    told = "; ".join(effects)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _titles(case: ValueCase, ids: Sequence[str]) -> str:
    titles = (case.type.proposition[id].title for id in ids[:2])
    shown = [f"*{plainly(case, title)}*" for title in titles]
    more = len(ids) - len(shown)
    return sentence_list([*shown, f"{more} more"] if more else shown)


def pockets(case: ValueCase, proposition: Proposition) -> str:
    """Who gains: their own circles, and the pockets of others."""
    own = sentence_list(CIRCLES[circle] for circle in proposition.benefits)
    others = [case.type.organisation[id].title for id in proposition.also_benefits if id in case.type.organisation]
    return f"{own}. Beyond them: {'; '.join(others[:OTHERS])}" if others else own


def estimate_told(case: ValueCase, found: EstimateFinding) -> str:
    """How much, of what kind, in whose pocket, and how far to trust it."""
    estimate, unit = found.estimate, unit_named(case.type.unit, found.estimate.unit)
    size = about(found.low, found.high, unit)
    noun = (
        ""
        if unit is None or unit.sign_before or unit.sign_after
        else f" {unit.one if size == 'about 1' else unit.many}"
    )
    a_year = " a year" if estimate.unit.endswith("_per_year") else ""
    whose = VALUES[estimate.kind]
    if estimate.accrues_to != "organisation":
        whose += f" ({case.type.organisation[estimate.accrues_to].title})"
    notes = [whose, *([] if found.firm else ["rests on what we heard or assume"]), *_standing(case, found.figures)]
    title = f"{estimate.title[:1].upper()}{estimate.title[1:]}"
    return f"*{title}:* {size}{noun}{a_year}; {'; '.join(notes)}."


def _standing(case: ValueCase, figures: Sequence[str]) -> list[str]:
    """Whether judgment of our own is in a number."""
    if any(case.type.figure[id].standing == "judgement" for id in figures):
        return ["in part our own judgment: a scenario, not a forecast"]
    if any(case.type.figure[id].standing == "derived" for id in figures):
        return ["derived from published figures"]
    return []
