"""Where the reader was in each article: one small JSON file an article."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from articles.errors import LibraryError

_ARTICLE_ID = re.compile(r"[0-9a-f]{16}")
_SUFFIX = ".json"


class ReadingState(NamedTuple):
    """Where the reader left an article."""

    position: int
    """Code points from the start of the text to the first one on the screen."""
    opened: str
    """When it was last opened, ISO 8601 in UTC with a final Z."""


class Places:
    """The reading states in one folder.

    They stand beside the library's database, not in it: an article's first paint waits for its
    place, and a small file is there before SQLite is loaded.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is touched before it is needed; `remember` makes a missing folder."""
        self._folder = folder

    def reading_state(self, article_id: str) -> ReadingState | None:
        """What is known of an article, None where nothing is or its file is damaged.

        Raises LibraryError where `article_id` is none or the file may not be read.
        """
        path = self._path(article_id)
        try:
            return _read_state(path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LibraryError(f"the reading state in {path} could not be read") from error

    def remember(self, article_id: str, state: ReadingState) -> None:
        """Keep `state`, whole or not at all; raises LibraryError where it can't be written."""
        import json

        path = self._path(article_id)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(path, json.dumps(state._asdict()).encode())
        except OSError as error:
            raise LibraryError(f"the reading state in {path} could not be written") from error

    def opened_times(self) -> dict[str, str]:
        """When each article was last opened, by article id; damaged files are left out."""
        states = {path.stem: self._state_or_none(path) for path in self._files()}
        return {article_id: state.opened for article_id, state in states.items() if state}

    def _path(self, article_id: str) -> Path:
        if _ARTICLE_ID.fullmatch(article_id) is None:
            raise LibraryError("an article's id is 16 hexadecimal digits")
        return self._folder / (article_id + _SUFFIX)

    def _files(self) -> list[Path]:
        try:
            found = list(self._folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise LibraryError(f"the folder {self._folder} could not be read") from error
        return [one for one in found if one.suffix == _SUFFIX and _ARTICLE_ID.fullmatch(one.stem)]

    def _state_or_none(self, path: Path) -> ReadingState | None:
        try:
            return _read_state(path.read_bytes())
        except OSError:
            return None


def _read_state(data: bytes) -> ReadingState | None:
    """The state in a file's bytes, None where they don't hold one."""
    import json

    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    position, opened = fields.get("position"), fields.get("opened")
    if type(position) is not int or position < 0 or not isinstance(opened, str):
        return None
    return ReadingState(position, opened)


def _replace(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, readable by its owner alone, and move it there in one step."""
    from tempfile import mkstemp

    handle, name = mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
