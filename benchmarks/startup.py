"""How much a command costs beyond what it needs: whole processes, in turn, as ratios.

    python benchmarks/startup.py

`brief` against a process that only imports attrs, click, pluggy and tomllib and scans the entry points; `--help` against one
that imports click. Each pair runs in turn, so that a machine that slows down slows both. Processor time of the finished
process, from the operating system; medians of the ratios pair by pair.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAIRS = 25
COMMAND = Path(sys.executable).with_name("valuecase")
# Compiled modules, read packs and what is installed are kept from the first run on, as they are for everybody.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
NEEDS = """
import attrs, click, pluggy, tomllib
from importlib.metadata import entry_points
list(entry_points(group="valuecase.stakeholders"))
"""


def cpu(*command: str | Path) -> float:
    """Seconds of processor time of one finished process and its own children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def compare(name: str, ours: tuple[str | Path, ...], peer: tuple[str | Path, ...]) -> None:
    cpu(*ours), cpu(*peer)
    pairs = [(cpu(*ours), cpu(*peer)) for _ in range(PAIRS)]
    ratio = statistics.median(one / other for one, other in pairs)
    mine, theirs = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"{name:8} {ratio:.2f} times its peer ({mine:.0f} ms against {theirs:.0f} ms of processor time)")


def main() -> None:
    partner = ROOT / "examples" / "riverbend" / "hospital.toml"
    compare("brief", (COMMAND, "brief", partner, "--as-of", "2026-12-01"), (sys.executable, "-c", NEEDS))
    compare("--help", (COMMAND, "--help"), (sys.executable, "-c", "import click"))


if __name__ == "__main__":
    main()
