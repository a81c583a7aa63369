"""What the machine sees in an article, as plain frozen values that know no spaCy.

Offsets are Unicode code points of the article's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: who or where (spaCy's labels: PERSON NORP GPE LOC ORG DATE ...)."""

    start: int
    end: int
    label: str


class Bound(StrEnum):
    """How a figure's value is to be read."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: how many, of what."""

    start: int
    end: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    bound: Bound
    unit: str | None
    """ISO 4217 for money, "percent", a UCUM or CLDR name for measures."""
    counted: str | None
    """The phrase that is counted, such as "dock workers"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a claim: source, cue (the word of saying) and content."""

    source: Span | None
    cue: Span | None
    content: Span | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that asserts something that can be checked."""

    start: int
    end: int
    score: float
    """Check-worthiness, 0 to 1."""
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the machine sees in one article; each list in the order of the text."""

    pipeline: str
    """Name and version of what made it, such as "newsread-baseline 1"."""
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
