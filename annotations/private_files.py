"""Files that only their owner can read, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from annotations.errors import StoreError

LOCK_NAME = ".lock"
LOCK_SECONDS = 2.0
"""How long a writer waits for another one."""


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
        raise _unusable("read", path, error) from error


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
        raise _unusable("read", path, error) from error


def write_private(path: Path, content: bytes) -> Signature:
    """Put `content` in the place of the file at `path`; the caller holds the folder's lock.

    On return it is on disk with mode 0600; killed at any moment before, the former content
    stands. Raises StoreError.
    """
    # One fixed name, so that what a killed writer left behind is taken up by the next one.
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        signature = _write_new(temporary, content)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _unusable("written", path, error) from error
    return signature


def make_private_folder(folder: Path) -> None:
    """Make `folder`, readable by its owner alone whatever the umask. Raises StoreError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if stat.S_IMODE(folder.stat().st_mode) != 0o700:
            folder.chmod(0o700)
    except OSError as error:
        raise _unusable("made", folder, error) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the one lock of `folder`, made where it is missing. Raises StoreError."""
    from filelock import FileLock, Timeout

    make_private_folder(folder)
    lock = FileLock(folder / LOCK_NAME, timeout=LOCK_SECONDS, mode=0o600)
    try:
        lock.acquire(poll_interval=0.01)
    except Timeout as error:
        raise StoreError("Another newsread is writing at this moment; try again.") from error
    except OSError as error:
        raise _unusable("locked", folder, error) from error
    except NotImplementedError as error:
        raise StoreError(f"The folder {folder} is on a disk that knows no locks.") from error
    try:
        yield
    finally:
        lock.release()


def _write_new(path: Path, content: bytes) -> Signature:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        return _signature(path, os.fstat(file.fileno()))


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network disks refuse to sync a folder; the rename itself holds there.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def _signature(path: Path, status: os.stat_result) -> Signature:
    if stat.S_ISLNK(status.st_mode):
        raise _linked(path)
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(f"{path} is not a file.")
    return Signature(status.st_ino, status.st_size, status.st_mtime_ns)


def _linked(path: Path) -> StoreError:
    return StoreError(f"{path} is a symbolic link, which the store does not follow.")


def _unusable(verb: str, path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} can't be {verb}: {error.strerror or 'unknown reason'}.")
