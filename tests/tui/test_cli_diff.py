"""`newsread diff`: what changed between two readings, as a person and as a program read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from feed_server import FeedServer
from program import RunNewsread

from annotations.claim_list import ListedClaim
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from articles.sources import open_source
from tui.folders import folders_below

STORY = (
    "Dam holds for now\n\nThe dam above Vell holds 12,400 people's water, the ministry said.\n\n"
    "Nobody had to leave.\n\nThe next inspection is in June.\n"
)


@pytest.fixture
def story(tmp_path: Path, home: Path) -> Path:
    """A file that was read and marked once."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    article = open_source(str(path))
    store = Store(folders_below(home).store)
    store.save_article(article)
    start = article.text.index("Nobody")
    marking = Marking(store, article, "ana")
    marking.set_verdict(ListedClaim(start, start + len("Nobody had to leave.")), Verdict.VERIFIED)
    return path


def test_a_text_that_did_not_change_says_so(run_newsread: RunNewsread, story: Path) -> None:
    finished = run_newsread("diff", "story.txt")
    assert (finished.code, finished.out) == (0, "")
    assert "one text only" in finished.err


def test_what_changed_is_printed_with_times_and_touched_claims(
    run_newsread: RunNewsread, story: Path
) -> None:
    story.write_text(
        STORY.replace("12,400", "9,800").replace("Nobody had", "Some had"), encoding="utf-8"
    )
    finished = run_newsread("diff", "story.txt")
    assert (finished.code, finished.err) == (0, "")
    assert "holds [-12,400-] {+9,800+} people's" in finished.out
    assert "[-Nobody-]{+Some+} had to leave." in finished.out
    assert "≠ wording changed, verified: “Nobody had to leave.”" in finished.out
    assert "next inspection" not in finished.out, "An unchanged paragraph is printed."
    assert finished.out.count("reading ") == 2
    again = run_newsread("diff", "story.txt")
    assert again.out == finished.out, "A reading is counted twice."


def test_readings_are_chosen_by_number(run_newsread: RunNewsread, story: Path) -> None:
    for figure in ("9,800", "7,000"):
        story.write_text(STORY.replace("12,400", figure), encoding="utf-8")
        run_newsread("diff", "story.txt")
    assert "[-9,800-] {+7,000+}" in run_newsread("diff", "story.txt").out
    assert "[-12,400-] {+7,000+}" in run_newsread("diff", "story.txt", "--from", "1").out
    chosen = run_newsread("diff", "story.txt", "--from", "1", "--to", "2")
    assert "[-12,400-] {+9,800+}" in chosen.out
    wrong = run_newsread("diff", "story.txt", "--from", "3", "--to", "2")
    assert wrong.code == 2
    assert "There are 3 readings of this article" in wrong.err


def test_the_json_holds_the_same(run_newsread: RunNewsread, story: Path) -> None:
    story.write_text(STORY.replace("Nobody had to leave.\n\n", ""), encoding="utf-8")
    finished = run_newsread("diff", "story.txt", "--json")
    document: dict[str, Any] = json.loads(finished.out)
    assert finished.code == 0
    assert [one["number"] for one in document["readings"]] == [1, 2]
    (change,) = document["changes"]
    assert change["old"]["text"] == "Nobody had to leave."
    assert change["new"] is None
    (claim,) = document["claims"]
    assert (claim["state"], claim["verdict"]) == ("orphan", "verified")
    assert claim["old"]["text"] == "Nobody had to leave."


def test_a_source_that_is_gone_shows_the_readings_of_before(
    run_newsread: RunNewsread, story: Path
) -> None:
    story.write_text(STORY.replace("12,400", "9,800"), encoding="utf-8")
    run_newsread("diff", "story.txt")
    story.unlink()
    finished = run_newsread("diff", "story.txt")
    assert finished.code == 0
    assert "can't be read now" in finished.err
    assert "{+9,800+}" in finished.out


def test_a_page_without_the_marked_text_is_no_new_reading(
    run_newsread: RunNewsread, home: Path
) -> None:
    with FeedServer() as site:
        page = "<html><title>{0}</title><article><h1>{0}</h1>{1}</article></html>"
        words = "<p>The dam above Vell holds 12,400 people's water, the ministry said.</p>" * 9
        site.lay("/dam", page.format("Dam holds", words), type="text/html")
        article = open_source(site.url("/dam"))
        store = Store(folders_below(home).store)
        store.save_article(article)
        Marking(store, article, "ana").add_claim(0, 20)
        gone = page.format("Page not found", "<p>It may have moved somewhere else.</p>")
        site.lay("/dam", gone, type="text/html")
        finished = run_newsread("diff", site.url("/dam"))
    assert "“Page not found” now, with nearly nothing of the text you marked" in finished.err
    stored = store.load(article.id)
    assert stored is not None
    assert (stored.article.text, stored.revisions) == (article.text, ())


def test_standard_input_and_what_is_not_there_are_refused(run_newsread: RunNewsread) -> None:
    for source in ("-", "nothing.txt"):
        finished = run_newsread("diff", source)
        assert finished.code == 1
        assert finished.err.count("\n") == 1


def page(headline: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>"
        f"{body}</article></body></html>"
    )


PARAGRAPHS = (
    "The dam above Vell holds water for 12,400 people, the ministry said on Monday evening.",
    "Nobody had to leave the valley, though the river rose by two metres within a night.",
    "The next inspection is in June, when engineers from three countries are to come.",
    "It was built in 1931 and is the oldest in the north, older than the road that leads there.",
)


@pytest.fixture
def site() -> Iterator[FeedServer]:
    with FeedServer() as server:
        yield server


def lay(site: FeedServer, headline: str, *paragraphs: str) -> str:
    """Lay a page, and say at which address."""
    site.lay("/dam", page(headline, *paragraphs), type="text/html")
    return site.url("/dam")


def marked_page(home: Path, site: FeedServer) -> str:
    """The address of a page that was read and marked once."""
    address = lay(site, "Dam holds for now", *PARAGRAPHS)
    article = open_source(address)
    store = Store(folders_below(home).store)
    store.save_article(article)
    start = article.text.index("Nobody")
    Marking(store, article, "ana").set_verdict(ListedClaim(start, start + 30), Verdict.VERIFIED)
    return address


def test_a_headline_that_changed_alone_is_printed_with_its_times(
    run_newsread: RunNewsread, home: Path, site: FeedServer
) -> None:
    address = marked_page(home, site)
    lay(site, "Dam holds, ministry says", *PARAGRAPHS)
    finished = run_newsread("diff", address)
    assert (finished.code, finished.err) == (0, "")
    assert "Headline: Dam [-holds for now-] {+holds, ministry says+}" in finished.out
    assert finished.out.count("reading ") == 2
    assert "The dam above" not in finished.out
    assert run_newsread("diff", address).out == finished.out, "A headline is counted twice."


def test_a_page_that_shows_only_a_part_is_taken_where_that_is_asked_for(
    run_newsread: RunNewsread, home: Path, site: FeedServer
) -> None:
    address = marked_page(home, site)
    lay(site, "Dam holds for now", PARAGRAPHS[0], "Subscribe to read the rest.")
    finished = run_newsread("diff", address)
    assert "shows only a part of the text you marked" in finished.err
    assert "--take takes it" in finished.err
    assert finished.out == ""
    taken = run_newsread("diff", address, "--take")
    assert "? not found in this text, verified" in taken.out
