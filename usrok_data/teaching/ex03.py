"""Exercise 3: trade and rank."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching.forms import Day, Number, Table, Word
from usrok_data.teaching.task import COUNTRY_CODES, Exercise, mistake

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


@exercise.task(
    "ex03.1",
    "Both ways added up",
    minutes=4,
    form=Number("million dollars", tolerance=0.06),
    look="Add `exports_musd` and `imports_musd` in the row of 1992 with `country` KOR.",
    lesson="Trade is both ways: what a partner is measured by has to be said.",
)
@mistake(
    "takes exports alone",
    "That is exports alone. A trading partner is one with whom one trades both ways.",
    of="exports",
)
@mistake(
    "takes imports alone",
    "That is imports alone. A trading partner is one with whom one trades both ways.",
    of="imports",
)
@mistake("takes the year after", "You are off by one year: that is 1993.", year=1993)
@mistake(
    "gives billions",
    "Check the units: the number is 1,000 times too small. The answer is in million dollars, as "
    "the column is.",
    gives=lambda right: right / 1000,
)
def total(year: int = 1992, of: str = "sum") -> float:
    korea = us_trade(of).query("country == 'KOR'").set_index("year")
    return float(korea.at[year, "value"])


@exercise.task(
    "ex03.2",
    "Rank the partners",
    minutes=8,
    form=Table("year", {"rank": Number("places", whole=True)}),
    look="Drop rows without a `country`, add up both ways, and use "
    "`.groupby(year).rank(ascending=False)`. Take 1989 to 1995.",
    lesson="The largest has rank 1, so the sorting goes down.",
)
@mistake(
    "ranks from the smallest",
    "You ranked from the smallest. The largest partner has rank 1.",
    ascending=True,
)
@mistake("ranks by exports", "You ranked by exports alone. Add imports.", of="exports")
@mistake("ranks by imports", "You ranked by imports alone. Add exports.", of="imports")
@mistake(
    "counts from zero", "Every rank is off by one: the largest partner has rank 1, not 0.", first=0
)
def ranks(of: str = "sum", ascending: bool = False, first: int = 1) -> pd.DataFrame:
    table = us_trade(of).query("1989 <= year <= 1995")
    rank = table.groupby("year")["value"].rank(ascending=ascending, method="min") - 1 + first
    return table.assign(rank=rank).query("country == 'KOR'")[["year", "rank"]]


@exercise.task(
    "ex03.3",
    "Read the chart: who passed Korea?",
    minutes=4,
    form=Word(COUNTRY_CODES, "JPN"),
    look="Follow the lines of `charts.trade_rank()` from 1991 to 1992, or look at the ranks of "
    "both.",
    lesson="A rank changes when somebody else moves, too.",
)
@mistake(
    "takes the partner that was always ahead",
    "That partner was ahead of Korea in 1991 already.",
    gives="TWN",
)
@mistake(
    "takes the partner that stayed behind",
    "That partner stayed behind Korea in both years.",
    gives="FRA",
)
@mistake(
    "names Korea itself",
    "That is Korea itself. Who is ahead of it in 1992 and was not in 1991?",
    gives="KOR",
)
def passer() -> str:
    def ahead(year: int) -> set[str]:
        rank = ranks_of(year)["rank"]
        return set(rank.index[rank < rank["KOR"]])

    (country,) = ahead(1992) - ahead(1991)
    return str(country)


@exercise.task(
    "ex03.4",
    "How far behind?",
    minutes=6,
    form=Number("million dollars", tolerance=0.06),
    look="In `usrok.record.us_trade_ranks()` take the rows of 1993 with rank 7 and of Korea.",
    lesson="A missed rank can be near or far. Here the gap is a quarter of Korea's own trade.",
)
@mistake(
    "subtracts the wrong way round",
    "The size is right and the sign is wrong. The seventh has more, so subtract Korea from it.",
    gives=lambda right: -right,
)
@mistake("takes 1992", "You are off by one year: that is the gap of 1992.", year=1992)
@mistake("takes the sixth partner", "That is the gap to the sixth partner.", rank=6)
@mistake(
    "takes the ninth partner",
    "That is the gap to the partner behind Korea. Who is before it?",
    rank=9,
)
def behind(year: int = 1993, rank: int = 7) -> float:
    table = ranks_of(year)
    total = table.set_index("rank").at[rank, "total_musd"]
    return float(abs(total - table.at["KOR", "total_musd"]))


@exercise.task(
    "ex03.5",
    "One trade, two records",
    minutes=9,
    form=Table("year", {"percent": Number("percent", tolerance=0.06)}),
    look="Goods from the US to Korea are US exports and Korean imports. Bring dollars to million "
    "dollars; take 1989 to 1993; divide by the US figure.",
    lesson="Neither side is wrong. They count differently, so a rank must keep to one of them.",
)
@mistake(
    "divides dollars by million dollars",
    "Check the units: one table is in dollars, the other in million dollars. Their columns say so.",
    unit=1,
)
@mistake(
    "takes the goods that go the other way",
    "These are the goods from Korea to the US. What Korea imports, the US exports.",
    goods="to the US",
)
@mistake(
    "divides by the Korean figure",
    "You divided by the Korean figure. Divide by the US one.",
    base="Korean",
)
@mistake(
    "gives shares of one, not percent",
    "Check the units: these are shares of one. Multiply by 100.",
    times=1,
)
def mirror(
    goods: str = "to Korea", base: str = "US", times: float = 100, unit: float = 1e6
) -> pd.Series:
    us = usrok.record.us_trade().query("country == 'KOR'").set_index("year").loc[1989:1993]
    own = usrok.record.korea_trade().query("country == 'USA'").set_index("year").loc[1989:1993]
    if goods == "to Korea":
        american, korean = us["exports_musd"], own["imports_usd"] / unit
    else:
        american, korean = us["imports_musd"], own["exports_usd"] / unit
    return (korean - american) / (american if base == "US" else korean) * times


@exercise.task(
    "ex03.6",
    "What could a writer know?",
    minutes=6,
    form=Day(),
    look="The figure of a year is known when the year is over, and is the latest until the next "
    "year is over. Find the last year with rank 7 before publication.",
    lesson="Even by the last full year known at the time, the claim had lapsed before July 1993.",
)
@mistake(
    "takes the end of the year described",
    "The year is one too early: on that day the year it describes ended. It stayed the last full "
    "year known for twelve months more.",
    known_for=0,
)
@mistake(
    "takes the first day after",
    "You are one day too late: on that day the next year was over.",
    gives=lambda right: pd.Timestamp(right) + pd.Timedelta(days=1),
)
@mistake(
    "takes publication",
    "That is the publication date. By then a later full year was known.",
    gives=usrok.PUBLICATION_DATE,
)
def last_day(known_for: int = 1) -> str:
    table = ranks()
    seventh = table.loc[(table["rank"] == 7) & (table["year"] < 1993), "year"]
    return f"{seventh.max() + known_for}-12-31"


exercise.text(
    "ex03.7",
    "Seventh by what?",
    minutes=9,
    words=40,
    criteria=(
        "names the measures (sum, exports, imports) and the rank by each in 1992 or 1993",
        "says which one the words fit best, and why",
        "says how the verdict on c25 would change with another measure",
        "says what would change your mind",
    ),
    look="`usrok.show('c25')` has the evidence and its reasons.",
)
