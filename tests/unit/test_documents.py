"""User-supplied claims and evidence: right answers, or an error that says what to write."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data.audit import VERDICTS
from usrok_data.documents import read_claims, read_evidence
from usrok_data.evidence import METHODS, Claim

DAY = "1992-01-15"
#: The option by which a later pandas tells NaN from NA.
OPTION = "distinguish_nan_and_na"


def claims(**extra: object) -> pd.DataFrame:
    row = {"claim_id": "a1", "claim": "Relations with 150 states", "n_low": 150, "n_high": 150}
    return pd.DataFrame([row | extra])


def rows(**extra: object) -> pd.DataFrame:
    return pd.DataFrame([{"claim_id": "a1", "method": "count", "key": "press"} | extra])


def verdict(own: pd.DataFrame, evidence: pd.DataFrame, published: object = DAY) -> str:
    return usrok.verdicts(own, evidence, published)["verdict"].item()


# ---------------------------------------------------------------- what is accepted


def test_a_made_up_note_of_march_1992():
    """Claims of different years, with periods known by hand."""
    own = pd.DataFrame([
        ("a1", "Relations with 150 states", 150, 150),
        ("a2", "About 40,000 US troops", 39500, 40500),
        ("a3", "No relations with China", None, None),
        ("a4", "A member of the UN", None, None),
        ("a5", "Seventh in US trade", 7, 7),
        ("a6", "Not a member of the OECD", None, None),
    ], columns=["claim_id", "claim", "n_low", "n_high"])  # fmt: skip
    evidence = pd.DataFrame([
        {"claim_id": "a1", "method": "count", "key": "press"},
        {"claim_id": "a2", "method": "series", "record": "us_forces_korea", "key": "total"},
        {"claim_id": "a3", "method": "no_relations", "key": "CHN"},
        {"claim_id": "a4", "method": "milestone", "begins": "m10"},
        {"claim_id": "a5", "method": "rank", "record": "us_trade", "key": "KOR"},
        {"claim_id": "a6", "method": "milestone", "ends": "m13"},
    ])  # fmt: skip
    last = usrok.validity(own, evidence, "1 March 1992").groupby("claim_id").tail(1)
    found = [f"{row.claim_id} {row.start.date()} {row.end.date()}" for row in last.itertuples()]
    assert found[:1] + found[2:] == [
        "a1 1991-10-03 1991-10-13", "a3 1948-08-15 1992-08-23", "a4 1991-09-17 1999-12-31",
        "a5 1995-01-01 1996-12-31", "a6 1948-08-15 1996-12-11",
    ]  # fmt: skip
    table = usrok.verdicts(own, evidence, "1992-03-01").set_index("claim_id")
    # 40,062 on 30 September 1991: within the bounds, and so possibly until the next count.
    assert table["verdict"].tolist() == ["outdated", "true", "true", "true", "outdated", "true"]
    assert not table.loc["a2", "certain"]
    assert table["independent_sources"].tolist() == [1] * 6


def test_the_tables_of_the_sheet_given_back_give_its_verdicts():
    columns = [c for c in Claim.__dataclass_fields__ if c in usrok.claims()]
    given = usrok.verdicts(usrok.claims()[columns], usrok.evidence(), usrok.PUBLICATION_DATE)
    pd.testing.assert_frame_equal(given, usrok.verdicts())


@pytest.mark.parametrize("published", [
    "1991-10-12", "12 October 1991", dt.date(1991, 10, 12), dt.datetime(1991, 10, 12, 18),
    pd.Timestamp("1991-10-12"), pd.Period("1991-10-12", freq="D"), np.datetime64("1991-10-12"),
])  # fmt: skip
def test_days_are_read_in_each_of_their_forms(published):
    assert verdict(claims(), rows(), published) == "true"
    # The UN seat of 17 September 1991, printed as a day up to the one given.
    act = rows(method="milestone", key=None, begins="m10")
    assert verdict(claims(start="1991-09", end=published), act) == "true"
    assert verdict(claims(start=published, end="1991-12"), act) == "false"


def test_a_month_begins_with_its_first_and_ends_with_its_last_day():
    (claim,) = read_claims(claims(start="1991-04", end="April 1991", precision="month"))
    assert (claim.start, claim.end) == (dt.date(1991, 4, 1), dt.date(1991, 4, 30))
    (claim,) = read_claims(claims(start=pd.Period("1991"), end=pd.Period("1991")))
    assert (claim.start, claim.end) == (dt.date(1991, 1, 1), dt.date(1991, 12, 31))


def test_a_start_or_an_end_may_stand_alone():
    hungary = rows(method="relations", key="HUN")  # from 1 February 1989
    assert verdict(claims(start="1989-02-01"), hungary) == "true"
    assert verdict(claims(start="1989-02-02"), hungary) == "false"
    assert verdict(claims(end="1989-02-01"), hungary) == "true"
    assert verdict(claims(end="1989-01-31"), hungary) == "false"
    # Text of any dtype.
    assert verdict(claims().astype({"claim_id": "category"}), hungary.astype("string")) == "true"


def test_what_is_left_out_has_a_default():
    (claim,) = read_claims(claims()[["claim_id", "claim"]])
    assert claim == Claim("a1", "Relations with 150 states")
    (row,) = read_evidence(rows(key=" press ", reason="", n_low=np.nan), [claim])
    assert (row.evidence_id, row.key, row.reason, row.n_low) == ("v01", "press", None, None)
    assert (row.origin, row.source_ids, row.independent) == ("count press", "own reading", True)


def test_a_reading_of_ones_own():
    own = rows(method="reading", key=None, holds=True, start="1990", reason="I read it in a book")
    row = usrok.verdicts(claims(), own, DAY).iloc[0]
    assert (row["verdict"], row["by_source"]) == ("true", "own reading: true")


MIXED = [np.nan, None, pd.NA, pd.NaT, float("nan"), ""]


def test_missing_values_of_every_kind_are_missing():
    number = len(MIXED)
    own = pd.DataFrame({"claim_id": [f"a{n}" for n in range(number)], "claim": "UN member"})
    for column in ("n_low", "n_high", "start", "end", "precision", "section", "checkable"):
        own[column] = pd.Series(MIXED, dtype=object)
    own["n_low"] = pd.array([148.0, np.nan, pd.NA] * 2, dtype="Float64")
    tests = pd.DataFrame({"claim_id": own["claim_id"], "method": "milestone", "begins": "m10"})
    for column in ("n_low", "start", "holds", "key", "ends", "reason", "origin", "independent"):
        tests[column] = pd.Series(MIXED, dtype=object)
    assert usrok.verdicts(own, tests, DAY)["verdict"].tolist() == ["true"] * number


@pytest.mark.skipif(OPTION not in dir(pd.options.future), reason="needs pandas 3")
def test_everything_works_where_pandas_tells_nan_from_na():
    """In a process of its own, as tables are read once."""
    code = f"""
