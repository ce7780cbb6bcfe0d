"""Exercise 1: rows and sentences."""

from __future__ import annotations

import usrok_data as usrok
from usrok_data.teaching import _expected as exp
from usrok_data.teaching._forms import Number, Table, Word
from usrok_data.teaching._task import CLAIMS, EVENTS, Mistake, Task, row_ids, sentence_ids
from usrok_data.teaching._writing import Text

EX01 = (
    Task(
        "ex01.1",
        "Count what the sheet dates",
        "dated",
        4,
        Number("events", whole=True),
        "Every row that comes from the text has a `sentence_id`; see `usrok.columns('events')`.",
        "The publication is a row of the table, but it stands in the imprint, not in the text.",
        lambda: exp.dated_events(),
        (
            Mistake(
                "counts the publication too",
                "the publication of the sheet is counted too. It stands in no sentence.",
                lambda: exp.dated_events(own=True),
            ),
            Mistake(
                "takes the number of columns",
                "that is the number of columns. `len(table)` counts rows.",
                lambda: len(usrok.events().columns),
            ),
            Mistake(
                "counts the sentences",
                "that is the number of sentences. One row of `events()` is one event.",
                lambda: len(usrok.sentences()),
            ),
        ),
    ),
    Task(
        "ex01.2",
        "Which sentence supports this row?",
        "support",
        4,
        Word("a sentence id", sentence_ids, row_ids),
        "`usrok.show('t22')` gives a row with its place in the sheet.",
        "Every row points to one sentence, and anybody can follow the pointer.",
        lambda: exp.sentence_of("t22"),
        (
            Mistake(
                "takes the sentence of Hungary, one before",
                "that sentence is on Hungary. The exception of Albania comes later.",
                lambda: exp.sentence_of("t19"),
            ),
            Mistake(
                "takes the sentence of China, one after",
                "that sentence is on China. The exception of Albania comes earlier.",
                lambda: exp.sentence_of("t24"),
            ),
        ),
    ),
    Task(
        "ex01.3",
        "Everything one sentence says",
        "siblings",
        5,
        CLAIMS,
        "The column `coded` of `usrok.sentences()` lists the rows, parted by `;`.",
        "One sentence can hold several claims. Kept apart, each can be tested by itself.",
        lambda: exp.rows_of("s28"),
        (
            Mistake(
                "leaves out the row asked about",
                "t22 is one of the rows of its own sentence.",
                lambda: [c for c in exp.rows_of("s28") if c != "t22"],
            ),
            Mistake(
                "takes the whole paragraph",
                "these are the rows of the whole paragraph. One sentence is asked for.",
                lambda: exp.rows_of_paragraph("s28"),
            ),
            Mistake(
                "takes the next sentence",
                "these are the rows of the next sentence, on China.",
                lambda: exp.rows_of("s29"),
            ),
        ),
    ),
    Task(
        "ex01.4",
        "How many days does a printed date cover?",
        "covered",
        8,
        Table("event_id", {"days": Number("days", whole=True)}),
        "`end` minus `start` is a Timedelta; `.dt.days` makes it a number.",
        "A year covers 365 days, a month about thirty: precision is a number one can compute.",
        lambda: exp.spans(),
        (
            Mistake(
                "subtracts without counting both ends",
                "every number is one too small. From the 1st to the 1st is one day, not none: "
                "both ends count.",
                lambda: exp.spans(both_ends=False),
            ),
            Mistake(
                "leaves out the publication",
                "a row is missing: the publication has a date too. All events are asked for.",
                lambda: exp.spans().query("event_id != 'e11'"),
            ),
        ),
    ),
    Task(
        "ex01.5",
        "Surely before a day",
        "surely",
        7,
        EVENTS,
        "An event is surely before a day only if the last day it may have happened is before it.",
        "With a coarse date, before and after have a third answer: cannot be told.",
        lambda: exp.before("1991-03-01", "end"),
        (
            Mistake(
                "compares the first possible day",
                "you compared `start`, the first possible day. A year such as 1991 begins "
                "before March and may end after it.",
                lambda: exp.before("1991-03-01", "start"),
            ),
            Mistake(
                "takes those after the day",
                "you filtered after the day, not before it.",
                lambda: set(usrok.events()["event_id"]) - set(exp.before("1991-03-01", "end")),
            ),
            Mistake(
                "takes only events dated to the day",
                "you kept only what is dated to the day. A year can be surely before as well.",
                lambda: list(usrok.events().query("precision == 'day'")["event_id"]),
            ),
        ),
    ),
    Task(
        "ex01.6",
        "How much of each section can be checked?",
        "share",
        8,
        Table("section", {"percent": Number("percent", tolerance=0.06)}),
        "Group `usrok.claims()` by `section`; the mean of True and False is a share.",
        "The sheet is hardest to test where it speaks of the economy, and easiest abroad.",
        lambda: exp.checkable_share(),
        (
            Mistake(
                "gives shares of one, not percent",
                "check the units: these are shares of one. Multiply by 100 for percent.",
                lambda: exp.checkable_share(times=1),
            ),
            Mistake(
                "divides by all claims of the sheet",
                "you divided by all claims of the sheet. Divide by those of the section.",
                lambda: exp.checkable_share(of="all"),
            ),
            Mistake(
                "divides by all checkable claims",
                "you divided by all checkable claims, so the parts add up to 100. Divide by "
                "the claims of the section.",
                lambda: exp.checkable_share(of="checkable"),
            ),
        ),
    ),
    Task(
        "ex01.7",
        "Make a claim checkable",
        "argument",
        9,
        Text(
            40,
            (
                "names one row with `checkable` false, and the words that stop a record from "
                "deciding it",
                "rewrites it so that a count, an act or a series could show it false",
                "names a record that would decide it, and who makes that record",
                "says what would change your mind",
            ),
        ),
        "Pick a row of `usrok.claims()` where `checkable` is false.",
        "",
    ),
)
