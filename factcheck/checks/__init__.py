"""Facts → relations: one module a rule, found by walking this folder; the file's name is the rule's id with underscores.

A module's docstring is its manual page, with *Flags* and *Leaves alone* examples that run as tests. Its ``relations`` yields what
must hold among the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from factcheck.checks.constructions import with_constructions
from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.identities import Identity
from factcheck.model.fact import Fact
from factcheck.model.relation import Relation

__all__ = ["Identity", "manual", "relations", "rules"]

Check = Callable[[Facts], Iterator[Relation]]


def relations(
    facts: Iterable[Fact], *, stories: Mapping[str, str] | None = None, identities: Iterable[Identity] = ()
) -> tuple[Relation, ...]:
    """What must hold among the facts, by every rule.

    ``stories`` maps articles to the story they tell a version of; ``identities`` are the user's own sums and products.
    """
    indexed = Facts(facts, stories or {}, tuple(identities))
    found: list[Relation] = []
    for module in _modules().values():
        check: Check = module.relations
        found.extend(check(indexed))
    return tuple(with_constructions(indexed, found))


def rules() -> tuple[str, ...]:
    """The ids of all rules, in alphabetical order."""
    return tuple(_modules())


def manual(rule: str) -> str:
    """The manual page of a rule: its module's docstring. KeyError for a rule that does not exist."""
    return _modules()[rule].__doc__ or ""


@cache
def _modules() -> Mapping[str, ModuleType]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.ispkg)
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}") for name in names}
