"""Whatever is asked of a public function: a right answer, or an error that says what to type.

Right answers are worked out again in a simpler way: a loop over the rows of a table, a look at
every day. Errors must be of the documented type and name what was given. Nothing given may be
changed. The draws are the same at every run.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import _codebook, audit, charts, relations, teaching
from usrok_data.__main__ import main
from usrok_data._course import copy_notebooks, make_course
from usrok_data.source import fold_text

FIRST, LAST = dt.date(1948, 8, 15), dt.date(1999, 12, 31)
ZONES = [None, "UTC", "Asia/Seoul", "America/Los_Angeles"]


def steady(examples: int):
    """Draw the same examples at every run, so that the suite is stable."""
    return settings(
        derandomize=True,
        deadline=None,
        max_examples=examples,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def teaches(error: BaseException, given: object = None) -> None:
    """Check that a message says what was wrong, what was expected, and what to type."""
    message = str(error)
    assert len(message) > 30, message
    assert len(message) < 4000, "a message is to be read"
    assert re.search(r"Expected|Name |Ids: |Did you mean|There are:", message), message
    if isinstance(given, str | int) and len(str(given)) < 20:
        assert repr(given)[1:-1] in message or repr(given) in message, message


# ---------------------------------------------------------------- days


@st.composite
def forms_of_a_day(draw):
    """Draw a day and one of the forms in which it may be given."""
    when = draw(st.dates(FIRST, LAST))
    hour = dt.time(draw(st.integers(0, 23)), draw(st.integers(0, 59)))
    zone = draw(st.sampled_from(ZONES))
    form = draw(st.sampled_from(["text", "date", "datetime", "Timestamp", "aware"]))
    return when, {
        "text": str(when),
        "date": when,
        "datetime": dt.datetime.combine(when, hour),
        "Timestamp": pd.Timestamp(dt.datetime.combine(when, hour)),
        "aware": pd.Timestamp(when, tz=zone) + pd.Timedelta(hours=12),
    }[form]


NO_DAYS = st.one_of(
    st.sampled_from(
        [
            "1993-7-19",
            "19 July 1993",
            "1993-02-30",
            "1993-07-19 ",
            "1993-W29-1",
            "1993/07/19",
            "19-07-1993",
            "1993-200xx",
            "\u0661\u0669\u0669\u0663-07-19",
            "NaT",
            "today",
            "",
            pd.NaT,
            pd.NA,
            None,
            float("nan"),
            float("inf"),
            np.datetime64("NaT"),
            np.datetime64("1993-07-19"),
            pd.Period("1993-07-19"),
            dt.time(12),
            dt.timedelta(1),
            True,
            b"1993-07-19",
            [],
            ["1993-07-19"],
            {"date": "1993-07-19"},
            object(),
            pd.Series(["1993-07-19"]),
            pd.DataFrame(),
            np.array([1, 2]),
        ]
    ),
    st.dates(max_value=FIRST - dt.timedelta(1)),
    st.dates(min_value=LAST + dt.timedelta(1)),
    st.datetimes(min_value=dt.datetime(2000, 1, 1)),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
)


@cache
def spells() -> list[dict]:
    return usrok.record.recognition().to_dict("records")


def holding(when: dt.date, korea: str | None) -> dict[tuple[str, str], str]:
    """Name the states with relations on a day and how certain: a loop over the record."""
    found: dict[tuple[str, str], str] = {}
    day = pd.Timestamp(when)
    for row in spells():
        if korea not in (None, row["korea"]):
            continue
        if day < row["start"] or (pd.notna(row["ended_latest"]) and day >= row["ended_latest"]):
            continue
        begun = day >= row["start_latest"]
        sure = begun and (pd.isna(row["ended"]) or day < row["ended"])
        key = (row["korea"], row["country"])
        found[key] = "certain" if sure or found.get(key) == "certain" else "possible"
    return found


@steady(60)
@given(forms_of_a_day(), st.sampled_from([None, "KOR", "PRK"]))
def test_relations_on_any_day_are_those_that_a_loop_over_the_record_finds(form, korea):
    when, date = form
    table = usrok.relations_on(date, korea)
    rows = zip(table["korea"], table["country"], table["certainty"], strict=True)
    assert {(k, c): s for k, c, s in rows} == holding(when, korea)
    assert list(zip(table["korea"], table["country"], strict=True)) == sorted(holding(when, korea))
    assert (table["since"] <= pd.Timestamp(when)).all()


@steady(25)
@given(forms_of_a_day())
def test_the_states_of_today_are_those_of_then_under_the_names_of_their_successors(form):
    when, date = form
    countries = usrok.record.countries().set_index("country")["successor"].dropna().to_dict()

    def successor(code: str) -> str:
        return successor(countries[code]) if code in countries else code

    table = usrok.relations_on(date, succession="today")
    found = set(zip(table["korea"], table["country"], strict=True))
    assert found == {(k, successor(c)) for k, c in holding(when, None)}


@steady(150)
@given(NO_DAYS)
def test_what_is_no_day_of_the_record_is_refused_wherever_a_day_is_asked_for(value):
    for call in (usrok.relations_on, usrok.compare_scales):
        with pytest.raises(ValueError) as caught:
            call(value)
        teaches(caught.value)
        assert str(FIRST) in str(caught.value) or "1993-07-19" in str(caught.value)
    own = pd.DataFrame([{"claim_id": "a1", "claim": "x"}])
    rows = pd.DataFrame([{"claim_id": "a1", "method": "no_relations", "key": "CHN"}])
    with pytest.raises(usrok.AuditError) as caught:
        usrok.verdicts(own, rows, value)
    teaches(caught.value)


@cache
def naive_list() -> tuple:
    """Return (country of today, first and last possible and certain day) of the list."""
    return tuple(relations.list_spells())


@steady(25)
@given(forms_of_a_day())
def test_compare_scales_names_what_one_of_two_sets_has(form):
    when, date = form
    table = usrok.compare_scales(date)
    successors = usrok.record.countries().set_index("country")["successor"].dropna().to_dict()

    def successor(code: str) -> str:
        return successor(successors[code]) if code in successors else code

    record = {successor(c) for _, c in holding(when, "KOR")}
    listed = {
        s.country
        for s in naive_list()
        if s.korea == "KOR" and s.start <= when and (s.ended is None or when < s.ended)
    }
    by = table.groupby("only_in")["country"].apply(set).to_dict()
    assert by.get("record", set()) == record - {successor(c) for c in listed}
    assert by.get("list", set()) == {successor(c) for c in listed} - record


# ---------------------------------------------------------------- counts


@cache
def daily(korea: str, scale: str) -> pd.DataFrame:
    """Return the count of every day, each looked up in the table of changes."""
    steps = usrok.count_relations(korea, scale).set_index("date")
    last = pd.Timestamp(LAST)
    if scale == "press":  # the press is silent after its last count
        reported = usrok.record.counts_reported()
        reported = reported[(reported["scale"] == "press") & (reported["change"].fillna(1) != 0)]
        last = reported["end"].max()
    days = pd.date_range(max(steps.index[0], pd.Timestamp(FIRST)), last)
    return steps.reindex(steps.index.union(days)).ffill().loc[days]


@steady(40)
@given(st.integers(0, 220), st.sampled_from(["KOR", "PRK"]))
@example(148, "KOR")
@example(0, "PRK")
def test_windows_hold_the_days_on_which_the_count_may_be_the_number_and_no_others(number, korea):
    windows = usrok.count_windows(number, korea)
    scales = ["press", "encyclopedia", "list", "record"] if korea == "KOR" else ["list", "record"]
    assert list(dict.fromkeys(windows["scale"])) == scales
    for scale in scales:
        table = daily(korea, scale)
        may = table.index[(table["low"] <= number) & (number <= table["high"])]
        sure = table.index[(table["low"] == number) & (table["high"] == number)]
        found = windows[windows["scale"] == scale]
        spans = found.dropna(subset=["start"])
        inside = [d for a, b in zip(spans["start"], spans["end"], strict=True)
                  for d in pd.date_range(a, b)]  # fmt: skip
        assert inside == list(may)
        certain = spans.dropna(subset=["sure_from"])
        inside = [d for a, b in zip(certain["sure_from"], certain["sure_to"], strict=True)
                  for d in pd.date_range(a, b)]  # fmt: skip
        assert inside == list(sure)
        assert len(found) == max(len(spans), 1)


CHOICES = st.one_of(
    st.sampled_from(["kor", "KOR ", "South Korea", "ROK", "", None, 1, True, float("nan"), pd.NA,
                     [], ["KOR"], {}, np.array(["KOR", "PRK"]), pd.Series(["KOR"])]),
    st.text(max_size=5).filter(lambda t: t not in ("KOR", "PRK")),
)  # fmt: skip


@steady(80)
@given(CHOICES)
def test_a_choice_that_there_is_not_is_answered_with_those_there_are(value):
    calls = [
        lambda: usrok.count_relations(value),
        lambda: usrok.count_relations(scale=value),
        lambda: usrok.count_windows(148, value),
        lambda: usrok.relations_on("1993-07-19", succession=value),
        lambda: usrok.cite("forces", style=value),
        lambda: charts.tile_map(value),
    ]
    if value is not None:
        calls.append(lambda: usrok.relations_on("1993-07-19", value))
    for call in calls:
        with pytest.raises(ValueError) as caught:
            call()
        teaches(caught.value, value if isinstance(value, str) else None)


@steady(60)
@given(
    st.one_of(
        st.integers(max_value=-1),
        st.floats(),
        st.booleans(),
        st.text(max_size=5),
        st.none(),
        st.sampled_from([pd.NA, pd.NaT, [], [148], np.float64(148), np.array([1, 2]), 1 + 2j]),
    )
)
def test_what_is_no_number_of_states_is_refused(value):
    with pytest.raises(ValueError) as caught:
        usrok.count_windows(value)
    teaches(caught.value)


@pytest.mark.parametrize("kind", [np.int64, np.int32, np.uint8])
def test_a_whole_number_of_a_table_is_a_number_of_states(kind):
    """Numbers picked from a table or an array are of numpy's types."""
    pd.testing.assert_frame_equal(usrok.count_windows(kind(148)), usrok.count_windows(148))


