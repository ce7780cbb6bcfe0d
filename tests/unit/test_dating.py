"""Dating a text: the rule, what is read from the words, and what a user gets wrong."""

import csv
import datetime as dt
import io
import re
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import codebook, words

FIRST, LAST = dt.date(1948, 8, 15), dt.date(1999, 12, 31)
CLAIMS = usrok.record.test_claims()
TEXTS = usrok.record.test_documents().set_index("edition")


def text_of(edition):
    return CLAIMS[CLAIMS["document_id"] == TEXTS.loc[edition, "document_id"]]


def coded(*rows):
    return pd.DataFrame([dict(row) for row in rows])


# ---------------------------------------------------------------- a second computation


def stored(name):
    """Read a table with the csv module alone."""
    text = (codebook.DATA / f"{name}.csv").read_text(encoding="utf-8")
    return {next(iter(row.values())): row for row in csv.DictReader(io.StringIO(text))}


def day(text):
    return dt.date.fromisoformat(text) if text else None


def first_day_of(text):
    """Return the first day of a date that a text prints: 1989, June 1990, December 1998."""
    months = "January February March April May June July August September October November"
    names = [*months.split(), "December"]
    *month, year = text.split()
    return dt.date(int(year), names.index(month[0]) + 1 if month else 1, 1)


def allowed(claim, tables):
    """Return the first and last day on which a claim may hold, by the tables alone."""
    test = claim["test"]
    if test == "as_of":
        return first_day_of(claim["date"]), None
    if test == "milestone":
        start, end = (tables["milestones"].get(claim[c]) for c in ("begins", "ends"))
        last = end and day(end["start" if end["precision"] == "day" else "end"])
        return day(start["start"]) if start else None, last and last - dt.timedelta(1)
    if test == "term":
        rows = [tables["terms"][key] for key in claim["key"].split(";")]
        ends = [day(row["ended_latest"]) for row in rows]
        starts = [day(row["start"]) for row in rows]
        return None if None in starts else min(starts), None if None in ends else max(ends)
    (row,) = (
        row
        for row in tables["memberships"].values()
        if row["body"] == claim["key"] and row["korea"] == "KOR"
    )
    left = day(row["left_latest"])
    return day(row["start"]), left and left - dt.timedelta(1)


def cheapest_days(periods):
    """Return the cheapest days by asking every day of the record about every claim.

    No edition has fewer than 31 of them, so that none is widened.
    """
    cost = {}
    for number in range((LAST - FIRST).days + 1):
        today = FIRST + dt.timedelta(number)
        cost[today] = sum(
            3 * (start is not None and today < start) + (end is not None and today > end)
            for start, end in periods
        )
    lowest = min(cost.values())
    days = [today for today, price in cost.items() if price == lowest]
    assert len(days) >= 31
    return days


@pytest.mark.parametrize("edition", TEXTS.index)
def test_a_second_computation_finds_the_same_period(edition):
    tables = {name: stored(name) for name in ("terms", "milestones", "memberships")}
    rows = [r for r in stored("test_claims").values() if r["test_claim_id"][:4] == str(edition)]
    rows = [r for r in rows if r["test"] not in ("not checkable", "reading")]
    periods = {r["test_claim_id"]: allowed(r, tables) for r in rows}
    days = cheapest_days(periods.values())
    dating = usrok.date_document(text_of(edition))
    assert (dating.start.date(), dating.end.date()) == (days[0], days[-1])
    assert dating.not_before.date() == max(start for start, _ in periods.values() if start)
    ended = {name for name, (_, end) in periods.items() if end and end < days[0]}
    assert set(dating.expired["test_claim_id"]) == ended
    assert dating.tested == len(rows) + (2 if edition == 1992 else 0)


@pytest.mark.parametrize(
    ("edition", "start", "end"),
    [
        # Park chairs the party from 5 January; the party ends on the day of the merger.
        (1990, "1990-01-05", "1990-02-09"),
        # The UN admits both Koreas; the League of Red Cross Societies is renamed in November.
        (1991, "1991-09-17", "1991-11-30"),
        # Rates of January; the National Assembly is elected on 24 March.
        (1992, "1992-01-01", "1992-03-23"),
        # Seats as of May; the new US ambassador presents his letters on 2 November.
        (1993, "1993-05-01", "1993-11-02"),
        # Goh Kun and Kang Kyong-shik in office; Ulsan becomes the seventh city on 15 July.
        (1997, "1997-03-05", "1997-07-14"),
    ],
)
def test_the_days_are_those_of_the_sources(edition, start, end):
    dating = usrok.date_document(text_of(edition))
    assert (f"{dating.start:%Y-%m-%d}", f"{dating.end:%Y-%m-%d}") == (start, end)


def test_every_period_meets_what_is_known_and_every_text_has_expired_claims():
    for edition, text in TEXTS.iterrows():
        dating = usrok.date_document(text_of(edition))
        assert dating.start <= text["last_office_date"], edition
        assert dating.end >= text["information_date"], edition
        assert dating.not_before <= text["last_office_date"], edition
        assert len(dating.expired) > 0 and dating.not_yet.empty, edition


# ---------------------------------------------------------------- the rule


