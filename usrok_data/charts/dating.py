"""Charts of a dating: the claims of a text over time, and how well the method works."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import NullLocator

from usrok_data.charts import style
from usrok_data.charts.style import COLOURS, VERDICT_LOOKS
from usrok_data.days import RECORD_END, in_words

if TYPE_CHECKING:
    from usrok_data.dating import Dating

#: How many claims are drawn at most: those that begin or end nearest to the likely period.
MOST_CLAIMS = 18
#: Letters in a line of a claim.
LETTERS = 44
#: Years shown on each side of the likely period, at least.
MARGIN = 2
LEFT, RIGHT, BOTTOM, TOP = 3.3, 0.3, 0.95, 0.75
ROW = 0.29
LIKELY = "#B07800"
#: Years since a claim expired, beyond which a dot stands at the edge.
LONGEST_AGE = 3.0


def dating(result: Dating, ax: Axes | None = None) -> Axes:
    """Draw the claims that help to date a text, with its likely period.

    Parameters
    ----------
    result : Dating
        What ``date_document()`` returns.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one row per claim: a bar over the time in which the record allows
        it, with an arrow where that goes on beyond the chart. The band is the likely period.
        Claims that were true all along are left out, and if many are left, those that begin
        or end farthest from the likely period.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> ax = usrok.charts.dating(usrok.date_document(usrok.claims()))
    >>> len(ax.patches) > 0
    True
    """
    table, left_out = _telling_claims(result)
    lines = [_lines_of(row, LETTERS) for _, row in table.iterrows()]
    periods = result.periods.groupby("number")
    height = ROW * sum(0.4 + 0.6 * len(text) for text in lines) + TOP + BOTTOM
    ax = style.new_axes(ax, height, left=LEFT, right=RIGHT, bottom=BOTTOM, top=TOP)
    first, last = _years(result)
    step = 1 if last - first < 9 else 2 if last - first < 18 else 5
    _time_axis(ax, first, last, step)
    _mark_likely(ax, result)
    shown = ax.get_xlim()
    if result.published is not None:
        day = result.published[0]
        ax.axvline(day, color=style.ink(ax), linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
        look: dict[str, Any] = {"transform": ax.get_xaxis_transform(), "ha": "right"}
        style.label(ax, day, 1.0, "published", va="bottom", **look)
        ax.set_xlim(shown)
    y = 0.0
    for (_, row), text in zip(table.iterrows(), lines, strict=True):
        rows = 0.4 + 0.6 * len(text)
        middle = y + rows / 2
        colour = VERDICT_LOOKS[row["verdict"]][0]
        for period in periods.get_group(row["number"]).itertuples():
            _bar(ax, middle, period.true_from, period.true_to, colour)
        style.label(ax, -0.035, middle, "\n".join(text), beside=True, ha="right", linespacing=1.05)
        y += rows
    ax.set_ylim(y, 0)
    ax.set_yticks([])
    ax.spines[["left", "top", "right"]].set_visible(False)
    _legend(ax, table)
    those = "1 claim that does" if left_out == 1 else f"{left_out} claims that do"
    notes = f"{those} not help left out. " if left_out else ""
    source = f"{notes}Source: usrok_data, date_document()"
    return style.caption(ax, _title(result), source, below=52, shift=LEFT - 0.1)


def _telling_claims(result: Dating) -> tuple[pd.DataFrame, int]:
    """Return the claims that begin or end, in order of time, and how many others there are."""
    table = result.claims.assign(number=range(len(result.claims)))
    table = table[table["verdict"].isin(["true", "outdated", "not yet true"])]
    table = table.dropna(subset=["true_from", "true_to"], how="all")
    gap = pd.concat(
        [
            (table["true_from"] - result.start).abs(),
            (table["true_to"] - (result.start if result.days is None else result.end)).abs(),
        ],
        axis=1,
    ).min(axis=1)
    # What had ended or had not begun is always shown.
    gap = gap.where(table["verdict"] == "true", pd.Timedelta(0))
    shown = table.loc[gap.sort_values(kind="stable").index[:MOST_CLAIMS]]
    order = shown["true_from"].fillna(pd.Timestamp("1900-01-01"))
    return shown.loc[order.sort_values(kind="stable").index], len(result.claims) - len(shown)


def _lines_of(row: Any, letters: int) -> list[str]:
    """Return the words of a claim in at most two lines."""
    text = _short(row)
    if any("\uac00" <= letter <= "\ud7a3" for letter in text):
        # Few machines have a font with Korean letters; boxes would say less than the row.
        text = f"row {row.name}"
    lines = textwrap.wrap(text, letters)
    return lines if len(lines) < 3 else [lines[0], f"{lines[1][: letters - 1]}\u2026"]


def _short(row: Any) -> str:
    text = row["claim"] if "claim" in row and not pd.isna(row["claim"]) else row["quote"]
    return str(text).removesuffix(".").replace("United States", "US")


def _title(result: Dating) -> str:
    if result.days is None:
        when = f"not before {style.month(result.start.date())}"
    else:
        months = [style.month(day.date()) for day in (result.start, result.end)]
        when = f"in {months[0]}" if months[0] == months[1] else f"from {months[0]} to {months[1]}"
        if len(result.likely) > 1:
            when = f"in one of {len(result.likely)} periods {when}"
    ended = len(result.expired)
    claims = "one claim had" if ended == 1 else f"{ended} claims had"
    more = f";\n{claims} ended before" if ended else ""
    return f"The text was probably written {when}{more}"


def _years(result: Dating) -> tuple[int, int]:
    end = result.start if result.days is None else result.end
    return result.start.year - MARGIN, min(end.year + MARGIN, RECORD_END.year)


def _time_axis(ax: Axes, first: int, last: int, step: int) -> None:
    """Let the x axis run over years, without the mark of the sheet's publication."""
    ax.set_xlim(mdates.date2num([dt.date(first, 1, 1), dt.date(last, 12, 31)]).tolist())
    ax.xaxis.set_major_locator(mdates.YearLocator(step, month=1, day=1))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))


