"""What the tasks ask for, computed from the tables; nothing here is typed in."""

from __future__ import annotations

from typing import Any

import pandas as pd

import usrok_data as usrok
from usrok_data.teaching._note import briefing_claims, briefing_note

#: Day of publication of the sheet; also a row of the table of events.
DAY = "1993-07-19"


# ---------------------------------------------------------------- 1: rows and sentences


def dated_events(own: bool = False) -> int:
    """Count the events that the sheet dates; with ``own`` its publication as well."""
    events = usrok.events()
    return len(events if own else events[events["sentence_id"].notna()])


def sentence_of(row: str) -> str:
    """Return the id of the sentence that a row was coded from."""
    claims = usrok.claims().set_index("claim_id")
    return str(claims.loc[row, "sentence_id"])


def rows_of(sentence: str) -> list[str]:
    """Return the ids of all rows coded from a sentence."""
    coded = usrok.sentences().set_index("sentence_id").loc[sentence, "coded"]
    return str(coded).split(";")


def rows_of_paragraph(sentence: str) -> list[str]:
    """Return the ids of all rows coded from the paragraph of a sentence."""
    sentences = usrok.sentences().set_index("sentence_id")
    same = sentences["paragraph"] == sentences.loc[sentence, "paragraph"]
    return ";".join(sentences.loc[same, "coded"].dropna()).split(";")


def spans(both_ends: bool = True) -> pd.DataFrame:
    """Return how many days the printed date of each event covers."""
    events = usrok.events()
    days = (events["end"] - events["start"]).dt.days + both_ends
    return pd.DataFrame({"event_id": events["event_id"], "days": days})


def before(day: str, column: str) -> list[str]:
    """Return the events with a bound before a day."""
    events = usrok.events()
    return list(events.loc[events[column] < day, "event_id"])


def checkable_share(times: float = 100, of: str = "section") -> pd.DataFrame:
    """Return which part of each section's claims can be checked."""
    claims = usrok.claims().dropna(subset=["section"])
    grouped = claims.groupby("section")["checkable"]
    base = grouped.count() if of == "section" else len(claims)
    if of == "checkable":
        base = int(claims["checkable"].sum())
    share = grouped.sum() / base * times
    return share.astype(float).rename("percent").reset_index()


# ---------------------------------------------------------------- 2: numbers and series


def bounds_of_report(figure: str) -> tuple[int, int]:
    """Return what a printed number of the record stands for."""
    row = usrok.record.figures_reported().set_index("figure_id").loc[figure]
    return int(row["n_low"]), int(row["n_high"])


def strength(year: int, service: str = "total") -> int:
    """Return the US strength in Korea in September of a year."""
    table = usrok.record.us_forces_korea()
    row = table[(table["year"] == year) & (table["service"] == service)]
    return int(row["persons"].item())


def every_row(year: int) -> int:
    """Add up all rows of a year, total and services."""
    table = usrok.record.us_forces_korea()
    return int(table.loc[table["year"] == year, "persons"].sum())


def gap_years() -> list[int]:
    """Return the years without a total."""
    table = usrok.record.us_forces_korea()
    total = table[table["service"] == "total"]
    return [int(y) for y in total.loc[total["persons"].isna(), "year"]]


def distance(base: str = "printed", times: float = 100) -> pd.DataFrame:
    """Return the US strength of 1988 to 1994 and its distance from the printed number."""
    force = usrok.forces().set_index("force_id").loc["f01"]
    printed = (force["n_low"] + force["n_high"]) / 2
    table = usrok.record.us_forces_korea()
    table = table[(table["service"] == "total") & table["year"].between(1988, 1994)]
    persons = table["persons"].astype(float)
    percent = (persons - printed) / (printed if base == "printed" else persons) * times
    return pd.DataFrame({"year": table["year"], "persons": table["persons"], "percent": percent})


