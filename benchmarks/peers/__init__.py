"""Those we are compared with, one module each; what cannot be imported here is passed over with a note.

A module has the `DISTRIBUTION` that ships the engine (none for what is written here) and `SHAPES`: the ways in which its
own documentation has it called. A way is a function of trees by rule id that prepares another, which says of one record
the ids of the rules that hold, in their order.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Any, NamedTuple

from benchmarks.workload import Record
from valuecase.conditions import tree as t

Fired = Callable[[Record], list[str]]
Prepare = Callable[[Mapping[str, t.Node]], Fired]


class Peer(NamedTuple):
    name: str
    version: str
    shapes: Mapping[str, Prepare]


IFS = "hand-written ifs"
OURS = "valuecase"
NAMES = {  # the yardstick first
    IFS: "ifs",
    OURS: "ours",
    f"{OURS}, every value checked": "ours_checked",
    "zen-engine": "zen_rules",
    "datalogic-py": "datalogic",
    "CEL": "cel_rules",
    "CLIPS": "clips_rules",
    "business-rules": "business",
    "rule-engine": "rule_engine_rules",
}


def available() -> Iterator[Peer]:
    """Everyone that is installed."""
    for name, edition, module in installed(NAMES, __name__):
        yield Peer(name, edition, module.SHAPES)


def installed(names: Mapping[str, str], package: str) -> Iterator[tuple[str, str, Any]]:
    """Name, version and module of everyone that can be imported; who cannot is told."""
    for name, module in names.items():
        try:
            found = import_module(f"{package}.{module}")
        except ImportError as missing:
            print(f"{name} is left out: {missing}. `make bench` installs it.")
            continue
        yield name, version(found.DISTRIBUTION) if found.DISTRIBUTION else "", found
