"""Charts that set a number of the sheet beside the record: figures and ranks."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from typing import Any

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from usrok_data.charts import style
from usrok_data.charts.style import COLOURS
from usrok_data.days import PUBLICATION_DATE, RECORD_END
from usrok_data.figures import MAX_FIGURE_AGE, Figure, figures
from usrok_data.record import us_trade_ranks
from usrok_data.relations import country_names
from usrok_data.tables import cached_table

#: Marks that can be told apart without colour.
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "*")
#: Lowest rank on the chart, unless the country ranks lower.
LOWEST_RANK = 9
#: Height in points of the name of a series.
NAME_HEIGHT = 15


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
    colour = COLOURS[cached_table("forces").set_index("claim_id")["country"].get(claim_id, "KOR")]
    ax = style.new_axes(ax, 3.9 + 0.24 * len(rows), left=0.95, right=0.25, bottom=1.0)
    shown = [float(claim["n_low"]), float(claim["n_high"])]
    # The names of the series are where there is more room: before or after the publication date.
    is_left = PUBLICATION_DATE.year - first > RECORD_END.year - PUBLICATION_DATE.year
    named: list[tuple[Figure, str, dict[str, Any]]] = []
    lines = 0
    for place, row in enumerate(rows.itertuples()):
        series = [f for f in figures(row.record, row.key) if f.start.year >= first]
        # The first is a line; the others are hollow marks, so that both can be seen.
        look: dict[str, Any] = {"color": colour, "linestyle": "-"}
        if place:
            look = {"color": style.ink(ax), "linestyle": "", "fillstyle": "none", "markersize": 7}
        look["marker"] = MARKERS[place]
        ax.plot(*_points(series), zorder=3, **look)
        shown += [f.middle for f in series]
        if series:
            text = _series_name(row, rows.iloc[0]["reading"], is_left)
            named.append((_nearest(series), text, look))
            lines += text.count("\n") + 1
    style.year_axis(ax, dt.date(first, 1, 1), RECORD_END, 2 if first > 1975 else 5)
    low, high = min(shown), max(shown)
    # Room for the names below the lowest figure, a share of the axes.
    points = style.size_in_points(ax)[1]
    room = min((NAME_HEIGHT * lines + 24) / points, 0.7)
    bottom, top = low - (high - low) * 1.06 * room / (1 - room), high + 0.06 * (high - low)
    ax.set_ylim(bottom, top)
    _name_series(ax, named, is_left, (top - bottom) / points)
    ticks = MaxNLocator(5, steps=[1, 2, 5, 10]).tick_values(low, high)
    ax.set_yticks([t for t in ticks if low <= t <= top])
    ax.spines["left"].set_bounds(low, top)
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    ax.set_ylabel(str(claim["unit"]), loc="top")
    style.mark_number(ax, claim["n_low"], claim["n_high"], claim["n_text"])
    title = f"The sheet says {claim['n_text']};\n{_recent_figures(rows)}"
    publishers = "; ".join(style.publishers(";".join(rows["source_ids"])))
    return style.caption(ax, title, f"Source: {publishers}; usrok_data", shift=0.85)


def _name_series(
    ax: Axes, named: list[tuple[Figure, str, dict[str, Any]]], is_left: bool, point: float
) -> None:
    """Name each series below the figures, on a thin line down from one of its points.

    The names are left or right of the lines, in an order in which no line crosses a name.
    """
    first, last = ax.get_xlim()
    beside: dict[str, Any] = {"ha": "right" if is_left else "left", "linespacing": 1.1}
    # On paper of its own, so that the publication mark does not cross the words.
    beside["bbox"] = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 1}
    gap = (last - first) / 70 * (-1 if is_left else 1)
    y = ax.get_ylim()[0] + 8 * point
    for figure, text, look in sorted(named, key=lambda n: _middle(n[0]), reverse=is_left):
        height = NAME_HEIGHT * point * (text.count("\n") + 1)
        x, middle = mdates.date2num(_middle(figure)), y + height / 2
        ax.plot([x, x], [middle, figure.middle], color=style.ink(ax, 0.55), lw=0.8, zorder=1)
        ax.plot(x, middle, **look | {"zorder": 4})
        style.label(ax, x + gap, middle, text, **beside)
        y += height


def _claim_and_series(claim_id: object) -> tuple[pd.Series, pd.DataFrame]:
    """Return a claim that prints a number, and the series that test it."""
    claims = cached_table("claims").dropna(subset=["n_low"]).set_index("claim_id")
    rows = cached_table("evidence")
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
        middle = _middle(figure)
        if figure.start - end > MAX_FIGURE_AGE:
            days.append(middle)
            values.append(float("nan"))
        days.append(middle)
        values.append(figure.middle)
        end = figure.end
    return days, values


def _middle(figure: Figure) -> dt.date:
    return figure.start + (figure.end - figure.start) / 2


def _nearest(series: list[Figure]) -> Figure:
    """Return the last figure at the publication date, or else the first after it."""
    before = [f for f in series if f.start <= PUBLICATION_DATE]
    return before[-1] if before else series[0]


def _series_name(row: Any, usual: str | None, is_left: bool) -> str:
    """Return who published a series, its reading if unusual, and one of its figures."""
    publishers = style.publishers(row.source_ids)
    name = "; ".join(dict.fromkeys(re.split(r" / | \(", p)[0] for p in publishers))
    if not pd.isna(row.reading) and row.reading != usual:
        name += f", {row.reading}"
    if not row.independent:
        name += " (not independent)"
    figure = _nearest(list(figures(row.record, row.key)))
    return textwrap.fill(f"{name}: {figure.middle:,.0f} ({_time(figure)})", 58 if is_left else 34)


def _time(figure: Figure) -> str:
    """Write the month or the years that a figure is for."""
    months = list(dict.fromkeys(style.month(d) for d in (figure.start, figure.end)))
    years = list(dict.fromkeys(month[-4:] for month in months))
    return months[0] if len(months) == 1 else " to ".join(years)


def _recent_figures(rows: pd.DataFrame) -> str:
    """Write which figures independent sources have for the year before the publication date."""
    recent = []
    for row in rows[rows["independent"]].itertuples():
        figure = _nearest(list(figures(row.record, row.key)))
        if figure.start <= PUBLICATION_DATE <= figure.end + MAX_FIGURE_AGE:
            recent.append(figure.middle)
    low, high = min(recent), max(recent)
    return f"other sources have {low:,.0f} to {high:,.0f} for the 12 months before"


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
        claim = cached_table("claims").set_index("claim_id").loc["c25"]
        printed = claim["n_text"].split("-")[0]
        style.mark_number(ax, claim["n_low"] - 0.5, claim["n_high"] + 0.5, printed)
    ax.set_ylim(lowest + 0.6, 0.4)
    ax.set_yticks(range(1, lowest + 1, 1 if lowest < 15 else 10))
    ax.set_xlim(years[0] - 5, years[-1] + 3.8)
    ax.set_xticks(years[::2])
    ax.set_ylabel("rank by exports and imports added")
    # The rank for a year is drawn at the middle of the year.
    style.mark_publication(ax, style.as_year(PUBLICATION_DATE) - 0.5)
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
