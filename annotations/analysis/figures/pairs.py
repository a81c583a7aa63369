"""Two numbers that belong together: ranges, scores and ratios."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from annotations.analysis.figures.amounts import Amount


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before its bound and what it counts are known."""

    start: int
    end: int
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str | None
    amount: Amount
    """The last number of it, whose unit and surroundings hold for all."""
    ratio: bool = False
    """Whether it is "one in five"."""


_GAP = re.compile(
    r"\s?[-–~]\s?|\s?(?:\.\.\.?|…)\s?|\s(?:up\s)?(?:to|or|until|till|through)\s|-to-", re.I
)
_BETWEEN_GAP = re.compile(r"\s(?:and|to|&)\s|\s?[-–]\s?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:(?:anywhere|somewhere)\s)?between\s(?:an?\s|(?:the\s)?ages\sof\s)?\Z", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:(?:anywhere|ranging|ranges|ranged|range)\s)?from\s(?:an?\s)?\Z", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:rose|rise|rises|risen|rising|fell|falls?|fallen|falling|grew|grow|grown|growing"
    r"|increas\w+|decreas\w+|dropp?\w*|climb\w*|jump\w*|slid\w*|soar\w*|surg\w+|plung\w+|declin\w+"
    r"|cut|cuts|cutting|rais\w+|lower\w*|reduc\w+|expand\w*|shr[aiu]nk\w*|up|down|went|go|going"
    r"|chang\w+|mov\w+|doubl\w+|swell\w*|swoll\w+|revis\w+|slump\w*|edg\w+|advanc\w+|gain\w*"
    r"|eas(?:ed|ing)|narrow\w*|widen\w*|tripl\w+|improv\w+|extend\w*)\b",
    re.IGNORECASE,
)
_SCORE_GAP = re.compile(r"[-–]|\sto\s", re.IGNORECASE)
_DASH = re.compile(r"[-–]")
_CONTEST = re.compile(
    r"\b(?:won|wins?|winning|beat(?:s|en|ing)?|lost|lose|loses|losing|draw|drew|drawn|led|leads?"
    r"|leading|trail\w*|defeat\w*|victor\w*|vot\w+|rul\w+|scor\w+|sets?|tied?|pass\w*|approv\w+"
    r"|reject\w+|margin|finish\w*|thrash\w*|edged|level|ahead|decision|final|match|passed|adopted"
    r"|game|split)\b",
    re.IGNORECASE,
)
_CONTEST_AFTER = re.compile(
    r"\s(?:(?:home|away|aggregate|comeback|opening|narrow|comfortable)\s)?(?:wins?|victory|defeat"
    r"|loss|draw|lead|vote|ruling|decision|majority|thriller|series|score|scoreline|thrashing"
    r"|on\saggregate|on\spenalties|split|tie|against|away\sto|home\sto|over|at\shome|for|in\sfavo)",
    re.IGNORECASE,
)
_IN = re.compile(r"\s(?P<of>in|out\sof)(?:\severy)?\s", re.IGNORECASE)
_ROUND = frozenset([*range(2, 21), 25, 30, 40, 50, 100, 200, 500, 1000, 10_000, 100_000, 10**6])
_ODDS_SCALE = 1000
_MOST_POINTS = 250
_CHANGE_WINDOW = 60


def single(amount: Amount) -> Draft:
    """The draft of one number."""
    value = amount.value
    if amount.margin:
        return Draft(amount.start, amount.end, None, -value, value, amount.unit, amount)
    return Draft(amount.start, amount.end, value, value, value, amount.unit, amount)


def pair_at(text: str, first: Amount, second: Amount) -> Draft | None:
    """What two numbers that follow each other are together, if anything."""
    gap = text[first.end : second.start]
    if len(gap) > 16 or first.margin or second.margin:
        return None
    return (
        _ratio(text, first, second, gap)
        or _range(text, first, second, gap)
        or _score(text, first, second, gap)
    )


def _ratio(text: str, first: Amount, second: Amount, gap: str) -> Draft | None:
    match = _IN.fullmatch(gap)
    if match is None or first.unit or second.unit or first.value.denominator != 1:
        return None
    if not 0 < first.value < second.value:
        return None
    odds = first.value == 1 and second.number.scale >= _ODDS_SCALE
    if second.value not in _ROUND and not odds:
        return None
    if match["of"].lower() == "in" and first.value >= 100:
        return None
    value = first.value / second.value
    return Draft(first.start, second.end, value, value, value, None, second, ratio=True)


def _range(text: str, first: Amount, second: Amount, gap: str) -> Draft | None:
    before = text[max(0, first.start - _CHANGE_WINDOW) : first.start]
    between = _BETWEEN.search(before)
    opening = between or _FROM.search(before)
    if not (_GAP.fullmatch(gap) or (between and _BETWEEN_GAP.fullmatch(gap))):
        return None
    if opening and not between and _CHANGE.search(before):
        return None
    unit = second.unit or first.unit
    if first.unit not in (None, unit) or (
        second.unit is None and first.unit and not _shared(first)
    ):
        return None
    low, high = _in_scale_of(first, second), second.value
    if gap.strip().lower() == "or" and high > 3 * low:
        return None
    if low >= high or (not opening and _looks_like_score(text, first, second, gap)):
        return None
    start = first.start - len(opening[0]) if opening else first.start
    return Draft(start, second.end, None, low, high, unit, second)


def _shared(first: Amount) -> bool:
    """Whether the unit of the first number holds for the second too: "$5-10", not "5 km to 9"."""
    return first.before or first.unit == "magnitude"


def _in_scale_of(first: Amount, second: Amount) -> Fraction:
    """The first number of "two to three million" in millions."""
    scale = second.number.scale
    shared = first.number.scale == 1 and scale > 1 and abs(first.value) < abs(second.value) / scale
    return first.value * scale if shared else first.value


def _looks_like_score(text: str, first: Amount, second: Amount, gap: str) -> bool:
    return _SCORE_GAP.fullmatch(gap) is not None and _score(text, first, second, gap) is not None


def _score(text: str, first: Amount, second: Amount, gap: str) -> Draft | None:
    """A score of a match or a vote, which has no value."""
    if (
        not _SCORE_GAP.fullmatch(gap)
        or first.unit
        or second.unit
        or second.start != first.end + len(gap)
    ):
        return None
    if not all(_is_points(amount) for amount in (first, second)):
        return None
    dashed = _DASH.fullmatch(gap) is not None
    if (dashed and text[second.end : second.end + 1] == "-") or text[
        first.start - 1 : first.start
    ] == "-":
        return None
    before = text[max(0, first.start - _CHANGE_WINDOW) : first.start]
    contest = _CONTEST.search(before) is not None and not _FROM.search(before)
    after = _CONTEST_AFTER.match(text, second.end) is not None
    if first.value >= second.value:
        if not dashed and not contest:
            return None
    elif not (
        (contest and dashed and text[second.end : second.end + 1] != " ") or (after and contest)
    ):
        return None
    return Draft(first.start, second.end, None, None, None, "score", second)


def _is_points(amount: Amount) -> bool:
    whole = amount.value.denominator == 1 and amount.number.scale == 1
    return whole and 0 <= amount.value <= _MOST_POINTS and amount.number.plain
