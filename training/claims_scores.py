"""Measures of found claims against gold ones.

Precision, recall and F count spans; the score is judged by how it ranks: average precision
(Manning, Raghavan and Schütze 2008, chapter 8) and the area under the ROC curve, the chance that
a claim worth checking stands above one that is not (Hanley and McNeil 1982), ties by half.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from annotations.analysis.model import Claim, Reason, Span
from annotations.analysis.sentences import sentence_spans
from training.claims_gold import GoldClaim, Passage, matched
from training.counts import Counts


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """All that is measured of one way to find claims."""

    exact: Counts
    overlapping: Counts
    offered: Counts
    """Sentences of which anything is offered, whatever its bounds."""
    average_precision: float
    area: float
    reasons: dict[Reason, Counts]
    """Over the pairs that overlap by half."""


def score(passages: Sequence[Passage], found: Sequence[tuple[Claim, ...]]) -> ClaimScores:
    """Measure the claims found in each passage."""
    pairs = [matched(p.claims, f) for p, f in zip(passages, found, strict=True)]
    flat = [pair for several in pairs for pair in several]
    same = sum(g.start == c.start and g.end == c.end for g, c in flat)
    counts = sum(map(len, found)), sum(len(p.claims) for p in passages)
    ranked = [(claim.score, gold.worthy) for gold, claim in flat]
    return ClaimScores(
        Counts(same, *counts),
        Counts(len(flat), *counts),
        _offered(passages, found),
        average_precision(ranked),
        area_under_curve(ranked),
        {reason: _reason_counts(flat, reason) for reason in Reason},
    )


def sentences_as_claims(passage: Passage) -> tuple[Claim, ...]:
    """The plain way to compare with: each sentence is a claim, all equally worth checking."""
    return tuple(Claim(span.start, span.end, 0.5) for span in sentence_spans(passage.text))


def average_precision(ranked: Iterable[tuple[float, bool]]) -> float:
    """Mean precision at each worthy one, highest score first; equal scores share one place.

    Scores that are all the same give the share of worthy ones: what chance gives.
    """
    ordered = sorted(ranked, key=lambda pair: -pair[0])
    seen, worthy, total = 0, 0, 0.0
    for _, tied in groupby(ordered, key=lambda pair: pair[0]):
        marks = [is_worthy for _, is_worthy in tied]
        seen += len(marks)
        worthy += sum(marks)
        total += sum(marks) * worthy / seen
    return total / worthy if worthy else 0.0


def area_under_curve(ranked: Sequence[tuple[float, bool]]) -> float:
    """The chance that a worthy one has a higher score than one that is not."""
    high = [value for value, worthy in ranked if worthy]
    low = [value for value, worthy in ranked if not worthy]
    if not high or not low:
        return 0.5
    wins = sum((a > b) + 0.5 * (a == b) for a in high for b in low)
    return wins / (len(high) * len(low))


def _offered(passages: Sequence[Passage], found: Sequence[tuple[Claim, ...]]) -> Counts:
    right = of_found = of_gold = 0
    for passage, claims in zip(passages, found, strict=True):
        for sentence in sentence_spans(passage.text):
            is_gold, is_found = _touches(passage.claims, sentence), _touches(claims, sentence)
            right += is_gold and is_found
            of_found += is_found
            of_gold += is_gold
    return Counts(right, of_found, of_gold)


def _touches(claims: Iterable[GoldClaim | Claim], sentence: Span) -> bool:
    return any(claim.start < sentence.end and sentence.start < claim.end for claim in claims)


def _reason_counts(pairs: Sequence[tuple[GoldClaim, Claim]], reason: Reason) -> Counts:
    gold = [reason in one.reasons for one, _ in pairs]
    found = [reason in claim.reasons for _, claim in pairs]
    right = sum(g and f for g, f in zip(gold, found, strict=True))
    return Counts(right, sum(found), sum(gold))
