import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from app_harness import marks, notices, reading, running, settled
from reading_harness import ARTICLE, SENTENCES, as_json, covers, status_text, until
from screen_harness import HOSTILE, assert_lines_fit, press, screen_text, settle
from textual.command import CommandList, CommandPalette

from annotations.formats.schema import json_schema
from annotations.model import Verdict
from annotations.store import Store
from articles.model import Article
from tui.app import NewsreadApp
from tui.article_state import ClaimOrder
from tui.bindings import COMMAND_BY_ID
from tui.commands import commands_of
from tui.commands.everywhere import OpenPalette
from tui.folders import Folders, folders_below
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen
from tui.screens.reading import ReadingScreen
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


async def test_an_article_is_on_the_screen_before_its_analysis_and_lights_up_with_it(
    folders: Folders,
):
    async with running(folders, ARTICLE) as (app, pilot):
        assert ARTICLE.title in screen_text(app)
        assert SENTENCES[0][:40] in screen_text(app)
        await settled(pilot)
        state = reading(app).state
        assert state.claims
        assert state.analysis is not None
        assert state.analysis.entities
        assert state.analysis.figures
        assert "looking for claims" not in status_text(app)


async def test_a_second_opening_has_its_highlights_in_the_first_frame(folders: Folders):
    async with running(folders, ARTICLE, analysed=True) as (app, _):
        analysis = reading(app).state.analysis
    again = NewsreadApp([ARTICLE], Settings(annotator="ana"), (), folders)
    first = again.first_screen()
    assert isinstance(first, ReadingScreen)
    assert first.state.analysis == analysis


async def test_marks_and_place_are_there_again_after_a_restart(folders: Folders):
    async with running(folders, ARTICLE, analysed=True, size=(80, 20)) as (app, pilot):
        await press(pilot, "j", "v", "j", "d")
        place = reading(app).view.scroll_offset.y
        await press(pilot, "space", "q")
    assert {one.verdict for one in marks(folders, ARTICLE)} == {
        Verdict.VERIFIED,
        Verdict.DISPUTED,
    }
    assert {one.creator for one in marks(folders, ARTICLE)} == {"ana"}
    async with running(folders, ARTICLE, size=(80, 20)) as (app, pilot):
        assert "✓1 ✗1" in status_text(app)
        assert reading(app).view.scroll_offset.y > place, "The reading position is lost."


async def test_without_an_article_the_library_says_what_to_do(folders: Folders):
    async with running(folders) as (app, pilot):
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "Nothing read yet." in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "e")
        await settled(pilot)
        assert reading(app).state.claims
        assert len(Store(folders.store).article_ids()) == 1


@covers("library.open", "library.back")
async def test_the_library_is_one_key_away_and_escape_leads_back(folders: Folders):
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        await press(pilot, "j", "v", "L")
        await until(pilot, lambda: "✓1" in screen_text(app), "The library shows no tally.")
        assert isinstance(app.screen, LibraryScreen)
        assert ARTICLE.title in screen_text(app)
        await press(pilot, "escape")
        assert reading(app).state.claim is not None, "The place in the article is lost."


async def test_choosing_an_article_opens_it_with_its_marks(folders: Folders):
    async with running(folders, OTHER, analysed=True) as (app, pilot):
        await press(pilot, "j", "d")
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        await press(pilot, "L")
        await until(pilot, lambda: OTHER.title in screen_text(app), "The library is not listed.")
        await press(pilot, "j", "enter")
        await settled(pilot)
        assert reading(app).state.article.title == OTHER.title
        assert "✗1" in status_text(app)
        await press(pilot, "u")
        assert "✗0" in status_text(app)


