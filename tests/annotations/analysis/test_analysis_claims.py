import pytest

from annotations.analysis.attribution import find_attribution
from annotations.analysis.claims import find_claims, is_claim
from annotations.analysis.entities import find_entities
from annotations.analysis.figures import find_figures
from annotations.analysis.model import Claim, Span
from annotations.analysis.sentences import sentence_spans

ATTRIBUTED = [
    (
        "Norbay Mills, the firm that owns both plants, said that output would fall.",
        "Norbay Mills",
        "said",
        "output would fall.",
    ),
    (
        "Two village officials, who asked not to be named, said the dam had held.",
        "Two village officials",
        "said",
        "the dam had held.",
    ),
    (
        "The line lost nine million francs last spring, the board says.",
        "the board",
        "says",
        "The line lost nine million francs last spring",
    ),
    ("RIGA (Wire) - The ministry said it closed.", "The ministry", "said", "it closed."),
    ("The union left the talks, and said that 9 met.", "The union", "said", "9 met."),
    ("They want 11,” Kalns told reporters in Riga.", "Kalns", "told", "They want 11,”"),
    (
        "“We will not leave,” said Maria Lopez, a farmer.",
        "Maria Lopez",
        "said",
        "“We will not leave,”",
    ),
    (
        '"We counted 40 boats," the coast guard said.',
        "the coast guard",
        "said",
        '"We counted 40 boats,"',
    ),
    ("“Nobody knew,” Kalns wrote on Friday.", "Kalns", "wrote", "“Nobody knew,”"),
    ('"Why now?" she asked.', "she", "asked", '"Why now?"'),
    (
        "Juris Kalns stated: “We have enough fuel.”",
        "Juris Kalns",
        "stated",
        "“We have enough fuel.”",
    ),
    ("According to the port, 12 ships wait.", "the port", "According to", "12 ships wait."),
    (
        "The dam lost water, according to engineers.",
        "engineers",
        "according to",
        "The dam lost water",
    ),
    ("Officials said that rents rose.", "Officials", "said", "rents rose."),
    (
        "The ministry announced on Tuesday that 40 ships left.",
        "The ministry",
        "announced",
        "40 ships left.",
    ),
    ("The minister said the plan would fail.", "The minister", "said", "the plan would fail."),
    ("Police told reporters that two men fled.", "Police", "told", "two men fled."),
    ("On Monday, the mayor confirmed the closure.", "the mayor", "confirmed", "the closure."),
    (
        "The mayor, Anna Berg, warned that pipes leak.",
        "The mayor, Anna Berg",
        "warned",
        "pipes leak.",
    ),
    ("Twelve people died, police said on Monday.", "police", "said", "Twelve people died"),
    (
        "The wall held through the night, said Anna Berg.",
        "Anna Berg",
        "said",
        "The wall held through the night",
    ),
    ("The firm has repeatedly denied that it knew.", "The firm", "denied", "it knew."),
    (
        "Reports from Oslo suggest that talks stalled.",
        "Reports from Oslo",
        "suggest",
        "talks stalled.",
    ),
    (
        "While some hope for rain, Norway estimates that 9 dams are dry.",
        "Norway",
        "estimates",
        "9 dams are dry.",
    ),
]

OWN_VOICE = [
    "The bridge was built in 1931.",
    "He is said to be ill.",
    "The report was published on Friday.",
    "The president asked for help.",
    "Both the United States and Norway sent ships.",
    "“We counted 40 boats.”",
    "They hope for rain.",
    "The plan was announced on Monday.",
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), ATTRIBUTED)
def test_an_attribution_names_source_cue_and_content(
    text: str, source: str, cue: str, content: str
) -> None:
    found = find_attribution(text, Span(0, len(text)), find_entities(text))

    assert found is not None, f"nobody is named as the source of {text!r}"
    assert found.source is not None
    assert found.cue is not None
    assert found.content is not None
    parts = [text[s.start : s.end] for s in (found.source, found.cue, found.content)]
    assert parts == [source, cue, content]
    assert found.direct == any(mark in content for mark in '“”"')


@pytest.mark.parametrize("text", OWN_VOICE)
def test_the_reporters_own_voice_has_no_attribution(text: str) -> None:
    assert find_attribution(text, Span(0, len(text)), find_entities(text)) is None


def test_a_quoted_half_of_reported_words_is_not_direct() -> None:
    text = "The bank estimated the loss at “up to ten a day”."

    found = find_attribution(text, Span(0, len(text)))

    assert found is not None
    assert not found.direct


def test_an_attribution_stands_in_offsets_of_the_whole_text() -> None:
    text = "It rained.\n\nOfficials said that rents rose."

    found = find_attribution(text, Span(12, len(text)))

    assert found is not None
    assert found.source == Span(12, 21)


@pytest.mark.parametrize(
    "sentence",
    [
        "Who will pay for the bridge?",
        "Sign up for our daily letter today.",
        "Read the full report here now.",
        "Let us hope they are right.",
        "By Anna Berg and Carl Lund",
        "Photograph: Anna Berg was there for us.",
        "Reporting by Anna Berg; editing by Carl Lund",
        "All rights reserved and nothing is copied.",
        "RIVER NEWS IS HERE TODAY",
        "They left early.",
        "Heavy rain over the river",
    ],
)
def test_a_sentence_that_asserts_nothing_is_no_claim(sentence: str) -> None:
    assert not is_claim(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["The bridge is closed today.", "“We counted 40 boats.”", "By 2030 the river will be clean."],
)
def test_a_sentence_that_asserts_something_is_a_claim(sentence: str) -> None:
    assert is_claim(sentence)


def claims(text: str) -> tuple[Claim, ...]:
    return find_claims(text, sentence_spans(text), find_entities(text), find_figures(text))


def score(text: str) -> float:
    (claim,) = claims(text)
    return claim.score


def test_each_reason_raises_the_score() -> None:
    plain = score("The old bridge is closed.")

    assert plain == 0.3
    assert score("The old bridge lost 40 bolts.") == 0.6
    assert score("The old bridge in Riga is closed.") == 0.45
    assert score("The old bridge closed on Monday.") == 0.35
    assert score("Officials said the old bridge is closed.") == 0.45


def test_a_forecast_and_an_opinion_lower_the_score() -> None:
    assert score("The old bridge may close soon.") == 0.15
    assert score("The alarming old bridge is closed.") == 0.15
    assert score("Officials said “we must close the bridge”.") == 0.45


def test_claims_are_whole_sentences_in_order() -> None:
    text = "Who pays? The city pays all of it. Rents rose 4 percent.\n\nThe dam is old."

    found = [text[claim.start : claim.end] for claim in claims(text)]

    assert found == ["The city pays all of it.", "Rents rose 4 percent.", "The dam is old."]
