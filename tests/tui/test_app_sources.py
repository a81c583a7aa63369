import importlib.util
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from app_harness import marks, notices, reading, running, settled
from reading_harness import ARTICLE, SENTENCES, TEXT, covers, status_text, until
from screen_harness import press, screen_text, settle

from annotations.store import Store
from tui.folders import Folders, folders_below
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen
from tui.screens.reading import ReadingScreen
from tui.screens.waiting import WaitingScreen

PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{first}</p><p>The mayor, Ida Lund, said the work had cost 2.4 million euros and that the
city would pay for it over three years.</p><p>Shops along the street hope that their customers
come back before the summer, after eight months behind fences.</p></article></body></html>"""

FIRST = "The main street of Lindholm was opened again on Friday after eight months of work."
CHANGED = "The main street of Lindholm was opened again on Saturday after nine months of work."


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "newsread")


def page(first: str, title: str = "Street opens again") -> bytes:
    return PAGE.format(title=title, first=first).encode()


def _articles_conftest() -> ModuleType:
    """The module with the web server of the tests of articles/."""
    path = Path(__file__).parents[1] / "articles" / "conftest.py"
    spec = importlib.util.spec_from_file_location("news_site", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site() -> Iterator[Any]:
    news_site = _articles_conftest().NewsSite()
    yield news_site
    news_site.close()


def held_back(site: Any) -> threading.Event:
    """Let the site answer for /street only when the event is set; 404 where it has no page."""
    opened = threading.Event()
    answer = site.answers.get("/street")

    def wait(request: Any) -> None:
        opened.wait(30)
        if answer is None:
            request.send_error(404)
        else:
            answer(request)

    site.answers["/street"] = wait
    return opened


async def test_an_address_is_read_while_the_app_waits_and_then_shown(folders: Folders, site: Any):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        assert isinstance(app.screen, WaitingScreen)
        assert url in screen_text(app)
        await settled(pilot)
        assert reading(app).state.article.title == "Street opens again"
        assert FIRST[:40] in screen_text(app)
    assert Store(folders.store).article_ids()


async def test_an_address_that_does_not_answer_shows_the_reason_and_the_library(
    folders: Folders, site: Any
):
    url = site.url("/nothing")
    async with running(folders, url) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen), "The library never came.")
        await until(pilot, lambda: "404" in notices(app), "The reader is not told.")
        await press(pilot, "q")
    assert app.return_value == 1


async def test_one_source_that_fails_does_not_fail_the_others(folders: Folders, site: Any):
    async with running(folders, site.url("/nothing"), ARTICLE) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen), "The library never came.")
        await press(pilot, "q")
    assert app.return_value == 0


@pytest.mark.parametrize("answers", [True, False])
async def test_what_is_read_comes_even_when_the_help_is_open(
    folders: Folders, site: Any, answers: bool
):
    url = site.page("/street", page(FIRST)) if answers else site.url("/street")
    answer = held_back(site)
    async with running(folders, url) as (app, pilot):
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        answer.set()
        await settle(pilot)
        await until(
            pilot,
            lambda: not any(isinstance(one, WaitingScreen) for one in app.screen_stack),
            "The app waits for ever for what it has read.",
        )
        if isinstance(app.screen, HelpScreen):
            await press(pilot, "escape")
        assert isinstance(app.screen, ReadingScreen if answers else LibraryScreen)


async def test_the_library_can_be_opened_while_a_source_is_read(folders: Folders, site: Any):
    url = site.page("/street", page(FIRST))
    answer = held_back(site)
    async with running(folders, url) as (app, pilot):
        await pilot.press("L")
        assert isinstance(app.screen, LibraryScreen)
        answer.set()
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen), "The article pushed the library away."
        assert Store(folders.store).article_ids()


async def test_a_stored_address_that_no_longer_answers_shows_the_stored_text(
    folders: Folders, site: Any
):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await press(pilot, "j", "v")
    del site.answers["/street"]
    async with running(folders, url) as (app, pilot):
        assert FIRST[:40] in screen_text(app), "The stored text is not in the first frame."
        await settled(pilot)
        await until(pilot, lambda: "404" in notices(app), "The reader is not told.")
        assert "This is the text you read before." in notices(app)
        assert "✓1" in status_text(app)
        await press(pilot, "q")
    assert app.return_value == 0


async def test_a_source_that_changed_since_it_was_marked_shows_its_text_of_today(
    folders: Folders, site: Any
):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await press(pilot, "j", "v")
    site.page("/street", page(CHANGED))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await until(pilot, lambda: "has changed" in notices(app), "The reader is not told.")
        await settled(pilot)
        assert "Saturday" in screen_text(app)
        assert "✓1" in status_text(app)
        await press(pilot, "j", "j", "d")
        assert "✓1 ✗1" in status_text(app)


NOTICE = """<html><head><title>Page not found</title></head><body><article>
<h1>Page not found</h1><p>What you look for may have moved. Try the search, or go to the front
page of this newspaper.</p></article></body></html>"""


async def test_a_page_that_says_without_an_error_that_nothing_is_there_leaves_text_and_marks(
    folders: Folders, site: Any
):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await press(pilot, "j", "v")
        identifier = reading(app).state.article.id
    site.page("/street", NOTICE.encode())
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await until(pilot, lambda: "“Page not found” now" in notices(app), "It is not told.")
        assert FIRST[:40] in screen_text(app)
        assert "✓1" in status_text(app)
    stored = Store(folders.store).load(identifier)
    assert stored is not None
    assert stored.revisions == ()
    assert FIRST in stored.article.text


async def test_a_source_that_changed_and_is_not_marked_shows_the_text_of_today(
    folders: Folders, site: Any
):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
    site.page("/street", page(CHANGED))
    async with running(folders, url) as (app, pilot):
        await until(pilot, lambda: "Saturday" in screen_text(app), "The old text stays.")
        await settled(pilot)
        await press(pilot, "j", "v")
        assert "✓1" in status_text(app)
    async with running(folders, url) as (app, pilot):
        assert "✓1" in status_text(app)


async def test_a_mark_made_before_the_text_of_today_came_is_not_lost(folders: Folders, site: Any):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
    site.page("/street", page(CHANGED))
    answer = held_back(site)
    async with running(folders, url) as (app, pilot):
        await pilot.pause()
        await pilot.press("j", "v", "a", "W")
        assert not isinstance(app.screen, ReadingScreen), "The note's editor is not open."
        answer.set()
        await settle(pilot)
        await press(pilot, "h", "escape")
        assert "✓1" in status_text(app)
        assert FIRST[:40] in screen_text(app)
        stored = Store(folders.store).load(reading(app).state.article.id)
        assert stored is not None
        assert stored.article.text == reading(app).state.article.text
        assert [one.note for one in stored.annotations] == ["Wh"]


async def test_the_text_of_today_takes_no_text_away_that_is_being_read_about(
    folders: Folders, site: Any
):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
    site.page("/street", page(CHANGED))
    answer = held_back(site)
    async with running(folders, url) as (app, pilot):
        await pilot.press("j", "a", *"Why")
        answer.set()
        await settle(pilot)
        await press(pilot, "escape")
        assert [one.note for one in reading(app).state.annotations] == ["Why"]
        assert FIRST[:40] in screen_text(app)
        assert "has changed; R shows it as it is today" in notices(app)
        await press(pilot, "R")
        await until(pilot, lambda: "Saturday" in screen_text(app), "It does not show it.")


@covers("article.reread")
async def test_the_source_is_read_again_by_a_key(folders: Folders, site: Any):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await press(pilot, "j", "v", "R")
        await until(pilot, lambda: "shows what you read on" in notices(app), "It is not told.")
        site.page("/street", page(CHANGED))
        await press(pilot, "R")
        await until(pilot, lambda: "has changed" in notices(app), "The reader is not told.")
        await settled(pilot)
        assert "Saturday" in screen_text(app)
        assert "✓1" in status_text(app)
        del site.answers["/street"]
        await press(pilot, "R")
        await until(pilot, lambda: "404" in notices(app), "The reader is not told why not.")
        assert "Saturday" in screen_text(app)


async def test_another_headline_is_told_and_shown(folders: Folders, site: Any):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
    site.page("/street", page(FIRST, "Street &#91;b] closes again"))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await until(pilot, lambda: "headline has changed" in notices(app), "It is not told.")
        assert "it was “Street opens again”. D shows what changed." in notices(app)
        await settled(pilot)
        assert reading(app).state.article.title == "Street [b] closes again"
        assert "closes" in screen_text(app)


async def test_a_page_that_shows_only_a_part_waits_for_the_key_that_takes_it(
    folders: Folders, site: Any
):
    url = site.page("/street", page(FIRST))
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await press(pilot, "j", "v")
    short = f"<html><title>Street</title><article><h1>Street</h1><p>{FIRST}</p></article></html>"
    site.page("/street", short.encode())
    async with running(folders, url) as (app, pilot):
        await settled(pilot)
        await until(pilot, lambda: "only a part" in notices(app), "The reader is not told.")
        assert "R takes that as its text of today" in notices(app)
        assert "2.4 million" in screen_text(app)
        await press(pilot, "R")
        await until(pilot, lambda: "has changed" in notices(app), "It is not taken.")
        await settled(pilot)
        assert "2.4 million" not in screen_text(app)
        assert "✓1" in status_text(app)


async def test_marks_follow_the_text_of_today_and_the_text_before_is_kept(folders: Folders):
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        await press(pilot, "j", "v")
    changed = replace(ARTICLE, text="It rained all night.\n\n" + TEXT)
    async with running(folders, changed, analysed=True) as (app, pilot):
        assert "read it on 2026-03-02: 1 claim kept. D shows what changed." in notices(app)
        assert reading(app).state.article.text == changed.text
        assert "✓1" in status_text(app)
        (made,) = reading(app).state.annotations
        assert made.quote == SENTENCES[0] == changed.text[made.start : made.end]
    stored = Store(folders.store).load(ARTICLE.id)
    assert stored is not None
    assert [one.text for one in stored.revisions] == [TEXT]


async def test_a_claim_that_another_text_lacks_is_kept_as_not_found(folders: Folders):
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        await press(pilot, "j", "v")
    changed = replace(ARTICLE, text="Another text now stands here.")
    async with running(folders, changed, analysed=True) as (app, pilot):
        assert "read it on 2026-03-02: 0 claims kept, 1 not found." in notices(app)
        assert "; goes to the claims that wait for you, D shows what changed." in notices(app)
        assert reading(app).state.article.text == changed.text
        assert "✓1" in status_text(app)


async def test_damaged_marks_are_named_and_set_aside_and_the_text_is_shown(folders: Folders):
    folders.store.mkdir(parents=True)
    (folders.store / f"{ARTICLE.id}.json").write_text("{", encoding="utf-8")
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        assert "was damaged and has no copy" in notices(app)
        assert SENTENCES[0][:40] in screen_text(app)
        await press(pilot, "j", "v")
        assert "✓1" in status_text(app)
    (kept,) = (folders.store / "damaged").iterdir()
    assert kept.read_text(encoding="utf-8") == "{"
    assert len(marks(folders, ARTICLE)) == 1


async def test_folders_that_cannot_be_written_stop_nobody_from_reading(tmp_path: Path):
    home = tmp_path / "newsread"
    home.write_text("no folder", encoding="utf-8")
    async with running(folders_below(home), ARTICLE) as (app, pilot):
        await settled(pilot)
        assert SENTENCES[0][:40] in screen_text(app)
        assert any(note.severity == "error" for note in app._notifications)
        await press(pilot, "j", "v", "T", "L")
        assert app.is_running


async def test_quitting_while_a_source_is_read_leaves_at_once(folders: Folders, site: Any):
    url = site.silence("/slow")
    async with running(folders, url) as (app, pilot):
        await pilot.press("q")
    assert app.return_value == 0
