"""What every test stands on: folders of its own, and the installed program."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings
from program import PROGRAM, Finished, RunNewsread

settings.register_profile("newsread", deadline=None)
settings.load_profile("newsread")

OUTSIDE_WISHES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES")
"""Variables of the person who runs the tests that would change what is printed."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of the test's own, so that no test touches the reader's."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NEWSREAD_HOME", str(folder))
    for name in OUTSIDE_WISHES:
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run_newsread(tmp_path: Path) -> RunNewsread:
    """Runs the installed program in a folder of its own, without a terminal."""

    def run(*words: str, stdin: bytes = b"", **environment: str) -> Finished:
        finished = subprocess.run(
            [PROGRAM, *words],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **environment},
            timeout=100,
            check=False,
        )
        return Finished(finished.returncode, finished.stdout.decode(), finished.stderr.decode())

    return run


@pytest.fixture(scope="session")
def browser_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program in the browser's place: it leaves the address in the file that $OPENED names.

    One for all tests of a process, since Python looks for the browser once.
    """
    program = tmp_path_factory.mktemp("browser") / "browser"
    program.write_text('#!/bin/sh\nprintf %s "$1" > "$OPENED.new" && mv "$OPENED.new" "$OPENED"\n')
    program.chmod(0o755)
    return program


@pytest.fixture
def opened(browser_program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the browser leaves the address it was started with."""
    monkeypatch.setenv("BROWSER", str(browser_program))
    monkeypatch.setenv("OPENED", str(tmp_path / "opened"))
    return tmp_path / "opened"


@pytest.fixture(scope="session")
def english_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip installed en_tiny, a small trained pipeline."""
    from pipeline_samples import english_pipeline, installed, wheel_of

    folder = tmp_path_factory.mktemp("english")
    return installed(wheel_of(english_pipeline(), "tiny", folder), folder / "site")


@pytest.fixture(scope="session")
def german_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip installed de_tiny, a small pipeline of rules."""
    from pipeline_samples import german_pipeline, installed, wheel_of

    folder = tmp_path_factory.mktemp("german")
    return installed(wheel_of(german_pipeline(), "tiny", folder), folder / "site")


@pytest.fixture
def with_english(english_package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """en_tiny is installed, for this process and those that it starts."""
    monkeypatch.syspath_prepend(english_package)
    monkeypatch.setenv("PYTHONPATH", str(english_package), prepend=os.pathsep)
    return english_package


@pytest.fixture
def with_german(german_package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """de_tiny is installed, for this process and those that it starts."""
    monkeypatch.syspath_prepend(german_package)
    monkeypatch.setenv("PYTHONPATH", str(german_package), prepend=os.pathsep)
    return german_package
