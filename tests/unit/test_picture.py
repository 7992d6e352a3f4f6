"""The picture of a coalition: what is in it, where it stands, and whether everybody can read it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from valuecase import Engine, Partner, StakeholderType, read_partner
from valuecase.evaluator import Evaluator
from valuecase.model.case import ValueCase
from valuecase.model.coalition import Coalition
from valuecase.render.picture import to_svg
from valuecase.render.picture.arcs import arcs_of
from valuecase.render.picture.content import ARCS, content_of
from valuecase.render.picture.frame import Frame
from valuecase.render.picture.layout import boxes_of
from valuecase.render.picture.lettering import width, wrapped
from valuecase.render.picture.signs import BOTH, FIRST, ONE, OPEN, PAPER, SIGNS, SOFT, SPARE, TEXT, luminance, signs
from valuecase.shared.coalition import coalition_of

RIVERBEND = Path(__file__).parents[2] / "examples" / "riverbend"
AS_OF = date(2026, 12, 1)
SVG = "{http://www.w3.org/2000/svg}"
SMALLEST = 9
SHIPPED = ("housing_homelessness", "health_care", "social_services", "criminal_justice", "public_health", "coalition")


@cache
def riverbend() -> tuple[ValueCase, ...]:
    engine = Engine()
    return tuple(engine.evaluate(read_partner(path), as_of=AS_OF) for path in sorted(RIVERBEND.glob("*.toml")))


@cache
def coalition_of_names(names: tuple[str, ...]) -> Coalition:
    """Partners like those of Riverbend in turn, by other names."""
    known = riverbend()
    cases = [known[place % len(known)] for place in range(len(names))]
    return coalition_of(
        [evolve(case, partner=evolve(case.partner, name=name)) for case, name in zip(cases, names, strict=True)]
    )


def some(count: int) -> Coalition:
    return coalition_of_names(tuple(f"Partner number {place}" for place in range(count)))


def strangers(*names: str) -> Coalition:
    """Partners of whom nothing is known, so that nothing moves between them."""
    engine = Engine()
    return coalition_of([engine.evaluate(Partner(name=name, type="other"), as_of=AS_OF) for name in names])


def drawn(coalition: Coalition) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(coalition))


def groups(picture: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return picture.findall(f".//{SVG}g[@class='{name}']")


def box_frames(picture: ElementTree.Element) -> list[Frame]:
    return [rect_frame(group.find(f"{SVG}rect")) for group in groups(picture, "partner")]


def rect_frame(rect: ElementTree.Element) -> Frame:
    x, y, wide, high = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
    return Frame(x, y, x + wide, y + high)


def view(picture: ElementTree.Element) -> Frame:
    return Frame(*map(float, picture.get("viewBox").split()))


def within(inner: Frame, outer: Frame) -> bool:
    return (
        inner.left >= outer.left
        and inner.top >= outer.top
        and inner.right <= outer.right + 0.1
        and inner.bottom <= outer.bottom + 0.1
    )


def texts(element: ElementTree.Element, x: float = 0, y: float = 0) -> Iterator[tuple[str, float, Frame]]:
    """Every line of text with its size and the room that it takes."""
    moved = re.match(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text":
        size, bold = float(element.get("font-size")), element.get("font-weight") == "600"
        for line in element:
            wide = width(line.text or "", size, bold=bold)
            share = {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor")]
            left, base = x + float(line.get("x")) - share * wide, y + float(line.get("y"))
            yield line.text or "", size, Frame(left, base - 0.75 * size, left + wide, base + 0.2 * size)
    for child in element:
        yield from texts(child, x, y)


def told_arcs(picture: ElementTree.Element) -> list[str]:
    return [group.find(f"{SVG}title").text for group in groups(picture, "arc")]


def assert_readable(picture: ElementTree.Element) -> None:
    """Nothing that is written collides, leaves the page or is too small, and no box meets another."""
    page, boxes = view(picture), box_frames(picture)
    for one, other in combinations(boxes, 2):
        assert not one.meets(other)
    assert all(within(box, page) for box in boxes)
    written = [found for found in texts(picture) if found[0]]
    for text, size, frame in written:
        assert size >= SMALLEST, text
        assert within(frame, page), text
    for (text, _, one), (beside, _, other) in combinations(written, 2):
        assert not one.grown(-0.3).meets(other.grown(-0.3)), (text, beside)
    for note in groups(picture, "note"):
        assert not any(rect_frame(note.find(f"{SVG}rect")).meets(box) for box in boxes)
    assert all(
        any(within(frame, box) for box in boxes) for group in groups(picture, "partner") for _, _, frame in texts(group)
    )


# --- what is in it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 6, 12, 25, 40])
def test_every_partner_stands_in_it_once_and_in_its_text_alternative(count):
    coalition = some(count)
    picture = drawn(coalition)
    names = [case.partner.name for case in coalition.cases]

    written = [" ".join(line.text for line in group.iter(f"{SVG}tspan")) for group in groups(picture, "partner")]
    assert sorted(written) == sorted(names)
    told = picture.find(f"{SVG}desc").text
    assert all(re.search(rf"{name}\b", told) for name in names)


def test_it_is_an_image_with_a_name_and_a_description():
    picture = drawn(some(3))

    assert picture.tag == f"{SVG}svg"
    assert picture.get("role") == "img"
    named = picture.get("aria-labelledby").split()
    assert [picture.find(f".//*[@id='{id}']").tag for id in named] == [f"{SVG}title", f"{SVG}desc"]
    assert picture.find(f"{SVG}title").text == "What 3 partners could do for one another"


def test_signs_of_markup_in_a_name_stay_signs():
    names = ("A & B <c>", 'The "Open" Door\'s', "x]]>y", "bell\x07 tower")
    picture = drawn(coalition_of_names(names))

    written = {" ".join(line.text for line in group.iter(f"{SVG}tspan")) for group in groups(picture, "partner")}
    assert written == {"A & B <c>", 'The "Open" Door\'s', "x]]>y", "bell\ufffd tower"}


def test_it_needs_nothing_from_elsewhere():
    text = to_svg(some(25)).replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?:|href|url\(|<script|<style|<image|@import|\bon\w+=", text)


def test_the_same_coalition_is_drawn_the_same():
    names = tuple(f"Partner number {place}" for place in range(9))
    coalition_of_names.cache_clear()
    first = to_svg(coalition_of_names(names))
    coalition_of_names.cache_clear()

    assert to_svg(coalition_of_names(names)) == first


@pytest.mark.parametrize("count", [2, 3, 5, 6])
def test_every_pair_with_something_ready_has_an_arc_while_there_is_room(count):
    coalition = some(count)
    ready = {(one.giver, one.receiver) for one in coalition.exchanges if one.ready and not one.forbidden}
    assert 0 < len(ready) <= ARCS

    told = told_arcs(drawn(coalition))
    for giver, receiver in ready:
        assert sum(arc.startswith(f"{giver} to {receiver}:") for arc in told) == 1
    assert len(told) == len({(one.giver, one.receiver) for one in coalition.exchanges if not one.forbidden})


@pytest.mark.parametrize("count", [12, 25, 40])
def test_where_there_is_no_room_every_partner_keeps_its_best_and_the_legend_says_what_is_missing(count):
    coalition = some(count)
    possible = [one for one in coalition.exchanges if not one.forbidden]
    ready = {(one.giver, one.receiver) for one in possible if one.ready}
    picture = drawn(coalition)
    content = content_of(coalition)

    assert len(ready) > ARCS == len(told_arcs(picture))
    ends = {name for flow in content.flows for name in (flow.giver, flow.receiver)}
    assert ends == {name for pair in ready for name in pair}
    rest = len({(one.giver, one.receiver) for one in possible}) - len(ready)
    written = " ".join(text for text, _, _ in texts(picture))
    assert f"{ARCS} arrows are drawn" in written
    assert f"{len(ready) - ARCS:,} more that could begin" in written
    assert rest == 0 or f"{rest:,} still to find out" in written


def test_the_best_of_a_pair_is_told_first_and_what_serves_both_is_darker_and_wider():
    coalition = some(6)
    flows = content_of(coalition).flows
    lines = {
        group.find(f"{SVG}title").text.split(":")[0]: group.find(f"{SVG}path")
        for group in groups(drawn(coalition), "arc")
    }

    for flow in flows:
        line = lines[f"{flow.giver} to {flow.receiver}"]
        expected = FIRST if flow.first else OPEN if not flow.ready else BOTH if flow.both else ONE
        assert line.get("stroke") == expected
        assert (line.get("stroke-dasharray") == "none") is flow.ready
    alike = Counter((flow.both, len(flow.data)) for flow in flows if flow.ready and not flow.first)
    assert {both for both, _ in alike} == {True, False}
    widths = {
        (flow.both, len(flow.data)): float(lines[f"{flow.giver} to {flow.receiver}"].get("stroke-width"))
        for flow in flows
        if flow.ready and not flow.first
    }
    assert widths[True, 1] > widths[False, 1]
    assert all(
        widths[both, count] <= widths[both, more]
        for both, count in widths
        for one, more in widths
        if one is both and count < more
    )


def test_the_first_step_is_marked_with_its_data():
    coalition = some(6)
    title = coalition.cases[0].type.data_set[coalition.first.data].title
    [note] = groups(drawn(coalition), "note")

    assert " ".join(line.text for line in note.iter(f"{SVG}tspan")) == f"First: {title}"
    assert [flow.first for flow in content_of(coalition).flows].count(True) == 1


def test_who_else_gains_is_named_with_how_many_partners_it_gains_from():
    coalition = some(6)
    id, _ = coalition.beneficiaries[0]
    partners = {stake.partner for stake in coalition.stakes if id in stake.elsewhere}
    label = groups(drawn(coalition), "gainer")[0]

    written = [line.text for line in label.iter(f"{SVG}tspan")]
    assert " ".join(written[:-1]) == coalition.cases[0].type.organisation[id].title
    assert written[-1] == f"{len(partners)} partners"


def test_what_is_forbidden_is_not_drawn():
    coalition = some(6)
    pair = next((one.giver, one.receiver) for one in coalition.exchanges if one.ready)
    forbidden = tuple(
        evolve(one, forbidden=("Never.",)) if (one.giver, one.receiver) == pair else one for one in coalition.exchanges
    )
    told = told_arcs(drawn(evolve(coalition, exchanges=forbidden)))

    assert told
    assert not any(arc.startswith(f"{pair[0]} to {pair[1]}:") for arc in told)


def test_nothing_to_share_is_said():
    picture = drawn(strangers("One", "Two", "Three"))

    assert_readable(picture)
    assert not groups(picture, "arc")
    assert any(text.startswith("Nothing to begin with yet") for text, _, _ in texts(picture))


def test_a_sector_that_nobody_knows_has_a_sign_too(library: StakeholderType):
    case = Evaluator(library).case(Partner(name="Elm Street", type="library"), AS_OF)
    about = evolve(case.type.about, sector="libraries")
    sector = {**case.type.sector, "libraries": evolve(case.type.sector["education"], id="libraries", title="Libraries")}
    stranger = evolve(case, type=evolve(case.type, about=about, sector=sector))
    picture = drawn(coalition_of([stranger, *riverbend()[:2]]))

    assert any(text == "Libraries" for text, _, _ in texts(picture))
    assert signs(["libraries", "health_care", "museums"])["libraries"] == SPARE[0]


# --- where it stands --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(1, 41))
def test_whatever_the_number_of_partners_everything_can_be_read(count):
    assert_readable(drawn(some(count)))


@pytest.mark.parametrize("count", [1, 3, 25, 40])
@pytest.mark.parametrize("letters", ["W", "Wide words of ", "漢字", "Ёлка и ", "مكتبة ", "क्षेत्र "])
def test_long_names_in_any_script_fit_a_letter_page(count, letters):
    names = tuple(f"{place} {letters * 80}"[:80].strip() for place in range(count))
    picture = drawn(coalition_of_names(names))

    assert_readable(picture)
    assert view(picture) == Frame(0, 0, 960, 720)
    titles = [group.find(f"{SVG}title").text.rpartition(" (")[0] for group in groups(picture, "partner")]
    assert sorted(titles) == sorted(names)


names_of_partners = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=3, max_size=80
).filter(str.strip)


@settings(max_examples=25, deadline=None)
@given(st.lists(names_of_partners, min_size=1, max_size=40, unique=True))
def test_whatever_the_names_everything_can_be_read(names):
    assert_readable(drawn(coalition_of_names(tuple(names))))


def test_more_partners_than_a_page_holds_make_a_larger_sheet():
    picture = drawn(some(70))

    assert_readable(picture)
    assert view(picture).width > 960
    assert len(groups(picture, "partner")) == 70


@pytest.mark.parametrize("count", [2, 3, 6, 9, 12, 17, 25, 40])
def test_no_arc_leads_through_a_box(count):
    content = content_of(some(count))
    boxes = boxes_of(content.nodes, Frame(110, 80, 850, 640))
    arcs = arcs_of(content.flows, boxes)

    assert len(arcs) == len(content.flows) > 0
    for arc in arcs:
        points = [arc.at(step / 40) for step in range(1, 41)]
        assert not any(Frame(x, y, x, y).meets(box.frame.grown(-1)) for x, y in points for box in boxes)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=90), st.floats(9, 24), st.floats(60, 300), st.integers(1, 6))
def test_lines_keep_within_their_room_and_lose_nothing_but_what_is_cut(text, size, room, most):
    whole = wrapped(text, size, room)
    cut = wrapped(text, size, room, lines=most)

    assert "".join(whole) == "".join(text.split()) or "".join(" ".join(whole).split()) == "".join(text.split())
    for line in (*whole, *cut):
        assert width(line, size) <= room + 1e-6
    assert len(cut) <= most
    assert cut == whole if len(whole) <= most else cut[-1].endswith("…")


# --- whether everybody can read it ------------------------------------------------------------------------------------


def lightness(color: str) -> float:
    """L* of CIE Lab: 0 is black, 100 white."""
    light = luminance(color)
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# How people without one kind of cone see colors (Machado, Oliveira and Fernandes 2009), for linear red, green and blue.
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen(color: str, matrix: Sequence[Sequence[float]]) -> str:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    mixed = [min(1, max(0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in matrix]
    back = [12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in mixed]
    return "#" + "".join(f"{round(part * 255):02X}" for part in back)


def test_sectors_keep_apart_in_greyscale_and_each_has_a_shape_of_its_own():
    shipped = [SIGNS[id] for id in SHIPPED]

    for one, other in combinations(shipped, 2):
        assert abs(lightness(one.ground) - lightness(other.ground)) >= 12
    for one, other in combinations(SIGNS.values(), 2):
        assert abs(lightness(one.ground) - lightness(other.ground)) >= 5
    assert len({sign.path for sign in (*SIGNS.values(), *SPARE)}) == len(SIGNS) + len(SPARE)


@pytest.mark.parametrize("kind", BLIND)
def test_sectors_keep_apart_for_color_blind_eyes(kind):
    for one, other in combinations(SHIPPED, 2):
        grounds = [lightness(seen(SIGNS[id].ground, BLIND[kind])) for id in (one, other)]
        assert abs(grounds[0] - grounds[1]) >= 5, (one, other)


def test_lines_keep_apart_from_the_paper_and_from_one_another():
    for ink in (BOTH, ONE, OPEN, FIRST):
        assert contrast(ink, PAPER) >= 3
    for strong in (BOTH, FIRST):
        assert lightness(ONE) - lightness(strong) >= 18
    assert lightness(FIRST) - lightness(BOTH) >= 15


def test_everything_written_has_contrast():
    for sign in (*SIGNS.values(), *SPARE):
        assert contrast(TEXT, sign.tint) >= 7
        assert contrast(sign.ink, sign.ground) >= 3
    for ink in (TEXT, SOFT, FIRST):
        assert contrast(ink, PAPER) >= 4.5
