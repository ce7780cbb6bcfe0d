"""Memberships, context, yearly figures and reused text: values read by hand, and their rules."""

from __future__ import annotations

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import record

TABLES = ("memberships", "context", "indicators", "reused_text")

# Read by hand from the works named in record.sources() and from the two texts.
PINNED = [
    ("memberships", "body=FAO|korea=KOR", "end", "1949-11-25"),
    ("memberships", "body=WHO|korea=KOR", "start", "1949-08-17"),
    ("memberships", "body=WHO|korea=PRK", "start", "1973-05-19"),
    ("memberships", "body=IFAD|korea=PRK", "start", "1987-02-23"),
    ("memberships", "body=ILO|korea=KOR", "start", "1991-12-01"),
    ("memberships", "body=ILO|korea=PRK", "member_1993", False),
    ("memberships", "body=WIPO|korea=KOR", "start", "1979-03-01"),
    ("memberships", "body=WIPO|korea=KOR", "end", "1979-03-31"),
    ("memberships", "body=IDA|korea=KOR", "precision", "year"),
    ("memberships", "body=IAEA|korea=PRK", "left", "1994-06-13"),
    ("memberships", "body=AfDB|korea=KOR", "start", "1982-09-27"),
    ("memberships", "body=Antarctic Treaty|korea=PRK", "date_text", "1987"),
    ("memberships", "body=OECD|korea=KOR", "member_1993", False),
    ("context", "event=Kim Il Sung dies", "start", "1994-07-08"),
    ("context", "event=Seoul holds the Summer Olympics", "end", "1988-10-02"),
    ("context", "event=The United Nations admits both Koreas", "section", "foreign_relations"),
    ("context", "event=Albania and South Korea establish relations", "start", "1991-08-22"),
    ("context", "event=The Mutual Defense Treaty enters into force", "precision", "range"),
    ("indicators", "indicator=gdp_current_usd|year=1960", "value", 3958811881),
    ("indicators", "indicator=gdp_growth|year=1980", "value", -1.70128),
    ("indicators", "indicator=cost_share_direct|year=1991", "value", 150),
    ("indicators", "indicator=cost_share_indirect|year=1992", "value", 2364.09),
    ("indicators", "indicator=un_members_of_today_admitted|year=1993", "value", 183),
    ("indicators", "indicator=un_members_of_today_admitted|year=1948", "country", None),
    ("figures_reported", "unit=persons|figure_id=p07", "n_text", "655,000"),
    ("figures_reported", "unit=persons|figure_id=p08", "n_text", "750,000"),
    # 750,000 less about 120,000, to the last printed digit.
    ("figures_reported", "unit=persons|figure_id=p09", "n_low", 625000),
    ("reused_text", "sentence_id=s17|first_word=14", "in_note", "increasingly"),
    ("reused_text", "sentence_id=s18|kind=updated", "in_note", "not a UN member"),
    ("reused_text", "sentence_id=s19|kind=changed", "in_note", "fora,"),
    ("reused_text", "sentence_id=s20|kind=same", "words", 14),
    ("reused_text", "sentence_id=s26|first_word=8", "in_note", "socialist nations"),
]


@pytest.mark.parametrize(("table", "row", "column", "value"), PINNED)
def test_values_read_by_hand(table, row, column, value):
    frame = usrok.load(table)
    for part in row.split("|"):
        key, wanted = part.split("=")
        frame = frame[frame[key].astype(str) == wanted]
    cell = frame[column].item()
    if isinstance(cell, pd.Timestamp):
        cell = f"{cell:%Y-%m-%d}"
    assert (None if pd.isna(cell) else cell) == value


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_unique_and_their_sources_are_listed(name):
    table = usrok.load(name)
    known = set(record.sources()["source_id"])
    for column in table.columns.intersection(["source_id", "source_ids"]):
        assert set(table[column].str.split(";").explode()) <= known
    key = (
        ["indicator", "country", "year", "source_id"] if name == "indicators" else table.columns[0]
    )
    assert not table.duplicated(key).any()


def test_south_korea_was_in_16_of_16_agencies_and_north_korea_in_11():
    table = record.memberships()
    assert not table.duplicated(["body", "korea"]).any()
    agencies = table[table["kind"] == "un_specialised_agency"]
    assert agencies["body"].nunique() == 16
    assert agencies.groupby("korea")["member_1993"].sum().to_dict() == {"KOR": 16, "PRK": 11}


