"""The reader of the fact sheet, on an invented sheet and, where it is given, the true one."""

from __future__ import annotations

import hashlib
import html
import math
import os
import random
import re
import textwrap
import time

import pandas as pd
import pytest
from fuzz_reader import Sheet, fault, make

import usrok_data._tables as tables_module
import usrok_data.source as source_module
from usrok_data import source
from usrok_data.source import FactSheetError, fold_text, quote_source, read_fact_sheet

COUNT = 30
HEADING = "The Harbour And Its Boats"
NOUNS = [
    "keeper",
    "lamp",
    "boat",
    "harbour",
    "tide",
    "gull",
    "rope",
    "ladder",
    "storm",
    "window",
    "bell",
    "anchor",
]
VERBS = ["watched", "mended", "carried", "counted", "painted", "followed", "lifted", "lowered"]
ENDS = [
    "near the N.W. Lights.",
    "at the well-built pier.",
    "in 1893--a wet year.",
    "before the keeper's tea.",
]


def invented_sheet() -> tuple[list[list[str]], pd.DataFrame]:
    """Make 30 sentences in 11 paragraphs, with a heading before the seventeenth."""
    draw = random.Random(1993)
    sizes, paragraphs, rows, offset, number = [2, 3, 3, 3, 2, 3, 4, 3, 2, 4, 1], [], [], 0, 0
    for paragraph, size in enumerate(sizes, 1):
        sentences = []
        for position in range(1, size + 1):
            pairs = [
                f"{draw.choice(VERBS)} the {draw.choice(NOUNS)}" for _ in range(draw.randint(2, 8))
            ]
            text = f"The {draw.choice(NOUNS)} {' and '.join(pairs)} {draw.choice(ENDS)}"
            number += 1
            if number == 17:
                offset += len(HEADING) + 1
            digest = hashlib.sha256(text.encode()).hexdigest()
            rows.append(
                (
                    f"s{number:02}",
                    "coast",
                    paragraph,
                    position,
                    offset,
                    offset + len(text),
                    len(text.split()),
                    digest,
                )
            )
            offset += len(text) + 1
            sentences.append(text)
        paragraphs.append(sentences)
    names = ["sentence_id", "section", "paragraph", "position", "start", "end", "words", "sha256"]
    numbers = dict.fromkeys(names[2:7], "Int64")
    frame = pd.DataFrame(rows, columns=names).astype(
        {"sentence_id": "string", "section": "string", "sha256": "string", **numbers}
    )
    return paragraphs, frame


def invented_text() -> str:
    paragraphs, _ = invented_sheet()
    blocks = [" ".join(sentences) for sentences in paragraphs]
    blocks.insert(6, HEADING)
    before = ["Lamp Owners' Page - join us today!", "Number:\u00a0 12345", "Sheet: Boats"]
    after = ["Product: Sheet, Vol 1\nCode: XX\nType: TXT", "Join the mailing list"]
    return "\n\n".join([*before, *blocks, *after])


@pytest.fixture(params=["invented", "true"])
def sheet(request, monkeypatch):
    """Give the text of a sheet; the invented one brings its own table along."""
    if request.param == "true":
        path = request.getfixturevalue("full_text_path")
        with open(path, encoding="utf-8") as file:
            return file.read()
    frame = invented_sheet()[1]
    monkeypatch.setattr(tables_module, "load", lambda name: frame.copy(deep=True))
    return invented_text()


@pytest.fixture
def read(tmp_path):
    def reader(text, encoding="utf-8"):
        path = tmp_path / "sheet.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read_fact_sheet(path)

    return reader


def all_found(result: pd.DataFrame) -> bool:
    return len(result) == COUNT and bool(result["status"].eq("found").all())


def not_found(result: pd.DataFrame) -> dict[str, str]:
    rest = result[result["status"] != "found"]
    return dict(zip(rest["sentence_id"], rest["status"], strict=True))


def as_html(text: str, tag: str = "p") -> str:
    blocks = [f"<{tag}>{html.escape(block)}</{tag}>" for block in text.split("\n\n")]
    head = (
        "<html><head><title>A page</title><style>p {x: y}</style><script>a = '<p>'</script></head>"
    )
    return f"{head}<body>{''.join(blocks)}</body></html>"


def curly(text: str) -> str:
    return text.replace("'", "\u2019").replace("--", " \u2014 ")


def en_dash(text: str) -> str:
    return text.replace("-1", "\u20131")


