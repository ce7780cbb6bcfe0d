"""Charts of the document and the relationship: they can be read, and say what the tables hold."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pytest
from matplotlib.dates import num2date
from test_charts import texts_of

import usrok_data as usrok
from usrok_data import charts
from usrok_data.charts import relationship

LANES = (relationship.TURNING_POINTS, relationship.AROUND_THE_VISIT)


def test_the_sheet_is_drawn_sentence_by_sentence_and_claim_by_claim():
    ax = charts.sheet_in_bars()
    # 65 claims, and the fourth sentence, which makes none.
    assert len(ax.patches) == 66
    striped = [p for p in ax.patches if p.get_hatch()]
    hollow = [p for p in ax.patches if p.get_facecolor()[3] == 0]
    assert (len(striped), len(hollow)) == (9, 26 + 1)
    # Sentence 10 has 33 words and five claims.
    heights = sorted({p.get_y() for p in ax.patches})
    tenth = [p for p in ax.patches if p.get_y() == heights[9]]
    assert len(heights) == 30 and len(tenth) == 5
    assert tenth[-1].get_x() == pytest.approx(33 * 4 / 5)
    assert [bool(p.get_hatch()) for p in tenth] == [False, False, False, True, False]


def test_the_exceptions_are_named_with_the_words_of_the_sheet():
    texts = [t.get_text() for t in charts.sheet_in_bars().texts]
    named = [t for t in texts if ': "' in t]
    assert named[0] == 'untested: "made his first official visit to South Korea"'
    assert [t.split(":")[0] for t in named] == [
        "untested", "close", "disputed", "false", "untested", "disputed", "outdated",
        "disputed and outdated",
    ]  # fmt: skip
    quotes = usrok.claims()["quote"].str.cat(sep=" ")
    for text in named:
        quote = text.split('"')[1].removesuffix(" ...")
        assert quote in quotes and len(quote.split()) <= 8


def test_every_event_of_the_lanes_is_in_the_record_and_is_named_once():
    known = usrok.record.context().set_index("context_id")
    strips = relationship.MEANWHILE | relationship.MEANWHILE_1993 | relationship.MEANWHILE_TRADE
    for lanes in LANES:
        events = [pair for lane in lanes.values() for pair in lane.items()]
        assert len({i for i, _ in events}) == len(events) and not {i for i, _ in events} & set(
            relationship.MEANWHILE_1993
        )
        for context_id, text in events:
            year = str(known.loc[context_id, "start"].year)
            assert text.startswith(year) or re.match(r"\d+ (to \d+ )?[A-Z][a-z]+: ", text)
            assert year == "1993" or text.startswith(year)
    assert set(strips) <= set(known.index)
    shown = texts_of(relationship.long_timeline())
    for lane in relationship.TURNING_POINTS.values():
        assert all(shown.count(text) == 1 for text in lane.values())
    days = texts_of(relationship.weeks_around_visit())
    for lane in relationship.AROUND_THE_VISIT.values():
        for context_id, text in lane.items():
            day = known.loc[context_id, "end"]
            assert text in days and f"{day.day} {day:%B}: " in text


def test_a_mark_is_filled_if_a_claim_of_the_sheet_is_about_the_event():
    claims = usrok.claims().set_index("claim_id")
    assert set(relationship.MENTIONED.values()) <= set(claims.index)
    ax = relationship.long_timeline()
    marks = [line for line in ax.get_lines() if line.get_marker() == "o"]
    paper = plt.matplotlib.colors.to_rgba(ax.get_facecolor())
    filled = [m for m in marks if plt.matplotlib.colors.to_rgba(m.get_markerfacecolor()) != paper]
    assert (len(marks), len(filled)) == (33, 11)
    years = sorted(num2date(m.get_xdata()[0]).year for m in filled)
    assert years == [1954, 1965, 1978, 1988, 1988, 1989, 1990, 1991, 1992, 1992, 1993]


def test_the_war_and_the_plan_to_withdraw_are_bars():
    bars = [line for line in relationship.long_timeline().get_lines() if line.get_linewidth() == 4]
    ends = [[num2date(x).date().isoformat() for x in bar.get_xdata()] for bar in bars]
    assert ends == [["1950-06-25", "1953-07-27"], ["1977-03-09", "1979-07-20"]]
    (talks,) = [b for b in relationship.weeks_around_visit().get_lines() if b.get_linewidth() == 4]
    assert [num2date(x).day for x in talks.get_xdata()] == [14, 19]


def test_the_share_is_that_among_the_partners_of_all_years():
    (line,) = [x for x in relationship.trade_share().get_lines() if x.get_marker() == "o"]
    shares = dict(zip((line.get_xdata() - 0.5).round().astype(int), line.get_ydata(), strict=True))
    # By hand: 31,336.9 of 750,694.2 million dollars in 1988, the highest before the sheet.
    assert shares[1988] == pytest.approx(100 * 31336.9 / 750694.2)
    assert max(shares, key=shares.get) == 1988 and shares[1993] == pytest.approx(3.11, abs=0.005)
