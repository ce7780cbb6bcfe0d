import pandas as pd

__all__ = ["armed_forces", "context", "corrections", "countries", "counts_reported", "exchange_rates", "figures_reported", "groups", "igo_memberships", "indicators", "korea_trade", "memberships", "milestones", "recognition", "recognition_list", "recognition_reports", "reused_text", "sources", "terms", "test_claims", "test_documents", "us_forces_korea", "us_trade", "us_trade_ranks"]

def armed_forces() -> pd.DataFrame:
    """Load the table armed_forces: Armed forces personnel.

    Military personnel of a country in a year, from two compilations.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per country, year and source. Columns:

        country : string
            Code of the country.
        year : Int64
            Calendar year.
        persons : Int64
            Military personnel. Unit: persons. Missing: no figure in the source.
        source_id : string
            Source; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The two series for South Korea are equal in every year from 1989 to 1994 and
    probably share one origin, so they are one source for those years. From 1995 the second is
    on another basis. Neither explains the jump from 650,000 to 750,000 in 1991, which the white
    papers of the South Korean defence ministry do not have.

    Source: National Material Capabilities, version 7.0, as distributed in peacesciencer.
    Correlates of War Project; Armed forces personnel, total (MS.MIL.TOTL.P1), World Development
    Indicators, as distributed by open-numbers. World Bank.

    Licence: CC-BY-4.0.
    """

def context() -> pd.DataFrame:
    """Load the table context: Events around the fact sheet.

    Dated events around the fact sheet, with a sentence on why each matters to a reader of it.
    Compiled by hand; most are from 1985 to 1994.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per dated event. Columns:

        context_id : string
            Id of the row. Stable, never reused.
        date_text : string
            When, as ISO 8601: a day, a month, the first and last day or month, or two days that
            the sources give.
        start : datetime64[s]
            First day, or first possible day.
        end : datetime64[s]
            Last day, or last possible day.
        precision : string
            How precise the date is. One of ``day``, ``month``, ``range``.
        section : string
            Section of the sheet to which the event belongs. One of ``introduction``,
            ``security``, ``economics_trade``, ``foreign_relations``.
        event : string
            What happened.
        why_it_matters : string
            Why it matters to a reader of the sheet.
        source_ids : string
            Sources, separated by semicolons; see the table sources.
        confidence : string
            How well supported the date is. One of ``high``, ``medium``, ``low``.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The choice of events is ours, and so are the sentences on why they matter. An event
    that is tested as evidence is also in the table milestones. Where a report is all there is,
    the day is that of the report.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def corrections() -> pd.DataFrame:
    """Load the table corrections: Corrections and choices.

    Cells whose value differs from the work it was taken from or from version 0.4 of this
    package, and corrections that were proposed and not made: old value, new value, reason.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per cell that was corrected, or for which a correction was
        refused. Columns:

        correction_id : string
            Id of the correction.
        table : string
            Table of the cell.
        row : string
            The row, as key=value, separated by semicolons.
        column : string
            Column of the cell.
        old_value : string
            Value in the work or in version 0.4; the proposal, if it was refused. Missing: the
            cell had no value, or the row is new.
        new_value : string
            Value in the table. Missing: the value was removed, or the cell had none.
        kind : string
            Kind of correction. One of ``corrected``, ``chosen``, ``refined``, ``refused``.
        reason : string
            Why it was corrected or refused, and what the value rests on.
        source_id : string
            Source; see the table sources.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The tables hold the new value. A correction concerns one cell; a test compares each
    with its cell. If a correction was refused, old_value is the proposal and new_value the
    value that was kept.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def countries() -> pd.DataFrame:
    """Load the table countries: Countries and their codes.

    Every country code used in the record: states that exist today, former states, and
    territories that appear in trade figures. The tile grid was laid out by hand for this
    package.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per state, former state or territory. Columns:

        country : string
            ISO 3166-1 alpha-3 code; ISO 3166-3 for former states; XKX is user-assigned.
        name : string
            Short English name.
        name_ko : string
            Korean name.
        kind : string
            What it is. One of ``state``, ``former_state``, ``territory``.
        ended : datetime64[s]
            Day on which the state ended. Missing: has not ended, or not a state.
        successor : string
            Code of the state that a list made today counts in its place. Missing: none.
        tile_column : Int64
            Column of its square on the tile-grid map, from the west. Missing: not on the map.
        tile_row : Int64
            Row of its square on the tile-grid map, from the north. Missing: not on the map.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: English names are the short names used today, except Turkey, which has the name of
    the years covered. Korean names follow the Unicode repository, or the list of the foreign
    ministry where that name would be misread. A former state has the day on which it ended and
    its successor, which the counts use. A row here says nothing about recognition.

    Source: ISO 3166; names after the Unicode Common Locale Data Repository; Korean names after
    the ROK Ministry of Foreign Affairs, in kdiplo (MIT licence). K. J. Ayhan.

    Licence: CC-BY-4.0.
    """