def broken_by(mark: str, width: int = 40):
    def with_breaks(text: str) -> str:
        return f"<body>{html.escape(wrapped(width)(text))}</body>".replace("\n", mark)

    return with_breaks


def wrapped(width: int):
    def wrap(text: str) -> str:
        return "\n\n".join(textwrap.fill(block, width) for block in text.split("\n\n"))

    return wrap


VARIANTS = {
    "as it is": lambda t: t,
    "carriage returns": lambda t: t.replace("\n", "\r"),
    "windows breaks": lambda t: t.replace("\n", "\r\n"),
    "line separators": lambda t: t.replace("\n", "\u2028"),
    "one line": lambda t: " ".join(t.split()),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "named spaces": lambda t: t.replace(" ", "&nbsp;").replace("'", "&#39;"),
    "curly": curly,
    "en dash": en_dash,
    "non-breaking hyphen": lambda t: t.replace("-", "\u2011"),
    "soft hyphens": lambda t: t.replace("th", "t\u00adh").replace(" an", " a\u00ad\nn"),
    "zero width": lambda t: t.replace("-", "-\u200b"),
    "indented": lambda t: t.replace("\n", "\n\t  "),
    "html": as_html,
    "html div curly": lambda t: as_html(curly(t), "div"),
    "html pre": lambda t: f"<html><body><pre>{html.escape(wrapped(65)(t))}</pre></body></html>",
    "html breaks": lambda t: "<body>" + html.escape(t).replace("\n\n", "<br><br>") + "</body>",
    "html lines": broken_by("<br>"),
    "html lines in lines": broken_by(" <br>\r\n  ", 30),
    "html lines after lines": broken_by("\n<BR>"),
    "html lines closed": broken_by("<br/>"),
    "html lines closed in lines": broken_by("<br />\n", 30),
    "html lines turned": broken_by("</br>"),
    "html wrapped": lambda t: wrapped(40)(as_html(t)),
    "html broken lines": lambda t: "<p>" + html.escape(wrapped(40)(t)).replace("\n", "<br />\n"),
    "html in capitals": lambda t: re.sub(r"</?\w+>", lambda m: m[0].upper(), as_html(t)),
    "html with marks in attributes": lambda t: as_html(t).replace(
        "<p>", "<p title='a > b' x=\">\">"
    ),
    "html with a comment": lambda t: as_html(t).replace("</p>", "</p><!-- <p>A boat. > -->"),
    "html cut off in a tag": lambda t: as_html(t) + '<div class="',
    "en dash and zero width": lambda t: t.replace("--", " \u200b\u2013 "),
    "en dash and spaces escaped twice": lambda t: (
        "<p>" + t.replace("--", "&amp;#32;\u2013&amp;#32;").replace("\n\n", "<p>")
    ),
    "escaped twice": lambda t: as_html(t).replace("&", "&amp;"),
    "lost space after full stop": lambda t: t.replace("pier. The", "pier.The").replace(
        "1993. H", "1993.H"
    ),
    **{f"wrapped at {width}": wrapped(width) for width in (30, 40, 55, 65, 72, 80, 100)},
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_is_found(sheet, read, variant):
    result = read(VARIANTS[variant](sheet))
    assert all_found(result), not_found(result)
    assert result["text"].equals(read(sheet)["text"])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_is_read(sheet, read, encoding):
    assert all_found(read(curly(sheet), encoding))


def test_columns_and_dtypes(sheet, read):
    result = read(sheet)
    assert dict(result.dtypes.astype(str)) == {
        "sentence_id": "string", "section": "string", "paragraph": "Int64",
        "status": "string", "text": "string", "words": "Int64",
    }  # fmt: skip
    assert list(result["sentence_id"]) == [f"s{n:02}" for n in range(1, COUNT + 1)]


def test_spans_and_hashes_rebuild_the_body(sheet, read):
    table, texts = tables_module.load("sentences"), read(sheet)["text"]
    folded = fold_text(sheet)
    body = folded[folded.index(texts[0]) :]
    end = -1
    for row, text in zip(table.itertuples(), texts, strict=True):
        span = body[row.start : row.end]
        assert span == text and row.start > end
        assert hashlib.sha256(span.encode()).hexdigest() == row.sha256
        assert len(span.split()) == row.words
        end = row.end


def altered(sentence: str, place: int, letter: str = "x") -> str:
    return sentence[:place] + letter + sentence[place + 1 :]


@pytest.mark.parametrize("number", range(COUNT))
def test_one_letter_altered(sheet, read, number):
    sentence = read(sheet)["text"][number]
    size = len(sentence)
    for place in (0, 1, size // 3, sentence.index(" "), sentence.rindex(" "), size - 2, size - 1):
        for letter in ("x", "Q", ""):
            other = altered(sentence, place, letter)
            if other.strip() == sentence:
                continue
            result = read(sheet.replace(sentence, other))
            assert not_found(result) == {result["sentence_id"][number]: "changed"}, (place, letter)
            assert result["text"][number] == fold_text(other)
            assert result["words"][number] == len(other.split())


def test_random_letters_altered(sheet, read):
    draw, texts = random.Random(297782), read(sheet)["text"]
    for _ in range(300):
        number = draw.randrange(COUNT)
        sentence = texts[number]
        other = altered(sentence, draw.randrange(len(sentence)))
        result = read(sheet.replace(sentence, other))
        assert not_found(result) == {result["sentence_id"][number]: "changed"}
        assert result["text"][number] == other


@pytest.mark.parametrize("form", ["as it is", "one line", "html", "wrapped at 65"])
def test_each_deleted_sentence_is_missing(sheet, read, form):
    for number, sentence in enumerate(read(sheet)["text"]):
        result = read(VARIANTS[form](sheet.replace(sentence, "")))
        assert not_found(result) == {result["sentence_id"][number]: "missing"}
        assert pd.isna(result["text"][number]) and pd.isna(result["words"][number])


def test_two_neighbours_altered(sheet, read):
    texts = read(sheet)["text"]
    for number in range(COUNT - 1):
        first, second = altered(texts[number], 4), altered(texts[number + 1], 9)
        result = read(sheet.replace(texts[number], first).replace(texts[number + 1], second))
        assert set(not_found(result)) == set(result["sentence_id"][number : number + 2])
        assert list(result["text"][number : number + 2]) == [first, second]


def test_a_last_word_is_lost(sheet, read):
    """At the end of a paragraph the full stop is lost with it."""
    texts = read(sheet)["text"]
    for number, sentence in enumerate(texts):
        other = " ".join(sentence.split()[:-1])
        result = read(sheet.replace(sentence, other))
        assert not_found(result) == {result["sentence_id"][number]: "changed"}
        assert result["text"][number] == other


def test_a_last_word_stands_first(sheet, read):
    """Its full stop is within the sentence then, and none at its end."""
    texts = read(sheet)["text"]
    for number, sentence in enumerate(texts):
        words = sentence.split()
        other = " ".join([words[-1], *words[1:-1], words[0]])
        result = read(sheet.replace(sentence, other))
        assert not_found(result) == {result["sentence_id"][number]: "changed"}


def test_first_and_last_altered(sheet, read):
    texts = read(sheet)["text"]
    first, last = altered(texts[0], 0), altered(texts[29], len(texts[29]) - 1)
    result = read(sheet.replace(texts[0], first).replace(texts[29], last))
    assert not_found(result) == {"s01": "changed", "s30": "changed"}
    assert [result["text"][0], result["text"][29]] == [first, last]


def test_one_deleted_and_its_neighbour_altered(sheet, read):
    """Two sentences of one length cannot be told apart, so such pairs are left out."""
    texts = read(sheet)["text"]
    for number in range(COUNT - 1):
        sizes = len(texts[number]), len(texts[number + 1])
        if max(sizes) < 1.2 * min(sizes):
            continue
        other = altered(texts[number + 1], 6)
        result = read(sheet.replace(texts[number], "").replace(texts[number + 1], other))
        ids = result["sentence_id"]
        assert not_found(result) == {ids[number]: "missing", ids[number + 1]: "changed"}
        assert result["text"][number + 1] == other


def test_moved_sentence_is_found(sheet, read):
    sentence = read(sheet)["text"][4]
    assert all_found(read(sheet.replace(sentence, "") + "\n\n" + sentence))


def test_half_a_sheet(sheet, read):
    result = read(sheet[: sheet.index(read(sheet)["text"][15])])
    assert list(result["status"]) == ["found"] * 15 + ["missing"] * 15


def test_folding_is_idempotent(sheet):
    for variant in VARIANTS.values():
        once = fold_text(variant(sheet))
        assert fold_text(once) == once


def test_folding_resolves_what_was_escaped_eight_times_over():
    deep = "&" + "amp;" * 7 + "lt;"
    assert fold_text(deep) == "<"
    assert fold_text("&" + "amp;" * 100 + "lt;").startswith("&amp;")  # 8 times in each of 4 passes


def test_a_letter_keeps_the_marks_that_a_script_may_need():
    assert fold_text("a" + "\u0323\u0301" * 15) == "\u1ea1" + "\u0323" * 14 + "\u0301" * 15
    assert len(fold_text("a" + "\u0301" * 100_000)) < 100


def test_fold_text():
    assert fold_text("\ufeff\u201cA\u2019s\u201d \u2014 b&nbsp;&#39;c&#39;") == "\"A's\"--b 'c'"
    assert (
        fold_text("10\u201311, re\u00adad, one-\nby-\r\none, this--\nthat")
        == "10-11, read, one-by-one, this--that"
    )
    assert fold_text(" \u2003\n ") == ""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a&amp;amp;nbsp;b", "a b"),  # saved as HTML twice over
        ("a \u2013 b \u2014c\u2013d\u2212e", "a--b--c-d-e"),
        ("a -- b --- c", "a--b --- c"),
        ("a\n--\nb well- \n built a -\nb", "a--b well-built a - b"),
        ("\ufb01ve\u3000\u2460", "five 1"),
        ("a\u00ad \n bc d\u00ade f\u200b\u200eg", "abc de fg"),
        ("a\r\nb\rc\vd\x85e\u2029f", "a b c d e f"),
        ("\u201ea\u201c \u00abb\u00bb c\u2032 `d\u00b4", '"a" "b" c\' \'d\''),
    ],
)
def test_fold_text_of_what_copies_hold(text, folded):
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("page", "text", "opens"),
    [
        # The second paragraph opens with the third word.
        ("<p>A b.</p><p>C d.</p>", "A b. C d.", {0, 2}),
        ("<div>A b.<div>C d.</div></div>", "A b. C d.", {0, 2}),
        ("<div>A <b>b</b>.C<i>d</i>.</div>", "A b.Cd.", {0}),
        # A blank line in the source parts paragraphs inside <pre> only.
        ("<p>A b.\n\nC d.</p>", "A b. C d.", {0}),
        ("<pre>A b.\n\nC d.</pre>", "A b. C d.", {0, 2}),
        ("<pre>A b.</pre><p>C d.\n \nE f.</p>", "A b. C d. E f.", {0, 2}),
        # One <br> ends a line, two end a paragraph, wherever the source has its lines.
        ("<div>A b.<br>C d.</div>", "A b. C d.", {0}),
        ("<div>A b.<br/>C d.</div>", "A b. C d.", {0}),
        ("<div>A b.\n<br />\nC d.</div>", "A b. C d.", {0}),
        ("<div>A b.<br><br>C d.</div>", "A b. C d.", {0, 2}),
        ("<div>A b.\n<br/>\n<br/>\nC d.</div>", "A b. C d.", {0, 2}),
        ("<div><p>A b.</p>\n<br>\nC d.</div>", "A b. C d.", {0, 2}),
        ("<div>A b.<br>\n<p>C d.</p></div>", "A b. C d.", {0, 2}),
        # What a page does not show.
        ("<p>A b.</p><script src='x'/><p>C d.</p>", "A b. C d.", {0, 2}),
        ("<p>A b.</p><script>x</script><style>y</style><p>C d.</p>", "A b. C d.", {0, 2}),
    ],
)
def test_a_page_keeps_the_paragraphs_that_a_reader_sees(page, text, opens):
    folded = source_module._page(page)
    assert (folded.text, folded.opens) == (text, opens)


