"""What the pages on embedding show is run, one piece after another, as a reader would."""

import re
from datetime import date
from pathlib import Path

import pytest

import valuecase

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("embedding*.md"))]


@pytest.fixture
def known(engine) -> dict:
    """What a page may lean on that an earlier one has made."""
    paths = sorted((ROOT / "examples" / "riverbend").glob("*.toml"))
    cases = [engine.evaluate(valuecase.read_partner(path), as_of=date(2026, 12, 1)) for path in paths]
    return {"valuecase": valuecase, "cases": cases, "case": cases[0]}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_snippets_of_a_page_run(page, known, monkeypatch, capsys):
    snippets = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    if any("IPython" in snippet for snippet in snippets):
        pytest.importorskip("IPython", reason="it is not installed: pip install 'valuecase[examples]'")
    monkeypatch.chdir(ROOT)

    for snippet in snippets:
        exec(compile(snippet, page.name, "exec"), known)

    assert bool(capsys.readouterr().out) is any("print(" in snippet for snippet in snippets)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_files_that_a_page_names_are_there(page):
    text = page.read_text(encoding="utf-8")

    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert link.startswith("http") or (page.parent / link).exists(), link
    for path in re.findall(r"`(examples/[^` ]+)`", text):
        assert (ROOT / path).exists(), path


def test_the_page_names_no_public_name_that_is_not_there():
    text = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")

    assert set(re.findall(r"valuecase\.(\w+)\(", text)) <= set(valuecase.__all__)
