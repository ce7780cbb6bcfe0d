"""Claims: the stated rows of all four tables in one shape."""

from __future__ import annotations

import pandas as pd

from usrok_data import _codebook
from usrok_data._tables import STATED, load

#: Which column of each table holds the assertion in our words.
_SAYS = {"events": "title", "forces": "name", "ties": "partner", "statements": "summary"}
#: Which column of each table says what kind of row it is.
_KIND = {"events": "category", "forces": "kind", "ties": "kind", "statements": "topic"}

_SHAPE = {
    "claim_id": "string",
    "table": "string",
    "sentence_id": "string",
    "section": "string",
    "claim": "string",
    "kind": "string",
    "quote": "string",
    "n_text": "string",
    "n_low": "Int64",
    "n_high": "Int64",
    "unit": "string",
    "date_text": "string",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "precision": "string",
    "checkable": "boolean",
    "basis": "string",
    "note": "string",
}


def claims() -> pd.DataFrame:
    """Return every assertion of the fact sheet in one shape.

    The union of ``events()``, ``forces()``, ``ties()`` and ``statements()``, in the
    order of the text. It is computed at each call; no fact is stored twice.

    Returns
    -------
    pandas.DataFrame
        One row an assertion. ``claim_id`` (string, the id of the row in its own table),
        ``table`` (string, that table), ``sentence_id`` (string; blank for the
        publication, which stands in the imprint), ``section`` (string, of the sentence),
        ``claim`` (string, the assertion in our words), ``kind`` (string, the row's
        category, kind or topic), ``quote`` (string, printed words), ``n_text`` (string),
        ``n_low`` and ``n_high`` (Int64, in ``unit``), ``unit`` (string), ``date_text``
        (string), ``start`` and ``end`` (datetime64[s], days), ``precision`` (string),
        ``checkable`` (boolean), ``basis`` (string), ``note`` (string). Columns that a
        table does not have are blank.

    Raises
    ------
    DataError
        If an installed table is missing, damaged or does not fit the codebook.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> bool(usrok.claims()["claim_id"].is_unique)
    True
    """
    frames = []
    for name, loader in STATED.items():
        frame = loader()
        frame["claim_id"] = frame[_codebook.id_column(name)]
        frame["table"] = name
        frame["kind"] = frame[_KIND[name]]
        frame["claim"] = _tie_claim(frame) if name == "ties" else frame[_SAYS[name]]
        if name == "forces":  # the number is the claim
            frame["claim"] += (": " + frame["n_text"]).fillna("")
        frames.append(frame.reindex(columns=list(_SHAPE)).astype(_SHAPE))
    union = pd.concat(frames, ignore_index=True)
    section = load("sentences").set_index("sentence_id")["section"]
    union["section"] = union["sentence_id"].map(section).astype("string")
    # Order of the text; within a sentence, the order of the tables. The publication,
    # which has no sentence, comes last.
    return union.sort_values("sentence_id", kind="stable", na_position="last", ignore_index=True)


def _tie_claim(ties: pd.DataFrame) -> pd.Series:
    """Say a tie in words: partner, kind and status."""
    kind = ties["kind"].str.replace("_", " ")
    return ties["partner"] + ": " + kind + " " + ties["status"]
