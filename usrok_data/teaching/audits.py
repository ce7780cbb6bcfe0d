"""Evidence as an answer: the audit is run with it, and the periods it finds are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from usrok_data.audit import validity
from usrok_data.days import as_date
from usrok_data.documents import AuditError
from usrok_data.teaching.forms import Form, Unreadable, Value, several, type_name

Rows = dict[str, dict[str, str]]


def evidence_frame(rows: Rows) -> pd.DataFrame:
    """Build a table of evidence from one row per claim."""
    return pd.DataFrame([{"claim_id": claim, **row} for claim, row in rows.items()])


@dataclass(frozen=True)
class Evidence(Form):
    """Rows of evidence for given claims, right if the audit finds the expected periods."""

    claims: Callable[[], pd.DataFrame]
    #: The claims of the table that this task is about.
    about: tuple[str, ...]
    #: The date printed on the text.
    published: object

    @property
    def what(self) -> str:
        return "a DataFrame of evidence, with `claim_id`, `method` and what the method needs"

    def read(self, answer: Any) -> dict[str, frozenset[tuple[Any, ...]]]:
        if isinstance(answer, list) and all(isinstance(row, Mapping) for row in answer):
            answer = pd.DataFrame(answer)
        if not isinstance(answer, pd.DataFrame):
            raise Unreadable(f"Expected {self.what}, got {type_name(answer)}.")
        claims = self.claims()
        if "claim_id" in answer.columns:
            # Evidence for other claims of the same text may be in the same table.
            others = set(claims["claim_id"]) - set(self.about)
            answer = answer[~answer["claim_id"].isin(list(others))]
        try:
            table = validity(claims[claims["claim_id"].isin(self.about)], answer, self.published)
        except AuditError as error:
            raise Unreadable(f"The audit says: {error}") from None
        periods: dict[str, set[tuple[Any, ...]]] = {claim: set() for claim in self.about}
        for row in table.itertuples():
            periods[row.claim_id].add((row.method, as_date(row.start), as_date(row.end)))
        return {claim: frozenset(found) for claim, found in periods.items()}

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether one of the claims has the periods of a mistake, and only these."""
        return any(given[claim] == found for claim, found in mistake.items() if found)

    def difference(self, given: Value, expected: Value) -> str:
        without = [claim for claim in self.about if not given[claim]]
        if without:
            return f"{several(len(without), 'claim has', 'claims have')} no evidence yet."
        claim = next(claim for claim in self.about if given[claim] != expected[claim])
        methods = sorted({method for method, *_ in given[claim]})
        if methods != sorted({method for method, *_ in expected[claim]}):
            return (
                f"{claim} is tested by {' and '.join(methods)}. Another method fits better: ask "
                "whether an act, a state's relations, a count, a rank or a series decides it."
            )
        if len(given[claim]) > len(expected[claim]):
            return f"{claim} has more periods than expected."
        return f"{claim} has the right method, and another period than expected."
