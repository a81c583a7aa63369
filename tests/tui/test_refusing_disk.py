"""A disk that refuses while the app runs: told, kept, asked before leaving, written later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tui.folders import folders_below

PROGRAM = Path(__file__).with_name("refusing_disk.py")
PATHS = os.pathsep.join([str(PROGRAM.parent), str(PROGRAM.parents[1]), str(PROGRAM.parents[2])])


def on_a_small_disk(home: Path) -> list[str]:
    """What runs a program with a small disk in the place of the store; skips without one."""
    store = folders_below(home).store
    store.mkdir(parents=True)
    inside = f'mount -t tmpfs -o size=1m,mode=700 none "{store}" && exec "$@"'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", inside, "sh"]
    if subprocess.run([*command, "true"], capture_output=True).returncode:
        pytest.skip("No small disk can be mounted here.")
    return command


def without_privileges() -> list[str]:
    """What runs a program for which permissions count, also where root runs the tests."""
    if os.geteuid() != 0:
        return []
    command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    try:
        subprocess.run([*command, "true"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("Root can't give up its privileges here, and nothing is forbidden to it.")
    return command


def seen(kind: str, home: Path, *wrapper: str) -> dict[str, Any]:
    """What a reader saw in the app while the disk refused in this way."""
    done = subprocess.run(
        [*wrapper, sys.executable, str(PROGRAM), kind, str(home)],
        capture_output=True,
        text=True,
        cwd=home.parent,
        env={**os.environ, "PYTHONPATH": PATHS},
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def assert_the_mark_waited(found: dict[str, Any], reason: str) -> None:
    """The mark was told to wait and why, asked about, and reached the disk later."""
    assert "! 1 mark not on disk yet" in found["status"]
    assert reason in found["told"]
    assert found["kept"] == 1
    assert "1 mark not on disk yet." in found["asked"]
    assert reason in found["asked"]
    assert "not on disk" not in found["after"]
    assert found["verdicts"] == ["verified", "disputed"]


def test_a_mark_waits_for_a_full_disk(home: Path) -> None:
    found = seen("full", home, *on_a_small_disk(home))

    assert_the_mark_waited(found, "No space left on device")


def test_a_mark_waits_where_a_limit_lets_no_file_grow(home: Path) -> None:
    home.mkdir()
    found = seen("limited", home)

    assert_the_mark_waited(found, "File too large")


def test_a_mark_waits_for_a_disk_that_became_read_only(home: Path) -> None:
    found = seen("read-only", home, *on_a_small_disk(home))

    assert_the_mark_waited(found, "Read-only file system")


def test_a_mark_waits_where_the_folder_is_forbidden(home: Path) -> None:
    home.mkdir()
    found = seen("denied", home, *without_privileges())

    assert_the_mark_waited(found, "Permission denied")
