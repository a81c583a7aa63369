"""The command palette, which Textual is given only when it is opened."""

from __future__ import annotations

from pathlib import Path

from conftest import Open


def test_the_palette_lists_the_commands_as_often_as_it_is_opened(
    open_newsread: Open, story: Path
) -> None:
    terminal = open_newsread(story)
    terminal.wait_for("Ferry line to Osmund Island")
    for _ in range(2):
        terminal.press("ctrl+p").wait_for("Accept claim")
        terminal.press("escape").wait_for(lambda shown: "Accept claim" not in shown.text)
