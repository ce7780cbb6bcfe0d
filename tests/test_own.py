"""A reader's own claims and evidence: right answers, or an error that says what to write."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import audit

DAY = "1992-01-15"


def claims(**extra: object) -> pd.DataFrame:
    row = {"claim_id": "a1", "claim": "Relations with 150 states", "n_low": 150, "n_high": 150}
    return pd.DataFrame([row | extra])


def rows(**extra: object) -> pd.DataFrame:
    return pd.DataFrame([{"claim_id": "a1", "method": "count", "key": "press"} | extra])


def test_the_windows_of_a_made_up_note():
    """A note of March 1992 with claims of different years, each window known by hand."""
    own = pd.DataFrame(
        [
            ("a1", "Relations with 150 states", 150, 150),
            ("a2", "About 40,000 US troops", 39500, 40500),
            ("a3", "No relations with China", None, None),
            ("a4", "A member of the UN", None, None),
            ("a5", "Seventh in US trade", 7, 7),
            ("a6", "Not a member of the OECD", None, None),
        ],
        columns=["claim_id", "claim", "n_low", "n_high"],
    )
    evidence = pd.DataFrame(
        [
            {"claim_id": "a1", "method": "count", "key": "press"},
            {"claim_id": "a2", "method": "series", "record": "us_forces_korea", "key": "total"},
            {"claim_id": "a3", "method": "no_relations", "key": "CHN"},
            {"claim_id": "a4", "method": "milestone", "begins": "m10"},
            {"claim_id": "a5", "method": "rank", "record": "us_trade", "key": "KOR"},
            {"claim_id": "a6", "method": "milestone", "ends": "m13"},
        ]
    )
    table = usrok.validity(own, evidence, "1992-03-01").set_index("claim_id")
    last = table.groupby("claim_id").tail(1)

    def window(claim: str) -> tuple[str, str]:
        row = last.loc[claim]
        return str(row["start"].date()), str(row["end"].date())

    assert window("a1") == ("1991-10-03", "1991-10-13")
    assert window("a3") == ("1948-08-15", "1992-08-23")
    assert window("a4") == ("1991-09-17", "1999-12-31")
    assert window("a5") == ("1995-01-01", "1996-12-31")
    assert window("a6") == ("1948-08-15", "1996-12-11")
    verdicts = usrok.verdicts(own, evidence, "1992-03-01").set_index("claim_id")["verdict"]
    # 40,062 on 30 September 1991: inside, and so possibly until the next count.
    assert verdicts.to_dict() == {
        "a1": "outdated", "a2": "agrees", "a3": "agrees", "a4": "agrees", "a5": "outdated",
        "a6": "agrees",
    }  # fmt: skip
    assert not usrok.verdicts(own, evidence, "1992-03-01").set_index("claim_id").loc["a2", "sure"]


def test_the_same_document_on_another_day_has_other_verdicts():
    assert usrok.verdicts(claims(), rows(), "1991-10-12")["verdict"].item() == "agrees"
    assert usrok.verdicts(claims(), rows(), "1991-09-01")["verdict"].item() == "premature"
    assert usrok.verdicts(claims(), rows(), "1992-01-01")["verdict"].item() == "outdated"


def test_a_reading_of_ones_own():
    own = rows(
        method="reading", key=None, holds=True, start="1990-01-01", reason="I read it in a book"
    )
    row = usrok.verdicts(claims(), own, DAY).iloc[0]
    assert (row["verdict"], row["by_witness"]) == ("agrees", "own reading: agrees")


def test_the_sheets_own_tables_given_back_give_its_verdicts():
    own = usrok.claims()[list(audit_columns())]
    given = usrok.verdicts(own, usrok.evidence(), "1993-07-19")
    pd.testing.assert_series_equal(given["verdict"], usrok.verdicts()["verdict"])


def audit_columns() -> list[str]:
    from usrok_data._own import CLAIMS

    return [c for c in CLAIMS if c in usrok.claims()]


def test_nothing_given_is_changed():
    own, evidence = claims(), rows()
    before = own.copy(), evidence.copy()
    usrok.verdicts(own, evidence, DAY)
    pd.testing.assert_frame_equal(own, before[0])
    pd.testing.assert_frame_equal(evidence, before[1])


@pytest.mark.parametrize(
    ("own", "evidence", "published", "words"),
    [
        (claims(), None, DAY, ["all three"]),
        ("claims.csv", rows(), DAY, ["str", "DataFrame"]),
        (claims().rename(columns={"claim": "claims"}), rows(), DAY, ["'claims'", "'claim'"]),
        (claims().drop(columns="claim"), rows(), DAY, ["lacks", "'claim'"]),
        (claims(claim=None), rows(), DAY, ["row 1", "claim is blank"]),
        (claims(n_low="many"), rows(), DAY, ["row 1", "n_low", "'many'", "number"]),
        (claims(n_low=True), rows(), DAY, ["n_low", "True", "number"]),
        (claims(n_low=151), rows(), DAY, ["n_low (151", "exchange"]),
        (claims(n_high=None), rows(), DAY, ["only one of n_low and n_high"]),
        (claims(start="July 1991"), rows(), DAY, ["start", "'July 1991'", "1993-07-19"]),
        (claims(checkable="yes"), rows(), DAY, ["checkable", "'yes'", "True or False"]),
        (pd.concat([claims(), claims()]), rows(), DAY, ["'a1'", "twice"]),
        (claims(), rows(claim_id="a2"), DAY, ["'a2'", "not in claims", "There are: a1"]),
        (claims(), rows(method="counts"), DAY, ["'counts'", "Did you mean 'count'"]),
        (claims(), rows(key="presse"), DAY, ["'presse'", "'press'"]),
        (claims(), rows(key=None), DAY, ["needs key"]),
        (claims(), rows(method="milestone", key=None), DAY, ["begins or ends"]),
        (claims(), rows(method="milestone", begins="m99"), DAY, ["'m99'", "milestones()"]),
        (claims(), rows(method="relations", key="ROK"), DAY, ["'ROK'", "codes of states"]),
        (claims(), rows(method="series", record="gold"), DAY, ["'gold'", "series"]),
        (claims(), rows(method="series", record="armed_forces"), DAY, ["press", "no figures"]),
        (claims(), rows(method="all", group="europe"), DAY, ["'europe'", "east_central_europe"]),
        (claims(), rows(method="reading"), DAY, ["needs holds"]),
        (claims(), rows(method="reading", holds=True), DAY, ["needs start"]),
        (
            claims(),
            rows(method="reading", holds=True, start="1990-01-01"),
            DAY,
            ["needs reason", "why you read"],
        ),
        (
            claims(),
            rows(method="series", record="us_trade", key=None),
            DAY,
            ["needs key", "us_trade"],
        ),
        (claims(n_low=None, n_high=None), rows(), DAY, ["needs a number"]),
        (claims(), pd.concat([rows(evidence_id="v1")] * 2), DAY, ["'v1'", "twice"]),
        (claims(), rows(), "1947-01-01", ["1948-08-15"]),
        (claims(), rows(), "15 January 1992", ["1993-07-19"]),
    ],
)
def test_what_does_not_fit_is_answered_with_what_to_write(own, evidence, published, words):
    with pytest.raises(usrok.AuditError) as caught:
        usrok.verdicts(own, evidence, published)
    for word in words:
        assert word in str(caught.value), caught.value


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 10**7),
    st.floats(),
    st.text(max_size=8),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["a1", "count", "press", "KOR", "m10", "1991-04-05", "series", "reading"]),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_nonsense_gives_an_answer_or_a_teaching_error_and_nothing_else(data):
    from usrok_data._own import CLAIMS

    columns = list(usrok.evidence().columns)
    row = {"claim_id": "a1", "method": data.draw(st.sampled_from([*audit.METHODS, "x"]))}
    for column in data.draw(st.lists(st.sampled_from(columns), max_size=5, unique=True)):
        row[column] = data.draw(CELLS)
    own = {"claim_id": "a1", "claim": "a claim"}
    for column in data.draw(st.lists(st.sampled_from(list(CLAIMS)), max_size=4, unique=True)):
        own[column] = data.draw(CELLS)
    try:
        table = usrok.verdicts(pd.DataFrame([own]), pd.DataFrame([row]), DAY)
    except usrok.AuditError as error:
        assert len(str(error)) > 30
    else:
        assert table["verdict"].isin(list(audit.VERDICTS)).all()


def test_relations_that_were_resumed_fit_the_date_on_which_they_were():
    """Vietnam: relations from 1955 to 1975, and again from 22 December 1992."""
    resumed = pd.DataFrame(
        [
            {
                "claim_id": "a1",
                "claim": "Relations with Vietnam opened in December 1992",
                "start": "1992-12-01",
                "end": "1992-12-31",
                "precision": "month",
            }
        ]
    )
    tests = pd.DataFrame([{"claim_id": "a1", "method": "relations", "key": "VNM"}])
    found = usrok.verdicts(resumed, tests, "1993-07-19").iloc[0]
    assert found["verdict"] == "agrees"
    assert found["true_from"] == pd.Timestamp("1992-12-22")
    never = resumed.assign(start="1980-01-01", end="1980-12-31", precision="year")
    assert usrok.verdicts(never, tests, "1993-07-19").iloc[0]["verdict"] == "conflicts"
