"""An analysis on disk is read piece by piece, and is the same when all of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.kept import PIECE, in_pieces, kept_form, open_kept
from annotations.analysis.model import Analysis, Attribution, Claim, Entity, Span
from annotations.errors import AnalysisError

LENGTH = 3 * PIECE + 17

places = st.integers(0, LENGTH - 10)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Entities and claims in the order of the text, attributions in any order."""
    entities = [Entity(at, at + 4, "ORG") for at in sorted(draw(st.lists(places)))]
    claims = [Claim(at, at + 9, 0.5) for at in sorted(draw(st.lists(places)))]
    said = [
        Attribution(Span(at, at + 2), None, Span(at + 3, at + 9), False)
        for at in draw(st.lists(places))
    ]
    return Analysis("rules 1", tuple(entities), (), tuple(claims), tuple(said), "en")


def kept_in(folder: Path, analysis: Analysis) -> Path:
    path = folder / "kept.jsonl"
    path.write_bytes(kept_form(analysis, LENGTH))
    return path


@given(analyses())
def test_all_pieces_together_are_the_analysis(
    tmp_path_factory: pytest.TempPathFactory, analysis: Analysis
) -> None:
    kept = open_kept(kept_in(tmp_path_factory.mktemp("kept"), analysis), LENGTH)
    assert kept is not None
    assert kept.whole() == analysis
    assert kept.united(list(kept.pieces())) == analysis


@given(analyses(), places)
def test_a_part_holds_what_begins_there(
    tmp_path_factory: pytest.TempPathFactory, analysis: Analysis, start: int
) -> None:
    kept = open_kept(kept_in(tmp_path_factory.mktemp("kept"), analysis), LENGTH)
    assert kept is not None
    end = start + 3000
    part = kept.part(start, end)
    inside = [claim for claim in analysis.claims if start <= claim.start < end]
    assert [claim for claim in part.claims if start <= claim.start < end] == inside
    assert part.language == "en"


def test_pieces_are_cut_by_place() -> None:
    analysis = Analysis("rules 1", (Entity(0, 3, "GPE"), Entity(PIECE, PIECE + 3, "GPE")))
    first, second = in_pieces(analysis, [PIECE, LENGTH])
    assert (first.entities, second.entities) == (analysis.entities[:1], analysis.entities[1:])


def test_a_damaged_piece_does_not_hide_the_others(tmp_path: Path) -> None:
    claims = tuple(Claim(at, at + 5, 0.5) for at in (10, PIECE + 10))
    path = kept_in(tmp_path, Analysis("rules 1", claims=claims, language="en"))
    content = bytearray(path.read_bytes())
    kept = open_kept(path, LENGTH)
    assert kept is not None
    content[kept.places[1] + 5] = 0
    path.write_bytes(content)
    assert kept.part(0, 100).claims == claims[:1]
    with pytest.raises(AnalysisError, match="damaged"):
        kept.whole()


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_half_a_file_is_none(tmp_path: Path, cut: int) -> None:
    path = kept_in(tmp_path, Analysis("rules 1", language="en"))
    path.write_bytes(path.read_bytes()[:-cut])
    assert open_kept(path, LENGTH) is None
    assert open_kept(tmp_path / "gone", LENGTH) is None


def test_the_analysis_of_another_length_is_none(tmp_path: Path) -> None:
    path = kept_in(tmp_path, Analysis("rules 1", language="en"))
    assert open_kept(path, LENGTH - 1) is None
