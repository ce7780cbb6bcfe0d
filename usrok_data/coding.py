"""A text coded as one table, one row per claim: read, filled in from the words, checked."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
import pandas as pd

from usrok_data import audit, documents, words
from usrok_data.codebook import STRING, suggest
from usrok_data.days import read_dates
from usrok_data.documents import AuditError
from usrok_data.evidence import ANY_VALUE, METHODS, Allowed, Claim, Evidence
from usrok_data.figures import Figure
from usrok_data.relations import Korea, country_names
from usrok_data.tables import cached_table

#: What a row of a claim that cannot be checked has in the column ``test``.
NOT_CHECKABLE = "not checkable"
#: Series that a claim may name in plain words, and where the record has them.
SERIES_NAMES = {
    "US forces in South Korea": ("us_forces_korea", "total"),
    "US Army in South Korea": ("us_forces_korea", "army"),
    "armed forces of South Korea": ("armed_forces", "KOR;cow-nmc-7"),
    "armed forces of North Korea": ("armed_forces", "PRK;cow-nmc-7"),
    "US trade with South Korea": ("us_trade", "KOR"),
    "trading partners of South Korea": ("korea_trade", "partners"),
    "won per dollar": ("exchange_rates", "month"),
}
#: Tables of the record whose figures are in million dollars.
_IN_MILLIONS = {"us_trade", "korea_trade"}
#: Count series that are asked where a row names none.
_COUNT_SERIES = {"KOR": ("press", "encyclopedia", "list"), "PRK": ("list", "record")}


class Example(NamedTuple):
    """A row that shows how a method is used, and what it may read from the words."""

    claim: str
    columns: dict[str, str]
    from_words: str
    #: What the one table needs, where that is less than a row of evidence needs.
    needs: str | None = None


EXAMPLES: dict[str, Example] = {
    "relations": Example("South Korea has relations with Hungary.", {}, "key: a state"),
    "no_relations": Example("There are no relations with Albania.", {}, "key: states"),
    "member": Example("South Korea is a member of the IMF.", {}, "key: a body; korea"),
    "not_member": Example("North Korea does not belong to the IMF.", {}, "key: bodies; korea"),
    "term": Example("President Roh Tae Woo met the students.", {}, "key: a person and the office"),
    "count": Example(
        "It has relations with 133 countries.", {}, "number; date; key: all counts if empty", ""
    ),
    "series": Example(
        "About 37,000 US troops are in Korea.", {}, "number; date; key: some series", "key"
    ),
    "rank": Example(
        "South Korea is the seventh-largest trading partner.",
        {},
        "number; date; key: KOR if empty",
        "",
    ),
    "as_of": Example("Exports of 62.3 billion dollars in 1989.", {}, "date"),
    "milestone": Example("Both Koreas are in the United Nations.", {"begins": "m10"}, "date"),
    "first": Example(
        "Hungary was the first communist state to recognise it.",
        {"key": "HUN", "group": "communist"},
        "key: a state",
    ),
    "all": Example("Relations with every state of the group.", {"group": "communist"}, "nothing"),
    "gained": Example(
        "Three communist states have recognised it since 1988.",
        {"group": "communist", "start": "1988"},
        "number",
    ),
    "memberships": Example(
        "It belongs to at least ten UN agencies.", {"group": "un_specialised_agency"}, "number"
    ),
    "period": Example(
        "The airport at Kimpo is the main one.", {"end": "2001-03-28"}, "nothing: your own dates"
    ),
    "reading": Example(
        "Squadrons are stationed there.",
        {"holds": "True", "start": "1981", "reason": "what the document says"},
        "nothing",
    ),
}


def methods() -> pd.DataFrame:
    """List the ways in which a claim can be tested.

    Returns
    -------
    pandas.DataFrame
        One row per method, all columns ``string``: ``test`` (its name, for the column of that
        name), ``question`` (what it asks), ``needs`` (columns it needs), ``may_have`` (columns
        it may have), ``from_words`` (what is read from the words of the claim if the column is
        empty), ``example`` (a claim), ``columns`` (what to fill in for it beside ``claim``
        and ``test``; missing if nothing).

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.methods().set_index("test").loc["member", "question"]
    'Was a Korea a member of a body?'
    """
    rows = []
    for name, example in EXAMPLES.items():
        method = METHODS[name]
        filled = ", ".join(f"{column}={value}" for column, value in example.columns.items())
        rows.append(
            {
                "test": name,
                "question": method.question,
                "needs": (", ".join(method.needs) if example.needs is None else example.needs)
                or None,
                "may_have": ", ".join(method.optional) or None,
                "from_words": example.from_words,
                "example": example.claim,
                "columns": filled or None,
            }
        )
    return pd.DataFrame(rows).astype(STRING)


# ---------------------------------------------------------------- the template

_TEMPLATE_COLUMNS = (
    *("section", "claim", "test", "key", "korea", "number", "date", "start", "end", "source"),
)
_HELP = (
    "One row per claim. Fill in claim and test; the rest is read from the words where it can be.",
    "test: {methods}; or: not checkable, for a claim that nothing could decide.",
    "key: a state (Albania or ALB), a body (IMF), a person (Roh Tae-woo), or a series ({series}).",
    "korea: KOR or PRK. number: as printed, such as about 37,000. date: one that the text prints.",
    "start, end: dates of your own, for period. Also: begins, ends (milestone), group, measure.",
    "usrok.methods() explains each test. Delete the three examples. Lines with # are not read.",
)


def template(path: str | os.PathLike[str]) -> Path:
    """Write a table to fill in: three example rows, and the allowed words.

    Parameters
    ----------
    path : str or path
        Where to write it, for instance ``"my_text.csv"`` or ``"my_text.xlsx"``. A file that
        is already there is not touched.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    FileExistsError
        If the file is there already.
    ValueError
        If the name ends neither in .csv nor in .xlsx, or nothing can write a workbook.

    Examples
    --------
    >>> import tempfile, usrok_data as usrok
    >>> path = usrok.template(tempfile.mkdtemp() + "/my_text.csv")
    >>> len(usrok.date_document(path).claims)
    3
    """
    target = Path(path)
    if target.suffix.lower() not in (".csv", ".xlsx"):
        raise ValueError(f"{path} is no .csv and no .xlsx. Expected a name such as my_text.csv.")
    if target.exists():
        raise FileExistsError(f"{path} is there already. Expected a new name.")
    names = {"methods": ", ".join(EXAMPLES), "series": "; ".join(SERIES_NAMES)}
    lines = [line.format(**names) for line in _HELP]
    rows = []
    for name in ("no_relations", "member", "as_of"):
        example = EXAMPLES[name]
        row = {"claim": example.claim, "test": name, **example.columns}
        rows.append([row.get(column, "") for column in _TEMPLATE_COLUMNS])
    if target.suffix.lower() == ".csv":
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerows([_TEMPLATE_COLUMNS, *rows, *([f"# {line}"] for line in lines)])
        # With a byte order mark, a spreadsheet reads Korean names as they are.
        target.write_text(text.getvalue(), encoding="utf-8-sig")
        return target
    frame = pd.DataFrame(rows, columns=list(_TEMPLATE_COLUMNS))
    try:
        with pd.ExcelWriter(target) as workbook:
            frame.to_excel(workbook, sheet_name="claims", index=False)
            pd.DataFrame({"how to fill it in": lines}).to_excel(
                workbook, sheet_name="help", index=False
            )
            methods().to_excel(workbook, sheet_name="tests", index=False)
    except ImportError:
        raise ValueError(_NO_WORKBOOK.format(path)) from None
    return target


_NO_WORKBOOK = (
    "{0} is a workbook, and nothing here can read or write one. "
    "Expected a .csv, or openpyxl: pip install openpyxl."
)


# ---------------------------------------------------------------- reading the table


@dataclass(frozen=True)
class CodedClaim:
    """A claim with its tests, and what was read from its words."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    read: tuple[str, ...] = ()


