"""What becomes of a damaged file: set aside, restored from its copy and its own whole lines.

Each document stands on a line of its own with its own check, so what is left whole in a damaged
file is known, and is newer than the copy or the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from annotations.errors import DamagedFileError, FormError, StoreError
from annotations.json_form import annotation_from_json, annotation_to_json
from annotations.model import AnchorState
from annotations.store.files import read_private
from annotations.store.form import (
    ANNOTATION_TABLE,
    ARTICLE_TABLE,
    CONTENTS_TABLE,
    OUR_TABLES,
    FileForm,
    StoredArticle,
    counted,
    form_from_bytes,
    stored_from_tables,
    tables_to_bytes,
)
from annotations.store.migrations import Tables
from annotations.store.seals import Document, Place, document_of, intact_lines
from annotations.store.shelf import Shelf
from articles.clean import clean_line


@dataclass(frozen=True, slots=True)
class Rescue:
    """What became of one damaged file."""

    article_id: str
    kept_as: tuple[Path, ...]
    """Where the damaged bytes are now."""
    stored: StoredArticle | None
    """What stands in the place of the damaged file; None where the text is lost."""
    lost: int | None
    """Marks of the file that are in none of the copies; None where nobody can know."""

    @property
    def sentence(self) -> str:
        """What the reader should know of it."""
        kept = f"The damaged file is kept as {clean_line(str(self.kept_as[0]))}."
        if self.stored is None:
            return (
                f"The file of article {self.article_id} was damaged and has no copy; "
                f"open its source again. {_count(self.lost, 0)} {kept}"
            )
        title = clean_line(self.stored.article.title)
        found = len(self.stored.annotations)
        restored = "is restored" if found or self.lost == 0 else "only its text is restored"
        count = _count(self.lost, found)
        return f"The file of “{title}” was damaged and {restored}. {count} {kept}"


def _count(lost: int | None, found: int) -> str:
    if lost is None and not found:
        return "The marks that it held are lost."
    if lost is None:
        marks = "1 mark was found" if found == 1 else f"{found} marks were found"
        return f"{marks}; what was marked last may be lost."
    if lost == 0:
        return "Nothing is lost."
    return "1 mark is lost." if lost == 1 else f"{lost} marks are lost."


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left of one file."""

    tables: Tables
    """The documents that pass their check, without it; of an undamaged file all."""
    writes: int | None
    """The number of its last write; None where that is not known."""
    annotations: int | None
    """How many annotations it held; None where that is not known."""
    whole: bool = False
    modified: int = 0
    """When the file was written, in nanoseconds; a copy has the time of its file."""


def rescue(shelf: Shelf, article_id: str) -> Rescue:
    """Set a damaged file aside and put what can be restored in its place.

    The caller holds the lock and found the file damaged. The damaged bytes are on disk in their
    new place before the file changes. Raises StoreError where the disk refuses; then the file
    stands as it was.
    """
    content, modified = _found_at(shelf.path(article_id))
    copy, copied = _found_at(shelf.copy_path(article_id))
    file = replace(remains_of(content, article_id), modified=modified)
    spare = replace(remains_of(copy, article_id), modified=copied)
    tables, lost = united(file, spare)
    stored = _stored_or_none(tables, article_id)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = [shelf.set_aside(content, f"{article_id}-{moment}")]
    if copy and not spare.whole:
        kept.append(shelf.set_aside(copy, f"{article_id}-{moment}-copy"))
    if stored is None:
        shelf.take_away(article_id)
        return Rescue(article_id, tuple(kept), None, _expected(file, spare))
    writes = max(file.writes or 0, spare.writes or 0) + 1
    shelf.put(article_id, tables_to_bytes(tables, {}, writes))
    return Rescue(article_id, tuple(kept), stored, lost)


def _found_at(path: Path) -> tuple[bytes, int]:
    """The bytes of a file and when it was written; nothing where there is none."""
    found = read_private(path)
    return (b"", 0) if found is None else (found[0], found[1].modified)


