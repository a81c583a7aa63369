from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from program import PROGRAM, RunNewsread

from annotations.store import Store
from articles.errors import SourceError
from articles.model import Article
from articles.sources import open_source, source_key
from tui.folders import Folders, folders_below
from tui.opening import prepare_openings

STORY = (
    "Bridge stays shut\n\n"
    "The Anker bridge will stay shut until June, the roads office said on Monday.\n\n"
    "About 9,000 cars crossed it each day, according to the town of Reet.\n"
)
PAGE = "<!doctype html><html><head><title>Bridge</title></head><body><p>Shut.</p></body></html>"


@pytest.fixture
def folders(home: Path) -> Folders:
    return folders_below(home)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(STORY)
    return file


def test_a_plain_file_is_read_before_the_app_starts(folders: Folders, story: Path) -> None:
    ready = prepare_openings([str(story)], folders)
    (article,) = ready.openings
    assert isinstance(article, Article)
    assert article.title == "Bridge stays shut"
    assert ready.problems == ()


def test_a_page_is_left_for_the_app_to_read(folders: Folders, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    assert prepare_openings([str(page)], folders).openings == (str(page),)


def test_an_address_is_left_for_the_app_in_its_normal_form(folders: Folders) -> None:
    ready = prepare_openings(["HTTPS://Example.ORG:443/a#b"], folders)
    assert ready.openings == ("https://example.org/a",)


def test_a_source_that_can_not_be_opened_is_a_problem_beside_others(
    folders: Folders, story: Path, tmp_path: Path
) -> None:
    ready = prepare_openings([str(tmp_path / "gone.txt"), str(story), "ftp://example.org"], folders)
    assert len(ready.openings) == 1
    assert "does not exist" in ready.problems[0]
    assert "ftp" in ready.problems[1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.txt", None, "does not exist"),
        ("a.pdf", b"%PDF-1.4\0", "PDF"),
        ("e", b"", "empty"),
        ("cells.bin", bytes(range(256)) * 300, "is not text"),
        ("sound.raw", bytes(byte for byte in range(1, 256)) * 9, "is not text"),
    ],
)
def test_where_nothing_can_be_opened_the_first_reason_is_raised(
    folders: Folders, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=said):
        prepare_openings([str(tmp_path / name)], folders)


def test_where_nothing_can_be_opened_each_source_is_named_in_its_turn(
    run_newsread: RunNewsread, tmp_path: Path
) -> None:
    (tmp_path / "cells.bin").write_bytes(bytes(range(256)) * 300)
    finished = run_newsread("gone.txt", "cells.bin", "ftp://example.org/a")
    assert finished.code == 1
    assert finished.err.splitlines() == [
        "newsread: gone.txt does not exist",
        "newsread: cells.bin is not text",
        "newsread: ftp://example.org/a is not opened; newsread reads files and http(s) addresses",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "koi8_r", "utf-8-sig"])
def test_a_text_in_any_encoding_is_left_to_the_app(
    folders: Folders, tmp_path: Path, encoding: str
) -> None:
    words = "Мост закрыт" if encoding == "koi8_r" else "Café shut"
    (tmp_path / "a.txt").write_bytes(f"{words}\n\n{words * 9}".encode(encoding))
    assert len(prepare_openings([str(tmp_path / "a.txt")], folders).openings) == 1


def test_a_file_that_has_gone_is_opened_from_the_store(folders: Folders, story: Path) -> None:
    Store(folders.store).save_article(open_source(str(story)))
    key = source_key(str(story))
    story.unlink()
    assert prepare_openings([str(story)], folders).openings == (key,)


def test_no_source_means_the_library(folders: Folders) -> None:
    assert prepare_openings([], folders).openings == ()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[list[pexpect.spawn[str]]]:
    """Children that are gone when the test is over, whatever it did."""
    children: list[pexpect.spawn[str]] = []
    yield children
    for child in children:
        child.close(force=True)


def spawn(line: str, tmp_path: Path, terminal: list[pexpect.spawn[str]]) -> pexpect.spawn[str]:
    """Run a line of the shell in a terminal of 100 by 30."""
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", line],
        cwd=str(tmp_path),
        dimensions=(30, 100),
        timeout=30,
        encoding="utf-8",
        env={**os.environ, "TERM": "xterm-256color"},
    )
    terminal.append(child)
    return child


@pytest.mark.parametrize(
    "line",
    [
        "{newsread} bridge.txt",
        "cp bridge.txt show; {newsread} -- show",
        "cat bridge.txt | {newsread} -",
        "{newsread} - < bridge.txt",
        "{newsread} bridge.txt 2> errors",
        "{newsread} bridge.txt < /dev/null",
    ],
)
def test_an_article_opens_in_the_terminal_and_q_leaves(
    tmp_path: Path, terminal: list[pexpect.spawn[str]], story: Path, line: str
) -> None:
    child = spawn(line.format(newsread=shlex.quote(str(PROGRAM))), tmp_path, terminal)
    child.expect("Bridge stays shut")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    errors = tmp_path / "errors"
    assert not errors.exists() or errors.read_text() == ""


def test_a_missing_file_in_a_terminal_is_one_clear_line(
    tmp_path: Path, terminal: list[pexpect.spawn[str]]
) -> None:
    child = spawn(f"{shlex.quote(str(PROGRAM))} gone.txt", tmp_path, terminal)
    printed = child.read()
    child.close()
    assert printed == "newsread: gone.txt does not exist\r\n"
    assert child.exitstatus == 1


def test_a_missing_file_is_named_where_there_is_no_terminal_either(
    run_newsread: RunNewsread,
) -> None:
    finished = run_newsread("missing.txt")
    assert finished.code == 1
    assert "missing.txt" in finished.err
    assert "terminal" not in finished.err
