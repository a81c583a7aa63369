from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from annotation_samples import ARTICLE, SPANS, TEXT
from format_samples import EXPORTED, MADE, OPTIONS
from hypothesis import given
from hypothesis import strategies as st

from annotations.formats import csv_table
from annotations.formats.csv_table import BYTE_ORDER_MARK, COLUMNS, guarded, unguarded
from annotations.formats.evidence_lines import evidence_line, evidence_of
from annotations.formats.exchange import ExportedArticle
from annotations.model import AnchorState, Evidence, Stance


def rows_of(*articles: ExportedArticle) -> list[dict[str, str]]:
    text = csv_table.write(articles, OPTIONS)
    assert text.startswith(BYTE_ORDER_MARK + "title,")
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_each_claim_is_a_row_offered_ones_too() -> None:
    rows = rows_of(EXPORTED)

    assert [row["verdict"] for row in rows] == ["disputed", "", "", "needs_context"]
    assert [row["state"] for row in rows] == ["anchored", "anchored", "offered", "anchored"]
    first = rows[0]
    assert tuple(first) == COLUMNS
    assert first["claim"] == TEXT[slice(*SPANS[0])]
    assert first["claimant"] == "Ida Røst"
    assert first["tags"] == "ferries, harbour"
    assert first["evidence"].splitlines() == [
        "contradicts: https://port.example/log The log “nine came in”",
        "supports: A call to the harbour",
    ]
    assert first["worth"] == "0.50"
    assert rows[2]["creator"] == ""


def test_a_claim_that_was_not_found_again_keeps_its_row() -> None:
    orphan = replace(MADE[0], start=5, end=5, state=AnchorState.ORPHAN)

    (row,) = rows_of(ExportedArticle(ARTICLE, None, (orphan,)))

    assert (row["claim"], row["state"]) == (orphan.quote, "orphan")


FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_a_spreadsheet_takes_for_a_formula_becomes_text(start: str) -> None:
    made = replace(MADE[0], note=f"{start}HYPERLINK(1)")

    (row,) = rows_of(ExportedArticle(ARTICLE, None, (made,)))

    assert row["note"] == f"'{start}HYPERLINK(1)"


@given(st.text())
def test_every_cell_can_be_had_back_and_none_starts_a_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(FORMULA_STARTS)


WORDS = st.text("abc é🚢", max_size=8).map(lambda text: " ".join(text.split()))


@given(
    st.builds(
        Evidence,
        url=st.sampled_from(["", "https://port.example/log?a=1"]),
        title=WORDS,
        stance=st.sampled_from(Stance),
        quote=WORDS,
    )
)
def test_evidence_on_one_line_is_evidence_again(piece: Evidence) -> None:
    assert evidence_of(evidence_line(piece)) == piece


@given(st.text())
def test_any_line_is_some_evidence(line: str) -> None:
    assert isinstance(evidence_of(line), Evidence)
