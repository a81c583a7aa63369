"""What an export puts where: one file, a folder or an archive, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from annotations.errors import FormatError
from articles.clean import blank_controls, clean_line
from articles.version import VERSION
from tui.files import write_atomically
from tui.output import escaped

if TYPE_CHECKING:
    from annotations.formats.exchange import ExportedArticle, Written
    from annotations.formats.registry import Format
    from tui.settings import Settings

ARCHIVE = ".zip"
JSON_SUFFIXES = frozenset({".json", ".jsonl", ".jsonld"})
"""Of the formats that can write any character as an escape."""


LAST_FORMAT = "export-format"
"""The file in the state folder that names the format that was chosen last."""


def last_format(state: Path) -> str:
    """The id of the format that was chosen last, "" where none was."""
    try:
        return (state / LAST_FORMAT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember_format(state: Path, name: str) -> None:
    """Begin with this format the next time; a disk that refuses is no reason to complain."""
    with suppress(OSError):
        state.mkdir(parents=True, exist_ok=True)
        write_atomically(state / LAST_FORMAT, f"{name}\n".encode())


def export_into(
    folder: Path, exported: ExportedArticle, name: str, settings: Settings, at: str
) -> Path:
    """Write one article in the format `name` to a new file in `folder`, and say which.

    `at` is the time, ISO 8601 in UTC. Raises FormatError.
    """
    from annotations.formats.registry import format_named
    from tui.claim_review_settings import export_options

    kind = format_named(name)
    written = kind.write([exported], export_options(settings, at, f"newsread {VERSION}"))
    path = unused_path(folder, file_stem(exported.article.title), kind.suffix)
    put(path, kind, written)
    return path


def file_stem(title: str) -> str:
    """A file name from a title: lower-case words of letters and digits, joined by hyphens."""
    letters = "".join(c if c.isalnum() else " " for c in title.lower())
    stem = "-".join(letters.split())[:60].strip("-")
    return stem or "article"


def unused_path(folder: Path, stem: str, suffix: str = ".json") -> Path:
    """The first of stem.json, stem-2.json, … that does not exist in `folder`."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def as_bytes(kind: Format, written: str | bytes) -> bytes:
    """What goes into the one file; JSON with every character escaped that a terminal may obey."""
    if isinstance(written, bytes):
        return written
    text = escaped(written) if kind.suffix in JSON_SUFFIXES else written
    return text.encode("utf-8", "backslashreplace")


def for_terminal(kind: Format, written: str) -> bytes:
    """The same where a terminal reads it: no character that it may obey."""
    return as_bytes(kind, written if kind.suffix in JSON_SUFFIXES else _harmless(written))


def _harmless(text: str) -> str:
    return blank_controls(text.replace("\r\n", "\n").replace("\t", " "))


def put(target: Path, kind: Format, written: Written) -> None:
    """Write to `target`: a file, for several files an archive or a folder by its name.

    Raises FormatError, in a sentence; then nothing was written.
    """
    try:
        if not isinstance(written, dict):
            write_atomically(target, as_bytes(kind, written))
        elif target.suffix.lower() == ARCHIVE:
            write_atomically(target, archive(written))
        else:
            _write_folder(target, written)
    except OSError as error:
        shown = clean_line(str(target))
        raise FormatError(f"{shown} can't be written: {error.strerror or error}") from error


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these files, the same bytes whenever it is made."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, content)
    return held.getvalue()


def _write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder of the files under another name first; what holds something is not replaced."""
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise FormatError(f"{clean_line(str(target))} is there already and holds something.")
    parent = target.resolve().parent
    made = Path(mkdtemp(prefix=f".{target.name[:100]}.", dir=parent))
    try:
        for name, content in files.items():
            place = made / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        made.chmod(0o755)
        made.replace(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
