"""Which numbers count something, and which belong to a time or a name."""

from __future__ import annotations

import re

from annotations.analysis.figures.pairs import Draft
from annotations.analysis.figures.plain import is_all
from annotations.analysis.figures.units import TIME_UNITS
from annotations.analysis.model import Bound, Span
from annotations.analysis.words import STARTERS, word_set

_RELATIVE_AFTER = re.compile(
    r"\s(?:ago|hence|later|earlier|prior(?!\sto)|from\s(?:now|today|tomorrow|yesterday|then|this)"
    r"|before\s(?:yesterday|tomorrow|now)|after\s(?:tomorrow|today)|back(?=[.,;]|\Z))\b",
    re.IGNORECASE,
)
_NEAR_BEFORE = re.compile(
    r"(?P<outer>\b\w+\s)?(?P<the>(?:the|these|his|her|their|its|our)\s)?"
    r"\b(?P<word>next|last|past|previous|coming|following|first|final)\s\Z",
    re.IGNORECASE,
)
_OVER_PAST = word_set("in over during for within across throughout of and than")
_OVER_NEXT = word_set("over for during across throughout")
_IN = re.compile(r"\bin\s(?:just\s|only\s)?\Z", re.IGNORECASE)
_FUTURE = re.compile(
    r"(?:\b(?:will|going\sto|would|shall|let's|leav\w+|due|back|call|meet|see\syou|start|starts"
    r"|begins?|arrives?|come|expires?|remind|wake|tomorrow|return|opens?|be)|'ll)\b",
    re.IGNORECASE,
)
_EVER = re.compile(r"\b(?:first|worst|best|\w{3,}est|most|once|twice|times|only)\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r".*[.!?]\s", re.DOTALL)
_AT = re.compile(r"(?P<verb>\b\w+\s)?\bat\s(?:about\s|around\s)?\Z", re.IGNORECASE)
_LEVEL_VERBS = word_set(
    """stood stands stand put set valued estimated priced remained remains level rate closed value
    pegged steady unchanged age aged died ended opened starts held total"""
)
_CLOSES = re.compile(
    r"\s?(?:[.,;!?)\"]|\Z)|\s(?:on|this|in\sthe|tomorrow|today|tonight|sharp|every|each|for)\b"
)
_CAPITAL_BEFORE = re.compile(r"(?P<before>\A|[.!?:;…]|\S)[\"'“”‘’(]*\s*(?P<word>[A-Z][\w’'-]*)\s\Z")
_BEFORE_LENGTH = 40
_ONLY_ONE = word_set(
    """only just exactly killed killing injured injuring wounded wounding lost with and including
    least most than about or to between from plus minus for by scored won"""
)
_ONE_OF_PEOPLE = word_set(
    """person people man woman child soldier officer civilian policeman adult seat vote death
    goal abstention fatality casualty worker passenger"""
)
_VAGUE = word_set(
    """thing way side hand point reason time kind sort part place moment word step day stage another
    more such is was will would can could has had should that who may might must time end"""
)
_BARE_WORD = re.compile(r"(?P<word>[^\W\d_]+)[,]?\s\Z")
_ALREADY_NAMED = word_set("the these those other others both any all every")
_CAPITAL_AFTER = re.compile(r"[\s-](?:and\sa\shalf\s)?[A-Z][a-z]")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_SMALL = 12


def is_time(text: str, draft: Draft, start: int, end: int) -> bool:
    """Whether a span of time tells when and not how long: "3 days ago", "the next 3 days"."""
    if draft.unit not in TIME_UNITS or draft.amount.age:
        return False
    if _RELATIVE_AFTER.match(text, end) or _RELATIVE_AFTER.match(text, draft.end):
        return True
    window = text[max(0, start - _BEFORE_LENGTH) : start]
    near = _NEAR_BEFORE.search(window)
    if near:
        return _is_when(near)
    if not _IN.search(window):
        return False
    before = text[max(0, start - 100) : start]
    sentence = _SENTENCE_START.match(before)
    clause = before[sentence.end() :] if sentence else before
    whole = clause.strip().lower() == "in" and is_all(text, 0, end)
    return (whole or _FUTURE.search(clause) is not None) and not _EVER.search(clause)


def _is_when(near: re.Match[str]) -> bool:
    word, outer = near["word"].lower(), (near["outer"] or "").strip().lower()
    if word in ("first", "final"):
        return False
    if outer in ("the", "these") or (near["the"] is None and outer in _OVER_PAST):
        return near["the"] is None and outer in ("the", "these")
    kept = _OVER_PAST if word in ("last", "past", "previous") else _OVER_NEXT
    return not (near["the"] and outer in kept)


def is_time_of_day(text: str, draft: Draft, start: int) -> bool:
    """Whether a small number after "at" is an hour: "at 7", "at nine on Monday"."""
    value = draft.value
    if value is None or value.denominator != 1 or not 1 <= value <= _SMALL:
        return False
    if draft.amount.number.scale > 1 or draft.ratio or text[start - 1 : start] == "-":
        return False
    at = _AT.search(text[max(0, start - _BEFORE_LENGTH) : start])
    if at is None or not _CLOSES.match(text, draft.end):
        return False
    return (at["verb"] or "").strip().lower() not in _LEVEL_VERBS


def counts_something(
    text: str, draft: Draft, unit: str | None, counted: Span | None, bound: Bound
) -> bool:
    """Whether the number is a quantity and no name, pronoun or label."""
    number = draft.amount.number
    start = draft.start
    if draft.value is None or draft.ratio:
        return True
    if number.spelled and _is_name(text, draft, counted):
        return False
    if draft.value == 1 and number.spelled and text[start : start + 1] in "oO":
        return _is_one(text, draft, unit, counted, bound)
    if unit or bound is not Bound.EXACT:
        return True
    if number.spelled:
        return bool(counted) or number.part or draft.value > _SMALL or _is_pronoun_free(text, start)
    if not number.plain:
        return True
    first = text[counted.start : counted.end].split()[0] if counted else "ed"
    return not (first.endswith("ed") and follows_name(text, start))


def follows_name(text: str, start: int) -> bool:
    """Whether the word before `start` has a capital that no sentence's beginning gives it."""
    before = _CAPITAL_BEFORE.search(text[max(0, start - _BEFORE_LENGTH) : start])
    if before is None:
        return False
    word = before["word"]
    if word.isupper() and len(word) > 1 and text.isupper():
        return False
    first = before["before"] in ("", ".", "!", "?", ":", ";", "…") and (
        before["before"] != "" or start <= _BEFORE_LENGTH
    )
    return not first and word not in STARTERS


def _is_name(text: str, draft: Draft, counted: Span | None) -> bool:
    """Whether a number word with a capital inside a sentence is part of a name: the Big Four."""
    start = draft.start
    first = text[start : start + 2]
    if not (first[:1].isupper() and first[1:].islower()):
        return False
    before = text[max(0, start - _BEFORE_LENGTH) : start].rstrip(" \"'(")
    if not before or before[-1] in ".!?:\n–" or _is_headline(text):
        return False
    after = _CAPITAL_AFTER.match(text, draft.end)
    return after is not None or counted is None


def _is_headline(text: str) -> bool:
    """Whether the text is one short line whose words have capitals."""
    if len(text) > 160:
        return False
    words = _WORDS.findall(text)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_pronoun_free(text: str, start: int) -> bool:
    """Whether a small number word alone does not merely point back: "the two spoke"."""
    before = _BARE_WORD.search(text[max(0, start - _BEFORE_LENGTH) : start])
    return before is None or before["word"].lower() not in _ALREADY_NAMED


def _is_one(text: str, draft: Draft, unit: str | None, counted: Span | None, bound: Bound) -> bool:
    """Whether "one" counts: with a unit, a bound, a countable person or thing, or all alone."""
    if is_all(text, draft.start, draft.end):
        return True
    if draft.amount.joined or bound is not Bound.EXACT:
        return True
    before = _BARE_WORD.search(text[max(0, draft.start - _BEFORE_LENGTH) : draft.start])
    word = before["word"].lower() if before else ""
    if unit:
        return unit not in TIME_UNITS or word in _ONLY_ONE or unit not in ("day", "night", "week")
    if counted is None:
        return False
    words = text[counted.start : counted.end].lower().split()
    if words[0] in _VAGUE or words[-1] in _VAGUE:
        return False
    return words[-1] in _ONE_OF_PEOPLE or word in _ONLY_ONE