class Coded(NamedTuple):
    """A user's table as it was given, and the claim that each of its rows became."""

    table: pd.DataFrame
    claims: list[CodedClaim]
    warnings: list[str]


def read_coded(table: object, figures: object = None) -> Coded:
    """Read a table of claims with their tests, or the path of one.

    Raises
    ------
    AuditError
        With every error of the table at once.
    """
    frame, labels = _load(table)
    series = _own_series(figures)
    if "test" not in frame.columns and "claim_id" in frame.columns:
        return _rows_of_the_sheet(frame)
    columns = _read_columns(frame)
    errors: list[str] = []
    warnings = _unread_columns(columns)
    claims = []
    rows = frame.astype("object").itertuples(index=False, name=None)
    for number, (label, values) in enumerate(zip(labels, rows, strict=True)):
        pairs = zip(columns, values, strict=True)
        cells = {column: value for column, value in pairs if not documents.is_missing(value)}
        row = _Row(number, label, cells, series, errors)
        claims.append(row.coded())
        warnings += row.warnings
    errors = list(dict.fromkeys(errors))
    if errors:
        many = f"{len(errors)} cells cannot be used" if len(errors) > 1 else "A cell cannot be used"
        raise AuditError("\n".join([f"{many}:", *(f"- {error}" for error in errors)]))
    return Coded(frame.set_axis(columns, axis=1), claims, warnings)


