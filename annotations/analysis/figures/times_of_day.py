"""Dates and times that are written in ways which only number-like text has.

`dates.py` finds the dates that a reader is shown; here stand those that must not be taken for
quantities as well: lower-case months, times in words, days in digits with strokes, years in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.analysis.figures.number_words import SMALL
from annotations.analysis.model import Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b\.?"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MINUTE_WORD = (
    r"(?:oh[\s-]\w+|fifteen|ten|(?:twenty|thirty|forty|fifty)(?:[\s-](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?)"
)
_HOUR = rf"(?:(?:1[0-9]|2[0-4]|0?[0-9])(?:[:.][0-5][0-9])?|{_HOUR_WORD}(?:[\s-]{_MINUTE_WORD})?)"
_HALF_DAY = r"(?:a\.m\.?|p\.m\.?|[ap]m\b|o\s?'\s?clock\b|noon\b)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_NOT_MORE = r"(?![\w%]|[.,:/-][0-9])"
_NOT_INSIDE = r"(?<![\w.,/:$£€¥-])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS = tuple(_HOUR_WORD[3:-1].split("|"))

_ANCHORED = (
    # 3 may 2020, 4th-22nd of june, may 29, oct. the 5th, march 3-7
    (
        _MONTHS,
        rf"{_NOT_INSIDE}{_DAY}(?:\s?(?:[-–]|to|and|until|till)\s?(?:the\s)?{_DAY})?"
        rf"(?:\sof)?[\s-]{_MONTH}(?!\s(?:have|be|not|well|still|also)\b)"
        rf"(?:,?[\s-](?:1[5-9]|20|21)[0-9]{{2}}\b)?",
    ),
    (
        _MONTHS,
        rf"(?<![0-9]\s)\b{_MONTH}[\s-](?:the\s)?{_DAY}(?:\s?(?:[-–]|to|and|until|till)\s?(?:the\s)?{_DAY})?"
        rf"(?:,?\s(?:1[5-9]|20|21)[0-9]{{2}}\b)?{_NOT_MORE}"
        r"(?!\s(?:people|percent|per\s|million|billion|thousand|years|months|km))",
    ),
    (
        _MONTHS,
        rf"\b{_MONTH},?\s(?:of\s)?(?:1[5-9]|20|21)[0-9]{{2}}{_NOT_MORE}",
    ),
    (
        _MONTHS,
        rf"\b(?:twenty|thirty)?[\s-]?(?:{_SMALL})\sof\s{_MONTH}",
    ),
    (
        _MONTHS,
        rf"\b(?!may\b|march\b){_MONTH}\s(?:the\s)?(?:twenty|thirty)?[\s-]?(?:{_SMALL})\b",
    ),
    (
        _MONTHS,
        rf"\bmay\s(?:the\s)?(?:twenty|thirty)[\s-](?:{_SMALL})\b(?!\s[a-z]+s\b)",
    ),
    (
        ("day", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        rf"\b(?:{_WEEKDAY}),?\s(?:the\s)?{_DAY}{_NOT_MORE}(?!\s[a-z]+s\b)",
    ),
    # days in digits
    (
        ("/", "-", "."),
        rf"{_NOT_INSIDE}(?:1[5-9]|20|21)[0-9]{{2}}[/.-](?:1[0-2]|0?[1-9])(?:[/.-]{_DAY})?"
        r"(?:t[0-9:.]{4,12}z?)?(?![\w/]|[-.,][0-9])",
    ),
    (
        ("/", "-", "."),
        rf"{_NOT_INSIDE}[0-3]?[0-9]([/.-])[0-3]?[0-9]\1(?:[0-9]{{4}}|[0-9]{{2}}){_NOT_MORE}",
    ),
    (
        ("/",),
        rf"{_NOT_INSIDE}(?:0[1-9]/[0-3][0-9]|[0-3][0-9]/0[1-9]){_NOT_MORE}",
    ),
    (
        ("/",),
        rf"\b(?:on|until|till|since|by|before|after)\s[0-3]?[0-9]/[0-3]?[0-9]{_NOT_MORE}(?!\sof)",
    ),
    (
        ("/",),
        rf"{_NOT_INSIDE}(?:1[0-2]|[1-9])/(?:1[379]|2[12356789]|3[01]){_NOT_MORE}",
    ),
    (
        ("/", "-"),
        r"(?<![\w/])(?:24/7|9/11|7/7|50[-/]50)(?![\w/])",
    ),
    # times
    (
        ("am", "pm", ".m", "clock", "noon"),
        rf"{_NOT_INSIDE}(?:{_HOUR}\s?(?:[-–]|to|and|until|till)\s?)?{_HOUR}[\s-]?{_HALF_DAY}"
        rf"(?:\s?(?:[-–]|to|and|until|till)\s?{_HOUR}(?:\s?{_HALF_DAY}|(?=\s?(?:[.,;]|\Z))))?",
    ),
    (
        ("past", "til", "after"),
        rf"\b(?:half|quarter|(?:{_SMALL}|[0-9]{{1,2}})(?:\s(?:minutes?|mins?))?)"
        rf"\s(?:past|til|after)\s(?:{_HOUR_WORD}|1[0-2]|[1-9])\b(?![.,:/-][0-9]|\s[a-z]+s\b)",
    ),
    (
        (" to ",),
        rf"\b(?:half|quarter|(?:{_SMALL}|[0-9]{{1,2}})\s(?:minutes?|mins?))\sto"
        rf"\s(?:{_HOUR_WORD}|1[0-2]|[1-9])\b(?![.,:/-][0-9]|\s[a-z]+s\b)",
    ),
    (
        (" to ",),
        r"\b(?:at|by|until|till|around|before|after|nearly|almost)\s(?:five|ten|twenty|twenty-five)"
        rf"\sto\s{_HOUR_WORD}\b(?![\s-](?:[a-z]+s|percent|per|people|million|thousand)\b)",
    ),
    (
        ("in the", "night", "tomorrow"),
        rf"{_NOT_INSIDE}{_HOUR}\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight|tonight"
        r"|tomorrow)\b",
    ),
    (
        ("from", "between"),
        rf"\b(?:from|between)\s{_HOUR}\s(?:to|and|until|till)\s{_HOUR}\s(?:in\sthe\s(?:morning"
        rf"|afternoon|evening)|at\snight|tonight|tomorrow|today|on\s(?:{_WEEKDAY}))",
    ),
    (
        _HOURS,
        rf"\b(?:at|by|until|till|around|before|after)\s{_HOUR_WORD}[\s-]{_MINUTE_WORD}"
        r"\b(?![\s-](?:[a-z]+s|percent|per|people|million|thousand)\b)",
    ),
    (
        ("h", ":"),
        r"\b[0-2]?[0-9]h[0-5][0-9]\b|(?<![\w:])[0-2]?[0-9]:[0-5][0-9]:[0-5][0-9](?![\w:])",
    ),
    # years and ages of history
    (
        ("een", "twenty"),
        rf"\b(?:fifteen|sixteen|seventeen|eighteen|nineteen|twenty)[\s-](?:{_TEENS}"
        r"|oh[\s-](?:one|two|three|four|five|six|seven|eight|nine)"
        r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four"
        r"|five|six|seven|eight|nine))?)\b(?![\s-](?:thousand|million|percent|hundred))",
    ),
    (
        ("two thousand",),
        r"\b(?:in|year|since|until|of)\stwo\sthousand(?:\sand)?[\s-](?:(?:twenty[\s-])?"
        rf"(?:{_SMALL}))\b(?!\s[a-z]+s\b)",
    ),
    (
        ("in 1", "since 1", "until 1", "before 1"),
        r"\b(?:in|since|until|before)\s1[0-4][0-9]{2}"
        r"(?![\w%-]|[.,][0-9]|\s(?:[a-z]+s|per|people|men|women|children|million)\b)",
    ),
    (
        ("bc", "b.c", "ad", "a.d", "ce"),
        r"(?<![\w.,])[0-9][0-9,]{0,6}\s?(?:bce?|b\.c\.|a\.d\.|ad|ce)(?![\w])"
        r"|\b(?:ad|a\.d\.)\s[0-9]{1,4}(?!\w)",
    ),
    (
        ("'",),
        r"(?<![\w])'[0-9]{2}s?(?![\w'])",
    ),
    (
        ("0",),
        r"\b(?:the|his|her|their|my|our|your|early|mid|late)[\s-][1-9]0'?s(?!\w)",
    ),
    (
        ("year", "fiscal", "fy", "class", "vintage"),
        r"\b(?:year|fiscal|fy|class\sof|vintage)\s[0-9]{1,4}(?![\w]|[.,][0-9]|-year)",
    ),
    (
        ("week",),
        r"\bweek\s[0-9]{1,2}\b",
    ),
)
"""What a pattern can't do without, in lower case, and the pattern."""

_ANCHORS = tuple({anchor for anchors, _ in _ANCHORED for anchor in anchors})
_PATTERNS = [(anchors, re.compile(pattern, re.IGNORECASE)) for anchors, pattern in _ANCHORED]


def time_spans(text: str) -> Iterator[Span]:
    """Dates and times in `text`, the text of `plain`, in no order; they may overlap."""
    lower = text.lower()
    there = {anchor for anchor in _ANCHORS if anchor in lower}
    for anchors, pattern in _PATTERNS:
        if not there.isdisjoint(anchors):
            for match in pattern.finditer(text):
                yield Span(*match.span())
