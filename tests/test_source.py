"""A reader's own copy: every disguise is seen through, every altered letter is reported."""

from __future__ import annotations

import hashlib
import html
import random
import textwrap
from pathlib import Path

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import source
from usrok_data.source import FactSheetError, fold_text, read_fact_sheet

# A sheet made up for these tests, so that they mean something without the real text.
PARAGRAPHS = [
    [
        "Minister Vale opened the new harbour of Northwick on May 3-4, 1971.",
        "He praised the dockers' union and the engineers of the U.S. firm.",
    ],
    [
        "Since the 1920s, the two ports--Northwick and Southwick--have shared one pilot service.",
        "About 12,500 sailors pass through each year, many of them bound for the far isles.",
        "A government-to-government accord of 1958 settled the harbour dues.",
    ],
    ["Old quarrels over the fishing grounds have faded.", "Trade now fills both quays."],
]


def made_up_table() -> pd.DataFrame:
    rows, at, number = [], 0, 0
    for paragraph, members in enumerate(PARAGRAPHS, 1):
        for position, text in enumerate(members, 1):
            number += 1
            rows.append(
                {
                    "sentence_id": f"s{number:02d}",
                    "section": "introduction",
                    "paragraph": paragraph,
                    "position": position,
                    "start": at,
                    "end": at + len(text),
                    "words": len(text.split()),
                    "sha256": hashlib.sha256(text.encode()).hexdigest(),
                }
            )
            at += len(text) + 1
    return pd.DataFrame(rows)


@pytest.fixture(params=["made up", "fact sheet"])
def sheet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[str]]:
    """A text with boilerplate around it, and its sentences."""
    if request.param == "made up":
        monkeypatch.setattr(source, "load", lambda name: made_up_table())
        body = "\n\n".join(" ".join(members) for members in PARAGRAPHS)
        text = f"Give now to the museum!\n\nTitle:\u00a0 Harbours\n\n{body}\n\nProduct Code: HB\n\nJoin us"
        return text, [s for members in PARAGRAPHS for s in members]
    text = request.getfixturevalue("full_text")
    body = " ".join(text[text.index("President Clinton made") :].split())
    table = usrok.sentences()
    return text, [body[a:b] for a, b in zip(table["start"], table["end"])]


def status_of(text: str, tmp_path: Path, name: str = "copy.txt") -> pd.Series:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return read_fact_sheet(path).set_index("sentence_id")["status"]


def as_html(text: str) -> str:
    blocks = "".join(f"<p>{html.escape(b)}</p>" for b in text.split("\n\n"))
    return f"<html><head><title>x</title><style>p {{}}</style></head><body>{blocks}</body></html>"


