"""Attributions in texts that nobody parsed."""

import pytest
from attribution_samples import found, parts, unparsed

from annotations.analysis.attribution.find import find_attributions

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
    (attribution,) = find_attributions(unparsed(text))

    assert parts(text, attribution) == (source, cue, content)
    assert attribution.direct == any(mark in content for mark in '“”"')


@pytest.mark.parametrize("text", OWN_VOICE)
def test_the_reporters_own_voice_has_no_attribution(text: str) -> None:
    assert found(unparsed(text)) == []


def test_a_quoted_half_of_reported_words_is_not_direct() -> None:
    (attribution,) = find_attributions(
        unparsed("The bank estimated the loss at “up to ten a day”.")
    )

    assert not attribution.direct


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "It rained.\n\nOfficials said that rents rose."

    assert found(unparsed(text)) == [("Officials", "said", "rents rose.")]


def test_a_quotation_without_a_cue_goes_on_with_the_speaker_before() -> None:
    text = "“We will stay,” said Anna Berg. “We know it.\n\n“We always did stay here.”"

    *_, last = find_attributions(unparsed(text))

    assert parts(text, last) == ("Anna Berg", None, "“We always did stay here.”")
    assert last.direct
