"""Briefs and handouts that were read in full and approved. A change of their words has to be read and approved again.

make approve        writes what they say now; then read the difference before it is committed
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from valuecase import Engine, read_partner
from valuecase.brief import Options, brief
from valuecase.handout import handout
from valuecase.render.markdown import to_markdown

FOLDER = Path(__file__).parent
AS_OF = date(2026, 12, 1)
PARTNERS = sorted(FOLDER.glob("*/*.toml"))


def papers(path: Path, engine: Engine) -> Iterator[tuple[Path, str]]:
    """The papers about one partner, each with the file that holds its approved text."""
    case = engine.evaluate(read_partner(path), as_of=AS_OF)
    us = Options(us=read_partner(FOLDER.parents[1] / "examples" / "riverbend" / "coalition.toml"))
    yield path.with_suffix(".brief.md"), to_markdown(brief(case, us))
    yield path.with_suffix(".handout.md"), to_markdown(handout(case, us))


if __name__ == "__main__":
    for partner in PARTNERS:
        for file, text in papers(partner, Engine()):
            file.write_text(text, encoding="utf-8")
            print(file.relative_to(Path.cwd()))
