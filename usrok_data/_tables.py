"""The tables: read from CSV as the codebook says, a fresh frame at every call."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from usrok_data import _codebook
from usrok_data._codebook import DATA, DataError

REINSTALL = "Reinstall the package: pip install --force-reinstall usrok-data"


def _read(name: str) -> pd.DataFrame:
    """Read one table and convert it to the dtypes of the codebook.

    The standard library's reader hands over plain text, so that each cell is converted by
    the codebook's type and nothing is guessed. pandas' own reader takes more than twice as
    long to build the same nullable columns.
    """
    path = DATA / _codebook.resource(name)["path"]
    expected = _codebook.dtypes(name)
    try:
        with path.open(newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file, strict=True)
    except FileNotFoundError:
        raise DataError(f"The table {name!r} is missing: no file {path}. {REINSTALL}") from None
    except (ValueError, csv.Error) as error:
        raise DataError(
            f"The table {name!r} cannot be read ({error}). "
            f"Expected a UTF-8 CSV with {len(expected)} columns in {path}. {REINSTALL}"
        ) from None
    if header != list(expected):
        missing = [c for c in expected if c not in header]
        extra = [c for c in header if c not in expected]
        raise DataError(
            f"The table {name!r} does not fit its codebook. Missing columns: "
            f"{', '.join(missing) or 'none'}; unknown columns: {', '.join(extra) or 'none'}. "
            f"Expected, in this order: {', '.join(expected)}. {REINSTALL}"
        )
    if set(map(len, rows)) - {len(header)}:
        number, row = next((n, r) for n, r in enumerate(rows, 1) if len(r) != len(header))
        raise DataError(
            f"Row {number} of the table {name!r} has {len(row)} cells. "
            f"Expected {len(header)}. {REINSTALL}"
        )
    cells = zip(*rows, strict=True) if rows else ([] for _ in header)
    return pd.DataFrame(
        {
            column: _convert(values, expected[column], column, name)
            for column, values in zip(header, cells, strict=True)
        }
    )


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text]


#: What a figure may be written with; int() and float() take more, such as 1_000 and nan.
_WHOLE, _DECIMAL = frozenset("-0123456789"), frozenset("-+.0123456789eE")


def _whole(text: str) -> int:
    if not _WHOLE.issuperset(text):
        raise ValueError(text)
    number = int(text)
    if not -(2**63) <= number < 2**63:
        raise ValueError(text)
    return number


def _decimal(text: str) -> float:
    if not _DECIMAL.issuperset(text):
        raise ValueError(text)
    return float(text)


def _day(text: str) -> date:
    if len(text) != len("1993-07-19"):  # fromisoformat takes other forms too
        raise ValueError(text)
    return date.fromisoformat(text)


#: For each dtype, how to read one cell, and what is expected there.
_CELLS: dict[str, tuple[Callable[[str], object], str]] = {
    "string": (str, "text"),
    "Int64": (_whole, "a whole number"),
    "Float64": (_decimal, "a number"),
    "boolean": (_boolean, "true or false"),
    "datetime64[s]": (_day, "a day such as 1993-07-19"),
}

#: Values and mask of the nullable arrays, so that pandas need not look at each cell again.
_ARRAYS: dict[str, Callable[[Any, Any], Any]] = {
    "Int64": pd.arrays.IntegerArray,
    "Float64": pd.arrays.FloatingArray,
    "boolean": pd.arrays.BooleanArray,
}
_PLAIN = {"Int64": "int64", "Float64": "float64", "boolean": "bool"}


def _convert(values: Sequence[str], dtype: str, column: str, name: str) -> Any:
    """Convert a column of text, naming the first value that does not fit."""
    read, expected = _CELLS[dtype]
    try:
        return _array(values, dtype, read)
    except (KeyError, ValueError):
        for row, text in enumerate(values, 1):
            try:
                read(text or _BLANKS[dtype])
            except (KeyError, ValueError):
                raise DataError(
                    f"The column {column!r} of the table {name!r} holds {text!r} in row {row}. "
                    f"Expected {expected}. {REINSTALL}"
                ) from None
        raise


#: Something readable to stand under the mask of a blank.
_BLANKS = {
    "string": "-",
    "Int64": "0",
    "Float64": "0",
    "boolean": "false",
    "datetime64[s]": "1993-07-19",
}


def _array(values: Sequence[str], dtype: str, read: Callable[[str], object]) -> Any:
    if dtype == "string":
        return pd.array([text or None for text in values], dtype=dtype)
    if dtype.startswith("datetime"):
        if any(len(text) not in (0, len("1993-07-19")) for text in values):
            raise ValueError  # numpy reads a year or a month as a day
        return np.array([text or "NaT" for text in values], dtype="datetime64[D]").astype(dtype)
    blank = _BLANKS[dtype]
    mask = np.array([not text for text in values], dtype=bool)
    cells = np.array([read(text or blank) for text in values], dtype=_PLAIN[dtype])
    return _ARRAYS[dtype](cells, mask)


@cache
def cached(name: str) -> pd.DataFrame:
    """Return one table as it is kept: to look at, never to change or to give away."""
    return _read(name)


def load(name: str) -> pd.DataFrame:
    """Return a fresh copy of one table, with the dtypes of the codebook."""
    return cached(name).copy(deep=True)


def sentences() -> pd.DataFrame:
    """Load the sentences of the fact sheet."""
    return load("sentences")


def events() -> pd.DataFrame:
    """Load the events the fact sheet states."""
    return load("events")


def forces() -> pd.DataFrame:
    """Load the forces the fact sheet states."""
    return load("forces")


def ties() -> pd.DataFrame:
    """Load the ties of the R.O.K. that the fact sheet states."""
    return load("ties")


def statements() -> pd.DataFrame:
    """Load the other statements of the fact sheet."""
    return load("statements")


def describe(name: str) -> str:
    """Write the docstring of a loader from the codebook, so that it cannot differ."""
    entry = _codebook.resource(name)
    lines = [
        f"Load the table {name}: {entry['title']}.",
        "",
        entry["description"],
        f"One row is {entry['rowIs']}.",
        "",
        "Returns",
        "-------",
        "pandas.DataFrame",
        "    A fresh frame: changing it changes nothing else. Columns:",
        "",
    ]
    for field in entry["schema"]["fields"]:
        unit = f" Unit: {field['unit']}." if "unit" in field else ""
        blank = f" Blank: {field['blank']}." if "blank" in field else ""
        lines += [
            f"    {field['name']} : {_codebook.DTYPES[field['type']]}",
            f"        {field['description']}{unit}{blank}",
        ]
    lines += [
        "",
        "Raises",
        "------",
        "DataError",
        "    If the installed file is missing, damaged or does not fit the codebook.",
        "",
        "Notes",
        "-----",
        f"Caution: {entry['caution']}",
        "",
        "Source: " + "; ".join(source["title"] for source in entry["sources"]) + ".",
        f"Licence: {entry['licenses'][0]['name']}.",
    ]
    return "\n".join(lines)


STATED = {
    "events": events,
    "forces": forces,
    "ties": ties,
    "statements": statements,
}

for _name, _loader in {"sentences": sentences, **STATED}.items():
    _loader.__doc__ = describe(_name)


def loader_name(name: str) -> str:
    """Return how a user loads a table: ``events()`` or ``record.us_trade()``."""
    return f"{name}()" if _codebook.layer(name) != "record" else f"record.{name}()"


def tables() -> pd.DataFrame:
    """List the tables of the package.

    Returns
    -------
    pandas.DataFrame
        One row a table: ``table`` (string, its name), ``layer`` (string: stated, what
        the sheet says; record, what others say; audit, which record tests which claim),
        ``loader`` (string, the function that loads it), ``title`` (string),
        ``one_row_is`` (string), ``rows`` (Int64, counted from the table itself),
        ``columns`` (Int64), ``covers`` (string, the years; blank where none are meant),
        ``licence`` (string), ``caution`` (string).

    Examples
    --------
    >>> import usrok_data as usrok
    >>> list(usrok.tables()["table"])[:5]
    ['sentences', 'events', 'forces', 'ties', 'statements']
    """
    rows = []
    for name in _codebook.names():
        entry, frame = _codebook.resource(name), cached(name)
        rows.append(
            {
                "table": name,
                "layer": entry["layer"],
                "loader": loader_name(name),
                "title": entry["title"],
                "one_row_is": entry["rowIs"],
                "rows": len(frame),
                "columns": frame.shape[1],
                "covers": entry.get("covers"),
                "licence": entry["licenses"][0]["name"],
                "caution": entry["caution"],
            }
        )
    frame = pd.DataFrame(rows)
    counts = ("rows", "columns")
    return frame.astype({c: "Int64" if c in counts else "string" for c in frame.columns})
