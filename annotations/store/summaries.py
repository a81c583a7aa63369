"""What the list of articles says of each, pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotations.claim_list import VerdictTally, list_claims, tally

if TYPE_CHECKING:
    from annotations.store.form import StoredArticle


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One line of the list of articles."""

    id: str
    title: str
    source: str
    site: str | None
    published: str | None
    retrieved: str
    tally: VerdictTally
    """Of the annotations; offered claims that nobody touched do not count."""
    problem: str | None
    """Why the file can't be used, in a sentence; the other fields are empty then."""


def summary_of(stored: StoredArticle) -> ArticleSummary:
    """What the list says of an article that can be used."""
    article = stored.article
    return ArticleSummary(
        id=article.id,
        title=article.title,
        source=article.source,
        site=article.site,
        published=article.published,
        retrieved=article.retrieved,
        tally=tally(list_claims((), stored.annotations)),
        problem=None,
    )


def unusable(article_id: str, problem: str) -> ArticleSummary:
    """What the list says of an article whose file can't be used."""
    return ArticleSummary(article_id, "", "", None, None, "", VerdictTally(), problem)
