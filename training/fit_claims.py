"""Fits the weights of annotations/analysis/claims/score.py to the gold claims.

    python -m training.fit_claims [--pipeline NAME_OR_FOLDER]...

Ridge logistic regression (Hosmer, Lemeshow and Sturdivant 2013) by projected gradient descent on
the claims that a pipeline finds: each reason that raises a score weighs at least 0.3, a cause and
a flat denial at least 0.9, and what lowers it weighs zero or less. Worthy and unworthy claims weigh
the same in all, so that a score of 0.5 says nothing either way. Prints the weights to paste, and
how the score ranks claims of a topic when fitted to the seven others.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from annotations.analysis.claims.score import WEIGHTS, signs_of
from annotations.analysis.model import Claim, Reason
from annotations.analysis.parsed_doc import parsed_of
from annotations.analysis.pipeline import load_pipeline
from training.claims_gold import matched, read_gold
from training.claims_scores import area_under_curve, average_precision

NAMES = tuple(WEIGHTS)
LOWERING = frozenset((Reason.PREDICTION, Reason.HEDGING, "first_person", "judgement"))
_LEAST = 0.3
"""Each reason that raises the score raises it by so much, however few claims have it."""
_LEAST_OF = {Reason.CAUSE.value: 0.9, "flat": 0.9}
"""What causes what, and a flat denial, is what fact-checkers ask, rare as it is in the gold."""
_RIDGE = 5.0
_STEPS = 4000
_RATE = 0.05

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Examples:
    """One row a claim: features in the order of NAMES, whether it is worthy, and its topic."""

    features: Numbers
    worthy: Numbers
    topics: NDArray[np.str_]

    def where(self, rows: NDArray[np.bool_]) -> Examples:
        """The examples of some rows."""
        return Examples(self.features[rows], self.worthy[rows], self.topics[rows])


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the weights and how they rank."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pipeline", action="append", help="may be given more than once")
    chosen = parser.parse_args(arguments)
    examples = read_examples([load_pipeline(name) for name in chosen.pipeline or [""]])
    bias, weights = fit(examples)
    print(f"BIAS = {bias:.2f}\n\nWEIGHTS = {{")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'    "{name}": {weight + 0.0:.2f},')
    print("}\n")
    for topic in sorted(set(examples.topics.tolist())):
        _print_ranking(topic, examples, examples.topics == topic)


def read_examples(pipelines: Sequence[Language]) -> Examples:
    """The claims that each pipeline finds where the gold has one too."""
    rows, worthy, topics = [], [], []
    for nlp in pipelines:
        for passage in read_gold():
            doc = nlp(passage.text)
            parsed = parsed_of(doc)
            for gold, claim in matched(passage.claims, doc._.claims):
                inside = parsed.tokens_in(claim.start, claim.end)
                rows.append(_features(claim, signs_of(parsed, inside.start, inside.stop)))
                worthy.append(gold.worthy)
                topics.append(passage.topic)
    return Examples(np.array(rows, float), np.array(worthy, float), np.array(topics))


def fit(examples: Examples) -> tuple[float, Numbers]:
    """Bias and weights, the latter in the order of NAMES."""
    least = {reason.value: _LEAST for reason in Reason} | _LEAST_OF
    low = np.array([-np.inf if name in LOWERING else least.get(name, 0.0) for name in NAMES])
    high = np.array([0.0 if name in LOWERING else np.inf for name in NAMES])
    weights, bias = np.zeros(len(NAMES)), 0.0
    share = examples.worthy.mean()
    balance = np.where(examples.worthy > 0, 0.5 / share, 0.5 / (1 - share))
    count = len(examples.worthy)
    for _ in range(_STEPS):
        errors = balance * (_chances(examples.features, bias, weights) - examples.worthy)
        gradient = (examples.features.T @ errors + _RIDGE * weights) / count
        weights = np.clip(weights - _RATE * 10 * gradient, low, high)
        bias -= _RATE * 10 * float(errors.mean())
    return bias, weights


def _chances(features: Numbers, bias: float, weights: Numbers) -> Numbers:
    chances: Numbers = 1 / (1 + np.exp(-(bias + features @ weights)))
    return chances


def _features(claim: Claim, signs: Sequence[str]) -> list[bool]:
    held = {*(reason.value for reason in claim.reasons), *signs}
    return [name in held for name in NAMES]


def _print_ranking(topic: str, examples: Examples, held_out: NDArray[np.bool_]) -> None:
    bias, weights = fit(examples.where(~held_out))
    rest = examples.where(held_out)
    scores = _chances(rest.features, bias, weights).round(2).tolist()
    ranked = list(zip(scores, (rest.worthy > 0).tolist(), strict=True))
    print(
        f"{topic:10} average precision {average_precision(ranked):.3f}"
        f" (by chance {rest.worthy.mean():.3f}), ROC area {area_under_curve(ranked):.3f}"
    )


if __name__ == "__main__":
    main()
