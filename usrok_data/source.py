"""A reader's own copy of the fact sheet: find its sentences, and quote them.

The package does not ship the text. It knows each sentence by its place, its length and
its hash, and so can tell in any copy which sentences stand there unaltered.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
from bisect import bisect_left
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd

from usrok_data._tables import load

EXPECTED = (
    "Expected the fact sheet 'U.S.-Korea Relations' (US Department of State Dispatch, "
    "vol. 4 no. 29, 19 July 1993; tracking number 297782), saved from the web as text or HTML."
)

#: Between two unaltered sentences, text of half to twice the expected length counts as the
#: changed sentence.
SHORTEST, LONGEST = 0.5, 2.0
#: Before the first and after the last sentence the web page's own text stands, so more is
#: asked there: nearly the same length, or about the same and the end of a sentence.
NEARLY_SAME, ABOUT_SAME = 2, 0.15

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2015": "\u2014",
    }
)  # fmt: skip
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n|\u2028)[^\S\r\n]*(?:\r\n|\r|\n|\u2028)|\u2029")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s+(?=['\"(\[]*[A-Z])")


class FactSheetError(ValueError):
    """The file is not a copy of the fact sheet that can be read."""


def fold_text(text: str) -> str:
    """Fold a text to the one form in which sentences are compared.

    Entities become characters, curly quotes and long dashes become plain ones, invisible
    characters go, a line broken after a hyphen is joined, and every run of white space
    becomes one space.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The folded text. Folding it again changes nothing.
    """
    text = html.unescape(text).translate(_INVISIBLE).translate(_PLAIN)
    text = re.sub(r"(?<=\d)\u2013(?=\d)", "-", text)
    text = re.sub(r"\s*[\u2013\u2014]\s*", "--", text)
    text = re.sub(r"-[^\S\r\n]*(?:\r\n|[\r\n\u2028])\s*", "-", text)
    return re.sub(r"\s+", " ", text).strip()


class _PageText(HTMLParser):
    """Collect the text of a page, with a blank line at each block."""

    BLOCKS = frozenset("p br div h1 h2 h3 h4 h5 h6 li td tr table ul ol pre blockquote".split())
    HIDDEN = frozenset(("script", "style", "head", "template"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.parts.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HIDDEN and self._hidden:
            self._hidden -= 1
        if tag in self.BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _read_text(path: Path) -> str:
    """Read a file as text, or say why it is none."""
    if not path.exists():
        raise FileNotFoundError(
            f"There is no file {str(path)!r}. {EXPECTED} Give the path of your copy: "
            'read_fact_sheet("folder/my_copy.txt").'
        )
    if path.is_dir():
        raise IsADirectoryError(
            f"{str(path)!r} is a folder. {EXPECTED} Give the path of the file in it."
        )
    data = path.read_bytes()
    if not data.strip():
        raise FactSheetError(f"The file {str(path)!r} is empty. {EXPECTED} Save the page again.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data or data.startswith((b"%PDF", b"\x89PNG", b"PK\x03\x04", b"\xff\xd8")):
        raise FactSheetError(
            f"The file {str(path)!r} is binary, not text. {EXPECTED} Open it and save it as text."
        )
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise FactSheetError(
            f"The file {str(path)!r} is damaged UTF-16. {EXPECTED} Save it anew as UTF-8."
        )
    if re.search(r"<(?:!doctype html|html|body|p|br)\b[^>]*>", text, re.IGNORECASE):
        page = _PageText()
        page.feed(text)
        page.close()
        text = "".join(page.parts)
    return text


@dataclass(frozen=True)
class _Copy:
    """A folded copy, with the offsets of its words and of likely sentence starts."""

    text: str
    starts: list[int]
    ends: list[int]
    boundaries: list[int]


def _copy(text: str) -> _Copy:
    # Paragraphs are folded one by one, so that their starts are known after folding.
    folded, boundaries = "", [0]
    for block in _BLANK_LINE.split(text):
        piece = fold_text(block)
        if not piece:
            continue
        # A line may also end in a hyphen just before a blank line; then no space is due.
        folded += (" " if folded else "") + piece
        boundaries.append(len(folded) + 1)
    boundaries += [match.end() for match in _SENTENCE_END.finditer(folded)]
    words = list(re.finditer(r"\S+", folded))
    return _Copy(
        folded, [w.start() for w in words], [w.end() for w in words], sorted(set(boundaries))
    )


def _find_unaltered(copy: _Copy, sentences: pd.DataFrame) -> dict[int, tuple[int, int]]:
    """Find each sentence whose hash stands in the copy; return spans by row number."""
    found: dict[int, tuple[int, int]] = {}
    after = 0
    for i, row in enumerate(sentences.itertuples()):
        length, words = int(row.end - row.start), int(row.words)
        spans = [
            (start, end)
            for start, end in zip(copy.starts, copy.ends[words - 1 :])
            # The length is compared first: hashing every window would be slow.
            if end - start == length
            and hashlib.sha256(copy.text[start:end].encode()).hexdigest() == row.sha256
        ]
        if spans:
            # Where a sentence stands twice, take the one that keeps the order of the sheet.
            found[i] = next((span for span in spans if span[0] >= after), spans[0])
            after = max(after, found[i][1])
    return found


def _fits(piece: str, length: int, enclosed: bool) -> bool:
    """Say whether a piece of the copy can be the changed form of a sentence."""
    if enclosed:
        return SHORTEST * length <= len(piece) <= LONGEST * length
    off = abs(len(piece) - length)
    return off <= NEARLY_SAME or (off <= ABOUT_SAME * length and piece.endswith((".", "!", "?")))


def _place(
    boundaries: list[int], lengths: list[int], text: str, enclosed: bool
) -> list[tuple[int, int] | None]:
    """Lay sentences of about these lengths, in order, between boundaries of a gap.

    The cheapest layout wins: a sentence laid down costs the relative difference of its
    length, a sentence left out costs 1.
    """
    n = len(boundaries)
    # best[j] is the (cost, layout) of the sentences so far, with nothing before boundary j.
    best: list[tuple[float, tuple[tuple[int, int] | None, ...]]] = [(0.0, ())] * n
    for length in lengths:
        new: list[tuple[float, tuple[tuple[int, int] | None, ...]]] = []
        for j in range(n):
            options = [(best[j][0] + 1.0, (*best[j][1], None))]
            if new:
                options.append(new[-1])  # leave the text before boundary j as it is
            for i in range(j):
                piece = text[boundaries[i] : boundaries[j]].strip()
                if _fits(piece, length, enclosed):
                    span = (boundaries[i], boundaries[j])
                    cost = best[i][0] + abs(len(piece) - length) / length
                    options.append((cost, (*best[i][1], span)))
            new.append(min(options, key=lambda option: option[0]))
        best = new
    return list(best[-1][1])


def _find_changed(
    copy: _Copy, lengths: list[int], found: dict[int, tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """Find, between the unaltered sentences, text that stands where one is lacking."""
    changed: dict[int, tuple[int, int]] = {}
    lacking = [i for i in range(len(lengths)) if i not in found]
    while lacking:
        run = [lacking.pop(0)]
        while lacking and lacking[0] == run[-1] + 1:
            run.append(lacking.pop(0))
        before, behind = run[0] - 1, run[-1] + 1
        reach = int(LONGEST * sum(lengths[i] for i in run)) + 200
        low = found[before][1] if before >= 0 else max(0, found[behind][0] - reach)
        high = found[behind][0] if behind < len(lengths) else low + reach
        high = min(high, len(copy.text))
        if high <= low:
            continue
        left = bisect_left(copy.boundaries, low + 1)
        right = bisect_left(copy.boundaries, high)
        boundaries = [low, *copy.boundaries[left:right], high]
        enclosed = before >= 0 and behind < len(lengths)
        spans = _place(boundaries, [lengths[i] for i in run], copy.text, enclosed)
        for i, span in zip(run, spans):
            if span is not None:
                changed[i] = span
    return changed


def read_fact_sheet(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Find the sentences of the fact sheet in a reader's own copy.

    Web boilerplate, other line breaks, non-breaking spaces, a byte order mark, curly
    quotes and HTML do not matter. A sentence altered in one letter is reported as changed,
    and no other with it.

    Parameters
    ----------
    path : str or os.PathLike
        A text or HTML file, in UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    Returns
    -------
    pandas.DataFrame
        One row a sentence, in the order of the sheet: ``sentence_id`` (string),
        ``section`` (string), ``paragraph`` (Int64), ``status`` (string: ``found``, its
        hash agrees; ``changed``, other text stands in its place; ``missing``), ``text``
        (string, as it stands in the copy, folded; blank where missing), ``words`` (Int64,
        of that text).

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    IsADirectoryError
        If the path is a folder.
    FactSheetError
        If the file is empty, binary, or holds none of the sentences unaltered.

    Notes
    -----
    The text of a changed sentence is what stands between its neighbours; where several
    neighbours are changed it is the likeliest division by length.
    """
    copy = _copy(_read_text(Path(path)))
    sentences = load("sentences")
    found = _find_unaltered(copy, sentences)
    if not found:
        raise FactSheetError(
            f"The file {str(path)!r} holds none of the {len(sentences)} sentences. {EXPECTED}"
        )
    lengths = [int(n) for n in sentences["end"] - sentences["start"]]
    changed = _find_changed(copy, lengths, found)
    result = sentences[["sentence_id", "section", "paragraph"]].copy()
    spans = {**found, **changed}
    rows = range(len(sentences))
    result["status"] = [
        "found" if i in found else "changed" if i in changed else "missing" for i in rows
    ]
    result["text"] = [copy.text[slice(*spans[i])].strip() if i in spans else None for i in rows]
    result = result.astype({"status": "string", "text": "string"})
    result["words"] = result["text"].str.split().str.len().astype("Int64")
    return result


