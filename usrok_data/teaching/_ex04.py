"""Exercise 4: relations and their witnesses."""

from __future__ import annotations

from usrok_data.teaching import _expected as exp
from usrok_data.teaching._forms import Day, Number, Pair, Table
from usrok_data.teaching._task import STATES, Mistake, Task
from usrok_data.teaching._writing import Text

EX04 = (
    Task(
        "ex04.1",
        "Filter and group the ties",
        "held",
        6,
        Table("kind", {"ties": Number("ties", whole=True)}),
        "Keep `status` held and `partner_type` state; then group by `kind` and count.",
        "A tie that is sought is not one that is held, and a treaty is not a state.",
        lambda: exp.held_ties(),
        (
            Mistake(
                "forgets the status",
                "you counted ties that are sought, changed or denied. Filter on `status`.",
                lambda: exp.held_ties(status=False),
            ),
            Mistake(
                "forgets the kind of partner",
                "you counted organisations and groups too. Filter on `partner_type`.",
                lambda: exp.held_ties(states=False),
            ),
            Mistake(
                "filters nothing",
                "you counted all ties. Filter on `status` and on `partner_type` first.",
                lambda: exp.held_ties(status=False, states=False),
            ),
        ),
    ),
    Task(
        "ex04.2",
        "Relations with both Koreas",
        "both",
        6,
        STATES,
        "`usrok.relations_on(day)` has a row for each state and Korea; a set knows `&`.",
        "By then most states that dealt with one Korea dealt with both.",
        lambda: exp.partners(exp.DAY, "KOR") & exp.partners(exp.DAY, "PRK"),
        (
            Mistake(
                "takes states with either",
                "these are the states with either Korea. Both are asked for: `&`, not `|`.",
                lambda: exp.partners(exp.DAY, "KOR") | exp.partners(exp.DAY, "PRK"),
            ),
            Mistake(
                "takes South Korea's",
                "these are all partners of South Korea. Which of them had North Korea too?",
                lambda: exp.partners(exp.DAY, "KOR"),
            ),
            Mistake(
                "takes North Korea's",
                "these are all partners of North Korea. Which of them had South Korea too?",
                lambda: exp.partners(exp.DAY, "PRK"),
            ),
            Mistake(
                "leaves out what is only possible",
                "you left out states for which the day is only possible. They count here.",
                lambda: exp.partners(exp.DAY, "KOR") & exp.partners(exp.DAY, "PRK", sure=True),
            ),
            Mistake(
                "takes the day of the April 1991 Note",
                "you filtered on a day before publication. The day of the sheet is 19 July 1993.",
                lambda: exp.partners("1991-04-05", "KOR") & exp.partners("1991-04-05", "PRK"),
            ),
        ),
    ),
    Task(
        "ex04.3",
        "Who came after the 148th?",
        "gained",
        8,
        STATES,
        "Take the states of 19 July 1993 that are not among those of 5 April 1991. "
        "`record.recognition()` says with `begins_as` how each spell began.",
        "The sheet says of one of these states that there were relations: China.",
        lambda: exp.gained(),
        (
            Mistake(
                "counts successors as new",
                "successors are among them, such as Russia. Their relations were passed on, not "
                "opened: leave out `begins_as` succession.",
                lambda: exp.gained(successors=True),
            ),
            Mistake(
                "subtracts the wrong way round",
                "you subtracted the wrong way round: these are states that were lost, not gained.",
                lambda: exp.partners("1991-04-05", "KOR") - exp.partners(exp.DAY, "KOR"),
            ),
            Mistake(
                "takes all states of 1993",
                "these are all states of July 1993. Take away those of 5 April 1991.",
                lambda: exp.partners(exp.DAY, "KOR"),
            ),
        ),
    ),
    Task(
        "ex04.4",
        "One number, three counts",
        "windows",
        7,
        Table("scale", {"start": Day(), "end": Day()}),
        "`usrok.count_windows(150)` has the windows. The scales are press, encyclopedia and "
        "list; `record` is compiled by this package, so leave it out.",
        "Each count has the number on other days. A count without its scale has no date.",
        lambda: exp.windows(150),
        (
            Mistake(
                "takes the number of the sheet",
                "these are the windows of 148. The question is about 150.",
                lambda: exp.windows(148),
            ),
            Mistake(
                "takes the certain days",
                "you took `sure_from` and `sure_to`. Asked for are the first and last possible "
                "day: `start` and `end`.",
                lambda: exp.windows(150, sure=True),
            ),
            Mistake(
                "leaves out a scale",
                "1 row is missing. There are three published scales.",
                lambda: exp.windows(150).head(2),
            ),
        ),
    ),
    Task(
        "ex04.5",
        "Where witnesses disagree",
        "disagree",
        8,
        STATES,
        "In `record.recognition_witnesses()` keep `korea` KOR and `act` established, and count "
        "different years of `start` for each `country`.",
        "Most witnesses agree. Where they do not, both dates are kept, and the choice is written "
        "down.",
        lambda: exp.disagreeing(),
        (
            Mistake(
                "compares days, not years",
                "you compared days. A month and a day within it do not contradict each other; "
                "compare the years.",
                lambda: exp.disagreeing("day"),
            ),
            Mistake(
                "takes North Korea's",
                "these are relations of North Korea. Filter on `korea`.",
                lambda: exp.disagreeing(korea="PRK"),
            ),
            Mistake(
                "mixes beginnings and breaks",
                "you mixed acts: a break in a later year is no disagreement. Filter on `act`.",
                lambda: exp.disagreeing(act=None),
            ),
        ),
    ),
    Task(
        "ex04.6",
        "A count with doubtful days",
        "low_high",
        6,
        Pair(Number("states", whole=True), ("certain", "at most")),
        "`relations_on('1973-06-30', korea='PRK')` has a column `certainty`.",
        "Where only a year is known, a count is a range. One number would hide that.",
        lambda: exp.low_and_high("1973-06-30", "PRK"),
        (
            Mistake(
                "gives the number of all rows twice",
                "you counted all rows for both. `certainty` parts the certain from the possible.",
                lambda: (len(exp.partners("1973-06-30", "PRK")),) * 2,
            ),
            Mistake(
                "gives certain and possible apart",
                "the second is only the doubtful ones. At most are the certain and the doubtful "
                "together.",
                lambda: (
                    exp.low_and_high("1973-06-30", "PRK")[0],
                    exp.low_and_high("1973-06-30", "PRK")[1]
                    - exp.low_and_high("1973-06-30", "PRK")[0],
                ),
            ),
            Mistake(
                "takes South Korea",
                "these are the numbers of South Korea.",
                lambda: exp.low_and_high("1973-06-30", "KOR"),
            ),
        ),
    ),
    Task(
        "ex04.7",
        "Which count would you trust?",
        "argument",
        9,
        Text(
            40,
            (
                "names the three counts, who made each, and when",
                "says for what question each is the better one",
                "uses at least one row of evidence by its id",
                "says what would change your mind",
            ),
        ),
        "`usrok.evidence()` has a row for each count of st24.",
        "",
    ),
)
