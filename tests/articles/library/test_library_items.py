"""Items of the library: brought, listed, counted, changed, taken back."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

import pytest

from articles.errors import LibraryError
from articles.library.library import Library
from articles.library.model import (
    ALL,
    ARCHIVED,
    LOCAL,
    STARRED,
    UNREAD,
    Brought,
    Change,
    Count,
    ItemBody,
    NewItem,
    Order,
    Shelf,
    View,
    ViewKind,
)
from articles.model import article_id

NOON = "2026-11-24T12:00:00Z"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data" / "library.sqlite", now=lambda: NOON)


def item(name: str, day: int = 1, **fields: object) -> NewItem:
    given: dict[str, object] = {
        "source": f"https://news.example/{name}",
        "title": f"The {name} story",
        "text": f"A first paragraph on {name}.\n\nAnd a second.",
        "published": f"2026-11-{day:02}T08:00:00Z",
    }
    return NewItem(**{**given, **fields})  # type: ignore[arg-type]


def titles(library: Library, view: View = ALL, order: Order = Order.NEWEST) -> list[str]:
    numbers = library.numbers(view, order)
    return [one.title.split()[1] for one in library.items(numbers)]


def test_nothing_is_made_before_the_first_question(tmp_path: Path) -> None:
    Library(tmp_path / "data" / "library.sqlite")
    assert not (tmp_path / "data").exists()


def test_the_database_is_readable_by_its_owner_alone(library: Library) -> None:
    library.upsert_items(None, [item("bridge")])
    for path in library.database.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_items_are_listed_newest_first_and_come_back_whole(library: Library) -> None:
    feed = library.add_feed("https://news.example/feed", title="Example", folder="World/Europe")
    brought = library.upsert_items(
        feed,
        [
            item("bridge", 3, byline=("Ana Ruiz",), site="Example Wire", tags=("roads",)),
            item("ferry", 4, is_read=True),
            item("harbour", 2, is_starred=True),
        ],
    )
    assert brought == Brought(new=3, changed=0)
    assert titles(library) == ["ferry", "bridge", "harbour"]
    assert titles(library, order=Order.OLDEST) == ["harbour", "bridge", "ferry"]
    bridge = library.page(UNREAD)[0]
    assert (bridge.id, bridge.feed) == (article_id("https://news.example/bridge"), feed)
    assert (bridge.byline, bridge.site, bridge.tags) == (("Ana Ruiz",), "Example Wire", ("roads",))
    assert bridge.first_lines == "A first paragraph on bridge. And a second."
    assert library.article(bridge.id).text == item("bridge").text  # type: ignore[union-attr]


def test_a_known_item_keeps_what_the_reader_did(library: Library) -> None:
    library.upsert_items(None, [item("bridge")])
    library.set_state([item("bridge").id], Change(is_read=True, add_tags=("roads",)))
    assert library.upsert_items(None, [item("bridge")]) == Brought(0, 0)
    assert library.upsert_items(None, [item("bridge", title="The newer one")]) == Brought(0, 1)
    (found,) = library.page(ALL)
    assert (found.title, found.is_read, found.tags) == ("The newer one", True, ("roads",))


def test_a_deleted_item_is_not_brought_back_by_its_feed(library: Library) -> None:
    library.upsert_items(None, [item("bridge")])
    library.set_state([item("bridge").id], Change(shelf=Shelf.DELETED))
    library.upsert_items(None, [item("bridge", title="Again")])
    assert titles(library) == []


def test_a_whole_text_is_not_replaced_by_a_summary(library: Library) -> None:
    library.upsert_items(None, [item("bridge", text="The whole text.", is_full=True)])
    library.upsert_items(None, [item("bridge", text="A summary.", title="The bridge again")])
    found = library.item(item("bridge").id)
    assert found is not None
    assert library.body(found.number).text == "The whole text."  # type: ignore[union-attr]
    assert found.title == "The bridge again"


def test_links_and_captions_stay_where_an_opening_knows_none(library: Library) -> None:
    links, captions = ("https://a.example/one",), ("The weir at dawn",)
    library.upsert_items(None, [item("bridge", links=links, captions=captions)])
    library.note_opened(item("bridge", text="The whole text.", is_full=True))
    found = library.item(item("bridge").id)
    assert found is not None
    assert library.body(found.number) == ItemBody("The whole text.", captions, links, True)


def test_an_item_opened_by_hand_goes_to_the_feed_that_brings_it(library: Library) -> None:
    library.upsert_items(None, [item("bridge")])
    feed = library.add_feed("https://news.example/feed")
    library.upsert_items(feed, [item("bridge")])
    assert library.page(ALL)[0].feed == feed


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2026-11-20T10:00:00+02:00", "2026-11-20T08:00:00Z"),
        ("2026-11-20", "2026-11-20T00:00:00Z"),
        ("2093-01-01T00:00:00Z", NOON),
        ("yesterday", NOON),
        (None, NOON),
        ("", NOON),
    ],
)
def test_a_time_in_the_future_or_none_counts_as_received(
    library: Library, published: str | None, moment: str
) -> None:
    library.upsert_items(None, [item("bridge", published=published)])
    assert library.page(ALL)[0].moment == moment


def test_pages_follow_one_another_without_gap(library: Library) -> None:
    library.upsert_items(None, [item(f"n{number}", number % 3 + 1) for number in range(25)])
    for order in Order:
        whole = library.page(ALL, limit=100, order=order)
        paged, after = [], None
        while some := library.page(ALL, after, 4, order):
            paged += some
            after = some[-1]
        assert tuple(paged) == whole
        assert [one.number for one in whole] == list(library.numbers(ALL, order))


def test_counts_follow_every_change(library: Library) -> None:
    feed = library.add_feed("https://news.example/feed")
    library.upsert_items(feed, [item("bridge"), item("ferry", is_read=True)])
    library.upsert_items(None, [item("note", source="/home/ana/note.txt", is_starred=True)])
    counts = library.counts()
    assert counts.whole == Count(shown=3, unread=2, starred=1)
    assert counts.local == Count(shown=1, unread=1, starred=1)
    assert counts.by_feed[feed] == Count(shown=2, unread=1)
    library.set_state([item("bridge").id], Change(shelf=Shelf.ARCHIVED))
    assert library.counts().by_feed[feed] == Count(shown=1, unread=0, archived=1)
    library.remove_feed(feed)
    assert library.counts().whole == Count(shown=1, unread=1, starred=1, archived=1)
    assert titles(library, ARCHIVED) == ["bridge"]


def test_views_show_what_they_say(library: Library) -> None:
    europe = library.add_feed("https://a.example/feed", folder="World/Europe")
    world = library.add_feed("https://b.example/feed", folder="World")
    other = library.add_feed("https://c.example/feed", folder="Worldwide")
    library.upsert_items(europe, [item("bridge", 1, tags=("roads",))])
    library.upsert_items(world, [item("ferry", 2, is_starred=True)])
    library.upsert_items(other, [item("harbour", 3)])
    library.upsert_items(None, [item("x", 4, source="/home/ana/x.txt", title="The note story")])
    assert titles(library, View(ViewKind.FOLDER, "World")) == ["ferry", "bridge"]
    assert titles(library, View(ViewKind.FOLDER, "World/Europe")) == ["bridge"]
    assert titles(library, View(ViewKind.FEED, other)) == ["harbour"]
    assert titles(library, View(ViewKind.TAG, "roads")) == ["bridge"]
    assert titles(library, STARRED) == ["ferry"]
    assert titles(library, LOCAL) == ["note"]
    ids = [item("bridge").id, item("harbour").id, "f" * 16]
    found = library.items(library.numbers_of_ids(ids))
    assert [one.title for one in found] == ["The harbour story", "The bridge story"]
    assert library.unknown_ids(ids) == ("f" * 16,)


def test_all_read_is_taken_back_in_one_step_and_read_ones_stay_read(library: Library) -> None:
    library.upsert_items(None, [item("bridge", 1), item("ferry", 2, is_read=True)])
    step = library.change(library.numbers(ALL), Change(is_read=True), "Marked all read")
    assert step is not None
    assert step.changed == 1
    assert titles(library, UNREAD) == []
    assert library.undo() == step
    assert titles(library, UNREAD) == ["bridge"]
    assert library.undo() is None


def test_undo_works_after_a_restart(library: Library) -> None:
    library.upsert_items(None, [item("bridge")])
    library.set_state([item("bridge").id], Change(shelf=Shelf.DELETED), "Deleted it")
    library.close()
    again = Library(library.database.path)
    undone = again.undo()
    assert undone is not None
    assert undone.words == "Deleted it"
    assert titles(again) == ["bridge"]


def test_the_next_unread_goes_round_and_ends_where_all_is_read(library: Library) -> None:
    library.upsert_items(None, [item("a", 3), item("b", 2, is_read=True), item("c", 1)])
    first = library.next_unread(None)
    assert first is not None
    second = library.next_unread(first)
    assert second is not None
    assert [first.title, second.title] == ["The a story", "The c story"]
    assert library.next_unread(second) == first
    library.change([first.number], Change(is_read=True))
    assert library.next_unread(second) is None


def test_an_opened_article_is_in_the_library_and_read(library: Library) -> None:
    library.note_opened(item("bridge"))
    library.note_opened(item("bridge"))
    (found,) = library.page(ALL)
    assert found.is_read
    assert library.counts().whole == Count(shown=1)


def test_what_is_no_database_is_set_aside_and_made_anew(library: Library) -> None:
    library.upsert_items(None, [item("bridge")])
    library.close()
    rubbish = b"not a database at all, but long enough to be read" * 90
    library.database.path.write_bytes(rubbish)
    again = Library(library.database.path)
    assert titles(again) == []
    assert again.database.was_set_aside is not None
    assert again.database.was_set_aside.read_bytes() == rubbish
    again.upsert_items(None, [item("ferry")])
    assert titles(again) == ["ferry"]


def test_a_database_with_damage_in_its_middle_is_set_aside(library: Library) -> None:
    library.upsert_items(None, [item(f"n{number}") for number in range(300)])
    library.close()
    path = library.database.path
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[: size // 3] + b"\xff" * (size - size // 3))
    again = Library(path)
    with suppress(LibraryError):
        again.upsert_items(None, [item(f"m{number}") for number in range(300)])
    assert again.database.was_set_aside is not None
    again.upsert_items(None, [item("ferry")])
    assert "ferry" in titles(again)


def test_what_can_be_read_of_a_damaged_database_is_brought_back(library: Library) -> None:
    feed = library.add_feed("https://news.example/feed", title="Example", folder="World")
    library.upsert_items(feed, [item(f"n{number}", tags=("sea",)) for number in range(300)])
    library.keep_search("Water", "weir")
    library.set_state([item("n7").id], Change(is_read=True, is_starred=True, shelf=Shelf.ARCHIVED))
    library.close()
    path = library.database.path
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    again = Library(path)
    again.database.set_aside()
    said = again.recover()
    assert "was damaged" in said
    assert again.recover() == ""
    assert [one.folder for one in again.feeds()] == ["World"]
    assert len(again.page(ALL, limit=1000)) + len(again.page(ARCHIVED)) >= 100
    found = again.item(item("n7").id)
    if found is not None:
        assert (found.is_read, found.is_starred, found.shelf) == (True, True, Shelf.ARCHIVED)


def test_a_newer_database_is_left_alone(library: Library) -> None:
    library.upsert_items(None, [item("bridge")])
    with library.database.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    library.close()
    with pytest.raises(LibraryError, match="newer newsread"):
        Library(library.database.path).page(ALL)
