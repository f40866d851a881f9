"""Suites run by Great Expectations on a pandas table, or on a table in a database.

Great Expectations takes seconds to import and would send usage statistics: only this module and the expectations beside it import
it, inside functions, with statistics and progress bars off.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from factcheck.gate.notes import Said, known, note
from factcheck.gate.suites import Suite, SuiteError
from factcheck.model.finding import Severity

if TYPE_CHECKING:
    import pandas as pd

State = Literal["met", "failed", "crashed"]

#: Great Expectations' words for how bad a failure is, and ours.
SEVERITY: Final[dict[str, Severity]] = {"critical": "error", "warning": "warning", "info": "info"}


@dataclass(frozen=True, slots=True)
class Expected:
    """How one expectation of a suite came out.

    ``rows`` are indexes of rows, those of one offence together, the first at fault; ``shown`` is what offends in each (parallel),
    ``reason`` the sentence of a crash. ``older`` counts the rows that broke it before.
    """

    suite: str
    type: str
    sentence: Said
    state: State
    severity: Severity = "error"
    rows: tuple[tuple[int, ...], ...] = ()
    shown: tuple[Said, ...] = ()
    reason: str | None = None
    older: int = 0

    def in_language(self, lang: str) -> str:
        """Its sentence; one of the user's stands as it is written."""
        return self.sentence if isinstance(self.sentence, str) else self.sentence[lang]


def run(frame: pd.DataFrame, suites: Iterable[Suite]) -> tuple[Expected, ...]:
    """Every expectation of every suite on a table whose index is 0, 1, 2, …"""
    gx = great_expectations()
    context = _context(gx)
    source = context.data_sources.add_pandas("claims")
    batch = source.add_dataframe_asset("table").add_batch_definition_whole_dataframe("all")
    try:
        return _outcomes(batch.get_batch({"dataframe": frame}), suites, {"result_format": "COMPLETE"})
    finally:
        # The library keeps its last context, and with it the table, for as long as the process lives.
        context.data_sources.delete("claims")


def run_on_database(url: str, table: str, suites: Iterable[Suite]) -> tuple[Expected, ...]:
    """The same on a table that SQLAlchemy can reach; offending rows are named by their claim_id in ``shown``."""
    gx = great_expectations()
    context = _context(gx)
    kind = url.partition(":")[0].partition("+")[0]
    add = {"sqlite": "add_sqlite", "postgresql": "add_postgres"}.get(kind, "add_sql")
    source = getattr(context.data_sources, add)("claims", connection_string=url)
    batch = source.add_table_asset("table", table_name=table).add_batch_definition_whole_table("all")
    wanted = {"result_format": "COMPLETE", "unexpected_index_column_names": ["claim_id"]}
    return _outcomes(batch.get_batch(), suites, wanted)


