"""Feeds in the app: updated by key and by the clock, taken, read whole."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from app_harness import notices, running, settled
from feed_server import FeedServer
from reading_harness import covers, until
from screen_harness import press, screen_lines, screen_text, settle
from textual.pilot import Pilot

from annotations.store import Store
from articles.library.library import Library
from articles.library.model import ALL, UNREAD, NewItem
from tui.app import NewsreadApp
from tui.feed_updates import UpdateState
from tui.folders import Folders, folders_below
from tui.messages import NextUnreadAsked
from tui.screens.library import LibraryScreen
from tui.screens.reading import ReadingScreen
from tui.settings import Settings
from tui.widgets.update_line import update_content

LONG = " ".join(["The ferry left the harbour at noon and came back with everyone on board."] * 12)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running_server:
        yield running_server


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "home")


@pytest.fixture
def library(folders: Folders) -> Library:
    return Library(folders.library)


def feed(*titles: str, link: str = "https://news.example/story") -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{link}{'' if number == 0 else number}</link>"
        f"<guid>{title}</guid><description>It left on time.</description></item>"
        for number, title in enumerate(titles)
    )
    return (
        "<rss version='2.0'><channel><title>Harbour News</title><link>https://news.example/</link>"
        f"{items}</channel></rss>"
    )


def story(headline: str) -> str:
    """A page with more than the feed gives, and with a picture."""
    return (
        f"<html><body><article><h1>{headline}</h1><p>{LONG}</p>"
        "<figure><img src='x'><figcaption>The quay at noon</figcaption></figure>"
        f"<p>{LONG}</p></article></body></html>"
    )


def page(server: FeedServer) -> str:
    return server.lay("/story", story("The ferry is late"), type="text/html")


def text_of(app: NewsreadApp) -> str:
    """The text of the article on the screen."""
    return app.screen.state.article.text if isinstance(app.screen, ReadingScreen) else ""


@asynccontextmanager
async def item_opened(
    folders: Folders, library: Library, server: FeedServer
) -> AsyncIterator[tuple[NewsreadApp, Pilot[Any]]]:
    """The app after an update, with an item just opened of which the feed gave a part."""
    library.add_feed(server.lay("/feed", feed("The ferry is late", link=page(server))))
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        await pilot.press("enter")
        yield app, pilot


@covers("feed.update_all")
async def test_a_key_updates_all_feeds_and_says_what_came(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/feed", feed("The ferry is late", "The mill turns")))
    library.add_feed(server.url("/none"))
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        assert "2 new articles in 2 feeds, 1 could not be read" in screen_lines(app)[0]
        assert "The ferry is late" in screen_text(app)


async def test_an_update_leaves_what_was_read_under_the_readers_hands(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/feed", feed("The ferry is late", "The mill turns")))
    async with running(folders, size=(80, 24)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        await press(pilot, "r", "j", "r")
        read = [line.strip(" ▶") for line in screen_lines(app)[2:5:2]]
        server.lay("/feed", feed("The ferry is late", "The mill turns", "A bridge opens"))
        await press(pilot, "R")
        assert "Unread · 3 articles" in screen_lines(app)[0]
        rows = [line.strip() for line in screen_lines(app)[2:7:2]]
        assert rows == ["●  A bridge opens", read[0], f"▶    {read[1]}"]
        await press(pilot, "f5")
        assert "Unread · 1 article " in screen_lines(app)[0]


async def test_an_update_is_seen_while_it_goes_on(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/feed", feed("The ferry is late")))
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await pilot.press("R")
        await pilot.pause()
        assert "Updating feeds" in screen_text(app)
        await pilot.press("R")
        await until(
            pilot, lambda: "updated already" in notices(app), "A second update was not refused."
        )
        await settle(pilot)
        assert "Updating feeds" not in screen_text(app)


@covers("feed.update")
async def test_a_key_updates_the_feed_that_is_shown(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/one", feed("The ferry is late")), title="One")
    library.add_feed(server.lay("/two", feed("The mill turns")), title="Two")
    async with running(folders, size=(160, 40)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "F")
        assert "this is of no feed" in screen_lines(app)[0]
        await press(pilot, "tab", "end", "enter", "F")
        assert "1 new article in 1 feed" in screen_lines(app)[0]
        assert [item.title for item in library.page(ALL)] == ["The mill turns"]


@covers("feed.take")
async def test_a_feed_is_taken_by_the_address_of_its_site(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    server.lay("/feed", feed("The ferry is late"))
    link = "<link rel=alternate type='application/rss+xml' href='/feed'>"
    site = server.lay("/", f"<html><head>{link}</head></html>", type="text/html")
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "plus", *site, "enter")
        assert "Took Harbour News, 1 article" in screen_lines(app)[0]
        assert [one.url for one in library.feeds()] == [server.url("/feed")]
        await press(pilot, "plus", *server.url("/nothing"), "enter")
        assert "answered 404 Not Found" in notices(app)


async def test_a_failing_feed_says_why_on_its_line(folders: Folders, library: Library) -> None:
    problem = "mills.example answered 500 Internal Server Error"
    title = "Mills and weavers of the whole north country"
    library.add_feed("https://mills.example/rss", title=title, problem=problem)
    async with running(folders, size=(160, 40)) as (app, pilot):
        await settle(pilot)
        (line,) = (line for line in screen_lines(app) if "Mills and" in line)
        assert "… !" in line
        await press(pilot, "tab", "end")
        assert problem in screen_lines(app)[0]
        await press(pilot, "home")
        assert problem not in screen_lines(app)[0]


async def test_a_broken_feed_is_taken_with_a_word_of_warning(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    broken = "<rss><channel><title>Mill News<item><title>The mill turns</title></item></channel>"
    url = server.lay("/feed", broken)
    async with running(folders, size=(120, 30)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "plus", *url, "enter")
        assert "Took Mill News, 1 article" in screen_lines(app)[0]
        assert "what could be read was read" in notices(app)


async def test_a_feed_is_taken_away_when_asked_twice_and_taken_again_by_undo(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    url = server.lay("/feed", feed("The ferry is late", "The mill turns"))
    library.add_feed(url, own_title="My harbour", folder="Sea", full_text=1)
    async with running(folders, size=(120, 30)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        await press(pilot, "s")
        await press(pilot, "tab", "end")
        assert "F update · W feed's texts · d take away" in screen_lines(app)[0]
        await press(pilot, "d")
        assert "d again takes My harbour away; what you opened stays" in screen_lines(app)[0]
        await press(pilot, "up", "down", "d")
        assert len(library.feeds()) == 1
        await press(pilot, "d")
        assert library.feeds() == ()
        assert "Took My harbour away; u takes it again" in screen_lines(app)[0]
        assert [item.title for item in library.page(ALL)] == ["The ferry is late"]
        assert "The mill turns" not in screen_text(app)
        await press(pilot, "u")
        (again,) = library.feeds()
        assert (again.url, again.title, again.folder) == (url, "My harbour", "Sea")
        assert again.full_text
        assert len(library.page(ALL)) == 2
        await press(pilot, "u")
        assert "Took back: Starred" in screen_lines(app)[0]


async def test_undo_after_another_step_takes_no_feed_again(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/one", feed("The ferry is late")), title="One")
    library.add_feed(server.lay("/two", feed("The mill turns", link="https://b.example/")))
    async with running(folders, size=(120, 30)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        await press(pilot, "tab", "end", "d", "d")
        await press(pilot, "tab", "s")
        await press(pilot, "u")
        assert "Took back: Starred" in screen_lines(app)[0]
        assert len(library.feeds()) == 1


@covers("feed.full_text")
async def test_a_key_has_the_whole_articles_of_a_feed_fetched(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/feed", feed("The ferry is late", link=page(server))))
    async with running(folders, size=(120, 30)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "W")
        assert "this is of no feed" in screen_lines(app)[0]
        await press(pilot, "R")
        await press(pilot, "W")
        assert "whole articles from now on; F fetches them" in screen_lines(app)[0]
        await press(pilot, "F")
        assert "Nothing new in 1 feed, 1 fetched whole" in screen_lines(app)[0]
        (item,) = library.page(ALL)
        body = library.body(item.number)
        assert body is not None
        assert LONG in body.text
        await press(pilot, "W")
        assert "the feed's own texts from now on" in screen_lines(app)[0]
        assert not library.feeds()[0].full_text


async def test_what_was_remarked_on_an_article_goes_with_it(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(
        server.lay("/feed", feed("The ferry is late", "The mill turns", link=server.url("/none")))
    )
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        await pilot.press("enter")
        for _ in range(2):
            await until(
                pilot, lambda: "This is the feed's own text" in notices(app), "Nothing was said."
            )
            assert notices(app).count("own text") == 1
            await pilot.press("full_stop")
        await settled(pilot)


async def test_articles_that_are_passed_quickly_count_as_read(
    folders: Folders, library: Library
) -> None:
    library.upsert_items(
        None,
        [
            NewItem(source=f"/texts/{name}", title=name, text=f"The {name}.", is_full=True)
            for name in ("ferry", "mill", "weir", "dyke")
        ],
    )
    async with running(folders) as (app, pilot):
        await settle(pilot)
        passed = library.page(UNREAD)[:3]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen), "None is open.")
        for item in passed:
            app.post_message(NextUnreadAsked(item.id))
        await until(pilot, lambda: not library.page(UNREAD), "One stays unread.")


async def test_the_whole_text_of_a_feeds_article_is_not_told_as_a_change(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    async with item_opened(folders, library, server) as (app, pilot):
        await until(pilot, lambda: LONG in text_of(app), "The whole article never came.")
        await settled(pilot)
        assert "has changed" not in notices(app)
        stored = Store(folders.store).load(app.screen.state.article.id)
        assert stored is not None
        assert stored.revisions == (), "What the feed gave counts as a reading."


async def test_a_whole_article_is_read_again_from_its_page_with_its_headline(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    async with item_opened(folders, library, server) as (app, pilot):
        await until(pilot, lambda: LONG in text_of(app), "The whole article never came.")
        await settled(pilot)
        await press(pilot, "R")
        await until(pilot, lambda: "shows what you read" in notices(app), "It is not the same.")
        server.lay("/story", story("The ferry never came"), type="text/html")
        await press(pilot, "R")
        await until(pilot, lambda: "headline has changed" in notices(app), "It is not told.")
        assert "it was “The ferry is late”" in notices(app)
        assert "The ferry never came" in screen_text(app)
        assert "Harbour\xa0News" in screen_text(app), (
            "The page's address stands for the site's name."
        )


async def test_without_feeds_the_key_says_how_to_take_one(folders: Folders) -> None:
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        assert "there are no feeds yet; + takes one" in screen_lines(app)[0]


async def test_a_narrow_screen_has_room_for_what_was_said(folders: Folders) -> None:
    async with running(folders, size=(80, 24)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "R")
        assert "there are no feeds yet; + takes one" in screen_lines(app)[0]


async def test_the_clock_updates_feeds_where_the_settings_say_so(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/feed", feed("The ferry is late")))
    settings = Settings(annotator="ana", update_feeds=60)
    async with running(folders, settings=settings) as (app, pilot):
        await until(
            pilot, lambda: "The ferry is late" in screen_text(app), "The clock updated nothing."
        )


async def test_opening_an_item_brings_the_whole_article(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    async with item_opened(folders, library, server) as (app, pilot):
        await until(pilot, lambda: LONG in text_of(app), "The whole article never came.")
        await settled(pilot)


async def test_a_site_that_refuses_leaves_the_feeds_own_text(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    server.lay("/robots.txt", "User-agent: *\nDisallow: /", type="text/plain")
    async with item_opened(folders, library, server) as (app, pilot):
        await until(
            pilot,
            lambda: "asks programs not to fetch this page" in notices(app),
            "Nothing was said of the refusal.",
        )
        assert text_of(app) == "It left on time."


async def test_leaving_in_the_middle_of_an_update_leaves_no_process(
    folders: Folders, library: Library, server: FeedServer
) -> None:
    library.add_feed(server.lay("/feed", feed("The ferry is late")))
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await pilot.press("R")
        await until(pilot, lambda: app.feeds.pid is not None, "No process was started.")
    assert app.feeds.pid is None


async def test_lists_that_are_read_while_the_reader_leaves_are_shown_nowhere(
    folders: Folders, library: Library
) -> None:
    library.add_feed("https://news.example/feed", title="Harbour News")
    async with running(folders) as (app, pilot):
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        await screen.query_one("#library-title").remove()
        await screen.refresh_all("nothing new")
        assert not screen.query("#library-title")


def test_the_line_of_an_update_tells_words_and_a_bar() -> None:
    line = update_content(UpdateState(50, 100, 1200, 3)).plain
    assert line == f"Updating feeds 50/100 {'━' * 15}{'─' * 15} 1,200 new · 3 failed"
    assert update_content(UpdateState()).plain == "Updating feeds …"


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_line_of_an_update_fits(folders: Folders, size: tuple[int, int]) -> None:
    async with running(folders, size=size) as (app, pilot):
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        app.desk.library.update = UpdateState(99_999, 100_000, 1_000_000, 99_999)
        app._tell_screens("", over=False)
        await settle(pilot)
        assert any("99,999/100,000" in line for line in screen_lines(app))
