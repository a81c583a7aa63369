"""A source that was read again with another text or headline: that becomes the current one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

from annotations.anchoring.words import words_of
from annotations.model import Annotation, Status
from annotations.revising import Kept, revised, tell_kept
from annotations.store import Store, StoredArticle
from articles.address import is_address
from articles.model import Article

RUN = 4
"""Words that stand together: fewer are shared by any two texts of a language."""

NEARLY_NOTHING = 0.05
"""The part of a text's runs below which another text has nearly nothing of it."""

MOST = 2 / 3
"""The part below which a shorter text is a piece of it rather than what an editor left of it."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What the store holds, or would hold, after a source was read again."""

    stored: StoredArticle
    before: Article | None
    """The reading before, where text or headline is another now; None where nothing is new."""

    @property
    def kept(self) -> Kept:
        """How many of the reader's claims stand how."""
        return tell_kept(self.stored.annotations)

    @property
    def is_headline_alone(self) -> bool:
        """Whether the headline is another and the text the same."""
        return self.before is not None and self.before.sha256 == self.stored.article.sha256

    @property
    def has_claims(self) -> bool:
        """Whether the reader made any claim in this article."""
        return any(one.status is Status.ACCEPTED for one in self.stored.annotations)


class Today(StrEnum):
    """What a source shows today of a text that the reader marked."""

    WHOLE = "whole"
    """It, or a new text of the same article."""
    PART = "part"
    """A shorter text that lacks much of it, as pages do that want to be paid."""
    OTHER = "other"
    """A shorter text with nearly nothing of it, as pages do that say that nothing is there."""


def seen_today(stored: StoredArticle, text: str) -> Today:
    """What `text` is to a stored one. Pure.

    The whole alone may take its place without asking. It is that always where nothing is marked,
    and in a file, which is the reader's own, whatever it holds.
    """
    if not is_address(stored.article.source):
        return Today.WHOLE
    if not any(one.status is Status.ACCEPTED for one in stored.annotations):
        return Today.WHOLE
    old = stored.article.text
    if len(text) >= len(old):
        return Today.WHOLE
    wanted = _runs(old)
    shared = len(wanted & _runs(text)) / len(wanted)
    if shared < NEARLY_NOTHING:
        return Today.OTHER
    return Today.PART if shared < MOST else Today.WHOLE


def _runs(text: str) -> set[tuple[str, ...]]:
    """Each run of words of a text, whatever its case; all its words where it has fewer."""
    words = words_of(text).folded
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def with_known(article: Article, before: Article) -> Article:
    """`article` with what its page leaves out and was known from its feed. Pure.

    That is the name of the site, of which a page may tell the address alone, and the time of the
    day on which it was published.
    """
    site, published = article.site, article.published
    if before.site and before.site != site and _is_address_alone(site, article.source):
        site = before.site
    if before.published and before.published.startswith(published or ""):
        published = before.published
    return replace(article, site=site, published=published)


def _is_address_alone(site: str | None, source: str) -> bool:
    address = urlsplit(source)
    return site is None or site.removeprefix("www.") in (
        (address.hostname or "").removeprefix("www."),
        address.netloc.removeprefix("www."),
    )


def read_again(store: Store, article: Article, at: str) -> Reread:
    """Make `article` the current text in the store; the marks of the text before follow it.

    The history of each tells so, at the time `at`; where the headline alone is another, none has
    to. Raises StoreError; then nothing is changed.
    """
    texts: list[Article] = []

    def edit(stored: StoredArticle) -> list[Annotation]:
        texts[:] = [stored.article]
        return revised(stored.article, article, stored.annotations, at)

    stored = store.revise(article, edit)
    return Reread(stored, texts[0] if texts else None)


def seen_again(stored: StoredArticle, article: Article, at: str) -> Reread:
    """As `read_again`, of what is stored but without writing it."""
    if stored.article.reads_like(article):
        return Reread(stored, None)
    changed = {one.id: one for one in revised(stored.article, article, stored.annotations, at)}
    annotations = tuple(changed.get(one.id, one) for one in stored.annotations)
    revisions = (*stored.revisions, stored.article)
    return Reread(StoredArticle(article, annotations, revisions), stored.article)
