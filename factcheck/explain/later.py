"""Parts of a finding that are worked out when somebody reads them: most runs show a few findings of thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

from factcheck.model.finding import Message

S = TypeVar("S")
T = TypeVar("T")


class Later(Sequence[T]):
    """A sequence that is made of something on first use. Equal to every sequence with the same members.

    Where ``many`` are known to be made, they are counted without making them, and one after another is made and let go when they
    are only gone through.
    """

    __slots__ = ("_make", "_many", "_of")

    def __init__(self, make: Callable[[S], Iterable[T]], of: S, many: int | None = None) -> None:
        self._make: Callable[[Any], Iterable[T]] | None = make
        self._of: Any = of
        self._many = many

    def made(self) -> tuple[T, ...]:
        """The members."""
        if self._make is not None:
            self._of, self._make = tuple(self._make(self._of)), None
        made: tuple[T, ...] = self._of
        return made

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self.made()[at]

    def __len__(self) -> int:
        return len(self.made()) if self._many is None else self._many

    def __iter__(self) -> Iterator[T]:
        return iter(self.made()) if self._make is None or self._many is None else iter(self._make(self._of))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.made() == tuple(other)

    def __hash__(self) -> int:
        return hash(self.made())

    def __repr__(self) -> str:
        return repr(self.made())

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (self.made(),)


class LaterMessage(Message):
    """A message that is worded when somebody reads it."""

    __slots__ = ("_of", "_word", "_worded")
    _of: Any
    _word: Callable[[Any], Message]
    _worded: Message | None

    def __init__(self, word: Callable[[S], Message], of: S) -> None:
        for name, value in (("_word", word), ("_of", of), ("_worded", None)):
            object.__setattr__(self, name, value)

    def worded(self) -> Message:
        """The message itself."""
        if self._worded is None:
            object.__setattr__(self, "_worded", self._word(self._of))
        assert self._worded is not None
        return self._worded

    @property
    def key(self) -> str:
        """Its key."""
        return self.worded().key

    @property
    def params(self) -> Mapping[str, Any]:
        """Its parameters."""
        return self.worded().params

    @property
    def text(self) -> str:
        """Its sentence in the language asked for."""
        return self.worded().text

    @property
    def texts(self) -> Mapping[str, str]:
        """Its sentence in every language."""
        return self.worded().texts

    def __eq__(self, other: object) -> bool:
        return self.worded() == (other.worded() if isinstance(other, LaterMessage) else other)

    def __hash__(self) -> int:
        return hash(self.worded())

    def __reduce__(self) -> tuple[type[Message], tuple[str, Mapping[str, Any], str, Mapping[str, str]]]:
        return Message, (self.key, self.params, self.text, self.texts)
