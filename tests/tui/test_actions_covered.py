from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tui.bindings import COMMAND_BY_ID

ELSEWHERE = {
    "test_virtual_list.test_every_key_of_lists_moves_the_cursor_and_keeps_it_on_the_screen": (
        "list.down",
        "list.up",
        "list.page_down",
        "list.page_up",
        "list.first",
        "list.last",
    ),
    "test_virtual_list.test_enter_chooses_the_row_and_the_reader_alone_highlights": (
        "list.choose",
    ),
    "test_dialogs.test_a_note_is_kept_by_control_s_and_goes_on_where_it_ended": ("dialog.keep",),
    "test_dialogs.test_discarding_a_note_asks_once_more": ("dialog.discard",),
    "test_dialogs.test_the_stance_changes_from_any_field": ("evidence.stance",),
    "test_dialogs.test_listed_evidence_is_removed_only_from_within_the_list": ("evidence.remove",),
}
"""Tests of parts that know nothing of commands' ids, with the commands that they press."""


def modules() -> list[ModuleType]:
    """The test modules of this folder but this one."""
    paths = sorted(Path(__file__).parent.glob("test_*.py"))
    return [import_module(path.stem) for path in paths if path.stem != Path(__file__).stem]


def covered() -> dict[str, str]:
    """The ids that a test says it covers, each with the test."""
    found: dict[str, str] = {}
    for module in modules():
        for name, value in vars(module).items():
            for identifier in getattr(value, "covers", ()):
                found[identifier] = f"{module.__name__}.{name}"
    return found


def test_every_command_has_a_test_that_presses_its_key():
    told = {*covered(), *(identifier for ids in ELSEWHERE.values() for identifier in ids)}
    missing = [command for command in COMMAND_BY_ID if command not in told]
    assert not missing, f"No test presses the key of: {', '.join(missing)}."


def test_no_test_covers_a_command_that_does_not_exist():
    told = {*covered(), *(identifier for ids in ELSEWHERE.values() for identifier in ids)}
    unknown = sorted(told - set(COMMAND_BY_ID))
    assert not unknown, f"Tests cover commands that do not exist: {', '.join(unknown)}."


@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_tests_named_here_exist(name: str):
    module, test = name.split(".")
    assert callable(getattr(import_module(module), test, None)), f"There is no test {name}."
