"""The reader of one's own copy, on an invented sheet and, where it is given, on the true one."""

from __future__ import annotations

import hashlib
import html
import os
import random
import re
import sys
import textwrap
import time
from functools import cache
from pathlib import Path

import lxml.html
import pandas as pd
import pytest
from IPython.core.formatters import HTMLFormatter

import usrok_data as usrok
from usrok_data import annotate, annotated, fact_sheet
from usrok_data.fact_sheet import FactSheetError, fold_text, quote_source, read_fact_sheet
from usrok_data.tables import cached_table

COUNT = 30
HEADING = "The Harbour And Its Boats"
NOUNS = ["keeper", "lamp", "boat", "harbour", "tide", "rope", "ladder", "storm", "window", "bell"]
VERBS = ["watched", "mended", "carried", "counted", "painted", "followed", "lifted", "lowered"]
ENDS = ["near the N.W. Lights.", "at the well-built pier.", "in 1893--a wet year.", "by tea's end."]
PARAGRAPHS = [2, 3, 3, 3, 2, 3, 4, 3, 2, 4, 1]


@cache
def invented_sheet() -> tuple[str, pd.DataFrame]:
    """Make 30 sentences in 11 paragraphs, a heading before the seventeenth, and their table."""
    draw = random.Random(1993)
    blocks, rows = [], []
    for paragraph, size in enumerate(PARAGRAPHS, 1):
        blocks += [HEADING] * (len(rows) == 16)
        sentences = []
        for number in range(len(rows), len(rows) + size):
            pairs = [
                f"{draw.choice(VERBS)} the {draw.choice(NOUNS)}" for _ in range(number % 7 + 2)
            ]
            text = f"The {draw.choice(NOUNS)} {' and '.join(pairs)} {draw.choice(ENDS)}"
            row = [f"s{number + 1:02}", "security", paragraph, 0, len(text), len(text.split())]
            rows.append([*row, hashlib.sha256(text.encode()).hexdigest(), "Boats & lamps."])
            sentences.append(text)
        blocks.append(" ".join(sentences))
    before = ["Lamp Owners' Page - join us today!", "Number:\u00a0 12345", "Sheet: Boats"]
    after = ["Product: Sheet, Vol 1\nCode: XX\nType: TXT", "Join the mailing list"]
    names = "sentence_id section paragraph start end words sha256 paraphrase"
    frame = pd.DataFrame(rows, columns=names.split()).convert_dtypes()
    return "\n\n".join([*before, *blocks, *after]), frame


@pytest.fixture(params=["invented", "true"])
def sheet(request, monkeypatch):
    """The text of a sheet; the invented one brings its own table along."""
    if request.param == "true":
        return request.getfixturevalue("full_text")
    text, frame = invented_sheet()
    for module in (fact_sheet, annotated):
        monkeypatch.setattr(
            module, "cached_table", lambda n: frame if n == "sentences" else cached_table(n)
        )
    return text


#: For tests in which the true sheet would show nothing else.
INVENTED = pytest.mark.parametrize("sheet", ["invented"], indirect=True)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sheet.txt"


@pytest.fixture
def read(path):
    """Write a copy and read it."""

    def reader(copy: str | bytes, encoding: str = "utf-8") -> pd.DataFrame:
        path.write_bytes(copy if isinstance(copy, bytes) else copy.encode(encoding))
        return read_fact_sheet(path)

    return reader


def not_found(result: pd.DataFrame) -> dict[int, str]:
    """Return the status of each sentence that is not found, by place."""
    assert len(result) == COUNT
    assert (result["text"].isna() == result["status"].isin(["missing", "not found"])).all()
    return result["status"][result["status"] != "found"].to_dict()


def altered(sentence: str, place: int, letter: str = "x") -> str:
    return sentence[:place] + letter + sentence[place + 1 :]


def wrapped(width: int):
    return lambda text: "\n\n".join(textwrap.fill(block, width) for block in text.split("\n\n"))


def as_html(text: str, tag: str = "p") -> str:
    blocks = "".join(f"<{tag}>{html.escape(block)}</{tag}>" for block in text.split("\n\n"))
    style = "<style>p {x: y}</style><script>a = '<p>'</script>"
    return f"<html><head><title>A page</title>{style}</head><body>{blocks}</body></html>"


def with_breaks(mark: str, width: int = 40):
    return lambda text: f"<body>{html.escape(wrapped(width)(text))}</body>".replace("\n", mark)


def curly(text: str) -> str:
    return text.replace("'", "\u2019").replace("--", " \u2014 ")


