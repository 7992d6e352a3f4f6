"""A screening as a page: whole, escaped, readable by everybody, and its pictures say what its tables say."""

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest
from pages import Node, read
from screened import AS_OF, FACTS, IDENTITY, NOTHING_REJECTED, hospitals, judged, screened, summed

from valuecase.published import STATES
from valuecase.render.picture.lettering import width
from valuecase.render.picture.signs import PAPER, TEXT, luminance
from valuecase.screening.showing.drawing import WIDTH
from valuecase.screening.showing.page import page
from valuecase.screening.showing.state_tiles import TILES, TINTS
from valuecase.screening.showing.summary import Summary


@pytest.fixture(scope="module")
def hospital(engine):
    return engine.type("hospital")


@pytest.fixture(scope="module")
def summary(engine, hospital) -> Summary:
    return summed(screened(engine, "hospital", hospitals(60), FACTS), hospital)


@pytest.fixture(scope="module")
def whole(summary) -> Node:
    return read(page(summary, AS_OF))


def pictures(found: Node) -> Mapping[str, Node]:
    """The drawings of a page by their titles."""
    return {next(svg.all("title")).text: svg for svg in found.all("svg")}


def test_the_page_needs_nothing_else(summary):
    text = page(summary, AS_OF)

    assert not re.search(r"<script|<link|<img|<iframe|url\(|@import|src=", text)
    assert set(re.findall(r"https?://[^\s\"<]+", text)) == {"http://www.w3.org/2000/svg"}


def test_all_four_pictures_are_there_with_title_description_and_table(whole):
    assert list(pictures(whole)) == [
        "What hurts, by size: staffed beds",
        "With how many hospitals something could be raised, by state",
        "How much is known of each fact",
        "How many hospitals have each sum",
    ]
    for svg in whole.all("svg"):
        assert svg.attributes["role"] == "img"
        assert next(svg.all("desc")).text
    assert len(list(whole.all("details"))) == 4
    assert all(list(details.all("table")) for details in whole.all("details"))


def test_ids_are_there_once_and_every_reference_has_one(whole):
    ids = [node.attributes["id"] for node in whole.walk() if "id" in node.attributes]
    referred = [
        node.attributes[key]
        for node in whole.walk()
        for key in ("aria-labelledby", "aria-describedby")
        if key in node.attributes
    ]

    assert len(ids) == len(set(ids))
    assert set(referred) <= set(ids)


