from __future__ import annotations

import stat
from pathlib import Path

import pytest

from articles.errors import LibraryError
from articles.library.places import Places, ReadingState

ID = "0123456789abcdef"
OTHER = "fedcba9876543210"
STATE = ReadingState(position=1200, opened="2026-03-03T10:00:00Z")


def test_a_reading_state_is_found_again(tmp_path: Path) -> None:
    Places(tmp_path / "library").remember(ID, STATE)
    assert Places(tmp_path / "library").reading_state(ID) == STATE


def test_nothing_is_known_of_an_article_never_opened(tmp_path: Path) -> None:
    places = Places(tmp_path / "none")
    assert places.reading_state(ID) is None
    assert places.opened_times() == {}
    assert not (tmp_path / "none").exists()


def test_the_last_state_counts(tmp_path: Path) -> None:
    places = Places(tmp_path)
    places.remember(ID, STATE)
    later = ReadingState(0, "2026-03-04T10:00:00Z")
    places.remember(ID, later)
    assert places.reading_state(ID) == later
    assert [path.name for path in tmp_path.iterdir()] == [f"{ID}.json"]


def test_opened_times_are_by_article(tmp_path: Path) -> None:
    places = Places(tmp_path)
    places.remember(ID, STATE)
    places.remember(OTHER, ReadingState(0, "2026-03-04T10:00:00Z"))
    assert places.opened_times() == {ID: STATE.opened, OTHER: "2026-03-04T10:00:00Z"}


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"position": "3", "opened": "x"}',
        b'{"position": -1, "opened": "x"}',
        b'{"position": true, "opened": "x"}',
        b'{"opened": 3}',
    ],
)
def test_a_damaged_file_counts_as_absent_and_harms_no_other(tmp_path: Path, damage: bytes) -> None:
    places = Places(tmp_path)
    places.remember(OTHER, STATE)
    (tmp_path / f"{ID}.json").write_bytes(damage)
    assert places.reading_state(ID) is None
    assert places.opened_times() == {OTHER: STATE.opened}
    places.remember(ID, STATE)
    assert places.reading_state(ID) == STATE


def test_files_of_others_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text('{"position": 1, "opened": "x"}')
    (tmp_path / f".{ID}.tmp").write_text("half")
    (tmp_path / f"{OTHER}.json").mkdir()
    assert Places(tmp_path).opened_times() == {}


def test_the_files_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    Places(folder).remember(ID, STATE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / f"{ID}.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("bad", ["", "../../etc/passwd", "0123", ID.upper(), ID + "\n", "a" * 17])
def test_an_id_that_is_none_never_becomes_a_path(tmp_path: Path, bad: str) -> None:
    places = Places(tmp_path)
    with pytest.raises(LibraryError, match="16 hexadecimal digits"):
        places.remember(bad, STATE)
    with pytest.raises(LibraryError, match="16 hexadecimal digits"):
        places.reading_state(bad)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file in the way")
    with pytest.raises(LibraryError, match="could not be written"):
        Places(tmp_path / "library").remember(ID, STATE)
    with pytest.raises(LibraryError, match="could not be read"):
        Places(tmp_path / "library").reading_state(ID)
