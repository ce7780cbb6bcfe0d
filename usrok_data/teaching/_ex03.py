"""Exercise 3: trade and rank."""

from __future__ import annotations

from usrok_data.teaching import _expected as exp
from usrok_data.teaching._forms import Day, Number, Table, Word
from usrok_data.teaching._task import Mistake, Task, codes, country_names
from usrok_data.teaching._writing import Text

EX03 = (
    Task(
        "ex03.1",
        "Both ways added up",
        "total",
        4,
        Number("million dollars", tolerance=0.06),
        "Add `exports_musd` and `imports_musd` in the row of 1992 with `country` KOR.",
        "Trade is both ways: what a partner is measured by has to be said.",
        lambda: exp.us_trade(1992),
        (
            Mistake(
                "takes exports alone",
                "that is exports alone. A trading partner is one with whom one trades both ways.",
                lambda: exp.us_trade(1992, "exports"),
            ),
            Mistake(
                "takes imports alone",
                "that is imports alone. A trading partner is one with whom one trades both ways.",
                lambda: exp.us_trade(1992, "imports"),
            ),
            Mistake(
                "takes the year after",
                "you are off by one year: that is 1993.",
                lambda: exp.us_trade(1993),
            ),
            Mistake(
                "gives billions",
                "check the units: the number is 1,000 times too small. The answer is in million "
                "dollars, as the column is.",
                lambda: exp.us_trade(1992) / 1000,
            ),
        ),
    ),
    Task(
        "ex03.2",
        "Rank the partners",
        "ranks",
        8,
        Table("year", {"rank": Number("places", whole=True)}, numbers=True),
        "Drop rows without a `country`, add up both ways, and use "
        "`.groupby(year).rank(ascending=False)`. Take 1989 to 1995.",
        "The largest has rank 1, so the sorting goes down.",
        lambda: exp.ranks(),
        (
            Mistake(
                "ranks from the smallest",
                "you ranked from the smallest. The largest partner has rank 1.",
                lambda: exp.ranks(ascending=True),
            ),
            Mistake(
                "ranks by exports",
                "you ranked by exports alone. Add imports.",
                lambda: exp.ranks("exports"),
            ),
            Mistake(
                "ranks by imports",
                "you ranked by imports alone. Add exports.",
                lambda: exp.ranks("imports"),
            ),
            Mistake(
                "counts from zero",
                "every rank is off by one: the largest partner has rank 1, not 0.",
                lambda: exp.ranks(places=-1),
            ),
        ),
    ),
    Task(
        "ex03.3",
        "Read the chart: who passed Korea?",
        "passer",
        4,
        Word("a country code", codes, country_names, "JPN"),
        "Follow the lines of `charts.rank()` from 1991 to 1992, or look at the ranks of both.",
        "A rank changes when somebody else moves, too.",
        lambda: exp.passed(1991, 1992),
        (
            Mistake(
                "takes the partner that was always ahead",
                "that partner was ahead of Korea in 1991 already.",
                lambda: "TWN",
            ),
            Mistake(
                "takes the partner that stayed behind",
                "that partner stayed behind Korea in both years.",
                lambda: "FRA",
            ),
            Mistake(
                "names Korea itself",
                "that is Korea itself. Who is ahead of it in 1992 and was not in 1991?",
                lambda: "KOR",
            ),
        ),
    ),
    Task(
        "ex03.4",
        "How far behind?",
        "behind",
        6,
        Number("million dollars", tolerance=0.06),
        "In `usrok.record.us_trade_ranks()` take the rows of 1993 with rank 7 and of Korea.",
        "A missed rank can be near or far. Here the gap is a quarter of Korea's own trade.",
        lambda: exp.behind(1993),
        (
            Mistake(
                "subtracts the wrong way round",
                "the size is right and the sign is wrong. The seventh has more, so subtract "
                "Korea from it.",
                lambda: -exp.behind(1993),
            ),
            Mistake(
                "takes 1992",
                "you are off by one year: that is the gap of 1992.",
                lambda: exp.behind(1992),
            ),
            Mistake(
                "takes the sixth partner",
                "that is the gap to the sixth partner.",
                lambda: exp.behind(1993, ahead=2),
            ),
            Mistake(
                "takes the ninth partner",
                "that is the gap to the partner behind Korea. Who is before it?",
                lambda: -exp.behind(1993, ahead=-1),
            ),
        ),
    ),
    Task(
        "ex03.5",
        "One trade, two records",
        "mirror",
        9,
        Table("year", {"percent": Number("percent", tolerance=0.06)}, numbers=True),
        "Goods from the US to Korea are US exports and Korean imports. Bring dollars to million "
        "dollars; take 1989 to 1993; divide by the US figure.",
        "Neither side is wrong. They count differently, so a rank must keep to one of them.",
        lambda: exp.mirror(),
        (
            Mistake(
                "divides dollars by million dollars",
                "check the units: one table is in dollars, the other in million dollars. Their "
                "columns say so.",
                lambda: exp.raw_mirror(),
            ),
            Mistake(
                "takes the goods that go the other way",
                "these are the goods from Korea to the US. What Korea imports, the US exports.",
                lambda: exp.mirror("exports"),
            ),
            Mistake(
                "divides by the Korean figure",
                "you divided by the Korean figure. Divide by the US one.",
                lambda: exp.mirror(base="korea"),
            ),
            Mistake(
                "gives shares of one, not percent",
                "check the units: these are shares of one. Multiply by 100.",
                lambda: exp.mirror(times=1),
            ),
        ),
    ),
    Task(
        "ex03.6",
        "What could a writer know?",
        "last_day",
        6,
        Day(),
        "The figure of a year is known when the year is over, and is the latest until the next "
        "year is over. Find the last year with rank 7 before publication.",
        "Even by the last full year known at the time, the claim had lapsed before July 1993.",
        lambda: f"{exp.last_seventh() + 1}-12-31",
        (
            Mistake(
                "takes the end of the year described",
                "the year is one too early: on that day the year it describes ended. It stayed "
                "the last full year known for twelve months more.",
                lambda: f"{exp.last_seventh()}-12-31",
            ),
            Mistake(
                "takes the first day after",
                "you are one day too late: on that day the next year was over.",
                lambda: f"{exp.last_seventh() + 2}-01-01",
            ),
            Mistake(
                "takes publication",
                "that is the day of publication. By then a later full year was known.",
                lambda: exp.DAY,
            ),
        ),
    ),
    Task(
        "ex03.7",
        "Seventh by what?",
        "argument",
        9,
        Text(
            40,
            (
                "names the measures (sum, exports, imports) and the rank by each in 1992 or 1993",
                "says which one the words fit best, and why",
                "says how the verdict on st13 would change with another measure",
                "says what would change your mind",
            ),
        ),
        "`usrok.show('st13')` has the evidence and its reasons.",
        "",
    ),
)
