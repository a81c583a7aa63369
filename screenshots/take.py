"""Takes the pictures of the README from the real app: `make screenshots`.

Each scene starts the app on the sample article in a folder of its own, presses keys, and saves
what is on the screen. The clock stands still, so that the pictures are the same each time.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from articles.samples import sample_path
from articles.sources import open_source
from screenshots.sample_library import fill
from tui.app import NewsreadApp
from tui.folders import folders_below
from tui.settings import Settings

FOLDER = Path(__file__).parent
NOON = "2026-11-23T12:00:00Z"


@dataclass(frozen=True)
class Scene:
    """One picture: how large, in which theme, and what was pressed before."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "newsread-dark"
    has_feeds: bool = False
    """Whether the library is filled with feeds and their articles before."""


def typed(text: str) -> tuple[str, ...]:
    """The keys that type `text`."""
    names = {" ": "space", ",": "comma", ".": "full_stop", "-": "minus", "\n": "enter"}
    return tuple(names.get(letter, letter) for letter in text)


MARKS = ("j", "j", "v", "j", "d")
"""The second claim verified, the third disputed."""

NOTE = ("a", *typed("The union counts both shifts, the company only its own berths."))
EVIDENCE = ("e", *typed("https"), "colon", "slash", "slash", *typed("port.example"), "slash",
            *typed("turnout"), "tab", *typed("Turnout by berth"), "enter")  # fmt: skip

OPEN_ALL = ("tab", "j", "enter")
"""In the library: go to the lists, and open the second one."""

SCENES = (
    Scene("reading", (120, 36), ("escape",)),
    Scene("marking", (100, 30), ("escape", *MARKS, *NOTE)),
    Scene(
        "panel",
        (160, 45),
        ("escape", *MARKS, *NOTE, "escape", *EVIDENCE, "j", "o", "j", "c", "k", "k"),
    ),
    Scene("help", (120, 40), ("escape", "question_mark")),
    Scene("light", (120, 36), ("escape", *MARKS, "l"), theme="newsread-light"),
    Scene("narrow", (80, 24), ("escape", *MARKS, "1")),
    Scene("library", (120, 32), ("escape", *MARKS, "L", *OPEN_ALL, "j", "j"), has_feeds=True),
    Scene("search", (100, 24), ("escape", *MARKS, "L", "slash", *typed("harbour")), has_feeds=True),
    Scene("claims", (100, 24), ("escape", *MARKS, "V", "O", "O", "O", "O")),
)


async def take(scene: Scene) -> str:
    """The picture of one scene as SVG."""
    with TemporaryDirectory() as home:
        settings = Settings(annotator="ana", theme=scene.theme)
        article = open_source(str(sample_path()))
        folders = folders_below(Path(home))
        if scene.has_feeds:
            fill(folders.library, NOON)
        app = NewsreadApp([article], settings, [], folders, now=lambda: NOON)
        async with app.run_test(size=scene.size) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key in scene.keys:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
            return app.export_screenshot(title="newsread")


def stop_the_clocks() -> None:
    """Show times as they are in UTC, whatever the machine says."""
    os.environ["TZ"] = "UTC"
    time.tzset()


def main() -> None:
    """Take every scene, or those named on the command line."""
    stop_the_clocks()
    wanted = sys.argv[1:]
    for scene in SCENES:
        if not wanted or scene.name in wanted:
            (FOLDER / f"{scene.name}.svg").write_text(asyncio.run(take(scene)), encoding="utf-8")


if __name__ == "__main__":
    main()
