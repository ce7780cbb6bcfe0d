"""The audit: when was each claim true, and what follows for the day of publication.

Periods are computed from the record, verdicts from the periods and the day. Which record a
claim is tested against is data, the table ``evidence()``; nothing about a verdict is typed
but readings, which carry their source and reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from usrok_data import relations
from usrok_data._claims import claims as all_claims
from usrok_data._own import AuditError, own_claims, own_day, own_evidence
from usrok_data._tables import describe, load
from usrok_data._time import DAY, FOUNDED, HORIZON, Period, State, periods, to_date
from usrok_data.record import us_trade_ranks

#: In the order in which one is looked for, with what each means.
VERDICTS = {
    "agrees": "the record has the claim true on the day of publication",
    "close": "a rounded number, and the last recorded figure lies within 5 % of it",
    "outdated": "it was true, and stopped being true before publication",
    "premature": "it became true only after publication",
    "conflicts": "the record has it true at no time",
    "disputed": "independent witnesses give different verdicts",
    "not checkable": "no dated act, count or series could decide it",
    "unchecked": "checkable, and no independent evidence reaches the day of publication",
}
CLOSE = 0.05
#: A figure older than this no longer stands for the day of publication.
FRESH = dt.timedelta(days=366)


def evidence() -> pd.DataFrame:
    """Load the evidence."""
    return load("evidence")


evidence.__doc__ = describe("evidence")


class Figure(NamedTuple):
    """A recorded value between ``low`` and ``high``, standing for the days given."""

    start: dt.date
    end: dt.date
    low: float
    high: float


class Finding(NamedTuple):
    """What one row of evidence shows: periods, and figures where there is a series."""

    periods: list[Period]
    figures: Sequence[Figure] = ()
    #: A reading of certain days only says nothing of other days.
    only_then: bool = False


Row = dict[str, Any]


# ---------------------------------------------------------------- series

#: Tables that hold a series, and what ``key`` picks out of each.
SERIES = {
    "us_forces_korea": "a service, such as total",
    "figures_reported": "a subject, such as us_forces_korea",
    "armed_forces": "a country and a source, such as KOR;cow-nmc-7",
    "us_trade": "a partner; exports and imports added, in million dollars",
    "korea_trade": "a partner, in million dollars; or partners or states, their number",
    "igo_memberships": "a Korea",
}


def _year(value: int) -> tuple[dt.date, dt.date]:
    return dt.date(value, 1, 1), dt.date(value, 12, 31)


@cache
def figures(record: str, key: str) -> tuple[Figure, ...]:
    """Return a series of the record as figures, blanks left out, in order of time."""
    found: list[Figure]
    if record == "us_forces_korea":
        table = load(record)
        table = table[table["service"] == key].dropna(subset=["persons"])
        found = [
            Figure(d.date(), d.date(), int(n), int(n))
            for d, n in zip(table["day"], table["persons"], strict=True)
        ]
    elif record == "figures_reported":
        table = load(record)
        table = table[table["subject"] == key]
        columns = ("start", "end", "n_low", "n_high")
        found = [
            Figure(a.date(), b.date(), low, high)
            for a, b, low, high in zip(*(table[c] for c in columns), strict=True)
        ]
    else:
        found = [Figure(*_year(y), v, v) for y, v in _yearly(record, key)]
    if not found:
        raise ValueError(
            f"The record {record!r} has no figures under the key {key!r}. "
            f"Expected {SERIES[record]}."
        )
    return tuple(sorted(found, key=lambda f: f.start))


def _yearly(record: str, key: str) -> Iterable[tuple[int, float]]:
    if record not in SERIES:
        raise ValueError(f"There is no series {record!r}. Expected one of: {', '.join(SERIES)}.")
    table = load(record)
    if record == "armed_forces":
        country, _, source = key.partition(";")
        table = table[(table["country"] == country) & (table["source_id"] == source)]
        table = table.dropna(subset=["persons"])
        return zip(table["year"], table["persons"], strict=True)
    if record == "us_trade":
        table = table[table["country"] == key]
        total = (table["exports_musd"] + table["imports_musd"]).groupby(table["year"])
        # A blank is no zero; of two codes of one partner the blank one adds nothing.
        return ((int(y), float(v)) for y, v in total.sum(min_count=1).dropna().items())
    if record == "igo_memberships":
        table = table[table["korea"] == key]
        return zip(table["year"], table["memberships"], strict=True)
    exports, imports = table["exports_usd"], table["imports_usd"]
    if key in ("partners", "states"):
        # Trade in one direction is trade, whatever is blank in the other.
        table = table[exports.fillna(0) + imports.fillna(0) > 0]
        if key == "states":
            kinds = load("countries").set_index("country")["kind"]
            table = table[table["country"].map(kinds) == "state"]
        return ((int(y), int(n)) for y, n in table.groupby("year").size().items())
    total = (exports + imports)[table["country"] == key].dropna()
    return ((int(table.at[i, "year"]), float(v) / 1e6) for i, v in total.items())


def series_periods(series: Sequence[Figure], low: float, high: float) -> list[Period]:
    """Find when a series lay between two bounds.

    On the days a figure stands for, the answer is certain, or possible where the figure is
    itself rounded. On days between two figures nothing is certain: the value may have lain
    inside if either neighbour does, or if one lies below and the other above.
    """
    states: dict[dt.date, State] = {}
    for number, figure in enumerate(series):
        inside = low <= figure.low and figure.high <= high
        touches = inside or (figure.low < high and low < figure.high)
        if number and (before := series[number - 1]).end + DAY < figure.start:
            crosses = (before.high <= low and high <= figure.low) or (
                figure.high <= low and high <= before.low
            )
            maybe = crosses or touches or states[before.start][1]
            states[before.end + DAY] = (False, maybe)
        states[figure.start] = (inside, touches)
    return periods(states, states.__getitem__, first=series[0].start, last=series[-1].end)


# ---------------------------------------------------------------- methods


def _milestone(row: Row, claim: Row) -> Finding:
    table = _milestones()
    begin: tuple[dt.date, dt.date] | None = None
    if row["begins"]:
        acts = [table[m] for m in row["begins"].split(";")]
        begin = max(a for a, _ in acts), max(b for _, b in acts)
    end = table[row["ends"]] if row["ends"] else None
    return Finding(_from_until(begin, end, claim))


@cache
def _milestones() -> dict[str, tuple[dt.date, dt.date]]:
    """Return the first and last possible day on which each act took place or began."""
    table = load("milestones")
    columns = ("milestone_id", "start", "end", "precision")
    return {
        # An act of several days, each known, counts from its first.
        m: (a.date(), a.date() if p == "day" else b.date())
        for m, a, b, p in zip(*(table[c] for c in columns), strict=True)
    }


def _from_until(
    begin: tuple[dt.date, dt.date] | None, end: tuple[dt.date, dt.date] | None, claim: Row
) -> list[Period]:
    """Return the period from one act to another, if the first fits the printed date."""
    if begin is None:
        begin = (FOUNDED, FOUNDED)
        opened = True
    else:
        opened = False
        if not _fits(begin, claim):
            return []
    last_sure, last = (end[0] - DAY, end[1] - DAY) if end else (HORIZON, HORIZON)
    if last < begin[0]:
        return []
    sure = begin[1] <= last_sure
    return [
        Period(
            begin[0],
            last,
            begin[1] if sure else None,
            last_sure if sure else None,
            start_open=opened,
            end_open=end is None,
        )
    ]


def _fits(begin: tuple[dt.date, dt.date], claim: Row) -> bool:
    """Say whether an act may lie within the date a claim prints; any act if it prints none."""
    if claim["precision"] in (None, "relative") or claim["start"] is None:
        return True
    return bool(begin[0] <= claim["end"] and claim["start"] <= begin[1])


def _bounds(row: Row, claim: Row) -> tuple[float, float]:
    """Return the bounds that the evidence gives, maybe a lower one only, or the claim's."""
    if row["n_low"] is None:
        return claim["n_low"], claim["n_high"]
    return row["n_low"], float("inf") if row["n_high"] is None else row["n_high"]


