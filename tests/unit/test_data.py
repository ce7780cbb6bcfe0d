"""The rules about our data. Each is a function that yields the faults of one table."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import frictionless
import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import codebook
from usrok_data.days import read_dates
from usrok_data.lookup import ids

STORED = [name for name, entry in codebook.entries().items() if entry["layer"] != "derived"]
MAX_QUOTE_WORDS = 8
IDS = set(ids())
#: The letters with which ids of numbered rows begin.
PREFIXES = "".join(sorted({found[1] for i in IDS if (found := re.fullmatch(r"([a-z])\d+", i))}))
#: Words that stand for a missing value in other people's files.
MISSING_WORDS = {"", "-", "?", "na", "n/a", "nan", "none", "null", "<na>", "nat", "unknown"}
#: Columns that no foreign key of a Data Package can express: several ids in one cell.
LISTS = {
    "source_ids": "sources",
    "begins": "milestones",
    "ends": "milestones",
    "claim_ids": "claims",
    "start_report": "recognition_reports",
    "ended_report": "recognition_reports",
    **dict.fromkeys(["country", "korea", "actors", "partner_code"], "countries"),
    **dict.fromkeys(["successor", "excluded"], "countries"),
}
BOUNDS = (
    ("start", "end"),
    ("n_low", "n_high"),
    ("start", "start_latest"),
    ("start_latest", "ended"),
    ("ended", "ended_latest"),
    ("first_year", "ended_year"),
)
#: A printed date, its bounds, its precision.
DATES = (
    ("date_text", "start", "end", "precision"),
    ("start_text", "start", "start_latest", "start_precision"),
    ("ended_text", "ended", "ended_latest", "ended_precision"),
)

Rule = Callable[[str, pd.DataFrame], Iterator[str]]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Register a rule."""
    RULES[function.__name__] = function
    return function


