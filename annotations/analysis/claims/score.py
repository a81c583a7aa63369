"""How check-worthy a claim is: a logistic model on its reasons and a few plain signs.

score = 1 / (1 + exp(-(BIAS + sum of the weights that hold)))

The weights were fitted by `python -m training.fit_claims` to the project's own gold claims
(tests/annotations/analysis/gold/claims.jsonl): ridge logistic regression, with each reason that
raises a score kept at 0.3 or more, a cause and a flat denial at 0.9 or more, and those that lower
it at or below zero. The signs beside the reasons are among the features of ClaimBuster (Hassan et
al. 2017): names, dates, persons, length.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from annotations.analysis.claims.words import FINITE_AUXILIARIES, JUDGEMENTS
from annotations.analysis.model import Reason
from annotations.analysis.parsed import Parsed

BIAS = -1.33

WEIGHTS = {
    "figure": 1.86,
    "source": 0.30,
    "event": 1.19,
    "comparison": 0.47,
    "cause": 0.90,
    "superlative": 0.55,
    "prediction": -1.43,
    "hedging": -0.77,
    "name": 0.30,
    "date": 0.51,
    "house": 0.59,
    "flat": 0.90,
    "first_person": -0.44,
    "judgement": -0.29,
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


_DENIALS = frozenset("deny denies denied refute refutes refuted disproved".split())
_ALL = frozenset("all every no none nobody everyone everything nothing".split())
_NEGATIONS = frozenset("not n't no never none".split())
_OPEN = frozenset("may might could would should must will shall ca can wo".split())


def check_worthiness(reasons: Iterable[Reason], signs: Iterable[str] = ()) -> float:
    """The score of a claim, 0 to 1 with two decimals, from its reasons and signs."""
    total = BIAS + sum(WEIGHTS[name] for name in (*(r.value for r in reasons), *signs))
    return round(1 / (1 + exp(-total)), 2)


def _is_flat(parsed: Parsed, first: int, last: int) -> bool:
    """Whether something is denied, or said of all, or of how the world is: "There is no plan"."""
    words = [token.lower for token in parsed.tokens[first:last]]
    if not _DENIALS.isdisjoint(words) or (words[:1] and words[0] in _ALL):
        return True
    return any(
        word in _NEGATIONS and words[at - 1] in FINITE_AUXILIARIES and words[at - 1] not in _OPEN
        for at, word in enumerate(words)
        if at
    )


def signs_of(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    """The signs, beside the reasons, of the claim whose tokens are `first` to `last` - 1."""
    tokens = parsed.tokens[first:last]
    words = {token.lower for token in tokens}
    dated = any(token.entity == "DATE" for token in tokens)
    held = {
        "name": any(token.entity not in ("", "DATE") for token in tokens),
        "date": dated,
        "house": not _HOUSES.isdisjoint(words),
        "flat": _is_flat(parsed, first, last),
        "first_person": not _FIRST_PERSON.isdisjoint(words),
        "judgement": not JUDGEMENTS.isdisjoint(words),
    }
    return tuple(name for name, holds in held.items() if holds)
