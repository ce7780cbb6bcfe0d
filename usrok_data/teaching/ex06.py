"""Exercise 6: another text."""

from __future__ import annotations

from collections.abc import Collection

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


@exercise.task("ex06.1", "What can be checked?", 6, Items(SENTENCE_IDS, "sentence_id"))
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
    13,
    Table("claim_id", {c: Number("units", whole=True) for c in ("n_low", "n_high")}),
)
@mistake("You took every number as exact. A rounded strength stands for a range.", steps=0.0)
@mistake("You took 5 percent, not half a step of the last printed digit.", share=0.05)
@mistake("You took a whole step of the last digit to either side. Half a step is enough.", steps=1)
def numbers(steps: float = 0.5, share: float | None = None) -> pd.DataFrame:
    """Look: A rounded number reaches half a step of its last printed digit to either side. A rank
    and a count of states are exact: the same in both columns.
    Lesson: The bounds decide the period, so they are written down before one looks at the record.
    `usrok.date_document` reads the same bounds from the words.
    """
    rows = []
    for claim, (number, step) in NUMBERS.items():
        reach = step * steps if share is None else number * share
        rows.append({"claim_id": claim, "n_low": number - reach, "n_high": number + reach})
    return pd.DataFrame(rows)


@exercise.task(
    "ex06.3",
    "Tests for acts and relations",
    18,
    Evidence(briefing_claims, ("a05", "a06", "a07", "a08", "a09")),
)
@mistake(
    "You tested a05 with Russia. The Soviet Union has a code of its own in `record.countries()`.",
    gives=row("a05", "relations", "RUS"),
)
@mistake(
    "You tested a05 by an act alone. It says when relations began, and not that they ended.",
    gives=row("a05", "milestone", begins="m32"),
)
@mistake("You tested a06 with relations. It denies them.", gives=row("a06", "relations", "CHN"))
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


@exercise.task("ex06.4", "Tests for numbers", 15, Evidence(briefing_claims, tuple(NUMBERS)))
@mistake(
    "You tested a01 with the Army alone. Personnel means all services.",
    gives=row("a01", "series", "US Army in South Korea"),
)
@mistake(
    "You ranked a03 by exports alone. The note says by what it ranks.",
    gives=row("a03", "rank", "KOR", measure="exports"),
)
@mistake("You tested a04 with the encyclopedia's count.", gives=row("a04", "count", "encyclopedia"))
@mistake(
    "You left the `key` of a04 empty. Then any of three counts will do, and they differ.",
    gives=row("a04", "count"),
)
def figures() -> pd.DataFrame:
    """Look: A strength is tested by a series, a rank by `rank`, a number of states by `count`. The
    `key` says which series, whose rank and which count.
    Lesson: Strengths and ranks only say "not before": an old figure may stand in a new text. Those
    of a01 to a03 had been right long before the note. The count of states has a last day as well.
    """
    rows = (
        row("a01", "series", "US forces in South Korea"),
        row("a02", "series", "armed forces of South Korea"),
        row("a03", "rank", "KOR"),
        row("a04", "count", "press"),
    )
    return pd.DataFrame(rows)


def dating(of: Collection[str] | None = None) -> usrok.Dating:
    """Return the dating of the note, or of some of its claims."""
    coding = briefing_claims().merge(pd.concat([acts(), figures()]), on="claim_id")
    return usrok.date_document(coding if of is None else coding[coding["claim_id"].isin(of)])


@exercise.task("ex06.5", "Which claims had ended?", 10, Items(CLAIM_IDS, "claim_id"))
@mistake(
    "You took all claims that have a last day. One of them still held when the note was dated.",
    gives=lambda _: dating().claims.dropna(subset=["true_to"]),
)
@mistake(
    "You took figures as well. They have no last day: an old one may stand in a new text.",
    gives=lambda right: {*right, "a02", "a03"},
)
def ended() -> list[str]:
    """Look: Run `dating.compare(teaching.PUBLISHED)`. It has the claims that do not hold on that
    day, and `days` says how long before they had ended.
    Lesson: One had ended about two months before, the other more than a year. Somebody carried them
    on. In eight editions of the World Factbook one claim in twenty had ended, half of them less
    than five months before.
    """
    return list(dating().compare(PUBLISHED)["claim_id"])


@exercise.task("ex06.6", "When was it probably written?", 8, DAYS)
@mistake("You dated the older layer alone. The note has newer clauses.", of=("a04", "a05"))
@mistake(
    "You ended it on the printed date. Date the note by its claims alone, and then compare.",
    gives=lambda right: (right[0], PUBLISHED),
)
@mistake(
    "You are one day too late. `probably_before` is the first day after the period.",
    gives=lambda right: (right[0], dating().probably_before),
)
def written(of: Collection[str] | None = None) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Look: Date all nine claims at once. `dating` prints the likely period; `dating.start` and
    `dating.end` are its days.
    Lesson: The printed date fits. Relations with Ukraine open the period, relations with China end
    it. If both errors cost the same, three periods would fit equally well.
    """
    found = dating(of)
    return found.start, found.end


@exercise.task(
    "ex06.7",
    "Argue it",
    25,
    Text(60, [*briefing_note()["sentence_id"], *briefing_claims()["claim_id"]]),
)
def argument() -> tuple[str, ...]:
    """Look: Use the list of steps in the notebook on the age of the sheet."""
    return (
        "dates the note and names the claims that open and close the period, by id",
        "names the older layer: the claims that had ended, and when they held together",
        "says which claims cannot help to date a text, and why",
    )
