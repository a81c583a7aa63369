"""Any sequence of steps, in two windows and over restarts, against a plain list of rows."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, SPANS, TEXT, offered_claims
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from annotations.claim_list import ListedClaim, list_claims
from annotations.errors import MarkingError
from annotations.marking import Marking
from annotations.model import Evidence, Stance, Verdict
from annotations.store import Store


@dataclass(frozen=True)
class Row:
    """What the reader sees of one claim."""

    start: int
    end: int
    verdict: Verdict | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claimant: str | None = None


Rows = tuple[Row, ...]

PICK = st.integers(0, 50)
WINDOW = st.integers(0, 1)
OFFSET = st.integers(-2, len(TEXT) + 2)
NOTES = st.sampled_from(["", "Ask.", "Two\nlines."])
TAGS = st.lists(st.sampled_from(["quay", "fares", "late"]), max_size=2, unique=True)
EVIDENCE = st.builds(
    Evidence, st.sampled_from(["", "https://port.example"]), stance=st.sampled_from(Stance)
)


def row_of(listed: ListedClaim) -> Row:
    made = listed.annotation
    if made is None:
        return Row(listed.start, listed.end)
    return Row(
        made.start, made.end, made.verdict, made.note, made.tags, made.evidence, made.claimant
    )


def words_of(start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends, by another way than the code under test."""
    start, end = max(0, start), min(len(TEXT), end)
    words = TEXT[start:end].strip() if start < end else ""
    if not words:
        return None
    first = start + TEXT[start:end].index(words)
    return first, first + len(words)


