"""The audit: when each claim was true, and the verdict for the publication date.

Periods are computed from the record, verdicts from the periods and the date. Which record a
claim is tested against is data, the table ``evidence``. Nothing about a verdict is entered
by hand except readings of documents, which carry their source and reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from usrok_data import codebook, documents
from usrok_data.days import PUBLICATION_DATE, Period, Truth, day_number, periods
from usrok_data.evidence import METHODS, Claim, Evidence, Finding
from usrok_data.figures import Figure
from usrok_data.tables import cached_table, derived

#: How far a figure may be from a rounded number and still be called close.
CLOSE_TOLERANCE = 0.05

#: Each verdict with what it means, in the words of the codebook.
VERDICTS = codebook.labels("verdicts", "verdict")


class Document(NamedTuple):
    """What is audited: claims, the evidence for them, and the publication date."""

    claims: Sequence[Claim]
    evidence: Sequence[Evidence]
    published: dt.date


class Result(NamedTuple):
    """A row of evidence, what it shows, and the verdict that follows from it alone."""

    row: Evidence
    periods: list[Period]
    figure: Figure | None
    verdict: str
    certain: bool | None


def row_verdict(finding: Finding, claim: Claim, published: dt.date) -> tuple[str, bool | None]:
    """Return the verdict that follows from one row of evidence, and whether it is certain.

    The rule of a verdict. An event is ``true`` if it took place on the printed date and not
    after the day, ``not yet true`` if after, else ``false``. Every other claim is, in this order:

    - ``true`` if the record shows it to be true on the day, certainly or possibly;
    - ``untested`` if the record does not reach the day, or its last figure is over a year old;
    - ``true``, not certain, if the record stops less than a year before and fitted then;
    - ``close`` if the printed number is rounded and the last figure is within 5 % of it;
    - ``outdated`` if it was true before, ``not yet true`` if only later, else ``false``.
    """
    if claim.kind == "event":
        return _event_verdict(finding.truth, published)
    truth, figure = finding.truth, finding.figure_on(published)
    covered = truth.covers(published)
    if covered and truth.possible[day_number(published)]:
        return "true", bool(truth.certain[day_number(published)])
    if figure is None and (finding.figures or not covered):
        return "untested", None
    if not covered and truth.possible[truth.last]:
        # The record stops shortly before the day, and its last figure fits.
        return "true", False
    low, high = claim.n_low, claim.n_high
    if figure is not None and low is not None and high is not None and low < high:
        printed = (low + high) / 2
        if abs(figure.middle - printed) <= CLOSE_TOLERANCE * abs(printed):
            return "close", True
    if truth.possible[: max(day_number(published), 0)].any():
        return "outdated", True
    return ("not yet true" if truth.possible.any() else "false"), True


def _event_verdict(truth: Truth, published: dt.date) -> tuple[str, bool]:
    """Return whether an event had taken place by a day: what took place stays so."""
    found = event_days(truth)
    if found is None:
        return "false", True
    if found.start > published:
        return "not yet true", True
    return "true", found.end <= published


def event_days(truth: Truth) -> Period | None:
    """Return the days on which an event may have taken place; it certainly did on one of them."""
    found = periods(truth)
    if not found:
        return None
    start, end = found[0].start, found[0].certain_from or found[0].end
    day = start if start == end else None
    return Period(start, end, certain_from=day, certain_to=day, start_open=False, end_open=False)


def _combined(verdicts: Collection[str]) -> str:
    """Return the verdict that several verdicts make together."""
    given = set(verdicts)
    # A rounded number that one count matches and another comes near is close.
    if given == {"true", "close"}:
        return "close"
    # Sources that all deny a claim, but differ on when it was true, are not in dispute.
    if not given & {"true", "close", "disputed"}:
        return next(
            verdict for verdict in ("outdated", "not yet true", "false") if verdict in given
        )
    return given.pop() if len(given) == 1 else "disputed"


def _reading_row(
    claim: Claim, reading: str | None, results: Sequence[Result], published: dt.date
) -> dict[str, Any]:
    """Return the verdict on one reading of a claim from its rows of evidence."""
    counted = [r for r in results if r.row.independent and r.verdict != "untested"]
    row: dict[str, Any] = {
        "claim_id": claim.claim_id,
        "section": claim.section,
        "claim": claim.claim,
        "reading": reading,
        "verdict": _combined([r.verdict for r in counted]) if counted else "untested",
        "certain": all(r.certain for r in counted) if counted else None,
        "independent_sources": len({r.row.origin for r in counted}),
        "works": len({s for r in results for s in r.row.source_ids.split(";")}),
        "by_source": "; ".join(dict.fromkeys(map(_source_verdict, results))) or None,
    }
    # Doubtful dates do not widen the period of better ones.
    dated = [r for r in counted if r.row.confidence != "low"] or counted
    main = [p for r in dated if (p := _main_period(r.periods, published))]
    # A close claim was true on no day near the publication date; in a dispute the days differ.
    if main and row["verdict"] not in ("close", "disputed"):
        row["true_from"] = min(_bounds(p, published)[0] for p in main)
        if not any(p.end_open for p in main):
            row["true_to"] = max(_bounds(p, published)[1] for p in main)
    return row


def _bounds(period: Period, published: dt.date) -> tuple[dt.date, dt.date]:
    """Return the certain days of a period, or the possible ones if only they hold the day."""
    if period.certain_from is None or period.certain_to is None:
        return period.start, period.end
    is_held = period.start <= published <= period.end
    if is_held and not period.certain_from <= published <= period.certain_to:
        return period.start, period.end
    return period.certain_from, period.certain_to


def _reading_rows(
    claim: Claim, results: Sequence[Result], published: dt.date
) -> list[dict[str, Any]]:
    """Return one row per reading of a claim; a claim with one reading has one row."""
    readings = list(dict.fromkeys(r.row.reading for r in results)) or [None]
    return [
        _reading_row(claim, reading, [r for r in results if r.row.reading == reading], published)
        for reading in readings
    ]


def _claim_row(claim: Claim, results: Sequence[Result], published: dt.date) -> dict[str, Any]:
    """Return the verdict on a claim from the verdicts on its readings."""
    row = _reading_row(claim, None, results if claim.checkable else [], published)
    readings = _reading_rows(claim, results, published)
    tested = [r["verdict"] for r in readings if r["verdict"] != "untested"]
    row |= {"would_change": claim.would_change, "readings": len(readings)}
    if not claim.checkable:
        return row | {"verdict": "not checkable", "readings": None}
    if len(readings) > 1:  # each reading has days of its own
        row |= {"true_from": None, "true_to": None}
    if tested:
        row["verdict"] = _combined(tested)
    return row | {"strength": _strength(row, tested)}


def _strength(row: dict[str, Any], readings: Sequence[str]) -> str:
    """Say in a few words what a verdict rests on."""
    number = row["independent_sources"]
    if row["verdict"] == "disputed":
        return "sources disagree" if "disputed" in readings else "readings disagree"
    if number < 2:
        return "one source" if number else "no independent source"
    # Of a rounded number, some sources may match it and others come near.
    agreed = ", true or close" if row["verdict"] == "close" else " agree on the verdict"
    return f"{number} sources{agreed}"


def _source_verdict(result: Result) -> str:
    by = "" if result.row.independent else " (not independent)"
    as_read = f", {result.row.reading}" if result.row.reading else ""
    return f"{result.row.origin}{by}{as_read}: {result.verdict}"


def _main_period(found: Sequence[Period], published: dt.date) -> Period | None:
    """Return the period that holds a day, else the last before it, else the first after."""
    before = [p for p in found if p.start <= published]
    return before[-1] if before else found[0] if found else None


@cache
def fact_sheet() -> Document:
    """Return the fact sheet as a document."""
    return Document(
        [Claim(**row) for row in _plain_rows("claims", Claim)],
        [Evidence(**row) for row in _plain_rows("evidence", Evidence)],
        PUBLICATION_DATE,
    )


def _plain_rows(name: str, kind: type) -> Iterable[dict[str, Any]]:
    """Yield the rows of a table, with None for a missing value and dates for days."""
    table = cached_table(name)
    columns = [c for c in kind.__dataclass_fields__ if c in table]  # type: ignore[attr-defined]
    for row in table[columns].astype(object).itertuples(index=False):
        values = (None if pd.isna(v) else v for v in row)
        plain = (v.date() if isinstance(v, dt.datetime) else v for v in values)
        yield dict(zip(columns, plain, strict=True))


def _document(claims: object, evidence: object, published: object) -> Document:
    """Return the fact sheet, perhaps on another day, or a user-supplied document."""
    given = [x is not None for x in (claims, evidence, published)]
    if not any(given):
        return fact_sheet()
    if given == [False, False, True]:
        return fact_sheet()._replace(published=documents.read_published(published))
    if not all(given):
        raise documents.AuditError(
            "Only some of claims, evidence and published were given. Expected all three, for "
            "a document of your own; published alone, for the fact sheet on another day; or "
            "none of them."
        )
    read = documents.read_claims(claims)
    return Document(
        read, documents.read_evidence(evidence, read), documents.read_published(published)
    )


def _results(document: Document) -> list[Result]:
    """Test every claim by its evidence; results in the order of the claims."""
    by_id = {c.claim_id: c for c in document.claims}
    order = {claim_id: place for place, claim_id in enumerate(by_id)}
    results = []
    for row in sorted(document.evidence, key=lambda row: order[row.claim_id]):
        claim = by_id[row.claim_id]
        try:
            finding = METHODS[row.method].find(row, claim)
        except ValueError as error:
            raise documents.AuditError(f"{row.place} ({row.method}) {error}.") from None
        # The vectors themselves are not kept: 10,000 claims would fill the memory.
        figure = finding.figure_on(document.published)
        verdict = row_verdict(finding, claim, document.published)
        found = periods(finding.truth)
        if claim.kind == "event":
            days = event_days(finding.truth)
            found = [days] if days else []
        results.append(Result(row, found, figure, *verdict))
    return results


@derived
def validity(
    claims: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    published: object = None,
) -> pd.DataFrame:
    """Compute when each checkable claim was true, by each source that bears on it.

    Parameters
    ----------
    claims, evidence : pandas.DataFrame, optional
        A document of your own in place of the fact sheet; see ``verdicts()``.
    published : str, datetime.date, pandas.Timestamp or numpy.datetime64, optional
        Its publication date; alone, another day on which to test the fact sheet.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    AuditError
        If a table of your own cannot be used; the message says what to write instead.
    DataError
        If an installed table is missing, damaged or does not match the codebook.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> table = usrok.validity().set_index("claim_id").loc["c42"].set_index("origin")
    >>> str(table.loc["press", "end"].date())
    '1991-08-21'
    """
    document = _document(claims, evidence, published)
    rows = []
    for result in _results(document):
        common = asdict(result.row) | {
            "start": None,
            "end": None,
            "figure": result.figure and result.figure.middle,
            "verdict": result.verdict,
            "certain": result.certain,
        }
        # A row without days where the claim was true at no time.
        rows += [{**common, **p._asdict()} for p in result.periods] or [common]
    return codebook.frame("validity", rows)


@derived
def verdicts(
    claims: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    published: object = None,
) -> pd.DataFrame:
    """Give the verdict on every claim, computed from its periods and the publication date.

    A row of evidence gives one of ``true``, ``close``, ``outdated``, ``not yet true``,
    ``false`` and ``untested``. The verdict on a claim is the one that all its independent
    sources give; where they differ it is ``disputed``.

    Parameters
    ----------
    claims : pandas.DataFrame, optional
        The claims of a document of your own, in place of the fact sheet. Columns:
        ``claim_id`` and ``claim`` (text); where they apply also ``n_low`` and ``n_high``
        (numbers, what the printed number stands for), ``start`` and ``end`` (days, what a
        printed date covers), ``precision`` (``relative`` for a word such as now), ``section``,
        ``n_text`` (text), ``checkable`` (True or False; True if left out).
    evidence : pandas.DataFrame, optional
        The evidence for them, in the form of ``evidence()``. Columns: ``claim_id`` and
        ``method``, and those that the method needs; the others may be left out.
    published : str, datetime.date, pandas.Timestamp or numpy.datetime64, optional
        The publication date of the document. Give all three; ``published`` alone tests the
        fact sheet on another day.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    AuditError
        If a table of your own cannot be used; the message says what to write instead.
    DataError
        If an installed table is missing, damaged or does not match the codebook.

    Examples
    --------
    >>> import pandas as pd
    >>> import usrok_data as usrok
    >>> usrok.verdicts().set_index("claim_id").loc["c59", "verdict"]
    'outdated'
    >>> own = pd.DataFrame(
    ...     [{"claim_id": "a1", "claim": "Relations with 150 states", "n_low": 150, "n_high": 150}]
    ... )
    >>> tests = pd.DataFrame([{"claim_id": "a1", "method": "count", "key": "press"}])
    >>> usrok.verdicts(own, tests, published="1992-01-15")["verdict"].item()
    'outdated'
    """
    document, by_claim = _by_claim(claims, evidence, published)
    rows = [
        _claim_row(claim, by_claim.get(claim.claim_id, []), document.published)
        for claim in document.claims
    ]
    return codebook.frame("verdicts", rows)


@derived
def verdicts_by_reading(
    claims: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    published: object = None,
) -> pd.DataFrame:
    """Give the verdict on every reading of every checkable claim.

    Where words can be understood in several ways (trading partner by exports, or by exports
    and imports added) each reading has a row of its own.

    Parameters
    ----------
    claims, evidence : pandas.DataFrame, optional
        A document of your own in place of the fact sheet; see ``verdicts()``.
    published : str, datetime.date, pandas.Timestamp or numpy.datetime64, optional
        Its publication date. Give all three or none.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    AuditError
        If a table of your own cannot be used; the message says what to write instead.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> table = usrok.verdicts_by_reading().set_index(["claim_id", "reading"])
    >>> table.loc[("c25", "exports"), "verdict"]
    'true'
    """
    document, by_claim = _by_claim(claims, evidence, published)
    rows = [
        row
        for claim in document.claims
        if claim.checkable
        for row in _reading_rows(claim, by_claim.get(claim.claim_id, []), document.published)
    ]
    return codebook.frame("verdicts_by_reading", rows)


def _by_claim(
    claims: object, evidence: object, published: object
) -> tuple[Document, dict[str, list[Result]]]:
    """Return a document, and the results of its evidence by claim."""
    document = _document(claims, evidence, published)
    by_claim: dict[str, list[Result]] = {}
    for result in _results(document):
        by_claim.setdefault(result.row.claim_id, []).append(result)
    return document, by_claim
