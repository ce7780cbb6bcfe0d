"""The figures and the chart of the landing page, computed from the tables."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from _book import pictures
from _book.claims import claims, verdict_counts, verdicts_in_words
from _book.downloads import WORKBOOK, ZIP
from _book.render import markdown
from usrok_data.days import in_words

#: The claim that gives the number of states, and the one about Albania.
COUNT, ALBANIA = "c42", "c59"


def figures() -> dict[str, str]:
    """Return what the landing page says in numbers, by name."""
    by_id = {claim["claim_id"]: claim for claim in claims()}
    published, counts = usrok.PUBLICATION_DATE, verdict_counts()
    stated = int(by_id[COUNT]["n_low"])
    periods = usrok.count_periods(stated).set_index("count_series")
    counts_by_day = [usrok.count_relations(series=name).set_index("date") for name in periods.index]
    lowest = min(int(c.loc[: pd.Timestamp(published), "low"].iloc[-1]) for c in counts_by_day)
    lapsed = published - by_id[ALBANIA]["true_to"].date()
    ended = [claim for claim in claims() if claim["verdict"] == "outdated"]
    links = [
        f"- [{claim['claim_id']}](claims/{claim['claim_id']}.md) "
        f"{markdown(claim['claim']).rstrip('.')}: until {in_words(claim['true_to'])}"
        for claim in sorted(ended, key=lambda claim: claim["true_to"])
    ]
    return {
        "published": in_words(published),
        "claims": str(len(claims())),
        "checkable": str(len(claims()) - counts["not checkable"]),
        "not_checkable": str(counts["not checkable"]),
        "counted": verdicts_in_words(),
        "stated": str(stated),
        "too_low": str(lowest - stated),
        "press": f"{in_words(periods.at['press', 'start'])} to "
        f"{in_words(periods.at['press', 'end'])}",
        "lapsed": str(round(lapsed.days * 12 / 365.25)),
        "tables": str(len(usrok.tables())),
        **{name: str(len(usrok.load(name))) for name in ("sentences", "sources", "countries")},
        "ended": "\n".join(links),
        "chart": f"[![{markdown(pictures.periods_alt())}](_charts/claim_periods.webp)]"
        "(_charts/claim_periods.webp)",
        "zip": f'<a href="data/{ZIP}" download>one zip</a>',
        "workbook": f'<a href="data/{WORKBOOK}" download>one workbook</a>',
    }
