"""Which column of a table says what: as somebody told, and as columns are called."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean, nearest
from valuecase.published import plain, tidy
from valuecase.screening.reading.mapping import DATED, IDENTITY, ColumnMap, Told

AS_OF = "_as_of"


@frozen
class Columns:
    """What the columns of one table say, by their places; `unused` are the names of all others."""

    identity: Mapping[str, int] = field(factory=dict)
    facts: Mapping[str, int] = field(factory=dict)
    dates: Mapping[str, int] = field(factory=dict)
    unused: tuple[str, ...] = ()

    def places(self) -> list[int]:
        """The columns that have to be read."""
        return sorted({*self.identity.values(), *self.facts.values(), *self.dates.values()})


def assign(file: str, names: Sequence[str], type: StakeholderType, given: ColumnMap) -> Columns:
    """What each column of a table says: first what somebody told, then what the columns are called.

    Raises ValueCaseError with all that is wrong: a column that is not there, a fact that no such type has, one fact twice.
    """
    targets = _targets(type)
    problems: list[Problem] = []
    found: dict[str, int] = {}
    for told in given.told:
        place, target = _place(told, names, file, problems), _target(told, targets, type, problems)
        if place is not None and target:
            if target in found:
                advice = f'Say which of them it is: "{names[found[target]]}" or "{names[place]}".'
                problems.append(told.problem(f"two columns are said to be {target}", advice))
            found.setdefault(target, place)
    for target, places in _called(names, targets).items():
        free = [place for place in places if place not in found.values()]
        if target not in found and len(free) > 1:
            each = ", ".join(f'"{names[place]}"' for place in free)
            apart = len({names[place] for place in free}) == len(free)
            advice = f'Say which of them it is: --map "{names[free[0]]}={target}"' if apart else "Rename one of them."
            problems.append(Problem(f"several columns are called {target}: {each}", advice, file, 1))
        elif target not in found and free:
            found[target] = free[0]
    if problems:
        raise ValueCaseError(problems)
    return _columns(found, names, type)


def without_facts(file: str, names: Sequence[str], type: StakeholderType, also: str = "") -> ValueCaseError:
    """What to raise for a table of which no column is a fact: it names those that come nearest to one."""
    words = {word: id for word, id in _targets(type).items() if id in type.fact}
    near = [(name, words[word]) for name in names if (word := _nearest(plain(name), words))]
    advice = f"valuecase facts {type.id} lists the facts. Say which column is which: --map COLUMN=FACT"
    if near:
        each = ", ".join(f'"{name}={id}"' for name, id in near[:5])
        advice = f"Did you mean {each}? {advice}"
    advice = f"{also} {advice}" if also else advice
    return ValueCaseError(Problem(f"no column of it is called as a fact of {type.about.plural}", advice, file, 1))


def _nearest(name: str, words: Iterable[str]) -> str:
    """What is written nearly so, or has these words and no more others than these: `beds` may be staffed beds."""
    said = set(name.split())
    some = [word for word in words if said and said <= set(word.split()) and len(word.split()) <= 2 * len(said)]
    return nearest(name, words) or min(some, key=len, default="")


def _columns(found: Mapping[str, int], names: Sequence[str], type: StakeholderType) -> Columns:
    facts = {id: found[id] for id in type.fact if id in found}
    dates = {id: found[id + AS_OF] for id in facts if id + AS_OF in found}
    if DATED in found:
        dates = dict.fromkeys(facts, found[DATED]) | dates
    identity = {target: found[target] for target in IDENTITY if target in found}
    used = {*facts.values(), *dates.values(), *identity.values()}
    unused = tuple(name for place, name in enumerate(names) if place not in used and name)
    return Columns(identity, facts, dates, unused)


def _targets(type: StakeholderType) -> dict[str, str]:
    """What a column can be, by the words that say so. Ids of facts come before labels, and facts before all else."""
    asked = [fact for fact in type.fact.values() if fact.formula is None]
    words = {word: target for target, spellings in reversed(IDENTITY.items()) for word in reversed(spellings)}
    words |= {plain(target): target for target in (DATED, *IDENTITY)}
    words |= {plain(fact.label): fact.id for fact in asked}
    words |= {plain(fact.id + AS_OF): fact.id + AS_OF for fact in asked}
    return words | {plain(fact.id): fact.id for fact in asked}


def _called(names: Sequence[str], targets: Mapping[str, str]) -> dict[str, list[int]]:
    """The columns that are called as something; of several words for a place, or a name, the first in IDENTITY."""
    found: dict[str, dict[str, list[int]]] = {}
    for place, name in enumerate(names):
        word = plain(name)
        if word in targets and targets[word] != DATED:
            found.setdefault(targets[word], {}).setdefault(word, []).append(place)
    best = {}
    for target, by_word in found.items():
        first = min(by_word, key=IDENTITY[target].index) if target in IDENTITY else None
        best[target] = by_word[first] if first else [place for places in by_word.values() for place in places]
    return best


def _place(told: Told, names: Sequence[str], file: str, problems: list[Problem]) -> int | None:
    """Where the column is, called exactly so or in other letters."""
    for same in (tidy, plain):
        wanted = same(told.column)
        places = [place for place, name in enumerate(names) if wanted and same(name) == wanted]
        if len(places) == 1:
            return places[0]
        if places:
            problems.append(told.problem(f'{file} has {len(places)} columns called "{told.column}"', "Rename one."))
            return None
    listed = ", ".join(name for name in names[:10] if name) + (", …" if len(names) > 10 else "")
    advice = did_you_mean(told.column, names, f"Its columns are: {listed}.")
    problems.append(told.problem(f'{file} has no column "{told.column}"', advice))
    return None


def _target(told: Told, targets: Mapping[str, str], type: StakeholderType, problems: list[Problem]) -> str:
    if told.target in type.fact and type.fact[told.target].formula is not None:
        advice = "Give the facts it is made of."
        problems.append(told.problem(f'"{told.target}" is worked out from other facts', advice))
        return ""
    if found := targets.get(plain(told.target)):
        return found
    near = nearest(plain(told.target), targets)
    advice = f'Did you mean "{targets[near]}"?' if near else f"The facts are listed by: valuecase facts {type.id}"
    problems.append(told.problem(f'"{told.target}" is not a fact of {type.about.plural}', advice))
    return ""
