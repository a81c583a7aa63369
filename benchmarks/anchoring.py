"""What it costs to find the place of marks again in a text of 100,000 words that changed.

One word in a hundred is another one. The floor is the alignment alone, by rapidfuzz: of the words
of both texts, each a character of its own, made beforehand (the fastest form that rapidfuzz
takes), and for comparison of their characters.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from rapidfuzz.distance import Levenshtein

from annotations.anchoring.alignment import Codes
from annotations.model import Annotation
from annotations.revising import reanchored
from annotations.steps import create
from articles.model import Article
from benchmarks.support.table import Row, print_rows, ratio_row
from benchmarks.support.texts import make_text

WORDS = 100_000
CHANGED = 100
"""One word in so many changes."""
MARKS = (10, 100, 1_000, 4_000)
RUNS = 7
REACH, LINEAR = 1.5, 1.3


def changed(text: str) -> str:
    """`text` with other words in the place of one in a hundred."""
    chance = random.Random(WORDS)
    words = text.split(" ")
    for number in chance.sample(range(len(words)), len(words) // CHANGED):
        words[number] = chance.choice(words).strip()
    return " ".join(words)


def article(text: str) -> Article:
    """An article of this text."""
    return Article("https://example.org/long", "Long", text, "2026-01-01T00:00:00Z")


def marks_on(text: str, count: int) -> list[Annotation]:
    """Marks on `count` sentences all over the text."""
    sentences = [found.span() for found in re.finditer(r"[^.\n]+\.", text)]
    chosen = random.Random(count).sample(sentences, count)
    return [create(text, start, end) for start, end in chosen]


def timed(work: Callable[[], object]) -> float:
    """How long `work` takes, in milliseconds."""
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def rows() -> Iterator[Row]:
    """Re-anchoring against the alignment alone, then its growth with the marks."""
    old = make_text(WORDS)
    new = changed(old)
    before, after = article(old), article(new)
    codes = Codes()
    old_words, new_words = codes.encode(old.split()), codes.encode(new.split())
    marks = {count: marks_on(old, count) for count in MARKS}
    ours: dict[int, list[float]] = {count: [] for count in (1, *MARKS)}
    marks[1] = marks[MARKS[0]][:1]
    floor: list[float] = []
    for _ in range(RUNS):
        floor.append(timed(lambda: Levenshtein.opcodes(old_words, new_words)))
        for count, times in ours.items():
            times.append(timed(lambda held=marks[count]: reanchored(before, after, held)))  # type: ignore[misc]
    many, most = MARKS[-2:]
    what = f"{many:,} marks in {WORDS:,} words, 1% changed, against aligning the words"
    yield ratio_row(what, ours[many], floor, REACH)
    alone = min(ours[1])
    share = {count: (min(ours[count]) - alone) / count for count in MARKS}
    growth = share[most] / share[many]
    detail = ", ".join(f"{count:,}: {median(ours[count]):.0f} ms" for count in MARKS)
    yield Row(
        f"a mark of {most:,} against one of {many:,} (linear: 1)", growth, LINEAR, detail=detail
    )
    characters = [timed(lambda: Levenshtein.opcodes(old, new))]
    yield ratio_row(f"{many:,} marks against aligning the characters", ours[many], characters)


if __name__ == "__main__":
    print_rows(rows())
