"""What the words of a claim name: numbers, dates, states, bodies, people, the two Koreas.

Everything here returns what was found together with the words it was found in, so that a
reader can see how a claim was understood. Nothing is guessed: where the words name several
things, all are returned, and the caller asks.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from usrok_data.days import read_dates
from usrok_data.tables import cached_table


class Named(NamedTuple):
    """A thing that words name: its code, and the words."""

    code: str
    words: str


class Number(NamedTuple):
    """A number as bounds; None is an open side. ``exact`` takes it at its last digit."""

    low: float | None
    high: float | None
    exact: tuple[float | None, float | None]
    #: Whether a word such as million was written: the number is in single units.
    is_spelled_out: bool
    words: str


class Date(NamedTuple):
    """The first and last day that a date covers."""

    first: dt.date
    last: dt.date
    words: str


# ---------------------------------------------------------------- dates

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s*-\s*{_DAY})?"
_YEAR = r"(?:19|20)\d\d"
#: A year by itself; not the 1990 of 1990 troops or of 1,990.
_LONE_YEAR = (
    r"(?<![\d,.$])(?:19[4-9]\d|200\d)"
    r"(?!s\b|[\d,]*\d|년|\s*(?:troops|soldiers|men|states|percent|%))"
)
_MONTHS = rf"{_MONTH}(?:\s*-\s*|\s+(?:to|and)\s+){_MONTH},?\s+{_YEAR}"
_SPAN = rf"{_MONTH}\s+{_YEAR}\s*(?:-|to)\s*{_MONTH}\s+{_YEAR}"
_DATE = re.compile(
    rf"\b(?:{_SPAN}|{_MONTHS}|{_DAYS}\s+{_MONTH},?\s+{_YEAR}|{_MONTH}\s+{_DAYS},?\s+{_YEAR}|{_MONTH},?\s+{_YEAR}"
    rf"|\d{{4}}-\d\d(?:-\d\d)?\b|{_YEAR}\s*-\s*(?:{_YEAR}|\d\d)(?![\d,.]*\d)|{_LONE_YEAR})"
)
_DECADE = re.compile(r"\b(?:early|mid|late)?[ -]?((?:19|20)\d)0s\b")
_KOREAN_DATE = re.compile(r"((?:19|20)\d\d)년(?:\s*(\d{1,2})월)?(?:\s*(\d{1,2})일)?")


def _with_hyphens(text: str) -> str:
    """Return the words with hyphens in place of dashes, which stand for the same span."""
    return text.replace("\u2013", "-").replace("\u2014", "-")


def dates(text: str) -> list[Date]:
    """Return the dates that words name: days, months, years and spans of them."""
    text = _with_hyphens(text)
    found = []
    for match in _DATE.finditer(text):
        if span := _read_date(match[0]):
            found.append(Date(*span, match[0]))
    for match in _DECADE.finditer(text):
        first, last = dt.date(int(f"{match[1]}0"), 1, 1), dt.date(int(f"{match[1]}9"), 12, 31)
        found.append(Date(first, last, match[0].strip()))
    for match in _KOREAN_DATE.finditer(text):
        iso = "-".join(part.zfill(2) for part in match.groups() if part)
        if span := _read_date(iso):
            found.append(Date(*span, match[0]))
    return found


def _read_date(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the days of a date as it is printed, which may be a span; None if it is none."""
    text = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"\bSept\b", "Sep", text)
    text = re.sub(r"([A-Za-z]\.?),\s+", r"\1 ", text)  # March, 1991
    first = last = text
    if match := re.fullmatch(r"(\d{4})\s*-\s*(\d{2,4})", text):
        # 1990-12 is a month; 1990-91 and 1985-1990 are years.
        if len(match[2]) == 4 or int(match[2]) > 12:
            first, last = match[1], match[1][: 4 - len(match[2])] + match[2]
    elif match := re.fullmatch(rf"({_MONTH}\s+\d{{4}})\s*(?:-|to)\s*({_MONTH}\s+\d{{4}})", text):
        first, last = match[1], match[2]
    elif match := re.fullmatch(
        rf"({_MONTH})(?:\s*-\s*|\s+(?:to|and)\s+)({_MONTH}\s+(\d{{4}}))", text
    ):
        first, last = f"{match[1]} {match[3]}", match[2]
    elif match := re.fullmatch(r"(\d+)\s*-\s*(\d+)\s+(\D+?),?\s+(\d{4})", text):
        first, last = (f"{match[n]} {match[3]} {match[4]}" for n in (1, 2))
    elif match := re.fullmatch(r"(\D+?)\s+(\d+)\s*-\s*(\d+),?\s+(\d{4})", text):
        first, last = (f"{match[n]} {match[1]} {match[4]}" for n in (2, 3))
    try:
        span = read_dates(first)[0], read_dates(last)[1]
    except ValueError:
        return None
    return span if span[0] <= span[1] else None


