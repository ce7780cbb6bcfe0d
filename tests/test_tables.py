"""The tables: values read by hand from the sheet, and the rules they keep."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import _check, _codebook, _tables

LOADERS = {
    name: getattr(usrok.record if _codebook.layer(name) == "record" else usrok, name)
    for name in _codebook.names()
}
STATED = ["events", "forces", "ties", "statements"]

# Ten values a table, read by hand from the printed text; blanks as None, days as text.
PINNED = {
    "sentences": [
        ("s01", "words", 14),
        ("s01", "section", "introduction"),
        ("s03", "paragraph", 2),
        ("s06", "section", "security"),
        ("s08", "position", 3),
        ("s11", "paragraph", 4),
        ("s14", "section", "economics_trade"),
        ("s17", "heading", "stands"),
        ("s20", "words", 15),
        ("s30", "paragraph", 11),
    ],
    "events": [
        ("e01", "date_text", "July 10-11, 1993"),
        ("e01", "start", "1993-07-10"),
        ("e01", "end", "1993-07-11"),
        ("e02", "date_text", None),
        ("e03", "start", "1954-01-01"),
        ("e04", "end", "1978-12-31"),
        ("e05", "actors", "KOR;PRK"),
        ("e07", "end", "1989-02-28"),
        ("e09", "precision", "month"),
        ("e11", "start", "1993-07-19"),
    ],
    "forces": [
        ("f01", "n_text", "about 37,000"),
        ("f01", "n_low", 36500),
        ("f01", "n_high", 37500),
        ("f01", "country", "USA"),
        ("f02", "kind", "division"),
        ("f02", "n_low", None),
        ("f03", "n_text", "several"),
        ("f04", "n_low", 645000),
        ("f04", "n_high", 655000),
        ("f05", "country", "USA;KOR"),
    ],
    "ties": [
        ("t01", "date_text", "Since the 1950s"),
        ("t01", "start", "1950-01-01"),
        ("t04", "partner_code", "PRK"),
        ("t07", "status", "held"),
        ("t11", "status", "sought"),
        ("t16", "start", "1965-01-01"),
        ("t19", "partner_code", "HUN"),
        ("t21", "stated_as", "group"),
        ("t22", "status", "denied"),
        ("t24", "end", "1992-08-31"),
    ],
    "statements": [
        ("st06", "mode", "reports"),
        ("st08", "quote", "garrison to Yongsan from Seoul,"),
        ("st10", "topic", "operational_control"),
        ("st13", "n_text", "seventh-largest"),
        ("st13", "n_low", 7),
        ("st13", "n_high", 7),
        ("st24", "n_low", 148),
        ("st24", "unit", "states"),
        ("st28", "start", None),
        ("st30", "n_text", "first"),
    ],
}


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [(t, *pin) for t, pins in PINNED.items() for pin in pins],
)
def test_values_read_by_hand(table, row, column, value):
    frame = LOADERS[table]()
    cell = frame.set_index(_codebook.id_column(table)).loc[row, column]
    if value is None:
        assert pd.isna(cell)
    elif isinstance(cell, pd.Timestamp):
        assert cell == pd.Timestamp(value)
    else:
        assert cell == value


def test_the_sheet_has_30_sentences_in_11_paragraphs_and_4_sections():
    sentences = usrok.sentences()
    assert list(sentences["sentence_id"]) == [f"s{i:02d}" for i in range(1, 31)]
    assert sentences["paragraph"].nunique() == 11
    # Counted on the printed page, paragraph by paragraph.
    assert list(sentences.groupby("paragraph").size()) == [2, 3, 3, 3, 2, 3, 4, 3, 2, 4, 1]
    assert sentences["section"].nunique() == 4


@pytest.mark.parametrize("table", LOADERS)
def test_dtypes_are_those_of_the_codebook(table):
    frame = LOADERS[table]()
    described = usrok.columns(table)
    assert list(frame.columns) == list(described["column"])
    assert [str(d) for d in frame.dtypes] == list(described["dtype"])


COMPUTED = (usrok.claims, usrok.tables, usrok.check, usrok.validity, usrok.verdicts)


@pytest.mark.parametrize("load", [*LOADERS.values(), *COMPUTED])
def test_changing_a_frame_changes_no_other(load):
    first = load()
    untouched = first.copy(deep=True)
    first.iloc[:, -1] = pd.NA
    first["more"] = 1
    pd.testing.assert_frame_equal(load(), untouched)


def test_check_passes_on_the_installed_tables():
    checked = usrok.check()
    assert checked["ok"].all(), checked[~checked["ok"]]
    assert len(checked) == len(LOADERS) * (len(_check.RULES) + 2) + 1


def test_every_named_thing_of_the_sheet_is_a_row():
    """The list that a reader of the sheet would tick off."""
    claims = usrok.claims()
    says = (claims["claim"] + " " + claims["quote"]).str.lower()
    for words in [
        "visits", "presidents clinton and kim", "mutual defense treaty", "37,000",
        "second infantry", "squadrons", "650,000", "combined forces command", "costs",
        "relocation", "cfc structure", "peacetime operational control", "talks",
        "seventh-largest", "united nations", "specialised agencies", "antarctic treaty",
        "economic co-operation and development", "148", "third world",
        "southeast asian nations", "middle eastern", "pacific basin", "1965 treaty",
        "hungary", "russia", "eastern and central european", "albania", "trade offices",
        "august 1992", "olympics", "published in dispatch",
    ]:  # fmt: skip
        assert says.str.contains(words, regex=False).any(), words


def test_claims_are_the_union_of_the_stated_tables():
    claims = usrok.claims()
    ids = [i for t in STATED for i in LOADERS[t]()[_codebook.id_column(t)]]
    assert sorted(claims["claim_id"]) == sorted(ids)
    assert claims["claim_id"].is_unique
    assert list(claims["sentence_id"].dropna()) == sorted(claims["sentence_id"].dropna())


@pytest.mark.parametrize("table", STATED)
def test_printed_digits_stand_in_the_quote(table):
    for row in LOADERS[table]().to_dict("records"):
        for column in ("n_text", "date_text"):
            printed = row.get(column)
            if printed is not None and not pd.isna(printed):
                for digits in re.findall(r"\d[\d,]*", printed):
                    assert digits.rstrip(",") in row["quote"], row


@pytest.mark.parametrize("table", ["forces", "statements"])
def test_bounds_follow_from_the_last_printed_digit(table):
    for row in LOADERS[table]().dropna(subset=["n_low"]).itertuples():
        printed = re.sub(r"\D", "", row.n_text)
        if not printed:
            assert row.n_low == row.n_high == {"seventh-largest": 7, "first": 1}[row.n_text]
            continue
        half = 10 ** (len(printed) - len(printed.rstrip("0"))) // 2
        assert (row.n_low, row.n_high) == (int(printed) - half, int(printed) + half)


@pytest.mark.parametrize("table", STATED)
def test_quotes_stand_in_their_sentences(table, full_text_path):
    quoted = usrok.quote_source(LOADERS[table](), full_text_path)
    for row in quoted.dropna(subset=["sentence_id"]).itertuples():
        assert row.quote in row.sentence, row
        if "date_text" in quoted and pd.notna(row.date_text):
            assert row.date_text in row.sentence, row


def test_the_quote_of_the_publication_stands_in_the_imprint(full_text):
    events = usrok.events().set_index("event_id")
    assert list(events.index[events["sentence_id"].isna()]) == ["e11"]
    assert events.loc["e11", "quote"] in full_text


@pytest.mark.parametrize("table", LOADERS)
def test_our_words_are_ours(table, full_text):
    """No run of six words of the sheet stands in what we wrote."""
    words = full_text.lower().split()
    runs = {tuple(words[i : i + 6]) for i in range(len(words) - 5)}
    frame = LOADERS[table]().drop(columns=["quote"], errors="ignore")
    for column in frame.select_dtypes("string"):
        for text in frame[column].dropna():
            own = text.lower().split()
            assert not runs & {tuple(own[i : i + 6]) for i in range(len(own) - 5)}, text


@pytest.fixture
def damaged(tmp_path, monkeypatch) -> Iterator[object]:
    """A copy of the data that a test may damage; the loaders read it meanwhile."""
    copy = tmp_path / "data"
    shutil.copytree(_codebook.DATA, copy)
    monkeypatch.setattr(_codebook, "DATA", copy)
    monkeypatch.setattr(_tables, "DATA", copy)
    _tables.cached.cache_clear()
    _codebook._package.cache_clear()
    yield copy
    _tables.cached.cache_clear()
    _codebook._package.cache_clear()


def edit(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "load", "words"),
    [
        ("forces.csv", "n_low,", "", "forces", ["forces", "n_low", "Reinstall"]),
        ("forces.csv", "36500", "many", "forces", ["n_low", "many"]),
        ("events.csv", "1989-02-28", "1989-02-30", "events", ["end", "1989-02-30"]),
        ("forces.csv", "36500", "36500.5", "forces", ["n_low", "36500.5", "whole number"]),
        ("forces.csv", "36500", "36_500", "forces", ["n_low", "36_500", "whole number"]),
        ("forces.csv", "36500", " 36500", "forces", ["n_low", "' 36500'", "whole number"]),
        ("forces.csv", "36500", "9" * 20, "forces", ["n_low", "9" * 20, "whole number"]),
        ("us_trade.csv", ",5956.3,", ",nan,", "us_trade", ["exports_musd", "nan", "a number"]),
        ("forces.csv", "36500,37500", "36500", "forces", ["Row 1", "12 cells", "Expected 13"]),
        ("events.csv", "1989-02-28", "19890228", "events", ["end", "19890228"]),
        ("ties.csv", ",true,stated", ",yes,stated", "ties", ["checkable", "yes"]),
        ("datapackage.json", "{", "", "forces", ["codebook", "Reinstall"]),
    ],
)
def test_damaged_files_give_errors_that_teach(damaged, file, old, new, load, words):
    edit(damaged / file, old, new)
    with pytest.raises(usrok.DataError) as caught:
        LOADERS[load]()
    for word in words:
        assert word in str(caught.value)


def test_a_missing_table_is_named(damaged):
    (damaged / "ties.csv").unlink()
    with pytest.raises(usrok.DataError, match=r"'ties' is missing"):
        usrok.ties()
    checked = usrok.check()
    assert set(checked.loc[~checked["ok"], "table"]) >= {"ties"}


def test_an_unbalanced_csv_is_reported(damaged):
    (damaged / "forces.csv").write_text('force_id,"unbalanced\nf01', encoding="utf-8")
    with pytest.raises(usrok.DataError, match="'forces'"):
        usrok.forces()


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("events.csv", "e02,s02", "e01,s02", "ids are unique"),
        ("events.csv", "e02,s02", "e02,s99", "keys resolve"),
        ("events.csv", "1993-07-10,1993-07-11", "1993-07-12,1993-07-11", "bounds are ordered"),
        ("events.csv", "visit to South Korea on", "a b c d e f", "quotes are short"),
        ("forces.csv", ",strength,", ",muscle,", "values are permitted"),
        ("forces.csv", "f02,s07", "F2,s07", "values are permitted"),
        ("ties.csv", "United States,USA", ",USA", "required cells are filled"),
        ("ties.csv", "Third World nations,,group", "nan,,group", "no word stands for a blank"),
        ("sentences.csv", ",e01,", ",e01;f01,", "coded lists the rows"),
        ("sentences.csv", ",84,171,", ",80,171,", "spans are in order"),
        (
            "recognition.csv",
            "1961-10-30,1961-10-30,day",
            "1961-10-30,1961-10-29,day",
            "bounds are ordered",
        ),
        ("us_forces_korea.csv", "1993,1993-09-30,army", "1993,1993-09-30,navy", "ids are unique"),
        ("evidence.csv", ",m02,", ",m99,", "cited rows exist"),
        ("us_forces_korea.csv", "total,,dmdc", "total,0,dmdc", "corrections stand"),
        (
            "corrections.csv",
            "year=1951;service=total",
            "year=2051;service=total",
            "corrections stand",
        ),
        ("us_forces_korea.csv", "total,35743", "total,-35743", "values are permitted"),
        ("sentences.csv", ",e01,,", ",e01,background,", "coded lists the rows"),
    ],
)
def test_check_finds_each_kind_of_fault(damaged, file, old, new, rule):
    edit(damaged / file, old, new)
    checked = usrok.check()
    wrong = checked[~checked["ok"]]
    assert rule in set(wrong["rule"])
    assert wrong["first_fault"].notna().all()


def test_check_changes_no_table():
    before = {table: load() for table, load in LOADERS.items()}
    usrok.check()
    for table, load in LOADERS.items():
        pd.testing.assert_frame_equal(load(), before[table])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("total,persons", "total,people", "k001 names people, which is no column of"),
        ("k001,us_forces_korea,year", "k001,us_forces_korea,yeer", "k001 names yeer, which is no"),
        (
            "=1951;service=total",
            "=2051;service=total",
            "k001: year=2051;service=total names 0 rows",
        ),
        ("year=1951;service=total", "year=1951", "k001: year=1951 names 5 rows"),
        ("326863,,corrected", "326863,1,corrected", "k001 says 1, the cell holds a blank"),
    ],
)
def test_check_says_what_is_wrong_with_a_correction(damaged, old, new, said):
    edit(damaged / "corrections.csv", old, new)
    checked = usrok.check().set_index(["table", "rule"])
    row = checked.loc[("corrections", "corrections stand")]
    assert row["first_fault"].startswith(said)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: usrok.show("f1"), ["f01"]),
        (lambda: usrok.show("F01"), ["f01"]),
        (lambda: usrok.show("x99"), ["e01 to e11"]),
        (lambda: usrok.show(7), ["int", '"f01"']),
        (lambda: usrok.columns("force"), ["forces", "ties"]),
        (lambda: usrok.cite("forces", style="apa"), ["apa", "bibtex"]),
        (lambda: usrok.cite("fources"), ["forces"]),
    ],
)
def test_bad_requests_are_answered_with_what_to_type(call, words):
    with pytest.raises(ValueError) as caught:
        call()
    for word in words:
        assert word in str(caught.value)


def test_show_gives_the_row_and_the_place_of_its_sentence():
    shown = usrok.show("st24")
    assert shown["n_low"] == 148
    assert (shown["paragraph"], shown["position"]) == (7, 4)
    assert usrok.show("s04")["not_coded"] == "background"
    assert "sentence_id" not in usrok.show("e11")


def test_cite_names_version_licence_and_source():
    for style in ("text", "bibtex"):
        for name in [None, *LOADERS]:
            text = usrok.cite(name, style=style)
            assert usrok.__version__ in text
            assert "CC-BY-4.0" in text or "MIT" in text
            if name in (None, "sentences", *STATED):
                assert "Dispatch" in text
    assert usrok.cite("forces", style="bibtex").count("@misc{") == 2


def test_tables_counts_its_rows():
    listed = usrok.tables().set_index("table")
    assert list(listed.index) == list(LOADERS)
    for name, load in LOADERS.items():
        assert listed.loc[name, "rows"] == len(load())


@pytest.mark.parametrize("table", LOADERS)
def test_docstrings_hold_every_column(table):
    text = LOADERS[table].__doc__
    for column in LOADERS[table]().columns:
        assert f"    {column} : " in text


def test_frictionless_finds_the_package_valid():
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(_codebook.DATA / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
