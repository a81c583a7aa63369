"""What the index answers, as plain frozen values, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations.model import AnchorState, Evidence, Status, Verdict


class ClaimSort(StrEnum):
    """What a list of claims of all articles is sorted by; the order is that of every choice."""

    DATE = "date"
    """Decided last first."""
    WORTH = "worth"
    """Most worth checking first, those of unknown worth last."""
    VERDICT = "verdict"
    """In the order of `Verdict`, those without one last."""
    CLAIMANT = "claimant"
    """By name, those without one last."""
    ARTICLE = "article"
    """By the title of the article, then by place."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted: those for which all that is given holds."""

    words: tuple[str, ...] = ()
    """Words or phrases of quote, note, evidence, claimant and tags; a word may be a beginning."""
    verdicts: frozenset[Verdict | None] = frozenset()
    """One of these, None for those without a verdict; empty: any."""
    claimants: tuple[str, ...] = ()
    """Beginnings of words of the claimant's name."""
    tags: tuple[str, ...] = ()
    """All of these, whatever their capitals."""
    since: str | None = None
    """Changed at this time or later, ISO 8601 in UTC."""
    until: str | None = None
    """Changed before this time, ISO 8601 in UTC."""
    states: frozenset[AnchorState] = frozenset()
    """One of these; empty: any."""
    articles: tuple[str, ...] = ()
    """Parts of the title, the site or the source of the article."""
    creators: tuple[str, ...] = ()
    """Marked by one of these; empty: by anybody."""


@dataclass(frozen=True, slots=True)
class IndexedClaim:
    """One claim of one article, as the list across all articles shows it."""

    number: int = field(compare=False)
    """By what the index knows this state of it; greater where it was changed later."""
    id: str
    """The id of the annotation."""
    article_id: str
    title: str
    """Of the article."""
    source: str
    site: str | None
    published: str | None
    start: int
    end: int
    quote: str
    verdict: Verdict | None
    state: AnchorState
    status: Status
    claimant: str | None
    """Who says it: as the reader corrected it, else as the machine saw it where it was asked."""
    note: str
    tags: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    creator: str
    created: str
    modified: str
    worth: float | None = field(compare=False)
    """Check-worthiness, 0 to 1; None where the machine did not offer it or was not asked."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the machine sees in a claim that a reader marked."""

    worth: float | None
    speaker: str | None


Progress = Callable[[int, int], None]
"""Told how many files were read, and of how many."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did."""

    read: int = 0
    """Files that were new or changed."""
    removed: int = 0
    """Files that are there no more."""
    unusable: int = 0
    """Of those read, files that can't be used."""
