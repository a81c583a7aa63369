"""How check-worthy a claim is: a logistic model on its reasons and a few plain signs.

score = 1 / (1 + exp(-(BIAS + sum of the weights that hold)))

The weights were fitted by `python -m training.fit_claims` to the project's own gold claims
(tests/annotations/analysis/gold/claims.jsonl): ridge logistic regression, with each reason that
raises a score kept at 0.3 or more and those that lower it at or below zero. The signs beside the
reasons are among the features of ClaimBuster (Hassan et al. 2017): names, dates, persons, length.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from annotations.analysis.claims_words import JUDGEMENTS
from annotations.analysis.model import Reason
from annotations.analysis.parsed import Parsed

BIAS = -1.30

WEIGHTS = {
    "figure": 2.16,
    "source": 0.30,
    "event": 1.24,
    "comparison": 0.60,
    "cause": 0.40,
    "superlative": 0.83,
    "prediction": -2.08,
    "hedging": -1.02,
    "name": 0.32,
    "date": 0.68,
    "house": 0.68,
    "first_person": -0.78,
    "judgement": -0.52,
}
"""By the value of a Reason, or the name of one of the signs of `signs_of`."""

_FIRST_PERSON = frozenset("i we my our me us mine ours".split())
_HOUSES = frozenset(
    """
    government ministry minister president parliament senate council court police army navy
    commission agency department hospital school company firm bank union party board league club
    charity office treasury prosecutors officials authorities state county city inquiry budget tax
    taxes law bill vote election war troops soldiers weapons drug vaccine patients disease virus
    deaths crime prison jobs wages prices rents inflation rate rates unemployment homes emissions
    climate energy power oil gas water food health safety evidence study trial data records
    """.split()
)
"""Words of public life: what concerns many is more worth checking (CheckThat! guidelines)."""


def check_worthiness(reasons: Iterable[Reason], signs: Iterable[str] = ()) -> float:
    """The score of a claim, 0 to 1 with two decimals, from its reasons and signs."""
    total = BIAS + sum(WEIGHTS[name] for name in (*(r.value for r in reasons), *signs))
    return round(1 / (1 + exp(-total)), 2)


def signs_of(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    """The signs, beside the reasons, of the claim whose tokens are `first` to `last` - 1."""
    tokens = parsed.tokens[first:last]
    words = {token.lower for token in tokens}
    dated = any(token.entity == "DATE" for token in tokens)
    held = {
        "name": any(token.entity not in ("", "DATE") for token in tokens),
        "date": dated,
        "house": not _HOUSES.isdisjoint(words),
        "first_person": not _FIRST_PERSON.isdisjoint(words),
        "judgement": not JUDGEMENTS.isdisjoint(words),
    }
    return tuple(name for name, holds in held.items() if holds)
