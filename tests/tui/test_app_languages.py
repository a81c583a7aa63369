"""Articles in other languages than English, in the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_harness import notices, running
from pipeline_samples import GERMAN

from articles.model import Article
from tui.folders import Folders, folders_below
from tui.screens.reading import ReadingScreen
from tui.settings import Settings

ARTICLE = Article(source="-", title="Hafen", text=GERMAN, retrieved="2026-03-02T08:00:00Z")


@pytest.fixture
def folders(home: Path) -> Folders:
    return folders_below(home)


def figures(screen: object) -> list[float | int | None]:
    assert isinstance(screen, ReadingScreen)
    assert screen.state.analysis is not None
    return [figure.value for figure in screen.state.analysis.figures]


async def test_what_would_help_with_another_language_is_said_each_time(folders: Folders) -> None:
    for _ in range(2):
        async with running(folders, ARTICLE, analysed=True) as (app, _):
            assert "in German: only its figures are marked" in notices(app)
            assert "newsread pipeline install de_core_news_sm" in notices(app)
            assert figures(app.screen) == [1200, 3_500_000]


async def test_a_pipeline_of_the_language_reads_it(folders: Folders, with_german: Path) -> None:
    async with running(folders, ARTICLE, analysed=True) as (app, _):
        assert "it is read by de_tiny 1.2.3" in notices(app)
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.state.analysis is not None
        assert app.screen.state.analysis.entities


async def test_a_pipeline_named_for_the_language_that_is_missing_is_said(folders: Folders) -> None:
    settings = Settings(annotator="ana", pipelines={"de": "de_gone"})
    async with running(folders, ARTICLE, settings=settings, analysed=True) as (app, _):
        assert "'de_gone' is not installed" in notices(app)
        assert figures(app.screen) == [1200, 3_500_000]
