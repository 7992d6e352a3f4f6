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
from valuecase.shared.both import for_both
from valuecase.shared.coalition import coalition_of
from valuecase.shared.gathering import gather
from valuecase.shared.pair import Pair, share
from valuecase.shared.told import told

FOLDER = Path(__file__).parent
AS_OF = date(2026, 12, 1)
RIVERBEND = FOLDER.parents[1] / "examples" / "riverbend"
PAIRS = (
    ("local_health_department", "hospital"),
    ("food_bank", "public_housing_authority"),
    ("coalition", "police_department"),
)
PARTNERS = sorted(FOLDER.glob("*/*.toml"))


def shared_papers(engine: Engine) -> Iterator[tuple[Path, str]]:
    """The example county's coalition and three of its pairs."""
    cases = gather([RIVERBEND], engine, AS_OF).cases
    by_file = {Path(case.partner.file).stem: case for case in cases}
    yield (
        FOLDER / "riverbend" / "coalition.md",
        to_markdown(told(coalition_of(cases), by_file["coalition"].partner.name)),
    )
    for ours, theirs in PAIRS:
        pair = Pair.of(by_file[ours], by_file[theirs])
        yield FOLDER / "riverbend" / f"{ours}_and_{theirs}.md", to_markdown(share(pair))
        yield FOLDER / "riverbend" / f"{ours}_and_{theirs}.handout.md", to_markdown(for_both(pair))


def papers(path: Path, engine: Engine) -> Iterator[tuple[Path, str]]:
    """The papers about one partner, each with the file that holds its approved text."""
    case = engine.evaluate(read_partner(path), as_of=AS_OF)
    us = Options(us=read_partner(RIVERBEND / "coalition.toml"))
    yield path.with_suffix(".brief.md"), to_markdown(brief(case, us))
    yield path.with_suffix(".handout.md"), to_markdown(handout(case, us))


if __name__ == "__main__":
    engine = Engine()
    found = [*shared_papers(engine), *(paper for partner in PARTNERS for paper in papers(partner, engine))]
    for file, text in found:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(file.relative_to(Path.cwd()))
