"""Tests of claims as an answer: the record is asked, and the periods it allows are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from usrok_data.codebook import suggest
from usrok_data.coding import SERIES_NAMES
from usrok_data.dating import date_document
from usrok_data.days import RECORD_START, as_date
from usrok_data.documents import AuditError, is_missing
from usrok_data.teaching.forms import Form, Unreadable, Value, frame_of, several

#: Tests that may stand for one another where they allow the same period.
ACTS = {"milestone", "relations", "no_relations", "member"}
#: Where the record has the series that a table may name in plain words.
PLACES = {name.lower(): place for name, place in SERIES_NAMES.items()}


class Allowed(NamedTuple):
    """A test of a claim, and the first and last day that it allows."""

    test: str
    start: Any
    end: Any
    #: What a figure is compared with: of many figures the record says the same "not before".
    figure: tuple[str | None, ...]


def row(claim: str, test: str, key: str | None = None, **more: str) -> dict[str, str | None]:
    """Return a row of a coded text: a claim and its test."""
    return {"claim_id": claim, "test": test, "key": key, **more}


@dataclass(frozen=True)
class Evidence(Form):
    """One row for each of some claims, right if its test allows the expected period."""

    claims: Callable[[], pd.DataFrame]
    #: The claims of the table that this task is about.
    about: tuple[str, ...]
    #: What the exercise calls the column of tests; ``test`` and ``method`` are both read.
    column: str = "method"

    @property
    def what(self) -> str:
        return f"a DataFrame with `claim_id`, `{self.column}` and what the {self.column} needs"

    def read(self, answer: Any) -> dict[str, Allowed]:
        rows = self._rows(answer)
        # A claim that always holds, so that a test which allows no day is an answer, no error.
        always = {"claim": "Always", "test": "period", "start": str(RECORD_START)}
        whole = pd.DataFrame([*rows.to_dict("records"), always], index=[*rows.index, ""])
        try:
            dating = date_document(whole.assign(part=whole.index), by="part")
        except AuditError as error:
            message = str(error).replace(", test: ", f", {self.column}: ")
            raise Unreadable(f"{message}\n\n") from None
        periods = pd.DataFrame(dating.layers).set_index("part")
        start, end = periods["start"].map(as_date), periods["end"].map(as_date)
        return {
            claim: Allowed(_test(cells), start[claim], end[claim], _figure(cells))
            for claim, cells in rows.to_dict("index").items()
        }

    def _rows(self, answer: Any) -> pd.DataFrame:
        """Return the rows on the claims of this task, by claim, with the words of the text."""
        is_one = isinstance(answer, Mapping) and isinstance(answer.get("claim_id"), str)
        frame = frame_of([answer] if is_one else answer, "claim_id", (), self)
        if self.column not in frame:
            frame = frame.rename(columns={"method": "test", "test": "method"})
        if self.column not in frame:
            near = suggest(self.column, frame.columns)
            raise Unreadable(f"the column `{self.column}` is missing.{near} Expected {self.what}.")
        words = self.claims().set_index("claim_id")["claim"]
        ids = frame["claim_id"].astype(str).str.strip()
        for claim in ids[~ids.isin(words.index)]:
            near = suggest(claim, words.index)
            raise Unreadable(f"`claim_id` has {claim!r}, which is no claim of the text.{near}")
        # Tests of other claims of the same text may be in the same table.
        frame = frame.assign(test=frame[self.column], claim=ids.map(words)).set_axis(list(ids))
        frame = frame[frame.index.isin(self.about)]
        for claim in frame.index[frame.index.duplicated()]:
            raise Unreadable(f"`claim_id` has {claim!r} more than once. Expected one row each.")
        return frame

    def same(self, one: Value, other: Value) -> bool:
        return set(one) == set(other) and all(
            one[claim][1:] == other[claim][1:]
            and (
                one[claim].test == other[claim].test or {one[claim].test, other[claim].test} <= ACTS
            )
            for claim in other
        )

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether one of the claims has the test and the period of a mistake."""
        return any(given.get(claim) == allowed for claim, allowed in mistake.items())

    def difference(self, given: Value, expected: Value) -> str:
        if missing := sum(claim not in given for claim in self.about):
            return f"{several(missing, 'claim has', 'claims have')} no row yet."
        claim = next(c for c in self.about if not self.same({c: given[c]}, {c: expected[c]}))
        if given[claim].test != expected[claim].test:
            return (
                f"{claim} has the {self.column} `{given[claim].test}`. Another one fits better: "
                "ask whether an act, a state's relations, a count, a rank or a series decides it."
            )
        if given[claim].start is None:
            return f"by your row, {claim} was true at no time. Look at `key` and at the number."
        return (
            f"{claim} has the right {self.column}, but not the right state, act, series or number."
        )


def _test(cells: Mapping[Any, Any]) -> str:
    return str(cells["test"]).strip().lower().replace(" ", "_")


def _figure(cells: Mapping[Any, Any]) -> tuple[str | None, ...]:
    """Return the table and key of a series, or the partner and measure of a rank."""
    record, key, measure = (
        None if is_missing(cells.get(c)) else str(cells[c]).strip()
        for c in ("record", "key", "measure")
    )
    if _test(cells) == "series":
        return PLACES.get(str(key).lower(), (record, key))
    return (key or "KOR", measure or "total") if _test(cells) == "rank" else ()
