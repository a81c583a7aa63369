"""Floors that the rules must hold on the attributions of our own gold, and its form."""

from collections import Counter
from functools import cache

import pytest

from annotations.analysis.attribution.find import find_attributions
from annotations.analysis.en_news import MODEL
from annotations.analysis.parsed_doc import parsed_of
from annotations.analysis.pipeline import load_pipeline
from training.attribution_gold import found_in, read_gold
from training.attribution_scores import FORMS, Counts, score

GOLD = read_gold()
TOPICS = {"politics", "war", "courts", "business", "health", "science", "sport", "disasters"}


@cache
def scores_of(pipeline: str) -> dict[str, Counts]:
    return score(GOLD, found_in(load_pipeline(pipeline), GOLD)).counts


def test_there_are_passages_of_each_topic_and_each_form() -> None:
    forms = Counter(one.form for passage in GOLD for one in passage.attributions)

    assert {passage.topic for passage in GOLD} >= TOPICS
    assert len(GOLD) >= 100
    assert forms.total() >= 280
    assert set(forms) == set(FORMS)
    assert any(not passage.attributions for passage in GOLD)


def test_the_gold_stands_inside_its_passages() -> None:
    for passage in GOLD:
        for one in passage.attributions:
            for span in (one.source, one.cue, *one.content):
                assert span is None or 0 <= span.start < span.end <= len(passage.text)


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [("whole", 0.75, 0.34), ("source", 0.88, 0.40), ("direct", 0.65, 0.60)],
)
def test_words_alone_hold_their_floor(measure: str, precision: float, recall: float) -> None:
    counts = scores_of("baseline")[measure]

    assert counts.precision >= precision
    assert counts.recall >= recall


@pytest.mark.skipif(not (MODEL / "meta.json").exists(), reason="this checkout has no weights")
@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [
        ("whole", 0.88, 0.86),
        ("source", 0.92, 0.90),
        ("content", 0.90, 0.88),
        ("direct", 0.92, 0.90),
        ("speaker", 0.85, 0.75),
    ],
)
def test_the_bundled_pipeline_holds_its_floor(
    measure: str, precision: float, recall: float
) -> None:
    counts = scores_of("")[measure]

    assert counts.precision >= precision
    assert counts.recall >= recall


def test_the_component_leaves_what_the_rules_find() -> None:
    nlp = load_pipeline("baseline")
    text = GOLD[0].text
    doc = nlp(text)
    assert doc._.attributions == find_attributions(parsed_of(doc)) != ()