def period(start, end, claim="a claim"):
    return {"claim": claim, "test": "period", "start": start, "end": end}


def test_one_later_claim_outweighs_two_that_had_ended_but_not_four():
    later = period("1993-01-01", None, "later")
    ended = [period("1980-01-01", "1990-12-31", f"ended {n}") for n in range(4)]
    dating = usrok.date_document(coded(later, *ended[:2]))
    assert dating.start == pd.Timestamp("1993-01-01") and pd.isna(dating.end)
    assert dating.days is None and len(dating.expired) == 2
    assert set(dating.expired["days"]) == {732}  # 1991 and 1992, a leap year, and a day
    dating = usrok.date_document(coded(later, *ended))
    assert (dating.start.year, dating.end) == (1980, pd.Timestamp("1990-12-31"))
    assert dating.not_before == pd.Timestamp("1993-01-01")
    assert dating.not_yet["claim"].tolist() == ["later"]
    assert dating.not_yet["days"].tolist() == [732]
    assert any("begins only after" in warning for warning in dating.warnings)


def test_a_figure_says_only_not_before():
    dating = usrok.date_document(
        coded(
            {"claim": "Exports of 62.3 billion dollars in 1989", "test": "as_of"},
            {
                "claim": "About 41,000 US troops",
                "test": "series",
                "key": "US forces in South Korea",
            },
            period("1990-01-01", "1995-12-31"),
        )
    )
    assert (dating.start, dating.end) == (pd.Timestamp("1990-01-01"), pd.Timestamp("1995-12-31"))
    assert dating.expired.empty


def test_a_period_shorter_than_a_month_is_widened():
    dating = usrok.date_document(
        coded(period("1990-05-01", None), period(None, "1990-05-03"), period(None, "1991-05-31"))
    )
    # Days after the three cost 1, days before them 3.
    assert (dating.start, dating.end) == (pd.Timestamp("1990-05-01"), pd.Timestamp("1990-05-31"))
    (warning,) = (w for w in dating.warnings if "up to a month" in w)
    assert warning.startswith("Only 3 days fit best, the first of them 1 May 1990.")


def test_parts_that_fit_equally_are_all_given():
    one = {"claim": "Relations with 148 states", "test": "count"}
    dating = usrok.date_document(coded(one))
    # Press and encyclopedia together, and the list of years.
    assert [f"{d:%Y-%m-%d}" for d in dating.likely["start"]] == ["1991-04-05", "1992-01-06"]
    assert [f"{d:%Y-%m-%d}" for d in dating.likely["end"]] == ["1991-10-02", "1992-01-27"]
    assert dating.days == 298 and any("2 parts" in w for w in dating.warnings)


def test_a_wide_period_is_said_to_be_wide():
    dating = usrok.date_document(coded(period("1980-01-01", "1985-12-31")))
    assert any("years wide" in warning for warning in dating.warnings)
    assert not usrok.date_document(coded(period("1980-01-01", "1980-12-31"))).warnings


def test_the_answer_is_printed_and_is_never_called_publication():
    dating = usrok.date_document(text_of(1993), published="October 1993", by="section")
    text = repr(dating)
    for part in (
        "1 May 1993 to 2 November 1993 (186 days)",
        "Chung Ju-yung",
        "62 of 64",
        "October",
    ):
        assert part in text
    assert "publi" not in text.lower()
    page = dating._repr_html_()
    assert page.count("<table") == 2 and "Chung Ju-yung heads the UPP" in page
    assert (
        "<script>"
        not in usrok.date_document(
            coded(period("1990", "1991", "<script>alert(1)</script>"))
        )._repr_html_()
    )


def test_the_tables_of_a_dating():
    dating = usrok.date_document(text_of(1993).set_index("test_claim_id"))
    assert list(dating.claims.index) == list(text_of(1993)["test_claim_id"])
    assert {"document_id", "section", "quote"} < set(dating.claims.columns)
    assert list(dating.claims.columns[-5:]) == ["true_from", "true_to", "verdict", "days", "read"]
    assert dating.agreement == pytest.approx(62 / 64)
    by_day = dating.by_day
    assert (by_day["true"] + by_day["not_begun"] + by_day["ended"] == 64).all()
    assert (by_day["cost"] == 3 * by_day["not_begun"] + by_day["ended"]).all()
    assert (by_day.index[0], by_day.index[-1]) == (pd.Timestamp(FIRST), pd.Timestamp(LAST))
    assert dating.sets_not_before["claim"].tolist() == ["Seats in the Assembly as of May 1993"]


def test_columns_of_the_user_are_kept_even_if_they_have_our_names():
    table = coded(period("1990", "1991")).assign(verdict="mine", days=7, page=3)
    claims = usrok.date_document(table).claims
    assert claims["verdict_given"].tolist() == ["mine"] and claims["days_given"].tolist() == [7]
    assert claims["page"].tolist() == [3] and claims["verdict"].tolist() == ["true"]
    assert list(table.columns) == ["claim", "test", "start", "end", "verdict", "days", "page"]


