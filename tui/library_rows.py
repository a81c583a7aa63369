"""What a row of the library says, pure."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from articles.model import STDIN
from tui.signs import SIGNS, STYLE_NAMES, tally_parts

if TYPE_CHECKING:
    from annotations.claim_list import VerdictTally

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

SEPARATOR = " · "


def tally_content(tally: VerdictTally) -> Content:
    """The verdicts as signs with their numbers, "✓2 ✗1"; empty where there are none."""
    return Content(" ").join(
        Content.styled(f"{SIGNS[verdict]}{number}", f"$claim-{STYLE_NAMES[verdict]}")
        for verdict, number in tally_parts(tally)
        if number and verdict is not None
    )


def place_of(source: str) -> str:
    """Where an article is from, in short: a host, the last parts of a path, or words."""
    if source == STDIN:
        return "standard input"
    scheme, found, rest = source.partition("://")
    if found and scheme in ("http", "https"):
        return rest.split("/")[0].rpartition("@")[2].removeprefix("www.")
    return "/".join(source.rsplit("/", 2)[-2:]).lstrip("/")


def age_in_words(opened: str, today: date) -> str:
    """An ISO 8601 time as the reader's day: "today", "yesterday", "3 days ago", "3 March 2026".

    Empty where `opened` is no time.
    """
    try:
        moment = datetime.fromisoformat(opened)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        day = moment.astimezone().date()
    except (OverflowError, OSError):
        return ""
    age = (today - day).days
    if age in (0, 1):
        return "yesterday" if age else "today"
    if 1 < age < 7:
        return f"{age} days ago"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
