"""The number grammar on sentences of our own, as a reader judged them."""

from collections import Counter

import pytest

from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Bound, Figure
from training.evaluate_figures import Counts, Sample, evaluate, read_gold, same_values, silent

GOLD = read_gold()
TABLE = evaluate(GOLD, find_figures)


def test_there_are_enough_figures_kinds_and_sentences_without_any() -> None:
    assert sum(len(sample.figures) for sample in GOLD) >= 400
    assert sum(not sample.figures for sample in GOLD) >= 70
    assert len(Counter(sample.kind for sample in GOLD)) >= 15
    assert len({sample.text for sample in GOLD}) == len(GOLD)


def test_the_gold_stands_inside_its_text() -> None:
    for sample in GOLD:
        for figure in sample.figures:
            assert 0 <= figure.start < figure.end <= len(sample.text)
            assert figure.counted is None or figure.counted in sample.text


@pytest.mark.parametrize("kind", sorted(TABLE))
def test_the_values_of_each_kind_are_found(kind: str) -> None:
    if kind != "none":
        assert TABLE[kind].f >= 95, f"{kind}: {TABLE[kind]}"


def test_nothing_is_found_where_there_is_no_figure() -> None:
    assert silent(GOLD, find_figures) >= 97


@pytest.mark.parametrize("field", ["unit", "bound", "counted", "span"])
def test_what_a_figure_means_is_right_where_its_value_is(field: str) -> None:
    assert TABLE["all"].share(field) >= 97


def test_the_evaluator_counts_what_is_missed_and_what_is_too_much() -> None:
    seven = Figure(0, 1, 7, 7, 7, Bound.EXACT, None, None)
    samples = [Sample("7 or 8", "short", (seven,))]
    eight = Figure(5, 6, 8, 8, 8, Bound.EXACT, None, None)

    missed = evaluate(samples, lambda text: [])["all"]
    wrong = evaluate(samples, lambda text: [eight])["all"]

    assert missed == Counts(wanted=1)
    assert (wrong.right, wrong.found, wrong.precision, wrong.f) == (0, 1, 0, 0)
    assert same_values(seven, seven)
    assert not same_values(seven, eight)
