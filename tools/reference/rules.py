"""What is believed about one kind of organization: an overview, and a page for each driver with what hangs on it."""

from collections.abc import Iterator

from reference.kind import Kind
from reference.markdown import SHALLOW, contents, heading, joined, label, link, listed, literal, small, table
from reference.materials import figure
from valuecase.citations import reference
from valuecase.conditions.program import names
from valuecase.conditions.tree import Condition
from valuecase.explaining.common import upper
from valuecase.model.proposition import Point
from valuecase.telling import VALUES
from valuecase.wording import sentence_list

_CONDITIONS = ("active", "when", "serious", "severe", "not_when")
_TERMS = {"short": "the short term", "long": "the long term"}


def pages(kind: Kind) -> Iterator[tuple[str, str]]:
    yield "index.md", _overview(kind)
    for driver in kind.type.driver:
        yield f"{driver}.md", _driver(kind, driver)


def _overview(kind: Kind) -> str:
    about = kind.type.about
    return joined([
        heading(1, upper(about.plural), label(kind.type.id)),
        *map(literal, kind.text(about.background).split("\n\n")),
        "## What the week is about",
        literal(kind.text(about.day_to_day)),
        _powers(about.powers),
        "## What presses on them, what hurts, what could help",
        "Each driver has a page, with the pains that it causes and what could relieve them.",
        "\n".join(_outline(kind, driver) for driver in kind.type.driver),
        "## Data they usually hold",
        table(("data", "in these forms", "when"), (_holding(kind, id) for id in kind.type.holds)),
        "## More about them",
        listed((
            f"[Facts worth knowing](facts.md): {len(kind.own('fact'))} of their own, with where to look or whom to ask",
            "[Numbers with their sources](numbers.md): every figure that a sentence or an estimate uses",
            "[Their words, and who listens](words.md): audiences, glossary, what they hear when we say something",
            "[Red lines, promises and cautions](promises.md), with the laws that are theirs",
            f"[What is covered and what is not](../../../coverage/{kind.type.id}.md)",
        )),
        "## Where this comes from" if about.sources else "",
        listed(literal(reference(kind.type.source[id])) for id in about.sources),
        contents((*kind.type.driver, "facts", "numbers", "words", "promises")),
    ])  # fmt: skip


def _powers(powers: tuple[str, ...]) -> str:
    return f"They have powers of {sentence_list(powers)}, so what may reach them is limited." if powers else ""


def _outline(kind: Kind, driver: str) -> str:
    pains, helps = kind.under(driver)
    lines = [f"- {kind.link('driver', driver)} ({kind.type.driver[driver].category})"]
    lines += [f"  - Hurts: {kind.link('pain', id)}" for id in pains]
    lines += [f"  - Could help: {kind.link('proposition', id)}" for id in helps]
    return "\n".join(lines)


def _holding(kind: Kind, id: str) -> tuple[str, str, str]:
    one = kind.type.holds[id]
    forms = "; ".join(kind.type.form[form].said for form in one.forms)
    when = kind.words.statement(one.when.tree, numbers=True) if one.when else ""
    return link(kind.type.data_set[id].title, label("data", id)), literal(forms), literal(when)


# --- a driver and what hangs on it ------------------------------------------------------------------------------------


def _driver(kind: Kind, id: str) -> str:
    pains, helps = kind.under(id)
    return SHALLOW + joined([
        *_rule(kind, 1, "driver", id),
        *(part for pain in pains for part in _rule(kind, 2, "pain", pain)),
        *(part for one in helps for part in _rule(kind, 2, "proposition", one)),
    ])  # fmt: skip


def _rule(kind: Kind, level: int, table: str, id: str) -> Iterator[str]:
    head, *sections = kind.record(level, table, id)
    yield head
    if table == "proposition":
        yield _proposition_in_brief(kind, id)
        before = sections.index(small("What to ask"))
        yield from (*sections[:before], *_figures(kind, id), *_said(kind, id), *sections[before:], *_together(kind, id))
    else:
        yield f"*{table.capitalize()}.*"
        yield from sections
    yield small("As it is written")
    yield listed(_written(kind, table, id))


def _proposition_in_brief(kind: Kind, id: str) -> str:
    one = kind.type.proposition[id]
    lenses = sentence_list(kind.type.lens[lens].title.lower() for lens in one.lenses)
    state = "" if one.status == "reviewed" else f" {one.status.capitalize()}."
    return f"*Proposition.{state} Value: {literal(lenses)}; in {sentence_list(_TERMS[term] for term in one.horizon)}.*"


def _figures(kind: Kind, id: str) -> Iterator[str]:
    """The figures that its estimates reckon with."""
    formulas = [estimate.formula.tree for estimate in kind.type.proposition[id].estimate.values()]
    keys = dict.fromkeys(name.key for tree in formulas for name in names(tree) if name.key.startswith("k."))
    if keys:
        yield small("Figures in the estimates")
        yield listed(_figure(*figure(kind, key.removeprefix("k."))) for key in keys)


def _figure(title: str, value: str, standing: str, origin: str) -> str:
    return f"{title}: {value} ({standing}). {origin}".strip()


def _said(kind: Kind, id: str) -> Iterator[str]:
    yield small("What to say, and to whom")
    yield "The first wording whose facts are known is said; a fact of the partner's own stands in brackets."
    for audience, point in kind.type.proposition[id].point.items():
        title = literal(kind.type.audience[audience].title)
        yield f"*{title}*\n\n{listed(_wordings(kind, point))}"


def _wordings(kind: Kind, point: Point) -> Iterator[str]:
    ways = (
        ("", point.say),
        ("To a partner that wants safeguards first: ", point.guarded),
        ("To a partner that wants a measurable return: ", point.return_first),
    )
    for way, texts in ways:
        for text in texts:
            yield f"{way}“{literal(kind.text(text))}”"


def _together(kind: Kind, id: str) -> Iterator[str]:
    one = kind.type.proposition[id]
    for title, text in (("What we could create together", one.together), ("For counsel", one.for_counsel)):
        if text:
            yield small(title)
            yield literal(kind.text(text))


def _written(kind: Kind, table: str, id: str) -> Iterator[str]:
    """A rule as it stands in its file, for whoever corrects it."""
    record = getattr(kind.type, table)[id]
    yield f"`{table}.{id}` in `rules/{kind.file(table, id)}`"
    for name in _CONDITIONS:
        if isinstance(condition := getattr(record, name, None), Condition):
            yield f"`{name}`: `{_line(condition)}`"
    for name, estimate in getattr(record, "estimate", {}).items():
        only = f", only when `{_line(estimate.when)}`" if estimate.when else ""
        yield f"`estimate.{name}`, {VALUES[estimate.kind]}, in `{estimate.unit}`: `{_line(estimate.formula)}`{only}"


def _line(condition: Condition) -> str:
    return " ".join(condition.text.split())