def _load(table: object) -> tuple[pd.DataFrame, list[str]]:
    """Return the table, and the words that an error uses for each of its rows."""
    if isinstance(table, pd.DataFrame):
        frame = table
        if frame.empty:
            raise AuditError("The table of claims has no rows. Expected one per claim.")
        unique = frame.index.is_unique
        places = [
            f"row {label!r}" + ("" if unique else f" (number {number + 1} from the top)")
            for number, label in enumerate(frame.index.tolist())
        ]
        return frame, places
    if not isinstance(table, str | os.PathLike):
        raise AuditError(
            f"The claims are a {type(table).__name__}. Expected a DataFrame, or the path of a "
            'table; for instance usrok.date_document("my_text.csv"). usrok.template("my_text.csv") '
            "writes one to fill in."
        )
    path = Path(table)
    if not path.is_file():
        raise AuditError(
            f"There is no file {str(table)!r}. Expected the path of a .csv or .xlsx; "
            'usrok.template("my_text.csv") writes one to fill in.'
        )
    frame = (
        _read_workbook(path)
        if path.suffix.lower() in (".xlsx", ".xls", ".ods")
        else (_read_text_table(path))
    )
    # As a spreadsheet counts: the header is row 1.
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    first = frame[frame.columns[0]].astype("object")
    is_row = [
        not str(cell).lstrip().startswith("#") and not all(map(documents.is_missing, cells))
        for cell, cells in zip(first, frame.to_numpy(dtype="object"), strict=True)
    ]
    frame = frame[is_row]
    if frame.empty:
        raise AuditError(f"{path.name} has no rows of claims. Expected one per claim.")
    return frame, [f"row {label}" for label in frame.index]


def _read_workbook(path: Path) -> pd.DataFrame:
    try:
        return pd.read_excel(path, dtype="object")
    except ImportError:
        raise AuditError(_NO_WORKBOOK.format(path.name)) from None
    except (ValueError, OSError, KeyError) as error:
        raise AuditError(f"{path.name} cannot be read as a workbook ({error}).") from None


def _read_text_table(path: Path) -> pd.DataFrame:
    """Read a text table in the encodings and with the separators of common spreadsheets."""
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "utf-16", "cp949", "latin-1"):
        if encoding == "utf-16" and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error as error:
        raise AuditError(f"{path.name} cannot be read as a table ({error}).") from None
    if not rows:
        raise AuditError(f"{path.name} is empty. Expected a header and one row per claim.")
    width = len(rows[0])
    for number, row in enumerate(rows[1:], 2):
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            if row[0].lstrip().startswith("#"):
                continue
            raise AuditError(
                f"{path.name}, row {number}: it has {len(row)} cells, the header {width}. "
                f'Expected text with a "{separator}" to stand in quotation marks.'
            )
    cells = [(row + [""] * width)[:width] for row in rows[1:]]
    return pd.DataFrame(cells, columns=[name.strip() for name in rows[0]], dtype="object")


#: Columns that the table may have, beside any others, which are kept.
_COLUMNS = (
    *("claim", "quote", "test", "key", "korea", "number", "n_low", "n_high", "date"),
    *("start", "end", "begins", "ends", "group", "measure", "record", "excluded"),
    *("holds", "reason", "section"),
)
#: Columns that many will have, and that are not mistaken for others.
_NOT_READ = {"source", "note", "notes", "page", "paragraph", "claim_id", "id", "verdict", "text"}


def _read_columns(frame: pd.DataFrame) -> list[str]:
    """Return the names of the columns, with those that are read in small letters."""
    names = [str(name).strip() for name in frame.columns]
    names = [name.lower() if name.lower() in _COLUMNS else name for name in names]
    twice = [name for n, name in enumerate(names) if name in names[:n]]
    if twice:
        raise AuditError(f"The table has two columns {twice[0]!r}. Expected each column once.")
    wrong = []
    if "claim" not in names and "quote" not in names:
        wrong.append(
            f"The table has neither a column 'claim' nor 'quote'.{suggest('claim', names)} "
            "Expected the words of each claim in one of them."
        )
    if "test" not in names:
        wrong.append(
            f"The table has no column 'test'.{suggest('test', names)} Expected the method of each "
            f"row: {', '.join(EXAMPLES)}. usrok.methods() explains them."
        )
    if wrong:
        raise AuditError("\n".join(wrong))
    return names


def _unread_columns(columns: Sequence[str]) -> list[str]:
    """Return a warning for each column whose name looks like that of one which is read."""
    missing = [name for name in _COLUMNS if name not in columns]
    mine = [c for c in columns if c not in _COLUMNS and c.lower() not in _NOT_READ]
    near = {c: suggest(c.lower(), missing) for c in mine}
    return [f"The column {c!r} was kept and not read.{guess}" for c, guess in near.items() if guess]