LAYOUTS = {
    "as it is": lambda t: t,
    "carriage returns": lambda t: t.replace("\n", "\r"),
    "Windows breaks": lambda t: t.replace("\n", "\r\n"),
    "line separators": lambda t: t.replace("\n", "\u2028"),
    "one line": lambda t: " ".join(t.split()),
    "blank lines between lines": lambda t: wrapped(60)(t).replace("\n", "\n\n"),
    "indented": lambda t: t.replace("\n", "\n\t  "),
    "justified": lambda t: wrapped(60)(t).replace(" the ", "   the  "),
    **{f"wrapped at {width}": wrapped(width) for width in (30, 55, 72, 100)},
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "named spaces": lambda t: t.replace(" ", "&nbsp;").replace("'", "&#39;"),
    "curly quotes and em dashes": curly,
    "en dashes": lambda t: t.replace("-1", "\u20131").replace("--", " \u2013 "),
    "non-breaking hyphens": lambda t: t.replace("-", "\u2011"),
    "soft hyphens": lambda t: t.replace("th", "t\u00adh").replace(" an", " a\u00ad\nn"),
    "zero width": lambda t: t.replace("-", "-\u200b"),
    "run together after a full stop": lambda t: re.sub(r"([a-z]\.) (The|He)", r"\1\2", t),
    "between other texts": lambda t: "Menu\n\nHome. About.\n\n" + t + "\n\nRelated. Print this.",
    "HTML": as_html,
    "HTML, div, curly": lambda t: as_html(curly(t), "div"),
    "HTML in capitals": lambda t: re.sub(r"</?\w+>", lambda m: m[0].upper(), as_html(t)),
    "HTML, wrapped": lambda t: wrapped(40)(as_html(t)),
    "HTML, pre": lambda t: f"<html><pre>{html.escape(wrapped(65)(t))}</pre></html>",
    "HTML, br": with_breaks("<br>"),
    "HTML, br in a line": with_breaks(" <br>\r\n  ", 30),
    "HTML, br after a line": with_breaks("\n<BR/>"),
    "HTML, open p": lambda t: "<p>" + html.escape(t).replace("\n\n", "<p>"),
    "HTML, inline tags": lambda t: re.sub(r" (the|of|a) ", r" <b class='x>'>\1</b> ", as_html(t)),
    "HTML, comments": lambda t: as_html(t).replace("</p>", "</p><!-- <p>A boat. > -->"),
    "HTML, cut off in a tag": lambda t: as_html(t) + '<div class="',
    "HTML, escaped twice": lambda t: as_html(t).replace("&", "&amp;"),
    "HTML, entities": lambda t: as_html(t).replace("--", "&mdash;").replace("&#x27;", "&rsquo;"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_read(sheet, read, layout):
    copy = LAYOUTS[layout](sheet)
    result = read(copy)
    assert not_found(result) == {}
    assert result["text"].equals(read(sheet)["text"])
    assert fold_text(fold_text(copy)) == fold_text(copy)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_is_read(sheet, read, encoding):
    assert not_found(read(curly(sheet), encoding)) == {}


def test_columns_and_dtypes(sheet, read):
    result = read(sheet)
    assert dict(result.dtypes.astype(str)) == {
        "sentence_id": "string", "section": "string", "paragraph": "Int64",
        "status": "string", "text": "string", "words": "Int64",
    }  # fmt: skip
    assert list(result["sentence_id"]) == [f"s{n:02}" for n in range(1, COUNT + 1)]
    assert list(result["words"]) == [len(text.split()) for text in result["text"]]


def test_places_and_hashes_rebuild_the_sheet(full_text, read):
    texts, folded = read(full_text)["text"], fold_text(full_text)
    body = folded[folded.index(texts[0]) :]
    for row, text in zip(usrok.sentences().itertuples(), texts, strict=True):
        assert body[row.start : row.end] == text
        assert hashlib.sha256(text.encode()).hexdigest() == row.sha256


@pytest.mark.parametrize("number", range(COUNT))
def test_one_letter_altered_is_reported_there_and_nowhere_else(sheet, read, number):
    sentence = read(sheet)["text"][number]
    last = len(sentence) - 1
    for place, letter in ((0, "x"), (last // 3, "Q"), (sentence.index(" "), ""), (last, "x")):
        other = altered(sentence, place, letter)
        result = read(sheet.replace(sentence, other))
        if not_found(result) == {number: "changed"}:
            assert result["text"][number] == fold_text(other)
        else:  # without its full stop, the first or last could be a heading of the page
            assert not_found(result) == {number: "not found"}
            assert place == last and number in (0, COUNT - 1)


@pytest.mark.parametrize("layout", ["one line", "HTML", "HTML, br", "HTML, pre"])
def test_a_letter_altered_in_another_layout(sheet, read, layout):
    texts = read(sheet)["text"]
    for number in (0, 8, 15, 16, COUNT - 1):
        copy = LAYOUTS[layout](sheet.replace(texts[number], altered(texts[number], 9)))
        status = not_found(read(copy))
        # In one line, nothing shows where the first sentence begins and the last one ends.
        allowed = {"changed", "not found"} if layout == "one line" else {"changed"}
        assert list(status) == [number] and status[number] in allowed


def test_a_removed_sentence_is_missing(sheet, read):
    for number, sentence in enumerate(read(sheet)["text"]):
        status = not_found(read(sheet.replace(sentence, "")))
        # What follows the sheet could be its last sentence, changed.
        assert status in ({number: "missing"}, {COUNT - 1: "not found"})


def test_a_removed_paragraph_and_a_cut_sheet_are_missing(sheet, read):
    texts = read(sheet)["text"]
    third = range(sum(PARAGRAPHS[:2]), sum(PARAGRAPHS[:3]))
    without = read(sheet.replace(" ".join(texts[list(third)]), ""))
    assert not_found(without) == dict.fromkeys(third, "missing")
    cut = read(sheet[: sheet.index(texts[15])])
    assert not_found(cut) == dict.fromkeys(range(15, COUNT), "missing")


def test_two_neighbours_altered(sheet, read):
    texts = read(sheet)["text"]
    for number in range(COUNT - 1):
        pair = [altered(texts[number], 4), altered(texts[number + 1], 9)]
        copy = sheet.replace(texts[number], pair[0]).replace(texts[number + 1], pair[1])
        result = read(copy)
        status = not_found(result)
        assert list(status) == [number, number + 1]
        if set(status.values()) == {"changed"}:
            assert list(result["text"][number : number + 2]) == pair
        else:  # after initials, a sentence may or may not end
            assert set(status.values()) == {"not found"} and texts[number].endswith("R.O.K.")


def test_what_cannot_be_told_is_not_found(sheet, read):
    texts = read(sheet)["text"]
    # One of two neighbours was changed and the other removed: which one?
    copy = sheet.replace(texts[8], "").replace(texts[9], altered(texts[9], 5))
    assert not_found(read(copy)) == {8: "not found", 9: "not found"}
    # Far more stands there than one sentence.
    copy = sheet.replace(texts[9], " ".join([texts[9][:-1] + ", too."] * 3))
    assert not_found(read(copy)) == {9: "not found"}


def test_order_is_that_of_the_sheet(sheet, read):
    texts = read(sheet)["text"]
    moved = sheet.replace(texts[4], "") + "\n\n" + texts[4]
    result = read(moved)
    assert not_found(result) == {} and result["text"].equals(texts)
    turned = read("\n\n".join(reversed(texts)).replace(texts[7], "").replace(texts[20], "A boat."))
    assert not_found(turned) == {7: "not found", 20: "not found"}
    assert read("\n\n".join([sheet] * 20)).equals(read(sheet))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("\ufeff\u201cA\u2019s\u201d \u2014 b&nbsp;&#39;c&#39;", "\"A's\"--b 'c'"),
        ("10\u201311, one-\nby-\r\none, this--\nthat", "10-11, one-by-one, this--that"),
        ("a&amp;amp;nbsp;b", "a b"),  # saved as HTML twice over
        ("a \u2013 b \u2014c\u2013d\u2212e", "a--b--c-d-e"),
        ("a -- b --- c", "a--b --- c"),
        ("a\n--\nb well- \n built a -\nb", "a--b well-built a - b"),
        ("face-  to face- \n to", "face- to face-to"),
        ("\ufb01ve\u3000\u2460 e\u0301", "five 1 \u00e9"),
        ("a\u00ad \n bc d\u00ade f\u200b\u200eg", "abc de fg"),
        ("a\r\nb\rc\vd\x85e\u2029f", "a b c d e f"),
        ("\u201ea\u201c \u00abb\u00bb c\u2032 `d\u00b4", '"a" "b" c\' \'d\''),
        ("a&#" + "9" * 5000 + ";b", "a\ufffdb"),
        (" \u2003\n ", ""),
    ],
)  # fmt: skip
def test_fold_text(text, folded):
    assert fold_text(text) == folded


@INVENTED
def test_a_large_file_takes_seconds(sheet, read):
    noise = "The price of gold. A trade in U.S. boats and ropes\n\n" * 20_000  # 1 MB
    sentence = read(sheet)["text"][3]
    start = time.process_time()
    status = not_found(read(noise + sheet.replace(sentence, altered(sentence, 3)) + noise))
    assert status == {3: "changed"}
    assert time.process_time() - start < 10  # generous: slow machines run tests too


#: Texts over which a careless reader sits for hours, each repeated many times.
HOSTILE = [
    *(" ", "\u00a0", "-" + " " * 999, "\u00ad" + " " * 999, "\n", "Aa. ", "Aa.", "a "),
    *("\u0301\u0323", "\u0f73\u0301\uff9e", "&" + "amp;" * 9999, "&#38" * 9999, "&#" + "9" * 9999),
    *("<a ", '<a b="', "<!--", "<!", "<![", "<?", "</", "<script>", "<div>", "<", "<br>"),
]


@INVENTED
@pytest.mark.parametrize("page", [False, True], ids=["text", "HTML"])
def test_hostile_texts_take_no_longer(sheet, read, page):
    start = time.process_time()
    copy = as_html(sheet) + "<p>x" if page else f"{sheet}\n\nx"
    for unit in HOSTILE:
        assert not_found(read(copy + unit * (50_000 // len(unit)))) == {}, unit[:9]
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "sheet.txt' is empty. Expected your own copy"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"%PDF-1.4 a", "sheet.txt' is a PDF. Expected your own copy of the fact sheet"),
        (b"PK\x03\x04 a", "a zip archive or a Word document"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word document"),
        (b"{\\rtf1 a}", "an RTF document"),
        (b"a\0b\0", "a binary file. Expected your own copy"),
        (b"Quite another text.", "sheet.txt' holds none of the 30 sentences"),
        (b"<html><body></body></html>", "none of the 30"),
        (b"<!doctype html>", "none of the 30"),
        (b"<p>" + random.Random(1).randbytes(20_000).replace(b"\0", b""), "none of the 30"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_copy(read, content, message):
    with pytest.raises(FactSheetError, match=re.escape(message)):
        read(content)
    assert issubclass(FactSheetError, ValueError)


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        (
            3,
            FactSheetError,
            r'The path is int: 3\. Expected your own copy .* read_fact_sheet\("fact',
        ),
        (None, FactSheetError, "The path is NoneType"),
        ("none/a.txt", FileNotFoundError, "There is no file 'none/a.txt'. .* Dispatch, vol. 4"),
        ("", FileNotFoundError, "does not ship its text"),
        ("a\0b", FileNotFoundError, "There is no file"),
        ("The text itself. " * 500, FileNotFoundError, "There is no file 'The text itself"),
        (".", IsADirectoryError, "'.' is a directory. .* give the path of that file"),
        ("/dev/null", FactSheetError, "'/dev/null' is a pipe or a device"),
    ],
)
def test_a_path_that_is_no_file(path, error, message):
    with pytest.raises(error, match=message) as caught:
        read_fact_sheet(path)
    assert len(str(caught.value)) < 700


@INVENTED
def test_what_is_too_large_or_a_pipe_is_not_read(sheet, read, tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FactSheetError, match="pipe or a device"):
        read_fact_sheet(tmp_path / "pipe")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(100_000_000_000)  # sparse: it takes no room
    with pytest.raises(FactSheetError, match=r"has 100,000\.0 MB.*at most 10 MB\. Open it, copy"):
        read_fact_sheet(tmp_path / "large.txt")
    monkeypatch.setattr(fact_sheet, "LARGEST_FILE", len(sheet.encode()))
    assert not_found(read(sheet)) == {}


def test_a_file_that_may_not_be_read(path, monkeypatch):
    path.write_text("A boat.")

    def shut(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", shut)  # whoever runs the tests may read everything
    with pytest.raises(PermissionError, match=r"no permission to read .*sheet\.txt.*change the"):
        read_fact_sheet(path)


@INVENTED
def test_a_path_in_any_form(sheet, read, path, monkeypatch):
    read(sheet)
    monkeypatch.setenv("HOME", str(path.parent))
    for given in (path, str(path), os.fsencode(path), "~/sheet.txt", Path("~/sheet.txt")):
        assert not_found(read_fact_sheet(given)) == {}


@INVENTED
def test_html_without_lxml_says_what_to_install(sheet, read, monkeypatch):
    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    assert not_found(read(sheet)) == {}
    with pytest.raises(FactSheetError, match=r'pip install "usrok-data\[html\]".*as plain text'):
        read(as_html(sheet))


def test_quote_source(sheet, read, path):
    texts = read(sheet.replace(HEADING, ""))["text"]
    rows = pd.DataFrame(
        {"sentence_id": pd.array(["s30", pd.NA, "s01", "s30"], "string"), "n": range(4)},
        index=[7, 3, 3, 1],
    )
    before = rows.copy(deep=True)
    result = quote_source(rows, path)
    pd.testing.assert_frame_equal(rows, before)
    pd.testing.assert_frame_equal(result[["sentence_id", "n"]], before)
    assert list(result.columns) == ["sentence_id", "n", "sentence", "sentence_status"]
    assert result["sentence"].fillna("").tolist() == [texts[29], "", texts[0], texts[29]]
    assert result["sentence_status"].fillna("").tolist() == ["found", "", "found", "found"]
    assert set(result[["sentence", "sentence_status"]].dtypes.astype(str)) == {"string"}
    assert quote_source(rows.head(0), path).shape == (0, 4)


@INVENTED
@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (None, "df is NoneType without a column 'sentence_id'.*claims"),
        (pd.DataFrame({"a": ["s01"]}), "without a column 'sentence_id'.*keep that column"),
        (pd.DataFrame({"sentence_id": ["s01"], "sentence": ["x"]}), "'sentence' already.*drop"),
        (pd.DataFrame({"sentence_id": [], "sentence_status": []}), "'sentence_status' already"),
        (pd.DataFrame({"sentence_id": ["s01", "s99", "zz"]}), "s99, zz.*s01 to s30"),
    ],
)
def test_quote_source_errors(sheet, read, path, rows, message):
    read(sheet)
    with pytest.raises(ValueError, match=message):
        quote_source(rows, path)


def test_annotate_shows_each_sentence_and_each_claim(full_text, read, path, tmp_path):
    texts = read(full_text)["text"]
    shown = annotate(path, save=tmp_path / "page.html")
    page = lxml.html.fromstring(shown.html).text_content()
    # The marks stand within the sentences.
    plain = lxml.html.fromstring(re.sub("<sup>.*?</sup>", "", shown.html)).text_content()
    assert all(text in plain for text in texts)
    claims = usrok.claims().merge(usrok.verdicts()[["claim_id", "verdict"]])
    for claim in claims.itertuples():
        assert f"{claim.claim_id} {claim.verdict}: {claim.claim}" in page
    false = (claims["verdict"] == "false").sum()
    assert page.count("\u25a0") == 1 + 2 * false  # in the key, in the sentence, by the claim
    assert "on 17 September 1991; " in page  # both Koreas joined the UN
    assert "true since 30 September 1990; " in page  # relations with Moscow
    assert "true from 15 August 1948 to " in page  # no relations with Albania
    assert "<mark>has diplomatic relations with 148 countries</mark>" in shown.html
    assert repr(shown) == "<The fact sheet, annotated: 30 sentences, 30 found>"
    assert HTMLFormatter()(shown) == shown.html


@INVENTED
def test_annotate_saves_a_page_that_needs_nothing_else(sheet, read, path, tmp_path, monkeypatch):
    read(sheet)
    monkeypatch.setenv("HOME", str(tmp_path))
    shown = annotate(path, save="~/page.html")
    saved = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert saved.startswith("<!DOCTYPE html>") and shown.html in saved
    assert not re.search(r"https?:|<script|<link|@import|url\(", saved)
    with pytest.raises(FactSheetError, match=r"your copy itself.*save=\"annotated\.html\""):
        annotate(path, save=path)
    assert path.read_text(encoding="utf-8") == sheet


@INVENTED
def test_annotate_escapes_what_the_copy_holds(sheet, read, path):
    texts = read(sheet)["text"]
    hostile = texts[5].replace(" the ", " <script>alert('&')</script> ", 1)
    read(sheet.replace(texts[5], hostile))
    shown = annotate(path)
    assert "<script" not in shown.html
    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;" in shown.html


def test_annotate_says_what_is_not_as_it_was_coded(sheet, read, path):
    texts = read(sheet)["text"]
    copy = sheet.replace(texts[1], "").replace(texts[6], altered(texts[6], 9))
    copy = copy.replace(texts[9], " ".join([texts[9][:-1] + ", too."] * 3))
    paraphrase = annotated.cached_table("sentences")["paraphrase"]
    read(copy)
    shown = annotate(path)
    text = lxml.html.fromstring(shown.html).text_content()
    assert f"Missing from this copy. In our words: {paraphrase[1]}" in text
    assert "Changed: other words stand here than those that were coded." in text
    assert f"Not found in this copy: changed or missing. In our words: {paraphrase[9]}" in text
    counts = {"1 changed", "1 missing", "1 not found", "27 found"}
    assert set(shown.summary.split(", ")[1:]) == counts
