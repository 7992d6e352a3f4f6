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

    Called once, the first time somebody asks for this type. The folder `pack` lies beside this file and holds
    stakeholder.toml and the rules.

    Example::

        from importlib.resources import files

        from valuecase import hookimpl, read_pack


        @hookimpl
        def valuecase_stakeholder():
            return read_pack(files(__name__) / "pack")

    :return: the StakeholderType with its drivers, pain points and propositions.
    """


@hookspec
def valuecase_fact_sources() -> Iterable[FactSource]:  # type: ignore[empty-body]
    """Name the published files that can be turned into facts of this type.

    Called when somebody imports a file or lists sources. Readers that need heavy libraries stand best in a module of
    their own that is imported inside.

    Example::

        import csv
        from datetime import date
        from importlib.resources import files

        from valuecase import FactSource, PublishedRow, hookimpl, read_pack


        @hookimpl
        def valuecase_stakeholder():
            return read_pack(files(__name__) / "pack")


        @hookimpl
        def valuecase_fact_sources():
            return [
                FactSource(
                    id="library_visits",
                    title="Visits to public libraries",
                    publisher="The state library",
                    page="https://example.org/visits",
                    as_of=date(2025, 12, 31),
                    key="LIBID",
                    columns={"visits_per_year": "VISITS"},
                    needs=("LIBID", "LIBNAME", "STATE", "VISITS"),
                    read=libraries,
                )
            ]


        def libraries(path):
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    visits = {"visits_per_year": int(row["VISITS"])} if row["VISITS"] else {}
                    yield PublishedRow(keys=(row["LIBID"],), name=row["LIBNAME"], state=row["STATE"], facts=visits)

    :return: one FactSource for each kind of file.
    """
