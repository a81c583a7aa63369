"""The whole article of a feed's item, from the page that the item leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.address import is_address
from articles.captions import captions_in, page_tree
from articles.decode import charset_in_html, decode
from articles.errors import ExtractError, MissingPageError, RobotsError, SourceError
from articles.feeds.entry_text import MOST_LINKS, completed_address
from articles.feeds.robots import Robots
from articles.fetch import Connections, FetchedPage
from articles.library.library import Library
from articles.library.model import Item, ItemBody, NewItem
from articles.model import PARAGRAPH_BREAK, Article
from articles.parts import clean_paragraphs
from articles.sources import article_of_page

AT_MOST = 50
"""Articles of one feed that are fetched in advance after an update."""
_BLOCKS = frozenset({"p", "li", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "dd", "div"})


@dataclass(frozen=True, slots=True)
class FullText:
    """An article with what its page says beside the text."""

    article: Article
    links: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


class FullTexts:
    """Fetches the articles of items and keeps them in the library."""

    def __init__(self, web: Connections, library: Library) -> None:
        """`web` fetches; one of these asks each site for its robots.txt once."""
        self._web = web
        self._library = library
        self._robots = Robots(web)

    async def fetch(self, identifier: str, *, patiently: bool = False) -> bool:
        """Fetch the article of an item; whether its text in the library is another now.

        `patiently`: wait between two pages as long as the site asks for. Where the site refuses,
        or the page is missing or no article, the feed's own text counts as the whole from then
        on. Raises an ArticleError in one sentence where there is no article.
        """
        item = await asyncio.to_thread(self._library.item, identifier)
        if item is None or not is_address(item.source):
            return False
        try:
            await self._robots.wait_for(item.source, patiently=patiently)
            page = await self._web.page(item.source)
            full = await asyncio.to_thread(read_full_text, item.source, page)
        except (RobotsError, MissingPageError, ExtractError):
            await asyncio.to_thread(self._keep, item, None)
            raise
        return await asyncio.to_thread(self._keep, item, full)

    def _keep(self, item: Item, full: FullText | None) -> bool:
        body = self._library.body(item.number)
        known = self._library.article(item.id)
        if body is None:
            return False
        merged = merged_item(item, body, known, full)
        self._library.upsert_items(item.feed, [merged])
        return merged.text != body.text


def merged_item(
    item: Item, body: ItemBody, known: Article | None, full: FullText | None
) -> NewItem:
    """What an item is with the text of its page: the longer of the two texts is kept."""
    article = full.article if full is not None else None
    longer = full if full is not None and len(full.article.text) >= len(body.text) else None
    published = known.published if known is not None else None
    language = known.language if known is not None else None
    return NewItem(
        source=item.source,
        title=_headline(item, article),
        text=longer.article.text if longer else body.text,
        site=item.site or (article.site if article else None),
        byline=item.byline or (article.byline if article else ()),
        published=published or (article.published if article else None),
        language=language or (article.language if article else None),
        links=longer.links if longer else body.links,
        captions=(longer.captions if longer else ()) or body.captions,
        is_full=True,
    )


def _headline(item: Item, article: Article | None) -> str:
    """The page's own headline, by which a later reading of it is compared; else the feed's."""
    is_told = article is not None and article.title not in ("", article.site, item.site)
    return article.title if article is not None and is_told else item.title


def read_full_text(source: str, page: FetchedPage) -> FullText:
    """The article in a page with its links and captions; raises ExtractError where none is."""
    try:
        article = article_of_page(source, page)
        html = decode(page.body, page.charset or charset_in_html(page.body), name=source)
    except SourceError as error:
        raise ExtractError(str(error)) from error
    tree = page_tree(html)
    if tree is None:
        return FullText(article)
    links = tuple(dict.fromkeys(_links(tree, article.text, page.url)))[:MOST_LINKS]
    return FullText(article, links, captions_in(tree))


def _links(tree: Any, text: str, base: str) -> Iterator[str]:
    """The addresses that the paragraphs of the article lead to, not those of menus."""
    paragraphs = {one.removeprefix("• ") for one in text.split(PARAGRAPH_BREAK)}
    for anchor in tree.iter("a"):
        address = completed_address(anchor.get("href"), base)
        if address is None:
            continue
        block = next((one for one in anchor.iterancestors() if one.tag in _BLOCKS), None)
        words = clean_paragraphs([" ".join(block.itertext()) if block is not None else ""])
        joined = clean_paragraphs(["".join(block.itertext()) if block is not None else ""])
        if paragraphs.intersection(words + joined):
            yield address
