"""The gold claims of our own writing, and how to read a pipeline's beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from annotations.analysis.model import Claim, Reason, Span

GOLD = Path(__file__).parents[1] / "tests/annotations/analysis/gold/claims.jsonl"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as a person marked it; offsets are code points of the passage."""

    start: int
    end: int
    worthy: bool
    """Whether a fact-checker would take it up."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One to four sentences of a news text with their claims; what is in none is not offered."""

    id: str
    topic: str
    text: str
    claims: tuple[GoldClaim, ...]


def read_gold(path: Path = GOLD) -> tuple[Passage, ...]:
    """All passages of the gold file; raises ValueError where a line is not of its form."""
    return tuple(_passages(path))


def found_in(nlp: Language, passages: tuple[Passage, ...]) -> list[tuple[Claim, ...]]:
    """The claims that a pipeline of `load_pipeline` offers in each passage."""
    return [doc._.claims for doc in nlp.pipe(passage.text for passage in passages)]


def matched(gold: tuple[GoldClaim, ...], found: tuple[Claim, ...]) -> list[tuple[GoldClaim, Claim]]:
    """The pairs that overlap by half (intersection over union), each span in one pair at most."""
    pairs = []
    left = list(found)
    for one in gold:
        best = max(left, key=lambda claim: overlap(one, claim), default=None)
        if best is not None and overlap(one, best) >= 0.5:
            left.remove(best)
            pairs.append((one, best))
    return pairs


def overlap(one: GoldClaim | Claim | Span, other: GoldClaim | Claim | Span) -> float:
    """Intersection over union of two spans, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return max(0, shared) / union if union else 0.0


def _passages(path: Path) -> Iterator[Passage]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        claims = tuple(
            GoldClaim(c["start"], c["end"], c["worthy"], tuple(map(Reason, c["reasons"])))
            for c in record["claims"]
        )
        yield Passage(record["id"], record["topic"], record["text"], claims)
