"""How an estimate comes about: its formula in words, its numbers, its three ends, and which number matters most."""

from collections.abc import Iterator, Mapping

from valuecase.citations import reference
from valuecase.conditions import tree as t
from valuecase.conditions import walk
from valuecase.conditions.printing import show
from valuecase.conditions.program import names
from valuecase.conditions.tree import Value
from valuecase.explaining.common import upper
from valuecase.explaining.reasons import Reasons
from valuecase.explaining.words import with_noun
from valuecase.model.case import PropositionFinding
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.model.proposition import Estimate
from valuecase.telling import estimate_told
from valuecase.wording import number, sentence_list, shown_value, unit_named

_STANDINGS = {"published": "", "derived": ", derived", "judgement": ", our own judgment"}


def estimates_of(reasons: Reasons, finding: PropositionFinding) -> Section | None:
    """Every estimate of a proposition: how it is reckoned, or why none is given."""
    blocks: list[Block] = []
    for name, estimate in finding.proposition.estimate.items():
        found = next((one for one in finding.estimates if one.name == name), None)
        if found is None:
            blocks += _not_given(reasons, finding, name, estimate)
        else:
            blocks.append(Paragraph(estimate_told(reasons.case, found)))
            blocks.append(Bullets(tuple(_reckoned(reasons, finding, estimate, found.ends))))
    return Section("How much it may be worth", tuple(blocks)) if blocks else None


def _not_given(reasons: Reasons, finding: PropositionFinding, name: str, estimate: Estimate) -> Iterator[Block]:
    title = reasons.words.text(estimate.title)
    yield Paragraph(f"*{upper(title)}:* no estimate is given.")
    if not finding.usable:
        yield Bullets(("It is only reckoned for what fits, or is ready to raise.",))
    elif reasons.answers[f"estimate.{finding.id}.{name}"] is not True:
        yield Bullets(reasons.of(f"estimate.{finding.id}.{name}"))
    else:
        unknown = [
            key for key in _inputs(reasons, estimate) if reasons.inputs.get(key) is None and not key.startswith("k.")
        ]
        yield Bullets(
            tuple(upper(reasons.fact(key)) for key in unknown) or ("It cannot be worked out from these numbers.",)
        )


def _reckoned(
    reasons: Reasons, finding: PropositionFinding, estimate: Estimate, ends: tuple[float, float, float]
) -> Iterator[str]:
    unit = unit_named(dict(reasons.type.unit), estimate.unit)
    shown = [with_noun(number(end, unit), unit) for end in ends]
    yield f"*Reckoned as:* {reasons.words.formula(estimate.formula.tree)}"
    for id in _worked_out(reasons, estimate):
        yield f"*Where {reasons.words.name(id)} is:* {reasons.words.formula(reasons.program.trees[id])}"
    for key in _inputs(reasons, estimate):
        yield f"*{'Figure' if key.startswith('k.') else 'Their number'}:* {_input(reasons, key)}"
    yield f"*In numbers, at base:* {_in_numbers(reasons, estimate)} = {shown[1]}"
    yield f"*Conservative, base, optimistic:* {shown[0]}; {shown[1]}; {shown[2]}"
    if most := _moves_most(reasons, estimate):
        key, low, high = most
        span = f"{number(min(low, high), unit)} to {number(max(low, high), unit)}"
        yield f"*Moves it most:* {reasons.words.name(key)}; from one of its ends to the other, all else at base, {span}"
    if estimate.overlaps:
        yield f"*Do not add it to:* {sentence_list(_overlaps(reasons, finding, estimate))}"


def _in_numbers(reasons: Reasons, estimate: Estimate) -> str:
    """The formula with its numbers in place of their names, figures at their base."""

    def named(key: str) -> str:
        figure, definition = reasons.type.figure.get(key.removeprefix("k.")), reasons.type.fact.get(key)
        if definition is None:
            return number(figure.ends[1], unit_named(reasons.type.unit, figure.unit)) if figure else key
        value = reasons.inputs.get(key, reasons.answers.get(key))
        if isinstance(value, int | float) and not isinstance(value, bool):
            return number(value, unit_named(reasons.type.unit, definition.unit))
        return shown_value(value, definition, None)

    return show(estimate.formula.tree, named).replace(" * ", " × ").replace(" / ", " ÷ ").replace("_", " ")


def _worked_out(reasons: Reasons, estimate: Estimate) -> list[str]:
    """The facts of the formula that are worked out from others themselves."""
    keys = dict.fromkeys(name.key for name in names(estimate.formula.tree))
    return [key for key in keys if key in reasons.program.trees and key in reasons.type.fact]


def _inputs(reasons: Reasons, estimate: Estimate) -> tuple[str, ...]:
    """Facts and figures that the formula leans on in the end, a derived fact followed to what it is made of."""
    found: dict[str, None] = {}

    def follow(key: str) -> None:
        definition = reasons.type.fact.get(key)
        if definition is not None and definition.formula is not None:
            tree = reasons.program.trees[key]
            if isinstance(tree, t.FirstKnown) and reasons.known_as(tree.items[0]) is not None:
                tree = tree.items[0]  # what is assumed otherwise was not needed
            for name in names(tree):
                follow(name.key)
        else:
            found[key] = None

    for name in names(estimate.formula.tree):
        follow(name.key)
    return tuple(found)


def _input(reasons: Reasons, key: str) -> str:
    if not key.startswith("k."):
        return reasons.fact(key)
    figure = reasons.type.figure[key[2:]]
    sources = "; ".join(reference(reasons.type.source[id]) for id in figure.sources)
    year = f", {figure.year}" if figure.year else ""
    known = f"{figure.title}: {reasons.words.figure(figure.id)}{year}{_STANDINGS[figure.standing]}"
    return f"{known} ({sources})" if sources else known


def _moves_most(reasons: Reasons, estimate: Estimate) -> tuple[str, float, float] | None:
    """The figure whose two ends lie furthest apart in the result, one at a time, and what they make of it."""
    base = {f"k.{id}": figure.ends[1] for id, figure in reasons.type.figure.items()}
    moves = []
    for key in _inputs(reasons, estimate):
        if key.startswith("k."):
            low, _, high = reasons.type.figure[key[2:]].ends
            results = [_result(reasons, estimate, {**base, key: end}) for end in (low, high)]
            if results[0] is not None and results[1] is not None and results[0] != results[1]:
                moves.append((key, results[0], results[1]))
    return max(moves, key=lambda move: abs(move[1] - move[2]), default=None)


def _result(reasons: Reasons, estimate: Estimate, figures: Mapping[str, Value]) -> float | None:
    """The formula with these figures; derived facts that use a figure are worked out anew."""
    known: dict[str, Value | None] = {**reasons.inputs, **figures}
    for id, definition in reasons.type.fact.items():
        if definition.formula is not None:
            known[id] = walk.value(reasons.program.trees[id], known.get, reasons.case.as_of)
    result = walk.value(estimate.formula.tree, known.get, reasons.case.as_of)
    return float(result) if isinstance(result, int | float) and not isinstance(result, bool) else None


def _overlaps(reasons: Reasons, finding: PropositionFinding, estimate: Estimate) -> Iterator[str]:
    for ref in estimate.overlaps:
        own, _, name = ref.rpartition(".")
        other = reasons.type.proposition[own or finding.id]
        yield f"{reasons.words.text(other.estimate[name].title)} (“{reasons.words.text(other.title)}”)"
