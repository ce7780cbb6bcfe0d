"""A strip of time for one claim: when each witness has it true, and the day of publication."""

from __future__ import annotations

import html

import pandas as pd

from _book.text import day
from usrok_data.charts._base import publication
from usrok_data.charts._validity import LOOKS

FIRST, LAST = pd.Timestamp("1986-01-01"), pd.Timestamp("1996-12-31")
LEFT, RIGHT, TOP, STEP = 44, 690, 26, 24


def _x(when: pd.Timestamp) -> float:
    when = min(max(when, FIRST), LAST)
    return round(LEFT + (RIGHT - LEFT) * ((when - FIRST) / (LAST - FIRST)), 1)


def _bar(start: pd.Timestamp, end: pd.Timestamp, y: float, colour: str, pale: bool) -> str:
    if end < FIRST or start > LAST:
        return ""
    left, right = _x(start), _x(end)
    look = ' fill-opacity="0.35"' if pale else ""
    # A window of weeks stays visible.
    wide = max(round(right - left, 1), 2)
    return f'<rect x="{left}" y="{y}" width="{wide}" height="14" fill="{colour}"{look}/>'


def strip(rows: pd.DataFrame, said: str) -> list[str]:
    """Draw the windows of one claim, a line for each row of evidence.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows of ``validity()`` for one claim.
    said : str
        When who has it true, in words, for those who do not see the strip.
    """
    ids = list(dict.fromkeys(rows["evidence_id"]))
    height = TOP + STEP * len(ids) + 22
    lines = [
        f'<svg class="strip" viewBox="0 0 700 {height}" role="img" '
        f'aria-label="Strip of time from {FIRST.year} to {LAST.year}. '
        f'{html.escape(said, quote=True)}.">'
    ]
    base = TOP + STEP * len(ids)
    for year in range(FIRST.year, LAST.year + 1, 2):
        x = _x(pd.Timestamp(year, 1, 1))
        lines += [
            f'<path d="M{x} {base}v4" stroke="currentColor"/>',
            f'<text x="{x}" y="{base + 17}" text-anchor="middle">{year}</text>',
        ]
    lines.append(f'<path d="M{LEFT} {base}H{RIGHT}" stroke="currentColor"/>')
    for number, evidence in enumerate(ids):
        y = TOP + STEP * number + 4
        lines.append(f'<text x="0" y="{y + 12}">{evidence}</text>')
        mine = rows[rows["evidence_id"] == evidence]
        if mine["start"].isna().all():
            lines.append(f'<text x="{LEFT}" y="{y + 12}">true at no time</text>')
        for row in mine.dropna(subset=["start"]).itertuples():
            colour = LOOKS.get(row.verdict, LOOKS["unchecked"])[0]
            if pd.isna(row.sure_from) or (row.start, row.end) != (row.sure_from, row.sure_to):
                lines.append(_bar(row.start, row.end, y, colour, pale=True))
            if pd.notna(row.sure_from):
                lines.append(_bar(row.sure_from, row.sure_to, y, colour, pale=False))
            for beyond, at, way in (
                (row.start < FIRST <= row.end, LEFT + 3, 5),
                (row.end > LAST >= row.start, RIGHT - 3, -5),
            ):
                if beyond:
                    path = f"M{at} {y + 7}l{way} -4v8z"
                    lines.append(f'<path d="{path}" fill="#fff"/>')
    x, label = _x(publication()), f"published {day(publication())}"
    lines += [
        f'<path d="M{x} {TOP - 4}V{base}" stroke="currentColor" stroke-width="1.5" '
        'stroke-dasharray="5 3"/>',
        f'<text x="{x}" y="{TOP - 10}" text-anchor="middle">{label}</text>',
        "</svg>",
    ]
    return ["```{raw} html", *lines, "```", ""]
