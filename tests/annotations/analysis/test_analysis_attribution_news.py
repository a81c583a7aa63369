"""Attributions of the bundled pipeline in sentences as news agencies write them."""

from functools import cache

import pytest
from spacy.language import Language

from annotations.analysis.attribution.find import find_attributions
from annotations.analysis.en_news import MODEL
from annotations.analysis.model import Attribution, Span
from annotations.analysis.parsed_doc import parsed_of
from annotations.analysis.pipeline import load_pipeline

pytestmark = pytest.mark.skipif(
    not (MODEL / "meta.json").exists(), reason="this checkout has no weights"
)


@cache
def _pipeline() -> Language:
    return load_pipeline("")


@cache
def _attributions(text: str) -> tuple[Attribution, ...]:
    return find_attributions(parsed_of(_pipeline()(text)))


def _words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


def _parts(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (_words(text, one.source), _words(text, one.cue), _words(text, one.content))
        for one in _attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The inquiry found no evidence that the bridge was unsafe.", "found no evidence"),
        ("Governor Ruiz did not say that schools would close.", "did not say"),
        ("Governor Ruiz didn't say that schools would close.", "didn't say"),
        ("Governor Ruiz didn’t say that schools would close.", "didn’t say"),
        ("Ms Ruiz never said that the port would shut.", "never said"),
        ("Officials could not confirm that the boat had sunk.", "could not confirm"),
        ("Officials have not yet confirmed that the boat sank.", "have not yet confirmed"),
        ("The charity did not explain how the gifts were used.", "did not explain"),
    ],
)
def test_a_denied_cue_holds_its_negation(text: str, cue: str) -> None:
    assert [parts[1] for parts in _parts(text)] == [cue]


def test_a_negation_of_another_verb_is_not_the_cue_s() -> None:
    text = "The coach did not resign but said that the team would improve."

    assert "said" in [parts[1] for parts in _parts(text)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "OSLO (Reuters) - Norway's Finance Ministry said in a note on Monday that it had "
            "sold three ships.",
            "Norway's Finance Ministry",
            "it had sold three ships.",
        ),
        ("Sources close to the bank said a sale was near.", "Sources close to the bank", None),
        (
            "She estimated that each day of delay cost farmers between $800 and $900 a field.",
            "She",
            "each day of delay cost farmers between $800 and $900 a field.",
        ),
        (
            "The club plans to raise ticket prices by 8%, a spokesman for the club told "
            "The Associated Press.",
            "a spokesman for the club",
            "The club plans to raise ticket prices by 8%",
        ),
        (
            "Lifting the tariff would cost 2,000 jobs, wrote economist Paul Adeyemi in a report "
            "published in March.",
            "economist Paul Adeyemi",
            "Lifting the tariff would cost 2,000 jobs",
        ),
        (
            "The richest 5% own 60% of land, up from 41% in 1980, Oxfam said.",
            "Oxfam",
            "The richest 5% own 60% of land, up from 41% in 1980",
        ),
        (
            "The storm killed nine, hurt 20 and left dozens homeless, nurses and two drivers "
            "told Reuters.",
            "nurses and two drivers",
            "The storm killed nine, hurt 20 and left dozens homeless",
        ),
        (
            "The average nurse at the clinic earns 4,100 lei a month, the owner says; the union "
            "says that the figure is 3,200.",
            "the owner",
            "The average nurse at the clinic earns 4,100 lei a month",
        ),
        (
            "She estimated that each week of delay cost farmers $9,000.",
            "She",
            "each week of delay cost farmers $9,000.",
        ),
    ],
)
def test_a_speaker_is_found(text: str, source: str, content: str | None) -> None:
    found = {parts[0]: parts[2] for parts in _parts(text)}

    assert source in found
    assert content is None or found[source] == content


@pytest.mark.parametrize(
    "text",
    [
        "Prices fell 0.2 points to 4.1%, while firms added 90,000 jobs, fewer than the 120,000 "
        "expected.",
        "Shares in the line’s Swiss owner, Alpina Holding, fell 2.4% on Friday.",
        "Sales came to $9 million, beating the $8 million analysts expected.",
    ],
)
def test_a_measure_and_a_name_are_no_speakers(text: str) -> None:
    assert _parts(text) == []


def test_a_tally_is_not_what_was_voted_for() -> None:
    assert _parts("The council voted 31-12 for the tram line.") == [
        ("The council", "voted", "for the tram line.")
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "United manager Carla Voss, who took over in March, said the club would buy a keeper.",
            "United manager Carla Voss, who took over in March",
        ),
        ("Rep. Tom Reyes (D-Ohio) said the bill would fail.", "Rep. Tom Reyes (D-Ohio)"),
        (
            "Ivan Petrov, the union’s leader, outside the south gate, said the walkout would last.",
            "Ivan Petrov, the union’s leader",
        ),
    ],
)
def test_a_source_is_whole_and_no_longer(text: str, source: str) -> None:
    assert source in [parts[0] for parts in _parts(text)]


def test_a_content_keeps_its_percent_sign() -> None:
    assert _parts("The sheriff said theft was down 15%.")[0][2] in (
        "theft was down 15%",
        "theft was down 15%.",
    )


def test_we_inside_a_quotation_is_not_another_speaker() -> None:
    text = "“We want a rent that workers can pay,” said Nina Castro. “We know the firm lied.”"

    assert [(parts[0], parts[1]) for parts in _parts(text)] == [("Nina Castro", "said")]


def test_a_quotation_ends_before_that_of_another_speaker() -> None:
    text = "“The march,” Petrov said, “will last a week.” “We are cold,” said Nina Castro."

    first = next(parts for parts in _parts(text) if parts[0] == "Petrov")
    assert first[2] == "“The march,” Petrov said, “will last a week.”"


def test_a_dateline_is_no_part_of_the_content() -> None:
    text = (
        "OTTAWA, May 3, 2023 - Food prices rose 0.4% in April from a month earlier, the "
        "statistics office said on Wednesday."
    )

    assert _parts(text)[0][2] == "Food prices rose 0.4% in April from a month earlier"


def test_a_family_name_that_stands_first_is_known_again() -> None:
    text = (
        "Rescue official Zhang Min said the tunnel was flooded. Zhang said that two men were safe."
    )

    assert [one.speaker for one in _attributions(text)] == [None, "Zhang Min"]
