"""Exercise 4: relations and the sources on them."""

from __future__ import annotations

import pandas as pd

import usrok_data as usrok
from usrok_data.relations import Korea
from usrok_data.teaching.forms import Day, Number, Pair, Table
from usrok_data.teaching.task import STATES, Exercise, mistake

exercise = Exercise("Who had relations with whom, and who says so?")

NOTE_DAY = "1991-04-05"


def partners(
    korea: Korea, date: object = usrok.PUBLICATION_DATE, certain: bool = False
) -> set[str]:
    """Return the states with relations on a day; with ``certain`` only the certain ones."""
    table = usrok.relations_on(date, korea=korea)
    return set(
        table.loc[table["certainty"] == "certain", "country"] if certain else table["country"]
    )


@exercise.task(
    "ex04.1",
    "Filter and group the ties",
    minutes=6,
    form=Table("kind", {"ties": Number("ties", whole=True)}),
    look="Keep `status` held and `partner_type` state; then group by `kind` and count.",
    lesson="A tie that is sought is not one that is held, and a treaty is not a state.",
)
@mistake(
    "forgets the status",
    "You counted ties that are sought, changed or denied. Filter on `status`.",
    where="partner_type == 'state'",
)
@mistake(
    "forgets the kind of partner",
    "You counted organisations and groups too. Filter on `partner_type`.",
    where="status == 'held'",
)
@mistake(
    "filters nothing",
    "You counted all ties. Filter on `status` and on `partner_type` first.",
    where="status == status",
)
def held(where: str = "status == 'held' and partner_type == 'state'") -> pd.Series:
    return usrok.ties().query(where).groupby("kind").size()


@exercise.task(
    "ex04.2",
    "Relations with both Koreas",
    minutes=6,
    form=STATES,
    look="`usrok.relations_on(day)` has a row for each state and Korea; a set knows `&`.",
    lesson="By then most states that dealt with one Korea dealt with both.",
)
@mistake(
    "takes states with either",
    "These are the states with either Korea. Both are asked for: `&`, not `|`.",
    gives=lambda _: partners("KOR") | partners("PRK"),
)
@mistake(
    "takes South Korea's",
    "These are all partners of South Korea. Which of them had North Korea too?",
    gives=lambda _: partners("KOR"),
)
@mistake(
    "takes North Korea's",
    "These are all partners of North Korea. Which of them had South Korea too?",
    gives=lambda _: partners("PRK"),
)
@mistake(
    "leaves out what is only possible",
    "You left out states for which the day is only possible. They count here.",
    certain=True,
)
@mistake(
    "takes the day of the April 1991 Note",
    "You filtered on a day before publication. The day of the sheet is 19 July 1993.",
    date=NOTE_DAY,
)
def both(date: object = usrok.PUBLICATION_DATE, certain: bool = False) -> set[str]:
    return partners("KOR", date, certain) & partners("PRK", date, certain)


@exercise.task(
    "ex04.3",
    "Who came after the 148th?",
    minutes=8,
    form=STATES,
    look="Take the states of 19 July 1993 that are not among those of 5 April 1991. In "
    "`record.recognition()` the column `begins_as` says how each spell began.",
    lesson="The sheet says of one of these states that there were relations: China.",
)
@mistake(
    "counts successors as new",
    "Successors are among them, such as Russia. Their relations were passed on, not opened: leave "
    "out `begins_as` succession.",
    successors=True,
)
@mistake(
    "subtracts the wrong way round",
    "You subtracted the wrong way round: these are states that were lost, not gained.",
    gives=lambda _: partners("KOR", NOTE_DAY) - partners("KOR"),
)
@mistake(
    "takes all states of 1993",
    "These are all states of July 1993. Take away those of 5 April 1991.",
    gives=lambda _: partners("KOR"),
)
def gained(successors: bool = False) -> list[str]:
    now = usrok.relations_on(korea="KOR")
    begins_as = usrok.record.recognition().set_index("spell_id")["begins_as"]
    new = ~now["country"].isin(list(partners("KOR", NOTE_DAY)))
    if not successors:
        new &= now["spell_id"].map(begins_as) != "succession"
    return list(now.loc[new, "country"])


