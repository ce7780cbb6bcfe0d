"""How a claim is tested: one function per method, from a row of evidence to a finding.

To add a method, write one function with the decorator ``method``, name it in the codebook
(column ``method`` of the table evidence) and run ``tests/regenerate.py``. User-supplied
evidence is checked against the columns that the decorator names. A function that cannot use
a row raises a ValueError whose text continues "evidence, row 3 (count) ...".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, get_args

import numpy as np
import pandas as pd

from usrok_data.days import (
    DAY,
    LENGTH,
    PUBLICATION_DATE,
    RECORD_END,
    RECORD_START,
    Truth,
    all_of,
    any_of,
    as_date,
    between,
    day_number,
    negation,
    never,
    periods,
    spell,
)
from usrok_data.figures import MAX_FIGURE_AGE, SERIES, Figure, figures, figures_within, trade_ranks
from usrok_data.relations import (
    SERIES_OF_BOTH_KOREAS,
    CountSeries,
    Korea,
    count_truth,
    relations_with,
)
from usrok_data.tables import cached_table
from usrok_data.trade import MEASURES, Measure


@dataclass(frozen=True)
class Claim:
    """A claim as the methods see it; a missing value is None."""

    claim_id: str
    claim: str
    section: str | None = None
    n_text: str | None = None
    n_low: float | None = None
    n_high: float | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    precision: str | None = None
    checkable: bool = True
    kind: str = "state"
    would_change: str | None = None


@dataclass(frozen=True)
class Evidence:
    """One row of evidence; a missing value is None."""

    evidence_id: str
    claim_id: str
    method: str
    reading: str | None = None
    record: str | None = None
    key: str | None = None
    begins: str | None = None
    ends: str | None = None
    measure: str | None = None
    group: str | None = None
    excluded: str | None = None
    n_low: float | None = None
    n_high: float | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    holds: bool | None = None
    source_ids: str = "own reading"
    origin: str = "own reading"
    independent: bool = True
    independent_reason: str | None = None
    confidence: str = "medium"
    reason: str | None = None
    #: Where the row stands in a user-supplied table, for messages; not a column.
    place: str = "evidence"
    #: Which Korea the row is about.
    korea: Korea = "KOR"
    #: A user-supplied series, in place of one of the record; not a column.
    own_figures: tuple[Figure, ...] = ()


class Finding(NamedTuple):
    """What a row of evidence shows: when the claim was true, and any figures behind it.

    Give figures only if they are what ``n_low`` and ``n_high`` of the claim are about: the
    last one is compared with the printed number, and decides whether the claim is close.
    """

    truth: Truth
    figures: Sequence[Figure] = ()

    def figure_on(self, day: dt.date) -> Figure | None:
        """Return the last figure on a day, if it is recent enough to stand for it."""
        past = [f for f in self.figures if f.start <= day]
        return past[-1] if past and day - past[-1].end <= MAX_FIGURE_AGE else None


# ---------------------------------------------------------------- what a column may name


@dataclass(frozen=True)
class Allowed:
    """What a column of a row of evidence may hold."""

    #: In words, for an error message.
    what: str
    values: Callable[[], Collection[str]]
    #: Whether several may be given, separated by semicolons.
    several: bool = False


def _column(table: str, column: str) -> Callable[[], Collection[str]]:
    """Return a function that reads the values of a column once, when they are first needed."""
    return cache(lambda: dict.fromkeys(cached_table(table)[column].dropna()))


#: The table that each count series is computed from.
COUNT_TABLES = {
    "press": "counts_reported",
    "encyclopedia": "recognition_reports",
    "list": "recognition_list",
    "record": "recognition",
}
ANY_VALUE = Allowed("a value", tuple)
_countries = _column("countries", "country")
STATES = Allowed("codes of states of record.countries()", _countries, several=True)
STATE = Allowed("the code of a state of record.countries()", _countries)
GROUP = Allowed("a group of record.groups()", _column("groups", "group"))
_milestone_ids = _column("milestones", "milestone_id")
MILESTONES = Allowed("milestones of record.milestones()", _milestone_ids, several=True)
MILESTONE = Allowed("a milestone of record.milestones()", _milestone_ids)
BODY = Allowed("bodies of record.memberships()", _column("memberships", "body"), several=True)
TERM = Allowed("terms of office of record.terms()", _column("terms", "term_id"), several=True)
BODY_KIND = Allowed("a kind of body of record.memberships()", _column("memberships", "kind"))
MEASURE = Allowed("what partners are ranked by", lambda: MEASURES)
PARTNER = Allowed("the code of a partner of record.us_trade()", _column("us_trade", "country"))
COUNT_SERIES = Allowed("a count series of count_relations()", lambda: get_args(CountSeries))
SERIES_TABLE = Allowed("a table of the record that holds a series", lambda: SERIES)
COUNT_TABLE = Allowed("the table of the count series", lambda: COUNT_TABLES.values())
RANK_TABLE = Allowed("the table us_trade", lambda: ("us_trade",))
RELATIONS_TABLE = Allowed("a table of spells", lambda: ("recognition", "recognition_list"))
BOUNDS = {"n_low": ANY_VALUE, "n_high": ANY_VALUE}


@dataclass(frozen=True)
class Method:
    """A way to test a claim: its question, the columns it needs and those it may have."""

    question: str
    find: Callable[[Evidence, Claim], Finding]
    needs: Mapping[str, Allowed] = field(default_factory=dict)
    optional: Mapping[str, Allowed] = field(default_factory=dict)


METHODS: dict[str, Method] = {}


def method(
    name: str,
    question: str,
    needs: Mapping[str, Allowed] | None = None,
    optional: Mapping[str, Allowed] | None = None,
) -> Callable[[Callable[[Evidence, Claim], Finding]], Callable[[Evidence, Claim], Finding]]:
    """Register a function as a method of evidence."""

    def register(find: Callable[[Evidence, Claim], Finding]) -> Callable[..., Finding]:
        METHODS[name] = Method(question, find, needs or {}, optional or {})
        return find

    return register


# ---------------------------------------------------------------- dated events


@method(
    "milestone",
    "Did certain acts begin or end it?",
    optional={"begins": MILESTONES, "ends": MILESTONE},
)
def milestone(row: Evidence, claim: Claim) -> Finding:
    """Return the time from the acts in ``begins`` up to the act in ``ends``."""
    if row.begins is None and row.ends is None:
        raise ValueError("needs begins or ends: milestones of record.milestones()")
    start = None
    if row.begins:
        acts = [_milestones()[m] for m in row.begins.split(";")]
        start = max(first for first, _ in acts), max(last for _, last in acts)
        if not _matches_date(start, claim):
            return Finding(never())
    return Finding(spell(start, _milestones()[row.ends] if row.ends else None))


@cache
def _milestones() -> dict[str, tuple[dt.date, dt.date]]:
    """Return the first and last possible day on which each act took place or began."""
    return {
        # An act of several days, each known, counts from its first.
        m.milestone_id: (m.start.date(), (m.start if m.precision == "day" else m.end).date())
        for m in cached_table("milestones").itertuples()
    }


def _matches_date(act: tuple[dt.date, dt.date], claim: Claim) -> bool:
    """Return whether an act may lie within the date that a claim prints, if it prints one."""
    if claim.precision == "relative":
        return True
    after_start = claim.start is None or claim.start <= act[1]
    return after_start and (claim.end is None or act[0] <= claim.end)


@method(
    "reading",
    "What does a reader find in a document?",
    optional=dict.fromkeys(("start", "end", "holds", "reason"), ANY_VALUE),
)
def reading(row: Evidence, claim: Claim) -> Finding:
    """Return the time given by hand, with a source and a reason."""
    for column, what in (
        ("holds", "True if the document shows the claim to be true"),
        ("reason", "why the document is read in this way"),
    ):
        if getattr(row, column) is None:
            raise ValueError(f"needs {column}: {what}")
    if not row.holds:
        return Finding(never())
    if row.start is None:
        raise ValueError("needs start: the first day on which the claim was true")
    held = between(row.start, row.end)
    truth = Truth(held, held)
    if row.end is not None:
        # A document about certain days says nothing of other days.
        truth = truth.limited_to(
            max(day_number(row.start), 0), min(day_number(row.end), LENGTH - 1)
        )
    return Finding(truth)


# ---------------------------------------------------------------- figures


@method(
    "as_of",
    "What date does the text itself give for a figure or a list?",
    optional={"start": ANY_VALUE, "end": ANY_VALUE},
)
def as_of(row: Evidence, claim: Claim) -> Finding:
    """Return the time from the printed date on: a text is not older than its own figures."""
    return Finding(spell(_printed_date(row, claim)))


def _printed_date(row: Evidence, claim: Claim) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the date of a row of evidence, or else of the claim."""
    source = claim if row.start is None and row.end is None else row
    first, last = source.start or source.end, source.end or source.start
    if first is None or last is None:
        raise ValueError("needs a date: one that the text prints, such as January 1993")
    return first, last


