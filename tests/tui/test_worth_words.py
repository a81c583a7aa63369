from itertools import combinations

import pytest

from annotations.analysis.model import Claim, Reason
from annotations.claim_list import ListedClaim
from tui.worth_words import (
    BRIEF_FITS,
    LOWERING,
    RAISING,
    brief_worth,
    reason_words,
    threshold_words,
    worth_words,
)


@pytest.mark.parametrize(
    ("score", "reasons", "words"),
    [
        (0.5, (), "worth checking 0.50"),
        (1, (Reason.EVENT,), "worth checking 1.00: an event"),
        (
            0.82,
            (Reason.FIGURE, Reason.SOURCE, Reason.COMPARISON),
            "worth checking 0.82: a figure, a named source, a comparison",
        ),
        (0.2, (Reason.PREDICTION, Reason.HEDGING), "worth checking 0.20 (hedged, a prediction)"),
        (
            0.4,
            (Reason.CAUSE, Reason.SUPERLATIVE, Reason.HEDGING),
            "worth checking 0.40: a cause, a superlative (hedged)",
        ),
    ],
)
def test_worth_is_a_number_with_its_reasons(
    score: float, reasons: tuple[Reason, ...], words: str
) -> None:
    assert worth_words(ListedClaim(0, 1, Claim(0, 1, score, None, reasons))) == words


@pytest.mark.parametrize("count", range(4))
def test_worth_in_brief_fits_a_status_line_of_80_cells(count: int) -> None:
    for reasons in combinations(Reason, count):
        brief = brief_worth(ListedClaim(0, 1, Claim(0, 1, 0.9, None, reasons)))
        assert brief.startswith("worth 0.90")
        assert len(brief) <= BRIEF_FITS


def test_worth_in_brief_counts_what_it_leaves_out() -> None:
    reasons = (Reason.FIGURE, Reason.SOURCE, Reason.EVENT, Reason.HEDGING)
    claim = ListedClaim(0, 1, Claim(0, 1, 0.82, None, reasons))
    assert brief_worth(claim) == "worth 0.82: figure, named source +2"
    assert brief_worth(ListedClaim(0, 1)) == "your own"


def test_a_claim_of_ones_own_has_no_number() -> None:
    assert worth_words(ListedClaim(0, 1)) == "your own"


def test_every_reason_has_words_of_its_own_on_one_side() -> None:
    assert {*RAISING, *LOWERING} == set(Reason)
    assert not {*RAISING} & {*LOWERING}
    told = [reason_words(pair) for pair in combinations(Reason, 2)]
    assert len(set(told)) == len(told)


def test_the_threshold_says_what_it_passes_over() -> None:
    assert threshold_words(0.0, 0, 9) == "no threshold: every claim is walked"
    assert threshold_words(0.3, 5, 22) == "threshold 0.30: 5 of 22 below"
    assert threshold_words(0.3, 0, 1) == "threshold 0.30: 0 of 1 below"
