"""Who says a claim, at a glance: "Pat Ryder (“he”) · said", "quoted directly"; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotations.analysis.codes import ENGLISH
from annotations.analysis.languages import language_name
from annotations.analysis.model import Attribution, Entity
from annotations.claim_list import ListedClaim
from articles.clean import clean_line
from tui.highlights import SpanIndex
from tui.source_words import source_words

NO_SOURCE = "no source found"
"""The article's own words, or those of a source that was not recognised: no rule can tell."""
NOT_SOUGHT = "not looked for in {}"
DIRECT = "quoted directly"
INDIRECT = "in the reporter's words"
QUOTING = ", quoting "
PARTED = " · "
"""Between a source and its cue: a source can end in a clause that would run into the cue."""

CUES_BEFORE = frozenset("according as per in by for to from".split())
"""First words of a cue that is read before its source: "according to", "in the words of"."""

LONGEST_CUE = 60
"""Code points that a cue keeps."""


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


def saying_words(
    chain: Sequence[Attribution],
    text: str,
    entities: SpanIndex[Entity],
    language: str | None = None,
) -> tuple[str, str]:
    """Who says it, and in whose words; `chain` is what `attributions_of` gives.

    ("Pat Ryder (“he”) · said", "quoted directly"); for an empty chain ("no source found", ""),
    or ("not looked for in German", "") for a text in that `language` (its code).
    """
    if not chain:
        return _nobody(language), ""
    manner = DIRECT if chain[-1].direct else INDIRECT
    named = [_name(said, text, entities) for said in chain]
    if len(chain) > 1:
        return QUOTING.join(named), manner
    return _with_cue(chain[0], named[0], text), manner


def _nobody(language: str | None) -> str:
    """What is said where nobody was found: only English has rules for who says what."""
    if language in (None, ENGLISH):
        return NO_SOURCE
    return NOT_SOUGHT.format(language_name(language))


def _name(said: Attribution, text: str, entities: SpanIndex[Entity]) -> str:
    source = said.source
    near = entities.overlapping(source.start, source.end) if source else []
    return source_words(said, text, near)


def _with_cue(said: Attribution, name: str, text: str) -> str:
    """The name and its cue; "according to" and its like before it, as English has them."""
    cue = clean_line(text[said.cue.start : said.cue.end], LONGEST_CUE) if said.cue else ""
    if not cue:
        return name
    if said.source is None:
        return f"{name} (“{cue}”)"
    if said.cue and said.cue.start < said.source.start and _stands_before(cue):
        return f"{cue[0].lower()}{cue[1:]} {name}"
    return f"{name}{PARTED}{cue}"


def _stands_before(cue: str) -> bool:
    return cue.split(" ")[0].lower() in CUES_BEFORE
