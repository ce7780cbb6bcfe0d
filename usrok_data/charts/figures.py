"""Charts that set a number of the sheet beside the record: figures and ranks."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from usrok_data.charts import style
from usrok_data.charts.style import COLOURS
from usrok_data.days import PUBLICATION_DATE, RECORD_END, in_words
from usrok_data.figures import MAX_FIGURE_AGE, Figure, figures
from usrok_data.record import us_trade_ranks
from usrok_data.relations import country_names
from usrok_data.tables import kept

#: Marks that can be told apart without colour.
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "*")
#: Lowest rank on the chart, unless the country ranks lower.
LOWEST_RANK = 9


def stated_figure(claim_id: str = "c09", ax: Axes | None = None, first: int = 1980) -> Axes:
    """Draw a number that the sheet prints against each series of the record that tests it.

    Parameters
    ----------
    claim_id : str
        Id of a claim with a number and a series as evidence: ``"c09"``, the US forces in
        South Korea, or ``"c12"``, South Korea's own.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first : int
        First year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, the series on y in the unit of the claim. The band is what
        the printed number stands for. A figure for a year stands at its middle; where no
        figure is recorded there is no point, and no line crosses the gap.

    Raises
    ------
    ValueError
        If the claim prints no number or has no series as evidence, or the year is outside
        1948 to 1999.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.stated_figure("c12").get_ylabel()
    'persons'
    """
    first = style.read_year(first, "first")
    claim, rows = _claim_and_series(claim_id)
    colour = COLOURS[kept("forces").set_index("claim_id")["country"].get(claim_id, "KOR")]
    ax = style.new_axes(ax, 4.1 + 0.15 * len(rows), left=1.0, right=0.25, bottom=1.0)
    shown = [float(claim["n_low"]), float(claim["n_high"])]
    lines = 0
    for place, row in enumerate(rows.itertuples()):
        series = [f for f in figures(row.record, row.key) if f.start.year >= first]
        # The first is a line; the others are hollow marks, so that both can be seen.
        look: dict[str, Any] = {"color": colour, "linestyle": "-"}
        if place:
            look = {"color": style.ink(ax), "linestyle": "", "fillstyle": "none", "markersize": 7}
        name = _series_name(row)
        ax.plot(*_points(series), marker=MARKERS[place], label=name, zorder=3, **look)
        shown += [f.middle for f in series]
        lines += name.count("\n") + 1
    height = max(shown) - min(shown)
    # Room for the legend below the lowest figure, a share of the axes.
    room = min((15 * lines + 20) / style.size_in_points(ax)[1], 0.7)
    ax.set_ylim(min(shown) - 1.06 * height * room / (1 - room), max(shown) + 0.06 * height)
    style.add_legend(ax, ax.get_lines(), "lower left")
    style.year_axis(ax, dt.date(first, 1, 1), RECORD_END, 2 if first > 1975 else 5)
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    ax.set_ylabel(str(claim["unit"]))
    style.mark_number(ax, claim["n_low"], claim["n_high"], claim["n_text"])
    title = f"The sheet says {claim['n_text']};\n{_last_figure(rows.iloc[0])}"
    publishers = "; ".join(style.publishers(";".join(rows["source_ids"])))
    return style.caption(ax, title, f"Source: {publishers}; usrok_data")


def _claim_and_series(claim_id: object) -> tuple[pd.Series, pd.DataFrame]:
    """Return a claim that prints a number, and the series that test it."""
    claims = kept("claims").dropna(subset=["n_low"]).set_index("claim_id")
    rows = kept("evidence")
    rows = rows[(rows["method"] == "series") & rows["claim_id"].isin(claims.index)]
    if not isinstance(claim_id, str) or claim_id not in set(rows["claim_id"]):
        raise ValueError(
            f"The claim {claim_id!r} prints no number that a series is set against. "
            f"Expected one of: {', '.join(rows['claim_id'].unique())}."
        )
    return claims.loc[claim_id], rows[rows["claim_id"] == claim_id]


def _points(series: list[Figure]) -> tuple[list[Any], list[float]]:
    """Return middles and values, with a break where more than a year has no figure."""
    days: list[Any] = []
    values: list[float] = []
    end = dt.date.max
    for figure in series:
        middle = figure.start + (figure.end - figure.start) / 2
        if figure.start - end > MAX_FIGURE_AGE:
            days.append(middle)
            values.append(float("nan"))
        days.append(middle)
        values.append(figure.middle)
        end = figure.end
    return days, values


def _series_name(row: Any) -> str:
    """Return who published a series."""
    names = dict.fromkeys(name.split(" / ")[0] for name in style.publishers(row.source_ids))
    note = "" if row.independent else " (not independent)"
    return textwrap.fill(f"{'; '.join(names)}{note}", 44)


def _last_figure(row: Any) -> str:
    """Write the last figure of a series at the publication date, and what it is for."""
    last = [f for f in figures(row.record, row.key) if f.start <= PUBLICATION_DATE][-1]
    when = in_words(last.start) if last.start == last.end else last.start.year
    return f"the figure for {when} is {last.middle:,.0f}"


def trade_rank(country: str = "KOR", ax: Axes | None = None) -> Axes:
    """Draw the rank of one country among the goods-trade partners of the United States.

    Parameters
    ----------
    country : str
        Code of the country.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, rank on y with the first on top. Countries that changed
        places with it are drawn in grey. The band is the rank that the sheet prints for
        South Korea.

    Raises
    ------
    ValueError
        If the country is not among the partners.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.trade_rank().get_ylabel()
    'rank by exports and imports added'
    """
    ranks = us_trade_ranks().pivot(index="year", columns="country", values="rank")
    if not isinstance(country, str) or country not in ranks:
        raise ValueError(
            f"There is no trading partner {country!r}. Expected a code such as "
            '"KOR"; record.countries() lists them.'
        )
    names = country_names()
    own = ranks[country].dropna().astype(int)
    lowest = max(own.max(), LOWEST_RANK)
    years = own.index.astype(int)
    ax = style.new_axes(ax, 4.2, left=0.6, right=0.2, bottom=0.75)
    others = ranks.loc[own.index].drop(columns=country)
    is_above = others.lt(own, axis=0)
    swapped = is_above.any() & ~is_above.all() & (others.min() <= LOWEST_RANK)
    for rival in others.columns[swapped]:
        line = others[rival].dropna().astype(int)
        ax.plot(line.index.astype(int), line, color=style.ink(ax, 0.55), linewidth=1.2, zorder=1)
        if line.index[-1] == years[-1] and line.iloc[-1] <= lowest:
            style.label(ax, years[-1] + 0.3, line.iloc[-1], names[rival])
    colour = COLOURS.get(country, COLOURS["KOR"])
    ax.plot(years, own, color=colour, marker="o", linewidth=2.2, zorder=3)
    look: dict[str, Any] = {"color": colour, "fontweight": "bold"}
    style.label(ax, years[-1] + 0.3, own.iloc[-1], names[country], **look)
    if country == "KOR":
        claim = kept("claims").set_index("claim_id").loc["c25"]
        printed = claim["n_text"].split("-")[0]
        style.mark_number(ax, claim["n_low"] - 0.5, claim["n_high"] + 0.5, printed)
    ax.set_ylim(lowest + 0.6, 0.4)
    ax.set_yticks(range(1, lowest + 1, 1 if lowest < 15 else 10))
    ax.set_xlim(years[0] - 5, years[-1] + 3.8)
    ax.set_xticks(years[::2])
    ax.set_ylabel("rank by exports and imports added")
    # The rank for a year is drawn at the middle of the year.
    day_of_year = PUBLICATION_DATE.timetuple().tm_yday
    style.mark_publication(ax, PUBLICATION_DATE.year + (day_of_year - 1) / 365 - 0.5)
    source = f"Source: {style.publishers('census-ft')[0]}; usrok_data"
    return style.caption(ax, f"{names[country]} {_ranks_in_words(own)}", source)


def _ranks_in_words(ranks: pd.Series) -> str:
    """Tell the rank in the year of the sheet, and the one before it with its years."""
    ranks = ranks.loc[: PUBLICATION_DATE.year]
    runs = [run for _, run in ranks.groupby(ranks.ne(ranks.shift()).cumsum())]
    now = f"number {runs[-1].iloc[-1]} in {runs[-1].index[-1]}"
    if len(runs) == 1:
        return f"was {now}\namong the trading partners of the United States"
    rank, first, last = runs[-2].iloc[0], runs[-2].index[0], runs[-2].index[-1]
    years = f"in {first}" if first == last else f"from {first} to {last}"
    return f"was number {rank} among US trading partners\n{years} and {now}"
