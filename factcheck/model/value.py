"""Small values that reading a text, or reconciling a table, makes by the thousand.

They are frozen for mypy alone: at run time a frozen class takes five times as long to make as one that is not, and the fields of a
named tuple three times as long to ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

_Made = TypeVar("_Made", bound="Value")


class Value:
    """What every class marked ``@slotted`` inherits."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]
    _fields: ClassVar[Callable[[Any], tuple[Any, ...]]]

    def _replace(self, **changes: Any) -> Self:
        """The same value with other contents of some fields, as named tuples have it."""
        made = type(self)
        return made(*map(changes.get, made.__match_args__, made._fields(self)))


@dataclass_transform(frozen_default=True)
def slotted(made: type[_Made]) -> type[_Made]:
    """Make a class of annotated fields a dataclass with slots."""
    made = dataclass(slots=True, unsafe_hash=True)(made)
    made._fields = attrgetter(*made.__annotations__)
    return made
