"""The files of a store: each is read where it changed, written whole, and copied.

<folder>/<article id>.json           what counts
<folder>/backup/<article id>.json    the same, as it was written last
<folder>/damaged/                    files that were set aside, with their bytes
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import DiskError, StoreError
from annotations.store.files import (
    Signature,
    make_inner_folder,
    read_private,
    refused,
    signature_at,
    write_copy,
    write_private,
)
from annotations.store.form import FileForm, StoredArticle, form_from_bytes, stored_from_tables

if TYPE_CHECKING:
    from annotations.model import Annotation
    from articles.model import Article

BACKUP, DAMAGED = "backup", "damaged"

_ID = re.compile(r"[0-9a-f]{16}")
_REMEMBERED = 8
"""Articles whose files are kept in memory; a reader has few open at once."""


@dataclass(frozen=True, slots=True)
class Held:
    """One file as it was last read or written."""

    signature: Signature
    form: FileForm
    stored: StoredArticle


class Shelf:
    """The files under one folder; who writes holds its lock.

    Every method raises StoreError or one of its kinds where the disk does not do its part.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is touched before it is needed."""
        self.folder = folder
        self._backup = folder / BACKUP
        self._held: dict[str, Held] = {}

    def path(self, article_id: str) -> Path:
        """The file of an article."""
        return Path(f"{self.folder}/{name_of(article_id)}")

    def copy_path(self, article_id: str) -> Path:
        """The copy of an article's file."""
        return Path(f"{self._backup}/{name_of(article_id)}")

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        return ids_in(self.folder)

    def freshest(self, article_id: str) -> Held | None:
        """The file as it stands, read again only where it is not what was last seen."""
        held = self.look(article_id)
        if held is not None:
            self._remember(article_id, held)
        return held

    def look(self, article_id: str) -> Held | None:
        """As `freshest`, for one of many: it is not kept in memory."""
        held = self._held.get(article_id)
        if held is not None and held.signature == signature_at(self.path(article_id)):
            return held
        return read_file(self.path(article_id), article_id)

    def write(
        self,
        stored: StoredArticle,
        held: Held | None,
        changed: Sequence[Annotation],
        *,
        revised: bool = False,
        earlier: Sequence[Article] = (),
    ) -> Held:
        """Write what `held` becomes by the annotations `changed`, then its copy.

        `earlier` are the revisions that the file lacks.

        The caller holds the lock. Only the file itself is on disk for sure when this returns.
        """
        from annotations.store.database import WholeFile, write_documents

        article_id = stored.article.id
        path = self.path(article_id)
        form = FileForm({}, {}) if held is None else held.form
        # TinyDB edits the tables in place: they count as unknown until they are on disk.
        self._held.pop(article_id, None)
        file = WholeFile(partial(write_private, path), form.tables, form.lines, form.writes + 1)
        write_documents(file, stored.article, changed, revised=revised, earlier=earlier)
        if file.signature is None:
            raise DiskError(f"{path} was not written.")
        self.copy(article_id, file.pieces, file.signature)
        written = Held(file.signature, FileForm(file.tables, file.lines, file.writes), stored)
        self._remember(article_id, written)
        return written

    def copy(self, article_id: str, pieces: Sequence[bytes], written: Signature) -> None:
        """Keep a copy of a file that was just written; the file stands whatever becomes of it."""
        with suppress(StoreError):
            write_copy(self.copy_path(article_id), pieces, written.modified)

    def put(self, article_id: str, content: bytes) -> None:
        """Put `content` in the place of a file and of its copy; the caller holds the lock."""
        self._held.pop(article_id, None)
        written = write_private(self.path(article_id), [content])
        self.copy(article_id, [content], written)

    def take_away(self, article_id: str) -> None:
        """Take a file and its copy away; the caller holds the lock."""
        self._held.pop(article_id, None)
        for path in (self.path(article_id), self.copy_path(article_id)):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise refused("taken away", path, error) from error

    def set_aside(self, content: bytes, name: str) -> Path:
        """Keep damaged bytes under a name that begins with `name`; nothing is replaced."""
        folder = self.folder / DAMAGED
        make_inner_folder(folder)
        number, path = 1, folder / f"{name}.json"
        while path.exists() or path.is_symlink():
            number += 1
            path = folder / f"{name}-{number}.json"
        write_private(path, [content])
        return path

    def _remember(self, article_id: str, held: Held) -> None:
        self._held[article_id] = held
        if len(self._held) > _REMEMBERED:
            self._held.pop(next(iter(self._held)))


def name_of(article_id: str) -> str:
    """The name of an article's file and of its copy. Raises StoreError."""
    if not _ID.fullmatch(article_id):
        raise StoreError("An article id has 16 hexadecimal digits.")
    return f"{article_id}.json"


def ids_in(folder: Path) -> tuple[str, ...]:
    """The ids of the articles that have a file in `folder`, sorted. Raises DiskError."""
    try:
        names = [path.stem for path in folder.glob("*.json")]
    except OSError as error:
        raise refused("read", folder, error) from error
    return tuple(sorted(name for name in names if _ID.fullmatch(name)))


def read_file(path: Path, article_id: str) -> Held | None:
    """The file at `path`, which should be that of an article; None where there is none."""
    found = read_private(path)
    if found is None:
        return None
    content, signature = found
    form = form_from_bytes(content, str(path))
    return Held(signature, form, stored_from_tables(form.tables, article_id, str(path)))
