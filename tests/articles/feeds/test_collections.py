from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import ArticleError
from articles.feeds.imports.model import Collection, SavedItem
from articles.feeds.imports.reading import read_collection
from articles.library.model import NewItem

FERRY, MILL = "https://news.example/ferry", "https://news.example/mill"


def read(path: Path, data: str | bytes) -> Collection:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_collection(str(path))


def by_source(found: Collection) -> dict[str, SavedItem]:
    return {one.item.source: one for one in found.items}


def test_the_urls_of_newsboat_with_tags_titles_and_queries(tmp_path: Path) -> None:
    found = read(
        tmp_path / "urls",
        "# mine\n"
        'https://news.example/feed#top sea "far away" "~Harbour News"\n'
        '"query:Unread:unread = \\"yes\\""\n'
        "exec:/home/ana/feed.sh\n"
        "https://mills.example/rss !\n",
    )
    first, second = found.feeds
    assert (first.url, first.title, first.folder, first.tags) == (
        "https://news.example/feed",
        "Harbour News",
        "sea",
        ("far away",),
    )
    assert (second.url, second.folder) == ("https://mills.example/rss", "")
    assert found.passed_over == (
        'query:Unread:unread = "yes" is a query feed; save it as a search instead',
        "exec:/home/ana/feed.sh is made by a program, which newsread does not run",
    )


NEWSBOAT_TABLES = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
    title VARCHAR(1024) NOT NULL, lastmodified INTEGER(11) NOT NULL DEFAULT 0,
    is_rtl INTEGER(1) NOT NULL DEFAULT 0, etag VARCHAR(128) NOT NULL DEFAULT "");
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
    title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
    feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
    unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
    enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL
    DEFAULT 0, base VARCHAR(128) NOT NULL DEFAULT "");