@pytest.mark.parametrize(
    ("published", "ended", "later"),
    [
        ("1993-07-19", ["LORCS", "Chung"], []),
        ("July 1993", ["LORCS", "Chung"], []),
        ("1992", ["LORCS"], ["Kim Young-sam is president", "Hwang"]),
        (pd.Period("1993-12"), ["LORCS", "Chung", "vacant"], []),
        (1998, ["vacant", "six"], []),
    ],
)
def test_compare_says_what_had_ended(published, ended, later):
    dating = usrok.date_document(text_of(1993))
    table = dating.compare(published)
    for part, verdict in [*((p, "outdated") for p in ended), *((p, "not yet true") for p in later)]:
        rows = table[table["claim"].str.contains(part, case=False)]
        assert set(rows["verdict"]) == {verdict}, part
    assert (dating.claims["verdict"] == "true").sum() == 62  # the dating itself has not changed


def test_days_count_from_the_first_day_of_a_month():
    dating = usrok.date_document(coded(period("1980-01-01", "1993-06-20", "ended")))
    assert dating.compare("July 1993")["days"].tolist() == [11]
    assert dating.compare("June 1993").empty


# ---------------------------------------------------------------- the sheet itself


def test_the_sheet_is_dated_by_the_visit_and_two_claims_had_ended():
    dating = usrok.date_document(usrok.claims(), published="1993-07-19")
    assert dating.start == dating.not_before == pd.Timestamp("1993-07-10") and pd.isna(dating.end)
    expired = dating.expired.set_index("claim_id")
    # By the newspaper with the latest day for Albania, and the list with the latest for 148.
    assert {c: f"{d:%Y-%m-%d}" for c, d in expired["true_to"].items()} == {
        "c42": "1992-01-27",
        "c59": "1991-11-07",
    }
    assert (dating.claims["verdict"] == "not checkable").sum() == 26


def test_the_parts_of_the_sheet_have_ages_of_their_own():
    parts = usrok.date_document(usrok.claims(), by="paragraph").layers.set_index("paragraph")
    assert list(parts.index) == list(range(1, 12))
    assert f"{parts.loc[1, 'not_before']:%Y-%m-%d}" == "1993-07-10"
    # The UN admits both Koreas in September 1991; the last day of 148 in any count.
    assert f"{parts.loc[7, 'start']:%Y-%m-%d}" == "1991-09-17"
    assert f"{parts.loc[7, 'end']:%Y-%m-%d}" == "1992-01-27"
    assert f"{parts.loc[10, 'start']:%Y-%m-%d}" == "1992-08-24"
    assert parts.loc[2, "tested"] == 0 and pd.isna(parts.loc[2, "start"])
    sections = usrok.date_document(usrok.claims(), by="section").layers
    assert sections["claims"].sum() == 65


def test_a_changed_number_changes_the_date_of_its_paragraph():
    claims = usrok.claims()
    claims.loc[claims["claim_id"] == "c42", ["n_low", "n_high"]] = 167
    dating = usrok.date_document(claims[claims["paragraph"] == 7], published="1993-07-19")
    assert dating.start <= pd.Timestamp("1993-07-19") <= dating.end
    assert dating.expired.empty


def test_a_changed_date_changes_the_answer():
    claims = usrok.claims()
    row = claims["claim_id"] == "c61"  # relations with China in August 1992
    claims.loc[row, ["start", "end"]] = pd.to_datetime(["1993-08-01", "1993-08-31"])
    dating = usrok.date_document(claims[claims["paragraph"] == 10])
    assert dating.claims.loc[row, "verdict"].tolist() == ["false"]
    assert dating.not_before < pd.Timestamp("1992-08-24")


# ---------------------------------------------------------------- laws

PERIODS = st.tuples(
    st.one_of(st.none(), st.integers(1950, 1998)), st.one_of(st.none(), st.integers(1, 40))
)
TABLES = st.lists(PERIODS.filter(any), min_size=1, max_size=8)


def table_of(periods):
    rows = []
    for number, (start, years) in enumerate(periods):
        end = None if years is None else (start or 1948) + years
        if end is not None and end > 1999:
            end = None if start else 1999
        if start is None and end is None:
            start = 1960
        rows.append(period(start and str(start), end and str(end), f"claim {number}"))
    return coded(*rows)


@settings(max_examples=60, deadline=None)
@given(TABLES, st.randoms())
def test_laws_of_a_dating(periods, random):
    table = table_of(periods)
    dating = usrok.date_document(table)
    # The order of the rows does not matter.
    order = list(range(len(table)))
    random.shuffle(order)
    other = usrok.date_document(table.iloc[order])
    assert dating.likely.equals(other.likely)
    assert str(dating.not_before) == str(other.not_before)
    pd.testing.assert_frame_equal(dating.claims, other.claims.sort_index())
    # A claim that is always true changes nothing.
    always = {"claim": "always", "test": "not_member", "key": "PCA"}  # joined in 2000
    more = usrok.date_document(pd.concat([table, coded(always)], ignore_index=True))
    assert dating.likely.equals(more.likely)
    assert str(dating.not_before) == str(more.not_before)
    # Without the claims that set it, "not before" is never later.
    rest = table.drop(index=dating.sets_not_before.index)
    if len(rest) and not pd.isna(dating.not_before):
        less = usrok.date_document(rest)
        assert pd.isna(less.not_before) or less.not_before < dating.not_before
    # No day outside the likely period is cheaper than one inside, unless it was widened.
    cost = dating.by_day["cost"]
    if any("up to a month" in warning for warning in dating.warnings):
        return
    inside = np.zeros(len(cost), bool)
    for start, end in zip(dating.likely["start"], dating.likely["end"], strict=True):
        inside |= (cost.index >= start) & (cost.index <= (cost.index[-1] if pd.isna(end) else end))
    assert inside.all() or cost[~inside].min() > cost[inside].max()