def _series(row: Row, claim: Row) -> Finding:
    series = figures(row["record"], row["key"])
    return Finding(series_periods(series, *_bounds(row, claim)), series)


@cache
def _ranks(country: str) -> tuple[Figure, ...]:
    table = us_trade_ranks()
    table = table[table["country"] == country]
    return tuple(Figure(*_year(y), r, r) for y, r in zip(table["year"], table["rank"], strict=True))


def _rank(row: Row, claim: Row) -> Finding:
    series = _ranks(row["key"])
    return Finding(series_periods(series, *_bounds(row, claim)), series)


def _count(row: Row, claim: Row) -> Finding:
    low, high = _bounds(row, claim)
    return Finding(relations.count_periods(int(low), int(high), "KOR", row["key"]))


def _source_of(row: Row) -> str:
    return "list" if row["record"] == "recognition_list" else "record"


def _relations(row: Row, claim: Row) -> Finding:
    found = _with(row["key"].split(";"), _source_of(row))
    # Relations that were broken and resumed begin more than once.
    begun = [n for n, p in enumerate(found) if _fits((p.start, p.sure_from or p.end), claim)]
    return Finding(found[begun[0] :] if begun else [])


def _with(countries: Iterable[str], source: str) -> list[Period]:
    """Return the periods of relations with at least one of some states."""
    mine = relations.spells_with("KOR", countries, source)
    return periods(relations.days_of(mine), lambda d: relations.state_of(mine, d))


