"""What the parts of the app tell one another: plain values that a part posts once."""

from __future__ import annotations

from typing import TYPE_CHECKING, dataclass_transform

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


@dataclass_transform()
class Told(Message):
    """A message with the fields that its class names, in that order.

    For type checkers it is a dataclass. It is none because each of them would have its code
    made and compiled before the first paint; nobody compares or prints them.
    """

    def __init__(self, *values: object, **named: object) -> None:
        """Take the values of the fields; those that are left out have their default."""
        super().__init__()
        vars(self).update(zip(self.__annotations__, values, strict=False), **named)


class RowHighlighted(Told):
    """The reader moved the cursor of a list to a row."""

    list: VirtualList
    index: int

    @property
    def control(self) -> VirtualList:
        """The list, so that `on` can select by it."""
        return self.list


class RowChosen(Told):
    """The reader asked for what a row names."""

    list: VirtualList
    index: int

    @property
    def control(self) -> VirtualList:
        """The list, so that `on` can select by it."""
        return self.list


class ItemsRead(Told):
    """A list of the library was read, or searched; `lists` are those beside it."""

    shown: Shown
    lists: Lists | None = None
    keep_place: bool = True
    """Whether the cursor stays on its item."""


class SearchRefused(Told):
    """What was typed can't be searched for; the text is a sentence."""

    text: str


class LibraryProblem(Told):
    """The library could not do something; the text is a sentence."""

    text: str


class ArticleChosen(Told):
    """The reader wants to open an article of the library."""

    article_id: str


class NextUnreadAsked(Told):
    """The reader wants the next unread article after the one of this id."""

    article_id: str | None


class StarAsked(Told):
    """The reader gives the article of this id a star, or takes it away."""

    article_id: str


class FeedUpdateAsked(Told):
    """The reader wants the feeds of these addresses updated; None: all that are due."""

    urls: tuple[str, ...] | None


class FeedTaken(Told):
    """The reader takes the feed at an address, or that of a site, into a folder."""

    url: str
    folder: str = ""
    title: str = ""
    """The reader's own name for it; "": its own."""
    full_text: bool = False


class FeedDropped(Told):
    """The reader takes a feed no more."""

    feed: Feed


class FeedGone(Told):
    """A feed is taken no more, and what was not kept of it is gone."""

    feed: Feed


class FeedsProgressed(Told):
    """An update of the feeds is a step further, or over."""

    words: str
    """At the end: what it brought."""
    over: bool
    new: bool = False
    """Whether the list has to be read again."""


class SampleAsked(Told):
    """The reader wants to open the sample article."""


class LibraryLeft(Told):
    """The reader wants to go back from the library to the article that was open."""


class TabClicked(Told):
    """A tab of the panel is to be opened."""

    tab: Tab


class PanelPlaceChosen(Told):
    """A row of a list of the panel stands for the span start to end."""

    tab: Tab
    start: int
    end: int


class ListingChanged(Told):
    """The reader wants claims to be listed in another order, or from another worth on."""

    order: ClaimOrder
    threshold: float


class MarksWaiting(Told):
    """A mark was taken that the disk refused."""


class StoreChanged(Told, bubble=False):
    """Files of the store were written, by this window or another one.

    The app gets it from the watch and hands it to each open screen.
    """

    article_ids: frozenset[str] = frozenset()
    """The articles; none: any may have been written."""


class PlaceClicked(Told):
    """The reader clicked on the article's text at `offset`."""

    offset: int


class ArticleRead(Told):
    """The article of `source` was read, or could not be: then `problem` says why."""

    source: str
    article: Article | None
    problem: str = ""
    completes: bool = False
    """Whether this is the whole of an article that its feed gave a part of."""
    asked: bool = False
    """Whether the reader asked for it by a key, and so is told where nothing is new."""


class ArticleAnalysed(Told):
    """The machine saw more of an article, or could not: then `problem` says why."""

    article_id: str
    analysis: Analysis | None
    finished: bool
    problem: str = ""


class SearchChanged(Told):
    """What is searched for in the article changed."""

    query: str


class SearchLeft(Told):
    """The search line is to be put away; `keep` says whether the matches stay."""

    keep: bool


class ArticleStepped(Told):
    """The reader wants the article `by` places after this one in the list named at the start."""

    by: int


class RereadAsked(Told):
    """The reader wants to see the article as its source shows it now."""


class TextsCompared(Told, bubble=False):
    """Two readings of an article were compared: their numbers, and what differs."""

    earlier: int
    later: int
    comparison: Comparison


class RevisionsAsked(Told):
    """The reader wants to see what changed between the readings of this article."""


class LibraryAsked(Told):
    """The reader wants to see the library."""


class ClaimsFound(Told):
    """The claims of all articles that a view names; with a problem it can't be told."""

    view: ClaimsView
    numbers: array[int]
    total: int
    """Of the articles that the store has."""
    is_whole: bool
    """Whether these are all, not the first ones alone."""
    problem: str = ""


class ClaimsFetched(Told):
    """What the index knows of claims that are on the screen, by number."""

    asked: tuple[int, ...]
    claims: dict[int, IndexedClaim]


class ClaimsAwaited(Told):
    """So many files of the store were read, of so many that changed."""

    done: int
    total: int


class ClaimsViewChanged(Told):
    """The reader looks at the claims of all articles in another way."""

    view: ClaimsView


class ClaimChosen(Told):
    """The reader wants to go to a claim in its article."""

    article_id: str
    start: int
    end: int


class ClaimsLeft(Told):
    """The reader wants to go back from the claims of all articles."""
