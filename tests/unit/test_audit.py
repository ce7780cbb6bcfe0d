"""The rule of a verdict on invented findings, and the verdicts and periods of the sheet."""

from __future__ import annotations

import datetime as dt
import time

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import codebook
from usrok_data.audit import VERDICTS, row_verdict
from usrok_data.days import RECORD_END, RECORD_START, Truth, any_of, between, day_number, spell
from usrok_data.evidence import Claim, Finding
from usrok_data.figures import Figure, figures_within

PUBLISHED = usrok.PUBLICATION_DATE.date()
ROUNDED = Claim("a1", "About 37,000", n_low=36500, n_high=37500)
EXACT = Claim("a1", "148 states", n_low=148, n_high=148)


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def held(*spans: tuple[str, str]) -> Truth:
    days = [between(d(a), d(b)) for a, b in spans]
    return any_of(Truth(x, x) for x in days)


def judge(truth: Truth, claim: Claim = EXACT, *figures: Figure) -> tuple[str, bool | None]:
    return row_verdict(Finding(truth, figures), claim, PUBLISHED)


def series(claim: Claim, *values: tuple[str, float]) -> tuple[str, bool | None]:
    """Return the verdict by figures that each stand for one day."""
    figures = [Figure(d(day), d(day), n, n) for day, n in values]
    return judge(figures_within(figures, claim.n_low, claim.n_high), claim, *figures)


# ---------------------------------------------------------------- one row of evidence


@pytest.mark.parametrize(("spans", "verdict"), [
    ([("1993-01-01", "1993-12-31")], "true"),
    ([("1993-07-19", "1993-12-31")], "true"),
    ([("1993-01-01", "1993-07-19")], "true"),
    ([("1985-01-01", "1991-12-31"), ("1993-01-01", "1996-12-31")], "true"),
    ([("1993-01-01", "1993-07-18")], "outdated"),
    ([("1985-01-01", "1991-12-31"), ("1995-01-01", "1996-12-31")], "outdated"),
    ([("1993-07-20", "1993-12-31")], "not yet true"),
    ([], "false"),
])  # fmt: skip
def test_the_verdict_by_when_it_was_true(spans, verdict):
    assert judge(held(*spans)) == (verdict, True)


def test_on_a_doubtful_day_it_is_true_and_not_certain():
    assert judge(spell((d("1993-01-01"), d("1993-10-01")))) == ("true", False)


@pytest.mark.parametrize(("claim", "figure", "verdict"), [
    (ROUNDED, 35150, "close"), (ROUNDED, 35149, "false"),
    (ROUNDED, 38850, "close"), (ROUNDED, 38851, "false"),
    (EXACT, 149, "false"),  # an exact number is never close, nor is one with an open side
    (Claim("a1", "At least", n_low=36500), 36400, "false"),
    (Claim("a1", "At most", n_high=37500), 37600, "false"),
])  # fmt: skip
def test_close_is_within_five_per_cent_of_a_rounded_number(claim, figure, verdict):
    last = Figure(d("1993-07-01"), d("1993-07-31"), figure, figure)
    assert judge(held(), claim, last) == (verdict, True)


def test_close_comes_before_outdated():
    before = [("1990-09-30", 37000), ("1991-09-30", 40000)]
    assert series(ROUNDED, *before, ("1993-07-01", 38000)) == ("close", True)
    assert series(ROUNDED, *before, ("1993-07-01", 40000)) == ("outdated", True)
    assert series(ROUNDED, *before, ("1993-09-30", 40000)) == ("untested", None)


@pytest.mark.parametrize(("day", "value", "verdict"), [
    ("1993-07-11", 37000, ("true", False)),
    # A figure stands for up to 366 days: from 18 July 1992 to 19 July 1993 is 366 days.
    ("1992-07-18", 37000, ("true", False)),
    ("1992-07-18", 36000, ("close", True)),
    ("1992-07-17", 37000, ("untested", None)),
    ("1997-11-30", 37000, ("untested", None)),
])  # fmt: skip
def test_a_series_that_stops_is_never_outdated_for_that(day, value, verdict):
    assert series(ROUNDED, (day, value)) == verdict