def quote_source(df: pd.DataFrame, path: str | os.PathLike[str]) -> pd.DataFrame:
    """Add the sentences of a reader's own copy to a table.

    Parameters
    ----------
    df : pandas.DataFrame
        Any table with the column ``sentence_id``.
    path : str or os.PathLike
        The copy, as for ``read_fact_sheet``.

    Returns
    -------
    pandas.DataFrame
        A copy of ``df``, rows and index as they were, with two more columns: ``sentence``
        (string) and ``sentence_status`` (string: found, changed or missing). Both are
        blank where ``sentence_id`` is.

    Raises
    ------
    ValueError
        If ``df`` has no ``sentence_id``, has one of the new columns already, or names a
        sentence that there is not.
    FactSheetError, FileNotFoundError, IsADirectoryError
        As for ``read_fact_sheet``.
    """
    if "sentence_id" not in df.columns:
        raise ValueError(
            "The table has no column 'sentence_id', so its sentences cannot be found. "
            "Expected a table such as events(), forces(), ties(), statements() or claims()."
        )
    taken = [c for c in ("sentence", "sentence_status") if c in df.columns]
    if taken:
        raise ValueError(
            f"The table already has {' and '.join(taken)}. "
            f"Drop them first: df.drop(columns={taken})."
        )
    known = load("sentences")["sentence_id"]
    unknown = sorted({str(s) for s in df["sentence_id"].dropna()} - set(known))
    if unknown:
        raise ValueError(
            f"There are no sentences {', '.join(unknown)}. "
            f"Expected ids from {known.iloc[0]} to {known.iloc[-1]}."
        )
    read = read_fact_sheet(path).set_index("sentence_id")
    result = df.copy()
    result["sentence"] = df["sentence_id"].map(read["text"]).astype("string")
    result["sentence_status"] = df["sentence_id"].map(read["status"]).astype("string")
    return result