async def test_several_articles_are_stepped_through(folders: Folders):
    async with running(folders, ARTICLE, OTHER, analysed=True) as (app, pilot):
        await press(pilot, "j", "v", ">")
        await settled(pilot)
        assert reading(app).state.article == OTHER
        await press(pilot, "j", "d", ">")
        assert "There is no further article in this list." in notices(app)
        await press(pilot, "<")
        await settled(pilot)
        assert reading(app).state.article == ARTICLE
        assert "✓1 ✗0" in status_text(app)
        await press(pilot, "<")
        assert reading(app).state.article == ARTICLE
    assert [one.verdict for one in marks(folders, OTHER)] == [Verdict.DISPUTED]


async def test_problems_are_shown_as_notices_and_never_as_markup(folders: Folders):
    problems = ("No file [b]x[/b].", "a [/] b", "[@click=app.quit]x[/]")
    async with running(folders, ARTICLE, problems=problems) as (app, pilot):
        for problem in problems:
            assert problem in notices(app)
        assert "No file [b]x[/b]." in screen_text(app)
        await settled(pilot)
        assert_lines_fit(app)


async def test_unknown_commands_and_clashes_in_the_settings_are_named_and_the_rest_works(
    folders: Folders,
):
    keys = {"claim.nxt": "z", "claim.verify": "j", "claim.dispute": "z", "app.help": "no-key-this"}
    settings = Settings(annotator="ana", keys=keys)
    async with running(folders, ARTICLE, settings=settings, analysed=True) as (app, pilot):
        told = notices(app)
        assert '"claim.nxt"' in told
        assert "claim.next" in told
        assert "claim.verify" in told
        assert "no-key-this" in told
        await press(pilot, "j", "z")
        assert [one.verdict for one in marks(folders, ARTICLE)] == [Verdict.DISPUTED]
        assert "z disputed" in screen_text(app)


