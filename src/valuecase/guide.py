"""The conversation guide: what to look up, what to ask, and how to listen."""

from collections.abc import Iterator, Sequence

from valuecase.model.case import Question, ValueCase
from valuecase.model.pack import StakeholderType
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section
from valuecase.telling import what_it_decides
from valuecase.wording import day

ROOM = "_" * 60  # a line to write on
HOMEWORK = ("several_first",)
LISTENING = ("one_impression", "what_do_you_mean")
SHARED = ("both_could_learn", "both_could_gain", "could_help", "too_big_alone", "who_else")


def guide(case: ValueCase, asked: Sequence[Question], *, printable: bool = False) -> Paper:
    """The questions in the order of a conversation; `printable` has boxes to tick and room to write."""
    left = len(case.questions) - len(asked)
    lead = (f"{len(asked)} of {len(case.questions)} open questions, the most decisive first.",) if left else ()
    return Paper(
        f"Questions for {case.partner.name}",
        f"For our preparation, as of {day(case.as_of)}",
        lead,
        tuple(_sections(case, asked, printable)),
    )


def _sections(case: ValueCase, asked: Sequence[Question], printable: bool) -> Iterator[Section]:
    homework = [one for one in asked if one.step == "homework"]
    listening = [one for one in asked if one.step == "listen"]
    if not asked:
        yield Section("Nothing is open", (Paragraph("Every fact of this kind of organization is known."),))
    if homework:
        yield Section("Look up before you go", (*_tips(case, HOMEWORK), *_questions(case, homework, printable)))
    if listening:
        yield Section("Ask, and listen", (*_tips(case, LISTENING), *_questions(case, listening, printable)))
    shared = [case.type.phrase[id].text for id in SHARED]
    yield Section("Find what is in it for both", tuple(_lines([f"**{text}**" for text in shared], printable)))


def _tips(case: ValueCase, ids: Sequence[str]) -> Iterator[Block]:
    for id in ids:
        yield Paragraph(f"*{case.type.phrase[id].text}*")


def _questions(case: ValueCase, asked: Sequence[Question], printable: bool) -> Iterator[Block]:
    rooms = [_room(case.type, one.fact) for one in asked]
    return _lines([_told(case, one) for one in asked], printable, rooms)


def _lines(items: Sequence[str], printable: bool, rooms: Sequence[str] = ()) -> Iterator[Block]:
    """Numbered items; for print, each with room below it."""
    if not printable:
        yield Bullets(tuple(items), numbered=True)
        return
    for place, item in enumerate(items, 1):
        yield Paragraph(f"{place}. {item}")
        yield Paragraph(rooms[place - 1] if rooms else ROOM)


def _told(case: ValueCase, one: Question) -> str:
    """The question, where the answer is found, and what it decides."""
    where = f"{'Look' if one.step == 'homework' else 'Who may know'}: {one.where.rstrip('.')}."
    return f"**{one.question}** {where} {what_it_decides(case, one)}".rstrip()


def _room(type: StakeholderType, id: str) -> str:
    fact = type.fact[id]
    if fact.type in ("choice", "choices"):
        return "  ".join(f"[ ] {words}" for words in fact.options.values())
    if fact.type == "yes_no":
        return "[ ] yes  [ ] no"
    unit = type.unit.get(fact.unit)
    return f"{ROOM} {unit.many if unit else ''}".rstrip()
