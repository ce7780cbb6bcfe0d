"""Exercise 4: relations and the sources on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

import usrok_data as usrok
from usrok_data.relations import Korea
from usrok_data.teaching.forms import Count, Day, Items, Pair, Table
from usrok_data.teaching.task import COUNTRY_CODES, STATES, Exercise, mistake
from usrok_data.teaching.writing import Text

exercise = Exercise("Who had relations with whom, and who says so?")

NOTE_DAY = "1991-04-05"


def partners(
    korea: Korea, date: object = usrok.PUBLICATION_DATE, certain: bool = False
) -> set[str]:
    """Return the states with relations on a day; with ``certain`` only the certain ones."""
    table = usrok.relations_on(date, korea=korea)
    return set(table[table["certainty"] == "certain"]["country"] if certain else table["country"])


@exercise.task("ex04.1", "Filter and group the ties", 9, Table("kind", {"ties": Count("ties")}))
@mistake("You counted ties that are not held. Filter on `status`.", where="partner_type == 'state'")
@mistake("You counted more than states. Filter on `partner_type`.", where="status == 'held'")
@mistake("You counted all ties. Filter on `status` and `partner_type`.", where="status == status")
def held(where: str = "status == 'held' and partner_type == 'state'") -> pd.Series:
    """Look: Keep `status` held and `partner_type` state; then group by `kind` and count.
    Lesson: South Korea only sought some of these ties, and not every partner is a state.
    """
    return usrok.ties().query(where).groupby("kind").size()


@exercise.task("ex04.2", "Relations with both Koreas", 11, STATES)
@mistake("You took the states with either Korea. Use `&`, not `|`.", join=set.union)
@mistake("You took all partners of South Korea. Which had North Korea too?", koreas=["KOR"])
@mistake("You took all partners of North Korea. Which had South Korea too?", koreas=["PRK"])
@mistake("You left out states for which the day is only possible. They count here.", certain=True)
@mistake("You took a day before publication. The sheet is of 19 July 1993.", date=NOTE_DAY)
def both(
    date: object = usrok.PUBLICATION_DATE,
    certain: bool = False,
    koreas: Sequence[Korea] = ("KOR", "PRK"),
    join: Callable[..., set[str]] = set.intersection,
) -> set[str]:
    """Look: `usrok.relations_on(day)` has a row for each state and Korea; a set knows `&`.
    Lesson: By then most states that dealt with one Korea dealt with both.
    """
    return join(*(partners(korea, date, certain) for korea in koreas))


@exercise.task("ex04.3", "Who came after the 148th?", 12, STATES)
@mistake("You counted successors, such as Russia. Their relations were passed on.", passed_on="")
@mistake(
    "You subtracted the wrong way round. These are states that were lost, not gained.",
    gives=lambda _: partners("KOR", NOTE_DAY) - partners("KOR"),
)
@mistake("You took all states. Take away those of 5 April 1991.", gives=lambda _: partners("KOR"))
def gained(passed_on: str = "succession") -> list[str]:
    """Look: Take the states of 19 July 1993 that are not among those of 5 April 1991. In
    `record.recognition()` the column `begins_as` says how each spell began.
    Lesson: The sheet says of one of these states that there were relations: China.
    """
    now = usrok.relations_on(korea="KOR")
    begins_as = now["spell_id"].map(usrok.record.recognition().set_index("spell_id")["begins_as"])
    is_old = now["country"].isin(list(partners("KOR", NOTE_DAY)))
    return list(now.loc[~is_old & (begins_as != passed_on), "country"])


@exercise.task(
    "ex04.4", "One number, three counts", 7, Table("count_series", {"start": Day(), "end": Day()})
)
@mistake("You took the periods of 148. The question is about 150.", number=148)
@mistake(
    "You took the certain days. The first and the last possible day are asked for.",
    columns=("certain_from", "certain_to"),
)
@mistake("You left out a count series. Three are published.", gives=lambda right: right.head(2))
def periods(number: int = 150, columns: tuple[str, str] = ("start", "end")) -> pd.DataFrame:
    """Look: `usrok.count_periods(150)` has the periods, in `start` and `end`. The published count
    series are press, encyclopedia and list; `record` is compiled by this package.
    Lesson: Each count has the number on other days. A count without its series has no date.
    """
    table = usrok.count_periods(number).query("count_series != 'record'")
    return table[["count_series", *columns]].set_axis(["count_series", "start", "end"], axis=1)


@exercise.task(
    "ex04.5",
    "Where sources disagree",
    9,
    # In Vietnam two states followed each other, so its years need not be a disagreement.
    Items(COUNTRY_CODES, "country", frozenset({"VNM"})),
)
@mistake("You compared days. A month and a day within it do not contradict each other.", unit="D")
@mistake("You mixed beginnings and breaks. A break in a later year is no disagreement.", act=None)
def disagree(unit: str = "Y", act: str | None = "established") -> list[str]:
    """Look: In `record.recognition_reports()` keep `korea` KOR and `act` established, and count
    different years of `start` for each `country`.
    Lesson: Most sources agree. Where they do not, both dates are kept, and the choice is written
    down.
    """
    table = usrok.record.recognition_reports()
    table = table[(table["korea"] == "KOR") & (table["act"] == (act or table["act"]))]
    dates = table["start"].dt.to_period(unit).groupby(table["country"]).nunique()
    return list(dates.index[dates > 1])


@exercise.task(
    "ex04.6", "A count with doubtful days", 7, Pair(Count("states"), ("certain", "at most"))
)
@mistake("You counted all rows for both. Look at `certainty`.", gives=lambda n: (n[1], n[1]))
@mistake(
    "You gave the doubtful ones alone. At most are the certain and the doubtful together.",
    gives=lambda n: (n[0], n[1] - n[0]),
)
@mistake("You took the numbers of South Korea.", korea="KOR")
def low_high(korea: Korea = "PRK") -> tuple[int, int]:
    """Look: `relations_on('1973-06-30', korea='PRK')` has a column `certainty`.
    Lesson: Where only a year is known, a count is a range. One number would hide that.
    """
    day = "1973-06-30"
    return len(partners(korea, day, certain=True)), len(partners(korea, day))


@exercise.task("ex04.7", "Which count would you trust?", 25, Text())
def argument() -> tuple[str, ...]:
    """Look: `usrok.evidence()` has a row for each count of c42."""
    return (
        "names the three counts, who made each, and when",
        "says for what question each is the better one",
        "uses at least one row of evidence by its id",
    )