def test_large_files_are_fast(sheet, read):
    noise = "The price of gold. A trade in U.S. boats and ropes\n\n" * 40_000  # about 2 MB
    start = time.perf_counter()
    with pytest.raises(FactSheetError):
        read(noise)
    sentence = read(sheet)["text"][3]
    result = read(noise + sheet.replace(sentence, altered(sentence, 3)) + noise)
    assert not_found(result) == {"s04": "changed"}
    assert time.perf_counter() - start < 20  # generous: slow machines run tests too


@pytest.mark.parametrize("number", [0, 7, 16, COUNT - 1])
def test_one_sentence_alone_is_found_wherever_it_stands(sheet, read, number):
    sentence = read(sheet)["text"][number]
    for copy in (sentence, f"One. {sentence}", f"{sentence} One.", f"{sentence} {sentence}"):
        result = read(copy)
        assert list(result.index[result["status"] == "found"]) == [number]
        assert result["text"][number] == sentence


def test_a_damaged_file_is_read_as_far_as_it_goes(sheet, read):
    assert all_found(read(sheet.encode("utf-16") + b"x"))
    # A byte to which Windows-1252 gives no letter.
    assert all_found(read(b"\x81\n\n" + curly(sheet).encode("cp1252")))


@pytest.mark.parametrize("spaces", [1, 2, 50])
def test_a_hyphen_before_spaces_stays_apart_and_before_a_line_break_does_not(spaces):
    assert fold_text("face-" + " " * spaces + "to") == "face- to"
    assert fold_text("face-" + " " * spaces + "\n" + " " * spaces + "to") == "face-to"


