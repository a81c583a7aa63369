from __future__ import annotations

import tomllib
from pathlib import Path

from program import RunNewsread

from tui.commands import COMMANDS


def write_config(home: Path, text: str) -> None:
    home.mkdir()
    (home / "config.toml").write_text(text)


def test_path_prints_where_the_settings_are(run_newsread: RunNewsread, home: Path) -> None:
    finished = run_newsread("config", "path")
    assert (finished.code, finished.out) == (0, f"{home / 'config.toml'}\n")
    assert not home.exists()


def test_show_prints_the_settings_in_effect(run_newsread: RunNewsread, home: Path) -> None:
    write_config(home, 'theme = "nord"\n')
    finished = run_newsread("config", "show")
    assert finished.code == 0
    assert finished.err == ""
    assert tomllib.loads(finished.out)["theme"] == "nord"


def test_broken_settings_are_named_on_stderr_and_the_defaults_printed(
    run_newsread: RunNewsread, home: Path
) -> None:
    write_config(home, "column_width = 3\nthem = 1\n")
    finished = run_newsread("config", "show")
    assert finished.code == 0
    assert tomllib.loads(finished.out)["column_width"] == 80
    assert finished.err.count("newsread: config.toml: ") == 2


def test_the_login_name_is_the_annotator(run_newsread: RunNewsread) -> None:
    finished = run_newsread("config", "show", LOGNAME="mira")
    assert tomllib.loads(finished.out)["annotator"] == "mira"


def test_keys_lists_every_command_once(run_newsread: RunNewsread) -> None:
    finished = run_newsread("config", "keys")
    assert finished.code == 0
    listed = [line.split()[0] for line in finished.out.splitlines()[1:]]
    assert listed == [command.id for command in COMMANDS]


def test_keys_shows_the_readers_own_keys(run_newsread: RunNewsread, home: Path) -> None:
    write_config(home, '[keys]\n"claim.note" = "f7"\n')
    printed = run_newsread("config", "keys").out
    line = next(line for line in printed.splitlines() if line.startswith("claim.note "))
    assert line.split()[1] == "f7"


def test_keys_says_which_of_the_readers_own_can_not_be_used(
    run_newsread: RunNewsread, home: Path
) -> None:
    write_config(home, '[keys]\n"claim.nxt" = "f7"\n')
    finished = run_newsread("config", "keys")
    assert finished.code == 0
    assert "claim.nxt" in finished.err


def test_control_characters_in_the_settings_leave_only_as_escapes(
    run_newsread: RunNewsread, home: Path
) -> None:
    write_config(home, 'annotator = "a\\u009b31mb"\n')
    finished = run_newsread("config", "show")
    assert all(character.isprintable() or character == "\n" for character in finished.out)
    assert tomllib.loads(finished.out)["annotator"] == "a\x9b31mb"


def test_show_names_the_keys_that_can_not_be_used_as_it_names_other_settings(
    run_newsread: RunNewsread, home: Path
) -> None:
    write_config(home, 'column_width = 3\n[keys]\n"claim.nxt" = "f7"\n')
    finished = run_newsread("config", "show")
    assert finished.code == 0
    assert len(finished.err.splitlines()) == 2
    for line in finished.err.splitlines():
        assert line.startswith("newsread: config.toml: "), f"{line!r} does not name the file."
