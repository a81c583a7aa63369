"""Claims whose text has changed, on the reading screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from reading_harness import (
    ANALYSIS,
    ARTICLE,
    NARROW,
    SENTENCES,
    TEXT,
    WIDE,
    ReadingHarness,
    covers,
    on_disk,
    quote,
    reading,
    status_text,
    style_of,
)
from screen_harness import press, screen_text, settle
from textual.pilot import Pilot

from annotations.claim_list import ListedClaim
from annotations.marking import Marking
from annotations.model import AnchorState, Annotation, Verdict
from annotations.rereading import read_again
from annotations.store import Store
from articles.model import Article
from tui.messages import RevisionsAsked

LATER = "2026-03-04T08:00:00Z"

CHANGED_TEXT = TEXT.replace("14 people were", "19 people were").replace(f" {SENTENCES[2]}", "")

CHANGED = replace(ARTICLE, text=CHANGED_TEXT, retrieved=LATER)

NO_MACHINE = replace(ANALYSIS, entities=(), figures=(), claims=(), attributions=())


def listed(text: str, sentence: str) -> ListedClaim:
    start = text.index(sentence)
    return ListedClaim(start, start + len(sentence))


def mark_three(folder: Path, after: Article = CHANGED) -> None:
    """Give three claims a verdict, then read the article again with another text."""
    store = Store(folder)
    marking = Marking(store, ARTICLE, "ana", now=lambda: "2026-03-02T09:00:00Z")
    marking.set_verdict(listed(TEXT, SENTENCES[0]), Verdict.VERIFIED)
    marking.set_verdict(listed(TEXT, SENTENCES[1]), Verdict.VERIFIED)
    marking.set_verdict(listed(TEXT, SENTENCES[2]), Verdict.DISPUTED)
    read_again(store, after, LATER)


@asynccontextmanager
async def reading_again(
    folder: Path, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[ReadingHarness, Pilot[object]]]:
    mark_three(folder)
    async with reading(folder, size, article=CHANGED, analysis=NO_MACHINE) as opened:
        yield opened


def by_verdict(app: ReadingHarness, sentence: str) -> Annotation:
    (found,) = (one for one in on_disk(app) if one.quote.startswith(sentence[:20]))
    return found


@covers("claim.next_waiting")
async def test_a_key_walks_what_waits_for_a_decision(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "semicolon")
        assert "19 people" in app.claim_text
        assert "changed: = same, 0 other, H old only" in status_text(app)
        await press(pilot, "semicolon")
        assert app.state.claim is not None
        assert app.state.claim.state is AnchorState.ORPHAN
        assert "not found: S place it, H leave it" in status_text(app)
        await press(pilot, "semicolon")
        assert "19 people" in app.claim_text, "The walk does not begin again."


async def test_where_nothing_waits_the_key_says_so(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "semicolon")
        assert "no claim waits for a decision" in status_text(app)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
async def test_a_changed_claim_has_a_sign_and_shows_its_difference(
    tmp_path: Path, size: tuple[int, int]
):
    async with reading_again(tmp_path, size) as (app, pilot):
        assert "✓" in screen_text(app)
        assert "≠" in screen_text(app)
        assert "?" in screen_text(app)
        await press(pilot, "semicolon", "1")
        shown = screen_text(app)
        assert "≠ wording changed" in shown
        assert "[-14-]" in shown
        assert "{+19+}" in shown
        assert style_of(app, "[-14-]").strike
        assert style_of(app, "{+19+}").underline


async def test_a_claim_that_is_not_found_is_listed_with_its_words(tmp_path: Path):
    async with reading_again(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "2")
        assert f"? not found in this text: {SENTENCES[2][:10]}" in screen_text(app)
        await press(pilot, "escape", "semicolon", "semicolon", "1")
        assert "[-All of them had left" in screen_text(app)


@covers("wording.accept")
async def test_the_new_wording_is_accepted_and_that_is_undone(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "semicolon", "equals_sign")
        held = by_verdict(app, SENTENCES[1])
        assert (held.state, held.verdict) == (AnchorState.ANCHORED, Verdict.VERIFIED)
        assert "19 people" in held.quote
        assert held.revision is None
        assert "new wording accepted" in status_text(app)
        await press(pilot, "u")
        held = by_verdict(app, SENTENCES[1])
        assert (held.state, held.verdict) == (AnchorState.CHANGED, Verdict.VERIFIED)
        assert held.quote == SENTENCES[1]
        assert held.revision == ARTICLE.sha256
        await press(pilot, "U")
        assert "19 people" in by_verdict(app, SENTENCES[1]).quote


@covers("wording.withdraw")
async def test_the_verdict_is_withdrawn_from_the_new_wording(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "semicolon", "0")
        held = by_verdict(app, SENTENCES[1])
        assert (held.state, held.verdict) == (AnchorState.ANCHORED, None)
        await press(pilot, "u")
        assert by_verdict(app, SENTENCES[1]).verdict is Verdict.VERIFIED


@covers("wording.keep")
async def test_a_claim_is_kept_for_its_old_wording_and_waits_no_more(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "semicolon", "H")
        held = by_verdict(app, SENTENCES[1])
        assert (held.state, held.settled) == (AnchorState.ORPHAN, True)
        assert held.quote == SENTENCES[1]
        assert held.verdict is Verdict.VERIFIED
        await press(pilot, "semicolon", "H", "semicolon")
        assert "no claim waits for a decision" in status_text(app)
        await press(pilot, "u", "u")
        assert by_verdict(app, SENTENCES[1]).state is AnchorState.CHANGED


async def test_a_verdict_on_a_changed_claim_is_one_on_its_new_wording(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "semicolon", "v")
        held = by_verdict(app, SENTENCES[1])
        assert (held.state, held.verdict) == (AnchorState.ANCHORED, Verdict.VERIFIED)


async def test_a_claim_that_is_not_found_gets_a_place_by_choosing_its_words(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "semicolon", "semicolon", "S", "l", "l", "enter")
        (held,) = (one for one in on_disk(app) if one.verdict is Verdict.DISPUTED)
        assert held.state is AnchorState.ANCHORED
        assert held.quote == quote(held, CHANGED_TEXT)
        await press(pilot, "u")
        (held,) = (one for one in on_disk(app) if one.verdict is Verdict.DISPUTED)
        assert (held.state, held.quote) == (AnchorState.ORPHAN, SENTENCES[2])


async def test_a_claim_that_did_not_change_has_nothing_to_decide(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "j", "equals_sign")
        await settle(pilot)
        said = " ".join(str(note.message) for note in app._notifications)
        assert "has not changed" in said


@covers("revisions.show")
async def test_a_key_asks_for_what_changed(tmp_path: Path):
    async with reading_again(tmp_path) as (app, pilot):
        await press(pilot, "D")
        assert any(isinstance(one, RevisionsAsked) for one in app.received)
