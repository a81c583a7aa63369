"""From the claims that are wanted to SQL; pure.

Every statement gives numbers of claims in the wanted order. Where there are words, the FTS5 table
leads, since it gives them newest first at no cost; so does the table of tags where the newest of
a tag are wanted; else an index of the wanted order does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.index.model import ClaimFilter, ClaimSort
from annotations.index.rows import (
    ACCEPTED,
    STATE_NUMBERS,
    VERDICT_NUMBERS,
    first_number,
)

Value = str | int


@dataclass(frozen=True, slots=True)
class Query:
    """A statement and what stands for its question marks."""

    sql: str
    values: tuple[Value, ...]


_ORDERS = {
    ClaimSort.DATE: "c.number {down}",
    ClaimSort.WORTH: "c.worth {down} NULLS LAST, c.number {down}",
    ClaimSort.VERDICT: "c.verdict {up}, c.number {down}",
    ClaimSort.CLAIMANT: "c.claimant COLLATE NOCASE {up} NULLS LAST, c.number {down}",
    ClaimSort.ARTICLE: "a.title COLLATE NOCASE {up}, a.number {up}, c.start {up}",
}


def numbers_query(
    wanted: ClaimFilter,
    sort: ClaimSort = ClaimSort.DATE,
    *,
    backwards: bool = False,
    limit: int | None = None,
    many_articles: bool = False,
) -> Query:
    """The numbers of the accepted claims that `wanted` names, in order.

    `many_articles` says that so many fit that their claims are better met on the way.
    """
    match = match_expression(wanted)
    by_tag = bool(wanted.tags) and not match and sort is ClaimSort.DATE
    number = "w.rowid" if match else "t.number" if by_tag else "c.number"
    conditions = [*_matching(match), *_conditions(wanted, number, many_articles)]
    if by_tag:
        conditions.append(Query("t.name = ?", wanted.tags[:1]))
    up, down = ("DESC", "ASC") if backwards else ("ASC", "DESC")
    order = _ORDERS[sort].format(up=up, down=down)
    if sort is ClaimSort.DATE:
        order = order.replace("c.number", number)
    ending = "" if limit is None else f" LIMIT {int(limit)}"
    where = " AND ".join(condition.sql for condition in conditions)
    values = tuple(value for condition in conditions for value in condition.values)
    tables = _tables(bool(match), by_tag, sort)
    return Query(f"SELECT c.number FROM {tables} WHERE {where} ORDER BY {order}{ending}", values)


def match_expression(wanted: ClaimFilter) -> str:
    """What FTS5 is asked; empty where no words are."""
    claimants = [f"claimant : {_phrase(name)}*" for name in wanted.claimants if _has_letters(name)]
    words = [f"{_phrase(word)}*" for word in wanted.words if _has_letters(word)]
    return " AND ".join(f"({part})" for part in (*words, *claimants))


def _tables(has_words: bool, by_tag: bool, sort: ClaimSort) -> str:
    if has_words:
        joined = "words w CROSS JOIN claim c ON c.number = w.rowid"
        return f"{joined} JOIN article a ON a.number = c.article" if _by_article(sort) else joined
    if by_tag:
        return "tag t CROSS JOIN claim c ON c.number = t.number"
    if _by_article(sort):
        return "article a CROSS JOIN claim c ON c.article = a.number"
    return "claim c"


def _by_article(sort: ClaimSort) -> bool:
    return sort is ClaimSort.ARTICLE


def _matching(match: str) -> Iterator[Query]:
    if match:
        yield Query("words MATCH ?", (match,))


def articles_query(wanted: ClaimFilter) -> Query:
    """How many articles `wanted` names, where it names some."""
    conditions = [_article_named(part) for part in wanted.articles]
    where = " AND ".join(f"({one.sql})" for one in conditions) or "1"
    values = tuple(value for one in conditions for value in one.values)
    return Query(f"SELECT count(*) FROM article WHERE {where}", values)


def _article_named(part: str) -> Query:
    like = f"%{_escaped(part)}%"
    columns = ("title", "site", "source")
    return Query(" OR ".join(f"{name} LIKE ? ESCAPE '\\'" for name in columns), (like,) * 3)


def _conditions(wanted: ClaimFilter, number: str, many_articles: bool) -> Iterator[Query]:
    """What has to hold; `number` is the column that leads."""
    yield Query(f"c.status = {ACCEPTED}", ())
    if wanted.verdicts:
        # The index of verdicts gives one of them newest first, several would have to be sorted.
        column = "c.verdict" if len(wanted.verdicts) == 1 else "+c.verdict"
        yield _one_of(column, sorted(VERDICT_NUMBERS[one] for one in wanted.verdicts))
    if wanted.states:
        yield _one_of("c.state", sorted(STATE_NUMBERS[one] for one in wanted.states))
    for tag in wanted.tags[number == "t.number" :]:
        yield Query("c.number IN (SELECT number FROM tag WHERE name = ?)", (tag,))
    if wanted.since is not None:
        yield Query(f"{number} >= ?", (first_number(wanted.since),))
    if wanted.until is not None:
        yield Query(f"{number} < ?", (first_number(wanted.until),))
    for part in wanted.articles:
        named, column = _article_named(part), "+c.article" if many_articles else "c.article"
        yield Query(f"{column} IN (SELECT number FROM article WHERE {named.sql})", named.values)
    if wanted.creators:
        yield _one_of("c.creator", list(wanted.creators))


def _one_of(column: str, values: list[int] | list[str]) -> Query:
    return Query(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _phrase(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\0", " ") + '" '


def _has_letters(word: str) -> bool:
    """Whether the tokenizer finds anything in it; what it finds nothing in narrows nothing."""
    return any(letter.isalnum() for letter in word)


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
