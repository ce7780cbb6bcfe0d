"""Pages to look things up: sources, countries, citing, tasks, all pages."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

import usrok_data as usrok
from _book.text import cell, one_line, plain, table, write
from usrok_data import teaching

KOREAS = ("KOR", "PRK")


def write_sources(here: Path) -> None:
    """Write the page of sources, an anchor for each."""
    lines = [
        "# Sources",
        "",
        "Every row of the record and of the evidence names its sources by these ids.",
        "",
    ]
    sources = usrok.record.sources()
    for kind, rows in sources.groupby("kind", sort=False):
        lines += [f"## {kind.replace('_', ' ').capitalize()}", ""]
        for row in rows.itertuples():
            lines += [f"({row.source_id})=", ""]
            parts = [row.publisher, plain(row.published), row.licence]
            shown = f"**{row.source_id}** {cell(row.title)}. "
            shown += ". ".join(cell(p) for p in parts if pd.notna(p) and p)
            if pd.notna(row.url):
                shown += f". [{cell(row.url)}]({row.url})" if "://" in row.url else f". {row.url}"
            lines += [shown, ""]
    write(here / "sources.md", lines)


def write_countries(here: Path) -> None:
    """Write the page of countries: codes, names, and relations with both Koreas."""
    spells = usrok.record.recognition()
    lines = [
        "# Countries",
        "",
        "Codes, names, and when each state had relations with either Korea, as the table "
        "[recognition](tables/recognition.md) has it: a month or a year where no day is known. "
        "Two dates: relations ended with the second. A blank: no relations are on record until "
        "1999. Former states have a row of their own.",
        "",
    ]
    rows = []
    for country in usrok.record.countries().itertuples():
        mine = spells[spells["country"] == country.country]
        name = f"{{index}}`!{country.name}`"
        korean = "" if pd.isna(country.name_ko) else f"{{index}}`!{country.name_ko}`"
        code = f'<span id="{country.country}"></span>{{index}}`!{country.country}`'
        rows.append((code, name, korean, *(_spells(mine[mine["korea"] == k]) for k in KOREAS)))
    head = ("code", "name", "Korean name", "with South Korea", "with North Korea")
    lines += ["```{container} sortable", *table(head, rows), "```"]
    write(here / "countries.md", lines)


def _spells(spells: pd.DataFrame) -> str:
    """Write spells of relations, with their dates as the record prints them."""
    return "; ".join(
        one_line(row.start_text)
        + ("" if pd.isna(row.ended_text) else f" to {one_line(row.ended_text)}")
        for row in spells.itertuples()
    )


def write_cite(here: Path) -> None:
    """Write the page on how to cite, for every table."""
    lines = [
        "# How to cite",
        "",
        "Cite the table you used and the source it rests on. `usrok.cite(name)` writes both; "
        '`style="bibtex"` gives entries for a reference manager.',
        "",
        "## The whole package",
        "",
        *(f"> {cell(line)}\n" for line in usrok.cite().splitlines()),
        "```bibtex",
        usrok.cite(style="bibtex"),
        "```",
        "",
        "## Each table",
        "",
    ]
    for name in usrok.tables()["table"]:
        lines += [f"### {name}", "", f"> {cell(usrok.cite(name).splitlines()[0])}", ""]
    write(here / "cite.md", lines)


# ---------------------------------------------------------------- tasks, all pages


def write_tasks(here: Path) -> None:
    """Write the page of all tasks, from the tasks themselves."""
    lines = [
        "# All tasks",
        "",
        "This page is written from `teaching.tasks()`. A task graded by a check gives two points,",
        "a text four. Mistakes are those that the check knows by name.",
        "",
    ]
    for exercise, (title, tasks) in teaching.EXERCISES.items():
        minutes, points = sum(t.minutes for t in tasks), sum(t.points for t in tasks)
        lines += [
            f"## {exercise[2:].lstrip('0')}. {title}",
            "",
            f"{len(tasks)} tasks, {minutes} minutes, {points} points.",
            "",
        ]
        rows = []
        for task in tasks:
            shows = task.lesson or "A text, read by a teacher: " + "; ".join(task.criteria)
            mistakes = "; ".join(m.name for m in task.mistakes) or "names no row; stays general"
            shows = shows.replace("|", "\\|")
            rows.append((f"**{task.id}** {task.title}", f"{task.minutes}", shows, cell(mistakes)))
        lines += [*table(("task", "minutes", "what it shows", "mistakes to expect"), rows), ""]
    write(here / "tasks.md", lines)


def write_all_pages(here: Path) -> None:
    """Write the list of all pages."""
    claims = [f"[{c}](claims/{c}.md)" for c in usrok.claims()["claim_id"]]
    names = [f"[{t}](tables/{t}.md)" for t in usrok.tables()["table"]]
    lines = [
        "# All pages",
        "",
        "Every page of the book on one, for a reader who looks for a name and for a machine that "
        "looks for links.",
        "",
        "- [Start of the book](index.md)",
        *(
            f"- Notebook {p.stem[:2]}: [{_title(p)}]({p.name})"
            for p in sorted(here.glob("0*.ipynb"))
        ),
        *(
            f"- {kind} {p.stem[3]}: [{_title(p)}]({folder}/{p.name})"
            for folder, kind in (("exercises", "Exercise"), ("solutions", "Solution"))
            for p in sorted(here.glob(f"{folder}/ex*.ipynb"))
        ),
        "- [The sheet](sheet.md), [claims](claims.md), [tables](tables.md), "
        "[countries](countries.md), [sources](sources.md), [codebook](codebook.md)",
        "- [Teaching](teaching.md), [tasks](tasks.md), [solutions](solutions.md)",
        '- [Functions](api.md), <a href="genindex.html">index of names and functions</a>, '
        "[how to cite](cite.md), [changes](changes.md)",
        "- Claims: " + ", ".join(claims),
        "- Tables: " + ", ".join(names),
    ]
    write(here / "all_pages.md", lines)


def _title(path: Path) -> str:
    """Return the title of a notebook."""
    first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"]
    return "".join(first).splitlines()[0].removeprefix("# ")
