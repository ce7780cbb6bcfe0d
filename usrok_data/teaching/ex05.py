"""Exercise 5: periods, verdicts, and the age of a text."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.days import RECORD_START
from usrok_data.teaching.audits import Evidence, row
from usrok_data.teaching.forms import Count, Items
from usrok_data.teaching.task import CLAIM_IDS, CLAIMS, DAYS, Exercise, mistake
from usrok_data.teaching.writing import Text

exercise = Exercise("How do you date a clause?")

PUBLISHED = pd.Timestamp(usrok.PUBLICATION_DATE)

Period = tuple[pd.Timestamp, pd.Timestamp]


@exercise.task("ex05.1", "The period of one clause", 12, DAYS)
@mistake("You took the day on which relations began.", gives=("1948-08-15", "1991-08-22"))
@mistake(
    "You took the relations of North Korea. Keep the rows with `korea` KOR.",
    gives=lambda _: (RECORD_START, relations_began("PRK") - pd.Timedelta(days=1)),
)
@mistake("You took the time with relations, not without.", gives=("1991-08-22", "1999-12-31"))
@mistake("You took the publication date as the end.", gives=("1948-08-15", "1993-07-19"))
@mistake(
    "You took the day in November that one newspaper has. The note on w597 says why not.",
    gives=("1948-08-15", "1991-11-07"),
)
def albania() -> Period:
    """Look: The clause denies relations. Ask since when and until when that was so. In
    `record.recognition()` take the row with `korea` KOR and `country` ALB.
    Lesson: A clause that denies something ends with one act. That makes it sharp. One newspaper
    has the act in November; `usrok.show("w597")` says why its day was not chosen.
    """
    return pd.Timestamp(RECORD_START), relations_began("KOR") - pd.Timedelta(days=1)


def relations_began(korea: str) -> pd.Timestamp:
    """Return when relations of a Korea with Albania began."""
    spells = usrok.record.recognition().query("korea == @korea and country == 'ALB'")
    return pd.Timestamp(spells["start"].iloc[0])


@exercise.task("ex05.2", "Where two periods meet", 8, DAYS)
@mistake("You took the earlier first day. Both must hold.", gives=("1948-08-15", "1991-08-21"))
@mistake(
    "You took the encyclopedia's count. It had 148 when the clause on Albania was over.",
    gives=lambda _: period_of_148("encyclopedia"),
)
@mistake("You took the list's count of 148.", gives=lambda _: period_of_148("list"))
def overlap() -> Period:
    """Look: Two periods meet from the later of the two first days to the earlier of the two last
    days. Take 148 on the press count.
    Lesson: By the press count both clauses can have been true only in these days; by the other
    two counts never, unless Albania is dated to November. Look for Albania in the press count
    before you call them two clues.
    """
    start, end = period_of_148("press")
    return max(start, albania()[0]), min(end, albania()[1])


def period_of_148(count_series: str) -> Period:
    """Return when a count series had 148 states."""
    period = usrok.count_periods(148).set_index("count_series").loc[count_series]
    return period["start"], period["end"]


@exercise.task("ex05.3", "How long is that?", 4, Count("days"))
@mistake("You are off by one. From the 1st to the 1st is one day.", first=0)
@mistake("You gave months. Days are asked for.", gives=lambda right: round(right / 30))
@mistake("You counted to publication. The period ended earlier.", end=PUBLISHED)
def length(end: pd.Timestamp | None = None, first: int = 1) -> int:
    """Look: Both ends count.
    Lesson: By the press count, less than five months in a record of fifty years.
    """
    return int(((end or overlap()[1]) - overlap()[0]).days) + first


@exercise.task("ex05.4", "What had stopped being true?", 10, CLAIMS)
@mistake("You took close for outdated. c09 is near the last count.", of=("outdated", "close"))
@mistake(
    "You took disputed for outdated. Sources or readings differ there.", of=("outdated", "disputed")
)
@mistake("You took false for outdated. c19 was true at no time.", of=("outdated", "false"))
@mistake("You took untested for outdated. Nobody independent says.", of=("outdated", "untested"))
@mistake(
    "You took all that is not true. Only what was once true and stopped is asked for.",
    of=("outdated", "false", "close", "disputed", "untested"),
)
@mistake(
    "You took what cannot be checked, too. Nothing is known of its truth.",
    of=("outdated", "false", "close", "disputed", "untested", "not checkable"),
)
@mistake("You took the claims that hold on the day.", of=("true",))
@mistake(
    "You took what has a last day. A finished event stays true: only a state can stop.",
    gives=lambda _: usrok.verdicts().loc[lambda table: table["true_to"] < PUBLISHED],
)
def outdated(of: tuple[str, ...] = ("outdated",)) -> list[str]:
    """Look: In `usrok.verdicts()` look at the column `verdict`; the list above says what each word
    means.
    Lesson: Two claims had gone out of date, by every independent source and reading. Most of what
    can be checked was true.
    """
    table = usrok.verdicts()
    return list(table.loc[table["verdict"].isin(of), "claim_id"])


@exercise.task("ex05.5", "Find the patches", 14, Items(CLAIM_IDS, "claim_id", frozenset({"c57"})))
@mistake("You filtered before the day, not after it. A patch came after the overlap.", after=False)
@mistake(
    "You did not filter on `verdict`. A patch is true at publication.",
    gives=lambda _: usrok.validity().loc[lambda table: table["start"] > overlap()[1]],
)
@mistake("You filtered rows alone. On c09 and c12 only some sources say true.", verdict=None)
@mistake(
    "You counted what only the US government says. Filter on `independent`, and on the claims.",
    verdict=None,
    rows="verdict == 'true'",
)
@mistake(
    "You took the latest `start`, or dropped early rows before. The first source counts.", of="max"
)
def patches(
    after: bool = True,
    verdict: str | None = "true",
    rows: str = "independent and verdict == 'true'",
    of: str = "min",
) -> list[str]:
    """Look: Take the claims that `usrok.verdicts()` calls true. Of their rows in
    `usrok.validity()` keep the `independent` ones with `verdict` "true", take the earliest `start`
    of each claim, and keep those after the end of the overlap.
    Lesson: Somebody went over the text later, and changed some clauses and not their neighbours.
    The rule misses two updates: 37,000 (c09 is close), and Russia, whose name is new (c57 may be
    in the list or not: its relations began with the Soviet Union).
    """
    table = usrok.verdicts()
    claims = table.loc[table["verdict"] == verdict, "claim_id"] if verdict else table["claim_id"]
    found = usrok.validity().query(rows)
    start = found[found["claim_id"].isin(list(claims))].groupby("claim_id")["start"].agg(of)
    return list(start.index[(start > overlap()[1]) == after])


def own_claims() -> pd.DataFrame:
    """Return the claims that the student writes a test for."""
    claims = {
        "a01": "South Korea has relations with Vietnam.",
        "a02": "South Korea has no relations with Cuba.",
        "a03": "South Korea has relations with 170 states.",
    }
    return pd.DataFrame({"claim_id": claims.keys(), "claim": claims.values()})


@exercise.task("ex05.6", "A test for each claim", 17, Evidence(own_claims, ("a01", "a02", "a03")))
@mistake("You tested a02 with relations. It denies them.", gives=row("a02", "relations", "CUB"))
@mistake("You tested a03 with the encyclopedia's count.", gives=row("a03", "count", "encyclopedia"))
@mistake("You left the count of a03 open. Say which: press.", gives=row("a03", "count"))
@mistake("You tested a01 with another state.", gives=row("a01", "relations", "CHN"))
def tests() -> pd.DataFrame:
    """Look: The example above has one row. `usrok.methods()` says what each test needs.
    Lesson: Which record tests which claim is data. Anybody can change it and see what follows.
    Here one claim, the number, both opens and closes the period: Vietnam was the 170th state.
    """
    rows = (
        row("a01", "relations", "VNM"),
        row("a02", "no_relations", "CUB"),
        row("a03", "count", "press"),
    )
    return pd.DataFrame(rows)


@exercise.task("ex05.7", "What would have to be wrong?", 30, Text())
def argument() -> tuple[str, ...]:
    """Look: Take the objections of the notebook on the age of the sheet, and one of your own."""
    return (
        "says how old the sentences on relations are, by which count, and that c42 and c59 are "
        "one clue",
        "weighs the Note of April 1991, which has the same number",
        "names the one date or count that would undo the argument, and by how much",
        "answers one objection",
    )
