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

    @property
    def what(self) -> str:
        return "a DataFrame with `claim_id`, `test` and what the test needs"

    def read(self, answer: Any) -> dict[str, Allowed]:
        rows = self._rows(answer)
        # A claim that always holds, so that a test which allows no day is an answer, no error.
        always = {"claim": "Always", "test": "period", "start": str(RECORD_START)}
        whole = pd.DataFrame([*rows.to_dict("records"), always], index=[*rows.index, ""])
        try:
            dating = date_document(whole.assign(part=whole.index), by="part")
        except AuditError as error:
            raise Unreadable(f"{error}\n\n") from None
        periods = pd.DataFrame(dating.layers).set_index("part")
        start, end = periods["start"].map(as_date), periods["end"].map(as_date)
        return {
            claim: Allowed(_test(cells), start[claim], end[claim], _figure(cells))
            for claim, cells in rows.to_dict("index").items()
        }

    def _rows(self, answer: Any) -> pd.DataFrame:
        """Return the rows on the claims of this task, by claim, with the words of the text."""
        is_one = isinstance(answer, Mapping) and isinstance(answer.get("claim_id"), str)
        is_by_id = isinstance(answer, Mapping) and not is_one
        if is_by_id and all(isinstance(cells, tuple) for cells in answer.values()):
            answer = [(claim, *cells) for claim, cells in answer.items()]
        if isinstance(answer, list) and answer and isinstance(answer[0], tuple):
            answer = pd.DataFrame(answer).rename(columns={0: "claim_id", 1: "test", 2: "key"})
        # The table of evidence calls a test a method.
        frame = frame_of([answer] if is_one else answer, "claim_id", (), self)
        frame = frame.rename(columns=lambda name: str(name).strip().lower())
        frame = frame.rename(columns={} if "test" in frame else {"method": "test"})
        for column in frame.columns.intersection(["begins", "ends"]):
            frame[column] = (
                frame[column]
                .astype("object")
                .map(lambda act: act.lower() if isinstance(act, str) else act)
            )
        if "test" not in frame:
            near = suggest("test", frame.columns)
            raise Unreadable(f"the column `test` is missing.{near} Expected {self.what}.")
        # The cells of a claim that the student has merged in stay as they are.
        words = self.claims().set_index("claim_id").dropna(axis=1)
        ids = frame["claim_id"].astype(str).str.strip().str.lower()
        if "key" in frame:  # as the table of trade names it, and as everybody else does
            frame["key"] = frame["key"].replace({"Korea, South": "KOR", "South Korea": "KOR"})
        # The example of the exercise may be in the table.
        frame, ids = frame[ids != "a00"], ids[ids != "a00"]
        for claim in ids[~ids.isin(words.index)]:
            near = suggest(claim, words.index)
            raise Unreadable(f"`claim_id` has {claim!r}, which is no claim of the text.{near}")
        # Tests of other claims of the same text may be in the same table.
        frame = frame.assign(claim=ids.map(words["claim"])).set_axis(list(ids))
        frame = frame[frame.index.isin(self.about)]
        for claim in frame.index[frame.index.duplicated()]:
            raise Unreadable(f"`claim_id` has {claim!r} more than once. Expected one row each.")
        return frame

    def _right(self, given: Value, expected: Value) -> list[str]:
        """Return the claims whose test finds the expected period."""
        return [
            claim
            for claim, right in expected.items()
            if (own := given.get(claim))
            and own[1:] == right[1:]
            and (own.test == right.test or {own.test, right.test} <= ACTS)
        ]

    def same(self, one: Value, other: Value) -> bool:
        return set(one) == set(other) and len(self._right(one, other)) == len(other)

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether one of the claims has the test and the period of a mistake."""
        return any(given.get(claim) == allowed for claim, allowed in mistake.items())

    def share(self, given: Value, expected: Value) -> float:
        return len(self._right(given, expected)) / len(expected)

    def difference(self, given: Value, expected: Value) -> str:
        if missing := sum(claim not in given for claim in self.about):
            return f"{several(missing, 'claim has', 'claims have')} no row yet."
        right = self._right(given, expected)
        claim = next(claim for claim in self.about if claim not in right)
        if given[claim].test != expected[claim].test:
            return (
                f"{claim} has the test `{given[claim].test}`. Another one fits better: "
                "ask whether an act, a state's relations, a count, a rank or a series decides it."
            )
        if given[claim].start is None:
            return f"by your row, {claim} was true at no time. Look at `key` and at the number."
        return f"{claim} has the right test, but not the right state, act, series or number."


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
    return ((key or "KOR").upper(), measure or "total") if _test(cells) == "rank" else ()