def remains_of(content: bytes, article_id: str) -> Remains:
    """What is left of a file, whole or damaged. Pure."""
    try:
        form = form_from_bytes(content, article_id)
        stored_from_tables(form.tables, article_id, article_id)
    except StoreError:
        return _whole_lines(content)
    return _all_of(form)


def _all_of(form: FileForm) -> Remains:
    count = len(form.tables.get(ANNOTATION_TABLE, {}))
    return Remains(form.tables, form.writes, count, whole=True)


def _whole_lines(content: bytes) -> Remains:
    tables: Tables = {}
    expected = None
    for (table, number), line in intact_lines(content):
        document = document_of(line)
        if document is None:
            continue
        if table == CONTENTS_TABLE:
            expected = counted(document)
        else:
            tables.setdefault(table, {})[number] = document
    if expected is None:
        return Remains(tables, None, None)
    writes, counts = expected
    return Remains(tables, writes, counts.get(ANNOTATION_TABLE, 0))


def united(file: Remains, spare: Remains) -> tuple[Tables, int | None]:
    """All that is left of a file and its copy, and how many marks are lost. Pure.

    Where both have a document, that of the file counts: it is newer or the same.
    """
    tables = _laid_over(spare.tables, file.tables)
    same = _are_same(file, spare)
    if spare.whole and same:
        return tables, 0
    _ease(tables)
    expected = _expected(file, spare)
    if file.annotations is None or expected is None:
        return tables, None
    missing = max(0, expected - len(tables.get(ANNOTATION_TABLE, {})))
    is_stale = not same and bool(_places(spare.tables) - _places(file.tables))
    return tables, (missing or None) if is_stale else missing


def _are_same(file: Remains, spare: Remains) -> bool:
    """Whether the copy is that of the last write of the file."""
    if file.writes is None:
        return file.modified == spare.modified
    return file.writes == spare.writes


def _expected(file: Remains, spare: Remains) -> int | None:
    return file.annotations if file.annotations is not None else spare.annotations


def _places(tables: Tables) -> set[Place]:
    return {(table, number) for table in OUR_TABLES for number in tables.get(table, {})}


def _laid_over(under: Tables, over: Tables) -> Tables:
    names = dict.fromkeys((*OUR_TABLES, *under, *over))
    merged = {name: {**under.get(name, {}), **over.get(name, {})} for name in names}
    return {
        name: dict(sorted(documents.items(), key=_number))
        for name, documents in merged.items()
        if documents
    }


def _number(item: tuple[str, Document]) -> tuple[int, str]:
    number = item[0]
    return (int(number), number) if number.isdecimal() else (0, number)


def _ease(tables: Tables) -> None:
    """Make orphans of the annotations that were made on another text than the one that is left."""
    text = _text_of(tables)
    if text is None:
        return
    for number, document in tables.get(ANNOTATION_TABLE, {}).items():
        placed = _placed(document, text)
        if placed is not None:
            tables[ANNOTATION_TABLE][number] = placed


def _text_of(tables: Tables) -> str | None:
    for document in tables.get(ARTICLE_TABLE, {}).values():
        text = document.get("text")
        return text if isinstance(text, str) else None
    return None


def _placed(document: Mapping[str, object], text: str) -> Document | None:
    """The document of an orphan where the annotation does not fit `text`; None where it does."""
    try:
        annotation = annotation_from_json(dict(document))
    except FormError:
        return None
    if annotation.state is not AnchorState.ANCHORED:
        inside = annotation.end <= len(text)
    else:
        inside = text[annotation.start : annotation.end] == annotation.quote
    if inside:
        return None
    place = min(annotation.start, len(text))
    orphan = replace(annotation, start=place, end=place, state=AnchorState.ORPHAN)
    return annotation_to_json(orphan)


def _stored_or_none(tables: Tables, article_id: str) -> StoredArticle | None:
    if len(tables.get(ARTICLE_TABLE, {})) != 1:
        return None
    try:
        return stored_from_tables(tables, article_id, article_id)
    except DamagedFileError:
        return None
