# Written by tests/regenerate.py; do not edit. For editors and type checkers.

import os
from pathlib import Path

import pandas as pd

from usrok_data import charts as charts, record as record, teaching as teaching
from usrok_data.annotated import AnnotatedSheet
from usrok_data.codebook import DataError as DataError
from usrok_data.dating import Dating as Dating
from usrok_data.documents import AuditError as AuditError
from usrok_data.fact_sheet import FactSheetError as FactSheetError
from usrok_data.lookup import Style
from usrok_data.relations import CountSeries, Korea, Names

__version__: str
PUBLICATION_DATE: pd.Timestamp

__all__ = ["PUBLICATION_DATE", "AuditError", "DataError", "Dating", "FactSheetError", "annotate", "charts", "check", "cite", "claims", "columns", "compare_counts", "count_periods", "count_relations", "date_document", "events", "evidence", "forces", "load", "methods", "quote_source", "read_fact_sheet", "record", "relations_on", "relations_panel", "sentences", "show", "tables", "teaching", "template", "ties", "validity", "verdicts", "verdicts_by_reading"]

def annotate(path: str | os.PathLike[str], save: str | os.PathLike[str] | None = ...) -> AnnotatedSheet:
    """Show your own copy of the fact sheet, with claims and verdicts beside the sentences.

    Parameters
    ----------
    path : str or os.PathLike
        Your own copy of the fact sheet; see ``read_fact_sheet``.
    save : str or os.PathLike, optional
        File to write, a complete HTML page to read or to print, for instance
        ``"annotated.html"``. An existing file is replaced.

    Returns
    -------
    AnnotatedSheet
        A notebook shows it. Its attribute ``html`` is the HTML that is shown.

    Raises
    ------
    FactSheetError
        If `save` is the copy itself. Other errors are those of ``read_fact_sheet``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.annotate("fact_sheet.txt", save="annotated.html")  # doctest: +SKIP
    """

def check() -> pd.DataFrame:
    """Compare every installed data file with the checksum it was published with.

    Returns
    -------
    pandas.DataFrame
        One row per file: ``file`` (string), ``ok`` (boolean), ``problem`` (string, what is
        wrong and how to repair it; missing where nothing is).

    Raises
    ------
    DataError
        If the list of checksums itself is missing or damaged.

    Notes
    -----
    Files are read anew at each call. Tables that were loaded before are not read again.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> bool(usrok.check()["ok"].all())
    True
    """

def cite(name: str | None = ..., style: Style = ...) -> str:
    """Return the citation of the package or of one table, with the sources it rests on.

    Parameters
    ----------
    name : str, optional
        Name of a table; without it, the whole package.
    style : {"text", "bibtex"}
        A sentence for a footnote, or BibTeX entries.

    Returns
    -------
    str
        The citation, with the version of the data, followed by the sources.

    Raises
    ------
    ValueError
        If there is no such table or style; the message suggests the nearest.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> print(usrok.cite("forces").splitlines()[0][:23])
    usrok_data contributors
    """

