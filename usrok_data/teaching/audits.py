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


def row(claim: str, method: str, key: str | None = None, **more: str) -> dict[str, str | None]:
    """Return a row of evidence: a test of a claim."""
    return {"claim_id": claim, "method": method, "key": key, **more}


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
        rows = [answer] if isinstance(answer, Mapping) else answer
        if isinstance(rows, list) and all(isinstance(item, Mapping) for item in rows):
            answer = pd.DataFrame(rows)
        if not isinstance(answer, pd.DataFrame):
            raise self.unfit(type_name(answer))
        claims = self.claims()
        mine = claims["claim_id"].isin(self.about)
        if "claim_id" in answer.columns:
            # Evidence for other claims of the same text may be in the same table.
            answer = answer[~answer["claim_id"].isin(list(claims.loc[~mine, "claim_id"]))]
        try:
            table = validity(claims[mine], answer, self.published)
        except AuditError as error:
            raise Unreadable(f"The audit says: {error}") from None
        periods: dict[str, set[tuple[Any, ...]]] = {claim: set() for claim in self.about}
        for found in table.itertuples():
            period = (found.method, as_date(found.start), as_date(found.end))
            periods[found.claim_id].add(period)
        return {claim: frozenset(all_found) for claim, all_found in periods.items()}

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