# ---------------------------------------------------------------- numbers

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
)
_SPELLED: dict[str, int] = {word: n for n, word in enumerate(_SMALL)}
_SPELLED |= {word: n for n, word in enumerate(_ORDINALS, 1)}
_SPELLED |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
#: "One of", "second" of time and "first visit" are seldom numbers by which to test a claim.
_SELDOM_NUMBERS = {"one", "second", "first"}
_SCALES = {"dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALES |= {"trillion": 1e12}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
#: A word, or several: twenty-three, one hundred and thirty-three, a hundred and forty.
_WORD = "|".join(sorted(_SPELLED, key=len, reverse=True))
_HUNDREDS = rf"(?:(?:{_WORD}|a)\s+)?hundred(?:\s+and)?(?:[\s-]+(?:{_WORD})(?:-(?:{_WORD}))?)?"
_WORDS = rf"{_HUNDREDS}(?!\s+(?:thousand|million))|(?:{_WORD})(?:-(?:{_WORD}))?"
_HEDGES = {
    "around": r"about|around|approximately|approx\.?|roughly|some|circa|ca\.|c\.",
    "above": r"more than|over|above|exceed(?:s|ed|ing)?|upwards of",
    "least": r"at least|no fewer than|not less than",
    "below": r"fewer than|less than|under|below",
    "most": r"at most|up to|no more than|not more than",
    "nearly": r"nearly|almost|close to|just under",
}
_SCALE = rf"(?:\s*-?\s*(?P<scale>{'|'.join(_SCALES)})s?\b)?"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _HEDGES.items())})\s+)?"
    rf"(?:US)?[$₩]?\s?(?P<number>{_DIGITS}|{_WORDS})"
    rf"(?:(?<=\d)(?:st|nd|rd|th))?(?![\w]|,?\d){_SCALE}"
    r"(?P<more>\s+(?:or|and) (?:more|over)|\+|-?\s?plus\b)?(?P<less>\s+or (?:fewer|less))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w.,])(?:(?:between|from)\s+({_DIGITS})\s*(?:and|to)\s*|({_DIGITS})\s*(?:-|to)\s*)"
    rf"({_DIGITS}){_SCALE}(?!\w)",
    re.IGNORECASE,
)
#: A number of exceptions is not the number of a claim.
_ALL_BUT = re.compile(r"\ball (?:but|except) \w+", re.IGNORECASE)
#: A number that may be forty or forty thousand: the decimal point of one language is the
#: separator of thousands of another.
_UNCLEAR = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)(?!\s*(?:million|billion|won))")
#: Names with digits in them, such as F-16 and G-77.
_NAME_WITH_DIGITS = re.compile(r"\b[A-Za-z]+-\d+\w*")


