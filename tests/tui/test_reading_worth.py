"""Claims by how much they are worth checking: the walk, the threshold, the sorted list."""

from dataclasses import replace
from pathlib import Path

import pytest
from reading_harness import (
    ANALYSIS,
    CLAIMS,
    NARROW,
    SENTENCES,
    WIDE,
    ReadingHarness,
    covers,
    place_of,
    reading,
    rows_with,
    span_of,
    status_text,
)
from screen_harness import assert_lines_fit, press, screen_lines, screen_text

from annotations.analysis.model import Analysis, Reason
from annotations.marking import Marking
from annotations.store import Store
from tui.article_state import ClaimOrder
from tui.panel_tabs import Tab
from tui.widgets.virtual_list import VirtualList

SCORES = (0.3, 0.9, 0.15, 0.7, 0.9)
RANKED = (1, 4, 3, 0, 2)
"""The numbers of these claims, the one most worth checking first."""

SCORED = tuple(
    replace(claim, score=score, reasons=(Reason.FIGURE, Reason.HEDGING))
    for claim, score in zip(CLAIMS, SCORES, strict=False)
)
FIVE = replace(ANALYSIS, claims=SCORED)


def margin_signs(app: ReadingHarness) -> int:
    """How many lines of the terminal have the sign of a claim in the margin."""
    return sum(line[:4].strip("▶┃ ") == "·" for line in screen_lines(app)[:-2])


@covers("claim.next_worth")
async def test_m_walks_down_from_the_claim_most_worth_checking_and_starts_again(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE) as (app, pilot):
        for number in (*RANKED, RANKED[0]):
            await press(pilot, "m")
            assert app.claim_text == SENTENCES[number]
            assert rows_with(app, "▶"), "The claim that was gone to is not on the screen."
        assert "again from the top · 0.90" in status_text(app)


async def test_m_passes_over_decided_claims_and_goes_on_after_a_verdict(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE) as (app, pilot):
        await press(pilot, "m", "v", "m", "m", "d", "m")
        assert app.claim_text == SENTENCES[RANKED[3]]
        await press(pilot, "m", "m")
        assert app.claim_text == SENTENCES[RANKED[1]], "It was passed over without a verdict."


async def test_m_after_another_key_starts_from_the_most_worth_checking(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE) as (app, pilot):
        await press(pilot, "m", "m", "k", "m")
        assert app.claim_text == SENTENCES[RANKED[0]]


async def test_m_comes_to_a_claim_of_ones_own_first(tmp_path: Path):
    own = span_of("two moored barges")
    async with reading(tmp_path, analysis=FIVE) as (app, pilot):
        Marking(Store(tmp_path), app.state.article, "ana").add_claim(*own)
        app.reading.services.marking.reload()
        app.reading.reload_annotations()
        await press(pilot, "m")
        assert app.claim_text == "two moored barges"
        assert "your own" in status_text(app)


async def test_m_without_an_undecided_claim_says_so(tmp_path: Path):
    async with reading(tmp_path, analysis=replace(FIVE, claims=SCORED[:1])) as (app, pilot):
        await press(pilot, "m", "v", "m")
        assert "every claim has a verdict" in status_text(app)
    async with reading(tmp_path / "none", analysis=Analysis("none")) as (app, pilot):
        await press(pilot, "m")
        assert "no claims to walk" in status_text(app)


@covers("threshold.raise", "threshold.lower")
async def test_claims_below_the_threshold_are_passed_over_by_every_walk(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE) as (app, pilot):
        assert margin_signs(app) == 5
        await press(pilot, *[")"] * 4)
        assert "threshold 0.40: 2 of 5 below" in status_text(app)
        assert margin_signs(app) == 3
        for key, number in (("j", 1), ("j", 3), ("j", 4), ("k", 3), ("J", 4), ("K", 3)):
            await press(pilot, key)
            assert app.claim_text == SENTENCES[number], f"{key} came to another claim."
        await press(pilot, "m", "m", "m", "m")
        assert app.claim_text == SENTENCES[RANKED[0]], "Those below the threshold come last."
        await press(pilot, "(", "(")
        assert "threshold 0.20: 1 of 5 below" in status_text(app)
        await press(pilot, "(", "(", "(")
        assert "no threshold: every claim is walked" in status_text(app)
        assert margin_signs(app) == 5


async def test_the_end_of_a_walk_says_how_many_claims_it_passed_over(tmp_path: Path):
    async with reading(tmp_path, (80, 24), analysis=FIVE, threshold=0.5) as (app, pilot):
        await press(pilot, "j", "v", "j", "v", "j", "v", "j")
        assert "last claim; 2 more below threshold" in status_text(app)
        for key in ("J", "K", "m"):
            await press(pilot, key)
            assert "2 more below threshold; ( lowers it" in status_text(app)


