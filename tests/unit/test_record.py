"""The record: values read by hand from the sources, and how their faults were treated."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import record
from usrok_data.trade import bloc_members, rank_partners

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

# Read by hand from the works named in record.sources(), not from the package.
PINNED = [
    ("milestones", "milestone_id=m01", "date_text", "1953-10-01"),
    ("milestones", "milestone_id=m02", "date_text", "1954-11-17"),
    ("milestones", "milestone_id=m10", "date_text", "1991-09-17"),
    ("milestones", "milestone_id=m07", "end", "1991-11-30"),
    ("milestones", "milestone_id=m24", "end", "1988-10-02"),
    ("milestones", "milestone_id=m06", "end", "1991-01-31"),
    ("milestones", "milestone_id=m12", "end", "1989-10-31"),
    ("milestones", "milestone_id=m15", "date_text", "1991-07-19 or 1991-07-20"),
    ("milestones", "milestone_id=m39", "date_text", "1992-01-31"),
    ("milestones", "milestone_id=m40", "date_text", "1992-11-18"),
    ("milestones", "milestone_id=m41", "date_text", "1992-11-18"),
    ("milestones", "milestone_id=m43", "date_text", "1995-12-15"),
    ("recognition", "korea=KOR country=HUN", "start", "1989-02-01"),
    ("recognition", "korea=KOR country=ALB", "start", "1991-08-22"),
    ("recognition", "korea=KOR country=BIH", "start", "1995-12-15"),
    ("recognition", "korea=KOR country=USA", "start", "1949-01-01"),
    ("recognition", "korea=KOR country=JPN", "start", "1965-12-18"),
    ("recognition", "korea=KOR country=TWN", "ended", "1992-08-23"),
    ("recognition", "korea=KOR country=CHN", "start", "1992-08-24"),
    ("recognition", "korea=KOR country=SUN", "start", "1990-09-30"),
    ("recognition", "korea=PRK country=MNG", "start", "1948-10-15"),
    ("recognition", "korea=PRK country=DDR", "ended", "1990-10-03"),
    ("recognition", "korea=KOR country=NAM", "start", "1990-03-21"),
    ("recognition", "spell_id=r098", "country", "LAO"),
    ("recognition", "spell_id=r098", "ended", "1975-07-24"),
    ("recognition", "spell_id=r098", "ended_latest", "1975-07-24"),
    ("recognition", "spell_id=r014", "country", "BEN"),
    ("recognition", "spell_id=r014", "ended", "1975-10-06"),
    ("recognition", "spell_id=r014", "ended_latest", "1975-10-06"),
    ("recognition_reports", "source_id=wiki-laos", "date_text", "1975-07-24"),
    ("recognition_reports", "source_id=hankyung-1991-11-19", "date_text", "1991-11-08"),
    ("recognition_reports", "source_id=daum-benin", "date_text", "1975-10"),
    ("counts_reported", "count_series=press country=MLI", "count", 143),
    ("counts_reported", "count_series=press country=BDI", "count", 150),
    ("counts_reported", "count_series=press country=LVA", "count", 153),
    ("counts_reported", "count_series=press country=FSM", "count", 148),
    ("counts_reported", "count_series=encyclopedia date_text=1990-12-31", "count", 144),
    ("us_forces_korea", "year=1993 service=total", "persons", 34830),
    ("us_forces_korea", "year=1992 service=total", "persons", 35743),
    ("us_forces_korea", "year=1991 service=army", "persons", 30536),
    ("us_forces_korea", "year=1951 service=total", "persons", None),
    ("us_forces_korea", "year=1952 service=navy", "persons", None),
    ("us_forces_korea", "year=1953 service=marine_corps", "persons", 33531),
    ("us_forces_korea", "year=1954 service=marine_corps", "persons", 28359),
    ("us_forces_korea", "year=1953 service=navy", "persons", 2099),
    ("us_forces_korea", "year=1957 service=navy", "persons", 1081),
    ("us_forces_korea", "year=1959 service=navy", "persons", 212),
    ("us_forces_korea", "year=1960 service=navy", "persons", 228),
    ("us_forces_korea", "year=1961 service=navy", "persons", 244),
    ("us_forces_korea", "year=1966 service=navy", "persons", 190),
    ("us_forces_korea", "year=1967 service=navy", "persons", 194),
    ("figures_reported", "source_id=loc-1990", "n_text", "44,500"),
    ("figures_reported", "source_id=latimes-1991-11-21", "n_text", "39,000"),
    ("figures_reported", "source_id=chitrib-1993-07-11b", "n_text", "36,000"),
    # Each Note heads its line on defence with a year.
    ("figures_reported", "source_id=bgnote-1997", "date_text", "1995"),
    ("figures_reported", "source_id=bgnote-1998", "end", "1996-12-31"),
    ("countries", "country=SCG", "ended", "2006-06-03"),
    ("countries", "country=VAT", "name_ko", "교황청"),
    ("countries", "country=PSE", "name_ko", "팔레스타인"),
    ("countries", "country=ZAF", "name_ko", "남아프리카공화국"),
    ("countries", "country=COD", "name_ko", "콩고민주공화국"),
    ("countries", "country=COG", "name_ko", "콩고공화국"),
    ("countries", "country=DMA", "name_ko", "도미니카연방"),
    ("countries", "country=CAF", "name_ko", "중앙아프리카공화국"),
    ("countries", "country=GNQ", "name_ko", "적도기니"),
    ("countries", "country=HKG", "name_ko", "홍콩"),
    ("countries", "country=MAC", "name_ko", "마카오"),
    ("countries", "country=TUR", "name", "Turkey"),
    ("countries", "country=TUR", "name_ko", "터키"),
    ("armed_forces", "country=KOR year=1990 source_id=cow-nmc-7", "persons", 650000),
    ("armed_forces", "country=KOR year=1991 source_id=cow-nmc-7", "persons", 750000),
    ("armed_forces", "country=KOR year=1995 source_id=wdi-milper", "persons", 641000),
    ("armed_forces", "country=KOR year=1987 source_id=wdi-milper", "persons", None),
    ("us_trade", "year=1993 country=KOR", "imports_musd", 17118.1),
    ("us_trade", "year=1993 country=KOR", "exports_musd", 14781.9),
    ("us_trade", "year=1991 country=CHN", "imports_musd", 18969.2),
    ("us_trade", "year=1994 country=SUN", "imports_musd", None),
    ("korea_trade", "country=USA year=1993", "exports_usd", 18137640000),
    ("korea_trade", "country=JPN year=1991", "imports_usd", 21120216000),
    ("korea_trade", "country=RUS year=1993", "exports_usd", 305600010),
    ("korea_trade", "country=PSE year=1993", "exports_usd", None),
    ("igo_memberships", "korea=KOR year=1993", "memberships", 62),
    ("igo_memberships", "korea=PRK year=1990", "memberships", 21),
]


@pytest.mark.parametrize(("table", "row", "column", "value"), PINNED)
def test_values_read_by_hand(table, row, column, value):
    frame = usrok.load(table)
    for part in row.split():
        key, wanted = part.split("=")
        frame = frame[frame[key].astype(str) == wanted]
    cell = frame[column].item()
    if isinstance(cell, pd.Timestamp):
        cell = f"{cell:%Y-%m-%d}"
    assert (None if pd.isna(cell) else cell) == value


def test_the_dated_chain_closes_at_every_number_that_was_printed():
    chain = record.counts_reported()
    chain = chain[chain["count_series"] == "press"].reset_index(drop=True)
    follows = chain["count"].shift() + chain["change"]
    assert (follows.iloc[1:] == chain["count"].iloc[1:]).all()
    # Printed: Mali, Burundi, Latvia, the ends of 1992 and 1993, Zimbabwe, Palau.
    printed = chain[chain["status"] == "reported"].set_index("date_text")["count"]
    wanted = {"1990-09-27": 143, "1991-10-22": 153, "1992-12-31": 170, "1993-12-31": 174}
    wanted |= {"1994-11-18": 175, "1995-03-22": 178}
    assert printed[list(wanted)].to_dict() == wanted
    assert chain.loc[chain["country"] == "BDI", "end"].item() == pd.Timestamp("1991-10-12")


def test_the_events_of_the_encyclopedia_add_up_to_its_totals_in_every_year():
    events = record.recognition_reports().dropna(subset=["change"])
    totals = record.counts_reported()
    totals = totals[totals["count_series"] == "encyclopedia"].rename(columns={"count": "total"})
    assert len(totals) == 52
    for row in totals.itertuples():
        assert events.loc[events["start"] <= row.start, "change"].sum() == row.total


def test_the_services_add_up_to_the_total_in_every_year():
    table = record.us_forces_korea().pivot(index="year", columns="service", values="persons")
    known = table.drop(index=[1951, 1952])
    assert len(known) == 48 and known.notna().all(axis=None)
    assert (known.drop(columns="total").sum(axis=1) == known["total"]).all()


def test_the_days_of_the_us_forces_are_those_of_the_reports():
    table = record.us_forces_korea()
    days = table.dropna(subset=["day"]).groupby("year")["day"].agg(["min", "max"])
    assert (days["min"] == days["max"]).all()
    # The reports are of June in these five years and of September from 1957 on.
    june = [1950, 1953, 1954, 1955, 1956]
    wanted = [f"{year}-06-30" for year in june] + [f"{year}-09-30" for year in range(1957, 2000)]
    assert [f"{day:%Y-%m-%d}" for day in days["min"]] == wanted
    assert sorted(set(table.loc[table["day"].isna(), "year"])) == [1951, 1952]


def test_there_is_no_figure_for_a_year_without_a_report():
    table = record.us_forces_korea()
    unreported = table[table["year"].isin([1951, 1952])]
    assert len(unreported) == 10
    assert unreported["persons"].isna().all() and unreported["note"].notna().all()
    assert not (table["persons"] == 0).any()


def test_the_two_series_of_korean_forces_are_one_source():
    table = record.armed_forces()
    table = table[table["country"] == "KOR"]
    wide = table.pivot(index="year", columns="source_id", values="persons").loc[1989:1994]
    assert (wide["cow-nmc-7"] == wide["wdi-milper"]).all()
    evidence = usrok.evidence()
    series = evidence[(evidence["claim_id"] == "c12") & (evidence["record"] == "armed_forces")]
    assert set(series["source_ids"]) == {"cow-nmc-7", "wdi-milper"}
    assert series["independent"].all() and series["origin"].nunique() == 1


def test_ranks_read_by_hand():
    ranks = record.us_trade_ranks()
    korea = ranks[ranks["country"] == "KOR"].set_index("year")["rank"]
    # Sorted by hand from exports and imports added, 1985 to 1999.
    assert list(korea) == [7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 7, 7, 8, 9, 8]
    first = ranks[(ranks["year"] == 1993) & (ranks["rank"] == 1)]
    assert first["country"].item() == "CAN"


def test_ranks_of_1991_to_1994_by_the_other_readings():
    community = bloc_members("european_community")
    assert len(community) == 12
    # By exports behind Taiwan in 1992 and 1993; with the Community as one, behind China from 1992.
    for ranks, expected in (
        (rank_partners("exports"), [6, 7, 7, 6]),
        (rank_partners("total", community), [6, 7, 7, 7]),
    ):
        korea = ranks[ranks["country"] == "KOR"].set_index("year")["rank"]
        assert korea.loc[1991:1994].tolist() == expected


def test_partners_before_1992_hold_all_the_large_ones():
    ranks = record.us_trade_ranks()
    large = set(ranks[(ranks["year"] == 1992) & (ranks["rank"] <= 25)]["country"])
    assert large <= set(ranks[ranks["year"] == 1991]["country"])
    assert (ranks[ranks["year"] <= 1991].groupby("year").size() == 76).all()


def test_a_partner_is_ranked_once_a_year():
    ranks = record.us_trade_ranks()
    assert not ranks.duplicated(["year", "country"]).any()
    # Two codes in 1993, when Eritrea left: 63.4 and 75.5 of exports, 12.2 and 9.8 of imports.
    ethiopia = ranks[(ranks["country"] == "ETH") & (ranks["year"] == 1993)]
    assert ethiopia["total_musd"].item() == pytest.approx(160.9)
    assert (ranks.groupby("year").size() == ranks.groupby("year")["partners"].first()).all()


def test_only_countries_and_territories_are_trading_partners():
    ranks = record.us_trade_ranks()
    assert set(ranks["country"]) <= set(record.countries()["country"])
    names = ranks["partner"].str.lower()
    assert not names.str.contains("unidentified|organization|international").any()
    # They are in the table that the ranks are computed from.
    listed = record.us_trade()["partner"]
    assert {"Unidentified Countries", "International Organizations"} <= set(listed)


def test_every_state_of_the_sections_is_there_with_its_day():
    table = record.recognition()
    korea = table[table["korea"] == "KOR"]
    coarse = korea[korea["start_precision"] != "day"]
    # Lesotho resumed in 1986 and Guinea began in 1978: the sections give years only.
    assert sorted(coarse["country"]) == ["GIN", "LSO"]
    # 182 at the end of 1999, as the encyclopedia has it.
    assert korea["ended"].isna().sum() == 182


def test_each_spell_rests_on_a_report_and_the_sections_go_first():
    reports = record.recognition_reports().set_index("report_id")
    table = record.recognition().dropna(subset=["start_report"])
    # The section dates an agreement (BHR, CHE), has an impossible day (TWN), or the state has
    # two spells (MRT, VNM).
    exceptions = {"BHR", "CHE", "TWN", "MRT", "VNM"}
    for row in table.itertuples():
        chosen = reports.loc[row.start_report]
        assert chosen["date_text"] == row.start_text
        assert chosen["country"] == row.country
        rivals = reports[
            (reports["korea"] == row.korea)
            & (reports["country"] == row.country)
            & (reports["act"] == chosen["act"])
            & (reports["passage"] == "section")
            & (reports["precision"] == "day")
            & (reports["date_text"] != row.start_text)
        ]
        if chosen["passage"] == "event_table" and row.country not in exceptions:
            assert rivals.empty, row


def test_a_break_has_the_day_of_its_report():
    reports = record.recognition_reports().set_index("report_id")
    for row in record.recognition().dropna(subset=["ended_report"]).itertuples():
        chosen = reports.loc[row.ended_report]
        assert (chosen["country"], chosen["date_text"]) == (row.country, row.ended_text), row
        assert chosen["source_id"] == row.ended_source, row


def test_the_two_breaks_of_1975_are_told_apart():
    reports = record.recognition_reports().query("act == 'broken'").set_index("date_text")
    assert (reports.loc[["1975-07-24"], "country"] == "LAO").all()
    assert reports.loc["1975-10-06", "country"] == "BEN"
    # One day of the event table is left without a state.
    nameless = record.recognition_reports().query("country.isna()")
    assert list(nameless["date_text"]) == ["1962-04-18"]


def test_the_newspaper_of_november_1991_is_not_chosen_for_albania():
    report = record.recognition_reports().set_index("source_id").loc["hankyung-1991-11-19"]
    assert (report["country"], report["act"]) == ("ALB", "established")
    assert report["note"].startswith("not chosen")
    spell = record.recognition().query("korea == 'KOR' and country == 'ALB'")
    assert spell["start_report"].item() != report["report_id"]


def test_milestones_of_relations_have_the_days_of_the_record():
    names = {"USSR": "SUN"} | record.countries().set_index("name")["country"].to_dict()
    spells = record.recognition().query("korea == 'KOR'")
    head = "Relations of South Korea with "
    acts = record.milestones().query("act == 'established'")
    acts = acts[acts["subject"].str.startswith(head)]
    assert len(acts) == 22 and (acts["precision"] == "day").all()
    for row in acts.itertuples():
        spell = spells[spells["country"] == names[row.subject.removeprefix(head)]]
        # With North Macedonia since 2019, after the end of the record.
        assert row.start in set(spell["start"]) or row.milestone_id == "m44", row


def test_namibia_is_a_state_and_not_a_missing_value():
    assert "NAM" in set(record.recognition()["country"])
    assert "NAM" in set(record.korea_trade()["country"])


def test_former_states_end_and_hand_over():
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


def test_spells_of_one_state_do_not_overlap():
    for _, spells in record.recognition().groupby(["korea", "country"]):
        spells = spells.sort_values("start")
        assert (spells["ended_latest"].iloc[:-1].to_numpy() <= spells["start"].iloc[1:]).all()


def test_each_correction_changes_one_cell_once():
    """That the cells hold the new values is a rule of test_data.py."""
    corrections = record.corrections()
    assert not corrections.duplicated(["table", "row", "column"]).any()
    assert (corrections["old_value"].fillna("") != corrections["new_value"].fillna("")).all()
    assert set(corrections["table"]) <= {*record.__all__, "evidence"}


def test_a_refused_proposal_is_not_in_the_table():
    refused = record.corrections().query("kind == 'refused'")
    assert len(refused) == 6 and refused["old_value"].notna().all()
    proposals = refused.set_index("row")["old_value"]
    assert proposals["year=1954;service=marine_corps"] == "28358"
    assert proposals["country=TUR"] == "Türkiye"


def test_the_figure_of_750000_is_marked_wherever_it_stands():
    forces = record.armed_forces().query("country == 'KOR'")
    marked = forces["note"].str.contains("655,000").fillna(False)
    assert list(forces.loc[marked, "persons"]) == [750000] * 9
    assert (forces["persons"] == 750000).sum() == 9


def test_a_figure_copied_into_both_directions_is_no_figure():
    table = record.korea_trade()
    kosis = (table["exports_from"] == "KOSIS") & (table["imports_from"] == "KOSIS")
    same = table[kosis & (table["exports_usd"] == table["imports_usd"])]
    same = same[same["exports_usd"] > 0]
    # Guinea-Bissau and Zambia have it once, in thousands of dollars: that may be chance.
    assert list(zip(same["country"], same["year"], strict=True)) == [("GNB", 1975), ("ZMB", 1973)]
    assert same["exports_usd"].max() < 100_000


def test_every_source_is_used_by_a_table_or_linked_in_a_chapter():
    sources = record.sources()
    chapters = "\n".join(path.read_text("utf-8") for path in NOTEBOOKS.glob("0*.ipynb"))
    used = {s.source_id for s in sources.dropna(subset=["url"]).itertuples() if s.url in chapters}
    for name in ("evidence", *record.__all__):
        table = usrok.load(name)
        for column in table.columns[table.columns.str.contains("source")]:
            if name != "sources":
                used |= set(table[column].dropna().str.split(";").explode())
    assert used == set(sources["source_id"])


def test_only_general_knowledge_has_no_licence():
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
