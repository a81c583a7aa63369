from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clean import clean_text
from articles.errors import ArticleError, SourceError
from articles.files import read_file
from articles.model import article_id
from articles.sources import is_quick, open_source, source_key

if TYPE_CHECKING:
    from conftest import NewsSite

STORY = "Ferry sinks off Olm\nThe ferry sank on Monday, the owner said.\nAll were saved.\n"
PAGE = "<!DOCTYPE html><html><head><title>Ferry sinks</title></head><body><p>It sank at dawn.</p>"


def written(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def failure(source: str) -> str:
    with pytest.raises(SourceError) as caught:
        open_source(source)
    return str(caught.value)


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    article = open_source(written(tmp_path, "story.txt", STORY))
    assert article.title == "Ferry sinks off Olm"
    assert article.text == "The ferry sank on Monday, the owner said.\n\nAll were saved."
    assert article.source == str((tmp_path / "story.txt").resolve())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", article.retrieved)


def test_an_article_is_found_again_by_its_source_without_reading(tmp_path: Path) -> None:
    source = written(tmp_path, "story.txt", STORY)
    assert open_source(source).id == article_id(source_key(source))


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("story.md", "# Ferry sinks\n\nIt sank at *dawn*.", "It sank at dawn."),
        ("story.HTM", PAGE, "It sank at dawn."),
        ("story", PAGE, "It sank at dawn."),
        ("story", "It sank at *dawn*.", "It sank at *dawn*."),
        ("story.txt", "<!DOCTYPE html> is a tag.", "<!DOCTYPE html> is a tag."),
    ],
)
def test_the_kind_is_told_by_extension_and_else_by_content(
    tmp_path: Path, name: str, content: str, text: str
) -> None:
    assert open_source(written(tmp_path, name, content)).text == text


def test_links_and_relative_paths_lead_to_one_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "story.txt", STORY)
    (tmp_path / "link.txt").symlink_to("story.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    expected = str((tmp_path / "story.txt").resolve())
    for typed in ("story.txt", "./x/../story.txt", "link.txt", "~/story.txt"):
        assert source_key(typed) == expected


def test_standard_input_is_named_by_its_text() -> None:
    article = open_source("-", stdin=io.BytesIO(STORY.encode()))
    assert (article.source, article.id) == ("-", article_id(article.text))
    assert open_source("-", stdin=io.BytesIO(PAGE.encode())).title == "Ferry sinks"


def test_empty_standard_input_is_told() -> None:
    with pytest.raises(SourceError, match="standard input is empty"):
        open_source("-", stdin=io.BytesIO(b" \n"))


def test_missing_folders_pipes_and_devices_are_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert failure(f"{tmp_path}/none.txt") == f"{tmp_path}/none.txt does not exist"
    assert failure(f"{tmp_path}") == f"{tmp_path} is a folder, not an article"
    assert failure(str(pipe)) == f"{pipe} is a pipe or a device, not a file"
    assert failure("/dev/null") == "/dev/null is a pipe or a device, not a file"


def test_a_path_through_a_file_does_not_exist(tmp_path: Path) -> None:
    source = written(tmp_path, "story.txt", STORY) + "/chapter.txt"
    assert failure(source) == f"{source} does not exist"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    source = written(tmp_path, "story.txt", STORY)
    Path(source).chmod(0)
    assert failure(source) == f"{source} may not be read: permission denied"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    source = written(tmp_path, "story.txt", content)
    assert failure(source) == f"{source} is empty"


def test_a_binary_file_is_told_whatever_its_name(tmp_path: Path) -> None:
    source = written(tmp_path, "story.txt", b"%PDF-1.4\n%\xe2\xe3\0")
    assert failure(source) == f"{source} is a PDF file, not text"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    assert failure(str(path)) == f"{path} is larger than 50 MB, the most that is read"
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read_file(path, "huge", limit=1024 * 1024)


def test_standard_input_that_is_too_large_is_refused() -> None:
    with pytest.raises(SourceError, match="standard input is larger than 50 MB"):
        open_source("-", stdin=io.BytesIO(b"word " * (11 * 1024 * 1024)))


@pytest.mark.parametrize(
    "source", ["a\0b", "", "  ", "x" * 5000, "~no-such-user-here/a", "a/" * 3000, "\ud800"]
)
def test_a_name_that_no_file_can_have_is_told(source: str) -> None:
    assert failure(source).isprintable()


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert failure(f"{tmp_path}/a").isprintable()


def test_an_address_of_another_scheme_is_told() -> None:
    sentence = "ftp://a.example/x is not opened; newsread reads files and http(s) addresses"
    assert failure("ftp://a.example/x") == sentence


def test_a_hostile_file_name_comes_out_clean(tmp_path: Path) -> None:
    source = written(tmp_path, "\x1b]0;owned\x07sto\u202ery\n.txt", STORY)
    article = open_source(source)
    assert clean_text(article.source) == article.source
    assert "\n" not in article.source
    assert failure(source + ".gone").isprintable()


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes UTF-8 file names only")
def test_a_file_name_in_another_encoding_is_opened(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(STORY)
    assert open_source(os.fsdecode(name)).source.endswith("caf\ufffd.txt")


def test_only_plain_text_files_are_quick(tmp_path: Path) -> None:
    assert is_quick(written(tmp_path, "story.txt", STORY))
    assert is_quick(written(tmp_path, "story", STORY))
    assert is_quick(written(tmp_path, "story.log", STORY))
    assert not is_quick(written(tmp_path, "story.md", STORY))
    assert not is_quick(written(tmp_path, "story.html", PAGE))
    assert not is_quick(written(tmp_path, "page", PAGE))
    assert not is_quick(written(tmp_path, "latin.txt", "café".encode("latin-1")))
    assert not is_quick(written(tmp_path, "report", b"%PDF-1.4\0"))
    for source in ("-", "", "http://a.example/x.txt", str(tmp_path), f"{tmp_path}/none", "a\0b"):
        assert not is_quick(source)


@given(st.text())
def test_any_source_has_a_clean_key_or_is_refused_with_a_sentence(source: str) -> None:
    try:
        key = source_key(source)
    except ArticleError as error:
        sentence = str(error)
        assert clean_text(sentence) == sentence
    else:
        assert clean_text(key) == key
        assert len(article_id(key)) == 16


def test_a_page_is_read_from_its_address(site: NewsSite) -> None:
    site.page("/new", PAGE.encode(), "text/html; charset=utf-8")
    url = site.redirect("/old", "/new") + "#part"
    article = open_source(url)
    assert (article.title, article.text) == ("Ferry sinks", "It sank at dawn.")
    assert article.source == source_key(url) == site.url("/old")
    assert article.site == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "content_type", "text"),
    [
        ("/story.md", "text/plain", "It sank at dawn."),
        ("/story", "text/markdown", "It sank at dawn."),
        ("/story.txt", "text/plain", "It sank at *dawn*."),
        ("/story", "", "It sank at *dawn*."),
    ],
)
def test_the_kind_of_a_page_is_told_by_its_type(
    site: NewsSite, path: str, content_type: str, text: str
) -> None:
    assert open_source(site.page(path, b"It sank at *dawn*.", content_type)).text == text


def test_a_page_uses_the_encoding_that_its_server_declares(site: NewsSite) -> None:
    url = site.page("/pl", "Żółte łodzie wróciły".encode("iso8859-2"), "text/plain; charset=latin2")
    assert open_source(url).text == "Żółte łodzie wróciły"


def test_an_empty_page_is_told(site: NewsSite) -> None:
    url = site.page("/empty", b"")
    assert failure(url) == f"{url} is empty"
