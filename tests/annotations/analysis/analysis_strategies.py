"""Hypothesis strategies for analyses of a text of a given length."""

from hypothesis import strategies as st

from annotations.analysis.model import (
    Analysis,
    Attribution,
    Bound,
    Claim,
    Entity,
    Figure,
    Reason,
    Span,
)

WORDS = st.text(max_size=12)
NUMBERS = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def spans(length: int) -> st.SearchStrategy[Span]:
    """Spans that are not empty, inside a text of `length` code points."""
    ends = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True).map(sorted)
    return ends.map(lambda pair: Span(*pair))


def attributions(length: int) -> st.SearchStrategy[Attribution]:
    part = st.none() | spans(length)
    return st.builds(Attribution, part, part, part, st.booleans(), st.none() | WORDS)


def claims(length: int) -> st.SearchStrategy[Claim]:
    return st.builds(
        lambda span, *rest: Claim(span.start, span.end, *rest),
        spans(length),
        st.floats(0, 1),
        st.none() | attributions(length),
        st.lists(st.sampled_from(Reason), unique=True).map(tuple),
    )


def figures(length: int) -> st.SearchStrategy[Figure]:
    return st.builds(
        lambda span, *rest: Figure(span.start, span.end, *rest),
        spans(length),
        NUMBERS,
        NUMBERS,
        NUMBERS,
        st.sampled_from(Bound),
        st.none() | WORDS,
        st.none() | WORDS,
    )


def analyses(length: int) -> st.SearchStrategy[Analysis]:
    entities = st.builds(
        lambda span, label: Entity(span.start, span.end, label), spans(length), WORDS
    )

    def several(one: st.SearchStrategy) -> st.SearchStrategy:
        return st.lists(one, max_size=3).map(tuple)

    return st.builds(
        Analysis,
        WORDS,
        several(entities),
        several(figures(length)),
        several(claims(length)),
        several(attributions(length)),
        st.none() | WORDS,
    )
