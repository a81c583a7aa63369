"""The daily round in the app: open, next unread, star, take out of newsread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from app_harness import notices, reading, running
from reading_harness import covers, status_text, until
from screen_harness import press, screen_lines, screen_text, settle

from annotations.store import Store
from articles.library.library import Library
from articles.library.model import UNREAD, Change, Item, NewItem
from articles.model import Article
from tui.folders import Folders, folders_below
from tui.library_marks import item_of
from tui.settings import Settings

FERRY_TEXT = "The ferry carried 412,000 people last year.\n\nIts director said that 9% fewer came."


def local(name: str, day: int, **fields: object) -> NewItem:
    """An item that asks nothing of the network."""
    given: dict[str, object] = {
        "source": f"/texts/{name}.txt",
        "title": f"The {name} story",
        "text": FERRY_TEXT,
        "published": f"2026-11-{day:02}T08:00:00Z",
        "is_full": True,
    }
    return NewItem(**{**given, **fields})  # type: ignore[arg-type]


FERRY, BRIDGE, WEIR = local("ferry", 3), local("bridge", 2), local("weir", 1)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "newsread")


@pytest.fixture
def library(folders: Folders) -> Iterator[Library]:
    made = Library(folders.library)
    made.upsert_items(None, [FERRY, BRIDGE, WEIR])
    yield made
    made.close()


def known(library: Library, new: NewItem) -> Item:
    found = library.item(new.id)
    assert found is not None
    return found


async def test_an_item_opens_with_its_text_and_is_read_and_stored(
    folders: Folders, library: Library
) -> None:
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "enter")
        assert "The ferry carried 412,000 people" in screen_text(app)
        await until(pilot, lambda: known(library, FERRY).is_read, "It was never marked as read.")
        assert Store(folders.store).article_ids() == (FERRY.id,)


async def test_a_damaged_file_is_restored_when_its_article_is_opened_from_the_list(
    folders: Folders, library: Library
) -> None:
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: bool(reading(app).state.claims), "There is no claim.")
        await press(pilot, "j", "v")
        await until(pilot, lambda: "✓1" in status_text(app), "The mark was never made.")
        file = folders.store / f"{FERRY.id}.json"
        file.write_bytes(file.read_bytes()[:-200])
        await press(pilot, "L", "enter")
        await settle(pilot)
        assert "✓1" in status_text(app)
        assert "was damaged and is restored" in notices(app)


async def test_articles_of_before_are_shown_even_where_the_counts_learn_of_them_first(
    folders: Folders,
) -> None:
    ferry = Article("/texts/ferry.txt", "The ferry story", FERRY_TEXT, "2026-11-03T08:00:00Z")
    weir = replace(ferry, source="/texts/weir.txt", title="The weir story")
    async with running(folders) as (app, pilot):
        await settle(pilot)
        with closing(Library(folders.library)) as other:
            other.upsert_items(None, [item_of(ferry)])
            other.set_state([ferry.id], Change(is_read=True))
        await press(pilot, "f5")
        await settle(pilot)
        Store(folders.store).save_article(weir)
        await press(pilot, "question_mark", "escape")
        await until(
            pilot, lambda: "The weir story" in screen_text(app), "What was read is not shown."
        )


@covers("article.next_unread")
async def test_a_key_goes_through_all_that_is_unread(folders: Folders, library: Library) -> None:
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "enter")
        titles = []
        for _ in range(3):
            titles.append(reading(app).state.article.title)
            await press(pilot, "full_stop")
        assert titles == ["The ferry story", "The bridge story", "The weir story"]
        await until(pilot, lambda: not library.page(UNREAD), "Something is unread.")
        await press(pilot, "full_stop")
        assert "Everything is read. L goes to the library." in notices(app)
        await press(pilot, "L")
        assert "▶    The weir story" in screen_text(app)
        assert screen_lines(app)[0].strip().startswith("newsread · Unread · 3 articles")


async def test_what_was_opened_is_not_the_next_unread_while_the_database_is_busy(
    folders: Folders, library: Library
) -> None:
    async with running(folders) as (app, pilot):
        await settle(pilot)
        with library.database.writing():
            await pilot.press("enter", "full_stop", "full_stop", "full_stop")
            await until(pilot, lambda: "Everything" in notices(app), "It goes round in a circle.")
            assert reading(app).state.article.title == "The weir story"
        await until(pilot, lambda: not library.page(UNREAD), "Something is unread.")


@covers("article.star")
async def test_the_star_of_the_article_is_given_and_taken(
    folders: Folders, library: Library
) -> None:
    async with running(folders) as (_, pilot):
        await settle(pilot)
        await press(pilot, "enter")
        await press(pilot, "asterisk")
        assert known(library, FERRY).is_starred
        await press(pilot, "asterisk")
        assert not known(library, FERRY).is_starred


@covers("article.follow")
async def test_a_link_is_followed_by_its_number(
    folders: Folders, library: Library, opened: Path
) -> None:
    links = ("https://a.example/one", "https://a.example/two", "javascript:alert(1)")
    library.upsert_items(None, [local("linked", 9, links=links)])
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "enter")
        await press(pilot, "f", "2", "enter")
        await until(pilot, opened.exists, "The browser was never started.")
        assert opened.read_text() == "https://a.example/two"
        assert "opened link 2" in status_text(app)
        await press(pilot, "f", "3", "enter")
        assert "link 3 leads to no web address" in status_text(app)
        await press(pilot, "f", "9", "enter")
        assert "there is no link 9" in status_text(app)
        await press(pilot, "full_stop", "f")
        assert "no links are known in this article" in status_text(app)


@covers("claim.look_up", "claim.copy_quote")
async def test_a_claim_is_looked_up_and_copied(
    folders: Folders, library: Library, opened: Path
) -> None:
    settings = Settings(annotator="ana", look_up="https://check.example/?q={claim}")
    async with running(folders, settings=settings) as (app, pilot):
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: bool(reading(app).state.claims), "There is no claim.")
        await press(pilot, "i")
        assert "go to a claim first" in status_text(app)
        await press(pilot, "j", "i")
        await until(pilot, opened.exists, "The browser was never started.")
        assert opened.read_text().startswith("https://check.example/?q=The%20ferry%20carried")
        await press(pilot, "Q")
        assert app.clipboard.startswith("> The ferry carried 412,000 people last year.\n>\n> — ")


@covers("article.browse", "article.copy_link", "article.cite")
async def test_the_article_goes_to_browser_and_clipboard(
    folders: Folders, library: Library, opened: Path
) -> None:
    library.upsert_items(None, [local("page", 9, source="https://a.example/page")])
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "enter")
        await press(pilot, "B")
        await until(pilot, opened.exists, "The browser was never started.")
        assert opened.read_text() == "https://a.example/page"
        await press(pilot, "Y")
        assert app.clipboard == "https://a.example/page"
        await press(pilot, "M")
        assert app.clipboard == "[The page story](<https://a.example/page>), 2026-11-09"
        await press(pilot, "full_stop", "B")
        assert "this article has no address on the web" in status_text(app)
