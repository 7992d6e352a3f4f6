"""Drivers, pains and propositions of every row, as `Evaluator` finds them for one partner."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import narwhals as nw

from valuecase.evaluator import TO_THEIR_CULTURE, WHERE_FIRM, of_evidence
from valuecase.model.pack import GRADES, StakeholderType
from valuecase.model.proposition import Proposition
from valuecase.screening.rules import Rules
from valuecase.screening.sheet import Sheet
from valuecase.screening.words import Words, counted, largest, number

DRIVER = ("active", "inactive", "unknown")
PAIN = ("present", "absent", "unknown")
PROPOSITION = ("applies", "does_not_apply", "open")


class Standing(NamedTuple):
    """Where one proposition stands: three flags and a score, which says nothing unless it applies or is ready."""

    applies: nw.Expr
    ready: nw.Expr
    open: nw.Expr
    score: nw.Expr

    @property
    def usable(self) -> nw.Expr:
        return self.applies | self.ready


def reviewed(type: StakeholderType) -> list[Proposition]:
    """The propositions that may be said, in the order of the pack."""
    return [one for one in type.proposition.values() if one.status == "reviewed"]


def keys(type: StakeholderType) -> Iterator[str]:
    """Every key of the program that these answers need."""
    yield from (f"driver.{id}" for id in type.driver)
    yield from (f"pain.{id}{part}" for id in type.pain for part in ("", ".serious", ".severe"))
    yield from (f"proposition.{one.id}{part}" for one in reviewed(type) for part in ("", ".fits"))


def levels(sheet: Sheet, rules: Rules, words: Words) -> dict[str, nw.Expr]:
    """How bad each pain is, as a number: 0 where it is not known to be present, then one for each grade."""
    made = {}
    for id in rules.type.pain:
        present, *worse = (words.is_true(rules.believed[f"pain.{id}{part}"]) for part in ("", ".serious", ".severe"))
        graded = nw.when(worse[1]).then(number(3)).when(worse[0]).then(number(2)).otherwise(number(1))
        made[f"level_{id}"] = nw.when(present).then(graded).otherwise(number(0))
    found = sheet.keep(made)
    return {id: found[f"level_{id}"] for id in rules.type.pain}


def standings(sheet: Sheet, rules: Rules, words: Words, level: Mapping[str, nw.Expr]) -> dict[str, Standing]:
    """Each proposition that may be said, by id."""
    made: dict[str, nw.Expr] = {}
    for one in reviewed(rules.type):
        key = f"proposition.{one.id}"
        made[f"applies_{one.id}"] = words.is_true(rules.believed[key])
        made[f"open_{one.id}"] = words.is_unknown(rules.believed[key])
        made[f"fits_{one.id}"] = words.is_true(rules.believed[f"{key}.fits"])
        made[f"worst_{one.id}"] = largest([level[pain] for pain in one.relieves])
    flags = sheet.keep(made)
    scores = sheet.keep({f"score_{one.id}": _score(one, rules, words, flags) for one in reviewed(rules.type)})
    return {
        one.id: Standing(
            flags[f"applies_{one.id}"],
            flags[f"open_{one.id}"] & flags[f"fits_{one.id}"],
            flags[f"open_{one.id}"],
            scores[f"score_{one.id}"],
        )
        for one in reviewed(rules.type)
    }


def _score(one: Proposition, rules: Rules, words: Words, flags: Mapping[str, nw.Expr]) -> nw.Expr:
    key = f"proposition.{one.id}"
    firm = (flags[f"applies_{one.id}"] & words.is_true(rules.firm[key])) | (
        flags[f"open_{one.id}"] & words.is_true(rules.firm[f"{key}.fits"])
    )
    parts = [flags[f"worst_{one.id}"], number(sum(points for _, points in of_evidence(one))), counted(firm, WHERE_FIRM)]
    spoken_to = [id for id, culture in rules.type.culture.items() if set(culture.leads_with) & set(one.lenses)]
    if "culture" in rules.given and spoken_to:
        culture = words.columns.of(rules.given["culture"])
        parts.append(counted(_is_one_of(culture, spoken_to), TO_THEIR_CULTURE))
    return nw.sum_horizontal(*parts)


def _is_one_of(column: nw.Expr, options: list[str]) -> nw.Expr:
    flags = [(column == option).fill_null(False) for option in options]
    return nw.any_horizontal(*flags, ignore_nulls=False)


def told(
    rules: Rules, words: Words, level: Mapping[str, nw.Expr], standing: Mapping[str, Standing]
) -> dict[str, nw.Expr]:
    """The columns that are read."""
    found = {}
    for id in rules.type.driver:
        found[f"driver_{id}"] = words.answer(rules.believed[f"driver.{id}"], *DRIVER)
    for id in rules.type.pain:
        found[f"pain_{id}"] = words.answer(rules.believed[f"pain.{id}"], *PAIN)
        mild, serious, severe = (
            nw.when(level[id] == at).then(words.word(word, GRADES)) for at, word in enumerate(GRADES, 1)
        )
        found[f"pain_{id}_grade"] = nw.coalesce(mild, serious, severe)
    for id, one in standing.items():
        found[f"proposition_{id}"] = words.answer(rules.believed[f"proposition.{id}"], *PROPOSITION)
        found[f"proposition_{id}_ready"] = one.ready
        found[f"proposition_{id}_score"] = nw.when(one.usable).then(one.score)
    return found
