"""Exercise 1: rows and sentences."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.forms import Number, Table, Word
from usrok_data.teaching.task import (
    CLAIMS,
    EVENTS,
    SENTENCE_IDS,
    Exercise,
    mistake,
)

exercise = Exercise("Can every row be traced to its sentence?")


@exercise.task(
    "ex01.1",
    "Count what the sheet dates",
    minutes=4,
    form=Number("events", whole=True),
    look="`date_text` keeps the printed words; see `usrok.columns('events')`.",
    lesson="One sentence prints no date. Its event has the days of the visit in the sentence "
    "before it, and the column `basis` says that they are inferred.",
)
@mistake(
    "counts the event without a printed date too",
    "You counted all rows. In one of them `date_text` is missing: its sentence prints no date.",
    printed=False,
)
@mistake(
    "takes the number of columns",
    "That is the number of columns. `len(table)` counts rows.",
    gives=lambda _: len(usrok.events().columns),
)
@mistake(
    "counts the sentences",
    "That is the number of sentences. One row of `events()` is one event.",
    gives=lambda _: len(usrok.sentences()),
)
def dated(printed: bool = True) -> int:
    events = usrok.events()
    return len(events.dropna(subset=["date_text"]) if printed else events)


@exercise.task(
    "ex01.2",
    "Which sentence supports this claim?",
    minutes=4,
    form=Word(SENTENCE_IDS, "s01"),
    look="`usrok.show('c59')` gives a claim with its place in the sheet.",
    lesson="Every row points to one sentence, and anybody can follow the pointer.",
)
@mistake(
    "takes the sentence on Hungary, one before",
    "That sentence is on Hungary. The exception of Albania comes later.",
    claim="c55",
)
@mistake(
    "takes the sentence on China, one after",
    "That sentence is on China. The exception of Albania comes earlier.",
    claim="c61",
)
def support(claim: str = "c59") -> str:
    return str(usrok.claims().set_index("claim_id").at[claim, "sentence_id"])


@exercise.task(
    "ex01.3",
    "Everything one sentence says",
    minutes=5,
    form=CLAIMS,
    look="The column `claim_ids` of `usrok.sentences()` lists the claims, separated by `;`.",
    lesson="One sentence can hold several claims. Kept apart, each can be tested by itself.",
)
@mistake(
    "leaves out the claim asked about",
    "c59 is one of the claims of its own sentence.",
    gives=lambda right: set(right) - {"c59"},
)
@mistake(
    "takes the whole paragraph",
    "These are the claims of the whole paragraph. One sentence is asked for.",
    sentences=("s26", "s27", "s28", "s29"),
)
@mistake(
    "takes the next sentence",
    "These are the claims of the next sentence, on China.",
    sentences=("s29",),
)
def siblings(sentences: tuple[str, ...] = ("s28",)) -> list[str]:
    ids = usrok.sentences().set_index("sentence_id")["claim_ids"]
    return ";".join(ids[list(sentences)]).split(";")


@exercise.task(
    "ex01.4",
    "How many days does a printed date cover?",
    minutes=8,
    form=Table("event_id", {"days": Number("days", whole=True)}),
    look="`end` minus `start` is a Timedelta; `.dt.days` makes it a number.",
    lesson="A year covers 365 days, a month about thirty: precision is a number one can compute.",
)
@mistake(
    "subtracts without counting both ends",
    "Every number is one too small. From the 1st to the 1st is one day, not none: both ends count.",
    both_ends=False,
)
@mistake(
    "leaves out the event without a printed date",
    "A row is missing: the meeting of the presidents has a first and a last day too. All events "
    "are asked for.",
    gives=lambda right: right[usrok.events()["date_text"].notna()],
)
def covered(both_ends: bool = True) -> pd.DataFrame:
    events = usrok.events()
    days = (events["end"] - events["start"]).dt.days + both_ends
    return pd.DataFrame({"event_id": events["event_id"], "days": days})


@exercise.task(
    "ex01.5",
    "Certainly before a day",
    minutes=7,
    form=EVENTS,
    look="An event is certainly before a day only if the last day on which it may have happened is "
    "before it.",
    lesson="With a coarse date, before and after have a third answer: cannot be told.",
)
@mistake(
    "compares the first possible day",
    "You compared `start`, the first possible day. A year such as 1991 begins before March and "
    "may end after it.",
    bound="start",
)
@mistake(
    "takes those after the day",
    "You filtered after the day, not before it.",
    gives=lambda right: set(usrok.events()["event_id"]) - set(right),
)
@mistake(
    "takes only events dated to the day",
    "You kept only what is dated to the day. A year can be certainly before as well.",
    gives=lambda _: usrok.events().query("precision == 'day'"),
)
def certainly(bound: str = "end") -> list[str]:
    events = usrok.events()
    return list(events.loc[events[bound] < "1991-03-01", "event_id"])


@exercise.task(
    "ex01.6",
    "How much of each section can be checked?",
    minutes=8,
    form=Table("section", {"percent": Number("percent", tolerance=0.06)}),
    look="Group `usrok.claims()` by `section`; the mean of True and False is a share.",
    lesson="The sheet is hardest to test where it speaks of the economy, and easiest where it "
    "speaks of security.",
)
@mistake(
    "gives shares of one, not percent",
    "Check the units: these are shares of one. Multiply by 100 for percent.",
    times=1,
)
@mistake(
    "divides by all claims of the sheet",
    "You divided by all claims of the sheet. Divide by those of the section.",
    base="all",
)
@mistake(
    "divides by all checkable claims",
    "You divided by all checkable claims, so the parts add up to 100. Divide by the claims of the "
    "section.",
    base="checkable",
)
def share(base: str = "section", times: float = 100) -> pd.Series:
    claims = usrok.claims()
    grouped = claims.groupby("section")["checkable"]
    counts = {
        "section": grouped.count(),
        "all": len(claims),
        "checkable": claims["checkable"].sum(),
    }
    return grouped.sum() / counts[base] * times


exercise.text(
    "ex01.7",
    "Make a claim checkable",
    minutes=9,
    words=40,
    criteria=(
        "names one claim with `checkable` false, and the words that stop a record from deciding it",
        "rewrites it so that a count, an act or a series could show it false",
        "names a record that would decide it, and who makes that record",
        "says what would change your mind",
    ),
    look="Pick a row of `usrok.claims()` where `checkable` is false.",
)
