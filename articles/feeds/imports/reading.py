"""An export of another program, recognised by what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from articles.clean import clean_line
from articles.decode import charset_in_html, decode
from articles.errors import ArticleError, FeedError, SourceError
from articles.extract import Kind, kind_of_extension, sniff_kind
from articles.feeds.imports import newsboat, saved
from articles.feeds.imports.model import Collection, SavedItem
from articles.feeds.opml import read_opml
from articles.files import absolute_path, printable_path, read_file
from articles.library.model import NewItem
from articles.sources import open_source

if TYPE_CHECKING:
    from zipfile import ZipFile

_SQLITE = b"SQLite format 3\0"
_ZIP = b"PK\x03\x04"
_MOST_FILES = 20_000
_LARGEST_MEMBER = 50_000_000
_LARGEST_ARCHIVE = 1_000_000_000
"""Bytes of all that is read from one archive, unpacked."""


class Files(Protocol):
    """The files of an export, in a folder or an archive, by their paths in it."""

    def names(self) -> list[str]:
        """The paths of all files."""

    def read(self, name: str) -> bytes:
        """The bytes of one; raises FeedError."""


def read_collection(path_name: str) -> Collection:
    """What the file or folder `path_name` holds.

    All of it is read before anything is given back. Raises an ArticleError in one sentence where
    it is nothing that is known, or broken.
    """
    name = clean_line(path_name)
    path = absolute_path(path_name)
    if path.is_dir():
        return _read_files(_Folder(path), name) or _read_articles(path, name)
    if _head(path, name).startswith(_SQLITE):
        return newsboat.read_cache(path, name)
    data = read_file(path, name)
    if data.startswith(_ZIP):
        return _read_archive(path, name)
    try:
        text = decode(data, charset_in_html(data), name=name)
    except SourceError as error:
        raise FeedError(str(error)) from error
    return _read_text(data, text.lstrip("\ufeff"), name)


def _head(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except FileNotFoundError as error:
        raise SourceError(f"{name} does not exist") from error
    except OSError as error:
        raise SourceError(f"{name} can't be read: {error.strerror or error}") from error


def _read_text(data: bytes, text: str, name: str) -> Collection:
    """A single file that is text."""
    start = text.lstrip()[:1]
    if not start:
        raise FeedError(f"{name} is empty")
    if start in "[{":
        document = saved.load_json(text, name)
        if isinstance(document, list) and saved.is_wallabag(document):
            return saved.read_wallabag(document)
        if isinstance(document, list) and saved.is_omnivore(document):
            return saved.read_omnivore(document, lambda _: None)
    elif saved.is_pocket_html(text):
        return saved.read_pocket_html(text)
    elif start == "<" and sniff_kind(text) is Kind.TEXT:
        found = read_opml(data, name)
        return Collection("a list of feeds (OPML)", found.feeds, (), found.passed_over)
    elif saved.is_saved_csv(text):
        return saved.read_saved_csv(text, name)
    elif newsboat.looks_like_urls(text):
        return newsboat.read_urls(text)
    raise FeedError(
        f"{name} is nothing that is imported: OPML, newsboat's urls and cache.db, exports of "
        "Pocket, Instapaper, wallabag and Omnivore, and folders of articles are"
    )


def _read_archive(path: Path, name: str) -> Collection:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            found = _read_files(_Archive(archive, name), name)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise FeedError(f"{name} is a broken archive, and nothing was taken") from error
    if found is None:
        raise FeedError(f"{name} is an archive in which nothing is known")
    return found


def _read_files(files: Files, name: str) -> Collection | None:
    """An export of many files: Omnivore's or Pocket's; None where it is neither."""
    names = files.names()
    metadata = [one for one in names if _last(one).startswith("metadata_") and _is_json(one)]
    if metadata:
        pages = {Path(one).stem: one for one in names if one.endswith(".html")}
        entries: list[object] = []
        for one in sorted(metadata):
            document = saved.load_json(files.read(one).decode("utf-8", "replace"), one)
            entries += document if isinstance(document, list) else []
        return saved.read_omnivore(entries, _page_reader(files, pages))
    tables = [one for one in sorted(names) if one.lower().endswith(".csv")]
    texts = [(one, files.read(one).decode("utf-8-sig", "replace")) for one in tables]
    read = [saved.read_saved_csv(text, one) for one, text in texts if saved.is_saved_csv(text)]
    if not read:
        return None
    return Collection(
        read[0].origin,
        (),
        tuple(item for one in read for item in one.items),
        tuple(sentence for one in read for sentence in one.passed_over),
    )


def _page_reader(files: Files, pages: dict[str, str]) -> Callable[[str], str | None]:
    def text_of(slug: str) -> str | None:
        return files.read(pages[slug]).decode("utf-8", "replace") if slug in pages else None

    return text_of


def _read_articles(folder: Path, name: str) -> Collection:
    """A folder of texts, Markdown and pages: each file is an article."""
    items: list[SavedItem] = []
    passed_over: list[str] = []
    for path in _article_files(folder):
        try:
            article = open_source(str(path))
        except ArticleError as error:
            passed_over.append(str(error))
            continue
        item = NewItem(
            source=article.source,
            title=article.title,
            text=article.text,
            site=article.site,
            byline=article.byline,
            published=article.published,
            language=article.language,
            is_full=True,
        )
        items.append(SavedItem(item))
    if not items:
        raise FeedError(f"{name} is a folder without an article that can be read")
    return Collection("a folder of articles", (), tuple(items), tuple(passed_over))


def _article_files(folder: Path) -> Iterator[Path]:
    return (folder / name for name in _Folder(folder).names() if _is_article(name))


def _is_article(name: str) -> bool:
    return kind_of_extension(Path(name).suffix) is not None


def _is_json(name: str) -> bool:
    return name.lower().endswith(".json")


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1]


class _Folder:
    """The files below a folder; hidden ones and links that lead elsewhere are passed over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        found: list[str] = []
        for path in sorted(self._folder.rglob("*")):
            inner = path.relative_to(self._folder)
            hidden = any(part.startswith(".") for part in inner.parts)
            if hidden or path.is_symlink() or not path.is_file():
                continue
            found.append(str(inner))
            if len(found) > _MOST_FILES:
                raise FeedError(
                    f"{printable_path(self._folder)} holds more than {_MOST_FILES} files"
                )
        return found

    def read(self, name: str) -> bytes:
        return read_file(self._folder / name, clean_line(name))


class _Archive:
    """The files of a ZIP archive, which are never written anywhere."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._room = _LARGEST_ARCHIVE

    def names(self) -> list[str]:
        names = [one for one in self._archive.namelist() if not one.endswith("/")]
        if len(names) > _MOST_FILES:
            raise FeedError(f"{self._name} holds more than {_MOST_FILES} files")
        return names

    def read(self, name: str) -> bytes:
        import zlib
        from zipfile import BadZipFile

        try:
            with self._archive.open(name) as member:
                data = member.read(min(_LARGEST_MEMBER, self._room) + 1)
        except (BadZipFile, zlib.error) as error:
            raise FeedError(f"{self._name} is a broken archive, and nothing was taken") from error
        if len(data) > min(_LARGEST_MEMBER, self._room):
            raise FeedError(f"{self._name} holds more than is read, and nothing was taken")
        self._room -= len(data)
        return data
