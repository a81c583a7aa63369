"""What a file of the store gives to the index, where every line of it is as the store wrote it.

Only what a row needs is decoded, and its kind is checked on the way; whatever else a file is goes
the store's own way. msgspec is loaded with this module, so it is imported where files are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import DecodeError, Struct
from msgspec.json import Decoder, Encoder

from annotations.errors import DamagedFileError
from annotations.index.model import Seen
from annotations.index.rows import (
    STATE_NUMBERS,
    STATUS_NUMBERS,
    UNSEEN,
    VERDICT_NUMBERS,
    ClaimRow,
    IndexedFile,
    evidence_columns,
    is_clean,
    made_row,
    tally_of,
)
from annotations.json_form import evidence_from_json
from annotations.model import AnchorState, Stance, Status, Verdict
from annotations.store.form import (
    ANNOTATION_TABLE,
    ARTICLE_TABLE,
    CONTENTS_TABLE,
    REVISION_TABLE,
    article_from_document,
)
from annotations.store.migrations import SCHEMA
from annotations.store.seals import intact_lines
from articles.model import Article


class _Evidence(Struct, forbid_unknown_fields=True, gc=False):
    """A piece of evidence without fields of a newer newsread; the order is that of the store."""

    url: str = ""
    title: str = ""
    stance: Stance = Stance.CONTEXT
    quote: str = ""


class _Annotation(Struct, gc=False):
    """What a row needs of an annotation; what else is there is passed over."""

    id: str
    start: int
    end: int
    quote: str
    state: AnchorState
    status: Status
    verdict: Verdict | None
    note: str
    tags: list[str]
    evidence: list[_Evidence]
    claimant: str | None
    creator: str
    created: str
    modified: str


class _Contents(Struct, gc=False):
    """How often the file was written, and how many documents each table has."""

    writes: int
    documents: dict[str, int]


class _File(Struct, forbid_unknown_fields=True, gc=False):
    """The tables of a file, none of a newer newsread among them."""

    article: dict[str, dict[str, Any]]
    contents: dict[str, _Contents]
    annotations: dict[str, _Annotation] = {}
    revisions: dict[str, Struct] = {}


_decode = Decoder(_File).decode
_encode = Encoder().encode


def sealed_file(
    content: bytes, article_id: str, name: str, seen: Mapping[str, Seen]
) -> IndexedFile | None:
    """The rows of the file called `name`; None where it is not whole or not of today's form."""
    try:
        content.decode()
        file = _decode(content)
        (document,) = file.article.values()
        if document.get("schema") != SCHEMA or not _is_whole(file, content):
            return None
        article = article_from_document(document, article_id, name)
    except (DecodeError, DamagedFileError, ValueError, RecursionError):
        return None
    annotations = file.annotations.values()
    if not all(_is_placed(one, article) for one in annotations):
        return None
    if len({one.id for one in annotations}) < len(annotations):
        return None
    rows = tuple(_row_of(one, seen.get(one.id, UNSEEN)) for one in annotations)
    return IndexedFile(article_id, article, rows, tally_of(rows))


def _is_whole(file: _File, content: bytes) -> bool:
    """Whether every document passes its check, and none is missing."""
    tables: dict[str, Mapping[str, object]] = {
        ARTICLE_TABLE: file.article,
        ANNOTATION_TABLE: file.annotations,
        REVISION_TABLE: file.revisions,
        CONTENTS_TABLE: file.contents,
    }
    (contents,) = file.contents.values()
    intact = {place for place, _ in intact_lines(content)}
    return all(
        (table, number) in intact for table, documents in tables.items() for number in documents
    ) and all(len(tables.get(table, ())) >= count for table, count in contents.documents.items())


def _is_placed(one: _Annotation, article: Article) -> bool:
    return 0 <= one.start <= one.end <= len(article.text)


def _row_of(one: _Annotation, seen: Seen) -> ClaimRow:
    return made_row(
        one.id,
        one.start,
        one.end,
        one.quote,
        VERDICT_NUMBERS[one.verdict],
        STATE_NUMBERS[one.state],
        STATUS_NUMBERS[one.status],
        one.claimant,
        one.note,
        one.tags,
        _evidence_columns(one.evidence) if one.evidence else ("", ""),
        one.creator,
        one.created,
        one.modified,
        seen,
    )


def _evidence_columns(pieces: Sequence[_Evidence]) -> tuple[str, str]:
    """As `evidence_columns`; JSON shows by its escapes where something has to be cleaned."""
    held = _encode(pieces)
    written = held.decode()
    if "\\" in written or not is_clean(written):
        from msgspec import to_builtins

        return evidence_columns([evidence_from_json(to_builtins(piece)) for piece in pieces])
    return written, "\n".join([f"{piece.title}\n{piece.quote}" for piece in pieces])