def claims() -> pd.DataFrame:
    """Load the table claims: Claims of the fact sheet.

    Everything the sheet says that could be true or false, and every judgement and intention it
    states. Read and coded by hand from the circulated text; a program compared every quote with
    it.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per claim of the sheet, in the order of the text (each fact
        once). Columns:

        claim_id : string
            Id of the claim. Stable, never reused.
        sentence_id : string
            Sentence that makes the claim; see the table sentences.
        quote : string
            Printed words from that sentence, at most eight.
        claim : string
            The claim in plain words.
        question : string
            Question that the claim answers. Claims that answer the same question share it.
        kind : string
            What kind of claim it is. One of ``event``, ``state``, ``judgement``, ``intention``.
        n_text : string
            Number as printed. Missing: no number is printed.
        n_low : Int64
            Lowest value the printed number stands for: half a unit of its last significant
            digit below it; counts and ranks are exact. Unit: see the column unit. Missing: the
            words set no lower bound.
        n_high : Int64
            Highest value the printed number stands for, by the same rule. Unit: see the column
            unit. Missing: the words set no upper bound.
        unit : string
            What is counted. One of ``persons``, ``squadrons``, ``states``, ``rank``. Missing:
            nothing is counted.
        date_text : string
            Date as printed in the sentence. Missing: the sentence prints no date for this.
        start : datetime64[s]
            First day that the printed words cover. Unit: day. Missing: the words set no first
            day.
        end : datetime64[s]
            Last day that the printed words cover. Unit: day. Missing: the words set no last
            day.
        precision : string
            How precise the printed date is. With day, start and end are the days named; with
            any other, the bounds between which the day lies. One of ``day``, ``month``,
            ``part_of_year``, ``year``, ``decade``, ``relative``. Missing: no date.
        checkable : boolean
            Whether an independent dated event, count or series could show the claim to be true
            or false.
        not_checkable : string
            Why the claim cannot be checked. Missing: the claim can be checked.
        basis : string
            How the claim rests on the sheet. One of ``stated``, ``computed``, ``inferred``.
        note : string
            What a reader should know about this row. Missing: nothing to add.
        would_change : string
            What new evidence would change the verdict, in the judgement of the person who coded
            the claim. Missing: nobody has said.
        former_ids : string
            Ids of the same claim in versions before 1.0, separated by semicolons. They are
            never given to another claim. Missing: new in 1.0.
        section : string
            Section of the sheet. One of ``introduction``, ``security``, ``economics_trade``,
            ``foreign_relations``.
        paragraph : Int64
            Number of the paragraph in the sheet, from 1.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: A sentence is split where its parts can differ in truth: the agreement to pay for a
    move (c17) and the direction of the move (c19). How many claims a text makes depends on the
    reader who splits it.

    Source: Fact Sheet: U.S.-Korea Relations. US Department of State Dispatch, vol. 4 no. 29, 19
    July 1993 (tracking number 297782).

    Licence: CC-BY-4.0.
    """

def columns(name: str) -> pd.DataFrame:
    """Describe the columns of one table.

    Parameters
    ----------
    name : str
        Name of a table, as ``tables()`` lists them, for instance ``"forces"``.

    Returns
    -------
    pandas.DataFrame
        One row per column, in order, all of dtype ``string``: ``column``, ``dtype`` (as
        loaded), ``description``, ``unit`` (missing where nothing is measured), ``values``
        (the allowed values with their labels, missing where any value may occur),
        ``missing`` (what a missing value means; missing where none occurs).

    Raises
    ------
    ValueError
        If there is no such table; the message suggests the nearest name.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.columns("forces").loc[0, "column"]
    'force_id'
    """

def compare_counts(date: object = ...) -> pd.DataFrame:
    """Name the states that make the country-year list and the record differ on a day.

    Parameters
    ----------
    date : str, datetime.date, pandas.Timestamp or numpy.datetime64
        The day, for instance ``"1991-04-05"``; without it, the publication date.

    Returns
    -------
    pandas.DataFrame
        One row per state that only one of the two counts. Columns:

        country : string
            Code of the state.
        name : string
            Short English name.
        only_in : string
            Which of the two counts it. One of ``record``, ``list``.
        certainty : string
            How certain the relations are on the day. One of ``certain``, ``possible``.
        note : string
            Note of the spell in the record. Missing: none, or no spell.

    Raises
    ------
    ValueError
        If the date is not a day of the record.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.compare_counts("1991-04-05")["country"].tolist()
    ['KIR', 'MDG', 'NRU', 'TON', 'TUV']
    """

def count_periods(number: int = ..., korea: Korea = ...) -> pd.DataFrame:
    """Find when the count of states was a given number, in each count series.

    Parameters
    ----------
    number : int
        The number of states; without it, the 148 that the sheet prints.
    korea : {"KOR", "PRK"}
        Which Korea; press and encyclopedia count South Korea only.

    Returns
    -------
    pandas.DataFrame
        One row per count series and period (a row without days where the series never had the
        number). Columns:

        count_series : string
            Who counted. One of ``press``, ``encyclopedia``, ``list``, ``record``.
        count : Int64
            The number. Unit: states.
        start : datetime64[s]
            First day on which the count may have been the number. Missing: never.
        end : datetime64[s]
            Last day on which it may have been the number. Missing: never.
        certain_from : datetime64[s]
            First day on which it certainly was the number. Missing: certain on no day.
        certain_to : datetime64[s]
            Last day on which it certainly was the number. Missing: certain on no day.

    Raises
    ------
    ValueError
        If the number is not a whole number of at least 0, or the Korea is not listed.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.count_periods(148)["count_series"].tolist()
    ['press', 'encyclopedia', 'list', 'record']
    """

