"""What all kinds of organization share: facts, data, laws, ways to move data and to share a gain; and the page of all rules."""

from collections.abc import Iterable, Iterator, Sequence

from reference.kind import Kind
from reference.markdown import SHALLOW, contents, heading, joined, label, listed, literal, small
from reference.materials import facts, numbers
from valuecase.citations import reference
from valuecase.explaining.common import upper
from valuecase.wording import sentence_list

_LEAD = """\
# Every rule

What valuecase believes, made from the packs themselves: what presses on an organization, what hurts, what sharing data could
change, and what speaks against it. Each page names the file to correct. `valuecase explain` prints the same, and
`valuecase why` says what a rule means for one partner.

## By kind of organization"""

_SHARED = """\
## What they share

- [Facts about any organization](common/facts.md)
- [Kinds of data](common/data.md): who usually holds them, where they would move, which laws bear on them
- [Laws in outline](common/laws.md)
- [Forms and means](common/moving.md): how much data says of people, and how it moves
- [Ways to share a gain](common/remedies.md) that lands in another pocket than the cost"""

_MOVING = """\
# Forms and means

General practice, not legal advice. `valuecase share` begins with the first form and the first means that suffice."""

_DATA = "The least identifying form that is still of use comes first, always."
_LAWS = "What each governs, and what usually makes sharing possible under it. This is not legal advice."
_REMEDIES = "The one who pays is often not the one who gains. These were tried elsewhere."


def pages(common: Kind, kinds: Sequence[Kind]) -> Iterator[tuple[str, str]]:
    yield "index.md", _index(kinds)
    yield "common/facts.md", _facts(common)
    yield "common/data.md", _page("Kinds of data", _DATA, (_data(common, kinds, id) for id in common.type.data_set))
    yield "common/laws.md", _page("Laws in outline", _LAWS, (common.record(2, "law", id) for id in common.type.law))
    yield "common/moving.md", _moving(common)
    yield (
        "common/remedies.md",
        _page("Ways to share a gain", _REMEDIES, (_remedy(common, id) for id in common.type.remedy)),
    )


def _index(kinds: Sequence[Kind]) -> str:
    names = [f"{kind.type.id}/index" for kind in kinds]
    names += [f"common/{name}" for name in ("facts", "data", "laws", "moving", "remedies")]
    return joined([_LEAD, listed(map(_counted, kinds)), _SHARED, contents(names)])


def _counted(kind: Kind) -> str:
    type = kind.type
    counts = f"{len(type.driver)} drivers, {len(type.pain)} pains, {len(type.proposition)} propositions"
    return f"[{literal(type.about.title)}]({type.id}/index.md): {counts}"


def _page(title: str, lead: str, records: Iterable[Iterator[str]]) -> str:
    return SHALLOW + joined([f"# {title}", lead, *(part for record in records for part in record)])


def _facts(common: Kind) -> str:
    return SHALLOW + joined([
        heading(1, "Facts about any organization", "common-facts"),
        "Asked of every partner, and of ourselves.",
        *facts(common, common.type.fact),
        "## Numbers",
        numbers(common, common.type.figure),
    ])  # fmt: skip


def _data(common: Kind, kinds: Sequence[Kind], id: str) -> Iterator[str]:
    paper = common.page("data_set", id)
    yield heading(2, paper.title, label("data", id))
    yield from common.linking.sections(paper)
    if holders := [kind.type.about.plural for kind in kinds if id in kind.type.holds]:
        yield small("Who usually holds it")
        yield f"{literal(upper(sentence_list(holders)))}."
    if uses := [use for kind in kinds for use in _uses(kind, id)]:
        yield small("Where it would move")
        yield listed(uses)


def _uses(kind: Kind, data: str) -> Iterator[str]:
    """The propositions of a type that move a kind of data, and which way."""
    for id, one in kind.type.proposition.items():
        ways = [
            way for way, moves in (("get", one.gets), ("give", one.gives)) if any(move.data == data for move in moves)
        ]
        if ways:
            yield f"{kind.link('proposition', id)}: {literal(kind.type.about.plural)} would {' and '.join(ways)} it"


def _moving(common: Kind) -> str:
    forms = (
        joined([f"### {literal(upper(one.said))}", literal(one.safeguards), _sources(common, one.sources)])
        for one in common.type.form.values()
    )
    means = (
        joined([
            f"### {literal(upper(one.title))}",
            literal(common.text(one.suffices)),
            listed((f"*To start:* {literal(common.text(one.to_start))}", f"*To keep:* {literal(common.text(one.to_keep))}")),
            _sources(common, one.sources),
        ])
        for one in common.type.means.values()
    )  # fmt: skip
    return joined([_MOVING, "## How much data says of people", *forms, "## How data moves", *means])


def _remedy(common: Kind, id: str) -> Iterator[str]:
    one = common.type.remedy[id]
    yield heading(2, common.text(one.title), label("remedy", id))
    yield literal(common.text(one.text))
    for title, ids in (("Draws on the gain of", one.gains), ("At the table must be one of", one.with_)):
        if ids:
            yield f"*{title}:* {literal(sentence_list(common.type.organisation[other].title for other in ids))}."
    yield f"*Beware:* {literal(common.text(one.beware))}"
    yield _sources(common, one.sources)


def _sources(common: Kind, ids: Iterable[str]) -> str:
    found = "; ".join(literal(reference(common.type.source[id])) for id in ids)
    return f"*Where this comes from:* {found}" if found else ""