def great_expectations() -> Any:
    """The library, imported with its statistics off and our own expectations registered."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx

    for path in sorted((Path(__file__).parent / "expectations").glob("[!_]*.py")):
        import_module(f"factcheck.gate.expectations.{path.stem}")
    return gx


def _context(gx: Any) -> Any:
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def _outcomes(batch: Any, suites: Iterable[Suite], result_format: dict[str, Any]) -> tuple[Expected, ...]:
    """All suites in one validation: Great Expectations hashes the whole table for each."""
    import great_expectations as gx

    suites = tuple(suites)
    entries = [(suite, entry) for suite in suites for entry in suite.expectations]
    together = gx.ExpectationSuite(name="all")
    with _quiet():
        for suite in suites:
            together.expectations += _built(suite, first=len(together.expectations))
        results = batch.validate(together, result_format=result_format).results
    if len(results) != len(entries):
        raise SuiteError(f"{len(entries)} expectations in {len(suites)} suites, but {len(results)} were run; report this")
    numbered = sorted(((int(result.expectation_config.id), result) for result in results), key=lambda pair: pair[0])
    return tuple(_expected(*entries[number], result) for number, result in numbered)


def _built(suite: Suite, *, first: int) -> list[Any]:
    """The suite's expectations as Great Expectations' own objects, their ids counted from ``first``.

    The library drops what it does not know, so every name is looked up before.
    """
    import great_expectations as gx
    from great_expectations.exceptions import GreatExpectationsError
    from great_expectations.expectations.registry import list_registered_expectation_implementations

    known = list_registered_expectation_implementations()
    built: list[Any] = []
    for number, entry in enumerate(suite.expectations):
        place = f"{suite.file}, expectation {number + 1}"
        if entry["type"] not in known:
            near = get_close_matches(entry["type"], known, n=1)
            cure = f"did you mean {near[0]}?" if near else "see docs.greatexpectations.io, or remove it"
            raise SuiteError(f"{place}: no expectation is called {entry['type']!r}; {cure}")
        try:
            one = gx.ExpectationSuite(name="one", expectations=[{**entry, "id": str(first + number)}]).expectations
        except (GreatExpectationsError, TypeError, ValueError) as error:
            raise SuiteError(f"{place}: {entry['type']} cannot take these kwargs ({_first_line(error)}); mend them") from error
        if len(one) != 1:
            raise SuiteError(f"{place}: {entry['type']} was dropped by Great Expectations; check its kwargs")
        built += one
    return built


def _expected(suite: Suite, entry: dict[str, Any], result: Any) -> Expected:
    sentence = _sentence(entry)
    severity = SEVERITY.get(str(entry.get("severity", "critical")), "error")
    crash = _crash(result.exception_info or {})
    if crash is not None:
        return Expected(suite.name, entry["type"], sentence, "crashed", severity, reason=crash)
    if result.success:
        return Expected(suite.name, entry["type"], sentence, "met", severity)
    rows, shown = _offending(result.result)
    return Expected(suite.name, entry["type"], sentence, "failed", severity, rows, shown)


def _offending(result: dict[str, Any]) -> tuple[tuple[tuple[int, ...], ...], tuple[Said, ...]]:
    """Row indexes and what offends there. On a database an entry of the index list is a mapping with claim_id and values."""
    index, values = result.get("unexpected_index_list"), result.get("unexpected_list")
    if not index:
        observed = result.get("observed_value")
        return (), () if observed is None else (note("expectation.found", value=observed),)
    if isinstance(index[0], dict):
        named = [", ".join(f"{name} {value}" for name, value in entry.items()) for entry in index]
        return (), tuple(named)
    told = result.get("details", {}).get("told")
    shown: list[Said] = [note(key, **params) for key, params in told] if told else [_shown(value) for value in values or index]
    return tuple(tuple(map(int, row)) if isinstance(row, list) else (int(row),) for row in index), tuple(shown)


def _shown(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return " and ".join(map(_shown, value))
    return str(value)


def _crash(info: dict[str, Any]) -> str | None:
    """The message of an exception; it stands at the top, or under the id of each metric that raised."""
    entries = [info, *(value for value in info.values() if isinstance(value, dict))]
    for entry in entries:
        if entry.get("raised_exception"):
            return str(entry.get("exception_message") or "no message").strip().splitlines()[0]
    return None


def _sentence(entry: dict[str, Any]) -> Said:
    """What an expectation says: as described, in every language where that is one of ours; else expect_x_to_y → x to y (…)."""
    if entry.get("description"):
        return known(str(entry["description"]))
    words = entry["type"].removeprefix("expect_").replace("_", " ")
    kwargs = ", ".join(f"{name}: {value}" for name, value in entry.get("kwargs", {}).items())
    return f"{words} ({kwargs})" if kwargs else words


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


@contextmanager
def _quiet() -> Iterator[None]:
    """What the library logs, it also returns; we report it once."""
    logger = logging.getLogger("great_expectations")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
