"""A long text is seen a screen first, then piece by piece, and in the end as one."""

from __future__ import annotations

import gc

import pytest
from analysis_samples import STORY, long_text
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.choice import Choice
from annotations.analysis.growing import GLANCE, GrowingAnalysis
from annotations.analysis.json_form import to_json
from annotations.analysis.model import Span
from annotations.analysis.pieces import WHOLE, paragraphs_at, pieces
from annotations.analysis.pipeline import analyse, load_pipeline
from annotations.analysis.pipelines import Pipelines
from articles.garbage import adding

PIPELINES = Pipelines(Choice("baseline"))
LONG = long_text(600)
SHORTER = long_text(250)


def see(growing: GrowingAnalysis, span: Span) -> None:
    """Ask for a stretch as the worker would be asked."""
    asked = growing.request(span)
    seen = PIPELINES.analyse(
        asked["text"],
        asked["known_people"],
        stated=asked["language"],
        beginning=asked["beginning"],
    )
    growing.add(span, to_json(seen.analysis))


@pytest.mark.parametrize("text", [LONG, SHORTER])
@pytest.mark.parametrize("place", [0.0, 0.4, 1.0])
def test_a_screen_is_seen_first_and_all_of_it_in_the_end(text: str, place: float) -> None:
    growing = GrowingAnalysis(text)
    first = round(place * (len(text) - 1))

    order = growing.order(first)
    glance = next(order)

    assert glance.start <= first < glance.end
    assert glance.end - glance.start <= 3 * GLANCE
    see(growing, glance)
    assert not growing.complete
    assert growing.covered == glance.end - glance.start
    assert growing.analysis().claims
    assert all(glance.start <= one.start < glance.end for one in growing.analysis().claims)
    for span in order:
        see(growing, span)
    assert growing.complete
    assert growing.covered == len(text)
    assert growing.analysis() == analyse(load_pipeline("baseline"), text)


def test_a_glance_counts_until_its_piece_is_there() -> None:
    growing = GrowingAnalysis(LONG)
    glance, piece, *_ = growing.order(len(LONG) // 2)

    see(growing, glance)
    see(growing, piece)

    assert set(growing.parts) == {piece}
    assert piece.start <= glance.start < glance.end <= piece.end


def test_a_short_text_is_seen_at_once() -> None:
    assert list(GrowingAnalysis(STORY).order(9)) == [Span(0, len(STORY))]
    assert list(GrowingAnalysis("").order(0)) == [Span(0, 0)]


def test_the_texts_here_have_several_pieces_and_one() -> None:
    assert len(LONG) > WHOLE > len(SHORTER) > 3 * GLANCE


words = st.text(st.characters(codec="utf-8", categories=["L", "Zs"]), max_size=12)
gaps = st.sampled_from([" ", "\n", "\n\n", "\n \n\n", ""])
texts = st.lists(st.tuples(words, gaps), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@given(texts, st.integers(0, 900), st.integers(1, 60), st.integers(20, 200))
def test_paragraphs_at_a_place_hold_it_and_stay_inside(
    text: str, offset: int, size: int, piece: int
) -> None:
    offset = min(offset, max(0, len(text) - 1))
    inside = next((one for one in pieces(text, piece) if offset < one.end), Span(0, len(text)))

    found = paragraphs_at(text, offset, inside, size)

    assert inside.start <= found.start <= found.end <= inside.end
    assert found.start <= offset
    assert offset < found.end or not text
    assert found.end - found.start <= 3 * size + 1 or text[found.start : found.end].isspace()


def test_what_is_added_is_not_searched_for_garbage_again() -> None:
    kept = gc.get_freeze_count()
    with adding():
        assert not gc.isenabled()
        added = [[number] for number in range(10_000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= kept + len(added)
