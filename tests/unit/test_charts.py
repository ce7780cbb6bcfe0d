"""Charts: each draws on the axes it is given, says what the tables hold, and can be read."""

from __future__ import annotations

import math
import re
import warnings
from itertools import combinations

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle
from matplotlib.text import Text

import usrok_data as usrok
from usrok_data import charts

# Counted by hand: the events of 1988, 1989, 1991 (two), 1992 and 1993 (two); the words on the
# page; the claims; the counts, figures and ranks in the tables of the record.
TITLES = {
    "event_timeline": "7 of the 10 events fall in 1988 or later",
    "words_by_section": "43% of the words are on South Korea's foreign relations",
    "claims_by_section": "39 of 65 claims can be checked against a record",
    "claim_periods": "30 of 39 checkable claims were true on the publication date; "
    "2 had stopped being true, and on 3 sources or readings disagree",
    "reused_paragraph": "59 of the 79 words of paragraph 7 stand in a Note of April 1991, "
    "in runs of five words or more",
    "stated_figure": "The sheet says about 37,000; "
    "other sources have 35,743 to 37,000 for the 12 months before",
    "stated_figure c12": "The sheet says 650,000; "
    "other sources have 630,000 to 750,000 for the 12 months before",
    "trade_rank": "South Korea was number 7 among US trading partners from 1985 to 1991 "
    "and number 8 in 1993",
    "count_steps": "On 19 July 1993 three counts had 167 to 173 states; the sheet prints 148",
    "recognition_map": "South Korea gained relations with 44 of today's states "
    "from February 1989 to July 1993",
}
TITLES |= {
    "dating": "The text was probably written from May 1993 to November 1993; "
    "2 claims had ended before",
    "dating sheet": "The text was probably written not before July 1993; 2 claims had ended before",
    "dating_by_day": "By votes the text is from 17 September 1991 to 2 October 1991; "
    "by cost it is from 24 August 1992 on",
    "layers": "Paragraph 7 fits the record only until January 1992, "
    "paragraph 1 only from July 1993 on",
    "test_documents": "For 1 of 2 texts the period found overlaps with what is known",
    "period_width": "With 5 claims the likely period is 1,050 days wide, "
    "with 40 claims 115 (medians)",
    "share_true": "Of the offices, 100% hold when the text is finished; "
    "30% did 2 years before, 20% do 2 years after",
    "expired_ages": "Every text had expired claims; 1 of the 2 others have one "
    "at least as old as one of the fact sheet",
}
# Read by hand: the totals of 1988 and 1992 (45,501 and 35,743) in us_forces_korea; the years of
# cow-nmc-7 in armed_forces, in which the North is ahead in 1950 and again from 1978 on; the
# figures of 1991 to 1993 in figures_reported (630,000 is the middle of p09) and armed_forces;
# the payments of 1991 and 1995 (150 and 300) in indicators; the days of x43, m55 and m56 (before
# 19 July 1993), m09 (after it) and m52 (from 11 May 1993 on); the last day of x80.
TITLES |= {
    "us_troops": "US troops in South Korea fell by 9,758 from 1988 to 1992; "
    "a second round of cuts was put off",
    "forces_of_both_koreas": "By one data set, North Korea had the larger forces from "
    "1978 on; the sheet counts only those of the South",
    "korean_forces_by_source": "For 1991 to 1993, independent sources put South Korea's forces "
    "between 630,000 and 750,000",
    "cost_shares": "South Korea's direct payments for the US forces doubled from 1991 to 1995",
    "changes_in_command": "3 of 5 changes in the alliance had been made before the sheet was "
    "printed, and 1 was being put off",
    "who_talked": "The sheet backs talks between the two Koreas; "
    "that day Washington ended its own round of talks with Pyongyang",
}
# Read by hand: in indicators(), gdp_growth is below zero in 1980 and 1998 alone, and the rates
# from 1961 to 1993 multiply to 19.2; in us_trade(), exports less imports of Korea, South, are
# -8,888.1 in 1987 and -2,336.2 in 1993, imports 20,105.1 in 1988 and 17,118.1 in 1993; in
# us_trade_ranks(), China and South Korea have 20,043.8 and 32,889.6 in 1990, 40,302.8 and 31,900.0
# in 1993; in korea_trade(), imports from the USA exceed exports in 1991, 1992 and 1994 to 1997.
TITLES |= {
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
# Read by hand: in recognition(), three states had relations with both Koreas at the end of 1970
# (the Central African Republic, Chad, the Maldives; Vietnam and Cambodia were two each) and 113
# certainly on 19 July 1993; the group communist has 15 states; in memberships(), South Korea is
# missing from one agency before 17 September 1991 (ILO) and North Korea from five (IBRD, IDA, IFC,
# ILO, IMF); in korea_trade(), China has 2,141.9 and Taiwan 2,636.6 million dollars in 1989, 2,853.0
# and 2,700.5 in 1990.
TITLES |= {
    "both_koreas": "At the end of 1970 three states had relations with both Koreas; "
    "by July 1993 113 did",
    "recognition_waves": "South Korea had relations with 16 of today's states at the end of 1960 "
    "and with 172 on 19 July 1993; 113 of these dealt with both Koreas",
    "communist_opening": "From February 1989 to December 1992, 11 of 15 communist states "
    "established relations with South Korea",
    "un_agencies": "Before they joined the UN, South Korea was in 15 of its 16 "
    "specialised agencies, and North Korea in 11",
    "trade_before_relations": "From 1990 on South Korea traded more with China than with Taiwan, "
    "two years before it had relations with China",
}
# Counted by hand: the verdicts of the 39 checkable claims and their sentences; the ids in
# TURNING_POINTS and those of them in MENTIONED; the end of x80 in context.csv; exports and
# imports of 1988 and 1993 in us_trade.csv, alone and added up over the partners of 1985.
TITLES |= {
    "sheet_in_bars": "30 of the 39 checkable claims are true; the other 9 are in 8 sentences",
    "long_timeline": "Of 32 turning points before it was printed, the sheet mentions 11, "
    "and none of those on politics in South Korea or the nuclear question",
    "weeks_around_visit": "The talks in Geneva ended on the day the sheet was printed; "
    "the sheet mentions none of the events on the nuclear question",
    "trade_share": "Trade with South Korea: 31.3 billion dollars in 1988, 31.9 in 1993; "
    "its share of US trade fell from 4.2% to 3.1%",
}
STYLES = ("usrok_data.house", "dark_background")


def page_of_1993():
    claims = usrok.record.test_claims()
    return usrok.date_document(claims[claims["test_claim_id"].str.startswith("1993")])


def foreign_relations():
    claims = usrok.claims()
    return usrok.date_document(claims[claims["section"] == "foreign_relations"])


def two_texts():
    columns = ["start", "end", "known_from", "known_to"]
    days = [
        ["1990-01-05", "1990-02-09", "1990-01-01", "1990-06-10"],
        ["1991-09-17", "1991-11-30", "1991-01-01", "1991-06-30"],
    ]
    table = pd.DataFrame(days, columns=columns).apply(pd.to_datetime)
    return table.assign(edition=[1990, 1991])


def ages():
    rows = [("1990", "ASPAC", 6_005), ("1990", "DJP", 121), ("1993", "LORCS", 134)]
    rows += [("fact sheet", "Albania", 620), ("fact sheet", "148 states", 539)]
    return pd.DataFrame(rows, columns=["text", "claim", "days"])


def shares():
    rows = [(k, n, s) for k, v in (("offices", (0.3, 1, 0.2)), ("figures", (0.1, 1, 0.9)))
            for n, s in zip((-2, 0, 2), v, strict=True)]  # fmt: skip
    return pd.DataFrame(rows, columns=["kind", "years", "share"])


#: What the charts of a dating are drawn from; the others draw the tables of the package.
DRAWN_FROM = {
    "dating": page_of_1993,
    "dating sheet": lambda: usrok.date_document(usrok.claims()),
    "dating_by_day": foreign_relations,
    "layers": lambda: usrok.date_document(usrok.claims(), by="paragraph"),
    "test_documents": two_texts,
    "period_width": lambda: pd.DataFrame({"claims": [5, 5, 40, 40], "days": [900, 1200, 100, 130]}),
    "share_true": shares,
    "expired_ages": ages,
}


def draw(name, **options):
    """Draw a chart by its name and, after a space, its argument."""
    function, *arguments = name.split()
    if name in DRAWN_FROM:
        arguments = [DRAWN_FROM[name]()]
    return getattr(charts, function)(*arguments, **options)


def shown_texts(ax) -> list[Text]:
    """The texts a reader sees; matplotlib keeps ticks outside the limits, unseen."""
    hidden = set()
    for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
        for tick in axis.get_major_ticks():
            if not ax.axison or not min(limits) <= tick.get_loc() <= max(limits):
                hidden |= {tick.label1, tick.label2}
    texts = [t for t in ax.findobj(Text) if t.get_visible() and t.get_text().strip()]
    return [t for t in texts if t not in hidden]


def texts_of(ax) -> str:
    """The texts within the axes, one after another."""
    return " ".join(" ".join(t.get_text() for t in ax.texts).split())


def contrast(one, other) -> float:
    """The contrast of two colours as the accessibility guidelines (WCAG) define it."""

    def luminance(colour):
        parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    light, dark = sorted((luminance(to_rgb(one)), luminance(to_rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(colour, paper) -> tuple[float, ...]:
    """A colour with its transparency, as it looks on paper."""
    *rgb, alpha = to_rgba(colour)
    return tuple(alpha * c + (1 - alpha) * p for c, p in zip(rgb, to_rgb(paper), strict=True))


def behind(text, paper, patches) -> tuple[float, ...]:
    """The colour behind the middle of a text: the paper, or a bar, band or square on it."""
    middle = text.get_window_extent().get_points().mean(axis=0)
    for extent, colour in patches:
        if extent.contains(*middle):
            paper = over(colour, paper)
    return paper


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", TITLES)
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
        is_band = patch.get_alpha() is not None
        looks = [over(c, paper) for c in (patch.get_facecolor(), patch.get_edgecolor())]
        assert is_band or max(contrast(c, paper) for c in looks) >= 3, patch
    for collection in ax.collections:
        assert all(contrast(c[:3], paper) >= 3 for c in collection.get_edgecolor())

    # Nothing is cut off and no two texts overlap; the codes of the map lie on their squares.
    texts = [t for t in shown_texts(ax) if not re.fullmatch("[A-Z]{3}", t.get_text())]
    boxes = {text: text.get_window_extent() for text in texts}
    for text, box in boxes.items():
        assert all(ax.figure.bbox.contains(*corner) for corner in box.get_points()), text
    for (text, box), (other, other_box) in combinations(boxes.items(), 2):
        assert not box.overlaps(other_box), (text, other)


@pytest.mark.parametrize("name", TITLES)
def test_a_font_without_marks_shows_no_boxes(name):
    # Computer Modern has neither the half circle nor the other marks of the verdicts.
    assert FT2Font(findfont("cmr10")).get_char_index(ord("◐")) == 0
    look = {"font.family": "cmr10", "axes.formatter.use_mathtext": True}
    with plt.rc_context(look), warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        draw(name).figure.draw_without_rendering()


def test_names_do_not_replace_those_of_the_package():
    names: dict[str, object] = {}
    exec("from usrok_data import *", names)
    before = dict(names)
    exec("from usrok_data.charts import *", names)
    assert all(names[name] is value for name, value in before.items() if name != "__builtins__")
    assert set(charts.__all__) <= set(names)


@pytest.mark.parametrize("name", TITLES)
def test_a_chart_draws_on_the_axes_given_and_its_title_is_the_finding(name):
    _, ax = plt.subplots()
    assert draw(name, ax=ax) is ax
    assert " ".join(ax.get_title().split()) == TITLES[name]


def test_the_timeline_names_every_event_once():
    text = texts_of(charts.event_timeline())
    assert all(text.count(title) == 1 for title in usrok.events()["title"])
    assert "published 19 July 1993" in text


def test_bars_by_section_are_the_counts():
    # Counted by hand: introduction, security, economics and trade, foreign relations.
    bars = charts.words_by_section().patches
    assert [int(bar.get_width()) for bar in bars] == [101, 173, 107, 286]
    assert sum(bar.get_width() for bar in charts.claims_by_section().patches) == 65


#: Read by hand from the claims and the record: what ended and when, what took place after the
#: press count had left 148 on 21 August 1991, and the first and the last of what was true by then.
GROUPS = {
    "Had stopped being true": "c59 c42",
    "Sources or readings disagree": "c12 c25 c58",
    "Later than the count": "c37 c21 c61 c01 c02 c65",
    "Close, false or untested": "c09 c19 c64 c22",
    "True for too long to date a text": "c08 ... c60",
}


def test_claim_periods_shows_every_checkable_claim_in_its_group_in_order_of_time():
    texts = [t.get_text() for t in charts.claim_periods().texts]
    drawn: dict[str, list[str]] = {}
    for text in texts:
        if text in GROUPS:
            ids = drawn.setdefault(text, [])
        elif re.fullmatch(r"c\d\d", text):
            ids.append(text)
    assert list(drawn) == list(GROUPS)
    for heading, ids in drawn.items():
        assert GROUPS[heading] in (" ".join(ids), f"{ids[0]} ... {ids[-1]}")
    claims = usrok.claims()
    checkable = claims.loc[claims["checkable"], "claim_id"]
    assert sorted(i for ids in drawn.values() for i in ids) == sorted(checkable)
    assert "true only after 21 August 1991, when the press count was last 148" in texts


def test_claim_periods_gives_each_reading_and_each_source_that_disagrees_its_verdict():
    ax = charts.claim_periods()
    heights = {t.get_text(): t.get_position()[1] for t in ax.texts}
    verdicts = {
        t.get_position()[1]: t.get_text() for t in ax.texts if t.get_text() in charts.VERDICT_LOOKS
    }
    expected = {
        "by the press count": "outdated",
        "exports and imports added": "outdated",
        "exports": "true",
        "without the Yugoslav republics": "true",
        "with the Yugoslav republics": "outdated",
        "a count": "close",
        "the level to be kept": "true",
        "military personnel figures": "outdated",
        "South Korean defence ministry": "true",
        "IISS": "close",
    }
    assert {name: verdicts[heights[name]] for name in expected} == expected
    # 39 claims, and a line for each of 2 + 3 + 3 + 4 readings and 3 sources.
    assert sum(t.get_text() in charts.VERDICT_LOOKS for t in ax.texts) == 39 + 15


def test_marks_of_verdicts_differ_without_colour():
    verdicts = "true, close, outdated, not yet true, false, disputed, untested, not checkable"
    assert ", ".join(charts.style.VERDICT_LOOKS) == verdicts
    colours, marks = zip(*charts.style.VERDICT_LOOKS.values(), strict=True)
    assert len(set(marks)) == 8 == len(set(map(str, charts.style.VERDICT_MARKERS.values())))
    for colour in [*colours, *charts.COLOURS.values()]:
        assert contrast(colour, "white") >= 3 and contrast(colour, "black") >= 3, colour


def test_an_event_is_a_dot_and_a_state_a_bar():
    ax = charts.claim_periods(first=1990, last=1992)
    tops = {t.get_text(): t.get_position()[1] - 0.5 for t in ax.texts}
    dots = [line for line in ax.get_lines() if line.get_marker() == "o" and line.get_clip_on()]

    def drawn(claim_id):
        top = tops[claim_id]
        return (
            sum(top < dot.get_ydata()[0] < top + 2 for dot in dots),
            sum(isinstance(p, Rectangle) and top < p.get_y() < top + 1 for p in ax.patches),
        )

    assert [d.year for d in matplotlib.dates.num2date(ax.get_xlim())] == [1990, 1992]
    assert drawn("c61") == (1, 0)  # relations with China established
    assert drawn("c45") == (0, 1)  # has sought the support of Third World nations


def test_the_rank_is_drawn_year_by_year():
    (line,) = [x for x in charts.trade_rank().get_lines() if x.get_marker() == "o"]
    assert list(line.get_ydata()) == [7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 7, 7, 8, 9, 8]
    assert charts.trade_rank("JPN").get_title().startswith("Japan was number 2 in 1993")


def test_a_figure_is_drawn_with_the_band_that_the_printed_number_stands_for():
    ax = charts.stated_figure("c09")
    band = ax.patches[0].get_extents().transformed(ax.transData.inverted())
    assert (round(band.y0), round(band.y1)) == (36500, 37500)
    # Read by hand: 30 September 1980 to 1999, twenty counts.
    assert len(ax.get_lines()[0].get_ydata()) == 20
    # No line crosses more than a year without a figure: June 1950 to June 1953, and June 1956
    # to September 1957.
    values = [float(v) for v in charts.stated_figure(first=1950).get_lines()[0].get_ydata()]
    assert values[0] == 510 and math.isnan(values[1]) and values[2] == 326863
    assert sum(map(math.isnan, values)) == 2


def test_each_series_is_named_with_the_figure_at_the_publication_date():
    # Read by hand in the tables figures_reported, us_forces_korea and armed_forces.
    text = texts_of(charts.stated_figure("c09"))
    assert "Defense Manpower Data Center: 35,743 (September 1992)" in text
    assert "the level to be kept: 37,000 (1992 to 1993)" in text
    text = texts_of(charts.stated_figure("c12"))
    assert "World Bank: 750,000 (1993)" in text
    assert "US Department of State (not independent): 650,000 (1995)" in text


def test_the_shared_paragraph_is_drawn_word_by_word():
    # Counted by hand: the words in shared runs of s17, s18, s19 (two runs) and s20.
    ax = charts.reused_paragraph()
    texts = [t.get_text() for t in ax.texts]
    shared = [int(t.split()[0]) for t in texts if "words the same" in t]
    assert shared == [10, 8, 14, 13, 14]
    assert "14 words the same, 148 among them" in texts
    blue = to_rgba(charts.COLOURS["USA"])
    assert sum(p.get_facecolor() == blue for p in ax.patches) == 2 * 59
    # All 79 words of the sheet, the shared ones of the Note, and the five that were replaced.
    assert len(ax.patches) == 79 + 59 + 5
    quoted = {" ".join(t.get_text().split()) for t in ax.texts if t.get_style() == "italic"}
    assert {"South Korea today", "It", "increasingly", "more", "fora", "forums"} <= quoted
    assert all(len(quote.split()) <= 8 for quote in quoted)
    assert "Only the opening of the Note's section was seen" in texts[-1]


def test_the_map_shades_albania_after_the_time_in_which_the_count_was_148():
    ax = charts.recognition_map()
    squares = dict(zip((t.get_text() for t in ax.texts), ax.patches, strict=False))
    shade = {code: p.get_facecolor() for code, p in squares.items()}
    assert shade["ALB"] == shade["CHN"] == shade["ERI"]
    assert shade["HUN"] == shade["RUS"] != shade["ALB"]  # Russia as the Soviet Union
    assert contrast(shade["USA"], "black") > contrast(shade["HUN"], "black")
    assert shade["MOZ"][3] == shade["CUB"][3] == 0
    hatched = [code for code, square in squares.items() if square.get_hatch()]
    assert " ".join(sorted(hatched)) == "AND BIH CYP EGY KHM LAO MOZ PLW SYC ZWE"


def test_steps_of_a_later_time_name_no_earlier_state():
    text = texts_of(charts.count_steps(None, "1992-06-01"))
    assert "Vietnam 170" in text and "Albania" not in text and "press: 174" in text
    # The press count ends in March 1995, and the publication date is not on this chart.
    text = texts_of(charts.count_steps(None, "1995-01-01", "1996-12-31"))
    assert "press (to 1995): 178" in text and "published" not in text


def test_the_days_with_the_number_of_the_sheet_can_be_left_to_the_reader():
    ax = charts.count_steps(mark=False)
    text = texts_of(ax)
    assert "the sheet: 148" in text and "Soviet Union 144" in text
    assert "Micronesia" not in text and "Albania" not in text and ax.get_legend() is None
    assert max(line.get_linewidth() for line in ax.get_lines()) < 3
    (point,) = [line for line in ax.get_lines() if list(line.get_ydata()) == [148]]
    assert str(point.get_xdata()[0]) == "1993-07-19"


def test_a_dating_is_drawn_with_what_had_ended_and_the_likely_period():
    ax = charts.dating(page_of_1993())
    named = [" ".join(t.get_text().split()) for t in ax.texts]
    assert {"Chung Ju-yung heads the UPP", "South Korea belongs to LORCS"} <= set(named)
    assert "South Korea belongs to FAO" not in named  # since 1949: it cannot date the page
    (band,) = [p for p in ax.patches if p.get_alpha() is not None]
    # A band is a rectangle in a new Matplotlib and a polygon in an old one.
    corners = ax.transData.inverted().transform(band.get_window_extent().get_points())
    days = matplotlib.dates.num2date(corners[:, 0].round(6))
    assert [f"{d:%Y-%m-%d}" for d in days] == ["1993-05-01", "1993-11-03"]
    assert any("47 claims that do not help left out" in text for text in named)
    usrok.date_document(usrok.claims()).chart(ax=plt.subplots()[1])


def test_the_publication_date_is_marked_on_any_time_axis():
    _, (dates, years) = plt.subplots(1, 2)
    charts.mark_publication(dates)
    charts.mark_publication(years, at=1993.5)
    assert dates.lines[0].get_xdata()[0] == usrok.PUBLICATION_DATE.date()
    assert years.texts[0].get_text() == "published 19 July 1993"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: charts.stated_figure("c59"), ["'c59'", "c09", "c12"]),
        (lambda: charts.stated_figure(first=True), ["first is True", "1948 to 1999"]),
        (lambda: charts.trade_rank("XXX"), ["'XXX'", '"KOR"', "countries"]),
        (lambda: charts.recognition_map("ROK"), ["korea is 'ROK'", "KOR", "PRK"]),
        (lambda: charts.count_steps(start="1991"), ["start", "more than one day"]),
        (lambda: charts.count_steps(end="2001-01-01"), ["end", "1999-12-31"]),
        (lambda: charts.count_steps(None, "1993-12-31", "1993-12-31"), ["not before end"]),
        (lambda: charts.claim_periods(last="1990"), ["last is '1990'", "1948 to 1999"]),
        (lambda: charts.claim_periods(first=1996, last=1986), ["first is 1996", "last, 1986"]),
    ],
)
def test_bad_requests_are_answered_with_what_to_write(call, words):
    with pytest.raises(ValueError) as caught:
        call()
    assert all(word in str(caught.value) for word in words), caught.value