def _no_relations(row: Row, claim: Row) -> Finding:
    mine = relations.spells_with("KOR", row["key"].split(";"), _source_of(row))

    def without(when: dt.date) -> State:
        certain, possible = relations.state_of(mine, when)
        return not possible, not certain

    return Finding(periods(relations.days_of(mine), without))


@cache
def _members(group: str) -> tuple[tuple[str, dt.date, dt.date], ...]:
    table = load("groups")
    table = table[table["group"] == group]
    rows = zip(table["country"], table["start"], table["end"], strict=True)
    return tuple((c, a.date(), to_date(b) or HORIZON) for c, a, b in rows)


def _all(row: Row, claim: Row) -> Finding:
    left_out = set((row["besides"] or "").split(";"))
    source = _source_of(row)
    members = [
        (relations.spells_with("KOR", [country], source), first, last)
        for country, first, last in _members(row["group"])
        if country not in left_out
    ]

    def everyone(when: dt.date) -> State:
        states = [relations.state_of(mine, when) for mine, a, b in members if a <= when <= b]
        return all(c for c, _ in states), all(p for _, p in states)

    days: list[dt.date] = []
    for mine, first, last in members:
        days += [*relations.days_of(mine), first, last + DAY]
    return Finding(periods(days, everyone))


def _first(row: Row, claim: Row) -> Finding:
    own, members = _relations(row, claim).periods, _members(row["group"])
    if not own or not any(
        country == row["key"] and first <= own[0].start <= last for country, first, last in members
    ):
        return Finding([])
    source, start = _source_of(row), own[0].start
    for country, first, last in members:
        # Relations with a state count against the claim only while it is of the group.
        for period in _with([country], source):
            if max(period.start, first) < start and period.start <= last and first <= period.end:
                return Finding([])
    # A first stays a first: the period has no end.
    sure_from = own[0].sure_from
    sure_to = HORIZON if sure_from else None
    return Finding([Period(start, HORIZON, sure_from, sure_to, end_open=True)])


def _reading(row: Row, claim: Row) -> Finding:
    if not row["holds"]:
        return Finding([])
    last = row["end"] or HORIZON
    period = Period(row["start"], last, row["start"], last, end_open=row["end"] is None)
    return Finding([period], only_then=row["end"] is not None)


