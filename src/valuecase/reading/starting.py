"""The text of a new partner file: everything worth finding out, commented out and waiting for its answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from valuecase.model.facts import FactDefinition, FactValue
from valuecase.model.pack import StakeholderType
from valuecase.reading.toml_text import fact_text, one_line, toml_text
from valuecase.wording import number, unit_named

WIDTH = 100
STEPS = {
    "homework": "Do your homework: what can be looked up",
    "listen": "Reach out and listen: what only people can tell",
}
_HOW = (
    "How to fill this in: take the # and the space away before a fact and write its answer after the =. Words stand in "
    "quotes; yes is true, no is false; several answers stand in brackets, with commas. Leave out what you do not know. To "
    "say who told you, and when:",
    '    some_fact = { value = 12, confidence = "impression", said_by = "the director", as_of = 2026-10-02 }',
    'Confidence is "published" (then add source = "…"), "confirmed" (the organization said so officially), "impression" '
    '(one person said so) or "assumed" (we think so). A short answer without these counts as assumed.',
)


def new_partner(
    type: StakeholderType, name: str, place: str, start_here: Sequence[FactDefinition], *, ours: bool = False
) -> str:
    """A partner file with every question of its type. Filling in any one line leaves a valid file."""
    first = {fact.id for fact in start_here}
    rest = [fact for fact in type.fact.values() if fact.formula is None and fact.id not in first]
    lines = [
        *_comment(f"{name}: what we know about it, and from whom."),
        "#",
        *_how(),
        "",
        *_about(type.id, name, place),
        *(["ours = true"] if ours else []),
    ]
    lines += ["[facts]", "", *_heading("Start here: the answers that decide most")]
    for fact in start_here:
        lines += _question(type, fact)
    for step, title in STEPS.items():
        lines += _heading(title)
        for fact in rest:
            if fact.step == step:
                lines += _question(type, fact)
    return "\n".join((*lines, *_the_rest(type))) + "\n"


def published_partner(
    type_id: str, name: str, place: str, facts: Mapping[str, tuple[FactValue, ...]], notes: Iterable[str]
) -> str:
    """A partner file with what published files say, each value with its source; what to know about them stands above."""
    lines = [*_comment(f"{name}: from published data."), *(line for note in notes for line in _comment(f"- {note}"))]
    lines += ["", *_about(type_id, name, place), "[facts]"]
    for id, values in facts.items():
        lines += _values(id, values)
    return "\n".join(lines) + "\n"


def _values(id: str, values: tuple[FactValue, ...]) -> Iterator[str]:
    if len(values) == 1:
        yield f"{id} = {fact_text(values[0])}"
        return
    yield f"{id} = ["
    for value in values:
        yield f"  {fact_text(value, whole=True)},"
    yield "]"


def _how() -> Iterator[str]:
    for paragraph in _HOW:
        yield from _comment(paragraph) if not paragraph.startswith(" ") else (f"# {paragraph}",)


def _about(type_id: str, name: str, place: str) -> Iterator[str]:
    yield from ("[partner]", f"name = {toml_text(name)}", f"type = {toml_text(type_id)}")
    yield f"place = {toml_text(place)}" if place else '# place = "…"'
    yield ""


def _heading(title: str) -> Iterator[str]:
    yield f"# --- {title} {'-' * max(3, WIDTH - 7 - len(title))}"
    yield ""


def _question(type: StakeholderType, fact: FactDefinition) -> Iterator[str]:
    yield from _comment(fact.question)
    yield from _comment(f"{'Look' if fact.step == 'homework' else 'Who may know'}: {fact.where}")
    if answers := _answers(type, fact):
        yield from _comment(answers)
    yield f"# {fact.id} ="
    yield ""


def _answers(type: StakeholderType, fact: FactDefinition) -> str:
    """What an answer can be."""
    match fact.type:
        case "yes_no":
            return "Answer: true or false"
        case "choice":
            return "One of: " + ", ".join(f'"{id}" ({words})' for id, words in fact.options.items())
        case "choices":
            return "Any of, in brackets: " + ", ".join(f'"{id}" ({words})' for id, words in fact.options.items())
        case "date":
            return "A date, such as 2026-12-01"
        case "text":
            return "A few words, in quotes"
    unit = type.unit.get(fact.unit)
    usual = ""
    if fact.plausible:
        low, high = (number(end, unit_named(type.unit, fact.unit)) for end in fact.plausible)
        usual = f", usually {low} to {high}"
    return f"{'A whole number' if fact.type == 'integer' else 'A number'}{f' ({unit.many})' if unit else ''}{usual}"


def _the_rest(type: StakeholderType) -> Iterator[str]:
    """Pains in people's words, people, and data: tables that begin with a heading of their own."""
    if type.pain:
        yield from _heading("What hurts, in their words")
        yield from _comment(
            "One heading for each pain that somebody spoke of; value = false if they say it does not hurt."
        )
        for pain in type.pain.values():
            yield from _comment(f"    {pain.id}: {pain.title}")
        yield from ("#", f"# [heard.{next(iter(type.pain))}]", "# value = true", '# grade = "serious"')
        yield from (
            '# said_by = "the director"',
            '# confidence = "impression"',
            '# words = "…"',
            "# as_of = 2026-10-02",
            "",
        )
    yield from _heading("Whom we meet")
    audiences = ", ".join(f'"{id}"' for id in type.audience)
    yield from ("# [[person]]", '# name = "…"', '# role = "…"')
    yield from (f'# audience = "{next(iter(type.audience))}"  # {audiences}',) if audiences else ()
    yield from ('# motivation = "…"', "")
    if type.holds:
        yield from _heading("Data they hold, need, or have none of, where it differs from what is usual for them")
        yield "# [data]"
        yield from (f'# {id} = "holds"' for id in type.holds)


def _comment(text: str) -> Iterator[str]:
    """A comment, wrapped; a line break in what somebody named a partner cannot end it."""
    lines = wrap(one_line(text), WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    indent = text[: len(text) - len(text.lstrip(" "))]
    yield from (f"# {indent}{line}".rstrip() for line in lines)
