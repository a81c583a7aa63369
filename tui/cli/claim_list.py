"""What `newsread list` and `newsread index` print."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from annotations.index import ClaimFilter, ClaimSort, parse_filter
from tui.cli.workspace import Workspace
from tui.output import data_stream, escaped, notice, tell, write_data

if TYPE_CHECKING:
    from annotations.index import IndexedClaim
    from annotations.index.model import Progress

DONE = 0

AT_ONCE = 200
"""Lines that are written at once."""

SHORT = 500
"""Files that are read again without saying so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line."""

    query: str = ""
    claimant: str | None = None
    tags: tuple[str, ...] = ()
    since: str | None = None
    article: str | None = None
    sort: str = ClaimSort.DATE
    limit: int | None = None


def filter_of(wanted: Wanted, today: date) -> ClaimFilter:
    """The claims that are asked for. Raises FilterError."""
    from annotations.index.filters import day_named

    asked = parse_filter(wanted.query, today)
    claimants = (wanted.claimant,) if wanted.claimant else ()
    articles = (wanted.article,) if wanted.article else ()
    since = asked.since if wanted.since is None else day_named(wanted.since, today)
    return replace(
        asked,
        claimants=(*asked.claimants, *claimants),
        tags=(*asked.tags, *wanted.tags),
        articles=(*asked.articles, *articles),
        since=since,
    )


def print_claims(workspace: Workspace, wanted: Wanted, as_json: bool) -> int:
    """Print a line for each claim that is wanted."""
    asked = filter_of(wanted, date.today())
    index = workspace.index
    with shown_progress("Reading what changed") as progress:
        index.refresh(progress)
    claims = index.claims(asked, ClaimSort(wanted.sort), wanted.limit)
    line = _line_maker(as_json)
    count = 0
    while some := [escaped(line(claim)) + "\n" for claim in islice(claims, AT_ONCE)]:
        count += len(some)
        write_data("".join(some))
    if not count and sys.stderr is not None and sys.stderr.isatty():
        tell("No claim fits." if index.count_articles() else "Nothing was marked yet.")
    return DONE


def rebuild_index(workspace: Workspace) -> int:
    """Read every file of the store again."""
    index = workspace.index
    with shown_progress("Reading articles", short=0) as progress:
        done = index.rebuild(progress)
    tell(f"Read {done.read:,} {'article' if done.read == 1 else 'articles'}.")
    if done.unusable:
        notice(f"{done.unusable:,} of them can't be used; newsread store check says why.")
    return DONE


def _line_maker(as_json: bool) -> Callable[[IndexedClaim], str]:
    from tui import claim_lines

    if as_json:
        return claim_lines.json_line
    return claim_lines.terminal_line() if data_stream().isatty() else claim_lines.plain_line


@contextmanager
def shown_progress(what: str, short: int = SHORT) -> Iterator[Progress | None]:
    """A bar on stderr, where that is a terminal and there are more than `short` files to read."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        shown: list[Progress] = []

        def show(done: int, total: int) -> None:
            if total > short and not shown:
                shown.append(stack.enter_context(_bar(what)))
            for one in shown:
                one(done, total)

        yield show


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)

        def show(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)

        yield show