def numbers(text: str) -> list[Number]:
    """Return the numbers that words name, dates left out, with what each may stand for.

    A number reaches half a step of its last significant digit to either side: 37,000 from
    36,500 to 37,500; 148 is exact.
    """
    text = _with_hyphens(text)
    for pattern in (_DATE, _DECADE, _KOREAN_DATE, _NAME_WITH_DIGITS, _ALL_BUT):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    found = []
    for match in _RANGE.finditer(text):
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
        low, high = (_digits(words) * scale for words in (match[1] or match[2], match[3]))
        if low < high:
            found.append(Number(low, high, (low, high), bool(match["scale"]), match[0].strip()))
            text = text.replace(match[0], " " * len(match[0]))
    return found + [n for match in _NUMBER.finditer(text) if (n := _read_number(match))]


def unclear_numbers(text: str) -> list[str]:
    """Return the numbers that may be meant in two ways, such as 40.000."""
    return [match[0] for match in _UNCLEAR.finditer(text)]


def _digits(words: str) -> float:
    return float(words.replace(",", ""))


def _spelled(words: str) -> int:
    """Return the value of a number in words: one hundred and thirty-three."""
    total = 0
    for word in re.findall(r"[a-z]+", words):
        if word == "hundred":
            total = 100 * max(total, 1)
        else:
            total += _SPELLED.get(word, 0)  # "a" and "and" add nothing
    return total


def _read_number(match: re.Match[str]) -> Number | None:
    """Return a number as bounds, by its last significant digit and the word before it."""
    words = match["number"].lower()
    hedge = next((name for name in _HEDGES if match[name]), None)
    hedge = "least" if match["more"] else "most" if match["less"] else hedge
    if words in _SELDOM_NUMBERS and not match["scale"] and hedge is None:
        return None
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
    value, step = (_digits(words) if words[0].isdigit() else float(_spelled(words))), 1.0
    whole, _, decimals = words.replace(",", "").partition(".")
    if decimals:
        step = 10.0 ** -len(decimals)
    elif value and (words[0].isdigit() or "hundred" in words):
        whole = str(int(value))
        step = 10.0 ** (len(whole) - len(whole.rstrip("0")))
    value, step = value * scale, step * scale
    # A whole number to its last digit is exact; "more than 148" is 149 or more.
    reach = step / 2 if step != 1 else 0.0
    low: float | None = value - reach
    high: float | None = value + reach
    exact: tuple[float | None, float | None] = (value, value)
    one = 1 if value.is_integer() and step <= 100 else 0
    if hedge == "around":
        exact = (low, high)
    elif hedge in ("above", "least"):
        low, high = value + (one if hedge == "above" else 0), None
        exact = (low, high)
    elif hedge in ("below", "most"):
        low, high = None, value - (one if hedge == "below" else 0)
        exact = (low, high)
    elif hedge == "nearly":
        low, high = value - max(reach, 1), value
        exact = (low, high)
    return Number(low, high, exact, bool(match["scale"]), match[0].strip())


# ---------------------------------------------------------------- names

#: Names of states that a text may use beside those of record.countries().
_OTHER_NAMES = {
    "U.S.S.R.": "SUN",
    "USSR": "SUN",
    "Soviets": "SUN",
    "People's Republic of China": "CHN",
    "PRC": "CHN",
    "Republic of China": "TWN",
    "Nationalist China": "TWN",
    "West Germany": "DEU",
    "Federal Republic of Germany": "DEU",
    "German Democratic Republic": "DDR",
    "Burma": "MMR",
    "Czech Republic": "CZE",
    "Ivory Coast": "CIV",
    "Zaire": "COD",
    "Congo": "COG",
    "Macedonia": "MKD",
    "Swaziland": "SWZ",
    "Vatican": "VAT",
    "Britain": "GBR",
    "UK": "GBR",
    "Bosnia": "BIH",
    "Persia": "IRN",
    "Viet Nam": "VNM",
    "Western Samoa": "WSM",
    "East Timor": "TLS",
}
#: Words for each Korea.
_KOREAS = {
    "PRK": r"North Korean?|(?<!\w)N\. ?Korea"
    r"|D\.?P\.?R\.?K\.?(?!\w)|Democratic People's Republic of Korea|Pyongyang"
    r"|[Tt]he North(?!\w|ern)|(?:North and South|South and North) Korea"
    r"|북한|조선민주주의인민공화국",
    "KOR": r"South Korean?|(?<!\w)S\. ?Korea"
    r"|(?<![.\w])R\.?O\.?K\.?(?!\w)|(?<!People's )Republic of Korea|Seoul"
    r"|[Tt]he South(?!\w|ern)|(?:North and South|South and North) Korea|남한|한국",
}


