"""One file with everything of a reader: store, library, places, settings. Made here; restore.py.

A ZIP archive whose names are those of an allow-list, with a table of contents `newsread.json`
that holds the size and SHA-256 of each file. Copies, locks and what can be computed again are
left out; a database is copied as it stands at one moment, also while others write to it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotations.errors import StoreError
from annotations.store.files import refused

if TYPE_CHECKING:
    from zipfile import ZipFile

FORMAT = "newsread-backup/1"
CONTENTS = "newsread.json"
PIECE = 1 << 20

_PLAIN = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}"
ALLOWED = re.compile(
    rf"data/articles/[0-9a-f]{{16}}\.json|data/articles/damaged/{_PLAIN}\.json|data/{_PLAIN}"
    rf"|state/{_PLAIN}|state/reading/[0-9a-f]{{16}}\.json|config\.toml"
)
"""The names that an archive may hold."""

_LEFT_OUT = re.compile(r".*(-wal|-shm|-journal|\.lock|\.tmp)|before-restore-.*\.zip")
SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a reader's files are."""

    data: Path
    state: Path
    config_file: Path

    def path(self, name: str) -> Path:
        """The file that an allowed name stands for."""
        root, _, rest = name.partition("/")
        if root == "data":
            return self.data / rest
        return self.state / rest if root == "state" else self.config_file

    def names(self) -> Iterator[str]:
        """The allowed names of the files that are there."""
        folders = {
            "data": self.data,
            "data/articles": self.data / "articles",
            "data/articles/damaged": self.data / "articles" / "damaged",
            "state": self.state,
            "state/reading": self.state / "reading",
        }
        for prefix, folder in folders.items():
            if folder.is_symlink() or not folder.is_dir():
                continue
            for path in sorted(folder.iterdir()):
                name = f"{prefix}/{path.name}"
                if _is_wanted(name, path):
                    yield name
        if self.config_file.is_file():
            yield "config.toml"


def _is_wanted(name: str, path: Path) -> bool:
    plain = ALLOWED.fullmatch(name) and not _LEFT_OUT.fullmatch(path.name)
    return bool(plain) and path.is_file() and not path.is_symlink()


def make_archive(
    places: Places,
    target: Path,
    *,
    created: str,
    generator: str,
    step: Callable[[str], object] = str,
) -> int:
    """Write everything to a new file `target`, mode 0600; how many files it holds.

    `step` is told each name. The file is there whole or not at all, and replaces none. Raises
    StoreError.
    """
    if target.exists() or target.is_symlink():
        raise StoreError(f"{target} is there already; name another file.")
    partial = target.with_name(f".{target.name}.part")
    try:
        descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            count = _fill(file, places, {"created": created, "generator": generator}, step)
            file.flush()
            os.fsync(file.fileno())
        os.link(partial, target)
    except OSError as error:
        raise refused("written", target, error) from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def _fill(
    file: object, places: Places, about: dict[str, str], step: Callable[[str], object]
) -> int:
    from zipfile import ZIP_DEFLATED, ZipFile

    held: dict[str, dict[str, object]] = {}
    with (
        TemporaryDirectory(prefix="newsread-") as scratch,
        ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as archive,  # type: ignore[call-overload]
    ):
        for name in places.names():
            step(name)
            try:
                held[name] = _add(archive, name, places.path(name), Path(scratch))
            except FileNotFoundError:
                continue
        table = {"format": FORMAT, **about, "files": held}
        archive.writestr(CONTENTS, json.dumps(table, indent=1))
    return len(held)


def _add(archive: ZipFile, name: str, path: Path, scratch: Path) -> dict[str, object]:
    """Put one file into the archive; its size and digest."""
    digest, size = sha256(), 0
    with path.open("rb") as source:
        is_database = source.read(len(SQLITE)) == SQLITE
    snapshot = snapshot_of(path, scratch) if is_database else path
    with snapshot.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return {"size": size, "sha256": digest.hexdigest()}


def snapshot_of(path: Path, scratch: Path) -> Path:
    """A copy of a database as it stands at one moment. Raises StoreError where it is damaged."""
    import sqlite3

    copy = scratch / "snapshot.sqlite"
    copy.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        raise StoreError(f"{path} can't be copied: {error}.") from error
    return copy
