"""A screening as a page: its paper with pictures, each with the same numbers in a table."""

from datetime import date

from valuecase.model.paper import Table
from valuecase.published import STATES
from valuecase.render.html import block_of, page_of, plain, section_of
from valuecase.screening.showing import telling
from valuecase.screening.showing.charts import columns, grouped_chart, score_chart
from valuecase.screening.showing.coverage import KNOWN, fact_row
from valuecase.screening.showing.drawing import Bar
from valuecase.screening.showing.saying import counted, of_known, pain, share
from valuecase.screening.showing.sizes import SizeClass
from valuecase.screening.showing.state_tiles import Tile, state_map
from valuecase.screening.showing.summary import Summary

PAINS = 6  # drawn by size; the table has no more
FACTS = 25


def page(summary: Summary, as_of: date) -> str:
    """One HTML page that needs no other file and no script."""
    paper = summary.paper(as_of)
    pictures = {
        telling.HURTS: by_size,
        telling.OFFERED: states,
        telling.MISSING: coverage,
        telling.INVITE: scores,
    }
    made = (
        section_of(section, pictures[section.title](summary) if section.title in pictures else "")
        for section in paper.sections
    )
    return page_of(paper, made)


def _figure(heading: str, svg: str, caption: str, table: Table) -> str:
    return "\n".join(
        (
            f"<h3>{plain(heading)}</h3>",
            f'<figure class="chart" tabindex="0">{svg}<figcaption>{plain(caption)}</figcaption></figure>',
            f"<details><summary>The same in numbers</summary>{block_of(table)}</details>",
        )
    )


def scores(summary: Summary) -> str:
    """How many organizations have each sum."""
    counts = summary.counts
    found = columns(counts.scores)
    title = f"How many {summary.type.about.plural} have each sum"
    told = "; ".join(f"sum {score}: {count:,}" for score, count in found if count)
    caption = f"{summary.counted(counts.scores.total())}, by the sum that orders the list."
    table = Table(("sum", "how many"), tuple((score, f"{count:,}") for score, count in found))
    return _figure(title, score_chart(found, title, told), caption, table)


def by_size(summary: Summary) -> str:
    """The commonest pains by size of organization; a sentence where there is nothing to compare."""
    size = summary.by_size
    classes = size.classes() if size else ()
    there = [id for id in telling.commonest(summary) if telling.comparable(summary, id)]
    if size is None:
        return "<p>There is no picture by size: nothing is known that says how large they are.</p>"
    if len(classes) < 2 or not there:
        return "<p>There is no picture by size: what is known does not let sizes be compared.</p>"
    label, rows = summary.type.fact[size.fact].label, summary.counts.rows
    groups = [(pain(summary, id), [_size_bar(one, id) for one in classes]) for id in there[:PAINS]]
    title = f"What hurts, by size: {label}"
    told = ". ".join(f"{name}: {'; '.join(f'{bar.label}, {bar.said}' for bar in found)}" for name, found in groups)
    caption = f"Each bar is a share of those of whom it is known. Size is {label}, known for {share(size.known, rows)}."
    if left := len(telling.commonest(summary)) - len(there):
        caption += f" Left out: {left} of which nobody is known to be without it, so that a share would say nothing."
    headings = (label, *(name for name, _ in groups))
    cells = ((one.said, *(found[at].said for _, found in groups)) for at, one in enumerate(classes))
    return _figure(title, grouped_chart("sizes", groups, title, told), caption, Table(headings, tuple(cells)))


def _size_bar(one: SizeClass, pain: str) -> Bar:
    present, absent = one.pains[pain, "present"], one.pains[pain, "absent"]
    known = present + absent
    if not known:
        return Bar(one.said, None, f"not known for any of {one.rows:,}")
    return Bar(one.said, present / known, of_known(present, known))


def coverage(summary: Summary) -> str:
    """How many are known of each fact that was fed, those known best first."""
    counts, facts = summary.counts, summary.type.fact
    known = sorted(counts.facts, key=lambda id: -counts.of["fact", id])
    if not known:
        return ""
    found = [
        Bar(facts[id].label, counts.of["fact", id] / counts.rows, share(counts.of["fact", id], counts.rows))
        for id in known[:FACTS]
    ]
    title = "How much is known of each fact"
    told = "; ".join(f"{bar.label}: {bar.said}" for bar in found)
    caption = f"Of {summary.counted(counts.rows)}, facts that the files hold."
    if left := len(known) - len(found):
        caption += f" {counted(left, 'more fact')}, known for no more, in the table alone."
    table = Table(KNOWN, tuple(fact_row(summary, id) for id in known))
    return _figure(title, grouped_chart("facts", [("", found)], title, told), caption, table)


def states(summary: Summary) -> str:
    """Where those are to whom something can be raised, or where all are while that is nobody; nothing without states."""
    counts = summary.counts
    if not counts.states:
        return ""
    who, found = summary.type.about.plural, sorted(counts.states.items(), key=lambda one: STATES[one[0]])
    if any(usable for _, (_, usable) in found):
        title = f"With how many {who} something could be raised, by state"
        tiles = {code: Tile(usable, usable / rows, share(usable, rows)) for code, (rows, usable) in found}
        caption = (
            "The number counts those to whom something fits, or could be raised after a question; the shade is their share. "
            "A pale tile means that nothing is known yet to raise, not that there is nothing."
        )
    else:
        title = f"How many {who} are in each state"
        tiles = {code: Tile(rows, 0, f"{rows:,}") for code, (rows, _) in found}
        caption = (
            "All tiles are pale: nothing is known yet to raise with any of them, which does not mean there is nothing."
        )
    if elsewhere := counts.rows - sum(rows for _, (rows, _) in found):
        caption += f" Not on the map, without a state that we know: {counted(elsewhere, 'row')}."
    told = "; ".join(f"{STATES[code]}: {tile.said}" for code, tile in tiles.items())
    table = Table(
        ("state", "how many", "with something to raise"),
        tuple((STATES[code], f"{rows:,}", share(usable, rows)) for code, (rows, usable) in found),
    )
    return _figure(title, state_map(tiles, title, told), caption, table)
