"""What rules are made with: the facts of a kind of organization, its numbers, its words, its red lines and laws."""

from collections.abc import Iterable, Iterator

from reference.kind import Kind
from reference.markdown import SHALLOW, heading, joined, label, listed, literal, table
from valuecase.citations import reference
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import Term
from valuecase.model.paper import Bullets, Section

_NUMBERS = """\
Every number that a reader sees is one of these or a fact of the partner. Where a range is shown, an estimate uses both ends and
a base between them."""
_STANDINGS = {"published": "published", "derived": "derived", "judgement": "our judgment"}


def pages(kind: Kind) -> Iterator[tuple[str, str]]:
    whose = kind.type.about.plural
    yield "facts.md", SHALLOW + joined([
        heading(1, f"Facts worth knowing about {whose}", label(kind.type.id, "facts")),
        "What is asked of every kind of organization stands on [a page of its own](../common/facts.md).",
        *facts(kind, kind.own("fact")),
    ])  # fmt: skip
    yield "numbers.md", joined([
        heading(1, f"Numbers about {whose}", label(kind.type.id, "numbers")),
        _NUMBERS,
        numbers(kind, kind.own("figure")),
    ])  # fmt: skip
    yield "words.md", _words(kind)
    yield "promises.md", _promises(kind)


# --- facts and numbers ------------------------------------------------------------------------------------------------


def facts(kind: Kind, ids: Iterable[str]) -> Iterator[str]:
    """Facts below three headings: those to look up, those to ask for, those worked out."""
    ids = list(ids)
    asked = [id for id in ids if kind.type.fact[id].formula is None]
    steps = [
        ("To look up", [id for id in asked if kind.type.fact[id].step == "homework"]),
        ("To ask, and to listen for", [id for id in asked if kind.type.fact[id].step == "listen"]),
        ("Worked out from others", [id for id in ids if id not in asked]),
    ]
    for title, those in steps:
        if those:
            yield f"## {title}"
            yield from (part for id in those for part in _fact(kind, id))


def _fact(kind: Kind, id: str) -> Iterator[str]:
    paper = kind.page("fact", id)
    yield heading(3, paper.title, kind.place("fact", id))
    told = [
        f"*{section.title}:* {'; '.join(kind.linking.linked(text) for text in _texts(section))}"
        for section in paper.sections
    ]
    yield listed([*told, f"*In a file:* {_shape(kind.type.fact[id])}"])


def _texts(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from block.items if isinstance(block, Bullets) else [getattr(block, "text", "")]


def _shape(fact: FactDefinition) -> str:
    """What may stand in a file: the id, the kind of value, its options, unit and plausible range."""
    kinds = {"choice": "one of ", "choices": "some of ", "yes_no": "true or false"}
    kind = kinds.get(fact.type, fact.type) + ", ".join(f"`{option}`" for option in fact.options)
    unit = f", in {fact.unit}" if fact.unit else ""
    plausible = f", plausibly {fact.plausible[0]:,g} to {fact.plausible[1]:,g}" if fact.plausible else ""
    return f"`{fact.id}`; {kind}{unit}{plausible}"


def numbers(kind: Kind, ids: Iterable[str]) -> str:
    """A table of figures with where they come from."""
    return table(("number", "value", "standing", "where it comes from"), (figure(kind, id) for id in ids))


def figure(kind: Kind, id: str) -> tuple[str, str, str, str]:
    """What a figure is, its value with its unit, how far it can be trusted, and where it comes from."""
    one = kind.type.figure[id]
    sources = [literal(reference(kind.type.source[source])) for source in one.sources]
    year = f", {one.year}" if one.year else ""
    origin = " ".join(filter(None, (literal(one.note), *sources)))
    return f"{literal(one.title)} (`k.{id}`)", literal(kind.words.figure(id)), _STANDINGS[one.standing] + year, origin


# --- words and promises -----------------------------------------------------------------------------------------------


def _words(kind: Kind) -> str:
    heard = ((f"“{one.id}”", one.hears, one.say_instead) for one in kind.type.heard_as.values())
    terms = (_term(kind.type.term[id]) for id in kind.own("term"))
    return joined([
        heading(1, f"The words of {kind.type.about.plural}", label(kind.type.id, "words")),
        "## Who listens",
        *(part for id in kind.type.audience for part in _audience(kind, id)),
        "## What they hear",
        table(("when we say", "they may hear", "say instead"), (map(literal, row) for row in heard)),
        "## Glossary",
        table(("word", "what it means to them", "what others hear", "say instead"), (map(literal, row) for row in terms)),
    ])  # fmt: skip


def _audience(kind: Kind, id: str) -> Iterator[str]:
    one = kind.type.audience[id]
    told = {"Who": ", ".join(one.roles), "Cares about": one.cares_about, "Say first": one.say_first, "Avoid": one.avoid}
    yield heading(3, one.title)
    yield listed(f"*{title}:* {literal(kind.text(text))}" for title, text in told.items())


def _term(one: Term) -> tuple[str, str, str, str]:
    spelled = f"{one.spell_out}: " if one.spell_out else ""
    elsewhere = "; ".join(f"{kind.replace('_', ' ')}: {means}" for kind, means in one.elsewhere.items())
    return f"**{one.term}**", spelled + one.means, elsewhere, one.say_instead


def _promises(kind: Kind) -> str:
    lines = kind.type.red_line
    laws = kind.own("law")
    return SHALLOW + joined([
        heading(1, f"Red lines and promises for {kind.type.about.plural}", label(kind.type.id, "promises")),
        "What must never happen, what stops then, and what we promise aloud.",
        *(part for id in lines for part in kind.record(2, "red_line", id, _name(id))),
        "## Cautions",
        listed(_caution(kind, id) for id in kind.type.caution),
        "## Laws that are theirs" if laws else "",
        *(part for id in laws for part in kind.record(3, "law", id)),
    ])  # fmt: skip


def _name(id: str) -> str:
    """A red line has no title: its id is written to be read."""
    return id.replace("_", " ").capitalize()


def _caution(kind: Kind, id: str) -> str:
    one = kind.type.caution[id]
    when = f" *When {literal(kind.words.statement(one.when.tree, numbers=True))}.*" if one.when else ""
    sources = "".join(f" {literal(reference(kind.type.source[source]))}" for source in one.sources)
    return f"{literal(kind.text(one.text))}{when}{sources}"
