from pathlib import Path

import pytest
from reading_harness import (
    ANALYSIS,
    ARTICLE,
    PARAGRAPHS,
    SENTENCES,
    WIDE,
    ReadingHarness,
    covers,
    kept,
    on_disk,
    place_of,
    quote,
    reading,
    span_of,
    standing_quotes,
    status_text,
    style_of,
)
from screen_harness import press, screen_lines, screen_text, settle

from annotations.analysis.model import Analysis
from annotations.model import AnchorState, Status, Verdict
from articles.model import Article
from tui.messages import ArticleAnalysed


def chosen(app: ReadingHarness) -> str:
    """The words of the span being chosen."""
    assert app.state.choice is not None, "No span is being chosen."
    return quote((app.state.choice.start, app.state.choice.end))


@covers("claim.accept")
async def test_an_offered_claim_is_accepted(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "y")
        assert (kept(app).status, kept(app).verdict) == (Status.ACCEPTED, None)
        assert kept(app).quote == SENTENCES[0]
        assert "accepted as a claim" in status_text(app)
        assert "·22  claim 1/22" in status_text(app)


@covers("claim.reject")
async def test_a_rejected_claim_is_walked_no_more_and_undo_brings_it_back(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "r")
        assert kept(app).status is Status.REJECTED
        assert "claim 2/21" in status_text(app) or "claim 1/21" in status_text(app)
        await press(pilot, "g", "K", "j")
        assert SENTENCES[1] not in [quote(one) for one in app.state.claims]
        await press(pilot, "u")
        assert app.claim_text == SENTENCES[1]
        assert "/22" in status_text(app)


@covers("claim.delete")
@pytest.mark.parametrize("key", ["x", "delete"])
async def test_a_deleted_claim_keeps_its_history_and_comes_back(tmp_path: Path, key: str):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", key)
        assert kept(app).status is Status.DELETED
        assert len(kept(app).history) == 2
        assert "✓0" in status_text(app)
        assert "/21" in status_text(app)
        await press(pilot, "u")
        assert kept(app).status is Status.ACCEPTED
        assert "✓1" in status_text(app)
        assert app.claim_text == SENTENCES[0]


@covers("span.choose", "select.word_forward", "select.word_back", "select.finish")
async def test_a_claim_of_ones_own_is_chosen_word_by_word(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "s")
        assert chosen(app) == "The"
        assert "choosing a span" in status_text(app)
        assert "Enter" in screen_lines(app)[-1]
        await press(pilot, "l", "right", "l")
        assert chosen(app) == "The port of Varnholm"
        await press(pilot, "h", "left")
        assert chosen(app) == "The port"
        await press(pilot, "l", "l", "enter")
        assert kept(app).quote == "The port of Varnholm"
        assert app.claim_text == "The port of Varnholm"
        assert "a claim of your own" in status_text(app)
        assert "claim 1/23" in status_text(app)
        assert "j claim" in screen_lines(app)[-1], "The keys of reading are not back."


@covers("select.sentence_forward", "select.sentence_back", "select.swap")
@pytest.mark.parametrize(("forward", "back", "swap"), [("j", "k", "o"), ("down", "up", "tab")])
async def test_a_span_is_chosen_by_sentence_from_either_end(
    tmp_path: Path, forward: str, back: str, swap: str
):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "s", forward)
        assert chosen(app) == SENTENCES[1].rstrip(".")
        await press(pilot, forward)
        assert chosen(app) == f"{SENTENCES[1]} {SENTENCES[2].rstrip('.')}"
        await press(pilot, back)
        assert chosen(app) == SENTENCES[1].rstrip(".")
        await press(pilot, swap, back)
        assert chosen(app) == f"{SENTENCES[0]} {SENTENCES[1].rstrip('.')}"
        await press(pilot, "enter")
        assert kept(app).quote == f"{SENTENCES[0]} {SENTENCES[1].rstrip('.')}"


async def test_a_span_reaches_over_paragraphs(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "s", "j", "j", "j", "j", "s")
        first, second = PARAGRAPHS[:2]
        assert kept(app).quote == f"{' '.join(first)}\n\n{second[0].rstrip('.')}"
        await press(pilot, "2")
        assert app.is_running


