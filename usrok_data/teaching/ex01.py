"""Exercise 1: rows and sentences."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.forms import Count, Table, Word
from usrok_data.teaching.task import CLAIMS, EVENTS, PERCENT, SENTENCE_IDS, Exercise, mistake
from usrok_data.teaching.writing import Text

exercise = Exercise("Can every row be traced to its sentence?")


@exercise.task("ex01.1", "Count what the sheet dates", 5, Count("events"))
@mistake("You counted all rows. One has no printed date: `date_text` is missing.", printed=False)
@mistake("You counted columns. `len(table)` counts rows.", gives=lambda _: usrok.events().shape[1])
@mistake("You counted the sentences. One row is one event.", gives=lambda _: len(usrok.sentences()))
def dated(printed: bool = True) -> int:
    """Look: `date_text` keeps the printed words; see `usrok.columns('events')`.
    Lesson: One sentence prints no date. Its event has the days of the visit in the sentence
    before it, and the column `basis` says that they are inferred.
    """
    events = usrok.events()
    return len(events.dropna(subset=["date_text"]) if printed else events)


@exercise.task("ex01.2", "Which sentence supports this claim?", 5, Word(SENTENCE_IDS, "s01"))
@mistake("That sentence is on Hungary. The exception of Albania comes later.", claim="c55")
@mistake("That sentence is on China. The exception of Albania comes earlier.", claim="c61")
def support(claim: str = "c59") -> str:
    """Look: `usrok.show('c59')` gives a claim with its place in the sheet.
    Lesson: Every row points to one sentence, and anybody can follow the pointer.
    """
    return str(usrok.claims().set_index("claim_id").at[claim, "sentence_id"])


@exercise.task("ex01.3", "Everything one sentence says", 5, CLAIMS)
@mistake("You left out c59 itself.", gives=lambda right: set(right) - {"c59"})
@mistake(
    "You took the whole paragraph. One sentence is asked for.",
    sentences=["s26", "s27", "s28", "s29"],
)
@mistake("These are the claims of the next sentence, on China.", sentences=["s29"])
def siblings(sentences: list[str] | None = None) -> list[str]:
    """Look: The column `claim_ids` of `usrok.sentences()` lists the claims, separated by `;`.
    Lesson: One sentence can hold several claims. Kept apart, each can be tested by itself.
    """
    ids = usrok.sentences().set_index("sentence_id")["claim_ids"]
    return ";".join(ids[sentences or ["s28"]]).split(";")


@exercise.task(
    "ex01.4",
    "How many days does a printed date cover?",
    7,
    Table("event_id", {"days": Count("days")}, lambda: usrok.events()["event_id"]),
)
@mistake("You left out one end. From the 1st to the 1st is one day, not none.", both_ends=False)
@mistake(
    "You gave hours, or another unit. Count days.",
    gives=lambda right: right.assign(days=right["days"] * 24),
)
def covered(both_ends: bool = True) -> pd.DataFrame:
    """Look: `end` minus `start` is a Timedelta; `.dt.days` makes it a number.
    Lesson: A year covers 365 days, a month about thirty: precision is a number one can compute.
    """
    events = usrok.events()
    days = (events["end"] - events["start"]).dt.days + both_ends
    return pd.DataFrame({"event_id": events["event_id"], "days": days})


@exercise.task("ex01.5", "Certainly before a day", 6, EVENTS)
@mistake("You compared `start`. An event of 1991 may be from before or after March.", bound="start")
@mistake("You filtered after the day, not before it.", before=False)
def certainly(bound: str = "end", before: bool = True) -> list[str]:
    """Look: An event is certainly before a day only if the last day on which it may have happened
    is before it.
    Lesson: With a coarse date, before and after have a third answer: cannot be told.
    """
    events = usrok.events()
    return list(events.loc[(events[bound] < "1991-03-01") == before, "event_id"])


@exercise.task(
    "ex01.6", "How much of each section can be checked?", 7, Table("section", {"percent": PERCENT})
)
@mistake("You gave shares of one. Multiply by 100 for percent.", times=1)
@mistake(
    "You gave numbers of claims. Divide by all claims of the section.",
    gives=lambda _: usrok.claims().groupby("section")["checkable"].sum(),
)
@mistake("You divided by all claims of the sheet. Divide by those of the section.", base="all")
@mistake("You divided by all checkable claims. Divide by those of the section.", base="checkable")
def share(base: str = "section", times: float = 100) -> pd.Series:
    """Look: Group `usrok.claims()` by `section`; the mean of True and False is a share.
    Lesson: The sheet is hardest to test where it speaks of the economy, and easiest where it
    speaks of security.
    """
    checkable = usrok.claims().groupby("section")["checkable"]
    sizes, found = checkable.size(), checkable.sum()
    bases = {"section": sizes, "all": sizes.sum(), "checkable": found.sum()}
    return found / bases[base] * times


@exercise.task("ex01.7", "Make a claim checkable", 25, Text())
def argument() -> tuple[str, ...]:
    """Look: Pick a row of `usrok.claims()` where `checkable` is false."""
    return (
        "names one claim with `checkable` false, and the words that stop a record from deciding it",
        "rewrites it so that a count, an act or a series could show it false",
        "names a record that would decide it, and who makes that record",
    )