def test_a_very_large_number_of_states_has_no_days():
    assert usrok.count_windows(10**6)["start"].isna().all()
    with pytest.raises(ValueError, match="Expected a whole number"):
        usrok.count_windows(10**30)


# ---------------------------------------------------------------- ids and names

TABLES = _codebook.names()


@cache
def loaded(name: str) -> pd.DataFrame:
    module = usrok.record if _codebook.layer(name) == "record" else usrok
    return getattr(module, name)()


def keyed() -> list[tuple[str, str]]:
    return [
        (name, i)
        for name in _codebook.with_ids("stated", "record", "audit")
        for i in loaded(name)[_codebook.id_column(name)]
    ]


IDS = keyed()


@steady(40)
@given(st.sampled_from(IDS))
def test_show_gives_every_cell_of_the_row(pair):
    name, wanted = pair
    shown = usrok.show(wanted)
    table = loaded(name)
    row = table[table[_codebook.id_column(name)] == wanted].iloc[0]
    assert shown["table"] == name and shown.name == wanted and shown.index.is_unique
    for column, value in row.items():
        if pd.isna(value):
            assert column not in shown or column in ("section", "paragraph", "position", "gist")
        else:
            assert shown["corrections_table" if column == "table" else column] == value


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.binary(max_size=4),
    st.sampled_from([pd.NA, pd.NaT, [], ["f01"], {}, ("f01",), object, np.array(["f01", "f02"]),
                     pd.Series(["f01"]), pd.DataFrame()]),
)  # fmt: skip
NEAR = st.sampled_from([i for _, i in IDS]).flatmap(
    lambda i: st.sampled_from([i.upper() + " ", " " + i, i + "0", i[:-1] + "O", i + "\n", i * 2])
)