def _own_series(figures: object) -> dict[str, tuple[Figure, ...]]:
    """Read a table of user-supplied figures: series, date and value, or low and high."""
    if figures is None:
        return {}
    if not isinstance(figures, pd.DataFrame):
        raise AuditError(
            f"figures is a {type(figures).__name__}. Expected a DataFrame with the columns series, "
            "date and value (or low and high); one row per figure."
        )
    has_bounds = {"low", "high"} <= set(figures.columns)
    needed = ["series", "date", *(["low", "high"] if has_bounds else ["value"])]
    for column in needed:
        if column not in figures:
            raise AuditError(
                f"figures has no column {column!r}. Expected series, date and value (or low "
                "and high)."
            )
    found: dict[str, list[Figure]] = {}
    errors = []
    for label, row in zip(figures.index, figures[needed].itertuples(index=False), strict=True):
        name, date, *values = row
        try:
            # A whole number in the column of dates is a year.
            day = str(int(date)) if isinstance(date, int | np.integer) else date
            first, last = read_dates(day, "date")
            low, high = (_plain_number(v, "value") for v in (values[0], values[-1]))
            found.setdefault(str(name), []).append(Figure(first, last, low, high))
        except ValueError as error:
            errors.append(f"- figures, row {label!r}: {error}")
    if errors:
        raise AuditError("\n".join(["Some figures cannot be used:", *errors]))
    return {name: tuple(sorted(f, key=lambda x: x.start)) for name, f in found.items()}


