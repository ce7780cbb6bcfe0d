"""The codebook: what ``data/datapackage.json`` says of each table and column.

That file is the only description of a column. Everything else is derived from it: the
dtypes of the loaders, their docstrings, ``columns()``, ``cite()`` and the site.
"""

from __future__ import annotations

import functools
import json
import textwrap
from difflib import get_close_matches
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The folder of the tables; it may be inside a zip.
DATA = files("usrok_data") / "data"
REINSTALL = "Reinstall the package: pip install --force-reinstall usrok-data"

#: Text, whatever else is installed: with pyarrow, pandas' "string" is backed by Arrow, and
#: its comparisons cannot be combined with those of other nullable columns.
STRING = pd.StringDtype("python")

#: pandas dtype for each Data Package type that the tables use.
DTYPES: dict[str, Any] = {
    "string": STRING,
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


class DataError(ValueError):
    """An installed table is missing, damaged or does not match its codebook."""


def suggest(word: object, words: Iterable[object]) -> str:
    """Return " Did you mean 'x'?" for the nearest of some words, or nothing."""
    known = [str(w) for w in words]
    # A name that was cut short is nearer than one with as many letters.
    longer = [w for w in known if len(str(word)) > 2 and w.startswith(str(word))]
    close = longer or get_close_matches(str(word), known, n=1)
    return f" Did you mean {close[0]!r}?" if close else ""


@functools.cache
def package() -> dict[str, Any]:
    """Return the whole codebook; treat it as read-only."""
    path = DATA / "datapackage.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(
            f"The codebook {path} is missing. Expected it beside the tables. {REINSTALL}"
        ) from None
    except ValueError as error:
        raise DataError(f"The codebook {path} is damaged ({error}). {REINSTALL}") from None
    return found


def entries() -> dict[str, dict[str, Any]]:
    """Return the entry of each table by name: the stored ones, then the derived ones."""
    return {e["name"]: e for part in ("resources", "derived") for e in package()[part]}


def entry(name: object) -> dict[str, Any]:
    """Return what the codebook says of one table.

    Raises
    ------
    ValueError
        If there is no such table; the message suggests the nearest name.
    """
    known = entries()
    if isinstance(name, str) and name in known:
        return known[name]
    raise ValueError(
        f"There is no table {name!r}.{suggest(name, known)} Expected one of: {', '.join(known)}."
    )


def stored_fields(name: str) -> list[dict[str, Any]]:
    """Return the entries for the columns of a table as it is stored."""
    found: list[dict[str, Any]] = entry(name)["schema"]["fields"]
    return found


def fields(name: str) -> list[dict[str, Any]]:
    """Return the entries for the columns of a table as it is loaded."""
    found = list(stored_fields(name))
    if added := entry(name).get("added"):
        origin = {f["name"]: f for f in stored_fields(added["from"])}
        found += [origin[f] if isinstance(f, str) else f for f in added["fields"]]
    return found


def id_column(name: str) -> str | None:
    """Return the column of a stored table that holds the id of each row, if it has one."""
    key: list[str] = entry(name)["schema"]["primaryKey"]
    has_id = entry(name)["layer"] != "derived" and len(key) == 1 and key[0].endswith("_id")
    return key[0] if has_id else None


def dtypes(name: str) -> dict[str, Any]:
    """Return the pandas dtype of each column of a table as it is loaded."""
    return {field["name"]: DTYPES[field["type"]] for field in fields(name)}


def frame(name: str, rows: list[Any]) -> pd.DataFrame:
    """Build a derived table from rows, with the columns and dtypes of its codebook entry."""
    columns = dtypes(name)
    # As objects: else pandas makes None a NaN, which it may one day tell from a missing value.
    return pd.DataFrame(rows, columns=list(columns), dtype="object").astype(columns)


def licence(name: str) -> str:
    """Return the licence of one table."""
    found: str = entry(name).get("licenses", package()["licenses"])[0]["name"]
    return found


def labels(name: str, column: str) -> dict[str, str]:
    """Return the allowed values of a column with their labels, in order."""
    field = next(f for f in fields(name) if f["name"] == column)
    return {c["value"]: c["label"] for c in field.get("categories", [])}


def dtype_name(field: dict[str, Any]) -> str:
    """Return the dtype of a column in words."""
    return str(DTYPES[field["type"]])


def column_docs(name: str) -> str:
    """Describe the columns of a table in the form of a docstring."""
    lines = []
    for field in fields(name):
        unit = f" Unit: {field['unit']}." if "unit" in field else ""
        values = ", ".join(f"``{c['value']}``" for c in field.get("categories", []))
        values = f" One of {values}." if values else ""
        missing = f" Missing: {field['missing']}." if "missing" in field else ""
        text = f"{field['description']}{unit}{values}{missing}"
        lines.append(f"{field['name']} : {dtype_name(field)}")
        lines += textwrap.wrap(text, 88, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


def returns(name: str, is_fresh: bool = False) -> str:
    """Write the Returns section of a docstring: what a row is, and the columns."""
    start = "A fresh frame, one" if is_fresh else "One"
    rows = textwrap.fill(f"{start} row per {entry(name)['unitOfObservation']}. Columns:", 88)
    return "pandas.DataFrame\n" + textwrap.indent(f"{rows}\n\n{column_docs(name)}", "    ")


def docstring(name: str) -> str:
    """Write the docstring of a loader."""
    table = entry(name)
    sources = "; ".join(source["title"].rstrip(".") for source in table["sources"])
    wrap = functools.partial(textwrap.fill, width=92)
    return f"""Load the table {name}: {table["title"]}.

{wrap(table["description"])}

Returns
-------
{returns(name, is_fresh=True)}

Raises
------
DataError
    If the installed file is missing, damaged or does not match the codebook.

Notes
-----
{wrap("Caution: " + table["caution"])}

{wrap(f"Source: {sources}.")}

Licence: {licence(name)}.
"""


def columns(name: str) -> pd.DataFrame:
    """Describe the columns of one table.

    Parameters
    ----------
    name : str
        Name of a table, as ``tables()`` lists them, for instance ``"forces"``.

    Returns
    -------
    pandas.DataFrame
        One row per column, in order, all of dtype ``string``: ``column``, ``dtype`` (as
        loaded), ``description``, ``unit`` (missing where nothing is measured), ``values``
        (the allowed values with their labels, missing where any value may occur),
        ``missing`` (what a missing value means; missing where none occurs).

    Raises
    ------
    ValueError
        If there is no such table; the message suggests the nearest name.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.columns("forces").loc[0, "column"]
    'force_id'
    """
    rows = [
        {
            "column": field["name"],
            "dtype": dtype_name(field),
            "description": field["description"],
            "unit": field.get("unit"),
            "values": "; ".join(f"{c['value']}: {c['label']}" for c in field.get("categories", []))
            or None,
            "missing": field.get("missing"),
        }
        for field in fields(name)
    ]
    return pd.DataFrame(rows).astype(STRING)
