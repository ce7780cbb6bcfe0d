"""Evidence as an answer: the audit is run with it, and its outcome is compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from usrok_data._own import AuditError
from usrok_data.audit import validity
from usrok_data.teaching._forms import Form, Unreadable, Value, kind, several


@dataclass(frozen=True)
class Evidence(Form):
    """Rows of evidence for given claims, good if they find the expected windows."""

    claims: Callable[[], pd.DataFrame]
    #: The claims of the table that this task is about.
    about: tuple[str, ...]
    published: str

    what = "a DataFrame of evidence, with `claim_id`, `method` and what the method needs"

    def read(self, answer: Any) -> dict[str, frozenset[tuple[Any, ...]]]:
        if isinstance(answer, list) and all(isinstance(row, dict) for row in answer):
            answer = pd.DataFrame(answer)
        if not isinstance(answer, pd.DataFrame):
            raise Unreadable(f"{kind(answer)} came. Expected {self.what}.")
        claims = self.claims()
        if "claim_id" in answer.columns:
            # Evidence for other claims of the note may stand in the same table.
            others = set(claims["claim_id"]) - set(self.about)
            answer = answer[~answer["claim_id"].isin(list(others))]
        claims = claims[claims["claim_id"].isin(self.about)]
        try:
            found = validity(claims, answer, self.published)
        except AuditError as error:
            raise Unreadable(f"the audit says: {error}") from None
        windows = {}
        for claim in self.about:
            rows = found[found["claim_id"] == claim]
            windows[claim] = frozenset(
                (m, *(None if pd.isna(day) else day.date() for day in days))
                for m, *days in zip(rows["method"], rows["start"], rows["end"], strict=True)
            )
        return windows

    def like(self, given: Value, mistake: Value) -> bool:
        """Say whether one of the claims has the windows of a mistake, and only these."""
        return any(given[c] == mistake[c] for c in mistake if mistake[c])

    def difference(self, given: Value, expected: Value) -> str:
        lacking = [c for c in self.about if not given[c]]
        if lacking:
            return f"{several(len(lacking), 'claim has', 'claims have')} no evidence yet."
        for claim in self.about:
            if given[claim] == expected[claim]:
                continue
            methods = {m for m, *_ in given[claim]}
            if methods != {m for m, *_ in expected[claim]}:
                return (
                    f"{claim} is tested by {' and '.join(sorted(methods))}. Another method fits "
                    "it: ask whether an act, a state's relations, a count, a rank or a series "
                    "decides it."
                )
            if len(given[claim]) > len(expected[claim]):
                return f"{claim} has more than one window where fewer are expected."
            return f"{claim} has the right method, and another window than expected."
        return "the windows differ."