METHODS: dict[str, Callable[[Row, Row], Finding]] = {
    "milestone": _milestone,
    "series": _series,
    "rank": _rank,
    "count": _count,
    "relations": _relations,
    "no_relations": _no_relations,
    "all": _all,
    "first": _first,
    "reading": _reading,
}


# ---------------------------------------------------------------- tables


def plain_rows(frame: pd.DataFrame) -> list[Row]:
    """Turn a frame into plain rows: blanks as None, days as dates."""
    columns: list[list[Any]] = []
    for name in frame.columns:
        dates = str(frame[name].dtype).startswith("datetime")
        columns.append(
            [None if pd.isna(v) else v.date() if dates else v for v in frame[name].array]
        )
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _publication() -> dt.date:
    events = load("events")
    found: dt.date = events.loc[events["category"] == "publication", "start"].iloc[0].date()
    return found


class Tested(NamedTuple):
    """One row of evidence, what it shows, and the verdict that follows."""

    row: Row
    finding: Finding
    verdict: str
    sure: bool
    figure: Figure | None


def _figure_at(finding: Finding, published: dt.date) -> Figure | None:
    """Return the last figure at publication, if it is fresh enough to stand for it."""
    past = [f for f in finding.figures if f.start <= published]
    return past[-1] if past and published - past[-1].end <= FRESH else None


def _judge(finding: Finding, claim: Row, published: dt.date) -> tuple[str, bool]:
    """Return the verdict of one row of evidence, and whether it is sure."""
    found = finding.periods
    if any(p.surely_holds(published) for p in found):
        return "agrees", True
    if any(p.may_hold(published) for p in found):
        return "agrees", False
    figure = _figure_at(finding, published)
    if finding.only_then or (finding.figures and figure is None):
        return "silent", True
    low, high = claim["n_low"], claim["n_high"]
    if figure is not None and low is not None and low < high:
        printed = (low + high) / 2
        if abs((figure.low + figure.high) / 2 - printed) <= CLOSE * printed:
            return "close", True
    if any(p.end < published for p in found):
        return "outdated", True
    return ("premature", True) if found else ("conflicts", True)


class Document(NamedTuple):
    """What is audited: claims, the evidence for them, and the day of publication."""

    claims: list[Row]
    evidence: list[Row]
    published: dt.date


@cache
def _fact_sheet() -> Document:
    """Return the fact sheet as it is kept, as its tables are: to look at, never to change."""
    return Document(plain_rows(all_claims()), plain_rows(load("evidence")), _publication())


def _document(own: Any, own_evidence_table: Any, published: object) -> Document:
    """Return the fact sheet, or a reader's document in its place."""
    given = [x is not None for x in (own, own_evidence_table, published)]
    if not any(given):
        return _fact_sheet()
    if not all(given):
        raise AuditError(
            "Only some of claims, evidence and published were given. Expected all three, for "
            "a document of your own, or none, for the fact sheet."
        )
    rows = own_claims(own)
    return Document(
        rows,
        own_evidence(own_evidence_table, rows, list(METHODS), relations.SCALES, list(SERIES)),
        own_day(published),
    )


def _tested(document: Document) -> list[Tested]:
    by_id = {c["claim_id"]: c for c in document.claims}
    published = document.published
    tested = []
    for row in document.evidence:
        claim = by_id[row["claim_id"]]
        try:
            finding = METHODS[row["method"]](row, claim)
        except ValueError as error:  # a key that names no series
            raise AuditError(f"evidence {row['evidence_id']}: {error}") from None
        verdict, sure = _judge(finding, claim, published)
        figure = _figure_at(finding, published)
        tested.append(Tested(row, finding, verdict, sure, figure))
    order = {c: i for i, c in enumerate(by_id)}
    return sorted(tested, key=lambda t: order[t.row["claim_id"]])


