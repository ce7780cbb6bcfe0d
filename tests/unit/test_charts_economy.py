"""Charts of growth and trade: each says what the tables hold, and can be read."""

from __future__ import annotations

import warnings
from itertools import combinations

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
from matplotlib.patches import Rectangle
from test_charts import STYLES, behind, close_figures, contrast, over, shown_texts, texts_of

from usrok_data import charts

__all__ = ["close_figures"]  # a fixture for every test

# Read by hand: in indicators(), gdp_growth is below zero in 1980 and 1998 alone, and the rates
# from 1961 to 1993 multiply to 19.2; in us_trade(), exports less imports of Korea, South, are
# -8,888.1 in 1987 and -2,336.2 in 1993, imports 20,105.1 in 1988 and 17,118.1 in 1993; in
# us_trade_ranks(), China and South Korea have 20,043.8 and 32,889.6 in 1990, 40,302.8 and 31,900.0
# in 1993; in korea_trade(), imports from the USA exceed exports in 1991, 1992 and 1994 to 1997.
TITLES_ECONOMY = {
    "growth": "South Korea's economy grew in 37 years of 39; "
    "in 1993 it was 19 times as large as in 1960",
    "trade_balance": "The US deficit with South Korea fell from 8.9 billion dollars in 1987 "
    "to 2.3 billion in 1993",
    "trade_compared": "In 1993 Americans bought 15% less from South Korea than in 1988, "
    "and 34% more from the other partners",
    "rank_gaps": "China was 12.8 billion dollars behind South Korea in 1990 "
    "and 8.4 billion ahead in 1993",
    "rank_by_reading": "In 1993 South Korea was number 7 by 2 of 3 readings; "
    "no reading gives number 7 in every year",
    "two_books": "In 1991, 1992 and 1994 each country recorded a deficit "
    "in its trade with the other",
}


def draw(name, **options):
    return getattr(charts, name)(**options)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", TITLES_ECONOMY)
def test_a_chart_can_be_read_in_light_and_dark_styles(name, style):
    with plt.style.context(["default", style]):
        ax = draw(name)
        ax.figure.set_dpi(700 / ax.figure.get_figwidth())
        ax.figure.draw_without_rendering()
    paper = ax.get_facecolor()
    patches = [(patch.get_window_extent(), patch.get_facecolor()) for patch in ax.patches]
    for text in shown_texts(ax):
        assert contrast(text.get_color(), behind(text, paper, patches)) >= 3, text
    for line in ax.get_lines():
        assert contrast(line.get_color(), paper) >= 3, line
    for patch in ax.patches:
        looks = [over(c, paper) for c in (patch.get_facecolor(), patch.get_edgecolor())]
        assert patch.get_alpha() or max(contrast(c, paper) for c in looks) >= 3, patch
    boxes = {text: text.get_window_extent() for text in shown_texts(ax)}
    for text, box in boxes.items():
        assert all(ax.figure.bbox.contains(*corner) for corner in box.get_points()), text
    for (text, box), (other, other_box) in combinations(boxes.items(), 2):
        assert not box.overlaps(other_box), (text, other)


@pytest.mark.parametrize("name", TITLES_ECONOMY)
def test_a_chart_draws_on_the_axes_given_and_its_title_is_the_finding(name):
    _, ax = plt.subplots()
    assert draw(name, ax=ax) is ax
    assert " ".join(ax.get_title().split()) == TITLES_ECONOMY[name]


@pytest.mark.parametrize("name", TITLES_ECONOMY)
def test_a_font_without_marks_shows_no_boxes(name):
    look = {"font.family": "cmr10", "axes.formatter.use_mathtext": True}
    with plt.rc_context(look), warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        draw(name).figure.draw_without_rendering()


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