@pytest.mark.parametrize("span", [("1991-07-02", "1991-07-02"), ("1994-01-01", "1994-12-31")])
def test_what_is_known_of_certain_days_says_nothing_of_others(span):
    truth = held(span).limited_to(*(day_number(d(x)) for x in span))
    assert judge(truth) == ("untested", None)


# ---------------------------------------------------------------- a claim with several rows

COLUMNS = [c for c in codebook.dtypes("evidence") if c not in ("claim_id", "method", "evidence_id")]


def document(*rows: dict, published: object = PUBLISHED, **claim: object) -> tuple:
    """Give the tables of one claim; each row is of an origin of its own unless it says so."""
    claims = pd.DataFrame([{"claim_id": "a1", "claim": "A claim"} | claim])
    evidence = [{"claim_id": "a1", "origin": f"o{n}"} | row for n, row in enumerate(rows)]
    return claims, pd.DataFrame(evidence, columns=["claim_id", "method", *COLUMNS]), published


def own(*rows: dict, **document_or_claim: object) -> pd.Series:
    return usrok.verdicts(*document(*rows, **document_or_claim)).iloc[0]


def acts(begins: str | None = None, ends: str | None = None) -> dict:
    return {"method": "milestone", "begins": begins, "ends": ends}


# Acts of the record: the treaty in force m02 (17 November 1954), the UN seat m10
# (17 September 1991), Albania m33 (22 August 1991), the OECD m13 (12 December 1996),
# a first agreement m06 (January 1991), ASEAN m15 (July 1991), control agreed m07 (November 1991).
TRUE, OUTDATED = acts("m10"), acts(ends="m33")
PRESS = {"method": "count", "key": "press"}
TROOPS = {"method": "series", "record": "us_forces_korea", "key": "total"}
TWO_PAPERS = "us_forces_korea;latimes-1991-11-21;chitrib-1993-07-11b"
PRINTED_TROOPS = {"method": "series", "record": "figures_reported", "key": TWO_PAPERS}


@pytest.mark.parametrize(("row", "number", "published", "verdict"), [
    # 39,000 in November 1991, and about 36,000 on 11 July 1993.
    (PRINTED_TROOPS, 36000, "1993-07-10", "true"),
    (PRINTED_TROOPS, 36000, "1993-07-19", "true"),
    (PRINTED_TROOPS, 36000, "1994-07-12", "true"),
    (PRINTED_TROOPS, 36000, "1994-07-13", "untested"),
    # The count of the press ends with the 178 of 22 March 1995.
    (PRESS, 178, "1995-03-21", "not yet true"),
    (PRESS, 178, "1995-03-22", "true"),
    (PRESS, 178, "1995-03-23", "untested"),
    (PRESS, 178, "1995-03-31", "untested"),
    (PRESS, 178, "1999-12-31", "untested"),
])  # fmt: skip
def test_the_end_of_the_record_is_not_the_end_of_the_claim(row, number, published, verdict):
    found = own(row, published=published, n_low=number, n_high=number)
    assert found["verdict"] == verdict and pd.isna(found["true_to"])
    assert row == PRESS or verdict == "untested" or not found["certain"]


def test_sources_that_agree_and_sources_or_readings_that_differ():
    row = own(OUTDATED, OUTDATED)
    assert (row["verdict"], row["independent_sources"]) == ("outdated", 2)
    assert row["by_source"] == "o0: outdated; o1: outdated"
    row = own(OUTDATED, TRUE)
    assert (row["verdict"], row["by_source"]) == ("disputed", "o0: outdated; o1: true")
    assert row["strength"] == "sources disagree"
    # The break of 23 August 1992; the list by years has relations to the end of the year.
    taiwan = {"method": "relations", "key": "TWN"}
    rows = taiwan, taiwan | {"record": "recognition_list"}
    assert own(*rows, published="1992-12-31")["by_source"] == "o0: outdated; o1: true"
    assert own(*rows, published="1993-01-01")["verdict"] == "outdated"


def test_rows_of_one_origin_are_one_source_and_works_are_counted_once():
    row = own(*(OUTDATED | {"origin": "a", "source_ids": s} for s in ("x;y", "y", "z")))
    assert row[["independent_sources", "works", "by_source"]].tolist() == [1, 3, "a: outdated"]