@covers("select.cancel")
async def test_escape_leaves_everything_as_it_was(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "s", "l", "escape")
        assert app.state.choice is None
        assert app.claim_text == SENTENCES[0]
        assert on_disk(app) == ()
        assert "j claim" in screen_lines(app)[-1]
        await press(pilot, "j")
        assert app.claim_text == SENTENCES[1], "The keys of reading do not work again."


async def test_the_chosen_span_is_seen_and_stays_on_the_screen(tmp_path: Path):
    async with reading(tmp_path, (80, 14)) as (app, pilot):
        assert not style_of(app, "The port").reverse
        await press(pilot, "s")
        assert style_of(app, "The port").reverse
        for _ in range(6):
            await press(pilot, "j")
            assert app.state.choice is not None
            assert app.reading.view.is_visible(app.state.choice.head[0])


async def test_while_a_span_is_chosen_marking_and_walking_wait(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", "s", "h", "k", "o")
        assert kept(app).verdict is Verdict.VERIFIED
        assert app.state.choice is not None
        await press(pilot, "escape", "o")
        assert kept(app).verdict is Verdict.NOT_CHECKABLE


@pytest.mark.parametrize("begin", ["s", "S", "vertical_line"])
async def test_other_keys_in_the_midst_of_a_choice_leave_a_sound_state(tmp_path: Path, begin: str):
    async with reading(tmp_path) as (app, pilot):
        for key in (*"vxuJ2", "ampersand", "vertical_line"):
            await press(pilot, "J", begin, "l", key, "h", "l", "escape", "escape", "escape")
            assert not app.reading.is_choosing
            assert "j claim" in screen_lines(app)[-1], f"The hints are wrong after {key}."


async def test_a_click_on_another_claim_ends_the_choice_of_where_to_split(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "|")
        await pilot.click(offset=place_of(app, "hospital"))
        await settle(pilot)
        assert app.claim_text == SENTENCES[2]
        assert app.state.split_at is None
        assert "j claim" in screen_lines(app)[-1]
        await press(pilot, "enter")
        assert on_disk(app) == ()


async def test_choosing_anew_from_the_panel_makes_a_claim_and_moves_none(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "j", "v", "S", "2", "s", "enter")
        assert len(standing_quotes(app)) == 2


@covers("claim.adjust")
async def test_both_ends_of_a_claim_are_moved(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "j", "j", "v", "S")
        assert chosen(app) == SENTENCES[1].rstrip(".")
        await press(pilot, "h", "h", "h", "o", "l", "l", "enter")
        assert kept(app).quote == "Elin Strand said 14 people were treated"
        assert kept(app).verdict is Verdict.VERIFIED
        assert "span changed" in status_text(app)
        assert app.claim_text == "Elin Strand said 14 people were treated"
        assert "/22" in status_text(app), "The offered claim stands beside the changed one."
        await press(pilot, "S", "h", "escape")
        assert kept(app).quote == "Elin Strand said 14 people were treated"


@covers("claim.grow", "claim.shrink")
async def test_a_claim_is_made_longer_and_shorter_by_a_word(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "minus", "minus")
        assert kept(app).quote == "Harbour master Elin Strand said 14 people were treated for"
        assert app.claim_text == kept(app).quote
        await press(pilot, "plus")
        assert kept(app).quote == "Harbour master Elin Strand said 14 people were treated for minor"
        await press(pilot, "plus", "plus")
        assert kept(app).quote == SENTENCES[1].rstrip(".") + ". All"
        assert kept(app).state is AnchorState.ANCHORED


async def test_the_keys_for_longer_and_shorter_are_the_signs_themselves(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "-")
        assert kept(app).quote.endswith("two moored")
        await press(pilot, "+")
        assert kept(app).quote.endswith("moored barges")


@covers("claim.split")
async def test_a_claim_is_split_where_the_reader_chooses(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", "vertical_line")
        assert "choosing where to split" in status_text(app)
        assert app.state.split_at is not None
        middle = app.state.split_at
        await press(pilot, "l", "l", "h")
        assert app.state.split_at > middle
        words = quote((app.state.split_at, span_of(SENTENCES[0])[1]))
        assert style_of(app, words.split()[0]).reverse
        await press(pilot, "enter")
        left = SENTENCES[0][: -len(words)].rstrip()
        assert standing_quotes(app) == [left, words]
        assert app.claim_text == left
        assert app.state.split_at is None
        assert [one.verdict for one in app.state.claims[:2]] == [Verdict.VERIFIED, None]
        await press(pilot, "u")
        assert app.claim_text == SENTENCES[0]
        assert "/22" in status_text(app)


async def test_the_place_to_split_stays_inside_the_claim_and_escape_leaves_it_whole(
    tmp_path: Path,
):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "|", *["h"] * 30)
        assert app.state.split_at == span_of("port of Varnholm")[0]
        await press(pilot, *["l"] * 30)
        assert app.state.split_at == span_of("barges.")[0]
        await press(pilot, "escape")
        assert app.state.split_at is None
        assert on_disk(app) == ()


async def test_a_claim_of_one_word_cannot_be_split(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "s", "enter", "|")
        assert "a claim of one word can't be split" in status_text(app)


@covers("claim.merge")
async def test_two_claims_become_one(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "a", *"One", "escape", "j", "a", *"Two", "escape", "k", "&")
        both = f"{SENTENCES[0]} {SENTENCES[1]}"
        assert standing_quotes(app) == [both]
        assert app.claim_text == both
        assert app.state.claim is not None
        assert app.state.claim.annotation is not None
        assert app.state.claim.annotation.note == "One\n\nTwo"
        assert "merged" in status_text(app)
        assert "/21" in status_text(app)
        await press(pilot, "u")
        assert "/22" in status_text(app)


async def test_the_last_claim_has_none_to_merge_with(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "K", "K", "G", "J", *["j"] * 22)
        await press(pilot, "&")
        assert "there is no next claim to merge with" in status_text(app)
        assert on_disk(app) == ()


async def test_a_claim_of_ones_own_needs_no_analysis(tmp_path: Path):
    async with reading(tmp_path, analysis=Analysis("made by hand")) as (app, pilot):
        await press(pilot, "s", "j", "enter", "d")
        assert kept(app).quote == SENTENCES[0].rstrip(".")
        assert kept(app).verdict is Verdict.DISPUTED


async def test_choosing_starts_at_the_highlight_or_match_the_reader_went_to(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "]", "]", "s")
        assert chosen(app) == "Tuesday"
        await press(pilot, "escape", "escape", "slash", *"hospital", "enter", "s")
        assert chosen(app) == "hospital"


async def test_choosing_starts_on_the_screen(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "G", "s")
        assert app.state.choice is not None
        assert app.reading.view.is_visible(app.state.choice.start)


async def test_an_article_without_a_word_has_nothing_to_choose(tmp_path: Path):
    empty = Article("-", "Nothing", "", "2026-03-02T08:00:00Z")
    async with reading(tmp_path, article=empty, analysis=Analysis("made by hand")) as (app, pilot):
        await press(pilot, "s")
        assert "there is no word to choose here" in status_text(app)
        await press(pilot, "j", "J", "]", "G", "g", "space", "v", "u", "slash", "x", "enter", "n")
        assert app.is_running


async def test_the_analysis_may_come_while_a_span_is_chosen(tmp_path: Path):
    async with reading(tmp_path, analysis=None) as (app, pilot):
        await press(pilot, "s", "l")
        app.screen.post_message(ArticleAnalysed(ARTICLE.id, ANALYSIS, finished=True))
        await settle(pilot)
        assert chosen(app) == "The port"
        await press(pilot, "l", "enter")
        assert kept(app).quote == "The port of"
        assert "claim 1/23" in status_text(app)


async def test_the_analysis_may_come_while_a_claim_is_split(tmp_path: Path):
    first = Analysis("made by hand", claims=ANALYSIS.claims[:1])
    async with reading(tmp_path, analysis=first) as (app, pilot):
        await press(pilot, "j", "|")
        place = app.state.split_at
        app.screen.post_message(ArticleAnalysed(ARTICLE.id, ANALYSIS, finished=True))
        await settle(pilot)
        assert app.state.split_at == place
        await press(pilot, "enter")
        assert len(standing_quotes(app)) == 2
        assert "j claim" in screen_lines(app)[-1], "The keys of reading are not back."


async def test_the_panel_shows_a_claim_of_ones_own_as_such(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "s", "l", "enter")
        assert "your own" in screen_text(app)