def test_time_grows_with_the_claims_only():
    """Ten thousand may take 5 s on an idle machine: tests/bench.py measures that."""
    table = pd.concat([text_of(1999)] * 22, ignore_index=True).iloc[:2_000]
    begin = time.perf_counter()
    dating = usrok.date_document(table)
    assert time.perf_counter() - begin < 3
    assert f"{dating.start:%Y-%m-%d}" == "1999-02-01"


# ---------------------------------------------------------------- what is read from the words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 37,000 troops", 36_500, 37_500),
        ("37,000 troops", 36_500, 37_500),
        ("35,743 troops", 35_743, 35_743),
        ("650,000 men", 645_000, 655_000),
        ("1.5 million dollars", 1_450_000, 1_550_000),
        ("$62.3 billion", 62_250_000_000, 62_350_000_000),
        ("the seventh-largest partner", 7, 7),
        ("its 7th partner", 7, 7),
        ("twenty-three states", 23, 23),
        ("more than 100 states", 101, None),
        ("at least 30 states", 30, None),
        ("fewer than 20 bodies", None, 19),
        ("up to 20 bodies", None, 20),
        ("over 40,000 troops", 40_000, None),
        ("nearly 37,000 troops", 36_500, 37_000),
        ("between 30 and 40 states", 30, 40),
        ("30-40 states", 30, 40),
        ("30 to 40 states", 30, 40),
        ("F-16s and 48 tanks", 48, 48),
        ("over a hundred and forty states", 141, None),
        ("a hundred and forty-eight states", 148, 148),
        ("one hundred and thirty-three states", 133, 133),
        ("140 or more states", 140, None),
        ("140-plus states", 140, None),
        ("30 or fewer", None, 30),
        ("exceeds 40,000", 40_000, None),
        ("three thousand", 2_500, 3_500),
        ("683.43 won", 683.425, 683.435),
    ],
)
def test_a_number_is_read_as_bounds(text, low, high):
    (number,) = words.numbers(text)
    assert (number.low, number.high) == (
        low if low is None else pytest.approx(low),
        high if high is None else pytest.approx(high),
    )


def test_a_count_is_exact_unless_it_is_hedged():
    assert words.numbers("150 states")[0].exact == (150, 150)
    assert words.numbers("about 150 states")[0].exact == (145, 155)


def test_a_number_that_can_be_read_in_two_ways_is_not_read():
    assert words.unclear_numbers("40.000 troops") == ["40.000"]
    assert words.unclear_numbers("62.3 billion and 683.43 won") == []
    assert words.numbers("1,48") == []


def test_a_rank_among_others_is_that_rank():
    table = coded(
        {"claim": "It is seventh among its partners", "test": "rank"}, period("1990", None)
    )
    assert usrok.date_document(table).claims["read"].iloc[0].startswith("number 7 from 'seventh'")


@pytest.mark.parametrize("text", ["one of the allies", "in 1991", "several states", "in May 1990"])
def test_what_is_no_number(text):
    assert words.numbers(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 19 July 1993", "1993-07-19", "1993-07-19"),
        ("on July 19, 1993,", "1993-07-19", "1993-07-19"),
        ("on July 10-11, 1993", "1993-07-10", "1993-07-11"),
        ("from 10-11 July 1993", "1993-07-10", "1993-07-11"),
        ("in Sept. 1991", "1991-09-01", "1991-09-30"),
        ("in February 1992", "1992-02-01", "1992-02-29"),
        ("in March, 1991", "1991-03-01", "1991-03-31"),
        ("in 1985", "1985-01-01", "1985-12-31"),
        ("in 1985\u201390", "1985-01-01", "1990-12-31"),
        ("from 1985-1990", "1985-01-01", "1990-12-31"),
        ("1991-09-17", "1991-09-17", "1991-09-17"),
        ("1991년 9월 17일", "1991-09-17", "1991-09-17"),
        ("the 3rd of 1 May 1990", "1990-05-01", "1990-05-01"),
        ("in June-July 1990", "1990-06-01", "1990-07-31"),
        ("between June and August 1990", "1990-06-01", "1990-08-31"),
        ("from October 1990 to March 1991", "1990-10-01", "1991-03-31"),
    ],
)
def test_a_date_is_read_as_days(text, first, last):
    (date,) = words.dates(text)
    assert (str(date.first), str(date.last)) == (first, last)


