"""A damaged schema is an error of SQLite's, whatever bytes its message would quote."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from annotations.index.database import open_database

FIRST_PAGE = 4096


def test_any_damaged_byte_of_the_schema_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    open_database(path).close()
    whole = path.read_bytes()
    for place in range(16, FIRST_PAGE, 31):
        path.write_bytes(whole[:place] + b"\x80" + whole[place + 1 :])
        with suppress(sqlite3.Error):
            open_database(path).close()