@method(
    "series",
    "Was a recorded value within bounds?",
    needs={"record": SERIES_TABLE, "key": ANY_VALUE},
    optional=BOUNDS,
)
def series(row: Evidence, claim: Claim) -> Finding:
    """Return the time in which a recorded value lies between the bounds."""
    found = row.own_figures or figures(str(row.record), str(row.key))
    return _figure_finding(figures_within(found, *_bounds(row, claim)), claim, found)


def _figure_finding(truth: Truth, claim: Claim, found: Sequence[Figure] = ()) -> Finding:
    """Return when a figure was right; of one printed with its date, from that date on.

    "30,000 in 1985" says nothing about the years after, and stays true.
    """
    if claim.start is None or claim.end is None or claim.precision == "relative":
        return Finding(truth, found)
    if not (truth.covers(claim.start) or truth.covers(claim.end)):
        return Finding(never().limited_to(LENGTH, -1))  # the record says nothing of the date
    printed, days = spell((claim.start, claim.end)), between(claim.start, claim.end)
    if not (truth.possible & days).any():
        return Finding(never())
    is_certain = (truth.certain & days).any()
    return Finding(printed if is_certain else Truth(never().certain, printed.possible))


@method(
    "rank",
    "Did a country hold a rank among the trading partners of the United States?",
    needs={"key": PARTNER},
    optional={"record": RANK_TABLE, "measure": MEASURE, "group": GROUP, **BOUNDS},
)
def rank(row: Evidence, claim: Claim) -> Finding:
    """Return the years in which a partner holds the rank, a group perhaps as one partner."""
    measure: Measure = row.measure or "total"  # type: ignore[assignment]
    found = trade_ranks(str(row.key), measure, row.group)
    return _figure_finding(figures_within(found, *_bounds(row, claim)), claim, found)


