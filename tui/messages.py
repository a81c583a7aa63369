"""What the parts of the app tell one another: plain values that a part posts once.

Nobody compares or prints them: that would be code to make for each before the first paint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from array import array

    from annotations.analysis.model import Analysis
    from annotations.comparing import Comparison
    from annotations.index import IndexedClaim
    from articles.library.model import Feed
    from articles.model import Article
    from tui.article_state import ClaimOrder
    from tui.claims_view import ClaimsView
    from tui.library_desk import Lists, Shown
    from tui.panel_tabs import Tab
    from tui.widgets.virtual_list import VirtualList


@dataclass(eq=False, repr=False)
class RowHighlighted(Message):
    """The reader moved the cursor of a list to a row."""

    list: VirtualList
    index: int

    @property
    def control(self) -> VirtualList:
        """The list, so that `on` can select by it."""
        return self.list


@dataclass(eq=False, repr=False)
class RowChosen(Message):
    """The reader asked for what a row names."""

    list: VirtualList
    index: int

    @property
    def control(self) -> VirtualList:
        """The list, so that `on` can select by it."""
        return self.list


@dataclass(eq=False, repr=False)
class ItemsRead(Message):
    """A list of the library was read, or searched; `lists` are those beside it."""

    shown: Shown
    lists: Lists | None = None
    keep_place: bool = True
    """Whether the cursor stays on its item."""


@dataclass(eq=False, repr=False)
class SearchRefused(Message):
    """What was typed can't be searched for; the text is a sentence."""

    text: str


@dataclass(eq=False, repr=False)
class LibraryProblem(Message):
    """The library could not do something; the text is a sentence."""

    text: str


@dataclass(eq=False, repr=False)
class ArticleChosen(Message):
    """The reader wants to open an article of the library."""

    article_id: str


@dataclass(eq=False, repr=False)
class NextUnreadAsked(Message):
    """The reader wants the next unread article after the one of this id."""

    article_id: str | None


@dataclass(eq=False, repr=False)
class StarAsked(Message):
    """The reader gives the article of this id a star, or takes it away."""

    article_id: str


@dataclass(eq=False, repr=False)
class FeedUpdateAsked(Message):
    """The reader wants the feeds of these addresses updated; None: all that are due."""

    urls: tuple[str, ...] | None


@dataclass(eq=False, repr=False)
class FeedTaken(Message):
    """The reader takes the feed at an address, or that of a site, into a folder."""

    url: str
    folder: str = ""
    title: str = ""
    """The reader's own name for it; "": its own."""
    full_text: bool = False


@dataclass(eq=False, repr=False)
class FeedDropped(Message):
    """The reader takes a feed no more."""

    feed: Feed


@dataclass(eq=False, repr=False)
class FeedGone(Message):
    """A feed is taken no more, and what was not kept of it is gone."""

    feed: Feed


@dataclass(eq=False, repr=False)
class FeedsProgressed(Message):
    """An update of the feeds is a step further, or over."""

    words: str
    """At the end: what it brought."""
    over: bool
    new: bool = False
    """Whether the list has to be read again."""


@dataclass(eq=False, repr=False)
class SampleAsked(Message):
    """The reader wants to open the sample article."""


@dataclass(eq=False, repr=False)
class LibraryLeft(Message):
    """The reader wants to go back from the library to the article that was open."""


@dataclass(eq=False, repr=False)
class TabClicked(Message):
    """A tab of the panel is to be opened."""

    tab: Tab


@dataclass(eq=False, repr=False)
class PanelPlaceChosen(Message):
    """A row of a list of the panel stands for the span start to end."""

    tab: Tab
    start: int
    end: int


@dataclass(eq=False, repr=False)
class ListingChanged(Message):
    """The reader wants claims to be listed in another order, or from another worth on."""

    order: ClaimOrder
    threshold: float


@dataclass(eq=False, repr=False)
class MarksWaiting(Message):
    """A mark was taken that the disk refused."""


@dataclass(eq=False, repr=False)
class StoreChanged(Message, bubble=False):
    """Files of the store were written, by this window or another one.

    The app gets it from the watch and hands it to each open screen.
    """

    article_ids: frozenset[str] = frozenset()
    """The articles; none: any may have been written."""


@dataclass(eq=False, repr=False)
class PlaceClicked(Message):
    """The reader clicked on the article's text at `offset`."""

    offset: int


@dataclass(eq=False, repr=False)
class ArticleRead(Message):
    """The article of `source` was read, or could not be: then `problem` says why."""

    source: str
    article: Article | None
    problem: str = ""
    completes: bool = False
    """Whether this is the whole of an article that its feed gave a part of."""
    asked: bool = False
    """Whether the reader asked for it by a key, and so is told where nothing is new."""


@dataclass(eq=False, repr=False)
class ArticleAnalysed(Message):
    """The machine saw more of an article, or could not: then `problem` says why."""

    article_id: str
    analysis: Analysis | None
    finished: bool
    problem: str = ""


@dataclass(eq=False, repr=False)
class SearchChanged(Message):
    """What is searched for in the article changed."""

    query: str


@dataclass(eq=False, repr=False)
class SearchLeft(Message):
    """The search line is to be put away; `keep` says whether the matches stay."""

    keep: bool


@dataclass(eq=False, repr=False)
class ArticleStepped(Message):
    """The reader wants the article `by` places after this one in the list named at the start."""

    by: int


@dataclass(eq=False, repr=False)
class RereadAsked(Message):
    """The reader wants to see the article as its source shows it now."""


@dataclass(eq=False, repr=False)
class TextsCompared(Message, bubble=False):
    """Two readings of an article were compared: their numbers, and what differs."""

    earlier: int
    later: int
    comparison: Comparison


@dataclass(eq=False, repr=False)
class RevisionsAsked(Message):
    """The reader wants to see what changed between the readings of this article."""


@dataclass(eq=False, repr=False)
class LibraryAsked(Message):
    """The reader wants to see the library."""


@dataclass(eq=False, repr=False)
class ClaimsFound(Message):
    """The claims of all articles that a view names; with a problem it can't be told."""

    view: ClaimsView
    numbers: array[int]
    total: int
    """Of the articles that the store has."""
    is_whole: bool
    """Whether these are all, not the first ones alone."""
    problem: str = ""


@dataclass(eq=False, repr=False)
class ClaimsFetched(Message):
    """What the index knows of claims that are on the screen, by number."""

    asked: tuple[int, ...]
    claims: dict[int, IndexedClaim]


@dataclass(eq=False, repr=False)
class ClaimsAwaited(Message):
    """So many files of the store were read, of so many that changed."""

    done: int
    total: int


@dataclass(eq=False, repr=False)
class ClaimsViewChanged(Message):
    """The reader looks at the claims of all articles in another way."""

    view: ClaimsView


@dataclass(eq=False, repr=False)
class ClaimChosen(Message):
    """The reader wants to go to a claim in its article."""

    article_id: str
    start: int
    end: int


@dataclass(eq=False, repr=False)
class ClaimsLeft(Message):
    """The reader wants to go back from the claims of all articles."""