class Reading(RuleBasedStateMachine):
    """Two windows of one reader on one article."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.rows: Rows = tuple(Row(*span) for span in SPANS)
        self.past: list[Rows] = []
        self.future: list[Rows] = []
        self.windows = [self.open(), self.open()]

    def open(self) -> Marking:
        return Marking(Store(self.folder), ARTICLE, "ana")

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def seen(self, window: int) -> tuple[Marking, tuple[ListedClaim, ...]]:
        marking = self.windows[window]
        return marking, list_claims(offered_claims(), marking.reload())

    def pick(self, window: int, pick: int) -> tuple[Marking, ListedClaim, Row] | None:
        marking, listed = self.seen(window)
        if not listed:
            return None
        index = pick % len(listed)
        return marking, listed[index], self.rows[index]

    def expect(self, *changed: Row, instead_of: tuple[Row, ...], wrote: bool = True) -> None:
        kept = [row for row in self.rows if row not in instead_of]
        rows = tuple(sorted([*kept, *changed], key=lambda row: (row.start, row.end)))
        if wrote:
            self.past.append(self.rows)
            self.future.clear()
        self.rows = rows

    def edit(
        self,
        window: int,
        pick: int,
        step: Callable[[Marking, ListedClaim], object],
        change: Callable[[Row], Row],
    ) -> None:
        picked = self.pick(window, pick)
        if picked is None:
            return
        marking, listed, row = picked
        step(marking, listed)
        changed = change(row)
        self.expect(changed, instead_of=(row,), wrote=changed != row)

    @rule(window=WINDOW, pick=PICK, verdict=st.sampled_from(Verdict))
    def verdict(self, window: int, pick: int, verdict: Verdict) -> None:
        self.edit(
            window,
            pick,
            lambda marking, listed: marking.set_verdict(listed, verdict),
            lambda row: replace(row, verdict=None if row.verdict is verdict else verdict),
        )

    @rule(window=WINDOW, pick=PICK, note=NOTES)
    def note(self, window: int, pick: int, note: str) -> None:
        self.edit(
            window,
            pick,
            lambda marking, listed: marking.set_note(listed, note),
            lambda row: replace(row, note=note),
        )

    @rule(window=WINDOW, pick=PICK, tags=TAGS)
    def tags(self, window: int, pick: int, tags: list[str]) -> None:
        self.edit(
            window,
            pick,
            lambda marking, listed: marking.set_tags(listed, tags),
            lambda row: replace(row, tags=tuple(tags)),
        )

    @rule(window=WINDOW, pick=PICK, piece=EVIDENCE)
    def evidence(self, window: int, pick: int, piece: Evidence) -> None:
        self.edit(
            window,
            pick,
            lambda marking, listed: marking.add_evidence(listed, piece),
            lambda row: (
                row if piece in row.evidence else replace(row, evidence=(*row.evidence, piece))
            ),
        )

    @rule(window=WINDOW, pick=PICK, name=st.sampled_from([None, "Ida Røst"]))
    def claimant(self, window: int, pick: int, name: str | None) -> None:
        self.edit(
            window,
            pick,
            lambda marking, listed: marking.set_claimant(listed, name),
            lambda row: replace(row, claimant=name),
        )

    @rule(window=WINDOW, start=OFFSET, end=OFFSET)
    def add(self, window: int, start: int, end: int) -> None:
        marking, _ = self.seen(window)
        span = words_of(start, end)
        if span is None:
            with pytest.raises(MarkingError):
                marking.add_claim(start, end)
        elif span not in [(row.start, row.end) for row in self.rows]:
            marking.add_claim(start, end)
            self.expect(Row(*span), instead_of=())

    @rule(window=WINDOW, pick=PICK, start=OFFSET, end=OFFSET)
    def resize(self, window: int, pick: int, start: int, end: int) -> None:
        span = words_of(start, end)
        if span is None or span in [(row.start, row.end) for row in self.rows]:
            return
        if span in SPANS:
            return
        self.edit(
            window,
            pick,
            lambda marking, listed: marking.resize(listed, start, end),
            lambda row: replace(row, start=span[0], end=span[1]),
        )

    @rule(window=WINDOW, pick=PICK, distance=st.integers(1, 60))
    def split(self, window: int, pick: int, distance: int) -> None:
        picked = self.pick(window, pick)
        if picked is None:
            return
        marking, listed, row = picked
        at = listed.start + distance
        left, right = words_of(row.start, at), words_of(at, row.end)
        if left is None or right is None or at >= row.end:
            with pytest.raises(MarkingError):
                marking.split(listed, at)
            return
        if {left, right} & {(other.start, other.end) for other in self.rows}:
            return
        marking.split(listed, at)
        self.expect(
            replace(row, start=left[0], end=left[1]),
            Row(*right, claimant=row.claimant),
            instead_of=(row,),
        )

    @rule(window=WINDOW, one=PICK, other=PICK)
    def merge(self, window: int, one: int, other: int) -> None:
        marking, listed = self.seen(window)
        if not listed or one % len(listed) == other % len(listed):
            return
        first, second = sorted((one % len(listed), other % len(listed)))
        a, b = self.rows[first], self.rows[second]
        span = (min(a.start, b.start), max(a.end, b.end))
        others = {(row.start, row.end) for row in self.rows if row not in (a, b)}
        if span in others or (span in SPANS and span not in [(a.start, a.end), (b.start, b.end)]):
            return
        marking.merge(listed[one % len(listed)], listed[other % len(listed)])
        merged = Row(
            *span,
            a.verdict if a.verdict == b.verdict else None,
            "\n\n".join(dict.fromkeys(filter(None, (a.note, b.note)))),
            (*a.tags, *(tag for tag in b.tags if tag not in a.tags)),
            (*a.evidence, *(piece for piece in b.evidence if piece not in a.evidence)),
            a.claimant or b.claimant,
        )
        self.expect(merged, instead_of=(a, b))

    @rule(window=WINDOW, pick=PICK, how=st.sampled_from(["delete", "reject"]))
    def take_away(self, window: int, pick: int, how: str) -> None:
        picked = self.pick(window, pick)
        if picked is None:
            return
        marking, listed, row = picked
        getattr(marking, how)(listed)
        self.expect(instead_of=(row,))

    @rule(window=WINDOW, times=st.integers(1, 4))
    def undo(self, window: int, times: int) -> None:
        for _ in range(times):
            if not self.past:
                with pytest.raises(MarkingError, match="Nothing to undo"):
                    self.windows[window].undo()
                return
            self.windows[window].undo()
            self.future.append(self.rows)
            self.rows = self.past.pop()

    @rule(window=WINDOW, times=st.integers(1, 4))
    def redo(self, window: int, times: int) -> None:
        for _ in range(times):
            if not self.future:
                with pytest.raises(MarkingError, match="Nothing to redo"):
                    self.windows[window].redo()
                return
            self.windows[window].redo()
            self.past.append(self.rows)
            self.rows = self.future.pop()

    @rule(window=WINDOW)
    def restart(self, window: int) -> None:
        self.windows[window] = self.open()

    @invariant()
    def the_reader_sees_what_was_done(self) -> None:
        for window in (0, 1):
            _, listed = self.seen(window)
            assert tuple(row_of(one) for one in listed) == self.rows

    @invariant()
    def every_annotation_stands_in_the_text(self) -> None:
        for made in self.windows[0].annotations:
            assert 0 <= made.start < made.end <= len(TEXT)
            assert made.quote == TEXT[made.start : made.end]
            assert made.prefix == TEXT[max(0, made.start - 32) : made.start]
            assert made.suffix == TEXT[made.end : made.end + 32]

    @invariant()
    def the_steps_of_each_history_go_up(self) -> None:
        for made in self.windows[0].annotations:
            numbers = [change.step for change in made.history]
            assert numbers == sorted(set(numbers))


Reading.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
test_any_sequence_of_steps_can_be_taken_back_and_done_again = Reading.TestCase