@method(
    "count",
    "Did South Korea have relations with a number of states?",
    needs={"key": COUNT_SERIES},
    optional={"record": COUNT_TABLE, **BOUNDS},
)
def count(row: Evidence, claim: Claim) -> Finding:
    """Return the days on which a count series has the number."""
    key: CountSeries = row.key  # type: ignore[assignment]
    if row.record is not None and row.record != COUNT_TABLES[key]:
        raise ValueError(
            f"has record={row.record!r}, but the count series {key!r} is computed from "
            f"{COUNT_TABLES[key]!r}. Leave record empty"
        )
    if row.korea != "KOR" and key not in SERIES_OF_BOTH_KOREAS:
        raise ValueError(
            f"has korea={row.korea!r} and key={key!r}, a series that counts South Korea alone. "
            f"Expected one of: {', '.join(SERIES_OF_BOTH_KOREAS)}"
        )
    return _figure_finding(count_truth(*_bounds(row, claim), key, row.korea), claim)


def _bounds(row: Evidence, claim: Claim) -> tuple[float, float]:
    """Return the bounds of the evidence, or else of the claim; a side may be open."""
    source = claim if row.n_low is None and row.n_high is None else row
    if source.n_low is None and source.n_high is None:
        raise ValueError(f"needs a number: n_low and n_high in the claim {claim.claim_id} or here")
    low = float("-inf") if source.n_low is None else source.n_low
    return low, float("inf") if source.n_high is None else source.n_high


# ---------------------------------------------------------------- relations


def _source(row: Evidence) -> str:
    return "list" if row.record == "recognition_list" else "record"


def _states(row: Evidence) -> list[str]:
    states = str(row.key).split(";")
    if row.korea in states:
        name = "South Korea" if row.korea == "KOR" else "North Korea"
        raise ValueError(
            f"has key={row.key!r}, but {row.korea} is {name} itself. Expected other states"
        )
    return states


