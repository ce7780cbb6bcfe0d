"""User-supplied claims and evidence, checked and read into the rows of the audit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from numbers import Real
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from usrok_data import codebook
from usrok_data.codebook import suggest
from usrok_data.days import read_dates, read_record_day
from usrok_data.evidence import METHODS, TEXT, Claim, Evidence, Method

Row = TypeVar("Row", Claim, Evidence)


class AuditError(ValueError):
    """A user-supplied table of claims or evidence cannot be used."""


#: The kind of value that each column holds.
_KINDS = {"n_low": "number", "n_high": "number", "start": "day", "end": "day"}
_KINDS |= {"checkable": "truth", "holds": "truth", "independent": "truth"}
#: Columns that say something about a row of evidence, whatever its method.
_ABOUT = {"evidence_id", "claim_id", "method", "source_ids", "origin", "independent"}
_ABOUT |= {"confidence", "reason"}
#: How many allowed values a message lists at most.
_SHOWN = 12


def _text(value: object, column: str) -> str:
    if not isinstance(value, str):
        raise ValueError("Expected text")
    return value.strip()


def _number(value: object, column: str) -> float:
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
        raise ValueError("Expected a number")
    if not np.isfinite(float(value)):
        raise ValueError("Expected a finite number; leave the cell empty for an open bound")
    return float(value)


def _day(value: object, column: str) -> dt.date:
    try:
        # A month is as good as its days: it begins with the first and ends with the last.
        first, last = read_dates(value, column)
    except ValueError as error:
        raise ValueError(str(error).rstrip(".")) from None
    return last if column == "end" else first


def _truth(value: object, column: str) -> bool:
    if not isinstance(value, bool | np.bool_):
        raise ValueError("Expected True or False")
    return bool(value)


_READERS: dict[str, Callable[[object, str], Any]] = {
    "text": _text,
    "number": _number,
    "day": _day,
    "truth": _truth,
}


def _is_missing(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _rows(frame: object, name: str, kind: type[Row], needed: tuple[str, str]) -> list[Row]:
    """Read the rows of a table, every cell by the kind of its column."""
    columns = list(kind.__dataclass_fields__)
    if not isinstance(frame, pd.DataFrame):
        raise AuditError(
            f"{name} is a {type(frame).__name__}. Expected a DataFrame with the columns "
            f"{' and '.join(needed)}; for instance "
            f'{name}=pd.DataFrame([{{"claim_id": "a1", ...}}]).'
        )
    if not frame.columns.is_unique:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise AuditError(f"{name} has two columns {twice!r}. Expected each column once.")
    for column in frame.columns:
        if column not in columns:
            raise AuditError(
                f"{name} has an unknown column {column!r}.{suggest(column, columns)} "
                f"Expected some of: {', '.join(columns)}."
            )
    for column in needed:
        if column not in frame:
            raise AuditError(
                f"{name} has no column {column!r}. Expected at least: {' and '.join(needed)}."
            )
    cells = [(c, _READERS[_KINDS.get(c, "text")], frame[c].tolist()) for c in frame.columns]
    rows = []
    for place, label in enumerate(frame.index.tolist()):
        where = f"{name}, row {label!r}"
        row: dict[str, Any] = {"evidence_id": f"v{place + 1:02d}"} if kind is Evidence else {}
        for column, read, values in cells:
            if _is_missing(values[place]):
                if column in needed:
                    raise AuditError(f"{where}: {column} is missing. Expected text.")
                continue
            try:
                row[column] = read(values[place], column)
            except ValueError as error:
                raise AuditError(f"{where}: {column} is {values[place]!r}. {error}.") from None
        for low, high in (("n_low", "n_high"), ("start", "end")):
            if row.get(low) is not None and row.get(high) is not None and row[low] > row[high]:
                raise AuditError(
                    f"{where}: {low} ({row[low]}) is greater than {high} ({row[high]}). "
                    "Expected the lower first; swap the two."
                )
        rows.append(kind(**row))
    return rows


def _only_once(ids: Iterable[str], name: str, column: str) -> None:
    seen: set[str] = set()
    for value in ids:
        if value in seen:
            raise AuditError(
                f"{name}: duplicate {column} {value!r}. Expected a different one in each row."
            )
        seen.add(value)


def _check_word(value: str | None, allowed: Iterable[str], where: str, column: str) -> None:
    words = list(allowed)
    if value is not None and value not in words:
        raise AuditError(
            f"{where}: {column} is {value!r}.{suggest(value, words)} "
            f"Expected one of: {', '.join(words)}."
        )


def read_claims(frame: object) -> list[Claim]:
    """Read a user-supplied table of claims."""
    claims = _rows(frame, "claims", Claim, ("claim_id", "claim"))
    _only_once((c.claim_id for c in claims), "claims", "claim_id")
    precisions = codebook.labels("claims", "precision")
    for claim in claims:
        _check_word(claim.precision, precisions, f"claims, {claim.claim_id}", "precision")
    return claims


def read_evidence(frame: object, claims: Sequence[Claim]) -> list[Evidence]:
    """Read a user-supplied table of evidence and check it against the claims and the record."""
    rows = _rows(frame, "evidence", Evidence, ("claim_id", "method"))
    _only_once((r.evidence_id for r in rows), "evidence", "evidence_id")
    claim_ids = {c.claim_id for c in claims}
    confidences = codebook.labels("evidence", "confidence")
    for row in rows:
        where = f"evidence {row.evidence_id}"
        if row.claim_id not in claim_ids:
            raise AuditError(
                f"{where} tests the claim {row.claim_id!r}, which is not in claims."
                f"{suggest(row.claim_id, claim_ids)} "
                f"Expected one of: {', '.join(sorted(claim_ids)[:_SHOWN])}."
            )
        _check_word(row.method, METHODS, where, "method")
        _check_word(row.confidence, confidences, where, "confidence")
        _check_columns(row, METHODS[row.method], f"{where} ({row.method})")
    return rows


def _check_columns(row: Evidence, method: Method, where: str) -> None:
    """Check that a row has the columns its method needs, no others, and known values."""
    for column, names in method.needs.items():
        if getattr(row, column) is None:
            example = next(iter(names.values()), "total")
            raise AuditError(
                f"{where} needs {column}: {names.what}; for instance {column}={example!r}."
            )
    known = {**method.needs, **method.may}
    for column in Evidence.__dataclass_fields__:
        value = getattr(row, column)
        if value is None or column in _ABOUT:
            continue
        if column not in known:
            raise AuditError(
                f"{where} has {column}={value!r}, which this method does not use. "
                f"It uses: {', '.join(known)}. Leave {column} empty."
            )
        names = known[column]
        if names is TEXT:
            continue
        allowed = set(names.values())
        for part in value.split(";") if names.several else [value]:
            if part not in allowed:
                shown = sorted(allowed)
                more = " and more" if len(shown) > _SHOWN else ""
                raise AuditError(
                    f"{where}: {column} has {part!r}. Expected {names.what}."
                    f"{suggest(part, shown)} There are: {', '.join(shown[:_SHOWN])}{more}."
                )


def read_published(published: object) -> dt.date:
    """Read the publication date of a user-supplied document."""
    try:
        return read_record_day(published, "published")
    except ValueError as error:
        raise AuditError(str(error)) from None
