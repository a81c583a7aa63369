from itertools import chain, pairwise

from analysis_strategies import analyses
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.entities import find_entities
from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Analysis, Claim, Entity, Figure, Span
from annotations.analysis.people_named import people_named
from annotations.analysis.pieces import merged, pieces, shifted
from annotations.analysis.sentences import paragraph_spans, sentence_spans

FRAGMENTS = [
    "Officials", "said", "that", "President", "Anna Berg", "Berg", "U.S.", "the", "Kyiv", "over",
    "between", "and", "from", "to", "5", "10,000", "3.5", "million", "percent", "%", "$", "£4bn",
    "two", "hundred", "dozen", "soldiers", "North Korean", "2024", "March", "on Tuesday", "3-2",
    "“", "”", '"', ",", ".", "?", "!", "…", "(", ")", "-", "–", "\n\n", "\n", " ", "’s", "Mr.",
    "according to", "warned", "it", "No.", "m", "1400 GMT", "+44 20 7946 0958", "°C", "🙂", "é",
]  # fmt: skip

news = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join) | st.lists(
    st.sampled_from(FRAGMENTS), max_size=60
).map("".join)
texts = st.text(max_size=300) | news


def inside_and_in_order(text: str, spans: tuple[Span | Entity | Figure | Claim, ...]) -> None:
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), f"{span} stands outside {text!r}"
    for left, right in pairwise(spans):
        assert left.end <= right.start, f"{left} and {right} overlap in {text!r}"


@given(texts)
def test_sentences_stand_inside_the_text_and_apart(text: str) -> None:
    inside_and_in_order(text, sentence_spans(text))


@given(texts)
def test_sentences_hold_every_letter_of_the_text(text: str) -> None:
    held = "".join(text[span.start : span.end] for span in sentence_spans(text))

    assert "".join(held.split()) == "".join(text.split())


@given(texts)
def test_no_sentence_reaches_over_a_paragraph_break(text: str) -> None:
    paragraphs = paragraph_spans(text)
    inside_and_in_order(text, paragraphs)

    for sentence in sentence_spans(text):
        assert any(p.start <= sentence.start and sentence.end <= p.end for p in paragraphs)


@given(texts)
def test_figures_stand_inside_the_text_and_apart(text: str) -> None:
    figures = find_figures(text)

    inside_and_in_order(text, figures)
    for figure in figures:
        assert figure.counted is None or figure.counted in text
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


@given(texts)
def test_entities_stand_inside_the_text_and_apart(text: str) -> None:
    inside_and_in_order(text, find_entities(text))


@given(st.lists(news, max_size=12).map("\n\n".join), st.integers(min_value=1, max_value=200))
def test_pieces_cover_the_text_without_a_gap(text: str, size: int) -> None:
    spans = pieces(text, size)

    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(span.end - span.start <= 3 * size for span in spans)


@given(analyses(40), st.integers(0, 10**6))
def test_an_analysis_that_was_shifted_differs_in_its_offsets_alone(
    seen: Analysis, offset: int
) -> None:
    moved = shifted(seen, offset)

    assert shifted(moved, -offset) == seen
    assert len(every_span(moved)) == len(every_span(seen))
    for before, after in zip(every_span(seen), every_span(moved), strict=True):
        assert (after.start - offset, after.end - offset) == (before.start, before.end)


@given(st.lists(analyses(40), max_size=4))
def test_merged_analyses_hold_all_that_the_pieces_hold_in_order(parts: list[Analysis]) -> None:
    whole = merged([shifted(part, 40 * n) for n, part in enumerate(parts)], "x")

    apart = [every_span(shifted(part, 40 * n)) for n, part in enumerate(parts)]
    assert sorted(every_span(whole), key=str) == sorted(chain(*apart), key=str)
    assert whole.attributions == tuple(
        said for n, part in enumerate(parts) for said in shifted(part, 40 * n).attributions
    )
    known = [part.language for part in parts if part.language is not None]
    assert whole.language == (known[0] if known else None)


def every_span(seen: Analysis) -> list[Span | Entity | Figure | Claim]:
    said = [*seen.attributions, *(c.attribution for c in seen.claims if c.attribution)]
    parts = [part for one in said for part in (one.source, one.cue, one.content) if part]
    return [*seen.entities, *seen.figures, *seen.claims, *parts]


@given(st.lists(news, max_size=8).map("\n\n".join))
def test_figures_of_paragraphs_are_those_of_the_whole(text: str) -> None:
    spans = paragraph_spans(text)
    parts = [Analysis("x", (), find_figures(text[p.start : p.end])) for p in spans]

    moved = [shifted(part, span.start) for part, span in zip(parts, spans, strict=True)]

    assert merged(moved, "x").figures == find_figures(text)


@given(st.lists(news, max_size=8).map("\n\n".join))
def test_entities_of_paragraphs_read_in_turn_are_those_of_the_whole(text: str) -> None:
    known: dict[str, None] = {}
    parts = []
    for span in paragraph_spans(text):
        paragraph = text[span.start : span.end]
        part = Analysis("x", find_entities(paragraph, known))
        known |= dict.fromkeys(people_named(paragraph, part.entities))
        parts.append(shifted(part, span.start))

    assert merged(parts, "x").entities == find_entities(text)