def texts(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Yield every text of a table with its column."""
    for column, dtype in table.dtypes.items():
        if isinstance(dtype, pd.StringDtype):
            yield from ((column, text) for text in table[column].dropna())


@rule
def missing_cells_are_explained(name, table):
    for field in codebook.fields(name):
        if "missing" not in field and table[field["name"]].isna().any():
            yield f"{field['name']} is missing in a row; the codebook does not say what it means"


@rule
def no_word_stands_for_a_missing_value(name, table):
    for column, text in texts(table):
        if text != " ".join(text.split()) or text.lower() in MISSING_WORDS:
            yield f"{column} has {text!r}"


@rule
def lists_resolve(name, table):
    for column in LISTS.keys() & set(table.columns):
        target = LISTS[column]
        known = set(usrok.load(target)[codebook.entry(target)["schema"]["primaryKey"][0]])
        for cell in table[column].dropna():
            values = cell.split(";")
            if not set(values) <= known or len(set(values)) < len(values):
                yield f"{column} has {cell}"


@rule
def ids_in_a_text_exist(name, table):
    own_words = [text for column, text in texts(table) if column != "former_ids"]
    described = json.dumps(codebook.entry(name), ensure_ascii=False)
    cited = re.findall(rf"\b[{PREFIXES}]\d{{2,3}}\b", "\n".join([described, *own_words]))
    yield from set(cited) - IDS


@rule
def bounds_are_ordered(name, table):
    for low, high in BOUNDS:
        if low in table and high in table:
            wrong = (table[low] > table[high]).fillna(False)
            yield from (f"{low} is after {high} in row {i}" for i in table.index[wrong])


@rule
def numbers_follow_from_the_last_printed_digit(name, table):
    if "n_text" in table and "n_low" in table:
        for row in table.dropna(subset=["n_low"]).itertuples():
            digits = re.sub(r"\D", "", row.n_text)
            n = int(digits) if digits else {"first": 1, "seventh-largest": 7}[row.n_text]
            if row.n_text == "about 120,000 fewer":  # than the 750,000 of the edition before
                n = 750_000 - n
            zeros = len(digits) - len(digits.rstrip("0"))
            half = 10**zeros // 2
            if (row.n_low, row.n_high) != (n - half, n + half):
                yield f"{row.n_text} became {row.n_low} to {row.n_high}"


@rule
def dates_follow_from_the_printed_words(name, table):
    for text, start, end, precision in DATES:
        if text not in table or start not in table:
            continue
        precisions = {"month", "year"}
        if codebook.entry(name)["layer"] == "record":  # it writes dates as ISO 8601
            precisions |= {"day", "range", "between"}
        rows = table[table[precision].isin(precisions)].dropna(subset=[text])
        for row in rows.to_dict("records"):
            parts = re.split(" or |/", row[text])
            first, last = read_dates(parts[0])[0], read_dates(parts[-1])[1]
            if (first, last) != (row[start].date(), row[end].date()):
                yield f"{row[text]} became {row[start]} to {row[end]}"
            # Several days joined by a slash: all of them, or an unknown one between the two.
            if (row[precision] == "range") != (" or " in row[text]) or (
                row[precision] == "between" and "/" not in row[text]
            ):
                yield f"{row[text]} has the precision {row[precision]}"


@rule
def quotes_are_short(name, table):
    for quote in table.get("quote", []):
        if len(quote.split()) > MAX_QUOTE_WORDS:
            yield quote
    if codebook.entry(name)["layer"] != "sheet":
        for _, text in texts(table):
            for quoted in re.findall(r'"([^"]+)"', text):
                if len(quoted.split()) > MAX_QUOTE_WORDS:
                    yield quoted


@rule
def corrected_cells_hold_the_new_value(name, table):
    if name != "corrections":
        return
    for entry in table.itertuples():
        rows = usrok.load(entry.table)
        for part in entry.row.split(";"):
            key, value = part.split("=")
            rows = rows[rows[key].astype(str) == value]
        cell = rows[entry.column].item()
        if isinstance(cell, pd.Timestamp):
            cell = f"{cell:%Y-%m-%d}"
        if ("" if pd.isna(cell) else str(cell)) != (
            "" if pd.isna(entry.new_value) else entry.new_value
        ):
            yield f"{entry.correction_id}: the cell holds {cell}, not {entry.new_value}"


@pytest.mark.parametrize("name", STORED)
@pytest.mark.parametrize("kept_rule", RULES)
def test_rule(kept_rule, name):
    assert list(RULES[kept_rule](name, usrok.load(name))) == []


@pytest.mark.parametrize(
    ("broken_rule", "name", "row", "column", "value"),
    [
        ("missing_cells_are_explained", "sources", 0, "title", None),
        ("no_word_stands_for_a_missing_value", "ties", 11, "partner_code", "NaN"),
        ("lists_resolve", "evidence", 0, "begins", "m04;m99"),
        ("lists_resolve", "milestones", 0, "source_ids", "treaty-1953;treaty-1953"),
        ("ids_in_a_text_exist", "claims", 0, "note", "The date is in c66."),
        ("bounds_are_ordered", "claims", 0, "start", pd.Timestamp("1993-07-12")),
        ("bounds_are_ordered", "recognition", 0, "ended_latest", pd.Timestamp("1978-09-16")),
        ("numbers_follow_from_the_last_printed_digit", "claims", 10, "n_low", 36000),
        ("dates_follow_from_the_printed_words", "claims", 56, "end", pd.Timestamp("1989-02-27")),
        ("dates_follow_from_the_printed_words", "milestones", 0, "date_text", "1953-10-02"),
        ("quotes_are_short", "claims", 0, "quote", "a b c d e f g h i"),
        ("quotes_are_short", "milestones", 0, "note", 'they said "a b c d e f g h i"'),
        ("corrected_cells_hold_the_new_value", "corrections", 0, "new_value", "326863"),
    ],
)
def test_each_rule_finds_a_planted_fault(broken_rule, name, row, column, value):
    table = usrok.load(name)
    assert table.loc[row, column] is not value
    table.loc[row, column] = value
    assert len(list(RULES[broken_rule](name, table))) == 1


def test_every_rule_was_broken_once():
    marks = test_each_rule_finds_a_planted_fault.pytestmark
    assert {parameters[0] for parameters in marks[0].args[1]} == set(RULES)


# ---------------------------------------------------------------- files and their codebook


@pytest.mark.parametrize("name", STORED)
def test_a_file_is_what_pandas_writes_of_its_table(name):
    """No spaces around a cell, no 36500.0 for 36500, no 1989-2-28, no row with a cell too few."""
    table = usrok.load(name)[[field["name"] for field in codebook.stored_fields(name)]]
    for column in table.select_dtypes("boolean"):
        table[column] = table[column].map({True: "true", False: "false"})
    text = (codebook.DATA / codebook.entry(name)["path"]).read_bytes().decode()
    assert table.to_csv(index=False, lineterminator="\n") == text


def faults(folder: Path) -> set[tuple[str, str]]:
    """Return the tables that do not fit the codebook, each with the kind of fault."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


def test_the_data_package_is_valid():
    """Keys are unique and resolve, required cells are filled, values are allowed."""
    assert faults(Path(str(codebook.DATA))) == set()


def test_validation_finds_planted_faults(tmp_path):
    shutil.copytree(str(codebook.DATA), tmp_path, dirs_exist_ok=True)
    planted = {
        ("events", "primary-key"): ("e02,", "e01,"),
        ("us_forces_korea", "primary-key"): (",army,", ",total,"),
        ("ties", "constraint-error"): (",United States,", ",,"),
        ("forces", "constraint-error"): (",strength", ",muscle"),
        ("milestones", "constraint-error"): ("m02,", "M2,"),
        ("us_trade", "constraint-error"): (",69006.4,", ",-69006.4,"),
        ("evidence", "foreign-key"): (",c01,", ",c99,"),
    }
    for (name, _), (old, new) in planted.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert planted.keys() <= faults(tmp_path)


def test_sizes_hashes_and_checksums_are_those_of_the_files():
    for resource in codebook.package()["resources"]:
        data = (codebook.DATA / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    files = sorted(path for path in Path(str(codebook.DATA)).iterdir() if path.suffix)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
    assert (codebook.DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines() == lines
    resources = {resource["path"] for resource in codebook.package()["resources"]}
    assert {path.name for path in files} == resources | {"datapackage.json"}


def test_ids_are_unique_in_all_tables_together():
    with_ids = [name for name in STORED if codebook.id_column(name)]
    assert len(ids()) == sum(len(usrok.load(name)) for name in with_ids)
    assert len(with_ids) == 21


def test_the_codebook_describes_every_table_and_column():
    for name, entry in codebook.entries().items():
        assert {"title", "description", "caution", "unitOfObservation"} <= entry.keys(), name
        for field in codebook.fields(name):
            assert "description" in field, (name, field["name"])
            assert "title" in field or entry["layer"] != "sheet", (name, field["name"])
            allowed = field.get("constraints", {}).get("enum", [])
            assert allowed in ([], list(codebook.labels(name, field["name"])))


#: Words of GLOSSARY that are not to be used, and turns that sound translated.
AVOIDED = re.compile(
    r"parted by|witness|\bscales?\b|\bwindows?\b|\bblanks?\b|\bhappening|\btyped\b|stands twice"
    r"|\bgist\b|\bone row is\b|reader's own|\bis none\b|is no row|nearness|\bdear\b|\bvoices?\b"
    r"|\bsilent\b|premature|day of publication|Albania: diplomatic|, of it\b",
    re.IGNORECASE,
)


def test_the_codebook_uses_the_words_of_the_glossary():
    described = [json.dumps(entry, ensure_ascii=False) for entry in codebook.entries().values()]
    for name in ("sentences", "claims", "events", "forces", "ties", "evidence"):
        described += [text for column, text in texts(usrok.load(name)) if column != "quote"]
    assert [found[0] for text in described for found in AVOIDED.finditer(text)] == []


# ---------------------------------------------------------------- beside the full text


def test_quotes_stand_in_their_sentences(full_text_path):
    for row in usrok.quote_source(usrok.claims(), full_text_path).itertuples():
        assert row.quote in row.sentence, row.claim_id
        if pd.notna(row.date_text):
            assert row.date_text in row.sentence, row.claim_id
        if pd.notna(row.n_text):
            assert row.n_text in row.sentence, row.claim_id


def test_sentences_have_the_lengths_and_hashes_of_the_table(full_text_path):
    for row in usrok.quote_source(usrok.sentences(), full_text_path).itertuples():
        assert hashlib.sha256(row.sentence.encode()).hexdigest() == row.sha256
        assert len(row.sentence) == row.end - row.start
        assert len(row.sentence.split()) == row.words
    sentences = usrok.sentences()
    assert (sentences["start"].iloc[1:].array > sentences["end"].iloc[:-1].array).all()


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words in a text, without case and punctuation."""
    words = [w for part in re.split(r'[\s,"]+', text.lower()) if (w := part.strip(".;:'()[]`*"))]
    return set(zip(*(words[start:] for start in range(length)), strict=False))


def printed_runs(path: Path, length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words in the sentences of the sheet."""
    printed = usrok.read_fact_sheet(path)["text"]
    return set().union(*(runs(text, length) for text in printed))


def test_no_sentence_of_the_sheet_is_in_the_package(full_text_path):
    longer_than_a_quote = printed_runs(full_text_path, MAX_QUOTE_WORDS + 1)
    assert len(longer_than_a_quote) > 400
    package = Path(str(codebook.DATA)).parent
    for path in package.rglob("*"):
        if path.suffix in {".csv", ".json", ".py", ".pyi"}:
            words = runs(path.read_text(encoding="utf-8"), MAX_QUOTE_WORDS + 1)
            assert not words & longer_than_a_quote, path


def test_our_words_are_ours(full_text_path):
    """Apart from the quotes, no run of eight words of the sheet stands in a table."""
    printed = printed_runs(full_text_path, MAX_QUOTE_WORDS)
    for name in STORED:
        for column, text in texts(usrok.load(name)):
            assert column == "quote" or not runs(text, MAX_QUOTE_WORDS) & printed, text
