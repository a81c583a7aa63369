"""The program's first steps: sources are opened at once, click is loaded for all else."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import NoReturn

from annotations.errors import AnnotationError
from articles.errors import ArticleError
from articles.version import VERSION
from tui.cli.families import COMMANDS
from tui.output import abandon_stdout, notice, write_data
from tui.terminal import NoTerminalError, require_terminal, take_terminal

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes."""

PAGE_COLUMNS = 80
"""Columns of a terminal from which on the help always looks the same."""


def main() -> NoReturn:
    """Run as a program."""
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (the process's own where None is given); returns the exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        abandon_stdout()
        return FAILED
    except (ArticleError, AnnotationError, NoTerminalError) as error:
        notice(str(error))
        return FAILED
    except OSError as error:
        abandon_stdout()
        notice(f"the output could not be written: {error.strerror or error}")
        return FAILED


def _run(words: list[str]) -> int:
    if words == ["--version"]:
        write_data(f"newsread {VERSION}\n")
        return 0
    if words in (["--help"], ["-h"]) and get_terminal_size().columns >= PAGE_COLUMNS:
        from tui.cli.help_page import help_page

        write_data(help_page())
        return 0
    if are_sources(words):
        return open_app(words)
    from tui.cli.program import run_command

    return run_command(words)


def are_sources(words: Sequence[str]) -> bool:
    """Whether a command line holds nothing but sources, so that click has nothing to read."""
    if words and words[0] in COMMANDS:
        return False
    return all(word == "-" or not word.startswith("-") for word in words)


def open_app(sources: Sequence[str]) -> int:
    """Open the app on `sources`, on the library where there are none; returns its exit code."""
    # Nothing of what is made on the way to the first paint is garbage; the app looks for it later.
    gc.disable()
    from tui.folders import find_folders
    from tui.late_palette import load_palette_late
    from tui.opening import prepare_openings
    from tui.settings_file import load_settings

    folders = find_folders()
    loaded = load_settings(folders.config_file)
    ready = prepare_openings(sources, folders)
    require_terminal()
    take_terminal()
    load_palette_late()
    from tui.app import run_app

    return run_app(ready.openings, loaded.settings, loaded.problems + ready.problems, folders)