def counts_reported() -> pd.DataFrame:
    """Load the table counts_reported: Counts of the states with which South Korea had relations.

    The number of states as the press printed it after an event, or as it follows from the
    number before; and the year-end totals of an encyclopedia.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per count after one event, or at the end of one year. Columns:

        count_id : string
            Id of the row.
        count_series : string
            Who counted. One of ``press``, ``encyclopedia``.
        date_text : string
            When, as the source gives it: a day, a month, a year, or two days that the sources
            give.
        start : datetime64[s]
            First possible day.
        end : datetime64[s]
            Last possible day; for something that lasts, its last day.
        precision : string
            How precise it is. One of ``day``, ``month``, ``year``, ``range``.
        event : string
            What happened.
        country : string
            Code of the state. Missing: no single state.
        change : Int64
            Change from the row before. Unit: states. Missing: the first row of the chain, or a
            total.
        count : Int64
            Count after the event. Unit: states.
        status : string
            Whether the number was printed or inferred. One of ``reported``, ``inferred``.
        source_id : string
            Source; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Two count series, which differ by one from 1990 on; no reason was found. Inferred
    rows are links in a chain that meets a printed number at 143, 150, 153, 170, 174 and 178.
    Where two days are given for an event, both are kept. The 170 of the end of 1992 comes from
    an encyclopedia, as do the days of many steps.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-SA-4.0.
    """

def exchange_rates() -> pd.DataFrame:
    """Load the table exchange_rates: Won per US dollar.

    Exchange rate of the South Korean won: monthly average of noon buying rates in New York.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per month. Columns:

        month : datetime64[s]
            First day of the month.
        won_per_usd : Float64
            Average rate of the month. Unit: won per US dollar.
        source_id : string
            Source; see the table sources.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The Factbook prints rates from 0.1 to 0.5 % below these: another compilation.

    Source: Board of Governors of the Federal Reserve System, H.10/G.5, as copied in
    datasets/exchange-rates.

    Licence: CC-BY-4.0.
    """

