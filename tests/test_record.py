"""The record: values read by hand from the sources, and what was done with their faults."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import _codebook, record

# Read by hand from the works named in record.sources(), not from the package.
PINNED = {
    "milestones": [
        ({"milestone_id": "m01"}, "date_text", "1953-10-01"),
        ({"milestone_id": "m02"}, "date_text", "1954-11-17"),
        ({"milestone_id": "m10"}, "date_text", "1991-09-17"),
        ({"milestone_id": "m07"}, "end", "1991-11-30"),
        ({"milestone_id": "m24"}, "end", "1988-10-02"),
    ],
    "recognition": [
        ({"korea": "KOR", "country": "HUN"}, "start", "1989-02-01"),
        ({"korea": "KOR", "country": "ALB"}, "start", "1991-08-22"),
        ({"korea": "KOR", "country": "BIH"}, "start", "1995-12-15"),
        ({"korea": "KOR", "country": "USA"}, "start", "1949-01-01"),
        ({"korea": "KOR", "country": "JPN"}, "start", "1965-12-18"),
        ({"korea": "KOR", "country": "TWN"}, "ended", "1992-08-23"),
        ({"korea": "KOR", "country": "CHN"}, "start", "1992-08-24"),
        ({"korea": "KOR", "country": "SUN"}, "start", "1990-09-30"),
        ({"korea": "PRK", "country": "MNG"}, "start", "1948-10-15"),
        ({"korea": "PRK", "country": "DDR"}, "ended", "1990-10-03"),
        ({"korea": "KOR", "country": "NAM"}, "start", "1990-03-21"),
    ],
    "counts_reported": [
        ({"scale": "press", "country": "MLI"}, "count", 143),
        ({"scale": "press", "country": "BDI"}, "count", 150),
        ({"scale": "press", "country": "LVA"}, "count", 153),
        ({"scale": "press", "country": "FSM"}, "count", 148),
        ({"scale": "encyclopedia", "date_text": "1990-12-31"}, "count", 144),
    ],
    "us_forces_korea": [
        ({"year": 1993, "service": "total"}, "persons", 34830),
        ({"year": 1992, "service": "total"}, "persons", 35743),
        ({"year": 1991, "service": "army"}, "persons", 30536),
        ({"year": 1951, "service": "total"}, "persons", None),
        ({"year": 1952, "service": "navy"}, "persons", None),
    ],
    "figures_reported": [
        ({"source_id": "loc-1990"}, "n_text", "44,500"),
        ({"source_id": "latimes-1991-11-21"}, "n_text", "39,000"),
        ({"source_id": "chitrib-1993-07-11b"}, "n_text", "36,000"),
    ],
    "armed_forces": [
        ({"country": "KOR", "year": 1990, "source_id": "cow-nmc-7"}, "persons", 650000),
        ({"country": "KOR", "year": 1991, "source_id": "cow-nmc-7"}, "persons", 750000),
        ({"country": "KOR", "year": 1995, "source_id": "wdi-milper"}, "persons", 641000),
        ({"country": "KOR", "year": 1987, "source_id": "wdi-milper"}, "persons", None),
    ],
    "us_trade": [
        ({"year": 1993, "country": "KOR"}, "imports_musd", 17118.1),
        ({"year": 1993, "country": "KOR"}, "exports_musd", 14781.9),
        ({"year": 1991, "country": "CHN"}, "imports_musd", 18969.2),
        ({"year": 1994, "country": "SUN"}, "imports_musd", None),
    ],
    "korea_trade": [
        ({"country": "USA", "year": 1993}, "exports_usd", 18137640000),
        ({"country": "JPN", "year": 1991}, "imports_usd", 21120216000),
        ({"country": "RUS", "year": 1993}, "exports_usd", 305600010),
        ({"country": "PSE", "year": 1993}, "exports_usd", None),
    ],
    "igo_memberships": [
        ({"korea": "KOR", "year": 1993}, "memberships", 62),
        ({"korea": "PRK", "year": 1990}, "memberships", 21),
    ],
}


@pytest.mark.parametrize(
    ("table", "key", "column", "value"), [(t, *pin) for t, pins in PINNED.items() for pin in pins]
)
def test_values_read_by_hand(table, key, column, value):
    frame = getattr(record, table)()
    for name, wanted in key.items():
        frame = frame[frame[name] == wanted]
    cell = frame[column].item()
    if value is None:
        assert pd.isna(cell)
    elif isinstance(cell, pd.Timestamp):
        assert cell == pd.Timestamp(value)
    else:
        assert cell == value


def test_the_dated_chain_closes_at_every_number_that_was_printed():
    chain = record.counts_reported()
    chain = chain[chain["scale"] == "press"].reset_index(drop=True)
    follows = chain["count"].shift() + chain["change"]
    assert (follows.iloc[1:] == chain["count"].iloc[1:]).all()
    # Printed: Mali, Burundi, Latvia, the ends of 1992 and 1993, Zimbabwe, Palau.
    printed = chain[chain["status"] == "reported"].set_index("date_text")["count"]
    for when, count in {
        "1990-09-27": 143,
        "1991-10-22": 153,
        "1992-12-31": 170,
        "1993-12-31": 174,
        "1994-11-18": 175,
        "1995-03-22": 178,
    }.items():
        assert printed[when] == count
    assert chain.loc[chain["country"] == "BDI", "end"].item() == pd.Timestamp("1991-10-12")


def test_the_events_of_the_encyclopedia_add_up_to_its_totals_in_every_year():
    events = record.recognition_witnesses().dropna(subset=["change"])
    totals = record.counts_reported()
    totals = totals[totals["scale"] == "encyclopedia"].rename(columns={"count": "total"})
    assert len(totals) == 52
    for row in totals.itertuples():
        assert events.loc[events["start"] <= row.start, "change"].sum() == row.total


def test_parts_and_totals_of_the_us_forces():
    table = record.us_forces_korea().pivot(index="year", columns="service", values="persons")
    parts = table.drop(columns="total").sum(axis=1, min_count=4)
    differ = parts.index[(parts != table["total"]).fillna(False)]
    # The years whose notes say so; in every other year the services are the total.
    assert list(differ) == [1953, 1959, 1960, 1961, 1966, 1967]
    notes = record.us_forces_korea().query("service == 'total'").set_index("year")["note"]
    assert notes[list(differ)].str.contains("add up").all()


def test_there_is_no_figure_for_a_year_without_a_report():
    table = record.us_forces_korea()
    silent = table[table["year"].isin([1951, 1952])]
    assert len(silent) == 10
    assert silent["persons"].isna().all() and silent["note"].notna().all()
    assert not (table["persons"] == 0).any()


def test_the_two_series_of_korean_forces_are_one_witness():
    table = record.armed_forces()
    table = table[table["country"] == "KOR"]
    wide = table.pivot(index="year", columns="source_id", values="persons").loc[1989:1994]
    assert (wide["cow-nmc-7"] == wide["wdi-milper"]).all()
    evidence = usrok.evidence()
    series = evidence[(evidence["claim_id"] == "f04") & evidence["independent"]]
    assert series["source_ids"].nunique() == 2
    assert series["witness"].nunique() == 1


def test_ranks_read_by_hand():
    ranks = record.us_trade_ranks()
    korea = ranks[ranks["country"] == "KOR"].set_index("year")["rank"]
    # Sorted by hand from exports and imports added, 1985 to 1999.
    assert list(korea) == [7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 7, 7, 8, 9, 8]
    # The table of the Bureau of Transportation Statistics has 7 for 1990.
    assert korea[1990] == 7
    first = ranks[(ranks["year"] == 1993) & (ranks["rank"] == 1)]
    assert first["country"].item() == "CAN"


def test_partners_before_1992_hold_all_the_large_ones():
    """The docstring of us_trade_ranks says so."""
    ranks = record.us_trade_ranks()
    large = set(ranks[(ranks["year"] == 1992) & (ranks["rank"] <= 25)]["country"])
    assert large <= set(ranks[ranks["year"] == 1991]["country"])
    assert (ranks[ranks["year"] <= 1991].groupby("year").size() == 76).all()


class TestRecognition:
    def test_every_state_of_the_sections_is_there_with_its_day(self):
        table = record.recognition()
        korea = table[table["korea"] == "KOR"]
        coarse = korea[korea["start_precision"] != "day"]
        # Lesotho resumed in 1986 and Guinea began in 1978: the sections give years only.
        assert sorted(coarse["country"]) == ["GIN", "LSO"]
        # 182 at the end of 1999, as the encyclopedia has it.
        assert korea["ended"].isna().sum() == 182

    def test_the_chosen_date_is_a_witness_and_the_rule_is_kept(self):
        witnesses = record.recognition_witnesses().set_index("witness_id")
        table = record.recognition().dropna(subset=["start_witness"])
        agreements = {"BHR", "CHE", "TWN"}  # the section dates an agreement, or is impossible
        for row in table.itertuples():
            chosen = witnesses.loc[row.start_witness]
            assert chosen["date_text"] == row.start_text
            assert chosen["country"] == row.country
            rivals = witnesses[
                (witnesses["korea"] == row.korea)
                & (witnesses["country"] == row.country)
                & (witnesses["act"] == chosen["act"])
                & (witnesses["passage"] == "section")
                & (witnesses["precision"] == "day")
                & (witnesses["date_text"] != row.start_text)
            ]
            if chosen["passage"] == "event_table" and row.country not in agreements | {
                "MRT",
                "VNM",
            }:
                assert rivals.empty, row

    def test_namibia_is_a_state_and_not_a_blank(self):
        assert "NAM" in set(record.recognition()["country"])
        assert "NAM" in set(record.korea_trade()["country"])

    def test_former_states_end_and_hand_over(self):
        table = record.recognition()
        korea = table[table["korea"] == "KOR"].set_index("country")
        for old, new, day in (
            ("SUN", "RUS", "1991-12-26"),
            ("YUG", "SRB", "1992-04-27"),
            ("CSK", "CZE", "1993-01-01"),
        ):
            assert korea.loc[old, "ended"] == korea.loc[new, "start"] == pd.Timestamp(day)
            assert korea.loc[new, "begins_as"] == "succession"
        assert korea.loc["YMD", "ended"] == pd.Timestamp("1990-05-22")
        countries = record.countries().set_index("country")
        assert countries.loc[["SUN", "YMD", "DDR"], "successor"].tolist() == ["RUS", "YEM", "DEU"]

    def test_spells_of_one_state_do_not_overlap(self):
        for _, spells in record.recognition().groupby(["korea", "country"]):
            spells = spells.sort_values("start")
            assert (spells["ended_latest"].iloc[:-1].to_numpy() <= spells["start"].iloc[1:]).all()


def test_each_correction_changes_exactly_the_cell_it_names():
    """Putting the old values back touches that many cells, each of them once."""
    corrections = record.corrections()
    assert not corrections.duplicated(["table", "row", "column"]).any()
    different = corrections["old_value"] != corrections["new_value"].fillna("")
    assert different.all()
    for entry in corrections.itertuples():
        frame = getattr(record, entry.table)()
        before = frame.copy()
        mask = pd.Series(True, index=frame.index)
        for part in entry.row.split(";"):
            key, value = part.split("=")
            mask &= frame[key].astype("string") == value
        assert mask.sum() == 1, entry
        column = frame[entry.column]
        old: object = entry.old_value
        if str(column.dtype).startswith("datetime"):
            old = pd.Timestamp(old if len(entry.old_value) > 4 else f"{old}-01-01")
        else:
            old = float(entry.old_value)
        frame.loc[mask, entry.column] = old
        differs = (frame != before).fillna(True) & ~(frame.isna() & before.isna())
        assert differs.to_numpy().sum() == 1, entry


def test_a_figure_copied_into_both_directions_is_no_figure():
    table = record.korea_trade()
    kosis = (table["exports_from"] == "KOSIS") & (table["imports_from"] == "KOSIS")
    same = table[kosis & (table["exports_usd"] == table["imports_usd"])]
    same = same[same["exports_usd"] > 0]
    # Guinea-Bissau and Zambia have it once, in thousands of dollars: that may be chance.
    assert list(zip(same["country"], same["year"], strict=True)) == [("GNB", 1975), ("ZMB", 1973)]
    assert same["exports_usd"].max() < 100_000


def test_every_source_is_used():
    used: set[str] = set()
    for name in _codebook.names():
        frame = getattr(record, name)() if _codebook.layer(name) == "record" else None
        if name == "evidence":
            frame = usrok.evidence()
        if frame is None or name == "sources":
            continue
        for column in frame.columns[frame.columns.str.contains("source")]:
            for cell in frame[column].dropna():
                used |= set(cell.split(";"))
    unused = set(record.sources()["source_id"]) - used
    assert unused == set()


def test_the_licence_of_a_source_is_blank_for_general_knowledge_only():
    sources = record.sources().set_index("source_id")
    assert list(sources.index[sources["licence"].isna()]) == ["general"]
    assert sources.loc["kdiplo-ties", "licence"] == "MIT"


def test_the_map_has_every_state_once():
    tiles = record.countries().dropna(subset=["tile_column"])
    assert not tiles.duplicated(["tile_column", "tile_row"]).any()
    assert (tiles["kind"] == "state").all()
    assert len(tiles) == (record.countries()["kind"] == "state").sum()
    place = tiles.set_index("country")[["tile_column", "tile_row"]]
    # Read as a map: west to east, north to south.
    for west, east in (("USA", "GBR"), ("FRA", "RUS"), ("IND", "JPN"), ("BRA", "NGA")):
        assert place.loc[west, "tile_column"] < place.loc[east, "tile_column"]
    for north, south in (("PRK", "KOR"), ("NOR", "ITA"), ("EGY", "ZAF"), ("USA", "ARG")):
        assert place.loc[north, "tile_row"] < place.loc[south, "tile_row"]


def test_no_text_of_a_source_is_carried_over():
    """Quotes stay phrases: no cell of the record has quotation marks around a long run."""
    for name in _codebook.names():
        if _codebook.layer(name) != "stated":
            frame = getattr(record, name)() if name != "evidence" else usrok.evidence()
            for column in frame.select_dtypes("string"):
                for cell in frame[column].dropna():
                    for quoted in re.findall(r'"([^"]+)"', cell):
                        assert len(quoted.split()) <= 8