@method(
    "relations",
    "Did South Korea have relations with one of these states?",
    needs={"key": STATES},
    optional={"record": RELATIONS_TABLE},
)
def relations(row: Evidence, claim: Claim) -> Finding:
    """Return the time with relations, from the first spell that fits the printed date."""
    truth = relations_with(_states(row), _source(row), row.korea)
    found = periods(truth)
    # Relations that were broken and resumed begin more than once.
    fitting = [p for p in found if _matches_date((p.start, p.certain_from or p.end), claim)]
    if not fitting:
        return Finding(never())
    after = between(fitting[0].start, None)
    return Finding(Truth(truth.certain & after, truth.possible & after))


@method(
    "no_relations",
    "Did South Korea have no relations with any of these states?",
    needs={"key": STATES},
    optional={"record": RELATIONS_TABLE},
)
def no_relations(row: Evidence, claim: Claim) -> Finding:
    """Return the time without relations."""
    return Finding(negation(relations_with(_states(row), _source(row), row.korea)))


@cache
def _members(group: str) -> list[tuple[str, dt.date, dt.date | None]]:
    table = cached_table("groups")
    table = table[table["group"] == group]
    rows = zip(table["country"], table["start"], table["end"], strict=True)
    return [(c, a.date(), as_date(b)) for c, a, b in rows]


@method(
    "all",
    "Did South Korea have relations with every state of a group?",
    needs={"group": GROUP},
    optional={"record": RELATIONS_TABLE, "excluded": STATES},
)
def all_members(row: Evidence, claim: Claim) -> Finding:
    """Return the time with relations with every member that is not excluded."""
    members = _members(str(row.group))
    excluded = row.excluded.split(";") if row.excluded else []
    codes = list(dict.fromkeys(m[0] for m in members))
    for country in excluded:
        if country not in codes:
            raise ValueError(
                f"has excluded={country!r}, which is not in the group {row.group!r}. "
                f"Expected some of: {', '.join(codes)}"
            )
    members = [m for m in members if m[0] not in excluded]
    if not members:
        raise ValueError(
            f"excludes every state of the group {row.group!r}. Expected at least one to remain"
        )
    source = _source(row)

    def held_or_no_member(country: str, start: dt.date, end: dt.date | None) -> Truth:
        outside = ~between(start, end)
        return any_of([relations_with([country], source, row.korea), Truth(outside, outside)])

    return Finding(all_of(held_or_no_member(*member) for member in members))


@method(
    "first",
    "Was it the first state of a group to have relations with South Korea?",
    needs={"key": STATE, "group": GROUP},
    optional={"record": RELATIONS_TABLE},
)
def first(row: Evidence, claim: Claim) -> Finding:
    """Return the time from its relations on, if it was the first; being the first does not end."""
    own = periods(relations(row, claim).truth)
    members = _members(str(row.group))
    if not own or not any(
        country == row.key and start <= own[0].start <= (end or RECORD_END)
        for country, start, end in members
    ):
        return Finding(never())
    before = between(None, own[0].start - DAY)
    for country, start, end in members:
        # Relations with a state count against the claim only while it is in the group.
        with_it = relations_with([country], _source(row), row.korea).possible
        if (with_it & before & between(start, end)).any():
            return Finding(never())
    possible = between(own[0].start, None)
    certain_from = own[0].certain_from
    certain = between(certain_from, None) if certain_from else never().certain
    return Finding(Truth(certain, possible))


@method(
    "gained",
    "Did South Korea take up relations with states of a group since a day?",
    needs={"group": GROUP, "start": ANY_VALUE},
    optional={"record": RELATIONS_TABLE, **BOUNDS},
)
def gained(row: Evidence, claim: Claim) -> Finding:
    """Return the time from the day on which as many states as needed had been gained."""
    assert row.start is not None
    needed, _ = _bounds(row, claim)
    since = between(row.start, None)
    certain = possible = np.zeros(LENGTH, dtype=int)
    for country, start, end in _members(str(row.group)):
        begun = never()
        for period in periods(relations_with([country], _source(row), row.korea)):
            inside = start <= period.start <= (end or RECORD_END)
            if period.start >= row.start and inside and not period.start_open:
                begun = any_of([begun, spell((period.start, period.certain_from or period.end))])
        certain, possible = certain + begun.certain, possible + begun.possible
    return Finding(Truth((certain >= needed) & since, (possible >= needed) & since))


