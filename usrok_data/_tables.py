"""The tables: read from CSV as the codebook says, a fresh frame at every call."""

from __future__ import annotations

from functools import cache

import pandas as pd

from usrok_data import _codebook
from usrok_data._codebook import DATA, DataError

REINSTALL = "Reinstall the package: pip install --force-reinstall usrok-data"


def _read(name: str) -> pd.DataFrame:
    """Read one table and convert it to the dtypes of the codebook."""
    path = DATA / _codebook.resource(name)["path"]
    expected = _codebook.dtypes(name)
    try:
        # Text first: a value that does not fit its type can then be named in the error.
        raw = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    except FileNotFoundError:
        raise DataError(f"The table {name!r} is missing: no file {path}. {REINSTALL}") from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise DataError(
            f"The table {name!r} cannot be read ({error}). "
            f"Expected a UTF-8 CSV with {len(expected)} columns in {path}. {REINSTALL}"
        ) from None
    if list(raw.columns) != list(expected):
        missing = [c for c in expected if c not in raw.columns]
        extra = [c for c in raw.columns if c not in expected]
        raise DataError(
            f"The table {name!r} does not fit its codebook. Missing columns: "
            f"{', '.join(missing) or 'none'}; unknown columns: {', '.join(extra) or 'none'}. "
            f"Expected, in this order: {', '.join(expected)}. {REINSTALL}"
        )
    for column, dtype in expected.items():
        if dtype != "string":
            raw[column] = _convert(raw[column], dtype, name)
    return raw


def _convert(values: pd.Series, dtype: str, name: str) -> pd.Series:
    """Convert a column of text, naming the first value that does not fit."""
    if dtype == "boolean":
        converted = values.map({"true": True, "false": False})
        expected = "true or false"
    elif dtype.startswith("datetime"):
        converted = pd.to_datetime(values, format="%Y-%m-%d", errors="coerce")
        expected = "a day such as 1993-07-19"
    elif dtype == "Int64":
        # Only digits: pandas would cut 36500.5 to 36500 without a word.
        converted = pd.to_numeric(values.where(values.str.fullmatch(r"-?\d+")))
        expected = "a whole number"
    else:
        converted = pd.to_numeric(values, errors="coerce")
        expected = "a number"
    misfits = values[converted.isna() & values.notna()]
    if len(misfits):
        raise DataError(
            f"The column {values.name!r} of the table {name!r} holds {misfits.iloc[0]!r} in row "
            f"{misfits.index[0] + 1}. Expected {expected}. {REINSTALL}"
        )
    return converted.astype(dtype)


@cache
def _cached(name: str) -> pd.DataFrame:
    return _read(name)


def load(name: str) -> pd.DataFrame:
    """Return a fresh copy of one table, with the dtypes of the codebook."""
    return _cached(name).copy(deep=True)


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


def _describe(name: str) -> str:
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
    _loader.__doc__ = _describe(_name)


def tables() -> pd.DataFrame:
    """List the tables of the package.

    Returns
    -------
    pandas.DataFrame
        One row a table: ``table`` (string, its name, which is also its loader's),
        ``title`` (string), ``one_row_is`` (string), ``rows`` (Int64, counted from the
        table itself), ``columns`` (Int64), ``licence`` (string), ``caution`` (string).

    Examples
    --------
    >>> import usrok_data as usrok
    >>> list(usrok.tables()["table"])
    ['sentences', 'events', 'forces', 'ties', 'statements']
    """
    rows = []
    for name in _codebook.names():
        entry, frame = _codebook.resource(name), _cached(name)
        rows.append(
            {
                "table": name,
                "title": entry["title"],
                "one_row_is": entry["rowIs"],
                "rows": len(frame),
                "columns": frame.shape[1],
                "licence": entry["licenses"][0]["name"],
                "caution": entry["caution"],
            }
        )
    frame = pd.DataFrame(rows)
    counts = ("rows", "columns")
    return frame.astype({c: "Int64" if c in counts else "string" for c in frame.columns})
