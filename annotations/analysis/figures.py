"""The number grammar: what a text counts, as figures.

Rules for English news on plain strings: a number (digits or words), its bound ("over"), its unit
(money as ISO 4217, "percent", CLDR unit identifiers) and the phrase it counts. The span of a
figure runs from the bound to the end of what is counted; offsets are code points, end exclusive.
For an exact figure low and high are its value; "at least" gives low alone, "at most" high alone,
"about" neither; "between" has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from annotations.analysis.figures_counted import counted_span, matter_span
from annotations.analysis.figures_excluded import excluded_spans, follows_name, is_score
from annotations.analysis.figures_numbers import Number, find_numbers, scaled
from annotations.analysis.figures_words import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CHANGE_VERBS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    UNITS,
)
from annotations.analysis.model import Bound, Figure, Span
from annotations.analysis.pieces import shifted_figure
from annotations.analysis.sentences import paragraph_spans
from annotations.analysis.words import word_set

_MONEY = frozenset([*CURRENCY_SIGNS.values(), *CURRENCY_WORDS.values(), *CURRENCY_CODES])
_TIME_UNITS = word_set("second minute hour day week month year decade century")
_RANGE_GAP = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s|-to-")
_SECOND_OF_DASHED = re.compile(r"[-–]([0-9]{1,3})")
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_CHANGE = re.compile(CHANGE_VERBS, re.IGNORECASE)
_BOUND_LENGTH = 24
_CHANGE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit; start and end take in the signs and words of the unit."""

    start: int
    end: int
    number: Number
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A number or a range before its bound and what it counts are known."""

    start: int
    end: int
    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str | None
    number: Number


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of `text`, in order; none overlaps another or reaches over a paragraph's end."""
    return tuple(
        shifted_figure(figure, paragraph.start)
        for paragraph in paragraph_spans(text)
        for figure in _figures_of_paragraph(text[paragraph.start : paragraph.end])
    )


def _figures_of_paragraph(text: str) -> list[Figure]:
    amounts = _amounts(text)
    figures: list[Figure] = []
    index = 0
    while index < len(amounts):
        reading = _range_at(text, amounts, index)
        used = 2 if reading else 1
        figure = _figure(text, reading or _single(amounts[index]))
        if figure and (not figures or figure.start >= figures[-1].end):
            figures.append(figure)
        index += used
    return figures


def _amounts(text: str) -> list[_Amount]:
    numbers = _outside(find_numbers(text), excluded_spans(text))
    amounts = []
    skipped_to = 0
    for number in numbers:
        if number.start < skipped_to:
            continue
        amount = _amount(text, number)
        if amount.unit is None and is_score(text, number.start) and not _is_range(text, number):
            skipped_to = number.end + 4
            continue
        amounts.append(amount)
    return amounts


def _outside(numbers: Sequence[Number], excluded: Sequence[Span]) -> Iterator[Number]:
    waiting = iter(excluded)
    span = next(waiting, None)
    reach = 0
    for number in numbers:
        while span and span.start < number.end:
            reach = max(reach, span.end)
            span = next(waiting, None)
        if number.start >= reach:
            yield number


def _is_range(text: str, number: Number) -> bool:
    """Whether the second number after a dash is the greater one and something is counted."""
    second = _SECOND_OF_DASHED.match(text, number.end)
    if second is None or int(second[1]) <= number.value:
        return False
    return bool(_unit_after(text, second.end()) or counted_span(text, second.end()))


def _amount(text: str, number: Number) -> _Amount:
    sign = _sign_before(text, number.start)
    if sign:
        return _Amount(sign[0], number.end, number, sign[1])
    unit = _unit_after(text, number.end)
    if unit:
        return _Amount(number.start, unit[0], number, unit[1])
    return _Amount(number.start, number.end, number, None)


def _sign_before(text: str, start: int) -> tuple[int, str] | None:
    match = _currency_before().search(text[max(0, start - 4) : start])
    if match is None:
        return None
    sign = match[1]
    return start - len(match[0]), CURRENCY_SIGNS.get(sign, sign)


def _unit_after(text: str, end: int) -> tuple[int, str] | None:
    """Where the unit that follows `end` ends, and its name."""
    match = _unit_pattern().match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return match.end(match.lastgroup), _unit_names()[match.lastgroup]


@cache
def _unit_names() -> dict[str, str]:
    named = [*CURRENCY_WORDS.values(), *UNITS.values(), *sorted(CURRENCY_CODES)]
    return {f"u{place}": name for place, name in enumerate(named)}


@cache
def _unit_pattern() -> re.Pattern[str]:
    forms = [*CURRENCY_WORDS, *UNITS, *sorted(CURRENCY_CODES)]
    groups = "|".join(f"(?P<u{place}>{form})" for place, form in enumerate(forms))
    return re.compile(rf"[\s-]?(?:{groups})(?!\w)")


