"""Why one kind of data could move between two, what it would serve, and how its place in the order comes about."""

from collections.abc import Iterator

from valuecase.model.exchange import Exchange
from valuecase.model.paper import Bullets, Paper, Paragraph, Section
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.shared.pair import Pair
from valuecase.shared.teller import ExchangeTeller
from valuecase.wording import day, sentence_list

HELD = {"holds": "its file says so", "usually_holds": "such organizations usually do", "may_hold": "that is not sure"}


def explain(pair: Pair, data: str) -> Paper:
    """One section for each way in which it could move; raises ValueCaseError where it could not."""
    teller = ExchangeTeller([pair.ours, pair.theirs], pair.ours.partner.name)
    places = {one.id: place for place, one in enumerate(pair.exchanges, 1)}
    found = [one for one in pair.exchanges if one.data == data]
    if not found:
        could = sentence_list(dict.fromkeys(one.data for one in pair.exchanges)) or "nothing that we know of"
        names = f"{pair.ours.partner.name} and {pair.theirs.partner.name}"
        raise ValueCaseError(Problem(f'no exchange of "{data}" between {names}', f"Between them could move: {could}."))
    sections = (
        Section(
            f"From {one.giver} to {one.receiver}",
            (Bullets(tuple(_reasons(teller, one))), Paragraph(f"*Place {places[one.id]} of {len(places)}: {one.score}*"),
             Bullets(tuple(_parts(one)))),
        )
        for one in found
    )  # fmt: skip
    notice = f"{pair.ours.partner.name} and {pair.theirs.partner.name}, as of {day(pair.theirs.as_of)}"
    return Paper(teller.data(data), notice, (), tuple(sections))


def _reasons(teller: ExchangeTeller, one: Exchange) -> Iterator[str]:
    yield f"{one.giver} holds it: {HELD[one.held]}."
    if gains := teller.gains(one):
        yield gains
    yield f"It would begin {teller.type.form[one.form].said}, by {teller.type.means[one.means].title}."
    if one.laws:
        yield f"Laws that bear on it: {sentence_list(teller.type.law[law].title for law in one.laws)}."
    case = teller.cases[one.giver]
    for id in dict.fromkeys((*one.unsure, *one.check_first)):
        if id in case.type.fact:
            yield f"To find out first, of {one.giver}: {case.type.fact[id].question}"
    for why in one.forbidden:
        yield f"**It must not move:** {why}"


def _parts(one: Exchange) -> Iterator[str]:
    """What adds up to its place; those that serve both come before all others, and what is forbidden after."""
    for why, points in one.score_parts:
        yield f"{'plus' if points >= 0 else 'minus'} {abs(points)}: {why}"
    if one.mutual:
        yield "It serves both, which comes before any sum."
