"""A figure from a number or a pair of numbers: its bound, its unit and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from annotations.analysis.figures.bounds import bound_after, bound_before
from annotations.analysis.figures.changes import Change, compared_end
from annotations.analysis.figures.counted import (
    counted_span,
    halved_span,
    matter_span,
    person_span,
    tied_span,
)
from annotations.analysis.figures.kept import counts_something, is_time, is_time_of_day
from annotations.analysis.figures.pairs import Draft
from annotations.analysis.figures.subjects import subject_before
from annotations.analysis.figures.tails import rate_at
from annotations.analysis.figures.units import TIME_UNITS
from annotations.analysis.model import Bound, Figure, Span

_AGED = re.compile(r"\b(?:aged|ages?|(?:the\s)?ages?\sof|at\sage)\s\Z", re.IGNORECASE)
_AGED_FIRST = re.compile(r"aged\b", re.IGNORECASE)
_AGE_APART = re.compile(r"[^\W\d_]['’\"]?,\s\Z")
_AGE_OF_NAME = re.compile(r"(?<!\w)[A-Z][\w.'-]*\s(?:[a-z]{1,3}\s)?[A-Z][\w'-]+,\s\Z")
_AGE_CLOSED = re.compile(r"[.;](?:\s|[\"'”’]|\Z)|\Z")
_WAS_OF_AGE = re.compile(r"\b(?:s?he|who)\s(?:was|is|turned)\s(?:just\s|only\s)?\Z", re.I)
_AGE_WHEN = re.compile(r"\s(?:when|at\sthe\stime)\b")
_AGE_CHAIN = re.compile(r",?\s(?:and|to)\s|,\s")
_THE = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|from)\s(?:an?\s)?")
_OLDEST = 120
_TOO_LARGE = 10**300
"""From here on a number fits no float, and JSON readers lose it."""
_DURING = re.compile(
    r"\b(?:for|in|after|took|takes?|taken|lasted|lasts?|just|well|waited|of|been|is|was|than|and"
    r"|spent|within|every|a)\s\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(r",?\s(?:and|but|yet)\s(?:is\s|also\s)?|,\s", re.IGNORECASE)


@dataclass(slots=True)
class _Making:
    """A figure while it is made."""

    start: int
    end: int
    unit: str | None
    bound: Bound
    counted: Span | None = None


def made(text: str, draft: Draft, before: Figure | None) -> Figure | None:
    """The figure of `draft`, or None where it counts nothing; `before` is the figure before it."""
    if draft.unit == "score":
        return Figure(draft.start, draft.end, None, None, None, Bound.EXACT, "score", None)
    draft = _with_metres(text, draft)
    if any(one and abs(one) >= _TOO_LARGE for one in (draft.value, draft.low, draft.high)):
        return None
    making = _Making(draft.start, draft.end, draft.unit, draft.amount.number.bound)
    _bind_after(text, making)
    _count(text, draft, making)
    _rate(text, draft, making)
    _bind_after(text, making)
    _bind_before(text, draft, making)
    _age(text, draft, making, before)
    if is_time(text, draft, making.start, making.end):
        return None
    if making.unit is None and is_time_of_day(text, draft, making.start):
        return None
    if not counts_something(text, draft, making.unit, making.counted, making.bound):
        return None
    counted = text[making.counted.start : making.counted.end] if making.counted else None
    if counted is None:
        counted = _subject(text, draft, making, before)
    return _figure(draft, making, counted)


def changed(text: str, change: Change) -> Figure:
    """The figure of a word such as "doubled"."""
    more = bound_before(text, change.start)
    bound, start = more or (Bound.EXACT, change.start)
    end = compared_end(text, change.end)
    counted = counted_span(text, end) if end else None
    named = counted
    if counted is None and change.verb:
        named = subject_before(text, start, equated=False) or subject_before(
            text, start, equated=False, verb=False
        )
    low, high = _limits(change.value, bound)
    return Figure(
        start,
        counted.end if counted else change.end,
        _number(change.value),
        _number(low),
        _number(high),
        bound,
        "times",
        text[named.start : named.end] if named else None,
    )


def joined_bounds(text: str, first: Figure, second: Figure) -> Figure | None:
    """One range for "more than 10 and less than 20"; None where the two are apart."""
    bounds = {first.bound, second.bound}
    if bounds != {Bound.AT_LEAST, Bound.AT_MOST}:
        return None
    if not _JOINT.fullmatch(text, first.end, second.start) or first.counted:
        return None
    low, high = (first, second) if first.bound is Bound.AT_LEAST else (second, first)
    if low.low is None or high.high is None or low.low > high.high:
        return None
    if first.unit not in (None, second.unit):
        return None
    return replace(
        second, start=first.start, value=None, low=low.low, high=high.high, bound=Bound.BETWEEN
    )


def _figure(draft: Draft, making: _Making, counted: str | None) -> Figure:
    bound, low, high = making.bound, draft.low, draft.high
    if draft.value is None:
        bound = Bound.BETWEEN
    elif bound is not Bound.EXACT:
        low, high = _limits(draft.value, bound)
    return Figure(
        making.start,
        making.end,
        _number(draft.value),
        _number(low),
        _number(high),
        bound,
        making.unit,
        counted,
    )


def _limits(value: Fraction, bound: Bound) -> tuple[Fraction | None, Fraction | None]:
    low = value if bound in (Bound.EXACT, Bound.AT_LEAST) else None
    high = value if bound in (Bound.EXACT, Bound.AT_MOST) else None
    return low, high


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _with_metres(text: str, draft: Draft) -> Draft:
    """The draft in metres where "m" after the digits is no million: no money, no people."""
    number = draft.amount.number
    if number.short != "m" or draft.unit is not None or draft.value is None:
        return draft
    if counted_span(text, draft.end) is not None or text[draft.end : draft.end + 1] in ("+", "-"):
        return draft
    value = draft.value / number.scale
    return replace(draft, value=value, low=value, high=value, unit="meter")


def _bind_after(text: str, making: _Making) -> None:
    if making.bound is not Bound.EXACT:
        return
    after = bound_after(text, making.end)
    if after:
        making.bound, making.end = after


def _bind_before(text: str, draft: Draft, making: _Making) -> None:
    before = bound_before(text, making.start)
    if before is None:
        return
    bound, start = before
    words = text[start : making.start].strip().lower()
    spans_time = making.unit in TIME_UNITS and not draft.amount.age
    if (
        words == "over"
        and spans_time
        and start
        and not _DURING.search(text[max(0, start - 10) : start])
    ):
        return
    making.bound = bound
    making.start = start


def _count(text: str, draft: Draft, making: _Making) -> None:
    """Find the phrase that is counted right after the number, and take it in."""
    making.counted = _counted_after(text, draft, making.end)
    if making.counted:
        making.end = making.counted.end


def _counted_after(text: str, draft: Draft, end: int) -> Span | None:
    amount, unit = draft.amount, draft.unit
    if amount.number.part and unit is None:
        return tied_span(text, end) or halved_span(text, end)
    if unit == "times":
        more = compared_end(text, end)
        return counted_span(text, more) if more else None
    if amount.age:
        return person_span(text, end) if amount.joined else None
    if unit in TIME_UNITS or amount.money or unit in ("magnitude", "cent", "penny"):
        return None
    if unit is not None:
        return matter_span(text, end)
    one = draft.value is not None and (abs(draft.value) == 1 or draft.ratio)
    return tied_span(text, end) or counted_span(text, end, one=one)


def _rate(text: str, draft: Draft, making: _Making) -> None:
    rate = rate_at(text, making.end, money=draft.amount.money)
    if rate is None or draft.amount.age:
        return
    making.end = rate.end
    making.unit = f"{making.unit}-{rate.unit}" if making.unit else rate.unit


def _age(text: str, draft: Draft, making: _Making, before: Figure | None) -> None:
    """Tell an age by "aged", by commas around it, or by the age before it."""
    if making.unit is not None or making.counted is not None:
        return
    if "ages of" in text[draft.start : draft.start + 20].lower():
        making.unit = "year"
        return
    aged = _AGED.search(text, max(0, making.start - 16), making.start)
    if aged:
        making.unit, making.start = "year", aged.start()
        making.start += 4 if aged[0].lower().startswith("the ") else 0
        making.start += 3 if aged[0].lower().startswith("at ") else 0
        the = _THE.search(text, max(0, making.start - 5), making.start)
        outer = bound_before(text, the.start() if the else making.start)
        if outer:
            making.bound, making.start = outer
        return
    value = draft.value
    if value is None or value.denominator != 1 or not 0 < value <= _OLDEST:
        return
    window = text[max(0, making.start - 4) : making.start]
    closed = text[making.end : making.end + 1] == "," and _AGE_APART.search(window)
    if draft.amount.number.plain and (closed or _is_age_by_words(text, making)):
        making.unit = "year"
    elif before and before.unit == "year" and _AGED_FIRST.match(text, before.start):
        chained = _AGE_CHAIN.fullmatch(text, before.end, making.start)
        making.unit = "year" if chained else None


def _is_age_by_words(text: str, making: _Making) -> bool:
    """Whether it is the age of "John Smith, 34." or of "she was 3 when"."""
    window = text[max(0, making.start - 40) : making.start]
    if _AGE_CLOSED.match(text, making.end):
        return _AGE_OF_NAME.search(window) is not None
    return bool(_AGE_WHEN.match(text, making.end) and _WAS_OF_AGE.search(window))


def _subject(text: str, draft: Draft, making: _Making, before: Figure | None) -> str | None:
    """What the figure measures, where that is the subject of the verb before it."""
    if before and _TO.fullmatch(text, before.end, making.start) and before.unit != "score":
        start = before.start
        verb = before.unit != "times"
    else:
        start, verb = making.start, True
    if draft.amount.age or making.unit in TIME_UNITS:
        return None
    equated = draft.amount.money or making.unit == "percent" or making.unit == "permille"
    span = subject_before(text, start, equated=equated, verb=verb)
    return text[span.start : span.end] if span else None
