"""Rules applied to items that are there already, and what rules did."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from articles.library.model import Change, NewItem, Shelf
from articles.library.rules import Rule, RuleAction, applies
from articles.library.states import change_items

if TYPE_CHECKING:
    from sqlite3 import Connection

AT_ONCE = 200
"""Items that are read at once."""

_ITEMS = """
SELECT items.number, source, items.title, site, byline, feed, body
FROM items JOIN texts USING (number) WHERE items.number > ? AND shelf < 2
ORDER BY items.number LIMIT ?
"""


def rule_counts(connection: Connection) -> dict[str, int]:
    """How many items each rule did something to, by its name."""
    rows = connection.execute("SELECT rule, count(*) FROM rule_hits GROUP BY rule ORDER BY rule")
    return dict(rows.fetchall())


def fitting_items(connection: Connection, rules: Sequence[Rule]) -> dict[Rule, list[int]]:
    """The numbers of the items that each rule applies to and did nothing to before."""
    done = set(connection.execute("SELECT rule, number FROM rule_hits").fetchall())
    fitting: dict[Rule, list[int]] = {rule: [] for rule in rules}
    for number, feed, item in _all_items(connection):
        for rule in rules:
            if (rule.name, number) not in done and applies(rule, feed, item):
                fitting[rule].append(number)
    return fitting


def _all_items(connection: Connection) -> Iterator[tuple[int, int | None, NewItem]]:
    last = 0
    while rows := connection.execute(_ITEMS, (last, AT_ONCE)).fetchall():
        for number, source, title, site, byline, feed, body in rows:
            yield (
                number,
                feed or None,
                NewItem(source, title, body, site, tuple(json.loads(byline))),
            )
        last = rows[-1][0]


def apply_fitting(
    writing: Callable[[], AbstractContextManager[Connection]],
    fitting: dict[Rule, list[int]],
    time: str,
) -> dict[str, int]:
    """Let each rule do what it does, as a step that can be taken back; how many, by name."""
    done: dict[str, int] = {}
    for rule, numbers in fitting.items():
        with writing() as connection:
            change_items(connection, numbers, change_of(rule), f"Rule {rule.name}")
            connection.executemany(
                "INSERT OR IGNORE INTO rule_hits VALUES (?, ?, ?, ?)",
                [(rule.name, number, time, rule.action) for number in numbers],
            )
        done[rule.name] = done.get(rule.name, 0) + len(numbers)
    return done


def change_of(rule: Rule) -> Change:
    """What a rule does to an item; a highlight changes nothing."""
    if rule.action is RuleAction.HIDE:
        return Change(shelf=Shelf.HIDDEN)
    if rule.action is RuleAction.READ:
        return Change(is_read=True)
    return Change(add_tags=(rule.tag,)) if rule.action is RuleAction.TAG else Change()
