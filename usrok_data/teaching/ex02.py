"""Exercise 2: numbers and series."""

from __future__ import annotations

from typing import Any

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.charts import Chart
from usrok_data.teaching.forms import Number, Pair, Table
from usrok_data.teaching.task import YEARS, Exercise, mistake

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
    minutes=5,
    form=Pair(Number("persons"), ("lowest", "highest")),
    look="The last digit that is not zero is the last one the writer vouches for. Half a step of "
    "it lies on either side.",
    lesson="The more digits are printed, the narrower the claim.",
)
@mistake(
    "takes half a thousand",
    "You took half a thousand to either side. The last digit printed is one of hundreds.",
    gives=(44_500 - 500, 44_500 + 500),
)
@mistake(
    "takes a whole step",
    "You took a whole step of the last digit. Beyond half a step a writer would have rounded to "
    "the next number.",
    gives=(44_500 - 100, 44_500 + 100),
)
@mistake(
    "takes five percent",
    "You took 5 percent. That is the rule for close, not for what a number means.",
    gives=(44_500 * 0.95, 44_500 * 1.05),
)
@mistake(
    "takes the number as exact",
    "You took the number as exact. It is rounded.",
    gives=(44_500, 44_500),
)
def bounds() -> tuple[float, float]:
    report = usrok.record.figures_reported().set_index("figure_id").loc["p01"]
    return report["n_low"], report["n_high"]


@exercise.task(
    "ex02.2",
    "The last count before publication",
    minutes=5,
    form=Number("persons", whole=True),
    look="The counts are of 30 September, the column `day`; the sheet is of July 1993. Take the "
    "row with `service` total.",
    lesson="A writer in July cannot know a count of September.",
)
@mistake(
    "takes the count of 1993",
    "You are off by one year: that count was taken after the publication date.",
    year=1993,
)
@mistake(
    "takes the count of 1991",
    "You are off by one year: there is a later count before the publication date.",
    year=1991,
)
@mistake(
    "adds up total and services",
    "You added all rows of the year. One of them, total, holds the others already.",
    gives=lambda _: usrok.record.us_forces_korea().query("year == 1992")["persons"].sum(),
)
@mistake(
    "takes the Army alone",
    "That is the Army alone. The sheet speaks of service personnel.",
    service="army",
)
def last_count(year: int = 1992, service: str = "total") -> int:
    return int(us_forces(service).set_index("year").at[year, "persons"])


@exercise.task(
    "ex02.3",
    "Years without a figure",
    minutes=5,
    form=YEARS,
    look="A missing value is found with `.isna()`. Look at the rows with `service` total.",
    lesson="A missing value is not a zero. `record.corrections()` keeps what the source had in "
    "these years, and why it is not a figure.",
)
@mistake(
    "looks for zeros",
    "The list is empty, and there are some. Do not look for zeros: in a year without a figure the "
    "value is missing.",
    gives=[],
)
@mistake(
    "takes the years with a figure",
    "These are the years that have a figure. Leave out the `~`.",
    gives=lambda right: set(us_forces()["year"]) - set(right),
)
@mistake(
    "finds one of the two years",
    "1 item is missing. Look at every year, not only at the first missing value.",
    gives=lambda right: right[:1],
)
def gaps() -> list[int]:
    table = us_forces()
    return list(table.loc[table["persons"].isna(), "year"])


@exercise.task(
    "ex02.4",
    "Join a printed number with a series",
    minutes=9,
    form=Table(
        "year", {"persons": Number("persons", whole=True), "percent": Number("percent", 0.06)}
    ),
    look="`percent` is the recorded number minus the printed one, over the printed one, times 100, "
    "for 1988 to 1994.",
    lesson="Percent of what: the printed number is the claim, so it is what one measures against.",
)
@mistake(
    "gives shares of one, not percent",
    "`percent` is wrong: check the units. These are shares of one; multiply by 100.",
    times=1,
)
@mistake(
    "subtracts the wrong way round",
    "`percent` has the wrong sign: it is negative where the record is above the sheet. Subtract "
    "the printed number from the recorded one.",
    times=-100,
)
@mistake(
    "divides by the recorded number",
    "`percent` is wrong: you divided by the recorded number, not by the printed one.",
    base="recorded",
)
def joined(base: str = "printed", times: float = 100) -> pd.DataFrame:
    table = us_forces().query("1988 <= year <= 1994")
    printed = sum(printed_bounds()) / 2
    of = table["persons"] if base == "recorded" else printed
    return table[["year", "persons"]].assign(percent=(table["persons"] - printed) / of * times)


@exercise.task(
    "ex02.5",
    "When was 37,000 right?",
    minutes=6,
    form=YEARS,
    look="Compare with `n_low` and `n_high` of f01: `.between(low, high)`. Take 1985 to 1999, "
    "`service` total.",
    lesson="On the last days of September the number fits only later. It was passed on the way "
    "down between two counts.",
)
@mistake(
    "allows five percent",
    "You allowed 5 percent. Here the question is which counts lie within the bounds.",
    tolerance=0.05,
)
@mistake(
    "asks for equality",
    "The list is empty, and there are some. No count is equal to a rounded number; compare with "
    "its bounds.",
    gives=[],
)
@mistake(
    "takes only years before publication",
    "These are years outside the bounds. Was the number passed between two counts? Then it was "
    "the number of neither.",
    gives=[1991, 1992],
)
def inside(tolerance: float | None = None) -> list[int]:
    low, high = printed_bounds()
    if tolerance is not None:
        printed = (low + high) / 2
        low, high = printed * (1 - tolerance), printed * (1 + tolerance)
    table = us_forces().query("year >= 1985")
    return list(table.loc[table["persons"].between(low, high), "year"])


@exercise.task(
    "ex02.6",
    "Draw a printed number against the record",
    minutes=10,
    form=Chart("persons", 650_000, (645_000, 655_000)),
    look="The notebook on security has such a chart.",
    lesson="The line leaves the printed number two years before the sheet was printed.",
)
@mistake(
    "mixes two sources in one line",
    "The line is of another source. Keep the rows with `source_id` cow-nmc-7.",
    source="wdi-milper",
)
@mistake(
    "averages over the sources",
    "You averaged two sources. A mean of sources is a figure nobody recorded.",
    source=None,
)
@mistake(
    "draws North Korea",
    "The line is of North Korea. Keep the rows with `country` KOR.",
    country="PRK",
)
def ax(source: str | None = "cow-nmc-7", country: str = "KOR") -> dict[Any, Any]:
    table = usrok.record.armed_forces()
    table = table[(table["country"] == country) & table["year"].between(1985, 1999)]
    if source is not None:
        table = table[table["source_id"] == source]
    return dict(table.groupby("year")["persons"].mean().dropna())


exercise.text(
    "ex02.7",
    "Is close good enough?",
    minutes=9,
    words=40,
    criteria=(
        "says what the verdict on c09 is and which rule gives it",
        "says why the count of September 1993 may not be used, or why you would use it",
        "weighs the one series against the figures the press printed",
        "says what would change your mind",
    ),
    look="`usrok.show('c09')` has the evidence.",
)