@steady(60)
@given(st.one_of(ODD, NEAR, st.text(max_size=8), st.from_regex(r"[a-z]{1,2}0*[0-9]{1,5000}")))
def test_what_is_no_id_is_answered_with_those_there_are(value):
    if isinstance(value, str) and value in {i for _, i in IDS}:
        return
    with pytest.raises(ValueError) as caught:
        usrok.show(value)
    message = str(caught.value)
    assert "e01 to e11" in message or '"f01"' in message
    guess = re.search(r'Did you mean show\("(\w+)"\)', message)
    if guess:
        assert guess[1] in {i for _, i in IDS}


@steady(80)
@given(st.one_of(ODD, st.text(max_size=8), st.sampled_from([t.title() for t in TABLES])))
def test_what_is_no_table_is_answered_with_those_there_are(value):
    calls = [lambda: usrok.columns(value)]
    if value is not None:
        calls.append(lambda: usrok.cite(value))
    for call in calls:
        with pytest.raises(ValueError) as caught:
            call()
        assert all(name in str(caught.value) for name in TABLES)


@steady(40)
@given(st.one_of(ODD, st.text(max_size=8), st.sampled_from(["ex02", "ex2.3", "ex02.33"])))
def test_what_is_no_task_or_exercise_is_answered_with_what_there_is(value):
    tasks = set(teaching.tasks().index)
    if not (isinstance(value, str) and value.strip() in tasks):
        with pytest.raises(teaching.TaskError) as caught:
            teaching.check(value, 1)
        teaches(caught.value)
    if value is not None and not (isinstance(value, str) and value == "ex02"):
        for call in (teaching.tasks, teaching.progress):
            with pytest.raises(teaching.TaskError) as caught:
                call(value)
            assert "ex01" in str(caught.value)


