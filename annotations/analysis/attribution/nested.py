"""What stands inside a quotation and adds no speaker to the one who is quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from annotations.analysis.attribution.reading import Reading
from annotations.analysis.model import Attribution
from annotations.analysis.words import word_set

_FIRST_AND_SECOND = word_set("i we you me us")


def without_own_voice(reading: Reading, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions without "we want" and "you know" inside a quotation.

    Who says "we" there is who is quoted: the attribution of the quotation stands for it.
    """
    starts = [quote.start for quote in reading.quotes]
    for attribution in found:
        source = attribution.source
        if source is None or not _is_own(reading.parsed.text[source.start : source.end]):
            yield attribution
            continue
        quote = bisect_right(starts, source.start) - 1
        if quote < 0 or source.end > reading.quotes[quote].end:
            yield attribution


def _is_own(words: str) -> bool:
    return words.lower() in _FIRST_AND_SECOND
