"""The pages that are made from commands and packs."""

from pathlib import Path

import click
import pytest

import reference
from reference import commands
from reference.kind import TOLD, Kind
from reference.markdown import Linking, label, literal, table
from valuecase.model.paper import Bullets, Paper, Paragraph, Section


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("plain", "plain"),
        ("[beds] at $5 <now> a_b", r"\[beds\] at \$5 \<now\> a\_b"),
        ("**strong** and *light*", "**strong** and *light*"),
        ("See https://x.org/a_b-(c).", "See <https://x.org/a_b-(c>)."),
        ("Two https://x.org/1; https://x.org/2", "Two <https://x.org/1>; <https://x.org/2>"),
    ],
)
def test_text_is_taken_literally(text: str, markdown: str) -> None:
    """Only emphasis and addresses mean something."""
    assert literal(text) == markdown


def test_titles_of_rules_are_links() -> None:
    """Alone, after a word and a colon, and in quotation marks; other quotations stay."""
    linking = Linking({"No beds": "x-pain-no-beds"})

    assert linking.linked("No beds") == "[No beds](#x-pain-no-beds)"
    assert linking.linked("Pain: No beds") == "Pain: [No beds](#x-pain-no-beds)"
    assert linking.linked("when “No beds” or “more”") == "when [No beds](#x-pain-no-beds) or “more”"


def test_sections_of_a_paper_stand_under_small_headings() -> None:
    """Smaller than a heading that the contents would list."""
    paper = Paper("t", "n", (), (Section("Two", (Paragraph("a"), Bullets(("b", "c")))),))

    heading = ":::{rubric} Two\n:heading-level: 3\n:::"
    assert list(Linking({}).sections(paper)) == [heading, "a", "- b\n- c"]


def test_labels_and_tables() -> None:
    """A label has no sign that a link cannot hold; a cell stays on its line."""
    assert label("food_bank", "pain", "No_beds.x") == "food-bank-pain-no-beds-x"
    assert table(("a", "b"), [("1", "2\n3")]) == "| a | b |\n| --- | --- |\n| 1 | 2 3 |"


def test_every_option_and_example_of_a_command_is_on_its_page() -> None:
    """With what it takes and what it does."""
    made = dict(commands.pages())

    page = made["commands/brief.md"]
    assert "`--audience A`: Only what to say to them" in page
    assert "valuecase brief [OPTIONS] PARTNER" in page
    assert "valuecase brief riverbend.toml --audience executive --us us.toml" in page
    assert "`--limit INTEGER RANGE`: How many questions at most.  \\[default: 12; x\\>=1\\]" in made["commands/ask.md"]
    assert "`valuecase new partner`" in made["commands/index.md"]


def test_a_command_without_examples_or_options_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings stand only over something."""
    page = commands._page("valuecase x", click.Command("x", help="Do it."))

    assert "Do it." in page
    assert "## Options" not in page


def test_titles_of_one_type_differ(engine) -> None:
    """Otherwise a link by title would lead to another rule."""
    for ref in engine.catalog:
        kind = Kind(engine.type(ref.id))
        titles = [kind.text(record.title) for table in TOLD for record in getattr(kind.type, table).values()]
        assert sorted(titles) == sorted(set(titles)), ref.id


def test_what_is_no_longer_made_is_removed_and_what_stays_is_not_touched(tmp_path: Path, monkeypatch) -> None:
    """So that a second build is quick and holds no page of a rule that is gone."""
    monkeypatch.setattr(reference, "pages", lambda: iter([("a/one.md", "1"), ("two.md", "2")]))
    reference.generate(tmp_path)
    before = (tmp_path / "two.md").stat().st_mtime_ns
    monkeypatch.setattr(reference, "pages", lambda: iter([("two.md", "2")]))
    reference.generate(tmp_path)

    assert [path.name for path in tmp_path.rglob("*.md")] == ["two.md"]
    assert (tmp_path / "two.md").stat().st_mtime_ns == before
