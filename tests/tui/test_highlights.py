"""Spans by place, and lines cut into runs."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from annotations.span_index import SpanIndex
from tui.highlights import entity_kind, runs_of


@dataclass(frozen=True)
class Place:
    start: int
    end: int


places = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Place(p[0], p[0] + p[1]))


@given(st.lists(places), st.integers(0, 80), st.integers(1, 30))
def test_an_index_finds_what_looking_at_every_span_finds(
    spans: list[Place], start: int, size: int
) -> None:
    end = start + size
    found = SpanIndex(spans).overlapping(start, end)
    expected = [span for span in spans if span.start < end and span.end > start]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@given(st.lists(places), st.integers(0, 80))
def test_the_next_and_the_last_span_are_the_nearest(spans: list[Place], offset: int) -> None:
    index = SpanIndex(spans)
    later = [span.start for span in spans if span.start > offset]
    earlier = [span.start for span in spans if span.start < offset]
    after, before = index.after(offset), index.before(offset)
    assert (after.start if after else None) == min(later, default=None)
    assert (before.start if before else None) == max(earlier, default=None)


@given(st.lists(places), st.integers(0, 40), st.integers(1, 40))
def test_runs_cover_the_line_without_gap_and_name_what_covers_them(
    spans: list[Place], start: int, size: int
) -> None:
    end = start + size
    styles = [(span.start, span.end, str(number)) for number, span in enumerate(spans)]
    place = start
    for first, last, names in runs_of(start, end, styles):
        assert first == place < last
        assert names == tuple(n for s, e, n in styles if s <= first and e >= last)
        place = last
    assert place == end


def test_an_empty_line_has_no_runs() -> None:
    assert runs_of(5, 5, [(0, 9, "a")]) == []


def test_labels_of_other_schemes_have_a_kind() -> None:
    kinds = [entity_kind(label) for label in ("PER", "GPE", "FAC", "ORG", "NORP", "TIME", "EVENT")]
    assert kinds == ["person", "place", "place", "organisation", "group", "date", "other"]
