"""A table for spreadsheets: a row for each claim, in CSV (RFC 4180, UTF-8 with its mark). Pure.

A spreadsheet takes a cell that starts with = + - @ (also in their wide forms), a tab or a line end
for a formula, and what a web page said could so run a command. Such a cell gets an apostrophe
before it, which spreadsheets use to say "this is text"; so does a cell that starts with an
apostrophe, so that `unguarded` gives every cell back as it was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from annotations.claim_list import ListedClaim
from annotations.formats.evidence_lines import evidence_line
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.spans import claimants_of, claims_of
from annotations.model import Annotation

COLUMNS = (
    *("title", "source", "published", "claim", "claimant", "verdict", "note", "tags"),
    *("evidence", "worth", "state", "start", "end", "creator", "created", "modified", "id"),
)

BYTE_ORDER_MARK = "\ufeff"
"""Without it some spreadsheets take UTF-8 for another encoding."""

_STARTS_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> str:
    """The table with its head."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in articles:
        claimant = claimants_of(one)
        for claim in claims_of(one):
            writer.writerow([guarded(cell) for cell in _row(one, claim, claimant(claim))])
    return BYTE_ORDER_MARK + table.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_FORMULAS) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given."""
    return cell.removeprefix("'")


def _row(one: ExportedArticle, claim: ListedClaim, claimant: str) -> Iterator[str]:
    article, made = one.article, claim.annotation
    yield from (article.title, article.source, article.published or "")
    yield article.text[claim.start : claim.end] if made is None else made.quote
    yield claimant
    yield "" if claim.verdict is None else str(claim.verdict)
    yield from ("", "", "") if made is None else _decided(made)
    yield "" if claim.score is None else f"{claim.score:.2f}"
    yield "offered" if made is None else str(made.state)
    yield from (str(claim.start), str(claim.end))
    yield from ("", "", "", "") if made is None else _made(made)


def _decided(made: Annotation) -> tuple[str, str, str]:
    return (
        made.note,
        ", ".join(made.tags),
        "\n".join(evidence_line(piece) for piece in made.evidence),
    )


def _made(made: Annotation) -> tuple[str, str, str, str]:
    return made.creator, made.created, made.modified, made.id