def years_inside(rule: str = "bounds") -> list[int]:
    """Return the years since 1985 whose strength fits the printed number."""
    force = usrok.forces().set_index("force_id").loc["f01"]
    low, high = force["n_low"], force["n_high"]
    middle = (low + high) / 2
    if rule == "five percent":
        low, high = middle * 0.95, middle * 1.05
    table = usrok.record.us_forces_korea()
    table = table[(table["service"] == "total") & (table["year"] >= 1985)]
    return [int(y) for y in table.loc[table["persons"].between(low, high), "year"]]


def army(source: str | None = "cow-nmc-7", country: str = "KOR") -> dict[int, float]:
    """Return the armed forces of a country from 1985 to 1999, by one source."""
    table = usrok.record.armed_forces()
    table = table[(table["country"] == country) & table["year"].between(1985, 1999)]
    if source is None:
        table = table.groupby("year", as_index=False)["persons"].mean()
    else:
        table = table[table["source_id"] == source]
    table = table.dropna(subset=["persons"])
    return {int(y): float(p) for y, p in zip(table["year"], table["persons"], strict=True)}


# ---------------------------------------------------------------- 3: trade and rank


def us_trade(year: int, of: str = "sum", country: str = "KOR") -> float:
    """Return US goods trade with a partner, in million dollars."""
    table = usrok.record.us_trade()
    row = table[(table["year"] == year) & (table["country"] == country)]
    exports, imports = row["exports_musd"].item(), row["imports_musd"].item()
    return float({"sum": exports + imports, "exports": exports, "imports": imports}[of])


def ranks(of: str = "sum", ascending: bool = False, places: int = 0) -> pd.DataFrame:
    """Return the rank of Korea among US partners, 1989 to 1995."""
    table = usrok.record.us_trade().dropna(subset=["country"])
    table = table[table["year"].between(1989, 1995)]
    values = {
        "sum": table["exports_musd"] + table["imports_musd"],
        "exports": table["exports_musd"],
        "imports": table["imports_musd"],
    }[of]
    rank = values.groupby(table["year"]).rank(ascending=ascending, method="min") + places
    mine = table["country"] == "KOR"
    return pd.DataFrame({"year": table.loc[mine, "year"], "rank": rank[mine]})


def passed(first: int, then: int) -> str:
    """Return the partner that was behind Korea in one year and ahead in another."""
    table = usrok.record.us_trade_ranks()

    def ahead(year: int) -> set[str]:
        one = table[table["year"] == year].set_index("country")["rank"]
        return set(one.index[one < one["KOR"]])

    (country,) = ahead(then) - ahead(first)
    return str(country)


def behind(year: int, ahead: int = 1) -> float:
    """Return by how much Korea was behind a partner that ranked before it."""
    table = usrok.record.us_trade_ranks()
    one = table[table["year"] == year].set_index("rank")["total_musd"]
    korea = int(table.loc[(table["year"] == year) & (table["country"] == "KOR"), "rank"].item())
    return float(one[korea - ahead] - one[korea])


def mirror(of: str = "imports", base: str = "us", times: float = 100) -> pd.DataFrame:
    """Return by how many percent Korean figures exceed US figures, 1989 to 1993."""
    us = usrok.record.us_trade()
    us = us[us["country"] == "KOR"].set_index("year").loc[1989:1993]
    own = usrok.record.korea_trade()
    own = own[own["country"] == "USA"].set_index("year").loc[1989:1993]
    american = us["exports_musd"] if of == "imports" else us["imports_musd"]
    korean = own[f"{of}_usd"] / 1e6
    share = (korean - american) / (american if base == "us" else korean) * times
    return share.rename("percent").reset_index()


def raw_mirror() -> pd.DataFrame:
    """Return the mirror figures with dollars divided by million dollars."""
    us = usrok.record.us_trade()
    us = us[us["country"] == "KOR"].set_index("year").loc[1989:1993]
    own = usrok.record.korea_trade()
    own = own[own["country"] == "USA"].set_index("year").loc[1989:1993]
    share = (own["imports_usd"] / us["exports_musd"] - 1) * 100
    return share.rename("percent").reset_index()


