"""The index for the app: loaded at the first write or question, since no first paint needs it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations.index import Index
    from annotations.store import StoreWrite


class LateIndex:
    """An observer of the store that loads the index when it is told of the first write."""

    def __init__(self, folder: Path, path: Path) -> None:
        """Name the store's folder and the place of the index."""
        self._folder = folder
        self._path = path

    @cached_property
    def index(self) -> Index:
        """The index of this process."""
        return self.opened()

    def opened(self) -> Index:
        """Another index over the same file, for another thread's questions."""
        from annotations.index import Index

        return Index(self._folder, self._path)

    def wrote(self, write: StoreWrite) -> None:
        """Take note of a write of the store. Raises AnnotationError."""
        self.index.wrote(write)
