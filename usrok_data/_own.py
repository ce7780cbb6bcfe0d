"""A reader's own claims and evidence, checked and brought into the shape of the audit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from usrok_data import _codebook
from usrok_data._tables import load
from usrok_data._time import FOUNDED, HORIZON, day

Row = dict[str, Any]


class AuditError(ValueError):
    """A table of claims or of evidence that a reader gave does not fit."""


#: Columns of a table of claims: what may stand in them, and what a missing column means.
CLAIMS: dict[str, tuple[str, Any]] = {
    "claim_id": ("text", None),
    "claim": ("text", None),
    "section": ("text", None),
    "n_text": ("text", None),
    "n_low": ("number", None),
    "n_high": ("number", None),
    "start": ("day", None),
    "end": ("day", None),
    "precision": ("text", None),
    "checkable": ("truth", True),
}
NEEDED = {"claims": ("claim_id", "claim"), "evidence": ("claim_id", "method")}
_KINDS = {"string": "text", "integer": "number", "date": "day", "boolean": "truth"}
_DEFAULTS = {"independent": True, "confidence": "medium"}


def _evidence_columns() -> dict[str, tuple[str, Any]]:
    """Return the columns of a table of evidence, from the codebook."""
    return {
        f["name"]: (_KINDS[f["type"]], _DEFAULTS.get(f["name"]))
        for f in _codebook.fields("evidence")
    }


def near(word: object, words: Iterable[str]) -> str:
    """Return a hint at the word that was perhaps meant."""
    # Imported where a word is wrong: that is seldom, and takes its time.
    from difflib import get_close_matches

    close = get_close_matches(str(word), list(words), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""


def _blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    return value.strip()


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        try:
            value = value.item()  # a number of numpy
        except (AttributeError, ValueError):
            raise ValueError("a number") from None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError("a number")
    number: float = value
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number")
    return number


def _day(value: Any) -> dt.date:
    try:
        return day(value)
    except ValueError:
        raise ValueError("a day such as 1993-07-19") from None


def _truth(value: Any) -> bool:
    if isinstance(value, bool | np.bool_):
        return bool(value)
    raise ValueError("True or False")


_READ: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "number": _number,
    "day": _day,
    "truth": _truth,
}


def _read(frame: Any, name: str, columns: dict[str, tuple[str, Any]]) -> list[Row]:
    """Read the rows of a reader's table, every cell by the kind of its column."""
    if not isinstance(frame, pd.DataFrame):
        raise AuditError(
            f"{name} is {type(frame).__name__}. Expected a DataFrame with the columns "
            f"{', '.join(NEEDED[name])}; for instance "
            f'{name}=pd.DataFrame([{{"claim_id": "a1", ...}}]).'
        )
    if not frame.columns.is_unique:
        raise AuditError(f"{name} has a column twice: {', '.join(map(str, frame.columns))}.")
    for column in frame.columns:
        if column not in columns:
            raise AuditError(
                f"{name} has the column {column!r}, which the audit does not know."
                f"{near(column, columns)} Expected some of: {', '.join(columns)}."
            )
    missing = [c for c in NEEDED[name] if c not in frame]
    if missing:
        raise AuditError(
            f"{name} lacks the column {missing[0]!r}. Expected at least: {', '.join(NEEDED[name])}."
        )
    rows: list[Row] = []
    cells = {column: frame[column].tolist() for column in frame.columns}
    for number in range(len(frame)):
        row: Row = {}
        for column, (kind, default) in columns.items():
            value = cells[column][number] if column in cells else None
            if _blank(value):
                row[column] = default
                continue
            try:
                row[column] = _READ[kind](value)
            except ValueError as error:
                raise AuditError(
                    f"{name}, row {number + 1}: {column} is {value!r}. Expected {error}."
                ) from None
        for column in NEEDED[name]:
            if row[column] is None:
                raise AuditError(f"{name}, row {number + 1}: {column} is blank. Expected text.")
        for low, high in (("n_low", "n_high"), ("start", "end")):
            if row[low] is not None and row[high] is not None and row[low] > row[high]:
                raise AuditError(
                    f"{name}, row {number + 1}: {low} ({row[low]}) is above {high} "
                    f"({row[high]}). Expected the lower first; exchange the two."
                )
        rows.append(row)
    return rows


def own_claims(frame: Any) -> list[Row]:
    """Read a reader's table of claims."""
    rows = _read(frame, "claims", CLAIMS)
    seen: set[str] = set()
    for row in rows:
        if row["claim_id"] in seen:
            raise AuditError(
                f"claims: the claim_id {row['claim_id']!r} stands twice. "
                "Expected a different id for each claim."
            )
        seen.add(row["claim_id"])
        if (row["n_low"] is None) != (row["n_high"] is None):
            raise AuditError(
                f"claims: {row['claim_id']} has only one of n_low and n_high. Expected both; "
                "for an exact number the same in both."
            )
    return rows


