"""Charts of growth and trade: each says what the tables hold, and can be read."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle
from test_charts import texts_of

from usrok_data import charts


def test_growth_has_a_bar_for_each_year_and_labels_the_years_that_shrank():
    ax = charts.growth()
    assert len(ax.patches) == 39
    assert "minus 1.7" in texts_of(ax) and "minus 5.5" in texts_of(ax)


def test_the_balance_is_below_zero_in_a_year_with_a_deficit():
    heights = {round(bar.get_x() - 0.1): bar.get_height() for bar in charts.trade_balance().patches}
    assert len(heights) == 15
    assert [year for year, height in heights.items() if height > 0] == [1995, 1996, 1997]
    assert heights[1988] == pytest.approx(-8.8733) and heights[1996] == pytest.approx(3.9662)


def test_trade_is_compared_with_the_same_partners_in_all_years():
    text = texts_of(charts.trade_compared())
    # 14,781.9 of 11,231.8 and 17,118.1 of 20,105.1 million dollars.
    assert "South Korea 132" in text and "South Korea 85" in text
    lines = charts.trade_compared().get_lines()
    assert [float(line.get_ydata()[3]) for line in lines] == [100.0] * 4  # 1988


def test_gaps_lead_to_the_next_partner_above():
    # Taiwan 34,156.7 and 36,205.5; China 33,146.0 and 40,302.8; less South Korea's totals.
    text = texts_of(charts.rank_gaps())
    assert all(f"gap {gap}" in text for gap in ("1.3", "3.7", "1.8", "8.4"))
    assert "8. South Korea 31.9" in text and "10. China 20.0" in text


def test_each_reading_has_its_ranks():
    ax = charts.rank_by_reading(first=1990, last=1994)
    ranks = [t.get_text() for t in ax.texts if t.get_text().isdigit()]
    assert "".join(ranks) == "77888" + "66777" + "66776"
    assert sum(isinstance(patch, Rectangle) for patch in ax.patches) == 15


def test_both_books_are_drawn_and_the_years_of_two_deficits_marked():
    ax = charts.two_books()
    assert [len(line.get_ydata()) for line in ax.get_lines()] == [15] * 4
    # 20,105.1 and 11,231.8 million by US figures, 21,404.1 and 12,756.7 by Korean ones, in 1988.
    values = [round(float(line.get_ydata()[3]), 1) for line in ax.get_lines()]
    assert values == [20.1, 11.2, 21.4, 12.8]
    assert len(ax.patches) == 6  # three years in each panel
