"""What a row of the library says, pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from annotations.claim_list import VerdictTally
from articles.clean import clean_line
from articles.model import STDIN
from tui.signs import SIGNS, STYLE_NAMES, tally_parts

if TYPE_CHECKING:
    from annotations.store import ArticleSummary

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


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One article that was read before."""

    article_id: str
    title: str
    source: str
    site: str | None
    opened: str
    """When it was opened last, ISO 8601; empty where nobody knows."""
    tally: VerdictTally
    problem: str | None = None
    """Why it can't be opened, in a sentence."""


def library_rows(
    summaries: Iterable[ArticleSummary], opened_times: Mapping[str, str]
) -> tuple[LibraryRow, ...]:
    """The articles of the store, those opened last first; clean to show.

    `opened_times` maps the ids of articles to ISO 8601 times in UTC; an article that is not
    there counts as opened when it was retrieved.
    """
    rows = [
        LibraryRow(
            article_id=summary.id,
            title=clean_line(summary.title),
            source=clean_line(summary.source),
            site=clean_line(summary.site) if summary.site else None,
            opened=opened_times.get(summary.id) or summary.retrieved,
            tally=summary.tally,
            problem=clean_line(summary.problem) if summary.problem else None,
        )
        for summary in summaries
    ]
    return tuple(sorted(rows, key=lambda row: row.opened, reverse=True))


def row_lines(row: LibraryRow, today: date) -> tuple[Content, Content]:
    """A row as two lines: the title; where it is from, when it was read, the verdicts."""
    if row.problem:
        title = row.title or f"Article {row.article_id}"
        return Content.styled(title, "bold"), Content.styled(f"! {row.problem}", "$error")
    about = [row.site or place_of(row.source), age_in_words(row.opened, today)]
    second = Content.styled(SEPARATOR.join(part for part in about if part), "$quiet")
    if tally := tally_content(row.tally):
        second = Content.assemble(tally, (SEPARATOR, "$quiet"), second)
    return Content.styled(row.title or "Untitled", "bold"), second


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
