import re

import pytest
from screen_harness import Harness, assert_lines_fit, press, screen_lines, screen_text, settle

from tui.bindings import display_keys
from tui.commands import COMMANDS
from tui.help_text import balanced_split, help_groups, help_lines, legend_lines
from tui.screens.help import HelpScreen, HelpText


def test_every_command_is_told_with_keys_title_and_help() -> None:
    told = {entry.title: entry for group in help_groups({}) for entry in group.entries}
    missing = [command.id for command in COMMANDS if command.title not in told]
    assert not missing, f"The help leaves out {missing}."
    for command in COMMANDS:
        assert command.help, f"{command.id} has no help sentence."


def test_the_keys_in_effect_are_told() -> None:
    entries = help_groups({"claim.next": "ctrl+n"})[0].entries
    assert entries[0].keys == "Ctrl+N"


@pytest.mark.parametrize("width", [40, 74, 119, 120, 152])
def test_no_line_of_the_help_is_wider_than_the_screen(width: int) -> None:
    wide = [line.plain for line in help_lines(help_groups({}), width) if line.cell_length > width]
    assert not wide, f"These lines are wider than {width} cells: {wide}"


def test_the_legend_names_every_sign() -> None:
    text = "\n".join(line.plain for line in legend_lines(80))
    for told in ("✓ verified", "✗ disputed", "~ needs context", "– not checkable", "· no verdict"):
        assert told in text
    for told in ("+ supports", "− contradicts", "○ context"):
        assert told in text


def test_columns_are_split_where_they_are_most_even() -> None:
    assert balanced_split([10, 2, 3, 5]) == 1
    assert balanced_split([1, 1, 1, 9]) == 3
    assert balanced_split([4]) == 1


def test_a_query_keeps_the_commands_that_have_all_its_words() -> None:
    titles = [entry.title for group in help_groups({}, "claim NEXT") for entry in group.entries]
    assert "Next claim" in titles
    assert "Quit app" not in titles
    assert help_groups({}, "no such words") == ()


def has_two_headings(line: str) -> bool:
    """Whether the first group stands beside another one."""
    return re.search(r"Claims {2,}\w", line) is not None


async def test_the_help_has_one_column_at_80_cells_and_two_at_160() -> None:
    app = Harness(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not any(has_two_headings(line) for line in screen_lines(app))
        assert_lines_fit(app)
        await pilot.resize_terminal(160, 50)
        await settle(pilot)
        assert any(has_two_headings(line) for line in screen_lines(app))
        assert_lines_fit(app)


@pytest.mark.parametrize("key", ["j", "down", "space", "pagedown", "G", "end"])
async def test_the_help_scrolls_by_key(key: str) -> None:
    app = Harness(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = app.screen.query_one(HelpText)
        await press(pilot, key)
        assert text.scroll_y > 0
        await press(pilot, "g")
        assert text.scroll_y == 0


async def test_all_of_the_help_can_be_reached() -> None:
    app = Harness(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        last = COMMANDS[-1]
        assert display_keys(last.keys) in screen_text(app)
        assert last.title in screen_text(app)


async def test_a_slash_filters_while_the_reader_types() -> None:
    app = Harness(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"undo")
        assert "Undo step" in screen_text(app)
        assert "Quit app" not in screen_text(app)
        await press(pilot, *"[/]q")
        assert "No command has these words." in screen_text(app)
        assert app.answers == [], "The letter q belongs to the filter while it is written."
        await press(pilot, "escape")
        assert "Next claim" in screen_text(app)
        assert app.answers == []
        await press(pilot, "escape")
        assert app.answers == [None]


async def test_enter_goes_back_to_the_filtered_text() -> None:
    app = Harness(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"claim", "enter")
        assert isinstance(app.focused, HelpText)
        assert "Quit app" not in screen_text(app)


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1"])
async def test_the_help_closes(key: str) -> None:
    app = Harness(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert app.answers == [None]


async def test_the_help_closes_by_the_key_that_the_reader_set_for_it() -> None:
    keymap = {"app.help": "H"}
    app = Harness(HelpScreen(keymap), keymap)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert app.answers == []
        await press(pilot, "H")
        assert app.answers == [None]


@pytest.mark.parametrize("theme", ["newsread-light", "newsread-mono", "textual-light", "nord"])
async def test_the_help_is_shown_in_every_theme(theme: str) -> None:
    app = Harness(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.theme = theme
        await settle(pilot)
        assert "✓ verified" in screen_text(app)