def test_hits_in_order():
    in_order = source_module._in_order
    assert in_order([]) == {}
    # Sentence 2 stands before 1 and again after it: the longest run takes the second.
    assert in_order([(0, 0), (5, 2), (7, 1), (9, 2)]) == {0: 0, 1: 7, 2: 9}
    assert in_order([(0, 0), (3, 1), (8, 1), (9, 2)]) == {0: 0, 1: 3, 2: 9}
    assert in_order([(0, 3), (4, 0), (6, 1)]) == {0: 4, 1: 6}


def gap(text: str, sizes: list[int], before: int, after: int, low: int = 0, high: int = 0):
    """Make a gap in a page, in a sheet of sentences of the given sizes, one space apart."""
    rows, start = [], 0
    for size in sizes:
        rows.append({"start": start, "end": start + size, "words": 4})
        start += size + 1
    page = source_module._page(text)
    sheet = list(pd.DataFrame(rows).itertuples(index=False))
    return source_module._Gap(page, sheet, low, high or len(page.starts), before, after)


def test_where_in_a_gap_a_sentence_may_begin_or_end():
    # 0    1    2     3    4    5     6   7    8    9    10   11
    text = "One two. three U.S. Navy said. Mr. Four went U.S. five end."
    found = gap(text, [9, 9, 9], 0, 2)
    # A short form before a small letter ends nothing; before a capital it may.
    assert found.marked == {0, 2, 4, 6, 7, 12}
    # It surely ends after a longer word and before a capital only.
    assert found.stops == [0, 6, 12]
    assert found.breaks == []
    assert gap("Here. Two three.", [9, 9, 9], 0, 2).stops == [0, 1, 3]
    inner = gap("One.\n\nTwo three.\n\nFour.\n\nFive.", [9, 9, 9], 0, 2, low=1, high=4)
    assert inner.breaks == [3] and inner.marked == {1, 3, 4} and inner.stops == [1, 3, 4]


