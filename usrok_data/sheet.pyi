# Written by tests/regenerate.py from the codebook; do not edit.

import pandas as pd

__all__ = ["claims", "events", "evidence", "forces", "sentences", "ties"]

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
        former_ids : string
            Ids of the same claim in versions before 1.0, separated by semicolons. They are
            never given to another claim.
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

def events() -> pd.DataFrame:
    """Load the table events: Events of the fact sheet.

    Every event to which the sheet gives a date, in the order of the text. Read and coded by
    hand from the circulated text; a program compared every quote with it.

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
        method : string
            How the claim is tested. One of ``milestone``, ``series``, ``rank``, ``count``,
            ``relations``, ``no_relations``, ``all``, ``first``, ``reading``.
        record : string
            Table of the record in which the evidence is. Missing: the method is milestone or
            reading.
        key : string
            What is looked up in the record. Missing: nothing to look up.
        begins : string
            Milestones that must all have taken place, separated by semicolons. Missing: no act
            begins it.
        ends : string
            Milestone that ends it. Missing: no act ends it.
        group : string
            Group of states. Missing: no group.
        excluded : string
            States of the group that are left out. Missing: none left out.
        n_low : Int64
            Lowest value, where the claim itself prints none. Missing: the claim prints it, or
            no number is meant.
        n_high : Int64
            Highest value, where the claim itself prints none. Missing: the claim prints it, or
            no upper bound.
        start : datetime64[s]
            First day on which the document shows the claim to be true. Missing: the method is
            not reading, or the claim was never true.
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
        confidence : string
            How well supported the value is. One of ``high``, ``medium``, ``low``.
        reason : string
            Why this record, and what to keep in mind. Missing: nothing to add.

    Raises
    ------
    DataError
        If the installed file is missing, damaged or does not match the codebook.

    Notes
    -----
    Caution: Rows with the same origin are known or likely to go back to the same figures and
    count once. Rows that are not independent come from the government that wrote the sheet;
    they are shown and do not count in the verdict.

    Source: The works named in source_ids, row by row; see the table sources.

    Licence: CC-BY-4.0.
    """
