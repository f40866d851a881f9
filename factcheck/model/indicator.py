"""The registry of indicators: what can be measured and how its values may be tied together.

The data is ``factcheck/indicators.toml``, one ``[[indicator]]`` an entry. Names in each language are read by the extraction step,
which folds them with its language packs; everything else is for grouping and checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from factcheck.model.indicator_rows import RegistryError, Row, check_own, names, rows

Kind = Literal["flow", "stock", "rate", "index", "mean"]
Growth = Literal["nominal", "real", "either"]
Base = Literal["year", "month", "december"]

__all__ = [
    "AVERAGE",
    "DATA",
    "PER_CAPITA",
    "Indicator",
    "Registry",
    "RegistryError",
    "Row",
    "load",
    "own",
    "registry",
    "rows",
    "use",
]

#: How the name of a mean begins ("average_remittances").
AVERAGE = "average"
#: How the name of an amount a head ends ("housing_per_capita").
PER_CAPITA = "_per_capita"
DATA = Path(__file__).parents[1] / "indicators.toml"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is measured.

    ``dimension`` is the pint dimension of its values, or ``currency``, ``count``, ``percent``; several may be allowed.
    ``growth`` says whether a growth rate quoted for it is usually of nominal or real values. ``parts`` name indicators that add
    up to it, each with its sign. ``mirror`` is the partner's name for the same flow; what is ``bilateral`` is counted between
    two countries. ``annual`` names the rate that its growth over a year is called by itself ("prices rose 8 % in a year" is
    inflation). ``dated`` values hold on a day, as stocks always do. What is ``seasonal`` comes within weeks, whatever the year
    is long. What counts ``people`` counts nothing else; the items in ``counts`` say no more than what it counts. Values that
    somebody sets are ``exact``, never rounded. ``base`` says what a rate or index is measured against where nothing else is said:
    the year before, the month before, or December of the year before. An entry with ``item`` is only a name for
    that part of its ``whole``: claims carry the whole and the item; a ``topical`` one keeps its own name in articles whose
    headline names it. A general word ``stands_for`` its first indicator in articles that name any of the others or the first
    itself ("prices" are consumer prices in an article on inflation); it ``recalls`` what the text was on just before if that is
    one of them ("sales" of what was said to be sold online). ``size`` is the least, and where there is a second number
    the most, that a level of it can be in US dollars or in people and things. Where it has ``known_parts``, words beside a figure
    name a part of it only if ``item_names.toml`` has them: nobody has a policy rate of their own. How what is
    ``foretold`` moves is nobody's plan: what is told of a time to come is a forecast or a target. ``names`` maps a pack's tag
    (en, ru, kk, uz) to words.
    """

    name: str
    kind: Kind
    dimension: tuple[str, ...]
    growth: Growth = "nominal"
    negative: bool = False
    parts: tuple[tuple[str, int], ...] = ()
    mirror: str | None = None
    bilateral: bool = False
    people: bool = False
    counts: tuple[str, ...] = ()
    exact: bool = False
    whole: str | None = None
    annual: str | None = None
    dated: bool = False
    seasonal: bool = False
    base: Base | None = None
    item: str | None = None
    topical: bool = False
    stands_for: tuple[str, ...] = ()
    recalls: tuple[str, ...] = ()
    size: tuple[int, ...] = ()
    known_parts: bool = False
    foretold: bool = False
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Registry:
    """All known indicators by name. An unknown name is a flow of unknown dimension that is not tied to others."""

    indicators: Mapping[str, Indicator]
    #: The entry of that name, if any: the look-up of ``indicators`` itself, as it is asked for every claim many times.
    get: Callable[[str | None], Indicator | None] = field(init=False, repr=False, compare=False)
    _means: dict[str, Indicator] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "get", self.indicators.get)

    def kind(self, name: str | None) -> Kind | None:
        """Its kind, None when unknown."""
        entry = self.get(name)
        return None if entry is None else entry.kind

    def nearest(self, name: str | None) -> Indicator | None:
        """The entry of that name, else of the longest known name it begins or ends with ("exports" for ``exports_volume``).

        A derived name shares the kind of what it derives from and nothing else, so parts and mirror are never taken from here; the
        average of a flow or stock is a mean, and so is what falls to each head.
        """
        if name is None:
            return None
        entry = self.indicators.get(name)
        if entry is not None:
            return entry
        words = name.split("_")
        for length in range(len(words) - 1, 0, -1):
            for run in (words[:length], words[-length:]):
                entry = self.indicators.get("_".join(run))
                if entry is not None:
                    is_mean = words[0] == AVERAGE or name.endswith(PER_CAPITA)
                    return self._mean_of(entry) if is_mean and entry.kind in ("flow", "stock") else entry
        return None

    def _mean_of(self, entry: Indicator) -> Indicator:
        known = self._means.get(entry.name)
        if known is None:
            known = self._means[entry.name] = replace(entry, kind="mean")
        return known

    def are_parts(self, one: str, other: str) -> bool:
        """Whether two indicators are different parts of one that the registry defines by them: exports and imports."""
        return one != other and any({one, other} <= {name for name, _ in entry.parts} for entry in self.indicators.values())

    def may_be_negative(self, name: str) -> bool:
        """Unknown indicators may be negative; known ones only where the registry says so."""
        entry = self.indicators.get(name)
        return True if entry is None else entry.negative


