"""Rules of the reader's own: what is to happen to items that hold certain words. Pure.

A rule's words are found as whole words, whatever their case; a pattern is a regular expression
that may take a bounded time, so that no item can hold up the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.errors import RuleError

if TYPE_CHECKING:
    from articles.library.model import NewItem

PATTERN_SECONDS = 0.05
"""How long a pattern may take on one item; then it counts as not found."""
PATTERN_REACH = 20_000
"""How many code points of an item a pattern looks at."""


class RuleAction(StrEnum):
    """What a rule does to an item."""

    HIGHLIGHT = "highlight"
    TAG = "tag"
    READ = "read"
    HIDE = "hide"


class RulePlace(StrEnum):
    """Where a rule looks."""

    TITLE = "title"
    TEXT = "text"
    """The title and the text."""
    AUTHOR = "author"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; either `words` or `pattern` is given."""

    name: str
    action: RuleAction
    words: tuple[str, ...] = ()
    pattern: str = ""
    place: RulePlace = RulePlace.TITLE
    feed: int | None = None
    """The number of the one feed it is for; None: for all."""
    tag: str = ""
    """What the action "tag" gives."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules do to one item."""

    rules: tuple[Rule, ...] = ()
    """Those that apply."""

    @property
    def hides(self) -> bool:
        """Whether the item is taken out of the lists."""
        return any(rule.action is RuleAction.HIDE for rule in self.rules)

    @property
    def reads(self) -> bool:
        """Whether the item counts as read."""
        return any(rule.action is RuleAction.READ for rule in self.rules)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that the item gets."""
        return tuple(rule.tag for rule in self.rules if rule.action is RuleAction.TAG)


def outcome_of(rules: Sequence[Rule], feed: int | None, item: NewItem) -> Outcome:
    """Which rules apply to an item that came from `feed`."""
    if not rules:
        return Outcome()
    return Outcome(tuple(rule for rule in rules if applies(rule, feed, item)))


def applies(rule: Rule, feed: int | None, item: NewItem) -> bool:
    """Whether a rule applies to an item that came from `feed`."""
    if rule.feed is not None and rule.feed != feed:
        return False
    finds = finder(rule)
    return any(finds(text) for text in _texts(rule.place, item))


def _texts(place: RulePlace, item: NewItem) -> Iterator[str]:
    if place in (RulePlace.TITLE, RulePlace.TEXT):
        yield item.title
    if place is RulePlace.TEXT:
        yield item.text
    elif place is RulePlace.AUTHOR:
        yield from item.byline
    elif place is RulePlace.SITE:
        yield item.site or ""


@lru_cache(256)
def finder(rule: Rule) -> Callable[[str], bool]:
    """A function that says whether a text holds what the rule looks for.

    Raises RuleError where the pattern is none.
    """
    return _pattern_finder(rule.pattern) if rule.pattern else _word_finder(rule.words)


def _word_finder(words: Sequence[str]) -> Callable[[str], bool]:
    import re

    parts = "|".join(re.escape(word.strip()) for word in words if word.strip())
    if not parts:
        return lambda text: False
    compiled = re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)
    return lambda text: compiled.search(text) is not None


def _pattern_finder(pattern: str) -> Callable[[str], bool]:
    import regex

    try:
        compiled = regex.compile(pattern, regex.IGNORECASE)
    except (regex.error, OverflowError, RecursionError) as error:
        raise RuleError(f"the pattern is no regular expression: {error}") from error

    def finds(text: str) -> bool:
        try:
            found = compiled.search(text[:PATTERN_REACH], timeout=PATTERN_SECONDS)
        except TimeoutError:
            return False
        return found is not None

    return finds
