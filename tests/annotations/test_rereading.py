"""A source read again with another text: what the store holds then, and what undo does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.claim_list import ListedClaim, list_claims, next_waiting
from annotations.deciding import Decision
from annotations.errors import MarkingError
from annotations.marking import Marking
from annotations.model import AnchorState, Annotation, Status, Verdict
from annotations.rereading import read_again, seen_again, with_known
from annotations.revising import NEWSREAD, carried, kept_words
from annotations.store import Store
from articles.model import Article

QUAY = "The quay will open in 14 days."
TIDE = "Nobody had measured the tide."
TEXT = f"{QUAY} {TIDE}\n\nThe crane stands in the yard of Holm."
FIRST = Article("https://gazette.example/quay", "Quay", TEXT, "2026-11-01T08:00:00Z")
CHANGED = replace(
    FIRST, text="Update at noon.\n\n" + TEXT.replace("14", "40"), retrieved="2026-11-02T08:00:00Z"
)
LATER = "2026-11-02T09:00:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def marking_on(store: Store, article: Article, annotator: str = "ana") -> Marking:
    return Marking(store, article, annotator, now=lambda: "2026-11-01T09:00:00Z")


def offered(text: str, words: str) -> ListedClaim:
    start = text.index(words)
    return ListedClaim(start, start + len(words))


def current(marking: Marking, words: str) -> ListedClaim:
    """The claim whose quote begins so."""
    return next(
        one
        for one in list_claims((), marking.annotations)
        if one.annotation is not None and one.annotation.quote.startswith(words)
    )


def marked(store: Store) -> Marking:
    marking = marking_on(store, FIRST)
    marking.set_verdict(offered(TEXT, QUAY), Verdict.VERIFIED)
    marking.set_verdict(offered(TEXT, TIDE), Verdict.DISPUTED)
    return marking


def by_quote(annotations: tuple[Annotation, ...], words: str) -> Annotation:
    return next(one for one in annotations if one.quote.startswith(words))


def test_the_text_before_is_kept_and_every_mark_follows_in_one_step(store: Store):
    marked(store)
    reread = read_again(store, CHANGED, LATER)
    assert reread.before == FIRST
    assert store.load(FIRST.id) == reread.stored
    assert reread.stored.revisions == (FIRST,)
    assert kept_words(reread.kept) == "1 claim kept, 1 changed"
    quay, tide = (by_quote(reread.stored.annotations, words) for words in (QUAY, TIDE))
    assert (quay.state, quay.verdict, quay.quote) == (AnchorState.CHANGED, Verdict.VERIFIED, QUAY)
    assert quay.revision == FIRST.sha256
    assert CHANGED.text[quay.start : quay.end] == QUAY.replace("14", "40")
    assert CHANGED.text[tide.start : tide.end] == TIDE
    assert {one.history[-1].by for one in (quay, tide)} == {NEWSREAD}
    assert quay.history[-1].step == tide.history[-1].step
    assert quay.history[-1].before is not None
    assert quay.history[-1].before["start"] == 0


def test_the_same_text_again_is_nothing_new(store: Store):
    marked(store)
    reread = read_again(store, replace(FIRST, retrieved=LATER), LATER)
    assert reread.before is None
    assert reread.stored.revisions == ()


def test_another_headline_alone_is_a_reading_of_its_own_and_moves_no_mark(store: Store):
    marks = marked(store).annotations
    renamed = replace(FIRST, title="Quay opens late", retrieved=LATER)
    reread = read_again(store, renamed, LATER)
    assert (reread.before, reread.is_headline_alone) == (FIRST, True)
    assert store.load(FIRST.id) == reread.stored
    assert (reread.stored.article, reread.stored.revisions) == (renamed, (FIRST,))
    assert reread.stored.annotations == marks
    again = read_again(store, replace(renamed, retrieved="2026-11-04T08:00:00Z"), LATER)
    assert again.before is None
    assert again.stored.revisions == (FIRST,)


def test_what_a_page_leaves_out_stays_as_it_was_known():
    known = replace(FIRST, site="Quay Gazette", published="2026-11-01T07:30:00Z")
    page = replace(CHANGED, site="gazette.example", published="2026-11-01")
    found = with_known(page, known)
    assert (found.site, found.published) == ("Quay Gazette", "2026-11-01T07:30:00Z")
    assert (found.title, found.text, found.retrieved) == (page.title, page.text, page.retrieved)
    named = replace(page, site="The Gazette", published="2026-11-03")
    assert with_known(named, known) == named
    assert with_known(page, FIRST) == page


def test_marks_go_on_under_the_new_headline(store: Store):
    marked(store)
    renamed = replace(FIRST, title="Quay opens late", retrieved=LATER)
    marking = marking_on(store, read_again(store, renamed, LATER).stored.article)
    marking.undo()
    held = store.load(FIRST.id)
    assert held is not None
    assert (held.article.title, held.annotations) == ("Quay opens late", marking.annotations)


def test_what_is_only_looked_at_is_not_written(store: Store):
    marked(store)
    stored = store.load(FIRST.id)
    assert stored is not None
    reread = seen_again(stored, CHANGED, LATER)
    assert kept_words(reread.kept) == "1 claim kept, 1 changed"
    assert store.load(FIRST.id) == stored


def test_undo_after_a_new_text_takes_the_own_step_back_and_not_the_new_text(store: Store):
    marked(store)
    marking = marking_on(store, read_again(store, CHANGED, LATER).stored.article)
    marking.undo()
    tide = by_quote(marking.annotations, TIDE)
    assert tide.status is Status.DELETED, "The claim was made by the verdict that is undone."
    marking.redo()
    assert by_quote(marking.annotations, TIDE).verdict is Verdict.DISPUTED


def test_undo_of_a_verdict_on_a_claim_of_before_is_right_on_the_new_text(store: Store):
    marking = marking_on(store, FIRST)
    marking.add_claim(TEXT.index(TIDE), TEXT.index(TIDE) + len(TIDE))
    marking.set_verdict(current(marking, TIDE), Verdict.DISPUTED)
    marking = marking_on(store, read_again(store, CHANGED, LATER).stored.article)
    marking.undo()
    tide = by_quote(marking.annotations, TIDE)
    assert (tide.verdict, tide.quote) == (None, TIDE)
    assert CHANGED.text[tide.start : tide.end] == TIDE


def test_undo_of_a_place_in_the_older_text_is_refused_in_a_sentence(store: Store):
    marking = marked(store)
    tide = current(marking, TIDE)
    marking.resize(tide, tide.start, tide.end - 10)
    marking = marking_on(store, read_again(store, CHANGED, LATER).stored.article)
    held = marking.annotations
    with pytest.raises(MarkingError, match="belongs to its older text"):
        marking.undo()
    assert marking.annotations == held


def test_a_reader_who_is_called_newsread_does_not_undo_the_new_text(store: Store):
    marking = marking_on(store, FIRST, NEWSREAD)
    marking.add_claim(0, len(QUAY))
    marking = marking_on(store, read_again(store, CHANGED, LATER).stored.article, NEWSREAD)
    assert marking.undo().description == "claim added"


def test_a_text_that_comes_back_brings_the_verdict_back_to_its_wording(store: Store):
    before = marked(store).annotations
    read_again(store, CHANGED, LATER)
    again = read_again(store, replace(FIRST, retrieved="2026-11-03T08:00:00Z"), LATER)
    for one in before:
        found = next(other for other in again.stored.annotations if other.id == one.id)
        assert (found.start, found.end, found.quote, found.state, found.replaces) == (
            one.start,
            one.end,
            one.quote,
            AnchorState.ANCHORED,
            one.replaces,
        )


def test_a_rejected_claim_stays_hidden_in_the_same_wording_and_is_offered_in_another(store: Store):
    marking = marking_on(store, FIRST)
    marking.reject(offered(TEXT, QUAY))
    marking.reject(offered(TEXT, TIDE))
    annotations = read_again(store, CHANGED, LATER).stored.annotations
    start = CHANGED.text.index(TIDE)
    assert by_quote(annotations, TIDE).replaces == ((start, start + len(TIDE)),)
    assert by_quote(annotations, QUAY).replaces == ()


def test_what_was_decided_waits_no_more(store: Store):
    marked(store)
    marking = marking_on(store, read_again(store, CHANGED, LATER).stored.article)
    waiting = next_waiting(list_claims((), marking.annotations), 0)
    assert waiting is not None
    marking.decide(waiting, Decision.KEEP_OLD)
    assert next_waiting(list_claims((), marking.annotations), 0) is None
    with pytest.raises(MarkingError, match="choose a place for it"):
        marking.decide(current(marking, QUAY), Decision.RENEW)


def test_the_place_that_one_reads_at_is_carried_over():
    assert carried(FIRST, CHANGED, TEXT.index("The crane")) == CHANGED.text.index("The crane")
    assert carried(FIRST, FIRST, 7) == 7