@pytest.mark.parametrize("text", ["31 June 1990", "1,990 troops", "2050", "no date", "1990 troops"])
def test_what_is_no_date(text):
    assert [d for d in words.dates(text) if d.first == d.last or "31" in text] == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("relations with Albania", ["ALB"]),
        ("알바니아와 국교가 없다", ["ALB"]),
        ("Papua New Guinea", ["PNG"]),
        ("Guinea-Bissau and Guinea", ["GNB", "GIN"]),
        ("the USSR", ["SUN"]),
        ("Nigeria", ["NGA"]),
        ("the Republic of China", ["TWN"]),
        ("the People's Republic of China", ["CHN"]),
        ("South Korea and the United States", []),
    ],
)
def test_states_are_read(text, codes):
    assert sorted(n.code for n in words.countries(text)) == sorted(codes)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a member of the IMF", ["IMF"]),
        ("the International Monetary Fund", ["IMF"]),
        ("in the UN and UNESCO", ["UN", "UNESCO"]),
        ("the United Nations", ["UN"]),
        ("an observer at the United Nations", ["UN observer"]),
        ("imf", []),
    ],
)
def test_bodies_are_read(text, codes):
    assert sorted(n.code for n in words.bodies(text)) == sorted(codes)


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("President ROH Tae Woo", "Roh Tae-woo", "President of South Korea"),
        ("President Tae-woo Roh", "Roh Tae-woo", "President of South Korea"),
        ("President Roh", "Roh Tae-woo", "President of South Korea"),
        ("Prime Minister Roh Jai Bong", None, None),
        ("Ambassador James Laney", "James T. Laney", "US ambassador in Seoul"),
        ("Foreign Minister Han Sung-joo", "Han Sung-joo", "Foreign Minister of South Korea"),
        ("ambassador Han Seung Soo", "Han Seung-soo", "South Korean ambassador in Washington"),
        ("President Clinton", "William J. Clinton", "President of the United States"),
        ("the DLP, headed by Kim Young Sam", "Kim Young-sam", "Head of the DLP"),
        (
            "Kim Dae Jung, leader of the Party for Peace and Democracy",
            "Kim Dae-jung",
            "Head of the PPD",
        ),
        (
            "Kim Young Sam heads the Reunification Democratic Party",
            "Kim Young-sam",
            "Head of the RDP",
        ),
        ("President Kim Il Sung", "Kim Il-sung", "Leader of North Korea"),
    ],
)
def test_people_are_read(text, person, office):
    terms = [words.known_terms()[n.code] for n in words.terms(text)]
    assert {t.person for t in terms} == ({person} if person else set())
    assert all(t.office.startswith(office) for t in terms)


def test_what_was_read_is_told():
    table = coded(
        {"claim": "North Korea has relations with Egypt", "test": "relations"},
        {
            "claim": "About 37,000 US troops in 1993",
            "test": "series",
            "key": "US forces in South Korea",
        },
    )
    read = usrok.date_document(table).claims["read"].tolist()
    assert "korea PRK from 'North Korea'" in read[0] and "key EGY from 'Egypt'" in read[0]
    assert "36,500 to 37,500 from 'About 37,000'" in read[1]
    assert "1993-01-01 to 1993-12-31 from '1993'" in read[1]


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        # North Korea joined the UN on the same day; the country list has its own spells.
        ({"claim": "North Korea is in the UN", "test": "member"}, "1991-09-17", None),
        (
            {"claim": "X", "test": "member", "key": "IAEA", "korea": "PRK"},
            "1974-01-01",
            "1994-06-12",
        ),
        (
            {"claim": "North Korea has relations with Russia", "test": "relations"},
            "1991-12-26",
            None,
        ),
        ({"claim": "X", "test": "not_member", "key": "UN"}, None, "1991-09-16"),
        ({"claim": "X", "test": "not_member", "key": "OECD; UN"}, None, "1991-09-16"),
        ({"claim": "X", "test": "term", "key": "o056"}, "1988-02-25", "1993-02-25"),
        ({"claim": "President", "test": "term", "key": "Roh Tae-woo"}, "1988-02-25", "1993-02-25"),
        ({"claim": "X", "test": "relations", "key": "Soviet Union"}, "1990-09-30", "1991-12-25"),
        # Among the ten largest in each year from 1985; the record of ranks begins there.
        ({"claim": "It is among the ten largest partners", "test": "rank"}, None, None),
        ({"claim": "X", "test": "as_of", "date": "June 1990"}, "1990-06-01", None),
        ({"claim": "X", "test": "as_of", "date": 1990}, "1990-01-01", None),
        ({"claim": "X", "test": "period", "end": "1990"}, None, "1990-12-31"),
        ({"claim": "X", "test": "milestone", "begins": "m10"}, "1991-09-17", None),
    ],
)
def test_periods_of_single_claims(row, start, end):
    always = period("1948-08-15", None, "always")
    table = usrok.date_document(coded({**row}, always)).claims
    shown = [
        None if pd.isna(d) else f"{d:%Y-%m-%d}" for d in table.loc[0, ["true_from", "true_to"]]
    ]
    assert shown == [start, end]


def test_a_dated_figure_is_tested_at_its_date():
    forces = "US forces in South Korea"
    table = coded(
        # DMDC counts 35,743 in September 1992; there were about 40,000 before the cuts.
        {"claim": "About 36,000 troops in September 1992", "test": "series", "key": forces},
        {"claim": "About 60,000 troops in September 1992", "test": "series", "key": forces},
        period("1990-01-01", None),
    )
    claims = usrok.date_document(table).claims
    assert claims["verdict"].tolist() == ["true", "false", "true"]
    assert f"{claims.loc[0, 'true_from']:%Y-%m-%d}" == "1992-09-01"


