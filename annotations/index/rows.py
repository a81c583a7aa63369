"""From what the store holds to rows of the index and back to values; pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from marshal import dumps
from typing import TYPE_CHECKING, Any
from zlib import crc32

from annotations.index.errors import DamagedIndexError
from annotations.index.model import IndexedClaim, Seen
from annotations.index.schema import ID_BITS
from annotations.json_form import evidence_from_json, evidence_to_json
from annotations.model import AnchorState, Annotation, Evidence, Status, Verdict
from articles.clean import blank_controls, clean_text

if TYPE_CHECKING:
    from annotations.claim_list import VerdictTally
    from articles.model import Article

VERDICTS: tuple[Verdict | None, ...] = (*Verdict, None)
"""Verdicts by their number in the index."""
STATES = tuple(AnchorState)
STATUSES = tuple(Status)

VERDICT_NUMBERS = {verdict: number for number, verdict in enumerate(VERDICTS)}
STATE_NUMBERS = {state: number for number, state in enumerate(STATES)}
STATUS_NUMBERS = {status: number for number, status in enumerate(STATUSES)}

ACCEPTED = STATUS_NUMBERS[Status.ACCEPTED]

ClaimRow = tuple[Any, ...]
"""The columns of `claim` from `id` to `seal`."""

CLAIM_COLUMNS = (
    *("id", "start", "end", "quote", "verdict", "state", "status", "claimant", "note", "tags"),
    *("evidence", "sources", "creator", "created", "modified", "worth", "seal"),
)
ARTICLE_COLUMNS = (
    *("id", "inode", "size", "modified", "source", "sha256", "title", "site", "published"),
    *("retrieved", "verified", "disputed", "needs_context", "not_checkable", "open", "problem"),
    "seal",
)
MODIFIED = CLAIM_COLUMNS.index("modified")
TAGS = CLAIM_COLUMNS.index("tags")

TAG_END = "\x1f"
"""What stands after each tag in their column; no clean tag holds it."""

_MARSHAL_FORM = 2
"""The last one in which the same values always give the same bytes."""

UNSEEN = Seen(None, None)

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """What one file of the store gives to the index."""

    article_id: str
    article: Article | None
    """None where the file can't be used."""
    claims: tuple[ClaimRow, ...] = ()
    tally: tuple[int, ...] = (0,) * len(VERDICTS)
    """How many accepted annotations have each of `VERDICTS`."""
    problem: str | None = None
    """Why the file can't be used, in a sentence."""


def indexed_file(
    article: Article, annotations: Iterable[Annotation], seen: Mapping[str, Seen]
) -> IndexedFile:
    """The rows of one article; `seen` by the ids of annotations, as far as it is known."""
    rows = tuple(claim_row(one, seen.get(one.id, UNSEEN)) for one in annotations)
    return IndexedFile(article.id, article, rows, tally_of(rows))


def claim_row(annotation: Annotation, seen: Seen = UNSEEN) -> ClaimRow:
    """The row of one annotation."""
    return made_row(
        annotation.id,
        annotation.start,
        annotation.end,
        annotation.quote,
        VERDICT_NUMBERS[annotation.verdict],
        STATE_NUMBERS[annotation.state],
        STATUS_NUMBERS[annotation.status],
        annotation.claimant,
        annotation.note,
        annotation.tags,
        evidence_columns(annotation.evidence),
        annotation.creator,
        annotation.created,
        annotation.modified,
        seen,
    )


def made_row(
    id: str,
    start: int,
    end: int,
    quote: str,
    verdict: int,
    state: int,
    status: int,
    claimant: str | None,
    note: str,
    tags: Sequence[str],
    evidence: tuple[str, str],
    creator: str,
    created: str,
    modified: str,
    seen: Seen,
) -> ClaimRow:
    """A row of fields that may hold anything; what is shown is cleaned as it is in a store.

    `evidence` is what `evidence_columns` gives for clean pieces.
    """
    if not is_clean(f"{quote}{note}{creator}{created}{modified}{claimant}{''.join(tags)}"):
        quote, claimant = blank_controls(quote), claimant and clean_text(claimant)
        note, creator, created, modified = map(clean_text, (note, creator, created, modified))
        tags = tuple(map(clean_text, tags))
    row = (
        *(id, start, end, quote, verdict, state, status),
        *(claimant or seen.speaker, note, "".join(f"{tag}{TAG_END}" for tag in tags)),
        *evidence,
        *(creator, created, modified, seen.worth),
    )
    return (*row, seal_of(row))


def is_clean(text: str) -> bool:
    """Whether cleaning would leave `text` as it is; False also where that is not known."""
    return text.replace("\n", " ").isprintable()


def evidence_columns(evidence: Sequence[Evidence]) -> tuple[str, str]:
    """Evidence as JSON, and the words of it that are looked for."""
    if not evidence:
        return "", ""
    return (
        _json([evidence_to_json(piece) for piece in evidence]),
        "\n".join(f"{piece.title}\n{piece.quote}" for piece in evidence),
    )


def seal_of(row: Sequence[Any]) -> int:
    """The CRC-32 of the columns before the seal, by which damage is found."""
    return crc32(dumps(tuple(row), _MARSHAL_FORM))


def tally_of(rows: Iterable[ClaimRow]) -> tuple[int, ...]:
    """How many accepted rows have each verdict, in the order of `VERDICTS`."""
    found = Counter(row[4] for row in rows if row[6] == ACCEPTED)
    return tuple(found[number] for number in range(len(VERDICTS)))


def verdict_tally(counts: Sequence[int]) -> VerdictTally:
    """A tally from its five numbers, in the order of `VERDICTS`."""
    from annotations.claim_list import VerdictTally

    return VerdictTally(*counts)


@lru_cache(maxsize=1_024)
def first_number(modified: str) -> int:
    """The least number of a claim that was changed in the second `modified`; 0 for no time."""
    try:
        moment = datetime.fromisoformat(modified)
    except ValueError:
        return 0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0, int(moment.timestamp())) << ID_BITS


def number_of(row: ClaimRow) -> int:
    """The number that a row has where no other one has it."""
    return first_number(row[MODIFIED]) | crc32(row[0].encode("utf-8", "replace")) >> 32 - ID_BITS


def claim_of(columns: Sequence[Any]) -> IndexedClaim:
    """The claim of a row: its number, its article's id, title, source, site and date, then
    `CLAIM_COLUMNS`. Raises DamagedIndexError where the row is not as it was sealed.
    """
    number, article_id, title, source, site, published, *row = columns
    *fields, seal = row
    if seal_of(fields) != seal:
        raise DamagedIndexError("The index is damaged.")
    return IndexedClaim(
        number=number,
        article_id=article_id,
        title=title,
        source=source,
        site=site,
        published=published,
        id=fields[0],
        start=fields[1],
        end=fields[2],
        quote=fields[3],
        verdict=VERDICTS[fields[4]],
        state=STATES[fields[5]],
        status=STATUSES[fields[6]],
        claimant=fields[7],
        note=fields[8],
        tags=tags_of(fields[TAGS]),
        evidence=_evidence_of(fields[10]),
        creator=fields[12],
        created=fields[13],
        modified=fields[14],
        worth=fields[15],
    )


def tags_of(column: str) -> tuple[str, ...]:
    """The tags of their column."""
    return tuple(column.split(TAG_END)[:-1])


def _evidence_of(column: str) -> tuple[Evidence, ...]:
    return tuple(evidence_from_json(piece) for piece in json.loads(column)) if column else ()
