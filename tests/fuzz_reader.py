"""Read many mutated copies of the fact sheet; each must be reported as it was mutated.

    USROK_FACT_SHEET=fact_sheet.txt python tests/fuzz_reader.py --count 100000 --seed 1 --jobs 2

A copy is made by changing sentences, changing what stands around them, and changing how the
text is laid out and stored; the three may come together. What is expected follows from the
mutation alone: the sentences that were changed are ``changed``, those left out ``missing``,
all others ``found``. Each case is drawn from a seed of its own; ``--only`` makes one again.
"""

from __future__ import annotations

import argparse
import html
import multiprocessing
import os
import random
import sys
import tempfile
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from usrok_data import read_fact_sheet

SECONDS = 1.0
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS = ["boat", "Harbour", "37", "of", "lighthouses", "N.W.", "well-built", "Mr."]
NOISE = ["Print this page", "The price of ropes. It rose!", "Page 3", "* * *", "12 July 1993"]


@dataclass(frozen=True)
class Sheet:
    """The pieces of a copy: what stands before, between and after the sentences."""

    sentences: tuple[str, ...]
    between: tuple[str, ...]

    @classmethod
    def of(cls, text: str, sentences: Iterable[str]) -> Sheet:
        """Take a copy apart; every sentence must stand in it word for word."""
        found, between, rest = tuple(sentences), [], text
        for sentence in found:
            before, middle, rest = rest.partition(sentence)
            assert middle, "this copy does not have every sentence in one line"
            between.append(before)
        return cls(found, (*between, rest))


@dataclass
class Draft:
    """A copy in the making, and what a reader should say of it."""

    draw: random.Random
    sentences: list[str]
    between: list[str]
    expected: dict[int, str]
    kinds: list[str]
    exact: dict[int, str]

    def text(self) -> str:
        """Put the pieces together."""
        pairs = zip(self.between, [*self.sentences, ""], strict=True)
        return "".join(piece for pair in pairs for piece in pair)


@dataclass(frozen=True)
class Case:
    """A file, how it came about, and what a reader should say of it."""

    kind: str
    data: bytes
    expected: dict[int, str]
    exact: dict[int, str]


# ---------------------------------------------------------------- one sentence


def _letter(draft: Draft, text: str) -> str:
    places = [i for i, c in enumerate(text) if c.isalpha()]
    at = draft.draw.choice(places)
    new = draft.draw.choice([c for c in LETTERS if c != text[at]])
    return text[:at] + new + text[at + 1 :]


def _insert_letter(draft: Draft, text: str) -> str:
    at = draft.draw.randrange(len(text) + 1)
    return text[:at] + draft.draw.choice(LETTERS) + text[at:]


def _delete_letter(draft: Draft, text: str) -> str:
    at = draft.draw.choice([i for i, c in enumerate(text) if c.isalpha()])
    return text[:at] + text[at + 1 :]


def _digit(draft: Draft, text: str) -> str:
    places = [i for i, c in enumerate(text) if c.isdigit()]
    if not places:
        return _letter(draft, text)
    at = draft.draw.choice(places)
    return (
        text[:at] + draft.draw.choice([c for c in "0123456789" if c != text[at]]) + text[at + 1 :]
    )


def _stop(draft: Draft, text: str) -> str:
    return text[:-1] + draft.draw.choice(["", ",", "!", ";"])


def _word(draft: Draft, text: str) -> str:
    words = text.split()
    at = draft.draw.randrange(len(words))
    words[at] = draft.draw.choice([w for w in WORDS if w != words[at]])
    return " ".join(words)


def _insert_word(draft: Draft, text: str) -> str:
    words = text.split()
    words.insert(draft.draw.randrange(1, len(words)), draft.draw.choice(WORDS))
    return " ".join(words)


def _delete_word(draft: Draft, text: str) -> str:
    words = text.split()
    del words[draft.draw.randrange(len(words))]
    return " ".join(words)


def _swap_words(draft: Draft, text: str) -> str:
    words = text.split()
    one, other = draft.draw.sample(range(len(words)), 2)
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _split_word(draft: Draft, text: str) -> str:
    places = [i for i in range(1, len(text)) if text[i - 1 : i + 1].isalpha()]
    at = draft.draw.choice(places)
    return text[:at] + " " + text[at:]


IN_A_SENTENCE: dict[str, Callable[[Draft, str], str]] = {
    "letter changed": _letter,
    "letter inserted": _insert_letter,
    "letter deleted": _delete_letter,
    "digit changed": _digit,
    "full stop changed": _stop,
    "word changed": _word,
    "word inserted": _insert_word,
    "word deleted": _delete_word,
    "words swapped": _swap_words,
    "word split": _split_word,
}
#: Those after which it is plain where the sentence begins and ends.
EXACT = ("letter changed", "digit changed", "letter deleted")


