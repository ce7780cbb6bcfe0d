"""Read the user's own copy of the fact sheet, and match its sentences.

The text is not shipped: of each sentence the package knows its place, its length and a hash.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
import stat
import unicodedata
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from usrok_data.codebook import STRING
from usrok_data.tables import cached_table

WHERE = (
    "The sheet, 'Fact Sheet: U.S.-Korea Relations', is in US Department of State Dispatch, "
    "vol. 4 no. 29, 19 July 1993 (tracking number 297782)."
)
EXPECTED = "Expected your own copy of the fact sheet, as plain text or HTML"
SAVE_AS_TEXT = "Open it, copy the fact sheet and save it as plain text (UTF-8)."
#: Bytes of the largest file that is read. The sheet has five thousand.
LARGEST_FILE = 10_000_000
#: First bytes of kinds of file that people save by mistake.
FILE_KINDS = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a zip archive or a Word document", b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Word document", b"{\\rtf": "an RTF document",
}  # fmt: skip
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype\s+html|html|body|p|div|br|td|pre)\b[^<>]*>", re.I)
#: Tags within a paragraph; every other tag begins or ends one.
INLINE = re.compile(
    "a|abbr|acronym|b|bd[io]|big|cite|code|del|em|font|i|img|ins|kbd|mark|nobr|q|s|samp|small|span|"
    "strike|strong|sub|sup|time|tt|u|var|wbr"
)
SHOWN_BREAK = "\v"  # a line break that the page shows

PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2212", "-")
    | dict.fromkeys("\u2014\u2015", "--")
    | dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028", "\n")
    | {"\u2029": "\n\n"}
)
INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\u00ad(?:[^\\S\n]*\n[^\\S\n]*)?"
)
LONG_REFERENCE = re.compile(r"&#[0-9]{100,};?")  # Python refuses to read so long a number
#: In short pieces: to sort thousands of accents on one letter takes minutes.
NOT_ASCII = re.compile(r"[\0-\x7f]?[^\0-\x7f]{1,100}")
#: A word; where a copy lost the space after a full stop, a capital begins a new one.
WORD = re.compile(r"\S+?(?<=[a-z0-9][.!?])(?=[A-Z][a-z])|\S+")
STOP = re.compile(r"[.!?]['\")\]]*$")
#: Where one sentence ends and another begins; not after initials, such as U.S.
SENTENCE_END = re.compile(r"(?<=[^A-Z][.!?]) (?=[A-Z])")


#: The status of a sentence, and its text in the copy.
Match = tuple[str, str | None]
NOT_FOUND: Match = ("not found", None)


class FactSheetError(ValueError):
    """The file is not a readable copy of the fact sheet."""


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

    Examples
    --------
    >>> from usrok_data.fact_sheet import fold_text
    >>> fold_text("\u201cface-to-\\nface\u201d \u2014 10\u201311&nbsp;July")
    '"face-to-face"--10-11 July'
    """
    return _squeeze(_clean(text))


def _clean(text: str) -> str:
    """Replace every character that has a plain twin; line breaks become newlines."""
    for _ in range(8):  # saved pages are sometimes escaped more than once
        text = html.unescape(LONG_REFERENCE.sub("\ufffd", text))
    for _ in range(2):  # a character may stand for one that has a plain twin itself
        text = INVISIBLE.sub("", text.replace("\r\n", "\n").translate(PLAIN))
        text = re.sub(r"(?<=\s)\u2013(?=\s)", "--", text)  # a spaced en dash is a dash
        text = text.replace("\u2013", "-")
        text = NOT_ASCII.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return text


def _squeeze(text: str) -> str:
    """Join what a line break separated and fold white space; expects cleaned text."""
    text = re.sub(r"\s{2,}|[^\S\n ]", lambda match: "\n" if "\n" in match[0] else " ", text)
    text = re.sub(r"\s?(?<!-)--(?!-)\s?", "--", text)
    text = re.sub(r"(?<=[^\s-])-\n(?=\S)", "-", text)
    return " ".join(text.split())