def test_what_does_not_reach_the_day_or_is_not_independent_is_not_counted():
    silent, dependent = PRESS | {"n_low": 148}, TRUE | {"independent": False}
    row = own(OUTDATED, silent, dependent, published="1996-01-01")
    assert (row["verdict"], row["independent_sources"]) == ("outdated", 1)
    assert row["by_source"] == "o0: outdated; o1: untested; o2 (not independent): true"
    row = own(silent, dependent, published="1996-01-01")
    assert row["verdict"] == "untested" and pd.isna(row["certain"])
    assert row["strength"] == "no independent source"


def test_without_evidence_it_is_untested_and_not_checkable_if_so_marked():
    assert own()["verdict"] == "untested" and pd.isna(own()["by_source"])
    row = own(TRUE, checkable=False)
    assert (row["verdict"], row["independent_sources"]) == ("not checkable", 0)
    assert pd.isna(row["true_from"])


@pytest.mark.parametrize(("rows", "claim", "expected"), [
    ([acts("m10", "m13")], {}, "true True 1991-09-17 1996-12-11"),
    # No last day where no end is known.
    ([acts("m10")], {}, "true True 1991-09-17 NaT"),
    ([acts("m10", "m13"), acts("m10")], {}, "true True 1991-09-17 NaT"),
    ([acts(ends="m33")], {}, "outdated True 1948-08-15 1991-08-21"),
    ([acts("m13")], {}, "not yet true True 1996-12-12 NaT"),
    # The widest over the sources.
    ([acts("m02", "m10"), acts("m06", "m33")], {}, "outdated True 1954-11-17 1991-09-16"),
    # The certain days, or the possible ones where there are none: begun in 1991, ended in July.
    ([acts("m07", "m13")], {}, "true True 1991-11-30 1996-12-11"),
    ([acts("m06", "m15")], {}, "outdated True 1991-01-31 1991-07-18"),
    # Agreed in November 1991: on the 29th possible, so the days shown are the possible ones.
    ([acts("m07")], {"published": "1991-11-29"}, "true False 1991-11-01 NaT"),
    ([acts("m07")], {"published": "1991-11-30"}, "true True 1991-11-30 NaT"),
    ([acts("m07"), acts("m10")], {"published": "1991-11-29"}, "true False 1991-09-17 NaT"),
    ([acts("m10")], {"start": "1990", "end": "1990"}, "false True NaT NaT"),
    # Hungary was the first communist state, on 1 February 1989.
    ([{"method": "first", "key": "HUN", "group": "communist"}], {}, "true True 1989-02-01 NaT"),
    ([{"method": "first", "key": "POL", "group": "communist"}], {}, "false True NaT NaT"),
])  # fmt: skip
def test_when_a_claim_was_true(rows, claim, expected):
    row = own(*rows, **claim)
    days = (str(row[c])[:10] for c in ("true_from", "true_to"))
    assert " ".join([row["verdict"], str(row["certain"]), *days]) == expected


@pytest.mark.parametrize(("published", "year"), [
    ("1948-12-31", 1955), ("1955-01-01", 1955), ("1977-01-01", 1955), ("1993-07-19", 1992),
])  # fmt: skip
def test_of_several_periods_the_last_before_the_date_or_the_first_after(published, year):
    # Vietnam: relations from 1955 to 1975 and from 22 December 1992.
    row = own({"method": "relations", "key": "VNM"}, published=published)
    assert row["true_from"].year == year


@pytest.mark.parametrize(("published", "certain"), [("1991-09-30", True), ("1991-10-01", False)])
def test_the_row_of_a_period_tells_what_is_certain(published, certain):
    # 40,062 on 30 September 1991 and 35,743 a year later, by the count of the forces.
    tables = document(TROOPS, n_low=39500, n_high=40500, published=published)
    found = usrok.validity(*tables).iloc[-1]  # others in the 1970s
    days = [str(found[c].date()) for c in ("start", "end", "certain_from", "certain_to")]
    assert days == ["1990-10-01", "1992-09-29", "1991-09-30", "1991-09-30"]
    assert found[["figure", "verdict", "certain"]].tolist() == [40062, "true", certain]


# ---------------------------------------------------------------- events

# The Olympics m24 were held from 17 September 1988 on, control m07 was agreed in November 1991.


