"""Where the commands work and what the reader set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations.index import Index
    from annotations.store import Store
    from tui.folders import Folders
    from tui.settings import Settings


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where the commands work and what the reader set."""

    folders: Folders
    settings: Settings

    @property
    def store(self) -> Store:
        """The reader's articles and annotations."""
        from annotations.store import Store
        from tui.output import notice

        return Store(self.folders.store, self.index, tell=lambda rescue: notice(rescue.sentence))

    @property
    def index(self) -> Index:
        """What can be asked across the articles."""
        from annotations.index import Index

        return Index(self.folders.store, self.folders.index)


def open_workspace() -> Workspace:
    """Folders and settings; what is wrong with the settings is said on stderr."""
    from tui.folders import find_folders
    from tui.output import notice
    from tui.settings_file import load_settings

    folders = find_folders()
    loaded = load_settings(folders.config_file)
    for problem in loaded.problems:
        notice(problem)
    return Workspace(folders, loaded.settings)