def _change(draft: Draft, number: int, kind: str) -> None:
    before = draft.sentences[number]
    after = IN_A_SENTENCE[kind](draft, before)
    if after.split() == before.split():  # two equal words were swapped
        kind = "letter changed"
        after = _letter(draft, before)
    draft.sentences[number] = after
    draft.expected[number] = "changed"
    draft.kinds.append(kind)
    if kind in EXACT:
        draft.exact[number] = " ".join(after.split())


def _drop(draft: Draft, number: int) -> None:
    draft.sentences[number] = ""
    draft.expected[number] = "missing"
    draft.kinds.append("sentence dropped")


def _sentences(draft: Draft) -> None:
    """Change or drop up to three sentences, each between sentences that stay."""
    numbers: list[int] = []
    for number in draft.draw.sample(
        range(len(draft.sentences)), draft.draw.choice([1, 1, 1, 2, 3])
    ):
        if all(abs(number - other) > 1 for other in numbers):
            numbers.append(number)
    for number in numbers:
        if draft.draw.random() < 0.15:
            _drop(draft, number)
        else:
            _change(draft, number, draft.draw.choice(list(IN_A_SENTENCE)))


# ---------------------------------------------------------------- around the sentences


def _paragraphs(draft: Draft) -> list[range]:
    opens = [n for n, gap in enumerate(draft.between[:-1]) if n == 0 or "\n" in gap]
    return [range(a, b) for a, b in zip(opens, [*opens[1:], len(draft.sentences)], strict=True)]


def _drop_paragraph(draft: Draft) -> None:
    paragraph = draft.draw.choice(_paragraphs(draft))
    if paragraph.start == 0:
        # With the first paragraph gone, what a site says of the sheet stands in its place.
        draft.between[0] = ""
    for number in paragraph:
        draft.sentences[number] = ""
        draft.expected[number] = "missing"


def _double_sentence(draft: Draft) -> None:
    number = draft.draw.randrange(len(draft.sentences))
    draft.sentences[number] += draft.draw.choice([" ", "\n\n"]) + draft.sentences[number]


def _double_paragraph(draft: Draft) -> None:
    paragraph = draft.draw.choice(_paragraphs(draft))
    copy = " ".join(draft.sentences[n] for n in paragraph)
    draft.between[paragraph.stop] = "\n\n" + copy + "\n\n" + draft.between[paragraph.stop]


def _noise(draft: Draft) -> None:
    for paragraph in draft.draw.sample(_paragraphs(draft), draft.draw.randint(1, 4)):
        noise = " ".join(draft.draw.choices(NOISE, k=draft.draw.randint(1, 3)))
        draft.between[paragraph.start] += noise + "\n\n"


def _around(draft: Draft) -> None:
    """Change letters before, after and in the heading between the sentences."""
    places = [n for n, gap in enumerate(draft.between) if gap.strip()]
    for _ in range(draft.draw.randint(1, 5)):
        place = draft.draw.choice(places)
        gap = draft.between[place]
        spots = [i for i, c in enumerate(gap) if not c.isspace()]
        at = draft.draw.choice(spots)
        draft.between[place] = gap[:at] + draft.draw.choice(LETTERS + "?,-") + gap[at + 1 :]


def _bare(draft: Draft) -> None:
    # At the very end, words without a full stop may be a heading as well as a sentence.
    draft.between[0], draft.between[-1] = "", "\n\nA page"


def _lose_spaces(draft: Draft) -> None:
    for number in range(1, len(draft.sentences)):
        before, after = draft.sentences[number - 1], draft.sentences[number]
        # Where a new sentence can be told by its capital.
        told = before[-2:-1].islower() and after[:1].isupper() and after[1:2].islower()
        if draft.between[number] == " " and told and draft.draw.random() < 0.5:
            draft.between[number] = ""


AROUND: dict[str, Callable[[Draft], None]] = {
    "paragraph dropped": _drop_paragraph,
    "sentence doubled": _double_sentence,
    "paragraph doubled": _double_paragraph,
    "noise between paragraphs": _noise,
    "letters around changed": _around,
    "nothing around": _bare,
    "spaces lost after full stops": _lose_spaces,
}


# ---------------------------------------------------------------- lay-out


def _wrap(draw: random.Random, text: str) -> str:
    width = draw.randint(25, 110)
    indent = draw.choice(["", "", "\t", "   ", "\u3000"])
    return "\n\n".join(
        textwrap.fill(block, width, subsequent_indent=indent, break_long_words=False)
        for block in text.split("\n\n")
    )