def figures_reported() -> pd.DataFrame:
    """Load the table figures_reported: Military strengths as sources printed them.

    Strengths that newspapers, the Library of Congress and the State Department printed.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per strength as one source printed it. Columns:

        figure_id : string
            Id of the row.
        subject : string
            What is counted. One of ``us_forces_korea``, ``rok_armed_forces``,
            ``us_forces_level_kept``, ``dprk_armed_forces``.
        n_text : string
            Number as printed.
        n_low : Int64
            Lowest value it stands for. Unit: see the column unit.
        n_high : Int64
            Highest value it stands for. Unit: see the column unit.
        unit : string
            What is counted. One of ``persons``.
        date_text : string
            When, as the source gives it: a day, a month, a year, or two days that the sources
            give.
        start : datetime64[s]
            First possible day.
        end : datetime64[s]
            Last possible day; for something that lasts, its last day.
        precision : string
            How precise it is. One of ``day``, ``month``, ``year``, ``range``.
        source_id : string
            Source; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: A printed number is rounded: n_low and n_high say what it stands for. The date is
    the one that the figure is of, which may be years before it was printed.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def groups() -> pd.DataFrame:
    """Load the table groups: Groups of states used by claims.

    Which states a phrase of the sheet such as "Eastern and Central European countries"
    includes, and between which dates. A judgement, kept as data so that it can be changed.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per state in one group. Columns:

        member_id : string
            Id of the row.
        group : string
            Group. One of ``east_central_europe``, ``east_central_europe_wide``, ``communist``,
            ``east_central_europe_without_republics``, ``east_central_europe_us``,
            ``european_community``, ``africa``, ``middle_east``.
        country : string
            Code of the state.
        start : datetime64[s]
            First day on which the state counts as a member; for older states the founding of
            South Korea.
        end : datetime64[s]
            Last day as a member. Missing: a member to the end of the record.
        source_ids : string
            Sources, separated by semicolons; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Who belongs is open to interpretation, so both a narrow and a wide reading of
    Eastern and Central Europe are kept. A state that was new in the 1990s counts from its
    admission to the UN, not from its declaration of independence.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def igo_memberships() -> pd.DataFrame:
    """Load the table igo_memberships: Memberships in intergovernmental organisations.

    Full memberships of each Korea in a year.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per Korea and year. Columns:

        korea : string
            Which Korea. One of ``KOR``, ``PRK``.
        year : Int64
            Calendar year.
        memberships : Int64
            Number of intergovernmental organisations of which it is a full member. Unit:
            organisations.
        source_id : string
            Source; see the table sources.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Associate members and observers are left out: the extract has zero for them in
    every row, which is not a count.

    Source: Intergovernmental Organizations, state-year counts, as distributed in peacesciencer.
    Correlates of War Project.

    Licence: CC-BY-4.0.
    """

def indicators() -> pd.DataFrame:
    """Load the table indicators: Yearly figures for the chapters.

    Figures by year that no other table has: economic growth, the payments for US forces, the
    members of the United Nations, and strengths of the two Korean armies as reported at the
    time.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per indicator, country, year and source. Columns:

        indicator : string
            What is measured. One of ``gdp_current_usd``, ``gdp_growth``, ``cost_share_direct``,
            ``cost_share_indirect``, ``cost_share_direct_and_indirect``,
            ``un_members_of_today_admitted``.
        country : string
            Code of the country the figure is about. Missing: a figure about the whole world.
        year : Int64
            Calendar year.
        value : Float64
            The figure. Unit: see the column unit.
        unit : string
            Unit of the figure. One of ``US dollars, current``, ``percent``, ``million US
            dollars``, ``states``, ``persons``.
        source_id : string
            Source; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Growth is that of the edition of 2019; a later edition has up to 0.5 points more in
    some years. Payments are as newspapers reported them: those of 1989 and 1990 were not found,
    and those of 1996 and 1998 are what was agreed. Direct payments are in cash; indirect ones
    are estimates and differ by what is counted. Members of the UN are the 193 members of 2015,
    counted from the day of admission at the end of each year: states that have ended since,
    such as Czechoslovakia, are left out, so the number is lower than that of the time. Two
    sources for the strength of one army in one year disagree by more than a tenth. Trade by
    partner is in the table korea_trade.

    Source: GDP in current US dollars (NY.GDP.MKTP.CD) and GDP growth (NY.GDP.MKTP.KD.ZG), World
    Development Indicators. World Bank; Status tables of the United Nations Treaty Collection,
    as collected in untreaties. United Nations / Z. M. Jones; Newspapers, row by row; see the
    table sources.

    Licence: CC-BY-4.0.
    """