def test_how_far_from_its_neighbours_a_sentence_is_sought():
    text = "a " * 5000  # the word i stands at 2 * i
    # Twice the 20 characters of the second sentence and 2,000 more: to the character 2,040.
    assert gap(text, [9, 20], 0, 2).begins == list(range(1021))
    # Twice 9 and 2,000 before the end at 9,999: from the character 7,981.
    assert gap(text, [9, 20], -1, 1).begins == list(range(3991, 5000))
    # Twice the 9, 1 and 9 characters of two sentences, from both ends.
    assert gap(text, [5, 9, 9, 5], 0, 3).begins == [*range(1020), *range(3981, 5000)]
    assert gap("a b c", [5, 9, 5], 0, 2).begins == [0, 1, 2]


def test_how_far_a_span_stands_from_where_it_should():
    # Words of four letters, 5 apart; the neighbours are the first and the last of six.
    found = gap("aaaa bbbb cccc dddd eeee ffff", [4, 9, 9, 4], 0, 3, low=1, high=5)
    # The first of the two missing follows its neighbour by one space, and a space, nine
    # characters and a space part it from the other.
    assert found._misfits(1, 1, 3) == [(0, 1), (0, 11)]
    assert found._misfits(1, 2, 4) == [(5, 1), (-5, 11)]
    assert found._misfits(2, 3, 5) == [(0, 11), (0, 1)]
    only_before = gap("aaaa bbbb cccc", [4, 9], 0, 2, low=1, high=3)
    assert only_before._misfits(1, 1, 3) == [(0, 1)]
    only_after = gap("aaaa bbbb cccc", [9, 4], -1, 1, low=0, high=2)
    assert only_after._misfits(0, 0, 2) == [(0, 1)]


