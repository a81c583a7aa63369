"""Our own pairs of text and edit, each mark with what is right for it (gold/README.md)."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotations.model import AnchorState, Annotation
from annotations.revising import reanchored
from annotations.steps import create
from articles.model import Article

GOLD = Path(__file__).parent / "gold" / "revisions.jsonl"

PAIRS: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def article(text: str) -> Article:
    return Article("https://gazette.example/story", "Story", text, "2026-11-01T08:00:00Z")


def nth(text: str, words: str, number: int) -> int:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return start


def marks_of(pair: dict[str, Any]) -> list[Annotation]:
    made = []
    for mark in pair["marks"]:
        start = nth(pair["old"], mark["quote"], mark["nth"])
        made.append(create(pair["old"], start, start + len(mark["quote"])))
    return made


def right_span(pair: dict[str, Any], mark: dict[str, Any]) -> tuple[int, int] | None:
    if mark["found"] is None:
        return None
    start = nth(pair["new"], mark["found"], mark["found_nth"])
    return start, start + len(mark["found"])


def is_right(found: Annotation, mark: dict[str, Any], span: tuple[int, int] | None) -> bool:
    """Whether state and place are right; a changed claim has to lie on most of its new words."""
    if found.state != mark["state"]:
        return False
    if span is None:
        return found.start == found.end
    if found.state is AnchorState.ANCHORED:
        return (found.start, found.end) == span
    shared = min(found.end, span[1]) - max(found.start, span[0])
    return shared >= 0.6 * (max(found.end, span[1]) - min(found.start, span[0]))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_each_mark_is_where_a_person_would_look_for_it(pair: dict[str, Any]):
    found = reanchored(article(pair["old"]), article(pair["new"]), marks_of(pair))
    for one, mark in zip(found, pair["marks"], strict=True):
        span = right_span(pair, mark)
        there = pair["new"][one.start : one.end]
        assert is_right(one, mark, span), (
            f"“{mark['quote']}” should be {mark['state']} on “{mark['found']}”, "
            f"and is {one.state} on “{there}”."
        )


def test_no_mark_is_anchored_on_other_words_and_nearly_all_are_found():
    wrong, sought, found = [], 0, 0
    for pair in PAIRS:
        results = reanchored(article(pair["old"]), article(pair["new"]), marks_of(pair))
        for one, mark in zip(results, pair["marks"], strict=True):
            span = right_span(pair, mark)
            right = is_right(one, mark, span)
            if not right and one.state is not AnchorState.ORPHAN:
                wrong.append((pair["id"], mark["quote"], pair["new"][one.start : one.end]))
            if span is not None:
                sought += 1
                found += right
    print(f"{len(PAIRS)} pairs, {sought} to be found, {found} found, {len(wrong)} false anchors")
    assert len(PAIRS) >= 60
    assert not wrong, f"These stand on words that are not theirs: {wrong}"
    assert found >= 0.95 * sought, f"Only {found} of {sought} were found."
