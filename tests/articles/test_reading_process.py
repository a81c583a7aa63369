from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles.errors import ArticleError, ExtractError, FetchError, SourceError
from articles.reading_process import read_answer, read_in_process
from articles.sources import open_source

if TYPE_CHECKING:
    from conftest import NewsSite

PAGE = b"<html lang='en'><head><title>Ferry sinks</title></head><body><p>It sank at dawn.</p>"


def test_a_page_is_read_by_another_process(site: NewsSite) -> None:
    url = site.page("/story", PAGE)
    article = asyncio.run(read_in_process(url))
    assert (article.title, article.text) == ("Ferry sinks", "It sank at dawn.")
    assert article.source == open_source(url).source


def test_a_hostile_page_comes_out_clean(site: NewsSite) -> None:
    url = site.page("/story", PAGE.replace(b"sank", b"s\x1b[31ma\xed\xa0\x80nk &#27;]0;x&#7;[b]"))
    article = asyncio.run(read_in_process(url))
    assert "\x1b" not in article.text
    assert "[b]" in article.text


@pytest.mark.parametrize(
    ("make_source", "kind", "sentence"),
    [
        (lambda site, _: site.url("/none"), FetchError, "answered 404 Not Found"),
        (lambda site, _: site.page("/e", b"<html><body>"), ExtractError, "no article text was"),
        (lambda _, folder: f"{folder}/none.html", SourceError, "none.html does not exist"),
        (lambda _, __: "-", SourceError, "standard input is empty"),
        (lambda _, __: "-x.txt", SourceError, "-x.txt does not exist"),
        (lambda _, __: "a\0b", ArticleError, "ab could not be read"),
    ],
)
def test_errors_come_back_as_they_were_raised(
    site: NewsSite,
    tmp_path: Path,
    make_source: Callable[[NewsSite, Path], str],
    kind: type[ArticleError],
    sentence: str,
) -> None:
    with pytest.raises(kind, match=sentence):
        asyncio.run(read_in_process(make_source(site, tmp_path)))


def test_a_read_that_is_cancelled_leaves_no_process_behind(site: NewsSite) -> None:
    url = site.silence("/slow")

    async def read_and_cancel() -> None:
        reading = asyncio.create_task(read_in_process(url))
        assert await asyncio.to_thread(site.reached.wait, 20), "the process never asked the server"
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading

    asyncio.run(read_and_cancel())
    assert site.hung_up.wait(20), "the connection of the cancelled process is still open"


def test_reading_does_not_load_the_extractors_into_the_program_that_asks() -> None:
    script = (
        "import sys, articles.reading_process, articles.sources, articles.library.places\n"
        "heavy = 'trafilatura httpx lxml charset_normalizer markdown_it spacy tinydb textual'\n"
        "print([name for name in heavy.split() if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_process_prints_one_line_of_json(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Ferry sinks\nIt sank at dawn.\n")
    command = [sys.executable, "-P", "-m", "articles.reading_process", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert json.loads(done.stdout)["article"]["title"] == "Ferry sinks"


@pytest.mark.parametrize("output", [b"", b"Killed", b"[]", b'{"article": {}}', b"\xff", b"null"])
def test_an_answer_that_is_none_is_told(output: bytes) -> None:
    with pytest.raises(ArticleError):
        read_answer(output, "story.html")