@pytest.mark.parametrize(("act", "published", "expected"), [
    ("m24", "1988-09-16", "not yet true True"), ("m24", "1988-09-17", "true True"),
    ("m24", "1999-12-31", "true True"),  # what took place stays so
    ("m07", "1991-10-31", "not yet true True"),
    ("m07", "1991-11-29", "true False"), ("m07", "1991-11-30", "true True"),
])  # fmt: skip
def test_an_event_is_true_from_its_day_on_and_has_days_instead_of_a_period(
    act, published, expected
):
    tables = document(acts(act), kind="event", published=published)
    row = usrok.verdicts(*tables).iloc[0]
    assert f"{row['verdict']} {row['certain']}" == expected
    (event,) = usrok.validity(*tables).to_dict("records")
    days = [str(event[c])[:10] for c in ("start", "end", "certain_from", "certain_to")]
    known, doubtful = ["1988-09-17"] * 4, ["1991-11-01", "1991-11-30", "NaT", "NaT"]
    assert days == (known if act == "m24" else doubtful)
    assert not event["start_open"] and not event["end_open"]


# ---------------------------------------------------------------- readings

CLOSE = TROOPS | {"n_low": 36500, "n_high": 37500}  # 35,743 by the last count


@pytest.mark.parametrize(("first", "second", "verdict", "strength"), [
    ([TRUE, TRUE], [TRUE], "true", "3 sources agree on the verdict"),
    ([OUTDATED], [OUTDATED], "outdated", "2 sources agree on the verdict"),
    ([TRUE], [OUTDATED], "disputed", "readings disagree"),
    ([TRUE, OUTDATED], [TRUE], "disputed", "sources disagree"),
    ([TRUE], [CLOSE], "close", None),
    ([TRUE, CLOSE], [CLOSE], "close", None),
    ([TRUE | {"origin": "a"}], [TRUE | {"origin": "a"}], "true", "one source"),
    # A reading that nobody independent tested does not count.
    ([TRUE], [OUTDATED | {"independent": False}], "true", "one source"),
])  # fmt: skip
def test_readings_have_verdicts_that_make_the_one_of_the_claim(first, second, verdict, strength):
    rows = [r | {"reading": "a"} for r in first] + [r | {"reading": "b"} for r in second]
    printed = {"n_low": 36500, "n_high": 37500}
    row = own(*rows, **printed)
    assert row[["verdict", "readings"]].tolist() == [verdict, 2]
    assert strength in (None, row["strength"])
    assert pd.isna(row["true_from"]) and pd.isna(row["true_to"])  # each reading has its own
    by_reading = usrok.verdicts_by_reading(*document(*rows, **printed))
    assert list(by_reading["reading"]) == ["a", "b"]
    # The sources of one reading say nothing of the other.
    assert by_reading["verdict"].iloc[1] == own(*second, **printed)["verdict"]


# ---------------------------------------------------------------- invariants

POOL = [
    TRUE, OUTDATED, acts("m07"), acts("m13"), acts("m06", "m15"), TROOPS | {"n_low": 36000},
    {"method": "relations", "key": "VNM"}, {"method": "no_relations", "key": "CUB"},
    {"method": "rank", "key": "KOR", "n_low": 7, "n_high": 7}, PRESS | {"n_low": 148},
    {"method": "reading", "holds": False, "reason": "read"},
    {"method": "reading", "holds": True, "reason": "read", "start": "1990", "end": "1994-06"},
]  # fmt: skip
ABOUT = st.fixed_dictionaries({"origin": st.sampled_from("abc"), "independent": st.booleans()})
ROWS = st.lists(st.builds(dict.__or__, st.sampled_from(POOL), ABOUT), min_size=1, max_size=5)
DATES = st.dates(RECORD_START, RECORD_END)
steady = settings(derandomize=True, deadline=None, max_examples=30)