def test_series_of_the_user():
    figures = pd.DataFrame(
        {"series": "hotels in Seoul", "date": [1985, 1990, "June 1995"], "value": [40, 60, 90]}
    )
    table = coded(
        {"claim": "Seoul has 60 hotels", "test": "series", "key": "hotels in Seoul"},
        period(None, "1997-12-31"),
    )
    dating = usrok.date_document(table, figures=figures)
    # 60 lies between the figures of 1985 and 1990: from the first day of 1986 it may hold.
    assert f"{dating.start:%Y-%m-%d}" == "1986-01-01"
    with pytest.raises(usrok.AuditError, match="figures has no column 'value'"):
        usrok.date_document(table, figures=figures.drop(columns="value"))
    with pytest.raises(usrok.AuditError, match="row 2: date is 'soon'"):
        usrok.date_document(table, figures=figures.assign(date=[1985, 1990, "soon"]))
    with pytest.raises(usrok.AuditError, match="figures is a list"):
        usrok.date_document(table, figures=[1, 2])


# ---------------------------------------------------------------- files


def test_the_template_can_be_read_and_says_what_is_allowed(tmp_path):
    for name in ("text.csv", "text.xlsx"):
        path = usrok.template(tmp_path / name)
        dating = usrok.date_document(path)
        assert len(dating.claims) == 3 and dating.tested == 3
        assert list(dating.claims.index) == [2, 3, 4]  # the rows of a spreadsheet
        with pytest.raises(FileExistsError, match="is there already"):
            usrok.template(path)
    text = (tmp_path / "text.csv").read_text(encoding="utf-8-sig")
    for test in usrok.methods()["test"]:
        assert test in text
    with pytest.raises(ValueError, match=r"my_text\.csv"):
        usrok.template(tmp_path / "text.doc")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_of_common_spreadsheets_are_read(tmp_path, encoding, separator):
    rows = [["claim", "test"], ["알바니아와 국교가 없다", "no_relations"], ["", ""]]
    text = "\r\n".join(separator.join(row) for row in rows)
    path = tmp_path / "text.csv"
    path.write_bytes(text.encode(encoding))
    dating = usrok.date_document(path)
    assert dating.claims["claim"].tolist() == ["알바니아와 국교가 없다"]
    assert f"{dating.end:%Y-%m-%d}" == "1991-08-21"


def test_the_example_of_every_method_works():
    for row in usrok.methods().itertuples():
        filled = {} if pd.isna(row.columns) else dict(p.split("=") for p in row.columns.split(", "))
        table = coded({"claim": row.example, "test": row.test, **filled}, period("1950", None))
        assert usrok.date_document(table).claims["verdict"].notna().all(), row.test


def test_the_two_table_form_knows_both_koreas_and_the_new_methods():
    claims = pd.DataFrame([{"claim_id": "a1", "claim": "In the UN"}])
    evidence = pd.DataFrame([{"claim_id": "a1", "method": "member", "key": "UN", "korea": "PRK"}])
    table = usrok.validity(claims, evidence, "1993-07-19")
    assert f"{table['start'].item():%Y-%m-%d}" == "1991-09-17"
    with pytest.raises(usrok.AuditError, match="press"):
        usrok.validity(
            claims.assign(n_low=100, n_high=100),
            pd.DataFrame([{"claim_id": "a1", "method": "count", "key": "press", "korea": "PRK"}]),
            "1993-07-19",
        )


# ---------------------------------------------------------------- forty kinds of bad input

GOOD = {"claim": "No relations with Albania", "test": "no_relations"}


def bad(*fragments, **changed):
    return pytest.param(
        {**GOOD, **changed}, fragments, id="-".join(map(str, changed.values()))[:40]
    )


