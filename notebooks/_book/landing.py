"""The figures and the chart of the landing page, computed from the tables."""

from __future__ import annotations

import usrok_data as usrok
from _book import finding, pictures
from _book.claims import claims, in_detail, verdict_counts, verdicts_in_words
from _book.downloads import WORKBOOK, ZIP
from _book.render import badge, markdown


def figures() -> dict[str, str]:
    """Return what the landing page says in numbers, by name."""
    counts = verdict_counts()
    rests = usrok.verdicts()["independent_sources"]
    # What dates the text comes first.
    order = ["outdated", "disputed", "false", "close", "not yet true", "untested"]
    not_true = [
        f"- [{claim['claim_id']}](claims/{claim['claim_id']}.md) {badge(claim['verdict'])} "
        f"{markdown(claim['claim'])} {markdown(in_detail(claim))}"
        for verdict in order
        for claim in claims()
        if claim["verdict"] == verdict
    ]
    return {
        **finding.numbers(),
        "claims": str(len(claims())),
        "checkable": str(len(claims()) - counts["not checkable"]),
        "not_checkable": str(counts["not checkable"]),
        "counted": verdicts_in_words(),
        "two_or_more": str((rests >= 2).sum()),
        "tables": str(len(usrok.tables())),
        **{name: str(len(usrok.load(name))) for name in ("sentences", "sources", "countries")},
        "not_true": "\n".join(not_true),
        "chart": f"[![{markdown(pictures.periods_alt())}](_charts/claim_periods.webp)]"
        "(_charts/claim_periods.webp)",
        "zip": f'<a href="data/{ZIP}" download>one zip</a>',
        "workbook": f'<a href="data/{WORKBOOK}" download>one workbook</a>',
    }
