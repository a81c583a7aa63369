"""Any sequence of marks on a disk that refuses now and then, against a plain dictionary."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, SPANS, offered_claims
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from annotations.claim_list import list_claims
from annotations.errors import MarkingError
from annotations.marking import Marking
from annotations.model import Annotation, Verdict
from annotations.pending import PendingMarks
from annotations.store import Store, StoredArticle
from annotations.store.locks import FolderLock
from annotations.store.rescue import Rescue
from articles.model import Article

Marks = dict[int, tuple[Verdict | None, str]]
"""Number of a claim → its verdict and note; claims that have neither are left out."""

CLAIM = st.integers(0, len(SPANS) - 1)


def marks_of(annotations: tuple[Annotation, ...]) -> Marks:
    listed = list_claims(offered_claims(), annotations)
    found = {
        number: (one.verdict, one.annotation.note)
        for number, one in enumerate(listed)
        if one.annotation is not None
    }
    return {number: held for number, held in found.items() if held != (None, "")}


class RefusingDisk(RuleBasedStateMachine):
    """One reader at a store whose disk refuses, whose files are damaged, whose text changes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.article = ARTICLE
        self.revisions: list[Article] = []
        self.marks: Marks = {}
        self.past: list[Marks] = []
        self.future: list[Marks] = []
        self.refusing = ExitStack()
        self.is_refusing = False
        self.rescues: list[Rescue] = []
        self.seconds = count()
        self.open()

    def open(self) -> None:
        self.store = Store(self.folder, tell=self.rescues.append, patience=0)
        self.pending = PendingMarks(self.store)
        stored = self.pending.load(self.article.id)
        known = () if stored is None else stored.annotations
        self.marking = Marking(self.pending, self.article, "ana", self.now, annotations=known)

    def now(self) -> str:
        second = next(self.seconds)
        return f"2026-03-02T09:{second // 60 % 60:02}:{second % 60:02}Z"

    def teardown(self) -> None:
        self.refusing.close()
        shutil.rmtree(self.folder)

    def expect(self, number: int, verdict: Verdict | None, note: str) -> None:
        if self.marks.get(number, (None, "")) == (verdict, note):
            return
        self.past.append(self.marks)
        self.future.clear()
        self.marks = {**self.marks, number: (verdict, note)}
        if (verdict, note) == (None, ""):
            del self.marks[number]

    @rule(number=CLAIM, verdict=st.sampled_from(Verdict))
    def give_verdict(self, number: int, verdict: Verdict) -> None:
        listed = list_claims(offered_claims(), self.marking.annotations)
        self.marking.set_verdict(listed[number], verdict)
        now, note = self.marks.get(number, (None, ""))
        self.expect(number, None if now is verdict else verdict, note)

    @rule(number=CLAIM, note=st.sampled_from(["", "Ask.", "Two\nlines 🚢"]))
    def write_note(self, number: int, note: str) -> None:
        listed = list_claims(offered_claims(), self.marking.annotations)
        self.marking.set_note(listed[number], note)
        self.expect(number, self.marks.get(number, (None, ""))[0], note)

    @rule()
    def undo(self) -> None:
        if not self.past:
            with pytest.raises(MarkingError, match="Nothing to undo"):
                self.marking.undo()
            return
        self.marking.undo()
        self.future.append(self.marks)
        self.marks = self.past.pop()

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(MarkingError, match="Nothing to redo"):
                self.marking.redo()
            return
        self.marking.redo()
        self.past.append(self.marks)
        self.marks = self.future.pop()

    @precondition(lambda self: not self.is_refusing)
    @rule()
    def refuse(self) -> None:
        self.refusing.enter_context(FolderLock(self.folder).held())
        self.is_refusing = True

    @precondition(lambda self: self.is_refusing)
    @rule(retried=st.booleans())
    def let_in(self, retried: bool) -> None:
        self.refusing.close()
        self.is_refusing = False
        if retried:
            assert self.pending.retry() == 0

    @precondition(lambda self: not self.is_refusing)
    @rule()
    def restart(self) -> None:
        assert self.pending.retry() == 0
        self.open()

    @precondition(lambda self: not self.is_refusing)
    @rule(share=st.floats(0, 1))
    def damage(self, share: float) -> None:
        assert self.pending.retry() == 0
        path = self.folder / f"{self.article.id}.json"
        if path.exists():
            content = path.read_bytes()
            path.write_bytes(content[: int(share * len(content))])

    @precondition(lambda self: not self.is_refusing)
    @rule()
    def revise(self) -> None:
        assert self.pending.retry() == 0
        stored = self.store.load(self.article.id)
        if stored is None:
            return
        self.revisions.append(self.article)
        self.article = replace(self.article, text=f"{self.article.text} More soon.")
        self.store.revise(self.article, lambda _: [])
        self.open()

    @invariant()
    def the_reader_sees_what_was_done(self) -> None:
        assert marks_of(self.marking.annotations) == self.marks
        assert self.pending.refused == []

    @invariant()
    def what_does_not_wait_is_on_disk(self) -> None:
        if self.pending.count or self.is_refusing:
            return
        stored = self.store.load(self.article.id)
        held = StoredArticle(self.article) if stored is None else stored
        assert marks_of(held.annotations) == self.marks
        assert list(held.revisions) == self.revisions
        assert [one.lost for one in self.rescues if one.lost] == []


RefusingDisk.TestCase.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
test_no_mark_is_lost_on_a_disk_that_refuses_and_is_damaged = RefusingDisk.TestCase
