"""The library screen: what it lists, what its keys do, how it looks with hostile titles."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from reading_harness import covers, until
from screen_harness import (
    ESCAPES,
    HOSTILE,
    Harness,
    assert_lines_fit,
    press,
    screen_lines,
    screen_text,
    settle,
)
from textual.message import Message

from annotations.claim_list import VerdictTally, list_claims
from annotations.index import Index
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from articles.clean import clean_line
from articles.library.library import Library
from articles.library.model import UNREAD, Change, Item, NewItem, Shelf
from articles.model import Article
from tui.library_desk import LibraryDesk, with_new
from tui.library_rows import age_in_words, place_of, tally_content
from tui.messages import ArticleChosen, LibraryLeft, NextUnreadAsked, RowHighlighted, SampleAsked
from tui.screens.library import LibraryScreen
from tui.screens.library_base import title_line
from tui.widgets.item_list import ItemList

TODAY = date(2026, 11, 24)
NOON = "2026-11-24T12:00:00Z"


def item(name: str, day: int, **fields: object) -> NewItem:
    given: dict[str, object] = {
        "source": f"https://news.example/{name}",
        "title": f"The {name} story",
        "text": f"What is known of the {name}.\n\nMore of it.",
        "published": f"2026-11-{day:02}T08:00:00Z",
        "site": "Example Wire",
    }
    return NewItem(**{**given, **fields})  # type: ignore[arg-type]


FERRY, BRIDGE, WEIR = item("ferry", 23), item("bridge", 22), item("weir", 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LibraryDesk]:
    """An empty library."""
    library = Library(tmp_path / "library.sqlite", now=lambda: NOON)
    folder = tmp_path / "articles"
    path = tmp_path / "index.sqlite"
    made = LibraryDesk(library, lambda: Index(folder, path), lambda: Store(folder))
    yield made
    made.close()


@pytest.fixture
def filled(desk: LibraryDesk) -> LibraryDesk:
    """Three articles of a feed in a folder within a folder."""
    feed = desk.library.add_feed("https://news.example/feed", title="Example", folder="World/Sea")
    desk.library.upsert_items(feed, [FERRY, BRIDGE, WEIR])
    return desk


def showing(desk: LibraryDesk) -> Harness:
    return Harness(LibraryScreen(desk, today=lambda: TODAY))


def asked(app: Harness) -> list[tuple[type[Message], str | None]]:
    """What the library asked of the app, and of which article."""
    return [
        (type(one), getattr(one, "article_id", None))
        for one in app.received
        if not isinstance(one, RowHighlighted)
    ]


def known(desk: LibraryDesk, new: NewItem) -> Item:
    """An item as it is on disk."""
    found = desk.library.item(new.id)
    assert found is not None
    return found


async def test_an_item_shows_title_source_age_and_how_it_begins(filled: LibraryDesk) -> None:
    filled.library.set_state([FERRY.id], Change(is_starred=True, add_tags=("sea",)))
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = [line.strip() for line in screen_lines(app)]
        assert lines[0] == "newsread · Unread · 3 articles · newest first"
        assert lines[2] == "▶ ●★ The ferry story"
        assert lines[3].startswith("Example Wire · yesterday · #sea · What is known of the ferry.")
        assert lines[4] == "●  The bridge story"
        assert lines[-1].startswith("Enter open  n next unread  r read  s star  u undo  / search")


async def test_the_first_frame_holds_the_items(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "The ferry story" in screen_text(app)


async def test_a_wide_screen_has_the_lists_with_unread_counts_beside_the_items(
    filled: LibraryDesk,
) -> None:
    filled.library.set_state([WEIR.id], Change(is_read=True))
    app = showing(filled)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        lists = [line[:29] for line in screen_lines(app)]
        assert [" ".join(line.split()) for line in lists[2:13]] == [
            "▶ Unread 2", "All 3", "Starred", "Marked", "Local files", "Archived", "Feeds",
            "World/ 2", "Sea/ 2", "Example 2", "",
        ]  # fmt: skip
        assert_lines_fit(app)


async def test_verdicts_of_an_article_stand_on_its_row(filled: LibraryDesk, tmp_path: Path) -> None:
    article = filled.library.article(BRIDGE.id)
    assert article is not None
    store = Store(tmp_path / "articles")
    store.save_article(article)
    marking = Marking(store, article, "ana", lambda: NOON)
    marking.add_claim(0, 4)
    marking.set_verdict(list_claims((), marking.annotations)[0], Verdict.DISPUTED)
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "✗1 · Example Wire · 2 days ago" in screen_text(app)
        await press(pilot, "p")
        assert any(line.split()[:2] == ["Marked", "1"] for line in screen_lines(app))
        await press(pilot, "j", "j", "j", "enter")
        assert "newsread · Marked · 1 article" in screen_lines(app)[0]
        await press(pilot, "slash", *"verdict:disputed")
        assert "1 article" in screen_lines(app)[0]


async def test_choosing_an_article_asks_the_app_to_open_it(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter")
        assert asked(app) == [(ArticleChosen, BRIDGE.id)]


@covers("library.next_unread")
async def test_the_next_unread_article_is_one_key_away(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", "r", "n")
        assert asked(app) == [(ArticleChosen, FERRY.id), (NextUnreadAsked, FERRY.id)]


@covers("library.sample")
async def test_an_empty_library_says_what_to_do_and_a_key_opens_the_sample(
    desk: LibraryDesk,
) -> None:
    app = showing(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "Nothing read yet." in text
        assert "newsread FILE" in text
        assert "newsread URL" in text
        await press(pilot, "enter", *"sradoyYAuntw")
        assert asked(app) == [(NextUnreadAsked, None)]
        await press(pilot, "e")
        assert asked(app)[1:] == [(SampleAsked, None)]


async def test_where_all_is_read_the_keys_that_lead_on_are_named(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "A", "f5")
        lines = [line.strip() for line in screen_lines(app)]
        assert "Everything is read." in lines
        assert any(line.startswith("Tab  goes to the lists: All, Starred") for line in lines)
        assert any(line.startswith("R    fetches what is new") for line in lines)


def test_what_was_done_has_room_at_the_head_before_all_else() -> None:
    words = ["Unread", "25 articles", "newest first"]
    said = "there are no feeds yet; + takes one"
    assert title_line(words, "", 20).plain == "newsread · Unread · 25 articles · newest first"
    assert title_line(words, said, 0).plain.endswith(f"newest first  {said}")
    assert title_line(words, said, 70).plain == f"newsread · Unread · 25 articles  {said}"
    assert title_line(words, said, 60).plain == f"newsread · Unread  {said}"
    assert title_line(words, said, 46).plain == f"newsread  {said}"
    assert title_line(words, said, 30).plain == said


@covers("library.back")
async def test_escape_asks_for_the_article_that_was_open(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        assert asked(app) == [(LibraryLeft, None)]


@covers("item.read", "item.star")
async def test_read_and_star_are_on_disk_and_the_row_stays(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "s")
        assert "▶  ★ The ferry story" in screen_text(app)
        ferry = known(filled, FERRY)
        assert (ferry.is_read, ferry.is_starred) == (True, True)
        await press(pilot, "r", "s")
        assert "▶ ●  The ferry story" in screen_text(app)


@covers("item.archive", "item.delete", "library.undo")
async def test_archive_and_delete_are_taken_back(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", "d")
        assert "Deleted; u takes it back" in screen_lines(app)[0]
        shelves = [known(filled, one).shelf for one in (FERRY, BRIDGE)]
        assert shelves == [Shelf.ARCHIVED, Shelf.DELETED]
        await press(pilot, "u", "u", "u")
        assert "there is nothing to take back" in screen_lines(app)[0]
        assert len(filled.library.page(UNREAD)) == 3


@covers("library.all_read")
async def test_all_of_a_list_are_read_in_one_step_and_taken_back(filled: LibraryDesk) -> None:
    filled.library.set_state([BRIDGE.id], Change(is_read=True))
    app = showing(filled)
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "A")
        assert "Marked 2 as read; u takes it back" in screen_lines(app)[0]
        assert filled.library.page(UNREAD) == ()
        await press(pilot, "u")
        assert len(filled.library.page(UNREAD)) == 2


async def test_all_of_a_long_list_are_read_although_it_is_not_on_the_screen_yet(
    desk: LibraryDesk,
) -> None:
    desk.library.upsert_items(None, [item(f"no {number}", 1) for number in range(200)])
    app = showing(desk)
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        await settle(pilot)
        screen.shown = replace(screen.shown, numbers=screen.shown.numbers[:64])
        screen.show_items(screen.shown)
        await press(pilot, "A")
        assert "Marked 200 as read" in screen_lines(app)[0]
        assert desk.library.page(UNREAD) == ()


@covers("item.tags")
async def test_tags_are_written_in_a_line_and_become_a_list(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "t", *"sea", "comma", *"work", "enter")
        assert known(filled, FERRY).tags == ("sea", "work")
        assert "#sea · #work" in screen_text(app)
        await press(pilot, "tab", "G", "enter")
        assert "newsread · work · 1 article" in screen_lines(app)[0]


@covers("library.lists", "library.focus")
async def test_on_a_narrow_screen_the_lists_are_a_drawer(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Local files" not in screen_text(app)
        await press(pilot, "p")
        assert "Local files" in screen_text(app)
        assert_lines_fit(app)
        await press(pilot, "j", "enter")
        assert "Local files" not in screen_text(app)
        assert screen_lines(app)[0].strip().startswith("newsread · All · 3 articles")
        await press(pilot, "tab", "tab", "tab", "escape")
        assert "Local files" not in screen_text(app)
        await press(pilot, "tab", "j", "enter")
        assert "No articles in this list." in screen_text(app)


@covers("library.order")
async def test_the_oldest_come_first_on_request(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "O")
        assert "oldest first" in screen_lines(app)[0]
        assert "The weir story" in screen_lines(app)[2]


@covers("library.search")
async def test_search_shows_hits_while_one_types_and_escape_leads_back(
    filled: LibraryDesk,
) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"bri")
        assert "bri · 1 article · best first" in screen_lines(app)[0]
        assert "The bridge story" in screen_text(app)
        await press(pilot, *["backspace"] * 3, *"is:ne")
        assert "is:ne is none of unread, read" in " ".join(screen_text(app).split())
        await press(pilot, *["backspace"] * 5, *"known more", "enter", "O")
        assert "known more · 3 articles · newest first" in screen_lines(app)[0]
        await press(pilot, "enter")
        assert asked(app) == [(ArticleChosen, FERRY.id)]
        await press(pilot, "escape")
        assert "newsread · Unread · 3 articles" in screen_lines(app)[0]


@covers("library.keep_search")
async def test_a_search_is_kept_as_a_list_and_forgotten(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"weir", "enter", "w", *"Water", "enter")
        assert "Searches" in screen_text(app)
        assert [(one.name, one.query) for one in filled.library.searches()] == [("Water", "weir")]
        await press(pilot, "escape", "tab", "G", "enter")
        assert "newsread · Water · 1 article" in screen_lines(app)[0]
        await press(pilot, "tab", "d")
        assert filled.library.searches() == ()


@covers("item.copy_link", "item.cite")
async def test_link_and_citation_are_copied(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "y")
        assert app.clipboard == FERRY.source
        await press(pilot, "Y")
        assert app.clipboard == (
            "[The ferry story](<https://news.example/ferry>), Example Wire, 2026-11-23"
        )


@covers("item.browse")
async def test_an_address_is_opened_in_the_browser_and_a_file_is_not(
    filled: LibraryDesk, opened: Path
) -> None:
    filled.library.upsert_items(None, [item("page", 24, source="https://news.example/page")])
    filled.library.upsert_items(None, [item("note", 25, source="/home/ana/note.txt")])
    app = showing(filled)
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert "this article has no address on the web" in screen_lines(app)[0]
        await press(pilot, "j", "o")
        await until(pilot, opened.exists, "The browser was never started.")
        assert opened.read_text() == "https://news.example/page"


async def test_articles_that_only_the_store_knows_come_into_the_library(
    desk: LibraryDesk, tmp_path: Path
) -> None:
    store = Store(tmp_path / "articles")
    store.save_article(
        Article("https://news.example/bridge", "Bridge reopens", "It reopened.", NOON)
    )
    (tmp_path / "articles" / f"{'d' * 16}.json").write_text("{", encoding="utf-8")
    app = showing(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert any("damaged" in note.message for note in app._notifications)
        assert "newsread · All · 1 article" in screen_lines(app)[0]
        assert "Bridge reopens" in screen_text(app)
        assert "news.example · today" in screen_text(app)


@covers("library.reload")
async def test_f5_reads_the_list_again_and_the_cursor_stays_on_its_article(
    filled: LibraryDesk,
) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        filled.library.upsert_items(None, [item("harbour", 24)])
        await press(pilot, "f5")
        assert "The harbour story" in screen_text(app)
        assert "▶ ●  The bridge story" in screen_text(app)


async def test_the_library_opens_where_it_was_left(filled: LibraryDesk) -> None:
    app = showing(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p", "j", "enter", "j", "enter")
    again = showing(filled)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "newsread · All" in screen_lines(again)[0]
        assert "▶ ●  The bridge story" in screen_text(again)


async def test_a_library_that_cannot_be_read_is_named(desk: LibraryDesk) -> None:
    desk.library.database.path.mkdir(parents=True)
    app = showing(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "can't be opened" in screen_text(app)


async def test_a_long_list_is_walked_without_being_read_whole(desk: LibraryDesk) -> None:
    desk.library.upsert_items(None, [item(f"n{number}", 1 + number % 9) for number in range(3_000)])
    app = showing(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "g", "G", "k")
        assert "What is known of the n0." in screen_lines(app)[-3]
        assert len(app.screen.query_one(ItemList)._blocks) <= 4
        assert "3,000 articles" in screen_lines(app)[0]


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (40, 12), (20, 6)])
async def test_hostile_titles_show_literally_and_never_break_the_screen(
    desk: LibraryDesk, size: tuple[int, int]
) -> None:
    for number, title in enumerate([*HOSTILE, *ESCAPES]):
        clean = clean_line(title)
        feed = desk.library.add_feed(
            f"https://{number}.example/", title=clean, folder=clean.replace("/", " "),
            problem=clean,
        )  # fmt: skip
        hostile = item(
            f"n{number}", 28 - number, title=clean, site=clean, text=clean, tags=(clean,)
        )
        desk.library.upsert_items(feed, [hostile])
        desk.library.keep_search(clean, clean)
    app = showing(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        if size[0] >= 80:
            assert "[@click=app.quit]x[/]" in screen_text(app)
            assert "a [/] b" in screen_text(app)
        await press(pilot, *["j"] * 12, "s", "r")
        assert_lines_fit(app)
        assert "\x1b" not in screen_text(app)
        await press(pilot, "tab", *["j"] * 9, "enter", "tab", *["j"] * 6)
        assert_lines_fit(app)
        await pilot.click(offset=(5, 2))
        await settle(pilot)
        assert app.is_running


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        ("2026-11-23T12:00:00Z", "today"),
        ("2026-11-22T12:00:00Z", "yesterday"),
        ("2026-11-21T12:00:00Z", "2 days ago"),
        ("2026-11-17T12:00:00Z", "6 days ago"),
        ("2026-11-16T12:00:00Z", "16 November 2026"),
        ("2027-01-02T12:00:00Z", "2 January 2027"),
        ("2026-11-23T12:00:00", "today"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_the_age_of_an_article_is_told_in_words(opened: str, words: str) -> None:
    assert age_in_words(opened, date(2026, 11, 23)) == words


@pytest.mark.parametrize(
    ("shown", "read", "made"),
    [
        ([5, 3], [7, 5, 3], [7, 5, 3]),
        ([5, 3], [7, 3], [7, 5, 3]),
        ([5, 3], [5, 4, 3, 2], [5, 4, 3, 2]),
        ([5, 3], [9, 8], [9, 8, 5, 3]),
        ([], [2, 1], [2, 1]),
        ([5, 3], [], [5, 3]),
    ],
)
def test_what_is_new_joins_a_list_from_which_nothing_goes_away(
    shown: list[int], read: list[int], made: list[int]
) -> None:
    assert list(with_new(array("q", shown), array("q", read))) == made


def test_a_time_before_all_calendars_is_no_error() -> None:
    age_in_words("0001-01-01T00:00:00+14:00", TODAY)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("https://www.news.example/a/b", "news.example"),
        ("https://user:pass@news.example/a", "news.example"),
        ("/home/ana/texts/flood.txt", "texts/flood.txt"),
        ("/flood.txt", "flood.txt"),
        ("-", "standard input"),
    ],
)
def test_a_source_is_told_in_short(source: str, place: str) -> None:
    assert place_of(source) == place


def test_the_tally_names_only_verdicts_that_there_are() -> None:
    assert tally_content(VerdictTally(verified=3, not_checkable=1, open=9)).plain == "✓3 –1"
    assert tally_content(VerdictTally(open=9)).plain == ""
