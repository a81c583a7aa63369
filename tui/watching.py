"""Looking out for what another newsread writes, without asking again and again.

The system tells of each file that is put into the store's folder. On a disk of another machine
it knows only of its own writes: there, and where it refuses, the folder's time is looked at
every two seconds, which is one call.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from annotations.errors import StoreError

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

LOOK_SECONDS = 2.0
"""Between two looks where the system does not tell."""

MOUNTS = Path("/proc/self/mounts")
FOREIGN_DISKS = re.compile(
    r"nfs\d?|cifs|smb.*|9p|afs|ceph|glusterfs|lustre|virtiofs|fuse\..*|vboxsf"
)
"""Kinds of file systems whose files another machine may change unseen."""

_FILE = re.compile(r"([0-9a-f]{16})\.json")


class StoreWatch:
    """Calls `changed` when a file of the store was put in place, from a thread of its own.

    What happens until `take` is called is told once, so that a thousand writes make one call.
    """

    def __init__(self, folder: Path, changed: Callable[[], object]) -> None:
        """Nothing is watched before `start`."""
        self._folder = folder
        self._changed = changed
        self._observer: BaseObserver | None = None
        self._lock = Lock()
        self._ids: set[str] = set()

    def start(self) -> bool:
        """Begin; the folder is made where it is missing. False where the system can't tell."""
        from annotations.store.files import make_private_folder

        try:
            make_private_folder(self._folder)
        except StoreError:
            return False
        if is_foreign(self._folder):
            return False
        from watchdog.events import FileDeletedEvent, FileMovedEvent, FileSystemEventHandler
        from watchdog.observers import Observer

        handler = FileSystemEventHandler()
        handler.on_moved = self._note  # type: ignore[method-assign]
        handler.on_deleted = self._note  # type: ignore[method-assign]
        observer = Observer()
        try:
            observer.schedule(
                handler, str(self._folder), event_filter=[FileMovedEvent, FileDeletedEvent]
            )
            observer.start()
        except OSError:
            return False
        self._observer = observer
        return True

    @property
    def is_on(self) -> bool:
        """Whether the system tells of changes by now."""
        return self._observer is not None

    def stop(self) -> None:
        """End; nothing is told any more."""
        if self._observer is not None:
            self._observer.stop()
            self._observer = None

    def take(self) -> frozenset[str]:
        """The ids of the articles that were written or taken away since the last call."""
        with self._lock:
            taken, self._ids = frozenset(self._ids), set()
        return taken

    def _note(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            named = _FILE.fullmatch(Path(str(path)).name)
            if named is not None:
                with self._lock:
                    first = not self._ids
                    self._ids.add(named[1])
                if first:
                    self._changed()


def is_foreign(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether `folder` is on a disk that another machine may write to, as far as is known."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    place, kind = "", ""
    for line in lines:
        _, mounted, found, *_ = line.split(" ")
        at = mounted.replace("\\040", " ")
        if folder.is_relative_to(at) and len(at) >= len(place):
            place, kind = at, found
    return FOREIGN_DISKS.fullmatch(kind) is not None
