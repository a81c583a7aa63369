"""The block above an article: title, byline, date, site and reading time, pure."""

from __future__ import annotations

from datetime import date, datetime

from articles.model import STDIN, Article
from articles.reading_time import minutes_to_read
from tui.layout import wrap

HeadLine = tuple[str, str]
"""(text, component class)"""

HOURS_FROM = 120
"""Minutes from which the time is told in hours: more would claim too much."""


def head_lines(article: Article, width: int) -> list[HeadLine]:
    """The lines above the text, each at most `width` cells, with an empty one at either end."""
    lines: list[HeadLine] = [("", "article--meta")]
    lines += [(line, "article--title") for line in _wrapped(article.title, width)]
    facts = [_unbroken(fact, width) for fact in head_facts(article)]
    lines += [(line, "article--meta") for line in _wrapped(" · ".join(facts), width)]
    return [*lines, ("", "article--meta")]


def head_facts(article: Article) -> list[str]:
    """What is known of the article, in the order in which a reader asks."""
    by = f"By {', '.join(article.byline)}" if article.byline else ""
    when = readable_date(article.published) if article.published else ""
    return [fact for fact in (by, when, origin(article), reading_time(article.text)) if fact]


def reading_time(text: str) -> str:
    """Such as "4 min read"."""
    minutes = minutes_to_read(text)
    return f"{minutes} min read" if minutes < HOURS_FROM else f"{round(minutes / 60)} h read"


def origin(article: Article) -> str:
    """Where the article comes from, in few words."""
    if article.site:
        return article.site
    if article.source == STDIN:
        return "standard input"
    if "://" in article.source:
        return article.source.split("://", 1)[1].split("/", 1)[0]
    return article.source.replace("\\", "/").rsplit("/", 1)[-1]


def readable_date(text: str) -> str:
    """An ISO 8601 date as "3 March 2026", with the time where there is one; else as it stands."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    day = f"{when.day} {when:%B} {when.year}"
    has_time = len(text) > len(date.min.isoformat())
    return f"{day}, {when:%H:%M}" if has_time and (when.hour or when.minute) else day


def _unbroken(fact: str, width: int) -> str:
    """The fact with spaces at which no line breaks, unless it needs more than a line."""
    return fact.replace(" ", "\u00a0") if len(fact) < width - 2 else fact


def _wrapped(text: str, width: int) -> list[str]:
    layout = wrap(text, width)
    return [text[start:end] for start, end in zip(layout.starts, layout.ends, strict=True)]