# ---------------------------------------------------------------- charts


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


PARTNERS = sorted(usrok.record.us_trade()["country"].dropna().unique())


@steady(25)
@given(st.one_of(ODD, st.text(max_size=4), st.sampled_from([*PARTNERS, "South Korea", "kor"])))
def test_a_rank_is_drawn_as_the_table_has_it_or_refused(country):
    ranks = usrok.record.us_trade_ranks()
    try:
        ax = charts.rank(country)
    except ValueError as error:
        assert not isinstance(country, str) or country not in PARTNERS, error
        teaches(error)
    else:
        own = ranks[ranks["country"] == country].drop_duplicates("year")
        (line,) = [x for x in ax.get_lines() if x.get_marker() == "o"]
        assert list(line.get_xdata()) == own["year"].tolist()
        assert list(line.get_ydata()) == own["rank"].tolist()
        title = ax.get_title()
        at = own.set_index("year")["rank"]
        if "seventh" in title:
            assert 7 in set(at[at.index <= 1993]), title
    finally:
        plt.close("all")


@steady(25)
@given(st.one_of(ODD, st.text(max_size=4), st.sampled_from([i for _, i in IDS])))
def test_a_stated_figure_is_drawn_or_refused(claim):
    rows = usrok.evidence().query("method == 'series'")
    numbers = usrok.claims().dropna(subset=["n_low"])["claim_id"]
    fit = set(rows["claim_id"]) & set(numbers)
    try:
        ax = charts.stated_figure(claim)
    except ValueError as error:
        assert not (isinstance(claim, str) and claim in fit), error
        teaches(error)
    else:
        assert claim in fit and len(ax.get_lines()) >= 1
    finally:
        plt.close("all")


YEARS = st.one_of(
    st.integers(-5, 2100), st.sampled_from([None, "1990", 1990.5, True, 10**9, pd.NA])
)


@steady(25)
@given(YEARS)
@example(1999)
@example(2000)
@example(1949)
def test_a_stated_figure_from_any_year_is_drawn_or_refused(first):
    try:
        ax = charts.stated_figure("f01", first=first)
    except ValueError as error:
        teaches(error)
        assert not (isinstance(first, int) and first is not True and 1948 <= first <= 1998)
    else:
        assert 1948 <= first <= 1999
        years = [x.year for x in ax.get_lines()[0].get_xdata()]
        assert min(years) >= first
    finally:
        plt.close("all")


