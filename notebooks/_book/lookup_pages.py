"""Pages to look things up: countries, sources, citing, tasks, all pages."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import usrok_data as usrok
from _book.render import BOOK, rows, write_data, write_page
from usrok_data import codebook, teaching


def _titles(pattern: str) -> dict[str, str]:
    """Return the titles of some notebooks, by path."""
    return {path.relative_to(BOOK).as_posix(): _title(path) for path in sorted(BOOK.glob(pattern))}


def _title(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        text = "".join(json.loads(text)["cells"][0]["source"])
    return text.splitlines()[0].removeprefix("# ")


def _exercises() -> list[dict[str, Any]]:
    """Return the exercises, each with its tasks."""
    titles = {Path(name).stem[:4]: title for name, title in _titles("solutions/ex*.ipynb").items()}
    tasks = rows(teaching.tasks().reset_index(names="task"))
    by_exercise = groupby(tasks, key=lambda task: task["task"].partition(".")[0])
    return [{"title": titles[key], "tasks": list(mine)} for key, mine in by_exercise]


def _looked_up(country: dict[str, Any], spells: dict[Any, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return a country with its relations, for the script of the page of countries."""
    titles = usrok.record.sources().set_index("source_id")["title"]
    code = country["country"]
    found = [
        {
            "korea": korea,
            "from": spell["start_text"],
            "start": f"{spell['start']:%Y-%m-%d}",
            "to": spell["ended_text"],
            "ended": f"{spell['ended']:%Y-%m-%d}" if spell["ended"] is not None else None,
            "source": spell["start_source"],
            "title": titles[spell["start_source"]],
            "confidence": spell["confidence"],
        }
        for korea in ("KOR", "PRK")
        for spell in spells.get((code, korea), [])
    ]
    return {"code": code, "name": country["name"], "korean": country["name_ko"], "spells": found}


def write() -> None:
    """Write the pages of countries, sources, citing, tasks, and the list of all pages."""
    spells: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for spell in rows(usrok.record.recognition()):
        spells.setdefault((spell["country"], spell["korea"]), []).append(spell)
    countries = rows(usrok.record.countries())
    write_data("countries_lookup", "usrokCountries", [_looked_up(c, spells) for c in countries])
    write_page("countries.md", "countries.md", countries=countries, spells=spells)

    sources = rows(usrok.record.sources())
    kinds = dict.fromkeys(source["kind"] for source in sources)
    write_page("sources.md", "sources.md", sources=sources, kinds=list(kinds))
    write_page("cite.md", "cite.md", tables=list(codebook.entries()))
    write_page("tasks.md", "tasks.md", exercises=_exercises())
    write_page(
        "all_pages.md",
        "all_pages.md",
        chapters=_titles("0*.ipynb"),
        exercises=_titles("exercises/*.ipynb"),
        solutions=_titles("solutions/*.ipynb"),
        lessons=_titles("lessons/*.md"),
        claims=list(usrok.claims()["claim_id"]),
        tables=list(codebook.entries()),
    )