def _plain_number(value: object, column: str) -> float:
    text = str(value).strip()
    is_text = isinstance(value, str)
    if is_text and words.unclear_numbers(text):
        raise ValueError(
            f"{column} is {value!r}, which can be read in two ways. Expected 37000 or 37.0."
        )
    # A comma stands for thousands, as in 37,000; not for decimals, as in 37,5.
    is_plain = re.fullmatch(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", text)
    if isinstance(value, bool) or (is_text and not is_plain):
        number = float("nan")
    else:
        try:
            number = float(text.replace(",", ""))
        except ValueError:
            number = float("nan")
    if not np.isfinite(number):
        raise ValueError(f"{column} is {value!r}. Expected a number, such as 37000 or 37.5.")
    return number


def _rows_of_the_sheet(frame: pd.DataFrame) -> Coded:
    """Read rows of ``claims()``, perhaps changed, with the evidence that the package has."""
    if not frame["claim_id"].is_unique:
        twice = frame.loc[frame["claim_id"].duplicated(), "claim_id"].iloc[0]
        raise AuditError(f"claim_id {twice!r} is in several rows. Expected each claim once.")
    known = set(cached_table("claims")["claim_id"])
    for claim_id in frame["claim_id"]:
        if claim_id not in known:
            raise AuditError(
                f"claim_id is {claim_id!r}, which is no claim of the sheet, and the table has no "
                f"column 'test'.{suggest(str(claim_id), known)} Expected rows of usrok.claims(), "
                "or a column test with the method of each row."
            )
    columns = [f.name for f in fields(Claim) if f.name in frame]
    claims = documents.read_claims(frame[columns])
    evidence: dict[str, list[Evidence]] = {}
    for row in audit.fact_sheet().evidence:
        evidence.setdefault(row.claim_id, []).append(row)
    coded = []
    for claim in claims:
        rows = evidence.get(claim.claim_id, []) if claim.checkable else []
        coded.append(CodedClaim(claim, tuple(row for row in rows if row.independent)))
    return Coded(frame, coded, [])


# ---------------------------------------------------------------- one row

#: Methods that are about one of the Koreas, and those that a denial would turn round.
_ABOUT_A_KOREA = {"relations", "no_relations", "member", "not_member", "count", "first", "all"}
_AFFIRMING = {"relations", "member", "term"}
_PLANS = re.compile(
    r"\b(?:will|plan(?:s|ned)?|by (?:19|20)\d\d|target|goal|forecast|until)\b", re.I
)
_RELATIONS = re.compile(r"relation|ties|recogni|diplomatic|state|countr|nation|개국|수교", re.I)
#: Words that name a series: a pattern, and the plain name of the series.
_SERIES_WORDS = (
    (r"(?:\bUS\b|U\.S\.|American|United States).*(?:troops|forces|soldiers|personnel|servicemen)",
     "US forces in South Korea"),
    (r"(?:troops|forces|soldiers|personnel).*(?:\bUS\b|U\.S\.|American)",
     "US forces in South Korea"),
    (r"North Korea.*(?:armed forces|troops|army|soldiers|men under arms)",
     "armed forces of North Korea"),
    (r"(?:South Korea|R\.?O\.?K).*(?:armed forces|troops|army|soldiers|men under arms)",
     "armed forces of South Korea"),
    (r"\bwon\b.*dollar|dollar.*\bwon\b", "won per dollar"),
)  # fmt: skip


@dataclass
class _Row:
    """One row of a user's table while it is read; errors are collected, not raised."""

    number: int
    label: str
    cells: Mapping[str, Any]
    series: Mapping[str, tuple[Figure, ...]]
    errors: list[str]
    read: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words of the claim."""
        return " ".join(str(self.cells[c]) for c in ("claim", "quote") if c in self.cells)

    @property
    def title(self) -> str:
        return str(self.cells.get("claim", self.cells.get("quote", ""))).strip()

    @property
    def place(self) -> str:
        """The row and the first words of the claim, as a message names them."""
        cut = self.title if len(self.title) <= 40 else f"{self.title[:37]}..."
        return f'{self.label} ("{cut}")' if cut else self.label

    def fail(self, column: str, message: str) -> None:
        self.errors.append(f"{self.place}, {column}: {message}")

    def warn(self, message: str) -> None:
        self.warnings.append(f"{self.place[0].upper()}{self.place[1:]}: {message}")

    def word(self, column: str, allowed: Iterable[str]) -> str | None:
        """Return a cell that must be one of some words, in any spelling of capitals."""
        if column not in self.cells:
            return None
        given = str(self.cells[column]).strip()
        allowed = list(allowed)
        spaced = {name.lower().replace("_", " "): name for name in allowed}
        match = spaced.get(given.lower().replace("_", " "))
        if match is None:
            self.fail(
                column,
                f"{given!r} is not known.{suggest(given.lower(), allowed)} Expected one of: "
                f"{', '.join(allowed)}.",
            )
        return match

    def coded(self) -> CodedClaim:
        """Return the claim, with its tests."""
        failed = len(self.errors)
        claim_id = f"row{self.number + 1}"
        if not self.title:
            self.fail("claim", "it is missing. Expected the words of the claim.")
        if "test" not in self.cells:
            self.fail(
                "test",
                f"it is missing. Expected one of: {', '.join(EXAMPLES)}; or {NOT_CHECKABLE}, for "
                "a claim that nothing could show to be true or false.",
            )
            return CodedClaim(Claim(claim_id, self.title), ())
        if str(self.cells["test"]).strip().lower() == "none":
            self.cells = {**self.cells, "test": NOT_CHECKABLE}
        test = self.word("test", [*EXAMPLES, NOT_CHECKABLE])
        claim = Claim(claim_id, self.title, section=_optional(self.cells.get("section")))
        if test == NOT_CHECKABLE:
            return CodedClaim(replace(claim, checkable=False), ())
        if test is None or not self.title:
            return CodedClaim(claim, ())
        korea = self._korea(test)
        self._warn_of_words(test)
        row = Evidence(f"v{self.number + 1}", claim_id, test, korea=korea, place=self.label)
        claim = self._with_date(self._with_number(claim, test), test)
        row = self._with_columns(row)
        rows = self._with_key(row)
        if len(self.errors) == failed:
            rows = [self._in_millions(r, claim)[0] for r in rows]
            claim = self._in_millions(rows[0], claim)[1] if rows else claim
            for one in rows:
                self._try(one, claim)
        return CodedClaim(claim, tuple(rows), tuple(self.read))

    def _try(self, row: Evidence, claim: Claim) -> None:
        """Run the test once: what it cannot use is an error of this row."""
        try:
            if not row.own_figures:
                documents.check_columns(row, METHODS[row.method])
            METHODS[row.method].find(row, claim)
        except AuditError as error:
            message = str(error).partition(f"({row.method})")[2] or str(error)
            self.fail(row.method, message.lstrip(": "))
        except ValueError as error:
            near = self._near_milestones() if row.method == "milestone" else ""
            self.fail(row.method, f"{error}.{near}")

    def _near_milestones(self) -> str:
        """Name the milestones whose words are nearest to those of the claim."""
        own = {w for w in re.findall(r"[a-z]{4,}", self.text.lower())} - {"south", "korea", "with"}
        rows = []
        for m in cached_table("milestones").itertuples():
            theirs = set(re.findall(r"[a-z]{4,}", f"{m.subject} {m.act}".lower()))
            if (shared := len(own & theirs)) > 1:
                rows.append((-shared, m.milestone_id, m.subject))
        subjects = list(dict.fromkeys(subject for *_, subject in sorted(rows)[:2]))
        near = cached_table("milestones")
        near = near[near["subject"].isin(subjects)]
        told = "; ".join(
            f"{m.milestone_id}, {m.subject}: {m.act} ({m.date_text})" for m in near.itertuples()
        )
        how = (
            " begins is the act with which it became true, ends the one with which it stopped "
            "being true."
        )
        if not told:
            return f"{how} No milestone is near these words: test='period' takes dates of your own."
        return f"{how} Near: {told}."

    def _korea(self, test: str) -> Korea:
        if "korea" in self.cells:
            given = str(self.cells["korea"]).strip()
            named = words.koreas(f"the {given}" if given in ("North", "South") else given)
            code = given.upper() if given.upper() in get_args(Korea) else ""
            code = named[0].code if len(named) == 1 else code
            if code:
                return code  # type: ignore[return-value]
            self.word("korea", [*get_args(Korea)])
            return "KOR"
        named = words.koreas(self.text)
        if [n.code for n in named] == ["PRK"]:
            self.read.append(f"korea PRK from {named[0].words!r}")
            return "PRK"
        if len(named) > 1 and test in _ABOUT_A_KOREA:
            self.read.append("korea KOR, though both are named")
            self.warn("It names both Koreas, and was tested for South Korea. Fill in korea.")
        return "KOR"

    def _warn_of_words(self, test: str) -> None:
        """Warn of words that may turn round what the test asks, or ask something else."""
        found = words.denials(self.text)
        if test in _AFFIRMING and found:
            self.warn(
                f"The test {test!r} affirms what the word {found[0]!r} may deny or put off. Look "
                "whether the claim says so."
            )
        if test in ("no_relations", "not_member") and not found:
            self.warn(f"The test {test!r} denies, and no word of the claim does.")
        has_date = test == "as_of" or (test in ("series", "rank") and words.dates(self.text))
        if has_date and (plan := _PLANS.search(self.text)):
            self.warn(
                f"The word {plan[0]!r} may speak of a plan. A plan for a year is older than it, "
                "and a printed date is taken as the earliest day."
            )
        if test == "count" and not _RELATIONS.search(self.text):
            self.warn(
                "The test 'count' asks with how many states a Korea had relations, and the words "
                "speak of no states, countries or relations."
            )

    def _with_number(self, claim: Claim, test: str) -> Claim:
        """Return the claim with the bounds of its number."""
        if "n_low" in self.cells or "n_high" in self.cells:
            bounds: dict[str, float | None] = {}
            for column in ("n_low", "n_high"):
                if column in self.cells:
                    try:
                        bounds[column] = _plain_number(self.cells[column], column)
                    except ValueError as error:
                        self.fail(column, str(error))
            low, high = bounds.get("n_low"), bounds.get("n_high")
            if low is not None and high is not None and low > high:
                self.fail("n_low", f"{low:g} is greater than n_high, {high:g}. Swap the two.")
            return replace(claim, n_low=low, n_high=high)
        optional = METHODS[test].optional
        if "n_low" not in optional:
            return claim
        is_given = "number" in self.cells
        text = str(self.cells["number"] if is_given else self.text)
        if unclear := words.unclear_numbers(text):
            thousands = unclear[0].replace(".", ",")
            self.fail(
                "number",
                f"{unclear[0]} can be read in two ways. Expected {thousands} for thousands, or "
                f"fewer digits after the point.",
            )
            return claim
        found = words.numbers(text)
        if len(found) != 1:
            named = " and ".join(n.words for n in found)
            wrong = f"the words name {len(found)} numbers ({named})" if found else "no number found"
            if is_given:
                wrong = f"{self.cells['number']!r} is not a single number"
            self.fail("number", f"{wrong}. Expected one, such as about 37,000, 148 or at least 30.")
            return claim
        number = found[0]
        # A rank and a count of states are exact, rounded or not.
        exact = test in ("rank", "count", "gained", "memberships")
        low, high = number.exact if exact else (number.low, number.high)
        named = re.escape(number.words)
        among = rf"(?:\btop[ -]|\b(?:among|one of) (?:the |its )?(?:top )?){named}\b"
        if test == "rank" and re.search(among, text):
            low = 1
        self.read.append(f"number {_span(low, high)} from {number.words!r}")
        self._number = number
        return replace(claim, n_text=number.words, n_low=low, n_high=high)

    _number: words.Number | None = None

    def _in_millions(self, row: Evidence, claim: Claim) -> tuple[Evidence, Claim]:
        """Write a number with a word such as billion in the unit of its series."""
        number = self._number
        if number is None or not number.is_spelled_out or row.record not in _IN_MILLIONS:
            return row, claim
        if row.key in ("partners", "states"):
            return row, claim
        low = None if number.low is None else number.low / 1e6
        high = None if number.high is None else number.high / 1e6
        return row, replace(claim, n_low=low, n_high=high)

    def _with_date(self, claim: Claim, test: str) -> Claim:
        """Return the claim with the date that it prints, if the test can use one."""
        if test not in ("as_of", "series", "rank", "count", "milestone", "relations", "member"):
            return claim
        if "date" in self.cells:
            try:
                first, last = _read_span(self.cells["date"])
            except ValueError as error:
                self.fail("date", str(error))
                return claim
            return replace(claim, start=first, end=last)
        if test == "as_of" and {"start", "end"} & set(self.cells):
            return claim
        if test in ("milestone", "relations", "member"):
            # The words may date the statement ("in 1988 it has"), not the act.
            return claim
        found = words.dates(self.text)
        found = [d for n, d in enumerate(found) if d[:2] not in [other[:2] for other in found[:n]]]
        if test == "as_of" and len(found) != 1:
            wrong = f"the words name {len(found)} dates" if found else "the words name no date"
            self.fail("date", f"{wrong}. Expected one that the text prints, such as January 1993.")
        if len(found) != 1:
            return claim
        date = found[0]
        self.read.append(f"date {_days(date.first, date.last)} from {date.words!r}")
        return replace(claim, start=date.first, end=date.last)

    def _with_columns(self, row: Evidence) -> Evidence:
        """Return the test with the columns that are filled in."""
        given: dict[str, Any] = {}
        for column in ("begins", "ends", "group", "measure", "record", "excluded", "reason"):
            if column in self.cells:
                given[column] = str(self.cells[column]).strip()
        if "excluded" in given:
            given["excluded"] = ";".join(self._state(s) for s in given["excluded"].split(";"))
        for column in ("start", "end"):
            if column in self.cells:
                try:
                    span = _read_span(self.cells[column], column)
                    given[column] = span[0] if column == "start" else span[1]
                except ValueError as error:
                    self.fail(column, str(error))
        if "holds" in self.cells:
            text = str(self.cells["holds"]).strip().lower()
            if text not in ("true", "false", "1", "0", "yes", "no"):
                self.fail("holds", f"{self.cells['holds']!r}. Expected True or False.")
            given["holds"] = text in ("true", "1", "yes")
        if given.get("start") and given.get("end") and given["start"] > given["end"]:
            self.fail("start", f"{given['start']} is after end, {given['end']}. Swap the two.")
        return replace(row, **given)

    def _state(self, name: str) -> str:
        """Return the code of a state that is given by its code or its name."""
        name = name.strip()
        codes = set(country_names())
        if name.upper() in codes:
            return name.upper()
        found = words.countries(name)
        return found[0].code if len(found) == 1 else name

    def _with_key(self, row: Evidence) -> list[Evidence]:
        """Return the test with its key, read from the words if the cell is empty."""
        what = METHODS[row.method].needs.get("key")
        if what is None:
            return [row]
        given = str(self.cells["key"]).strip() if "key" in self.cells else None
        if row.method == "series":
            return self._series(row, given)
        if row.method == "count" and given is None:
            series = _COUNT_SERIES[row.korea]
            self.read.append(f"key: any count of {', '.join(series)}")
            return [replace(row, key=key) for key in series]
        if row.method == "rank" and given is None:
            self.read.append("key KOR, as none is given")
            return [replace(row, key="KOR")]
        find = _FINDERS.get(what.what)
        if given is not None:
            return [replace(row, key=self._given_key(given, what, find))]
        if find is None:
            self.fail("key", f"it is missing. Expected {what.what}.")
            return [row]
        found = find(self.text)
        if row.method == "term":
            return self._term(row, found)
        several = row.method in ("no_relations", "not_member")
        if not found or (len(found) > 1 and not several):
            named = ", ".join(f"{n.code} ({n.words})" for n in found)
            wrong = f"the words name several: {named}" if found else "the words name none"
            more = ""
            if found:
                more = " Several in key, separated by semicolons, ask for any of them."
                more = "" if row.method == "member" else more
            self.fail("key", f"{wrong}. Expected {what.what}, such as {_example(what)}.{more}")
            return [row]
        self.read.append("key " + ", ".join(f"{n.code} from {n.words!r}" for n in found))
        return [replace(row, key=";".join(n.code for n in found))]

    def _given_key(
        self, given: str, what: Allowed, find: Callable[[str], Sequence[words.Named]] | None
    ) -> str:
        """Return a key as the method takes it: codes, for names as well as codes."""
        if what is ANY_VALUE:
            return given
        allowed = what.values()
        parts = []
        for part in (p.strip() for p in given.split(";")):
            if part in allowed or part.upper() in allowed or part.lower() in allowed:
                code = next(p for p in (part, part.upper(), part.lower()) if p in allowed)
            else:
                found = find(part) if find else []
                if what.what.startswith("terms"):
                    found = words.terms(f"{part}; {self.text}")
                    terms = [words.known_terms()[n.code] for n in found]
                    if len({(t.office, t.person) for t in terms}) > 1:
                        self._term(Evidence("", "", "term"), found)
                        continue
                    code = ";".join(n.code for n in found)
                else:
                    code = found[0].code if len(found) == 1 else ""
                if not code:
                    near = suggest(part, [*allowed, *_known_names(what)])
                    self.fail(
                        "key",
                        f"{part!r} is not known.{near} Expected {what.what}, such as "
                        f"{_example(what)}.",
                    )
                    continue
                self.read.append(f"key {code} from {part!r}")
            parts.append(code)
        return ";".join(parts) or given

    def _term(self, row: Evidence, found: Sequence[words.Named]) -> list[Evidence]:
        """Return the test of a term of office; a person with several offices is asked for."""
        terms = [words.known_terms()[n.code] for n in found]
        if not terms or len({(t.office, t.person) for t in terms}) > 1:
            named = "; ".join(f"{t.term_id}, {t.person}, {t.office}" for t in terms)
            wrong = f"the words fit several: {named}" if found else "the words name no one known"
            self.fail(
                "key",
                f"{wrong}. Expected a person and the office, such as President Roh Tae-woo, or an "
                "id in key; usrok.record.terms() has those that are known.",
            )
            return [row]
        if not any(re.search(t.title, self.text, re.IGNORECASE) for t in terms):
            self.warn(f"The words name no office; it was tested as: {terms[0].office}.")
        told = ", ".join(t.term_id for t in terms)
        named = found[0].words
        self.read.append(f"key {told} ({terms[0].person}, {terms[0].office}) from {named!r}")
        return [replace(row, key=";".join(n.code for n in found))]

    def _series(self, row: Evidence, given: str | None) -> list[Evidence]:
        """Return the test of a series: one of the user's own, a plain name, or a table and key."""
        names = [*self.series, *SERIES_NAMES]
        if given is not None and given in self.series:
            return [replace(row, key=given, own_figures=self.series[given])]
        by_name = {name.lower(): place for name, place in SERIES_NAMES.items()}
        if given is not None and row.record is None:
            if given.lower() in by_name:
                record, key = by_name[given.lower()]
                return [replace(row, record=record, key=key)]
            self.fail(
                "key",
                f"{given!r} is no known series.{suggest(given, names)} Expected one of: "
                f"{'; '.join(names)}; or a table in record and its key.",
            )
        elif given is None:
            for pattern, name in _SERIES_WORDS:
                if row.record is None and (match := re.search(pattern, self.text, re.IGNORECASE)):
                    record, key = SERIES_NAMES[name]
                    self.read.append(f"key {name} from {match[0]!r}")
                    return [replace(row, record=record, key=key)]
            self.fail("key", f"it is missing. Expected a series: {'; '.join(names)}.")
        return [replace(row, key=given)]


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def _read_span(value: object, column: str = "date") -> tuple[dt.date, dt.date]:
    """Read a date as a table has it: a day, a month, a year, or a span in words."""
    if isinstance(value, bool):
        raise ValueError(f"{column} is {value!r}. Expected a date, such as April 1991.")
    if isinstance(value, int | float | np.number) and float(value).is_integer():
        value = str(int(value))
    if isinstance(value, str):
        found = words.dates(value)
        if len(found) == 1 and found[0].words.strip() == value.strip():
            return found[0].first, found[0].last
    return read_dates(value, column)


def _days(first: dt.date, last: dt.date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def _span(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"from {_number(low)}" if high is None else f"up to {_number(high)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def _number(value: float | None) -> str:
    """Write a number as a reader would: 36,500; 62.25 billion."""
    for name, scale in (("billion", 1e9), ("million", 1e6)):
        if value is not None and abs(value) >= 10 * scale:
            return f"{value / scale:,.10g} {name}"
    return f"{value:,.10g}"


def _example(what: Allowed) -> str:
    if what.what.startswith("terms"):
        return "Roh Tae-woo"
    if what.what.startswith("a count series"):
        return "press"
    return "IMF" if what.what.startswith("bodies") else "ALB"


def _known_names(what: Allowed) -> Iterable[str]:
    """Return the names that stand for the codes which a key may have."""
    if "state" in what.what:
        return country_names().values()
    return cached_table("terms")["person"] if what.what.startswith("terms") else ()


#: How the key of a method is read from words, by what the key may hold.
_FINDERS: dict[str, Callable[[str], Sequence[words.Named]]] = {
    METHODS["relations"].needs["key"].what: words.countries,
    METHODS["first"].needs["key"].what: words.countries,
    METHODS["member"].needs["key"].what: words.bodies,
    METHODS["term"].needs["key"].what: words.terms,
}