def _read_text(path: str | os.PathLike[str]) -> tuple[str, str]:
    """Read a file as text and name it, or say why it cannot be the sheet."""
    try:
        file = os.path.expanduser(os.fsdecode(path))
    except TypeError:
        raise FactSheetError(
            f"The path is {type(path).__name__}: {path!r:.40}. {EXPECTED}; for instance "
            'read_fact_sheet("fact_sheet.txt").'
        ) from None
    data = _read_bytes(file)
    kind = next((kind for start, kind in FILE_KINDS.items() if data.startswith(start)), None)
    code = next((c for mark, c in BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if kind or (code is None and b"\0" in data):
        raise FactSheetError(f"{file!r} is {kind or 'a binary file'}. {EXPECTED}. {SAVE_AS_TEXT}")
    try:
        text = data.decode(code or "utf-8", errors="replace" if code else "strict")
    except UnicodeDecodeError:  # what Windows programs wrote before UTF-8
        text = data.decode("cp1252", errors="replace")
    if not text.strip("\ufeff \t\r\n"):
        raise FactSheetError(f"{file!r} is empty. {EXPECTED}; save it again. {WHERE}")
    return (_text_of_html(text, file) if LOOKS_LIKE_HTML.search(text) else text), file


def _read_bytes(file: str) -> bytes:
    """Read an ordinary file that is not too large."""
    try:
        info = os.stat(file)  # before it is opened: to open a pipe is to wait for its writer
        if stat.S_ISREG(info.st_mode) and info.st_size <= LARGEST_FILE:
            with open(file, "rb") as opened:
                return opened.read()
    except PermissionError:
        raise PermissionError(
            f"You have no permission to read {file!r}. {EXPECTED}; change the permissions of the "
            "file, or save it in a folder of your own."
        ) from None
    except (OSError, ValueError):  # ValueError: a path with a null byte
        raise FileNotFoundError(
            f"There is no file {file!r:.200}. {EXPECTED}: this package does not ship its text. "
            f"{WHERE}"
        ) from None
    if stat.S_ISDIR(info.st_mode):
        raise IsADirectoryError(f"{file!r} is a directory. {EXPECTED}; give the path of that file.")
    if not stat.S_ISREG(info.st_mode):
        raise FactSheetError(f"{file!r} is a pipe or a device. {EXPECTED}, saved as a file.")
    raise FactSheetError(
        f"{file!r} has {info.st_size / 1e6:,.1f} MB. {EXPECTED}, of at most "
        f"{LARGEST_FILE / 1e6:.0f} MB. {SAVE_AS_TEXT}"
    )


def _text_of_html(page: str, file: str) -> str:
    """Return the text of a page, with a blank line between paragraphs."""
    try:
        import lxml.html
    except ImportError:
        raise FactSheetError(
            f"{file!r} is a web page, and lxml, which reads HTML, is not installed. Install it: "
            f'pip install "usrok-data[html]". Or save the page as text: {SAVE_AS_TEXT}'
        ) from None
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = lxml.html.document_fromstring(page.encode(), parser=parser)
    except lxml.etree.ParserError:  # there is nothing but a declaration
        return ""
    lxml.etree.strip_elements(root, "script", "style", with_tail=False)
    parts = []
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        if element.tag == "br":
            parts.append(SHOWN_BREAK if event == "start" else "")
        elif not INLINE.fullmatch(element.tag):
            parts.append(SHOWN_BREAK * 2)
        parts.append((element.text if event == "start" else element.tail) or "")
    # Beside a break that the page shows, a line break of its source is only space.
    return re.sub(r"\s+", lambda m: "\n" * m[0].count(SHOWN_BREAK) or m[0], "".join(parts))


def _find(text: str, sheet: list[Any]) -> dict[int, tuple[int, int]]:
    """Return where each sentence that stands in a folded text, word for word, begins and ends."""
    plain = text.replace("\n", " ")
    bounds = np.fromiter((i for match in WORD.finditer(text) for i in match.span()), dtype=int)
    starts, ends = bounds[::2], bounds[1::2]
    found: dict[int, tuple[int, int]] = {}
    end = 0
    for number, row in enumerate(sheet):
        # Hashing is expensive, subtracting is not: hash only windows of the right length.
        length = row.end - row.start
        lasts = ends[row.words - 1 :]
        firsts = starts[: len(lasts)]
        windows = firsts[lasts - firsts == length].tolist()
        copies = (plain[start : start + length].encode() for start in windows)
        hashes = [hashlib.sha256(copy).hexdigest() for copy in copies]
        places = [s for s, value in zip(windows, hashes, strict=True) if value == row.sha256]
        if places:
            start = next((place for place in places if place >= end), places[0])
            end = start + length
            found[number] = start, end
    return found


def _match(text: str, sheet: list[Any], found: dict[int, tuple[int, int]]) -> list[Match]:
    """Return the status and the text of each sentence, those that are not found included."""
    places = {-1: (0, 0), **found, len(sheet): (len(text), len(text))}
    matches: list[Match] = []
    for before, after in pairwise(places):
        low, high = places[before][1], places[after][0]
        lost = sheet[before + 1 : after]
        if low > high:  # the neighbours stand in another order
            matches += [NOT_FOUND] * len(lost)
        elif lost:
            ends = {"at_start": before not in found, "at_end": after not in found}
            matches += _match_gap(text[low:high], lost, **ends)
        if after in found:
            matches.append(("found", text[slice(*found[after])].replace("\n", " ")))
    return matches


def _match_gap(gap: str, lost: list[Any], *, at_start: bool, at_end: bool) -> list[Match]:
    """Judge what stands in place of the sentences lost from a gap.

    It is these sentences, changed, if it divides into as many parts, each about as long as
    its sentence. Parts too short for any of them are headings; if it has no other parts,
    the sentences are missing.
    """
    lengths = [row.end - row.start for row in lost]
    parts = [part for part in gap.split("\n") if part.strip()]
    # Before the first found sentence and after the last, only the nearest paragraphs count.
    reach = len({row.paragraph for row in lost})
    parts = parts[-reach:] if at_start else parts[:reach] if at_end else parts
    if len(lost) > 1:
        parts = [sentence for part in parts for sentence in SENTENCE_END.split(part)]
    parts = [part.strip() for part in parts if len(part.strip()) >= min(lengths) / 2]
    if not parts:
        return [("missing", None)] * len(lost)
    ratios = [len(part) / length for part, length in zip(parts, lengths, strict=False)]
    is_clear = len(parts) == len(lost) and all(0.5 <= ratio <= 1.5 for ratio in ratios)
    # Outside the found sentences, what has no full stop may be a heading of the page.
    if not is_clear or ((at_start or at_end) and not all(map(STOP.search, parts))):
        return [NOT_FOUND] * len(lost)
    return [("changed", part) for part in parts]


def read_fact_sheet(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read the sentences from your own copy of the fact sheet.

    Parameters
    ----------
    path : str or os.PathLike
        A copy as plain text (UTF-8, UTF-16 with its mark, or Windows-1252) or as HTML, which
        needs the package lxml: ``pip install "usrok-data[html]"``. Line breaks, curly
        quotes, dashes and text around the sheet do no harm.

    Returns
    -------
    pandas.DataFrame
        One row per sentence of the sheet, in order:

        sentence_id : string
            Id of the sentence, as in the table ``sentences``.
        section : string
            Section of the sheet.
        paragraph : Int64
            Number of the paragraph in the sheet.
        status : string
            ``found``: the words are those that were coded, as a hash shows. ``changed``:
            other words stand in its place; read them. ``missing``: nothing that could be it
            stands there. ``not found``: it cannot be told whether it is changed or missing.
        text : string
            The sentence as it stands in your file, folded; see ``fold_text``. Missing: the
            status is ``missing`` or ``not found``.
        words : Int64
            Number of words of ``text``. Missing: as ``text``.

    Raises
    ------
    FileNotFoundError, IsADirectoryError, PermissionError
        If there is no such file, it is a directory, or you may not read it.
    FactSheetError
        If the file is not an ordinary file, is larger than 10 MB, is empty or not text, or
        holds no sentence of the sheet. It is a ``ValueError``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> sheet = usrok.read_fact_sheet("fact_sheet.txt")  # doctest: +SKIP
    >>> sheet["status"].value_counts()  # doctest: +SKIP
    """
    table = cached_table("sentences")
    text, file = _read_text(path)
    paragraphs = [_squeeze(part) for part in re.split(r"\n\s*\n", _clean(text))]
    folded, sheet = "\n".join(paragraphs), list(table.itertuples(index=False))
    found = _find(folded, sheet)
    if not found:
        raise FactSheetError(
            f"{file!r} holds none of the {len(table)} sentences of the fact sheet. Expected "
            f"its full text in English, unabridged; check that this is the right file. {WHERE}"
        )
    matches = _match(folded, sheet, found)
    result = table[["sentence_id", "section", "paragraph"]].copy()
    result["status"] = pd.array([status for status, _ in matches], STRING)
    result["text"] = pd.array([text for _, text in matches], STRING)
    result["words"] = result["text"].str.split(" ").str.len().astype("Int64")
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
        A copy of `df`, its index and order kept, with the columns ``sentence`` and
        ``sentence_status`` (string): ``text`` and ``status`` of ``read_fact_sheet``. Both are
        missing where ``sentence_id`` is missing.

    Raises
    ------
    ValueError
        If `df` is not a DataFrame with a column ``sentence_id`` that names sentences, or has
        one of the new columns already. Other errors are those of ``read_fact_sheet``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.quote_source(usrok.events(), "fact_sheet.txt")  # doctest: +SKIP
    """
    if not isinstance(df, pd.DataFrame) or "sentence_id" not in df.columns:
        raise ValueError(
            f"df is {type(df).__name__} without a column 'sentence_id'. Expected rows of "
            "sentences(), claims(), events(), forces() or ties(); keep that column."
        )
    for column in df.columns.intersection(["sentence", "sentence_status"]):
        raise ValueError(
            f"The frame has a column {column!r} already. Expected none, as it is added here; "
            f"drop or rename it first: df.drop(columns={column!r})."
        )
    sheet = read_fact_sheet(path).set_index("sentence_id")
    ids = df["sentence_id"].astype(STRING)
    if unknown := sorted(set(ids.dropna()) - set(sheet.index)):
        raise ValueError(
            f"Unknown sentence_id: {', '.join(unknown)}. Expected ids from {sheet.index[0]} to "
            f"{sheet.index[-1]}, as in sentences(), or missing values; correct or drop those rows."
        )
    return df.assign(
        sentence=ids.map(sheet["text"]).astype(STRING),
        sentence_status=ids.map(sheet["status"]).astype(STRING),
    )