#: The user's own entries, which the registry of this process takes in.
_OWN: Final[list[Row]] = []


@cache
def registry() -> Registry:
    """The registry that ships with the package, with the user's own entries (``use``)."""
    return _joined(_OWN)


def use(entries: Iterable[Row]) -> None:
    """Take the user's own entries into the registry of this process; RegistryError where one is malformed.

    An entry with a name that ships replaces the keys it gives and adds its names to ours. Packs and checks keep what they made of
    the registry, so it cannot change once it was read.
    """
    found = list(entries)
    if found == _OWN:
        return
    for place, row in found:
        check_own(row, place)
    _joined(found)
    if registry.cache_info().currsize:
        raise RegistryError("the indicators of this process are fixed already; begin another one")
    _OWN[:] = found


def own() -> tuple[Row, ...]:
    """The entries that ``use`` took in: what another process needs to know the same indicators."""
    return tuple(_OWN)


def load(paths: Iterable[Path]) -> Registry:
    """Read registry files in order; a later entry of the same name replaces the earlier one."""
    found = (_entry(row, place) for path in paths for place, row in rows(path))
    return Registry({entry.name: entry for entry in found})


@cache
def _shipped() -> tuple[Row, ...]:
    return tuple(rows(DATA))


def _joined(entries: Iterable[Row]) -> Registry:
    """What ships, and entries after it; one with a name that ships is laid over ours."""
    by_name = {row.get("name"): (place, row) for place, row in _shipped()}
    for place, row in entries:
        _, before = by_name.get(row.get("name"), ("", {}))
        # What ships keeps its names: a desk that adds a word need not copy them.
        both = names(before.get("names", {}), row.get("names", {}), place)
        by_name[row.get("name")] = place, {**before, **row, "names": both}
    return Registry({entry.name: entry for entry in (_entry(row, place) for place, row in by_name.values())})


def _entry(raw: Mapping[str, Any], place: str) -> Indicator:
    known = {
        "name",
        "kind",
        "dimension",
        "growth",
        "negative",
        "parts",
        "mirror",
        "bilateral",
        "people",
        "counts",
        "exact",
        "whole",
        "annual",
        "dated",
        "seasonal",
        "base",
        "item",
        "topical",
        "stands_for",
        "recalls",
        "size",
        "known_parts",
        "foretold",
        "names",
    }
    unknown = sorted(set(raw) - known)
    if unknown:
        near = get_close_matches(str(unknown[0]), known, n=1)
        cure = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
        raise RegistryError(f"{place}: unknown key {unknown[0]!r}; {cure}")
    for key in ("name", "kind", "dimension"):
        if key not in raw:
            raise RegistryError(f"{place}: {key!r} is missing; add it")
    if raw["kind"] not in get_args(Kind):
        raise RegistryError(f"{place}: kind {raw['kind']!r} is none of {', '.join(get_args(Kind))}")
    dimension = raw["dimension"]
    return Indicator(
        name=raw["name"],
        kind=raw["kind"],
        dimension=(dimension,) if isinstance(dimension, str) else tuple(dimension),
        growth=raw.get("growth", "nominal"),
        negative=raw.get("negative", False),
        parts=tuple((name, int(sign)) for name, sign in raw.get("parts", ())),
        mirror=raw.get("mirror"),
        bilateral=raw.get("bilateral", False),
        people=raw.get("people", False),
        counts=tuple(raw.get("counts", ())),
        exact=raw.get("exact", False),
        whole=raw.get("whole"),
        annual=raw.get("annual"),
        dated=raw.get("dated", raw["kind"] == "stock"),
        seasonal=raw.get("seasonal", False),
        item=raw.get("item"),
        topical=raw.get("topical", False),
        stands_for=tuple(raw.get("stands_for", ())),
        recalls=tuple(raw.get("recalls", ())),
        size=tuple(raw.get("size", ())),
        known_parts=raw.get("known_parts", False),
        foretold=raw.get("foretold", False),
        base=raw.get("base", "year" if raw["kind"] == "index" else None),
        names={tag: tuple(words) for tag, words in raw.get("names", {}).items()},
    )
