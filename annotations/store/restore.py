"""Puts back what an archive holds: checked before the first write, nothing replaced silently."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from annotations.errors import NewerStoreError, StoreError
from annotations.store.archive import (
    ALLOWED,
    CONTENTS,
    FORMAT,
    PIECE,
    SQLITE,
    Places,
    make_archive,
    snapshot_of,
)
from annotations.store.files import make_private_folder, refused, write_private
from annotations.store.form import form_from_bytes, stored_from_tables
from annotations.store.locks import FolderLock
from annotations.store.shelf import Shelf
from articles.clean import clean_line

if TYPE_CHECKING:
    from zipfile import ZipFile

MOST_FILES = 2_000_000
LARGEST_CONTENTS = 400 << 20
"""Bytes of the table of contents."""
EXPANSION, FREE_BYTES = 200, 64 << 20
"""An archive may unpack to so many times its size, and so many bytes more."""

_ARTICLE = "data/articles/"


class Clash(Enum):
    """What is done where the archive holds another file than the one that is there."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    added: int
    same: int
    replaced: int
    kept: int
    former: Path | None
    """The archive of what was there before, where something was replaced."""


def restore(
    source: Path,
    places: Places,
    clash: Clash,
    *,
    created: str,
    generator: str,
    step: Callable[[str], object] = str,
) -> Restored:
    """Put what the archive `source` holds in its places.

    The whole archive is unpacked beside the data and checked first. Where something that is
    there would be replaced, `clash` decides; with REPLACE an archive of all that is there is
    made before. What the archive does not hold stays. Raises StoreError.
    """
    import shutil

    make_private_folder(places.data)
    staging = Path(mkdtemp(prefix=".restore-", dir=places.data))
    try:
        names = _unpacked(source, staging, step)
        differing, new = _compared(names, staging, places)
        if differing and clash is Clash.REFUSE:
            raise StoreError(_clash_words(differing, places))
        former = None
        if differing and clash is Clash.REPLACE:
            former = _unused(places.data, f"before-restore-{_digits(created)}")
            make_archive(places, former, created=created, generator=generator)
        wanted = [*new, *differing] if clash is Clash.REPLACE else new
        for name in wanted:
            _put(name, staging / _flat(name), places)
    except OSError as error:
        raise refused("restored", source, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    replaced = len(differing) if clash is Clash.REPLACE else 0
    same = len(names) - len(new) - len(differing)
    return Restored(len(new), same, replaced, len(differing) - replaced, former)


def _unused(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.zip", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.zip"
    return path


def _digits(moment: str) -> str:
    return "".join(filter(str.isalnum, moment))


def _unpacked(source: Path, staging: Path, step: Callable[[str], object]) -> list[str]:
    """Unpack and check every file of the archive; their names."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as broken_stream

    try:
        with ZipFile(source) as archive:
            files = _contents(archive, source)
            for name, about in files.items():
                step(name)
                _unpack(archive, name, about, staging / _flat(name))
    except (BadZipFile, broken_stream, EOFError, NotImplementedError, RuntimeError) as error:
        raise StoreError(f"{source} is no whole archive: {error}.") from error
    except (KeyError, ValueError, RecursionError, TypeError) as error:
        raise StoreError(f"{source} is no archive of newsread.") from error
    for name in files:
        _refuse_damaged(name, staging / _flat(name), source)
    return list(files)


def _contents(archive: ZipFile, source: Path) -> dict[str, Mapping[str, Any]]:
    listed = archive.infolist()
    unpacked = sum(one.file_size for one in listed)
    if len(listed) > MOST_FILES or unpacked > EXPANSION * source.stat().st_size + FREE_BYTES:
        raise StoreError(f"{source} would unpack to far more than an archive of newsread holds.")
    if archive.getinfo(CONTENTS).file_size > LARGEST_CONTENTS:
        raise StoreError(f"{source} is no archive of newsread.")
    table = json.loads(archive.read(CONTENTS))
    if table["format"] != FORMAT:
        raise StoreError(f"{source} was made by another newsread; this one can't restore it.")
    files: dict[str, Mapping[str, Any]] = table["files"]
    names = sorted(one.filename for one in listed)
    if names != sorted([*files, CONTENTS]):
        raise StoreError(f"{source} does not hold what its table of contents says.")
    for name in files:
        if not ALLOWED.fullmatch(name):
            raise StoreError(f"{source} holds {clean_line(name)}, which is no file of newsread.")
    return files


def _unpack(archive: ZipFile, name: str, about: Mapping[str, Any], target: Path) -> None:
    digest, room = sha256(), int(about["size"])
    with archive.open(name) as packed, target.open("xb") as file:
        while piece := packed.read(min(PIECE, room + 1)):
            room -= len(piece)
            if room < 0:
                break
            digest.update(piece)
            file.write(piece)
    if room or digest.hexdigest() != about["sha256"]:
        raise StoreError(f"{name} is damaged in the archive; nothing was restored.")


def _refuse_damaged(name: str, path: Path, source: Path) -> None:
    """Raise StoreError where a file is not what its name says."""
    if name.startswith(_ARTICLE) and name.count("/") == 2:
        article_id = Path(name).stem
        try:
            form = form_from_bytes(path.read_bytes(), name)
            stored_from_tables(form.tables, article_id, name)
        except NewerStoreError:
            raise
        except StoreError as error:
            raise StoreError(f"{source} can't be restored: {error}") from error
    elif name.endswith(".sqlite"):
        _refuse_damaged_database(name, path)


def _refuse_damaged_database(name: str, path: Path) -> None:
    import sqlite3

    try:
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA trusted_schema = OFF")
            (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"{name} of the archive is no database: {error}.") from error
    if verdict != "ok":
        raise StoreError(f"{name} of the archive is a damaged database.")


def _compared(names: list[str], staging: Path, places: Places) -> tuple[list[str], list[str]]:
    """Those that differ from what is there, and those that are not there."""
    differing, new = [], []
    for name in names:
        path = places.path(name)
        if not path.exists() and not path.is_symlink():
            new.append(name)
        elif not _is_same(path, staging / _flat(name), staging):
            if path.is_symlink():
                raise StoreError(f"{path} is a symbolic link, which a restore does not follow.")
            differing.append(name)
    return differing, new


def _is_same(path: Path, staged: Path, scratch: Path) -> bool:
    with staged.open("rb") as file:
        is_database = file.read(len(SQLITE)) == SQLITE
    try:
        standing = snapshot_of(path, scratch) if is_database else path
        return standing.read_bytes() == staged.read_bytes()
    except (StoreError, FileNotFoundError):
        return False


def _put(name: str, staged: Path, places: Places) -> None:
    path = places.path(name)
    if name.startswith(_ARTICLE) and name.count("/") == 2:
        with FolderLock(path.parent).held():
            Shelf(path.parent).put(path.stem, staged.read_bytes())
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with staged.open("rb") as file:
        is_database = file.read(len(SQLITE)) == SQLITE
    if is_database:
        _put_database(staged, path)
    else:
        write_private(path, [staged.read_bytes()])


def _put_database(staged: Path, path: Path) -> None:
    """Put a database in the place of one that others may have open, in one transaction."""
    import sqlite3

    try:
        with closing(sqlite3.connect(staged)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
        path.chmod(0o600)
    except sqlite3.Error as error:
        raise StoreError(f"{path} can't be restored: {error}.") from error


def _flat(name: str) -> str:
    return name.replace("/", ",")


def _clash_words(differing: list[str], places: Places) -> str:
    first = clean_line(str(places.path(differing[0])))
    others = f" and {len(differing) - 1} more" if len(differing) > 1 else ""
    return (
        f"The archive holds other versions of files that are here: {first}{others}. "
        "--replace takes those of the archive (yours are put into an archive of their own "
        "first), --keep leaves yours and adds what is missing."
    )
