"""valuecase answers a partner's blunt question about sharing data: what's in it for me?

`Engine` evaluates partners; `read_partner` and `parse_partner` read what is known about one, `parse_value` what somebody
typed. Of a case, `brief_of` and
`handout_of` make papers, which `to_text`, `to_markdown` and `to_html` write; `to_json` writes the case whole, and
`read_case` brings it back. `Pair` and `share` are about two organizations, `compare`, `coalition_of` and `to_svg` about several.
`read_pack`, `hookimpl` and `FactSource` are for those who write stakeholder types of their own. Everything else is an
inside that may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from valuecase.brief import Options
    from valuecase.brief import brief as brief_of
    from valuecase.conditions.reasons import Reason
    from valuecase.engine import Engine
    from valuecase.handout import handout as handout_of
    from valuecase.hookspecs import hookimpl
    from valuecase.model.case import TalkingPoint, ValueCase
    from valuecase.model.coalition import Coalition
    from valuecase.model.facts import FactValue, Heard, Partner, Person
    from valuecase.model.pack import StakeholderType
    from valuecase.model.paper import Paper
    from valuecase.model.problems import Problem, ValueCaseError
    from valuecase.model.sources import FactSource, PublishedRow
    from valuecase.reading.pack import read_pack
    from valuecase.reading.partner import parse_partner, read_partner
    from valuecase.reading.values import parse_value
    from valuecase.render.html import to_html
    from valuecase.render.json import to_json
    from valuecase.render.markdown import to_markdown
    from valuecase.render.picture import to_svg
    from valuecase.render.text import to_text
    from valuecase.restoring import read_case
    from valuecase.shared.coalition import coalition_of
    from valuecase.shared.comparing import compare
    from valuecase.shared.pair import Pair, share

__all__ = [
    "Coalition",
    "Engine",
    "FactSource",
    "FactValue",
    "Heard",
    "Options",
    "Pair",
    "Paper",
    "Partner",
    "Person",
    "Problem",
    "PublishedRow",
    "Reason",
    "StakeholderType",
    "TalkingPoint",
    "ValueCase",
    "ValueCaseError",
    "brief_of",
    "coalition_of",
    "compare",
    "handout_of",
    "hookimpl",
    "parse_partner",
    "parse_value",
    "read_case",
    "read_pack",
    "read_partner",
    "share",
    "to_html",
    "to_json",
    "to_markdown",
    "to_svg",
    "to_text",
]

# Imported when first asked for: `valuecase --help` starts without the engine.
_HOMES = {
    "Coalition": "model.coalition",
    "Engine": "engine",
    "FactSource": "model.sources",
    "FactValue": "model.facts",
    "Heard": "model.facts",
    "Options": "brief",
    "Pair": "shared.pair",
    "Paper": "model.paper",
    "Partner": "model.facts",
    "Person": "model.facts",
    "Problem": "model.problems",
    "PublishedRow": "model.sources",
    "Reason": "conditions.reasons",
    "StakeholderType": "model.pack",
    "TalkingPoint": "model.case",
    "ValueCase": "model.case",
    "ValueCaseError": "model.problems",
    "brief_of": "brief",
    "coalition_of": "shared.coalition",
    "compare": "shared.comparing",
    "handout_of": "handout",
    "hookimpl": "hookspecs",
    "parse_partner": "reading.partner",
    "parse_value": "reading.values",
    "read_case": "restoring",
    "read_pack": "reading.pack",
    "read_partner": "reading.partner",
    "share": "shared.pair",
    "to_html": "render.html",
    "to_json": "render.json",
    "to_markdown": "render.markdown",
    "to_svg": "render.picture",
    "to_text": "render.text",
}
_INSIDE = {"brief_of": "brief", "handout_of": "handout"}  # modules have these names, so the functions go by another
_RENAMED: dict[str, str] = {}  # a name as it was: as it is. It is kept for two minor versions


def __getattr__(name: str) -> Any:
    if name in _RENAMED:
        from valuecase.deprecation import deprecated

        deprecated(f"valuecase.{name} has another name", f"valuecase.{_RENAMED[name]}")
        return __getattr__(_RENAMED[name])
    if name not in _HOMES:
        raise AttributeError(f"module 'valuecase' has no attribute {name!r}")
    return getattr(import_module(f"valuecase.{_HOMES[name]}"), _INSIDE.get(name, name))