@pytest.mark.parametrize("count", range(1, 10))
def test_a_changed_sentence_has_half_to_double_the_words(count):
    # The lost sentence had 4 words and 20 characters, as has one of 4 here.
    words = " ".join(["Aaaa", *["bbbb"] * (count - 1)]) + "."
    found = gap(f"One. {words} End.", [4, 20, 4], 0, 2, low=1, high=1 + count)
    prices = {(first, last): price for first, last, price in found.candidates(1)}
    if 2 <= count <= 8:
        # Half or double costs as much as leaving it out, which is 1.
        assert prices[1, 1 + count] == pytest.approx(abs(math.log2(count / 4)))
    else:
        assert (1, 1 + count) not in prices


def test_a_paragraph_marks_where_a_sentence_begins_as_well_as_a_full_stop():
    words = "Aaaa bbbb bbbb bbbb bbbb bbbb."  # six words for four
    text = f"One.\n\nHeading here\n\n{words}\n\nEnd."
    found = gap(text, [4, 20, 4], 0, 2, low=1, high=9)
    assert (3, 9) in {(first, last) for first, last, _ in found.candidates(1)}


def test_an_unmarked_bound_needs_a_near_fit():
    # Words 2 to 5 are as long as the lost sentence, but no full stop stands before them.
    found = gap("One. Junk aaaa bbbb cccc dddd. End.", [4, 20, 4], 0, 2, low=1, high=6)
    prices = {(first, last): price for first, last, price in found.candidates(1)}
    assert set(prices) == {(1, 6), (1, 5), (2, 6)}
    assert prices[1, 6] == pytest.approx(math.log2(25 / 20))
    # One doubt, and five characters of twenty too far from the sentence before.
    assert prices[2, 6] == pytest.approx(0.05 + 5 / 20)


@pytest.mark.parametrize(
    ("text", "span", "offered"),
    [
        # Begun without a mark: 17 or 23 characters for 20 will do, 16 or 24 will not.
        ("One. Junk aaaa bbbb cccc ddddddd. End.", (2, 6), True),
        ("One. Junk aaaa bbbb cccc dddddddd. End.", (2, 6), False),
        ("One. Junk aaaa bbbb cccc d. End.", (2, 6), True),
        ("One. Junk aaaa bbbb ccc d. End.", (2, 6), False),
        # Ended without a mark: five words for four will do, six will not.
        ("One. Aa bb cc dd eeeeeee junk. End.", (1, 6), True),
        ("One. Aa bb cc dd ee ffff junk. End.", (1, 7), False),
        # Between marks: 40 characters are twice 20, 42 are more.
        (f"One. Aaaa bbbb cccc {'d' * 24}. End.", (1, 5), True),
        (f"One. Aaaa bbbb cccc {'d' * 26}. End.", (1, 5), False),
    ],
)
def test_what_is_near_enough_to_a_sentence_of_4_words_and_20_characters(text, span, offered):
    found = gap(text, [4, 20, 4], 0, 2, low=1, high=len(text.split()) - 1)
    assert (span in {(first, last) for first, last, _ in found.candidates(1)}) is offered


@pytest.mark.parametrize(("filler", "doubts"), [(33, 0), (34, 1)])
def test_a_span_far_from_its_place_is_doubtful(filler, doubts):
    # Ten characters should part it from the sentence after: half of that and 20 more may.
    found = gap(f"Aaaa bbbb. {'c' * filler} End.", [10, 8, 4], -1, 2, low=0, high=3)
    assert found._misfits(0, 0, 2) == [(filler + 2 - 10, 10)]
    assert found._doubts(0, 0, 2) == doubts


@pytest.mark.parametrize(
    ("offers", "chosen"),
    [
        # Each sentence left out costs 1.
        ({1: [(0, 4, 0.1), (0, 8, 0.5)], 2: []}, {1: (0, 4)}),
        ({1: [(0, 4, 0.5), (0, 8, 0.1)], 2: []}, {1: (0, 8)}),
        # 0.1 and 0.1, not 0.05 and 1.
        ({1: [(0, 4, 0.1), (2, 6, 0.05)], 2: [(4, 8, 0.1)]}, {1: (0, 4), 2: (4, 8)}),
        # Both want the same words.
        ({1: [(0, 8, 0.9)], 2: [(0, 8, 0.8)]}, {2: (0, 8)}),
        # In order only.
        ({1: [(4, 8, 0.2)], 2: [(0, 4, 0.1)]}, {2: (0, 4)}),
        ({1: [], 2: []}, {}),
    ],
)
def test_sentences_get_the_spans_that_cost_least_in_all(offers, chosen):
    found = gap("a b c d e f g h", [4, 9, 9, 4], 0, 3)
    found.candidates = offers.__getitem__
    assert found.assign([1, 2]) == chosen


