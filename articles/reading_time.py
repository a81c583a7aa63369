"""How long an article takes to read. Pure."""

from __future__ import annotations

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019, Journal of Memory and Language 109)."""

COUNTED_WHOLE = 40_000
"""Code points of a text whose words are all counted."""
STRETCHES = 20
"""So many stretches of a longer text are counted, spread evenly over it."""


def words_about(text: str) -> int:
    """The words of `text`, split at white space; of a long one what stretches of it come to.

    Their share of words to code points stands for the whole. The time is the same for every text
    that is long.
    """
    if len(text) <= COUNTED_WHOLE:
        return len(text.split())
    length = COUNTED_WHOLE // STRETCHES
    step = (len(text) - length) / (STRETCHES - 1)
    starts = (round(number * step) for number in range(STRETCHES))
    counted = sum(_words_begun(text[start : start + length]) for start in starts)
    return round(counted * len(text) / COUNTED_WHOLE)


def _words_begun(stretch: str) -> int:
    """The words that begin in a stretch cut out of a text: its first may have begun before it."""
    return len(stretch.split()) - (not stretch[0].isspace())


def minutes_to_read(text: str) -> int:
    """Whole minutes, at least one."""
    return max(1, round(words_about(text) / WORDS_A_MINUTE))
