"""Charts of the chapter on security: what they draw is in the tables, and can be read."""

from __future__ import annotations

import math

import pytest
from matplotlib.dates import num2date
from test_charts import texts_of

from usrok_data import charts
from usrok_data.charts import COLOURS


def test_no_line_crosses_the_years_without_a_count():
    values = [float(n) for n in charts.us_troops().get_lines()[0].get_ydata()]
    drawn = dict(zip(range(1950, 2000), values, strict=True))
    # Read by hand: there is no report of 1951 and 1952.
    assert [year for year, n in drawn.items() if math.isnan(n)] == [1951, 1952]
    assert (drawn[1950], drawn[1971], drawn[1993]) == (510, 40_740, 34_830)


def test_decisions_stand_on_their_days():
    ax = charts.us_troops()
    texts = texts_of(ax)
    for words in (
        "1971: Seventh Division leaves",
        "1989: Nunn-Warner amendment",
        "1991: second round of cuts put off",
        "1992: 37,000 are to stay",
        "Carter's plan, 1977 to 1979",
        "326,863 in 1953",
        "nuclear crisis",
    ):
        assert words in texts, words
    days = {str(line.get_xdata()[0])[:10] for line in ax.get_lines()[1:]}
    assert {"1971-03-01", "1977-03-09", "1989-08-01", "1991-11-21", "1992-10-08"} <= days


def test_both_koreas_are_drawn_with_what_others_printed():
    ax = charts.forces_of_both_koreas()
    south, south_dots, north, north_dots = ax.get_lines()[:4]
    # Read by hand: cow-nmc-7 in 1993; figures_reported has 9 rows for the South, 7 for the North.
    year = list(south.get_xdata()).index(1993.5)  # the middle of the year
    assert (south.get_ydata()[year], north.get_ydata()[year]) == (750, 1_100)
    assert (len(south_dots.get_ydata()), len(north_dots.get_ydata())) == (9, 7)
    assert max(north_dots.get_ydata()) == 1_322
    assert (south.get_color(), north.get_color()) == (COLOURS["KOR"], COLOURS["PRK"])
    # The armistice of 27 July 1953 and the publication of 19 July 1993 are on the same scale.
    places = {round(float(line.get_xdata()[0]), 1) for line in ax.get_lines()[4:]}
    assert {1953.6, 1993.5} <= places


def test_each_source_has_its_figures_with_their_years():
    ax = charts.korean_forces_by_source()
    dots = [(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.get_lines()]
    assert dots == [
        (650_000, 0), (670_000, 0), (750_000, 0),
        (641_000, 1), (650_000, 1), (668_000, 1), (750_000, 1),
        (630_000, 2), (750_000, 2), (655_000, 3), (650_000, 4), (650_000, 5),
    ]  # fmt: skip
    assert [line.get_fillstyle() for line in ax.get_lines()][-2:] == ["full", "none"]
    texts = texts_of(ax)
    assert "1991 to 1995" in texts and "1991, 1992" in texts and "the sheet: 650,000" in texts
    with pytest.raises(ValueError, match="first is 1900"):
        charts.korean_forces_by_source(first=1900)


def test_payments_that_were_only_agreed_are_hatched_and_a_missing_year_has_no_bar():
    ax = charts.cost_shares()
    bars = {round(bar.get_x() + bar.get_width() / 2): bar for bar in ax.patches}
    assert {year: bar.get_height() for year, bar in bars.items()} == {
        1991: 150, 1992: 180, 1993: 220, 1994: 260, 1995: 300, 1996: 330, 1998: 390
    }  # fmt: skip
    assert [year for year, bar in bars.items() if bar.get_hatch()] == [1996, 1998]
    assert "(16.4 %)" in texts_of(ax) and "no figure" in texts_of(ax)


def test_changes_are_marked_as_agreed_done_or_put_off():
    ax = charts.changes_in_command()
    marks = [line for line in ax.get_lines() if line.get_marker() in ("o", "x")]
    drawn = [
        (line.get_ydata()[0], str(line.get_xdata()[0])[:10], line.get_marker()) for line in marks
    ]
    assert drawn == [
        (0, "1991-03-25", "o"), (1, "1992-07-01", "o"), (2, "1990-11-01", "o"),
        (2, "1992-12-01", "o"), (3, "1991-11-01", "o"), (3, "1992-10-08", "o"),
        (3, "1994-12-01", "o"), (4, "1990-06-25", "o"), (4, "1993-05-11", "x"),
    ]  # fmt: skip
    assert "between May and Dec 1993" in texts_of(ax)


def test_every_talk_has_a_mark_on_its_day():
    ax = charts.who_talked()
    marks = [line for line in ax.get_lines() if line.get_marker() == "o"]
    days = sorted(num2date(line.get_xdata(orig=False)[0]).date().isoformat() for line in marks)
    assert len(days) == 16
    assert {"1991-12-13", "1991-12-31", "1992-02-19", "1993-03-12", "1993-06-11"} <= set(days)
    assert days[-1] == "1994-10-21"