def count_relations(korea: Korea = ..., series: CountSeries = ...) -> pd.DataFrame:
    """Count the states with which a Korea had relations, over time.

    Parameters
    ----------
    korea : {"KOR", "PRK"}
        Which Korea.
    series : {"record", "press", "encyclopedia", "list"}
        Who counted. ``record`` adds up the spells of ``record.recognition()``; ``press``
        follows the numbers that the Foreign Ministry gave the newspapers, from February
        1989 to March 1995; ``encyclopedia`` adds up the events of an article; ``list``
        counts as a list by years, made decades later, with the days of the record where
        both have the same year. Press and encyclopedia count South Korea only.

    Returns
    -------
    pandas.DataFrame
        One row per day on which the count changes. Columns:

        date : datetime64[s]
            First day of the count; it holds until the day before the next row.
        low : Int64
            Lowest count that the dates allow. Unit: states.
        high : Int64
            Highest count that the dates allow. Unit: states.

    Raises
    ------
    ValueError
        If a choice is not listed, or the series does not count that Korea.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> count = usrok.count_relations(series="press").set_index("date")
    >>> int(count.asof("1991-08-01")["low"])
    148
    """

def date_document(claims: object, published: object = ..., by: str | None = ..., figures: pd.DataFrame | None = ...) -> Dating:
    """Say when a text can have been written, from what it claims.

    Parameters
    ----------
    claims : pandas.DataFrame, str or path
        One row per claim of the text, or the path of a .csv or .xlsx with them. Columns:
        ``claim`` or ``quote`` (its words) and ``test`` (how it is tested: ``methods()`` lists
        the ways; ``not checkable`` if nothing could decide it). Where they are empty, ``key``
        (the state, body, person or series), ``number``, ``date`` and ``korea`` are read from
        the words. Other columns are kept. ``template("my_text.csv")`` writes a table to fill
        in. Rows of ``claims()`` date the sheet itself, with the package's evidence.
    published : str, datetime.date, pandas.Timestamp or pandas.Period, optional
        When the text was published, as a day, a month or a year, to compare with.
    by : str, optional
        A column, such as ``"section"``: the parts of the text are dated one by one as well.
    figures : pandas.DataFrame, optional
        Series of your own for the test ``series``: columns ``series``, ``date`` and ``value``
        (or ``low`` and ``high``). A row of ``claims`` names its series in ``key``.

    Returns
    -------
    Dating
        It prints the answer; see its attributes. The likely period is when the text fits the
        record best. It is no day of publication: that is later, by weeks or years.

    Raises
    ------
    AuditError
        If the table cannot be used; the message names every cell, and what to write instead.

    Examples
    --------
    >>> import pandas as pd
    >>> import usrok_data as usrok
    >>> text = pd.DataFrame(
    ...     {
    ...         "claim": ["No relations with Albania", "Relations with the Soviet Union"],
    ...         "test": ["no_relations", "relations"],
    ...     }
    ... )
    >>> dating = usrok.date_document(text)
    >>> str(dating.start.date()), dating.probably_before.year
    ('1990-09-30', 1991)
    """

def events() -> pd.DataFrame:
    """Load the table events: Events of the fact sheet.

    Every event that the sheet dates, and the meeting of the two presidents, in the order of the
    text. Read and coded by hand from the circulated text; a program compared every quote with
    it.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per event of the sheet. Columns:

        event_id : string
            Id of the event. Stable, never reused.
        claim_id : string
            Claim that the row was coded from; see the table claims.
        title : string
            The event in plain words.
        category : string
            Kind of event. One of ``visit``, ``meeting``, ``treaty``, ``command``,
            ``membership``, ``relations``, ``trade_office``, ``hosting``.
        actors : string
            States that act, as ISO 3166-1 alpha-3 codes separated by semicolons.
        sentence_id : string
            Sentence that makes the claim; see the table sentences.
        quote : string
            Printed words from that sentence, at most eight.
        date_text : string
            Date as printed in the sentence. Missing: the sentence prints no date for this.
        start : datetime64[s]
            First day that the printed words cover. Unit: day. Missing: the words set no first
            day.
        end : datetime64[s]
            Last day that the printed words cover. Unit: day. Missing: the words set no last
            day.
        precision : string
            How precise the printed date is. With day, start and end are the days named; with
            any other, the bounds between which the day lies. One of ``day``, ``month``,
            ``part_of_year``, ``year``, ``decade``, ``relative``. Missing: no date.
        checkable : boolean
            Whether an independent dated event, count or series could show the claim to be true
            or false.
        basis : string
            How the claim rests on the sheet. One of ``stated``, ``computed``, ``inferred``.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The dates are those of the sheet, not of the record. The meeting of the presidents
    has no printed date; it has the dates of the visit.

    Source: Fact Sheet: U.S.-Korea Relations. US Department of State Dispatch, vol. 4 no. 29, 19
    July 1993 (tracking number 297782).

    Licence: CC-BY-4.0.
    """