@cache
def _currency_before() -> re.Pattern[str]:
    signs = sorted(CURRENCY_SIGNS, key=len, reverse=True)
    codes = "|".join(sorted(CURRENCY_CODES))
    return re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, signs))}|(?:{codes})(?=\s))\s?\Z")


def _single(amount: _Amount) -> _Reading:
    value = amount.number.value
    return _Reading(amount.start, amount.end, value, value, value, amount.unit, amount.number)


def _range_at(text: str, amounts: Sequence[_Amount], index: int) -> _Reading | None:
    """The range that `amounts[index]` and the next one make, if they do."""
    if index + 1 >= len(amounts):
        return None
    first, second = amounts[index], amounts[index + 1]
    before = text[max(0, first.start - _CHANGE_LENGTH) : first.start]
    gap = text[first.end : second.start]
    between = _BETWEEN.search(before)
    if not _makes_range(before, gap, between is not None):
        return None
    unit = second.unit or first.unit
    if first.unit not in (None, unit):
        return None
    low = _in_scale_of(first.number, second.number)
    high = second.number.value
    if low >= high:
        return None
    opening = between or _FROM.search(before)
    start = first.start - (len(opening[0]) if opening else 0)
    return _Reading(start, second.end, None, low, high, unit, second.number)


def _makes_range(before: str, gap: str, between: bool) -> bool:
    if between and gap.strip() in ("and", "to"):
        return True
    if not _RANGE_GAP.fullmatch(gap):
        return False
    return not (_FROM.search(before) and _CHANGE.search(before))


def _in_scale_of(first: Number, second: Number) -> int | float:
    """The first number of "two to three million" in millions."""
    shared = first.scale == 1 and second.scale > 1 and first.value < second.value / second.scale
    return scaled(first, second.scale) if shared else first.value


def _figure(text: str, reading: _Reading) -> Figure | None:
    reading = _meters(text, reading)
    counted = _counted(text, reading)
    if not _counts_something(text, reading, counted):
        return None
    bound, start, end = _bound(text, reading)
    low, high = reading.low, reading.high
    if reading.value is None:
        bound = Bound.BETWEEN
    elif bound is not Bound.EXACT:
        low = reading.value if bound is Bound.AT_LEAST else None
        high = reading.value if bound is Bound.AT_MOST else None
    return Figure(
        start=start,
        end=max(end, counted.end) if counted else end,
        value=reading.value,
        low=low,
        high=high,
        bound=bound,
        unit=reading.unit,
        counted=text[counted.start : counted.end] if counted else None,
    )


def _meters(text: str, reading: _Reading) -> _Reading:
    """The reading in metres where "m" after the digits is no million: no money, no people."""
    short = text[reading.number.end - 1 : reading.number.end] == "m"
    if not short or reading.unit is not None or reading.value is None:
        return reading
    if text[reading.number.end - 2].isdigit() and counted_span(text, reading.end) is None:
        value = reading.value // 10**6 if isinstance(reading.value, int) else reading.value
        return replace(reading, value=value, low=value, high=value, unit="meter")
    return reading


def _counted(text: str, reading: _Reading) -> Span | None:
    after = _after_words(text, reading.end)[1]
    if reading.unit in _TIME_UNITS or reading.unit in _MONEY:
        return None
    return counted_span(text, after) if reading.unit is None else matter_span(text, after)


def _counts_something(text: str, reading: _Reading, counted: Span | None) -> bool:
    if reading.unit or counted:
        return True
    number = reading.number
    if number.spelled:
        return False
    return not (number.plain and follows_name(text, number.start))


def _bound(text: str, reading: _Reading) -> tuple[Bound, int, int]:
    """The bound, and start and end of the figure with the bound's words."""
    after, end = _after_words(text, reading.end)
    window = text[max(0, reading.start - _BOUND_LENGTH) : reading.start]
    before = _bound_before().search(window)
    if before is None or before.lastgroup is None:
        return after, reading.start, end
    bound = Bound(before.lastgroup)
    start = reading.start - (len(window) - before.start())
    return bound, start, end


def _after_words(text: str, end: int) -> tuple[Bound, int]:
    match = _bound_after().match(text, end)
    if match is None or match.lastgroup is None:
        return Bound.EXACT, end
    return Bound(match.lastgroup), match.end()


@cache
def _bound_before() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{bound}>{words})" for bound, words in BOUNDS_BEFORE.items())
    return re.compile(rf"\b(?:{groups})(?:\s(?:a|the))?\s\Z", re.IGNORECASE)


@cache
def _bound_after() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{bound}>{words})" for bound, words in BOUNDS_AFTER.items())
    return re.compile(rf"(?:{groups})(?!\w)")
