"""What `newsread search` and `newsread rules` print."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from typing import Any

from articles.errors import RuleError
from articles.library.library import Library
from articles.library.model import Item, View, ViewKind
from articles.library.query import parse_query
from articles.library.searching import Hit, Searcher, Sorting
from articles.library.snippets import HIT_END, HIT_START
from tui.cli.workspace import Workspace
from tui.library_marks import adopt_stored, marked_ids
from tui.output import data_stream, escaped, notice, tell, write_data
from tui.rules import rules_for

DONE = 0
AT_ONCE = 64
"""Hits that are read at once."""
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def print_hits(workspace: Workspace, typed: str, newest: bool, limit: int, as_json: bool) -> int:
    """Print what a search finds. Raises QueryError, LibraryError and AnnotationError."""
    query = parse_query(f"{typed} ", date.today())
    library = Library(workspace.folders.library)
    searcher = Searcher(library.database)
    with closing(library), closing(searcher):
        _, problems = adopt_stored(library, workspace.store)
        for problem in problems:
            notice(problem)
        among = None
        if query.asks_for_marks:
            workspace.index.refresh()
            among = marked_ids(workspace.index, query)
        sorting = Sorting.NEWEST if newest else Sorting.RANKED
        numbers = searcher.find(query, sorting, among).numbers[:limit]
        titles = {feed.number: feed.title for feed in library.feeds()}
        for start in range(0, len(numbers), AT_ONCE):
            hits = searcher.hits(query, numbers[start : start + AT_ONCE])
            write_data("".join(_lines(hits, titles, as_json)))
    if not numbers and _is_terminal(sys.stderr):
        tell("No article has all of that.")
    return DONE


def _is_terminal(stream: Any) -> bool:
    return stream is not None and bool(stream.isatty())


def _lines(hits: Iterable[Hit], titles: Mapping[int, str], as_json: bool) -> Iterable[str]:
    if as_json:
        return (
            f"{escaped(json.dumps(_fields(hit, titles), ensure_ascii=False))}\n" for hit in hits
        )
    line = _terminal_lines if data_stream().isatty() else _plain_line
    return (line(hit) for hit in hits)


def _fields(hit: Hit, titles: Mapping[int, str]) -> dict[str, Any]:
    item = hit.item
    return {
        "id": item.id,
        "title": item.title,
        "source": item.source,
        "site": item.site,
        "feed": titles.get(item.feed) if item.feed is not None else None,
        "published": item.moment,
        "read": item.is_read,
        "starred": item.is_starred,
        "tags": list(item.tags),
        "snippet": _without_marks(hit.snippet),
    }


def _without_marks(snippet: str) -> str:
    return snippet.replace(HIT_START, "").replace(HIT_END, "")


def _plain_line(hit: Hit) -> str:
    item = hit.item
    parts = (item.moment[:10], item.title, item.source, _without_marks(hit.snippet))
    return escaped("\t".join(part.replace("\t", " ") for part in parts)) + "\n"


def _terminal_lines(hit: Hit) -> str:
    """Title, day and source, then the snippet with its hits in bold."""
    item = hit.item
    first, *rest = escaped(hit.snippet).split(HIT_START)
    marked = first + "".join(f"{BOLD}{part.replace(HIT_END, PLAIN)}" for part in rest)
    head = f"{BOLD}{escaped(item.title)}{PLAIN}  {item.moment[:10]}  {escaped(item.source)}"
    return f"{head}\n    {marked}\n"


def print_rules(workspace: Workspace) -> int:
    """Print each rule with what it looks for and how many articles it did something to."""
    with closing(Library(workspace.folders.library)) as library:
        hits = library.rule_counts()
    for one in workspace.settings.rules:
        rule = one.rule
        looks = ", ".join(rule.words) or f"/{rule.pattern}/"
        where = f"{rule.place} of {one.feed}" if one.feed else str(rule.place)
        does = f"{rule.action} {rule.tag}".strip()
        parts = (rule.name, does, f"{looks} in {where}", str(hits.pop(rule.name, 0)))
        write_data(escaped("\t".join(parts)) + "\n")
    for name, count in hits.items():
        write_data(escaped(f"{name}\tis no longer in the settings\t\t{count}") + "\n")
    if not workspace.settings.rules and _is_terminal(sys.stderr):
        tell("There are no rules; newsread config show says how they are written.")
    return DONE


def print_rule(workspace: Workspace, name: str) -> int:
    """Print the articles that a rule did something to. Raises RuleError."""
    with closing(Library(workspace.folders.library)) as library:
        known = {one.rule.name for one in workspace.settings.rules} | set(library.rule_counts())
        if name not in known:
            raise RuleError(f"There is no rule {name}.")
        numbers = library.numbers(View(ViewKind.RULE, name))
        for start in range(0, len(numbers), AT_ONCE):
            items = library.items(numbers[start : start + AT_ONCE])
            write_data("".join(map(_item_line, items)))
    return DONE


def _item_line(item: Item) -> str:
    state = item.shelf.name.lower() + (", read" if item.is_read else "")
    return escaped("\t".join((item.moment[:10], item.title, item.source, state))) + "\n"


def apply_rules(workspace: Workspace) -> int:
    """Apply the rules to what is there, and say what each did."""
    with closing(Library(workspace.folders.library)) as library:
        rules = rules_for(workspace.settings.rules, library.feeds())
        for name, count in library.apply_rules(rules).items():
            tell(f"{name}: {count:,}")
    return DONE
