"""What `new pack` and `new plugin` ask: the same few names, as options or one by one."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from valuecase.cli.output import aside
from valuecase.cli.shared import Session, refusal

if TYPE_CHECKING:
    from valuecase.scaffold.starter import Starter

F = TypeVar("F", bound=Callable[..., Any])
DRIVER = "Need grows faster than money"
CATEGORY = "financing"
SECTOR = "community"
RESERVED = ("common", "other", "rules")  # the last is the package in which our own packs lie


class Answers(NamedTuple):
    """What was said on the command line; None: to be asked, or with `yes` the default."""

    name: str
    title: str | None
    plural: str | None
    sector: str | None
    driver: str | None
    category: str | None
    yes: bool


def starter_options(function: F) -> F:
    """Give a command the names of a type to start, as `answers`."""

    @click.argument("name")
    @click.option("--title", metavar="WORDS", help="One such organization: “School district”.")
    @click.option("--plural", metavar="WORDS", help="Several: “school districts”.")
    @click.option("--sector", metavar="SECTOR", help="A segment of society that is known, or a new one in a few words.")
    @click.option("--driver", metavar="WORDS", help="The first thing that presses on them, in a few words.")
    @click.option("--category", metavar="CATEGORY", help="What kind of pressure that is: financing, mission, …")
    @click.option("--yes", is_flag=True, help="Ask nothing: what is not said has its default.")
    @wraps(function)
    def command(*args: Any, **options: Any) -> Any:
        answers = Answers(**{name: options.pop(name) for name in Answers._fields})
        return function(*args, answers=answers, **options)

    return command  # type: ignore[return-value]


def starter_of(session: Session, id: str, answers: Answers) -> "Starter":
    """What the type of this id is started with; asks for what was not said."""
    from valuecase.model.pack import CATEGORIES
    from valuecase.scaffold.starter import DRIVER_TITLE, Starter, id_of, plural_of, title_of

    ask = _Asker(silent=answers.yes)
    title = ask("title", "What is one of them called?", answers.title, title_of(id))
    plural = ask("plural", "What are several called?", answers.plural, plural_of(title))
    known = {one.id: one.title for one in session.engine.type("other").sector.values()}
    listed = "Sectors: " + ", ".join(f"{id} ({words})" for id, words in known.items())
    sector = ask("sector", "Which sector are they in? One of these, or a new one.", answers.sector, SECTOR, listed)
    driver = ask(DRIVER_TITLE, "What presses on them first, in a few words?", answers.driver, DRIVER)
    listed = "Kinds of pressure: " + ", ".join(CATEGORIES)
    category = ask("category", "Which kind is that?", answers.category, CATEGORY, listed)
    chosen = {words.casefold(): id for id, words in known.items()}.get(sector.casefold(), id_of(sector))
    return Starter(id, title, plural, chosen, category.lower(), driver, "" if chosen in known else sector)


def free_id(session: Session, name: str) -> str:
    """The id of a type that is not there yet; a folder of the user's own may be started again."""
    from valuecase.model.problems import ValueCaseError
    from valuecase.scaffold.starter import id_of, wrong_id

    id = id_of(name)
    if found := wrong_id(name, id):
        raise ValueCaseError(found)
    taken = session.engine.catalog.refs.get(id)
    if id in RESERVED or (taken and not taken.is_folder):
        origin = taken.origin if taken else "valuecase itself"
        raise refusal(f'the name "{id}" is in use, by {origin}', "Give yours another name.")
    return id


class _Asker:
    """Asks for words that were not given; `silent`: takes the default. Words that cannot stand in a pack are asked anew."""

    def __init__(self, silent: bool) -> None:
        self.silent = silent

    def __call__(self, what: str, question: str, given: str | None, default: str, listed: str = "") -> str:
        if given is not None or self.silent:
            return (default if given is None else given).strip()
        if listed:
            aside(listed)
        return str(click.prompt(question, default=default, value_proc=lambda typed: _fitting(what, typed), err=True))


def _fitting(what: str, typed: str) -> str:
    from valuecase.model.pack import CATEGORIES
    from valuecase.model.problems import did_you_mean
    from valuecase.scaffold.starter import id_of, wrong_id, wrong_words

    found = wrong_words(what, typed) or (wrong_id(typed, id_of(typed)) if what == "sector" else None)
    if found:
        raise click.UsageError(f"{found.message}. {found.advice}")
    if what == "category" and typed.strip().lower() not in CATEGORIES:
        raise click.UsageError(did_you_mean(typed, CATEGORIES, "One of the words above, please."))
    return typed.strip()
