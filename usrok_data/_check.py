"""Integrity of the installed tables: every rule of the codebook, tried on every table."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pandas as pd

from usrok_data import _codebook
from usrok_data._codebook import DataError
from usrok_data._tables import REINSTALL, STATED, cached

#: A rule takes a table's name and its rows; it yields one line for each fault. The rows are those
#: that are kept for every later call: a rule looks at them and changes nothing.
Rule = Callable[[str, pd.DataFrame], Iterator[str]]

#: Text that stands for a blank in other people's files and must not stand in ours.
BLANK_WORDS = {"na", "n/a", "nan", "none", "null", "<na>", "nat"}
LONGEST_QUOTE = 8


def _ids_are_unique(name: str, frame: pd.DataFrame) -> Iterator[str]:
    keys = _codebook.key_columns(name)
    for row in frame.loc[frame.duplicated(keys), keys].itertuples(index=False):
        yield f"the key {', '.join(map(str, row))} stands twice"


def _required_cells_are_filled(name: str, frame: pd.DataFrame) -> Iterator[str]:
    for field in _codebook.fields(name):
        if field.get("constraints", {}).get("required"):
            for i in frame.index[frame[field["name"]].isna()]:
                yield f"{field['name']} is blank in row {i + 1}"


def _values_are_permitted(name: str, frame: pd.DataFrame) -> Iterator[str]:
    for field in _codebook.fields(name):
        rules, values = field.get("constraints", {}), frame[field["name"]].dropna()
        if "enum" in rules:
            for value in values[~values.isin(rules["enum"])]:
                yield f"{field['name']} has {value!r}, not one of {', '.join(rules['enum'])}"
        if "pattern" in rules:
            for value in values[~values.str.fullmatch(rules["pattern"])]:
                yield f"{field['name']} has {value!r}, which does not fit {rules['pattern']}"
        if "minimum" in rules:
            # A blank compares as blank; dropna() above left only figures.
            for value in values[values < rules["minimum"]]:
                yield f"{field['name']} has {value}, below {rules['minimum']}"


def _no_word_for_blank(name: str, frame: pd.DataFrame) -> Iterator[str]:
    for column in frame.select_dtypes("string"):
        for value in frame[column].dropna().tolist():
            trimmed = value.strip()
            if trimmed != value or trimmed.lower() in BLANK_WORDS:
                yield f"{column} has {value!r}: a blank must be an empty cell, text is trimmed"


def _keys_resolve(name: str, frame: pd.DataFrame) -> Iterator[str]:
    for key in _codebook.resource(name)["schema"].get("foreignKeys", []):
        column, target = key["fields"][0], key["reference"]
        known = cached(target["resource"])[target["fields"][0]]
        values = frame[column].dropna()
        for value in values[~values.isin(known)]:
            yield f"{column} has {value!r}, which is no row of {target['resource']}"


BOUNDS = (
    ("start", "end"),
    ("n_low", "n_high"),
    ("start", "start_latest"),
    ("start_latest", "ended"),
    ("ended", "ended_latest"),
    ("first_year", "ended_year"),
)


def _bounds_are_ordered(name: str, frame: pd.DataFrame) -> Iterator[str]:
    for low, high in BOUNDS:
        if low in frame and high in frame:
            for i in frame.index[(frame[low] > frame[high]).fillna(False)]:
                yield f"{low} is after {high} in row {i + 1}"


def _quotes_are_short(name: str, frame: pd.DataFrame) -> Iterator[str]:
    if "quote" in frame:
        for quote in frame["quote"].dropna():
            if len(quote.split()) > LONGEST_QUOTE:
                yield f"a quote has more than {LONGEST_QUOTE} words: {quote!r}"


def _coded_lists_the_rows(name: str, frame: pd.DataFrame) -> Iterator[str]:
    if name != "sentences":
        return
    rows: dict[str, list[str]] = {}
    for table in STATED:
        stated = cached(table)
        ids = stated[_codebook.id_column(table)]
        for sentence, row in zip(stated["sentence_id"], ids, strict=True):
            if pd.notna(sentence):
                rows.setdefault(sentence, []).append(row)
    columns = ("sentence_id", "coded", "not_coded")
    for sentence, coded, reason in zip(*(frame[c] for c in columns), strict=True):
        listed = [] if pd.isna(coded) else coded.split(";")
        if listed != rows.get(sentence, []):
            yield f"coded of {sentence} lists {listed}; the tables hold {rows.get(sentence, [])}"
        if bool(listed) == pd.notna(reason):
            yield f"{sentence} needs either rows or a reason for having none"


def _spans_are_in_order(name: str, frame: pd.DataFrame) -> Iterator[str]:
    if name != "sentences":
        return
    for i in range(1, len(frame)):
        if frame["start"][i] <= frame["end"][i - 1]:
            yield f"{frame['sentence_id'][i]} begins before the sentence before it ends"


def _cited_rows_exist(name: str, frame: pd.DataFrame) -> Iterator[str]:
    """Columns that hold several ids parted by semicolons, which no foreign key can express."""
    for column, target in (
        ("source_ids", "sources"),
        ("begins", "milestones"),
        ("ends", "milestones"),
        ("besides", "countries"),
    ):
        if column in frame:
            known = set(cached(target)[_codebook.id_column(target)])
            for cell in frame[column].dropna():
                for value in set(cell.split(";")) - known:
                    yield f"{column} has {value!r}, which is no row of {target}"


def _corrections_stand(name: str, frame: pd.DataFrame) -> Iterator[str]:
    if name != "corrections":
        return
    places = cache(_places)  # kept for this check alone
    for entry in frame.itertuples():
        keys, values = zip(*(part.split("=") for part in entry.row.split(";")), strict=True)
        unknown = {*keys, entry.column} - {*cached(entry.table).columns}
        if unknown:
            named = ", ".join(sorted(unknown))
            yield f"{entry.correction_id} names {named}, which is no column of {entry.table}"
            continue
        cells = cached(entry.table)[entry.column].iloc[places(entry.table, keys).get(values, [])]
        if len(cells) != 1:
            yield (
                f"{entry.correction_id}: {entry.row} names {len(cells)} rows of {entry.table}; "
                "expected one"
            )
        elif (cell := _text(cells.iloc[0])) != (says := _text(entry.new_value)):
            yield (
                f"{entry.correction_id} says {says or 'a blank'}, "
                f"the cell holds {cell or 'a blank'}"
            )


def _places(table: str, keys: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
    """Return where the rows of a table are, by the text of these columns."""
    columns = [cached(table)[key].astype("string").tolist() for key in keys]
    places: dict[tuple[str, ...], list[int]] = {}
    for place, values in enumerate(zip(*columns, strict=True)):
        places.setdefault(values, []).append(place)
    return places


def _text(cell: Any) -> str | None:
    """Return a cell as a correction writes it; None for a blank."""
    if pd.isna(cell):
        return None
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else str(cell)


RULES: dict[str, Rule] = {
    "ids are unique": _ids_are_unique,
    "required cells are filled": _required_cells_are_filled,
    "values are permitted": _values_are_permitted,
    "no word stands for a blank": _no_word_for_blank,
    "keys resolve": _keys_resolve,
    "bounds are ordered": _bounds_are_ordered,
    "quotes are short": _quotes_are_short,
    "coded lists the rows": _coded_lists_the_rows,
    "spans are in order": _spans_are_in_order,
    "cited rows exist": _cited_rows_exist,
    "corrections stand": _corrections_stand,
}


AS_PUBLISHED = "file is as published"
FITS = "file fits the codebook"
CHECKSUMS = "SHA256SUMS"


def _published() -> dict[str, str]:
    """Return the checksum of each file of the data, by name, as it was published."""
    path = _codebook.DATA / CHECKSUMS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {name: digest for digest, name in (line.split("  ") for line in lines)}
    except (OSError, ValueError):
        raise DataError(
            f"The checksums {path} are missing or damaged. Expected a line for each file of the "
            f"data. {REINSTALL}"
        ) from None


def _file_faults(name: str, published: dict[str, str]) -> list[str]:
    """Compare one file with its checksum."""
    path = _codebook.DATA / name
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return [f"The file {path} is missing or cannot be read. {REINSTALL}"]
    if name not in published:
        return [f"{CHECKSUMS} has no line for {name}. {REINSTALL}"]
    if digest != published[name]:
        return [
            f"The file {path} is not as published: its SHA-256 begins with {digest[:12]}, "
            f"expected {published[name][:12]}. {REINSTALL}"
        ]
    return []


def check() -> pd.DataFrame:
    """Check the installed tables against their checksums and their codebook.

    Returns
    -------
    pandas.DataFrame
        One row a table and rule: ``table`` (string; ``datapackage`` for the codebook
        itself), ``rule`` (string), ``ok`` (boolean), ``faults`` (Int64, how many),
        ``first_fault`` (string, what is wrong and how to repair it; blank where nothing
        is). The first rule is that the file is, byte for byte, the one that was published;
        the second, that it can be read and has the columns of the codebook. Where the
        second fails, the other rules are not tried.

    Notes
    -----
    Checksums are taken anew at each call. Tables that were loaded before are not read again.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> bool(usrok.check()["ok"].all())
    True
    """
    try:
        published, unread = _published(), []
    except DataError as error:
        published, unread = {}, [str(error)]
    rows: list[tuple[str, str, list[str]]] = [
        ("datapackage", AS_PUBLISHED, unread or _file_faults("datapackage.json", published))
    ]
    try:
        names = _codebook.names()
    except Exception as error:  # damage knows no kinds; nothing says which tables there are
        rows.append(("datapackage", FITS, [_damaged_codebook(error)]))
        names = []
    for name in names:
        rows.append((name, AS_PUBLISHED, unread or _file_faults(f"{name}.csv", published)))
        rows += _rule_rows(name)
    columns = ("table", "rule", "ok", "faults", "first_fault")
    found = [(n, r, not f, len(f), f[0] if f else None) for n, r, f in rows]
    dtypes = ("string", "string", "boolean", "Int64", "string")
    return pd.DataFrame(found, columns=list(columns)).astype(
        dict(zip(columns, dtypes, strict=True))
    )


def _damaged_codebook(error: Exception) -> str:
    if isinstance(error, DataError):
        return str(error)
    return f"The codebook is damaged ({type(error).__name__}: {error}). {REINSTALL}"


def _rule_rows(name: str) -> Iterator[tuple[str, str, list[str]]]:
    """Try every rule on one table."""
    try:
        frame = cached(name)
    except Exception as error:
        yield name, FITS, [_damaged_codebook(error)]
        return
    yield name, FITS, []
    for rule, faults in RULES.items():
        try:
            yield name, rule, list(faults(name, frame))
        except Exception as error:  # another table, or what the codebook says, is damaged
            yield name, rule, [_damaged_codebook(error)]
