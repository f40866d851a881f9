"""Facts that duplicate relations make one value, directly or through others."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.system import Duplicate, Row


class Duplicates:
    """The classes of equal facts, and the relations that connect two of them."""

    def __init__(self, rows: Mapping[int, Row]) -> None:
        self._rows_of: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for relation, row in rows.items():
            if isinstance(row, Duplicate):
                for name in row.facts:
                    self._rows_of.setdefault(name, []).append((relation, row.facts))
        self._members: dict[str, tuple[str, ...]] = {}

    def members(self, name: str) -> tuple[str, ...]:
        """All facts of one value with a fact, itself among them, in order."""
        if name not in self._rows_of:
            return (name,)
        if name not in self._members:
            found = tuple(sorted(self.paths(name)))
            self._members.update(dict.fromkeys(found, found))
        return self._members[name]

    def paths(self, start: str) -> dict[str, tuple[int, ...]]:
        """For each of these facts, the fewest relations that lead from ``start`` to it."""
        reached: dict[str, tuple[int, ...]] = {start: ()}
        spread: set[int] = set()
        frontier = [start]
        while frontier:
            following = []
            for name in frontier:
                for relation, facts in self._rows_of.get(name, ()):
                    if relation in spread:
                        continue
                    spread.add(relation)
                    for other in facts:
                        if other not in reached:
                            reached[other] = (*reached[name], relation)
                            following.append(other)
            frontier = following
        return reached

    def classes(self) -> list[tuple[str, ...]]:
        """Every class once."""
        return sorted({self.members(name) for name in self._rows_of})
