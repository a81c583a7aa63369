"""One writer at a time: the one lock of a folder."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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
        self._lock: BaseFileLock | None = None

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock of the folder, which is made where it is missing.

        Waits `patience` seconds. Raises DiskError where the lock is not to be had.
        """
        make_private_folder(self._folder)
        lock = self._acquired(patience)
        try:
            yield
        finally:
            lock.release()

    def _acquired(self, patience: float) -> BaseFileLock:
        from filelock import FileLock, SoftFileLock, Timeout

        lock = self._lock or FileLock(self._folder / LOCK_NAME, mode=0o600)
        self._lock = lock
        try:
            lock.acquire(timeout=patience, poll_interval=POLL)
        except Timeout as error:
            raise DiskError("Another newsread is writing at this moment; try again.") from error
        except (OSError, NotImplementedError) as error:
            if isinstance(error, OSError) and error.errno not in _NO_LOCKS:
                raise refused("locked", self._folder, error) from error
            self._lock = SoftFileLock(self._folder / MARKER_NAME, mode=0o600)
            _acquire_marker(self._lock, self._folder, patience)
        return self._lock


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
