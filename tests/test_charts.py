"""Charts: each takes axes and gives them back, and shows what the tables hold."""

from __future__ import annotations

import math
import re
from functools import partial

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest

import usrok_data as usrok
from usrok_data import audit, charts

CHARTS = [
    charts.timeline,
    charts.words_by_section,
    charts.claims_by_section,
    charts.validity,
    charts.stated_figure,
    partial(charts.stated_figure, "f04"),
    charts.rank,
    charts.recognition,
    charts.ladder,
    charts.tile_map,
    partial(charts.tile_map, "PRK"),
]


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def tick_labels(ax) -> list:
    """The labels of ticks within the limits; matplotlib keeps others, unseen."""
    if not ax.axison:
        return []
    shown = []
    for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
        for tick in axis.get_major_ticks():
            if min(limits) <= tick.get_loc() <= max(limits) and tick.label1.get_text():
                shown.append(tick.label1)
    return shown


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
        # The codes in the squares of the map lie on their squares, not on paper.
        texts = [t for t in ax.texts if not re.fullmatch("[A-Z]{3}|", t.get_text())]
        boxes = [t.get_window_extent() for t in texts]
        boxes += [t.get_window_extent() for t in tick_labels(ax)]
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


def test_the_validity_chart_shows_every_checkable_claim_once():
    ax = charts.validity()
    claims = usrok.claims()
    words = [t.get_text().split()[0] for t in ax.texts]
    labels = [w for w in words if re.fullmatch("[a-z]+[0-9]{2}", w)]
    assert sorted(labels) == sorted(claims.loc[claims["checkable"], "claim_id"])
    shown = [t.get_text().split()[-1] for t in ax.texts if t.get_text()[:1] in "●◐✕▷■◆?"]
    counts = usrok.verdicts()["verdict"].value_counts().drop("not checkable")
    assert {v: shown.count(v) for v in set(shown)} == counts.to_dict()


def test_each_verdict_has_its_own_mark():
    from usrok_data.charts._validity import LOOKS

    marks = [mark for _, mark in LOOKS.values()]
    assert len(set(marks)) == len(marks)
    assert set(LOOKS) == set(audit.VERDICTS) - {"not checkable"}


def test_the_rank_is_drawn_year_by_year():
    ax = charts.rank()
    (line,) = [x for x in ax.get_lines() if x.get_marker() == "o"]
    assert list(line.get_ydata()) == [7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 7, 7, 8, 9, 8]


def test_the_stated_band_is_what_the_number_stands_for():
    ax = charts.stated_figure("f01")
    band = ax.patches[0].get_extents().transformed(ax.transData.inverted())
    assert (round(band.y0), round(band.y1)) == (36500, 37500)
    # Read by hand: 30 September 1980 to 1999, twenty counts.
    assert len(ax.get_lines()[0].get_ydata()) == 20


def test_the_map_shades_albania_after_the_window():
    from usrok_data.charts._map import STEPS

    ax = charts.tile_map()
    tiles = usrok.record.countries().dropna(subset=["tile_column"])
    fills = ax.collections[0].get_facecolors()
    shade = {c: matplotlib.colors.to_hex(f) for c, f in zip(tiles["country"], fills, strict=True)}
    dark = STEPS[4][2].lower()
    assert shade["ALB"] == shade["CHN"] == shade["ERI"] == dark
    assert shade["HUN"] == shade["RUS"] == STEPS[3][2].lower()  # Russia as the Soviet Union
    assert shade["USA"] == STEPS[0][2].lower()
    assert shade["MOZ"] == shade["BIH"] == shade["CUB"] == "#ffffff"
    # Andorra, Bosnia, Cyprus, Egypt, Cambodia, Laos, Mozambique, Palau, Seychelles, Zimbabwe.
    assert len(ax.collections[1].get_paths()) == 10


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: charts.stated_figure("t22"), ["f01", "f04"]),
        (lambda: charts.rank("XXX"), ['"KOR"', "countries"]),
        (lambda: charts.tile_map("ROK"), ['"KOR"', '"PRK"']),
        (lambda: charts.ladder(start="1991"), ["start", "1993-07-19"]),
    ],
)
def test_bad_requests_are_answered_with_what_to_type(call, words):
    with pytest.raises(ValueError) as caught:
        call()
    for word in words:
        assert word in str(caught.value)


def test_no_line_leads_over_years_without_a_figure():
    line = charts.stated_figure("f01", first=1950).get_lines()[0]
    values = [float(v) for v in line.get_ydata()]
    # 1950, then nothing for 1951 and 1952, then 1953.
    assert values[0] == 510 and math.isnan(values[1]) and values[2] == 326863
    assert sum(map(math.isnan, values)) == 1


def test_the_ladder_of_a_later_time_has_no_rung_before_it():
    ax = charts.ladder(start="1992-06-01", end="1993-12-31")
    said = " ".join(t.get_text() for t in ax.texts)
    assert "Vietnam" in said and "Albania" not in said and "Soviet Union" not in said
    plt.close(ax.figure)
