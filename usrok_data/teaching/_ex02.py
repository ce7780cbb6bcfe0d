"""Exercise 2: numbers and series."""

from __future__ import annotations

from usrok_data.teaching import _expected as exp
from usrok_data.teaching._charts import Chart
from usrok_data.teaching._forms import Items, Number, Pair, Table
from usrok_data.teaching._task import Mistake, Task, years
from usrok_data.teaching._writing import Text

EX02 = (
    Task(
        "ex02.1",
        "What a rounded number stands for",
        "bounds",
        5,
        Pair(Number("persons"), ("lowest", "highest")),
        "The last digit that is not zero is the last one the writer vouches for. Half a step "
        "of it lies on either side.",
        "The more digits are printed, the narrower the claim.",
        lambda: exp.bounds_of_report("p01"),
        (
            Mistake(
                "takes half a thousand",
                "you took half a thousand to either side. The last digit printed is one of "
                "hundreds.",
                lambda: (44_500 - 500, 44_500 + 500),
            ),
            Mistake(
                "takes a whole step",
                "you took a whole step of the last digit. Beyond half a step a writer would "
                "have rounded to the next number.",
                lambda: (44_500 - 100, 44_500 + 100),
            ),
            Mistake(
                "takes five percent",
                "you took 5 percent. That is the rule for close, not for what a number means.",
                lambda: (44_500 * 0.95, 44_500 * 1.05),
            ),
            Mistake(
                "takes the number as exact",
                "you took the number as exact. It is rounded.",
                lambda: (44_500, 44_500),
            ),
        ),
    ),
    Task(
        "ex02.2",
        "The last count before publication",
        "last_count",
        5,
        Number("persons", whole=True),
        "The counts are of 30 September, the column `day`; the sheet is of July 1993. Take "
        "the row with `service` total.",
        "A writer in July cannot know a count of September.",
        lambda: exp.strength(1992),
        (
            Mistake(
                "takes the count of 1993",
                "you are off by one year: that count was taken after the day of publication.",
                lambda: exp.strength(1993),
            ),
            Mistake(
                "takes the count of 1991",
                "you are off by one year: there is a later count before the day of publication.",
                lambda: exp.strength(1991),
            ),
            Mistake(
                "adds up total and services",
                "you added all rows of the year. One of them, total, holds the others already.",
                lambda: exp.every_row(1992),
            ),
            Mistake(
                "takes the Army alone",
                "that is the Army alone. The sheet speaks of service personnel.",
                lambda: exp.strength(1992, "army"),
            ),
        ),
    ),
    Task(
        "ex02.3",
        "Years without a figure",
        "gaps",
        5,
        Items("years", years, ("year",), numbers=True),
        "A blank is found with `.isna()`. Look at the rows with `service` total.",
        "A blank is not a zero. `record.corrections()` keeps what the source had in these years, "
        "and why it is no figure.",
        lambda: exp.gap_years(),
        (
            Mistake(
                "looks for zeros",
                "the list is empty, and there are some. Do not look for zeros: a year without "
                "a figure is blank.",
                lambda: [],
            ),
            Mistake(
                "takes the years with a figure",
                "these are the years that have a figure. Leave out the `~`.",
                lambda: [y for y in range(1950, 2000) if y not in exp.gap_years()],
            ),
            Mistake(
                "finds one of the two years",
                "1 item is missing. Look at every year, not only at the first blank.",
                lambda: exp.gap_years()[:1],
            ),
        ),
    ),
    Task(
        "ex02.4",
        "Join a printed number with a series",
        "joined",
        9,
        Table(
            "year",
            {"persons": Number("persons", whole=True), "percent": Number("percent", 0.06)},
            numbers=True,
        ),
        "`percent` is the recorded number minus the printed one, over the printed one, times "
        "100, for 1988 to 1994.",
        "Percent of what: the printed number is the claim, so it is what one measures against.",
        lambda: exp.distance(),
        (
            Mistake(
                "gives shares of one, not percent",
                "`percent` is wrong: check the units. These are shares of one; multiply by 100.",
                lambda: exp.distance(times=1),
            ),
            Mistake(
                "subtracts the wrong way round",
                "`percent` has the wrong sign: it is negative where the record is above the "
                "sheet. Subtract the printed number from the recorded one.",
                lambda: exp.distance(times=-100),
            ),
            Mistake(
                "divides by the recorded number",
                "`percent` is wrong: you divided by the recorded number, not by the printed one.",
                lambda: exp.distance(base="recorded"),
            ),
        ),
    ),
    Task(
        "ex02.5",
        "When was 37,000 right?",
        "inside",
        6,
        Items("years", years, ("year",), numbers=True),
        "Compare with `n_low` and `n_high` of f01: `.between(low, high)`. Take 1985 to 1999, "
        "`service` total.",
        "On the last days of September the number fits only later. It was passed on the way "
        "down between two counts.",
        lambda: exp.years_inside(),
        (
            Mistake(
                "allows five percent",
                "you allowed 5 percent. Here the question is which counts lie within the bounds.",
                lambda: exp.years_inside("five percent"),
            ),
            Mistake(
                "asks for equality",
                "the list is empty, and there are some. No count is equal to a rounded number; "
                "compare with its bounds.",
                lambda: [],
            ),
            Mistake(
                "takes only years before publication",
                "these are years outside the bounds. Was the number passed between two counts? "
                "Then it stood in neither.",
                lambda: [1991, 1992],
            ),
        ),
    ),
    Task(
        "ex02.6",
        "Draw a printed number against the record",
        "ax",
        10,
        Chart("persons", 650_000, (645_000, 655_000)),
        "The notebook on security has such a chart of f04.",
        "The line leaves the printed number two years before the sheet was printed.",
        lambda: exp.army(),
        (
            Mistake(
                "mixes two sources in one line",
                "the line is of another source. Keep the rows with `source_id` cow-nmc-7.",
                lambda: exp.army("wdi-milper"),
            ),
            Mistake(
                "averages over the sources",
                "you averaged two sources. A mean of sources is a figure nobody recorded.",
                lambda: exp.army(None),
            ),
            Mistake(
                "draws North Korea",
                "the line is of North Korea. Keep the rows with `country` KOR.",
                lambda: exp.army(country="PRK"),
            ),
        ),
    ),
    Task(
        "ex02.7",
        "Is close good enough?",
        "argument",
        9,
        Text(
            40,
            (
                "says what the verdict on f01 is and which rule gives it",
                "says why the count of September 1993 may not be used, or why you would use it",
                "weighs the one series against the figures the press printed",
                "says what would change your mind",
            ),
        ),
        "`usrok.show('f01')` has the evidence.",
        "",
    ),
)
