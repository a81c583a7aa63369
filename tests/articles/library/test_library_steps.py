"""Any sequence of changes and undos, against a plain model."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from articles.library.library import Library
from articles.library.model import (
    ALL,
    ARCHIVED,
    LOCAL,
    STARRED,
    UNREAD,
    Change,
    Count,
    NewItem,
    Shelf,
    View,
    ViewKind,
)

NAMES = "abcdef"
names = st.sets(st.sampled_from(NAMES), min_size=1)
tags = st.sampled_from(["sea", "work"])


@dataclass
class Known:
    """What the model knows of one item."""

    feed: int | None
    is_read: bool = False
    is_starred: bool = False
    shelf: Shelf = Shelf.SHOWN
    tags: set[str] = field(default_factory=set)


def new_item(name: str) -> NewItem:
    source = f"/texts/{name}" if name in "ab" else f"https://news.example/{name}"
    return NewItem(source, f"Title {name}", f"Text of {name}.", published="2026-11-01T00:00:00Z")


class LibrarySteps(RuleBasedStateMachine):
    """The library and a dictionary go through the same changes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.library = Library(Path(self.folder.name) / "library.sqlite")
        self.feed = self.library.add_feed("https://news.example/feed")
        self.known: dict[str, Known] = {}
        self.before: list[dict[str, Known]] = []

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()

    @rule(names=names, of_feed=st.booleans())
    def bring(self, names: set[str], of_feed: bool) -> None:
        feed = self.feed if of_feed else None
        self.library.upsert_items(feed, [new_item(name) for name in sorted(names)])
        for state in (self.known, *self.before):
            for name in names:
                state.setdefault(name, Known(feed))
                state[name].feed = state[name].feed or feed

    @rule(names=names, flag=st.booleans(), of_read=st.booleans())
    def switch(self, names: set[str], flag: bool, of_read: bool) -> None:
        column = "is_read" if of_read else "is_starred"
        self._change(names, {column: flag})

    @rule(names=names, shelf=st.sampled_from(Shelf))
    def move(self, names: set[str], shelf: Shelf) -> None:
        self._change(names, {"shelf": shelf})

    @rule(names=names, tag=tags, gives=st.booleans())
    def tag(self, names: set[str], tag: str, gives: bool) -> None:
        self._change(names, {"tag": tag, "gives": gives})

    def _change(self, names: set[str], what: dict[str, object]) -> None:
        after = deepcopy(self.known)
        for name in names & set(after):
            if "tag" in what:
                held = after[name].tags
                (held.add if what["gives"] else held.discard)(str(what["tag"]))
            else:
                for column, value in what.items():
                    setattr(after[name], column, value)
        change = (
            Change(**what)  # type: ignore[arg-type]
            if "tag" not in what
            else Change(add_tags=(str(what["tag"]),))
            if what["gives"]
            else Change(remove_tags=(str(what["tag"]),))
        )
        ids = [new_item(name).id for name in names]
        step = self.library.set_state(ids, change, "Changed")
        assert (step is not None) == (after != self.known)
        if after != self.known:
            self.before.append(self.known)
        self.known = after

    def _held(self, name: str) -> Known:
        item = self.library.item(new_item(name).id)
        assert item is not None
        return Known(item.feed, item.is_read, item.is_starred, item.shelf, set(item.tags))

    @rule()
    def undo(self) -> None:
        step = self.library.undo()
        assert (step is not None) == bool(self.before)
        if self.before:
            self.known = self.before.pop()

    @rule()
    def restart(self) -> None:
        path = self.library.database.path
        self.library.close()
        self.library = Library(path)

    @invariant()
    def all_is_as_in_the_model(self) -> None:
        assert {name: self._held(name) for name in self.known} == self.known

    @invariant()
    def views_and_counts_agree(self) -> None:
        every = self.known.values()
        shown = [one for one in every if one.shelf is Shelf.SHOWN]
        starred = [one for one in every if one.is_starred and one.shelf < Shelf.DELETED]
        archived = [one for one in every if one.shelf is Shelf.ARCHIVED]
        unread = [one for one in shown if not one.is_read]
        sizes = [len(shown), len(unread), len(starred), len(archived)]
        views = (ALL, UNREAD, STARRED, ARCHIVED)
        assert [len(self.library.numbers(view)) for view in views] == sizes
        counts = self.library.counts()
        assert counts.whole == Count(*sizes)
        of_feed = [one for one in shown if one.feed == self.feed]
        assert counts.by_feed.get(self.feed, Count()).shown == len(of_feed)
        assert len(self.library.numbers(View(ViewKind.FEED, self.feed))) == len(of_feed)
        assert counts.local.shown == len(self.library.numbers(LOCAL))


LibrarySteps.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestLibrarySteps = LibrarySteps.TestCase
