"""The app: wiring only. What it wires thinks elsewhere."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from annotations.times import utc_now
from articles.garbage import search_from_here
from tui.bindings import bindings_of, check_keymap, display_keys, keys_of
from tui.claims_flow import ClaimsFlow
from tui.commands import COMMANDS
from tui.feed_updates import FeedUpdates
from tui.late_palette import load_palette
from tui.library_flow import LibraryFlow
from tui.output import notice
from tui.screens.first_frame import FirstFrameScreen
from tui.screens.reading import ReadingScreen
from tui.signals import end_on_signals
from tui.steady_output import with_steady_output
from tui.themes import OWN_THEMES, theme_variables

if TYPE_CHECKING:
    from tui.article_flow import Opening
    from tui.folders import Folders
    from tui.messages import ArticleStepped, RevisionsAsked, SampleAsked
    from tui.settings import Settings


class NewsreadApp(ClaimsFlow, FeedUpdates, LibraryFlow):
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
        super().__init__(settings, folders, now, colorless=wants_no_color())
        self.keymap, key_problems = check_keymap(settings.keys)
        self.problems = [*problems, *key_problems]
        self.openings = list(openings)
        self.opening = 0
        self.offered: tuple[SystemCommand, ...] = ()
        """What the palette offers."""
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = settings.theme
        self.keep_sheets()
        self.set_keymap(self.keymap)
        self.add_mode(self.DEFAULT_MODE, self.first_screen)

    def get_driver_class(self) -> type[Driver]:
        """The terminal's driver, which keeps what stands beside an emoji where it is."""
        return with_steady_output(super().get_driver_class())

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
        if not self.is_headless:
            end_on_signals(self.end_with)
        for problem in self.problems:
            self.complain(problem)
        self.begin(self.screen)
        self.watch_soon()
        self.update_by_the_clock()

    def _end_batch(self) -> None:
        """Draw the first frame when all of it is gathered."""
        super()._end_batch()
        if not self._batch_count and isinstance(self.screen, FirstFrameScreen):
            self.screen.draw_now()

    def on_ready(self) -> None:
        """After the first paint look for garbage again, never among what is there to stay."""
        if not gc.isenabled():
            search_from_here()

    async def on_sample_asked(self, message: SampleAsked) -> None:
        """Open the sample article."""
        from articles.samples import sample_path
        from articles.sources import open_source

        await self.show_screen(self.reading_screen(open_source(str(sample_path()))))

    async def on_revisions_asked(self, message: RevisionsAsked) -> None:
        """Show what changed between the readings of the article."""
        screen = self.main_screen
        if not isinstance(screen, ReadingScreen):
            return
        from tui.screens.comparison import ComparisonScreen

        texts, annotations = self.desk.readings(screen.state.article)
        if len(texts) < 2:
            self.notify("This article has had one text only so far.", markup=False)
            return
        await self.push_screen(
            ComparisonScreen(texts, annotations, self.keymap), screen.return_to_place
        )

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

    def on_app_focus(self) -> None:
        """Come back from another window to what it may have written."""
        if isinstance(self.main_screen, ReadingScreen):
            self.main_screen.reload_annotations()

    def action_switch_theme(self) -> None:
        """Go on to the next of the app's own themes."""
        names = [theme.name for theme in OWN_THEMES]
        if self.settings.theme not in names:
            names.append(self.settings.theme)
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

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text through the terminal, and into the system's clipboard where it has one."""
        from tui.clipboard import copy_to_system

        super().copy_to_clipboard(text)
        self.run_worker(copy_to_system(text), group="clipboard")

    async def action_show_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen

        await self.push_screen(HelpScreen(self.keymap))

    def action_open_palette(self) -> None:
        """Find a command by its name."""
        self.action_command_palette()

    def action_command_palette(self) -> None:
        """Open the palette, which is loaded when it is opened for the first time."""
        load_palette()
        self.offered = tuple(self.commands_on(self.screen))
        super().action_command_palette()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The commands that work on `screen`, for the palette.

        Behind it they are those of when it was opened: Textual asks the uppermost screen whether
        an action is possible at this moment, which is the palette then.
        """
        return self.commands_on(screen) if screen is self.screen else self.offered

    def commands_on(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """The commands that work on the uppermost screen."""
        known = {command.id: command for command in COMMANDS}
        offered = {
            active.binding.id: active
            for active in screen.active_bindings.values()
            if active.enabled and active.binding.id in known
        }
        choosing = isinstance(screen, ReadingScreen) and screen.is_choosing
        for identifier, active in offered.items():
            command = known[identifier]
            if command.context == "selecting" and not choosing:
                continue

            def run(action: str = active.binding.action, node: object = active.node) -> None:
                self.call_later(self.run_action, action, node)

            keys = display_keys(keys_of(command, self.keymap))
            yield SystemCommand(command.title, f"{command.help} ({keys})", run)

    async def action_quit_app(self) -> None:
        """Leave; the place is kept, and marks that are not on disk are asked about."""
        if not self.ask_before_leaving():
            self.leave()

    def leave(self) -> None:
        """Keep the place and end the app."""
        if isinstance(self.main_screen, ReadingScreen):
            self.main_screen.keep_place()
        nothing_opened = self.failures and len(self.failures) == len(self.openings)
        self.exit(1 if nothing_opened else 0)

    def end_with(self, exit_code: int) -> None:
        """Leave because the system asks for it."""
        self.save_before_the_end()
        if isinstance(self.main_screen, ReadingScreen):
            self.main_screen.keep_place()
        self.exit(return_code=exit_code)

    async def on_unmount(self) -> None:
        """End the watch and the processes, close the index and the library."""
        self.stop_watching()
        await self.close_feeds()
        await self.desk.client.close()
        self.desk.close_databases()


def wants_no_color() -> bool:
    """Whether NO_COLOR is set (https://no-color.org)."""
    return "NO_COLOR" in os.environ


def run_app(
    openings: Sequence[Opening], settings: Settings, problems: Sequence[str], folders: Folders
) -> int:
    """Run the app until the reader leaves; 1 where nothing could be opened, else 0."""
    app = NewsreadApp(openings, settings, problems, folders)
    status = app.run() or 0
    for words in app.last_words:
        notice(words)
    if app.return_code:
        return app.return_code
    for failure in app.failures if status else ():
        notice(failure)
    return status