def koreas(text: str) -> list[Named]:
    """Return the Koreas that words name: KOR, PRK or both."""
    found = []
    for code, pattern in _KOREAS.items():
        if match := re.search(pattern, text):
            found.append(Named(code, match[0]))
    return found


@cache
def _country_names() -> dict[str, str]:
    names = dict(_OTHER_NAMES)
    table = cached_table("countries")
    table = table[(table["kind"] != "territory") & ~table["country"].isin(["KOR", "PRK", "USA"])]
    for column in ("name", "name_ko"):
        pairs = zip(table[column], table["country"], strict=True)
        names |= {name: code for name, code in pairs if isinstance(name, str)}
    return names


def countries(text: str) -> list[Named]:
    """Return the states that words name in English or Korean; not the Koreas, nor the US."""
    return _named(text, _country_names(), ignore_case=True)


@cache
def _body_names() -> dict[str, str]:
    table = cached_table("memberships").drop_duplicates("body")
    names: dict[str, str] = {}
    for body, name in zip(table["body"], table["name"], strict=True):
        names |= {body: body, re.sub(r":.*", "", name): body} if body == name else {body: body}
        if ":" not in name:
            names[name] = body
    names |= {"World Bank": "IBRD", "U.N.": "UN", "International Labor Organization": "ILO"}
    return names


def bodies(text: str) -> list[Named]:
    """Return the international bodies of the record that words name."""
    # The UN Command and UN sanctions are no memberships.
    text = re.sub(
        r"\b(?:UN|U\.N\.|United Nations)(?= (?:Command|sanctions|troops|forces))", "", text
    )
    found = _named(text, _body_names(), ignore_case=False)
    if re.search(
        r"\bobserver (?:at|in|of|to|status|mission)|\bas an observer", text, re.IGNORECASE
    ):
        found = [Named("UN observer", n.words) if n.code == "UN" else n for n in found]
    return found


def _named(text: str, names: Mapping[str, str], ignore_case: bool) -> list[Named]:
    """Return what names stand for, the longest first, each part of the text read once."""
    found: dict[str, Named] = {}
    for name in sorted(names, key=len, reverse=True):
        is_short = (name.isupper() or not ignore_case) and len(name) < 6
        if name not in text and (is_short or name.lower() not in text.lower()):
            continue
        # Korean joins particles to a word: no boundary is asked for after it.
        edges = (
            ("", "") if not name.isascii() and not name[0].isascii() else (r"(?<!\w)", r"(?!\w)")
        )
        pattern = re.compile(edges[0] + re.escape(name) + edges[1], 0 if is_short else re.I)
        if match := pattern.search(text):
            found.setdefault(names[name], Named(names[name], match[0]))
            text = pattern.sub(lambda m: "\0" * len(m[0]), text)
    return list(found.values())


# ---------------------------------------------------------------- people


