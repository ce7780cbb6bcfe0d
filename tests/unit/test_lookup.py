"""show(), one row in full, and cite()."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import codebook

TABLES = list(codebook.entries())
SHEET = ["sentences", "claims", "events", "forces", "ties"]


# ---------------------------------------------------------------- show


@pytest.mark.parametrize(
    ("row_id", "table", "column", "value"),
    [
        ("c42", "claims", "n_low", 148),
        ("e05", "events", "actors", "KOR;PRK"),
        ("s20", "sentences", "words", 15),
        ("m10", "milestones", "start", pd.Timestamp("1991-09-17")),
        ("k001", "corrections", "corrected_table", "us_forces_korea"),
        ("kdiplo-ties", "sources", "licence", "MIT"),
        ("v34", "evidence", "origin", "press"),
    ],
)
def test_show_gives_every_filled_cell_of_a_row(row_id, table, column, value):
    shown = usrok.show(row_id)
    assert shown.name == row_id
    assert shown["table"] == table
    assert shown[column] == value
    row = usrok.load(table).set_index(codebook.id_column(table), drop=False).loc[row_id].dropna()
    assert set(row.index) - {"table"} <= set(shown.index)
    assert shown.notna().all()


@pytest.mark.parametrize("row_id", ["c42", "e05", "f01", "t22"])
def test_a_row_of_the_sheet_comes_with_its_place_its_verdict_and_its_evidence(row_id):
    shown = usrok.show(row_id)
    assert {"section", "paragraph", "position", "paraphrase", "verdict"} <= set(shown.index)
    evidence = usrok.evidence()
    rows = evidence.loc[evidence["claim_id"] == shown["claim_id"], "evidence_id"]
    assert [i for i in shown.index if i in set(rows)] == list(rows)


def test_show_says_when_the_evidence_has_the_claim_true():
    shown = usrok.show("c42")
    # Read by hand: sentence 4 of paragraph 7; the press printed 148 from 5 April 1991 on, and
    # Albania made it 149 on 22 August.
    assert (shown["paragraph"], shown["position"]) == (7, 4)
    assert shown["v34"].startswith("press (")
    assert shown["v34"].endswith(": true from 5 April 1991 to 21 August 1991")
    # Each of the three counts had 148 at another time: they agree on the verdict only.
    assert shown["strength"] == "3 sources agree on the verdict"
    assert "148 names" in shown["would_change"]
    assert "state department, not independent" in shown["v37"]
    assert usrok.show("c01")["v02"] == "chicago tribune: on 10 July 1993"
    assert usrok.show("c08")["v05"] == "treaty: on 17 November 1954"
    assert usrok.show("c19")["v18"] == "joongang: true at no time"
    # Between two counts a number is possible only: 510 in June 1950, 326,863 in June 1953.
    troops = usrok.show("c09")["v07"].removeprefix("dmdc (a count): ").split("; ")
    assert troops[0] == "possibly true from 1 July 1950 to 29 June 1953"
    assert troops[2].endswith("to 29 September 1995, certainly on 30 September 1994")
    # A report of May 1993 expects a delay; another has the plan put off at the end of the year.
    assert usrok.show("c17")["v98"].endswith("1993, certainly from 25 June 1990 to 10 May 1993")


def test_show_of_a_sentence_without_claims_gives_the_reason():
    shown = usrok.show("s04")
    assert shown["not_coded"] == "background"
    assert "claim_ids" not in shown and "verdict" not in shown


@pytest.mark.parametrize(
    ("former", "claim"), [("st24", "c42"), ("st01", "c04"), ("st31", "c62"), (" ST24 ", "c42")]
)
def test_an_id_of_a_former_statement_shows_its_claim(former, claim):
    assert usrok.show(former).name == claim
    assert usrok.show(former)["table"] == "claims"


def test_an_id_that_is_still_a_row_shows_that_row():
    assert usrok.show("e03")["table"] == "events"
    assert usrok.show("e03")["claim_id"] == usrok.show("T02")["claim_id"] == "c08"


@pytest.mark.parametrize(
    ("row_id", "words"),
    [
        ("f1", ["Did you mean 'f01'"]),
        ("k1", ["Did you mean 'k001'"]),
        ("kdiplo-tie", ["Did you mean 'kdiplo-ties'"]),
        ("c66", ["There is no row 'c66'"]),
        ("x99", ["c01 (claims)", "m01 (milestones)"]),
        (7, ["An id is text", "int", '"c42"']),
        (None, ["An id is text", "NoneType"]),
    ],
)
def test_a_wrong_id_is_answered_with_what_to_write(row_id, words):
    with pytest.raises(ValueError) as caught:
        usrok.show(row_id)
    for word in words:
        assert word in str(caught.value)


# ---------------------------------------------------------------- cite


@pytest.mark.parametrize("name", [None, *TABLES])
def test_a_citation_names_version_licence_and_source(name):
    package = codebook.package()
    licence = package["licenses"][0]["name"] if name is None else codebook.licence(name)
    for style in ("text", "bibtex"):
        text = usrok.cite(name, style=style)
        assert usrok.__version__ in text
        assert licence in text
        assert "usrok_data contributors" in text.replace("\\_", "_")
        if name in (None, *SHEET, "validity", "verdicts"):
            assert "Dispatch, vol. 4 no. 29" in text
    assert usrok.cite(name).startswith("usrok_data contributors (20")


def test_a_text_citation_has_a_line_per_source():
    lines = usrok.cite("recognition").splitlines()
    assert len(lines) == 4
    assert all(re.match(r"Source: .*https://", line) for line in lines[1:])
    assert "[table verdicts]" in usrok.cite("verdicts")
    assert "MIT" in usrok.cite("korea_trade").splitlines()[0]
    assert not usrok.cite("milestones").endswith("sources.csv")


def test_a_derived_table_has_the_licence_and_the_sources_of_what_it_is_computed_from():
    for name in ("relations_on", "relations_panel", "count_relations", "compare_counts"):
        assert codebook.licence(name) == codebook.licence("recognition") == "CC-BY-SA-4.0"
        assert set(usrok.cite("recognition").splitlines()[1:]) <= set(usrok.cite(name).splitlines())
    assert "Census Bureau" in usrok.cite("us_trade_ranks")


@pytest.mark.parametrize("name", [None, *TABLES])
def test_bibtex_can_be_read(name):
    text = usrok.cite(name, style="bibtex")
    entries = text.split("\n\n")
    assert len(entries) == len(usrok.cite(name).splitlines())
    keys = [re.match(r"@misc\{(\w+),\n", entry)[1] for entry in entries]
    assert len(set(keys)) == len(keys)
    assert keys[0] == ("usrok_data" if name is None else f"usrok_data_{name}")
    for entry in entries:
        assert entry.count("{") == entry.count("}")
        for line in entry.splitlines()[1:-1]:
            assert re.fullmatch(r"  \w+ = \{.+\},?", line)
            # In LaTeX these have a meaning of their own, except in an address.
            assert line.startswith("  url") or not re.search(r"(?<!\\)[_&#$%]", line[2:])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fources",), ["Did you mean 'forces'"]),
        (("forces", "bibtx"), ["style is 'bibtx'", "Did you mean 'bibtex'", "text, bibtex"]),
        (("forces", "apa"), ["style is 'apa'", "text, bibtex"]),
        (("forces", None), ["style is None"]),
    ],
)
def test_a_wrong_table_or_style_is_answered_with_what_to_write(arguments, words):
    with pytest.raises(ValueError) as caught:
        usrok.cite(*arguments)
    for word in words:
        assert word in str(caught.value)
