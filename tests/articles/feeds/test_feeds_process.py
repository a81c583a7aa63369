from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from feed_samples import RSS_TYPE, entry, rss

from articles.errors import ArticleError, FeedError, RobotsError
from articles.feeds.client import FeedsClient, Progress
from articles.library.library import Library
from articles.library.model import ALL, Item, ItemBody, Shelf
from articles.library.rules import Rule, RuleAction

if TYPE_CHECKING:
    from conftest import NewsSite

STORY = " ".join(["The ferry left the harbour at noon and came back with all its passengers."] * 12)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.sqlite")


@pytest_asyncio.fixture
async def client(tmp_path: Path) -> AsyncIterator[FeedsClient]:
    made = FeedsClient(tmp_path / "library.sqlite", tmp_path / "feeds.sqlite", seconds=1.0)
    yield made
    await made.close()


async def updated(client: FeedsClient, *rules: Rule) -> list[Progress]:
    return [one async for one in client.update(rules=rules)]


def story_page(site: NewsSite, path: str = "/story") -> str:
    page = (
        f"<html><head><title>The ferry is late</title></head><body><nav><a href='/menu'>Menu</a>"
        f"</nav><article><h1>The ferry is late</h1><p>{STORY} <a href='/more'>More</a>.</p>"
        f"<figure><img src='x'><figcaption>The quay</figcaption></figure><p>{STORY}</p>"
        "</article></body></html>"
    )
    return site.page(path, page.encode())


def only_item(library: Library) -> tuple[Item, ItemBody]:
    (item,) = library.page(ALL)
    body = library.body(item.number)
    assert body is not None
    return item, body


