"""A made-up briefing note, for students to code and to date with the package's record."""

from __future__ import annotations

import pandas as pd

from usrok_data.codebook import STRING

#: The day that is printed on the note.
PUBLISHED = "1992-03-02"

_SENTENCES = (
    "South Korea and the United States remain the closest of friends.",
    "The United States keeps about 41,000 service personnel in the country.",
    "They stand beside South Korean armed forces of 650,000.",
    "By exports and imports of goods, South Korea ranks seventh among US partners.",
    "American firms hope that its market will open further.",
    "South Korea has diplomatic relations with 145 states.",
    "The Soviet Union is among them, and China is not.",
    "In September 1991 both Koreas were admitted to the United Nations.",
    "Last month South Korea opened relations with Ukraine.",
    "Seoul was host to the Summer Olympics of 1988, to great applause.",
)

_CLAIMS = (
    ("a01", "b02", "About 41,000 US service personnel are in South Korea.", "about 41,000"),
    ("a02", "b03", "The South Korean armed forces are 650,000 strong.", "650,000"),
    ("a03", "b04", "South Korea ranks seventh among the trading partners of the US.", "seventh"),
    ("a04", "b06", "South Korea has relations with 145 states.", "145"),
    ("a05", "b07", "South Korea has relations with the Soviet Union.", None),
    ("a06", "b07", "South Korea has no relations with China.", None),
    ("a07", "b08", "Both Koreas are members of the United Nations.", None),
    ("a08", "b09", "South Korea has relations with Ukraine.", None),
    ("a09", "b10", "Seoul has been host to the Summer Olympics.", None),
)


def briefing_note() -> pd.DataFrame:
    """Load the briefing note of the last exercise, sentence by sentence.

    The note was made up for this package. It is dated 2 March 1992, and nobody printed it.
    Some of its claims had stopped being true by then.

    Returns
    -------
    pandas.DataFrame
        One row per sentence, in order: ``sentence_id`` (string), ``text`` (string).

    Examples
    --------
    >>> from usrok_data import teaching
    >>> len(teaching.briefing_note())
    10
    """
    ids = [f"b{number:02d}" for number in range(1, len(_SENTENCES) + 1)]
    return pd.DataFrame({"sentence_id": ids, "text": _SENTENCES}, dtype=STRING)


def briefing_claims() -> pd.DataFrame:
    """Load the claims of the briefing note, split so that each can differ in truth.

    Returns
    -------
    pandas.DataFrame
        One row per claim: ``claim_id``, ``sentence_id``, ``claim``, ``n_text`` (string; the
        number as printed, missing where none is printed).

    Examples
    --------
    >>> from usrok_data import teaching
    >>> teaching.briefing_claims()["n_text"].dropna().tolist()
    ['about 41,000', '650,000', 'seventh', '145']
    """
    columns = ["claim_id", "sentence_id", "claim", "n_text"]
    return pd.DataFrame(_CLAIMS, columns=columns, dtype=STRING)
