"""Looks at every file of a store, says what is wrong, and repairs it where asked."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotations.errors import DamagedFileError, NewerStoreError, StoreError
from annotations.store.files import make_inner_folder, read_private, refused
from annotations.store.locks import LOCK_NAME, MARKER_NAME, FolderLock
from annotations.store.rescue import remains_of, rescue
from annotations.store.shelf import BACKUP, DAMAGED, Shelf, ids_in, read_file
from articles.clean import clean_line

_LEFT_OVER = re.compile(r"\.[0-9a-f]{16}\.json\.tmp")
_OURS = {LOCK_NAME, MARKER_NAME, BACKUP, DAMAGED}


class Fault(StrEnum):
    """What can be wrong with a file of the store."""

    DAMAGED = "damaged"
    GONE = "gone"
    """The file is not there, its copy is."""
    COPY = "copy"
    """The copy is missing or another one."""
    NEWER = "newer"
    """A newer newsread wrote it."""
    UNUSABLE = "unusable"
    """A link, a folder, or forbidden."""
    OPEN = "open"
    """Others than the owner could read it."""
    LEFT_OVER = "left_over"
    """A write was killed before it was done; nothing that was acknowledged is in it."""
    INDEX = "index"
    """The index is not what it was made; it holds nothing that the files lack."""
    FOREIGN = "foreign"
    """Not a file of the store; it is left alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    path: Path
    fault: Fault
    sentence: str
    repaired: bool = False

    @property
    def matters(self) -> bool:
        """Whether something is wrong after this; what is foreign or repaired is not."""
        return not self.repaired and self.fault is not Fault.FOREIGN


@dataclass(frozen=True, slots=True)
class Examined:
    """One file that was looked at, and what is wrong with it."""

    findings: tuple[Finding, ...] = ()


def examine(folder: Path, *, repair: bool = False) -> Iterator[Examined]:
    """Look at each file below `folder`; with `repair` put right what can be.

    A repair holds the store's lock for one file at a time. Raises StoreError where the folder
    itself can't be used.
    """
    if not folder.exists():
        return
    yield Examined(tuple(_around(folder, repair)))
    shelf, lock = Shelf(folder), FolderLock(folder)
    for article_id in sorted({*ids_in(folder), *ids_in(folder / BACKUP)}):
        findings = tuple(_of_article(shelf, article_id))
        if findings and repair:
            with lock.held():
                again = tuple(_of_article(shelf, article_id))
                findings = tuple(_repaired(shelf, article_id, one) for one in again)
        yield Examined(findings)


def _of_article(shelf: Shelf, article_id: str) -> Iterator[Finding]:
    path, copy = shelf.path(article_id), shelf.copy_path(article_id)
    try:
        held = read_file(path, article_id)
    except DamagedFileError as error:
        yield Finding(path, Fault.DAMAGED, str(error))
        return
    except NewerStoreError as error:
        yield Finding(path, Fault.NEWER, str(error))
        return
    except StoreError as error:
        yield Finding(path, Fault.UNUSABLE, str(error))
        return
    if held is None:
        yield Finding(path, Fault.GONE, f"{path} is not there any more; its copy is.")
        return
    if _is_open(path):
        yield Finding(path, Fault.OPEN, f"Others than you could read {path}.")
    if not _same(path, copy):
        yield Finding(copy, Fault.COPY, f"The copy of {path} is missing or another one.")


def _repaired(shelf: Shelf, article_id: str, finding: Finding) -> Finding:
    """What is said of a finding after its repair; the caller holds the lock."""
    path, fault, sentence = finding.path, finding.fault, finding.sentence
    try:
        if fault is Fault.DAMAGED:
            return Finding(path, fault, rescue(shelf, article_id).sentence, repaired=True)
        if fault is Fault.GONE:
            return _brought_back(shelf, article_id, finding)
        if fault is Fault.OPEN:
            path.chmod(0o600)
        elif fault is Fault.COPY:
            return _copied(shelf, article_id, finding)
        else:
            return finding
    except StoreError as error:
        return Finding(path, fault, str(error))
    except OSError as error:
        return Finding(path, fault, str(refused("repaired", path, error)))
    return Finding(path, fault, sentence, repaired=True)


def _brought_back(shelf: Shelf, article_id: str, finding: Finding) -> Finding:
    found = read_private(shelf.copy_path(article_id))
    if found is None or not remains_of(found[0], article_id).whole:
        sentence = f"{finding.path} is not there any more, and its copy is damaged."
        return Finding(finding.path, finding.fault, sentence)
    shelf.put(article_id, found[0])
    sentence = f"{finding.path} was not there any more; its copy is in its place."
    return Finding(finding.path, finding.fault, sentence, repaired=True)


def _copied(shelf: Shelf, article_id: str, finding: Finding) -> Finding:
    found = read_private(shelf.path(article_id))
    if found is not None:
        content, signature = found
        shelf.copy(article_id, [content], signature)
    return Finding(
        finding.path,
        finding.fault,
        finding.sentence,
        repaired=_same(shelf.path(article_id), finding.path),
    )


def _around(folder: Path, repair: bool) -> Iterator[Finding]:
    """What is wrong with the folder, and with what lies beside the articles."""
    for one in (folder, folder / BACKUP, folder / DAMAGED):
        if one.is_dir() and not one.is_symlink() and stat.S_IMODE(one.stat().st_mode) != 0o700:
            if repair:
                one.chmod(0o700)
            yield Finding(one, Fault.OPEN, f"Others than you could read {one}.", repair)
    try:
        for inner in (folder / BACKUP, folder / DAMAGED):
            make_inner_folder(inner)
    except StoreError as error:
        yield Finding(inner, Fault.UNUSABLE, str(error))
    known = {f"{article_id}.json" for article_id in ids_in(folder)} | _OURS
    for path in sorted(folder.iterdir()):
        if _LEFT_OVER.fullmatch(path.name):
            if repair:
                path.unlink(missing_ok=True)
            sentence = f"{path} was left behind by a write that was killed."
            yield Finding(path, Fault.LEFT_OVER, sentence, repair)
        elif path.name not in known:
            name = clean_line(str(path))
            yield Finding(path, Fault.FOREIGN, f"{name} is not a file of the store.")


def _is_open(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _same(path: Path, copy: Path) -> bool:
    try:
        return _bytes(path) == _bytes(copy)
    except StoreError:
        return False


def _bytes(path: Path) -> bytes | None:
    found = read_private(path)
    return None if found is None else found[0]
