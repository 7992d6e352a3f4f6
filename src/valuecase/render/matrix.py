"""Who holds, needs and lacks which data, as a table of a page: kinds of data by partners."""

from collections.abc import Iterator

from valuecase.model.coalition import Coalition, DataRow
from valuecase.render.html import plain

STANDINGS = {
    "holds": ("●", "holds"),
    "usually_holds": ("◐", "usually holds"),
    "may_hold": ("○", "may hold"),
    "none": ("×", "has none"),
}
NEEDS = ("◆", "needs")
HAS = tuple(standing for status, standing in STANDINGS.items() if status != "none")
WORDS_FIT = 8  # partners: with more, print has room for signs alone


def to_matrix(coalition: Coalition) -> str:
    """A section with the table; every cell says its standing by a sign and in words."""
    titles = {id: data.title for case in coalition.cases for id, data in case.type.data_set.items()}
    names = [case.partner.name for case in coalition.cases]
    heads = "".join(f'<th scope="col" dir="auto"><span>{plain(name)}</span></th>' for name in names)
    standings = (*STANDINGS.values(), (NEEDS[0], "needs, or could use"))
    key = "".join(f"<li>{sign} {words}</li>" for sign, words in standings)
    many = " many" if len(names) > WORDS_FIT else ""
    return "\n".join(
        (
            f'<section class="wide matrix{many}">',
            '<h2 id="matrix">Who holds and who needs which data</h2>',
            f'<ul class="key">{key}</ul>',
            '<div class="scrolls" tabindex="0" role="region" aria-labelledby="matrix">',
            "<table>",
            f'<thead><tr><th scope="col">Data</th>{heads}</tr></thead>',
            "<tbody>",
            *(f"<tr>{_row(row, titles[row.data], names)}</tr>" for row in coalition.rows),
            "</tbody>",
            "</table>",
            "</div>",
            "</section>",
        )
    )


def _row(row: DataRow, title: str, names: list[str]) -> str:
    nobody = ' <span class="nobody">needed, and nobody here holds it</span>' if row.missing else ""
    cells = "".join(_cell(list(_standings(row, name))) for name in names)
    return f'<th scope="row">{plain(title)}{nobody}</th>{cells}'


def _standings(row: DataRow, name: str) -> Iterator[tuple[str, str]]:
    if name in row.held:
        yield STANDINGS[row.held[name]]
    if name in row.needed:
        yield NEEDS


def _cell(found: list[tuple[str, str]]) -> str:
    """Empty where nothing is known; its words are for those who do not see that it is empty."""
    if not found:
        return '<td><span class="unsaid">not known</span></td>'
    has = any(one in HAS for one in found)
    kind = " ".join([*(["has"] if has else []), *(["needs"] if NEEDS in found else [])])
    said = "".join(
        f'<span class="standing"><span aria-hidden="true">{sign}</span> <span class="words">{words}</span></span> '
        for sign, words in found
    )
    return f'<td class="{kind}">{said.rstrip()}</td>'