async def test_a_threshold_above_all_claims_stops_every_walk_and_says_so(tmp_path: Path):
    async with reading(tmp_path, (80, 24), analysis=FIVE, threshold=1.0) as (app, pilot):
        for key in ("j", "k", "J", "K", "m"):
            await press(pilot, key)
            assert app.state.claim is None
            assert "all 5 below threshold; ( lowers it" in status_text(app)
        await press(pilot, ")")
        assert app.state.threshold == 1.0


async def test_the_status_line_shows_the_threshold_while_it_is_on(tmp_path: Path):
    async with reading(tmp_path, (80, 24), analysis=FIVE) as (app, pilot):
        assert "≥" not in status_text(app)
        await press(pilot, *[")"] * 5, "j", "j")
        assert "≥0.50" in status_text(app)
        await press(pilot, "m")
        assert "worth 0.90: figure, hedged" in status_text(app)


async def test_going_to_a_figure_selects_no_claim_that_walks_pass_over(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE, threshold=1.0) as (app, pilot):
        for key in ("right_square_bracket", "right_square_bracket", "left_square_bracket"):
            await press(pilot, key)
            assert app.state.highlight is not None
            assert app.state.claim is None


async def test_claims_of_another_language_are_walked_in_order_and_never_passed_over(
    tmp_path: Path,
):
    german = replace(FIVE, language="de")
    async with reading(tmp_path, (80, 24), analysis=german, threshold=0.8) as (app, pilot):
        assert "≥" not in status_text(app)
        for number in range(3):
            await press(pilot, "m")
            assert app.claim_text == SENTENCES[number]
            assert "ranking works for English only" in status_text(app)
        for key in (")", "O"):
            await press(pilot, key)
            assert "ranking works for English only" in status_text(app)
        assert app.state.threshold == 0.8
        assert not rows_with(app, "0.30")


async def test_a_threshold_between_the_steps_goes_to_the_next_one(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE, threshold=0.25) as (app, pilot):
        await press(pilot, ")")
        assert app.state.threshold == 0.3
    async with reading(tmp_path, analysis=FIVE, threshold=0.25) as (app, pilot):
        await press(pilot, "(")
        assert app.state.threshold == 0.2


async def test_a_marked_claim_is_walked_whatever_it_is_worth(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE) as (app, pilot):
        await press(pilot, "j", "v", *[")"] * 8, "j", "k")
        assert app.claim_text == SENTENCES[0]
        assert rows_with(app, "✓")[0] == place_of(app, "The port of Varnholm")[1]


async def test_a_claim_below_the_threshold_is_current_where_the_reader_goes_to_it(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE, threshold=0.5) as (app, pilot):
        await pilot.click(offset=place_of(app, "The port of Varnholm"))
        await press(pilot)
        assert app.claim_text == SENTENCES[0]
        assert rows_with(app, "▶ ·") or rows_with(app, "▶·")


@covers("claims.sort")
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_list_of_claims_is_sorted_by_worth_and_back(
    tmp_path: Path, size: tuple[int, int]
):
    async with reading(tmp_path, size, analysis=FIVE) as (app, pilot):
        await press(pilot, "j", "O")
        panel = app.reading.panel
        assert (panel.display, panel.tab) == (True, Tab.CLAIMS)
        assert isinstance(app.focused, VirtualList), "The list has not got the keys."
        assert "claims most worth checking first" in status_text(app)
        rows = [
            rows_with(app, f"· {score:.2f} {SENTENCES[number][:12]}")
            for score, number in zip(sorted(SCORES, reverse=True), RANKED, strict=True)
        ]
        assert all(rows), "Not every row is on the screen with its number."
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)
        assert rows_with(app, f"▶ · 0.30 {SENTENCES[0][:12]}"), "The cursor left the claim."
        await press(pilot, "k")
        assert app.claim_text == SENTENCES[3], "Above it stands the claim of 0.70."
        await press(pilot, "O")
        assert "claims in the order of the text" in status_text(app)
        assert rows_with(app, f"▶ · {SENTENCES[3][:12]}")
        assert_lines_fit(app)


async def test_keys_walk_the_text_in_its_order_whatever_the_order_of_the_list(tmp_path: Path):
    async with reading(tmp_path, analysis=FIVE) as (app, pilot):
        await press(pilot, "O", "escape", "j", "j", "j")
        assert app.claim_text == SENTENCES[2]
        assert rows_with(app, f"▶ · 0.15 {SENTENCES[2][:12]}")


@pytest.mark.parametrize("order", list(ClaimOrder))
async def test_claims_below_the_threshold_stay_in_the_list_and_say_so(
    tmp_path: Path, order: ClaimOrder
):
    options = {"analysis": FIVE, "threshold": 0.5, "order": order}
    async with reading(tmp_path, WIDE, **options) as (app, pilot):
        await press(pilot, "2")
        below = rows_with(app, "below your threshold: ")
        assert len(below) == 2
        await press(pilot, "(", "(")
        assert len(rows_with(app, "below your threshold: ")) == 1
        await press(pilot, "(", "(", "(")
        assert "below your threshold" not in screen_text(app)
