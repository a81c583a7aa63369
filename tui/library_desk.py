"""The library as its screen sees it: items and lists, joined with the marks on the articles.

It knows the library's database and the store, and no widget. What asks or writes raises
ArticleError or AnnotationError.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from articles.library.model import (
    UNREAD,
    Change,
    Counts,
    Feed,
    Item,
    Order,
    View,
    ViewKind,
)
from articles.library.query import Query, parse_query
from articles.library.searching import Searcher, Sorting
from tui.library_lists import ListRow, list_rows, size_of
from tui.library_marks import adopt_stored, marked_ids
from tui.rules import SetRule, highlight_words

if TYPE_CHECKING:
    from annotations.claim_list import VerdictTally
    from annotations.index import Index
    from annotations.store import Store
    from articles.library.library import Library
    from tui.feed_updates import UpdateState

FIRST_PAGE = 64
"""Items that are read before the first paint."""
SETTLING_SECONDS = 0.05
"""How long a list waits for marks that are not in the index yet."""

NO_QUERY = Query()


@dataclass(frozen=True)
class Shown:
    """What the list of items shows, and where the reader is in it."""

    view: View = UNREAD
    order: Order = Order.NEWEST
    sorting: Sorting = Sorting.RANKED
    numbers: array[int] = field(default_factory=lambda: array("q"))
    count: int = 0
    """How many items there will be when all numbers are there."""
    row: int = 0
    typed: str = ""
    """What is searched for; "" where nothing is."""
    query: Query = NO_QUERY
    is_cut: bool = False
    """Whether a search found more than it lists."""
    problem: str = ""


@dataclass(frozen=True)
class Lists:
    """What stands on the left of the screen."""

    feeds: tuple[Feed, ...]
    counts: Counts
    rows: tuple[ListRow, ...]


class LibraryDesk:
    """Answers what the library screen asks."""

    def __init__(
        self,
        library: Library,
        index: Callable[[], Index],
        store: Callable[[], Store],
        rules: Sequence[SetRule] = (),
        settle: Callable[[float], object] = lambda _: None,
    ) -> None:
        """`index` and `store` make one for each thread that asks, so that none waits.

        `settle` waits at most so many seconds for marks that are on their way into the index.
        """
        self.library = library
        self.index = index()
        self._index_aside = index()
        self.searcher = Searcher(library.database)
        self.shown: Shown | None = None
        """What was shown last, so that the library opens where it was left."""
        self.rules = rules
        self.highlights = highlight_words(rules)
        self.update: UpdateState | None = None
        """How far an update of the feeds is, while one goes on."""
        self.dropped: Feed | None = None
        """The feed that was taken away by the last step; None where that was another."""
        self._store = store
        self._marked: int | None = None
        self._settle = settle

    def close(self) -> None:
        """Close the databases."""
        self.searcher.close()
        self.index.close()
        self._index_aside.close()
        self.library.close()

    def lists(self, *, ask_index: bool = True) -> Lists:
        """Feeds and other lists with their numbers; without `ask_index` that of marked articles
        is the one that was told last.
        """
        feeds, counts = self.library.feeds(), self.library.counts()
        if ask_index:
            self._marked = self._count_marked()
        rows = list_rows(
            feeds,
            counts,
            self.library.searches(),
            self.library.tags(),
            self.library.rule_counts(),
            self._marked,
        )
        return Lists(feeds, counts, rows)

    def _count_marked(self) -> int | None:
        """How many articles have verdicts; None where the index can't be asked."""
        self._settle(SETTLING_SECONDS)
        try:
            return self.index.count_marked()
        except AnnotationError:
            return None

    def opening(self, view: View, order: Order, lists: Lists) -> Shown:
        """A list as far as its first paint needs it."""
        if view.kind in (ViewKind.MARKED, ViewKind.SEARCH):
            return Shown(view, order)
        page = self.library.page(view, limit=FIRST_PAGE, order=order)
        size = size_of(view, lists.counts, lists.feeds)
        count = len(page) if size is None else max(size, len(page))
        return Shown(view, order, numbers=array("q", (one.number for one in page)), count=count)

    def whole(self, shown: Shown) -> Shown:
        """The same list with all its numbers."""
        if shown.view.kind is ViewKind.MARKED:
            numbers = self.library.numbers_of_ids(self.marked_ids(), shown.order)
        else:
            numbers = self.library.numbers(shown.view, shown.order)
        return replace(shown, numbers=numbers, count=len(numbers))

    def renewed(self, shown: Shown, today: date) -> Shown:
        """The same list with what is new in it; what is no longer of it keeps its row.

        For a list that is read again while the reader works in it: what was read in the list of
        unread ones stays there until it is opened anew.
        """
        read = self.found(shown, shown.typed, today) if shown.typed else self.whole(shown)
        if len(shown.numbers) < shown.count:
            return read
        if shown.order is Order.OLDEST:
            numbers = with_new(shown.numbers[::-1], read.numbers[::-1])[::-1]
        else:
            numbers = with_new(shown.numbers, read.numbers)
        return replace(read, numbers=numbers, count=len(numbers))

    def found(self, shown: Shown, typed: str, today: date) -> Shown:
        """What a search finds. Raises QueryError, and SearchCancelledError for a newer one."""
        query = parse_query(typed, today)
        if query.is_empty:
            return replace(shown, typed=typed, query=query, numbers=array("q"), count=0)
        among = self.marked_ids(query) if query.asks_for_marks else None
        hits = self.searcher.find(query, shown.sorting, among)
        return replace(
            shown,
            view=View(ViewKind.SEARCH, typed.strip()),
            typed=typed,
            query=query,
            numbers=hits.numbers,
            count=len(hits.numbers),
            is_cut=hits.is_cut,
            row=0,
        )

    def items(self, numbers: Sequence[int]) -> Sequence[tuple[Item, str]]:
        """Items by number, with where the words of the search stand in their texts."""
        query = self.shown.query if self.shown is not None else NO_QUERY
        if query.words:
            return [(hit.item, hit.snippet) for hit in self.searcher.hits(query, numbers)]
        return [(item, "") for item in self.library.items(numbers)]

    def next_unread(self, after: Item | None, but: frozenset[str] = frozenset()) -> Item | None:
        """The next unread item, of the list that is shown first, and none of the ids in `but`."""
        shown = self.shown or Shown()
        own = shown.view.kind not in (ViewKind.MARKED, ViewKind.SEARCH)
        view = shown.view if own else UNREAD
        return self.library.next_unread(after, shown.order, view, but)

    def go_to(self, item: Item) -> None:
        """Let the library open at this item the next time, where its list has it."""
        if self.shown is not None and item.number in self.shown.numbers:
            self.shown = replace(self.shown, row=self.shown.numbers.index(item.number))

    def is_full(self, item: Item) -> bool:
        """Whether there is nothing more of an item to be fetched."""
        body = self.library.body(item.number)
        return body is not None and body.is_full

    def links(self, identifier: str) -> tuple[str, ...]:
        """The addresses that an article links to."""
        item = self.library.item(identifier)
        body = self.library.body(item.number) if item is not None else None
        return body.links if body is not None else ()

    def toggle_star(self, identifier: str) -> bool | None:
        """Give an article a star, or take it away; None where the library does not have it."""
        item = self.library.item(identifier)
        if item is None:
            return None
        words = "Took the star away" if item.is_starred else "Starred"
        self.library.change([item.number], Change(is_starred=not item.is_starred), words)
        return not item.is_starred

    def tallies(self, ids: Sequence[str]) -> Mapping[str, VerdictTally]:
        """The verdicts on these articles; none where the index can't be asked."""
        self._settle(SETTLING_SECONDS)
        try:
            return self.index.tallies(ids)
        except AnnotationError:
            return {}

    def marked_ids(self, query: Query = NO_QUERY) -> Sequence[str]:
        """The ids of the articles with verdicts, of those that `query` asks for."""
        return marked_ids(self._index_aside, query)

    def adopt_stored(self) -> tuple[int, tuple[str, ...]]:
        """Bring articles that only the store knows into the library, and marks into the index.

        Returns how many were new to either, and a sentence for each file that can't be read.
        """
        noted = self._index_aside.refresh().read
        new, problems = adopt_stored(self.library, self._store())
        lost = self.library.recover()
        return noted + new + bool(lost), (lost, *problems) if lost else problems


def with_new(shown: array[int], read: array[int]) -> array[int]:
    """`shown` with what else is in `read`, each behind its neighbour there, else on top."""
    rows = frozenset(shown)
    behind: dict[int | None, list[int]] = {None: []}
    new = behind[None]
    for number in read:
        if number in rows:
            new = behind[number] = []
        else:
            new.append(number)
    made = array("q", behind[None])
    for number in shown:
        made.append(number)
        made.extend(behind.get(number, ()))
    return made
