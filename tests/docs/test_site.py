"""The site builds without a warning, holds every page, and asks nothing of the network."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from valuecase.cli.group import COMMANDS

pytestmark = pytest.mark.site

pytest.importorskip("sphinx", reason="the extra docs is not installed")
pytest.importorskip("furo", reason="the extra docs is not installed")
pytest.importorskip("myst_parser", reason="the extra docs is not installed")

ROOT = Path(__file__).parents[2]
# What makes a browser fetch something by itself; a link that a reader may follow is no such thing.
FETCHED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
LINKED = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The site, built as `make docs` builds it."""
    out = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-d",
        str(out / "trees"),
        str(ROOT / "docs"),
        str(out / "html"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "html"


class Fetches(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in FETCHED and given.get(FETCHED[tag]):
            self.found.append(str(given[FETCHED[tag]]))
        if tag == "link" and LINKED & set((given.get("rel") or "").split()):
            self.found.append(str(given.get("href")))
        self.found += re.findall(r"url\(([^)]+)\)", given.get("style") or "")


def outside(address: str) -> bool:
    return bool(re.match(r"\s*['\"]?(?:[a-z][a-z0-9+.-]*:)?//", address, re.IGNORECASE))


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [("https://x.org/a.js", True), ("//x.org/a.js", True), ("'https://x.org/a'", True), ("_static/a.js?v=1", False), ("../a.css", False), ("data:image/png;base64,a//b", False)],
)  # fmt: skip
def test_what_counts_as_elsewhere(address: str, elsewhere: bool) -> None:
    assert outside(address) is elsewhere


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        fetches = Fetches()
        fetches.feed(page.read_text(encoding="utf-8"))
        assert [one for one in fetches.found if outside(one)] == [], page
        assert fetches.found, page


def test_no_style_fetches_anything_from_elsewhere(site: Path) -> None:
    styles = list(site.rglob("*.css"))
    for style in styles:
        text = style.read_text(encoding="utf-8")
        assert [one for one in re.findall(r"url\(([^)]+)\)|@import\s+([^;]+)", text) if outside("".join(one))] == [], (
            style
        )
    assert styles


def test_no_script_knows_an_address_to_fetch_from(site: Path) -> None:
    scripts = list(site.rglob("*.js"))
    for script in scripts:
        if script.name == "searchindex.js":  # titles and words of our own pages
            continue
        text = re.sub(r"/\*.*?\*/|^\s*//.*$", "", script.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        assert re.findall(r"['\"`]https?://(?!www\.w3\.org/)[^'\"`]+", text) == [], script
    assert scripts


def test_every_command_and_every_rule_has_its_place(site: Path, engine) -> None:
    for name in (name for section in COMMANDS.values() for name in section):
        made = list((site / "reference" / "commands").glob(f"{name}*.html"))
        assert made, name
    for ref in (ref for ref in engine.catalog if ref.bundled):
        type, folder = engine.type(ref.id), site / "reference" / "rules" / ref.id
        text = "".join(page.read_text(encoding="utf-8") for page in folder.glob("*.html"))
        for table in ("driver", "pain", "proposition", "red_line"):
            for id in getattr(type, table):
                assert f'id="{ref.id}-{table}-{id}"'.replace("_", "-") in text, f"{ref.id}: {table}.{id}"


def test_a_proposition_is_told_whole(site: Path, engine) -> None:
    """Words for every audience, formulas, sources, and what speaks against it."""
    page = (site / "reference/rules/hospital/capacity_and_flow.html").read_text(encoding="utf-8")
    for heading in ("What it says", "When it applies", "Why it matters to them", "How much it may be worth", "What to say, and to whom", "What to ask", "Where this comes from", "What speaks against it", "When this advice would mislead", "As it is written"):  # fmt: skip
        assert f">{heading}<" in page, heading


def test_pages_are_made_alike_every_time() -> None:
    code = "import hashlib, reference; print(hashlib.sha256(repr(list(reference.pages())).encode()).hexdigest())"
    env_path = [str(ROOT / "tools"), *sys.path]
    made = {
        subprocess.run([sys.executable, "-c", f"import sys; sys.path[:0] = {env_path!r}; {code}"], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1