def last_seventh() -> int:
    """Return the last year before publication in which Korea ranked seventh."""
    table = usrok.record.us_trade_ranks()
    table = table[(table["country"] == "KOR") & (table["year"] < 1993)]
    return int(table.loc[table["rank"] == 7, "year"].max())


# ---------------------------------------------------------------- 4: relations


def held_ties(status: bool = True, states: bool = True) -> pd.DataFrame:
    """Count the ties by kind; those held, and those with a state, unless told otherwise."""
    ties = usrok.ties()
    if status:
        ties = ties[ties["status"] == "held"]
    if states:
        ties = ties[ties["partner_type"] == "state"]
    return ties.groupby("kind").size().rename("ties").reset_index()


def partners(day: str, korea: str, sure: bool = False) -> set[str]:
    """Return the states with relations on a day; with ``sure`` only the certain ones."""
    table = usrok.relations_on(day, korea=korea)
    if sure:
        table = table[table["certainty"] == "certain"]
    return set(table["country"])


def gained(successors: bool = False) -> list[str]:
    """Return the states that South Korea gained from 5 April 1991 to publication."""
    now = usrok.relations_on(DAY, korea="KOR")
    new = now[~now["country"].isin(list(partners("1991-04-05", "KOR")))]
    begins = usrok.record.recognition().set_index("spell_id")["begins_as"]
    if not successors:
        new = new[new["spell_id"].map(begins) != "succession"]
    return list(new["country"])


def windows(number: int, sure: bool = False) -> pd.DataFrame:
    """Return when each published scale had a number of states."""
    table = usrok.count_windows(number)
    table = table[table["scale"] != "record"]
    columns = ["sure_from", "sure_to"] if sure else ["start", "end"]
    return pd.DataFrame(
        {"scale": table["scale"], "start": table[columns[0]], "end": table[columns[1]]}
    )


def disagreeing(
    unit: str = "year", korea: str = "KOR", act: str | None = "established"
) -> set[str]:
    """Return the states whose witnesses date the beginning of relations differently."""
    table = usrok.record.recognition_witnesses()
    table = table[table["korea"] == korea]
    if act is not None:
        table = table[table["act"] == act]
    when = table["start"].dt.year if unit == "year" else table["start"]
    different = when.groupby(table["country"]).nunique() > 1
    return set(different.index[different])


def low_and_high(day: str, korea: str) -> tuple[int, int]:
    """Return how many states a Korea surely had relations with, and how many at most."""
    table = usrok.relations_on(day, korea=korea)
    return int((table["certainty"] == "certain").sum()), len(table)


# ---------------------------------------------------------------- 5: windows


def window(claim: str) -> tuple[Any, Any]:
    """Return the window of a claim by its first row of evidence."""
    table = usrok.validity()
    table = table[table["claim_id"] == claim]
    return table["start"].iloc[0], table["end"].iloc[0]


def overlap(scale: str = "press") -> tuple[Any, Any]:
    """Return the days on which 148 states and no Albania were both true."""
    count = usrok.count_windows(148).set_index("scale").loc[scale]
    albania = window("t22")
    return max(count["start"], albania[0]), min(count["end"], albania[1])


def overlap_days(both_ends: bool = True) -> int:
    """Count the days of the overlap."""
    first, last = overlap()
    return int((last - first).days) + both_ends


def with_verdict(*verdicts: str) -> list[str]:
    """Return the claims with one of some verdicts."""
    table = usrok.verdicts()
    return list(table.loc[table["verdict"].isin(verdicts), "claim_id"])


def patches(after: Any, column: str = "start", only_agreeing: bool = True) -> list[str]:
    """Return the claims that hold, and whose windows open after a day."""
    table = usrok.validity()
    if not only_agreeing:
        return list(table.loc[table[column] > after, "claim_id"].unique())
    table = table[table["verdict"] == "agrees"]
    opens = table.groupby("claim_id")[column].min()
    return list(opens.index[opens > after])


# ---------------------------------------------------------------- own claims


