from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from tui.files import write_atomically
from tui.folders import find_folders, folders_below


def test_newsread_home_moves_all_folders_at_once(tmp_path: Path) -> None:
    folders = find_folders({"NEWSREAD_HOME": str(tmp_path)})
    assert folders == folders_below(tmp_path)
    places = (folders.store, folders.analyses, folders.reading, folders.config_file)
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len({folders.store, folders.analyses, folders.reading}) == 3


def test_a_relative_home_is_made_absolute() -> None:
    assert find_folders({"NEWSREAD_HOME": "here"}).data == Path.cwd() / "here" / "data"


def test_an_empty_home_counts_as_none() -> None:
    folders = find_folders({"NEWSREAD_HOME": ""})
    assert folders.data.is_absolute()
    assert folders.data.name == "newsread"


def test_a_written_file_holds_what_was_written_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    target = tmp_path / "out.json"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_gets_the_permissions_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "old"
    target.write_bytes(b"")
    target.chmod(0o600)
    write_atomically(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"through")
    reader.join()
    assert read == [b"through"]


def test_a_missing_folder_raises_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "file", b"x")
    assert list(tmp_path.iterdir()) == []