def test_a_member_of_1993_had_joined_and_not_left():
    day = pd.Timestamp(usrok.PUBLICATION_DATE)
    table = record.memberships().dropna(subset=["member_1993"])
    held = (table["end"] <= day) & ~(table["left"] <= day)
    assert (held == table["member_1993"]).all()
    assert not (table["left"] < table["end"]).any()
    # Without a first day: what only a list proves, and what was never joined.
    assert (
        table["start"].isna()
        == ~table["precision"].isin(["day", "month", "year", "decade", "between"])
    ).all()


def test_context_is_in_order_of_time():
    table = record.context()
    assert table["start"].is_monotonic_increasing
    assert (table["start"].dt.year.min(), table["end"].dt.year.max()) == (1945, 1996)
    assert table["start"].dt.year.between(1985, 1994).sum() > 0.7 * len(table)
    assert set(table["section"]) == set(usrok.sentences()["section"])


#: Events of the context that are milestones too, read one by one.
MILESTONES = (
    "x07 m01, x10 m17, x16 m03, x22 m63, x24 m11, x29 m24, x31 m25, x35 m61, x39 m05, x40 m32, "
    "x41 m54, x42 m06, x45 m15, x46 m33, x48 m10, x49 m62, x58 m57, x61 m55, x62 m22, x63 m21, "
    "x67 m56, x69 m23, x77 m51, x90 m09, x92 m13"
)


@pytest.mark.parametrize("pair", MILESTONES.split(", "))
def test_an_event_that_is_also_a_milestone_has_the_same_days(pair):
    event, milestone = pair.split()
    days = record.context().set_index("context_id").loc[event, ["start", "end"]]
    table = record.milestones().set_index("milestone_id")
    assert days.tolist() == table.loc[milestone, ["start", "end"]].tolist()


def test_a_series_has_one_unit_and_no_figure_of_the_trade_table():
    table = record.indicators()
    assert (table.groupby("indicator")["unit"].nunique() == 1).all()
    assert not table["indicator"].str.contains("trade|export|import").any()
    members = table[table["indicator"] == "un_members_of_today_admitted"]
    assert list(members["year"]) == list(range(1948, 2000))
    assert members["value"].is_monotonic_increasing
    paid = table[table["indicator"] == "cost_share_direct"].set_index("year")["value"]
    both = table[table["indicator"] == "cost_share_direct_and_indirect"].set_index("year")["value"]
    assert (paid[1994], both[1994]) == (260, 2660)
    assert 1990 not in paid and 1997 not in paid


# ---------------------------------------------------------------- the Note of April 1991


def test_59_of_79_words_stand_in_shared_runs():
    table = record.reused_text()
    words = usrok.sentences().set_index("sentence_id")["words"]
    paragraph = ["s17", "s18", "s19", "s20"]
    same = table[(table["kind"] == "same") & table["sentence_id"].isin(paragraph)]
    assert (same["words"].sum(), words[paragraph].sum()) == (59, 79)
    assert (table.loc[table["kind"] == "same", "words"] >= 5).all()


def test_runs_lie_inside_their_sentences_and_do_not_overlap():
    table = record.reused_text()
    words = usrok.sentences().set_index("sentence_id")["words"]
    assert (table["words"] == table["last_word"] - table["first_word"] + 1).all()
    assert (table["last_word"] <= table["sentence_id"].map(words)).all()
    for _, runs in table.groupby("sentence_id"):
        assert (runs["first_word"].iloc[1:].array > runs["last_word"].iloc[:-1].array).all()
    assert (table["in_note"].isna() == table["kind"].isin(["same", "new"])).all()
    for column in ("in_note", "in_sheet"):
        assert (table[column].dropna().str.split().str.len() <= 8).all()


def test_the_sheet_has_these_words_at_these_places(full_text_path):
    for row in usrok.quote_source(record.reused_text(), full_text_path).itertuples():
        there = " ".join(row.sentence.split()[row.first_word - 1 : row.last_word])
        first, *last = row.in_sheet.split(" ... ")
        assert there.startswith(first) and there.endswith(last[0] if last else first)
        assert last or there == first
