"""Numbers in prose: each is backed by an output, a computed fact or the reviewed list.

``prose`` finds the figures, ``prose_backing`` says what backs them, ``prose_facts`` holds the
computed facts and ``prose_reviewed`` the reviewed list.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from prose import BOOK, ROOT, Figure, Passage, changed, figures, outputs, passages
from prose_backing import Entry, judged
from prose_facts import FACTS
from prose_reviewed import REVIEWED
from site_build import BY_HAND

ENTRIES = [*FACTS, *REVIEWED]
HELP = """
Either the figure is wrong: mend the prose. Or say what backs it, in one of three ways:
1. Let a cell of the notebook put it out. A day, a percentage or a number from 1,000 on may
   stand in any output; a year, a month, a smaller number, a word or a rank only in a
   sentence (Markdown or print) of the same section, since some table holds each of them.
2. Add the phrase to its file in tests/prose_facts.py, with an expression for the figure.
3. If no table could give it, add the phrase to tests/prose_reviewed.py, with the reason.
"""


@cache
def judgements() -> list[tuple[Passage, list[Entry], list[Figure], Counter]]:
    """Judge every passage once, with the entries that can bear on it."""
    found = []
    for passage in passages():
        mine = [e for e in ENTRIES if e.reaches(passage)]
        found.append((passage, mine, *judged(passage, mine)))
    return found


def uses() -> Counter:
    """Return how often each entry backs a figure."""
    return sum((used for *_, used in judgements()), Counter())


def around(passage: Passage, figure: Figure) -> str:
    """Return the sentence of a figure, with the figure marked."""
    start = max(passage.text.rfind(". ", 0, figure.start) + 1, figure.start - 150)
    end = passage.text.find(". ", figure.end) + 1 or len(passage.text)
    text = passage.text
    before, after = text[start : figure.start], text[figure.end : min(end, figure.end + 150)]
    return f"{before}>>{figure.text}<<{after}".strip()


def test_every_figure_in_prose_is_backed():
    told = [
        f"{passage.file}, under {passage.heading!r}:\n    {around(passage, figure)}"
        for passage, _, bare, _ in judgements()
        for figure in bare
    ]
    assert not told, "\n".join(["figures that nothing backs:", *told, HELP])


def test_the_digits_of_a_chapter_stand_in_an_output_too():
    """A fact may back them, but a reader of a chapter finds them there as well."""
    for passage in passages():
        if not passage.file.startswith("notebooks/0"):
            continue
        shown = " ".join(o.text for o in outputs(passage.file)).replace(",", "")
        text = passage.text.replace("**Minutes to read:** 10", "")
        for figure in figures(text):
            for digits in re.findall(r"\d{2,}", figure.text.replace(",", "")):
                told = f"{passage.file}: {digits} in {around(passage, figure)!r} is in no output"
                assert re.search(rf"(?<!\d){digits}(?!\d)", shown), told


def test_every_entry_backs_a_figure():
    used = uses()
    idle = [f"{e.file}: {e.phrase!r} {e.values}" for e in ENTRIES if not used[e]]
    assert not idle, "take these out, or compare them with the prose:\n" + "\n".join(idle)


def test_a_fact_holds_no_typed_figure_and_a_reviewed_phrase_has_a_reason():
    for fact in FACTS:
        assert not figures(fact.phrase.replace("{}", "…")), fact.phrase
    for entry in REVIEWED:
        assert figures(entry.phrase) and entry.why and "{}" not in entry.phrase, entry.phrase


def test_all_pages_written_by_hand_are_read():
    """An exercise says what its solution says; the page of changes includes the changelog."""
    notebooks = [*BOOK.glob("0*.ipynb"), *(BOOK / "solutions").glob("ex*.ipynb")]
    wanted = {p.relative_to(ROOT).as_posix() for p in notebooks}
    wanted |= {f"notebooks/{name}.md" for name in BY_HAND}
    assert wanted | {"README.md", "CHANGELOG.md", "CITATION.cff"} <= {p.file for p in passages()}


# ---------------------------------------------------------------- the test can fail


def slips() -> list[tuple[Passage, Figure, str, bool]]:
    """Change each figure to its neighbours, and say whether the tests above would fail."""
    used, found = uses(), []
    for passage, mine, _, before in judgements():
        for figure in figures(passage.text):
            for other in changed(figure):
                text = passage.text[: figure.start] + other + passage.text[figure.end :]
                slip = Passage(passage.file, passage.section, passage.heading, text)
                bare, after = judged(slip, mine)
                idle = any(used[e] == before[e] for e in before if not after[e])
                found.append((passage, figure, other, bool(bare) or idle))
    return found


def test_almost_every_changed_figure_is_caught():
    every = slips()
    missed = [
        f"{passage.file}: {around(passage, figure)} -> {other}"
        for passage, figure, other, caught in every
        if not caught
    ]
    share = 1 - len(missed) / len(every)
    print(f"{share:.2%} of {len(every)} changed figures are caught; not these:", *missed, sep="\n")
    assert share >= 0.99, "\n".join(missed)


# ---------------------------------------------------------------- how figures are read


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("35,743 or 35743 persons", ["35743", "35743"]),
        ("from 5 April to 21 August 1991", ["1991-04-05", "1991-08-21"]),
        ("on 19 July 1993, that is 1993-07-19", ["1993-07-19", "1993-07-19"]),
        ("between April and August 1991", ["1991-04", "1991-08"]),
        ("in July 1993, on 30 September", ["1993-07", "-09-30"]),
        ("five of 5, twenty-five, Seven", ["5", "5", "25", "7"]),
        ("seventh, 7th and seventh-largest", ["7", "7", "7"]),
        ("5 %, five percent, 3.4 %", ["5 %", "5 %", "3.4 %"]),
        ("the 1950s; half of it, twice", ["1950s", "half", "twice"]),
        ("f04, ex01.1, cow-nmc-7, S-1, s30", []),
        ("one can say that no one knows", []),
        ("rests on one witness, off by one", ["1", "1"]),
    ],
)
def test_figures_are_read(text, values):
    assert [f.value for f in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("35,743", ["35,742", "35,744", "45,743"]),
        ("3.4 %", ["3.3 %", "3.5 %"]),
        ("1991", ["1990", "1992"]),
        ("seventh", ["sixth", "eighth"]),
        ("twenty", ["nineteen", "twenty-one"]),
        (
            "31 August 1991",
            ["30 August 1991", "1 September 1991", "31 August 1990", "31 August 1992"],
        ),
    ],
)
def test_a_changed_figure_is_a_neighbour(text, others):
    assert changed(figures(text)[0]) == others


def test_a_figure_is_backed_as_a_whole_only():
    entry = Entry("{} claims", (48,))
    for text, bare in (("48 claims", []), ("148 claims", ["148"]), ("1,048 claims", ["1,048"])):
        found, _ = judged(Passage("README.md", "", "", text), [entry])
        assert [f.text for f in found] == bare


def test_a_figure_is_found_in_the_outputs_of_its_own_notebook():
    chapter = "notebooks/02_security.ipynb"
    assert any("35,743" in o.text for o in outputs(chapter))
    for text, bare in (("35,743", 0), ("35743", 0), ("35,744", 1), ("5,743", 1)):
        assert len(judged(Passage(chapter, "", "", text), [])[0]) == bare
    assert judged(Passage("README.md", "", "", "35,743"), [])[0]
