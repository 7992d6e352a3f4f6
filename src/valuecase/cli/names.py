"""Arguments that name something: a kind of organization, a partner file, a fact; each can be completed by the shell."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class TypeName(click.ParamType):  # type: ignore[type-arg]
    """A kind of organization by its id, however its words are joined: `food_bank`, `food-bank`, `Food bank`."""

    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        return "_".join(str(value).lower().replace("-", " ").replace("_", " ").split())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG002
        from valuecase.catalog import Catalog

        folders = [Path(folder) for folder in ctx.find_root().params.get("types") or ()]
        return _starting(incomplete, (ref.id for ref in Catalog(folders)))


class FactName(click.ParamType):  # type: ignore[type-arg]
    """A fact or pain of the partner named before it."""

    name = "fact"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG002
        from valuecase.engine import Engine
        from valuecase.model.problems import ValueCaseError
        from valuecase.reading.partner import read_partner

        with suppress(ValueCaseError, TypeError):  # while completing, a file that cannot be read completes nothing
            type = Engine(ctx.find_root().params.get("types") or ()).type(read_partner(ctx.params["partner"]).type)
            asked = (id for id, fact in type.fact.items() if fact.formula is None)
            return _starting(incomplete, (*asked, *(f"pain.{id}" for id in type.pain)))
        return []


class PartnerFile(click.Path):
    """A partner file; the shell completes names of files."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)


TYPE = TypeName()
FACT = FactName()
PARTNER = PartnerFile()
type_argument = click.argument("type_id", type=TYPE, metavar="TYPE")
partner_argument = click.argument("partner", type=PARTNER, metavar="PARTNER")


def _starting(incomplete: str, names: Iterable[str]) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem  # a shell asks for it, commands do not

    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
