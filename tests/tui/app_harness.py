"""The app itself, running over folders of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from reading_harness import until
from screen_harness import settle
from textual.pilot import Pilot

from annotations.model import Annotation
from annotations.store import Store
from articles.model import Article
from tui.app import NewsreadApp
from tui.folders import Folders
from tui.screens.reading import ReadingScreen
from tui.settings import Settings


@asynccontextmanager
async def running(
    folders: Folders,
    *openings: Article | str,
    settings: Settings | None = None,
    problems: tuple[str, ...] = (),
    size: tuple[int, int] = (100, 30),
    analysed: bool = False,
) -> AsyncIterator[tuple[NewsreadApp, Pilot[Any]]]:
    """The app on `openings`; with `analysed` the analysis is waited for."""
    settings = settings or Settings(annotator="ana")
    app = NewsreadApp(openings, settings, problems, folders)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        if analysed:
            await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the reading screen has seen the whole analysis."""
    app = pilot.app
    await until(
        pilot,
        lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysed,
        "The article was never analysed.",
    )
    await settle(pilot)


def notices(app: NewsreadApp) -> str:
    return "\n".join(note.message for note in app._notifications)


def marks(folders: Folders, article: Article) -> tuple[Annotation, ...]:
    stored = Store(folders.store).load(article.id)
    return () if stored is None else stored.annotations


def reading(app: NewsreadApp) -> ReadingScreen:
    assert isinstance(app.screen, ReadingScreen), f"{app.screen} is shown."
    return app.screen