def korea_trade() -> pd.DataFrame:
    """Load the table korea_trade: Korean goods trade by partner.

    South Korean exports and imports of goods, from KOSIS, or from Correlates of War where KOSIS
    has none.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per trading partner and year. Columns:

        country : string
            Code of the partner.
        year : Int64
            Calendar year.
        exports_usd : Int64
            Korean exports to the partner. Unit: US dollars, current. Missing: no figure.
        imports_usd : Int64
            Korean imports from the partner. Unit: US dollars, current. Missing: no figure.
        exports_from : string
            Compilation from which the exports come. One of ``KOSIS``, ``CoW``. Missing: no
            figure.
        imports_from : string
            Compilation from which the imports come. One of ``KOSIS``, ``CoW``. Missing: no
            figure.
        source_id : string
            Source; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: For Russia, Serbia, Tanzania and the Palestinian territories the KOSIS columns
    repeat one figure in both directions (for Tanzania in some years), so Correlates of War is
    used there, or no figure. Trade with the Soviet Union is under Russia. Partners include
    territories. For trade with the US these figures are higher than those of the Census: by up
    to a tenth for goods to the US, by up to a quarter for goods from it. Other former states,
    too, are under their successors; record.countries() has the codes.

    Source: Korea's goods trade by partner, KOSIS with Correlates of War where KOSIS has no
    figure (MIT licence). K. J. Ayhan (kdiplo 0.2.1).

    Licence: MIT.
    """

def memberships() -> pd.DataFrame:
    """Load the table memberships: Memberships in international bodies.

    When each Korea joined the specialised agencies of the UN, other international bodies and
    treaties. A row is a full membership unless its name says otherwise. Compiled by hand.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per body and Korea. Columns:

        membership_id : string
            Id of the row. Stable, never reused.
        body : string
            Short name of the body or of the status in it.
        name : string
            Full name of the body, with the status if it is not full membership.
        kind : string
            Kind of body. One of ``un_specialised_agency``, ``un``, ``un_body``, ``other``.
        korea : string
            Which Korea. One of ``KOR``, ``PRK``.
        date_text : string
            When it joined, as ISO 8601, as a decade, or the latest possible date. Missing: it
            did not join, or when is not known.
        start : datetime64[s]
            First possible day of joining. Missing: it did not join, or no first day is known.
        end : datetime64[s]
            Last possible day of joining; for a founding meeting, its last day. Missing: it did
            not join, or when is not known.
        precision : string
            How precise the date is. One of ``day``, ``month``, ``year``, ``decade``,
            ``before``, ``between``. Missing: no date.
        left : datetime64[s]
            First possible day on which the membership or status had ended. Missing: it did not
            end before the year 2000, or it never began.
        left_latest : datetime64[s]
            Last possible day on which it had ended. Missing: as left.
        member_1993 : boolean
            Whether it was a member, or had the status, on 19 July 1993. Missing: not known.
        source_ids : string
            Sources, separated by semicolons; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Joining is dated by ratification, admission or the report of it, whichever the
    source has; a treaty by the deposit, which can be months before it is in force. Where only a
    list proves membership, the start is missing and the end is the last day of the year of the
    first list seen, the Factbook of 1990 or 1991. The 16 agencies are those of July 1993.
    Membership says nothing about how active a member is. Years that rest on state-year data
    alone can be off by some years before 1965.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def milestones() -> pd.DataFrame:
    """Load the table milestones: Milestones.

    Dated acts that bear on a claim: signed, in force, agreed, opened, ended.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per dated act. Columns:

        milestone_id : string
            Id of the milestone. Stable, never reused.
        subject : string
            What the act is part of.
        act : string
            What happened.
        date_text : string
            When, as the source gives it: a day, a month, a year, two days that the sources
            give, or the first and the last possible day.
        start : datetime64[s]
            First possible day.
        end : datetime64[s]
            Last possible day; for something that lasts, its last day.
        precision : string
            How precise it is. One of ``day``, ``month``, ``year``, ``range``, ``between``.
        source_ids : string
            Sources, separated by semicolons; see the table sources.
        confidence : string
            How well supported the value is. One of ``high``, ``medium``, ``low``.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Sources sometimes differ by a day or more; the note says where. Rows with low
    confidence rest on general knowledge.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def recognition() -> pd.DataFrame:
    """Load the table recognition: Spells of diplomatic relations of both Koreas.

    Relations of each Korea with each state from 1948 to 1999, compiled from the sources by one
    rule: a source that names the state is preferred to one in which the state had to be worked
    out; a day to a month, a month to a year; where the naming source dates only an agreement,
    or gives an impossible day, the other source is used. A suspension, a freeze or a closed
    embassy is not a break. When a state ends, its successor carries on its relations in a spell
    that begins as a succession.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per spell of diplomatic relations between one Korea and one
        state. Columns:

        spell_id : string
            Id of the spell. Stable, never reused.
        korea : string
            Which Korea. One of ``KOR``, ``PRK``.
        country : string
            Code of the other state, as it was then.
        begins_as : string
            How the spell begins. One of ``established``, ``resumed``, ``succession``.
        start_text : string
            When, as the chosen source gives it.
        start : datetime64[s]
            First possible day.
        start_latest : datetime64[s]
            Last possible day of the start.
        start_precision : string
            How precise the start is. One of ``day``, ``month``, ``year``, ``range``.
        start_source : string
            Source chosen for the start.
        start_report : string
            Row of recognition_reports from which it was taken. Missing: taken from the country
            list or from a succession.
        ends_as : string
            How the spell ends. One of ``broken``, ``state_ended``. Missing: lasts beyond 1999.
        ended_text : string
            When, as the chosen source gives it. Missing: lasts beyond 1999.
        ended : datetime64[s]
            First possible day without relations. Missing: lasts beyond 1999.
        ended_latest : datetime64[s]
            Last possible day of the end. Missing: lasts beyond 1999.
        ended_precision : string
            How precise the end is. One of ``day``, ``month``, ``year``, ``range``. Missing:
            lasts beyond 1999.
        ended_source : string
            Source chosen for the end. Missing: lasts beyond 1999.
        ended_report : string
            Row of recognition_reports from which it was taken. Missing: lasts beyond 1999, or
            was not taken from a row of recognition_reports.
        confidence : string
            How well supported the value is. One of ``high``, ``medium``, ``low``.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Days for North Korea rest on one list whose country names were partly worked out:
    see confidence and the sources. Relations hold from start up to, but not including, ended.
    Where the day of the start is not known, start_latest is later than start.

    Source: Foreign relations of South Korea, Korean edition, state of 2020 (country sections, a
    dated event table, year-end totals). Wikipedia; List of diplomatic relations of North Korea,
    Chinese edition, state of February 2018, tied to states from other texts. Wikipedia; South
    and North Korea's diplomatic ties, country-year, after the ROK Ministry of Foreign Affairs
    (MIT licence). K. J. Ayhan (kdiplo 0.2.1).

    Licence: CC-BY-SA-4.0.
    """

