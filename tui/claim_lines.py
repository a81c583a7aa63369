"""One claim of one article as a line: for a terminal, for a pipe, as JSON; pure but for the size
and the colours of the terminal.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable

from annotations.index.model import IndexedClaim
from annotations.json_form import evidence_to_json
from annotations.model import Verdict
from articles.clean import clean_line
from tui.signs import SIGNS

OPEN = "open"

COLOURS: dict[Verdict | None, str] = {
    Verdict.VERIFIED: "32",
    Verdict.DISPUTED: "31",
    Verdict.NEEDS_CONTEXT: "33",
    Verdict.NOT_CHECKABLE: "2",
    None: "2",
}
"""SGR codes of the signs."""

QUIET = "2"

GAP = "  "
DATE_WIDTH = 10
SHARES = (0.50, 0.16, 0.22, 0.12)
"""Of the cells beside sign and date: quote, claimant, article, tags."""
NARROWEST = 40

LONGEST = 1_000_000
"""Code points of a field that is not cut."""


def plain_line(claim: IndexedClaim) -> str:
    """Verdict, date, claimant, quote, title, source and tags, with tabs between them."""
    fields = (
        str(claim.verdict or OPEN),
        claim.modified,
        claim.claimant or "",
        claim.quote,
        claim.title,
        claim.source,
        ", ".join(claim.tags),
    )
    return "\t".join(clean_line(field, LONGEST) for field in fields)


def json_line(claim: IndexedClaim) -> str:
    """The claim as a JSON object, with the article that it stands in."""
    return json.dumps(
        {
            "id": claim.id,
            "article": {
                "id": claim.article_id,
                "title": claim.title,
                "source": claim.source,
                "site": claim.site,
                "published": claim.published,
            },
            "start": claim.start,
            "end": claim.end,
            "quote": claim.quote,
            "verdict": claim.verdict,
            "state": claim.state,
            "claimant": claim.claimant,
            "note": claim.note,
            "tags": list(claim.tags),
            "evidence": [evidence_to_json(piece) for piece in claim.evidence],
            "worth": claim.worth,
            "creator": claim.creator,
            "created": claim.created,
            "modified": claim.modified,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def terminal_line() -> Callable[[IndexedClaim], str]:
    """Makes lines as wide as the terminal is now, in its colours unless NO_COLOR is set."""
    columns = shutil.get_terminal_size().columns
    widths = column_widths(columns)
    paint = _unpainted if "NO_COLOR" in os.environ else _painted

    def line(claim: IndexedClaim) -> str:
        return columns_line(claim, widths, paint)

    return line


def column_widths(columns: int) -> tuple[int, int, int, int]:
    """Cells of quote, claimant, article and tags on a terminal of so many columns."""
    room = max(NARROWEST, columns) - 2 - DATE_WIDTH - 4 * len(GAP)
    quote, claimant, article, tags = (max(1, int(room * share)) for share in SHARES)
    return quote + room - quote - claimant - article - tags, claimant, article, tags


def columns_line(
    claim: IndexedClaim, widths: tuple[int, int, int, int], paint: Callable[[str, str], str]
) -> str:
    """Sign, quote, claimant, article, date and tags, each in its column."""
    quote, claimant, article, tags = widths
    parts = (
        fitted(claim.quote, quote),
        paint(fitted(claim.claimant or "", claimant), QUIET),
        fitted(claim.title, article),
        paint(claim.modified[:DATE_WIDTH].ljust(DATE_WIDTH), QUIET),
        paint(fitted(", ".join(claim.tags), tags).rstrip(), QUIET),
    )
    sign = paint(SIGNS[claim.verdict], COLOURS[claim.verdict])
    return f"{sign} {GAP.join(parts)}".rstrip()


def fitted(text: str, width: int) -> str:
    """The text on one line of exactly `width` cells, an ellipsis where it was cut."""
    from rich.cells import cell_len, set_cell_size

    line = clean_line(text, LONGEST)
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    return set_cell_size(set_cell_size(line, width - 1).rstrip() + "…", width)


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else ""


def _unpainted(text: str, code: str) -> str:
    return text
