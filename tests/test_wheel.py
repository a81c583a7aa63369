"""What a reader installs: the wheel holds every file that the program needs, and no other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

PROJECT = Path(__file__).parents[1]
ROOMS = ("annotations", "articles", "tui")


def test_the_wheel_holds_all_of_the_three_rooms_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", tmp_path, PROJECT],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("newsread-*.whl")
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    needed = {
        path.relative_to(PROJECT).as_posix()
        for room in ROOMS
        for path in (PROJECT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert needed - packed == set(), "the wheel lacks files"
    assert packed - needed == set(), "the wheel holds files that are no part of the program"