_VALIDITY = {
    "claim_id": "string",
    "evidence_id": "string",
    "witness": "string",
    "independent": "boolean",
    "method": "string",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "sure_from": "datetime64[s]",
    "sure_to": "datetime64[s]",
    "start_open": "boolean",
    "end_open": "boolean",
    "figure": "Float64",
    "verdict": "string",
    "sure": "boolean",
    "confidence": "string",
    "source_ids": "string",
    "reason": "string",
}


def validity(
    claims: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    published: object = None,
) -> pd.DataFrame:
    """Say when each checkable claim was true, by each source that bears on it.

    Parameters
    ----------
    claims, evidence : pandas.DataFrame, optional
        A document of your own in place of the fact sheet; see ``verdicts()``.
    published : str, datetime.date or pandas.Timestamp, optional
        Its day of publication. Give all three or none.

    Returns
    -------
    pandas.DataFrame
        One row a claim, row of evidence and period, claims in the order of the text.
        ``claim_id``, ``evidence_id``, ``witness`` (string; rows with the same witness are
        known or likely to share an origin), ``independent`` (boolean, of the government
        that made the sheet), ``method`` (string, see ``evidence()``), ``start`` and ``end``
        (datetime64[s], first and last day on which the claim may have been true),
        ``sure_from`` and ``sure_to`` (datetime64[s], first and last day on which it
        certainly was; blank where no day is certain), ``start_open`` and ``end_open``
        (boolean, the record begins or stops there, not the fact), ``figure`` (Float64, the
        last recorded figure at publication, in the unit of the series; blank where there is
        none), ``verdict`` (string, of this row of evidence alone; ``silent`` where it does
        not reach the day of publication), ``sure`` (boolean, false where publication falls
        on a doubtful day), ``confidence``, ``source_ids``, ``reason`` (string, as in
        ``evidence()``). Where the record has the claim true at no time, the days are blank.

    Raises
    ------
    AuditError
        If a table of your own does not fit; the message says what to write instead.
    DataError
        If an installed table is missing, damaged or does not fit the codebook.

    Notes
    -----
    A yearly figure stands for its year, a figure of one day for that day. On days between
    two figures nothing is certain. 15 August 1948 and 31 December 1999 bound the record.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> table = usrok.validity().set_index("claim_id").loc["st24"].set_index("witness")
    >>> str(table.loc["press", "end"].date())
    '1991-08-21'
    """
    rows = []
    for t in _tested(_document(claims, evidence, published)):
        common = {c: t.row.get(c) for c in _VALIDITY}
        figure = None if t.figure is None else (t.figure.low + t.figure.high) / 2
        common |= {"figure": figure, "verdict": t.verdict, "sure": t.sure}
        # A row without days where the claim was true at no time.
        rows += [{**common, **p._asdict()} for p in t.finding.periods] or [common]
    return pd.DataFrame(rows, columns=list(_VALIDITY)).astype(_VALIDITY)


_VERDICTS = {
    "claim_id": "string",
    "section": "string",
    "claim": "string",
    "verdict": "string",
    "sure": "boolean",
    "true_from": "datetime64[s]",
    "true_to": "datetime64[s]",
    "sources": "Int64",
    "witnesses": "Int64",
    "by_witness": "string",
}


