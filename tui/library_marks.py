"""The library joined with the store and the index of marks; knows no widget and no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotations.errors import StoreError
from annotations.index import ClaimFilter, Index
from annotations.model import Verdict
from articles.library.model import NewItem
from articles.library.query import Query

if TYPE_CHECKING:
    from annotations.store import Store
    from articles.library.library import Library
    from articles.model import Article

ADOPTED_AT_ONCE = 50
"""Stored articles that are brought into the library in one go."""

VERDICTS: dict[str, Verdict | None] = {
    "verified": Verdict.VERIFIED,
    "disputed": Verdict.DISPUTED,
    "needs-context": Verdict.NEEDS_CONTEXT,
    "not-checkable": Verdict.NOT_CHECKABLE,
    "open": None,
}
"""What a search calls the verdicts."""

ANY = Query()


def marked_ids(index: Index, query: Query = ANY) -> Sequence[str]:
    """The ids of the articles with verdicts, of those that `query` asks for.

    Raises AnnotationError.
    """
    verdicts = frozenset(VERDICTS[word] for word in query.verdicts)
    if not query.claimants and None not in verdicts:
        return index.marked_ids([one for one in verdicts if one] or tuple(Verdict))
    wanted = ClaimFilter(verdicts=verdicts, claimants=query.claimants)
    return tuple({claim.article_id for claim in index.claims(wanted)})


def adopt_stored(library: Library, store: Store) -> tuple[int, tuple[str, ...]]:
    """Bring articles that only the store knows into the library.

    Returns how many there were, and a sentence for each file that can't be read. Raises
    ArticleError and AnnotationError.
    """
    unknown = library.unknown_ids(store.article_ids())
    problems: list[str] = []
    for start in range(0, len(unknown), ADOPTED_AT_ONCE):
        items: list[NewItem] = []
        for identifier in unknown[start : start + ADOPTED_AT_ONCE]:
            try:
                stored = store.load(identifier)
            except StoreError as error:
                problems.append(str(error))
                continue
            if stored is not None:
                items.append(item_of(stored.article))
        library.upsert_items(None, items)
    return len(unknown) - len(problems), tuple(problems)


def item_of(article: Article, *, is_full: bool = True) -> NewItem:
    """An article that was opened, as an item."""
    return NewItem(
        source=article.source,
        own_id=article.id,
        title=article.title,
        text=article.text,
        site=article.site,
        byline=article.byline,
        published=article.published,
        received=article.retrieved,
        language=article.language,
        is_full=is_full,
        is_read=True,
    )