@pytest.mark.parametrize(
    ("row", "fragments"),
    [
        bad("test: it is missing", "not checkable", test=None),
        bad("test: it is missing", test="  "),
        bad("'membr' is not known", "Did you mean 'member'", test="membr"),
        bad("'5' is not known", test=5),
        bad("claim: it is missing", claim=None),
        bad("claim: it is missing", claim=" "),
        bad("key: the words name none", "such as ALB", claim="No relations at all"),
        bad("several: HUN (Hungary), POL (Poland)", test="relations", claim="Hungary and Poland"),
        bad("'Albanai' is not known", "Albania", key="Albanai"),
        bad("'XYZ' is not known", key="XYZ"),
        bad("KOR is South Korea itself", key="KOR"),
        bad("PRK is North Korea itself", key="PRK", korea="PRK"),
        bad("korea: 'both' is not known", "KOR, PRK", korea="both"),
        bad("the words name none", "such as IMF", test="member"),
        bad("'UNSCO' is not known", "Did you mean 'UNESCO'", test="member", key="UNSCO"),
        bad("korea='PRK', for which", test="member", key="CCC", korea="PRK"),
        bad("the words name no one known", test="term"),
        bad("fit several", "Kim Young-sam", "Kim Dae-jung", test="term", claim="President Kim"),
        bad("'Roh' is not known", test="term", key="Roh", claim="He governs"),
        bad("no number found", "about 37,000", test="count"),
        bad("2 numbers (148 and 37)", test="count", claim="148 states and 37 bodies"),
        bad("'many' is not a single number", test="count", number="many"),
        bad("'10 and 20' is not a single number", test="count", number="10 and 20"),
        bad("n_low is 'x'. Expected a number", test="count", n_low="x"),
        bad("n_low is '700,5'. Expected a number", test="count", n_low="700,5"),
        bad("n_low is '37.000', which can be read in two ways", test="count", n_low="37.000"),
        bad("40.000 can be read in two ways", "40,000", test="count", claim="40.000 states"),
        bad("fit several", "President of South Korea", "PPD", test="term",
            claim="opposition leader Kim Dae Jung"),
        bad("150 is greater than n_high, 140", test="count", n_low=150, n_high=140),
        bad("'fleet' is no known series", test="series", key="fleet", number=5),
        bad("key: it is missing", "US forces in South Korea", test="series", number=5),
        bad("under which us_forces_korea has no", test="series", record="us_forces_korea", key="x",
            number=5),
        bad("'budget'", test="series", record="budget", key="x", number=5),
        bad("the words name no date", "January 1993", test="as_of"),
        bad("the words name 2 dates", test="as_of", claim="In 1990 and in 1992"),
        bad("date is 'soon', which is not a date", test="as_of", date="soon"),
        bad("date is '03/04/1992', which may be read", test="as_of", date="03/04/1992"),
        bad("date is True", test="as_of", date=True),
        bad("needs start or end", test="period"),
        bad("1991-01-01 is after end, 1990-12-31", test="period", start="1991", end="1990"),
        bad("start is 'then'", test="period", start="then"),
        bad("needs begins or ends", "Near: m33", test="milestone",
            claim="Relations of South Korea with Albania established"),
        bad("'m999'", test="milestone", begins="m999"),
        bad("needs group", "east_central_europe", test="all"),
        bad("'comunist'", "Did you mean 'communist'", test="all", group="comunist"),
        bad("excluded='FRA', which is not in the group", test="all", group="communist",
            excluded="France"),
        bad("holds: 'maybe'", test="reading", holds="maybe", reason="x", start="1990"),
        bad("needs holds", test="reading"),
        bad("needs start", test="gained", group="communist", number="three"),
        bad("measure", "'weight'", test="rank", claim="Seventh-largest partner", measure="weight"),
        bad("which this method does not use", group="communist"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_what_to_write_instead(row, fragments):
    table = pd.DataFrame([GOOD, row], index=["first", "second"])
    with pytest.raises(usrok.AuditError) as error:
        usrok.date_document(table)
    message = str(error.value)
    assert "row 'second'" in message and "row 'first'" not in message
    for fragment in fragments:
        assert fragment in message, message


@pytest.mark.parametrize(
    ("table", "fragments"),
    [
        (None, ["NoneType", "usrok.template"]),
        ([GOOD], ["list", "DataFrame"]),
        ("no_such_file.csv", ["no file 'no_such_file.csv'", "usrok.template"]),
        (pd.DataFrame(columns=["claim", "test"]), ["no rows"]),
        (pd.DataFrame([{"claim": "x"}]), ["no column 'test'"]),
        (pd.DataFrame([{"claim": "x", "tset": "member"}]), ["Did you mean 'tset'"]),
        (pd.DataFrame([{"test": "member"}]), ["neither a column 'claim' nor 'quote'"]),
        (pd.DataFrame([["x", "y", "member"]], columns=["claim", "claim", "test"]), ["two columns"]),
        (pd.DataFrame([{"claim_id": "c99", "claim": "x"}]), ["'c99', which is no claim"]),
        (pd.concat([usrok.claims().head(1)] * 2), ["'c01' is in several rows"]),
        (coded({"claim": "x", "test": "not checkable"}), ["No claim can date this text"]),
        (coded({"claim": "99 states in 1950", "test": "count"}), ["No claim can date this text"]),
    ],
)
def test_tables_that_cannot_be_used(table, fragments):
    with pytest.raises(usrok.AuditError) as error:
        usrok.date_document(table)
    for fragment in fragments:
        assert fragment in str(error.value)


def test_all_errors_are_told_at_once_in_the_rows_of_the_spreadsheet(tmp_path):
    path = tmp_path / "text.csv"
    path.write_text("claim,test,key\nA,member,IFM\nB,relations,Hungary\nC,term,\nD,,\n")
    with pytest.raises(usrok.AuditError) as error:
        usrok.date_document(path)
    message = str(error.value)
    assert message.startswith("3 cells cannot be used:")
    assert re.findall(r"^- row (\d+)", message, re.MULTILINE) == ["2", "4", "5"]


def test_a_row_with_too_many_cells_is_refused(tmp_path):
    path = tmp_path / "text.csv"
    path.write_text("claim,test\nNo relations, with Albania,no_relations\n")
    with pytest.raises(usrok.AuditError, match="row 2: it has 3 cells, the header 2"):
        usrok.date_document(path)


def test_a_column_that_looks_misspelt_is_warned_of():
    table = coded({**GOOD, "nubmer": 5, "page": 2})
    (warning,) = (w for w in usrok.date_document(table).warnings if "kept" in w)
    assert "'nubmer'" in warning and "'number'" in warning


@pytest.mark.parametrize(
    ("row", "fragment"),
    [
        ({"claim": "South Korea is not in the UN", "test": "member"}, "'not' may deny"),
        ({"claim": "North Korea left the IAEA", "test": "member"}, "'left' may deny"),
        ({"claim": "It wants to join the OECD", "test": "member"}, "'wants' may deny"),
        ({"claim": "The former President Roh Tae Woo", "test": "term"}, "'former' may deny"),
        ({"claim": "Relations with Albania", "test": "no_relations"}, "no word of the claim does"),
        ({"claim": "The Assembly has 148 members", "test": "count"}, "speak of no states"),
        ({"claim": "Both South and North Korea have relations with India", "test": "relations"},
         "names both Koreas"),
        ({"claim": "Growth by 1995 will double", "test": "as_of"}, "may speak of a plan"),
    ],
)  # fmt: skip
def test_words_that_may_turn_a_claim_round_are_warned_of(row, fragment):
    table = coded(period("1980", "1981"), row)
    (warning,) = (w for w in usrok.date_document(table).warnings if fragment in w)
    assert warning.startswith(f'Row 1 ("{row["claim"][:30]}')


def test_ordinary_claims_are_not_warned_of(tmp_path):
    for edition in TEXTS.index:
        assert usrok.date_document(text_of(edition)).warnings == []
    warnings = usrok.date_document(usrok.template(tmp_path / "text.csv")).warnings
    assert [w for w in warnings if "Nothing ends" not in w and "years wide" not in w] == []


def test_a_claim_in_several_rows_is_warned_of():
    (warning,) = (w for w in usrok.date_document(coded(GOOD, GOOD)).warnings if "rows" in w)
    assert warning == "2 rows say the same (No relations with Albania). Each of them counts."


def test_a_figure_that_the_record_does_not_have_differs():
    table = coded(
        {"claim": "More than 45,000 US troops are in Korea", "test": "series"},
        {"claim": "President Kim Dae Jung", "test": "term"},
    )
    dating = usrok.date_document(table)
    # 36,890 and fewer troops in these years; the last count above 45,000 is of 1988.
    assert dating.claims["verdict"].tolist() == ["figure differs", "true"]
    assert dating.claims["true_to"].dt.year.iloc[0] in (1988, 1989)
    assert dating.agreement == 0.5 and dating.expired.empty
    assert "Figure differs" in repr(dating)


def test_a_bound_that_hangs_on_one_claim_says_so():
    text = repr(usrok.date_document(text_of(1997)))
    # Ulsan became the seventh city on 15 July; the next to end is the deputy prime minister.
    assert "Probably before  15 July 1997: Six special cities (without it: " in text
    alone = usrok.date_document(text_of(1997)[text_of(1997)["claim"] != "Six special cities"])
    day = alone.probably_before
    assert f"(without it: {day.day} {day:%B %Y})" in text


def test_parts_of_a_period_are_added_up_and_drawn():
    dating = usrok.date_document(coded({"claim": "Relations with 148 states", "test": "count"}))
    assert "(203 days in 2 parts)" in repr(dating)  # 181 and 22
    assert len(dating.periods) == 2
    bars = [p for p in dating.chart().patches if p.get_alpha() is None]
    assert len(bars) == 2


def test_the_reader_is_told_why_nothing_dates_a_text():
    table = coded({"claim": "31.7 billion states", "test": "count"}, {**GOOD, "test": "none"})
    with pytest.raises(usrok.AuditError) as error:
        usrok.date_document(table)
    assert "31.7 billion states: true at no time" in str(error.value)
    assert "No relations with Albania: not checkable" in str(error.value)


def test_headings_may_have_capitals_and_rows_may_have_no_part():
    table = pd.DataFrame([{"Claim": GOOD["claim"], "TEST": "no_relations", "Chapter": None}])
    dating = usrok.date_document(table, by="Chapter")
    assert dating.layers["Chapter"].tolist() == ["(none)"]
    assert dating.claims["claim"].tolist() == [GOOD["claim"]]


@pytest.mark.parametrize("korea", ["North Korea", "DPRK", "prk", "North"])
def test_the_name_of_a_korea_is_understood(korea):
    row = {"claim": "It is in the IAEA", "test": "member", "korea": korea}
    assert f"{usrok.date_document(coded(row)).end:%Y-%m-%d}" == "1994-06-12"


@pytest.mark.parametrize("published", ["soon", "1850", 2050, "2001-01-01", True, "July"])
def test_a_date_to_compare_with_must_be_one_of_the_record(published):
    with pytest.raises(usrok.AuditError, match="published"):
        usrok.date_document(coded(GOOD), published=published)


def test_a_column_to_part_by_must_be_there():
    with pytest.raises(usrok.AuditError, match="which is no column"):
        usrok.date_document(coded(GOOD), by=["claim"])
    with pytest.raises(usrok.AuditError, match="'chapter', which is no column"):
        usrok.date_document(coded(GOOD), by="chapter")
