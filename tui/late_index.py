"""The index for the app: loaded at the first write or question, since no first paint needs it.

A mark does not wait for it. What was written is noted and put in by a thread, in turn; until then
the time of the store's folder tells whoever asks that the index is behind.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError

if TYPE_CHECKING:
    from annotations.index import Index
    from annotations.store import StoreWrite

SECONDS_FOR_REPAINT = 0.04
"""So long the thread waits in an app: threads of Python take turns, and a mark is to be seen."""

LEAVING_SECONDS = 2.0
"""How long leaving waits for the index; what is not in it then is read from the files later."""


class LateIndex:
    """An observer of the store that puts what was written into the index, in a thread."""

    def __init__(self, folder: Path, path: Path) -> None:
        """Name the store's folder and the place of the index."""
        self._folder = folder
        self._path = path
        self._making = Lock()
        self._made: Index | None = None
        self._changed = Condition()
        self._waiting: deque[StoreWrite] = deque()
        self._thread: Thread | None = None
        self._soon: asyncio.TimerHandle | None = None
        self._is_left = False

    @property
    def index(self) -> Index:
        """The index of this process."""
        with self._making:
            if self._made is None:
                self._made = self.opened()
            return self._made

    def opened(self) -> Index:
        """Another index over the same file, for another thread's questions."""
        from annotations.index import Index

        return Index(self._folder, self._path)

    def wrote(self, write: StoreWrite) -> None:
        """Note a write of the store; it is put in soon."""
        with self._changed:
            self._waiting.append(write)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._begin()
            return
        if self._soon is None:
            self._soon = loop.call_later(SECONDS_FOR_REPAINT, self._begin)

    def _begin(self) -> None:
        """Have the thread put in what waits."""
        with self._changed:
            self._soon = None
            if self._thread is None and self._waiting and not self._is_left:
                self._thread = Thread(target=self._put_in, name="index", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until all that was noted is in the index; False where it takes longer."""
        self._begin()
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, seconds)

    def close(self) -> None:
        """Put in what was noted, and let go of the file; nothing is put in any more."""
        is_done = self.settle(LEAVING_SECONDS)
        with self._changed:
            self._is_left = True
            self._changed.notify_all()
        if is_done and self._made is not None:
            self._made.close()

    def _put_in(self) -> None:
        """Put in one write after the other; where the index fails, it can be made anew."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_left or bool(self._waiting))
                if self._is_left:
                    return
                write = self._waiting[0]
            with suppress(AnnotationError, OSError):
                self.index.wrote(write)
            with self._changed:
                self._waiting.popleft()
                self._changed.notify_all()
