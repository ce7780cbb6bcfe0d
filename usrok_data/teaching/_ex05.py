"""Exercise 5: windows."""

from __future__ import annotations

import pandas as pd

from usrok_data.teaching import _expected as exp
from usrok_data.teaching._audits import Evidence
from usrok_data.teaching._forms import Number
from usrok_data.teaching._task import CLAIMS, DAYS, Mistake, Task
from usrok_data.teaching._writing import Text

EX05 = (
    Task(
        "ex05.1",
        "The window of one clause",
        "albania",
        6,
        DAYS,
        "The clause denies relations, so it holds from the founding of the R.O.K. to the day "
        "before relations with Albania began (`record.recognition()`, `country` ALB).",
        "A clause that denies something ends with one act. That makes it sharp.",
        lambda: exp.window("t22"),
        (
            Mistake(
                "takes the day on which relations began",
                "last day: you are one day too late. On that day relations began, so the clause "
                "was no longer true.",
                lambda: (exp.window("t22")[0], exp.window("t22")[1] + pd.Timedelta(days=1)),
            ),
            Mistake(
                "takes the time with relations",
                "that is the time with relations. The clause says that there were none.",
                lambda: (exp.window("t22")[1] + pd.Timedelta(days=1), "1999-12-31"),
            ),
            Mistake(
                "takes the day of publication as the end",
                "the clause did not hold until publication. When did relations begin?",
                lambda: (exp.window("t22")[0], exp.DAY),
            ),
        ),
    ),
    Task(
        "ex05.2",
        "Where two windows meet",
        "overlap",
        7,
        DAYS,
        "Two windows meet from the later of the two first days to the earlier of the two last "
        "days. Take 148 on the press count.",
        "Only in these days can both clauses have been true. The sheet was printed much later.",
        lambda: exp.overlap(),
        (
            Mistake(
                "takes all days of either window",
                "that is from the first day of either window. Both must be open: take the later "
                "first day.",
                lambda: (exp.window("t22")[0], exp.overlap()[1]),
            ),
            Mistake(
                "takes the encyclopedia's count",
                "that is the encyclopedia's window of 148. It opens when the clause on Albania "
                "is over.",
                lambda: tuple(
                    exp.windows(148).set_index("scale").loc["encyclopedia", ["start", "end"]]
                ),
            ),
            Mistake(
                "takes the list's count",
                "that is the list's window of 148. Take the press count.",
                lambda: tuple(exp.windows(148).set_index("scale").loc["list", ["start", "end"]]),
            ),
        ),
    ),
    Task(
        "ex05.3",
        "How long is that?",
        "length",
        3,
        Number("days", whole=True),
        "Both ends count.",
        "Less than five months, in a record of fifty years.",
        lambda: exp.overlap_days(),
        (
            Mistake(
                "does not count both ends",
                "you are off by one. From the 1st to the 1st is one day: both ends count.",
                lambda: exp.overlap_days(both_ends=False),
            ),
            Mistake(
                "gives months",
                "check the units: that looks like months. Days are asked for.",
                lambda: round(exp.overlap_days() / 30),
            ),
            Mistake(
                "counts to publication",
                "you counted to publication. The window closed before.",
                lambda: (exp.overlap()[0].__class__(exp.DAY) - exp.overlap()[0]).days + 1,
            ),
        ),
    ),
    Task(
        "ex05.4",
        "What had stopped being true?",
        "outdated",
        6,
        CLAIMS,
        "In `usrok.verdicts()` look at the column `verdict`. `help(usrok.verdicts)` says what "
        "each word means.",
        "Few claims went out of date. Those few are what dates the text.",
        lambda: exp.with_verdict("outdated"),
        (
            Mistake(
                "takes close for outdated",
                "f01 is among them. It is close: a rounded number near the last count, not one "
                "that is out of date.",
                lambda: exp.with_verdict("outdated", "close"),
            ),
            Mistake(
                "takes conflicts for outdated",
                "st08 is among them. The record has it true at no time, so it was never in date.",
                lambda: exp.with_verdict("outdated", "conflicts"),
            ),
            Mistake(
                "takes everything that does not agree",
                "some of them are close, in conflict, or cannot be checked. Only those that were "
                "once true and stopped are asked for.",
                lambda: exp.with_verdict("outdated", "conflicts", "close"),
            ),
            Mistake(
                "takes those that agree",
                "these are the claims that hold on the day.",
                lambda: exp.with_verdict("agrees"),
            ),
        ),
    ),
    Task(
        "ex05.5",
        "Find the patches",
        "patches",
        8,
        CLAIMS,
        "In `usrok.validity()` keep `verdict` agrees, take the earliest `start` of each claim, "
        "and keep those after the overlap closed.",
        "Somebody went over the text later, and changed some clauses and not their neighbours.",
        lambda: exp.patches(exp.overlap()[1]),
        (
            Mistake(
                "takes claims that opened before the window",
                "you filtered before the day, not after it. A patch became true after the "
                "overlap closed.",
                lambda: set(exp.with_verdict("agrees")) - set(exp.patches(exp.overlap()[1])),
            ),
            Mistake(
                "does not filter on the verdict",
                "claims that do not agree are among them. A patch is true at publication: filter "
                "on `verdict`.",
                lambda: exp.patches(exp.overlap()[1], only_agreeing=False),
            ),
            Mistake(
                "takes the first certain day",
                "you compared `sure_from`, the first certain day. A claim that may have been "
                "true earlier is no sure patch; compare `start`.",
                lambda: exp.patches(exp.overlap()[1], "sure_from"),
            ),
        ),
    ),
    Task(
        "ex05.6",
        "Write the evidence for a claim",
        "evidence",
        10,
        Evidence(exp.three_claims, ("a01", "a02", "a03"), exp.DAY),
        "`help(usrok.verdicts)` and `usrok.columns('evidence')` say what each method needs.",
        "Which record tests which claim is data. Anybody can change it and see what follows.",
        lambda: exp.evidence_of_three(),
        (
            Mistake(
                "tests a denial with relations",
                "a02 denies relations, and the evidence tests that there were some. There is a "
                "method for denials, too.",
                lambda: exp.evidence_of_three(a02={"method": "relations", "key": "CUB"}),
            ),
            Mistake(
                "takes the encyclopedia's count",
                "a03 is tested on another scale. The press count is asked for.",
                lambda: exp.evidence_of_three(a03={"method": "count", "key": "encyclopedia"}),
            ),
            Mistake(
                "takes another state",
                "a01 is tested with another state. `record.countries()` has the code of Vietnam.",
                lambda: exp.evidence_of_three(a01={"method": "relations", "key": "CHN"}),
            ),
        ),
    ),
    Task(
        "ex05.7",
        "What would have to be wrong?",
        "argument",
        9,
        Text(
            40,
            (
                "says how old the frame of the sheet is, with the two claims that carry the date",
                "names the one date or count that would undo the argument, and by how much",
                "answers one objection",
                "says what would change your mind",
            ),
        ),
        "Take the objections of the notebook on the age of the sheet, and one of your own.",
        "",
    ),
)
