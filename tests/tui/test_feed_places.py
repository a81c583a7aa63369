"""Feeds and folders get other names and places in the library, and undo gives the old ones back."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_harness import running
from reading_harness import covers
from screen_harness import press, screen_lines, screen_text, settle

from articles.library.library import Library
from articles.library.model import Feed, NewItem
from tui.feed_places import folder_within, folders_of, moved_feeds, renamed_folder, typed_folder
from tui.folders import Folders, folders_below


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "home")


@pytest.fixture
def library(folders: Folders) -> Library:
    """Two feeds, one of them in a folder within a folder."""
    library = Library(folders.library)
    first = library.add_feed("https://quay.example/feed", title="Quay News", folder="Sea/North")
    second = library.add_feed("https://mill.example/feed", title="Mill Post")
    for feed, title in ((first, "The quay opens"), (second, "The mill turns")):
        item = NewItem(source=f"https://x.example/{feed}", title=title, text="It did.")
        library.upsert_items(feed, [item])
    return library


def places(library: Library) -> dict[str, str]:
    return {feed.title: feed.folder for feed in library.feeds()}


@covers("feed.rename")
@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["narrow", "wide"])
async def test_a_feed_gets_another_name_and_its_own_again(
    folders: Folders, library: Library, size: tuple[int, int]
) -> None:
    async with running(folders, size=size) as (app, pilot):
        await settle(pilot)
        if size[0] < 100:
            await press(pilot, "p")
        else:
            await press(pilot, "tab")
        await press(pilot, "G", "k", "k")
        assert "E rename · M move" in screen_lines(app)[0]
        await press(pilot, "G", "g", *"jjjjjjj")
        assert "take away" in screen_lines(app)[0]
        await press(pilot, "E", *"[b]Grain", "enter")
        await settle(pilot)
        assert places(library) == {"Quay News": "Sea/North", "[b]Grain": ""}
        assert "Renamed Mill Post; u takes it back" in screen_lines(app)[0]
        assert "[b]Grain" in screen_text(app)
        await press(pilot, "u")
        assert set(places(library)) == {"Quay News", "Mill Post"}
        assert "Mill Post" in screen_text(app)
        await press(pilot, "U")
        await press(pilot, "E", *"Grain", "enter", "E", "backspace", "enter")
        assert set(places(library)) == {"Quay News", "Mill Post"}


@covers("feed.move")
async def test_a_feed_moves_into_a_folder_that_is_offered_or_new(
    folders: Folders, library: Library
) -> None:
    async with running(folders, size=(160, 50)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "tab", "g", *"jjjjjjj", "M")
        assert "Sea/North" in screen_text(app), "The folders are not offered."
        await press(pilot, *" land / hills ", "enter")
        assert places(library)["Mill Post"] == "land/hills"
        assert "Moved Mill Post into land/hills" in screen_lines(app)[0]
        assert "hills/" in screen_text(app)
        await press(pilot, "u")
        assert places(library)["Mill Post"] == ""


async def test_a_folder_is_renamed_while_its_list_is_shown(
    folders: Folders, library: Library
) -> None:
    async with running(folders, size=(160, 50)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "tab", "g", *"jjjjjjjj", "enter")
        assert "Sea · 1 article" in screen_lines(app)[0]
        await press(pilot, "tab", "E", *"Ocean", "enter")
        await settle(pilot)
        assert places(library)["Quay News"] == "Ocean/North"
        assert "The quay opens" in screen_text(app)
        assert "Renamed the folder Sea" in screen_lines(app)[0]
        await press(pilot, "u")
        await settle(pilot)
        assert places(library)["Quay News"] == "Sea/North"


async def test_the_cursor_follows_a_folder_that_moves(folders: Folders, library: Library) -> None:
    library.add_feed("https://wood.example/feed", title="Wood", folder="Land")
    async with running(folders, size=(160, 50)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "tab", "g", *"jjjjjjjjjj", "M", *"Land", "enter")
        await settle(pilot)
        assert places(library)["Quay News"] == "Land/Sea/North"
        assert "Moved the folder Sea" in screen_lines(app)[0]
        assert any("▶" in line and "Sea/" in line for line in screen_lines(app)), screen_text(app)


async def test_where_no_feed_is_the_keys_say_so(folders: Folders, library: Library) -> None:
    async with running(folders) as (app, pilot):
        await settle(pilot)
        for key in ("E", "M"):
            await press(pilot, key)
            assert "go to a feed or a folder in the lists first" in screen_lines(app)[0]


def feed(number: int, folder: str) -> Feed:
    return Feed(number, f"https://{number}.example", str(number), folder)


FEEDS = (feed(1, "Sea/North"), feed(2, "Sea"), feed(3, "Seaside"), feed(4, ""))


def test_folders_are_those_of_feeds_and_those_around_them() -> None:
    assert folders_of(FEEDS) == ("Sea", "Sea/North", "Seaside")
    assert typed_folder(" a / / b ") == "a/b"


def test_a_folder_takes_what_is_in_it_along_and_nothing_else() -> None:
    assert renamed_folder("Sea/North", "Arctic/Sea") == "Sea/Arctic∕Sea"
    assert renamed_folder("Sea", " ") == "Sea"
    assert moved_feeds(FEEDS, "Sea", "Ocean") == {1: "Ocean/North", 2: "Ocean"}


def test_a_folder_never_lies_within_itself() -> None:
    assert folder_within("Sea", "World") == "World/Sea"
    assert folder_within("World/Sea", "") == "Sea"
    assert folder_within("Sea", "Sea/North") == "Sea"
    assert folder_within("Sea", "Sea") == "Sea"
