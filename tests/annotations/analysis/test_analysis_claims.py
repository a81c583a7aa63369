import pytest
from claims_samples import claims_in, offered

from annotations.analysis.claims.score import WEIGHTS, check_worthiness
from annotations.analysis.model import Claim, Reason

SEVERAL = [
    (
        "The port closed in May, and two cranes fell into the river.",
        ["The port closed in May", "two cranes fell into the river"],
    ),
    (
        "The mayor won 41 percent of the vote, but his party lost the council.",
        ["The mayor won 41 percent of the vote", "his party lost the council"],
    ),
    (
        "Exports fell 3 percent, while imports rose to $9 billion.",
        ["Exports fell 3 percent", "imports rose to $9 billion"],
    ),
    (
        "While exports fell by a tenth, imports rose to $9 billion.",
        ["exports fell by a tenth", "imports rose to $9 billion"],
    ),
    (
        "Although the dam held, the road was lost; nobody has mended it since.",
        ["Although the dam held, the road was lost", "nobody has mended it since"],
    ),
    (
        "The ministry said the dam had held and that 300 homes were dry.",
        ["The ministry said the dam had held", "300 homes were dry"],
    ),
    (
        "Riga took in 900 people; Tallinn took in 700; and Vilnius refused all of them.",
        ["Riga took in 900 people", "Tallinn took in 700", "Vilnius refused all of them"],
    ),
    (
        "“We counted 40 boats,” said Anna Berg, and the harbour master confirmed it.",
        ["“We counted 40 boats,” said Anna Berg", "the harbour master confirmed it"],
    ),
    (
        "The strike was called off, so all 40 trains ran.",
        ["The strike was called off", "all 40 trains ran"],
    ),
]

ONE = [
    "He joined the bank in 2010 and left it in 2014.",
    "The board met on Tuesday and approved the sale of the mill and the two depots.",
    "Talks between the union and the transport minister broke down on Thursday.",
    "He was arrested while he was boarding a flight to Lisbon.",
    "When the votes are counted and the result is certified, she will concede.",
    "“The road is mined; nobody leaves it alive,” Anna Berg said.",
    "“We lost the harvest, and the bank took the farm,” Anna Berg told the court.",
    "The firm (it was founded in 1931, and it never made a profit) owns nine ships.",
    "Three men were held for theft and released on bail after an hour in court.",
    "The bridge, which cost $40 million and took nine years to build, was closed.",
    "Police named the dead as Tom Hale, 41, and his son, who was six, and asked for help.",
    "The ministry said its own forces and the militia had taken the village.",
    "The mill makes paper and it pays.",
    "It closed so that the workers could be paid.",
    "The army fired 96 rockets and three shells at the port on Tuesday, the mayor said.",
]

NOT_OFFERED = [
    "Who will pay for the bridge?",
    "“Why now, after all these years?” she asked.",
    "Sign up for our daily letter today.",
    "Read the full report here now.",
    "Share this story with all your friends.",
    "Let us hope they are right.",
    "Our thoughts are with the families tonight.",
    "Thanks to everyone who came to the meeting.",
    "By Anna Berg and Carl Lund",
    "Photograph: Anna Berg was there for us.",
    "Reporting by Anna Berg; editing by Carl Lund",
    "All rights reserved and nothing is copied.",
    "This story was updated at 16:40 to add a reply.",
    "RIVER NEWS IS HERE TODAY",
    "What We Know So Far About The Fire",
    "They left early.",
    "Heavy rain over the river",
    "It was a wonderful evening for the town.",
    "We must do better than this.",
    "The minister ought to resign at once.",
    "In our view the council has lost its way.",
    "Sadly, the bridge is closed again.",
    "I think the whole plan is a mistake.",
    "KYIV (Wire)",
]

OFFERED = [
    "The bridge is closed today.",
    "“We counted 40 boats.”",
    "By 2030 the river will be clean.",
    "Share prices fell by a tenth on Monday.",
    "Support for the bill has grown since May.",
    "Anna Berg said it was a wonderful evening for the town.",
    "The minister said that the council ought to resign.",
    "The wonderful old bridge was sold for $40 million.",
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_clause_that_asserts_something_is_a_claim(text: str, expected: list[str]) -> None:
    assert offered(text) == expected


@pytest.mark.parametrize("text", ONE)
def test_a_sentence_is_not_torn_where_a_half_would_not_stand_alone(text: str) -> None:
    assert offered(text) == [text]


@pytest.mark.parametrize("text", NOT_OFFERED)
def test_what_cannot_be_checked_is_not_offered(text: str) -> None:
    assert offered(text) == []


@pytest.mark.parametrize("text", OFFERED)
def test_what_can_be_checked_is_offered_whole(text: str) -> None:
    assert offered(text) == [text]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("But the bridge is closed.", "the bridge is closed."),
        ("And, nobody told the mayor.", "nobody told the mayor."),
        ("RIGA (Wire) - The port closed on Monday.", "The port closed on Monday."),
        ("KYIV, Ukraine — The port closed on Monday.", "The port closed on Monday."),
        ("WORLD NEWS\nThe port closed on Monday.", "The port closed on Monday."),
        ("(The port closed on Monday.)", "The port closed on Monday."),
        (
            "The mill closed, and it was sold for £1.7m.",
            "The mill closed, and it was sold for £1.7m.",
        ),
        ("The old mill was closed, and it was sold for £1.7m.", "it was sold for £1.7m"),
    ],
)
def test_a_claim_is_clean_at_both_ends(text: str, claim: str) -> None:
    assert offered(text)[-1] == claim