def test_headings_go_down_by_one(whole):
    levels = [int(node.tag[1]) for node in whole.all("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_number_of_a_picture_stands_in_its_table(whole):
    for section in whole.all("section"):
        for svg, details in zip(section.all("svg"), section.all("details"), strict=True):
            drawn = {number for node in svg.all("text") for number in re.findall(r"\d+ of \d+", node.text)}
            assert drawn <= {number for cell in details.all("td") for number in re.findall(r"\d+ of \d+", cell.text)}


def test_everything_drawn_lies_within_the_picture(whole):
    for tile in whole.all("g"):
        [ground] = tile.all("rect")
        for node in tile.all("text"):
            bold = node.attributes.get("font-weight") is not None
            assert width(node.text, float(node.attributes["font-size"]), bold=bold) <= float(ground.attributes["width"])
    for svg in whole.all("svg"):
        height = float(svg.attributes["viewbox"].split()[3])
        for node in svg.all("rect"):
            assert 0 <= float(node.attributes["x"]) <= WIDTH - float(node.attributes["width"])
            assert 0 <= float(node.attributes["y"]) <= height - float(node.attributes["height"])
        for node in svg.all("text"):
            for part in list(node.all("tspan")) or [node]:
                wide = width(part.text, float(node.attributes["font-size"])) * {"middle": 0.5}.get(
                    node.attributes["text-anchor"], 1
                )
                x = float(part.attributes["x"])
                assert (x - wide if node.attributes["text-anchor"] != "start" else x) >= -1
                assert (x + wide if node.attributes["text-anchor"] != "end" else x) <= WIDTH + 1
                assert 0 < float(part.attributes["y"]) < height


def test_a_million_rows_leave_room_for_their_numbers(engine, hospital):
    answers = screened(engine, "hospital", hospitals(60), FACTS)
    summary = summed(answers, hospital)
    summary.counts.rows *= 10**6
    for counter in (summary.counts.of, summary.counts.scores):
        for key in counter:
            counter[key] *= 10**6
    states = summary.counts.states
    summary.counts.states = {code: (rows * 10**6, usable * 10**6) for code, (rows, usable) in states.items()}

    test_everything_drawn_lies_within_the_picture(read(page(summary, AS_OF)))


@pytest.mark.parametrize("state", ["TX", "VI"])
def test_states_without_rows_are_empty(engine, hospital, state):
    rows = [{**row, "state": state} for row in hospitals(5)]
    found = read(page(summed(screened(engine, "hospital", rows, FACTS), hospital), AS_OF))
    [svg] = [svg for title, svg in pictures(found).items() if "state" in title]
    filled = list(svg.all("g"))

    assert len(filled) == 1
    assert next(filled[0].all("title")).text.startswith(f"{STATES[state]}: ")
    assert {node.text for node in svg.all("text")} >= set(STATES)


def test_where_nothing_can_be_raised_the_map_shows_how_many_there_are(engine, hospital):
    rows = [{**row, "state": "TX"} for row in hospitals(5, known=0)]
    found = pictures(read(page(summed(screened(engine, "hospital", rows, FACTS), hospital), AS_OF)))

    assert "Texas: 5" in next(found["How many hospitals are in each state"].all("desc")).text


def test_rows_that_are_not_on_the_map_are_said(summary, whole):
    missing = summary.counts.rows - sum(rows for rows, _ in summary.counts.states.values())

    assert missing > 1
    assert f"Not on the map, without a state that we know: {missing} rows." in whole.text


def test_a_long_list_of_facts_is_cut_with_a_note_and_whole_in_the_table(engine, hospital):
    facts = [id for id, fact in hospital.fact.items() if fact.formula is None and fact.type in ("integer", "yes_no")]
    rows = [{**dict.fromkeys(facts), **row} for row in hospitals(12)]
    rows = [{id: row.get(id) for id in (*IDENTITY, *facts)} for row in rows]
    found = read(page(summed(screened(engine, "hospital", rows, facts), hospital, facts=facts), AS_OF))
    [section] = [one for one in found.all("section") if next(one.all("h2")).text == "Where facts are missing"]
    left = len(facts) - 25

    assert left > 1
    assert len(list(next(section.all("svg")).all("rect"))) < 2 * 25 + 1
    assert f"{left} more facts, known for no more, in the table alone." in section.text
    assert len(list(next(section.all("details")).all("tr"))) == len(facts) + 1


def test_without_states_there_is_no_map(engine, hospital):
    answers = screened(engine, "hospital", hospitals(20), FACTS).drop("state")
    summary = Summary(hospital, identity=IDENTITY[:2], facts=FACTS)
    summary.add(answers, NOTHING_REJECTED)

    assert len(pictures(read(page(summary, AS_OF)))) == 3


def test_without_a_size_a_sentence_stands_in_its_place(engine, hospital):
    answers = screened(engine, "hospital", [{**row, "staffed_beds": None} for row in hospitals(20)], FACTS)

    assert (
        "There is no picture by size: nothing is known that says how large they are."
        in read(page(summed(answers, hospital), AS_OF)).text
    )


def test_a_class_of_which_nothing_is_known_is_grey_and_says_so(engine, hospital):
    rows = [{**row, "staffed_beds": 500 if place < 10 else 10} for place, row in enumerate(judged(20, {1: 5, 5: 5}))]
    found = pictures(read(page(summed(screened(engine, "hospital", rows, FACTS), hospital), AS_OF)))
    svg = found["What hurts, by size: staffed beds"]

    assert "not known for any of 10" in [node.text for node in svg.all("text")]
    assert len([node for node in svg.all("rect") if node.attributes.get("stroke-dasharray")]) == 1


def test_nothing_read_makes_a_page_without_pictures(engine, hospital):
    found = read(page(summed(screened(engine, "hospital", [], FACTS), hospital), AS_OF))

    assert not pictures(found)
    assert "There is none, so" in found.text


@pytest.mark.parametrize("name", ['<b>"Bold"</b>', "</svg><script>alert(1)</script>", "&amp; ]]>", "</details>"])
def test_a_name_is_text_whatever_it_holds(engine, hospital, name):
    found = read(
        page(summed(screened(engine, "hospital", [{**hospitals(1)[0], "name": name}], FACTS), hospital), AS_OF)
    )

    assert not list(found.all("script", "b"))
    assert name in found.text


# --- the map ----------------------------------------------------------------------------------------------------------


def test_every_state_and_territory_has_a_square_of_its_own():
    assert set(TILES) == set(STATES)
    assert len(set(TILES.values())) == len(STATES)


def test_shades_darken_with_the_share_and_can_be_written_on():
    lights = [luminance(shade) for _, shade, _ in TINTS]

    assert lights == sorted(lights, reverse=True)
    for light in lights:
        ink = luminance(TEXT) if light > 0.2 else luminance(PAPER)
        high, low = max(light, ink), min(light, ink)
        assert (high + 0.05) / (low + 0.05) >= 4.5
