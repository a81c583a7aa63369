"""What the machine sees in an article, as plain frozen values that know no spaCy.

Offsets are Unicode code points of the article's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
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
    """The phrase that is counted, such as "dock workers"; it may stand before the figure."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it: source, cue (the word of saying) and content."""

    source: Span | None
    cue: Span | None
    content: Span | None
    direct: bool
    speaker: str | None = None
    """The name that the source stands for where it is a pronoun or a short form, else None."""


class Reason(StrEnum):
    """What makes a claim more, or less, worth checking."""

    FIGURE = "figure"
    SOURCE = "source"
    EVENT = "event"
    COMPARISON = "comparison"
    CAUSE = "cause"
    SUPERLATIVE = "superlative"
    PREDICTION = "prediction"
    HEDGING = "hedging"


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that asserts something that can be checked."""

    start: int
    end: int
    score: float
    """Check-worthiness, 0 to 1."""
    attribution: Attribution | None = None
    reasons: tuple[Reason, ...] = ()
    """Why the score is what it is, in the order of Reason."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the machine sees in one article; each list in the order of the text."""

    pipeline: str
    """Name and version of what made it, such as "newsread-baseline 1"."""
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    """All that the text reports as said or held by someone, also where it is no claim."""
    language: str | None = None
    """ISO 639 code of the language that the text was taken to be in."""
