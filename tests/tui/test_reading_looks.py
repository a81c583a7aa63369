from pathlib import Path

import pytest
from reading_harness import (
    NARROW,
    SENTENCES,
    WIDE,
    kept,
    reading,
    status_text,
    style_of,
)
from screen_harness import HOSTILE, assert_lines_fit, press, screen_lines, screen_text, settle

from annotations.analysis.model import Analysis, Attribution, Claim, Entity, Span
from annotations.model import Verdict
from articles.model import Article
from tui.themes import DARK, LIGHT, MONO


async def test_keys_of_ones_own_work_and_the_hints_show_them(tmp_path: Path):
    keymap = {"claim.next": "ctrl+n", "claim.verify": "z", "select.finish": "f"}
    async with reading(tmp_path, WIDE, keymap=keymap, first_run=True) as (app, pilot):
        await press(pilot, "ctrl+n", "z")
        assert kept(app).verdict is Verdict.VERIFIED
        await press(pilot, "j", "v")
        assert kept(app).verdict is Verdict.VERIFIED
        assert app.claim_text == SENTENCES[0], "The default key still works."
        lines = screen_text(app)
        assert lines.count("Ctrl+N") >= 2, "Hint line and first-run hint name the key in effect."
        assert "z verified" in lines
        await press(pilot, "s")
        assert "f done" in screen_lines(app)[-1]
        await press(pilot, "l", "f")
        assert app.claim_text == "The port"


async def test_sentences_that_say_what_to_press_name_the_keys_in_effect(tmp_path: Path):
    keymap = {"claim.next": "ctrl+n", "span.choose": "ctrl+s", "search.open": "ctrl+o"}
    async with reading(tmp_path, WIDE, keymap=keymap) as (app, pilot):
        assert "Press Ctrl+N to go to the first claim" in screen_text(app)
        await press(pilot, "v")
        assert "Ctrl+N" in status_text(app)
        await press(pilot, "n")
        assert "Ctrl+O" in status_text(app)
    async with reading(tmp_path, WIDE, keymap=keymap, analysis=Analysis("none")) as (app, pilot):
        await press(pilot, "ctrl+n")
        assert "Ctrl+S" in status_text(app)
        assert "Press Ctrl+S to choose one" in screen_text(app)


async def test_another_theme_recolours_lines_that_were_painted_before(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v")
        dark = [style_of(app, words) for words in ("Elin Strand", "14 people", "The port")]
        app.theme = LIGHT.name
        await settle(pilot)
        light = [style_of(app, words) for words in ("Elin Strand", "14 people", "The port")]
        for before, after in zip(dark, light, strict=True):
            assert before.color != after.color or before.bgcolor != after.bgcolor
            assert before.bgcolor != after.bgcolor
        app.theme = DARK.name
        await settle(pilot)
        assert [style_of(app, words) for words in ("Elin Strand", "14 people", "The port")] == dark


async def test_without_colour_everything_is_still_told_apart(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        app.theme = MONO.name
        await press(pilot, "j", "v", "j", "d", "j", "k")
        assert any(line.startswith(" ✓") for line in screen_lines(app))
        assert any(line.startswith("▶✗") for line in screen_lines(app))
        assert style_of(app, "Elin Strand").bold
        assert style_of(app, "Tuesday").italic
        assert style_of(app, "14 people").underline
        colours = {
            segment.style.color.triplet
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.color and segment.style.color.triplet
        }
        assert all(len(set(colour)) == 1 for colour in colours), f"There is colour: {colours}"


@pytest.mark.parametrize(
    "theme", ["textual-dark", "textual-light", "nord", "ansi-dark", "ansi-light", "dracula"]
)
async def test_themes_of_textual_work(tmp_path: Path, theme: str):
    async with reading(tmp_path, WIDE) as (app, pilot):
        app.theme = theme
        await press(pilot, "j", "v", "l", "2", "slash", *"the", "enter")
        assert_lines_fit(app)
        assert "✓" in screen_text(app)


def hostile_article(text: str) -> Article:
    return Article(
        source=f"https://a.example/{text}",
        title=text,
        text="\n\n".join((text.strip(), f"He said {text} is 14 {text}.", text.strip())),
        retrieved="2026-03-02T08:00:00Z",
        byline=(text, text),
        published=text,
        site=text,
    )


def hostile_analysis(article: Article) -> Analysis:
    size = len(article.text)
    first, second = size // 3, 2 * size // 3
    said = Attribution(Span(0, first), Span(first, second), Span(second, size), direct=True)
    return Analysis(
        "made by hand",
        entities=(Entity(0, first, "PERSON"), Entity(second, size, "[b]GPE[/] [")),
        claims=(Claim(0, first, 0.4, said), Claim(first, second, 0.4), Claim(second, size, 1.0)),
    )


@pytest.mark.parametrize("width", [40, 80, 133])
@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_articles_show_literally_in_every_widget(
    tmp_path: Path, text: str, width: int
):
    article = hostile_article(text)
    size, analysis = (width, 30), hostile_analysis(article)
    async with reading(
        tmp_path, size, article=article, analysis=analysis, first_run=True, side_panel="open"
    ) as (app, pilot):
        assert_lines_fit(app)
        if len(text) < 30:
            assert screen_text(app).count(text) >= 3
        for keys in (["j", "v"], ["2"], ["3", "enter"], ["4"], ["1", "]"], ["slash", *text[:8]]):
            await press(pilot, *(name_of(key) for key in keys))
            assert_lines_fit(app)
        await press(pilot, "enter", "n", "X", "l", "s", "l", "j", "enter", "G")
        assert_lines_fit(app)
        for y in range(0, 30, 3):
            await pilot.click(offset=(width // 2, y))
        await settle(pilot)
        assert app.is_running
        assert_lines_fit(app)


def name_of(key: str) -> str:
    """The name of the key that types a character."""
    from textual.keys import _character_to_key

    return _character_to_key(key) if len(key) == 1 else key


async def test_a_terminal_of_a_few_cells_is_no_error(tmp_path: Path):
    async with reading(tmp_path, (12, 6), first_run=True) as (app, pilot):
        await press(pilot, "j", "v", "l", "2", "j", "escape", "s", "l", "enter", "slash", "x")
        assert_lines_fit(app)
        await pilot.resize_terminal(1, 1)
        await settle(pilot)
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        assert_lines_fit(app)
        assert SENTENCES[0][:20] in screen_text(app) or app.reading.view.scroll_offset.y
