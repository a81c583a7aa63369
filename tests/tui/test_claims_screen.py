"""The claims of all articles: from every screen, in every order, and back to their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from app_harness import notices, reading, running
from reading_harness import ARTICLE, SENTENCES, covers, until
from screen_harness import HOSTILE, assert_lines_fit, press, screen_lines, screen_text, settle
from textual.pilot import Pilot
from textual.widgets import Input

from annotations.claim_list import list_claims
from annotations.index import ClaimSort, Index, Seen
from annotations.marking import Marking
from annotations.model import AnchorState, Annotation, Verdict
from annotations.store import Store
from articles.model import Article
from tui.app import NewsreadApp
from tui.claims_view import ClaimsView
from tui.folders import Folders, folders_below
from tui.screens.claims import ClaimsScreen
from tui.screens.library import LibraryScreen
from tui.settings import Settings
from tui.themes import OWN_THEMES

OTHER = replace(
    ARTICLE,
    source="https://harbour.example/bridge",
    title="Bridge reopens after repairs",
    text="The bridge over the Varn reopened on Monday. It had been closed for 11 weeks.",
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "newsread")


@pytest.fixture
def index(folders: Folders) -> Iterator[Index]:
    index = Index(folders.store, folders.index)
    yield index
    index.close()


def mark(
    folders: Folders,
    article: Article,
    start: int,
    end: int,
    verdict: Verdict | None = None,
    at: str = "2026-11-20T12:00:00Z",
    **fields: object,
) -> Annotation:
    """A claim in the store, as another window would put it there."""
    store = Store(folders.store)
    marking = Marking(store, article, "ana", lambda: at)
    made = marking.add_claim(start, end)
    if verdict is not None:
        (listed,) = [one for one in list_claims((), marking.annotations) if one.start == start]
        marking.set_verdict(listed, verdict)
    found = next(one for one in marking.annotations if one.id == made.id)
    if fields:
        store.change(article, lambda _: [replace(found, **fields)])  # type: ignore[arg-type]
    return found


def is_watching(app: NewsreadApp) -> bool:
    """Whether the system tells the app of what is written."""
    return app.store_watch is not None and app.store_watch.is_on


def mark_some(folders: Folders) -> None:
    """Three claims of two articles."""
    text = ARTICLE.text
    mark(folders, ARTICLE, 0, len(SENTENCES[0]), Verdict.DISPUTED, claimant="Elin Strand")
    later = text.index(SENTENCES[-1])
    mark(
        folders, ARTICLE, later, later + len(SENTENCES[-1]), at="2026-11-22T12:00:00Z",
        tags=("wind",), state=AnchorState.CHANGED,
    )  # fmt: skip
    mark(folders, OTHER, 0, 44, Verdict.VERIFIED, at="2026-11-21T12:00:00Z")


async def claims(pilot: Pilot[object], *keys: str) -> list[str]:
    """The first lines of the claims shown after keys, without pointer and sign of the cursor."""
    await press(pilot, *keys)
    await settle(pilot)
    await settle(pilot)
    assert isinstance(pilot.app.screen, ClaimsScreen)
    return [
        line.replace("▶", " ").strip()
        for line in screen_lines(pilot.app)
        if line.replace("▶", " ").strip()[:2] in ("✓ ", "✗ ", "~ ", "– ", "· ")
    ]


@covers("claims.open")
async def test_the_key_lists_the_claims_of_all_articles_from_the_library_and_the_text(
    folders: Folders,
) -> None:
    mark_some(folders)
    async with running(folders) as (app, pilot):
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        shown = await claims(pilot, "V")
        assert [line[:12] for line in shown] == [
            "· " + SENTENCES[-1][:10],
            "✓ The bridge",
            "✗ The port o",
        ]
        text = screen_text(app)
        assert "Claims of all articles · 3 claims · newest first" in text
        assert "no verdict yet · the text changed" in text
        assert "#wind" in text
        assert "Elin Strand · " in text
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
    async with running(folders, OTHER, analysed=True) as (app, pilot):
        assert len(await claims(pilot, "V")) == 3
        assert len(await claims(pilot, "slash", *"bridge", "enter")) == 1
        assert len(await claims(pilot, "V")) == 3, "the key forgets the filter in the list itself"
        await press(pilot, "escape")
        assert reading(app).state.article == OTHER


async def test_enter_goes_to_the_claim_in_another_article(folders: Folders) -> None:
    mark_some(folders)
    async with running(folders, OTHER, analysed=True) as (app, pilot):
        await claims(pilot, "V")
        await press(pilot, "enter")
        await until(pilot, lambda: app.screen.__class__.__name__ == "ReadingScreen", "Not opened.")
        await settle(pilot)
        state = reading(app).state
        assert state.article == ARTICLE
        assert state.claim is not None
        assert ARTICLE.text[state.claim.start : state.claim.end] == SENTENCES[-1]
        assert SENTENCES[-1][:30] in screen_text(app)


async def test_enter_goes_to_the_claim_in_the_article_that_is_open(folders: Folders) -> None:
    mark_some(folders)
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        screen = reading(app)
        await claims(pilot, "V", "G")
        await press(pilot, "enter")
        await settle(pilot)
        assert app.screen is screen
        assert screen.state.claim is not None
        assert screen.state.claim.start == 0
        await claims(pilot, "V")
        assert "▶ ✗ The port" in screen_text(app), "the list stands where it was left"


@covers("across.sort", "across.reverse")
async def test_keys_change_the_order_and_turn_it_round(folders: Folders, index: Index) -> None:
    mark_some(folders)
    index.refresh()
    stored = Store(folders.store).load(ARTICLE.id)
    assert stored is not None
    index.note_seen(
        ARTICLE.id, [(one, Seen(0.9 - 0.4 * n, None)) for n, one in enumerate(stored.annotations)]
    )

    def signs(lines: list[str]) -> str:
        return "".join(line[0] for line in lines)

    async with running(folders) as (app, pilot):
        assert signs(await claims(pilot, "V")) == "·✓✗"
        assert signs(await claims(pilot, "R")) == "✗✓·"
        assert "oldest first" in screen_text(app)
        assert signs(await claims(pilot, "O")) == "✗·✓"
        assert "most worth checking first" in screen_text(app)
        assert "worth 0.90" in screen_text(app)
        assert signs(await claims(pilot, "O")) == "✓✗·"
        assert signs(await claims(pilot, "O"))[0] == "✗"
        assert signs(await claims(pilot, "O")) == "✓✗·"
        assert "by article" in screen_text(app)
        assert signs(await claims(pilot, "O")) == "·✓✗"
        assert "newest first" in screen_text(app)


@covers("across.filter")
async def test_the_filter_narrows_as_one_types_and_is_there_the_next_time(
    folders: Folders,
) -> None:
    mark_some(folders)
    async with running(folders) as (app, pilot):
        await claims(pilot, "V", "slash")
        assert len(await claims(pilot, *"bridge")) == 1
        assert "1 claim fit" in screen_text(app)
        assert len(await claims(pilot, "enter")) == 1
        assert not isinstance(app.focused, Input)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert len(await claims(pilot, "V")) == 1
        shown = await claims(pilot, "slash", "escape")
        assert len(shown) == 3
        await claims(pilot, "slash", *"verdict", "colon", *"dis")
        assert (await claims(pilot, "down"))[0].startswith("✗")


async def test_a_filter_that_names_nothing_is_told_and_the_list_stays(folders: Folders) -> None:
    mark_some(folders)
    async with running(folders) as (app, pilot):
        await claims(pilot, "V", "slash")
        shown = await claims(pilot, *"verdict", "colon", "q")
        assert "“q” is not a verdict; there are verified" in screen_text(app)
        assert len(shown) == 3
        await claims(pilot, "backspace", "backspace")
        shown = await claims(pilot, *"nothing", "space", *"like")
        assert shown == []
        assert "No claim fits." in screen_text(app)


async def test_where_nothing_is_marked_the_screen_says_what_to_do(folders: Folders) -> None:
    async with running(folders, OTHER, analysed=True) as (app, pilot):
        assert await claims(pilot, "V") == []
        assert "Nothing marked yet." in screen_text(app)
        assert "marks it as verified" in screen_text(app)
        await press(pilot, "enter", "G", "j")
        assert isinstance(app.screen, ClaimsScreen)


@covers("across.reload", "across.back")
async def test_it_follows_what_another_window_marks(folders: Folders) -> None:
    mark_some(folders)
    async with running(folders) as (app, pilot):
        await claims(pilot, "V", "G")
        mark(folders, OTHER, 45, 77, Verdict.DISPUTED, at="2026-11-23T12:00:00Z")
        shown = await claims(pilot, "f5")
        assert len(shown) == 4
        assert "▶ ✗ The port" in screen_text(app), "the cursor stays on its claim"
        await until(pilot, lambda: is_watching(app), "The store is never watched.")
        (folders.store / f"{OTHER.id}.json").unlink()
        await until(pilot, lambda: "2 claims" in screen_text(app), "What was deleted stays.")
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_claim_of_an_article_that_is_gone_is_told(folders: Folders) -> None:
    mark_some(folders)
    async with running(folders) as (app, pilot):
        await claims(pilot, "V")
        for path in folders.store.glob("*.json"):
            path.unlink()
        await press(pilot, "enter")
        await settle(pilot)
        assert "not in the store any more" in notices(app)
        assert app.is_running


async def test_what_the_machine_saw_is_known_after_a_mark(folders: Folders) -> None:
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        await press(pilot, "j", "v")
        claim = reading(app).state.claim
        assert claim is not None
        assert claim.score is not None
        await claims(pilot, "V", "O")
        assert f"worth {claim.score:.2f}" in screen_text(app)


async def test_many_claims_are_walked_without_holding_what_each_says(folders: Folders) -> None:
    article = replace(OTHER, text="Late. " * 3000)
    store, numbers = Store(folders.store), count()
    made = Marking(store, article, "ana").add_claim(0, 5)

    def another() -> Annotation:
        number = next(numbers)
        start = number * 6
        return replace(
            made, id=f"{number:032x}", start=start, end=start + 5,
            modified=f"2026-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z",
            note=f"n{number}",
        )  # fmt: skip

    store.change(article, lambda _: [another() for _ in range(3000)])
    async with running(folders, size=(80, 24)) as (app, pilot):
        assert len(await claims(pilot, "V")) >= 10
        assert "3,001 claims" in screen_text(app)
        screen = app.screen
        assert isinstance(screen, ClaimsScreen)
        assert len(screen._claims) <= 200
        assert len(await claims(pilot, "G")) >= 10
        for _ in range(40):
            await press(pilot, "pageup")
        await settle(pilot)
        assert len(await claims(pilot)) >= 10
        assert len(screen._claims) <= 3100


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (40, 12), (20, 6)])
@pytest.mark.parametrize("theme", [theme.name for theme in OWN_THEMES])
async def test_hostile_text_never_breaks_the_screen(
    folders: Folders, size: tuple[int, int], theme: str
) -> None:
    for number, words in enumerate(HOSTILE):
        article = replace(
            OTHER, source=f"https://harbour.example/{number}", title=words, text=words + " end."
        )
        mark(folders, article, 0, len(words), claimant=words, tags=(words,), note=words)
    settings = Settings(annotator="ana", theme=theme)
    async with running(folders, size=size, settings=settings) as (app, pilot):
        shown = await claims(pilot, "V", *["j"] * len(HOSTILE))
        assert_lines_fit(app)
        if size[0] >= 80:
            await press(pilot, "g")
            assert "a [/] b" in screen_text(app) or len(shown) > 1
        assert app.is_running


def test_a_view_knows_whether_another_names_the_same_claims() -> None:
    view = ClaimsView(typed="a", sort=ClaimSort.WORTH)
    assert view.shows_same(replace(view, current=3))
    assert not view.shows_same(replace(view, backwards=True))
