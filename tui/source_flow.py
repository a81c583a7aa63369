"""What a source shows today: it is read, and its text stands in the place of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from annotations.errors import AnnotationError
from articles.errors import ArticleError
from articles.model import STDIN, Article
from tui.article_flow import ArticleFlow
from tui.messages import ArticleRead, RereadAsked
from tui.opening import text_stays
from tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from annotations.rereading import Today


class SourceFlow(ArticleFlow):
    """An app that reads sources, at an opening and when the reader asks for it."""

    kept_away: Article | None = None
    """The last text that was not shown since it lacks much of a marked one."""

    def read_source(self, source: str) -> None:
        """Read a source in a process of its own."""
        self.run_worker(self.read_in_process(source), group="reading")

    async def read_in_process(self, source: str) -> None:
        """Tell the app what became of a source."""
        self.post_message(await _read(source))

    async def on_reread_asked(self, message: RereadAsked) -> None:
        """Read the source of the article again; the second time take what was kept away."""
        screen = self.main_screen
        if not isinstance(screen, ReadingScreen):
            return
        article, kept_away = screen.state.article, self.kept_away
        self.kept_away = None
        if article.source == STDIN:
            self.notify("What was on standard input can't be read again.", markup=False)
        elif kept_away is not None and kept_away.id == article.id:
            self.put_remarks_away()
            await self.show_fresh_text(screen, kept_away)
        else:
            self.put_remarks_away()
            self.notify("Reading the source again …", markup=False, timeout=3)
            self.run_worker(self._read_again(article.source), group="rereading", exclusive=True)

    async def _read_again(self, source: str) -> None:
        message = await _read(source)
        message.asked = True
        self.post_message(message)

    async def show_screen(self, screen: Screen[None]) -> None:
        """Put `screen` in the place of what is shown; what was kept away from that is forgotten."""
        self.kept_away = None
        await super().show_screen(screen)

    async def on_article_read(self, message: ArticleRead) -> None:
        """Show what was read where the reader waits for it, or say why it could not be."""
        screen = self.main_screen
        if message.article is None:
            await self.show_failure(message)
        elif getattr(screen, "source", None) == message.source:
            await self.show_screen(self.reading_screen(message.article))
        else:
            await self._show_today(message, message.article)

    async def _show_today(self, message: ArticleRead, article: Article) -> None:
        """Show the text of today of an article that was read before, unless it lacks much."""
        from annotations.rereading import Today

        screen = self.main_screen
        is_shown = isinstance(screen, ReadingScreen) and self._is_about(screen, message)
        today = self.desk.seen_today(article)
        if today is not Today.WHOLE:
            if is_shown:
                self.keep_away(article, today)
            return
        if message.completes and (not is_shown or self._may_turn(screen)):
            self.complete_article(article)
        if isinstance(screen, ReadingScreen) and is_shown:
            await self.show_fresh_text(screen, article, asked=message.asked)
        else:
            self.keep_article(article)

    def complete_article(self, article: Article) -> None:
        """Keep the whole of what a feed gave a part of."""
        try:
            self.desk.complete_article(article)
        except (AnnotationError, ArticleError) as error:
            self.complain(str(error))

    def keep_away(self, article: Article, today: Today) -> None:
        """Leave the marked text on the screen, and say which key takes what its source shows."""
        self.kept_away = article
        said = text_stays(article, today, self.keymap)
        self.notify(said, severity="warning", markup=False, timeout=10)

    def _is_about(self, screen: ReadingScreen, message: ArticleRead) -> bool:
        """Whether what was read is the article on the screen, which waits for it."""
        shown = screen.state.article.source if message.asked else screen.refreshed_from
        return shown == message.source

    def _may_turn(self, screen: Screen[Any]) -> bool:
        """Whether another text may stand on a screen: nothing is written or chosen there."""
        return screen is self.screen and isinstance(screen, ReadingScreen) and not screen.is_busy

    async def show_fresh_text(
        self, screen: ReadingScreen, article: Article, *, asked: bool = False
    ) -> None:
        """Show a source's text of today in the place of the stored one, at the same place.

        While the reader writes or chooses something, the text stays that this is about. Who
        asked for it is told also where nothing is new.
        """
        if article.reads_like(screen.state.article):
            if asked:
                read = screen.state.article.retrieved[:10]
                said = f"The source shows what you read on {read}."
                self.notify(said, markup=False)
        elif self._may_turn(screen):
            screen.keep_place()
            await self.show_screen(self.reading_screen(article))
        else:
            from tui.widgets.legend import key_in_effect

            key = key_in_effect("article.reread", self.keymap)
            self.notify(f"The source has changed; {key} shows it as it is today.", markup=False)

    async def show_failure(self, message: ArticleRead) -> None:
        """Say why a source could not be read; the stored text stays, else the library comes."""
        screen = self.main_screen
        if isinstance(screen, ReadingScreen) and self._is_about(screen, message):
            self.notify(
                f"This is the text you read before. {message.problem}",
                severity="warning",
                markup=False,
                timeout=10,
            )
            return
        if message.asked:
            return
        self.failures.append(message.problem)
        self.complain(message.problem)
        if getattr(screen, "source", None) == message.source:
            await self.show_screen(self.library_screen())


async def _read(source: str) -> ArticleRead:
    """What became of a source."""
    from articles.reading_process import read_in_process

    try:
        return ArticleRead(source, await read_in_process(source))
    except ArticleError as error:
        return ArticleRead(source, None, problem=str(error))
