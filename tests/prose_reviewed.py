"""The reviewed list: phrases whose figures no table could give, each with its reason.

One entry is a file, or a pattern of files; the exact phrase as it is read there; and why it
needs no other backing. An entry that no page needs any more fails the test: take it out.
"""

from prose_backing import Entry

CHAPTERS, EXERCISES = "notebooks/0*", "notebooks/*/ex0*"
DAYS = "the first of two bounds, not a rank"
NAMED = "what is counted is named beside it"
ORDER = "the first of the steps or things that are named there"
METHOD = "a rule or a definition of the house"
TASK = "the task's own choice; its answer is computed from it"
PAST = "says how things were in that version"

REVIEWED = [
    Entry(phrase, file=file, why=why)
    for file, phrase, why in (
        # Every chapter, every exercise.
        (CHAPTERS, "**Minutes to read:** 10", "an estimate"),
        (CHAPTERS, "[the first notebook]", "its name"),
        (EXERCISES, "in place of the three dots", "the three dots of ..."),
        ("*", "first and last day", DAYS),
        ("*", "first and the last day", DAYS),
        ("*", "first and last *possible* day", DAYS),
        ("*", "from the first to the last day", DAYS),
        ("*", "at most eight words", METHOD),
        # Chapters.
        ("notebooks/00*", "The first table lists", ORDER),
        ("notebooks/00*", "of the first layer", ORDER),
        ("notebooks/00*", "in s02 two words stand", "read in the text: two words run together"),
        ("notebooks/00*", "two bounds", METHOD),
        ("notebooks/01*", "its two themes, security and economics", NAMED),
        ("notebooks/01*", "puts security first", "before the other theme"),
        ("notebooks/02*", "two sources can be", METHOD),
        ("notebooks/02*", "a second series lies on the first", "the series v12 and v11"),
        ("notebooks/02*", "(st07) and its direction (st08) are two claims", NAMED),
        ("notebooks/02*", "The first holds. The second does not", "the claims st07 and st08"),
        ("notebooks/02*", "one count a year", "the source counts on 30 September alone"),
        ("notebooks/02*", "was first spoken of", "before all other times; no count"),
        ("notebooks/02*", "Two sources with the same figures", METHOD),
        ("notebooks/02*", "since 1953", TASK),
        ("notebooks/02*", "in one year", "from each year to the next"),
        ("notebooks/03*", "two countries record", "Korea and the United States"),
        ("notebooks/03*", "between the two", "Korea and the United States"),
        ("notebooks/03*", "Four lines from", "two directions in two records"),
        ("notebooks/03*", "the two lines for goods to the US", "one of each record"),
        ("notebooks/03*", "in the middle of the 1990s", "read from the chart"),
        ("notebooks/03*", "in two records of the same trade, `v22` and `v23`", NAMED),
        ("notebooks/03*", "a second compilation", "beside the one with the copied figures"),
        ("notebooks/03*", "the list, the measure and the year. State all three", NAMED),
        ("notebooks/03*", "The same figure twice", METHOD),
        ("notebooks/03*", "the European Community of 1993", TASK),
        ("notebooks/03*", "whose exports in 1993", TASK),
        ("notebooks/04*", "level until 1990", "read from the chart"),
        ("notebooks/04*", "*all* and *except* makes two claims", NAMED),
        ("notebooks/04*", "Why are there two answers", "a count known only between two bounds"),
        ("notebooks/04*", "it dates to one year", "a column of the list, beside another"),
        ("notebooks/05*", "from two things only: the periods", NAMED),
        ("notebooks/05*", "clauses between 1989 and 1993", "the ends of the axis"),
        ("notebooks/05*", "not by two years", "from 1991 to 1993"),
        ("notebooks/05*", "news of the last two years", "what a reader then would look for"),
        ("notebooks/05*", "The two presidents", "Clinton and Kim Young Sam"),
        ("notebooks/05*", "whether two records share", METHOD),
        ("notebooks/05*", "three claims from a note that was never written", "made up there"),
        ("notebooks/05*", "Find one claim", TASK),
        # Exercises and solutions.
        ("notebooks/*/ex01*", "before 1 March 1991", TASK),
        ("notebooks/*/ex01*", "Choose one claim", TASK),
        ("notebooks/*/ex01*", "among the ten largest", "a claim of the solution's own"),
        ("notebooks/*/ex01*", "eleven or more", "a claim of the solution's own"),
        ("notebooks/*/ex02*", "Half a step", METHOD),
        ("notebooks/*/ex02*", "from one source", "named in the task"),
        ("notebooks/*/ex03*", "two records of one trade", "the Korean and the American one"),
        ("notebooks/*/ex03*", "Two records of one trade", "the Korean and the American one"),
        ("notebooks/*/ex03*", "One trade, two records", "the Korean and the American one"),
        ("notebooks/*/ex03*", "with South Korea in 1992", TASK),
        ("notebooks/*/ex03*", "three-letter code", "ISO 3166-1 alpha-3"),
        ("notebooks/*/ex04*", "in the first only", "the first of two sets"),
        ("notebooks/*/ex04*", "the number 150", TASK),
        ("notebooks/*/ex04*", "on 30 June 1973", TASK),
        ("notebooks/*/ex05*", "Assign the two days", "a first and a last"),
        ("notebooks/*/ex05*", "## Two windows Two claims", "the two that the task names"),
        ("notebooks/*/ex05*", "Where two windows meet", "the two that the task names"),
        ("notebooks/*/ex05*", "the overlap of task 2", "ex05.2"),
        # Pages.
        ("README.md", "the first command", "its place on the page"),
        ("README.md", "The second command", "its place on the page"),
        ("README.md", "copy them out first", ORDER),
        ("README.md", "off by one", "the answer typed there is one too small"),
        ("notebooks/index.md", "Three ways in", "read, rerun, teach: on the page"),
        ("notebooks/api.md", "the first group", ORDER),
        ("notebooks/teaching.md", "two records of one trade", "the Korean and the American one"),
        ("notebooks/teaching.md", "the first assignment", ORDER),
        ("notebooks/teaching.md", "activate the environment first", ORDER),
        ("notebooks/teaching.md", "The tests compare the two", "solution and exercise"),
        ("notebooks/_book/lookup.py", "Two dates: relations ended with the second", METHOD),
        ("notebooks/_book/printed.py", "Build it first", ORDER),
        ("CITATION.cff", "cff-version: 1.2.0", "the version of the format"),
        ("CHANGELOG.md", "two dots for each", "of the picture, not of the sheet"),
        (
            "CHANGELOG.md",
            "refuses a file above 10 MB",
            "a bound of the reader, tested in test_source",
        ),
        ("CHANGELOG.md", "a `first` must be of its group", "the name of a method"),
        ("CHANGELOG.md", "0.4.0 (2026-11-24) - The book in a browser", PAST),
        ("CHANGELOG.md", "0.3.0 (2026-11-24) - Six exercises", PAST),
        ("CHANGELOG.md", "0.2.0 (2026-11-24) - The record: fifteen tables", PAST),
        ("CHANGELOG.md", "Notebooks 02 to 05", PAST),
        ("CHANGELOG.md", "0.1.0 (2026-11-23) First data", PAST),
        ("CHANGELOG.md", "Five tables: sentences, events, forces, ties, statements", PAST),
        ("CHANGELOG.md", "Two notebooks", PAST),
    )
]
