"""The figures that the prose gives from the tables: each phrase with its value, computed.

To back a figure, add the phrase to the facts of its file: ``{}`` stands for the figure, and
the value is an expression. It may be written as 5, five or Five; a ``Rank`` as fifth or 5th.
No phrase holds a figure that was typed, and each is used: both are tested.
"""

from __future__ import annotations

import inspect
import json
import re
import tomllib

import pandas as pd
from prose import ROOT
from prose_backing import Entry, Rank

import usrok_data as usrok
from usrok_data import charts, teaching
from usrok_data.audit import CLOSE
from usrok_data.charts import _map
from usrok_data.teaching import _expected as exp
from usrok_data.teaching._tasks import EXERCISES, TASKS
from usrok_data.teaching._writing import Text

YEAR = "{:%Y}".format
MONTH = "{:%B %Y}".format
DAY_ONLY = "{0.day} {0:%B}".format


def only(values: object) -> object:
    """Return the one value that all of a set have."""
    (value,) = set(values)
    return value


def half(share: float) -> str:
    """Return "half" for a share of about that, and else the share, which fits no phrase."""
    return "half" if abs(share - 0.5) < 0.06 else f"{share:.0%}"


def runs(series: pd.Series, value: int) -> list[tuple[int, int]]:
    """Return the first and last year of each run of years with a value."""
    years = pd.Series([int(y) for y in series.index[series == value]])
    groups = years.groupby((years.diff() != 1).cumsum())
    return [(int(g.min()), int(g.max())) for _, g in groups]


# ---------------------------------------------------------------- the sheet

sentences = usrok.sentences().set_index("sentence_id")
words = sentences.groupby("section")["words"].sum()
introduction = sentences.index[sentences["section"] == "introduction"]
events = usrok.events().set_index("event_id")
published = events.loc["e11", "start"]
dated = events.drop("e11")
treaty = events.loc["e03"]
visit = pd.date_range(events.loc["e01", "start"], events.loc["e01", "end"])
claims = usrok.claims().set_index("claim_id")
placed = claims.dropna(subset=["section"])
checkable = placed[placed["checkable"]]
stated_count = int(claims.loc["st24", "n_low"])
stated_army = int(claims.loc["f04", ["n_low", "n_high"]].mean())
seventh = Rank(claims.loc["st13", "n_low"])
tables = usrok.tables().set_index("table")
stated = tables[tables["layer"] == "stated"]
covers = tables.loc["recognition", "covers"].split(" to ")


def place(sentence: str) -> Rank:
    """Return which sentence of the sheet one is."""
    return Rank(sentences.index.get_loc(sentence) + 1)


def in_section(name: str) -> int:
    """Count the checkable claims of a section."""
    return int((checkable["section"] == name).sum())


# ---------------------------------------------------------------- verdicts

verdicts = usrok.verdicts().set_index("claim_id")
tested = verdicts[verdicts["verdict"] != "not checkable"]
agrees = int((tested["verdict"] == "agrees").sum())
outdated = tested[tested["verdict"] == "outdated"]
ends = outdated["true_to"]
#: The two whose windows date the sheet.
carry = outdated.loc[["st24", "t22"]]
press = usrok.count_windows(stated_count).set_index("scale").loc["press"]
first = max(press["start"], verdicts.loc["t22", "true_from"])
last = min(press["end"], verdicts.loc["t22", "true_to"])
older = round((published - last).days / 365.25)


def witnesses(claim: str) -> int:
    """Count the independent witnesses of a claim."""
    return int(verdicts.loc[claim, "witnesses"])


# ---------------------------------------------------------------- troops and armed forces

strength = usrok.record.us_forces_korea().query("service == 'total'")
next_count = strength["day"][strength["day"] > published].min()
troops = strength.set_index("year")["persons"]
peak = int(troops.loc[1980:].idxmax())
first_fall = int(troops.loc[1980:].diff().loc[lambda change: change < -2000].index.min())
above = troops[(troops > claims.loc["f01", "n_high"]) & (troops.index < published.year)]
passed = int(above.index.max()), int(above.index.max()) + 1
printed = usrok.record.figures_reported().set_index("figure_id")
later = printed[(printed["subject"] == "rok_armed_forces") & (printed["start"] > published)]
every_army = usrok.record.armed_forces().query("country == 'KOR'")
sources_of_army = every_army["source_id"].nunique()
army = every_army.query("source_id == 'cow-nmc-7'").set_index("year")["persons"]
fits = usrok.validity().query("evidence_id == 'v11'").iloc[-1]
army_known = int(army[published.year])
army_later = next(r for r in runs(army, army_known) if r[0] <= published.year <= r[1])
army_drawn = min(exp.army()), max(exp.army())

