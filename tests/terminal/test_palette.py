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


def test_a_command_is_found_by_its_name_and_run(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story)
    terminal.wait_for("Ferry line to Osmund Island").wait_for("claim –/6")
    terminal.press("ctrl+p").wait_for("Accept claim")
    terminal.type("next claim").wait_for("Go to the next claim")
    terminal.press("enter", "enter").wait_for("claim 1/6")
