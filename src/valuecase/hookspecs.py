"""What a plugin may supply. One module with these functions, named in the entry-point group `valuecase.stakeholders`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from valuecase.model.pack import StakeholderType
    from valuecase.model.sources import FactSource

PROJECT = "valuecase"
GROUP = "valuecase.stakeholders"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec(firstresult=True)
def valuecase_stakeholder() -> StakeholderType:  # type: ignore[empty-body]
    """Describe one kind of partner organization.

    Called once, the first time somebody asks for this type.

    Example::

        from importlib.resources import files
        from valuecase import hookimpl, read_pack


        @hookimpl
        def valuecase_stakeholder():
            return read_pack(files(__name__) / "pack")

    :return: the stakeholder type with its drivers, pain points and propositions.
    """


@hookspec
def valuecase_fact_sources() -> Iterable[FactSource]:  # type: ignore[empty-body]
    """Name the published files that can be turned into facts of this type.

    Called when somebody imports a file or lists sources; the modules that read files are best imported inside.

    Example::

        from valuecase import hookimpl


        @hookimpl
        def valuecase_fact_sources():
            from my_plugin.public_data import SOURCES

            return SOURCES

    :return: one FactSource for each kind of file.
    """
