"""The tables: loading any of them, and the values of the sheet, read by hand from its text."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import codebook
from usrok_data.tables import cached_table, stored_table

TABLES = list(codebook.entries())
CODED = {"events": "event_id", "forces": "force_id", "ties": "tie_id"}


# ---------------------------------------------------------------- loading


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_the_codebook_describes_it(name):
    table = usrok.load(name)
    described = usrok.columns(name)
    assert list(table.columns) == list(described["column"])
    assert [str(dtype) for dtype in table.dtypes] == list(described["dtype"])
    texts = [dtype for dtype in table.dtypes if isinstance(dtype, pd.StringDtype)]
    # With storage "pyarrow" a comparison could not be combined with one of another column.
    assert all(dtype == pd.StringDtype("python") for dtype in texts)
    assert isinstance(table.index, pd.RangeIndex)


@pytest.mark.parametrize("name", TABLES)
def test_changing_a_frame_changes_no_other(name):
    first = usrok.load(name)
    untouched = first.copy(deep=True)
    first.iloc[:, -1] = pd.NA
    first["more"] = 1
    pd.testing.assert_frame_equal(usrok.load(name), untouched)


def test_tables_lists_every_table_with_its_loader():
    listed = usrok.tables().set_index("table")
    assert list(listed.index) == TABLES
    assert list(listed["layer"].unique()) == ["sheet", "record", "evidence", "derived"]
    derived = listed.index[listed["layer"] == "derived"]
    assert set(derived) == {
        "validity", "verdicts", "verdicts_by_reading", "relations_on", "relations_panel",
        "count_relations", "count_periods", "compare_counts", "us_trade_ranks",
    }  # fmt: skip
    for name, row in listed.iterrows():
        table = attrgetter(row["loader"].removesuffix("()"))(usrok)()
        assert table.shape == (row["rows"], row["columns"])
        pd.testing.assert_frame_equal(table, usrok.load(name))
    needed = listed.drop(columns="covers")
    assert needed.notna().all(axis=None)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("claim", "claims"), ("verdict", "verdicts"), ("us_trades", "us_trade"), ("Ties", "ties")],
)
def test_an_unknown_table_suggests_the_nearest(name, nearest):
    for function in (usrok.load, usrok.columns, usrok.cite):
        with pytest.raises(ValueError, match=f"Did you mean '{nearest}'"):
            function(name)


@pytest.mark.parametrize("name", ["", "statements", 7, None, ["claims"]])
def test_what_is_no_table_gets_the_list_of_tables(name):
    with pytest.raises(ValueError, match=r"There is no table .*claims, .*us_trade_ranks"):
        usrok.load(name)


def test_threads_that_load_at_once_get_the_same_frames():
    expected = [usrok.load(name) for name in TABLES]
    cached_table.cache_clear()
    stored_table.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        loaded = list(pool.map(usrok.load, TABLES * 3))
    for number, table in enumerate(loaded):
        pd.testing.assert_frame_equal(table, expected[number % len(TABLES)])


# ---------------------------------------------------------------- values read by hand

# Read from the printed text; missing values as None, days as text.
PINNED = [
    ("s01", {"words": 14, "section": "introduction", "claim_ids": "c01;c64"}),
    ("s03", {"paragraph": 2, "claim_ids": "c03;c04"}),
    ("s08", {"position": 3, "section": "security"}),
    ("s14", {"section": "economics_trade", "heading": "lost"}),
    ("s17", {"section": "foreign_relations", "heading": "stands"}),
    ("s20", {"words": 15, "claim_ids": "c42;c43"}),
    ("s30", {"paragraph": 11, "position": 1}),
    ("c01", {"date_text": "July 10-11, 1993", "start": "1993-07-10", "end": "1993-07-11"}),
    ("c02", {"date_text": None, "basis": "inferred", "start": "1993-07-10"}),
    ("c03", {"precision": "decade", "start": "1950-01-01", "end": "1959-12-31"}),
    ("c08", {"precision": "year", "start": "1954-01-01", "end": "1954-12-31"}),
    ("c09", {"n_text": "about 37,000", "n_low": 36500, "n_high": 37500, "unit": "persons"}),
    ("c11", {"n_text": "several", "n_low": None, "n_high": None, "unit": "squadrons"}),
    ("c12", {"n_text": "650,000", "n_low": 645000, "n_high": 655000}),
    ("c13", {"start": "1978-01-01", "end": "1978-12-31"}),
    ("c21", {"date_text": None, "start": None, "checkable": True}),
    ("c25", {"n_text": "seventh-largest", "n_low": 7, "n_high": 7, "unit": "rank"}),
    ("c42", {"n_low": 148, "n_high": 148, "unit": "states", "kind": "state"}),
    ("c49", {"start": "1965-01-01", "end": "1965-12-31"}),
    ("c52", {"start": None, "end": "1993-07-19", "precision": "relative"}),
    ("c55", {"start": "1989-02-01", "end": "1989-02-28", "precision": "month"}),
    ("c56", {"n_text": "first", "n_low": 1, "n_high": 1}),
    ("c57", {"date_text": "now", "start": "1993-07-19", "end": "1993-07-19"}),
    ("c60", {"start": "1991-01-01", "end": "1991-04-30", "precision": "part_of_year"}),
    ("c61", {"start": "1992-08-01", "end": "1992-08-31"}),
    ("e03", {"claim_id": "c08", "category": "treaty", "end": "1954-12-31"}),
    ("e05", {"actors": "KOR;PRK", "date_text": "1991"}),
    ("e07", {"claim_id": "c55", "end": "1989-02-28"}),
    ("f01", {"country": "USA", "n_text": "about 37,000", "n_low": 36500}),
    ("f02", {"kind": "division", "n_low": None}),
    ("f04", {"country": "KOR", "n_high": 655000}),
    ("f05", {"country": "USA;KOR", "claim_id": "c13"}),
    ("t01", {"date_text": "Since the 1950s", "partner_code": "USA"}),
    ("t04", {"partner_code": "PRK", "status": "sought"}),
    ("t07", {"status": "held", "partner_code": None}),
    ("t19", {"partner_code": "HUN", "claim_id": "c55"}),
    ("t21", {"stated_as": "group", "partner_type": "group"}),
    ("t22", {"partner_code": "ALB", "status": "denied"}),
    ("t24", {"partner_code": "CHN", "end": "1992-08-31"}),
]


@pytest.mark.parametrize(("row_id", "cells"), PINNED, ids=[row_id for row_id, _ in PINNED])
def test_values_read_by_hand(row_id, cells):
    table = {"s": "sentences", "c": "claims", "e": "events", "f": "forces", "t": "ties"}[row_id[0]]
    row = usrok.load(table).set_index(codebook.id_column(table)).loc[row_id]
    for column, value in cells.items():
        cell = row[column]
        if pd.isna(cell):
            cell = None
        elif isinstance(cell, pd.Timestamp):
            cell = f"{cell:%Y-%m-%d}"
        assert cell == value, column


def test_the_sheet_has_30_sentences_in_11_paragraphs_and_4_sections():
    sentences = usrok.sentences()
    assert list(sentences["sentence_id"]) == [f"s{number:02d}" for number in range(1, 31)]
    # Counted on the printed page, paragraph by paragraph.
    assert list(sentences.groupby("paragraph").size()) == [2, 3, 3, 3, 2, 3, 4, 3, 2, 4, 1]
    assert sentences["section"].nunique() == 4


def test_every_named_thing_of_the_sheet_is_a_claim():
    """The list that a reader of the sheet would tick off."""
    claims = usrok.claims()
    texts = (claims["claim"] + " " + claims["quote"]).str.lower()
    for words in [
        "president kim young sam", "mutual defense treaty", "37,000", "second infantry",
        "squadrons", "650,000", "combined forces command", "costs", "headquarters garrison",
        "cfc structure", "operational control in peacetime", "talks", "seventh-largest",
        "reform plans", "united nations", "specialised agencies", "antarctic treaty", "oecd",
        "148", "third world", "asean", "middle eastern", "pacific basin", "treaty of 1965",
        "hungary", "russia", "eastern and central european", "albania", "trade offices",
        "august 1992", "olympics",
    ]:  # fmt: skip
        assert texts.str.contains(words, regex=False).any(), words


# ---------------------------------------------------------------- one claim per fact

#: The ids of 0.4 that each claim replaces, in the order c01 to c63; c64 and c65 are new.
FORMER_IDS = """
e01 e02 t01 st01 st02 st03 st04 e03;t02 f01 f02 f03 f04 e04;f05 t03 st05 st06 st07 f06 st08 st09
st10 st11;t04 st12 t05 st13 st14 st15 st16 st17 st18 st19 st20 t06 st21 st22 st23 e05;t07 t08 t09
t10 t11 st24 st25 st26 t12 t13 t14 t15 e06;t16 t17 st27 st28 t18 st29 e07;t19 st30 t20 t21 t22
e08;t23 e09;t24 st31 e10
"""


def test_each_id_of_0_4_leads_to_one_claim():
    claims = usrok.claims()
    ids = [f"c{number:02d}" for number in range(1, 64)]
    # In the order of the text: the first official visit after the visit, the topic of the talks
    # after the meeting.
    assert list(claims["claim_id"]) == ["c01", "c64", "c02", "c65", *ids[2:]]
    old = claims.set_index("claim_id")["former_ids"].dropna()
    assert old.to_dict() == dict(zip(ids, FORMER_IDS.split(), strict=True))
    former = ";".join(old).split(";")
    # The tables of 0.4 had 10 events besides the publication, 6 forces, 31 statements, 24 ties.
    counts = {"e": 10, "f": 6, "st": 31, "t": 24}
    old_ids = {
        f"{letters}{n:02d}" for letters, count in counts.items() for n in range(1, count + 1)
    }
    assert set(former) == old_ids
    assert len(former) == 71


@pytest.mark.parametrize("table", CODED)
def test_a_coded_row_has_what_its_claim_prints(table):
    rows = usrok.load(table)
    claims = usrok.claims().set_index("claim_id")
    for row in rows.to_dict("records"):
        claim = claims.loc[row["claim_id"]]
        assert row[CODED[table]] in claim["former_ids"].split(";")
        for column in claims.columns.intersection(rows.columns).drop("kind", errors="ignore"):
            assert row[column] == claim[column] or (pd.isna(row[column]) and pd.isna(claim[column]))
    assert rows["claim_id"].is_monotonic_increasing


def test_a_treaty_is_one_claim_with_a_row_in_each_table():
    both = usrok.events().merge(usrok.ties(), on="claim_id")
    pairs = set(zip(both["event_id"], both["tie_id"], strict=True))
    assert pairs == {
        ("e03", "t02"), ("e05", "t07"), ("e06", "t16"), ("e07", "t19"), ("e08", "t23"),
        ("e09", "t24"),
    }  # fmt: skip
    command = usrok.events().merge(usrok.forces(), on="claim_id")
    assert list(zip(command["event_id"], command["force_id"], strict=True)) == [("e04", "f05")]


def test_claims_are_in_the_order_of_the_text_and_no_two_are_alike():
    claims = usrok.claims()
    assert claims["sentence_id"].is_monotonic_increasing
    assert claims["claim"].is_unique
    assert set(claims["kind"]) == {"event", "state", "judgement", "intention"}
    # The sheet does not claim that it was published; the date is a constant.
    assert not claims["claim"].str.contains("published").any()
    assert str(usrok.PUBLICATION_DATE.date()) == "1993-07-19"


def test_a_sentence_has_claims_or_a_reason_for_having_none():
    sentences = usrok.sentences().set_index("sentence_id")
    assert (sentences["claim_ids"].isna() == sentences["not_coded"].notna()).all()
    assert list(sentences.index[sentences["claim_ids"].isna()]) == ["s04"]
    for sentence, claims in usrok.claims().groupby("sentence_id"):
        assert ";".join(claims["claim_id"]) == sentences.loc[sentence, "claim_ids"]


def test_a_claim_is_checkable_or_says_why_not():
    claims = usrok.claims()
    assert (claims["checkable"] == claims["not_checkable"].isna()).all()
    # Nothing dated decides a judgement, and only a dated statement or act an intention.
    checkable = claims[claims["checkable"]].set_index("claim_id")
    assert set(checkable["kind"]) == {"event", "state", "intention"}
    assert list(checkable.index[checkable["kind"] == "intention"]) == ["c22", "c48"]
    assert set(claims.loc[claims["checkable"], "claim_id"]) == set(usrok.evidence()["claim_id"])


def test_printed_digits_stand_in_the_quote():
    for row in usrok.claims().to_dict("records"):
        for column in ("n_text", "date_text"):
            if pd.notna(row[column]):
                for digits in re.findall(r"\d[\d,]*", row[column]):
                    assert digits.rstrip(",") in row["quote"], row
