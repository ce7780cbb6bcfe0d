"""Charts of the contest for recognition: what they draw is in the tables, and can be read."""

from __future__ import annotations

import pytest
from matplotlib.dates import num2date
from test_charts import texts_of

from usrok_data import charts
from usrok_data.charts import COLOURS


def test_the_bends_are_the_changes_between_two_ends_of_a_year():
    # Counted from the spells at the ends of 1960 and 1962, of 1971 and 1975, of 1988 and 1992.
    text = texts_of(charts.both_koreas())
    assert "1961 to 1962: +39 states" in text
    assert "1972 to 1975: +52 states" in text
    assert "1989 to 1992: +40 states" in text
    assert "South Korea 182" in text and "North Korea 132" in text and "both 126" in text


def test_a_state_of_two_rivals_does_not_deal_with_both_koreas():
    # Read by hand: Mauritania is the first, from 12 November 1964; by codes it would be Vietnam,
    # in 1955.
    both = charts.both_koreas().get_lines()[3]
    assert (str(both.get_xdata()[1]), list(both.get_ydata()[:2])) == ("1964-11-12", [0, 1])


def test_a_map_shows_what_a_square_has_on_its_day():
    ax = charts.recognition_waves()
    text = texts_of(ax)
    # Counted with relations_on(), names="today": Germany and Vietnam were two states each.
    for words in (
        "end of 1960: South 16, North 15, both 2",
        "end of 1975: South 93, North 88, both 47",
        "end of 1988: South 129, North 98, both 67",
        "19 July 1993: South 172, North 125, both 113",
        "Albania: since August 1991",
        "Bosnia: not yet",
    ):
        assert words in text, words
    # The squares of the last map: all, with both, with the South only (and itself), the North.
    squares = [len(collection.get_paths()) for collection in ax.collections[-5:]]
    assert squares == [199, 113, 172 - 113 + 1, 125 - 113 + 1, 2]


def test_one_day_makes_one_map():
    ax = charts.recognition_waves("1996-12-31")
    text = texts_of(ax)
    assert "Bosnia: since December 1995" in text and "end of 1996: South 181" in text
    assert " ".join(ax.get_title().split()) == (
        "South Korea had relations with 181 of today's states at the end of 1996"
    )


@pytest.mark.parametrize(
    ("days", "words"), [([], ["days is empty"]), (["2001-01-01"], ["days", "1999-12-31"])]
)
def test_a_bad_day_is_answered_with_what_to_write(days, words):
    with pytest.raises(ValueError) as caught:
        charts.recognition_waves(days)
    assert all(word in str(caught.value) for word in words), caught.value


def test_the_communist_states_stand_in_order_with_their_days():
    ax = charts.communist_opening()
    # Read by hand in recognition() and terms().
    order = "Hungary Poland Yugoslavia Czechoslovakia Bulgaria Mongolia Romania Soviet Albania"
    rows = [label.get_text() for label in ax.get_yticklabels()][1:]
    assert [row.split()[0] for row in rows] == [*order.split(), "China", "Vietnam"]
    assert (rows[0], rows[-1]) == ("Hungary (North 1948)", "Vietnam (North 1950)")
    text = texts_of(ax)
    assert "1 February 1989" in text and "30 September 1990" in text and "24 August 1992" in text
    assert "Choi Ho-joong" in text and "Lee Sang-ock" in text and "Han Sung-joo" not in text
    assert "Not among the 11: Cambodia, Cuba, East Germany, Laos." in text


def test_agencies_are_in_the_order_in_which_south_korea_joined():
    ax = charts.un_agencies()
    rows = [label.get_text() for label in ax.get_yticklabels()]
    assert rows[0] == "WHO (health)" and rows[-1] == "ILO (labour)" and len(rows) == 16
    north = [
        line
        for line in ax.get_lines()
        if line.get_color() == COLOURS["PRK"] and line.get_marker() == "s"
    ]
    assert len(north) == 11
    first = min(num2date(line.get_xdata(orig=False)[0]) for line in north)
    assert f"{first:%Y-%m-%d}" == "1973-05-19"  # the World Health Organization
    assert texts_of(ax).count("North: no") == 5


def test_trade_is_drawn_in_billion_dollars():
    ax = charts.trade_before_relations()
    china, taiwan = ax.get_lines()[:2]
    assert [round(float(line.get_ydata()[-1]), 1) for line in (china, taiwan)] == [9.1, 3.7]
    text = texts_of(ax)
    assert "trade offices with China, April 1991" in text
    assert "relations with China, August 1992" in text
