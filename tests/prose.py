"""Prose and the figures in it: numbers, dates, counts and ranks, in digits or in words.

``passages`` cuts every page that is written by hand into pieces with a heading.
``figures`` finds the figures of a text. ``changed`` gives a figure's neighbours, which
a mistake would most likely have put in its place.
"""

from __future__ import annotations

import ast
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
from site_build import BY_HAND

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "notebooks"

# fmt: off
UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth",
)
# fmt: on
MONTHS = tuple(pd.Timestamp(1993, m, 1).month_name() for m in range(1, 13))
#: Words for a size that are no whole numbers, and what a mistake would put in their place.
PARTS = {"half": "quarter", "quarter": "half", "twice": "thrice", "thrice": "twice"}
PARTS |= {"hundred": "thousand", "thousand": "hundred", "dozen": "hundred"}
#: "One" is mostly a pronoun. It is a count where one of these words comes next, or "by" before.
ONE = (
    r"one(?= (?:witness|source|year|list|claim|count|above|below|higher|too high)\b)|(?<=\bby )one"
)


def word(number: int) -> str:
    """Write a number below a hundred as a word."""
    if number < 20:
        return UNITS[number]
    tens, unit = TENS[number // 10 - 2], number % 10
    return f"{tens}-{UNITS[unit]}" if unit else tens


WORDS = {word(n): n for n in range(2, 100)}


def either(words: object) -> str:
    """Return a pattern for any of the words; a long one before its own beginning."""
    return "|".join(sorted(words, key=len, reverse=True))


DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*"
MONTH = "|".join(MONTHS)
FIGURE = re.compile(
    # Not inside a word, an id such as ex01.3 or cow-nmc-7, or a longer number.
    r"(?<![\w.])(?<!\w-)(?:"
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?: (?P<year>\d{{4}}))?"
    rf"|(?P<only_month>{MONTH})(?: (?P<its_year>\d{{4}})|(?= (?:to|and) (?:{MONTH}) \d{{4}}))"
    r"|(?P<decade>\d{3}0)s"
    rf"|(?P<percent>{DIGITS}|(?i:{either(WORDS)}))(?: ?%| percent\b)"
    r"|(?P<place>\d+)(?:st|nd|rd|th)"
    rf"|(?P<number>{DIGITS})"
    rf"|(?i:(?P<word>{either(WORDS)})|(?P<one>{ONE})|(?P<rank>{either(ORDINALS[1:])}))"
    rf"|(?i:(?P<part>{either(PARTS)}))"
    r")(?!\w)"
)
#: The year of a day or month that shares it with the next: 5 April to 21 August 1991.
SHARED = re.compile(rf" (?:to|and) (?:\d{{1,2}} )?(?:{MONTH}) (\d{{4}})")


@dataclass(frozen=True)
class Figure:
    """A figure: where it stands, its kind, and what it says in one form."""

    start: int
    end: int
    kind: str
    value: str
    text: str


def figures(text: str) -> list[Figure]:
    """Find the figures of a text."""
    return [Figure(m.start(), m.end(), *_read(m, text), text=m[0]) for m in FIGURE.finditer(text)]


def _read(match: re.Match[str], text: str) -> tuple[str, str]:
    """Return the kind and the value of a figure."""
    got = {k: v for k, v in match.groupdict().items() if v}
    if "iso" in got:
        return "date", got["iso"]
    if "day" in got:
        shared = SHARED.match(text, match.end())
        year = got.get("year") or (shared[1] if shared else "")
        return "date", f"{year}-{MONTHS.index(got['month']) + 1:02}-{int(got['day']):02}"
    if "only_month" in got:
        year = got.get("its_year") or SHARED.match(text, match.end())[1]
        return "month", f"{year}-{MONTHS.index(got['only_month']) + 1:02}"
    if "percent" in got:
        said = got["percent"].lower()
        return "percent", f"{WORDS.get(said, said)} %"
    if "decade" in got:
        return "year", f"{got['decade']}s"
    if "place" in got:
        return "rank", got["place"]
    if "number" in got:
        return _kind(plain := got["number"].replace(",", ""), got["number"]), plain
    if "rank" in got:
        return "rank", str(ORDINALS.index(got["rank"].lower()))
    if "part" in got:
        return "word", got["part"].lower()
    return "word", str(WORDS.get(match[0].lower(), 1))


