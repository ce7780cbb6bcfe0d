"""The figures and the chart of the landing page, computed from the tables."""

from __future__ import annotations

import usrok_data as usrok
from _book.claims import verdicts
from _book.pictures import validity_alt
from _book.text import cell, day
from usrok_data.charts._base import publication

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def word(number: int) -> str:
    """Write a small number as a word."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def figures() -> dict[str, str]:
    """Return what the landing page says in numbers, by name."""
    found = verdicts()
    counts = found["verdict"].value_counts()
    ended = found[found["verdict"] == "outdated"]
    stated = int(usrok.claims().set_index("claim_id").loc["st24", "n_low"])
    press = usrok.count_windows(stated).set_index("scale").loc["press"]
    first = max(press["start"], found.loc["t22", "true_from"])
    last = min(press["end"], found.loc["t22", "true_to"])
    links = [
        f"- [{id}](claims/{id}.md) {cell(row['claim']).rstrip('.')}: until {day(row['true_to'])}"
        for id, row in ended.sort_values("true_to").iterrows()
    ]
    return {
        "published": day(publication()),
        "stated": str(stated),
        "claims": str(len(found)),
        "checkable": str(len(found) - counts["not checkable"]),
        "agrees": str(counts["agrees"]),
        "outdated": word(len(ended)),
        "Outdated": word(len(ended)).capitalize(),
        "together": f"{day(first)} to {day(last)}",
        "sentences": str(len(usrok.sentences())),
        "tables": str(len(usrok.tables())),
        "sources": str(len(usrok.record.sources())),
        "countries": str(len(usrok.record.countries())),
        "ended": "\n".join(links),
        "chart": f"[![{cell(validity_alt())}](_charts/validity.webp)](_charts/validity.webp)",
        "zip": f'<a href="data/usrok_data-{usrok.__version__}.zip" download>one zip</a>',
    }