async def test_an_update_tells_how_far_it_is(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    library.add_feed(site.page("/one", rss(entry(1), entry(2)), RSS_TYPE))
    library.add_feed(site.url("/none"))
    told = await updated(client)
    assert (told[0].done, told[0].total) == (0, 2)
    assert (told[-1].done, told[-1].new, told[-1].failed) == (2, 2, 1)
    assert f"{site.host} answered 404 Not Found" in {one.problem for one in told}


async def test_a_feed_is_taken_from_the_address_of_its_site(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    site.page("/feed", rss(entry(1)), RSS_TYPE)
    page = site.page(
        "/",
        b"<html><head><link rel=alternate type='application/rss+xml' title='All comments' "
        b"href='/comments'><link rel=alternate type='application/rss+xml' href='/feed'></head>",
    )
    number = await client.subscribe(page, folder="Sea", title="Boats", full_text=True)
    (feed,) = library.feeds()
    assert (feed.number, feed.url, feed.title) == (number, site.url("/feed"), "Boats")
    assert (feed.folder, feed.full_text) == ("Sea", True)
    assert library.counts().whole.unread == 1


async def test_a_feed_is_found_where_feeds_usually_are(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    site.page("/rss.xml", rss(entry(1)), RSS_TYPE)
    await client.subscribe(site.page("/", b"<html><body>No feed is named here."))
    assert [feed.url for feed in library.feeds()] == [site.url("/rss.xml")]


async def test_a_site_without_a_feed_is_not_taken(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    with pytest.raises(FeedError, match="names no feed, and none is where feeds usually are"):
        await client.subscribe(site.page("/", b"<html><body>Nothing."))
    with pytest.raises(ArticleError, match="is neither an address nor a file"):
        await client.subscribe("no such thing")
    with pytest.raises(FeedError, match="answered 404 Not Found"):
        await client.subscribe(site.url("/none"))
    assert library.feeds() == ()


async def test_a_dropped_feed_is_gone_with_what_nobody_opened(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    number = await client.subscribe(site.page("/feed", rss(entry(1)), RSS_TYPE))
    await client.drop(number)
    assert library.feeds() == ()
    assert library.page(ALL) == ()


async def test_the_readers_rules_act_on_what_comes(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    library.add_feed(site.page("/one", rss(entry(1), entry(2)), RSS_TYPE))
    await updated(client, Rule("no two", RuleAction.HIDE, words=("Ferry 2",)))
    assert [item.title for item in library.page(ALL)] == ["Ferry 1 leaves on time"]


async def test_the_whole_article_is_fetched_when_it_is_asked_for(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    feed = rss(entry(1, link=story_page(site)))
    await client.subscribe(site.page("/feed", feed, RSS_TYPE))
    item, _ = only_item(library)
    assert await client.fetch_full_text(item.id)
    item, body = only_item(library)
    assert body.text.count(STORY[:50]) > 12
    assert (body.links, body.captions) == ((site.url("/more"),), ("The quay",))
    assert body.text.endswith("\n\nImage: The quay")
    assert body.is_full
    assert item.shelf is Shelf.SHOWN


async def test_whole_articles_are_fetched_in_advance_where_a_feed_asks_for_them(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    feed = rss(entry(1, link=story_page(site)))
    library.add_feed(site.page("/feed", feed, RSS_TYPE), full_text=True)
    await updated(client)
    assert only_item(library)[1].is_full
    asked = site.paths.count("/story")
    await updated(client)
    assert site.paths.count("/story") == asked == 1
    assert site.paths.count("/robots.txt") == 1


async def test_the_feeds_own_text_is_kept_where_it_is_longer(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    own = f"<p>{STORY}</p>" * 8
    feed = rss(entry(1, link=story_page(site), description=own))
    await client.subscribe(site.page("/feed", feed, RSS_TYPE))
    item, before = only_item(library)
    assert not await client.fetch_full_text(item.id)
    assert only_item(library)[1].text == before.text


async def test_robots_are_respected(client: FeedsClient, library: Library, site: NewsSite) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /story\n", "text/plain")
    feed = rss(entry(1, link=story_page(site)))
    await client.subscribe(site.page("/feed", feed, RSS_TYPE))
    item, before = only_item(library)
    with pytest.raises(RobotsError, match="asks programs not to fetch this page"):
        await client.fetch_full_text(item.id)
    assert "/story" not in site.paths
    assert only_item(library)[1].text == before.text


async def test_a_missing_page_leaves_the_feeds_own_text(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    feed = rss(entry(1, link=site.url("/nowhere")))
    await client.subscribe(site.page("/feed", feed, RSS_TYPE))
    item, before = only_item(library)
    with pytest.raises(ArticleError, match="answered 404"):
        await client.fetch_full_text(item.id)
    after = only_item(library)[1]
    assert (after.text, after.is_full) == (before.text, True)


async def test_an_article_is_fetched_while_an_update_waits(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    feed = rss(entry(1, link=story_page(site)))
    await client.subscribe(site.page("/feed", feed, RSS_TYPE))
    item, _ = only_item(library)
    library.add_feed(site.silence("/slow"))
    update = asyncio.create_task(updated(client))
    await asyncio.to_thread(site.reached.wait, 10)
    assert await client.fetch_full_text(item.id)
    assert not update.done()
    assert (await update)[-1].failed == 1


async def test_a_process_that_was_killed_is_told_and_started_again(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    library.add_feed(site.silence("/slow"))
    update = asyncio.create_task(updated(client))
    await asyncio.to_thread(site.reached.wait, 10)
    assert client.pid is not None
    os.kill(client.pid, signal.SIGKILL)
    with pytest.raises(FeedError, match="has stopped"):
        await update
    site.page("/slow", rss(entry(1)), RSS_TYPE)
    assert (await updated(client))[-1].new == 1


async def test_closing_ends_an_update_in_its_middle(
    client: FeedsClient, library: Library, site: NewsSite
) -> None:
    library.add_feed(site.silence("/slow"))
    update = asyncio.create_task(updated(client))
    await asyncio.to_thread(site.reached.wait, 10)
    await client.close()
    with pytest.raises(FeedError, match="has stopped"):
        await update
    assert site.hung_up.wait(10)


def test_the_process_answers_nonsense_and_ends_with_its_input(tmp_path: Path) -> None:
    files = [str(tmp_path / "library.sqlite"), str(tmp_path / "feeds.sqlite")]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "articles.feeds", *files],
        input=b'nonsense\n{"id": 7, "do": "dance"}\n[]\n',
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert b'"the line is no JSON object"' in done.stdout
    assert done.stderr == b""


def test_the_client_loads_neither_reader_nor_httpx() -> None:
    code = "import sys, articles.feeds.client; print(*sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"reader", "httpx", "lxml", "feedparser", "sqlite3"} & set(printed.stdout.split())
