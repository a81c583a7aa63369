"""What the index is asked about articles and claims; every function only reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from annotations.index.rows import CLAIM_COLUMNS, claim_of, verdict_tally
from annotations.index.schema import AT_ONCE
from annotations.model import Verdict

if TYPE_CHECKING:
    from sqlite3 import Connection

    from annotations.claim_list import VerdictTally
    from annotations.index.model import IndexedClaim
    from annotations.store import ArticleSummary

TALLY = "verified, disputed, needs_context, not_checkable, open"


def count_articles(reader: Connection) -> int:
    """How many articles the store has."""
    return int(reader.execute("SELECT count(*) FROM article").fetchone()[0])


def articles_with_text(reader: Connection, sha256: str) -> tuple[str, ...]:
    """The ids of the articles that have this text."""
    rows = reader.execute("SELECT id FROM article WHERE sha256 = ? ORDER BY id", (sha256,))
    return tuple(row[0] for row in rows)


def tallies(reader: Connection, article_ids: Iterable[str]) -> dict[str, VerdictTally]:
    """How many claims of these articles have which verdict."""
    found: dict[str, VerdictTally] = {}
    for ids in _some_at_once(article_ids):
        query = f"SELECT id, {TALLY} FROM article WHERE id IN ({_places(ids)})"
        found.update((row[0], verdict_tally(row[1:])) for row in reader.execute(query, ids))
    return found


def marked_ids(reader: Connection, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """The ids of the articles that have a claim with one of `verdicts`."""
    if not verdicts:
        return ()
    rows = reader.execute(f"SELECT id FROM article WHERE {_has_one_of(verdicts)}")
    return tuple(row[0] for row in rows)


def count_marked(reader: Connection) -> int:
    """How many articles have a claim with a verdict."""
    query = f"SELECT count(*) FROM article WHERE {_has_one_of(tuple(Verdict))}"
    return int(reader.execute(query).fetchone()[0])


def _has_one_of(verdicts: Iterable[Verdict]) -> str:
    return " OR ".join(f"{verdict} > 0" for verdict in verdicts)


def summaries(reader: Connection) -> tuple[ArticleSummary, ...]:
    """All articles, last retrieved first."""
    query = (
        f"SELECT id, title, source, site, published, retrieved, problem, {TALLY}"
        " FROM article ORDER BY retrieved DESC, id"
    )
    return tuple(_summary(*row) for row in reader.execute(query))


def _summary(
    id: str,
    title: str,
    source: str,
    site: str | None,
    published: str | None,
    retrieved: str,
    problem: str | None,
    *counts: int,
) -> ArticleSummary:
    from annotations.store import ArticleSummary

    counted = verdict_tally(counts)
    return ArticleSummary(id, title, source, site, published, retrieved, counted, problem)


def claims_numbered(reader: Connection, numbers: Iterable[int]) -> dict[int, IndexedClaim]:
    """The claims that have these numbers. Raises DamagedIndexError."""
    columns = ", ".join(f"c.{name}" for name in CLAIM_COLUMNS)
    found: dict[int, IndexedClaim] = {}
    for some in _some_at_once(numbers):
        query = (
            f"SELECT c.number, a.id, a.title, a.source, a.site, a.published, {columns}"
            " FROM claim c JOIN article a ON a.number = c.article"
            f" WHERE c.number IN ({_places(some)})"
        )
        found.update((row[0], claim_of(row)) for row in reader.execute(query, some))
    return found


def _some_at_once(values: Iterable[str] | Iterable[int]) -> Iterator[list[str] | list[int]]:
    remaining = iter(values)
    while some := list(islice(remaining, AT_ONCE)):
        yield some  # type: ignore[misc]


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
