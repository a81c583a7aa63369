"""The system's clipboard: reached where the machine has one, and silent where it has none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from app_harness import notices, running
from screen_harness import press, screen_lines, settle

from articles.library.library import Library
from articles.library.model import NewItem
from tui.clipboard import copy_to_system, has_clipboard
from tui.folders import Folders, folders_below

TEXT = "“Nine in ten” — 90 %,\nsaid Zoë\n"


def program(folder: Path, name: str, *lines: str) -> Path:
    """A program of the shell."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that comes first on the path, on a desktop of which nothing is known."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    return tmp_path / "bin"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has its own clipboard")
@pytest.mark.parametrize(
    ("desktop", "name"),
    [("DISPLAY", "xclip"), ("DISPLAY", "xsel"), ("WAYLAND_DISPLAY", "wl-copy")],
)
async def test_a_text_reaches_the_program_of_the_desktop(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desktop: str, name: str
) -> None:
    monkeypatch.setenv(desktop, "display-0")
    program(tools, name, f"cat > '{tmp_path}/clipboard'")
    program(tools, "wl-paste")
    await copy_to_system(TEXT)
    assert (tmp_path / "clipboard").read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has its own clipboard")
async def test_a_program_that_fails_prints_nothing(
    tools: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":99")
    program(tools, "xclip", "echo 'Error: no display' >&2", "exit 1")
    await copy_to_system(TEXT)
    assert capfd.readouterr() == ("", "")


def test_a_clipboard_is_a_desktop_with_a_program_for_it(tools: Path) -> None:
    program(tools, "xclip")
    path = {"PATH": str(tools)}
    assert has_clipboard({**path, "DISPLAY": ":0"}, "linux")
    assert not has_clipboard(path, "linux")
    assert not has_clipboard({**path, "WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_clipboard(path, "darwin")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has its own clipboard")
async def test_what_the_reader_copies_is_in_both_clipboards(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    program(tools, "xclip", f"cat > '{tmp_path}/clipboard'")
    folders = filled(tmp_path)
    async with running(folders) as (app, pilot):
        await settle(pilot)
        await press(pilot, "y")
        assert "Copied the address" in screen_lines(app)[0]
        assert app.clipboard == "https://news.example/ferry"
        assert (tmp_path / "clipboard").read_text() == "https://news.example/ferry"


async def test_without_a_clipboard_of_the_system_copying_goes_on(
    tools: Path, tmp_path: Path
) -> None:
    async with running(filled(tmp_path)) as (app, pilot):
        await settle(pilot)
        await press(pilot, "y")
        assert "Copied the address" in screen_lines(app)[0]
        assert app.clipboard == "https://news.example/ferry"
        assert notices(app) == ""


def filled(folder: Path) -> Folders:
    """The folders of a library of one article."""
    folders = folders_below(folder / "home")
    library = Library(folders.library)
    library.upsert_items(None, [NewItem("https://news.example/ferry", title="The ferry story")])
    library.close()
    return folders