DISGUISES = {
    "as it is": lambda t: t,
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "CR": lambda t: t.replace("\n", "\r"),
    "one line": lambda t: " ".join(t.split()),
    "wrapped at 40": lambda t: "\n\n".join(textwrap.fill(p, 40) for p in t.split("\n\n")),
    "wrapped at 72, CRLF": lambda t: "\r\n\r\n".join(
        textwrap.fill(p, 72).replace("\n", "\r\n") for p in t.split("\n\n")
    ),
    "non-breaking spaces": lambda t: t.replace(" ", "\u00a0"),
    "BOM": lambda t: "\ufeff" + t,
    "curly apostrophes": lambda t: t.replace("'", "\u2019"),
    "em dashes": lambda t: t.replace("--", "\u2014"),
    "spaced em dashes": lambda t: t.replace("--", " \u2014 "),
    "en dash in dates": lambda t: t.replace("3-4,", "3\u20134,").replace("10-11,", "10\u201311,"),
    "entities left over": lambda t: t.replace("'", "&#39;").replace("\u00a0", "&nbsp;"),
    "tabs and runs of spaces": lambda t: t.replace(" ", " \t  "),
    "HTML": as_html,
    "HTML turned to text": lambda t: "\n\n\n".join("   " + p + "  " for p in t.split("\n\n")),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_every_sentence_is_found_in_every_disguise(sheet, disguise, tmp_path):
    text, sentences = sheet
    status = status_of(DISGUISES[disguise](text), tmp_path)
    assert len(status) == len(sentences)
    assert set(status) == {"found"}, status[status != "found"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(sheet, encoding, tmp_path):
    text, _ = sheet
    path = tmp_path / "copy.txt"
    path.write_bytes(text.replace("'", "\u2019").encode(encoding))
    assert set(read_fact_sheet(path)["status"]) == {"found"}


def altered(sentence: str, at: int) -> str:
    """Replace one letter by another that is not its own folding."""
    return sentence[:at] + ("x" if sentence[at] != "x" else "y") + sentence[at + 1 :]


def test_one_altered_letter_is_reported_at_exactly_its_sentence(sheet, tmp_path):
    text, sentences = sheet
    folded = "\n\n".join(" ".join(p.split()) for p in text.split("\n\n"))
    chance = random.Random(1993)
    for i, sentence in enumerate(sentences):
        places = {0, len(sentence) // 2, len(sentence) - 1}
        places |= {chance.randrange(len(sentence)) for _ in range(8)}
        for at in places:
            changed = altered(sentence, at)
            path = tmp_path / "copy.txt"
            path.write_text(folded.replace(sentence, changed), encoding="utf-8")
            read = read_fact_sheet(path)
            wrong = read[read["status"] != "found"]
            assert list(wrong["sentence_id"]) == [f"s{i + 1:02d}"], (at, sentence[at])
            assert list(wrong["status"]) == ["changed"], (at, sentence[at])
            assert wrong["text"].iloc[0] == " ".join(changed.split())


def test_one_deleted_sentence_is_missing_and_no_other(sheet, tmp_path):
    text, sentences = sheet
    folded = "\n\n".join(" ".join(p.split()) for p in text.split("\n\n"))
    for i, sentence in enumerate(sentences):
        status = status_of(folded.replace(sentence, ""), tmp_path)
        assert status[status != "found"].to_dict() == {f"s{i + 1:02d}": "missing"}


def test_two_neighbours_altered(sheet, tmp_path):
    text, sentences = sheet
    folded = "\n\n".join(" ".join(p.split()) for p in text.split("\n\n"))
    for i in range(len(sentences) - 1):
        copy = folded.replace(sentences[i], altered(sentences[i], 3))
        copy = copy.replace(sentences[i + 1], altered(sentences[i + 1], 3))
        status = status_of(copy, tmp_path)
        assert status[status != "found"].to_dict() == {
            f"s{i + 1:02d}": "changed",
            f"s{i + 2:02d}": "changed",
        }


def test_spans_and_hashes_rebuild_the_body(full_text):
    body = " ".join(full_text[full_text.index("President Clinton made") :].split())
    table = usrok.sentences()
    assert table["start"].iloc[0] == 0
    for row in table.itertuples():
        text = body[row.start : row.end]
        assert hashlib.sha256(text.encode()).hexdigest() == row.sha256
        assert len(text.split()) == row.words
        assert fold_text(text) == text
    between = [
        body[a:b].strip() for a, b in zip(table["end"].iloc[:-1], table["start"].iloc[1:])
    ]
    # Nothing but one heading stands between the sentences.
    assert [i for i, gap in enumerate(between, 1) if gap] == [16]
    assert body[table["end"].iloc[-1] :].strip().startswith("Product Name")


def test_folding_twice_is_folding_once(sheet):
    once = fold_text(sheet[0])
    assert fold_text(once) == once


def test_a_missing_path_says_what_was_expected(tmp_path):
    with pytest.raises(FileNotFoundError, match="Dispatch"):
        read_fact_sheet(tmp_path / "nowhere.txt")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(IsADirectoryError, match="folder"):
        read_fact_sheet(tmp_path)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\r\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"%PDF-1.7 some text", "binary"),
        (b"text with \x00 in it", "binary"),
        (b"\xff\xfea", "damaged"),
        (b"A recipe for bread. Mix flour and water. Bake it well.", "none of the"),
    ],
)
def test_a_file_that_is_no_copy_says_why(data, word, tmp_path):
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    with pytest.raises(FactSheetError, match=word) as caught:
        read_fact_sheet(path)
    assert "19 July 1993" in str(caught.value)


def test_quote_source_adds_sentences_and_leaves_the_table_alone(full_text_path):
    events = usrok.events().iloc[::-1]
    before = events.copy()
    quoted = usrok.quote_source(events, full_text_path)
    pd.testing.assert_frame_equal(events, before)
    assert list(quoted.index) == list(events.index)
    with_sentence = quoted.dropna(subset=["sentence_id"])
    for row in with_sentence.itertuples():
        assert row.quote in row.sentence
        assert row.sentence_status == "found"
    assert quoted.loc[quoted["sentence_id"].isna(), "sentence"].isna().all()


@pytest.mark.parametrize(
    ("frame", "word"),
    [
        (pd.DataFrame({"x": [1]}), "no column 'sentence_id'"),
        (pd.DataFrame({"sentence_id": ["s31"]}), "s31"),
        (pd.DataFrame({"sentence_id": ["s01"], "sentence": ["x"]}), "already has"),
    ],
)
def test_quote_source_refuses_tables_it_cannot_quote(frame, word, tmp_path):
    with pytest.raises(ValueError, match=word):
        usrok.quote_source(frame, tmp_path / "never_read.txt")
