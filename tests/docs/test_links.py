"""Every link to a file of ours leads somewhere, wherever the page is read: in the repository or on the site."""

import re
from pathlib import Path

import pytest
from fences import PAGES, ROOT

_LINK = re.compile(r"\]\(([^)\s]+)\)")
MADE = ROOT / "docs" / "reference"  # pages of the site that are made while it is built: their links are checked there


def links(page: Path) -> list[str]:
    text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = {
        link: (page.parent / link.partition("#")[0]).resolve() for link in links(page) if not link.startswith("#")
    }
    lost = [link for link, target in targets.items() if not target.exists() and not target.is_relative_to(MADE)]

    assert lost == []


def test_the_readme_leads_to_the_pages_of_the_documentation() -> None:
    assert {"docs/first_brief.md", "docs/conditions.md", "docs/packs.md"} <= set(links(ROOT / "README.md"))