def three_claims() -> pd.DataFrame:
    """Return the claims that exercise 5 gives evidence for."""
    return pd.DataFrame(
        [
            {"claim_id": "a01", "claim": "South Korea has relations with Vietnam."},
            {"claim_id": "a02", "claim": "South Korea has no relations with Cuba."},
            {
                "claim_id": "a03",
                "claim": "South Korea has relations with 170 states.",
                "n_low": 170,
                "n_high": 170,
            },
        ]
    )


def evidence_of_three(**changes: dict[str, Any]) -> pd.DataFrame:
    """Return evidence for the three claims, with changes to try mistakes."""
    rows = {
        "a01": {"method": "relations", "key": "VNM"},
        "a02": {"method": "no_relations", "key": "CUB"},
        "a03": {"method": "count", "key": "press"},
    }
    return _evidence(rows, changes)


def _evidence(rows: dict[str, dict[str, Any]], changes: dict[str, dict[str, Any]]) -> pd.DataFrame:
    """Build a table of evidence; with changes, of the changed claims only."""
    chosen = changes or rows
    return pd.DataFrame([{"claim_id": claim, **row} for claim, row in chosen.items()])


def note_sentences(checkable: bool = True) -> list[str]:
    """Return the sentences of the note with a claim that can be checked; or all."""
    if not checkable:
        return list(briefing_note()["sentence_id"])
    return sorted(set(briefing_claims()["sentence_id"]))


#: What the printed numbers of the note stand for. A rounded number reaches half a step of
#: its last digit to either side; a rank and a count are exact.
_STEPS = {"a01": (41_000, 1_000), "a02": (650_000, 10_000), "a03": (7, 0), "a04": (145, 0)}


def note_bounds(widen: float = 0.5, exact: bool = False, share: float = 0.0) -> pd.DataFrame:
    """Return the bounds of the printed numbers of the note."""
    rows = []
    for claim, (number, step) in _STEPS.items():
        half = 0 if exact else (number * share if share else step * widen)
        rows.append({"claim_id": claim, "n_low": number - half, "n_high": number + half})
    return pd.DataFrame(rows)


def note_claims() -> pd.DataFrame:
    """Return the claims of the note in the shape of the audit."""
    claims = briefing_claims().drop(columns="sentence_id")
    return claims.merge(note_bounds(), on="claim_id", how="left")


def note_evidence(**changes: dict[str, Any]) -> pd.DataFrame:
    """Return evidence for the note, with changes to try mistakes."""
    rows = {
        "a01": {"method": "series", "record": "us_forces_korea", "key": "total"},
        "a02": {"method": "series", "record": "armed_forces", "key": "KOR;cow-nmc-7"},
        "a03": {"method": "rank", "key": "KOR"},
        "a04": {"method": "count", "key": "press"},
        "a05": {"method": "relations", "key": "SUN"},
        "a06": {"method": "no_relations", "key": "CHN"},
        "a07": {"method": "milestone", "begins": "m10"},
        "a08": {"method": "relations", "key": "UKR"},
        "a09": {"method": "milestone", "begins": "m24"},
    }
    return _evidence(rows, changes)


def note_outdated(*also: str) -> list[str]:
    """Return the claims of the note that had stopped being true."""
    from usrok_data.teaching._note import PUBLISHED

    table = usrok.verdicts(note_claims(), note_evidence(), PUBLISHED)
    return list(table.loc[table["verdict"].isin(["outdated", *also]), "claim_id"])


def note_frame(claims: tuple[str, ...] = (), sure: bool = False) -> tuple[Any, Any]:
    """Return the days on which all claims that are not true at publication may have been."""
    from usrok_data.teaching._note import PUBLISHED

    table = usrok.validity(note_claims(), note_evidence(), PUBLISHED)
    table = table[table["claim_id"].isin(claims or note_outdated("close"))]
    start, end = ("sure_from", "sure_to") if sure else ("start", "end")
    # Of several windows of a claim, the last one before publication.
    last = table[table[start] <= PUBLISHED].groupby("claim_id").last()
    return last[start].max(), last[end].min()