def recognition_list() -> pd.DataFrame:
    """Load the table recognition_list: The country-year list of relations.

    A list by calendar year, compiled decades later and kept apart because it counts differently
    from the Foreign Ministry at the time.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per spell of relations by calendar year. Columns:

        list_id : string
            Id of the row.
        korea : string
            Which Korea. One of ``KOR``, ``PRK``.
        country : string
            Code of the state; that of the successor for a former state.
        first_year : Int64
            First calendar year with relations.
        ended_year : Int64
            First calendar year without relations. Missing: lasts beyond 1999.
        list_date : Int64
            Year in the date column of the same list, which does not always agree.
        source_id : string
            Source; see the table sources.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Years only. Former states are counted under their successors. Nobody published this
    count at the time: its year-ends are six below the press. For North Korea ended_year follows
    no single rule. Tonga, Tuvalu, Nauru and Kiribati are dated to one year but marked as
    without relations until decades later.

    Source: South and North Korea's diplomatic ties, country-year, after the ROK Ministry of
    Foreign Affairs (MIT licence). K. J. Ayhan (kdiplo 0.2.1).

    Licence: MIT.
    """

def recognition_reports() -> pd.DataFrame:
    """Load the table recognition_reports: What each source says on the dates of relations.

    Every date of relations that a source gives, whether or not it was chosen. The event table
    of the encyclopedia had lost its country names in the copy that was read; they were matched
    by equal date or worked out.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per date of one act, as one passage of one source gives it.
        Columns:

        report_id : string
            Id of the row.
        korea : string
            Which Korea. One of ``KOR``, ``PRK``.
        country : string
            Code of the other state. Missing: the source does not say which of two states.
        act : string
            What is dated. One of ``established``, ``broken``, ``resumed``, ``state_ended``,
            ``suspended``, ``normalised``.
        date_text : string
            When, as the source gives it: a day, a month, a year, or two days that the sources
            give.
        start : datetime64[s]
            First possible day.
        end : datetime64[s]
            Last possible day; for something that lasts, its last day.
        precision : string
            How precise it is. One of ``day``, ``month``, ``year``, ``range``.
        source_id : string
            Source; see the table sources.
        passage : string
            Which part of the source. One of ``section``, ``event_table``, ``list``, ``report``,
            ``article``.
        basis : string
            How the date is tied to the state. One of ``named``, ``matched``, ``text``,
            ``near``, ``inferred``, ``eliminated``.
        confidence : string
            How well supported the value is. One of ``high``, ``medium``, ``low``.
        change : Int64
            What the act does to the count of the event table. Missing: not a row of the event
            table.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Several rows can describe the same act. Only rows of the event table change the
    count; their sum is the count of the encyclopedia.

    Source: Foreign relations of South Korea, Korean edition, state of 2020 (country sections, a
    dated event table, year-end totals). Wikipedia; List of diplomatic relations of North Korea,
    Chinese edition, state of February 2018, tied to states from other texts. Wikipedia.

    Licence: CC-BY-SA-4.0.
    """

