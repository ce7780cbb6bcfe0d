"""Read the fact sheet from the reader's own copy: its text is not shipped, only its hashes."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise
from math import log2
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

WHERE = (
    "The sheet, 'Fact Sheet: U.S.-Korea Relations', is in US Department of State Dispatch, "
    "vol. 4 no. 29, 19 July 1993 (tracking number 297782)."
)
#: Bytes of the largest file that is read. The sheet has five thousand, a saved page of the web
#: seldom more than five million.
LARGEST = 10_000_000
#: First bytes of kinds of file people save by mistake.
MAGIC = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a zip archive or a Word document", b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Word document", b"{\\rtf": "an RTF document",
}  # fmt: skip
BOMS = {  # the longer marks first: that of UTF-16 begins that of UTF-32
    b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16",
}  # fmt: skip
# In what follows every pattern is read in one pass, whatever the text: no part of a text can be
# matched in two ways, and what is opened and not closed runs to the end, as in a browser.
MARKUP = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(script|style)\b[^>]*+(?:(?<=/)>|>.*?(?:</\1\b[^>]*+>?|\Z))?"
    r"|<(?:[!?]|/(?![a-z]))[^>]*+>?"
    r"|<(/?)([a-z][^\s/>]*+)(?:=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)|[^>])*+>?",
    re.IGNORECASE | re.DOTALL,
)
LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype\s+html|html|body|p|div|br|td|pre)\b[^<>]*>", re.I)
INLINE = set(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    ]
)
PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u2014\u2015", "--"),
        **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028", "\n"),
        "\u2029": "\n\n",
    }
)
INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\u00ad(?:[^\\S\n]*\n[^\\S\n]*)?"
)
# A capital that stands at once after a full stop begins a word: copies lose spaces there.
WORD = re.compile(r"\S+?(?<=[a-z0-9][.!?])(?=[A-Z][a-z])|\S+")
STOP = re.compile(r"[.!?]['\")\]]*$")
SHORT = re.compile(r"\W*(?:(?:\w\.)+|[A-Z][a-z]{0,2}\.)\W*$|.*\W(?:\w\.)+\W*$")  # U.S., Mr., No.
LONG_SPACE = re.compile(r"\s{2,}|[^\S\n ]")
BREAK = "\0"  # a line break of a page, as long as those of its source are still there
BLANK = re.compile(r"[\s\0]+")
#: How often a reference that was escaped again and again is resolved.
ROUNDS = 8
PASSES = 4
# A number that html.unescape() refuses to read; it names no character.
LONG_REFERENCE = re.compile(r"&#[0-9]{100,}+;?")
MARKS = 30  # marks on one letter; no script has more, and sorting many takes too long
MADE_OF_MARKS = "\u0f73\u0f75\u0f81\uff9e\uff9f"  # not marks themselves
MAY_HAVE_MARKS = re.compile(rf"[^\0-\x7f]{{{MARKS + 1},}}")
MISSING = 1.0  # the price of leaving a sentence out: as bad as half or twice its length
REACH = 2000  # characters beyond twice the expected length in which a changed sentence is sought


class FactSheetError(ValueError):
    """The file is not a readable copy of the fact sheet."""


class _Page(NamedTuple):
    """A folded text, where its words begin and end, and which words open a paragraph."""

    text: str
    starts: array[int]
    ends: array[int]
    opens: set[int]

    def span(self, first: int, last: int) -> str:
        return self.text[self.starts[first] : self.ends[last - 1]]


def _text_of_html(text: str) -> str:
    """Return the text of a page; every tag that is not inline parts paragraphs.

    The parser of the standard library may take hours over tags that are not closed.
    """
    parts: list[str] = []
    pre, end = False, 0
    for match in MARKUP.finditer(text):
        parts.append(_data(text[end : match.start()], pre))
        end = match.end()
        tag = (match[3] or "").lower()
        if tag == "pre":
            pre = not match[2]
        if match[1] or (tag and tag not in INLINE):
            parts.append(BREAK if tag == "br" else BREAK + BREAK)
    parts.append(_data(text[end:], pre))
    return BLANK.sub(_line_breaks, "".join(parts))


def _data(data: str, pre: bool) -> str:
    """Return what stands between two tags; only inside <pre> its line breaks break lines."""
    return re.sub(r"\r\n?|\n", BREAK, data) if pre else data


def _line_breaks(match: re.Match[str]) -> str:
    """Write the line breaks of a page, and those of its source where the page has none."""
    blank = match[0]
    breaks = blank.count(BREAK)
    if not breaks:
        return "\n" if "\n" in blank or "\r" in blank else blank
    return "\n" if breaks == 1 else "\n\n"


def _thin(match: re.Match[str]) -> str:
    """Leave out marks above so many on one letter."""
    kept: list[str] = []
    marks = 0
    for character in match[0]:
        is_mark = unicodedata.combining(character) or character in MADE_OF_MARKS
        marks = marks + 1 if is_mark else 0
        if marks <= MARKS:
            kept.append(character)
    return "".join(kept)


def _clean(text: str) -> str:
    """Replace every character that has a plain twin; line breaks become newlines."""
    # One replacement may make room for another: a wide ampersand begins a reference.
    for _ in range(PASSES):
        if (plain := _clean_once(text)) == text:
            break
        text = plain
    return text


def _clean_once(text: str) -> str:
    import html  # not at the top: its table of names takes long to import, and few need it

    # All references first: what stands beside a dash tells what dash it is.
    for _ in range(ROUNDS):
        if (plain := html.unescape(LONG_REFERENCE.sub("\ufffd", text))) == text:
            break
        text = plain
    text = INVISIBLE.sub("", text.replace("\r\n", "\n").translate(PLAIN))
    text = re.sub(r"(?<=\s)\u2013(?=\s)", "--", text)  # a spaced en dash is a dash
    text = text.replace("\u2013", "-")
    return unicodedata.normalize("NFKC", MAY_HAVE_MARKS.sub(_thin, text))


def _squeeze(text: str) -> str:
    """Join what a line break parted and fold white space; expects cleaned text."""
    text = LONG_SPACE.sub(lambda m: "\n" if "\n" in m[0] else " ", text)
    text = re.sub(r"\s?(?<!-)--(?!-)\s?", "--", text)
    text = re.sub(r"(?<=[^\s-])-\n(?=\S)", "-", text)
    return " ".join(text.split())


def fold_text(text: str) -> str:
    """Fold a text to the plain form in which the sentences were hashed.

    Parameters
    ----------
    text : str
        Any text, with whatever line breaks, quotes, dashes and spaces.

    Returns
    -------
    str
        The text with character references resolved, invisible characters removed, quotes
        straight, an em dash as two hyphens without spaces, every other dash as a hyphen,
        a hyphen at the end of a line joined to the next line, and every run of white
        space as one space; none at the ends.

    Notes
    -----
    Folding a folded text changes nothing, unless a character was escaped more than eight
    times over. A word that a printer broke with a hyphen keeps
    the hyphen: nothing tells it from a compound.

    Examples
    --------
    >>> from usrok_data.source import fold_text
    >>> fold_text("\u201cface-to-\\nface\u201d \u2014 10\u201311&nbsp;July")
    '"face-to-face"--10-11 July'
    """
    return _squeeze(_clean(text))


def _read_bytes(path: str | os.PathLike[str]) -> tuple[bytes, str]:
    """Read a file and name it, or say why it cannot be the sheet; nothing large is read."""
    try:
        file = os.fsdecode(path)
    except TypeError:
        raise FactSheetError(
            f"The path is {type(path).__name__}: {path!r:.40}. Expected the path of your own copy "
            'of the fact sheet as text; for instance read_fact_sheet("fact_sheet.txt").'
        ) from None
    try:
        # Asked before opening: to open a pipe is to wait for its writer.
        found = os.stat(file)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(
                f"{file!r} is a directory. Expected one file, the fact sheet as text or HTML; "
                "give the path of that file."
            )
        if not stat.S_ISREG(found.st_mode):
            raise FactSheetError(
                f"{file!r} is a pipe or a device. Expected an ordinary file, the fact sheet as "
                "text or HTML; save it as a file and give the path of that."
            )
        with open(file, "rb") as opened:
            data = opened.read(LARGEST + 1) if found.st_size <= LARGEST else b""
    except (FactSheetError, IsADirectoryError):
        raise
    except PermissionError:
        raise PermissionError(
            f"You may not read {file!r}. Expected a file that you may read; change its "
            "permissions, or save your own copy of the fact sheet in a folder of yours."
        ) from None
    except (OSError, ValueError):  # ValueError: a path with a null byte
        shown = file if len(file) <= 200 else f"{file[:60]}..."
        raise FileNotFoundError(
            f"There is no file {shown!r} that could be read. Expected the path of your own copy "
            f"of the fact sheet, as text or HTML: this package does not ship its text. {WHERE}"
        ) from None
    size = max(found.st_size, len(data))
    if size > LARGEST:
        raise FactSheetError(
            f"{file!r} has {size / 1e6:,.1f} MB. Expected at most {LARGEST / 1e6:.0f} MB: the "
            "sheet has about 5 kB, a saved web page seldom more than 5 MB. Open the file, copy "
            "the fact sheet and save it as plain text (UTF-8)."
        )
    return data, file


def _read_text(path: str | os.PathLike[str]) -> tuple[str, str]:
    """Read a file as text, whatever its encoding, or say why it is none; name the file."""
    data, file = _read_bytes(path)
    kind = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), None)
    code = next((code for mark, code in BOMS.items() if data.startswith(mark)), None)
    if kind or (code is None and b"\0" in data):
        raise FactSheetError(
            f"{file!r} is {kind or 'a binary file'}. Expected plain text or HTML; open it, "
            "copy the fact sheet and save it as plain text (UTF-8)."
        )
    if code is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:  # what Windows programs wrote before UTF-8
            text = data.decode("cp1252", errors="replace")
    else:
        text = data.decode(code, errors="replace")
    if not text.strip("\ufeff \t\r\n"):
        raise FactSheetError(
            f"{file!r} is empty. Expected the text of the fact sheet; save it again. {WHERE}"
        )
    return text, file


def _page(text: str) -> _Page:
    """Fold a text paragraph by paragraph, so that paragraph breaks are not forgotten."""
    if LOOKS_LIKE_HTML.search(text):
        text = _text_of_html(text)
    parts = [part for raw in re.split(r"\n\s*\n", _clean(text)) if (part := _squeeze(raw))]
    folded = " ".join(parts)
    starts, ends = array("q"), array("q")  # a tenth of the memory of lists
    for match in WORD.finditer(folded):
        starts.append(match.start())
        ends.append(match.end())
    opens, offset = set(), 0
    for part in parts:
        opens.add(bisect_left(starts, offset))
        offset += len(part) + 1
    return _Page(folded, starts, ends, opens)


def _hits(page: _Page, sheet: list[Any]) -> list[tuple[int, int]]:
    """List (first word, number of the sentence) of every exact copy of a sentence."""
    starts, ends = np.array(page.starts), np.array(page.ends)
    hits = []
    for number, row in enumerate(sheet):
        # Hashing is dear, subtracting is not: hash only windows of the right length.
        lengths = ends[row.words - 1 :] - starts[: max(len(starts) - row.words + 1, 0)]
        for first in np.flatnonzero(lengths == row.end - row.start).tolist():
            copy = page.span(first, first + row.words).encode()
            if hashlib.sha256(copy).hexdigest() == row.sha256:
                hits.append((first, number))
    return sorted(hits)


def _in_order(hits: list[tuple[int, int]]) -> dict[int, int]:
    """Return the longest run of hits in the order of the sheet: number -> first word."""
    tails: list[int] = []
    chains: list[Any] = []  # chains[k] ends a run of k + 1 hits: (first, number, rest)
    for first, number in hits:
        k = bisect_left(tails, number)
        if k < len(tails) and tails[k] == number:
            continue  # a second copy: the earlier one stands
        chain = (first, number, chains[k - 1] if k else None)
        tails[k : k + 1], chains[k : k + 1] = [number], [chain]
    order: dict[int, int] = {}
    link: Any = chains[-1] if chains else None
    while link:
        order[link[1]], link = link[0], link[2]
    return order


class _Gap:
    """The words between two found sentences, in which sentences are not found."""

    def __init__(
        self, page: _Page, sheet: list[Any], low: int, high: int, before: int, after: int
    ) -> None:
        self.page, self.sheet, self.low, self.high = page, sheet, low, high
        self.before, self.after = before, after  # numbers of the found neighbours
        wanted = sheet[after - 1].end - sheet[before + 1].start
        reach, text_low, text_high = 2 * wanted + REACH, page.starts[low], page.ends[high - 1]
        first = bisect_right(page.starts, text_low + reach)
        last = bisect_left(page.starts, text_high - reach)
        front = range(low, min(first, high)) if before >= 0 else range(0)
        back = range(max(last, low), high) if after < len(sheet) else range(0)
        self.begins = sorted({*front, *back})
        # Spans begin there and have at most twice the words: no word farther off matters.
        longest = 2 * max(row.words for row in sheet[before + 1 : after])
        near = sorted(
            {i for r in (front, back) if r for i in range(r[0], min(r[-1] + longest, high) + 1)}
        )
        self.marked, self.stops = {low, high}, [low]
        for i in near:
            if i == low or not STOP.search(last_word := self._word(i - 1)):
                continue
            short = SHORT.match(last_word)
            small = i < high and page.text[page.starts[i]].islower()
            if not (short and small):
                self.marked.add(i)
            if not (short or small):
                self.stops.append(i)
        self.breaks = [i for i in near if low < i < high and i in page.opens]

    def _word(self, number: int) -> str:
        return self.page.span(number, number + 1)

    def _misfits(self, number: int, first: int, last: int) -> list[tuple[int, int]]:
        """Compare the distances to the found neighbours with the sheet's: (too far, wanted)."""
        page, sheet, misfits = self.page, self.sheet, []
        if self.before >= 0:
            wanted = sheet[number].start - sheet[self.before].end
            misfits.append((page.starts[first] - page.ends[self.low - 1] - wanted, wanted))
        if self.after < len(sheet):
            wanted = sheet[self.after].start - sheet[number].end
            misfits.append((page.starts[self.high] - page.ends[last - 1] - wanted, wanted))
        return misfits

    def _doubts(self, number: int, first: int, last: int) -> int:
        """Count what speaks against a span of words being a whole sentence."""
        opens, misfits = self.page.opens, self._misfits(number, first, last)
        unmarked_end = last not in self.marked or (last == self.high and self._ends_bare())
        inside = any(
            bisect_left(cuts, last) > bisect_right(cuts, first)
            for cuts in (self.stops, self.breaks)
        )
        return (
            (first not in self.marked and first not in opens)
            + unmarked_end
            + inside
            + all(misfit > wanted / 2 + 20 for misfit, wanted in misfits)
        )

    def _ends_bare(self) -> bool:
        """Tell whether the gap ends as a heading does: a paragraph without a full stop."""
        ends_paragraph = self.high in self.page.opens or self.after == len(self.sheet)
        return ends_paragraph and not STOP.search(self.page.span(self.high - 1, self.high))

    def _ends_paragraph(self, last: int) -> bool:
        return last in self.page.opens or (last == self.high and self.after < len(self.sheet))

    def candidates(self, number: int) -> list[tuple[int, int, float]]:
        """List the spans that may be a changed sentence, each with its price."""
        row, found = self.sheet[number], []
        length = row.end - row.start
        for first in self.begins:
            sure = first in self.marked or first in self.page.opens
            fewest, most = (
                ((row.words + 1) // 2, 2 * row.words) if sure else (row.words - 1, row.words + 1)
            )
            for last in range(first + max(fewest, 1), min(first + most, self.high) + 1):
                size, count = self.page.ends[last - 1] - self.page.starts[first], last - first
                price = max(abs(log2(size / length)), abs(log2(count / row.words)))
                # What follows at once and ends a paragraph may have lost its last word, or have
                # it, with its full stop, elsewhere.
                cut = first == self.low and self.before >= 0 and self._ends_paragraph(last)
                near = cut or abs(size - length) <= max(3, length // 20)
                same = near and abs(count - row.words) <= 1
                # Marked bounds excuse a length half or double; one doubt needs a near fit.
                if price > MISSING or (last not in self.marked and not same):
                    continue
                doubts = self._doubts(number, first, last)
                if doubts == 0 or (doubts <= 1 + cut and same):
                    astray = sum(abs(misfit) for misfit, _ in self._misfits(number, first, last))
                    found.append((first, last, price + 0.05 * doubts + min(astray / length, 0.3)))
        return found

    def assign(self, numbers: list[int]) -> dict[int, tuple[int, int]]:
        """Give the sentences spans, in order and disjoint, at the lowest price in all."""
        offers = {number: self.candidates(number) for number in numbers}
        places = sorted({self.low, *(last for offer in offers.values() for _, last, _ in offer)})
        # best[i]: (price, spans chosen) of the sentences so far, using words before places[i].
        best: list[tuple[float, tuple[Any, ...]]] = [(0.0, ())] * len(places)
        for number in numbers:
            new = [(price + MISSING, chosen) for price, chosen in best]
            for first, last, price in offers[number]:
                so_far, chosen = best[bisect_right(places, first) - 1]
                i = bisect_left(places, last)
                if so_far + price < new[i][0]:
                    new[i] = (so_far + price, (*chosen, (number, (first, last))))
            for i in range(1, len(new)):
                new[i] = min(new[i - 1], new[i], key=lambda state: state[0])
            best = new
        return dict(best[-1][1])


def _changed(
    page: _Page, sheet: list[Any], order: dict[int, int], found: set[int]
) -> dict[int, str]:
    """Find the sentences that are not found word for word, between those that are."""
    anchors = [-1, *sorted(order), len(sheet)]
    changed = {}
    for before, after in pairwise(anchors):
        numbers = [number for number in range(before + 1, after) if number not in found]
        low = order[before] + sheet[before].words if before >= 0 else 0
        high = order[after] if after < len(sheet) else len(page.starts)
        if numbers and low < high:
            spans = _Gap(page, sheet, low, high, before, after).assign(numbers)
            changed.update({number: page.span(*span) for number, span in spans.items()})
    return changed


def read_fact_sheet(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read the sentences from your own copy of the fact sheet.

    Parameters
    ----------
    path : str or os.PathLike
        A copy as plain text (UTF-8, UTF-16 with its mark, or Windows-1252) or as HTML.
        Line breaks, curly quotes, dashes and text around the sheet do no harm.

    Returns
    -------
    pandas.DataFrame
        One row a sentence of the sheet, in order:

        sentence_id : string
            Id of the sentence, as in the table ``sentences``.
        section : string
            Section of the sheet.
        paragraph : Int64
            Number of the paragraph in the sheet.
        status : string
            ``found``, the words are those that were coded; ``changed``, other words stand
            in its place; ``missing``, nothing that could be it stands there.
        text : string
            The sentence as it stands in your file, folded; blank if missing.
        words : Int64
            Number of words of ``text``; blank if missing.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    IsADirectoryError
        If the path is a directory.
    PermissionError
        If you may not read the file.
    FactSheetError
        If the path is not a path, or the file is no ordinary file, is larger than 10 MB, is
        empty or not text, or holds no sentence of the sheet. It is a ``ValueError``.

    Notes
    -----
    ``found`` is proved by a SHA-256 hash. ``changed`` is a judgement: the package knows
    how long a sentence was and where it stood, not its words, so read the text it gives.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> sheet = usrok.read_fact_sheet("fact_sheet.txt")  # doctest: +SKIP
    >>> sheet["status"].value_counts()  # doctest: +SKIP
    """
    from usrok_data.tables import load

    table = load("sentences")
    sheet = list(table.itertuples(index=False))
    text, file = _read_text(path)
    page = _page(text)
    hits = _hits(page, sheet)
    if not hits:
        raise FactSheetError(
            f"{file!r} holds none of the {len(sheet)} sentences of the fact sheet. Expected "
            f"its full text in English, unabridged; check that this is the right file. {WHERE}"
        )
    # A sentence moved out of order is found all the same; it only cannot mark a gap.
    texts = {number: page.span(first, first + sheet[number].words) for first, number in hits}
    found = set(texts)
    texts.update(_changed(page, sheet, _in_order(hits), found))
    numbers = range(len(sheet))
    result = table[["sentence_id", "section", "paragraph"]].reset_index(drop=True)
    result["status"] = pd.array(
        ["found" if n in found else "changed" if n in texts else "missing" for n in numbers],
        "string",
    )
    result["text"] = pd.array([texts.get(n, pd.NA) for n in numbers], "string")
    counts = [len(texts[n].split()) if n in texts else pd.NA for n in numbers]
    result["words"] = pd.array(counts, "Int64")
    return result


def quote_source(df: pd.DataFrame, path: str | os.PathLike[str]) -> pd.DataFrame:
    """Add to coded rows the sentences they were coded from.

    Parameters
    ----------
    df : pandas.DataFrame
        Any rows with a column ``sentence_id``, for instance some rows of ``events()``.
    path : str or os.PathLike
        Your own copy of the fact sheet; see ``read_fact_sheet``.

    Returns
    -------
    pandas.DataFrame
        A copy of `df`, its index and order kept, with two columns added: ``sentence``
        (string, the text in your file) and ``sentence_status`` (string, ``found``,
        ``changed`` or ``missing``). Both are blank where ``sentence_id`` is blank, and
        ``sentence`` also where the sentence is missing.

    Raises
    ------
    ValueError
        If `df` is not a DataFrame, has no column ``sentence_id``, has one of the new columns
        already, or names a sentence there is not; also as ``read_fact_sheet`` does.
    FileNotFoundError, IsADirectoryError, PermissionError
        As ``read_fact_sheet`` does.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.quote_source(usrok.events(), "fact_sheet.txt")  # doctest: +SKIP
    """
    if not isinstance(df, pd.DataFrame):
        raise ValueError(
            f"df is {type(df).__name__}. Expected a DataFrame with a column 'sentence_id', for "
            "instance usrok.events()."
        )
    if "sentence_id" not in df.columns:
        raise ValueError(
            "The frame has no column 'sentence_id', so its rows name no sentence. Expected rows "
            "of sentences(), events(), forces(), ties() or statements(); keep that column."
        )
    for column in ("sentence", "sentence_status"):
        if column in df.columns:
            raise ValueError(
                f"The frame has a column {column!r} already. Expected none, as it is added here; "
                f"drop or rename it first: df.drop(columns={column!r})."
            )
    sheet = read_fact_sheet(path).set_index("sentence_id")
    ids = df["sentence_id"]
    known = set(sheet.index)
    unknown = sorted({str(v) for v in ids.dropna() if not isinstance(v, str) or v not in known})
    if unknown:
        raise ValueError(
            f"Unknown sentence_id: {', '.join(unknown)}. Expected ids from {sheet.index[0]} to "
            f"{sheet.index[-1]}, as in sentences(), or blanks; correct or drop those rows."
        )
    result = df.copy()
    for column, source in (("sentence", "text"), ("sentence_status", "status")):
        values = [pd.NA if pd.isna(value) else sheet.at[value, source] for value in ids]
        result[column] = pd.array(values, "string")
    return result


def annotate(path):
    raise NotImplementedError
