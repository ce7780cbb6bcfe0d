"""Exercise 2: numbers and series."""

from __future__ import annotations

from typing import Any

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.charts import Chart
from usrok_data.teaching.forms import Count, Number, Pair, Table
from usrok_data.teaching.task import PERCENT, YEARS, Exercise, mistake
from usrok_data.teaching.writing import Text

exercise = Exercise("How many troops, and what does a rounded number mean?")


def us_forces(service: str = "total") -> pd.DataFrame:
    """Return the US forces in Korea, one row per year."""
    table = usrok.record.us_forces_korea()
    return table[table["service"] == service]


def printed_bounds() -> tuple[float, float]:
    """Return the bounds of the strength of the US forces that the sheet prints."""
    low, high = usrok.forces().set_index("force_id").loc["f01", ["n_low", "n_high"]]
    return low, high


@exercise.task(
    "ex02.1",
    "What a rounded number stands for",
    6,
    Pair(Number("persons"), ("lowest", "highest"), ("n_low", "n_high")),
)
@mistake("You took half a thousand. The last digit is one of hundreds.", gives=(44_000, 45_000))
@mistake("You took a whole step of the last digit, not half of it.", gives=(44_400, 44_600))
@mistake("You took 5 percent. That is the rule for close.", gives=(42_275, 46_725))
@mistake("You took the number as exact. It is rounded.", gives=(44_500, 44_500))
def bounds() -> tuple[float, float]:
    """Look: The last digit that is not zero is the last one the writer vouches for. Half a step
    of that digit lies on either side.
    Lesson: The more digits are printed, the narrower the claim.
    """
    report = usrok.record.figures_reported().set_index("figure_id").loc["p01"]
    return report["n_low"], report["n_high"]


@exercise.task("ex02.2", "The last count before publication", 7, Count("persons"))
@mistake("You took the count of 1993. It is later than the publication date.", year=1993)
@mistake("You took the count of 1991. There is a later one before the publication date.", year=1991)
@mistake(
    "You added all rows of the year. One of them, total, holds the others already.",
    gives=lambda _: usrok.record.us_forces_korea().query("year == 1992")["persons"].sum(),
)
@mistake("You took the Army alone. The sheet speaks of service personnel.", service="army")
def last_count(year: int = 1992, service: str = "total") -> int:
    """Look: The column `day` has the day of each count: 30 September from 1957 on. The sheet is of
    July 1993. Take the row with `service` total.
    Lesson: A writer in July cannot know a count of September.
    """
    return int(us_forces(service).set_index("year").at[year, "persons"])


@exercise.task("ex02.3", "Years without a figure", 5, YEARS)
@mistake("You found none. Do not look for zeros: the value is missing.", gives=[])
@mistake("You took the years that have a figure. Leave out the `~`.", missing=False)
@mistake("You found one year, and there is another.", gives=lambda right: right[:1])
def gaps(missing: bool = True) -> list[int]:
    """Look: A missing value is found with `.isna()`. Look at the rows with `service` total.
    Lesson: A missing value is not a zero. `record.corrections()` keeps what the source had in
    these years, and why it is not a figure.
    """
    table = us_forces()
    return list(table.loc[table["persons"].isna() == missing, "year"])


@exercise.task(
    "ex02.4",
    "Join a printed number with a series",
    11,
    Table("year", {"persons": Count("persons"), "percent": PERCENT}),
)
@mistake("You gave shares of one in `percent`. Multiply by 100.", times=1)
@mistake("You subtracted the wrong way round. Take the printed number from the other.", times=-100)
@mistake("You divided by the recorded number, not by the printed one.", base="recorded")
def joined(base: str = "printed", times: float = 100) -> pd.DataFrame:
    """Look: `percent` is the recorded number minus the printed one, over the printed one, times
    100, for 1988 to 1994.
    Lesson: Percent of what: the printed number is the claim, so it is what one measures against.
    """
    table = us_forces().query("1988 <= year <= 1994")[["year", "persons"]]
    printed = sum(printed_bounds()) / 2
    of = table["persons"] if base == "recorded" else printed
    return table.assign(percent=(table["persons"] - printed) / of * times)


@exercise.task("ex02.5", "When was 37,000 right?", 8, YEARS)
@mistake("You allowed 5 percent. Which counts lie within the bounds?", reach=0.05)
@mistake("You found none. No count equals a rounded number; compare with its bounds.", gives=[])
@mistake("You took years between which the number was passed. Neither has it.", gives=[1991, 1992])
def inside(reach: float = 0.0) -> list[int]:
    """Look: Compare with `n_low` and `n_high` of f01: `.between(low, high)`. Take 1985 to 1999,
    `service` total.
    Lesson: On the last days of September the number fits only later. 37,000 is also the level
    of the end of 1992, which was to be kept: a level and a count are different things.
    """
    low, high = (37_000 * (1 - reach), 37_000 * (1 + reach)) if reach else printed_bounds()
    table = us_forces().query("year >= 1985")
    return list(table.loc[table["persons"].between(low, high), "year"])


@exercise.task(
    "ex02.6",
    "Draw a printed number against the record",
    17,
    Chart(
        "persons",
        650_000,
        (645_000, 655_000),
        "korea|rok|army|armed|force|troop|militar|soldier|strength|personnel|number|sheet|19\\d\\d|650|\ubcd1|\uad70",
    ),
)
@mistake("You drew another source. Keep the rows with `source_id` cow-nmc-7.", source="wdi-milper")
@mistake("You averaged two sources. A mean of sources is a figure nobody recorded.", source=None)
@mistake("You drew North Korea. Keep the rows with `country` KOR.", country="PRK")
def ax(source: str | None = "cow-nmc-7", country: str = "KOR") -> dict[Any, Any]:
    """Look: The notebook on security has such a chart.
    Lesson: In this compilation the line leaves the printed number two years before the sheet was
    printed. The white papers of the ministry have no such jump, so the sources disagree.
    """
    table = usrok.record.armed_forces()
    table = table[(table["country"] == country) & table["year"].between(1985, 1999)]
    if source:
        table = table[table["source_id"] == source]
    return dict(table.groupby("year")["persons"].mean().dropna())


@exercise.task("ex02.7", "Is close good enough?", 26, Text())
def argument() -> tuple[str, ...]:
    """Look: `usrok.show('c09')` has the evidence."""
    return (
        "says what the verdict on c09 is and which rule gives it",
        "says why the count of September 1993 may not be used, or why you would use it",
        "weighs the counts and the press figures against the level to be kept",
    )