def test_claims_keep_the_order_of_the_text_and_stay_in_their_paragraphs() -> None:
    text = "Who pays? The city pays all of it. Rents rose 4 percent.\n\nThe dam is old."

    assert offered(text) == [
        "The city pays all of it.",
        "Rents rose 4 percent.",
        "The dam is old.",
    ]


REASONS = [
    ("The mill employs 40 people.", {Reason.FIGURE}),
    ("The mayor closed the bridge in March.", {Reason.EVENT}),
    ("The mill was sold in secret.", {Reason.EVENT}),
    ("The mill has been empty for long.", set()),
    ("The river is wider than the lake.", {Reason.COMPARISON}),
    ("Rents in the town have doubled since May.", {Reason.COMPARISON}),
    ("The mayor fell into the river.", {Reason.EVENT}),
    ("The road is shut because of the snow.", {Reason.CAUSE}),
    ("The mill is the oldest in the valley.", {Reason.SUPERLATIVE}),
    ("The arrest and the request are public.", set()),
    ("The bridge will open again in spring.", {Reason.PREDICTION}),
    ("The bridge may be weak in places.", {Reason.HEDGING}),
    ("The bridge opens in May on most days.", set()),
    ("The mayor reportedly owns the mill.", {Reason.HEDGING}),
]


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_reasons_are_found_by_the_words(text: str, expected: set[Reason]) -> None:
    (claim,) = claims_in(text)

    # Figures have rules of their own, which may count "doubled".
    found = set(claim.reasons) - ({Reason.FIGURE} if Reason.FIGURE not in expected else set())
    assert found == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anna Berg said that the bridge is closed.", True),
        ("The coast guard of Riga said that the bridge is closed.", True),
        ("Three officials said that the bridge is closed.", False),
        ("The mayor said that the bridge is closed.", False),
    ],
)
def test_a_source_is_a_reason_where_it_can_be_found_and_asked(text: str, named: bool) -> None:
    (claim,) = claims_in(text)

    assert claim.attribution is not None
    assert (Reason.SOURCE in claim.reasons) == named


def test_bounds_of_a_number_compare_nothing() -> None:
    (bound,) = claims_in("The mill employs more than 40 people.")
    (compared,) = claims_in("The mill employs more people than the port.")

    assert Reason.COMPARISON not in bound.reasons
    assert Reason.COMPARISON in compared.reasons


def test_reasons_stand_in_the_order_of_the_model() -> None:
    (claim,) = claims_in("Anna Berg said the mill may have lost 40 men because of the worst storm.")

    assert list(claim.reasons) == [reason for reason in Reason if reason in claim.reasons]
    assert len(claim.reasons) >= 4


def attributed(text: str) -> list[tuple[str, str | None]]:
    """The words of each claim and of its source."""
    return [(text[claim.start : claim.end], source_of(text, claim)) for claim in claims_in(text)]


def source_of(text: str, claim: Claim) -> str | None:
    source = claim.attribution.source if claim.attribution else None
    return text[source.start : source.end] if source else None


def test_two_contents_of_one_cue_have_the_same_source() -> None:
    text = "The mayor said that the dam had held and that 300 homes were dry."

    assert [source for _, source in attributed(text)] == ["The mayor", "The mayor"]


def test_what_the_writer_asserts_has_no_attribution() -> None:
    text = "The mayor said that the dam had held. The road was lost in the night."

    assert [source for _, source in attributed(text)] == ["The mayor", None]


@pytest.mark.parametrize("reason", Reason)
def test_a_forecast_and_a_hedge_lower_the_score_and_all_else_raises_it(reason: Reason) -> None:
    lowers = reason in (Reason.PREDICTION, Reason.HEDGING)

    assert (check_worthiness([reason]) < check_worthiness([])) == lowers
    assert (check_worthiness([reason]) > check_worthiness([])) == (not lowers)


def test_the_score_stays_between_0_and_1() -> None:
    signs = [name for name in WEIGHTS if name not in {reason.value for reason in Reason}]

    assert 0 <= check_worthiness([Reason.PREDICTION, Reason.HEDGING], signs) <= 1
    assert 0 <= check_worthiness(Reason, signs) <= 1