# ---------------------------------------------------------------- trade

ranks = usrok.record.us_trade_ranks().query("country == 'KOR'").set_index("year")["rank"]
partners = usrok.record.us_trade_ranks().groupby("year")["partners"].first()
#: The table lists all partners from this year on.
first_year_of_all = int(partners.diff().idxmax())
sevens, eights = runs(ranks, 7), runs(ranks, 8)
until = sevens[0][1]
by_exports = exp.ranks("exports").set_index("year")["rank"]
by_imports = exp.ranks("imports").set_index("year")["rank"]
#: The last full year before the sheet was printed, and its own year.
late_years = published.year - 1, published.year

# ---------------------------------------------------------------- relations

scales = ("press", "encyclopedia", "list")
counts = {s: usrok.count_relations(scale=s).set_index("date")["low"] for s in scales}
now = {s: int(counts[s].asof(published)) for s in scales}
spread = (counts["press"] - counts["encyclopedia"].reindex(counts["press"].index)).dropna()
ladder = {n: p.default for n, p in inspect.signature(charts.ladder).parameters.items()}
missing = usrok.compare_scales(first).set_index("country")
listed = usrok.record.recognition_list().query("korea == 'KOR'").set_index("country")
listed_late = listed[listed.index.isin(missing.index.drop("MDG"))]
groups = usrok.record.groups()
readings = {g for g in groups["group"] if g.startswith("east_central_europe")}
begun = usrok.record.recognition().query("korea == 'KOR'").set_index("country")["start"]
communist = groups.loc[groups["group"] == "communist", "country"]
# As in the chapter: what was opened with other governments before 1976 is left out.
opened = begun[begun.index.isin(communist) & (begun > "1975-12-31")].sort_values()
witnessed = usrok.record.recognition_witnesses()
fewest = int(witnessed.groupby(["korea", "country"]).size().min())
milestones = usrok.record.milestones().set_index("milestone_id")
background = milestones.loc["m46", "start"]

# ---------------------------------------------------------------- exercises, package

checked = [t for t in TASKS.values() if not t.by_teacher]
texts = [t for t in TASKS.values() if t.by_teacher]
minutes = [sum(t.minutes for t in tasks) for _, tasks in EXERCISES.values()]
years_of = {
    t: getattr(exp, t)()["year"].agg(["min", "max"]) for t in ("distance", "ranks", "mirror")
}
note = teaching.briefing_claims().set_index("claim_id")
note_day = pd.Timestamp(teaching.PUBLISHED)
note_windows = usrok.validity(exp.note_claims(), exp.note_evidence(), note_day)
note_begins = note_windows.groupby("claim_id")["start"].min()
note_number = int(note.loc["a04", "n_text"])
note_count = usrok.count_windows(note_number).set_index("scale").loc["encyclopedia"]
note_quarter = "quarter" if {d.quarter for d in exp.note_frame()} == {4} else "year"
project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
package = json.loads((ROOT / "usrok_data/data/datapackage.json").read_text(encoding="utf-8"))
released = package["created"][:10]
standard = int(re.search(r"profiles/(\d+)", package["$schema"])[1])
issue = re.search(r"vol\. (\d+) no\. (\d+)", package["sources"][0]["title"]).groups()


# ---------------------------------------------------------------- phrases


def entries_of(file: str, *facts: tuple) -> list[Entry]:
    """Return the facts of a file: each a phrase and the values in it."""
    return [Entry(phrase, tuple(values), file) for phrase, *values in facts]


def exercise(number: int) -> str:
    """Return the pattern of the notebooks of an exercise."""
    return f"notebooks/*/ex{number:02}*"


def of_tasks() -> list[Entry]:
    """Return what the notebooks say of each exercise and task."""
    found = []
    for number, (_, tasks) in enumerate(EXERCISES.values(), 1):
        file = exercise(number)
        found.append(Entry("**Minutes:** {}.", (minutes[number - 1],), file))
        for t in tasks:
            found.append(Entry("*{} minutes, {} points", (t.minutes, t.points), file, t.id))
            if isinstance(t.form, Text):
                found.append(Entry("Write at least {} words", (t.form.words,), file, t.id))
    return found


