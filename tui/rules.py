"""Rules as the reader writes them in the settings, and as the library applies them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.errors import RuleError
from articles.library.rules import Rule, RuleAction, RulePlace, finder

if TYPE_CHECKING:
    from articles.library.model import Feed

FIELDS = ("name", "words", "pattern", "where", "feed", "action", "tag")


@dataclass(frozen=True, slots=True)
class SetRule:
    """One `[[rules]]` table of the settings."""

    rule: Rule
    feed: str = ""
    """Part of the title, address or folder of the feeds it is for; empty: for all."""


def read_rules(value: object, problems: list[str]) -> Iterator[SetRule]:
    """The rules of a parsed settings file; what is wrong is added to `problems`."""
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        problems.append("rules must be tables, each written as [[rules]].")
        return
    names: set[str] = set()
    for number, table in enumerate(value, 1):
        try:
            found = _read_rule(table, number)
        except RuleError as error:
            problems.append(f"rule {number}: {error}.")
            continue
        if found.rule.name in names:
            problems.append(f"rule {number}: there is a rule of this name already.")
            continue
        names.add(found.rule.name)
        yield found


def _read_rule(table: Mapping[str, Any], number: int) -> SetRule:
    """One rule. Raises RuleError."""
    unknown = [name for name in table if name not in FIELDS]
    if unknown:
        raise RuleError(f"there is no {_shown(unknown[0])}, only {', '.join(FIELDS)}")
    action = _choice(table, "action", [one.value for one in RuleAction])
    place = _choice({"where": "title", **table}, "where", [one.value for one in RulePlace])
    words, pattern = _words(table), _text(table, "pattern")
    if bool(words) == bool(pattern):
        raise RuleError("it needs words or a pattern, and not both")
    tag = _text(table, "tag")
    if (action == RuleAction.TAG) != bool(tag):
        raise RuleError('tag = "…" and action = "tag" go together')
    name = _text(table, "name") or ", ".join(words) or pattern or f"rule {number}"
    rule = Rule(name, RuleAction(action), words, pattern, RulePlace(place), tag=tag)
    finder(rule)
    return SetRule(rule, _text(table, "feed"))


def _choice(table: Mapping[str, Any], name: str, choices: Sequence[str]) -> str:
    value = table.get(name)
    if value not in choices:
        raise RuleError(f"{name} must be one of {', '.join(choices)}")
    return str(value)


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise RuleError(f"{name} must be text in quotes")
    return value.strip()


def _words(table: Mapping[str, Any]) -> tuple[str, ...]:
    value = table.get("words", [])
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RuleError('words must be a list of words in quotes, such as ["flood", "river bank"]')
    return tuple(one.strip() for one in value if one.strip())


def _shown(name: str) -> str:
    from articles.clean import clean_line

    return f'"{clean_line(name, 40)}"'


def rules_for(rules: Sequence[SetRule], feeds: Sequence[Feed]) -> tuple[Rule, ...]:
    """The rules by the numbers of the feeds that they are for; one of no known feed is left out."""
    from dataclasses import replace

    found: list[Rule] = []
    for one in rules:
        if not one.feed:
            found.append(one.rule)
            continue
        part = one.feed.casefold()
        found += [
            replace(one.rule, feed=feed.number)
            for feed in feeds
            if part in f"{feed.title} {feed.url} {feed.folder}".casefold()
        ]
    return tuple(found)


def highlight_words(rules: Sequence[SetRule]) -> tuple[str, ...]:
    """The words that the list of articles lights up."""
    return tuple(
        word for one in rules if one.rule.action is RuleAction.HIGHLIGHT for word in one.rule.words
    )
