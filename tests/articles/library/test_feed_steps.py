"""What the reader does with feeds is taken back in its turn, also after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.library.library import Library
from articles.library.model import Change, NewItem


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library.sqlite")
    library.add_feed("https://quay.example/feed", title="Quay News", folder="Sea")
    library.add_feed("https://mill.example/feed", title="Mill Post")
    return library


def places(library: Library) -> list[tuple[str, str]]:
    return [(feed.folder, feed.title) for feed in library.feeds()]


def test_steps_on_feeds_and_items_are_taken_back_in_their_order(library: Library) -> None:
    before = places(library)
    numbers = {feed.title: feed.number for feed in library.feeds()}
    library.upsert_items(numbers["Quay News"], [NewItem("https://quay.example/1", "A", "B")])
    renamed = library.rename_feed(numbers["Mill Post"], "Grain", "Renamed")
    assert renamed is not None
    (item,) = library.items(library.numbers_of_ids([NewItem("https://quay.example/1", "", "").id]))
    library.change([item.number], Change(is_starred=True), "Starred")
    library.move_feeds(dict.fromkeys(numbers.values(), "All/Of"), "Moved")
    assert places(library) == [("All/Of", "Grain"), ("All/Of", "Quay News")]
    library.close()
    for words in ("Moved", "Starred", "Renamed"):
        step = library.undo()
        assert step is not None
        assert step.words == words
    assert places(library) == before
    assert library.undo() is None


def test_what_is_so_already_is_no_step(library: Library) -> None:
    (mill, _) = library.feeds()
    assert library.rename_feed(mill.number, "", "Renamed") is None
    assert library.move_feeds({mill.number: mill.folder}, "Moved") is None
    assert library.undo() is None


def test_no_other_column_of_a_feed_is_changed_by_a_step(library: Library) -> None:
    from articles.library.states import change_feeds

    with library.database.writing() as connection, pytest.raises(ValueError, match="url"):
        change_feeds(connection, "url", {1: "https://other.example"}, "Moved")
