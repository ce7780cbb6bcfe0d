"""Tables by name: read from CSV as the codebook says, a fresh frame at every call."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from typing import TypeVar

import pandas as pd

from usrok_data import codebook
from usrok_data.codebook import REINSTALL, STRING, DataError

Loader = TypeVar("Loader", bound=Callable[..., pd.DataFrame])

#: The functions that compute the derived tables, by name.
DERIVED: dict[str, Callable[[], pd.DataFrame]] = {}


def derived(function: Loader) -> Loader:
    """Register a function as the one that computes the derived table of its name.

    Its docstring gets the columns that the codebook has for the table.
    """
    DERIVED[function.__name__] = function
    section = codebook.returns(function.__name__)
    start, returns, end = inspect.cleandoc(function.__doc__ or "").partition("pandas.DataFrame\n")
    function.__doc__ = f"{start}{section}\n{end}" if returns else start
    return function


def documented(function: Loader) -> Loader:
    """Give a loader the docstring that the codebook has for the table of its name."""
    function.__doc__ = codebook.docstring(function.__name__)
    return function


@cache
def stored_table(name: str) -> pd.DataFrame:
    """Return one table as its file has it, with the dtypes of the codebook.

    It is kept in memory: to read, never to change.
    """
    path = codebook.DATA / codebook.entry(name)["path"]
    types = {f["name"]: codebook.DTYPES[f["type"]] for f in codebook.stored_fields(name)}
    dates = [column for column, dtype in types.items() if dtype == "datetime64[s]"]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            table = pd.read_csv(
                file,
                dtype={c: t for c, t in types.items() if c not in dates},
                parse_dates=dates,
                date_format="%Y-%m-%d",
                keep_default_na=False,
                na_values=[""],
            )
        if not isinstance(table.index, pd.RangeIndex):
            raise ValueError("its rows have more cells than its header")
        if list(table.columns) != list(types):
            raise ValueError(f"its columns are {', '.join(map(str, table.columns))}")
        for column in dates:
            # pandas leaves a column with anything else in it as text.
            if table[column].dtype.kind != "M":
                raise ValueError(f"not every cell of {column} is a date such as 1993-07-19")
            table[column] = table[column].astype(types[column])
        return table
    except FileNotFoundError:
        raise DataError(f"The table {name!r} is missing: no file {path}. {REINSTALL}") from None
    except (ValueError, TypeError, OverflowError, OSError) as error:
        raise DataError(
            f"The table {name!r} cannot be read ({str(error).strip()}). Expected a UTF-8 CSV in "
            f"{path} with the columns {', '.join(types)}. {REINSTALL}"
        ) from None


@cache
def cached_table(name: str) -> pd.DataFrame:
    """Return one stored table, with what belongs to its rows but is stored elsewhere.

    It is kept in memory: to read, never to change. Users get copies from ``load()``.
    """
    table = stored_table(name)
    if added := codebook.entry(name).get("added"):
        other = stored_table(added["from"])
        if name == "sentences":
            ids = other.groupby("sentence_id")["claim_id"].agg(";".join)
            claim_ids = table["sentence_id"].map(ids).astype(STRING)
            table = table.assign(claim_ids=claim_ids)
        else:
            (key,) = codebook.entry(added["from"])["schema"]["primaryKey"]
            table = table.merge(
                other[[key, *(f for f in added["fields"] if f != key)]],
                on=key,
                how="left",
                validate="many_to_one",
            )
    return table


def load(name: str) -> pd.DataFrame:
    """Load any table by its name.

    Parameters
    ----------
    name : str
        Name of a table, as ``tables()`` lists them: of the sheet (``"claims"``), of the
        record (``"recognition"``), or derived (``"verdicts"``).

    Returns
    -------
    pandas.DataFrame
        A fresh frame: changing it changes nothing else. ``columns(name)`` describes its
        columns.

    Raises
    ------
    ValueError
        If there is no such table; the message suggests the nearest name.
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> len(usrok.load("sentences"))
    30
    """
    if codebook.entry(name)["layer"] == "derived":
        return DERIVED[name]()
    return cached_table(name).copy(deep=True)


def loader_name(name: str) -> str:
    """Return how a user loads a table: ``events()`` or ``record.us_trade()``."""
    entry = codebook.entry(name)
    found: str = entry.get("loader", f"{name}()")
    return f"record.{found}" if entry["layer"] == "record" else found


def tables() -> pd.DataFrame:
    """List the tables of the package.

    Returns
    -------
    pandas.DataFrame
        One row per table: ``table`` (string, its name), ``layer`` (string: sheet, what the
        sheet says; record, what others say; evidence, which record tests which claim;
        derived, what is computed from these), ``loader`` (string, the function that loads
        it), ``title`` (string), ``unit_of_observation`` (string, what one row describes),
        ``rows`` and ``columns`` (Int64), ``covers`` (string, the years; missing where none
        are meant), ``licence`` (string), ``caution`` (string).

    Examples
    --------
    >>> import usrok_data as usrok
    >>> list(usrok.tables()["table"])[:5]
    ['sentences', 'claims', 'events', 'forces', 'ties']
    """
    rows = []
    for name, entry in codebook.entries().items():
        is_derived = entry["layer"] == "derived"
        table = load(name) if is_derived else cached_table(name)
        rows.append(
            {
                "table": name,
                "layer": entry["layer"],
                "loader": loader_name(name),
                "title": entry["title"],
                "unit_of_observation": entry["unitOfObservation"],
                "rows": len(table),
                "columns": table.shape[1],
                "covers": entry.get("covers"),
                "licence": codebook.licence(name),
                "caution": entry["caution"],
            }
        )
    frame = pd.DataFrame(rows)
    counts = ("rows", "columns")
    return frame.astype({c: "Int64" if c in counts else STRING for c in frame.columns})
