"""How an index learns of each write of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from annotations.store.files import Signature
    from annotations.store.form import StoredArticle


@dataclass(frozen=True, slots=True)
class StoreWrite:
    """One file of the store that was just written."""

    article_id: str
    stored: StoredArticle | None
    """All that the file holds now; None where it was taken away."""
    signature: Signature | None
    """What tells the file as it is now from what it was; None where it was taken away."""
    folder_before: int
    """The time of the store's folder, in nanoseconds, when the lock was taken."""
    folder_after: int
    """The time of the folder now; it is greater at each write, whatever the clock does.

    An index that noted `folder_before` as the state that it knows has missed nothing and may
    note this one; where it noted another, something else changed the folder meanwhile.
    """


class StoreObserver(Protocol):
    """Told of each write, such as the index."""

    def wrote(self, write: StoreWrite) -> None:
        """Take note of a write; the mark is on disk already and the store's lock is held.

        Called in the thread and process that wrote, before the mark is shown, so it should take
        well under a millisecond, or only note what there is to do. It must not use the store. It
        may raise AnnotationError or OSError, which the store passes over: an index that fails
        never fails a mark.
        """
