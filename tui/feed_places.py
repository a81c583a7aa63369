"""Where feeds and folders lie: what a new name or place makes of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from articles.feeds.subscriptions import FOLDER_BORDER, folder_name, folder_path
from articles.library.model import Feed
from tui.library_lists import is_in


def folders_of(feeds: Iterable[Feed]) -> tuple[str, ...]:
    """All folders, also those that hold only others."""
    paths = [feed.folder.split(FOLDER_BORDER) for feed in feeds if feed.folder]
    every = {
        FOLDER_BORDER.join(path[:depth]) for path in paths for depth in range(1, len(path) + 1)
    }
    return tuple(sorted(every, key=str.casefold))


def typed_folder(line: str) -> str:
    """The folder that a reader names, clean; "" for none."""
    return folder_path(line.split(FOLDER_BORDER))


def renamed_folder(folder: str, name: str) -> str:
    """The path of a folder under another name; the same where that is empty."""
    *outer, last = folder.split(FOLDER_BORDER)
    return FOLDER_BORDER.join([*outer, folder_name(name) or last])


def folder_within(folder: str, outer: str) -> str:
    """The path of a folder inside another one, or outside of all; itself can't hold it."""
    if outer == folder or outer.startswith(f"{folder}{FOLDER_BORDER}"):
        return folder
    name = folder.split(FOLDER_BORDER)[-1]
    return f"{outer}{FOLDER_BORDER}{name}" if outer else name


def moved_feeds(feeds: Iterable[Feed], folder: str, to: str) -> dict[int, str]:
    """The feeds of a folder by number with their folders, where it lies at `to`."""
    return {one.number: to + one.folder.removeprefix(folder) for one in feeds if is_in(one, folder)}