def evidence() -> pd.DataFrame:
    """Load the table evidence: Evidence.

    Which record each checkable claim is tested against, and how.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per test of one claim by one source, or by several that belong
        together. Columns:

        evidence_id : string
            Id of the row.
        claim_id : string
            Claim that is tested; see the table claims.
        reading : string
            How the words of the claim are understood, where they can be understood in several
            ways. Missing: the words have one meaning.
        method : string
            How the claim is tested. One of ``milestone``, ``series``, ``rank``, ``count``,
            ``relations``, ``no_relations``, ``all``, ``first``, ``reading``, ``gained``,
            ``memberships``, ``as_of``, ``member``, ``not_member``, ``term``, ``period``.
        record : string
            Table of the record in which the evidence is. Missing: the method is milestone or
            reading.
        key : string
            What is looked up in the record: a code, a count series, or a series with the
            sources to use. Missing: nothing to look up.
        begins : string
            Milestones that must all have taken place, separated by semicolons. Missing: no act
            begins it.
        ends : string
            Milestone that ends it. Missing: no act ends it.
        measure : string
            What partners are ranked by. One of ``total``, ``exports``, ``imports``. Missing:
            exports and imports added, or the method is not rank.
        group : string
            Group of states, or kind of body. Missing: no group.
        excluded : string
            States of the group that are left out. Missing: none left out.
        n_low : Int64
            Lowest value, where the claim itself prints none. Missing: the claim prints it, or
            no number is meant.
        n_high : Int64
            Highest value, where the claim itself prints none. Missing: the claim prints it, or
            no upper bound.
        start : datetime64[s]
            First day on which the document shows the claim to be true, or from which gains are
            counted. Missing: the method is not reading, or the claim was never true.
        end : datetime64[s]
            Last day on which the document shows the claim to be true. Missing: the method is
            not reading, or there is no end.
        holds : boolean
            Whether the document shows the claim to be true. Missing: the method is not reading.
        source_ids : string
            Sources, separated by semicolons; see the table sources.
        origin : string
            Where the evidence comes from. Rows of the same claim with the same origin count as
            one source.
        independent : boolean
            Whether the source is independent of the government that wrote the sheet.
        independent_reason : string
            Who the source is, and so why it is independent or not.
        confidence : string
            How well supported the value is. One of ``high``, ``medium``, ``low``.
        reason : string
            Why this record was used, and what to keep in mind. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Rows with the same origin are known or likely to go back to the same figures and
    count once. Rows that are not independent come from the government that wrote the sheet;
    they are shown and do not count in the verdict. Not independent are the author and those who
    speak for it: the State Department, the White House, the armed forces on themselves and the
    CIA. Statistical services and the Library of Congress are.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """

def forces() -> pd.DataFrame:
    """Load the table forces: Forces of the fact sheet.

    Strengths, units and commands named in the section on security. Read and coded by hand from
    the circulated text; a program compared every quote with it.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per strength, unit or command that the sheet names. Columns:

        force_id : string
            Id of the force. Stable, never reused.
        claim_id : string
            Claim that the row was coded from; see the table claims.
        country : string
            State whose force it is, as ISO 3166-1 alpha-3 codes separated by semicolons.
        name : string
            Name of the force, in our words.
        kind : string
            Kind of force. One of ``strength``, ``division``, ``squadrons``, ``command``,
            ``garrison``.
        sentence_id : string
            Sentence that makes the claim; see the table sentences.
        quote : string
            Printed words from that sentence, at most eight.
        n_text : string
            Number as printed. Missing: no number is printed.
        n_low : Int64
            Lowest value the printed number stands for: half a unit of its last significant
            digit below it; counts and ranks are exact. Unit: see the column unit. Missing: the
            words set no lower bound.
        n_high : Int64
            Highest value the printed number stands for, by the same rule. Unit: see the column
            unit. Missing: the words set no upper bound.
        unit : string
            What is counted. One of ``persons``, ``squadrons``, ``states``, ``rank``. Missing:
            nothing is counted.
        checkable : boolean
            Whether an independent dated event, count or series could show the claim to be true
            or false.
        basis : string
            How the claim rests on the sheet. One of ``stated``, ``computed``, ``inferred``.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: The units are part of the US total (f01) and must not be added to it. A rounded
    number is an interval: about 37,000 is 36,500 to 37,500.

    Source: Fact Sheet: U.S.-Korea Relations. US Department of State Dispatch, vol. 4 no. 29, 19
    July 1993 (tracking number 297782).

    Licence: CC-BY-4.0.
    """

