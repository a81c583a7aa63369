"""Numbers in words, read from left to right as English builds them.

    number   = group (scale group)*           two million three hundred thousand
    group    = [small] "hundred" ["and"] small | small | digits
    small    = one word below twenty, or tens and a unit: twenty-one

After digits the same holds, so that "1.2 million" and "5 million 200 thousand" are numbers too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from annotations.analysis.figures.number_words import GROUPS, PARTS, PLURAL_PARTS, SCALES, SMALL

_WORD = re.compile(r"(?P<gap>\s?-\s?|[\s\u00a0]{1,3})?(?P<word>[A-Za-z]{2,12})(?![A-Za-z0-9_])")
_AND = re.compile(r"(?:-|\s{1,2})(?:and|&)(?:-|\s{1,2})(?=[a-zA-Z])", re.IGNORECASE)
_COMMA = re.compile(
    rf",\s(?=(?:{'|'.join(SMALL)})(?:[\s-](?:{'|'.join(SMALL)}))?\s(?:hundred|thousand|million)\b)",
    re.IGNORECASE,
)
_DIGITS_ON = re.compile(
    r"(?P<gap>\s)(?P<word>[0-9]{1,3})(?=\s(?:hundred|thousand|million)\b)", re.I
)
_LOT_OF = re.compile(r"\sof\b", re.IGNORECASE)


@dataclass(slots=True)
class Sum:
    """A number while it is read; `end` is where its last word ends."""

    end: int
    total: Fraction = Fraction(0)
    group: Fraction | None = None
    """What is below the next magnitude; None right after one."""
    addend: Fraction = Fraction(0)
    """What the last magnitude added."""
    last: int = 0
    """The last magnitude, 0 before the first."""
    spelled: bool = True
    """Whether the group is in words."""
    before: tuple[Fraction, int, int] | None = None
    """Value, end and last magnitude before the group, where it is safe to stop."""

    @property
    def value(self) -> Fraction:
        """The number so far."""
        return self.total + (self.group or 0)


def read_sum(text: str, start: int, digits: Fraction | None = None, *, joined: bool = True) -> Sum:
    """The longest number in words at `start`, behind `digits` where there are some.

    Its end is `start` where there is none. `joined`: whether "and" may stand in it.
    """
    found = Sum(start, group=digits, spelled=digits is None)
    at = start
    while True:
        word = _WORD.match(text, at) or _digits_on(text, at, found)
        if word is None or (at == start and digits is None and word["gap"]):
            break
        step = _add(found, word["word"].lower(), text, word.end())
        if step is None:
            return _cut_back(found)
        if not step:
            break
        found.end = at = word.end()
        at = _link_end(text, found, joined=joined)
    return found


def _add(found: Sum, word: str, text: str, end: int) -> bool | None:
    """Take one word in. False: the number ends before it; None: before its group even."""
    if word in SMALL:
        return _add_small(found, SMALL[word])
    if word.isdecimal():
        return _add_small(found, int(word))
    if word in ("hundred", "hundreds"):
        return _add_hundred(found)
    if word in SCALES:
        return _add_scale(found, SCALES[word])
    if word in GROUPS and found.group is not None and found.total == 0:
        if word in ("gross", "scores") or (word == "score" and not _is_lot(text, end, found)):
            return False
        found.group *= GROUPS[word]
        found.last = -1
        return True
    return False


def _digits_on(text: str, at: int, found: Sum) -> re.Match[str] | None:
    """The digits of a lower magnitude: the 200 of "5 million 200 thousand"."""
    return _DIGITS_ON.match(text, at) if found.group is None and found.last > 0 else None


def _is_lot(text: str, end: int, found: Sum) -> bool:
    """Whether "score" is twenty: "a score of", and "four score sheep" after another number."""
    return _LOT_OF.match(text, end) is not None or (found.spelled and (found.group or 0) > 1)


def _add_small(found: Sum, value: int) -> bool:
    if found.last == -1:
        return False
    if found.group is None:
        if found.last and value >= found.last:
            return False
        found.before = (found.total, found.end, found.last)
        found.group, found.spelled = Fraction(value), True
        return True
    if not found.spelled or found.group.denominator != 1:
        return False
    low = found.group % 100
    if low == 0 < found.group or (low % 10 == 0 and low >= 20 and 0 < value < 10):
        if low == 0:
            found.before = (found.value, found.end, found.last)
        found.group += value
        return True
    return False


def _add_hundred(found: Sum) -> bool | None:
    if found.last == -1 or found.group is None:
        return False
    if found.group >= 100 and found.spelled:
        return None if found.group % 100 else False
    if found.group <= 0 or (found.last and found.last <= 100):
        return False
    found.group *= 100
    found.spelled = True
    return True


def _add_scale(found: Sum, scale: int) -> bool | None:
    if found.last == -1:
        return False
    if found.group is None:
        if not found.last:
            return False
        found.total += found.addend * (scale - 1)
        found.addend *= scale
    else:
        if found.group == 0:
            return False
        if found.last and scale >= found.last:
            return None
        found.addend = found.group * scale
        found.total += found.addend
    found.group, found.last = None, scale
    return True


def _cut_back(found: Sum) -> Sum:
    if found.before is None:
        return found
    value, end, last = found.before
    return Sum(end, value, None, last=last)


def _link_end(text: str, found: Sum, *, joined: bool) -> int:
    """Where the next word of the number may begin: after "and" or a comma where they can stand."""
    hundreds = found.group is not None and found.group % 100 == 0 and found.group >= 100
    if not (hundreds or (found.group is None and found.last)):
        return found.end
    link = _AND.match(text, found.end) if joined else None
    if link and _small_follows(text, link.end()):
        return link.end() - 1
    comma = _COMMA.match(text, found.end) if found.group is None else None
    return comma.end() - 1 if comma else found.end


def _small_follows(text: str, at: int) -> bool:
    """Whether a cardinal below a hundred stands at `at` that no fraction is made of."""
    word = _WORD.match(text, at)
    if word is None or word["gap"] or word["word"].lower() not in SMALL:
        return False
    after = _WORD.match(text, word.end())
    parts = (PARTS, PLURAL_PARTS)
    return after is None or not any(after["word"].lower() in words for words in parts)