def _span(start: Any, end: Any) -> tuple[float, float]:
    """Return where a period begins and ends on a time axis; an open end is that of the record."""
    first = mdates.date2num(dt.date(1900, 1, 1) if pd.isna(start) else start)
    return first, mdates.date2num(RECORD_END if pd.isna(end) else end) + 1


def _mark_likely(ax: Axes, result: Dating, height: float = 1) -> None:
    """Shade the likely period, as far as the axes reach."""
    first, last = ax.get_xlim()
    for start, end in zip(result.likely["start"], result.likely["end"], strict=True):
        a, b = _span(start, end)
        look: dict[str, Any] = {"ymax": height, "alpha": 0.3, "zorder": 0, "linewidth": 0}
        ax.axvspan(max(a, first), min(b, last), color=LIKELY, **look)
    ax.set_xlim(first, last)


def _bar(ax: Axes, y: float, start: Any, end: Any, colour: str) -> None:
    first, last = ax.get_xlim()
    a, b = _span(start, end)
    shown = max(a, first), min(b, last)
    if shown[0] < shown[1]:
        ax.barh(y, shown[1] - shown[0], 0.45, shown[0], color=colour, zorder=2)
    step = (last - first) / 100
    if a < first:
        ax.plot(first - step, y, "<", color=colour, markersize=4.5, clip_on=False)
    if b > last or pd.isna(end):
        ax.plot(min(b, last) + step, y, ">", color=colour, markersize=4.5, clip_on=False)


def _legend(ax: Axes, table: pd.DataFrame) -> None:
    names = {"true": "holds in the likely period", "outdated": "had ended"}
    names |= {"not yet true": "had not begun"}
    handles = [Patch(facecolor=LIKELY, alpha=0.3, linewidth=0, label="likely period")]
    for verdict, name in names.items():
        if (table["verdict"] == verdict).any():
            handles.append(Patch(facecolor=VERDICT_LOOKS[verdict][0], label=name))
    _legend_below(ax, handles, LEFT - 0.1, -20)