@cache
def _membership(body: str, korea: Korea) -> Truth | None:
    """Return when a Korea was a member of a body; None if the record does not say."""
    table = cached_table("memberships")
    table = table[(table["body"] == body) & (table["korea"] == korea)]
    truths = []
    for row in table.itertuples():
        if pd.isna(row.end):  # never joined, as far as the lists of 1993 show
            if row.member_1993 is not pd.NA and not row.member_1993:
                truths.append(never().limited_to(0, day_number(PUBLICATION_DATE)))
            continue
        first = RECORD_START if pd.isna(row.start) else row.start.date()
        left = None if pd.isna(row.left) else (row.left.date(), row.left_latest.date())
        truths.append(spell((first, row.end.date()), left))
    return any_of(truths) if truths else None


def _bodies(row: Evidence) -> list[Truth]:
    """Return when a Korea was a member of each body in key."""
    found = {body: _membership(body, row.korea) for body in str(row.key).split(";")}
    for body, truth in found.items():
        if truth is None:
            raise ValueError(
                f"has key={body!r} and korea={row.korea!r}, for which record.memberships() has "
                "no date. Expected a body with one, or test='period' with dates of your own"
            )
    return [truth for truth in found.values() if truth is not None]


@method("member", "Was a Korea a member of a body?", needs={"key": BODY})
def member(row: Evidence, claim: Claim) -> Finding:
    """Return the time in which a Korea was a member of all the bodies in ``key``."""
    truth = all_of(_bodies(row))
    found = periods(truth)
    if found and not _matches_date((found[0].start, found[0].certain_from or found[0].end), claim):
        return Finding(never())
    return Finding(truth)


@method("not_member", "Was a Korea a member of none of these bodies?", needs={"key": BODY})
def not_member(row: Evidence, claim: Claim) -> Finding:
    """Return the time in which a Korea was a member of none of the bodies in ``key``."""
    return Finding(negation(any_of(_bodies(row))))


@method(
    "memberships",
    "Was a Korea a member of as many bodies of a kind?",
    needs={"group": BODY_KIND},
    optional=BOUNDS,
)
def memberships(row: Evidence, claim: Claim) -> Finding:
    """Return the days on which a Korea was a member of as many bodies as the bounds say."""
    table = cached_table("memberships")
    low, high = _bounds(row, claim)
    certain = possible = np.zeros(LENGTH, dtype=int)
    for body in table.loc[table["kind"] == row.group, "body"].unique():
        truth = _membership(body, row.korea) or never()
        certain, possible = certain + truth.certain, possible + truth.possible
    return Finding(
        Truth((low <= certain) & (possible <= high), (low <= possible) & (certain <= high))
    )


# ---------------------------------------------------------------- people, and your own dates


@cache
def terms() -> dict[str, Truth]:
    """Return when each term of office of the record lasted."""
    columns = ["term_id", "start", "start_latest", "ended", "ended_latest"]
    return {
        row.term_id: spell(
            (RECORD_START if pd.isna(row.start) else row.start.date(), row.start_latest.date()),
            # On the day of the change both the one who leaves and the one who comes are right.
            None if pd.isna(row.ended) else (row.ended.date(), row.ended_latest.date() + DAY),
        )
        for row in cached_table("terms")[columns].itertuples(index=False)
    }


@method("term", "Did a person hold an office?", needs={"key": TERM})
def term(row: Evidence, claim: Claim) -> Finding:
    """Return the time in which one of the terms in ``key`` lasted."""
    return Finding(any_of(terms()[term_id] for term_id in str(row.key).split(";")))


@method(
    "period",
    "Was it true in a period that you know yourself?",
    optional={"start": ANY_VALUE, "end": ANY_VALUE, "reason": ANY_VALUE},
)
def period(row: Evidence, claim: Claim) -> Finding:
    """Return the time from ``start`` to ``end``, both included; one of them may be open."""
    if row.start is None and row.end is None:
        raise ValueError("needs start or end: the first and the last day on which it was true")
    days = between(row.start, row.end)
    return Finding(Truth(days, days))