def _plain(name: str) -> str:
    """Return a name without capitals, marks and hyphens, as romanisations differ in them."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z ]", "", re.sub(r"[-,;/]", " ", letters)).split())


#: What a text calls an office, by words in the name of the office; the first that fits.
_TITLES = {
    "Head of": "",
    "Deputy Prime Minister": r"\bdeputy prime minister\b",
    "Prime Minister": r"(?<!deputy )\bprime minister\b|\bPM\b",
    "President": r"(?<!vice )(?<!vice-)\bpresident\b(?!-elect)",
    "Foreign Minister": r"\bforeign minister\b|\bminister of foreign affairs\b",
    "ambassador": r"\bambassador\b|\bhead of (?:the )?(?:US )?mission\b",
    "Secretary of State": r"\bsecretary of state\b",
    "Leader": r"\bleader\b|\bgeneral secretary\b|\bpresident\b",
    "Premier": r"\bpremier\b|\bprime minister\b",
}
#: Words that speak of a party or of no office in the record.
_OTHER_OFFICE = re.compile(r"\bparty\b|\bopposition\b|\bcandidate\b|-elect\b", re.IGNORECASE)


class Term(NamedTuple):
    """A term of office, and how a text may name it."""

    term_id: str
    office: str
    person: str
    names: tuple[str, ...]
    family: str
    #: A pattern for the title of the office; for a party, for its letters or its name.
    title: str
    is_party: bool


@cache
def known_terms() -> dict[str, Term]:
    """Return every term of office of the record by its id."""
    found = {}
    columns = ["term_id", "office", "person", "other_names"]
    for row in cached_table("terms")[columns].itertuples(index=False):
        party = re.match(r"Head of the (\w+) \((.+?)\)", row.office)
        spellings = [row.person, *str(row.other_names).split(";")]
        names = [_plain(name) for name in spellings if isinstance(name, str) and " " in name]
        names += [re.sub(r" [a-z](?= )", "", name) for name in names]  # without an initial
        # The family name first or last, the given name in one word or two.
        parts = [name.split() for name in names]
        names += [" ".join([*p[1:], p[0]]) for p in parts]
        names += [f"{p[0]} {''.join(p[1:])}" for p in parts]
        title = next(title for word, title in _TITLES.items() if word in row.office)
        found[row.term_id] = Term(
            row.term_id,
            row.office,
            row.person,
            tuple(dict.fromkeys(names)),
            _plain(row.person).split()[0 if "Korea" in row.office or party else -1],
            rf"\b{party[1]}\b|{re.escape(party[2])}" if party else title,
            party is not None,
        )
    return found


def terms(text: str) -> list[Named]:
    """Return the terms of office that words name, by the person and the office or party.

    If the words name a person and none of the offices, or speak of a party that is not
    known, all of that person's terms are returned.
    """
    plain = f" {_plain(text)} "
    known = known_terms().values()
    named = [(t, n) for t in known if (n := next((n for n in t.names if f" {n} " in plain), None))]
    titled = [(t, n) for t, n in named if re.search(t.title, text, re.IGNORECASE)]
    if not named:  # "President Roh": a title and a family name, and no given name after it
        titled = [
            (t, match[0].lower())
            for t in known
            if not t.is_party
            and (match := re.search(rf"(?i:{t.title})\s+(?i:{t.family})\b(?![\s-]+[A-Z])", text))
        ]
    of_party = [(t, n) for t, n in titled if t.is_party]
    if not of_party and named and _OTHER_OFFICE.search(text):
        titled = []
    return [Named(t.term_id, n) for t, n in of_party or titled or named]


# ---------------------------------------------------------------- words that turn a claim round

#: Words that deny, end or put off what a claim would say without them.
_DENIALS = re.compile(
    r"\b(?:not?|never|neither|nor|none|no longer|without|former(?:ly)?|ex-|late|until|left|leaves"
    r"|withdr[ae]wn?|broke|broken|severed|will|would|wants?|hopes?|plans?|seeks?|intends?|soon"
    r"|next|elect|designate|heir|successor|yet|refuses?|denies|lacks?|outside|excluded)\b"
)


def denials(text: str) -> list[str]:
    """Return the words that may deny, end or put off what a claim says."""
    # Capitals are names (Cho Soon, Will Clark), but for the first letter.
    text = text[:1].lower() + text[1:]
    return list(dict.fromkeys(match[0] for match in _DENIALS.finditer(text)))