@covers("article.export")
async def test_the_export_writes_a_file_that_fits_the_schema_and_replaces_none(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        await press(pilot, "j", "v", "j", "d", "X", "enter")
        path = tmp_path / "crane-falls-onto-barges-in-varnholm.json"
        assert f"Written to {path}" in notices(app)
        document = as_json(path)
        jsonschema.validate(document, json_schema())
        (article,) = document["articles"]
        assert [one["verdict"] for one in article["annotations"]] == ["verified", "disputed"]
        assert article["entities"]
        before = path.read_bytes()
        await press(pilot, "X", "enter")
        assert path.read_bytes() == before
        assert json.loads((tmp_path / f"{path.stem}-2.json").read_text(encoding="utf-8"))


async def test_the_export_remembers_the_format_and_writes_any(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        await press(pilot, "j", "v", "X", "j", "j", "enter")
        page = tmp_path / "crane-falls-onto-barges-in-varnholm.html"
        assert f"Written to {page}" in notices(app)
        assert "Claim 1: verified" in page.read_text(encoding="utf-8")
        await press(pilot, "X", "enter")
        assert (tmp_path / f"{page.stem}-2.html").exists()
        await press(pilot, "X", "G", "k", "enter")
        assert (tmp_path / f"{page.stem}.zip").read_bytes().startswith(b"PK")


@covers("app.palette")
async def test_the_palette_lists_the_commands_and_runs_them(folders: Folders):
    async with running(folders, ARTICLE, analysed=True) as (app, pilot):
        offered = {one.title: one.help for one in app.get_system_commands(app.screen)}
        for context in ("reading", "app"):
            for command in set(commands_of(context)) - {OpenPalette}:
                assert command.help in offered.get(command.title, ""), f"{command.id} is missing."
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        reading = app.main_screen
        now = {one.title for one in app.get_system_commands(reading)}
        assert now == set(offered), "The palette offers something else than its screen does."
        choosing = {command.title for command in commands_of("selecting")}
        assert not now & choosing, "The palette offers keys of choosing a span while none is."
        await press(pilot, *"next claim")
        await until(
            pilot,
            lambda: app.screen.query_one(CommandList).option_count > 0,
            "The palette finds nothing.",
        )
        await press(pilot, "enter", "enter")
        await until(
            pilot,
            lambda: isinstance(app.screen, ReadingScreen) and app.screen.state.current == 0,
            "The palette did not go to the next claim.",
        )


@covers("app.help")
@pytest.mark.parametrize("key", ["?", "f1"])
async def test_the_help_opens_and_closes(folders: Folders, key: str):
    async with running(folders, ARTICLE) as (app, pilot):
        await press(pilot, key)
        assert isinstance(app.screen, HelpScreen)
        assert COMMAND_BY_ID["claim.next"].title in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ReadingScreen)


@covers("app.theme")
async def test_the_theme_is_switched_in_a_round_and_remembered(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        names = [app.theme]
        for _ in OWN_THEMES:
            await press(pilot, "T")
            names.append(app.theme)
        assert names == [*(theme.name for theme in OWN_THEMES), OWN_THEMES[0].name]
        await press(pilot, "T")
    assert OWN_THEMES[1].name in folders.config_file.read_text(encoding="utf-8")


@covers("app.quit")
@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_returns_0_from_every_screen(folders: Folders, key: str):
    for before in ((), ("L",), ("2",), ("slash", "escape")):
        async with running(folders, ARTICLE) as (app, pilot):
            await pilot.press(*before, key)
        assert (app.return_value, app.return_code) == (0, 0)


async def test_the_first_run_is_greeted_once(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        assert "New here?" in screen_text(app)
        await press(pilot, "escape")
        assert "New here?" not in screen_text(app)
    async with running(folders, ARTICLE) as (app, pilot):
        assert "New here?" not in screen_text(app)


async def test_the_settings_are_in_effect(folders: Folders):
    settings = replace(
        Settings(annotator="ben", theme="newsread-light", column_width=50, side_panel="open"),
        layers=replace(Settings().layers, entities=False),
    )
    async with running(folders, ARTICLE, settings=settings, analysed=True) as (app, pilot):
        assert app.theme == "newsread-light"
        assert reading(app).view.text_layout.width == 50
        assert reading(app).panel.display
        assert "entities" not in reading(app).state.layers
        await press(pilot, "j", "v")
    assert [one.creator for one in marks(folders, ARTICLE)] == ["ben"]


async def test_a_pipeline_that_is_missing_is_named_and_another_one_used(folders: Folders):
    settings = Settings(annotator="ana", pipeline="xx_no_such_pipeline")
    async with running(folders, ARTICLE, settings=settings, analysed=True) as (app, _):
        assert "xx_no_such_pipeline" in notices(app)
        assert reading(app).state.claims, "Nothing was found with the bundled pipeline."


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_articles_are_opened_listed_and_marked(folders: Folders, text: str):
    article = Article(
        source=f"https://a.example/{text}",
        title=text,
        text=f"{text.strip()}\n\nHe said 14 people saw {text.strip()} on Monday.",
        retrieved="2026-03-02T08:00:00Z",
        byline=(text,),
        site=text,
    )
    async with running(folders, article, analysed=True) as (app, pilot):
        assert_lines_fit(app)
        await press(pilot, "j", "v", "L")
        await until(pilot, lambda: "1 article" in screen_text(app), "The library is not listed.")
        assert_lines_fit(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert "✓1" in status_text(app)
        assert app.is_running


async def test_threshold_and_order_stay_for_the_next_article_and_not_for_the_next_run(
    folders: Folders,
):
    settings = Settings(annotator="ana", claim_threshold=0.2)
    async with running(folders, ARTICLE, OTHER, settings=settings, analysed=True) as (app, pilot):
        assert reading(app).state.threshold == 0.2
        await press(pilot, ")", "O", "escape", ">")
        state = reading(app).state
        assert (state.article, state.threshold, state.order) == (OTHER, 0.3, ClaimOrder.WORTH)
    assert not folders.config_file.exists(), "A key of the moment was written to the settings."
