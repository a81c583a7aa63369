"""Who says a claim, also one that a reader made: the attributions by the place of what they say.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotations.analysis.model import Attribution
from annotations.claim_list import ListedClaim
from annotations.span_index import SpanIndex
from articles.clean import clean_line

LONGEST_NAME = 160
"""Code points that a source keeps."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What an attribution says, as a place in the text."""

    start: int
    end: int
    said: Attribution


def sayings(attributions: Iterable[Attribution]) -> SpanIndex[Saying]:
    """The attributions by the place of what they say; those without content have none."""
    return SpanIndex(
        Saying(one.content.start, one.content.end, one) for one in attributions if one.content
    )


def attributions_of(claim: ListedClaim, index: SpanIndex[Saying]) -> tuple[Attribution, ...]:
    """The attributions whose content is most of a claim, from the outermost to the innermost.

    Where there is none, the one that is most of the claim with its source and cue (a short quote
    of a source that is told at length); empty where no source was found. Of one that is
    listed in several stretches (a quote that its cue parts) the first stays.
    """
    near = index.overlapping(claim.start, claim.end)
    held = [one for one in near if _is_most(max(one.start, claim.start), one.end, claim)]
    held.sort(key=lambda one: one.start - one.end)
    chain = [one.said for one in held]
    own = claim.attribution
    if own is not None and not any(_same(own, said) for said in chain):
        chain.append(own)
    if not chain:
        chain = [one.said for one in near if _is_told_in(claim, one.said)][:1]
    return tuple(
        said for number, said in enumerate(chain) if not any(_same(said, o) for o in chain[:number])
    )


def _is_most(start: int, end: int, claim: ListedClaim) -> bool:
    """Whether the stretch from `start` (not before the claim) to `end` is most of a claim."""
    return 2 * (min(end, claim.end) - start) > claim.end - claim.start


def _is_told_in(claim: ListedClaim, said: Attribution) -> bool:
    """Whether source, cue and content stand in a claim and are, from end to end, most of it."""
    parts = [part for part in (said.source, said.cue, said.content) if part is not None]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    inside = len(parts) == 3 and claim.start <= start and end <= claim.end
    return inside and _is_most(start, end, claim)


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions are the same act of saying."""
    return (one.source, one.cue) == (other.source, other.cue)


def source_name(said: Attribution, text: str) -> str:
    """Who says it, on one line: the speaker's name, else the source's words, else ""."""
    source = text[said.source.start : said.source.end] if said.source else ""
    return clean_line(said.speaker or source, LONGEST_NAME)


def claimant(claim: ListedClaim, index: SpanIndex[Saying], text: str) -> str:
    """Who says a claim: as the reader has it, else as the machine sees it; empty: nobody named."""
    if claim.annotation is not None and claim.annotation.claimant:
        return clean_line(claim.annotation.claimant, LONGEST_NAME)
    chain = attributions_of(claim, index)
    return source_name(chain[-1], text) if chain else ""
