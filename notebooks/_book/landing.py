"""What the landing page shows: the finding in numbers, the bars that show it, two texts."""

from __future__ import annotations

from typing import Any

import pandas as pd

import usrok_data as usrok
from _book import finding
from _book.claims import claims, in_detail, verdict_counts, verdicts_in_words
from _book.downloads import WORKBOOK, ZIP
from _book.render import TEMPLATES, badge, markdown
from usrok_data.days import in_words

#: The years of the bars.
YEARS = range(1990, 1995)
#: The claims beside the count, and what they are called where there is little room.
BESIDE = {
    "c59": "No relations with Albania",
    "c37": "Both Koreas in the United Nations",
    "c61": "Relations with China",
    "c01": "President Clinton's visit",
}


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
        "true": str(counts["true"]),
        "not_checkable": str(counts["not checkable"]),
        "counted": verdicts_in_words(),
        "two_or_more": str((rests >= 2).sum()),
        "tables": str(len(usrok.tables())),
        **{name: str(len(usrok.load(name))) for name in ("sentences", "sources", "countries")},
        "not_true": "\n".join(not_true),
        "bars": TEMPLATES.get_template("bars.html").render(bars=bars(), at=at, years=YEARS),
        "two_texts": two_texts(),
        "zip": f'<a href="data/{ZIP}" download>one zip</a>',
        "workbook": f'<a href="data/{WORKBOOK}" download>one workbook</a>',
    }


def at(day: pd.Timestamp) -> float:
    """Return where a day lies on the bars, in percent."""
    first, last = pd.Timestamp(YEARS[0], 1, 1), pd.Timestamp(YEARS[-1], 12, 31)
    return round(100 * float((min(max(day, first), last) - first) / (last - first)), 1)


def bars() -> list[dict[str, Any]]:
    """Return the rows of the bars: the count by each series, and the claims beside it."""
    stated = finding.numbers()["stated"]
    periods = usrok.count_periods(int(stated)).query("count_series != 'record'")
    found = [
        {
            "claim": finding.COUNT,
            "label": f"{stated} countries, {row.count_series} count",
            "verdict": "outdated",
            "start": row.start,
            "end": row.end,
            "when": f"{in_words(row.start)} to {in_words(row.end)}",
        }
        for row in periods.itertuples()
    ]
    verdicts = usrok.verdicts().set_index("claim_id")
    for claim, label in BESIDE.items():
        row = verdicts.loc[claim]
        is_old = row["verdict"] == "outdated"
        end = row["true_to"] if is_old else pd.Timestamp(YEARS[-1], 12, 31)
        when = f"to {in_words(end)}" if is_old else f"from {in_words(row['true_from'])}"
        start = pd.Timestamp(YEARS[0], 1, 1) if is_old else row["true_from"]
        found.append(
            {"claim": claim, "label": label, "verdict": row["verdict"].replace(" ", "-")}
            | {"start": start, "end": end, "when": when}
        )
    return found


def two_texts() -> str:
    """Return what stands in the Note and in the sheet where history had moved on."""
    rows = usrok.record.reused_text().query("kind == 'updated'")
    stated = finding.numbers()["stated"]
    lines = [f"| {markdown(r.in_note)} | {markdown(r.in_sheet)} |" for r in rows.itertuples()]
    head = "| Background Note, April 1991 | fact sheet, July 1993 |\n|---|---|"
    return "\n".join([head, *lines, f"| **{stated}** countries | **{stated}** countries |"])