"""


def test_the_cache_of_newsboat_with_what_was_read_and_flagged(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    connection = sqlite3.connect(path)
    connection.executescript(NEWSBOAT_TABLES)
    feed = "https://news.example/feed"
    connection.execute(
        "INSERT INTO rss_feed (rssurl, url, title) VALUES (?, ?, 'News')", (feed, "")
    )
    rows = [("1", FERRY, 0, "s", 0), ("2", MILL, 1, "x", 0), ("3", MILL + "/2", 0, "", 1)]
    for guid, url, unread, flags, deleted in rows:
        connection.execute(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread,"
            " flags, deleted) VALUES (?, 'A &amp; B', 'Ana', ?, ?, 1762768800,"
            " '<p>It runs.', ?, ?, ?)",
            (guid, url, feed, unread, flags, deleted),
        )
    connection.commit()
    connection.close()
    found = read_collection(str(path))
    assert [one.url for one in found.feeds] == [feed]
    assert len(found.items) == 2
    ferry = by_source(found)[FERRY]
    assert (ferry.item.title, ferry.item.text, ferry.feed) == ("A & B", "It runs.", feed)
    assert ferry.item.published == "2025-11-10T10:00:00Z"
    assert (ferry.item.is_read, ferry.item.is_starred) == (True, True)
    mill = by_source(found)[MILL].item
    assert (mill.is_read, mill.is_starred, mill.tags) == (False, False, ("flag x",))


def test_a_pocket_table(tmp_path: Path) -> None:
    found = read(
        tmp_path / "part_000000.csv",
        "title,url,time_added,tags,status\n"
        f'"The ferry, again",{FERRY},1762768800,sea|boats,unread\n'
        f"The mill,{MILL},1762768801,,archive\n"
        "Nowhere,javascript:alert(1),1762768801,,unread\n",
    )
    assert found.origin == "a Pocket export"
    ferry, mill = (by_source(found)[one] for one in (FERRY, MILL))
    assert ferry.item.title == "The ferry, again"
    assert ferry.item.tags == ("sea", "boats")
    assert ferry.item.received == "2025-11-10T10:00:00Z"
    assert (ferry.item.is_read, ferry.is_archived) == (False, False)
    assert (mill.item.is_read, mill.is_archived) == (True, True)
    assert found.passed_over == ("javascript:alert(1) is not the address of an article",)


def test_a_pocket_page(tmp_path: Path) -> None:
    found = read(
        tmp_path / "ril_export.html",
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>"
        f'<h1>Unread</h1><ul><li><a href="{FERRY}" time_added="1762768800" tags="sea,boats">'
        f'The ferry</a></li></ul><h1>Read Archive</h1><ul><li><a href="{MILL}" '
        'time_added="1762768801" tags="">The mill</a></li></ul></body></html>',
    )
    assert by_source(found)[FERRY].item.tags == ("sea", "boats")
    assert by_source(found)[MILL].is_archived


def test_an_instapaper_table(tmp_path: Path) -> None:
    found = read(
        tmp_path / "instapaper-export.csv",
        "URL,Title,Selection,Folder,Timestamp,Tags\n"
        f'{FERRY},The ferry,,Starred,1762768800,"[""sea""]"\n'
        f"{MILL},The mill,,Cotton,1762768801,[]\n",
    )
    assert found.origin == "an Instapaper export"
    ferry, mill = (by_source(found)[one].item for one in (FERRY, MILL))
    assert (ferry.is_starred, ferry.tags) == (True, ("sea",))
    assert (mill.is_starred, mill.tags) == (False, ("Cotton",))


def test_a_wallabag_export(tmp_path: Path) -> None:
    entry = {
        "id": 1,
        "title": "The ferry",
        "url": FERRY,
        "is_archived": 1,
        "is_starred": 1,
        "tags": ["sea", {"label": "boats"}],
        "content": "<p>It left on time.</p>",
        "created_at": "2025-11-10T10:00:00+00:00",
        "published_at": None,
        "published_by": ["Ana Ruiz"],
        "language": "en_GB",
    }
    found = read(tmp_path / "All articles.json", json.dumps([entry]))
    (one,) = found.items
    assert one.is_archived
    assert one.item == NewItem(
        FERRY,
        "The ferry",
        "It left on time.",
        byline=("Ana Ruiz",),
        received="2025-11-10T10:00:00Z",
        language="en",
        is_full=True,
        is_read=True,
        is_starred=True,
        tags=("sea", "boats"),
    )


OMNIVORE = [
    {
        "id": "x",
        "slug": "the-ferry",
        "title": "The ferry",
        "author": "Ana Ruiz",
        "url": FERRY,
        "state": "Archived",
        "readingProgress": 100,
        "labels": ["sea"],
        "savedAt": "2025-11-10T10:00:00.000Z",
        "publishedAt": None,
    }
]


@pytest.mark.parametrize("packed", [False, True])
def test_an_omnivore_export_as_folder_and_archive(tmp_path: Path, packed: bool) -> None:
    files = {
        "metadata_0_to_20.json": json.dumps(OMNIVORE),
        "content/the-ferry.html": "<p>It left on time.</p>",
        "highlights/the-ferry.md": "",
    }
    export = tmp_path / "export"
    if packed:
        with ZipFile(export, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
    else:
        for name, text in files.items():
            (export / name).parent.mkdir(parents=True, exist_ok=True)
            (export / name).write_text(text)
    (one,) = read_collection(str(export)).items
    assert (one.item.text, one.item.tags, one.is_archived) == (
        "It left on time.",
        ("sea",),
        True,
    )


def test_a_folder_of_articles(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "ferry.txt").write_text("The ferry is late\n\nIt left the harbour at noon.\n")
    (folder / "deep" / "mill.md").write_text("# The mill\n\nIt turns.\n")
    (folder / "broken.html").write_bytes(b"\x89PNG\r\n\x00\x00")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "loop").symlink_to(folder)
    found = read_collection(str(folder))
    assert sorted(one.item.title for one in found.items) == ["The ferry is late", "The mill"]
    assert [sentence for sentence in found.passed_over if "broken.html" in sentence]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nothing.txt", b""),
        ("words.txt", b"Only words."),
        ("object.json", b'{"a": 1}'),
        ("cut.json", b'[{"url": '),
        ("cut.zip", b"PK\x03\x04 and nothing more"),
        ("odd.db", b"SQLite format 3\x00" + b"\x00" * 100),
        ("photo.jpg", b"\xff\xd8\xff\x00"),
    ],
)
def test_what_is_no_export_is_refused_in_one_sentence(
    tmp_path: Path, name: str, data: bytes
) -> None:
    with pytest.raises(ArticleError) as caught:
        read(tmp_path / name, data)
    assert str(caught.value).isprintable()


def test_an_archive_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", compression=8) as archive:
        archive.writestr("metadata_0_to_20.json", b" " * 60_000_000)
    with pytest.raises(ArticleError, match="holds more than is read"):
        read_collection(str(path))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="does not exist"):
        read_collection(str(tmp_path / "none.opml"))


@given(st.binary(max_size=300))
def test_any_bytes_are_an_export_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    for start in (
        b"",
        b"title,url,time_added,status\n",
        b'[{"url": 1, "is_archived": ',
        b"PK\x03\x04",
    ):
        path.write_bytes(start + data)
        try:
            read_collection(str(path))
        except ArticleError:
            continue
