import pandas as pd

__all__ = ["armed_forces", "corrections", "countries", "counts_reported", "figures_reported", "groups", "igo_memberships", "korea_trade", "milestones", "recognition", "recognition_list", "recognition_reports", "sources", "us_forces_korea", "us_trade", "us_trade_ranks"]

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
    on another basis. Neither explains the jump from 650,000 to 750,000 in 1991.

    Source: National Material Capabilities, version 7.0, as distributed in peacesciencer.
    Correlates of War Project.; Armed forces personnel, total (MS.MIL.TOTL.P1), World
    Development Indicators, as distributed by open-numbers. World Bank..

    Licence: CC-BY-4.0.
    """

def corrections() -> pd.DataFrame:
    """Load the table corrections: Corrections and choices.

    What was found wrong or doubtful in the works from which the record was compiled, cell by
    cell: old value, new value, reason.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per cell whose value differs from the work it was taken from.
        Columns:

        correction_id : string
            Id of the correction.
        table : string
            Table that was corrected.
        row : string
            The row, as key=value, separated by semicolons.
        column : string
            Column that was corrected.
        old_value : string
            Value in the work.
        new_value : string
            Value in the table. Missing: the value was removed.
        kind : string
            Kind of correction. One of ``corrected``, ``chosen``.
        reason : string
            Why it was corrected.
        source_id : string
            Source; see the table sources.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The tables hold the new value. A correction concerns one cell; a test compares each
    with its cell.

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

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Names are the short names used today. A former state has the day on which it ended
    and its successor, which the counts use. A row here says nothing about recognition.

    Source: ISO 3166; names after the Unicode Common Locale Data Repository.

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
    Where two days are given for an event, both are kept.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-SA-4.0.
    """

def figures_reported() -> pd.DataFrame:
    """Load the table figures_reported: Figures printed for the same things.

    Strengths that newspapers, the Library of Congress and the State Department printed.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per strength as one source printed it. Columns:

        figure_id : string
            Id of the row.
        subject : string
            What is counted. One of ``us_forces_korea``, ``rok_armed_forces``.
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
    Caution: A printed number is rounded: n_low and n_high say what it stands for.

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
            Group. One of ``east_central_europe``, ``east_central_europe_wide``, ``communist``.
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
    Correlates of War Project..

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
    repeat one figure in both directions, so Correlates of War is used there, or no figure.
    Trade with the Soviet Union is under Russia. Partners include territories. For trade with
    the US these figures are higher than those of the Census: by up to a tenth for goods to the
    US, by up to a quarter for goods from it.

    Source: Korea's goods trade by partner, KOSIS with Correlates of War where KOSIS has no
    figure (MIT licence). K. J. Ayhan (kdiplo 0.2.1)..

    Licence: MIT.
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
            When, as the source gives it: a day, a month, a year, or two days that the sources
            give.
        start : datetime64[s]
            First possible day.
        end : datetime64[s]
            Last possible day; for something that lasts, its last day.
        precision : string
            How precise it is. One of ``day``, ``month``, ``year``, ``range``.
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
    dated event table, year-end totals). Wikipedia.; List of diplomatic relations of North
    Korea, Chinese edition, state of February 2018, tied to states from other texts. Wikipedia.;
    South and North Korea's diplomatic ties, country-year, after the ROK Ministry of Foreign
    Affairs (MIT licence). K. J. Ayhan (kdiplo 0.2.1)..

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
    Foreign Affairs (MIT licence). K. J. Ayhan (kdiplo 0.2.1)..

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
    dated event table, year-end totals). Wikipedia.; List of diplomatic relations of North
    Korea, Chinese edition, state of February 2018, tied to states from other texts. Wikipedia..

    Licence: CC-BY-SA-4.0.
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

def us_forces_korea() -> pd.DataFrame:
    """Load the table us_forces_korea: US active-duty strength in Korea.

    Strength on 30 September of each year, by service.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per service on one day of counting. Columns:

        year : Int64
            Calendar year.
        day : datetime64[s]
            Day of the count.
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
    Caution: No figure for 1951 and 1952: the source repeats the total of 1953. In 1953, 1959,
    1960, 1961, 1966 and 1967 the services do not add up to the total; both are as the source
    gives them. On other days of the year the strength is unknown.

    Source: Active-duty personnel by country, 30 September strengths (DMDC), as compiled in
    troopdata (Allen, Flynn and Martinez Machain 2022, doi:10.1177/07388942211030885). Defense
    Manpower Data Center / M. Flynn..

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
    Services are not included.

    Source: U.S. trade in goods by country, annual, Census basis. US Census Bureau..

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
