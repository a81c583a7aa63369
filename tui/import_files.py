"""The files that are brought in: one, those of a folder, or those of an archive, within bounds."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from annotations.errors import FormatError
from annotations.formats.plain_json import LARGEST_FILE
from articles.clean import clean_line
from tui.output import input_stream

MOST_FILES = 100_000
STDIN = "-"

_ZIP = b"PK\x03\x04"


def read_files(place: str) -> dict[str, bytes]:
    """What is at `place` by relative name; "-" is standard input. Raises FormatError."""
    if place == STDIN:
        return _held(place, _bounded(input_stream(), place))
    path = Path(place)
    try:
        if path.is_dir():
            return _of_folder(path)
        with path.open("rb") as file:
            content = _bounded(file, place)
    except OSError as error:
        raise FormatError(f"{clean_line(place)} can't be read: {error.strerror}.") from error
    return _held(path.name, content)


def _held(name: str, content: bytes) -> dict[str, bytes]:
    return _of_archive(content, name) if content.startswith(_ZIP) else {name: content}


def _bounded(file: BinaryIO, name: str) -> bytes:
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise _too_large(name)
    return content


def _too_large(name: str) -> FormatError:
    return FormatError(f"{clean_line(name)} holds more than {LARGEST_FILE // 1024**2} MB.")


def _of_folder(folder: Path) -> dict[str, bytes]:
    """The files of a folder and of those in it; links are passed over."""
    found: dict[str, bytes] = {}
    size = 0
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.name.startswith("."):
            continue
        with path.open("rb") as file:
            content = _bounded(file, str(folder))
        size += len(content)
        if size > LARGEST_FILE or len(found) >= MOST_FILES:
            raise _too_large(str(folder))
        found[path.relative_to(folder).as_posix()] = content
    if not found:
        raise FormatError(f"{clean_line(str(folder))} holds no file.")
    return found


def _of_archive(content: bytes, name: str) -> dict[str, bytes]:
    """The files of a ZIP archive, which stay in memory: none is written anywhere."""
    import zlib
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(content)) as zipped:
            entries = [one for one in zipped.infolist() if not one.is_dir()]
            if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > LARGEST_FILE:
                raise _too_large(name)
            found = {}
            for entry in entries:
                with zipped.open(entry) as file:
                    found[entry.filename] = file.read(LARGEST_FILE)
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise FormatError(f"{clean_line(name)} is no whole archive.") from error
    return found
