"""Numbers for sources, and sources as a reader finds them again."""

import pytest

from valuecase.citations import Citations, reference
from valuecase.model.common import Source


def source(id, **more) -> Source:
    return Source(id=id, **{"title": f"Title {id}", "publisher": "Somebody", "year": 2024, **more})


@pytest.fixture
def cite():
    return Citations({id: source(id) for id in "abcd"})


def test_sources_are_numbered_as_they_are_first_leaned_on(cite):
    assert cite.mark(["c"]) == " [1]"
    assert cite.mark(["a"]) == " [2]"
    assert cite.mark(["c"]) == " [1]"
    assert cite.listed() == ("Somebody, Title c, 2024", "Somebody, Title a, 2024")


def test_several_marks_stand_in_order_each_once(cite):
    cite.mark(["b"])

    assert cite.mark(["d", "b", "d"]) == " [1][2]"


def test_no_source_has_no_mark_and_is_not_listed(cite):
    assert cite.mark([]) == ""
    assert cite.listed() == ()


def test_sources_may_come_from_anything_that_can_be_gone_through(cite):
    assert cite.mark(id for id in "ab") == " [1][2]"


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, "Somebody, Title x, 2024"),
        ({"url": "https://example.org/x"}, "Somebody, Title x, 2024. https://example.org/x"),
        ({"year": None}, "Somebody, Title x, undated"),
        ({"standing": "unconfirmed"}, "Somebody, Title x, 2024 (not confirmed: check before quoting)"),
        (
            {"standing": "general_knowledge", "year": None, "url": "https://example.org"},
            "Somebody, Title x, undated (general knowledge, not checked against the document). https://example.org",
        ),
    ],
)
def test_a_source_says_who_what_when_and_how_far_it_can_be_trusted(more, shown):
    assert reference(source("x", **more)) == shown
