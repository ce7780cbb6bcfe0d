"""What an analyst tried first with the wheel alone, and tripped over."""

from __future__ import annotations

import pandas as pd
import pytest

import usrok_data as usrok


def audit(evidence: list[dict], **claim: object) -> pd.Series:
    """Return the verdict on one claim of one's own, published on 19 July 1993."""
    claims = pd.DataFrame([{"claim_id": "a1", "claim": "A claim of one's own.", **claim}])
    tests = pd.DataFrame([{"claim_id": "a1", **row} for row in evidence])
    return usrok.verdicts(claims, tests, "1993-07-19").iloc[0]


def test_the_sheet_can_be_tested_on_another_day():
    then = usrok.verdicts(published="1991-06-01").set_index("claim_id")["verdict"]
    # South Korea had no relations with Albania until 22 August 1991, and with China until 1992.
    assert then["c59"] == "true"
    assert then["c61"] == "not yet true"
    assert then["c37"] == "not yet true"  # in the UN from September on
    assert then["c42"] == "disputed"  # 148 by the count of the press only


def test_a_close_claim_was_true_on_no_day_near():
    row = usrok.verdicts().set_index("claim_id").loc["c09"]
    assert row["verdict"] == "close"
    assert pd.isna(row["true_from"]) and pd.isna(row["true_to"])


def test_the_days_of_a_true_claim_include_the_publication_date():
    verdicts = usrok.verdicts()
    day = usrok.PUBLICATION_DATE
    true = verdicts[(verdicts["verdict"] == "true") & verdicts["claim_id"].isin(["c10", "c57"])]
    assert len(true) == 2
    assert (true["true_from"] <= day).all() and true["true_to"].isna().all()
    # Between two Septembers the strength is unknown: no certain day holds 1 June 1992.
    row = audit(
        [{"method": "series", "record": "us_forces_korea", "key": "total"}],
        n_low=35_000,
        n_high=40_000,
    )
    assert row["true_from"] <= day <= row["true_to"]


def test_tests_of_different_records_are_different_sources():
    row = audit(
        [{"method": "count", "key": key} for key in ("press", "encyclopedia")],
        n_low=170,
        n_high=180,
    )
    assert row["independent_sources"] == 2


def test_what_a_spreadsheet_makes_of_true_and_false():
    row = audit([{"method": "relations", "key": "VNM"}], checkable=0.0)
    assert row["verdict"] == "not checkable"


@pytest.mark.parametrize(
    ("evidence", "claim", "hint"),
    [
        ({"method": "relations", "key": "Hungary"}, {}, "Did you mean 'HUN'?"),
        ({"method": "relations", "key": "HUN, POL"}, {}, "separated by semicolons"),
        ({"method": "count", "key": "press"}, {"n_low": "165"}, "pd.to_numeric"),
        ({"method": "count", "key": "press"}, {"claim_id": 1}, ".astype(str)"),
    ],
)
def test_a_message_says_what_to_type_instead(evidence, claim, hint):
    with pytest.raises(usrok.AuditError) as raised:
        audit([evidence], **claim)
    assert hint in str(raised.value)


def test_a_row_is_found_where_labels_repeat():
    claims = pd.DataFrame(
        [{"claim_id": f"a{n}", "claim": "A claim.", "n_low": low} for n, low in enumerate((1, "x"))]
    )
    claims.index = [7, 7]
    tests = pd.DataFrame([{"claim_id": "a0", "method": "count", "key": "press"}])
    with pytest.raises(usrok.AuditError, match=r"row 7 \(number 2 from the top\)"):
        usrok.verdicts(claims, tests, "1993-07-19")


def test_neither_korea_is_taken_for_the_other():
    with pytest.raises(ValueError, match=r"KOR \(South Korea\), PRK \(North Korea\)"):
        usrok.relations_on(korea="ROK")


def test_a_name_cut_short_is_completed():
    with pytest.raises(ValueError, match="Did you mean 'us_forces_korea'"):
        usrok.load("us_forces")


def test_the_publication_date_compares_with_a_column_of_days():
    assert (usrok.verdicts()["true_from"].dropna() < usrok.PUBLICATION_DATE).all()


def test_doubtful_dates_do_not_widen_the_period_of_better_ones():
    # One newspaper of 1991 has relations with Albania from November, probably by a slip.
    row = usrok.verdicts().set_index("claim_id").loc["c59"]
    assert row["true_to"] == pd.Timestamp("1991-08-21")


def test_a_disputed_claim_has_no_days_of_its_own():
    disputed = usrok.verdicts().query("verdict == 'disputed'")
    assert set(disputed["claim_id"]) == {"c12", "c25", "c58"}
    assert disputed[["true_from", "true_to"]].isna().all(axis=None)
