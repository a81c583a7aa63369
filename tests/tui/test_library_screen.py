from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
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

from annotations.claim_list import VerdictTally
from annotations.errors import StoreError
from annotations.store import ArticleSummary, Store
from articles.model import Article
from tui.library_rows import LibraryRow, age_in_words, library_rows, place_of, tally_content
from tui.messages import ArticleChosen, LibraryLeft, RowHighlighted, SampleAsked
from tui.screens.library import LibraryScreen

TODAY = date(2026, 11, 23)

STRIKE = LibraryRow(
    "a" * 16,
    "Ferry crews vote to strike",
    "https://news.example/ferry",
    "Example Wire",
    "2026-11-23T12:00:00Z",
    VerdictTally(verified=2, disputed=1, open=4),
)
FLOOD = LibraryRow(
    "b" * 16,
    "Flood warnings lifted",
    "/home/ana/texts/flood.txt",
    None,
    "2026-11-20T12:00:00Z",
    VerdictTally(needs_context=1, not_checkable=3),
)
BROKEN = LibraryRow(
    "c" * 16, "", "", None, "", VerdictTally(), "The file of this article is damaged."
)


def asked(app: Harness) -> list[Message]:
    """What the library asked of the app."""
    return [one for one in app.received if not isinstance(one, RowHighlighted)]


def showing(*rows: LibraryRow) -> Harness:
    return Harness(library_of(lambda: rows))


def library_of(load: Callable[[], tuple[LibraryRow, ...]]) -> LibraryScreen:
    return LibraryScreen(load, today=lambda: TODAY)


def summary(letter: str, **fields: object) -> ArticleSummary:
    given: dict[str, object] = {
        "id": letter * 16,
        "title": "A title",
        "source": "https://news.example/",
        "site": None,
        "published": None,
        "retrieved": "2026-11-01T00:00:00Z",
        "tally": VerdictTally(),
        "problem": None,
    }
    return ArticleSummary(**{**given, **fields})  # type: ignore[arg-type]


async def test_each_article_shows_title_site_age_and_verdicts() -> None:
    app = showing(STRIKE, FLOOD)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = [line.strip() for line in screen_lines(app)]
        assert lines[0] == "newsread · 2 articles"
        assert lines[2:6] == [
            "▶ Ferry crews vote to strike",
            "✓2 ✗1 · Example Wire · today",
            "Flood warnings lifted",
            "~1 –3 · texts/flood.txt · 3 days ago",
        ]
        assert lines[-1] == "Enter open  s sample article  ? help  q quit"


async def test_choosing_an_article_asks_the_app_to_open_it() -> None:
    app = showing(STRIKE, FLOOD)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter")
        assert asked(app) == [ArticleChosen(FLOOD.article_id)]


async def test_an_empty_library_says_what_to_do_and_a_key_opens_the_sample() -> None:
    app = showing()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "Nothing read yet." in text
        assert "newsread FILE" in text
        assert "newsread URL" in text
        await press(pilot, "enter", "s")
        assert asked(app) == [SampleAsked()]


async def test_escape_asks_for_the_article_that_was_open() -> None:
    app = showing(STRIKE)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        assert asked(app) == [LibraryLeft()]


async def test_a_damaged_article_names_its_problem_and_is_not_opened() -> None:
    app = showing(STRIKE, BROKEN)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "! The file of this article is damaged." in screen_text(app)
        await press(pilot, "j", "enter")
        assert asked(app) == []


async def test_a_store_that_cannot_be_read_is_named() -> None:
    def refuse() -> tuple[LibraryRow, ...]:
        raise StoreError("The store [b]can't[/b] be read.")

    app = Harness(library_of(refuse))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "The store [b]can't[/b] be read." in screen_text(app)


async def test_the_list_is_read_again_on_return_and_the_cursor_stays_on_its_article() -> None:
    rows = [STRIKE, FLOOD]
    app = Harness(library_of(lambda: tuple(rows)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        await app.push_screen(library_of(tuple))
        await settle(pilot)
        rows.insert(0, BROKEN)
        await app.pop_screen()
        await settle(pilot)
        await settle(pilot)
        assert screen_lines(app)[0].strip() == "newsread · 3 articles"
        assert "▶ Flood warnings lifted" in screen_text(app)


async def test_f5_reads_the_list_again() -> None:
    rows = [STRIKE]
    app = Harness(library_of(lambda: tuple(rows)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows.append(FLOOD)
        await press(pilot, "f5")
        await settle(pilot)
        assert "Flood warnings lifted" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (40, 12), (20, 6)])
async def test_hostile_titles_show_literally_and_never_break_the_screen(
    size: tuple[int, int],
) -> None:
    rows = library_rows(
        [
            summary(f"{number:x}", title=title, site=title, source=title)
            for number, title in enumerate([*HOSTILE, *ESCAPES])
        ],
        {},
    )
    app = Harness(library_of(lambda: rows))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if size[0] >= 80:
            assert "  [@click=app.quit]x[/]" in screen_text(app)
            assert "  a [/] b" in screen_text(app)
        await press(pilot, *["j"] * len(rows))
        assert_lines_fit(app)
        assert "\x1b" not in screen_text(app)
        await pilot.click(offset=(5, 2))
        await settle(pilot)
        assert app.is_running


async def test_the_articles_of_a_real_store_are_listed(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    article = Article(
        source="https://news.example/bridge",
        title="Bridge reopens",
        text="The bridge reopened on Monday.",
        retrieved="2026-11-22T12:00:00Z",
    )
    store.save_article(article)
    (tmp_path / "store" / f"{'d' * 16}.json").write_text("{", encoding="utf-8")
    app = Harness(library_of(lambda: library_rows(store.summaries(), {})))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "Bridge reopens" in text
        assert "news.example · yesterday" in text
        assert f"Article {'d' * 16}" in text


def test_rows_come_opened_last_first_and_damaged_ones_last() -> None:
    rows = library_rows(
        [
            summary("a", retrieved="2026-11-05T00:00:00Z"),
            summary("b"),
            summary("c", retrieved="", problem="Damaged."),
        ],
        {"b" * 16: "2026-11-20T00:00:00Z"},
    )
    assert [row.article_id[0] for row in rows] == ["b", "a", "c"]


def test_outside_text_of_the_store_is_cleaned() -> None:
    for title in ESCAPES:
        (row,) = library_rows([summary("a", title=title, site=title)], {})
        assert (row.title, row.site) == ("Title", "Title")


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
    assert age_in_words(opened, TODAY) == words


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
