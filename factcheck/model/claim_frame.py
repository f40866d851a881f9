"""Claims as a pandas table and as Parquet; both libraries are imported only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from factcheck.model import atomic
from factcheck.model.claim import COLUMNS, DATE_COLUMNS, DECIMAL_COLUMNS, INTEGER_COLUMNS, Claim, decimal_text
from factcheck.model.claim_columns import Column, claims_of
from factcheck.model.claim_row import header_faults
from factcheck.model.problem import Problem
from factcheck.model.table_rows import Row, collect

if TYPE_CHECKING:
    import pandas as pd

#: Rows turned into Python objects at a time.
BATCH: Final = 8192

#: Decimal types tried in order: what all files share, then what the widest figures need. Beyond that, text.
_DECIMAL_TYPES: Final = ((38, 12), (76, 36))


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """One row a claim, one column a field in order.

    Decimals stay Decimal (object columns), whole numbers are Int64, dates datetime64[s], text object; None, <NA>, NaT where
    nothing is known. ``set_aside`` is there only where a number was set aside.
    """
    import pandas as pd

    rows = claims if isinstance(claims, (list, tuple)) else list(claims)
    columns: dict[str, Any] = {}
    for name in _columns(rows):
        values = [getattr(claim, name) for claim in rows]
        if name in INTEGER_COLUMNS:
            columns[name] = pd.array(values, dtype="Int64")
        elif name in DATE_COLUMNS:
            columns[name] = pd.Series(values, dtype="datetime64[s]")
        else:
            columns[name] = pd.Series(values, dtype=object)
    return pd.DataFrame(columns)


def from_frame(frame: pd.DataFrame, *, name: str = "table") -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Claims of a frame, and what is wrong with the rows that are none; rows count from 1."""
    table = collect(name, frame_rows(frame, name), name)
    return table.claims, table.problems


def frame_rows(frame: pd.DataFrame, name: str) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """The rows of a frame as mappings; every kind of missing value becomes None."""
    faults = header_faults([str(column) for column in frame.columns])
    if faults:
        yield from (Problem(name, reason, cure, None, column) for column, reason, cure in faults)
        return
    columns = [str(column) for column in frame.columns]
    for start in range(0, len(frame), BATCH):
        part = frame.iloc[start : start + BATCH]
        cells = [_python(part.iloc[:, index]) for index in range(len(columns))]
        for number, row in enumerate(zip(*cells, strict=True), start=start + 1):
            yield number, dict(zip(columns, row, strict=True))


def write_parquet(claims: Iterable[Claim], path: Path | str) -> None:
    """A Parquet file with exact decimals: decimal128(38, 12), wider where a column needs it."""
    atomic.write_bytes(Path(path), parquet_bytes(claims))


def parquet_bytes(claims: Iterable[Claim]) -> bytes:
    """What ``write_parquet`` writes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = claims if isinstance(claims, (list, tuple)) else list(claims)
    arrays = {name: _arrow([getattr(claim, name) for claim in rows], name) for name in _columns(rows)}
    out = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays), out, compression="zstd")
    content: bytes = out.getvalue().to_pybytes()
    return content


def parquet_rows(file: str, source: Path | BinaryIO) -> Iterator[Row]:
    """The rows of a Parquet file as claims where a batch of them has no fault, else as mappings."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(source) as parquet:
            faults = header_faults(parquet.schema_arrow.names)
            if faults:
                yield from (Problem(file, reason, cure, None, column) for column, reason, cure in faults)
                return
            wanted = [name for name in parquet.schema_arrow.names if name in (*COLUMNS, "set_aside")]
            number = 1
            for batch in parquet.iter_batches(BATCH, columns=wanted):
                yield from enumerate(claims_of(_columns_of(batch), len(batch)) or _rows_of(batch), start=number)
                number += len(batch)
            # What Arrow decoded is no longer needed, and would stay with its allocator.
            pa.default_memory_pool().release_unused()
    except (OSError, pa.ArrowException) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        yield Problem(file, f"no readable Parquet file ({reason})", "restore it, or write it again")


def _columns_of(batch: Any) -> dict[str, Column]:
    """The columns of a batch with equal cells once; none where a column is of a kind that no claim has."""
    import pyarrow as pa

    try:
        encoded = [column.dictionary_encode(null_encoding="encode") for column in batch.columns]
    except pa.ArrowNotImplementedError:
        return {}
    # Claims are made of columns only where decimals have their own, so that zeros of the column's scale say nothing.
    columns = ((_stripped(column.dictionary), _numbers(column.indices)) for column in encoded)
    return dict(zip(batch.schema.names, columns, strict=True))


def _numbers(indices: Any) -> list[int]:
    """The places of cells in a dictionary, all of them known, without the libraries that Arrow's own way asks for."""
    _, held = indices.buffers()
    return memoryview(held).cast("i")[indices.offset : indices.offset + len(indices)].tolist()


def _rows_of(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows of a batch as mappings."""
    names = batch.schema.names
    # Trailing zeros of the column's scale matter only where decimals are taken from the digits.
    cells = [column.to_pylist() if "decimals" in names else _stripped(column) for column in batch.columns]
    for row in zip(*cells, strict=True):
        yield dict(zip(names, row, strict=True))


def _columns(claims: Iterable[Claim]) -> tuple[str, ...]:
    return (*COLUMNS, "set_aside") if any(claim.set_aside is not None for claim in claims) else COLUMNS


def _python(column: pd.Series[Any]) -> list[Any]:
    """A column as Python objects, missing values as None; a float NaN is told apart where the column holds floats."""
    values: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    return values


def _arrow(values: list[Any], name: str) -> Any:
    import pyarrow as pa

    if name in INTEGER_COLUMNS:
        return pa.array(values, pa.int64())
    if name in DATE_COLUMNS:
        return pa.array(values, pa.date32())
    if name not in DECIMAL_COLUMNS:
        return pa.array(values, pa.string())
    exponents = [(value.adjusted() + 1, -_exponent(value)) for value in values if value]
    before, behind = max((e[0] for e in exponents), default=0), max((e[1] for e in exponents), default=0)
    for precision, scale in _DECIMAL_TYPES:
        if before <= precision - scale and behind <= scale:
            kind = pa.decimal128 if precision <= 38 else pa.decimal256
            return pa.array(values, kind(precision, scale))
    return pa.array([None if value is None else decimal_text(value) for value in values], pa.string())


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _stripped(column: Any) -> list[Any]:
    """Cells of an Arrow column; its decimals without the zeros of the column's scale."""
    import pyarrow as pa

    values: list[Any] = column.to_pylist()
    if not pa.types.is_decimal(column.type):
        return values
    return [None if value is None else Decimal(decimal_text(value)) for value in values]