@steady
@given(ROWS, DATES, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_nor_a_dependent_source_changes_a_verdict(rows, day, random):
    always = {"method": "reading", "holds": True, "start": "1948", "reason": "so we are told"}
    dependent = always | {"origin": "author", "independent": False}
    before = own(*rows, published=day).drop("by_source")
    for changed in (random.sample(rows, len(rows)), [*rows, *rows[:2]], [*rows, dependent]):
        assert own(*changed, published=day).drop("by_source").equals(before)


@steady
@given(st.sampled_from(POOL), DATES)
def test_a_row_is_true_on_the_days_of_its_periods_and_certain_on_the_certain_ones(row, day):
    table = usrok.validity(*document(row, published=day))
    (verdict,), (certain,) = table["verdict"].unique(), table["certain"].unique()
    assert pd.isna(certain) == (verdict == "untested")
    assume(verdict != "untested")
    on = pd.Timestamp(day)
    inside = ((table["start"] <= on) & (on <= table["end"])).any()
    surely = ((table["certain_from"] <= on) & (on <= table["certain_to"])).any()
    assert inside == (verdict == "true") and certain == (surely or not inside)
    if verdict in ("outdated", "not yet true"):
        assert (table["end"].min() < on) == (verdict == "outdated")


def test_many_claims_take_time_in_proportion():
    """Ten times the claims may take up to thirty times as long: it must not grow by squares."""

    def seconds(number: int) -> float:
        claims = pd.DataFrame({"claim_id": [f"a{n}" for n in range(number)], "claim": "x"})
        tests = pd.DataFrame({"claim_id": claims["claim_id"], "method": "relations", "key": "HUN"})
        start = time.process_time()
        assert usrok.verdicts(claims, tests, PUBLISHED)["verdict"].eq("true").all()
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 30 * min(seconds(200) for _ in range(3))


# ---------------------------------------------------------------- the fact sheet


@pytest.fixture(scope="module")
def verdicts() -> pd.DataFrame:
    return usrok.verdicts().set_index("claim_id")


@pytest.mark.parametrize(("claims", "expected"), [
    # The treaties, the Command, the UN, Hungary, the trade offices, China, the Olympics.
    ("c08 c13 c37 c49 c55 c56 c60 c61 c63", "true"),
    # The visit, the meeting, the division, costs, control, trade, bodies, Russia.
    ("c01 c02 c10 c16 c17 c21 c24 c40 c41 c43 c46 c57", "true"),
    # Topics, squadrons, the supporting role, the command, agencies, support sought, events.
    ("c65 c11 c15 c20 c38 c45 c47 c48 c62", "true"),
    ("c09", "close"),
    ("c42 c59", "outdated"),
    ("c12 c25 c58", "disputed"),
    ("c19", "false"),
    ("c22 c64", "untested"),  # only the author says so
    ("c04 c18 c36", "not checkable"),
])  # fmt: skip
def test_verdicts_worked_out_by_hand(verdicts, claims, expected):
    ids = claims.split()
    assert verdicts.loc[ids, "verdict"].to_dict() == dict.fromkeys(ids, expected)


def test_every_checkable_claim_has_a_verdict_and_no_other_claim(verdicts):
    claims = usrok.claims().set_index("claim_id")
    assert list(verdicts.index) == list(claims.index)
    checkable, others = verdicts[claims["checkable"]], verdicts[~claims["checkable"]]
    assert len(checkable) == 39 and set(usrok.evidence()["claim_id"]) == set(checkable.index)
    assert (checkable["works"] >= 1).all() and "not checkable" not in set(checkable["verdict"])
    assert ((checkable["independent_sources"] == 0) == (checkable["verdict"] == "untested")).all()
    assert (others["verdict"] == "not checkable").all() and (others["works"] == 0).all()
    rows = usrok.validity()["verdict"]
    assert set(rows) <= set(codebook.labels("validity", "verdict")) <= set(VERDICTS)


@pytest.mark.parametrize(("claim", "sources", "works"), [
    ("c42", 3, 7),  # press (4 works), encyclopedia, list; the Note is by the author
    # Two series with equal figures, white papers, the IISS; a paper of 1994; Notes of the author.
    ("c12", 3, 11),
    ("c25", 1, 3),  # two tables of the Census; the President
    ("c09", 6, 8),  # the count, four newspapers, the embassy; the Library's figure is of 1990
    ("c01", 2, 4),  # two newspapers; two speeches of President Clinton
    ("c17", 3, 4),  # JoongAng and Hankyung, each in both readings; OhmyNews
    ("c13", 2, 3),  # the Command, on a page of the US forces, is not independent
    ("c60", 1, 4),  # Hankyung, three times; Hankook on the plan, in a row with it
])  # fmt: skip
def test_sources_of_one_origin_and_the_author_are_not_counted(verdicts, claim, sources, works):
    assert verdicts.loc[claim, ["independent_sources", "works"]].tolist() == [sources, works]


@pytest.mark.parametrize(("claim", "origin", "expected"), [
    ("c42", "press", ["1991-04-05 1991-08-21"]),
    ("c42", "encyclopedia", ["1991-08-22 1991-10-02"]),  # with Albania as the 148th
    ("c42", "country list", ["1992-01-06 1992-01-27"]),
    ("c59", "encyclopedia", ["1948-08-15 1991-08-21"]),
    # 1985 is where the table begins.
    ("c25", "census", ["1985-01-01 1991-12-31", "1995-01-01 1996-12-31"]),
    # 650 in 1956 to 1960 and 1990, 645 in 1970, 647 in 1989, in thousands.
    ("c12", "military personnel figures",
     ["1956-01-01 1960-12-31", "1970-01-01 1970-12-31", "1989-01-01 1990-12-31"]),
    # By reading. From the end of East Germany to the UN seats of Slovenia, Croatia and Bosnia.
    ("c58", "with the Yugoslav republics", ["1990-10-03 1992-05-21"]),
    # The Baltic states without relations for five weeks, the former Soviet ones for six.
    ("c58", "with the republics of the western Soviet Union too",
     ["1990-10-03 1991-09-16", "1991-10-22 1991-12-25", "1992-02-10 1992-05-21"]),
    ("c58", "without the Yugoslav republics", ["1990-10-03 1999-12-31"]),
    # With Bosnia since 15 December 1995.
    ("c58", "with the UN members that the US recognised",
     ["1990-10-03 1992-05-21", "1995-12-15 1999-12-31"]),
])  # fmt: skip
def test_periods_worked_out_by_hand(claim, origin, expected):
    table = usrok.validity()
    wanted = (table["origin"] == origin) | (table["reading"] == origin).fillna(False)
    rows = table[(table["claim_id"] == claim) & wanted].itertuples()
    # One origin may have further rows, such as a reading of the same table.
    assert [f"{r.start.date()} {r.end.date()}" for r in rows][: len(expected)] == expected


def test_the_figure_is_the_last_one_before_the_publication_date():
    figures = usrok.validity().dropna(subset=["figure"]).groupby("origin")["figure"].agg(set)
    assert figures["dmdc"] == {35743.0}
    assert figures["south korean embassy"] == {37000.0}


# ---------------------------------------------------------------- objections of a referee


@pytest.mark.parametrize(("day", "count"), [("1991-08-21", 148), ("1991-08-22", 149)])
def test_148_and_albania_are_one_clue(day, count):
    """By the press count Albania was the 149th; v54 dates relations with it by a scholar."""
    press = usrok.count_relations(series="press").set_index("date").asof(pd.Timestamp(day))
    assert (press["low"], press["high"]) == (count, count)
    ended = usrok.validity().set_index("evidence_id").loc["v54", "end"]
    assert (count == 148) == (pd.Timestamp(day) <= ended)


def test_on_no_day_did_all_outdated_claims_and_readings_hold():
    table = usrok.validity()
    table = table[table["independent"] & (table["verdict"] == "outdated")]
    for day in table["start"].unique():  # a day common to all would begin with one of them
        held = table[(table["start"] <= day) & (table["end"] >= day)]
        assert set(held["evidence_id"]) < set(table["evidence_id"])
    in_june = table[(table["start"] <= "1991-06-01") & (table["end"] >= "1991-06-01")]
    assert set(in_june["claim_id"]) == {"c25", "c42", "c58", "c59"}  # without c12


def test_within_a_claim_a_work_is_one_source():
    rows = usrok.evidence().query("independent")
    works = rows.assign(work=rows["source_ids"].str.split(";")).explode("work")
    assert works.groupby(["claim_id", "work"])["origin"].nunique().max() == 1


def test_neither_the_president_nor_another_part_of_the_government_confirms_itself():
    evidence = usrok.evidence()
    author = {"president", "state department", "cia", "command"}
    assert set(evidence.loc[~evidence["independent"], "origin"]) == author
    assert not set(evidence.loc[evidence["independent"], "origin"]) & author
