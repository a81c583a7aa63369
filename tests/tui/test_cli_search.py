"""newsread search and newsread rules, as they are run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import RunNewsread

from annotations.store import Store
from articles.library.library import Library
from articles.library.model import NewItem
from articles.model import Article
from tui.folders import folders_below


@pytest.fixture
def library(home: Path) -> Library:
    made = Library(folders_below(home).library)
    wire = made.add_feed("https://wire.example/feed", title="Example Wire")
    made.upsert_items(
        wire,
        [
            NewItem("https://a.example/weir", "Flood at the weir", "The river rose.", "Wire",
                    published="2026-11-02T08:00:00Z"),
            NewItem("https://a.example/ferry", "Ferries resume", "After the flood\tthey run.",
                    "Wire", published="2026-11-05T08:00:00Z", is_read=True, tags=("sea",)),
        ],
    )  # fmt: skip
    return made


def test_hits_are_lines_for_a_pipe(library: Library, run_newsread: RunNewsread) -> None:
    finished = run_newsread("search", "--newest", "flood")
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.splitlines() == [
        "2026-11-05\tFerries resume\thttps://a.example/ferry\tAfter the flood they run.",
        "2026-11-02\tFlood at the weir\thttps://a.example/weir\tThe river rose.",
    ]


def test_hits_are_json_lines(library: Library, run_newsread: RunNewsread) -> None:
    finished = run_newsread("search", "feed:wire", "is:read", "--json")
    (hit,) = map(json.loads, finished.out.splitlines())
    assert hit["title"] == "Ferries resume"
    assert (hit["feed"], hit["read"], hit["tags"]) == ("Example Wire", True, ["sea"])


def test_articles_of_the_store_are_searched_too(home: Path, run_newsread: RunNewsread) -> None:
    article = Article("/texts/x.txt", "A bridge", "It reopened.", "2026-11-24T12:00:00Z")
    Store(folders_below(home).store).save_article(article)
    assert "A bridge" in run_newsread("search", "reopened").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("is:new",), "newsread: is:new is none of unread, read"),
        (("since:soon",), "newsread: since:soon is not a date"),
    ],
)
def test_a_wrong_filter_is_one_line(
    run_newsread: RunNewsread, words: tuple[str, ...], sentence: str
) -> None:
    finished = run_newsread("search", *words)
    assert finished.code == 1
    assert finished.err.startswith(sentence)
    assert finished.out == ""


def test_limit_and_nothing_found(library: Library, run_newsread: RunNewsread) -> None:
    assert len(run_newsread("search", "-n", "1", "flood").out.splitlines()) == 1
    nothing = run_newsread("search", "mars")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "")


def test_rules_are_applied_listed_and_shown(
    library: Library, home: Path, run_newsread: RunNewsread
) -> None:
    (home / "config.toml").write_text(
        '[[rules]]\nname = "water"\nwords = ["weir"]\naction = "read"\n', encoding="utf-8"
    )
    assert run_newsread("rules").out == "water\tread\tweir in title\t0\n"
    assert run_newsread("rules", "apply").err == "water: 1\n"
    assert run_newsread("rules").out == "water\tread\tweir in title\t1\n"
    assert run_newsread("rules", "show", "water").out == (
        "2026-11-02\tFlood at the weir\thttps://a.example/weir\tshown, read\n"
    )
    missing = run_newsread("rules", "show", "nothing")
    assert (missing.code, missing.err) == (1, "newsread: There is no rule nothing.\n")
