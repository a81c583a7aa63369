"""What comes of an article that is brought in: its annotations on the text that is here. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotations.foreign_marks import bring_marks
from annotations.formats.exchange import ImportedArticle
from annotations.merging import Merged, Outcome, merge
from annotations.model import AnchorState, Annotation, Status
from annotations.store.form import StoredArticle
from articles.clean import clean_line


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one article."""

    article_id: str
    title: str
    annotations: tuple[Annotation, ...]
    """All of the article, as they should stand now."""
    outcomes: Mapping[str, Outcome]
    """Of those that came, by their id."""
    conflicts: Mapping[str, tuple[str, ...]]
    """The fields in conflict, by the id."""
    moved: int = 0
    """How many stand elsewhere than they came, since the text here is another one."""
    lost: tuple[str, ...] = ()
    """The words of those that stand nowhere in the text here."""
    notes: tuple[str, ...] = ()
    """What else could not be brought in, a sentence each."""
    disagreeing: Mapping[str, str] = field(default_factory=dict)
    """Of the new ones those on the very words of a claim that was here and has another verdict:
    its id by theirs. Both stand, side by side."""

    def count(self, outcome: Outcome) -> int:
        """How many annotations came out so."""
        return Counter(self.outcomes.values())[outcome]


def stored_form(imported: ImportedArticle, at: str) -> StoredArticle | None:
    """What a library that lacks the article would hold; None where there is no text.

    Its annotations are those that came, whole ones.
    """
    article = imported.article
    if article is None:
        return None
    if not article.retrieved:
        article = replace(article, retrieved=at)
    return StoredArticle(article, imported.annotations, imported.revisions)


def bring(imported: ImportedArticle, here: StoredArticle, by: str, at: str) -> Brought:
    """The annotations of `here` after those of `imported` came in.

    What has to be recorded is a step of `by` at the time `at`. Doing it again changes nothing.
    """
    theirs = _on_this_text(imported, here)
    moved = sum(
        (one.start, one.end) != (came.start, came.end) and one.state is not AnchorState.ORPHAN
        for one, came in zip(theirs, imported.annotations, strict=True)
    )
    lost = [
        clean_line(one.quote)
        for one, came in zip(theirs, imported.annotations, strict=True)
        if one.state is AnchorState.ORPHAN and came.state is not AnchorState.ORPHAN
    ]
    merged = merge(here.annotations, theirs, by, at)
    placed = bring_marks(here.article, merged.annotations, imported.marks, by, at)
    return Brought(
        article_id=here.article.id,
        title=here.article.title,
        annotations=placed.merged.annotations,
        outcomes={**merged.outcomes, **placed.merged.outcomes},
        conflicts={**merged.conflicts, **placed.merged.conflicts},
        moved=moved + placed.moved,
        lost=(*lost, *placed.lost),
        notes=(*_text_note(imported, here), *imported.notes),
        disagreeing=_disagreeing(here.annotations, merged),
    )


def _text_note(imported: ImportedArticle, here: StoredArticle) -> tuple[str, ...]:
    """A sentence where the marks were made on a text that is not here yet."""
    came = imported.article
    if came is None or not imported.annotations:
        return ()
    if came.sha256 in (one.sha256 for one in (here.article, *here.revisions)):
        return ()
    return ("the marks were made on another text, which is kept among the readings.",)


def _disagreeing(before: Sequence[Annotation], merged: Merged) -> dict[str, str]:
    """The new annotations that judge the words of one that was here otherwise, with its id."""
    judged = [one for one in before if one.status is Status.ACCEPTED and one.verdict is not None]
    standing = {(one.start, one.end): one for one in reversed(judged) if one.start < one.end}
    found: dict[str, str] = {}
    for one in merged.annotations:
        other = standing.get((one.start, one.end))
        if other is None or merged.outcomes.get(one.id) is not Outcome.NEW:
            continue
        if one.status is Status.ACCEPTED and one.verdict not in (None, other.verdict):
            found[one.id] = other.id
    return found


def _on_this_text(imported: ImportedArticle, here: StoredArticle) -> Sequence[Annotation]:
    """The annotations on the text that is here, where that is not the one they came with."""
    came = imported.article
    if came is None or came.sha256 == here.article.sha256 or not imported.annotations:
        return imported.annotations
    from annotations.revising import reanchored

    return reanchored(came, here.article, imported.annotations)