@exercise.task(
    "ex04.4",
    "One number, three counts",
    minutes=7,
    form=Table("count_series", {"start": Day(), "end": Day()}),
    look="`usrok.count_periods(150)` has the periods. The published count series are press, "
    "encyclopedia and list; `record` is compiled by this package, so leave it out.",
    lesson="Each count has the number on other days. A count without its series has no date.",
)
@mistake(
    "takes the number of the sheet",
    "These are the periods of 148. The question is about 150.",
    number=148,
)
@mistake(
    "takes the certain days",
    "You took `certain_from` and `certain_to`. Asked for are the first and last possible day: "
    "`start` and `end`.",
    first="certain_from",
    last="certain_to",
)
@mistake(
    "leaves out a count series",
    "1 row is missing. There are three published count series.",
    gives=lambda right: right.head(2),
)
def periods(number: int = 150, first: str = "start", last: str = "end") -> pd.DataFrame:
    table = usrok.count_periods(number)
    table = table[table["count_series"] != "record"]
    columns = {"count_series": table["count_series"], "start": table[first], "end": table[last]}
    return pd.DataFrame(columns)


@exercise.task(
    "ex04.5",
    "Where sources disagree",
    minutes=8,
    form=STATES,
    look="In `record.recognition_reports()` keep `korea` KOR and `act` established, and count "
    "different years of `start` for each `country`.",
    lesson="Most sources agree. Where they do not, both dates are kept, and the choice is written "
    "down.",
)
@mistake(
    "compares days, not years",
    "You compared days. A month and a day within it do not contradict each other; compare the "
    "years.",
    unit="D",
)
@mistake(
    "takes North Korea's", "These are relations of North Korea. Filter on `korea`.", korea="PRK"
)
@mistake(
    "mixes beginnings and breaks",
    "You mixed acts: a break in a later year is no disagreement. Filter on `act`.",
    acts=None,
)
def disagree(
    unit: str = "Y", korea: Korea = "KOR", acts: tuple[str, ...] | None = ("established",)
) -> list[str]:
    table = usrok.record.recognition_reports()
    table = table[table["korea"] == korea]
    if acts:
        table = table[table["act"].isin(acts)]
    dates = table["start"].dt.to_period(unit).groupby(table["country"]).nunique()
    return list(dates.index[dates > 1])


@exercise.task(
    "ex04.6",
    "A count with doubtful days",
    minutes=6,
    form=Pair(Number("states", whole=True), ("certain", "at most")),
    look="`relations_on('1973-06-30', korea='PRK')` has a column `certainty`.",
    lesson="Where only a year is known, a count is a range. One number would hide that.",
)
@mistake(
    "gives the number of all rows twice",
    "You counted all rows for both. `certainty` tells the certain from the possible.",
    gives=lambda right: (right[1], right[1]),
)
@mistake(
    "gives the certain and the doubtful separately",
    "The second is only the doubtful ones. At most are the certain and the doubtful together.",
    gives=lambda right: (right[0], right[1] - right[0]),
)
@mistake("takes South Korea", "These are the numbers of South Korea.", korea="KOR")
def low_high(korea: Korea = "PRK") -> tuple[int, int]:
    day = "1973-06-30"
    return len(partners(korea, day, certain=True)), len(partners(korea, day))


exercise.text(
    "ex04.7",
    "Which count would you trust?",
    minutes=9,
    words=40,
    criteria=(
        "names the three counts, who made each, and when",
        "says for what question each is the better one",
        "uses at least one row of evidence by its id",
        "says what would change your mind",
    ),
    look="`usrok.evidence()` has a row for each count of c42.",
)