def _kind(plain: str, printed: str) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", printed):
        return "year"
    return "small" if re.fullmatch(r"\d{1,3}", plain) else "number"


# ---------------------------------------------------------------- neighbours


def changed(figure: Figure) -> list[str]:
    """Return what a figure would be if it were wrong, in the same form."""
    if figure.value in PARTS:
        return [PARTS[figure.value]]
    if figure.kind == "date":
        return _other_days(figure)
    if figure.kind == "month":
        day = pd.Timestamp(f"{figure.value}-01")
        others = [day + pd.DateOffset(months=n) for n in (-1, 1)]
        if " " not in figure.text:
            return [f"{d:%B}" for d in others]
        return [f"{d:%B %Y}" for d in [*others, *(day + pd.DateOffset(years=n) for n in (-1, 1))]]
    if figure.kind == "rank":
        number = int(figure.value)
        others = [n for n in (number - 1, number + 1) if n > 0]
        return [nth(n) if figure.text[0].isalpha() else f"{n}th" for n in others]
    if figure.kind == "word":
        return [word(int(figure.value) + n) for n in (-1, 1)]
    return _other_numbers(figure)


def _other_days(figure: Figure) -> list[str]:
    known = not figure.value.startswith("-")
    day = pd.Timestamp(figure.value if known else f"1992{figure.value}")
    others = [day + pd.Timedelta(days=n) for n in (-1, 1)]
    if re.search(r"\d{4}", figure.text):
        others += [day + pd.DateOffset(years=n) for n in (-1, 1)]
    if figure.text[4:5] == "-":
        return [f"{d:%Y-%m-%d}" for d in others]
    year = " %Y" if re.search(r"\d{4}", figure.text) else ""
    return [f"{d.day} {d.strftime('%B' + year)}" for d in others]


def _other_numbers(figure: Figure) -> list[str]:
    found = re.search(r"[\d,.]*\d", figure.text)
    if found is None:  # five percent
        number = WORDS[figure.text.split()[0].lower()]
        return [f"{word(number + n)} percent" for n in (-1, 1)]
    printed = found[0]
    digits = printed.replace(",", "").replace(".", "")
    others = [str(int(digits) + n).zfill(len(digits)) for n in (-1, 1)]
    if len(digits) > 2 and figure.kind != "year":
        first = int(digits[0])
        others.append(f"{first + 1 if first < 9 else 8}{digits[1:]}")
    return [
        figure.text.replace(printed, _same_marks(other, printed), 1)
        for other in others
        if int(other) >= 0
    ]


def _same_marks(digits: str, printed: str) -> str:
    """Put the commas and points of a printed number into other digits, from the right."""
    rest, out = list(digits), []
    for mark in reversed(printed):
        if not rest:
            break
        out.append(mark if mark in ",." else rest.pop())
    return "".join(rest) + "".join(reversed(out))


def nth(number: int) -> str:
    """Write a rank as a word."""
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}th"


# ---------------------------------------------------------------- pages


@dataclass(frozen=True)
class Passage:
    """A piece of prose: its file, the chapter section and the heading over it, its text."""

    file: str
    section: str
    heading: str
    text: str


