"""Dates, times and years in English news text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.analysis.model import Span
from annotations.analysis.sentences import paragraph_spans
from annotations.analysis.words import MONTHS, WEEKDAYS

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[5-9]|20|21)[0-9]{2}"
_NOT_INSIDE = r"(?<![\w.,/:$£€¥-])"
_NOT_BEFORE_MORE = r"(?![\w/%]|[.,:][0-9])"

_PART = r"(?:(?:early|late|mid)[\s-])?"
_PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_HOLIDAY = (
    r"(?:Christmas(?:\s(?:Day|Eve))?|Boxing\sDay|New\sYear(?:['’]s)?(?:\s(?:Day|Eve))?"
    r"|Easter(?:\s(?:Sunday|Monday))?|(?:Good|Black)\sFriday|Ramadan|Eid(?:\sal-\w+)?|Diwali"
    r"|Hanukkah|Passover|Yom\sKippur|Thanksgiving|Halloween|May\sDay|Nowruz"
    r"|(?:Independence|Labou?r|Memorial|Veterans|Anzac|Australia|Republic|Valentine['’]s)\sDay"
    r"|St\.?\s(?:Patrick|Stephen|George|David)['’]s\sDay)"
)
_DATE = re.compile(
    rf"""\b(?=[0-9A-Zbdefilmnopstu])(?:
      {_DAY}(?:st|nd|rd|th)?(?:\s?[-–]\s?{_DAY})?(?:\sof)?\s{MONTHS}(?:,?\s{_YEAR})?(?!\w)
    | {MONTHS}\s{_DAY}(?:st|nd|rd|th)?(?:\s?[-–]\s?{_DAY})?(?:,?\s{_YEAR})?{_NOT_BEFORE_MORE}
    | {_PART}{MONTHS},?\s(?:of\s)?{_YEAR}{_NOT_BEFORE_MORE}
    | (?:early|late|mid)[\s-]{MONTHS}\b
    | (?:(?:last|next|this|past|earlier|since|until|by|in|on|of|from|during)\s)
      (?P<month>{MONTHS})\b(?!\s[a-z]*ing\b|,?\s(?:of\s)?[0-9])
    | (?:January|February|April|June|July|August|September|October|November|December)\b
    | (?:(?:last|next|this|early|late)\s)?{WEEKDAYS}s?{_PART_OF_DAY}\b
    | (?:(?:first|second|third|fourth|last)\s(?:quarter|half)\sof\s
      (?:{_YEAR}|(?:this|last|next|the)\s(?:year|decade|century))|Q[1-4](?:\s{_YEAR})?|FY{_YEAR})\b
    | {_HOLIDAY}\b
    | (?:early|late|mid)[\s-](?:the\s)?{_YEAR}s?{_NOT_BEFORE_MORE}
    | {_NOT_INSIDE}{_YEAR}-[01][0-9]-[0-3][0-9]{_NOT_BEFORE_MORE}
    | {_NOT_INSIDE}[0-3]?[0-9][/.][0-3]?[0-9][/.](?:[0-9]{{4}}|[0-9]{{2}}){_NOT_BEFORE_MORE})
    """,
    re.VERBOSE,
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight"
    r"|(?:last|next|this|past|previous)\s"
    r"(?:week|month|year|night|weekend|quarter|decade|century|spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"{_NOT_INSIDE}(?P<year>{_YEAR})"
    rf"(?P<more>\s?[-–]\s?{_YEAR}|[-–/][0-9]{{2}}|s)?(?!\w|%|[.,:/][0-9]|[-–][0-9])"
)
_CLOCK = re.compile(
    r"\b(?:[01]?[0-9]|2[0-4])(?:[:.][0-5][0-9])?(?::[0-5][0-9])?\s?(?:[ap]\.m\.?|[ap]m\b|o[’']clock\b)"
    r"|(?<![\w:.,])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?!\w|:)"
    r"|\b[0-2][0-9][0-5][0-9]\s(?:GMT|BST|UTC|CET|EST|EDT|hours)\b",
    re.IGNORECASE,
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|from|until|till|by|of|after|before|between|early|late|mid|during|year|and|to"
    r"|spring|summer|autumn|winter|fall)[\s-]\Z",
    re.IGNORECASE,
)
_AMOUNT_CUE = re.compile(
    r"\b(?:over|more than|less than|fewer than|at least|at most|nearly|almost|roughly|up to|some"
    r"|approximately|as many as|only|kill(?:ed|ing)|injur(?:ed|ing)|employ(?:s|ed)|total of)\s\Z",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s(?:(?:million|billion|trillion|thousand|percent|per\scent|dollars|euros|pounds"
    r"|kilomet|met(?:er|re)s|miles|tons|tonnes|hectares|acres|square|degrees|feet)"
    r"|(?:[A-Za-z-]+\s)?(?:people|soldiers|troops|civilians|men|women|children|workers|homes|jobs)\b)"
)
_CUE_LENGTH = 20


def date_spans(text: str) -> tuple[Span, ...]:
    """Dates, days, months, years and relative days, in order; none overlaps another."""
    return tuple(
        Span(paragraph.start + span.start, paragraph.start + span.end)
        for paragraph in paragraph_spans(text)
        for span in _dates_of_paragraph(text[paragraph.start : paragraph.end])
    )


def _dates_of_paragraph(text: str) -> Iterator[Span]:
    found = [_without_cue(match) for match in _DATE.finditer(text)]
    found += [Span(*match.span()) for match in _RELATIVE.finditer(text)]
    found += _year_spans(text)
    yield from _first_and_longest(found)


def clock_spans(text: str) -> tuple[Span, ...]:
    """Times of day such as 5 p.m. and 14:30, in order."""
    return tuple(Span(*match.span()) for match in _CLOCK.finditer(text))


def _without_cue(match: re.Match[str]) -> Span:
    """The month alone where a word such as "since" only told that May is a month."""
    return Span(*match.span("month" if match["month"] else 0))


def _year_spans(text: str) -> Iterator[Span]:
    for match in _YEARS.finditer(text):
        if _is_year(text, match):
            yield Span(*match.span())


def _is_year(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _CUE_LENGTH) : match.start()]
    if _AMOUNT_CUE.search(before) or _COUNTED_AFTER.match(text, match.end()):
        return False
    likely = match["more"] is not None or 1900 <= int(match["year"]) < 2100
    return likely or _YEAR_CUE.search(before) is not None


def _first_and_longest(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
