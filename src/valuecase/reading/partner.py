"""Partner files: what stands in one, with every problem located. Whether facts fit their type is seen when evaluating."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from attrs import evolve

from valuecase.model.facts import CONFIDENCES, FactValue, Heard, Partner, Person
from valuecase.model.pack import GRADES
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean, said
from valuecase.reading.toml import Document, parse_toml, read_toml

_PARTS = ("partner", "facts", "heard", "person", "data")
_OF_PARTNER = ("name", "type", "place", "fictional", "ours")
_OF_VALUE = ("value", "confidence", "source", "said_by", "as_of")
_OF_HEARD = ("value", "grade", "confidence", "said_by", "words", "as_of")
_OF_PERSON = ("name", "role", "audience", "motivation")
HOLDINGS = ("holds", "needs", "none")


def read_partner(path: Path | str) -> Partner:
    """Read a partner file.

    Raises ValueCaseError when the file cannot be read or says neither name nor type. Anything else that is wrong is left
    out and kept in `problems` of the partner, so that one slip does not cost the rest.
    """
    return _Reader(read_toml(Path(path))).partner()


def parse_partner(given: str | Mapping[str, Any], *, named: str = "the partner", exact: bool = False) -> Partner:
    """Read a partner from the text of a partner file, or from its tables, such as JSON holds; raises as `read_partner` does.

    Tables say dates as texts: "2026-12-01". `named` is what problems call it; tables have no lines. With `exact`, spaces
    around texts are kept.
    """
    document = parse_toml(given, named) if isinstance(given, str) else Document(named, dict(given), "")
    return evolve(_Reader(document, exact=exact).partner(), file="", called=named)


class _Reader:
    def __init__(self, document: Document, *, exact: bool = False) -> None:
        self.document = document
        self.exact = exact
        self.problems: list[Problem] = []

    def partner(self) -> Partner:
        tables = self.document.tables
        self._unknown(tables, _PARTS, ())
        about = self._table(tables.get("partner"), ("partner",), _OF_PARTNER)
        name, type = self._text(about, "name", ("partner",)), self._text(about, "type", ("partner",))
        if not name or not type:
            missing = " and ".join(key for key, value in (("name", name), ("type", type)) if not value)
            advice = 'It begins: [partner], then name = "…" and type = "…"; valuecase types lists the types.'
            raise ValueCaseError(self.document.problem(("partner",), f"[partner] does not say its {missing}", advice))
        return Partner(
            name=name,
            type=type,
            place=self._text(about, "place", ("partner",)),
            facts=self._facts(tables.get("facts", {})),
            heard=self._all_heard(tables.get("heard", {})),
            people=self._people(tables.get("person", [])),
            data=self._data(tables.get("data", {})),
            fictional=self._yes_no(about, "fictional", ("partner",)),
            ours=self._yes_no(about, "ours", ("partner",)),
            file=self.document.file,
            locate=self.document.line,
            problems=tuple(self.problems),
        )

    def _facts(self, table: object) -> dict[str, tuple[FactValue, ...]]:
        if not isinstance(table, dict):
            self._wrong(("facts",), "facts must be a table", "Write [facts], then one fact on each line.")
            return {}
        read = {id: self._values(raw, ("facts", id)) for id, raw in table.items()}
        return {id: values for id, values in read.items() if values}

    def _values(self, raw: object, path: tuple[str | int, ...]) -> tuple[FactValue, ...]:
        """One value, a table with its source, or a list of such; a list of texts alone is one value of several options."""
        if not isinstance(raw, list) or (raw and all(isinstance(item, str) for item in raw)):
            raw = [raw]
        if not raw:
            self._wrong(path, f"{path[1]} is an empty list", "Leave the fact out until it is known.")
        read = [self._value(item, path) for item in raw]
        return tuple(value for value in read if value is not None)

    def _value(self, raw: object, path: tuple[str | int, ...]) -> FactValue | None:
        if not isinstance(raw, dict):
            return FactValue(_plain(raw))
        self._unknown(raw, _OF_VALUE, path)
        if "value" not in raw:
            self._wrong(path, f"{path[1]} has no value", 'Write { value = …, confidence = "…", source = "…" }.')
            return None
        return FactValue(
            _plain(raw["value"]),
            cast("Any", self._option(raw, "confidence", CONFIDENCES, "assumed", path)),
            self._text(raw, "source", path),
            self._text(raw, "said_by", path),
            self._date(raw, path),
        )

    def _all_heard(self, table: object) -> dict[str, Heard]:
        if not isinstance(table, dict):
            self._wrong(("heard",), "heard must be a table", "Write [heard.some_pain] and what was said below it.")
            return {}
        read = {id: self._heard(raw, ("heard", id)) for id, raw in table.items()}
        return {id: heard for id, heard in read.items() if heard is not None}

    def _heard(self, raw: object, path: tuple[str, ...]) -> Heard | None:
        entry = self._table(raw, path, _OF_HEARD)
        if not isinstance(entry.get("value"), bool):
            self._wrong(path, f"{'.'.join(path)} does not say whether it hurts", "Write value = true, or false.")
            return None
        return Heard(
            entry["value"],
            self._option(entry, "grade", GRADES, "", path),
            cast("Any", self._option(entry, "confidence", CONFIDENCES, "impression", path)),
            self._text(entry, "said_by", path),
            self._text(entry, "words", path),
            self._date(entry, path),
        )

    def _people(self, raw: object) -> tuple[Person, ...]:
        people = []
        for index, item in enumerate(raw if isinstance(raw, list) else [raw]):
            path = ("person", index)
            entry = self._table(item, path, _OF_PERSON)
            if name := self._text(entry, "name", path):
                rest = {key: self._text(entry, key, path) for key in _OF_PERSON[1:]}
                people.append(Person(name, **rest))
            elif entry:
                self._wrong(path, "a person has no name", 'Add name = "…".')
        return tuple(people)

    def _data(self, table: object) -> dict[str, str]:
        if not isinstance(table, dict):
            self._wrong(("data",), "data must be a table", 'Write [data], then some_data_set = "holds" on each line.')
            return {}
        return {id: word for id in table if (word := self._option(table, id, HOLDINGS, "", ("data",)))}

    # --- one entry ---

    def _table(self, raw: object, path: tuple[str | int, ...], known: tuple[str, ...]) -> dict[str, Any]:
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            self._wrong(path, f"{path[0]} must be a table, not {said(raw)}", f"Write [{path[0]}] and its fields below.")
            return {}
        self._unknown(raw, known, path)
        return raw

    def _unknown(self, table: dict[str, Any], known: tuple[str, ...], path: tuple[str | int, ...]) -> None:
        for key in table:
            if key not in known:
                where = ".".join(str(part) for part in path) or "a partner file"
                advice = did_you_mean(key, known, "It can have: " + ", ".join(known) + ".")
                self._wrong((*path, key), f'{where} cannot have "{key}"', advice)

    def _text(self, table: dict[str, Any], key: str, path: tuple[str | int, ...]) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._wrong((*path, key), f"{key} must be a text in quotes, not {said(value)}")
            return ""
        return value if self.exact else value.strip()

    def _yes_no(self, table: dict[str, Any], key: str, path: tuple[str | int, ...]) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            self._wrong((*path, key), f"{key} must be true or false, not {said(value)}", "Write it without quotes.")
            return False
        return value

    def _option(
        self, table: dict[str, Any], key: str, options: tuple[str, ...], default: str, path: tuple[str | int, ...]
    ) -> str:
        value = table.get(key, default)
        if value != default and value not in options:
            word = value if isinstance(value, str) else ""
            advice = did_you_mean(word, options, "It can be: " + ", ".join(options) + ".")
            self._wrong((*path, key), f"{key} cannot be {said(value)}", advice)
            return default
        return str(value)

    def _date(self, table: dict[str, Any], path: tuple[str | int, ...]) -> date | None:
        value = table.get("as_of")
        if isinstance(value, str):
            with suppress(ValueError):  # said below
                return date.fromisoformat(value)
        if isinstance(value, datetime):
            return value.date()
        if value is not None and not isinstance(value, date):
            self._wrong(
                (*path, "as_of"), f"as_of must be a date, not {said(value)}", "Write it so: as_of = 2026-12-01."
            )
            return None
        return value

    def _wrong(self, path: tuple[str | int, ...], message: str, advice: str = "") -> None:
        self.problems.append(self.document.problem(path, message, advice))


def _plain(raw: object) -> Any:
    """A value as facts hold it; whether it fits its fact is seen later."""
    return frozenset(raw) if isinstance(raw, list) and all(isinstance(item, str) for item in raw) else raw