def dating_by_day(result: Dating, ax: Axes | None = None) -> Axes:
    """Draw for each day how many claims of a text hold, and what the day costs.

    Parameters
    ----------
    result : Dating
        What ``date_document()`` returns.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x: a line for the number of claims that hold, one for the cost (3
        per claim that had not begun, 1 per claim that had ended). Shaded: the days on which
        most claims hold, and those that cost least, the likely period.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.charts.dating_by_day(usrok.date_document(usrok.claims())).get_ylabel()
    'claims, or their cost'
    """
    ax = style.new_axes(ax, 3.8, left=0.65, right=1.1, bottom=0.95, top=0.75)
    first, last = _years(result)
    _time_axis(ax, first - 1, last, 1)
    days = result.by_day.loc[f"{first - 1}" : f"{last}"]
    most = days["true"] == days["true"].max()
    lines = (
        ("true", COLOURS["USA"], "claims\nthat hold", "-"),
        ("cost", COLOURS["KOR"], "cost", "--"),
    )
    top = max(days["true"].max() * 1.35, 10)
    for column, colour, name, dashes in lines:
        ax.plot(days.index, days[column], color=colour, linestyle=dashes, drawstyle="steps-post")
        at = min(days[column].iloc[-1], top)
        style.label(ax, 1.02, at, name, beside=True, color=colour, fontweight="bold")
    _mark_likely(ax, result, height=0.88)
    shown = ax.get_xlim()
    high: dict[str, Any] = {"transform": ax.get_xaxis_transform(), "step": "post", "linewidth": 0}
    ax.fill_between(days.index, 0.9, 0.97, where=most, facecolor=COLOURS["USA"], **high)
    ax.set_xlim(shown)
    ax.set_ylim(0, top)
    ax.set_ylabel("claims, or their cost")
    handles = [
        Patch(facecolor=LIKELY, alpha=0.3, linewidth=0, label="likely period: lowest cost"),
        Patch(facecolor=COLOURS["USA"], label="days on which the largest number holds"),
    ]
    _legend_below(ax, handles, 0.55, -20)
    votes = result.by_day.index[result.by_day["true"] == result.by_day["true"].max()]
    held, cheap = (_period(days[0], days[-1]) for days in (votes, (result.start, result.end)))
    title = f"By votes the text is {held};\nby cost it is {cheap}"
    return style.caption(ax, title, "Source: usrok_data, date_document()", below=44)


def _period(start: pd.Timestamp, end: pd.Timestamp) -> str:
    if pd.isna(end) or end.date() == RECORD_END:
        return f"from {in_words(start.date())} on"
    return f"from {in_words(start.date())} to {in_words(end.date())}"


def _legend_below(ax: Axes, handles: list[Patch], left: float, points: float) -> None:
    """Add a legend in one row below the axes, from a place left of them in inches."""
    width, height = style.size_in_points(ax)
    place = {"bbox_to_anchor": (-left * 72 / width, points / height), "ncol": len(handles)}
    style.add_legend(ax, handles, "upper left", borderpad=0, **place)


def layers(
    result: Dating,
    names: Mapping[object, str] | None = None,
    first: int = 1986,
    last: int = 1994,
    ax: Axes | None = None,
) -> Axes:
    """Draw when each part of a text can have been written.

    Parameters
    ----------
    result : Dating
        What ``date_document(..., by=...)`` returns.
    names : mapping, optional
        Names of the parts to show; without it all parts under the names of the column.
    first, last : int
        First and last year shown.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one row per part: a bar over its likely period, with an arrow
        where it goes on beyond the chart or nothing ends it, and the number of its claims that
        can be tested.

    Raises
    ------
    ValueError
        If the dating has no parts.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> parts = usrok.date_document(usrok.claims(), by="section")
    >>> len(usrok.charts.layers(parts).get_yticklabels())
    4
    """
    if result.layers is None:
        raise ValueError(
            "This dating has no parts. Expected one made with by=; for instance "
            'date_document(claims, by="section").'
        )
    table = result.layers.rename(columns={result.layers.columns[0]: "part"})
    if names is not None:
        table = table[table["part"].isin(list(names))]
    table = table[table["tested"] > 0]
    height = 0.36 * len(table) + 1.75
    ax = style.new_axes(ax, height, left=2.5, right=0.8, bottom=0.75, top=0.95)
    style.year_axis(ax, dt.date(first, 1, 1), dt.date(last, 12, 31), 1)
    labels = [str((names or {}).get(part, part)) for part in table["part"]]
    for y, row in enumerate(table.itertuples()):
        colour = COLOURS["other"] if pd.isna(row.end) else COLOURS["KOR"]
        _bar(ax, y, row.start, row.end, colour)
        claims = "1 claim" if row.tested == 1 else f"{row.tested} claims"
        style.label(ax, 1.03, y, claims, beside=True, fontsize=8, color=style.ink(ax, 0.75))
    ax.set_yticks(range(len(table)), labels)
    ax.tick_params(axis="y", length=0, pad=10)
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.spines[["left", "top", "right"]].set_visible(False)
    ended = table.dropna(subset=["end"])
    latest = table.loc[table["start"].idxmax()]
    begins = f"{latest['part']}: not before {style.month(latest['start'].date())}"
    title = f"No {result.layers.columns[0]} has a last day;\n{begins}"
    if len(ended):
        oldest = ended.loc[ended["end"].idxmin()]
        part = result.layers.columns[0]
        title = (
            f"{str(part).capitalize()} {oldest['part']} fits the record only until "
            f"{style.month(oldest['end'].date())},\n{part} {latest['part']} only from "
            f"{style.month(latest['start'].date())} on"
        )
    return style.caption(ax, title, "Source: usrok_data, date_document()", shift=2.4)