@steady(6)
@given(YEARS, YEARS)
@example(1986, 1986)
@example(1996, 1986)
def test_the_validity_chart_of_any_years_is_drawn_or_refused(first, last):
    try:
        ax = charts.validity(first=first, last=last)
    except ValueError as error:
        teaches(error)
        fine = all(
            isinstance(y, int) and y is not True and 1948 <= y <= 1999 for y in (first, last)
        )
        assert not (fine and first <= last)
    else:
        left, right = matplotlib.dates.num2date(ax.get_xlim())
        assert (left.year, right.year) == (first, last)
    finally:
        plt.close("all")


@steady(30)
@given(st.one_of(forms_of_a_day().map(lambda f: f[1]), NO_DAYS),
       st.one_of(forms_of_a_day().map(lambda f: f[1]), NO_DAYS))  # fmt: skip
@example("1949-01-01", "1950-01-01")
@example("1993-12-31", "1989-07-01")
@example("1996-01-01", "1999-12-31")
def test_the_ladder_of_any_days_is_drawn_or_refused(start, end):
    try:
        ax = charts.ladder(start=start, end=end)
    except ValueError as error:
        teaches(error)
    else:
        left, right = matplotlib.dates.num2date(ax.get_xlim())
        assert FIRST <= left.date() < right.date() <= LAST
    finally:
        plt.close("all")


# ---------------------------------------------------------------- a document of one's own

CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-10**20, 10**20), st.floats(), st.text(max_size=8),
    st.dates(), st.datetimes(), st.binary(max_size=3),
    st.sampled_from(["a1", "a2", "count", "press", "KOR", "CHN;RUS", "m10", "m10;m13", "series",
                     "reading", "1991-04-05", "us_trade", "us_forces_korea", "total", "1993-07",
                     "east_central_europe", "relative", "nan", " ", ";", "armed_forces",
                     "KOR;cow-nmc-7", "recognition_list", "rank"]),
    st.sampled_from([pd.NA, pd.NaT, np.int64(3), np.float32(2.5), np.bool_(True), np.nan, [], [1],
                     {}, ("a",), np.array([1, 2]), np.array([]), pd.Timestamp("1991-01-01"),
                     pd.Timestamp("1991-01-01", tz="Asia/Seoul"), np.datetime64("1991-01-01"),
                     pd.Timedelta(1), pd.Series([1, 2]), 1 + 2j, object()]),
)  # fmt: skip
INDEXES = st.sampled_from(
    [
        None,
        lambda n: [7] * n,
        lambda n: pd.MultiIndex.from_product([["x"], range(n)]),
        lambda n: pd.date_range("1990-01-01", periods=n),
        lambda n: [None] * n,
    ]
)


@st.composite
def documents(draw, columns: tuple[str, ...], sound: dict[str, list]):
    """Draw a table of up to four rows, some of it sound and some of it anything."""
    number = draw(st.integers(0, 4))
    table = {c: [draw(st.sampled_from(v)) for _ in range(number)] for c, v in sound.items()}
    for column in draw(st.lists(st.sampled_from(columns), max_size=4, unique=True)):
        table[column] = [draw(CELLS) for _ in range(number)]
    frame = pd.DataFrame({c: pd.Series(v, dtype=object) for c, v in table.items()})
    change = draw(st.sampled_from(["none"] * 6 + ["drop", "double", "dtypes", "category", "names"]))
    if change == "drop" and len(frame.columns):
        frame = frame.drop(columns=frame.columns[0])
    if change == "double":
        frame = pd.concat([frame, frame.iloc[:, :1]], axis=1)
    if change == "dtypes":
        frame = frame.infer_objects()
    if change == "category" and "claim_id" in frame:
        frame["claim_id"] = frame["claim_id"].map(str).astype("category")
    if change == "names":
        frame.columns = pd.MultiIndex.from_tuples([(c, "") for c in frame.columns])
    index = draw(INDEXES)
    return frame if index is None else frame.set_axis(index(len(frame)))


