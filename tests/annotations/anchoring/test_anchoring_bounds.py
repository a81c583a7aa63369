"""Texts that are made to be slow, and texts that are too big to be compared."""

import pytest

from annotations.anchoring.alignment import MOST_COMPARISONS
from annotations.anchoring.word_diff import Kind, word_diff
from annotations.model import AnchorState
from annotations.revising import reanchored
from annotations.steps import create
from articles.model import Article


def article(text: str) -> Article:
    return Article("https://gazette.example/story", "Story", text, "2026-11-01T08:00:00Z")


START = "The harbour of Lindholm was closed on Friday for eleven hours."
END = "The ferries ran again on Saturday at seven in the morning."


def test_what_is_too_big_to_be_compared_counts_as_replaced_between_what_is_the_same():
    count = int(MOST_COMPARISONS**0.5) + 10
    old = f"{START} {' '.join(f'a{number}' for number in range(count))} {END}"
    new = f"{START} {' '.join(f'b{number}' for number in range(count))} {END}"
    spans = [(0, len(START)), (old.index("a500 "), old.index("a510 ")), (old.index(END), len(old))]
    marks = [create(old, *span) for span in spans]
    found = reanchored(article(old), article(new), marks)
    assert [one.state for one in found] == [
        AnchorState.ANCHORED,
        AnchorState.ORPHAN,
        AnchorState.ANCHORED,
    ]
    assert found[2].quote == END
    kinds = [piece.kind for piece in word_diff(old, new)]
    assert kinds == [Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.SAME]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("no " * 20_000, "no " * 18_000),
        ("a" * 200_000, "b" * 200_000),
        ("," * 200_000, "," * 180_000),
        ("1," * 60_000, "1." * 60_000),
        ("a.\n\n" * 20_000, "b.\n\n" * 18_000),
        ("\n" * 50_000 + "a", "a" + "\n" * 50_000),
        ("'" * 100_000, "’" * 100_000),
        ("U." * 50_000, "U.S." * 30_000),
    ],
    ids=["one word", "no spaces", "commas", "digits", "paragraphs", "newlines", "quotes", "dots"],
)
def test_odd_texts_are_no_trap(old: str, new: str):
    step = len(old) // 20
    marks = [create(old, place, place + 40) for place in range(0, len(old) - 40, max(1, step))]
    for one in reanchored(article(old), article(new), marks):
        assert 0 <= one.start <= one.end <= len(new)
