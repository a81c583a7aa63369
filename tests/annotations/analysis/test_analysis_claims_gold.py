"""Floors that the rules must hold on the claims of our own gold, and the form of that gold."""

from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from claims_samples import claims_in

from annotations.analysis.codes import BUNDLED
from annotations.analysis.model import Reason
from annotations.analysis.pipeline import load_pipeline
from annotations.analysis.version import is_bundled_there
from training.claims_gold import found_in, matched, read_gold
from training.claims_scores import (
    ClaimScores,
    area_under_curve,
    average_precision,
    score,
    sentences_as_claims,
)

GOLD = read_gold()
TOPICS = {"politics", "war", "courts", "business", "health", "science", "sport", "disasters"}


@cache
def by_rules() -> ClaimScores:
    return score(GOLD, [claims_in(passage.text) for passage in GOLD])


@cache
def by_bundled() -> ClaimScores:
    return score(GOLD, found_in(load_pipeline(BUNDLED), GOLD))


@pytest.mark.skipif(not is_bundled_there(), reason="this checkout has no weights")
def test_the_bundled_pipeline_finds_and_ranks_the_claims() -> None:
    scores = by_bundled()

    assert scores.exact.f >= 0.94
    assert scores.overlapping.f >= 0.96
    assert scores.offered.f >= 0.98
    assert scores.average_precision >= 0.96
    assert scores.area >= 0.9


def test_there_are_enough_passages_of_each_topic() -> None:
    topics = Counter(passage.topic for passage in GOLD)

    assert set(topics) == TOPICS
    assert min(topics.values()) >= 15
    assert len(GOLD) >= 120


def test_no_passage_comes_twice() -> None:
    assert len({passage.text.casefold() for passage in GOLD}) == len(GOLD)
    assert len({passage.id for passage in GOLD}) == len(GOLD)


@pytest.mark.parametrize("passage", GOLD, ids=lambda passage: passage.id)
def test_gold_claims_are_clean_and_apart(passage) -> None:  # type: ignore[no-untyped-def]
    for claim in passage.claims:
        words = passage.text[claim.start : claim.end]
        assert words == words.strip(" ,;")
        assert list(claim.reasons) == [r for r in Reason if r in claim.reasons]
    for left, right in pairwise(passage.claims):
        assert left.end <= right.start


def test_the_rules_alone_find_the_claims() -> None:
    scores = by_rules()
    plain = score(GOLD, [sentences_as_claims(passage) for passage in GOLD])

    assert scores.exact.f >= 0.96
    assert scores.overlapping.f >= 0.98
    assert scores.offered.f >= 0.98
    assert scores.exact.f > plain.exact.f + 0.3


def test_the_score_ranks_what_is_worth_checking_first() -> None:
    assert by_rules().average_precision >= 0.96
    assert by_rules().area >= 0.9


@pytest.mark.parametrize(
    ("reason", "floor"),
    [
        (Reason.FIGURE, 0.9),
        (Reason.SOURCE, 0.7),
        (Reason.EVENT, 0.93),
        (Reason.COMPARISON, 0.93),
        (Reason.CAUSE, 0.93),
        (Reason.SUPERLATIVE, 0.93),
        (Reason.PREDICTION, 0.93),
        (Reason.HEDGING, 0.93),
    ],
)
def test_reasons_are_those_that_a_reader_gives(reason: Reason, floor: float) -> None:
    assert by_rules().reasons[reason].f >= floor


def test_what_ranks_all_alike_has_the_precision_of_chance() -> None:
    alike = [(0.5, True), (0.5, False), (0.5, False), (0.5, True)]

    assert average_precision(alike) == 0.5
    assert area_under_curve(alike) == 0.5


def test_a_perfect_ranking_scores_1_and_its_reverse_least() -> None:
    ranked = [(0.9, True), (0.8, True), (0.1, False)]

    assert average_precision(ranked) == 1
    assert area_under_curve(ranked) == 1
    assert area_under_curve([(1 - value, worthy) for value, worthy in ranked]) == 0


def test_each_span_is_matched_once() -> None:
    passage = max(GOLD, key=lambda one: len(one.claims))
    found = claims_in(passage.text)

    pairs = matched(passage.claims, (*found, *found))

    assert len(pairs) <= len(passage.claims)