def of_chapters() -> list[Entry]:
    """Return the exercise that each chapter after the first sends to."""
    return [
        Entry("[Exercise {}] goes with this chapter", (n,), f"notebooks/{n:02}*")
        for n in range(1, len(EXERCISES))
    ]


def of_titles() -> list[Entry]:
    """Return how the teacher's guide numbers the exercises."""
    titles = [title for title, _ in EXERCISES.values()]
    return [
        Entry("| [{}. {}", (n, re.split("[?,]", title)[0]), "notebooks/teaching.md")
        for n, title in enumerate(titles, 1)
    ]


FACTS = [
    *of_tasks(),
    *of_chapters(),
    *of_titles(),
    *entries_of(
        "notebooks/00*",
        ("{} layers", tables["layer"].nunique()),
        ("The other {} of the", len(stated) - 1),
        ("Early {} is", YEAR(events.loc["e08", "start"])),
        (
            "the {} {} of that year",
            Rank(events.loc["e08", "start"].month),
            Rank(12 / events.loc["e08", "end"].month),
        ),
        ("the {} dated happenings", len(dated)),
        ("sheet, {} to {}", YEAR(dated["start"].min()), MONTH(dated["end"].max())),
        (
            "{} of them fall in {} or later",
            (dated["start"] >= events.loc["e10", "start"]).sum(),
            YEAR(events.loc["e10", "start"]),
        ),
        (
            "the {} latest are the visit of {}",
            (dated["end"] == dated["end"].max()).sum(),
            MONTH(events.loc["e01", "start"]),
        ),
        ("The sheet gives {} for the treaty", YEAR(events.loc["e03", "start"])),
        ("{} headings", sentences.query("heading == 'lost'")["section"].nunique()),
        ("{} notebooks check themselves", len(EXERCISES)),
        ("[exercise {}] on", int(next(iter(EXERCISES))[2:])),
    ),
    *entries_of(
        "notebooks/01*",
        ("The introduction has {} sentences", len(introduction)),
        ("grown since the {}", claims.loc["t01", "date_text"].split()[-1]),
        ("relationship since the {}", claims.loc["t01", "date_text"].split()[-1]),
        ("The {} sentence dates", place(events.loc["e01", "sentence_id"])),
        ("to {} days in {}", len(visit), MONTH(events.loc["e01", "start"])),
        ("The {} prints no date", place(events.loc["e02", "sentence_id"])),
        ("are taken from the {} sentence", place(events.loc["e01", "sentence_id"])),
        ("The {} sentence gives a decade", place(claims.loc["t01", "sentence_id"])),
        ("The {} sentence puts security", place(claims.loc["st04", "sentence_id"])),
        ("rows of all {} tables", claims["table"].nunique()),
        ("of the {} tables of assertions", claims["table"].nunique()),
        ("{} of {} can be checked", len(checkable), len(placed)),
        (
            "{} of these {} are in the section",
            in_section("foreign_relations"),
            len(checkable),
        ),
        ("{} in security", in_section("security")),
        ("{} each in the introduction", only(map(in_section, ("introduction", "economics_trade")))),
        (
            "security {}; economics and trade {}; the introduction {}",
            *words[["security", "economics_trade", "introduction"]],
        ),
        ("the {} claims of the introduction", in_section("introduction")),
        ("Its {} checkable rows", in_section("introduction")),
        ("About {} of all assertions", half(len(checkable) / len(placed))),
    ),
    *entries_of(
        "notebooks/02*",
        ("with the figure of {}", MONTH(next_count)),
        ("counts of {} and {}", *passed),
        ("It rises until {}", peak),
        ("falls steeply after {}", first_fall - 1),
        ("{} printed figures lie", (printed["subject"] == "us_forces_korea").sum()),
        ("in Korea on {} of each year", only(map(DAY_ONLY, strength["day"]))),
        (
            "stated number, {}, is met in {} and {}",
            stated_army,
            fits["start"].year,
            fits["end"].year,
        ),
        ("{} triangles mark", len(later)),
        ("printed about {} again", int(only(later["n_low"] + later["n_high"]) / 2)),
        ("print about {} once more", int(only(later["n_low"] + later["n_high"]) / 2)),
        ("beside {} series that count as {} witness", sources_of_army, witnesses("f04")),
        ("From {} to {} the record has {}", *army_later, army_known),
        ("mark {} and {}", *(YEAR(printed.loc[p, "start"]) for p in ("p04", "p05"))),
        ("from {} to {} in", int(army[army_later[0] - 1]), army_known),
        ("are {} witness", witnesses("f04")),
        ("can be {} witness", witnesses("f04")),
        ("the {}-largest", seventh),
    ),
    *entries_of(
        "notebooks/03*",
        ("the {}-largest", seventh),
        ("China passed it in {}", until + 1),
        ("Korea ranked {}. The other", only(Rank(ranks[y]) for y in late_years)),
        ("partners from {} to {}", ranks.index.min(), ranks.index.max()),
        ("{} each year until {}", seventh, sevens[0][1]),
        ("{} from {} to {}", Rank(8), *eights[0]),
        ("{} again in {} and {}", seventh, *sevens[1]),
        ("then {} and {}", *map(Rank, ranks[[1997, 1998]])),
        ("rising past it in {}", until + 1),
        (
            "stands at {}, when the rank was {}",
            published.year,
            int(ranks[published.year]),
        ),
        ("A writer of {} had the figures of {} at best", MONTH(published), published.year - 1),
        ("A writer of spring {} had those of {}", first.year, first.year - 1),
        ("The other {} readings", len(("imports", "exports"))),
        ("Partners before {} that", first_year_of_all),
        ("in the ranking of {} are all there", first_year_of_all),
        ("behind the {} partner in {}", Rank(ranks[published.year] - 1), published.year),
    ),
    *entries_of(
        "notebooks/04*",
        (
            "With {} or {} on the day, and not with {}",
            now["encyclopedia"],
            now["press"],
            stated_count,
        ),
        ("Albania had been among them since {}", MONTH(begun["ALB"])),
        ("came between {} and publication", MONTH(pd.Timestamp(_map.STEPS[4][0]))),
        ("rises past a grey band at {}", stated_count),
        (
            "meets from {} to {}, to {}",
            f"{first:%B}",
            MONTH(last),
            int(counts["press"].asof(pd.Timestamp(ladder["end"]))),
        ),
        ("on {} scales", len(scales)),
        ("after all {}", len(scales)),
        ("on {} ways of counting", len(scales)),
        ("why {} careful counts", len(scales)),
        ("runs {} below it", now["press"] - now["encyclopedia"]),
        ("the country list {} below", now["press"] - now["list"]),
        ("The list lacks {} states", len(missing)),
        ("{} of them it dates", len(listed_late)),
        ("without relations until {}", only(listed_late["first_year"])),
        ("The {} is Madagascar", Rank(len(missing))),
        ("press count is {} above", spread.mode().item()),
        ("On most days from {} on", spread.index.min().year),
        ("the press is {} higher", now["press"] - now["encyclopedia"]),
        ("{} are kept, {} without and {} with", len(readings), *[len(readings) - 1] * 2),
        ("Hungary, the {}", Rank(opened.index.get_loc("HUN") + 1)),
        ("The claim says {}", Rank(opened.index.get_loc("HUN") + 1)),
        ("rest on {} list", witnessed.query("korea == 'PRK'")["source_id"].nunique()),
        ("at least {} witness", fewest),
        ("relations, {} to {}", *covers),
        ("again after {}", events.loc["e10", "start"].year),
        ("passes {} in {}", stated_count, press["start"].year),
        ("of states from {} to {}", *(ladder[side][:4] for side in ("start", "end"))),
        ("pale, from before {}", _map.STEPS[2][0][:4]),
    ),
    *entries_of(
        "notebooks/05*",
        ("The sheet is dated {}", MONTH(published)),
        ("relations with {} states, on", stated_count),
        ("The army of {} ends with {}", stated_army, fits["end"].year),
        ("the {} rank with {}", seventh, until),
        ("Europe in {}", MONTH(verdicts.loc["t21", "true_to"])),
        ("the count of {} both on {}", stated_count, only((last, verdicts.loc["t22", "true_to"]))),
        ("from {} to {} in which", f"{first:%B}", MONTH(last)),
        ("The same words in {}", MONTH(background)),
        ("In {} the State Department printed", MONTH(background)),
        ("None of them gives {} in {}", stated_count, MONTH(published)),
        ("that prints {}.", stated_count),
        ("the number {} begins", stated_count),
        ("the Note of {}", MONTH(background)),
        ("The Note of {}", MONTH(background)),
        ("it prints {} in a month", stated_count),
        ("A reader in {}", MONTH(published)),
        ("the count of {} to hold in {}", stated_count, MONTH(published)),
        ("{} of them can have been true together", len(carry)),
        ("spring and summer of {}", only((first.year, last.year))),
        ("publication on {}", published),
        (
            "{} end before it, from the end of {} to {}",
            len(outdated),
            YEAR(ends.min()),
            MONTH(ends.max()),
        ),
        ("{} claim has no bar", int(tested["true_from"].isna().sum())),
        ("Bars for {} outdated clauses", len(outdated)),
        ("the last {} hold together", len(carry)),
        ("On the other {} scales", len(scales) - 1),
        ("as if printed in {}", MONTH(note_day)),
        ("the {} clauses were never", len(carry)),
        ("The rank rests on {} witness", only(map(witnesses, ("st13", "f04")))),
        ("The {} that carry", len(carry)),
        ('**"{} may mean another measure', seventh),
        ("Korea was {} in {} and {}", only(Rank(by_exports[y]) for y in late_years), *late_years),
        (
            "The year {} had ended {} a year before",
            published.year - 1,
            half((published - pd.Timestamp(published.year - 1, 12, 31)).days / 365),
        ),
        ("press count is {} higher", now["press"] - now["encyclopedia"]),
        ("{} claims had stopped being true", len(outdated)),
        ("The {} sharpest windows", len(carry)),
        ("[Exercise {}] does it all", len(EXERCISES)),
    ),
    *entries_of(
        exercise(1),
        (
            "So {} covers the days from {} to {}",
            YEAR(treaty["start"]),
            DAY_ONLY(treaty["start"]),
            DAY_ONLY(treaty["end"]),
        ),
        ("An event dated {}", YEAR(events.loc["e05", "start"])),
        ("in {} Korea was among", late_years[0]),
    ),
    *entries_of(
        exercise(2),
        (
            "has {} US personnel in Korea in {}",
            printed.loc["p01", "n_text"],
            YEAR(printed.loc["p01", "start"]),
        ),
        ("does {} stand", printed.loc["p01", "n_text"]),
        ("printed on {}", published),
        ("the counts of {} to {}", *years_of["distance"]),
        ("years from {} to {} does", *army_drawn),
        ("armed forces from {} to {}", *army_drawn),
        ("by year, {} to {}, from", *army_drawn),
        ("number, {}, in {}, and", stated_army, runs(army, stated_army)[-1][1]),
        ("at {} from {} to {}", army_known, *army_later),
        ("within {} percent of", round(CLOSE * 100)),
        ("report for {}", MONTH(published)),
        ("that the sheet prints, {},", stated_army),
    ),
    *entries_of(
        exercise(3),
        ("{} by what", seventh),
        ("and {} when", seventh),
        ("from {} to {}, by both", *years_of["ranks"]),
        ("partners from {} to {}, with", ranks.index.min(), ranks.index.max()),
        ("It is {} until {}", seventh, sevens[0][1]),
        ("between {} and {}", until, until + 1),
        ("Korea in {} and ahead of it in {}", until, until + 1),
        ("behind the {} partner in {}", Rank(ranks[published.year] - 1), published.year),
        ("from {} to {}? Divide", *years_of["mirror"]),
        ("that Korea ranked {}?", seventh),
        (
            "Korea ranked {} in {} and in {}",
            only(Rank(by_exports[y]) for y in late_years),
            *late_years,
        ),
        ("Korea ranked {} in {} and {}", only(Rank(ranks[y]) for y in late_years), *late_years),
        ("by exports alone {}", only(Rank(by_exports[y]) for y in late_years)),
        ("by imports {}", only(Rank(by_imports[y]) for y in late_years)),
        ("In {} exports alone gave rank {}", first.year - 1, int(by_exports[first.year - 1])),
        ("the same words in {} (m45)", YEAR(milestones.loc["m45", "start"])),
        ('`"{}"`', published),
    ),
    *entries_of(
        exercise(4),
        ("on {}", published),
        ("after the {}", Rank(stated_count)),
        ("there were {} states on {}", stated_count, press["start"]),
        ("## {} counts", len(scales)),
        ("using {} counts", len(scales)),
        ("One number, {} counts", len(scales)),
        ("the {} published counts", len(scales)),
        ("give {} numbers", len(scales)),
        ("a writer of {} could", first.year),
    ),
    *entries_of(
        exercise(5),
        ("window of {} states", stated_count),
        ("Ministry of {} with {} names", MONTH(published), stated_count),
        ("for each of the {} claims", len(exp.three_claims())),
        ("Here are {} claims", len(exp.three_claims())),
        ('evidence, "{}"', published),
        ("spring or summer of {}", only((first.year, last.year))),
        ("too high by {} states", now["press"] - stated_count),
        ("begun {} years later", older),
        ("than {} witnesses say", witnesses("t22")),
        ("gives {} in {}", stated_count, published.year),
        ("the {} claims that carry", len(carry)),
    ),
    *entries_of(
        exercise(6),
        ("dated {}", note_day),
        ("by {}?", note_day),
        ("a07, true from {}", MONTH(note_begins["a07"])),
        ("a08, true from {}", MONTH(note_begins["a08"])),
        ("came only in {}", MONTH(note_count["start"])),
        ("the {} printed ones", int(note["n_text"].notna().sum())),
        ("One sentence gives {}", int(note["sentence_id"].value_counts().max())),
        ("count were {} too high", now["press"] - now["encyclopedia"]),
        ("the last {} of {}", note_quarter, only(d.year for d in exp.note_frame())),
        ("encyclopedia's count {}", note_number),
    ),
    *entries_of(
        "README.md",
        ('Relations" of {} was right on', published),
        ("on {} of its {} checkable claims", agrees, len(tested)),
        ("{} had stopped being true", len(outdated)),
        ("Some claims rest on {} witness", int(tested["witnesses"].min())),
        ("from {} to {}:", DAY_ONLY(first), last),
        ("line at {};", published),
        (
            "{} end before it, from the end of {} to {}",
            len(outdated),
            YEAR(ends.min()),
            MONTH(ends.max()),
        ),
        ("Python {} or newer", project["requires-python"].removeprefix(">=")),
        ("and {} more tables of the record", len(tables.query("layer == 'record'")) - 2),
        ('relations_on("{}")', published),
        ("count_windows({})", stated_count),
        ("there were {},", stated_count),
        ("Package, version {}", standard),
        ("{} notebooks in", len(EXERCISES)),
        ('"ex05.3", {})', exp.overlap_days() - 1),
        ("CC BY {}", package["licenses"][0]["name"].removeprefix("CC-BY-")),
        ("{} tables made from kdiplo: MIT", (tables["licence"] == "MIT").sum()),
    ),
    *entries_of(
        "notebooks/index.md",
        ("Relations, {}", published.year),
        ("and {} of those, relations with", len(carry)),
        ("{} exercises", len(EXERCISES)),
    ),
    *entries_of(
        "*.md",
        ("and {} of those, relations with {} states", len(carry), stated_count),
        ("are {} years older", older),
    ),
    *entries_of(
        "notebooks/solutions.md",
        ("[Exercise {}], [{}], [{}], [{}], [{}], [{}]", *range(1, len(EXERCISES) + 1)),
    ),
    *entries_of(
        "notebooks/teaching.md",
        ("{} exercise notebooks", len(EXERCISES)),
        ("{} counts", len(scales)),
        ("has {} tasks", only(len(t) for _, t in EXERCISES.values())),
        ("takes {} to {} minutes", min(minutes), max(minutes)),
        ("{} tasks are checked", len(checked) // len(EXERCISES)),
        ("checked task gives {} points", only(t.points for t in checked)),
        ("A text gives {}", only(t.points for t in texts)),
        ("exercise {} goes through", len(EXERCISES)),
        ("between {} and {}", *covers),
        ('published="{}"', note_day),
    ),
    *entries_of(
        "notebooks/_book/*",
        ("Relations, {}", published.year),
        ("Claims of the {} fact sheet", published.year),
        ("some end in {}", only(set(ends.dt.year) & {last.year})),
        ("within {} of the printed one", f"{CLOSE:.0%}".replace("%", " %")),
        ("on record until {}", covers[1]),
        ("gives {} points", only(t.points for t in checked)),
        ("a text {}", only(t.points for t in texts)),
        ("{} stepped lines", len(scales)),
    ),
    *entries_of("CHANGELOG.md", ("## {} ({})", package["version"], released)),
    *entries_of(
        "CITATION.cff",
        ("({})", MONTH(published)),
        ('version: "{}" date-released: "{}"', package["version"], released),
        ('date-published: "{}"', published),
        ('volume: {} issue: "{}"', *issue),
    ),
]
