"""From a source to the screen: an article is read, shown, kept and seen by the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from annotations.errors import AnalysisError, AnnotationError
from articles.errors import ArticleError
from articles.model import Article
from tui.article_state import ArticleState, ClaimOrder, Layer
from tui.desk import Desk
from tui.fresh_marks import FreshMarks
from tui.messages import ArticleAnalysed, ListingChanged
from tui.opening import with_keys
from tui.screens.reading import ReadingScreen
from tui.screens.reading_base import ReadingServices

if TYPE_CHECKING:
    from annotations.analysis.model import Analysis
    from annotations.store.rescue import Rescue
    from tui.folders import Folders
    from tui.settings import Settings

Opening = str | Article
"""A source that is still to be read, or an article that was."""


KEPT_AT_ONCE = 200_000
"""Code points of a text that is written in less than a frame."""


class ArticleFlow(FreshMarks):
    """An app that opens articles; each stands on the main screen until another takes its place."""

    def __init__(
        self, settings: Settings, folders: Folders, now: Callable[[], str], *, colorless: bool
    ) -> None:
        """`now` gives the time of each mark; `colorless` leaves all colours to the terminal."""
        super().__init__(ansi_color=colorless or None)
        self.settings = settings
        self.folders = folders
        self.desk = Desk(folders, settings, now, self.tell_rescue)
        self.keymap = {}
        self.problems: list[str] = []
        self.failures: list[str] = []
        self.claim_order = ClaimOrder.PLACE

    def library_screen(self) -> Screen[None]:
        """The list of articles read before."""
        from tui.screens.library import LibraryScreen

        return LibraryScreen(self.desk.library, self.keymap, self.desk.today)

    def screen_for(self, opening: Opening) -> Screen[None]:
        """The screen of an article; of a source not read yet, its stored text or a wait."""
        if isinstance(opening, Article):
            return self.reading_screen(opening)
        stored = self.desk.stored_source(opening)
        if stored is not None:
            return self.reading_screen(stored, refreshed_from=opening)
        from tui.screens.waiting import WaitingScreen

        return WaitingScreen(opening, self.keymap)

    def reading_screen(self, article: Article, refreshed_from: str = "") -> ReadingScreen:
        """The screen of an article, with its marks and what is known of it."""
        opened = self.desk.open_article(article)
        layers = self.settings.layers
        shown = {
            Layer.ENTITIES: layers.entities,
            Layer.FIGURES: layers.figures,
            Layer.CLAIMS: layers.claims,
        }
        state = ArticleState(
            article=opened.article,
            analysis=opened.analysis,
            annotations=opened.annotations,
            layers=frozenset(layer for layer, on in shown.items() if on),
            order=self.claim_order,
            threshold=self.settings.claim_threshold,
        )
        services = ReadingServices(
            open_marking=opened.open_marking,
            remember_place=lambda position: self.remember_place(opened.article.id, position),
            export=lambda state, name: str(
                self.desk.export_article(state.article, state.analysis, name)
            ),
            last_format=self.desk.last_format,
            waiting=lambda: self.desk.marks_waiting,
            links=lambda: self.desk.library.links(opened.article.id),
            look_up=self.settings.look_up,
        )
        return ReadingScreen(
            state,
            services,
            position=opened.position,
            column_width=self.settings.column_width,
            side_panel=self.settings.side_panel,
            keymap=self.keymap,
            first_run=self.desk.is_first_run(),
            is_seen_whole=opened.is_seen_whole,
            problem=opened.problem,
            news=opened.news,
            refreshed_from=refreshed_from,
        )

    def on_listing_changed(self, message: ListingChanged) -> None:
        """List the claims of the next articles in the same way; the settings file stays."""
        self.claim_order = message.order
        self.settings = replace(self.settings, claim_threshold=message.threshold)

    def begin(self, screen: Screen[Any]) -> None:
        """Start what follows the first paint of a screen."""
        if isinstance(screen, ReadingScreen):
            article, is_full = screen.state.article, not screen.refreshed_from
            self.desk.being_noted.add(article.id)
            self.call_after_refresh(self.settle, screen, article, is_full)
        elif waited_for := getattr(screen, "source", ""):
            self.call_after_refresh(self.read_source, waited_for)

    def settle(self, screen: ReadingScreen, article: Article, is_full: bool) -> None:
        """Keep the article, see it through the machine's eyes, read its source again.

        A reader who has gone on to the next by now has opened it all the same.
        """
        self.keep_article(article, is_full=is_full)
        if screen.state.article.id != article.id:
            return
        screen.reload_annotations()
        if screen.problem:
            self.complain(screen.problem)
        if screen.news:
            claims = (one.annotation for one in screen.state.claims)
            waits = any(one.is_waiting for one in claims if one is not None)
            self.notify(with_keys(screen.news, waits, self.keymap), markup=False, timeout=10)
        if not screen.analysed:
            self.run_worker(
                self.analyse(screen, screen.view.top_offset), group="analysis", exclusive=True
            )
        elif screen.state.analysis is not None:
            self.tell_language(screen.state.analysis)
        if screen.refreshed_from:
            self.read_source(screen.refreshed_from)

    def tell_language(self, analysis: Analysis) -> None:
        """Say what reads an article that is not in English."""
        from annotations.analysis.language_note import language_note

        if note := language_note(analysis):
            self.notify(note, markup=False, timeout=6)

    def keep_article(self, article: Article, *, is_full: bool = True) -> None:
        """Put an article into the library; a disk that refuses it is no reason to stop reading.

        `is_full` is false for what may be a feed's summary of it.
        """
        if len(article.text) > KEPT_AT_ONCE:
            self.run_worker(self.keep_beside(article, is_full), group="library")
            return
        try:
            self.desk.keep_article(article)
        except (AnnotationError, ArticleError) as error:
            self.complain(str(error))
        self.run_worker(self.note_opened(article, is_full), group="library")

    async def keep_beside(self, article: Article, is_full: bool) -> None:
        """Put a long article into the library while keys are answered."""
        try:
            await asyncio.to_thread(self.desk.keep_article, article)
        except (AnnotationError, ArticleError) as error:
            self.complain(str(error))
        await self.note_opened(article, is_full)

    async def note_opened(self, article: Article, is_full: bool) -> None:
        """Tell the library's database, which no key waits for."""
        try:
            await asyncio.to_thread(self.desk.note_opened, article, is_full)
        except ArticleError as error:
            self.complain(str(error))

    async def analyse(self, screen: ReadingScreen, first: int) -> None:
        """Hand the screen what the machine sees, piece by piece."""
        article = screen.state.article
        try:
            analysis, said = None, ""
            async for analysis in self.desk.analyse(article, first):
                note = self.desk.note_on(analysis)
                news = note if note != said else ""
                screen.post_message(
                    ArticleAnalysed(article.id, analysis, finished=False, problem=news)
                )
                said = note
            screen.post_message(ArticleAnalysed(article.id, analysis, finished=True))
        except AnalysisError as error:
            await self.analyse_otherwise(screen, first, error)

    async def analyse_otherwise(
        self, screen: ReadingScreen, first: int, error: AnalysisError
    ) -> None:
        """Say what is wrong with the pipeline; where it was named, go on with the bundled one."""
        identifier = screen.state.article.id
        if self.desk.uses_named_pipeline:
            problem = f"{error} The bundled one is used."
            screen.post_message(ArticleAnalysed(identifier, None, finished=False, problem=problem))
            await self.desk.use_own_pipeline()
            await self.analyse(screen, first)
        else:
            screen.post_message(
                ArticleAnalysed(identifier, None, finished=True, problem=str(error))
            )

    def read_source(self, source: str) -> None:
        """Read a source in a process of its own."""
        raise NotImplementedError

    def put_remarks_away(self) -> None:
        """Take away what was remarked on the article that is left; what went wrong stays."""
        for notice in tuple(self._notifications):
            if notice.severity != "error":
                self._unnotify(notice)

    @property
    def main_screen(self) -> Screen[Any]:
        """The screen below help, dialogs and what else is open for a moment."""
        return self.screen_stack[0]

    async def show_screen(self, screen: Screen[None]) -> None:
        """Put `screen` in the place of what is shown, as a mode of its own.

        Textual can't switch the screen at the foot of a stack, but it can leave the stack. Where
        an article is shown already, its screen turns to the other one: a new screen would take
        several frames.
        """
        shown = self.screen
        if isinstance(shown, ReadingScreen) and isinstance(screen, ReadingScreen):
            shown.turn_to(screen)
            self.begin(shown)
            return
        left, entered = self.current_mode, f"desk-{id(screen)}"
        self.add_mode(entered, lambda: screen)
        await self.switch_mode(entered)
        await self.remove_mode(left)
        self.begin(screen)

    def remember_place(self, identifier: str, position: int) -> None:
        """Keep the reading position; a disk that refuses it is no reason to stop reading."""
        try:
            self.desk.remember_place(identifier, position)
        except ArticleError as error:
            self.complain(str(error))

    def tell_rescue(self, rescue: Rescue) -> None:
        """Say what became of a damaged file, also where the first screen is still to come."""
        if self.is_running:
            self.complain(rescue.sentence)
        else:
            self.problems.append(rescue.sentence)