def load(name: str) -> pd.DataFrame:
    """Load any table by its name.

    Parameters
    ----------
    name : str
        Name of a table, as ``tables()`` lists them: of the sheet (``"claims"``), of the
        record (``"recognition"``), or derived (``"verdicts"``).

    Returns
    -------
    pandas.DataFrame
        A fresh frame: changing it changes nothing else. ``columns(name)`` describes its
        columns.

    Raises
    ------
    ValueError
        If there is no such table; the message suggests the nearest name.
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> len(usrok.load("sentences"))
    30
    """

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

def quote_source(df: pd.DataFrame, path: str | os.PathLike[str]) -> pd.DataFrame:
    """Add to coded rows the sentences they were coded from.

    Parameters
    ----------
    df : pandas.DataFrame
        Any rows with a column ``sentence_id``, for instance some rows of ``events()``.
    path : str or os.PathLike
        Your own copy of the fact sheet; see ``read_fact_sheet``.

    Returns
    -------
    pandas.DataFrame
        A copy of `df`, its index and order kept, with the columns ``sentence`` and
        ``sentence_status`` (string): ``text`` and ``status`` of ``read_fact_sheet``. Both are
        missing where ``sentence_id`` is missing.

    Raises
    ------
    ValueError
        If `df` is not a DataFrame with a column ``sentence_id`` that names sentences, or has
        one of the new columns already. Other errors are those of ``read_fact_sheet``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.quote_source(usrok.events(), "fact_sheet.txt")  # doctest: +SKIP
    """

