"""User-supplied claims and evidence, checked and read into the rows of the audit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from numbers import Real
from typing import Any, TypeVar, get_args

import numpy as np
import pandas as pd

from usrok_data import codebook
from usrok_data.codebook import suggest
from usrok_data.days import read_dates, read_record_day
from usrok_data.evidence import ANY_VALUE, METHODS, Claim, Evidence, Method
from usrok_data.relations import Korea, country_names

Row = TypeVar("Row", Claim, Evidence)


class AuditError(ValueError):
    """A user-supplied table of claims or evidence cannot be used."""


#: Columns that say something about a row of evidence, whatever its method.
_ABOUT = {"evidence_id", "claim_id", "method", "source_ids", "origin", "independent"}
_ABOUT |= {"confidence", "reason", "reading", "independent_reason", "korea"}
#: Fields of a row of evidence that are no columns of a table.
_NO_COLUMNS = {"place", "own_figures"}
#: How many allowed values a message lists at most.
MAX_LISTED = 12


# ---------------------------------------------------------------- one cell


def _wrong(value: object, column: str, expected: str) -> ValueError:
    return ValueError(f"{column} is {value!r}. Expected {expected}.")


def _text(value: object, column: str) -> str:
    if not isinstance(value, str):
        raise _wrong(value, column, "text; .astype(str) turns a column into text")
    return value.strip()


def _number(value: object, column: str) -> float:
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
        raise _wrong(value, column, "a number; pd.to_numeric turns text into numbers")
    try:
        number = float(value)
    except OverflowError:  # a whole number of more than 300 digits
        number = float("inf")
    if not np.isfinite(number):
        raise _wrong(value, column, "a finite number; leave the cell empty for an open bound")
    return number


def _day(value: object, column: str) -> dt.date:
    # A month stands for its first day as a start and for its last day as an end.
    first, last = read_dates(value, column)
    return last if column == "end" else first


def _truth(value: object, column: str) -> bool:
    # A spreadsheet makes 1 and 0 of a column with empty cells.
    if isinstance(value, bool | np.bool_) or (isinstance(value, Real) and value in (0, 1)):
        return bool(value)
    raise _wrong(value, column, "True or False")


def _one_of(words: Iterable[str]) -> Callable[[object, str], str]:
    """Return a reader of cells that hold one of some words."""

    def read(value: object, column: str) -> str:
        word = _text(value, column)
        if word not in words:
            raise ValueError(
                f"{column} is {word!r}.{suggest(word, words)} Expected one of: {', '.join(words)}."
            )
        return word

    return read


#: How to read the cells of each column; those of other columns are text.
_READERS: dict[str, Callable[[object, str], Any]] = {
    "n_low": _number,
    "n_high": _number,
    "start": _day,
    "end": _day,
    "checkable": _truth,
    "holds": _truth,
    "independent": _truth,
    "kind": _one_of(codebook.labels("claims", "kind")),
    "precision": _one_of(codebook.labels("claims", "precision")),
    "confidence": _one_of(codebook.labels("evidence", "confidence")),
    "method": _one_of(METHODS),
    "korea": _one_of(get_args(Korea)),
}


def is_missing(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


# ---------------------------------------------------------------- one table


def _check_header(
    frame: pd.DataFrame, name: str, known: Sequence[str], needed: Sequence[str]
) -> None:
    if not frame.columns.is_unique:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise AuditError(f"{name} has two columns {twice!r}. Expected each column once.")
    for column in frame.columns:
        # Columns of the package's own tables that the audit does not need may stay.
        if column not in known and column not in codebook.dtypes(name):
            raise AuditError(
                f"{name} has an unknown column {column!r}.{suggest(column, known)} "
                f"Expected some of: {', '.join(known)}."
            )
    for column in needed:
        if column not in frame:
            raise AuditError(
                f"{name} has no column {column!r}. Expected at least: {' and '.join(needed)}."
            )


def _rows(frame: object, name: str, kind: type[Row], needed: tuple[str, str]) -> list[Row]:
    """Read the rows of a table, every cell by its column; no two rows may have one id."""
    if not isinstance(frame, pd.DataFrame):
        raise AuditError(
            f"{name} is a {type(frame).__name__}. Expected a DataFrame with the columns "
            f"{' and '.join(needed)}; for instance "
            f'{name}=pd.DataFrame([{{"claim_id": "a1", ...}}]).'
        )
    known = [column for column in kind.__dataclass_fields__ if column not in _NO_COLUMNS]
    _check_header(frame, name, known, needed)
    cells = [(c, _READERS.get(c, _text), frame[c].tolist()) for c in known if c in frame]
    id_column = known[0]
    rows: dict[str, Row] = {}
    for number, label in enumerate(frame.index.tolist()):
        place = f"{name}, row {label!r}"
        if not frame.index.is_unique:
            place += f" (number {number + 1} from the top)"
        row: dict[str, Any] = {}
        if kind is Evidence:
            row = {"evidence_id": f"v{number + 1:02d}", "place": place}
        for column, read, values in cells:
            if is_missing(values[number]):
                if column in needed:
                    raise AuditError(f"{place}: {column} is missing. Expected text.")
                continue
            try:
                row[column] = read(values[number], column)
            except ValueError as error:
                raise AuditError(f"{place}: {error}") from None
        for low, high in (("n_low", "n_high"), ("start", "end")):
            if row.get(low) is not None and row.get(high) is not None and row[low] > row[high]:
                raise AuditError(
                    f"{place}: {low} ({row[low]}) is greater than {high} ({row[high]}). "
                    "Expected the lower first; swap the two."
                )
        if row[id_column] in rows:
            raise AuditError(
                f"{place}: duplicate {id_column} {row[id_column]!r}. Expected a different one "
                "in each row."
            )
        if kind is Evidence and "origin" not in row:
            # Without a word on where they come from, tests of different records are two sources.
            tested = [row.get(c) for c in ("record", "method", "key") if row["method"] != "reading"]
            origin = row.get("source_ids") or " ".join(filter(None, tested))
            row |= {"origin": origin} if origin else {}
        rows[row[id_column]] = kind(**row)
    return list(rows.values())


def read_claims(frame: object) -> list[Claim]:
    """Read a user-supplied table of claims."""
    return _rows(frame, "claims", Claim, ("claim_id", "claim"))


def read_evidence(frame: object, claims: Sequence[Claim]) -> list[Evidence]:
    """Read a user-supplied table of evidence and check it against the claims and the record."""
    rows = _rows(frame, "evidence", Evidence, ("claim_id", "method"))
    claim_ids = {c.claim_id for c in claims}
    for row in rows:
        if row.claim_id not in claim_ids:
            raise AuditError(
                f"{row.place}: claim_id is {row.claim_id!r}, which is not in claims."
                f"{suggest(row.claim_id, claim_ids)} Expected one of: {listed(claim_ids)}."
            )
        check_columns(row, METHODS[row.method])
    return rows


def listed(words: Iterable[str]) -> str:
    shown = sorted(words)
    return ", ".join(shown[:MAX_LISTED]) + (" and more" if len(shown) > MAX_LISTED else "")


def check_columns(row: Evidence, method: Method) -> None:
    """Check that a row has the columns its method needs, no others, and known values."""
    where = f"{row.place} ({row.method})"
    for column, names in method.needs.items():
        if getattr(row, column) is None:
            example = next(iter(names.values()), None)
            shown = f"; for instance {column}={example!r}" if example else ""
            raise AuditError(f"{where} needs {column}: {names.what}{shown}.")
    known = {**method.needs, **method.optional}
    for column in Evidence.__dataclass_fields__:
        value = getattr(row, column)
        if value is None or column in _ABOUT | _NO_COLUMNS:
            continue
        if column not in known:
            raise AuditError(
                f"{where} has {column}={value!r}, which this method does not use. "
                f"It uses: {', '.join(known)}. Leave {column} empty."
            )
        names = known[column]
        if names is ANY_VALUE:
            continue
        allowed = names.values()
        for part in value.split(";") if names.several else [value]:
            if part not in allowed:
                several = ", several separated by semicolons" if names.several else ""
                raise AuditError(
                    f"{where}: {column} has {part!r}. Expected {names.what}{several}."
                    f"{_suggestion(part, allowed)} There are: {listed(allowed)}."
                )


def _suggestion(word: str, allowed: Collection[str]) -> str:
    """Suggest the code of a country that is given by its name, else the nearest word."""
    codes = {name: code for code, name in country_names().items()}
    code = codes.get(word.strip())
    return f" Did you mean {code!r}?" if code in allowed else suggest(word, allowed)


def read_published(published: object) -> dt.date:
    """Read the publication date of a user-supplied document."""
    try:
        return read_record_day(published, "published")
    except ValueError as error:
        raise AuditError(str(error)) from None
