"""Quotations that have no cue of their own and go on with the speaker of the one before.

A paragraph that a quotation mark opened and none closed is followed by more from the same
speaker; so is a quotation that is a paragraph of its own, right behind one that somebody spoke.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotations.analysis.attribution.quotes import Quote
from annotations.analysis.attribution.reading import Reading
from annotations.analysis.model import Attribution, Span

_SPOKEN_END = (".", "!", "?", "…", ",")
_FEWEST_WORDS = 3
_LONGEST_GAP = 30


def running_on(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of the quotations that nobody is named for; their cue is None."""
    quotes = reading.quotes
    speakers = _speakers(reading, found)
    for index in _backwards(reading, speakers):
        yield _continued(quotes[index], speakers[index])
    previous: Attribution | None = None
    last = -1
    for index, quote in enumerate(quotes):
        own = speakers[index]
        if own is not None:
            previous, last = own, quote.end
            continue
        if not _stands_alone(reading.parsed.text, quote):
            continue
        if previous is not None and _follows(reading.parsed.text, previous, last, quote):
            yield _continued(quote, previous)
            last = quote.end
        else:
            previous = None


def _continued(quote: Quote, spoken: Attribution | None) -> Attribution:
    source = spoken.source if spoken else None
    return Attribution(source, None, Span(quote.start, quote.end), True)


def _speakers(reading: Reading, found: Sequence[Attribution]) -> list[Attribution | None]:
    """For each quotation the attribution whose content it is, if any."""
    starts = [quote.start for quote in reading.quotes]
    speakers: list[Attribution | None] = [None] * len(starts)
    for attribution in found:
        content, cue = attribution.content, attribution.cue
        if content is None or cue is None:
            continue
        index = bisect_left(starts, content.start)
        while index < len(starts) and starts[index] < content.end:
            quote = reading.quotes[index]
            spoken = not quote.start < cue.start < quote.end and attribution.source is not None
            if speakers[index] is None and spoken:
                speakers[index] = attribution
            index += 1
    return speakers


def _backwards(reading: Reading, speakers: list[Attribution | None]) -> list[int]:
    """Paragraphs left open before the one whose speaker is named at its end; they are noted."""
    again = []
    quotes, text = reading.quotes, reading.parsed.text
    for index in range(len(quotes) - 2, -1, -1):
        following = speakers[index + 1]
        opened = not quotes[index].closed and speakers[index] is None
        if opened and following and _is_gap(text, quotes[index].end, quotes[index + 1].start):
            speakers[index] = following
            again.append(index)
    return again


def _is_gap(text: str, start: int, end: int) -> bool:
    return end - start < _LONGEST_GAP and not text[start:end].strip()


def _stands_alone(text: str, quote: Quote) -> bool:
    """Whether the quotation is whole sentences: nothing leads up to it on its line."""
    before = text[max(0, quote.start - _LONGEST_GAP) : quote.start].rstrip(" ")
    inside = text[quote.start + 1 : quote.end - (1 if quote.closed else 0)].rstrip()
    if before and before[-1] not in '\n.!?”"’':
        return False
    return inside.endswith(_SPOKEN_END) and len(inside.split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS


def _follows(text: str, spoken: Attribution, last: int, quote: Quote) -> bool:
    """Whether only the words of saying stand between two quotations."""
    parts = (spoken.source, spoken.cue, spoken.content)
    end = max([last, *(part.end for part in parts if part is not None)])
    if quote.start < end:
        return last < quote.start
    between = text[end : quote.start]
    words = between.strip(" .,:\n")
    return len(words) < 2 * _LONGEST_GAP and "." not in words and not any(m in words for m in '“"')
