"""Charts: each takes axes and gives them back, and shows what the tables hold."""

from __future__ import annotations

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest

import usrok_data as usrok
from usrok_data import charts

CHARTS = [charts.timeline, charts.words_by_section, charts.claims_by_section]


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


@pytest.mark.parametrize("chart", CHARTS)
def test_takes_axes_and_returns_them(chart):
    _, ax = plt.subplots()
    assert chart(ax=ax) is ax
    assert chart() is not ax


@pytest.mark.parametrize("chart", CHARTS)
def test_nothing_is_cut_off_and_no_labels_overlap_at_700_pixels(chart):
    with plt.style.context("usrok_data.house"):
        ax = chart()
        figure = ax.figure
        figure.set_dpi(700 / figure.get_figwidth())
        figure.canvas.draw()
        width = figure.bbox.width
        boxes = [t.get_window_extent() for t in ax.texts if t.get_text()]
        boxes.append(ax.title.get_window_extent())
        boxes.append(ax._left_title.get_window_extent())
        for box in boxes:
            assert box.x0 >= 0 and box.x1 <= width
        for i, one in enumerate(boxes):
            for other in boxes[i + 1 :]:
                if one.width > 1 and other.width > 1:
                    assert not one.overlaps(other)


def test_the_timeline_names_every_dated_event_once():
    ax = charts.timeline()
    text = "\n".join(t.get_text() for t in ax.texts)
    events = usrok.events()
    for title in events.loc[events["category"] != "publication", "title"]:
        assert text.count(title) == 1
    assert "19 July 1993" in text


def test_words_are_those_of_the_table():
    ax = charts.words_by_section()
    # Counted by hand on the page: introduction, security, economics and trade, foreign relations.
    assert [int(bar.get_width()) for bar in ax.patches] == [101, 173, 107, 286]


def test_every_assertion_of_a_section_is_counted_once():
    ax = charts.claims_by_section()
    total = sum(int(bar.get_width()) for bar in ax.patches)
    assert total == usrok.claims()["section"].notna().sum()
