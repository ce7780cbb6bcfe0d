"""Exercise 5: periods, verdicts, and the age of a text."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.audits import Evidence, Rows, evidence_frame
from usrok_data.teaching.forms import Number
from usrok_data.teaching.task import CLAIMS, DAYS, Exercise, mistake

exercise = Exercise("How do you date a clause?")

ONE_DAY = pd.Timedelta(days=1)
PUBLISHED = pd.Timestamp(usrok.PUBLICATION_DATE)

Period = tuple[pd.Timestamp, pd.Timestamp]


@exercise.task(
    "ex05.1",
    "The period of one clause",
    minutes=6,
    form=DAYS,
    look="The clause denies relations, so it holds from the founding of South Korea to the day "
    "before relations with Albania began (`record.recognition()`, `country` ALB).",
    lesson="A clause that denies something ends with one act. That makes it sharp.",
)
@mistake(
    "takes the day on which relations began",
    "Last day: you are one day too late. On that day relations began, so the clause was no longer "
    "true.",
    gives=lambda right: (right[0], right[1] + ONE_DAY),
)
@mistake(
    "takes the time with relations",
    "That is the time with relations. The clause says that there were none.",
    gives=lambda right: (right[1] + ONE_DAY, "1999-12-31"),
)
@mistake(
    "takes the publication date as the end",
    "The clause did not hold until publication. When did relations begin?",
    gives=lambda right: (right[0], PUBLISHED),
)
def albania() -> Period:
    period = usrok.validity().query("claim_id == 'c59'").iloc[0]
    return period["start"], period["end"]


@exercise.task(
    "ex05.2",
    "Where two periods meet",
    minutes=7,
    form=DAYS,
    look="Two periods meet from the later of the two first days to the earlier of the two last "
    "days. Take 148 on the press count.",
    lesson="Only in these days can both clauses have been true. The sheet was printed much later.",
)
@mistake(
    "takes all days of either period",
    "That is from the first day of either period. Both must hold: take the later first day.",
    gives=lambda right: (albania()[0], right[1]),
)
@mistake(
    "takes the encyclopedia's count",
    "That is the encyclopedia's period of 148. It begins when the clause on Albania is over.",
    gives=lambda _: period_of_148("encyclopedia"),
)
@mistake(
    "takes the list's count",
    "That is the list's period of 148. Take the press count.",
    gives=lambda _: period_of_148("list"),
)
def overlap() -> Period:
    start, end = period_of_148("press")
    return max(start, albania()[0]), min(end, albania()[1])


def period_of_148(count_series: str) -> Period:
    """Return when a count series had 148 states."""
    period = usrok.count_periods(148).set_index("count_series").loc[count_series]
    return period["start"], period["end"]


@exercise.task(
    "ex05.3",
    "How long is that?",
    minutes=3,
    form=Number("days", whole=True),
    look="Both ends count.",
    lesson="Less than five months, in a record of fifty years.",
)
@mistake(
    "does not count both ends",
    "You are off by one. From the 1st to the 1st is one day: both ends count.",
    both_ends=False,
)
@mistake(
    "gives months",
    "Check the units: that looks like months. Days are asked for.",
    gives=lambda right: round(right / 30),
)
@mistake(
    "counts to publication",
    "You counted to publication. The period ended earlier.",
    gives=lambda _: (PUBLISHED - overlap()[0]).days + 1,
)
def length(both_ends: bool = True) -> int:
    start, end = overlap()
    return int((end - start).days) + both_ends


@exercise.task(
    "ex05.4",
    "What had stopped being true?",
    minutes=6,
    form=CLAIMS,
    look="In `usrok.verdicts()` look at the column `verdict`. `help(usrok.verdicts)` says what "
    "each word means.",
    lesson="Few claims went out of date. Those few are what dates the text.",
)
@mistake(
    "takes close for outdated",
    "c09 is among them. It is close: a rounded number near the last count, not one that is out of "
    "date.",
    verdicts=("outdated", "close"),
)
@mistake(
    "takes false for outdated",
    "c19 is among them. The record has it true at no time, so it was never in date.",
    verdicts=("outdated", "false"),
)
@mistake(
    "takes everything that is not true",
    "Some of them are close, are false, or cannot be checked. Only those that were once true and "
    "stopped are asked for.",
    verdicts=("outdated", "false", "close"),
)
@mistake(
    "takes those that are true", "These are the claims that hold on the day.", verdicts=("true",)
)
def outdated(verdicts: tuple[str, ...] = ("outdated",)) -> list[str]:
    table = usrok.verdicts()
    return list(table.loc[table["verdict"].isin(verdicts), "claim_id"])


@exercise.task(
    "ex05.5",
    "Find the patches",
    minutes=8,
    form=CLAIMS,
    look="In `usrok.validity()` keep `verdict` true, take the earliest `start` of each claim, and "
    "keep those after the end of the overlap.",
    lesson="Somebody went over the text later, and changed some clauses and not their neighbours.",
)
@mistake(
    "takes claims that became true before the overlap ended",
    "You filtered before the day, not after it. A patch became true after the overlap ended.",
    gives=lambda right: set(outdated(("true",))) - set(right),
)
@mistake(
    "does not filter on the verdict",
    "Claims that are not true at publication are among them. A patch is true then: "
    "filter on `verdict`.",
    gives=lambda _: usrok.validity().loc[lambda table: table["start"] > overlap()[1]],
)
@mistake(
    "takes the first certain day",
    "You compared `certain_from`, the first certain day. A claim that may have been true earlier "
    "is not certainly a patch; compare `start`.",
    column="certain_from",
)
def patches(column: str = "start") -> list[str]:
    table = usrok.validity().query("verdict == 'true'")
    earliest = table.groupby("claim_id")[column].min()
    return list(earliest.index[earliest > overlap()[1]])


def three_claims() -> pd.DataFrame:
    """Return the claims that the student writes evidence for."""
    return pd.DataFrame(
        [
            {"claim_id": "a01", "claim": "South Korea has relations with Vietnam."},
            {"claim_id": "a02", "claim": "South Korea has no relations with Cuba."},
            {
                "claim_id": "a03",
                "claim": "South Korea has relations with 170 states.",
                "n_low": 170,
                "n_high": 170,
            },
        ]
    )


@exercise.task(
    "ex05.6",
    "Write the evidence for a claim",
    minutes=10,
    form=Evidence(three_claims, ("a01", "a02", "a03"), usrok.PUBLICATION_DATE),
    look="`help(usrok.verdicts)` and `usrok.columns('evidence')` say what each method needs.",
    lesson="Which record tests which claim is data. Anybody can change it and see what follows.",
)
@mistake(
    "tests a denial with relations",
    "a02 denies relations, and the evidence tests that there were some. There is a method for "
    "denials, too.",
    rows={"a02": {"method": "relations", "key": "CUB"}},
)
@mistake(
    "takes the encyclopedia's count",
    "a03 is tested with another count series. The press count is asked for.",
    rows={"a03": {"method": "count", "key": "encyclopedia"}},
)
@mistake(
    "takes another state",
    "a01 is tested with another state. `record.countries()` has the code of Vietnam.",
    rows={"a01": {"method": "relations", "key": "CHN"}},
)
def evidence(rows: Rows | None = None) -> pd.DataFrame:
    right = {
        "a01": {"method": "relations", "key": "VNM"},
        "a02": {"method": "no_relations", "key": "CUB"},
        "a03": {"method": "count", "key": "press"},
    }
    return evidence_frame(rows or right)


exercise.text(
    "ex05.7",
    "What would have to be wrong?",
    minutes=9,
    words=40,
    criteria=(
        "says how old the frame of the sheet is, with the two claims that carry the date",
        "names the one date or count that would undo the argument, and by how much",
        "answers one objection",
        "says what would change your mind",
    ),
    look="Take the objections of the notebook on the age of the sheet, and one of your own.",
)