def test_documents(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the likely period of each text of known date beside what is known of it.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per text: ``edition``, ``start`` and ``end`` (the likely period), and
        ``known_from`` and ``known_to``.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, months of the year of the edition on x, one row per edition.

    Examples
    --------
    >>> import pandas as pd
    >>> from usrok_data import charts
    >>> days = dict(zip(["start", "end", "known_from", "known_to"], pd.to_datetime(
    ...     ["1990-01-05", "1990-02-09", "1990-01-01", "1990-06-10"]), strict=True))
    >>> charts.test_documents(pd.DataFrame([{"edition": 1990, **days}])).get_xlabel()
    ''
    """
    ax = style.new_axes(ax, 0.42 * len(table) + 1.7, left=0.7, right=0.35, bottom=0.95, top=0.75)
    ax.set_xlim(0, 12)
    ax.set_xticks(range(0, 13, 3), ["January", "April", "July", "October", ""])
    met = 0
    for y, row in enumerate(table.itertuples()):
        known, likely = ([_month(d, row.edition) for d in days] for days in (
            (row.known_from, row.known_to), (row.start, row.end)
        ))  # fmt: skip
        ax.barh(y - 0.16, known[1] - known[0], 0.26, known[0], color=COLOURS["other"])
        ax.barh(y + 0.16, likely[1] - likely[0], 0.26, likely[0], color=LIKELY)
        met += row.start <= row.known_to and row.known_from <= row.end
    ax.set_yticks(range(len(table)), table["edition"].astype(str))
    ax.set_ylim(len(table) - 0.5, -0.5)
    ax.spines[["top", "right"]].set_visible(False)
    handles = [
        Patch(facecolor=COLOURS["other"], label="known: stated date to last office in the volume"),
        Patch(facecolor=LIKELY, label="found from the claims"),
    ]
    _legend_below(ax, handles, 0.6, -20)
    title = f"For {met} of {len(table)} texts the period found overlaps with what is known"
    source = "Source: CIA World Factbook, South Korea; usrok_data, date_document()"
    return style.caption(ax, title, source, below=44)


def _month(day: pd.Timestamp, year: int) -> float:
    """Return a day as months since the start of a year."""
    return float(12 * (day.year - year) + day.month - 1 + (day.day - 1) / day.days_in_month)


def period_width(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how wide the likely period is with few and with many claims.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per trial: ``claims`` (how many were used) and ``days`` (how wide the period).
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, claims on x, days on y (a logarithmic scale): the median as a line, the
        middle half of the trials as a band.

    Examples
    --------
    >>> import pandas as pd
    >>> from usrok_data import charts
    >>> trials = pd.DataFrame({"claims": [5, 5, 40, 40], "days": [900, 1200, 100, 130]})
    >>> charts.period_width(trials).get_xlabel()
    'claims used'
    """
    ax = style.new_axes(ax, 3.4, left=0.95, right=0.5, bottom=0.85, top=0.75)
    by_claims = table.groupby("claims")["days"]
    middle = by_claims.median()
    low, high = by_claims.quantile(0.25), by_claims.quantile(0.75)
    ax.fill_between(
        middle.index, low, high, facecolor=(LIKELY, 0.3), edgecolor=LIKELY, linewidth=0.8
    )
    ax.plot(middle.index, middle, "o-", color=COLOURS["KOR"], markersize=5)
    for claims, days in middle.items():
        ax.annotate(f"{days:,.0f}", (claims, days), (0, 7), textcoords="offset points",
                    ha="center", fontsize=style.LABEL_SIZE)  # fmt: skip
    ax.set_yscale("log")
    ax.set_ylim(low.min() * 0.6, high.max() * 1.6)
    ax.set_yticks([31, 91, 365, 1461], ["a month", "3 months", "a year", "4 years"])
    ax.yaxis.set_minor_locator(NullLocator())
    ax.set_xticks(list(middle.index))
    ax.set_xlabel("claims used")
    ax.spines[["top", "right"]].set_visible(False)
    few, many = middle.iloc[0], middle.iloc[-1]
    title = (
        f"With {middle.index[0]} claims the likely period is {few:,.0f} days wide,\n"
        f"with {middle.index[-1]} claims {many:,.0f} (medians)"
    )
    source = "Log scale. Band: the middle half of the trials. Source: usrok_data, test_claims()"
    return style.caption(ax, title, source, below=44)


def share_true(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how the share of claims that hold changes around the day a text was finished.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per kind of claim and time: ``kind``, ``years`` (before the text, negative,
        or after it) and ``share`` (of the claims of that kind that hold then, 0 to 1).
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, percent on y, one line per kind.

    Examples
    --------
    >>> import pandas as pd
    >>> from usrok_data import charts
    >>> held = pd.DataFrame({"kind": "offices", "years": [-1, 0, 1], "share": [0.4, 1, 0.5]})
    >>> charts.share_true(held).get_ylabel()
    'claims that hold (percent)'
    """
    ax = style.new_axes(ax, 3.4, left=0.75, right=1.35, bottom=0.85, top=0.75)
    looks = zip(COLOURS.values(), ("-", "--", "-.", ":"), strict=True)
    for (kind, own), (colour, dashes) in zip(
        table.groupby("kind", sort=False), looks, strict=False
    ):
        ax.plot(own["years"], own["share"] * 100, color=colour, linestyle=dashes, linewidth=1.8)
        style.label(
            ax, 1.02, own["share"].iloc[-1] * 100, str(kind), beside=True,
            color=colour, fontweight="bold",
        )  # fmt: skip
    ax.axvline(0, color=style.ink(ax), linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
    style.label(ax, -0.08, 4, "text finished", ha="right")
    ax.set_xlim(table["years"].min(), table["years"].max())
    ax.set_ylim(0, 104)
    ax.set_xlabel("years before and after")
    ax.set_ylabel("claims that hold (percent)")
    ax.spines[["top", "right"]].set_visible(False)
    kind = table["kind"].iloc[0]
    held = table[table["kind"] == kind].set_index("years")["share"]
    now, before, after = held.iloc[abs(held.index).argmin()], held.index.min(), held.index.max()
    if {-2, 2} <= set(held.index):
        before, after = -2, 2
    title = (
        f"Of the {kind}, {now:.0%} hold when the text is finished;\n"
        f"{held[before]:.0%} did {-before:g} years before, "
        f"{held[after]:.0%} do {after:g} years after"
    )
    source = "Source: usrok_data, test_claims() and terms(), memberships()"
    return style.caption(ax, title, source, below=44)


def expired_ages(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw for how long the expired claims of several texts had been out of date.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per expired claim: ``text`` (the title of the text), ``claim`` and ``days``.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, one row per text, one dot per expired claim; claims that had
        ended more than a year before are named on the right, with their years.

    Examples
    --------
    >>> import pandas as pd
    >>> from usrok_data import charts
    >>> ages = pd.DataFrame({"text": ["1990"], "claim": ["In ASPAC"], "days": [5_900]})
    >>> charts.expired_ages(ages).get_xlabel()
    'years since the claim had stopped being true'
    """
    texts = list(dict.fromkeys(table["text"]))
    height = 0.42 * len(texts) + 1.6
    ax = style.new_axes(ax, height, left=0.95, right=2.75, bottom=0.85, top=0.75)
    for y, text in enumerate(texts):
        own = table[table["text"] == text].sort_values("days", ascending=False)
        colour = COLOURS["KOR"] if text == texts[-1] else COLOURS["USA"]
        years = own["days"].astype(float) / 365.25
        look: dict[str, Any] = {"color": colour, "alpha": 0.75, "clip_on": False}
        ax.plot(years.clip(upper=LONGEST_AGE), [y] * len(own), "o", markersize=7, **look)
        if (years > LONGEST_AGE).any():
            ax.plot(LONGEST_AGE * 1.03, y, ">", markersize=5, **look)
        pairs = zip(own["claim"].str.removesuffix("."), years, strict=True)
        named = [f"{claim} {age:.1f}" for claim, age in pairs if age > 1]
        lines = textwrap.wrap(", ".join(named), 46)
        style.label(ax, 1.06, y, "\n".join(lines), beside=True, fontsize=8, linespacing=1.05)
    ax.set_yticks(range(len(texts)), texts)
    ax.set_ylim(len(texts) - 0.4, -0.6)
    ax.set_xlim(0, LONGEST_AGE)
    ax.set_xticks(range(int(LONGEST_AGE) + 1))
    ax.set_xlabel("years since the claim had stopped being true")
    ax.spines[["top", "right"]].set_visible(False)
    others = table[table["text"] != texts[-1]]
    as_old = others[others["days"] >= table.loc[table["text"] == texts[-1], "days"].min()]
    title = (
        f"Every text had expired claims; {as_old['text'].nunique()} of the {len(texts) - 1} others "
        f"have one\nat least as old as one of the {texts[-1]}"
    )
    return style.caption(ax, title, "Source: usrok_data, test_claims() and claims()", below=44)
