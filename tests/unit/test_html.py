"""A paper as a page: complete, escaped, in order, and readable by everybody."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import Node, read

from valuecase import Engine, Partner, read_partner
from valuecase.brief import brief
from valuecase.handout import handout
from valuecase.model.coalition import Coalition
from valuecase.model.paper import Bullets, Paper, Paragraph, Section, Table
from valuecase.render.html import to_html
from valuecase.render.matrix import to_matrix
from valuecase.render.picture import to_svg
from valuecase.render.picture.signs import luminance
from valuecase.shared.coalition import coalition_of

RIVERBEND = Path(__file__).parents[2] / "examples" / "riverbend"
CSS = Path(__file__).parents[2] / "src" / "valuecase" / "render" / "page.css"
AS_OF = date(2026, 12, 1)


def paper(*blocks, title="T", notice="N", lead=(), alert="") -> Paper:
    return Paper(title, notice, lead, (Section("S", blocks),) if blocks else (), alert)


def body_of(*blocks) -> Node:
    [section] = read(to_html(paper(*blocks))).all("section")
    return section


@cache
def riverbend() -> Coalition:
    engine = Engine()
    return coalition_of([engine.evaluate(read_partner(path), as_of=AS_OF) for path in sorted(RIVERBEND.glob("*.toml"))])


# --- the page ---------------------------------------------------------------------------------------------------------


def test_a_page_says_what_language_it_is_in_and_what_it_is():
    text = to_html(paper(title="A & B"))
    page = read(text)

    assert text.startswith("<!DOCTYPE html>\n")
    assert next(page.all("html")).attributes["lang"] == "en-US"
    assert next(page.all("meta")).attributes["charset"] == "utf-8"
    assert next(page.all("title")).text == next(page.all("h1")).text == "A & B"


def test_everything_of_a_paper_stands_in_its_order():
    text = to_html(
        paper(
            Paragraph("a paragraph"),
            Bullets(("an item", "another item")),
            Bullets(("a step",), numbered=True),
            Table(("x", "y"), (("one", "two"),)),
            title="the title",
            notice="the notice",
            lead=("the lead",),
            alert="the alert",
        )
    )
    said = [
        "the alert",
        "the title",
        "the notice",
        "the lead",
        "S",
        "a paragraph",
        "an item",
        "another item",
        "a step",
        "one",
        "two",
    ]
    [main] = read(text).all("main")

    assert [part for part in re.split(r"\n+|(?<=one)", main.text) if part and part != "xy"] == said
    assert [node.tag for node in main.all("ul", "ol")] == ["ul", "ol"]


@pytest.mark.parametrize("file", sorted(RIVERBEND.glob("*.toml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("make", [brief, handout])
def test_briefs_and_handouts_lose_no_word(file, make):
    made = make(Engine().evaluate(read_partner(file), as_of=AS_OF))
    page = read(to_html(made))

    assert [node.text for node in page.all("h2")] == [section.title for section in made.sections]
    blocks = [block for section in made.sections for block in section.blocks]
    items = [item for block in blocks if isinstance(block, Bullets) for item in block.items]
    assert [node.text for node in page.all("li")] == [item.replace("*", "") for item in items]
    cells = [
        cell for block in blocks if isinstance(block, Table) for row in (block.headings, *block.rows) for cell in row
    ]
    assert [node.text for node in page.all("th", "td")] == [cell.replace("*", "") for cell in cells]


def test_headings_go_down_by_one():
    page = read(to_html(brief(riverbend().cases[1]), picture=to_svg(riverbend()), matrix=to_matrix(riverbend())))
    levels = [int(node.tag[1]) for node in page.all("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_the_head_of_a_table_names_its_columns_and_the_first_cell_its_row():
    section = body_of(Table(("pain", "how bad"), (("a full house", "severe"), ("no **beds**", "mild"))))

    heads = [(node.attributes["scope"], node.text) for node in section.all("th")]
    assert heads == [("col", "pain"), ("col", "how bad"), ("row", "a full house"), ("row", "no beds")]
    assert [node.text for node in section.all("td")] == ["severe", "mild"]


def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing():
    text = to_html(brief(riverbend().cases[1]), picture=to_svg(riverbend()), matrix=to_matrix(riverbend()))
    page = read(text)

    assert not list(page.all("script", "link", "img", "iframe", "object", "embed", "base"))
    assert not [name for node in page.walk() for name in node.attributes if name.startswith("on") or name == "src"]
    [style] = page.all("style")
    assert not re.search(r"url\(|@import|@font-face|https?:", style.text)
    assert {node.tag for node in page.walk() if "href" in node.attributes} == {"a"}


# --- marks and signs --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", "a <strong>b</strong> c"),
        ("a *b* c", "a <em>b</em> c"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("**a *b c***", "<strong>a <em>b c</em></strong>"),
        ("*a **b* c**", "*a <strong>b* c</strong>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**not closed", "**not closed"),
        ("**a** and **b**", "<strong>a</strong> and <strong>b</strong>"),
        ("a < b & *c > d*", "a &lt; b &amp; <em>c &gt; d</em>"),
        ('<script>alert("x")</script>', "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"),
        ("<b>**x**</b>", "&lt;b&gt;<strong>x</strong>&lt;/b&gt;"),
        ("nul \x00 and bell \x07", "nul \ufffd and bell \ufffd"),
    ],
)
def test_marks_become_elements_and_signs_stay_signs(text, expected):
    assert f"<p>{expected}</p>" in to_html(paper(Paragraph(text)))


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("A, B, 2024. https://doi.org/10.1/x", "https://doi.org/10.1/x"),
        ("See https://example.org/a_b*c?d=1&e=2.", "https://example.org/a_b*c?d=1&e=2"),
        ("(https://example.org/)", "https://example.org/"),
    ],
)
def test_an_address_can_be_followed(text, link):
    section = body_of(Paragraph(text))
    [found] = section.all("a")

    assert found.attributes["href"] == found.text == link
    assert next(section.all("p")).text == text


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_nothing_but_a_page_is_linked(text):
    assert not list(body_of(Paragraph(text)).all("a"))


words = st.text(st.sampled_from("ab*<>&\"'/ :h\n"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(words, words, words)
def test_whatever_is_written_the_page_stays_whole(title, text, cell):
    made = paper(
        Paragraph(text),
        Bullets((text, cell)),
        Table((cell, "y"), ((text, cell),)),
        title=title,
        notice=text,
        lead=(cell,),
        alert=text,
    )
    page = read(to_html(made))

    assert {node.tag for node in page.walk()} <= {
        *("page", "html", "head", "meta", "title", "style", "body", "main", "section", "div", "h1", "h2", "p", "ul", "li"),
        *("table", "thead", "tbody", "tr", "th", "td", "strong", "em"),
    }  # fmt: skip
    assert next(page.all("h1")).text == title
    bare = str.maketrans("", "", "*")
    assert next(page.all("section")).all("p")
    assert next(next(page.all("section")).all("p")).text.translate(bare) == text.translate(bare)


# --- the notice -------------------------------------------------------------------------------------------------------


def test_the_notice_is_printed_on_every_page():
    notice = 'For “Elm & Co.” </style> "only"'
    page = read(to_html(paper(notice=notice)))
    [style] = page.all("style")

    content = re.search(r'@bottom-left \{ content: "((?:\\[0-9a-f]+ |\w)*)";', style.text)[1]
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), content) == notice
    [repeated] = page.of_class("on-every-page")
    assert repeated.text == notice
    assert page.of_class("notice")[0].text == notice


def test_an_alert_comes_before_everything():
    [main] = read(to_html(paper(alert="Look out."))).all("main")

    assert [part.text for part in main.parts if isinstance(part, Node)][:2] == ["Look out.", "T"]


# --- the picture and the matrix ---------------------------------------------------------------------------------------


def test_the_picture_stands_within_the_page_with_its_text_alternative():
    page = read(to_html(paper(Paragraph("x")), picture=to_svg(riverbend())))
    [figure] = page.all("figure")
    svg = next(figure.all("svg"))

    assert svg.attributes["role"] == "img"
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert set(svg.attributes["aria-labelledby"].split()) <= set(ids)
    assert not list(read(to_html(paper(Paragraph("x")))).all("figure"))


def matrix_of(coalition: Coalition) -> tuple[list[str], dict[str, list[Node]]]:
    """The names of the columns, and the cells of each row by its title."""
    [table] = read(to_matrix(coalition)).all("table")
    head, *rows = table.all("tr")
    names = [node.text for node in head.all("th")]
    assert all(node.attributes["scope"] == "col" for node in head.all("th"))
    assert all([node.attributes["scope"] for node in row.all("th")] == ["row"] for row in rows)
    return names[1:], {next(row.all("th")).text: list(row.all("td")) for row in rows}


def test_the_matrix_has_a_column_for_each_partner_and_a_row_for_each_kind_of_data():
    coalition = riverbend()
    names, rows = matrix_of(coalition)

    assert names == [case.partner.name for case in coalition.cases]
    assert len(rows) == len(coalition.rows)
    assert {len(cells) for cells in rows.values()} == {len(names)}
    titles = coalition.cases[0].type.data_set
    for row, title in zip(coalition.rows, rows, strict=True):
        nobody = " needed, and nobody here holds it" if row.missing else ""
        assert title == f"{titles[row.data].title}{nobody}"


def test_a_cell_says_by_a_sign_and_in_words_how_a_partner_stands():
    said = {
        "holds": "● holds",
        "usually_holds": "◐ usually holds",
        "may_hold": "○ may hold",
        "none": "× has none",
    }
    coalition = riverbend()
    names, rows = matrix_of(coalition)
    seen = set()
    for row, cells in zip(coalition.rows, rows.values(), strict=True):
        for name, cell in zip(names, cells, strict=True):
            held = [said[row.held[name]]] if name in row.held else []
            needed = ["◆ needs"] if name in row.needed else []
            assert cell.text.strip() == (" ".join(held + needed) or "not known")
            seen.add(cell.text)
    assert any("holds ◆ needs" in text for text in seen)
    assert {"● holds", "◐ usually holds", "○ may hold", "◆ needs", "not known"} <= seen


def test_what_is_needed_and_what_is_lacking_stands_together():
    engine = Engine()
    lacking = Partner(
        name="<Elm> & Co.", type="food_bank", data={"overdose_signals": "none", "housing_openings": "needs"}
    )
    coalition = coalition_of([engine.evaluate(lacking, as_of=AS_OF)])
    row = next(row for row in coalition.rows if row.data == "overdose_signals")
    needing = tuple(evolve(one, needed=("<Elm> & Co.",)) if one is row else one for one in coalition.rows)
    names, rows = matrix_of(evolve(coalition, rows=needing))
    title = coalition.cases[0].type.data_set["overdose_signals"].title

    assert names == ["<Elm> & Co."]
    [cell] = rows[f"{title} needed, and nobody here holds it"]
    assert cell.text == "× has none ◆ needs"
    assert cell.attributes["class"] == "needs"


def test_every_sign_of_the_matrix_is_explained():
    page = read(to_matrix(riverbend()))
    [key] = page.of_class("key")
    signs = {node.text for node in page.all("span") if node.attributes.get("aria-hidden")}

    assert signs <= {node.text[0] for node in key.all("li")}
    assert len([node.text[0] for node in key.all("li")]) == len({node.text[0] for node in key.all("li")}) == 5


def test_only_where_there_are_many_partners_print_leaves_the_words_to_the_key():
    cases = riverbend().cases
    many = coalition_of(
        [evolve(case, partner=evolve(case.partner, name=f"{place}")) for place, case in enumerate((*cases, *cases))]
    )

    assert not read(to_matrix(riverbend())).of_class("many")
    assert read(to_matrix(many)).of_class("many")


def test_colors_of_a_page_have_contrast():
    text = CSS.read_text("utf-8")
    inks = dict(re.findall(r"--(\w+): (#\w{6});", text))
    grounds = {"#ffffff", *re.findall(r"background: (#\w{6})", text)}
    written = [*(inks[name] for name in ("text", "soft", "ink")), *re.findall(r"(?<![-\w])color: (#\w{6})", text)]

    assert len(grounds) > 4
    for ink in written:
        for ground in grounds:
            assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 4.5, (ink, ground)
