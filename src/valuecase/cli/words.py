"""`valuecase words`: what clashes between two kinds of organization."""

from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import TYPE
from valuecase.cli.output import aside, next_step, say_json, say_paper
from valuecase.cli.shared import Session, json_option, refusal, session_options

if TYPE_CHECKING:
    from valuecase.glossary.vocabulary import Word


@click.command(epilog="\b\nExample:\n  valuecase words hospital police_department")
@click.argument("one_id", type=TYPE, metavar="TYPE")
@click.argument("other_id", type=TYPE, metavar="TYPE")
@json_option
@session_options
def command(session: Session, one_id: str, other_id: str, as_json: bool) -> None:
    """List the words that mean one thing to one kind of organization and something else to another, abbreviations
    included: what each means by them, and what to say instead.
    """
    from valuecase.glossary.between import clashes, laid_out

    one, other = session.engine.type(one_id), session.engine.type(other_id)
    if one.id == other.id:
        raise refusal("these are the same kind of organization", "Name two kinds; valuecase types lists them.")
    words = clashes(one, other, session.every_type())
    if as_json:
        say_json([_data(word, one.id, other.id) for word in words])
        return
    if words:
        say_paper(laid_out(words, one, other))
    else:
        aside(f"No word is known to clash between {one.about.plural} and {other.about.plural}.")
    next_step(f"valuecase proofread FILE --for {other.id} --from {one.id} reads a letter for such words")


def _data(word: "Word", one: str, other: str) -> dict[str, Any]:
    return {
        "term": word.text,
        "spell_out": word.spell_out(one, other, *word.terms) or None,
        "means": {one: word.means[one], other: word.means[other]},
        "say_instead": word.say_instead(other, one) or None,
    }
