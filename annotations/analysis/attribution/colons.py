"""Quotations behind a colon whose verb is no cue of the lists: `Her deputy disagreed: “…”`"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from annotations.analysis.attribution.cues import VERBS
from annotations.analysis.attribution.reading import Reading, made
from annotations.analysis.attribution.sources import is_first_person, source_of
from annotations.analysis.model import Attribution

_FEWEST_WORDS = 3


def behind_colons(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of the quotations that nobody speaks yet and a colon leads up to.

    The subject of the sentence before the colon speaks; its verb is the cue.
    """
    spoken = sorted((a.content.start, a.content.end) for a in found if a.content and a.source)
    starts = [start for start, _ in spoken]
    for number, quote in enumerate(reading.quotes):
        before = bisect_right(starts, quote.start)
        if any(end >= quote.end for _, end in spoken[max(0, before - 3) : before]):
            continue
        held = reading.quote_tokens(number)
        if held is None or held[1] - held[0] <= _FEWEST_WORDS or reading.word(held[0] - 1) != ":":
            continue
        verb = _verb_before(reading, held[0] - 1)
        source = source_of(reading, verb) if verb is not None else None
        if verb is not None and source is not None and not is_first_person(reading, source):
            attribution = made(reading, source, (verb, verb), held)
            if attribution is not None:
                yield attribution


def _outer(reading: Reading, verb: int) -> int:
    """The verb whose content a verb is, where that one is a cue: "told the paper he knew: “…”"."""
    head = reading.tokens[verb].head
    if reading.dep(verb) == "ccomp" and 0 <= head < verb and reading.word(head) in VERBS:
        return head
    return verb


def _verb_before(reading: Reading, colon: int) -> int | None:
    """The verb that heads the clause before a colon."""
    for index in range(colon - 1, reading.sentence_of(colon).start - 1, -1):
        token = reading.tokens[index]
        if token.pos == "VERB" and token.dep in ("root", "ccomp", "conj", "parataxis", "advcl"):
            return _outer(reading, index)
    return None
