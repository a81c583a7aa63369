"""The app: wiring only. What it wires thinks elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from annotations.errors import AnalysisError, AnnotationError
from annotations.marking import utc_now
from articles.clean import clean_line
from articles.errors import ArticleError
from articles.model import Article
from tui.article_state import ArticleState, Layer
from tui.bindings import bindings_of, check_keymap
from tui.commands import COMMANDS
from tui.desk import Desk
from tui.folders import Folders
from tui.messages import (
    ArticleAnalysed,
    ArticleChosen,
    ArticleRead,
    ArticleStepped,
    LibraryAsked,
    LibraryLeft,
    SampleAsked,
)
from tui.screens.reading import ReadingScreen
from tui.screens.reading_base import ReadingServices
from tui.settings import Settings
from tui.themes import OWN_THEMES, theme_variables

Opening = str | Article
"""A source that is still to be read, or an article that was."""


class NewsreadApp(App[int]):
    """Shows the articles of `openings`, or the library where there are none."""

    TITLE = "newsread"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("app"))
    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = "desk"

    def __init__(
        self,
        openings: Sequence[Opening],
        settings: Settings,
        problems: Sequence[str],
        folders: Folders,
        now: Callable[[], str] = utc_now,
    ) -> None:
        """`problems` are sentences to show at the start; `now` gives the time of each mark."""
        super().__init__()
        self.settings = settings
        self.folders = folders
        self.desk = Desk(folders, settings, now)
        self.keymap, key_problems = check_keymap(settings.keys)
        self.problems = [*problems, *key_problems]
        self.openings = list(openings)
        self.opening = 0
        self.failures: list[str] = []
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = settings.theme
        self.set_keymap(self.keymap)
        self.add_mode(self.DEFAULT_MODE, self.first_screen)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The app's own colours under a theme that knows nothing of them."""
        return theme_variables(self.current_theme.dark)

    def first_screen(self) -> Screen[None]:
        """The first screen is what the reader asked for, so that it is the first frame."""
        if not self.openings:
            return self.library_screen()
        return self.screen_for(self.openings[0])

    def on_mount(self) -> None:
        """Say what was wrong with the settings and sources; begin with the first screen."""
        for problem in self.problems:
            self.complain(problem)
        self.begin(self.screen)

    def library_screen(self) -> Screen[None]:
        """The list of articles read before."""
        from tui.screens.library import LibraryScreen

        return LibraryScreen(self.desk.library_rows, self.keymap)

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
        )
        services = ReadingServices(
            marking=opened.marking,
            remember_place=lambda position: self.remember_place(opened.article.id, position),
            export=lambda state: str(self.desk.export_article(state.article, state.analysis)),
        )
        return ReadingScreen(
            state,
            services,
            position=opened.position,
            column_width=self.settings.column_width,
            side_panel=self.settings.side_panel,
            keymap=self.keymap,
            first_run=self.desk.is_first_run(),
            problem=opened.problem,
            refreshed_from=refreshed_from,
        )

    def begin(self, screen: Screen[Any]) -> None:
        """Start what follows the first paint of a screen."""
        from tui.screens.waiting import WaitingScreen

        if isinstance(screen, WaitingScreen):
            self.call_after_refresh(self.read_source, screen.source)
        elif isinstance(screen, ReadingScreen):
            self.call_after_refresh(self.settle, screen)

    def settle(self, screen: ReadingScreen) -> None:
        """Keep the article, see it through the machine's eyes, read its source again."""
        try:
            self.desk.keep_article(screen.state.article)
        except (AnnotationError, ArticleError) as error:
            self.complain(str(error))
        if screen.problem:
            self.complain(screen.problem)
        if screen.state.analysis is None:
            self.run_worker(
                self.analyse(screen, screen.view.top_offset), group="analysis", exclusive=True
            )
        if screen.refreshed_from:
            self.read_source(screen.refreshed_from)

    async def analyse(self, screen: ReadingScreen, first: int) -> None:
        """Hand the screen what the machine sees, piece by piece."""
        article = screen.state.article
        try:
            analysis = None
            async for analysis in self.desk.analyse(article, first):
                screen.post_message(ArticleAnalysed(article.id, analysis, finished=False))
            screen.post_message(ArticleAnalysed(article.id, analysis, finished=True))
        except AnalysisError as error:
            await self.analyse_otherwise(screen, first, error)

    async def analyse_otherwise(
        self, screen: ReadingScreen, first: int, error: AnalysisError
    ) -> None:
        """Say what is wrong with the pipeline; where it was named, go on with the bundled one."""
        identifier = screen.state.article.id
        if self.desk.uses_named_pipeline:
            problem = f"{error} The pipeline that comes with newsread is used."
            screen.post_message(ArticleAnalysed(identifier, None, finished=False, problem=problem))
            await self.desk.use_own_pipeline()
            await self.analyse(screen, first)
        else:
            screen.post_message(
                ArticleAnalysed(identifier, None, finished=True, problem=str(error))
            )

    def read_source(self, source: str) -> None:
        """Read a source in a process of its own."""
        self.run_worker(self.read_in_process(source), group="reading")

    async def read_in_process(self, source: str) -> None:
        """Tell the app what became of a source."""
        from articles.reading_process import read_in_process

        try:
            self.post_message(ArticleRead(source, await read_in_process(source)))
        except ArticleError as error:
            self.post_message(ArticleRead(source, None, problem=str(error)))

    async def on_article_read(self, message: ArticleRead) -> None:
        """Show what was read where the reader waits for it, or say why it could not be."""
        screen = self.screen
        if message.article is None:
            await self.show_failure(message)
            return
        waited_for = getattr(screen, "source", None) == message.source
        if waited_for:
            await self.show_screen(self.reading_screen(message.article))
        elif isinstance(screen, ReadingScreen) and screen.refreshed_from == message.source:
            await self.show_fresh_text(screen, message.article)
        else:
            self.desk.keep_article(message.article)

    async def show_fresh_text(self, screen: ReadingScreen, article: Article) -> None:
        """Show a source's text of today in the place of the stored one, unless it was marked."""
        if article.sha256 == screen.state.article.sha256:
            return
        if screen.state.annotations:
            self.complain(self.desk.open_article(article).problem)
        else:
            await self.show_screen(self.reading_screen(article))

    async def show_failure(self, message: ArticleRead) -> None:
        """Say why a source could not be read; the stored text stays, else the library comes."""
        screen = self.screen
        if isinstance(screen, ReadingScreen) and screen.refreshed_from == message.source:
            self.notify(
                f"This is the text you read before. {message.problem}",
                severity="warning",
                markup=False,
                timeout=10,
            )
            return
        self.failures.append(message.problem)
        self.complain(message.problem)
        if getattr(screen, "source", None) == message.source:
            await self.show_screen(self.library_screen())

    async def show_screen(self, screen: Screen[None]) -> None:
        """Put `screen` in the place of what is shown, as a mode of its own.

        Textual can't switch the screen at the foot of a stack, but it can leave the stack.
        """
        left, entered = self.current_mode, f"desk-{id(screen)}"
        self.add_mode(entered, lambda: screen)
        await self.switch_mode(entered)
        await self.remove_mode(left)
        self.begin(screen)

    async def on_article_chosen(self, message: ArticleChosen) -> None:
        """Open an article of the library."""
        try:
            article = self.desk.stored_article(message.article_id)
        except AnnotationError as error:
            self.complain(str(error))
            return
        if article is not None:
            await self.show_screen(self.reading_screen(article))

    async def on_sample_asked(self, message: SampleAsked) -> None:
        """Open the sample article."""
        from articles.samples import sample_path
        from articles.sources import open_source

        await self.show_screen(self.reading_screen(open_source(str(sample_path()))))

    async def on_library_asked(self, message: LibraryAsked) -> None:
        """Show the library above what is read."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.keep_place()
            await self.push_screen(self.library_screen())
        else:
            await self.show_screen(self.library_screen())

    async def on_library_left(self, message: LibraryLeft) -> None:
        """Go back to what was read."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()

    async def on_article_stepped(self, message: ArticleStepped) -> None:
        """Open the next or last of the articles named at the start."""
        number = self.opening + message.by
        if not 0 <= number < len(self.openings):
            self.notify("There is no further article in this list.", markup=False)
            return
        self.opening = number
        if isinstance(self.screen, ReadingScreen):
            self.screen.keep_place()
        await self.show_screen(self.screen_for(self.openings[number]))

    def remember_place(self, identifier: str, position: int) -> None:
        """Keep the reading position; a disk that refuses it is no reason to stop reading."""
        try:
            self.desk.remember_place(identifier, position)
        except ArticleError as error:
            self.complain(str(error))

    def complain(self, message: str) -> None:
        """Show what went wrong, without reading it as markup."""
        self.notify(clean_line(message), severity="error", markup=False, timeout=10)

    def action_switch_theme(self) -> None:
        """Go on to the next of the app's own themes."""
        names = [theme.name for theme in OWN_THEMES]
        number = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[number % len(names)]
        self.keep_setting("theme", self.theme)

    def keep_setting(self, name: str, value: str) -> None:
        """Write a setting that the reader changed inside the app."""
        from tui.settings import SettingsError
        from tui.settings_toml import write_setting

        try:
            write_setting(self.folders.config_file, name, value)
        except SettingsError as error:
            self.complain(str(error))

    async def action_show_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen

        await self.push_screen(HelpScreen(self.keymap))

    def action_open_palette(self) -> None:
        """Find a command by its name."""
        self.action_command_palette()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The commands that work on `screen`, for the palette."""
        known = {command.id: command for command in COMMANDS}
        offered = {
            active.binding.id: active
            for active in screen.active_bindings.values()
            if active.enabled and active.binding.id in known
        }
        for identifier, active in offered.items():
            command = known[identifier]

            def run(action: str = active.binding.action, node: object = active.node) -> None:
                self.call_later(self.run_action, action, node)

            yield SystemCommand(command.title, command.help, run)

    async def action_quit_app(self) -> None:
        """Leave; the place is kept, the marks are on disk already."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.keep_place()
        nothing_opened = self.failures and len(self.failures) == len(self.openings)
        self.exit(1 if nothing_opened else 0)

    async def on_unmount(self) -> None:
        """End the analysis process."""
        await self.desk.client.close()


def run_app(
    openings: Sequence[Opening], settings: Settings, problems: Sequence[str], folders: Folders
) -> int:
    """Run the app until the reader leaves; 1 where nothing could be opened, else 0."""
    app = NewsreadApp(openings, settings, problems, folders)
    status = app.run() or 0
    if app.return_code:
        return app.return_code
    if status:
        import sys

        for failure in app.failures:
            print(f"newsread: {clean_line(failure)}", file=sys.stderr)
    return status