def read_fact_sheet(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read the sentences from your own copy of the fact sheet.

    Parameters
    ----------
    path : str or os.PathLike
        A copy as plain text (UTF-8, UTF-16 with its mark, or Windows-1252) or as HTML, which
        needs the package lxml: ``pip install "usrok-data[html]"``. Line breaks, curly
        quotes, dashes and text around the sheet do no harm.

    Returns
    -------
    pandas.DataFrame
        One row per sentence of the sheet, in order:

        sentence_id : string
            Id of the sentence, as in the table ``sentences``.
        section : string
            Section of the sheet.
        paragraph : Int64
            Number of the paragraph in the sheet.
        status : string
            ``found``: the words are those that were coded, as a hash shows. ``changed``:
            other words stand in its place; read them. ``missing``: nothing that could be it
            stands there. ``not found``: it cannot be told whether it is changed or missing.
        text : string
            The sentence as it stands in your file, folded; see ``fold_text``. Missing: the
            status is ``missing`` or ``not found``.
        words : Int64
            Number of words of ``text``. Missing: as ``text``.

    Raises
    ------
    FileNotFoundError, IsADirectoryError, PermissionError
        If there is no such file, it is a directory, or you may not read it.
    FactSheetError
        If the file is not an ordinary file, is larger than 10 MB, is empty or not text, or
        holds no sentence of the sheet. It is a ``ValueError``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> sheet = usrok.read_fact_sheet("fact_sheet.txt")  # doctest: +SKIP
    >>> sheet["status"].value_counts()  # doctest: +SKIP
    """

def relations_on(date: object = ..., korea: Korea | None = ..., names: Names = ...) -> pd.DataFrame:
    """List the states with which a Korea had diplomatic relations on a day.

    Parameters
    ----------
    date : str, datetime.date, pandas.Timestamp or numpy.datetime64
        The day, for instance ``"1993-07-19"``, from 15 August 1948 to 31 December 1999;
        without it, the publication date of the sheet.
    korea : {"KOR", "PRK"}, optional
        Which Korea; without it both.
    names : {"then", "today"}
        ``"then"`` lists former states under their own codes (the Soviet Union in 1990);
        ``"today"`` lists their successors instead (Russia), as ``record.korea_trade()`` does.
        A state that only changed its name has its present one.

    Returns
    -------
    pandas.DataFrame
        One row per state and Korea, by code. Columns:

        korea : string
            Which Korea. One of ``KOR``, ``PRK``.
        country : string
            Code of the state.
        name : string
            Short English name.
        since : datetime64[s]
            First possible day of the spell.
        certainty : string
            How certain the relations are on the day. One of ``certain``, ``possible``.
        confidence : string
            How well supported the spell's dates are.
        spell_id : string
            Spell; see the table recognition.

    Raises
    ------
    ValueError
        If the date is not a day of the record, or a choice is not listed.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> len(usrok.relations_on("1993-07-19", korea="KOR"))
    172
    """

def relations_panel() -> pd.DataFrame:
    """Show for each Korea, state and year whether they had relations at the end of the year.

    Returns
    -------
    pandas.DataFrame
        One row per Korea, state and year. Columns:

        korea : string
            Which Korea. One of ``KOR``, ``PRK``.
        country : string
            Code of the state.
        year : Int64
            Calendar year.
        relations : boolean
            Whether there were relations on 31 December. Missing: a date known to the month or
            year only leaves it open.
        spell_id : string
            Spell that holds or may hold; see the table recognition. Missing: none.

    Raises
    ------
    DataError
        If an installed table is missing, damaged or does not match the codebook.

    Notes
    -----
    The states are those with which either Korea had relations at some time. Computed from
    ``record.recognition()``, as ``relations_on()`` is; former states stand for themselves.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> panel = usrok.relations_panel().set_index(["korea", "country", "year"])["relations"]
    >>> bool(panel["KOR", "CHN", 1991]), bool(panel["KOR", "CHN", 1992])
    (False, True)
    """

def sentences() -> pd.DataFrame:
    """Load the table sentences: Sentences of the fact sheet.

    The sheet as a list of sentences: where each stands, how long it is, a hash that identifies
    a copy, and a paraphrase. The text itself is not shipped. Read and coded by hand from the
    circulated text; a program compared every quote with it.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per sentence, in the order of the text. Columns:

        sentence_id : string
            Id of the sentence. Stable, never reused.
        section : string
            Section of the sheet. One of ``introduction``, ``security``, ``economics_trade``,
            ``foreign_relations``.
        heading : string
            What is left of the section heading in the circulated text. One of ``title``,
            ``lost``, ``stands``.
        paragraph : Int64
            Number of the paragraph in the sheet, from 1.
        position : Int64
            Number of the sentence in its paragraph, from 1.
        start : Int64
            Position of the first character in the normalised text, from 0. Unit: characters.
        end : Int64
            Position after the last character in the normalised text. Unit: characters.
        words : Int64
            Words in the sentence, separated by white space. Unit: words.
        sha256 : string
            SHA-256 of the normalised sentence in UTF-8, as hexadecimal digits.
        paraphrase : string
            What the sentence says, in our words.
        not_coded : string
            Why the sentence makes no claim. One of ``background``, ``opinion``, ``repeats``.
            Missing: the sentence makes a claim.
        note : string
            What a reader should know about this row. Missing: nothing to add.
        claim_ids : string
            Ids of the claims the sentence makes, separated by semicolons. Missing: the sentence
            makes no claim; not_coded says why.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Only the last section heading survives in the circulated text; gaps mark where two
    others were lost, so the names of the sections on security and on economics and trade are
    ours. Character offsets count from the first letter of the first sentence, with every run of
    white space reduced to one space. The hash is of the circulated text; a printed copy may
    differ in s02, where two words have run together.

    Source: Fact Sheet: U.S.-Korea Relations. US Department of State Dispatch, vol. 4 no. 29, 19
    July 1993 (tracking number 297782).

    Licence: CC-BY-4.0.
    """

def show(row_id: str) -> pd.Series:
    """Show one row in full, with its sentence, its evidence and its verdict.

    Parameters
    ----------
    row_id : str
        Id of a row: ``"c42"`` (a claim), ``"f01"`` (a force), ``"s07"`` (a sentence),
        ``"m10"`` (a milestone). The id of a statement in a version before 1.0, such as
        ``"st24"``, shows the claim that it became.

    Returns
    -------
    pandas.Series
        Name: the id. ``table``, then every column of the row that is not missing (the column
        ``table`` of a correction as ``corrected_table``). For a row of the sheet also the
        place and the paraphrase of its sentence. For a claim, or a row coded from one, also
        ``verdict`` and ``strength``, and for each row of evidence, under its id, where it comes
        from and when it shows the claim to be true, or the event to have taken place. It
        prints in full.

    Raises
    ------
    ValueError
        If no row has this id; the message suggests the nearest.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.show("f01")["n_text"]
    'about 37,000'
    >>> usrok.show("c42")["verdict"]
    'outdated'
    """

def tables() -> pd.DataFrame:
    """List the tables of the package.

    Returns
    -------
    pandas.DataFrame
        One row per table: ``table`` (string, its name), ``layer`` (string: sheet, what the
        sheet says; record, what others say; evidence, which record tests which claim;
        derived, what is computed from these), ``loader`` (string, the function that loads
        it), ``title`` (string), ``unit_of_observation`` (string, what one row describes),
        ``rows`` and ``columns`` (Int64), ``covers`` (string, the years; missing where none
        are meant), ``licence`` (string), ``caution`` (string).

    Examples
    --------
    >>> import usrok_data as usrok
    >>> list(usrok.tables()["table"])[:5]
    ['sentences', 'claims', 'events', 'forces', 'ties']
    """

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

def ties() -> pd.DataFrame:
    """Load the table ties: Ties of South Korea in the fact sheet.

    Every tie between South Korea and one partner that the sheet says is held, sought, changed
    or denied. Read and coded by hand from the circulated text; a program compared every quote
    with it.

    Returns
    -------
    pandas.DataFrame
        A fresh frame, one row per tie between South Korea and one partner. Columns:

        tie_id : string
            Id of the tie. Stable, never reused.
        claim_id : string
            Claim that the row was coded from; see the table claims.
        partner : string
            The other side, in English.
        partner_code : string
            ISO 3166-1 alpha-3 code of the partner. Missing: the partner is not a state.
        partner_type : string
            What the partner is. One of ``state``, ``organisation``, ``treaty``, ``group``.
        kind : string
            Kind of tie. One of ``bilateral_relationship``, ``defence_treaty``,
            ``security_relationship``, ``talks``, ``trade``, ``economic_relations``,
            ``trade_office``, ``diplomatic_relations``, ``membership``, ``participation``,
            ``support``.
        status : string
            How the sheet states the tie. One of ``held``, ``sought``, ``changed``, ``denied``.
        stated_as : string
            How the sheet names the partner. One of ``named``, ``group``.
        sentence_id : string
            Sentence that makes the claim; see the table sentences.
        quote : string
            Printed words from that sentence, at most eight.
        date_text : string
            Date as printed in the sentence. Missing: the sentence prints no date for this.
        start : datetime64[s]
            First day that the printed words cover. Unit: day. Missing: the words set no first
            day.
        end : datetime64[s]
            Last day that the printed words cover. Unit: day. Missing: the words set no last
            day.
        precision : string
            How precise the printed date is. With day, start and end are the days named; with
            any other, the bounds between which the day lies. One of ``day``, ``month``,
            ``part_of_year``, ``year``, ``decade``, ``relative``. Missing: no date.
        checkable : boolean
            Whether an independent dated event, count or series could show the claim to be true
            or false.
        basis : string
            How the claim rests on the sheet. One of ``stated``, ``computed``, ``inferred``.
        note : string
            What a reader should know about this row. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: A group is one row: the sheet does not list its members, so neither does the table.
    The same partner has several rows where the sheet states several ties. The count of 148
    states is a claim (c42), not 148 rows here.

    Source: Fact Sheet: U.S.-Korea Relations. US Department of State Dispatch, vol. 4 no. 29, 19
    July 1993 (tracking number 297782).

    Licence: CC-BY-4.0.
    """

def validity(claims: pd.DataFrame | None = ..., evidence: pd.DataFrame | None = ..., published: object = ...) -> pd.DataFrame:
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
        One row per period in which one claim was true by one row of evidence (a row without
        days where it never was). Columns:

        claim_id : string
            Claim that is tested.
        evidence_id : string
            Row of the table evidence.
        reading : string
            How the words of the claim are understood. Missing: the words have one meaning.
        origin : string
            Where the evidence comes from; rows of a claim with the same origin count as one
            source.
        independent : boolean
            Whether the source is independent of the government that wrote the sheet.
        method : string
            How the period was found; see the table evidence.
        start : datetime64[s]
            First day on which the claim may have been true, or the event may have taken place.
            Missing: true at no time.
        end : datetime64[s]
            Last day on which the claim may have been true, or the event may have taken place.
            Missing: true at no time.
        certain_from : datetime64[s]
            First day on which it certainly was true. Missing: certain on no day.
        certain_to : datetime64[s]
            Last day on which it certainly was true. Missing: certain on no day.
        start_open : boolean
            Whether the period begins where the record begins, so that the claim may have been
            true before. Missing: true at no time.
        end_open : boolean
            Whether the period ends where the record ends, so that the claim may have been true
            after. Missing: true at no time.
        figure : Float64
            Last recorded figure on the publication date. Unit: that of the series. Missing: no
            series, or no figure within a year.
        verdict : string
            Verdict of this row of evidence alone. One of ``true``, ``close``, ``outdated``,
            ``not yet true``, ``false``, ``untested``.
        certain : boolean
            Whether the verdict is certain; false where the claim was possibly, not certainly,
            true on the publication date. Missing: untested.
        confidence : string
            How well supported the evidence is, as in the table evidence.
        source_ids : string
            Sources, separated by semicolons; see the table sources.
        reason : string
            Why this record, as in the table evidence. Missing: nothing to add.

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

def verdicts(claims: pd.DataFrame | None = ..., evidence: pd.DataFrame | None = ..., published: object = ...) -> pd.DataFrame:
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
        One row per claim, in the order of the text. Columns:

        claim_id : string
            Claim.
        section : string
            Section of the sheet. Missing: not given for a document of your own.
        claim : string
            The claim in plain words.
        verdict : string
            Verdict. One of ``true``, ``close``, ``outdated``, ``not yet true``, ``false``,
            ``disputed``, ``untested``, ``not checkable``.
        certain : boolean
            Whether the verdict is certain; false where the claim was possibly, not certainly,
            true on the publication date. Missing: nothing was tested.
        true_from : datetime64[s]
            First day of the period that includes the publication date; if none does, of the
            last period before it, or else of the first after it. The days are certain ones, or
            possible ones where no certain day fits. The period runs from the earliest to the
            latest day that the independent sources give; sources with low confidence count only
            if there are no others. Missing: true at no time, close, disputed, not tested, or
            several readings.
        true_to : datetime64[s]
            Last day of that period. Missing: as true_from, or no end is known.
        independent_sources : Int64
            How many independent sources of different origin the verdict rests on.
        works : Int64
            How many works, such as one newspaper report or one data set, bear on the claim,
            independent or not.
        by_source : string
            The verdict by each source. Missing: not tested.
        readings : Int64
            In how many ways the words were understood and tested; see verdicts_by_reading().
            Missing: not checkable.
        strength : string
            What the verdict rests on: how many independent sources of different origin agree,
            or whether sources or readings disagree. Missing: not checkable.
        would_change : string
            What new evidence would change the verdict, in the judgement of the person who coded
            the claim. Missing: nobody has said.

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

def verdicts_by_reading(claims: pd.DataFrame | None = ..., evidence: pd.DataFrame | None = ..., published: object = ...) -> pd.DataFrame:
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
        One row per claim and reading. Columns:

        claim_id : string
            Claim.
        section : string
            Section of the sheet. Missing: not given for a document of your own.
        claim : string
            The claim in plain words.
        reading : string
            How the words are understood. Missing: the words have one meaning.
        verdict : string
            Verdict. One of ``true``, ``close``, ``outdated``, ``not yet true``, ``false``,
            ``disputed``, ``untested``.
        certain : boolean
            Whether the verdict is certain; false where the claim was possibly, not certainly,
            true on the publication date. Missing: nothing was tested.
        true_from : datetime64[s]
            First day of the period that includes the publication date; if none does, of the
            last period before it, or else of the first after it. The days are certain ones, or
            possible ones where no certain day fits. The period runs from the earliest to the
            latest day that the independent sources give; sources with low confidence count only
            if there are no others. Missing: true at no time, close, disputed, or not tested.
        true_to : datetime64[s]
            Last day of that period. Missing: as true_from, or no end is known.
        independent_sources : Int64
            How many independent sources of different origin the verdict rests on.
        works : Int64
            How many works, such as one newspaper report or one data set, bear on the claim,
            independent or not.
        by_source : string
            The verdict by each source. Missing: not tested.

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
