from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from program import PROGRAM, RunNewsread

from articles.version import VERSION
from tui.cli.families import COMMANDS
from tui.cli.help_page import help_page
from tui.cli.program import newsread

HOSTILE = "\x1b]0;owned\x07\x1b[31m\u202ered\x9b2J"


def test_the_quick_help_is_the_one_that_click_prints() -> None:
    code = "from tui.cli.program import run_command; run_command(['--help'])"
    printed = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert help_page() == printed.stdout


def test_version_prints_one_line(run_newsread: RunNewsread) -> None:
    finished = run_newsread("--version")
    assert (finished.code, finished.out, finished.err) == (0, f"newsread {VERSION}\n", "")


def test_help_names_every_command() -> None:
    printed = CliRunner().invoke(newsread, ["--help"]).output
    for name in COMMANDS:
        assert f"\n  {name} " in printed
    assert "[SOURCE]..." in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_help_says_of_a_command_is_what_the_command_says(name: str) -> None:
    command = newsread.get_command(newsread.make_context("newsread", []), name)
    assert command is not None
    assert command.name == name
    assert COMMANDS[name].about == (command.help or "").strip().splitlines()[0]


def test_help_after_a_source_is_the_help_of_the_program() -> None:
    runner = CliRunner()
    assert runner.invoke(newsread, ["a.txt", "--help"]).output == (
        runner.invoke(newsread, ["--help"]).output
    )


@pytest.mark.parametrize(
    "words",
    [
        ["--nope"],
        ["show"],
        ["show", "one", "two"],
        ["analyze"],
        ["analyze", "--jsonl", "a.txt"],
        ["export", "--format", "sausage"],
        ["config", "nope"],
        ["a.txt", "--plain"],
    ],
)
def test_wrong_usage_exits_with_2_and_says_where_help_is(
    run_newsread: RunNewsread, words: list[str]
) -> None:
    finished = run_newsread(*words)
    assert finished.code == 2
    assert finished.out == ""
    assert finished.err.startswith("newsread: ")
    assert "--help" in finished.err


def test_what_a_usage_error_quotes_is_clean(run_newsread: RunNewsread) -> None:
    finished = run_newsread(f"--{HOSTILE}")
    assert finished.code == 2
    assert finished.err.replace("\n", "").isprintable()


@pytest.mark.parametrize("command", ["show", "analyze", "export"])
def test_a_missing_source_is_one_clear_line(run_newsread: RunNewsread, command: str) -> None:
    finished = run_newsread(command, "gone.txt")
    assert finished.code == 1
    assert finished.out == ""
    assert finished.err == "newsread: gone.txt does not exist\n"


@pytest.mark.parametrize("command", ["show", "analyze", "export"])
def test_a_hostile_source_name_reaches_no_terminal(run_newsread: RunNewsread, command: str) -> None:
    finished = run_newsread(command, f"{HOSTILE}.txt")
    assert finished.code == 1
    assert finished.err.replace("\n", "").isprintable()
    assert finished.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n \t", "empty"),
        ("paper.pdf", b"%PDF-1.7\x00\x01\x02", "PDF"),
        ("noise", bytes(range(256)) * 20, "not text"),
    ],
)
def test_a_source_that_holds_no_text_is_one_clear_line(
    run_newsread: RunNewsread, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    finished = run_newsread("show", name)
    assert finished.code == 1
    assert finished.out == ""
    assert finished.err.startswith(f"newsread: {name} ")
    assert said in finished.err
    assert finished.err.count("\n") == 1


def test_without_a_terminal_the_reader_points_to_show(
    run_newsread: RunNewsread, tmp_path: Path
) -> None:
    (tmp_path / "story.txt").write_text("The ferry is late.\n\nIt left at noon with 40 cars.\n")
    finished = run_newsread("story.txt")
    assert finished.code == 1
    assert finished.out == ""
    assert "newsread show" in finished.err


def test_the_schema_is_json_and_nothing_else(run_newsread: RunNewsread) -> None:
    finished = run_newsread("schema")
    assert finished.code == 0
    assert json.loads(finished.out)["$schema"].endswith("2020-12/schema")


def test_a_full_disk_is_one_clear_line() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as stdout:
        finished = subprocess.run(
            [PROGRAM, "schema"], stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
        )
    assert finished.returncode == 1
    assert finished.stderr == (
        "newsread: the output could not be written: No space left on device\n"
    )


def test_a_pipe_that_closes_early_is_no_reason_to_complain() -> None:
    running = subprocess.Popen([PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait() == 1


def test_a_closed_standard_input_is_one_clear_line() -> None:
    finished = subprocess.run(
        ["/bin/sh", "-c", f"exec {shlex.quote(str(PROGRAM))} show - <&-"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stdout == ""
    assert finished.stderr.startswith("newsread: standard input can't be read")
    assert finished.stderr.count("\n") == 1


def test_a_closed_standard_output_is_one_clear_line() -> None:
    finished = subprocess.run(
        ["/bin/sh", "-c", f"exec {shlex.quote(str(PROGRAM))} schema >&-"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr == (
        "newsread: the output could not be written: standard output is closed\n"
    )


def test_a_name_that_is_no_utf8_is_one_clear_line(run_newsread: RunNewsread) -> None:
    finished = run_newsread("show", os.fsdecode(b"\xff\xfe.txt"))
    assert finished.code == 1
    assert finished.err.endswith(".txt does not exist\n")


def heeding_interrupts() -> None:
    """A shell lets what it starts in the background ignore them, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_run_ends_without_a_traceback() -> None:
    running = subprocess.Popen(
        [PROGRAM, "analyze", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heeding_interrupts,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b'{"id": 1, "text": "Rain fell on 40 villages."}\n')
    running.stdin.flush()
    assert running.stdout.readline()
    running.send_signal(signal.SIGINT)
    running.wait(timeout=60)
    _, errors = running.communicate()
    assert errors.strip() == b""
    assert running.returncode == 130
