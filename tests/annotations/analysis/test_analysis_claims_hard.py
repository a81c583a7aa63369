"""Where a plain reading of the words goes wrong: ages, denials, short claims, datelines."""

import pytest
from claims_samples import claims_in, offered

from annotations.analysis.codes import BUNDLED
from annotations.analysis.model import Reason
from annotations.analysis.pipeline import load_pipeline
from annotations.analysis.version import is_bundled_there

SPANS = [
    ("Output grew by 3.4%. Wages fell 1.2%.", ["Output grew by 3.4%.", "Wages fell 1.2%."]),
    ("Arson fell 7%.", ["Arson fell 7%."]),
    ("Asbestos causes cancer.", ["Asbestos causes cancer."]),
    (
        "“My bill cuts fares by $9. He lost 40 votes.”",
        ["My bill cuts fares by $9.", "He lost 40 votes."],
    ),
    (
        '"My bill cuts fares by $9. He lost 40 votes."',
        ["My bill cuts fares by $9.", "He lost 40 votes."],
    ),
    ('"He lost 40 votes."', ['"He lost 40 votes."']),
    ("The “grand bargain” cost $40 million.", ["The “grand bargain” cost $40 million."]),
    ("OSLO, May 3, 2023 - The port closed on Monday.", ["The port closed on Monday."]),
    ("OSLO, 3 May 2023 – The port closed on Monday.", ["The port closed on Monday."]),
    ("Read more: 7 facts about the port", []),
    ("Click here to watch 3 more films.", []),
    ("This article has been corrected to say that 7 boats sank.", []),
    (
        "Honestly put, the port closed. Frankly, no town could have asked for better.",
        ["Honestly put, the port closed."],
    ),
    ("They left early.", []),
]


@pytest.mark.parametrize(("text", "claims"), SPANS)
def test_claims_begin_and_end_where_a_reader_would_have_them(text: str, claims: list[str]) -> None:
    assert offered(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "The blast sank 3 boats, hurt 20 and left many cold, sailors and two divers told Kyodo.",
        "The storm cut power to 900 homes, firefighters and a mayor said.",
    ],
)
def test_a_source_of_two_nouns_is_not_torn_from_what_it_says(text: str) -> None:
    assert offered(text) == [text]


@pytest.mark.skipif(not is_bundled_there(), reason="this checkout has no weights")
@pytest.mark.parametrize(
    "text",
    [
        "The top 2% own 41% of the land, while the bottom half own only 3%.",
        "More than 80 per cent of the 900-strong crew voted for a 24-hour strike.",
        "Arson fell 7%.",
        "Rents rose 4%.",
    ],
)
def test_a_figure_and_a_verb_are_offered_whatever_the_tagger_says(text: str) -> None:
    assert load_pipeline(BUNDLED)(text)._.claims


WITH, WITHOUT = True, False


@pytest.mark.parametrize(
    ("text", "reason", "given"),
    [
        ("Ida Holm, a 31-year-old baker, said she was glad.", Reason.FIGURE, WITHOUT),
        ("Ida Holm, 31, told reporters that she was glad.", Reason.FIGURE, WITHOUT),
        ("The plan has 210 pages in all.", Reason.FIGURE, WITHOUT),
        ("The two sides met in Geneva.", Reason.FIGURE, WITHOUT),
        ("It was a three-year plan for the port.", Reason.FIGURE, WITHOUT),
        ("Rents fell to a 20-year low in the port.", Reason.FIGURE, WITH),
        ("The judge gave him a three-year prison term.", Reason.FIGURE, WITH),
        ("Ida Holm, 31, sold 40 boats to the navy.", Reason.FIGURE, WITH),
        ("The judge jailed him for three years.", Reason.FIGURE, WITH),
        ("The party leads by 9 points among likely voters.", Reason.HEDGING, WITHOUT),
        ("The party is likely to lose its seats.", Reason.HEDGING, WITH),
        ("The panel is due to meet in Geneva.", Reason.CAUSE, WITHOUT),
        ("The panel is due to meet in Geneva.", Reason.PREDICTION, WITH),
        ("The road is closed due to flooding.", Reason.CAUSE, WITH),
        ("They gave no names because they were not allowed to talk.", Reason.CAUSE, WITHOUT),
        ("They gave no names because the police had the list.", Reason.CAUSE, WITH),
        ("Profit fell as much as expected in June.", Reason.PREDICTION, WITHOUT),
        ("The film took $9 million, not the $12 million we expected.", Reason.PREDICTION, WITHOUT),
        ("More rain is expected.", Reason.PREDICTION, WITH),
        ("Masks prevent infection in crowded rooms.", Reason.CAUSE, WITH),
    ],
)  # fmt: skip
def test_a_reason_is_given_for_what_is_told_and_not_for_a_like_word(
    text: str, reason: Reason, given: bool
) -> None:
    (claim,) = claims_in(text)

    assert (reason in claim.reasons) == given


@pytest.mark.parametrize(
    ("flat", "plain"),
    [
        ("The tower is not visible from the coast.", "The tower is visible from the coast."),
        ("All rivers flow into the lake.", "Some rivers flow into the lake."),
        ("The port denied a report of theft.", "The port has a history of theft."),
        ("There is no plan for the port.", "There is a plan for the port."),
        ("Salt does not cause the disease.", "Salt may cause the disease."),
    ],
)
def test_a_denial_or_a_word_on_all_ranks_above_the_plain_one(flat: str, plain: str) -> None:
    (above,), (below,) = claims_in(flat), claims_in(plain)

    assert above.score > below.score


def test_an_age_in_passing_ranks_below_a_count() -> None:
    (age,) = claims_in("Ida Holm, 31, told reporters that she was glad.")
    (count,) = claims_in("Ida Holm sold 31 boats to the navy.")

    assert age.score < 0.5 < count.score
