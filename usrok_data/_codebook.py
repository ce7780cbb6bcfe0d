"""The codebook: what ``data/datapackage.json`` says of each table and column.

Nothing here describes a column itself; that file is the only place for it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

import pandas as pd

#: The folder of the tables; it may lie in a zip.
DATA = files("usrok_data") / "data"

#: pandas dtype for each Data Package type the tables use.
DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


class DataError(ValueError):
    """The installed tables do not fit their codebook."""


@lru_cache(maxsize=1)
def _package() -> dict[str, Any]:
    path = DATA / "datapackage.json"
    try:
        package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(
            f"The codebook {path} is missing. Expected it beside the tables. "
            "Reinstall the package: pip install --force-reinstall usrok-data"
        ) from None
    except json.JSONDecodeError as error:
        raise DataError(
            f"The codebook {path} is damaged ({error}). "
            "Reinstall the package: pip install --force-reinstall usrok-data"
        ) from None
    return package


def package() -> dict[str, Any]:
    """Return the whole codebook; treat it as read-only."""
    return _package()


def names() -> list[str]:
    """Return the names of all tables, in the order of the codebook."""
    return [resource["name"] for resource in package()["resources"]]


def resource(name: str) -> dict[str, Any]:
    """Return what the codebook says of one table.

    Raises
    ------
    ValueError
        If there is no such table; the message lists those there are.
    """
    for entry in package()["resources"]:
        if isinstance(name, str) and entry["name"] == name:
            found: dict[str, Any] = entry
            return found
    raise ValueError(f"There is no table {name!r}. Expected one of: {', '.join(names())}.")


def fields(name: str) -> list[dict[str, Any]]:
    """Return the codebook's entries for the columns of one table."""
    found: list[dict[str, Any]] = resource(name)["schema"]["fields"]
    return found


def layer(name: str) -> str:
    """Return the layer a table belongs to: stated, record or audit."""
    found: str = resource(name)["layer"]
    return found


def key_columns(name: str) -> list[str]:
    """Return the columns that together identify a row of one table."""
    found: list[str] = resource(name)["schema"]["primaryKey"]
    return found


def id_column(name: str) -> str:
    """Return the one column that identifies a row of a table whose rows have an id."""
    return key_columns(name)[0]


def with_ids(*layers: str) -> list[str]:
    """Return the tables of some layers whose rows have an id of their own."""
    return [n for n in names() if layer(n) in layers and id_column(n).endswith("_id")]


def dtypes(name: str) -> dict[str, str]:
    """Return the pandas dtype of each column of one table."""
    return {field["name"]: DTYPES[field["type"]] for field in fields(name)}


def columns(name: str) -> pd.DataFrame:
    """Describe the columns of one table.

    Parameters
    ----------
    name : str
        Name of a table, as ``tables()`` lists them, for instance ``"forces"``.

    Returns
    -------
    pandas.DataFrame
        One row a column, in order, all of dtype ``string``: ``column``, ``dtype``
        (as the loader gives it), ``description``, ``unit`` (blank where nothing is
        measured), ``values`` (the permitted values with their labels, blank where any
        value may stand), ``blank`` (what an empty cell means; blank where none is).

    Raises
    ------
    ValueError
        If there is no such table.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.columns("forces").loc[0, "column"]
    'force_id'
    """
    rows = [
        {
            "column": field["name"],
            "dtype": DTYPES[field["type"]],
            "description": field["description"],
            "unit": field.get("unit"),
            "values": "; ".join(f"{c['value']}: {c['label']}" for c in field.get("categories", []))
            or None,
            "blank": field.get("blank"),
        }
        for field in fields(name)
    ]
    return pd.DataFrame(rows).astype("string")
