"""What goes between newsread and the formats of other tools, as plain frozen values.

Offsets are Unicode code points, end exclusive, where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotations.analysis.model import Analysis
from annotations.model import Annotation, Evidence, Verdict
from articles.model import Article, article_id

Written = str | bytes | dict[str, bytes]
"""What a format makes: text, bytes, or several files by their relative names, in order."""

Files = Mapping[str, bytes]
"""What a format is read from: the content of each file by its relative name."""


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """One article on its way out."""

    article: Article
    analysis: Analysis | None
    """None where it was never analysed: all that the machine would see is null then."""
    annotations: tuple[Annotation, ...] = ()
    revisions: tuple[Article, ...] = ()
    """The article as it was read before its text changed, oldest first."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What a verdict becomes in a ClaimReview."""

    name: str
    """In words, such as "Disputed"; schema.org's alternateName."""
    value: float | None = None
    """Between the worst and the best of the options; None: the verdict is no rating."""


RATINGS: Mapping[Verdict, Rating] = {
    Verdict.VERIFIED: Rating("Verified", 5),
    Verdict.DISPUTED: Rating("Disputed", 2),
    Verdict.NEEDS_CONTEXT: Rating("Needs context", 3),
    Verdict.NOT_CHECKABLE: Rating("Not checkable"),
}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a writer needs to know beside the articles."""

    exported: str
    """When it is written, ISO 8601 in UTC."""
    generator: str
    """The program's name and version, such as "newsread 0.2.0"."""
    reviewer: str = ""
    """Who publishes the reviews, for ClaimReview; empty: who made the annotation."""
    reviewer_url: str = ""
    review_url: str = ""
    """Where a review will be read; {id} in it stands for the id of the annotation."""
    ratings: Mapping[Verdict, Rating] = field(default_factory=lambda: RATINGS)
    """A verdict that is missing here gives no ClaimReview."""
    worst_rating: float = 1
    best_rating: float = 5


@dataclass(frozen=True, slots=True)
class ImportedMark:
    """One mark of another tool: what of it an annotation can hold, not yet placed in a text."""

    quote: str = ""
    """What is marked; empty where the format gives offsets alone."""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    """Where the other tool saw it, in the text that it saw; a hint only where the format brings
    no text. None: it did not say."""
    end: int | None = None
    utf16: bool = False
    """Whether start and end count UTF-16 units, which can't be converted without the text."""
    id: str | None = None
    """As the other tool names it; None where the format has no lasting ids."""
    verdict: Verdict | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claimant: str | None = None
    creator: str = ""
    created: str = ""
    """ISO 8601 in UTC; empty where the format does not say."""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """One article on its way in, with what is marked in it."""

    source: str
    """The address or path that the marks are about; empty where the format does not say."""
    article: Article | None
    """None where the format brings no text: it has to be known already, or be read. Its time of
    retrieval is empty where the format does not say."""
    annotations: tuple[Annotation, ...] = ()
    """Whole ones with their history, from newsread's own formats; they fit the article."""
    marks: tuple[ImportedMark, ...] = ()
    """Those of other tools; `annotations.formats.placing` finds where each stands."""
    notes: tuple[str, ...] = ()
    """What could not be brought in, a sentence each."""
    revisions: tuple[Article, ...] = ()
    """Earlier texts of the article, oldest first, from newsread's own formats."""
    known_id: str = ""
    """The id of the article, where the format names it instead of a source."""

    @property
    def id(self) -> str:
        """The id of the article that the marks are about; empty where nothing names it."""
        if self.article is not None:
            return self.article.id
        return article_id(self.source) if self.source else self.known_id