OWN = documents(
    ("claim_id", "claim", "section", "n_text", "n_low", "n_high", "start", "end", "precision",
     "checkable", "odd", 3),
    {"claim_id": ["a1", "a2", "a3", "a4", "a5"], "claim": ["a claim"], "n_low": [148, 150.5],
     "n_high": [151, np.int64(200)]},
)  # fmt: skip
ROWS = documents(
    (*usrok.evidence().columns, "odd"),
    {"claim_id": ["a1", "a2", "a3"], "method": list(audit.METHODS), "key": ["press", "CHN", "KOR"],
     "begins": ["m10", None], "group": ["east_central_europe", None]},
)  # fmt: skip


@steady(500)
@given(OWN, ROWS, st.one_of(st.just("1992-01-15"), forms_of_a_day().map(lambda f: f[1])))
def test_any_tables_give_a_verdict_on_each_claim_or_an_error_that_teaches(own, rows, published):
    before = own.copy(deep=True), rows.copy(deep=True)
    shown = own.to_string(), rows.to_string()
    try:
        table = usrok.verdicts(own, rows, published)
        periods = usrok.validity(own, rows, published)
    except usrok.AuditError as error:
        assert len(str(error)) > 30
    else:
        assert table["claim_id"].tolist() == [i.strip() for i in own["claim_id"]]
        assert table["verdict"].isin(list(audit.VERDICTS)).all()
        assert set(periods["claim_id"]) == {i.strip() for i in rows["claim_id"]}
        held = periods.dropna(subset=["start"])
        assert (held["start"] <= held["end"]).all()
        assert held["start"].min() is pd.NaT or held["start"].min() >= pd.Timestamp(FIRST)
        assert held["end"].max() is pd.NaT or held["end"].max() <= pd.Timestamp(LAST)
    assert (own.to_string(), rows.to_string()) == shown
    for frame, old in zip((own, rows), before, strict=True):
        assert frame.columns.equals(old.columns) and frame.index.equals(old.index)
        assert list(frame.dtypes) == list(old.dtypes)


@steady(40)
@given(st.one_of(ODD, st.just("claims.csv")), st.one_of(ODD, st.just([{"claim_id": "a1"}])))
def test_what_is_no_table_is_refused_in_place_of_claims_and_evidence(own, rows):
    if own is None and rows is None:
        return
    for call in (usrok.verdicts, usrok.validity):
        if isinstance(own, pd.DataFrame) and isinstance(rows, pd.DataFrame):
            continue
        with pytest.raises(usrok.AuditError):
            call(own, rows, "1992-01-15")


@steady(40)
@given(st.sampled_from(["CHN", "RUS", "HUN", "CUB", "PRK"]), st.dates(FIRST, LAST))
def test_a_claim_of_relations_agrees_on_just_the_days_the_record_has_them(country, when):
    own = pd.DataFrame([{"claim_id": "a1", "claim": "x"}, {"claim_id": "a2", "claim": "not x"}])
    rows = pd.DataFrame(
        [
            {"claim_id": "a1", "method": "relations", "key": country},
            {"claim_id": "a2", "method": "no_relations", "key": country},
        ]
    )
    held = holding(when, "KOR").get(("KOR", country))
    with_, without = usrok.verdicts(own, rows, when)["verdict"]
    assert (with_ == "agrees") == (held is not None)
    assert (without == "agrees") == (held != "certain")


# ---------------------------------------------------------------- sentences for rows


