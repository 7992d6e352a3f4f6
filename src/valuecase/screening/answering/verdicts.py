"""Drivers, pains and propositions of every row, as `Evaluator` finds them for one partner."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import narwhals as nw

from valuecase.evaluator import TO_THEIR_CULTURE, WHERE_FIRM, of_evidence
from valuecase.model.pack import GRADES, StakeholderType
from valuecase.model.proposition import Proposition
from valuecase.screening.answering.rules import Rules
from valuecase.screening.answering.sheet import Sheet
from valuecase.screening.answering.words import Words, counted, largest, number, total

_GRADED = ("", ".serious", ".severe")
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
    yield from (f"pain.{id}{part}" for id in type.pain for part in _GRADED)
    yield from (f"proposition.{one.id}{part}" for one in reviewed(type) for part in ("", ".fits"))


def levels(rules: Rules, words: Words) -> dict[str, nw.Expr]:
    """How bad each pain is, as a number: 0 where it is not known to be present, then one for each grade."""
    found = {}
    for id in rules.type.pain:
        present, serious, severe = (words.is_true(rules.believed[f"pain.{id}{part}"]) for part in _GRADED)
        graded = nw.when(severe).then(number(3)).when(serious).then(number(2)).otherwise(number(1))
        found[id] = nw.when(present).then(graded).otherwise(number(0))
    return found


def standings(sheet: Sheet, rules: Rules, words: Words, level: Mapping[str, nw.Expr]) -> dict[str, Standing]:
    """Each proposition that may be said, by id."""
    found = {}
    flags, scores = sheet.next, sheet.next + 1
    for one in reviewed(rules.type):
        key = f"proposition.{one.id}"
        fits = words.is_true(rules.believed[f"{key}.fits"])
        flag = sheet.keep(
            flags,
            {
                f"applies_{one.id}": words.is_true(rules.believed[key]),
                f"open_{one.id}": words.is_unknown(rules.believed[key]),
                f"ready_{one.id}": words.is_unknown(rules.believed[key]) & fits,
            },
        )
        applies, is_open, ready = flag.values()
        score = sheet.keep(scores, {f"score_{one.id}": _score(one, rules, words, level, applies, ready)})
        found[one.id] = Standing(applies, ready, is_open, *score.values())
    return found


def _score(
    one: Proposition, rules: Rules, words: Words, level: Mapping[str, nw.Expr], applies: nw.Expr, ready: nw.Expr
) -> nw.Expr:
    key = f"proposition.{one.id}"
    firm = (applies & words.is_true(rules.firm[key])) | (ready & words.is_true(rules.firm[f"{key}.fits"]))
    worst = largest([level[pain] for pain in one.relieves])
    parts = [worst, number(sum(points for _, points in of_evidence(one))), counted(firm, WHERE_FIRM)]
    spoken_to = [id for id, culture in rules.type.culture.items() if set(culture.leads_with) & set(one.lenses)]
    if "culture" in rules.given and spoken_to:
        culture = words.columns.of(rules.given["culture"])
        parts.append(counted(_is_one_of(culture, spoken_to), TO_THEIR_CULTURE))
    return total(parts)


def _is_one_of(column: nw.Expr, options: list[str]) -> nw.Expr:
    flags = [(column == option).fill_null(False) for option in options]
    return nw.any_horizontal(*flags, ignore_nulls=False)


def told(
    rules: Rules, words: Words, level: Mapping[str, nw.Expr], standing: Mapping[str, Standing]
) -> Iterator[tuple[str, nw.Expr]]:
    """The columns that are read, by name."""
    for id in rules.type.driver:
        yield f"driver_{id}", words.answer(rules.believed[f"driver.{id}"], *DRIVER)
    for id in rules.type.pain:
        yield f"pain_{id}", words.answer(rules.believed[f"pain.{id}"], *PAIN)
        graded = [nw.when(level[id] == at).then(words.word(word, GRADES)) for at, word in enumerate(GRADES, 1)]
        yield f"pain_{id}_grade", nw.coalesce(*graded)
    for id, one in standing.items():
        yield f"proposition_{id}", words.answer(rules.believed[f"proposition.{id}"], *PROPOSITION)
        yield f"proposition_{id}_ready", one.ready
        yield f"proposition_{id}_score", nw.when(one.usable).then(one.score)