def _spaces(draw: random.Random, text: str) -> str:
    kinds = draw.sample([" ", "  ", "\u00a0", "\u2003", "\t", "\u202f", " \u200b", "\u3000"], 3)
    return "".join(draw.choice(kinds) if c == " " else c for c in text)


def _breaks(draw: random.Random, text: str) -> str:
    text = text.replace("\n\n", draw.choice(["\n\n", "\n\n\n", "\n \n", "\n\n\n\n\n"]))
    return text.replace("\n", draw.choice(["\r\n", "\r", "\u2028", " \n\t", "\x0b", "\x85", "\f"]))


def _marks(draw: random.Random, text: str) -> str:
    text = text.replace("'", draw.choice(["\u2019", "\u2018", "\u02bc", "`", "\u2032"]))
    text = text.replace('"', draw.choice(["\u201c", "\u201d", "\u00ab"]))
    text = text.replace("--", draw.choice(["\u2014", " \u2014 ", " \u2013 ", " -- ", "\u2015"]))
    return text.replace("-", draw.choice(["-", "\u2010", "\u2011", "\u2212"]))


def _unseen(draw: random.Random, text: str) -> str:
    hidden = draw.choice(["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])
    # Not at the end of a line: a soft hyphen there joins two words.
    pairs = zip(text, [*text[1:], " "], strict=True)
    return "".join(
        a + hidden if a.isalpha() and b.isalpha() and draw.random() < 0.1 else a for a, b in pairs
    )


def _one_line(draw: random.Random, text: str) -> str:
    return " ".join(text.split())


def _compatible(draw: random.Random, text: str) -> str:
    """Put characters that only look otherwise: ligatures, wide letters and digits."""
    if draw.random() < 0.5:
        return text.replace("fi", "\ufb01").replace("ff", "\ufb00").replace("fl", "\ufb02")
    return "".join(
        chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() and draw.random() < 0.2 else c
        for c in text
    )


#: In the order in which they are done: a line broken at a hyphen can be mended as long as the
#: break is there.
LAYOUT: dict[str, Callable[[random.Random, str], str]] = {
    "one line": _one_line,
    "other quotes and dashes": _marks,
    "compatible characters": _compatible,
    "wrapped": _wrap,
    "unseen characters": _unseen,
    "other spaces": _spaces,
    "other line breaks": _breaks,
}


def _entities(draw: random.Random, text: str) -> str:
    """Escape as pages do, some characters more than need be, perhaps twice."""
    text = html.escape(text, quote=draw.random() < 0.5)
    way = draw.choice(["&#{};", "&#x{:x};", "&#0{};"])
    every = draw.choice([0.0, 0.02, 0.3])
    safe = "".join(
        # A reference to a control character is none.
        way.format(ord(c))
        if c.isprintable() and c not in "&;#" and not c.isalnum() and draw.random() < every
        else c
        for c in text
    )
    return safe.replace("&", "&amp;") if draw.random() < 0.2 else safe


def _html(draw: random.Random, text: str) -> str:
    text = _entities(draw, text)
    blocks = text.split("\n\n")
    form = draw.choice(["p", "P", "div", "td", "li", "br", "BR/", "br /", "pre", "open p"])
    upper = form.upper() if draw.random() < 0.2 else form
    attribute = draw.choice(["", ' class="a"', " class='>'", ' title="a > b"', " data-x=1 hidden"])
    if form in ("p", "P", "div", "td", "li"):
        body = "\n".join(f"<{upper}{attribute}>{block}</{upper}>" for block in blocks)
    elif form == "pre":
        body = f"<pre{attribute}>{text}</pre>"
    elif form == "open p":
        body = "\n".join(f"<p{attribute}>{block}" for block in blocks)
    else:
        # As a saved plain page has it: one tag a line, two a paragraph.
        body = f"<{form}>\n<{form}>\n".join(b.replace("\n", f"<{form}>\n") for b in blocks)
    inline = draw.choice(["", "b", "span", "a", "font"])
    if inline:
        words = body.split(" ")
        for i, word in enumerate(words):
            if word.isalpha() and draw.random() < 0.05:
                words[i] = f"<{inline}>{word}</{inline}>"
        body = " ".join(words)
    extra = draw.choice(["", "<!-- <p>no</p> -->", "<script>a = '<p>b</p>' < 3</script>", "<hr>"])
    head = draw.choice(["", "<!DOCTYPE html>\n", "<?xml version='1.0'?>\n"])
    style = "<head><title>A page</title><style>p > a {b: c}</style></head>"
    return f"{head}<html>{style}<body>{extra}{body}{extra}</body></html>"


def _encode(draw: random.Random, text: str) -> tuple[str, bytes]:
    name = draw.choice(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
    if name == "cp1252":
        try:
            return name, text.encode(name)
        except UnicodeEncodeError:
            return "utf-8", text.encode()
    mark = "\ufeff" if name in ("utf-16-le", "utf-16-be") else ""
    return name, (mark + text).encode(name)


# ---------------------------------------------------------------- cases


def make(sheet: Sheet, seed: int, number: int) -> Case:
    """Make the case of a number: the same at every run."""
    draw = random.Random(f"{seed}-{number}")
    draft = Draft(draw, list(sheet.sentences), list(sheet.between), {}, [], {})
    what = draw.choice(["sentences", "sentences", "sentences", "around", "both", "layout"])
    if what in ("sentences", "both"):
        _sentences(draft)
    if what == "around":
        name = draw.choice(list(AROUND))
        AROUND[name](draft)
        draft.kinds.append(name)
    if what == "both":
        # Only what leaves it plain which words are the changed sentence.
        name = draw.choice(["letters around changed", "nothing around"])
        AROUND[name](draft)
        draft.kinds.append(name)
    text = draft.text()
    if what == "layout" or draw.random() < 0.5:
        chosen = draw.sample(list(LAYOUT), draw.choice([1, 1, 2, 3]))
        if 0 in draft.expected and "one line" in chosen:
            chosen.remove("one line")  # nothing would tell where the first sentence begins
        for name in (n for n in LAYOUT if n in chosen):
            text = LAYOUT[name](draw, text)
            draft.kinds.append(name)
        draft.exact.clear()  # the words may be written otherwise; their status is the same
    if draw.random() < 0.3:
        text = _html(draw, text)
        draft.kinds.append("HTML")
    data = text.encode()
    if draw.random() < 0.25:
        name, data = _encode(draw, text)
        draft.kinds.append(name)
    return Case(" + ".join(draft.kinds), data, draft.expected, draft.exact)


def fault(case: Case, path: Path) -> tuple[str | None, float]:
    """Read a case from a file; say what is wrong, and how long it took."""
    path.write_bytes(case.data)
    start = time.process_time()
    try:
        result = read_fact_sheet(path)
    except Exception as error:  # whatever it is, it is reported
        return f"{type(error).__name__}: {error}", time.process_time() - start
    seconds = time.process_time() - start
    status = {n: s for n, s in enumerate(result["status"]) if s != "found"}
    if status != case.expected:
        return f"expected {case.expected}, got {status}", seconds
    for number, text in case.exact.items():
        if result["text"][number] != text:
            return f"the changed sentence {number + 1} was cut at other words", seconds
    return (f"took {seconds:.2f} s" if seconds > SECONDS else None), seconds


def _sheet() -> Sheet:
    path = Path(os.environ["USROK_FACT_SHEET"])
    return Sheet.of(path.read_text(encoding="utf-8"), read_fact_sheet(path)["text"])


def run(job: tuple[int, Sequence[int]]) -> tuple[Counter[str], list[str], list[tuple[float, int]]]:
    """Read the cases of some numbers; return counts by kind, faults and the slowest."""
    seed, numbers = job
    sheet, counts = _sheet(), Counter[str]()
    faults: list[str] = []
    slowest: list[tuple[float, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            case = make(sheet, seed, number)
            wrong, seconds = fault(case, Path(folder, "copy"))
            counts.update(set(case.kind.split(" + ")))
            slowest = sorted([*slowest, (seconds, number)])[-5:]
            if wrong:
                faults.append(f"--seed {seed} --only {number} ({case.kind}): {wrong}")
    return counts, faults, slowest


def main() -> int:
    """Run the command line; return 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", type=int, help="make and read one case again")
    given = parser.parse_args()
    if not os.environ.get("USROK_FACT_SHEET"):
        print("Set USROK_FACT_SHEET to the path of your own copy.", file=sys.stderr)
        return 2
    numbers = range(given.count) if given.only is None else range(given.only, given.only + 1)
    start = time.perf_counter()
    jobs = [(given.seed, numbers[i :: given.jobs]) for i in range(given.jobs)]
    if given.jobs == 1:
        done = [run(jobs[0])]
    else:
        with multiprocessing.Pool(given.jobs) as pool:
            done = pool.map(run, jobs)
    counts = sum((c for c, _, _ in done), Counter[str]())
    faults = [f for _, found, _ in done for f in found]
    slowest = sorted(s for _, _, found in done for s in found)[-5:]
    for kind, number in counts.most_common():
        print(f"{number:8,}  {kind}")
    print(f"{len(numbers):,} files in {time.perf_counter() - start:.0f} s")
    print("slowest:", ", ".join(f"{s * 1000:.0f} ms (--only {n})" for s, n in reversed(slowest)))
    print(f"{len(faults)} faults")
    print("\n".join(faults[:200]))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
