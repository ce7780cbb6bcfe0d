"""Exercise 6: another text."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.audits import Evidence, row
from usrok_data.teaching.forms import Items, Number, Table, Vocabulary
from usrok_data.teaching.note import PUBLISHED, briefing_claims, briefing_note
from usrok_data.teaching.task import DAYS, Exercise, mistake
from usrok_data.teaching.writing import Text

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


@exercise.task("ex06.1", "What can be checked?", 5, Items(SENTENCE_IDS, "sentence_id"))
@mistake("You took all sentences. Some only judge or hope.", gives=lambda _: briefing_note())
@mistake("You left out one that mixes act and judgement.", gives=lambda right: right - {"b10"})
@mistake(
    "You took only sentences with a number. An act or a relation can be checked as well.",
    gives=lambda _: briefing_claims().dropna(subset=["n_text"]),
)
def checkable() -> set[str]:
    """Look: Ask of each sentence whether a dated act, a count or a series could show it false.
    Lesson: A sentence may mix a claim with a judgement. The claim can still be tested.
    """
    return set(briefing_claims()["sentence_id"])


@exercise.task(
    "ex06.2",
    "Code the numbers",
    7,
    Table("claim_id", {c: Number("units") for c in ("n_low", "n_high")}),
)
@mistake("You took every number as exact. A rounded strength stands for a range.", steps=0.0)
@mistake("You took 5 percent, not half a step of the last printed digit.", share=0.05)
@mistake("You took a whole step of the last digit to either side. Half a step is enough.", steps=1)
def numbers(steps: float = 0.5, share: float | None = None) -> pd.DataFrame:
    """Look: A rounded number reaches half a step of its last printed digit to either side. A rank
    and a count of states are exact: the same in both columns.
    Lesson: The bounds decide the period, so they are written down before one looks at the record.
    """
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
    9,
    Evidence(note_claims, ("a05", "a06", "a07", "a08", "a09"), PUBLISHED),
)
@mistake(
    "You tested a05 with Russia. The Soviet Union has a code of its own in `record.countries()`.",
    gives=row("a05", "relations", "RUS"),
)
@mistake("You tested a06 with relations. It denies them.", gives=row("a06", "relations", "CHN"))
@mistake("a07 begins with another act: `admitted`.", gives=row("a07", "milestone", begins="m20"))
@mistake(
    "You let a09 end. Having been host stays true.",
    gives=row("a09", "milestone", begins="m24", ends="m21"),
)
def acts() -> pd.DataFrame:
    """Look: a05, a06 and a08 are about relations with one state. a07 and a09 begin with an act
    of `record.milestones()`.
    Lesson: That an act took place stays true. That a relation is there, or is not, can end.
    """
    rows = (
        row("a05", "relations", "SUN"),
        row("a06", "no_relations", "CHN"),
        row("a07", "milestone", begins="m10"),
        row("a08", "relations", "UKR"),
        row("a09", "milestone", begins="m24"),
    )
    return pd.DataFrame(rows)


@exercise.task(
    "ex06.4", "Evidence for numbers", 9, Evidence(note_claims, tuple(NUMBERS), PUBLISHED)
)
@mistake(
    "You tested a01 with the Army alone. Personnel means all services.",
    gives=row("a01", "series", "army", record="us_forces_korea"),
)
@mistake(
    "You tested a02 with the army of North Korea.",
    gives=row("a02", "series", "PRK;cow-nmc-7", record="armed_forces"),
)
@mistake("You tested a03 with another partner.", gives=row("a03", "rank", "CHN"))
@mistake("You tested a04 with the encyclopedia's count.", gives=row("a04", "count", "encyclopedia"))
def figures() -> pd.DataFrame:
    """Look: A strength is tested by a series, a rank by `rank`, a number of states by `count` with
    the press count. `usrok.evidence()` shows how it was done for the sheet.
    Lesson: The same records date another text. That is what makes them records. The test of a02
    is one compilation: white papers do not have its jump, and by them a02 is not outdated.
    """
    rows = (
        row("a01", "series", "total", record="us_forces_korea"),
        row("a02", "series", "KOR;cow-nmc-7", record="armed_forces"),
        row("a03", "rank", "KOR"),
        row("a04", "count", "press"),
    )
    return pd.DataFrame(rows)


@exercise.task("ex06.5", "What had stopped being true?", 5, Items(CLAIM_IDS, "claim_id"))
@mistake("You took close for outdated. a01 is near the last count.", of=("outdated", "close"))
@mistake("You took the claims that hold on the day of the note.", of=("true",))
@mistake("You took all claims. Some hold on that day.", gives=lambda _: briefing_claims())
def outdated(of: tuple[str, ...] = ("outdated",)) -> list[str]:
    """Look: Run `usrok.verdicts(claims, evidence, PUBLISHED)` and look at `verdict`.
    Lesson: By these records, four clauses of a note dated March 1992 belong to an earlier time.
    """
    table = usrok.verdicts(note_claims(), pd.concat([acts(), figures()]), PUBLISHED)
    return list(table.loc[table["verdict"].isin(of), "claim_id"])


@exercise.task("ex06.6", "Date the frame", 7, DAYS)
@mistake("You left out the count, a04. Its first day is later than the others.", without="a04")
@mistake("You left out the army, a02. Its last day is before the others.", without="a02")
@mistake(
    "You took the first certain day. The first possible one is asked for, in the column `start`.",
    gives=lambda right: (last_periods().at["a04", "certain_from"], right[1]),
)
def frame(without: str | None = None) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Look: Take the claims that are outdated or close. Of each, take the last period before the
    note. They meet from the latest `start` to the earliest `end`.
    Lesson: By the press count and the one compilation of armies, the frame is from the autumn of
    1990. Two later clauses were put into it.
    """
    periods = last_periods().drop(index=without or [])
    return periods["start"].max(), periods["end"].min()


def last_periods() -> pd.DataFrame:
    """Return the last period before the note of each claim that no longer fits."""
    table = usrok.validity(note_claims(), pd.concat([acts(), figures()]), PUBLISHED)
    table = table[table["verdict"].isin(["outdated", "close"])]
    return table[table["start"] <= PUBLISHED].groupby("claim_id").last()


@exercise.task(
    "ex06.7",
    "Argue it",
    8,
    Text(60, [*briefing_note()["sentence_id"], *briefing_claims()["claim_id"]]),
)
def argument() -> tuple[str, ...]:
    """Look: Use the list of steps in the notebook on the age of the sheet."""
    return (
        "dates the frame of the note and names the claims that do it, by id",
        "names the clauses that were put in later",
        "says which claims cannot help to date a text, and why",
    )