def reused_text() -> pd.DataFrame:
    """Load the table reused_text: The sheet beside the Background Note of April 1991.

    Where six sentences of the sheet recur in the State Department's Background Note on South
    Korea of April 1991: what is the same, what was changed, what was brought up to date, and
    what is new. Compared word by word by a program and coded by hand.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per run of words of the sheet. Columns:

        reuse_id : string
            Id of the row. Stable, never reused.
        sentence_id : string
            Sentence of the sheet; see the table sentences.
        kind : string
            How the words of the sheet relate to the Note. One of ``same``, ``changed``,
            ``updated``, ``new``.
        first_word : Int64
            Place of the first word in the sentence, from 1.
        last_word : Int64
            Place of the last word in the sentence.
        words : Int64
            Number of words of the sheet. Unit: words.
        in_note : string
            What the Note has there, in at most eight words. Missing: the same words (kind
            same), or nothing (kind new).
        in_sheet : string
            What the sheet has there, in at most eight words; three dots stand for the middle of
            a longer run.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Only the opening of the Note's section on foreign relations was seen. The copy
    breaks off before the place where the sentences on Hungary and Eastern Europe would follow;
    whether the clause on Albania stood there is not known. A shared run has at least five words
    in the same order, in one sentence of the sheet; words are separated by white space, and
    case and punctuation do not count. Of the 79 words of s17 to s20, 59 stand in such runs.
    Words in no row are shared in shorter runs or were written for the sheet. Places count the
    words of the sheet's sentence from 1.

    Source: Background Notes: South Korea, April 1991 edition (CD-ROM copy; only its opening was
    seen). US Department of State; Fact Sheet: U.S.-Korea Relations. US Department of State
    Dispatch, vol. 4 no. 29, 19 July 1993 (tracking number 297782).

    Licence: CC-BY-4.0.
    """

