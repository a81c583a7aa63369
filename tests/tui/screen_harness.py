"""A small app to show one screen or widget in, and what can be read off it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tui.messages import (
    ArticleChosen,
    LibraryLeft,
    NextUnreadAsked,
    RowChosen,
    RowHighlighted,
    SampleAsked,
)
from tui.themes import OWN_THEMES, theme_variables

HOSTILE = (
    "[@click=app.quit]x[/]",
    "a [/] b",
    "[UPDATE] Fed [b]bold[/b]",
    "$primary {braces} %s \\[x]",
    "very long " * 60,
    "一二三四五六七八九十" * 12,
    "👩‍👩‍👧‍👦 🇰🇷 👍🏽 emoji",
    "عنوان من اليمين إلى اليسار",
    "cafe\u0301 n\u0303o",
)
"""Titles that could break out of a widget that takes them for markup, or break its columns."""

ESCAPES = ("\x1b]0;gotcha\x07Title", "\x1b[31mTitle\x1b[0m", "\x9b2JTitle", "Ti\u202etle")
"""Titles with escape sequences and controls."""


class Harness(App[object]):
    """Shows one widget or screen, and keeps what reaches the app."""

    def __init__(
        self, shown: Widget | Screen[object], keymap: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.shown = shown
        self.received: list[Message] = []
        self.answers: list[object] = []
        self.set_keymap(keymap or {})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variables(dark=True)

    async def on_mount(self) -> None:
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name
        if isinstance(self.shown, Screen):
            await self.push_screen(self.shown, self.answers.append)
        else:
            await self.screen.mount(self.shown)
            self.shown.focus()

    def on_row_highlighted(self, message: RowHighlighted) -> None:
        self.received.append(message)

    def on_row_chosen(self, message: RowChosen) -> None:
        self.received.append(message)

    def on_article_chosen(self, message: ArticleChosen) -> None:
        self.received.append(message)

    def on_next_unread_asked(self, message: NextUnreadAsked) -> None:
        self.received.append(message)

    def on_sample_asked(self, message: SampleAsked) -> None:
        self.received.append(message)

    def on_library_left(self, message: LibraryLeft) -> None:
        self.received.append(message)


async def settle(pilot: Pilot[object]) -> None:
    """Wait until all that was asked for is done and painted."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[object], *keys: str) -> None:
    """Press keys and wait until all they do is painted."""
    await pilot.press(*keys)
    await settle(pilot)


def screen_lines(app: App[object]) -> list[str]:
    """The text of each line of the terminal, without spaces at the end."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def screen_text(app: App[object]) -> str:
    """All text on the terminal."""
    return "\n".join(screen_lines(app))


def assert_lines_fit(app: App[object]) -> None:
    """Every line of the terminal is exactly as wide as the terminal."""
    width = app.size.width
    widths = {strip.cell_length for strip in app.screen._compositor.render_strips()}
    assert widths == {width}, f"Some lines are not {width} cells wide: {sorted(widths)}."
