"""Marks that the disk refused: kept in memory, and taken again in their order.

A step is worked out again on the freshest annotations each time it is tried, so that what
another window wrote meanwhile is not lost. A step waits until it is on disk, or until what
others did meanwhile makes it impossible; then the reader is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from annotations.errors import DiskError, MarkingError, StoreError
from annotations.model import Annotation
from annotations.store import Store, StoredArticle

if TYPE_CHECKING:
    from articles.model import Article

Annotations = tuple[Annotation, ...]

Step = Callable[[Annotations], Sequence[Annotation]]
"""From the freshest annotations to those that are new or changed.

It may be called again and then does the same, with the same ids and times. Raises MarkingError
where it can't be taken on these annotations.
"""


class Keeper(Protocol):
    """What keeps marks: the store itself, or one that waits for the disk."""

    def load(self, article_id: str) -> StoredArticle | None:
        """What is kept of an article. Raises StoreError."""

    def change(self, article: Article, edit: Step) -> Annotations:
        """Take a step on the freshest annotations and return all. Raises StoreError."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What becomes of annotations by several steps."""

    annotations: Annotations
    changed: Annotations
    """Those that are new or changed, as they stand after all steps."""
    refused: tuple[str, ...]
    """Why a step could not be taken, in a sentence each."""


def replayed(steps: Iterable[Step], current: Annotations) -> Replay:
    """Take `steps` in their order; one that can't be taken is passed over. Pure."""
    standing = {annotation.id: annotation for annotation in current}
    changed: dict[str, Annotation] = {}
    refused: list[str] = []
    for step in steps:
        try:
            made = step(tuple(standing.values()))
        except MarkingError as error:
            refused.append(str(error))
            continue
        for annotation in made:
            standing[annotation.id] = changed[annotation.id] = annotation
    return Replay(tuple(standing.values()), tuple(changed.values()), tuple(refused))


@dataclass(slots=True)
class Waiting:
    """The steps on one article that are not on disk."""

    article: Article
    known: Annotations
    """The annotations that are on disk, as far as is known."""
    steps: list[Step] = field(default_factory=list)


class PendingMarks:
    """A keeper that takes a mark also where the disk refuses it, and tries again when asked."""

    def __init__(self, store: Store) -> None:
        """Nothing waits yet."""
        self._store = store
        self._waiting: dict[str, Waiting] = {}
        self._known: dict[str, Annotations] = {}
        self.problem = ""
        """Why the marks wait, in a sentence."""
        self.refused: list[str] = []
        """Why marks that had waited could not be taken any more; for the reader, once."""

    @property
    def count(self) -> int:
        """How many steps are not on disk."""
        return sum(len(waiting.steps) for waiting in self._waiting.values())

    def load(self, article_id: str) -> StoredArticle | None:
        """What is on disk with the steps that wait taken on it. Raises StoreError."""
        stored = self._store.load(article_id)
        if stored is not None:
            self._known[article_id] = stored.annotations
        waiting = self._waiting.get(article_id)
        if waiting is None or stored is None or stored.article.sha256 != waiting.article.sha256:
            return stored
        waiting.known = stored.annotations
        marked = replayed(waiting.steps, stored.annotations).annotations
        return StoredArticle(stored.article, marked, stored.revisions)

    def change(self, article: Article, edit: Step) -> Annotations:
        """Take a step, and first those that wait on this article; return all annotations.

        Where the disk refuses, the step waits and the annotations are those of memory. What
        `edit` raises passes through, and so does a StoreError that trying again does not mend.
        """
        try:
            return self._write(article, edit)
        except DiskError as error:
            self.problem = str(error)
        waiting = self._waiting.get(article.id)
        if waiting is None:
            waiting = Waiting(article, self._known.get(article.id, ()))
        before = replayed(waiting.steps, waiting.known)
        made = edit(before.annotations)
        if made:
            waiting.steps.append(edit)
            self._waiting[article.id] = waiting
        by_id = {annotation.id: annotation for annotation in (*before.annotations, *made)}
        return tuple(by_id.values())

    def retry(self) -> int:
        """Try to put what waits on disk; return how many steps still wait."""
        for article_id, waiting in tuple(self._waiting.items()):
            try:
                self._write(waiting.article)
            except StoreError as error:
                self.problem = str(error)
                if isinstance(error, DiskError):
                    break
            else:
                self._waiting.pop(article_id, None)
        if not self._waiting:
            self.problem = ""
        return self.count

    def waiting_articles(self) -> tuple[StoredArticle, ...]:
        """The articles with steps that wait, with all marks as the reader sees them."""
        return tuple(
            StoredArticle(waiting.article, replayed(waiting.steps, waiting.known).annotations)
            for waiting in self._waiting.values()
        )

    def _write(self, article: Article, last: Step | None = None) -> Annotations:
        """Put the steps that wait on an article on disk with `last`, all in one write."""
        waiting = self._waiting.get(article.id)
        refused: tuple[str, ...] = ()

        def together(current: Annotations) -> Sequence[Annotation]:
            nonlocal refused
            replay = replayed(() if waiting is None else waiting.steps, current)
            refused = replay.refused
            made = () if last is None else last(replay.annotations)
            return tuple({one.id: one for one in (*replay.changed, *made)}.values())

        self._known[article.id] = self._store.change(article, together)
        self._waiting.pop(article.id, None)
        self.refused.extend(refused)
        return self._known[article.id]
