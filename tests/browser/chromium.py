"""Which Chromium the tests of pages use, and how it is started."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
NONE_FOUND = (
    "No Chromium was found: install one (apt-get install chromium), or name it in "
    "NEWSREAD_CHROMIUM."
)


def find_chromium() -> str | None:
    """The path of a Chromium: the one that NEWSREAD_CHROMIUM names, else any that is installed."""
    named = os.environ.get("NEWSREAD_CHROMIUM")
    if named:
        return named
    found = (shutil.which(name) for name in NAMES)
    places = (place for place in PLACES if Path(place).exists())
    return next((path for path in (*found, *places) if path), None)


def must_be_there() -> bool:
    """Whether a missing browser is a failure: where nobody reads what was skipped."""
    return bool(os.environ.get("CI") or os.environ.get("NEWSREAD_CHROMIUM"))


@contextmanager
def started(path: str) -> Iterator[Browser]:
    """A browser with a new profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
