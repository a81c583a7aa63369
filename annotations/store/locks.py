"""One writer at a time: the one lock of a folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from annotations.errors import DiskError, StoreError
from annotations.store.files import make_private_folder, refused

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_NAME = ".lock"
MARKER_NAME = ".lock-marker"
"""The file whose existence is the lock, where the disk knows no locks."""

PATIENCE = 2.0
"""Seconds that a writer waits for another one where nobody waits at a keyboard."""

POLL = 0.005
"""Seconds between two looks at a lock that another process holds."""

_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


class FolderLock:
    """The one lock of a folder.

    The system frees the lock of a process that died. On a disk that knows no locks a file's
    existence is the lock; it names its holder, and one that died on this machine is passed over.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is touched before it is needed."""
        self._folder = folder
        self._marker: BaseFileLock | None = None

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock of the folder, which is made where it is missing.

        Waits `patience` seconds. Raises DiskError where the lock is not to be had.
        """
        make_private_folder(self._folder)
        let_go = self._acquired(patience)
        try:
            yield
        finally:
            let_go()

    def _acquired(self, patience: float) -> Callable[[], None]:
        """Take the lock; what lets go of it."""
        if self._marker is None:
            try:
                return partial(_let_go, _locked(f"{self._folder}/{LOCK_NAME}", patience))
            except OSError as error:
                if error.errno not in _NO_LOCKS:
                    raise refused("locked", self._folder, error) from error
            from filelock import SoftFileLock

            self._marker = SoftFileLock(self._folder / MARKER_NAME, mode=0o600)
        _acquire_marker(self._marker, self._folder, patience)
        return self._marker.release


def _locked(path: str, patience: float) -> int:
    """An open descriptor that holds the lock of the file at `path`, which is made where missing.

    The descriptor is opened anew for each look, since the file could be another one by then.
    Raises OSError, and DiskError where another one holds the lock all the time.
    """
    from filelock import lock_descriptor

    deadline = monotonic() + patience
    while True:
        descriptor = _opened(path)
        is_held = False
        try:
            # A file that was taken away before it was locked guards nothing.
            is_held = lock_descriptor(descriptor, blocking=False) and _is_there(descriptor)
            if is_held:
                return descriptor
        finally:
            if not is_held:
                os.close(descriptor)
        if monotonic() >= deadline:
            raise DiskError("Another newsread is writing at this moment; try again.")
        sleep(POLL)


def _opened(path: str) -> int:
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        return os.open(path, flags)
    except FileNotFoundError:
        descriptor = os.open(path, flags | os.O_CREAT, 0o600)
        with suppress(PermissionError):  # where another one made it meanwhile
            os.fchmod(descriptor, 0o600)
        return descriptor


def _is_there(descriptor: int) -> bool:
    return os.fstat(descriptor).st_nlink > 0


def _let_go(descriptor: int) -> None:
    from filelock import unlock_descriptor

    try:
        unlock_descriptor(descriptor)
    finally:
        os.close(descriptor)


def _acquire_marker(lock: BaseFileLock, folder: Path, patience: float) -> None:
    from filelock import Timeout

    try:
        lock.acquire(timeout=patience, poll_interval=POLL)
    except Timeout as error:
        raise DiskError(
            f"Another newsread is writing; if there is none, delete {folder / MARKER_NAME}."
        ) from error
    except OSError as error:
        raise refused("locked", folder, error) from error
    except NotImplementedError as error:
        raise StoreError(f"The folder {folder} is on a disk that knows no locks.") from error