@steady(60)
@given(st.lists(st.one_of(st.none(), st.sampled_from(["s01", "s30"]), CELLS), max_size=3), INDEXES)
def test_quote_source_quotes_or_says_which_id_there_is_not(full_text_path, values, index):
    frame = pd.DataFrame({"sentence_id": pd.Series(values, dtype=object)})
    if index is not None:
        frame = frame.set_axis(index(len(frame)))
    shown = frame.to_string()
    texts = _texts(full_text_path)
    known = [v for v in values if isinstance(v, str) and v in texts]
    try:
        quoted = usrok.quote_source(frame, full_text_path)
    except ValueError as error:
        teaches(error)
    else:
        assert [t for t in quoted["sentence"] if pd.notna(t)] == [texts[v] for v in known]
        assert quoted.index.equals(frame.index)
    assert frame.to_string() == shown and list(frame.columns) == ["sentence_id"]


@cache
def _texts(path: Path) -> dict[str, str]:
    table = usrok.read_fact_sheet(path)
    return dict(zip(table["sentence_id"], table["text"], strict=True))


@steady(30)
@given(ODD)
def test_quote_source_refuses_what_is_no_table(full_text_path, value):
    with pytest.raises(ValueError) as caught:
        usrok.quote_source(value, full_text_path)
    assert "sentence_id" in str(caught.value)


# What may turn into one another: references, wide and small forms, dashes, spaces, marks.
PIECES = st.sampled_from(
    [*"&#;amp39xlt -\n\r\v'`\"", "&amp;", "&#39;", "--", "\u2013", "\u2014", "\ufe58", "\ufe31",
     "\ufe32", "\uff06", "\ufe60", "\uff1b", "\u037e", "\u1fef", "\u00b4", "\u2033", "\u00ad",
     "\u200b", "\u00a0", "\u3000", "\u2028", "\u0301", "\u2026", "\x85", "&nbsp;", "&shy;"]
)  # fmt: skip


@steady(400)
@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=14).map("".join)))
@example("\uff06amp;")
@example("a\ufe58b")
def test_folding_a_folded_text_changes_nothing(text):
    once = fold_text(text)
    assert fold_text(once) == once
    assert once == " ".join(once.split()) and not set(once) & set("\u2018\u2019\u2013\u2014`")


# ---------------------------------------------------------------- folders


@pytest.mark.parametrize("copy", [copy_notebooks, make_course])
@pytest.mark.parametrize("kind", ["str", "Path", "deep", "spaces", "existing", "link"])
def test_a_folder_comes_in_any_form(copy, kind, tmp_path):
    dest: object = tmp_path / "a"
    if kind == "deep":
        dest = tmp_path / "a" / "b" / "c"
    if kind == "spaces":
        dest = tmp_path / " a folder \u00e9 "
    if kind == "existing":
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "mine.txt").write_text("mine")
    if kind == "link":
        (tmp_path / "real").mkdir()
        (tmp_path / "a").symlink_to(tmp_path / "real")
    written = copy(str(dest) if kind == "str" else dest)
    assert written and all(p.is_file() and Path(dest) in p.parents for p in written)
    assert kind != "existing" or (tmp_path / "a" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("command", ["notebooks", "course"])
@pytest.mark.parametrize("kind", ["file", "under a file", "broken link", "long", "null", "half"])
def test_a_folder_that_cannot_be_is_refused_and_nothing_is_written(command, kind, tmp_path, capsys):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "none")
    names = {
        "file": "file", "under a file": "file/a", "broken link": "link", "long": "x" * 300,
        "null": "a\0b", "half": "half",
    }  # fmt: skip
    if kind == "half":  # a file where a folder of the copy must be
        (tmp_path / "half").mkdir()
        (tmp_path / "half" / {"notebooks": "exercises", "course": "source"}[command]).write_text(
            "x"
        )
    before = sorted(tmp_path.rglob("*"))
    assert main([command, str(tmp_path / names[kind])]) == 1
    error = capsys.readouterr().err
    assert "Expected a folder" in error and "another" in error, error
    assert sorted(tmp_path.rglob("*")) == before


@steady(30)
@given(st.sampled_from([None, 3, 3.5, True, b"a", [], {}, object()]))
def test_what_is_no_folder_is_refused(value):
    for copy in (copy_notebooks, make_course):
        with pytest.raises((OSError, TypeError)):
            copy(value)
