"""The finding in numbers, computed from the tables: for the landing page and the card."""

from __future__ import annotations

from functools import cache

import pandas as pd

import usrok_data as usrok
from usrok_data.days import in_words

#: The claim that gives the number of states, and the one about Albania.
COUNT, ALBANIA = "c42", "c59"
#: The milestone that dates the Note, and the paragraph of the sheet that it shares.
NOTE, PARAGRAPH = "m46", 7


@cache
def numbers() -> dict[str, str]:
    """Return what the finding says in numbers, by name."""
    published = usrok.PUBLICATION_DATE
    stated = int(usrok.claims().set_index("claim_id").at[COUNT, "n_low"])
    press = usrok.count_periods(stated).set_index("count_series").loc["press"]
    counts = [
        usrok.count_relations(series=series).set_index("date")["low"]
        for series in ("press", "encyclopedia", "list")
    ]
    on_the_day = sorted(int(count.loc[:published].iloc[-1]) for count in counts)
    lowest = on_the_day[0]

    sentences = usrok.sentences()
    paragraph = sentences[sentences["paragraph"] == PARAGRAPH]
    reused = usrok.record.reused_text()
    reused = reused[reused["sentence_id"].isin(paragraph["sentence_id"])]
    note = usrok.record.milestones().set_index("milestone_id").at[NOTE, "start"]

    validity = usrok.validity()
    albania = validity[(validity["claim_id"] == ALBANIA) & validity["independent"]]
    by_origin = albania.groupby("origin")["end"].max()
    lapsed = by_origin.mode()[0]
    return {
        "published": in_words(published),
        "stated": str(stated),
        "too_low": str(lowest - stated),
        "on_the_day": f"{on_the_day[0]}, {on_the_day[1]} and {on_the_day[2]}",
        "press": f"{in_words(press['start'])} to {in_words(press['end'])}",
        "note": f"{note:%B %Y}",
        "shared": str(reused.loc[reused["kind"] == "same", "words"].sum()),
        "words": str(paragraph["words"].sum()),
        "albania_sources": str(len(by_origin)),
        "albania_agree": str((by_origin == lapsed).sum()),
        "albania_until": in_words(lapsed),
        "albania_latest": in_words(by_origin.max()),
        "lapsed": _months(lapsed, published),
        "lapsed_least": _months(by_origin.max(), published),
    }


def _months(start: pd.Timestamp, end: pd.Timestamp) -> str:
    return str(round((end - start).days * 12 / 365.25))
