"""What our expectations share: the rows of a claim table from pandas or a database, and how offending rows are told.

An expectation has a function from rows to offences; this module makes of it a metric and an expectation that Great Expectations
runs on either engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from great_expectations.execution_engine import PandasExecutionEngine, SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.validator.metric_configuration import MetricConfiguration

from factcheck.gate.notes import note
from factcheck.model import cells
from factcheck.model.claim import DATE_COLUMNS, DECIMAL_COLUMNS


class Row(NamedTuple):
    """The columns of a claim that our expectations look at; ``number`` is its place in the table."""

    number: int
    claim_id: str
    article: str | None
    form: str | None
    low: Decimal | None
    high: Decimal | None
    unit_measure: str | None
    direction: str | None
    indicator: str | None
    item: str | None
    ref_area: str | None
    counterpart_area: str | None
    period_start: date | None
    period_end: date | None
    base_period_start: date | None
    base_period_end: date | None
    comparison: str | None
    price_basis: str | None
    modality: str | None
    attribution: str | None
    confidence_indicator: str | None
    confidence_areas: str | None
    confidence_period: str | None

    @property
    def top(self) -> Decimal | None:
        """The highest value if the digits may also have been cut off, not rounded; for values that are not negative."""
        if self.high is None or self.low is None:
            return self.high
        return self.high + (self.high - self.low) / 2

    @property
    def is_certain(self) -> bool:
        """Whether it happened, and what it is about was not guessed."""
        guessed = "inferred" in (self.confidence_indicator, self.confidence_areas, self.confidence_period)
        return self.modality == "actual" and not guessed

    def may_differ_from(self, other: Row) -> bool:
        """Whether two bodies are credited, so that their figures need not agree."""
        return None not in (self.attribution, other.attribution) and self.attribution != other.attribution


COLUMNS: Final = Row._fields[1:]
#: The metric that holds the rows.
ROWS: Final = "claims.rows"


@dataclass(frozen=True, slots=True)
class Offence:
    """Rows that break an expectation together, and how: the key and parameters of a sentence."""

    rows: tuple[Row, ...]
    key: str
    params: Mapping[str, str]


class ClaimRows(TableMetricProvider):
    """The rows of the table; Great Expectations computes a metric once, so that all our expectations share them."""

    metric_name = ROWS

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(cls, execution_engine: Any, metric_domain_kwargs: Any, **_: Any) -> list[Row]:  # noqa: N805
        frame, _domain, _accessor = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type="table")
        return list(_from_frame(frame))

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sql(cls, execution_engine: Any, metric_domain_kwargs: Any, **_: Any) -> list[Row]:  # noqa: N805
        table, _domain, _accessor = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type="table")
        return list(_from_database(execution_engine, table))


def expectation(name: str, offences: Callable[[Sequence[Row]], Iterable[Offence]], sentence: str) -> type[BatchExpectation]:
    """An expectation class for a function from rows to offences, registered with Great Expectations under a snake-case name."""
    metric = f"claims.{name}"

    class Metric(TableMetricProvider):
        metric_name = metric

        @metric_value(engine=PandasExecutionEngine)
        def _pandas(cls, metrics: Any, **_: Any) -> list[Offence]:  # noqa: N805
            return list(offences(metrics[ROWS]))

        @metric_value(engine=SqlAlchemyExecutionEngine)
        def _sql(cls, metrics: Any, **_: Any) -> list[Offence]:  # noqa: N805
            return list(offences(metrics[ROWS]))

        @classmethod
        def _get_evaluation_dependencies(cls, metric: Any, *_: Any, **__: Any) -> dict[str, Any]:
            return {ROWS: MetricConfiguration(ROWS, metric.metric_domain_kwargs)}

    def validate(
        self: Any, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> dict[str, Any]:
        return _result(metrics[metric])

    def template(cls: Any, renderer_configuration: Any) -> Any:
        renderer_configuration.template_str = sentence
        return renderer_configuration

    body = {
        "__module__": __name__,
        "__doc__": sentence,
        "metric_dependencies": (metric,),
        "success_keys": (),
        "args_keys": (),
        "_validate": validate,
        "_prescriptive_template": classmethod(template),
    }
    class_name = "".join(word.capitalize() for word in name.split("_"))
    # The metaclass registers the class under its name in snake case.
    made: type[BatchExpectation] = type(BatchExpectation)(class_name, (BatchExpectation,), body)
    return made


def _result(found: list[Offence]) -> dict[str, Any]:
    """Offences in the shape of Great Expectations; an entry of the index list holds every row of its offence."""
    return {
        "success": not found,
        "result": {
            "observed_value": len(found),
            "unexpected_count": len(found),
            "unexpected_list": [note(offence.key, **offence.params)["en"] for offence in found],
            "unexpected_index_list": [[row.number for row in offence.rows] for offence in found],
            "details": {"told": [[offence.key, dict(offence.params)] for offence in found]},
        },
    }


def _from_frame(frame: Any) -> Iterator[Row]:
    return map(Row, range(len(frame)), *(_python(frame[name]) for name in COLUMNS))


def _python(column: Any) -> list[Any]:
    """A column as Python objects, None where nothing is known; days by way of NumPy, since pandas makes a Timestamp of each."""
    if column.dtype.kind == "M":
        days: list[Any] = column.to_numpy("datetime64[D]").tolist()
        return days
    values: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    return values


def _from_database(engine: Any, table: Any) -> Iterator[Row]:
    import sqlalchemy as sa

    found = engine.execute_query(sa.select(*(sa.column(name) for name in COLUMNS)).select_from(table))
    # SQLite gives numbers and days as it likes; text stays as it is, since what it may say is for other expectations.
    read = [cells.READERS[name] if name in (*DECIMAL_COLUMNS, *DATE_COLUMNS) else _as_is for name in COLUMNS]
    for index, values in enumerate(found):
        yield Row(index, *(reader(value) for reader, value in zip(read, values, strict=True)))


def _as_is(value: Any) -> Any:
    return value
