"""Figures of the record: a series as values over time, and when it lay between bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd

from usrok_data.days import DAY, LENGTH, Truth, between, day_number, no_days
from usrok_data.tables import cached_table
from usrok_data.trade import Measure, bloc_members, rank_partners

#: A figure older than this no longer stands for the day on which a claim is tested.
MAX_FIGURE_AGE = dt.timedelta(days=366)
#: Tables that hold a series, and what ``key`` selects in each.
SERIES = {
    "us_forces_korea": "a service, such as total",
    "figures_reported": "a subject, such as us_forces_korea, and the sources to use, if not all",
    "armed_forces": "a country and a source, such as KOR;cow-nmc-7",
    "us_trade": "a partner's code; exports and imports added, in million dollars",
    "korea_trade": "a partner's code, in million dollars; or partners or states, their number",
    "igo_memberships": "KOR or PRK",
    "exchange_rates": "month or year, in won per dollar",
    "indicators": "an indicator and a country, such as gdp_growth;KOR",
}


class Figure(NamedTuple):
    """A recorded value between ``low`` and ``high``, standing for the days given."""

    start: dt.date
    end: dt.date
    low: float
    high: float

    @property
    def middle(self) -> float:
        """The value, or the middle of its bounds."""
        return (self.low + self.high) / 2


def _year(value: int) -> tuple[dt.date, dt.date]:
    return dt.date(value, 1, 1), dt.date(value, 12, 31)


@cache
def figures(record: str, key: str) -> tuple[Figure, ...]:
    """Return a series of the record as figures in order of time, missing values left out."""
    table = cached_table(record)
    found: Iterable[Figure]
    if record == "us_forces_korea":
        table = table[table["service"] == key].dropna(subset=["persons"])
        found = (
            Figure(day.date(), day.date(), float(n), float(n))
            for day, n in zip(table["day"], table["persons"], strict=True)
        )
    elif record == "figures_reported":
        subject, *sources = key.split(";")
        table = table[table["subject"] == subject]
        if sources:
            table = table[table["source_id"].isin(sources)]
        found = (
            Figure(f.start.date(), f.end.date(), float(f.n_low), float(f.n_high))
            for f in table.itertuples()
        )
    elif record == "exchange_rates" and key == "month":
        found = (
            Figure(m.date(), (m + pd.offsets.MonthEnd()).date(), float(rate), float(rate))
            for m, rate in zip(table["month"], table["won_per_usd"], strict=True)
        )
    else:
        values = _by_year(record, table, key).dropna()
        found = (Figure(*_year(int(y)), float(v), float(v)) for y, v in values.items())
    ordered = tuple(sorted(found, key=lambda f: f.start))
    if not ordered:
        raise ValueError(
            f"has key={key!r}, under which {record} has no figures. Expected {SERIES[record]}"
        )
    return ordered


def _by_year(record: str, table: pd.DataFrame, key: str) -> pd.Series:
    """Return a yearly series, indexed by year."""
    if record == "armed_forces":
        country, _, source = key.partition(";")
        table = table[(table["country"] == country) & (table["source_id"] == source)]
        return table.set_index("year")["persons"]
    if record == "exchange_rates":
        rates = table if key == "year" else table.iloc[:0]
        return rates.groupby(rates["month"].dt.year)["won_per_usd"].mean()
    if record == "indicators":
        indicator, _, country = key.partition(";")
        table = table[(table["indicator"] == indicator) & (table["country"] == country)]
        return table.drop_duplicates("year").set_index("year")["value"]
    if record == "igo_memberships":
        return table[table["korea"] == key].set_index("year")["memberships"]
    if record == "us_trade":
        total = table["exports_musd"] + table["imports_musd"]
        total = total[table["country"] == key]
        # A missing figure is no zero; of two codes of one partner the missing one adds nothing.
        return total.groupby(table["year"]).sum(min_count=1)
    if key in ("partners", "states"):
        # Trade in one direction is trade, whatever is missing in the other.
        table = table[table["exports_usd"].fillna(0) + table["imports_usd"].fillna(0) > 0]
        if key == "states":
            kinds = cached_table("countries").set_index("country")["kind"]
            table = table[table["country"].map(kinds) == "state"]
        return table.groupby("year").size()
    table = table[table["country"] == key].set_index("year")
    return (table["exports_usd"] + table["imports_usd"]) / 1e6


@cache
def trade_ranks(
    country: str, measure: Measure = "total", bloc: str | None = None
) -> tuple[Figure, ...]:
    """Return the rank of a country among US trading partners, a group perhaps as one of them."""
    table = rank_partners(measure, bloc_members(bloc) if bloc else ())
    table = table[table["country"] == country]
    rows = zip(table["year"], table["rank"], strict=True)
    return tuple(Figure(*_year(int(y)), float(r), float(r)) for y, r in rows)


def figures_within(series: Sequence[Figure], low: float, high: float) -> Truth:
    """Return when a series lay between two bounds.

    On the days a figure stands for, the answer is certain, or possible where the figure is
    itself rounded. On days between two figures nothing is certain: the value may have been
    inside if one of them is, or if one is below and the other above.
    """
    certain, possible = no_days(), no_days()
    before: tuple[Figure, bool] | None = None
    for figure in series:
        inside = low <= figure.low and figure.high <= high
        touches = inside or (figure.low < high and low < figure.high)
        if before and before[0].end + DAY < figure.start:
            last, touched = before
            crosses = (last.high <= low and high <= figure.low) or (
                figure.high <= low and high <= last.low
            )
            if crosses or touches or touched:
                possible |= between(last.end + DAY, figure.start - DAY)
        if touches:
            possible |= between(figure.start, figure.end)
        if inside:
            certain |= between(figure.start, figure.end)
        before = figure, touches
    first = max(day_number(series[0].start), 0)
    return Truth(certain, possible, first, min(day_number(series[-1].end), LENGTH - 1))