@cache
def _known(table: str, column: str) -> frozenset[str]:
    """Return the values of a column of the record that a reader may name."""
    return frozenset(load(table)[column].dropna())


def _listed(row: Row, column: str, known: Iterable[str], what: str, many: bool = True) -> None:
    """Check that a cell names things there are."""
    value = row[column]
    where = f"evidence {row['evidence_id']} ({row['method']})"
    names = frozenset(known)
    if value is None:
        sample = sorted(names)[0]
        raise AuditError(f"{where} needs {column}: {what}, for instance {column}={sample!r}.")
    for part in value.split(";") if many else [value]:
        if part not in names:
            shown = ", ".join(sorted(names)[:12]) + (" and more" if len(names) > 12 else "")
            raise AuditError(
                f"{where}: {column} has {part!r}. Expected {what}.{near(part, names)} "
                f"There are: {shown}."
            )


def own_evidence(
    frame: Any,
    claims: Sequence[Row],
    methods: Iterable[str],
    scales: Iterable[str],
    series: Iterable[str],
) -> list[Row]:
    """Read a reader's table of evidence and check it against the claims and the record."""
    rows = _read(frame, "evidence", _evidence_columns())
    by_id = {c["claim_id"]: c for c in claims}
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        row["evidence_id"] = row["evidence_id"] or f"v{number:02d}"
        if row["evidence_id"] in seen:
            raise AuditError(
                f"evidence: the evidence_id {row['evidence_id']!r} stands twice. Expected a "
                "different id for each row, or no column evidence_id."
            )
        seen.add(row["evidence_id"])
        if row["claim_id"] not in by_id:
            raise AuditError(
                f"evidence {row['evidence_id']} bears on the claim {row['claim_id']!r}, which "
                f"is not in claims.{near(row['claim_id'], by_id)} "
                f"There are: {', '.join(list(by_id)[:12])}."
            )
        if row["method"] not in set(methods):
            raise AuditError(
                f"evidence {row['evidence_id']}: method is {row['method']!r}. Expected one of: "
                f"{', '.join(methods)}.{near(row['method'], methods)}"
            )
        _fit(row, by_id[row["claim_id"]], scales, series)
        row["source_ids"] = row["source_ids"] or "own reading"
        row["witness"] = row["witness"] or row["source_ids"]
    return rows


def _fit(row: Row, claim: Row, scales: Iterable[str], series: Iterable[str]) -> None:
    """Check that a row of evidence has what its method needs."""
    method, where = row["method"], f"evidence {row['evidence_id']} ({row['method']})"
    states = _known("countries", "country")
    if method == "milestone":
        if row["begins"] is None and row["ends"] is None:
            raise AuditError(
                f"{where} needs begins or ends: milestones that begin or end the time in "
                "which the claim was true. record.milestones() lists them."
            )
        milestones = _known("milestones", "milestone_id")
        for column in ("begins", "ends"):
            if row[column] is not None:
                # One act ends a period; several may be needed to begin it.
                many = column == "begins"
                _listed(row, column, milestones, "a milestone of record.milestones()", many)
    elif method == "series":
        _listed(row, "record", series, "a table of the record that is a series", many=False)
        if row["key"] is None:
            raise AuditError(f"{where} needs key: what is looked up in {row['record']}.")
    elif method == "rank":
        _listed(row, "key", _known("us_trade", "country"), "a partner's code", many=False)
    elif method == "count":
        _listed(row, "key", scales, "a scale of count_relations()", many=False)
    elif method in ("relations", "no_relations", "first"):
        _listed(row, "key", states, "codes of states", many=method != "first")
    if method in ("all", "first"):
        groups = _known("groups", "group")
        _listed(row, "group", groups, "a group of record.groups()", many=False)
    if method == "all" and row["besides"] is not None:
        _listed(row, "besides", states, "codes of states")
    if method in ("series", "rank", "count") and row["n_low"] is None and claim["n_low"] is None:
        raise AuditError(
            f"{where} needs a number. Expected n_low and n_high in the claim "
            f"{claim['claim_id']}, or in this row."
        )
    if method == "reading":
        if row["holds"] is None:
            raise AuditError(f"{where} needs holds: True if the reading finds the claim true.")
        if row["holds"] and row["start"] is None:
            raise AuditError(f"{where} needs start: the first day on which the claim was true.")
        if row["reason"] is None:
            raise AuditError(f"{where} needs reason: why you read the source in this way.")


def own_day(published: object) -> dt.date:
    """Read the day of publication of a reader's document."""
    try:
        when = day(published, "published")
    except ValueError as error:
        raise AuditError(str(error)) from None
    if not FOUNDED <= when <= HORIZON:
        raise AuditError(
            f"published is {when}. The record runs from {FOUNDED} to {HORIZON}. "
            "Expected a day between them."
        )
    return when