import pandas as pd
pd.set_option("future.{OPTION}", True)
import usrok_data as usrok
from tests.unit import test_documents
for name in usrok.tables()["table"]:
    assert len(usrok.load(name)) and len(usrok.columns(name))
test_documents.test_missing_values_of_every_kind_are_missing()
test_documents.test_a_made_up_note_of_march_1992()
test_documents.test_the_tables_of_the_sheet_given_back_give_its_verdicts()
assert usrok.verdicts().set_index("claim_id").loc["c42", "verdict"] == "outdated"
assert len(usrok.relations_on("1993-07-19", "KOR")) == 172
assert usrok.count_periods()["start"].notna().any()
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_nothing_given_is_changed():
    own, evidence = claims(start="1948"), rows(evidence_id="x")
    before = own.copy(), evidence.copy()
    usrok.verdicts(own, evidence, DAY)
    pd.testing.assert_frame_equal(own, before[0])
    pd.testing.assert_frame_equal(evidence, before[1])


# ---------------------------------------------------------------- what is refused

#: Words that a message about each bad claim must have: row, column, value, what to write.
BAD_CLAIMS = [
    (claims().rename(columns={"claim": "claims"}), "unknown column 'claims' mean 'claim'"),
    (claims().drop(columns="claim"), "no column 'claim' claim_id"),
    (pd.concat([claims(), claims()["claim"]], axis=1), "two columns 'claim' once"),
    (claims(claim=None), "row claim missing text"),
    (claims(claim_id="  "), "row claim_id missing"),
    (claims(claim_id=1), "row claim_id 1 text"),
    (claims(n_low="many"), "row n_low 'many' number"),
    (claims(n_low=True), "row n_low True number"),
    (claims(n_low=3 + 0j), "row n_low (3+0j) number"),
    (claims(n_high=float("inf")), "row n_high inf finite open"),
    (claims().assign(n_high=pd.Series([10**400], dtype=object)), "row n_high 1000 finite"),
    (claims(n_low=151), "row n_low (151 n_high (150 swap"),
    (claims(start="1993-07-19", end="1993-07-18"), "row start (1993-07-19) end swap"),
    (claims(start="July"), "row 0: start is 'July', which is not a date. 1993-07-19"),
    (claims(start=1991), "row start 1991 1993-07-19"),
    (claims(end="31 June 1991"), "row end '31 June 1991' July"),
    (claims(end=pd.Timestamp(DAY, tz="Asia/Seoul")), "row end time zone depends 1993-07-19"),
    (claims(checkable="yes"), "row checkable 'yes' True or False"),
    (claims(checkable=2), "row checkable 2 True or False"),
    (claims(precision="Relative"), "row precision 'Relative' mean 'relative' day, month"),
    (claims(precision="approx"), "row precision 'approx' part_of_year"),
    (claims(section=["a"]), "row section ['a'] text"),
    (pd.concat([claims()] * 2).set_axis([7, 8]), "row 8: duplicate claim_id 'a1'"),
]
#: The same for evidence, with the method where that is what decides.
BAD_EVIDENCE = [
    (rows(witness="x"), "unknown column 'witness' Expected origin"),
    (rows().drop(columns="method"), "no column 'method'"),
    (rows(claim_id="a2"), "row claim_id 'a2' not in claims Expected a1"),
    (rows(method="counts"), "row method 'counts' mean 'count'"),
    (rows(method=None), "row method missing"),
    (rows(confidence="higher"), "row confidence 'higher' mean 'high'"),
    (rows(independent="yes"), "row independent 'yes' True or False"),
    (rows(key="presse"), "row (count) key 'presse' mean 'press'"),
    (rows(key=None), "row (count) needs key count series 'press'"),
    (rows(record="recognition_list"), "row (count) record='recognition_list' 'counts_reported'"),
    (rows(group="communist"), "row (count) group='communist' not use Leave group empty"),
    (rows(holds=False), "row (count) holds=False not use"),
    (rows(n_low=151, n_high=150), "row n_low (151 n_high (150 swap"),
    (rows(method="milestone", key=None), "row (milestone) needs begins or ends milestones()"),
    (rows(method="milestone", key=None, begins="m99"), "row (milestone) begins 'm99' milestones()"),
    (rows(method="milestone", key=None, ends="m10;m13"), "row (milestone) ends 'm10;m13'"),
    (rows(method="relations", key="ROK"), "row (relations) key 'ROK' codes of states countries()"),
    (rows(method="relations", key="CHN;"), "row (relations) key ''"),
    (rows(method="relations", key="KOR"), "row (relations) key='KOR' itself other states"),
    (rows(method="no_relations", key="KOR;CHN"), "row (no_relations) key='KOR;CHN' itself"),
    (rows(method="relations", key="TWN", record="recognition-list"),
     "row (relations) record 'recognition-list' mean 'recognition_list'"),
    (rows(method="first", key="HUN"), "row (first) needs group groups() 'east_central_europe'"),
    (rows(method="first", key="KOR", group="communist"), "row (first) key='KOR' itself"),
    (rows(method="all", key=None, group="europe"), "row (all) group 'europe' communist"),
    (rows(method="all", key=None, group="communist", excluded="FRA"),
     "row (all) excluded='FRA' not in the group 'communist' ALB"),
    (rows(method="all", key=None, group="communist",
          excluded="ALB;BGR;CHN;CSK;CUB;DDR;HUN;KHM;LAO;MNG;POL;ROU;SUN;VNM;YUG"),
     "row (all) excludes every state of the group 'communist' one"),
    (rows(method="series", record="gold"), "row (series) record 'gold' us_trade"),
    (rows(method="series", record="us_trade", key=None), "row (series) needs key"),
    (rows(method="series", record="armed_forces"), "row (series) key='press' no figures KOR;cow"),
    (rows(method="rank", key="Japan"), "row (rank) key 'Japan' code"),
    (rows(method="reading", key=None), "row (reading) needs holds"),
    (rows(method="reading", key=None, holds=True, start="1990"),
     "row (reading) needs reason why the document"),
    (rows(method="reading", key=None, holds=True, reason="read"),
     "row (reading) needs start first day"),
    (rows(method="reading", key=None, holds="True"), "row holds 'True' True or False"),
    (rows(method="reading", key=None, holds=True, start="spring"), "row start 'spring' July"),
    (pd.concat([rows(evidence_id="v1")] * 2), "row duplicate evidence_id 'v1'"),
]  # fmt: skip