def test_a_slice_of_the_fuzzed_files_is_reported_as_mutated(sheet, read, tmp_path):
    """The first files of tests/fuzz_reader.py, which makes many more."""
    pieces = Sheet.of(sheet, read(sheet)["text"])
    faults = [fault(make(pieces, 297782, n), tmp_path / "copy")[0] for n in range(200)]
    assert {n: wrong for n, wrong in enumerate(faults) if wrong} == {}


#: Texts over which a reader could sit for minutes; each is repeated to a megabyte.
HOSTILE = {
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "hyphens and spaces": "-" + " " * 999,
    "soft hyphens and spaces": "\u00ad" + " " * 999,
    "marks out of order": "\u0301\u0323",
    "characters made of marks": "\u0f73\u0301\uff9e",
    "escaped ampersands": "&" + "amp;" * 250_000,
    "numbers of ampersands": "&#38" * 250_000,
    "a number of a million digits": "&#" + "9" * 1_000_000,
    "unclosed tags": "<a ",
    "unclosed attributes": '<a b="',
    "unclosed comments": "<!--",
    "unclosed declarations": "<!",
    "unclosed sections": "<![",
    "unclosed instructions": "<?",
    "unclosed ends": "</",
    "unclosed scripts": "<script>",
    "nested tags": "<div>",
    "less-than signs": "<",
    "blank lines": "\n",
    "sentences of one word": "Aa. ",
    "sentences without spaces": "Aa.",
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("page", [False, True], ids=["text", "html"])
def test_hostile_texts_are_read_in_bounded_time(sheet, read, kind, page):
    unit = HOSTILE[kind]
    text = sheet + "\n\nx" + unit * (1_000_000 // len(unit))
    if page:
        text = as_html(sheet) + "<p>x" + unit * (1_000_000 // len(unit))
    start = time.process_time()
    assert all_found(read(text))
    assert time.process_time() - start < 8  # generous: what grows with the square takes minutes


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "cp500"])
def test_encodings_that_cannot_be_told_are_refused(sheet, read, encoding):
    with pytest.raises(FactSheetError, match=r"save it as plain text|none of the 30"):
        read(sheet.encode(encoding, errors="replace"))


def test_random_bytes_are_refused(read):
    for mark in (b"", b"\xff\xfe", b"\xff\xfe\0\0", b"<p>"):
        with pytest.raises(FactSheetError):
            read(mark + random.Random(1).randbytes(100_000))


def test_thousands_of_copies_are_one(sheet, read):
    copies = read("\n\n".join([sheet] * 300))
    assert all_found(copies)
    pd.testing.assert_frame_equal(copies, read(sheet))


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000_000)  # sparse: it takes no room
    with pytest.raises(FactSheetError, match=r"100,000\.0 MB.*at most 10 MB.*5 kB.*save it"):
        read_fact_sheet(path)


def test_a_file_of_the_largest_size_is_read(sheet, read, monkeypatch):
    size = len(sheet.encode())
    monkeypatch.setattr(source, "LARGEST", size)
    assert all_found(read(sheet))
    monkeypatch.setattr(source, "LARGEST", size - 1)
    with pytest.raises(FactSheetError, match="Expected at most"):
        read(sheet)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", "/dev/zero"):
        with pytest.raises(FactSheetError, match=r"pipe or a device.*save it as a file"):
            read_fact_sheet(path)


def test_a_broken_link_and_a_loop_are_no_files(tmp_path):
    for name, target in (("broken", "none.txt"), ("loop", "loop")):
        (tmp_path / name).symlink_to(tmp_path / target)
        with pytest.raises(FileNotFoundError, match=f"{name}.*own copy"):
            read_fact_sheet(tmp_path / name)


