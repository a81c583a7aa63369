"""Marks that the disk refuses for a while: none is lost, none is told to be saved before it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, SPANS, annotation, offered_claims

from annotations.claim_list import ListedClaim, list_claims
from annotations.errors import MarkingError
from annotations.marking import Marking
from annotations.model import Annotation, Status, Verdict
from annotations.pending import PendingMarks, replayed
from annotations.store import Store
from annotations.store.locks import FolderLock


class Desk:
    """A reader whose disk can be made to refuse; another one on the folder is another window."""

    def __init__(self, folder: Path, annotator: str = "ana") -> None:
        self.folder = folder
        self.store = Store(folder, patience=0)
        self.pending = PendingMarks(self.store)
        moments = (f"2026-03-02T09:{second // 60:02}:{second % 60:02}Z" for second in count())
        stored = self.pending.load(ARTICLE.id)
        known = () if stored is None else stored.annotations
        self.marking = Marking(
            self.pending, ARTICLE, annotator, lambda: next(moments), annotations=known
        )

    def listed(self) -> tuple[ListedClaim, ...]:
        return list_claims(offered_claims(), self.marking.annotations)

    def on_disk(self) -> tuple[Annotation, ...]:
        stored = Store(self.folder).load(ARTICLE.id)
        return () if stored is None else stored.annotations

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """While another one holds the lock of the store, as one that sleeps does."""
        with FolderLock(self.folder).held():
            yield


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "articles")


def verdicts(annotations: tuple[Annotation, ...]) -> list[Verdict | None]:
    return [one.verdict for one in annotations if one.status is Status.ACCEPTED]


def test_a_mark_that_the_disk_refuses_waits_in_memory_and_says_why(desk: Desk) -> None:
    with desk.refusing():
        made = desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)

    assert made is not None
    assert desk.marking.annotations == (made,)
    assert (desk.pending.count, desk.on_disk()) == (1, ())
    assert "Another newsread is writing" in desk.pending.problem


def test_waiting_marks_reach_the_disk_as_the_reader_saw_them(desk: Desk) -> None:
    with desk.refusing():
        desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)
        desk.marking.set_note(desk.listed()[0], "Not 14.")
        desk.marking.add_claim(*SPANS[1])
        desk.marking.split(desk.listed()[3], SPANS[3][0] + 12)
    seen = desk.marking.annotations

    assert desk.pending.retry() == 0
    assert desk.on_disk() == seen
    assert desk.marking.reload() == seen
    assert desk.pending.problem == ""


def test_the_next_mark_takes_those_that_wait_along(desk: Desk) -> None:
    with desk.refusing():
        desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)

    desk.marking.set_verdict(desk.listed()[1], Verdict.VERIFIED)

    assert desk.pending.count == 0
    assert verdicts(desk.on_disk()) == [Verdict.DISPUTED, Verdict.VERIFIED]


def test_a_waiting_mark_is_undone_and_done_again(desk: Desk) -> None:
    desk.marking.set_verdict(desk.listed()[0], Verdict.VERIFIED)
    with desk.refusing():
        desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)
        desk.marking.undo()
        assert verdicts(desk.marking.annotations) == [Verdict.VERIFIED]
        desk.marking.redo()
        desk.marking.undo()
        desk.marking.undo()
        with pytest.raises(MarkingError, match="Nothing to undo"):
            desk.marking.undo()
        desk.marking.redo()

    assert desk.pending.retry() == 0
    assert verdicts(desk.on_disk()) == [Verdict.VERIFIED]
    assert Desk(desk.folder).marking.redo().description == "disputed"


def test_what_another_window_wrote_meanwhile_stays(desk: Desk) -> None:
    other = Desk(desk.folder, "ben")
    with desk.refusing():
        desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)
        desk.marking.set_note(desk.listed()[0], "Not 14.")
    other.marking.set_note(other.listed()[0], "Ask the port.")
    other.marking.set_verdict(other.listed()[1], Verdict.VERIFIED)

    assert desk.pending.retry() == 0
    first, second = desk.on_disk()
    assert (first.verdict, first.note, first.creator) == (Verdict.DISPUTED, "Not 14.", "ben")
    assert second.verdict is Verdict.VERIFIED
    steps = sorted(change.step for one in (first, second) for change in one.history)
    assert steps == [1, 2, 3, 4]


def test_a_waiting_mark_that_has_become_impossible_is_told_and_the_others_are_kept(
    desk: Desk,
) -> None:
    desk.marking.set_note(desk.listed()[0], "Ask.")
    other = Desk(desk.folder, "ben")
    with desk.refusing():
        desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)
        desk.marking.set_verdict(desk.listed()[1], Verdict.VERIFIED)
    other.marking.delete(other.listed()[0])

    assert desk.pending.retry() == 0
    assert desk.pending.refused == ["This claim was deleted meanwhile."]
    assert verdicts(desk.on_disk()) == [Verdict.VERIFIED]


def test_a_waiting_undo_never_takes_back_another_step_than_the_one_that_was_seen(
    desk: Desk,
) -> None:
    desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)
    other = Desk(desk.folder)
    with desk.refusing():
        desk.marking.undo()
    other.marking.set_verdict(other.listed()[1], Verdict.VERIFIED)

    assert desk.pending.retry() == 0
    assert verdicts(desk.on_disk()) == [Verdict.DISPUTED, Verdict.VERIFIED]
    assert "an undo was left out" in desk.pending.refused[0]


def test_a_step_that_can_not_be_taken_does_not_wait(desk: Desk) -> None:
    with desk.refusing(), pytest.raises(MarkingError, match="Nothing to undo"):
        desk.marking.undo()

    assert desk.pending.count == 0


def test_a_step_that_changes_nothing_does_not_wait(desk: Desk) -> None:
    desk.marking.set_note(desk.listed()[0], "Ask.")
    with desk.refusing():
        desk.marking.set_note(desk.listed()[0], "Ask.")

    assert desk.pending.count == 0


def test_marks_of_several_articles_wait_each_for_themselves(desk: Desk) -> None:
    from dataclasses import replace

    other = replace(ARTICLE, source="https://harbour.example/fares")
    elsewhere = Marking(desk.pending, other, "ana", annotations=())
    with desk.refusing():
        desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)
        elsewhere.add_claim(*SPANS[1])
        assert desk.pending.retry() == 2
    waiting = desk.pending.waiting_articles()

    assert [(one.article.source, len(one.annotations)) for one in waiting] == [
        (ARTICLE.source, 1),
        (other.source, 1),
    ]
    assert desk.pending.retry() == 0
    assert set(desk.store.article_ids()) == {ARTICLE.id, other.id}


def test_the_article_is_shown_with_its_waiting_marks_when_it_is_opened_again(desk: Desk) -> None:
    desk.store.save_article(ARTICLE)
    with desk.refusing():
        desk.marking.set_verdict(desk.listed()[0], Verdict.DISPUTED)
        stored = desk.pending.load(ARTICLE.id)

    assert stored is not None
    assert verdicts(stored.annotations) == [Verdict.DISPUTED]


def test_replayed_passes_over_what_can_not_be_taken() -> None:
    def refuses(_: tuple[Annotation, ...]) -> list[Annotation]:
        raise MarkingError("No.")

    replay = replayed([refuses, lambda _: [annotation(note="late")]], (annotation(),))

    assert replay.annotations == replay.changed == (annotation(note="late"),)
    assert replay.refused == ("No.",)