def refused(own: object, evidence: object, published: object = DAY) -> str:
    with pytest.raises(usrok.AuditError) as caught:
        usrok.verdicts(own, evidence, published)
    with pytest.raises(usrok.AuditError):
        usrok.validity(own, evidence, published)
    message = str(caught.value)
    assert len(message) < 700 and message.endswith("."), message
    assert any(word in message for word in ("Expected", "needs", "Leave")), message
    return message


def check_words(message: str, words: str) -> None:
    for word in words.split():
        assert word in message, f"{word!r} is not in: {message}"


@pytest.mark.parametrize(("own", "evidence", "words"), [
    *((own, rows(), words) for own, words in BAD_CLAIMS),
    *((claims(), evidence, words) for evidence, words in BAD_EVIDENCE),
    (claims(n_low=None, n_high=None), rows(), "row (count) needs a number n_low n_high claim a1"),
])  # fmt: skip
def test_what_cannot_be_used_is_answered_with_what_to_write(own, evidence, words):
    check_words(refused(own, evidence), words)


@pytest.mark.parametrize("label", [7, "spring note", pd.Timestamp("1991-01-01")])
def test_a_message_names_the_row_by_the_label_of_the_users_own_index(label):
    """In each of the places where a row can be refused."""
    own = pd.concat([claims(), claims(claim_id="a2", n_low="x")]).set_axis([0, label])
    assert f"claims, row {label!r}" in refused(own, rows())
    for bad in (
        rows(n_low="x"), rows(claim_id="a9"), rows(key="x"), rows(group="communist"),
        rows(method="series", record="us_trade", key="XXX"), rows(method="milestone", key=None),
    ):  # fmt: skip
        evidence = pd.concat([rows(), bad]).set_axis([0, label])
        assert f"evidence, row {label!r}" in refused(claims(), evidence)