def clean(text: str) -> str:
    """Take out what is not read as prose: targets of links, numbers of lists, line breaks."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"^\s*\d+\. ", "", text, flags=re.MULTILINE)
    return " ".join(text.split())


def read(path: Path) -> list[dict]:
    """Return the cells of a notebook."""
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def source(cell: dict) -> str:
    """Return the source of a cell."""
    return "".join(cell["source"])


def pieces(text: str) -> Iterator[tuple[int, str, str]]:
    """Cut Markdown at its headings: level, heading, text with the heading."""
    level, heading = 0, ""
    for part in re.split(r"^(?=#{1,4} )", _without_comment_marks(text), flags=re.MULTILINE):
        if match := re.match(r"(#+) (.*)", part):
            level, heading = len(match[1]), match[2]
        if part.strip():
            yield level, heading, part


def _without_comment_marks(text: str) -> str:
    """Comments in a block of code are prose, not headings."""
    return re.sub(
        r"^```.*?^```", lambda m: re.sub(r"^# ", " ", m[0], flags=re.M), text, flags=re.M | re.S
    )


def said_by(cell: dict) -> list[str]:
    """Return what a code cell says in prose: alternative text, caption, a model answer."""
    shown = cell["metadata"].get("mystnb", {})
    said = [shown.get("image", {}).get("alt"), shown.get("figure", {}).get("caption")]
    said += re.findall(r'"""\n(.*?)"""', source(cell), re.DOTALL)
    return [s for s in said if s]


def sections(path: Path) -> Iterator[tuple[str, str, dict, list[str]]]:
    """Walk through a notebook: section and heading, cell, and what the cell says in prose."""
    section = heading = ""
    for cell in read(path):
        if cell["cell_type"] == "code":
            yield section, heading, cell, said_by(cell)
            continue
        for level, title, text in pieces(source(cell)):
            heading = title or heading
            section = title if 0 < level < 3 else section
            yield section, heading, cell, [text]


def in_notebook(path: Path) -> list[Passage]:
    """Return the prose of a notebook."""
    name = path.relative_to(ROOT).as_posix()
    return [
        Passage(name, section, heading, clean(text))
        for section, heading, _, said in sections(path)
        for text in said
    ]


def in_page(path: Path) -> list[Passage]:
    """Return the prose of a page."""
    name = path.relative_to(ROOT).as_posix()
    text = path.read_text(encoding="utf-8")
    return [Passage(name, heading, heading, clean(part)) for _, heading, part in pieces(text)]


def in_program(path: Path) -> list[Passage]:
    """Return the sentences in the strings of a program that writes pages."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    notes = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node)
    }
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes
    ]
    name = path.relative_to(ROOT).as_posix()
    strings = [re.sub(r'<meta [^>]*content="([^"]*)"[^>]*>', r"\1", s) for s in strings]
    return [Passage(name, "", "", clean(s)) for s in strings if is_sentence(s)]


def is_sentence(text: str) -> bool:
    """Tell words for a reader from code, markup and names."""
    return len(re.findall(r"\b[a-z]{2,}\b", text)) > 2 and not re.search(r'="|\(\?|\\d', text)


@cache
def passages() -> tuple[Passage, ...]:
    """Return all prose of the project that is written by hand."""
    found: list[Passage] = []
    for path in [*sorted(BOOK.glob("0*.ipynb")), *sorted((BOOK / "solutions").glob("*.ipynb"))]:
        found += in_notebook(path)
    # An exercise is its solution without the answers: what they share is read once.
    shared = {(Path(p.file).name, p.text) for p in found}
    for path in sorted((BOOK / "exercises").glob("*.ipynb")):
        found += [p for p in in_notebook(path) if (path.name, p.text) not in shared]
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CITATION.cff"]
    for path in [*pages, *(BOOK / f"{name}.md" for name in BY_HAND)]:
        found += in_page(path)
    for path in sorted((BOOK / "_book").glob("*.py")):
        found += in_program(path)
    return tuple(found)


# ---------------------------------------------------------------- outputs


@dataclass(frozen=True)
class Output:
    """What a cell put out: the section it stands in, its text, and whether it is a sentence."""

    section: str
    text: str
    sentence: bool


@cache
def outputs(file: str) -> tuple[Output, ...]:
    """Return the outputs of a notebook; those of an exercise are in its solution."""
    path = ROOT / file.replace("/exercises/", "/solutions/")
    found = []
    for section, _, cell, _ in sections(path):
        for output in cell.get("outputs", []):
            if shown := _shown(output):
                found.append(Output(section, *shown))
    return tuple(found)


def _shown(output: dict) -> tuple[str, bool] | None:
    data = output.get("data", {})
    if "text" in output:
        return "".join(output["text"]), True
    if "text/markdown" in data:
        return clean("".join(data["text/markdown"])), True
    if "text/html" in data:
        return html.unescape(
            re.sub(r"<style.*?</style>|<[^>]+>", " ", "".join(data["text/html"]))
        ), False
    # What a picture puts out as text is its size.
    return None if "image/png" in data else ("".join(data.get("text/plain", "")), False)
