"""One row in full: its sentence, its evidence and its verdict."""

from __future__ import annotations

import re

import pandas as pd

from usrok_data import _codebook
from usrok_data._tables import load
from usrok_data.audit import validity, verdicts


def show(id: str) -> pd.Series:
    """Show one row in full, with its sentence, its evidence and its verdict.

    Parameters
    ----------
    id : str
        Id of a row, for instance ``"f01"`` (a force), ``"s07"`` (a sentence) or ``"m10"``
        (a milestone).

    Returns
    -------
    pandas.Series
        Name: the id. ``table``, then every column of the row that is not blank (the column
        ``table`` of a correction as ``corrections_table``). For a
        stated row also ``section``, ``paragraph``, ``position`` and ``gist`` of its
        sentence. For a claim also ``verdict``, and for each row of evidence, under its id,
        the witness and the days on which the claim was true.

    Raises
    ------
    ValueError
        If no row has this id; the message says what ids there are.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.show("f01")["n_text"]
    'about 37,000'
    >>> usrok.show("st24")["verdict"]
    'outdated'
    """
    if not isinstance(id, str):
        raise ValueError(f'An id is text such as "f01", not {type(id).__name__}: {id!r}.')
    ranges = []
    for name in _codebook.with_ids("stated", "record", "audit"):
        column = _codebook.id_column(name)
        frame = load(name)
        match = frame.loc[frame[column] == id]
        if len(match):
            return _full_row(name, match.iloc[0], id)
        if name != "sources":
            ranges.append(f"{frame[column].iloc[0]} to {frame[column].iloc[-1]} ({name})")
    padded = re.fullmatch(r"([a-z]+)0*([0-9]{1,3})", id.strip().lower())
    guesses = [f"{padded[1]}{int(padded[2]):0{n}d}" for n in (2, 3)] if padded else []
    guess = next((g for g in guesses if g != id and g in _all_ids()), None)
    hint = f' Did you mean show("{guess}")?' if guess else ""
    raise ValueError(f"There is no row {id!r}.{hint} Ids: {', '.join(ranges)}.")


def _all_ids() -> set[str]:
    tables = _codebook.with_ids("stated", "record", "audit")
    return {i for name in tables for i in load(name)[_codebook.id_column(name)]}


def _full_row(name: str, row: pd.Series, id: str) -> pd.Series:
    # A column that is called table itself must not stand for the table of the row.
    cells = {f"{name}_table" if c == "table" else c: v for c, v in row.dropna().items()}
    parts = [pd.Series({"table": name, **cells}, dtype="object")]
    if name != "sentences" and pd.notna(row.get("sentence_id")):
        sentence = load("sentences").set_index("sentence_id").loc[row["sentence_id"]]
        parts.append(sentence[["section", "paragraph", "position", "gist"]].astype("object"))
    if _codebook.layer(name) == "stated" and name != "sentences":
        parts.append(_audit_of(id))
    return pd.concat(parts).rename(id)


def _audit_of(id: str) -> pd.Series:
    table = verdicts()
    verdict = table.loc[table["claim_id"] == id, "verdict"].iloc[0]
    shown: dict[str, object] = {"verdict": str(verdict)}
    rows = validity()
    for evidence_id, found in rows[rows["claim_id"] == id].groupby("evidence_id", sort=False):
        days = "; ".join(map(_days, found["start"], found["end"], found["end_open"]))
        shown[str(evidence_id)] = f"{found['witness'].iloc[0]}: {days}"
    return pd.Series(shown, dtype="object")


def _days(start: pd.Timestamp, end: pd.Timestamp, end_open: bool) -> str:
    if pd.isna(start):
        return "true at no time"
    last = "no end found" if end_open else f"to {end:%Y-%m-%d}"
    return f"true from {start:%Y-%m-%d}, {last}"
