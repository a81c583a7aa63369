"""The reader's browser: in a window of its own, or in the terminal in newsread's place."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.sharing import is_browsable

if TYPE_CHECKING:
    from webbrowser import BaseBrowser

    from textual.app import App

IN_TERMINAL = frozenset(
    "browsh carbonyl cha chawan edbrowse elinks links links2 lynx w3m www-browser".split()
)
"""Browsers that need the terminal for themselves."""


def is_in_terminal(name: str) -> bool:
    """Whether a browser of this name, or at this path, shows its pages in the terminal."""
    return PurePath(name).name.lower() in IN_TERMINAL


async def browse(app: App[object], address: str) -> None:
    """Open an address in the browser that $BROWSER names, or the system's.

    One that runs in the terminal has it for itself until it ends; for others a thread waits.
    """
    browser = await asyncio.to_thread(_first_browser) if is_browsable(address) else None
    if browser is None:
        opened = False
    elif is_in_terminal(str(browser.name)):
        opened = _browse_in_terminal(app, browser, address)
    else:
        opened = await asyncio.to_thread(browser.open, address)
    if not opened:
        app.notify("No browser could be opened.", severity="error", markup=False)


def _first_browser() -> BaseBrowser | None:
    """The browser that Python would take; to find it asks the system, which may take a while."""
    import webbrowser

    try:
        return webbrowser.get()
    except webbrowser.Error:
        return None


def _browse_in_terminal(app: App[object], browser: BaseBrowser, address: str) -> bool:
    """Let the browser have the terminal; whether it had it and ended well."""
    from textual.app import SuspendNotSupported

    try:
        with app.suspend(), _interrupts_passed_over():
            return browser.open(address)
    except SuspendNotSupported:
        return False


@contextmanager
def _interrupts_passed_over() -> Iterator[None]:
    """Leave ctrl+c to the browser: the terminal sends it to both."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
