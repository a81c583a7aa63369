"""Numbers in digits, whose separators are read as one language or another writes them.

Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re

SPACES = "\u00a0\u202f\u2009"
"""Spaces that do not break a line, which are written between groups of digits."""

NUMBER = re.compile(
    rf"(?<!\d)\d{{1,3}}(?:[ {SPACES}]\d{{3}})++(?!\d)(?:[.,٫]\d++)?+"
    rf"|\d++(?:[.,٫٬'’]\d++)*+"
)
"""A number with its separators."""

_GROUPED = re.compile(
    rf"\d{{1,3}}(?P<group>[.,٬'’ {SPACES}])(?:\d{{2}}(?P=group))*+"
    r"\d{3}(?:(?P=group)\d{3})*+(?!\d)"
)
"""Groups of three digits, or as in India of two before the last three."""
_LONGEST = 30
"""No quantity has more digits and separators; a longer run is something else."""
_ONE_GROUP = len("1.000") - 1


def decimal_of(text: str, usual: str) -> str:
    """ "," or ".": `usual`, unless the text plainly writes only the other one.

    Plain are numbers of several groups ("1.234.567") and those with both signs ("1.234,5").
    """
    seen = {",": 0, ".": 0}
    for match in NUMBER.finditer(text):
        grouped = _GROUPED.match(match[0])
        if grouped is None or grouped["group"] not in seen:
            continue
        rest = match[0][grouped.end() :]
        several = len(grouped[0]) > grouped.start("group") + _ONE_GROUP
        if several or rest[:1] in seen:
            seen["." if grouped["group"] == "," else ","] += 1
    other = "." if usual == "," else ","
    return other if seen[other] and not seen[usual] else usual


def value_of(digits: str, decimal: str, *, measured: bool) -> float | int | None:
    """The number that a match of NUMBER stands for; None where it can be read in two ways.

    `measured`: a unit stands beside it, so that no date or section number is meant.
    """
    if len(digits) > _LONGEST:
        return None
    grouped = _GROUPED.match(digits)
    if grouped and grouped["group"] != decimal:
        whole, rest = grouped[0], digits[grouped.end() :]
        sure = rest[:1] != grouped["group"]
    else:
        place = next((at for at, sign in enumerate(digits) if not sign.isdigit()), len(digits))
        whole, rest = digits[:place], digits[place:]
        sure = measured or rest[:1] in (decimal, "٫")
    number = int("".join(filter(str.isdigit, whole)))
    if not rest:
        return number
    if not sure or rest[0] not in ".,٫" or not rest[1:].isdigit():
        return None
    return float(f"{number}.{''.join(str(int(digit)) for digit in rest[1:])}")