def test_a_file_that_may_not_be_read_says_so(sheet, read, tmp_path, monkeypatch):
    read(sheet)

    def shut(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", shut)  # who runs the tests may read everything
    with pytest.raises(PermissionError, match=r"You may not read .*sheet\.txt.*change its perm"):
        read_fact_sheet(tmp_path / "sheet.txt")


def test_a_path_comes_in_any_form(sheet, saved):
    class Like:
        def __fspath__(self):
            return os.fsencode(saved)

    for path in (saved, str(saved), os.fsencode(saved), Like()):
        assert all_found(read_fact_sheet(path))


@pytest.mark.parametrize("path", [None, 3, 3.5, True, ["a.txt"], pd.NA])
def test_what_is_no_path_is_answered_with_a_path(path):
    with pytest.raises(FactSheetError, match=r"path is .*read_fact_sheet\(\"fact_sheet\.txt\"\)"):
        read_fact_sheet(path)


@pytest.mark.parametrize("path", ["", "a\0b", "x" * 300, "The text itself. " * 500, "none/a.txt"])
def test_a_path_to_nothing_is_no_file(path):
    with pytest.raises(FileNotFoundError, match=r"There is no file.*own copy") as caught:
        read_fact_sheet(path)
    assert len(str(caught.value)) < 700


def test_missing_path(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"does not ship its text.*Dispatch.*297782"):
        read_fact_sheet(tmp_path / "none.txt")


def test_directory(tmp_path):
    with pytest.raises(IsADirectoryError, match="Expected one file"):
        read_fact_sheet(tmp_path)


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_file(read, content):
    with pytest.raises(FactSheetError, match="is empty"):
        read(content)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4 a", b"PK\x03\x04 a", b"\x89PNG\r\n", b"a\0b\0", b"{\\rtf1 a}"]
)
def test_binary_file(read, content):
    with pytest.raises(FactSheetError, match="save it as plain text"):
        read(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4 a", "a PDF"),
        (b"PK\x03\x04 a", "a zip archive or a Word document"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word document"),
        (b"{\\rtf1 a}", "an RTF document"),
        (b"a\0b\0", "a binary file"),
    ],
)
def test_a_file_of_another_kind_is_named(read, content, kind):
    with pytest.raises(FactSheetError, match=rf"sheet\.txt' is {kind}\. Expected plain text"):
        read(content)


@pytest.mark.parametrize("content", ["Quite another text.", "<html><body></body></html>", "\u200b"])
def test_unrelated_file(read, content):
    with pytest.raises(FactSheetError, match=r"none of the 30 sentences.*Dispatch"):
        read(content)
    assert issubclass(FactSheetError, ValueError)


@pytest.fixture
def saved(sheet, tmp_path):
    path = tmp_path / "saved.txt"
    path.write_text(sheet, encoding="utf-8")
    return path


def test_quote_source(saved):
    rows = pd.DataFrame(
        {"sentence_id": pd.array(["s30", pd.NA, "s01", "s30"], "string"), "n": range(4)},
        index=[7, 3, 3, 1],
    )
    before = rows.copy(deep=True)
    result = quote_source(rows, str(saved))
    texts = read_fact_sheet(saved)["text"]
    pd.testing.assert_frame_equal(rows, before)
    pd.testing.assert_frame_equal(result[["sentence_id", "n"]], before)
    assert list(result.columns) == ["sentence_id", "n", "sentence", "sentence_status"]
    assert result["sentence"].fillna("").tolist() == [texts[29], "", texts[0], texts[29]]
    assert result["sentence_status"].fillna("").tolist() == ["found", "", "found", "found"]
    assert set(result[["sentence", "sentence_status"]].dtypes.astype(str)) == {"string"}


def test_quote_source_of_no_rows(saved):
    rows = pd.DataFrame({"sentence_id": pd.array([], "string")})
    result = quote_source(rows, saved)
    assert result.shape == (0, 3) and set(result.dtypes.astype(str)) == {"string"}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"a": ["s01"]}, "no column 'sentence_id'.*events"),
        ({"sentence_id": ["s01"], "sentence": ["x"]}, "'sentence' already"),
        ({"sentence_id": ["s01"], "sentence_status": ["x"]}, "'sentence_status' already"),
        ({"sentence_id": ["s01", "s99", "zz"]}, "s99, zz.*s01 to s30"),
    ],
)
def test_quote_source_errors(saved, columns, message):
    with pytest.raises(ValueError, match=message):
        quote_source(pd.DataFrame(columns), saved)
