"""Exercise 3: trade and rank."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.forms import Count, Day, Number, Table, Word
from usrok_data.teaching.task import COUNTRY_CODES, PERCENT, Exercise, mistake
from usrok_data.teaching.writing import Text

exercise = Exercise("Seventh by what, and seventh when?")


def us_trade(of: str = "sum") -> pd.DataFrame:
    """Return US trade by partner and year, with the ``value`` that is asked for."""
    table = usrok.record.us_trade().dropna(subset=["country"])
    exports, imports = table["exports_musd"], table["imports_musd"]
    values = {"sum": exports + imports, "exports": exports, "imports": imports}
    return table.assign(value=values[of])


def ranks_of(year: int) -> pd.DataFrame:
    """Return the ranks of one year, by country."""
    table = usrok.record.us_trade_ranks()
    return table[table["year"] == year].set_index("country")


@exercise.task("ex03.1", "Both ways added up", 9, Number("million dollars"))
@mistake("You took exports alone. With a trading partner one trades both ways.", of="exports")
@mistake("You took imports alone. With a trading partner one trades both ways.", of="imports")
@mistake("You are off by one year. That is 1993.", year=1993)
@mistake("You gave billions. The answer is in million dollars.", gives=lambda right: right / 1000)
def total(year: int = 1992, of: str = "sum") -> float:
    """Look: Add `exports_musd` and `imports_musd` in the row of 1992 with `country` KOR.
    Lesson: Trade is both ways: what a partner is measured by has to be said.
    """
    korea = us_trade(of).query("country == 'KOR'").set_index("year")
    return float(korea.at[year, "value"])


@exercise.task(
    "ex03.2",
    "Rank the partners",
    17,
    Table("year", {"rank": Count("places")}, lambda: range(1989, 1996)),
)
@mistake("You ranked from the smallest. The largest partner has rank 1.", ascending=True)
@mistake("You ranked by exports alone. Add imports.", of="exports")
@mistake("You ranked by imports alone. Add exports.", of="imports")
@mistake("You counted from zero. The largest partner has rank 1, not 0.", first=0)
def ranks(of: str = "sum", ascending: bool = False, first: int = 1) -> pd.DataFrame:
    """Look: Drop rows without a `country`, add up both ways, and use
    `.groupby(year).rank(ascending=False)`. Take 1989 to 1995.
    Lesson: The largest has rank 1, so the sorting goes down.
    """
    table = us_trade(of).query("1989 <= year <= 1995")
    rank = table.groupby("year")["value"].rank(ascending=ascending, method="min") - 1 + first
    return table.assign(rank=rank).query("country == 'KOR'")[["year", "rank"]]


@exercise.task("ex03.3", "Read the chart: who passed Korea?", 4, Word(COUNTRY_CODES, "JPN"))
@mistake("That partner was ahead of Korea in 1991 already.", gives="TWN")
@mistake("That partner stayed behind Korea in both years.", gives="FRA")
@mistake("That is Korea itself. Who is ahead of it in 1992 and was not in 1991?", gives="KOR")
def passer() -> str:
    """Look: Follow the lines of `charts.trade_rank()` from 1991 to 1992, or look at the ranks of
    both.
    Lesson: A rank changes when somebody else moves, too.
    """

    def ahead(year: int) -> set[str]:
        rank = ranks_of(year)["rank"]
        return set(rank.index[rank < rank["KOR"]])

    (country,) = ahead(1992) - ahead(1991)
    return str(country)


@exercise.task("ex03.4", "How far behind?", 9, Number("million dollars"))
@mistake("You subtracted the wrong way round. The seventh has more.", gives=lambda right: -right)
@mistake("You are off by one year. That is the gap of 1992.", year=1992)
@mistake("That is the gap to the sixth partner.", rank=6)
@mistake("That is the gap to the partner behind Korea. Who is before it?", rank=9)
def behind(year: int = 1993, rank: int = 7) -> float:
    """Look: In `usrok.record.us_trade_ranks()` take the rows of 1993 with rank 7 and of Korea.
    Lesson: A missed rank can be near or far. Here the gap is a quarter of Korea's own trade.
    """
    table = ranks_of(year)
    total = table.set_index("rank").at[rank, "total_musd"]
    return float(abs(total - table.at["KOR", "total_musd"]))


@exercise.task(
    "ex03.5",
    "One trade, two records",
    9,
    Table("year", {"percent": PERCENT}, lambda: range(1989, 1994)),
)
@mistake(
    "You divided dollars by million dollars. The columns have the unit in their names.", unit=1
)
@mistake("You took the goods from Korea to the US. Its imports are US exports.", goods="from Korea")
@mistake("You divided by the Korean figure. Divide by the US one.", base="Korean")
@mistake("You gave shares of one. Multiply by 100.", times=1)
def mirror(
    goods: str = "to Korea", base: str = "US", times: float = 100, unit: float = 1e6
) -> pd.Series:
    """Look: Goods from the US to Korea are US exports and Korean imports. Bring dollars to million
    dollars; take 1989 to 1993; divide by the US figure.
    Lesson: Neither side is wrong. They count differently, so a rank must keep to one of them.
    """
    us, own = ("exports", "imports") if goods == "to Korea" else ("imports", "exports")
    american = usrok.record.us_trade().query("country == 'KOR'").set_index("year")[f"{us}_musd"]
    korean = usrok.record.korea_trade().query("country == 'USA'").set_index("year")[f"{own}_usd"]
    change = korean / unit - american
    return (change / (american if base == "US" else korean / unit) * times).loc[1989:1993]


@exercise.task("ex03.6", "What could a writer know?", 7, Day())
@mistake("You took the end of the year described. It stayed the latest for a year.", known_for=0)
@mistake("You are one day too late. On that day the next year was over.", gives="1993-01-01")
@mistake("That is the publication date. A later year was known.", gives=usrok.PUBLICATION_DATE)
def last_day(known_for: int = 1) -> str:
    """Look: The figure of a year is known when the year is over, and is the latest until the next
    year is over. Find the last year with rank 7 before publication.
    Lesson: Read as both ways added up, the claim had lapsed before July 1993, even by the last
    full year known at the time.
    """
    table = ranks()
    seventh = table.loc[(table["rank"] == 7) & (table["year"] < 1993), "year"]
    return f"{seventh.max() + known_for}-12-31"


@exercise.task("ex03.7", "Seventh by what?", 25, Text())
def argument() -> tuple[str, ...]:
    """Look: `usrok.show('c25')` has the evidence and its reasons."""
    return (
        "names the measures (sum, exports, imports) and the rank by each in 1992 or 1993",
        "says which one the words fit best, and why",
        "says how the verdict on c25 depends on the reading",
    )