def sources() -> pd.DataFrame:
    """Load the table sources: Sources.

    Every work that the record or the evidence rests on.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per work cited. Columns:

        source_id : string
            Id of the source. Stable, never reused.
        title : string
            Title, or what the report is about.
        publisher : string
            Publisher or author. Missing: no publisher, for general knowledge.
        published : string
            Day, month or year of publication. Missing: not known.
        kind : string
            Kind of source. One of ``primary``, ``official``, ``press``, ``scholarly_data``,
            ``encyclopedia``, ``secondary``, ``unsourced``.
        licence : string
            Terms under which the work may be used. Missing: nothing to license.
        url : string
            Where it can be read. Missing: no address known.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The licence says how the work itself may be used. Only facts and figures were taken
    from it, never its text.

    Source: Compiled for usrok_data.

    Licence: CC-BY-4.0.
    """

def terms() -> pd.DataFrame:
    """Load the table terms: Terms of office.

    Who held which office and when: presidents, prime ministers, deputy prime ministers and
    foreign ministers of South Korea, heads of its parties, both ambassadors, US presidents and
    secretaries of state, leaders and premiers of North Korea. Compiled by hand from registers,
    data sets and newspapers, without the texts that are tested with it.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per office, person and term. Columns:

        term_id : string
            Id of the row. Stable, never reused.
        office : string
            The office.
        person : string
            Who held it, or vacant.
        other_names : string
            Other spellings of the name, separated by semicolons. Missing: none noted.
        start : datetime64[s]
            First possible day of taking office. Missing: no first day is known.
        start_latest : datetime64[s]
            Last possible day of taking office.
        start_precision : string
            How precise the start is. One of ``day``, ``month``, ``year``, ``between``,
            ``before``.
        ended : datetime64[s]
            First possible day of leaving office. Missing: still in office when the record ends.
        ended_latest : datetime64[s]
            Last possible day of leaving office. Missing: still in office when the record ends.
        ended_precision : string
            How precise the end is. One of ``day``, ``month``, ``year``, ``between``,
            ``before``. Missing: still in office when the record ends.
        source_ids : string
            Sources, separated by semicolons; see the table sources.
        confidence : string
            How well supported the value is. One of ``high``, ``medium``, ``low``.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Terms that touch 1985 to 1999. On the day of a change both persons count as in
    office. Acting and formal dates often differ; the dates then span both. A vacant embassy is
    a row of its own.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def test_claims() -> pd.DataFrame:
    """Load the table test_claims: Claims of the texts of known date.

    Every statement on government, economy, treaties and memberships that a coder found in the
    eight texts, each with its test, in the form that date_document() takes.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per claim of a text. Columns:

        test_claim_id : string
            Id of the claim: edition and number. Stable, never reused.
        document_id : string
            The text; see test_documents.
        section : string
            Section of the text.
        quote : string
            The words, at most eight.
        claim : string
            The claim in plain words.
        test : string
            How it is tested; see methods(). One of ``milestone``, ``reading``, ``as_of``,
            ``member``, ``term``, ``not checkable``.
        key : string
            Term of office or body. Missing: the test needs none.
        begins : string
            Milestone with which it became true. Missing: it has no beginning in the record, or
            another test.
        ends : string
            Milestone with which it stopped being true. Missing: it has no end, or another test.
        date : string
            Date that the text prints for the figure. Missing: another test.
        holds : boolean
            What a reading finds. Missing: another test.
        reason : string
            Why it is read so, or not tested. Missing: it is tested.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: One coder. Absences from a list of members were left out: of 49 tried, 41 were gaps
    of the list. A rule that was chosen on texts looks better on them than on others.

    Source: Central Intelligence Agency, The World Factbook, Project Gutenberg electronic texts.

    Licence: CC-BY-4.0.
    """

def test_documents() -> pd.DataFrame:
    """Load the table test_documents: Texts of known date.

    Eight editions of the entry on South Korea in the World Factbook, with what is known of when
    each was written. Chapter 06 dates them from their claims alone, to see whether the method
    works.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per text. Columns:

        document_id : string
            Id of the text. Stable, never reused.
        edition : Int64
            Year in the title.
        title : string
            The text.
        information_date : datetime64[s]
            Date of information that the edition states; start of the known interval.
        update_start : datetime64[s]
            First day of the political update that it states. Missing: none is stated.
        update_end : datetime64[s]
            Last day of that update. Missing: none is stated.
        last_office_date : datetime64[s]
            The latest office dated anywhere in the volume; end of the known interval.
        last_office : string
            That office.
        note : string
            What a reader should know about this row. Missing: nothing to add.
        source_id : string
            Source; see the table sources.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: No edition has one true date: it states a date of information, some a later
    political update, and offices elsewhere in the volume are later still. The known interval
    runs from the first to the last of these. All are one entry of one publisher, and text was
    carried over from year to year: they are not independent tests.

    Source: Central Intelligence Agency, The World Factbook, Project Gutenberg electronic texts.

    Licence: CC-BY-4.0.
    """

def us_forces_korea() -> pd.DataFrame:
    """Load the table us_forces_korea: US active-duty strength in Korea.

    Strength by service, one report a year: of June in 1950 and from 1953 to 1956, of September
    from 1957 on.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per service in one year's report. Columns:

        year : Int64
            Calendar year.
        day : datetime64[s]
            Day of the count: the last day of the month that the report names. Missing: no
            report of this year.
        service : string
            Service. One of ``total``, ``army``, ``navy``, ``air_force``, ``marine_corps``.
        persons : Int64
            Active-duty personnel. Unit: persons. Missing: no report; see note.
        source_id : string
            Source; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: No figure for 1951 and 1952: there is no report, and the source repeats the total
    of 1953. The reports name the month; its last day stands for it. In 1953, 1959, 1960, 1961,
    1966 and 1967 the Navy is without the item Navy Other, which the printed total leaves out
    too; in 1957 the total includes it. On other days of the year the strength is unknown.

    Source: Active-duty personnel by country, reports of June (1950, 1953 to 1956) and September
    (from 1957) (DMDC), as compiled in troopdata (Allen, Flynn and Martinez Machain 2022,
    doi:10.1177/07388942211030885). Defense Manpower Data Center / M. Flynn.

    Licence: CC-BY-4.0.
    """

def us_trade() -> pd.DataFrame:
    """Load the table us_trade: US goods trade by partner.

    Exports and imports of goods, Census basis.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per trading partner and year. Columns:

        year : Int64
            Calendar year.
        census_code : string
            Code of the partner in the source.
        country : string
            Code of the partner. Missing: not one country.
        partner : string
            Name in the source.
        exports_musd : Float64
            US exports to the partner. Unit: million US dollars, current. Missing: code no
            longer in use.
        imports_musd : Float64
            US imports from the partner. Unit: million US dollars, current. Missing: code no
            longer in use.
        source_id : string
            Source; see the table sources.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: 76 partners until 1991, more from 1992. Germany includes the east before 1990. A
    zero is less than 50,000 dollars; a missing figure belongs to a code no longer in use.
    Services are not included. Israel, Ethiopia, and Gaza Strip and West Bank have two codes in
    some years; add them up before you merge by country.

    Source: U.S. trade in goods by country, annual, Census basis. US Census Bureau.

    Licence: CC-BY-4.0.
    """

def us_trade_ranks() -> pd.DataFrame:
    """Rank the partners of the United States by goods trade, year by year.

    Returns
    -------
    pandas.DataFrame
        One row per partner and year, the largest first. Columns:

        year : Int64
            Calendar year.
        rank : Int64
            Rank; equal totals share the better rank.
        country : string
            Code of the partner.
        partner : string
            Name in the source.
        total_musd : Float64
            Exports and imports added. Unit: million US dollars, current.
        partners : Int64
            How many partners were ranked in the year.

    Raises
    ------
    DataError
        If an installed table is missing, damaged or does not match the codebook.

    Notes
    -----
    Partners without figures are left out, not ranked last.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> ranks = usrok.record.us_trade_ranks()
    >>> int(ranks.loc[(ranks["country"] == "KOR") & (ranks["year"] == 1993), "rank"].item())
    8
    """
