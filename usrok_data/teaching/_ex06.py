"""Exercise 6: another text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from usrok_data.teaching import _expected as exp
from usrok_data.teaching._audits import Evidence
from usrok_data.teaching._forms import Items, Number, Table
from usrok_data.teaching._note import PUBLISHED
from usrok_data.teaching._task import DAYS, Mistake, Task
from usrok_data.teaching._writing import Text


def _note_ids() -> Iterable[str]:
    return exp.note_sentences(checkable=False)


def _note_claims() -> Iterable[str]:
    return list(exp.note_claims()["claim_id"])


def _row(claim: str) -> dict[str, Any]:
    """Return the evidence for one claim of the note."""
    row = exp.note_evidence().set_index("claim_id").loc[claim].dropna()
    return {str(k): v for k, v in row.items()}


NOTE = Items("sentence ids of the note", _note_ids, ("sentence_id",))
NOTE_CLAIMS = Items("claim ids of the note", _note_claims, ("claim_id",))

EX06 = (
    Task(
        "ex06.1",
        "What can be checked?",
        "checkable",
        5,
        NOTE,
        "Ask of each sentence whether a dated act, a count or a series could show it false.",
        "A sentence may mix a claim with a judgement. The claim can still be tested.",
        lambda: exp.note_sentences(),
        (
            Mistake(
                "takes all sentences",
                "you took all sentences. Some of them only judge or hope.",
                lambda: exp.note_sentences(checkable=False),
            ),
            Mistake(
                "leaves out the sentence with applause",
                "1 item is missing: a sentence that mixes an act with a judgement.",
                lambda: [s for s in exp.note_sentences() if s != "b10"],
            ),
            Mistake(
                "takes only sentences with a number",
                "you took only sentences with a printed number. An act or a relation can be "
                "checked as well.",
                lambda: ["b02", "b03", "b04", "b06"],
            ),
        ),
    ),
    Task(
        "ex06.2",
        "Code the numbers",
        "numbers",
        7,
        Table("claim_id", {"n_low": Number("units"), "n_high": Number("units")}),
        "A rounded number reaches half a step of its last printed digit to either side. A rank "
        "and a count of states are exact: the same in both columns.",
        "The bounds decide the window, so they are written down before one looks at the record.",
        lambda: exp.note_bounds(),
        (
            Mistake(
                "takes every number as exact",
                "you took every number as exact. A rounded strength stands for a range.",
                lambda: exp.note_bounds(exact=True),
            ),
            Mistake(
                "takes five percent",
                "you took 5 percent of each number. Half a step of the last printed digit is "
                "asked for.",
                lambda: exp.note_bounds(share=0.05),
            ),
            Mistake(
                "takes a whole step",
                "you took a whole step of the last digit to either side. Half a step is enough.",
                lambda: exp.note_bounds(widen=1.0),
            ),
        ),
    ),
    Task(
        "ex06.3",
        "Evidence for acts and relations",
        "acts",
        9,
        Evidence(exp.note_claims, ("a05", "a06", "a07", "a08", "a09"), PUBLISHED),
        "a05, a06 and a08 are about relations with one state. a07 and a09 begin with an act; "
        "find it in `record.milestones()`.",
        "That an act took place stays true. That a relation is there, or is not, can end.",
        lambda: exp.note_evidence(**{c: _row(c) for c in ("a05", "a06", "a07", "a08", "a09")}),
        (
            Mistake(
                "takes Russia for the Soviet Union",
                "a05 is tested with Russia. The note speaks of the Soviet Union, which has a code "
                "of its own in `record.countries()`.",
                lambda: exp.note_evidence(a05={"method": "relations", "key": "RUS"}),
            ),
            Mistake(
                "tests a denial with relations",
                "a06 denies relations, and the evidence tests that there were some. There is a "
                "method for denials, too.",
                lambda: exp.note_evidence(a06={"method": "relations", "key": "CHN"}),
            ),
            Mistake(
                "takes the opening of the Seoul trade office for the UN",
                "a07 begins with another act. Look for `admitted` in `record.milestones()`.",
                lambda: exp.note_evidence(a07={"method": "milestone", "begins": "m20"}),
            ),
            Mistake(
                "lets the Games end the claim",
                "a09 ends with the act that begins it. Having been host stays true: give "
                "`begins` only.",
                lambda: exp.note_evidence(
                    a09={"method": "milestone", "begins": "m24", "ends": "m21"}
                ),
            ),
        ),
    ),
    Task(
        "ex06.4",
        "Evidence for numbers",
        "figures",
        9,
        Evidence(exp.note_claims, ("a01", "a02", "a03", "a04"), PUBLISHED),
        "A strength is tested by a series, a rank by `rank`, a number of states by `count` on "
        "the press scale. `usrok.evidence()` shows how it was done for the sheet.",
        "The same records date another text. That is what makes them records.",
        lambda: exp.note_evidence(**{c: _row(c) for c in ("a01", "a02", "a03", "a04")}),
        (
            Mistake(
                "takes the Army alone",
                "a01 is tested with the Army alone. Personnel means all services.",
                lambda: exp.note_evidence(
                    a01={"method": "series", "record": "us_forces_korea", "key": "army"}
                ),
            ),
            Mistake(
                "takes North Korea's army",
                "a02 is tested with the army of North Korea.",
                lambda: exp.note_evidence(
                    a02={"method": "series", "record": "armed_forces", "key": "PRK;cow-nmc-7"}
                ),
            ),
            Mistake(
                "ranks another partner",
                "a03 is tested with the rank of another partner.",
                lambda: exp.note_evidence(a03={"method": "rank", "key": "CHN"}),
            ),
            Mistake(
                "takes the encyclopedia's count",
                "a04 is tested on the encyclopedia's scale. The press count is asked for.",
                lambda: exp.note_evidence(a04={"method": "count", "key": "encyclopedia"}),
            ),
        ),
    ),
    Task(
        "ex06.5",
        "What had stopped being true?",
        "outdated",
        5,
        NOTE_CLAIMS,
        "Run `usrok.verdicts(claims, evidence, PUBLISHED)` and look at `verdict`.",
        "Four clauses of a note dated March 1992 belong to an earlier time.",
        lambda: exp.note_outdated(),
        (
            Mistake(
                "takes close for outdated",
                "a01 is among them. Its verdict is close: a rounded number, and the last count "
                "within 5 percent of it.",
                lambda: exp.note_outdated("close"),
            ),
            Mistake(
                "takes those that agree",
                "these are the claims that hold on the day of the note.",
                lambda: set(exp.note_outdated("agrees")) - set(exp.note_outdated()),
            ),
            Mistake(
                "takes all claims",
                "you took all claims. Some hold on the day of the note.",
                lambda: list(exp.note_claims()["claim_id"]),
            ),
        ),
    ),
    Task(
        "ex06.6",
        "Date the frame",
        "frame",
        7,
        DAYS,
        "Take the claims that are outdated or close. Of each, the last window before the note. "
        "They meet from the latest `start` to the earliest `end`.",
        "The frame is from the autumn of 1990. Two later clauses were put into it.",
        lambda: exp.note_frame(),
        (
            Mistake(
                "leaves out the count",
                "first day: you left out the count, a04. It opens later than the others.",
                lambda: exp.note_frame(("a01", "a02", "a03", "a05")),
            ),
            Mistake(
                "leaves out the army",
                "last day: you left out the strength of the army, a02. It ends before the others.",
                lambda: exp.note_frame(("a01", "a03", "a04", "a05")),
            ),
            Mistake(
                "starts at the first certain day",
                "first day: you took the first certain day. Asked for is the first possible one, "
                "in the column `start`.",
                lambda: (exp.note_frame(("a04",), sure=True)[0], exp.note_frame()[1]),
            ),
        ),
    ),
    Task(
        "ex06.7",
        "Argue it",
        "argument",
        8,
        Text(
            60,
            (
                "dates the frame of the note and names the claims that do it, by id",
                "names the clauses that were put in later",
                "says which claims cannot help to date a text, and why",
                "says what would change your mind",
            ),
            tuple(f"{letter}{number:02d}" for letter in "ab" for number in range(1, 11)),
        ),
        "Use the list of steps in the notebook on the age of the sheet.",
        "",
    ),
)
