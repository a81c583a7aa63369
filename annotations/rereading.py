"""A source that was read again with another text: it becomes the current one, marks follow."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.anchoring.words import words_of
from annotations.model import Annotation, Status
from annotations.revising import Kept, revised, tell_kept
from annotations.store import Store, StoredArticle
from articles.address import is_address
from articles.model import Article

RUN = 4
"""Words that stand together: fewer are shared by any two texts of a language."""

SHARED = 0.05
"""The part of a text's runs below which another text has nearly nothing of it."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What the store holds, or would hold, after a source was read again."""

    stored: StoredArticle
    before: Article | None
    """The text before, where this one is another; None where nothing is new."""

    @property
    def kept(self) -> Kept:
        """How many of the reader's claims stand how."""
        return tell_kept(self.stored.annotations)

    @property
    def has_claims(self) -> bool:
        """Whether the reader made any claim in this article."""
        return any(one.status is Status.ACCEPTED for one in self.stored.annotations)


def takes_its_place(stored: StoredArticle, text: str) -> bool:
    """Whether a text may take the place of a stored one without asking. Pure.

    False where the reader marked claims of a page and `text` is shorter and has nearly nothing of
    what was read: so are the pages of a site that say, without an error, that something was not
    found, costs money or needs JavaScript. A file is the reader's own, whatever it holds.
    """
    if not is_address(stored.article.source):
        return True
    if not any(one.status is Status.ACCEPTED for one in stored.annotations):
        return True
    old = stored.article.text
    if len(text) >= len(old):
        return True
    wanted = _runs(old)
    return len(wanted & _runs(text)) >= SHARED * len(wanted)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Each run of words of a text, whatever its case; all its words where it has fewer."""
    words = words_of(text).folded
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def read_again(store: Store, article: Article, at: str) -> Reread:
    """Make `article` the current text in the store; the marks of the text before follow it.

    The history of each tells so, at the time `at`. Raises StoreError; then nothing is changed.
    """
    texts: list[Article] = []

    def edit(stored: StoredArticle) -> list[Annotation]:
        texts[:] = [stored.article]
        return revised(stored.article, article, stored.annotations, at)

    stored = store.revise(article, edit)
    return Reread(stored, texts[0] if texts else None)


def seen_again(stored: StoredArticle, article: Article, at: str) -> Reread:
    """As `read_again`, of what is stored but without writing it."""
    if stored.article.sha256 == article.sha256:
        return Reread(stored, None)
    changed = {one.id: one for one in revised(stored.article, article, stored.annotations, at)}
    annotations = tuple(changed.get(one.id, one) for one in stored.annotations)
    revisions = (*stored.revisions, stored.article)
    return Reread(StoredArticle(article, annotations, revisions), stored.article)
