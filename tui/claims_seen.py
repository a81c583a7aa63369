"""What the machine sees in the marked claims of an article, as the index keeps it; pure."""

from __future__ import annotations

from annotations.claim_list import ListedClaim
from annotations.index import Seen
from annotations.model import Annotation
from annotations.sayings import attributions_of
from articles.clean import clean_line
from tui.article_state import ArticleState
from tui.source_words import source_words


def seen_in(state: ArticleState) -> list[tuple[Annotation, Seen]]:
    """Of each annotation that stands for an offered claim, its worth and who says it."""
    return [
        (claim.annotation, Seen(claim.score, speaker_of(claim, state)))
        for claim in state.claims
        if claim.annotation is not None and claim.claim is not None
    ]


def speaker_of(claim: ListedClaim, state: ArticleState) -> str | None:
    """Who says a claim, the innermost of several; None where nobody was found."""
    chain = attributions_of(claim, state.sayings)
    if not chain:
        return None
    said = chain[-1]
    source = said.source
    near = state.entity_index.overlapping(source.start, source.end) if source else []
    return clean_line(source_words(said, state.article.text, near)) or None
