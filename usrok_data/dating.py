"""When a text can have been written: the days that fit its claims best.

Every claim is a vector of the days on which the record allows it. A day costs 3 for each
claim that had not begun and 1 for each that had ended: writers carry old sentences on, and
seldom know the future. The cheapest days are the likely period. The rule and its weights
were tried on texts whose date is known; chapter 06 shows how well it works.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from usrok_data.codebook import STRING
from usrok_data.coding import Coded, CodedClaim, read_coded
from usrok_data.days import (
    LENGTH,
    RECORD_END,
    RECORD_START,
    Vector,
    date_of,
    day_number,
    in_words,
    no_days,
    read_dates,
    runs,
)
from usrok_data.documents import AuditError
from usrok_data.evidence import METHODS

#: What a day costs for each claim that had not begun, and for each that had ended.
NOT_BEGUN_COST, ENDED_COST = 3, 1
#: Methods that test a figure.
FIGURE_METHODS = ("series", "rank")
#: A likely period is at least this long: no text is written in a day.
SHORTEST_PERIOD = 31
#: A wider period than this is not much of an answer, and is said to be wide.
WIDE_PERIOD = 366

#: The part of a text to which rows without one belong.
UNNAMED = "(none)"
#: What is printed for a missing value.
MISSING = "\u2013"
#: The columns that a dating adds to the user's table.
ADDED = ("true_from", "true_to", "verdict", "days", "read")


class Allowed(NamedTuple):
    """The runs of days on which a claim counts against no day, as first and last numbers."""

    runs: list[tuple[int, int]]
    #: For an undated figure, the days on which the record has it; else None.
    figure: list[tuple[int, int]] | None = None

    @property
    def first(self) -> int:
        """The first day; 0 if the claim had no beginning in the record."""
        return self.runs[0][0]


def allowed_days(coded: CodedClaim) -> Allowed | None:
    """Return the days on which some source and some reading allow a claim; None if untested.

    On days of which no source says anything, the nearest days before and after stand. Figures
    only say "not before": a text that prints an old figure is not for that reason old.
    """
    days, known = no_days(), no_days()
    for row in coded.evidence:
        truth = METHODS[row.method].find(row, coded.claim).truth
        days |= truth.possible
        known[truth.first : truth.last + 1] = True
    if not known.any():
        return None
    for first, last in runs(~known):
        before, after = first > 0 and days[first - 1], last < LENGTH - 1 and days[last + 1]
        days[first : last + 1] = before or after
    found = runs(days)
    if not found or not any(row.method in FIGURE_METHODS for row in coded.evidence):
        return Allowed(found)
    return Allowed([(found[0][0], LENGTH - 1)], found)


@dataclass(frozen=True)
class Dating:
    """When a text can have been written, and what the answer rests on.

    It prints the answer. ``chart()`` draws it, ``compare(date)`` says what had ended by a day.

    Attributes
    ----------
    claims : pandas.DataFrame
        Your table, one row per claim, with ``true_from`` and ``true_to`` (the first and last
        day on which the record allows the claim, in the run of days nearest to the likely
        period; missing if open), ``verdict`` (against the likely period: true, outdated, not
        yet true, figure differs, false, untested, not checkable), ``days`` (by how many days it
        had ended, or had not begun) and ``read`` (what was read from its words). A figure whose
        date is not printed cannot end a period: where the record has another figure it says
        ``figure differs``.
    likely : pandas.DataFrame
        The cheapest days: one row per run, ``start``, ``end`` and ``days``; the last two are
        missing where nothing ends the run before the record stops.
    not_before : pandas.Timestamp
        The latest first day of a claim; NaT if no claim has one. Of a claim that was true
        several times the first time counts.
    probably_before : pandas.Timestamp
        The day after the likely period, on which a claim that still held has ended; NaT if
        nothing ends it.
    agreement : float
        Share of the tested claims that hold in the likely period.
    by_day : pandas.DataFrame
        One row per day of the record: ``true``, ``not_begun``, ``ended`` (numbers of claims)
        and ``cost``.
    layers : pandas.DataFrame or None
        With ``by``: one row per part of the text.
    warnings : list of str
        What to keep in mind.
    """

    claims: pd.DataFrame
    likely: pd.DataFrame
    not_before: pd.Timestamp
    probably_before: pd.Timestamp
    sets_not_before: pd.DataFrame
    sets_probably_before: pd.DataFrame
    by_day: pd.DataFrame
    warnings: list[str]
    layers: pd.DataFrame | None
    _coded: Coded
    _allowed: list[Allowed | None]
    _likely: list[tuple[int, int]]
    _published: tuple[dt.date, dt.date] | None

    @property
    def start(self) -> pd.Timestamp:
        """First day of the likely period."""
        return self.likely["start"].iloc[0]

    @property
    def end(self) -> pd.Timestamp:
        """Last day of the likely period; NaT if nothing ends it before the record stops."""
        return self.likely["end"].iloc[-1]

    @property
    def days(self) -> int | None:
        """Days of the likely period, from the first to the last; None if nothing ends it."""
        return None if pd.isna(self.end) else (self.end - self.start).days + 1

    @property
    def expired(self) -> pd.DataFrame:
        """The claims that had ended before the likely period, the oldest first."""
        return self._with("outdated")

    @property
    def not_yet(self) -> pd.DataFrame:
        """The claims that began only after the likely period."""
        return self._with("not yet true")

    @property
    def tested(self) -> int:
        """Number of claims that the record can test."""
        return int((~self.claims["verdict"].isin(["untested", "not checkable"])).sum())

    @property
    def published(self) -> tuple[pd.Timestamp, pd.Timestamp] | None:
        """First and last day of the date of publication, if it was given."""
        if self._published is None:
            return None
        return pd.Timestamp(self._published[0]), pd.Timestamp(self._published[1])

    @property
    def periods(self) -> pd.DataFrame:
        """Every period in which the record has a claim.

        One row per claim and period: ``number`` (the place of the claim in ``claims``, from 0),
        ``true_from`` and ``true_to`` (missing if open).
        """
        rows = [
            (
                number,
                None if first == 0 else date_of(first),
                None if last == LENGTH - 1 else date_of(last),
            )
            for number, days in enumerate(self._allowed)
            if days is not None
            for first, last in (days.runs if days.figure is None else days.figure)
        ]
        frame = pd.DataFrame(rows, columns=["number", "true_from", "true_to"], dtype="object")
        dates = dict.fromkeys(["true_from", "true_to"], "datetime64[s]")
        return frame.astype({"number": "int64", **dates})

    @property
    def agreeing(self) -> int:
        """Number of claims that hold together on the best day of the likely period."""
        exact = [d if d is None or d.figure is None else Allowed(d.figure) for d in self._allowed]
        true, _, _ = _count_days(exact)
        days = np.concatenate([true[a : b + 1] for a, b in self._likely])
        return int(days.max())

    @property
    def agreement(self) -> float:
        """Share of the tested claims that hold together on the best day of the period."""
        return self.agreeing / self.tested

    def _with(self, verdict: str) -> pd.DataFrame:
        table = self.claims[self.claims["verdict"] == verdict]
        return table.sort_values("days", ascending=False, kind="stable")

    def compare(self, published: object) -> pd.DataFrame:
        """Say which claims had ended, or had not begun, on a day, in a month or in a year.

        Parameters
        ----------
        published : str, datetime.date, pandas.Timestamp or pandas.Period
            For instance ``"1993-07-19"``, ``"July 1993"`` or ``"1993"``. In a month or a year
            a claim has ended if it had ended before its first day.

        Returns
        -------
        pandas.DataFrame
            Your table with ``true_from``, ``true_to``, ``verdict``, ``days`` and ``read``, all
            for that date; the claims that do not hold, the oldest first.

        Raises
        ------
        ValueError
            If it is no date of the record.

        Examples
        --------
        >>> import usrok_data as usrok
        >>> table = usrok.date_document(usrok.claims()).compare("1993-07-19")
        >>> sorted(set(table["verdict"]))
        ['false', 'outdated']
        """
        first, last = _read_published(published)
        table = _judged(self._coded, self._allowed, [(day_number(first), day_number(last))])
        table = table[table["verdict"].isin(["outdated", "not yet true", "false"])]
        return table.sort_values("days", ascending=False, kind="stable")

    def chart(self, ax: Any = None) -> Any:
        """Draw the claims that help to date the text, with the likely period.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Axes to draw on; without it a new figure is made.

        Returns
        -------
        matplotlib.axes.Axes
        """
        from usrok_data import charts  # needs matplotlib, which is slow to import

        return charts.dating(self, ax=ax)

    # ------------------------------------------------------------ printing

    def _lines(self) -> list[tuple[str, str]]:
        verdicts = self.claims["verdict"].value_counts()
        parts = [
            f"{in_words(a.date())} " + ("or later" if pd.isna(b) else f"to {in_words(b.date())}")
            for a, b in zip(self.likely["start"], self.likely["end"], strict=True)
        ]
        width = "" if self.days is None else f" ({self.days:,} days)"
        if self.days is not None and len(parts) > 1:
            width = f" ({int(self.likely['days'].sum()):,} days in {len(parts)} parts)"
        lines = [("Likely written", " or ".join(parts) + width)]
        if not pd.isna(self.not_before):
            text = self._set_by(self.not_before, self.sets_not_before)
            is_outvoted = self.not_before > (self.start if self.days is None else self.end)
            text += " (outvoted)" if is_outvoted else self._without(self.sets_not_before, 0)
            lines.append(("Not before", text))
        if not pd.isna(self.probably_before):
            text = self._set_by(self.probably_before, self.sets_probably_before)
            lines.append(("Probably before", text + self._without(self.sets_probably_before, 1)))
        for name, table, of in (
            ("Had ended", self.expired, "before"),
            ("Had not begun", self.not_yet, "after"),
        ):
            told = [f"{_title(r)} ({_many(r['days'])} {of})" for _, r in table.head(3).iterrows()]
            more = f"; and {len(table) - 3} more" if len(table) > 3 else ""
            counted = f"{len(table)}: {'; '.join(told)}{more}" if len(table) else "no claim"
            lines.append((name, counted))
        lines.append(("In agreement", f"{self.agreeing} of {self.tested} tested claims"))
        for verdict, name in (
            ("figure differs", "Figure differs"),
            ("false", "True at no time"),
            ("untested", "Not tested"),
        ):
            named = [
                _title(r) for _, r in self.claims[self.claims["verdict"] == verdict].iterrows()
            ]
            if named:
                more = f"; and {len(named) - 3} more" if len(named) > 3 else ""
                lines.append((name, f"{len(named)}: {'; '.join(named[:3])}{more}"))
        if number := int(verdicts.get("not checkable", 0)):
            lines.append(("Not checkable", f"{number}"))
        if self._published:
            first, last = self._published
            day = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
            table = self.compare(first if first == last else f"{first:%Y-%m}")
            ended = int((table["verdict"] == "outdated").sum())
            later = int((table["verdict"] == "not yet true").sum())
            lines.append((f"On {day}", f"{ended} had ended, {later} had not begun"))
        lines += [("Caution", warning) for warning in self.warnings]
        return lines

    def _without(self, table: pd.DataFrame, end: int) -> str:
        """Say how a bound would change without the one claim that sets it."""
        if len(table) != 1 or self.tested < 3:
            return ""
        place = int(np.flatnonzero(self.claims.index == table.index[0])[0])
        others = [days for number, days in enumerate(self._allowed) if number != place]
        if not any(days is not None and days.runs for days in others):
            return ""
        if end:
            _, not_begun, ended = _count_days(others)
            cost = NOT_BEGUN_COST * not_begun + ENDED_COST * ended
            last = runs(cost == cost.min())[-1][1]
            day = "no end" if last == LENGTH - 1 else in_words(date_of(last + 1))
        else:
            firsts = [days.first for days in others if days is not None and days.runs]
            day = in_words(date_of(max(firsts))) if max(firsts) else "none"
        return f" (without it: {day})"

    @staticmethod
    def _set_by(day: pd.Timestamp, table: pd.DataFrame) -> str:
        titles = list(dict.fromkeys(_title(row) for _, row in table.iterrows()))
        more = f"; and {len(titles) - 2} more" if len(titles) > 2 else ""
        return f"{in_words(day.date())}: {'; '.join(titles[:2])}{more}"

    def __repr__(self) -> str:
        width = max(len(name) for name, _ in self._lines()) + 2
        text = "\n".join(f"{name:<{width}}{value}" for name, value in self._lines())
        if self.layers is not None:
            text += f"\n\n{_shown(self.layers).to_string(index=False)}"
        return text

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th style="text-align:left;white-space:nowrap">{html.escape(name)}</th>'
            f'<td style="text-align:left">{html.escape(value)}</td></tr>'
            for name, value in self._lines()
        )
        layers = "" if self.layers is None else _shown(self.layers).to_html(index=False, border=0)
        return f"<table>{rows}</table>{layers}"


def _many(days: int) -> str:
    return "1 day" if days == 1 else f"{days:,} days"


def _title(row: Any) -> str:
    text = row["claim"] if "claim" in row and not pd.isna(row["claim"]) else row["quote"]
    return str(text).rstrip(".")


def _shown(layers: pd.DataFrame) -> pd.DataFrame:
    """Return the layers as they are printed: a dash for a missing value."""
    shown = layers.copy().astype("object")
    for column in ("not_before", "start", "end"):
        shown[column] = [
            MISSING if pd.isna(day) else in_words(day.date()) for day in layers[column]
        ]
    for column in ("days", "expired"):
        shown[column] = [MISSING if pd.isna(n) else f"{n:,}" for n in layers[column]]
    return shown


def date_document(
    claims: object,
    published: object = None,
    *,
    by: str | None = None,
    figures: pd.DataFrame | None = None,
) -> Dating:
    """Say when a text can have been written, from what it claims.

    Parameters
    ----------
    claims : pandas.DataFrame, str or path
        One row per claim of the text, or the path of a .csv or .xlsx with them. Columns:
        ``claim`` or ``quote`` (its words) and ``test`` (how it is tested: ``methods()`` lists
        the ways; ``not checkable`` if nothing could decide it). Where they are empty, ``key``
        (the state, body, person or series), ``number``, ``date`` and ``korea`` are read from
        the words. Other columns are kept. ``template("my_text.csv")`` writes a table to fill
        in. Rows of ``claims()`` date the sheet itself, with the package's evidence.
    published : str, datetime.date, pandas.Timestamp or pandas.Period, optional
        When the text was published, as a day, a month or a year, to compare with.
    by : str, optional
        A column, such as ``"section"``: the parts of the text are dated one by one as well.
    figures : pandas.DataFrame, optional
        Series of your own for the test ``series``: columns ``series``, ``date`` and ``value``
        (or ``low`` and ``high``). A row of ``claims`` names its series in ``key``.

    Returns
    -------
    Dating
        It prints the answer; see its attributes. The likely period is when the text fits the
        record best. It is no day of publication: that is later, by weeks or years.

    Raises
    ------
    AuditError
        If the table cannot be used; the message names every cell, and what to write instead.

    Examples
    --------
    >>> import pandas as pd
    >>> import usrok_data as usrok
    >>> text = pd.DataFrame(
    ...     {
    ...         "claim": ["No relations with Albania", "Relations with the Soviet Union"],
    ...         "test": ["no_relations", "relations"],
    ...     }
    ... )
    >>> dating = usrok.date_document(text)
    >>> str(dating.start.date()), dating.probably_before.year
    ('1990-09-30', 1991)
    """
    coded = read_coded(claims, figures)
    span = None if published is None else _read_published(published)
    if by is not None and not (isinstance(by, str) and by in coded.table):
        raise AuditError(
            f"by is {by!r}, which is no column of the table. Expected one of: "
            f"{', '.join(map(str, coded.table.columns))}."
        )
    allowed = [allowed_days(claim) for claim in coded.claims]
    if not any(days is not None and days.runs for days in allowed):
        raise AuditError(_no_date(coded, allowed))
    layers = None if by is None else _layers(coded, allowed, by)
    return _dating(coded, allowed, span, layers)


@cache
def _calendar() -> pd.DatetimeIndex:
    """Return every day of the record."""
    return pd.date_range(RECORD_START, periods=LENGTH, freq="D", unit="s", name="date")


def _no_date(coded: Coded, allowed: Sequence[Allowed | None]) -> str:
    """Say of each claim why it dates nothing."""
    lines = ["No claim can date this text. Expected at least one that was true at some time."]
    for claim, days in list(zip(coded.claims, allowed, strict=True))[:8]:
        why = "the record does not say" if days is None else "true at no time of the record"
        why = why if claim.claim.checkable else "not checkable"
        read = f" (read: {'; '.join(claim.read)})" if claim.read else ""
        lines.append(f"- {claim.claim.claim}: {why}{read}")
    return "\n".join(lines)


def _read_published(published: object) -> tuple[dt.date, dt.date]:
    try:
        if isinstance(published, int | np.integer) and not isinstance(published, bool):
            published = str(published)
        first, last = read_dates(published, "published")
    except ValueError as error:
        raise AuditError(str(error)) from None
    if last < RECORD_START or first > RECORD_END:
        raise AuditError(
            f"published is {published!r}, which is outside the record. Expected a date from "
            f"{in_words(RECORD_START)} to {in_words(RECORD_END)}."
        )
    return max(first, RECORD_START), min(last, RECORD_END)


Counts = npt.NDArray[np.int64]


def _count_days(allowed: Sequence[Allowed | None]) -> tuple[Counts, Counts, Counts]:
    """Return for each day how many claims hold, have not begun, and have ended."""
    true, not_begun = np.zeros(LENGTH + 1, np.int64), np.zeros(LENGTH + 1, np.int64)
    number = 0
    for days in allowed:
        if days is None or not days.runs:
            continue  # true at no time: it says nothing about when
        number += 1
        not_begun[0] += 1
        not_begun[days.first] -= 1
        for first, last in days.runs:
            true[first] += 1
            true[last + 1] -= 1
    true, not_begun = true.cumsum()[:LENGTH], not_begun.cumsum()[:LENGTH]
    return true, not_begun, number - true - not_begun


def _cheapest(cost: Counts) -> list[tuple[int, int]]:
    """Return the runs of the cheapest days, with the cheapest days beside them if they are few."""
    days: Vector = cost == cost.min()
    while days.sum() < SHORTEST_PERIOD:
        beside = np.convolve(days, (1, 1, 1), "same").astype(bool) & ~days
        days |= beside & (cost == cost[beside].min())
    return runs(days)


def _widened(cost: Counts, likely: Sequence[tuple[int, int]]) -> list[str]:
    """Say so if the likely period has more than the cheapest days."""
    best = int((cost == cost.min()).sum())
    if best == sum(last - first + 1 for first, last in likely):
        return []
    first = in_words(date_of(int(cost.argmin())))
    number = "Only one day fits" if best == 1 else f"Only {best} days fit"
    return [
        f"{number} best, the first of them {first}. No text is written in so short a time, so days "
        "beside them were added, up to a month."
    ]


def _dating(
    coded: Coded,
    allowed: list[Allowed | None],
    published: tuple[dt.date, dt.date] | None,
    layers: pd.DataFrame | None,
) -> Dating:
    true, not_begun, ended = _count_days(allowed)
    cost = NOT_BEGUN_COST * not_begun + ENDED_COST * ended
    likely = _cheapest(cost)
    # The claims that set the end are those of the cheapest days, also if more were added.
    last = runs(cost == cost.min())[-1][1]
    table = _judged(coded, allowed, likely)
    starts = np.array([d.first if d is not None and d.runs else 0 for d in allowed])
    ends_after = np.array(
        [d is not None and any(b == last for _, b in d.runs) for d in allowed], dtype=bool
    )
    is_open = last == LENGTH - 1
    not_before = int(starts.max())
    return Dating(
        claims=table,
        likely=pd.DataFrame(
            {
                "start": pd.to_datetime([date_of(a) for a, _ in likely]).astype("datetime64[s]"),
                "end": pd.array(
                    [None if b == LENGTH - 1 else date_of(b) for _, b in likely],
                    dtype="datetime64[s]",
                ),
                "days": pd.array(
                    [None if b == LENGTH - 1 else b - a + 1 for a, b in likely], dtype="Int64"
                ),
            }
        ),
        not_before=pd.Timestamp(date_of(not_before)) if not_before else pd.NaT,
        probably_before=pd.NaT if is_open else pd.Timestamp(date_of(last + 1)),
        sets_not_before=table[(starts == not_before) & (starts > 0)],
        sets_probably_before=table[ends_after & (not is_open)],
        by_day=pd.DataFrame(
            {"true": true, "not_begun": not_begun, "ended": ended, "cost": cost}, index=_calendar()
        ),
        warnings=[
            *coded.warnings,
            *_repeated(table),
            *_widened(cost, likely),
            *_warnings(likely, table),
        ],
        layers=layers,
        _coded=coded,
        _allowed=allowed,
        _likely=likely,
        _published=published,
    )


def _repeated(table: pd.DataFrame) -> list[str]:
    """Say which claims stand in several rows: each row counts."""
    titles = [_title(row) for _, row in table.iterrows()] if len(table) < 500 else []
    counts = pd.Series(titles, dtype="object").value_counts()
    return [
        f"{number} rows say the same ({title}). Each of them counts."
        for title, number in counts[counts > 1].items()
    ]


def _warnings(likely: Sequence[tuple[int, int]], table: pd.DataFrame) -> list[str]:
    warnings = []
    width = likely[-1][1] - likely[0][0] + 1
    if len(likely) > 1:
        warnings.append(
            f"The likely period has {len(likely)} parts, which fit equally well: look at the "
            "claims that end or begin between them."
        )
    if likely[-1][1] == LENGTH - 1:
        warnings.append(
            "Nothing ends the likely period: no claim that held then ends before the record "
            f"stops, on {in_words(RECORD_END)}."
        )
    elif width > WIDE_PERIOD:
        warnings.append(
            f"The likely period is {width / 365.25:.1f} years wide. More claims that begin or end "
            "near it would narrow it: offices, memberships, dated figures."
        )
    if len(likely) > 1 and not (table["verdict"] == "true").all():
        failing = table[table["verdict"].isin(["outdated", "not yet true"])]
        if len(failing):
            warnings.append(
                "No part fits all claims: a claim that fails in one of them is not called true."
            )
    if later := int((table["verdict"] == "not yet true").sum()):
        claims = "claim begins" if later == 1 else "claims begin"
        warnings.append(
            f"{later} {claims} only after the likely period. Either part of the text is later, "
            "or a claim or its test is wrong."
        )
    return warnings


def _judged(
    coded: Coded, allowed: Sequence[Allowed | None], parts: Sequence[tuple[int, int]]
) -> pd.DataFrame:
    """Return the user's table with the verdict on each claim in one or several parts of time.

    A claim is true if it holds on some day of every part; else the first other verdict stands.
    """
    rows = []
    for claim, days in zip(coded.claims, allowed, strict=True):
        verdicts = [_verdict(claim, days, first, last) for first, last in parts]
        rows.append(next((v for v in verdicts if v[2] != "true"), verdicts[0]))
    frame = coded.table.copy()
    frame = frame.rename(columns={c: f"{c}_given" for c in map(str, frame.columns) if c in ADDED})
    for place, column in enumerate(ADDED[:2]):
        values = [row[place] for row in rows]
        frame[column] = pd.Series(values, index=frame.index, dtype="datetime64[s]")
    frame["verdict"] = pd.Series([row[2] for row in rows], index=frame.index, dtype=STRING)
    frame["days"] = pd.Series([row[3] for row in rows], index=frame.index, dtype="Int64")
    read = ["; ".join(claim.read) or None for claim in coded.claims]
    frame["read"] = pd.Series(read, index=frame.index, dtype=STRING)
    return frame


def _verdict(
    claim: CodedClaim, allowed: Allowed | None, first: int, last: int
) -> tuple[dt.date | None, dt.date | None, str, int | None]:
    """Return the period of a claim, the verdict between two days, and by how many days."""
    if not claim.claim.checkable:
        return None, None, "not checkable", None
    if allowed is None:
        return None, None, "untested", None
    if not allowed.runs:
        return None, None, "false", None
    found = allowed.runs if allowed.figure is None else allowed.figure
    before = [run for run in found if run[0] <= last]
    start, end = before[-1] if before else found[0]
    true_from = date_of(start) if start else None
    true_to = date_of(end) if end < LENGTH - 1 else None
    if start > last:
        return true_from, true_to, "not yet true", start - last
    if end < first and allowed.figure is not None:
        return true_from, true_to, "figure differs", None
    if end < first:
        return true_from, true_to, "outdated", first - end
    return true_from, true_to, "true", None


def _layers(coded: Coded, allowed: Sequence[Allowed | None], by: str) -> pd.DataFrame:
    """Date each part of a text by its own claims."""
    parts = coded.table[by].astype("object").tolist()
    rows = []
    parts = [UNNAMED if pd.isna(p) or p == "" else p for p in parts]
    for part in dict.fromkeys(parts):
        mine = [n for n, p in enumerate(parts) if p == part]
        own = [allowed[n] for n in mine]
        row: dict[str, Any] = {by: part, "claims": len(mine)}
        if any(days is not None and days.runs for days in own):
            part_coded = Coded(coded.table.iloc[mine], [coded.claims[n] for n in mine], [])
            one = _dating(part_coded, own, None, None)
            row |= {
                "tested": one.tested,
                "not_before": one.not_before,
                "start": one.start,
                "end": one.end,
                "days": one.days,
                "expired": len(one.expired),
            }
        rows.append({"tested": 0, "not_before": pd.NaT, "start": pd.NaT, "end": pd.NaT} | row)
    columns = [by, "claims", "tested", "not_before", "start", "end", "days", "expired"]
    frame = pd.DataFrame(rows, columns=columns)
    whole = ["claims", "tested", "days", "expired"]
    dates = ["not_before", "start", "end"]
    return frame.astype(dict.fromkeys(whole, "Int64") | dict.fromkeys(dates, "datetime64[s]"))
