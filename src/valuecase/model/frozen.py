"""Mappings that stay as they are: read as fast as a dict, since they are one, and refusing every change."""

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that cannot be changed; changing it raises TypeError. Equal to any dict that holds the same.

    The standard library's MappingProxyType is a view: it can be neither pickled, as packs are when they are kept, nor
    written as JSON, and it changes with what it shows.
    """

    def _refuse(self, *_given: Any, **_named: Any) -> NoReturn:
        raise TypeError("this mapping cannot be changed; make a dict of it first")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type["FrozenDict[K, V]"], tuple[dict[K, V]]]:
        return FrozenDict, (dict(self),)  # pickle and copy would otherwise fill it item by item


def frozen_dict(given: Mapping[K, V]) -> Mapping[K, V]:
    """The same mapping, kept from change: a copy, unless it is frozen already."""
    return given if type(given) is FrozenDict else FrozenDict(given)


def freeze_mappings(record: Any) -> None:
    """Keep every mapping among the fields of a new record from change; for its `__attrs_post_init__`."""
    for one in record.__attrs_attrs__:
        if isinstance(value := getattr(record, one.name), Mapping):
            object.__setattr__(record, one.name, frozen_dict(value))
