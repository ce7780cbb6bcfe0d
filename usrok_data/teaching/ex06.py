"""Exercise 6: another text."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.audits import Evidence, Rows, evidence_frame
from usrok_data.teaching.forms import Items, Number, Table, Vocabulary
from usrok_data.teaching.note import PUBLISHED, briefing_claims, briefing_note
from usrok_data.teaching.task import DAYS, Exercise, mistake

exercise = Exercise("How old is this briefing note?")

SENTENCE_IDS = Vocabulary(
    "a sentence id of the note",
    "sentence ids of the note",
    lambda: briefing_note()["sentence_id"],
)
CLAIM_IDS = Vocabulary(
    "a claim id of the note", "claim ids of the note", lambda: briefing_claims()["claim_id"]
)

#: The printed numbers of the note, and the step of their last digit. A rank and a count of
#: states are exact.
NUMBERS = {"a01": (41_000, 1_000), "a02": (650_000, 10_000), "a03": (7, 0), "a04": (145, 0)}


@exercise.task(
    "ex06.1",
    "What can be checked?",
    minutes=5,
    form=Items(SENTENCE_IDS, "sentence_id"),
    look="Ask of each sentence whether a dated act, a count or a series could show it false.",
    lesson="A sentence may mix a claim with a judgement. The claim can still be tested.",
)
@mistake(
    "takes all sentences",
    "You took all sentences. Some of them only judge or hope.",
    gives=lambda _: briefing_note(),
)
@mistake(
    "leaves out the sentence with applause",
    "1 item is missing: a sentence that mixes an act with a judgement.",
    gives=lambda right: right - {"b10"},
)
@mistake(
    "takes only sentences with a number",
    "You took only sentences with a printed number. An act or a relation can be checked as well.",
    gives=lambda _: briefing_claims().dropna(subset=["n_text"]),
)
def checkable() -> set[str]:
    return set(briefing_claims()["sentence_id"])


@exercise.task(
    "ex06.2",
    "Code the numbers",
    minutes=7,
    form=Table("claim_id", {"n_low": Number("units"), "n_high": Number("units")}),
    look="A rounded number reaches half a step of its last printed digit to either side. A rank "
    "and a count of states are exact: the same in both columns.",
    lesson="The bounds decide the period, so they are written down before one looks at the record.",
)
@mistake(
    "takes every number as exact",
    "You took every number as exact. A rounded strength stands for a range.",
    steps=0.0,
)
@mistake(
    "takes five percent",
    "You took 5 percent of each number. Half a step of the last printed digit is asked for.",
    share=0.05,
)
@mistake(
    "takes a whole step",
    "You took a whole step of the last digit to either side. Half a step is enough.",
    steps=1.0,
)
def numbers(steps: float = 0.5, share: float | None = None) -> pd.DataFrame:
    rows = []
    for claim, (number, step) in NUMBERS.items():
        reach = step * steps if share is None else number * share
        rows.append({"claim_id": claim, "n_low": number - reach, "n_high": number + reach})
    return pd.DataFrame(rows)


def note_claims() -> pd.DataFrame:
    """Return the claims of the note in the form that the audit takes."""
    claims = briefing_claims().drop(columns="sentence_id")
    return claims.merge(numbers(), on="claim_id", how="left")


@exercise.task(
    "ex06.3",
    "Evidence for acts and relations",
    minutes=9,
    form=Evidence(note_claims, ("a05", "a06", "a07", "a08", "a09"), PUBLISHED),
    look="a05, a06 and a08 are about relations with one state. a07 and a09 begin with an act; find "
    "it in `record.milestones()`.",
    lesson="That an act took place stays true. That a relation is there, or is not, can end.",
)
@mistake(
    "takes Russia for the Soviet Union",
    "a05 is tested with Russia. The note speaks of the Soviet Union, which has a code of its own "
    "in `record.countries()`.",
    rows={"a05": {"method": "relations", "key": "RUS"}},
)
@mistake(
    "tests a denial with relations",
    "a06 denies relations, and the evidence tests that there were some. There is a method for "
    "denials, too.",
    rows={"a06": {"method": "relations", "key": "CHN"}},
)
@mistake(
    "takes the opening of the Seoul trade office for the UN",
    "a07 begins with another act. Look for `admitted` in `record.milestones()`.",
    rows={"a07": {"method": "milestone", "begins": "m20"}},
)
@mistake(
    "lets the Games end the claim",
    "a09 ends with the act that begins it. Having been host stays true: give `begins` only.",
    rows={"a09": {"method": "milestone", "begins": "m24", "ends": "m21"}},
)
def acts(rows: Rows | None = None) -> pd.DataFrame:
    right = {
        "a05": {"method": "relations", "key": "SUN"},
        "a06": {"method": "no_relations", "key": "CHN"},
        "a07": {"method": "milestone", "begins": "m10"},
        "a08": {"method": "relations", "key": "UKR"},
        "a09": {"method": "milestone", "begins": "m24"},
    }
    return evidence_frame(rows or right)


@exercise.task(
    "ex06.4",
    "Evidence for numbers",
    minutes=9,
    form=Evidence(note_claims, tuple(NUMBERS), PUBLISHED),
    look="A strength is tested by a series, a rank by `rank`, a number of states by `count` with "
    "the press count. `usrok.evidence()` shows how it was done for the sheet.",
    lesson="The same records date another text. That is what makes them records.",
)
@mistake(
    "takes the Army alone",
    "a01 is tested with the Army alone. Personnel means all services.",
    rows={"a01": {"method": "series", "record": "us_forces_korea", "key": "army"}},
)
@mistake(
    "takes North Korea's army",
    "a02 is tested with the army of North Korea.",
    rows={"a02": {"method": "series", "record": "armed_forces", "key": "PRK;cow-nmc-7"}},
)
@mistake(
    "ranks another partner",
    "a03 is tested with the rank of another partner.",
    rows={"a03": {"method": "rank", "key": "CHN"}},
)
@mistake(
    "takes the encyclopedia's count",
    "a04 is tested with the encyclopedia's count. The press count is asked for.",
    rows={"a04": {"method": "count", "key": "encyclopedia"}},
)
def figures(rows: Rows | None = None) -> pd.DataFrame:
    right = {
        "a01": {"method": "series", "record": "us_forces_korea", "key": "total"},
        "a02": {"method": "series", "record": "armed_forces", "key": "KOR;cow-nmc-7"},
        "a03": {"method": "rank", "key": "KOR"},
        "a04": {"method": "count", "key": "press"},
    }
    return evidence_frame(rows or right)


@exercise.task(
    "ex06.5",
    "What had stopped being true?",
    minutes=5,
    form=Items(CLAIM_IDS, "claim_id"),
    look="Run `usrok.verdicts(claims, evidence, PUBLISHED)` and look at `verdict`.",
    lesson="Four clauses of a note dated March 1992 belong to an earlier time.",
)
@mistake(
    "takes close for outdated",
    "a01 is among them. Its verdict is close: a rounded number, and the last count within 5 "
    "percent of it.",
    verdicts=("outdated", "close"),
)
@mistake(
    "takes those that are true",
    "These are the claims that hold on the day of the note.",
    verdicts=("true",),
)
@mistake(
    "takes all claims",
    "You took all claims. Some hold on the day of the note.",
    gives=lambda _: briefing_claims(),
)
def outdated(verdicts: tuple[str, ...] = ("outdated",)) -> list[str]:
    table = usrok.verdicts(note_claims(), pd.concat([acts(), figures()]), PUBLISHED)
    return list(table.loc[table["verdict"].isin(verdicts), "claim_id"])


@exercise.task(
    "ex06.6",
    "Date the frame",
    minutes=7,
    form=DAYS,
    look="Take the claims that are outdated or close. Of each, take the last period before the "
    "note. They meet from the latest `start` to the earliest `end`.",
    lesson="The frame is from the autumn of 1990. Two later clauses were put into it.",
)
@mistake(
    "leaves out the count",
    "First day: you left out the count, a04. Its period begins later than the others.",
    without="a04",
)
@mistake(
    "leaves out the army",
    "Last day: you left out the strength of the army, a02. Its period ends before the others.",
    without="a02",
)
@mistake(
    "starts at the first certain day",
    "First day: you took the first certain day. Asked for is the first possible one, in the column "
    "`start`.",
    gives=lambda right: (last_periods().at["a04", "certain_from"], right[1]),
)
def frame(without: str | None = None) -> tuple[pd.Timestamp, pd.Timestamp]:
    periods = last_periods().drop(index=without or [])
    return periods["start"].max(), periods["end"].min()


def last_periods() -> pd.DataFrame:
    """Return the last period before the note of each claim that no longer fits."""
    table = usrok.validity(note_claims(), pd.concat([acts(), figures()]), PUBLISHED)
    table = table[table["verdict"].isin(["outdated", "close"])]
    return table[table["start"] <= PUBLISHED].groupby("claim_id").last()


exercise.text(
    "ex06.7",
    "Argue it",
    minutes=8,
    words=60,
    criteria=(
        "dates the frame of the note and names the claims that do it, by id",
        "names the clauses that were put in later",
        "says which claims cannot help to date a text, and why",
        "says what would change your mind",
    ),
    extra_ids=(*briefing_note()["sentence_id"], *briefing_claims()["claim_id"]),
    look="Use the list of steps in the notebook on the age of the sheet.",
)