def verdicts(
    claims: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    published: object = None,
) -> pd.DataFrame:
    """Give the verdict on every claim, computed from its periods and the day of publication.

    The verdict of a row of evidence: ``agrees`` if publication lies in a period in which
    the claim was true; else ``close`` if the printed number is rounded and the last
    recorded figure, at most a year old, lies within 5 % of it; else ``outdated`` if a
    period ended before publication; else ``premature`` if one begins after it; else
    ``conflicts``. The verdict of a claim is the one that all its independent witnesses
    give; where they differ it is ``disputed``.

    Parameters
    ----------
    claims : pandas.DataFrame, optional
        The claims of a document of your own, in place of the fact sheet. Columns:
        ``claim_id`` and ``claim`` (text); where they are meant also ``n_low`` and
        ``n_high`` (numbers, what the printed number stands for), ``start`` and ``end``
        (days, what a printed date covers), ``precision`` (text; ``relative`` for a word
        such as now), ``section``, ``n_text`` (text), ``checkable`` (truth; true if left
        out).
    evidence : pandas.DataFrame, optional
        The evidence for them, in the shape of ``evidence()``. Columns: ``claim_id`` and
        ``method``, and those that the method needs; the others may be left out.
    published : str, datetime.date or pandas.Timestamp, optional
        The day of publication of the document. Give all three or none.

    Returns
    -------
    pandas.DataFrame
        One row a claim, in the order of the text, all claims included: ``claim_id``,
        ``section``, ``claim`` (string), ``verdict`` (string: agrees, close, outdated,
        premature, conflicts, disputed, not checkable, unchecked), ``sure`` (boolean, false
        where publication falls on a doubtful day; blank where nothing was tested),
        ``true_from`` and ``true_to`` (datetime64[s], of the period that holds publication,
        else of the last before it, else of the first after it: the certain days, or the
        possible ones where none is certain, widest over the independent witnesses; blank
        where there is none; ``true_to`` also where no end is known),
        ``sources`` and ``witnesses`` (Int64, how many works bear on it, and how many
        independent witnesses they make), ``by_witness`` (string, the verdict of each).

    Raises
    ------
    AuditError
        If a table of your own does not fit; the message says what to write instead.
    DataError
        If an installed table is missing, damaged or does not fit the codebook.

    Examples
    --------
    >>> import pandas as pd
    >>> import usrok_data as usrok
    >>> usrok.verdicts().set_index("claim_id").loc["t22", "verdict"]
    'outdated'
    >>> own = pd.DataFrame(
    ...     [{"claim_id": "a1", "claim": "Relations with 150 states", "n_low": 150, "n_high": 150}]
    ... )
    >>> tests = pd.DataFrame([{"claim_id": "a1", "method": "count", "key": "press"}])
    >>> usrok.verdicts(own, tests, published="1992-01-15")["verdict"].item()
    'outdated'
    """
    document = _document(claims, evidence, published)
    by_claim: dict[str, list[Tested]] = {}
    for t in _tested(document):
        by_claim.setdefault(t.row["claim_id"], []).append(t)
    rows = [
        _verdict(c, by_claim.get(c["claim_id"], []), document.published) for c in document.claims
    ]
    return pd.DataFrame(rows, columns=list(_VERDICTS)).astype(_VERDICTS)


def _verdict(claim: Row, tested: list[Tested], published: dt.date) -> Row:
    row: Row = {c: claim.get(c) for c in _VERDICTS}
    voices = [t for t in tested if t.row["independent"] and t.verdict != "silent"]
    given = {t.verdict for t in voices}
    if not claim["checkable"]:
        row["verdict"] = "not checkable"
    elif not given:
        row["verdict"] = "unchecked"
    else:
        row["verdict"] = given.pop() if len(given) == 1 else "disputed"
        row["sure"] = all(t.sure for t in voices)
        main = [p for t in voices if (p := _main_period(t.finding.periods, published))]
        if main:
            row["true_from"] = min(p.sure_from or p.start for p in main)
            if not any(p.end_open for p in main):
                row["true_to"] = max(p.sure_to or p.end for p in main)
    row["sources"] = len({s for t in tested for s in t.row["source_ids"].split(";")})
    row["witnesses"] = len({t.row["witness"] for t in voices})
    texts: dict[str, None] = {}
    for t in tested:
        by = "" if t.row["independent"] else " (not independent)"
        texts[f"{t.row['witness']}{by}: {t.verdict}"] = None
    row["by_witness"] = "; ".join(texts) or None
    return row


def _main_period(found: list[Period], published: dt.date) -> Period | None:
    """Return the period that holds a day, else the last before it, else the first after."""
    for period in found:
        if period.may_hold(published):
            return period
    before = [p for p in found if p.end < published]
    return before[-1] if before else found[0] if found else None
