"""Files that only their owner can read, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotations.errors import DiskError, StoreError


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells one written state of a file from the next without reading it."""

    inode: int
    size: int
    modified: int
    """In nanoseconds."""


def signature_at(path: Path) -> Signature | None:
    """The signature of the file at `path`, None where there is none. Raises StoreError."""
    try:
        return _signature(path, os.lstat(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused("read", path, error) from error


def read_private(path: Path) -> tuple[bytes, Signature] | None:
    """What the file at `path` holds, None where there is none.

    Raises StoreError where it can't be read, or is a symbolic link or no regular file.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            signature = _signature(path, os.fstat(descriptor))
            return file.read(), signature
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _linked(path) from error
        raise refused("read", path, error) from error


def write_private(path: Path, pieces: Sequence[bytes]) -> Signature:
    """Put `pieces` in the place of the file at `path`; the caller holds the folder's lock.

    They follow each other with nothing between them. On return they are on disk with mode 0600;
    killed at any moment before, the former content stands. The times of the file and of its
    folder are greater than those that they had, even where the clock was set back or two writes
    fall into one of its ticks. Raises DiskError.
    """
    folder = str(path.parent)
    # One fixed name, so that what a killed writer left behind is taken up by the next one.
    temporary = f"{folder}/.{path.name}.tmp"
    try:
        folder_before = os.stat(folder).st_mtime_ns
        signature = _write_anew(temporary, pieces, later_than=_time_at(path))
        os.replace(temporary, path)
        with suppress(PermissionError):  # where the folder is another one's
            _set_time(folder, later_than=folder_before)
        _sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise refused("written", path, error) from error
    return signature


def write_once(path: Path, content: bytes) -> None:
    """Put `content` on disk in a new file at `path`, mode 0600. Raises DiskError."""
    try:
        _write_new(path, [content], later_than=0)
    except OSError as error:
        raise refused("written", path, error) from error


def write_copy(path: Path, pieces: Sequence[bytes], modified: int) -> None:
    """Put `pieces` into the file at `path`, mode 0600, in a folder that is made where missing.

    It gets the time `modified` of what it is a copy of, in nanoseconds, and reaches the disk
    when the system likes, since the other is there already. Raises StoreError.
    """
    make_inner_folder(path.parent)
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags, 0o600)
        try:
            os.fchmod(descriptor, 0o600)
            # Cut after the writing: a file that is emptied first is put on disk by the system
            # as soon as it is closed, for which the next mark would wait.
            _write_all(descriptor, pieces)
            os.ftruncate(descriptor, sum(map(len, pieces)))
            os.utime(descriptor, ns=(modified, modified))
        finally:
            os.close(descriptor)
    except OSError as error:
        raise refused("written", path, error) from error


def folder_time(folder: Path) -> int:
    """When something in `folder` changed last, in nanoseconds; 0 where it is not there."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def make_private_folder(folder: Path) -> None:
    """Make `folder`, readable by its owner alone whatever the umask. Raises StoreError.

    A folder that is another one's, or on a disk that knows no modes, is left as it is.
    """
    try:
        if _is_private_folder(folder):
            return
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private_folder(folder):
            with suppress(PermissionError):
                folder.chmod(0o700)
    except OSError as error:
        raise refused("made", folder, error) from error


def make_inner_folder(folder: Path) -> None:
    """As `make_private_folder`, inside the store: a symbolic link is refused. Raises StoreError."""
    try:
        if not stat.S_ISLNK(os.lstat(folder).st_mode):
            return
    except FileNotFoundError:
        make_private_folder(folder)
        return
    except OSError as error:
        raise refused("read", folder, error) from error
    raise _linked(folder)


def _is_private_folder(folder: Path) -> bool:
    try:
        mode = os.stat(folder).st_mode
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(mode) and stat.S_IMODE(mode) == 0o700


def _write_anew(path: str, pieces: Sequence[bytes], later_than: int) -> Signature:
    """As `_write_new`; what a killed writer left at `path` is taken away."""
    try:
        return _write_new(path, pieces, later_than)
    except FileExistsError:
        os.unlink(path)
    return _write_new(path, pieces, later_than)


def _write_new(path: str | Path, pieces: Sequence[bytes], later_than: int) -> Signature:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        _write_all(descriptor, pieces)
        _set_time(descriptor, later_than)
        os.fsync(descriptor)
        return _signature(path, os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, pieces: Iterable[bytes]) -> None:
    """Write `pieces`, however little the system takes at once. Raises OSError."""
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(descriptor, rest) :]


def _time_at(path: Path) -> int:
    try:
        return os.lstat(path).st_mtime_ns
    except FileNotFoundError:
        return 0


def _set_time(changed: str | int, later_than: int) -> None:
    now = time.time_ns()
    os.utime(changed, ns=(now, max(now, later_than + 1)))


def _sync_folder(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network disks refuse to sync a folder; the rename itself holds there.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def _signature(path: str | Path, status: os.stat_result) -> Signature:
    if stat.S_ISLNK(status.st_mode):
        raise _linked(path)
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(f"{path} is not a file.")
    return Signature(status.st_ino, status.st_size, status.st_mtime_ns)


def _linked(path: str | Path) -> StoreError:
    return StoreError(f"{path} is a symbolic link, which the store does not follow.")


def refused(verb: str, path: Path, error: OSError | NotImplementedError) -> DiskError:
    """The error for a disk that refused, such as "x can't be written: No space left on device."."""
    reason = getattr(error, "strerror", None) or "unknown reason"
    return DiskError(f"{path} can't be {verb}: {reason}.")
