"""Where newsread keeps its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "NEWSREAD_HOME"
"""The environment variable that moves all folders at once."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one reader; none of them has to exist yet."""

    data: Path
    """What must never be lost: the articles and their annotations."""
    cache: Path
    """What can be computed again."""
    state: Path
    """Where the reader stopped in each article."""
    config_file: Path
    """The settings, TOML."""

    @property
    def store(self) -> Path:
        """One file an article, with its annotations."""
        return self.data / "articles"

    @property
    def library(self) -> Path:
        """Feeds, items and what the reader did with them, SQLite."""
        return self.data / "library.sqlite"

    @property
    def feeds(self) -> Path:
        """The feeds as they came, the database of the package reader."""
        return self.data / "feeds.sqlite"

    @property
    def analyses(self) -> Path:
        """The cached analyses."""
        return self.cache / "analyses"

    @property
    def index(self) -> Path:
        """What answers across articles; it can be made anew from the store."""
        return self.cache / "index.sqlite"

    @property
    def reading(self) -> Path:
        """The reading state of each article."""
        return self.state / "reading"


def find_folders(environment: Mapping[str, str] | None = None) -> Folders:
    """The folders of this user: below NEWSREAD_HOME where it is set, else the system's own."""
    home = (os.environ if environment is None else environment).get(HOME_VARIABLE)
    return folders_below(Path(home).absolute()) if home else system_folders()


def folders_below(home: Path) -> Folders:
    """All folders in one place."""
    return Folders(home / "data", home / "cache", home / "state", home / "config.toml")


def system_folders() -> Folders:
    """The folders that the system keeps for a program: XDG, or ~/Library on macOS."""
    from platformdirs import PlatformDirs

    system = PlatformDirs("newsread", appauthor=False)
    return Folders(
        data=system.user_data_path,
        cache=system.user_cache_path,
        state=system.user_state_path,
        config_file=system.user_config_path / "config.toml",
    )