@pytest.mark.parametrize("value", ["claims.csv", [{"claim_id": "a1"}], {}, 3, claims()["claim"]])
def test_what_is_no_table_is_refused(value):
    for message in (refused(value, rows()), refused(claims(), value)):
        check_words(message, f"{type(value).__name__} DataFrame pd.DataFrame(")


@pytest.mark.parametrize(("own", "evidence", "published"), [
    (claims(), None, DAY), (None, rows(), DAY), (claims(), rows(), None),
])  # fmt: skip
def test_all_three_are_given_or_none(own, evidence, published):
    check_words(refused(own, evidence, published), "claims, evidence published all three none")


@pytest.mark.parametrize(("published", "words"), [
    ("1947-01-01", "published 1947-01-01 1948-08-15 1999-12-31"),
    ("January 1992", "published 'January 1992' more than one day 1992-01-01"),
    (1992, "published 1992 1993-07-19"),
])  # fmt: skip
def test_a_bad_publication_date_is_answered_with_what_to_write(published, words):
    check_words(refused(claims(), rows(), published), words)


def test_empty_tables_have_the_columns_all_the_same():
    own, evidence = claims(), rows().iloc[:0]
    assert usrok.verdicts(own, evidence, DAY)["verdict"].tolist() == ["untested"]
    for table in (usrok.validity(own, evidence, DAY), usrok.verdicts(own.iloc[:0], evidence, DAY)):
        assert table.empty
    assert usrok.validity(own, evidence, DAY).dtypes.equals(usrok.validity().dtypes)
    assert usrok.verdicts(own.iloc[:0], evidence, DAY).dtypes.equals(usrok.verdicts().dtypes)


CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=8),
    st.dates(), st.datetimes(), st.binary(max_size=3),
    st.sampled_from(["a1", "press", "KOR", "CHN;RUS", "m10", "1991-04", "us_trade", "total",
                     "communist", "relative", "KOR;cow-nmc-7", "recognition_list", ";", " "]),
    st.sampled_from([pd.NA, pd.NaT, np.int64(3), np.float32(2.5), np.bool_(True), np.nan, [], {},
                     pd.Timestamp("1991-01-01", tz="Asia/Seoul"), np.datetime64("1991-01-01"),
                     np.datetime64("30000-01-01"), pd.Timedelta(1), pd.Series([1, 2]), 10**400,
                     np.array([1, 2]), ("a",), 1 + 2j, object()]),
)  # fmt: skip
CLAIM_COLUMNS = list(Claim.__dataclass_fields__)
EVIDENCE_COLUMNS = [*usrok.evidence().columns, "odd"]


def frame(row: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame({c: pd.Series([v], dtype=object) for c, v in row.items()})


@settings(
    derandomize=True, deadline=None, max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(
    st.sampled_from(list(METHODS)),
    st.dictionaries(st.sampled_from(EVIDENCE_COLUMNS), CELLS, max_size=5),
    st.dictionaries(st.sampled_from(CLAIM_COLUMNS), CELLS, max_size=3),
)
def test_any_cells_give_a_verdict_or_an_error_that_teaches_and_nothing_else(method, row, claim):
    own = frame({"claim_id": "a1", "claim": "a claim", "n_low": 148} | claim)
    evidence = frame({"claim_id": "a1", "method": method} | row)
    try:
        table = usrok.verdicts(own, evidence, DAY)
    except usrok.AuditError as error:
        assert len(str(error)) > 30
    else:
        assert table["verdict"].isin(list(VERDICTS)).all()
