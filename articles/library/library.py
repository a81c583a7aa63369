"""The library: one database of feeds and items, asked and changed through this class alone.

Every method raises LibraryError where the disk does not do its part, and may be called from any
thread. What changes the library is on the disk when it returns, whole or not at all.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.library import applying, bringing, questions, states, subscriptions
from articles.library.database import Database
from articles.library.model import (
    ALL,
    Brought,
    Change,
    Counts,
    Feed,
    Item,
    ItemBody,
    NewItem,
    Order,
    SavedSearch,
    Step,
    View,
)
from articles.library.moments import now as now_in_utc

if TYPE_CHECKING:
    from articles.library.rules import Rule
    from articles.model import Article

AT_ONCE = 200
"""Items that are written in one go, so that another writer never waits long."""


class Library:
    """Feeds, items and what the reader did with them."""

    def __init__(self, path: Path, now: Callable[[], str] = now_in_utc) -> None:
        """Name the database; it is opened, or made, at the first question."""
        self.database = Database(path)
        self._now = now

    def close(self) -> None:
        """Close the database; the next question opens it again."""
        self.database.close()

    def recover(self) -> str:
        """Bring in what can be read of a database that was set aside; a sentence for the reader.

        "" where nothing was set aside since the last call.
        """
        aside, self.database.was_set_aside = self.database.was_set_aside, None
        if aside is None:
            return ""
        from articles.library.salvage import salvage

        count = salvage(aside, self)
        return (
            f"The library's database was damaged. {count:,} articles could be read and are here "
            f"again; what was read, starred or tagged last may be lost. The file is at {aside}."
        )

    def add_feed(self, url: str, **values: Any) -> int:
        """Take the feed at `url` and return its number; a known one gets the new values.

        `values` are fields of `Feed`; `own_title` is the reader's title, `title` the feed's.
        """
        with self.database.writing() as connection:
            return subscriptions.add_feed(connection, url, values)

    def note_feed(self, number: int, **values: Any) -> None:
        """Write fields of a feed, such as `problem` and `retry` after a failure."""
        with self.database.writing() as connection:
            subscriptions.note_feed(connection, number, values)

    def rename_feed(self, number: int, title: str, words: str) -> Step | None:
        """Give a feed the reader's own title, "" for its own; None where it has it already."""
        with self.database.writing() as connection:
            return states.change_feeds(connection, "own_title", {number: title}, words)

    def move_feeds(self, folders: Mapping[int, str], words: str) -> Step | None:
        """Put feeds, by their numbers, into folders, as one step; None where all are there."""
        with self.database.writing() as connection:
            return states.change_feeds(connection, "folder", folders, words)

    def remove_feed(self, number: int) -> None:
        """Take a feed no more; what was opened, starred, tagged or archived of it stays."""
        with self.database.writing() as connection:
            subscriptions.remove_feed(connection, number)

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds, by folder and title."""
        with self.database.reading() as connection:
            return subscriptions.all_feeds(connection)

    def upsert_items(
        self, feed: int | None, items: Sequence[NewItem], rules: Sequence[Rule] = ()
    ) -> Brought:
        """Add items that `feed` brought (None: opened by hand), or bring known ones up to date.

        What the reader did with a known item stays. `rules` act on the new ones.
        """
        new = changed = 0
        for start in range(0, len(items), AT_ONCE):
            some = items[start : start + AT_ONCE]
            with self.database.writing() as connection:
                brought = bringing.bring(connection, feed, some, rules, self._now())
            new, changed = new + brought.new, changed + brought.changed
        return Brought(new, changed)

    def note_opened(self, item: NewItem) -> None:
        """Remember that the reader opened an article; it is read from now on."""
        with self.database.writing() as connection:
            bringing.bring(connection, None, [item], (), self._now())
            connection.execute(
                "UPDATE items SET opened = ?, is_read = 1 WHERE id = ?", (self._now(), item.id)
            )

    def page(
        self, view: View, after: Item | None = None, limit: int = 100, order: Order = Order.NEWEST
    ) -> tuple[Item, ...]:
        """At most `limit` items of a view that come after `after`, or the first ones."""
        with self.database.reading() as connection:
            return questions.page(connection, view, after, limit, order)

    def numbers(self, view: View, order: Order = Order.NEWEST) -> array[int]:
        """The numbers of all items of a view, eight bytes each."""
        with self.database.reading() as connection:
            return questions.numbers(connection, view, order)

    def numbers_of_ids(self, ids: Iterable[str], order: Order = Order.NEWEST) -> array[int]:
        """The numbers of the items that have these ids and were not taken away."""
        with self.database.reading() as connection:
            return questions.numbers_of_ids(connection, ids, order)

    def items(self, numbers: Sequence[int]) -> tuple[Item, ...]:
        """The items of these numbers, in their order; those that are gone are left out."""
        with self.database.reading() as connection:
            return questions.items(connection, numbers)

    def item(self, identifier: str) -> Item | None:
        """The item of an id."""
        with self.database.reading() as connection:
            return questions.item_of_id(connection, identifier)

    def body(self, number: int) -> ItemBody | None:
        """The text, captions and links of an item."""
        with self.database.reading() as connection:
            return questions.body(connection, number)

    def article(self, identifier: str) -> Article | None:
        """The item of an id as an article; None where there is no text of it."""
        with self.database.reading() as connection:
            return questions.article(connection, identifier)

    def next_unread(
        self,
        after: Item | None,
        order: Order = Order.NEWEST,
        view: View = ALL,
        but: frozenset[str] = frozenset(),
    ) -> Item | None:
        """The next unread item of `view`, then of the whole library; past the last the first.

        Those whose ids are in `but` are passed over.
        """
        with self.database.reading() as connection:
            return questions.next_unread(connection, after, order, view, but)

    def counts(self) -> Counts:
        """How many items there are, unread, starred, archived, whole and by feed."""
        with self.database.reading() as connection:
            return questions.counts(connection)

    def keep_search(self, name: str, query: str) -> None:
        """Keep a search under a name; another one of that name goes."""
        with self.database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO searches VALUES (?, ?)", (name, query))

    def forget_search(self, query: str) -> None:
        """Keep a search no more."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM searches WHERE query = ?", (query,))

    def searches(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept, by name."""
        with self.database.reading() as connection:
            rows = connection.execute("SELECT name, query FROM searches ORDER BY name").fetchall()
            return tuple(SavedSearch(*row) for row in rows)

    def tags(self) -> tuple[str, ...]:
        """All tags."""
        with self.database.reading() as connection:
            return questions.tags(connection)

    def rule_counts(self) -> dict[str, int]:
        """How many items each rule did something to, by its name."""
        with self.database.reading() as connection:
            return applying.rule_counts(connection)

    def apply_rules(self, rules: Sequence[Rule]) -> dict[str, int]:
        """Apply rules to the items that are there; how many each did something to, by name.

        What each rule does is a step that can be taken back.
        """
        with self.database.reading() as connection:
            fitting = applying.fitting_items(connection, rules)
        return applying.apply_fitting(self.database.writing, fitting, self._now())

    def unknown_ids(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of `ids` that no item has."""
        with self.database.reading() as connection:
            return questions.unknown_ids(connection, ids)

    def guids(self, ids: Iterable[str]) -> dict[str, str | None]:
        """What their feeds call the items of `ids` that there are, by id."""
        with self.database.reading() as connection:
            return questions.guids(connection, ids)

    def without_full_text(self, feed: int, limit: int) -> tuple[str, ...]:
        """The ids of unread items of a feed whose whole text was not fetched yet, newest first."""
        with self.database.reading() as connection:
            return questions.without_full_text(connection, feed, limit)

    def change(self, numbers: Sequence[int], change: Change, words: str = "") -> Step | None:
        """Change items by their numbers; None where all were so already.

        With `words`, which say what was done, the step can be taken back.
        """
        with self.database.writing() as connection:
            return states.change_items(connection, numbers, change, words)

    def set_state(self, ids: Iterable[str], change: Change, words: str = "") -> Step | None:
        """`change` for items that are known by their ids."""
        with self.database.writing() as connection:
            found = connection.execute(
                "SELECT number FROM items WHERE id IN (SELECT value FROM json_each(?))",
                (_as_json(ids),),
            )
            numbers = [number for (number,) in found]
            return states.change_items(connection, numbers, change, words)

    def undo(self, step: Step | None = None) -> Step | None:
        """Take back `step`, or the last one, also of an earlier run; None where there is none."""
        with self.database.writing() as connection:
            return states.undo_step(connection, None if step is None else step.number)


def _as_json(values: Iterable[str]) -> str:
    import json

    return json.dumps(list(values))
