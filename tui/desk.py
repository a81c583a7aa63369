"""What is on the desk: articles with their marks, place and analysis, brought together.

All that the app does besides showing; it knows the store, the library and the cache, no widget.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations.analysis.choice import Choice
from annotations.analysis.client import AnalysisClient
from annotations.errors import AnalysisError, AnnotationError, StoreError
from annotations.times import utc_now
from articles.model import Article
from tui.kept_texts import KeptTexts
from tui.pipeline_settings import pipeline_choice

if TYPE_CHECKING:
    from annotations.analysis.model import Analysis
    from annotations.marking import Marking
    from annotations.model import Annotation
    from annotations.store import Store
    from annotations.store.rescue import Rescue
    from articles.library.model import Item
    from tui.article_state import ArticleState
    from tui.folders import Folders
    from tui.library_desk import LibraryDesk
    from tui.settings import Settings

WELCOMED = "welcomed"
"""The file in the state folder that says that the five first keys were shown."""


REACHES_IN, SHOWN_FIRST = 2_000, 6_000
"""Code points before and after the top of the screen whose analysis is in the first frame."""


class OpenedArticle(NamedTuple):
    """An article ready to be shown."""

    article: Article
    open_marking: Callable[[], Marking]
    """Makes what marks it."""
    annotations: tuple[Annotation, ...]
    analysis: Analysis | None
    position: int
    is_seen_whole: bool = True
    """Whether the analysis is that of the whole text."""
    problem: str = ""
    """What went wrong with it, in a sentence."""
    news: str = ""
    """What became of it since it was read last, in a sentence."""


class Desk(KeptTexts):
    """Opens articles for one reader and keeps what they do."""

    def __init__(
        self,
        folders: Folders,
        settings: Settings,
        now: Callable[[], str] = utc_now,
        tell: Callable[[Rescue], None] | None = None,
    ) -> None:
        """Nothing is read or started before it is needed; `now` gives the time of each mark.

        `tell` learns what became of damaged files.
        """
        super().__init__(folders, now, tell)
        self._settings = settings
        self.client = AnalysisClient(pipeline_choice(settings), folders.analyses)
        self.uses_named_pipeline = pipeline_choice(settings) != Choice()
        self.being_noted: set[str] = set()
        """The ids of articles that were opened, which the library's database is still to learn."""

    def _marking(self, article: Article, annotations: tuple[Annotation, ...]) -> Marking:
        from annotations.marking import Marking

        annotator = self._settings.annotator
        return Marking(self.pending, article, annotator, self._now, annotations=annotations)

    def open_article(self, article: Article) -> OpenedArticle:
        """Bring together what is known of an article that was just read.

        Where the source holds another text than before, that becomes the current one, and the
        marks follow it; where this can't be written, the text that is kept is opened.
        """
        problem, news = "", ""
        try:
            stored = self._stored(article.id)
        except StoreError as error:
            stored, problem = None, f"Your marks can't be read: {error}"
        if stored is not None and article.retrieved < stored.article.retrieved:
            article = stored.article
        if stored is not None and not stored.article.reads_like(article):
            try:
                stored, news = self._read_again(article)
            except StoreError as error:
                problem = f"The source has changed; this is the text you read before. {error}"
            article = stored.article
        annotations = stored.annotations if stored is not None else ()
        position = self._position(article.id)
        analysis, is_whole = self._kept_analysis(article, position)
        return OpenedArticle(
            article=article,
            open_marking=lambda: self._marking(article, annotations),
            annotations=annotations,
            analysis=analysis,
            is_seen_whole=is_whole,
            position=position,
            problem=problem,
            news=news,
        )

    def _kept_analysis(self, article: Article, position: int) -> tuple[Analysis | None, bool]:
        """What was seen before of the text that is shown first; whether that is all of it."""
        kept = self.client.kept(article)
        if kept is None:
            return None, False
        try:
            part = kept.part(position - REACHES_IN, position + SHOWN_FIRST)
        except AnalysisError:
            return None, False
        return part, len(kept.ends) == 1

    def article_of(self, item: Item) -> Article | None:
        """The article of an item, as the store has it or as the feed gave it.

        A damaged file is restored first, and told. Raises StoreError and LibraryError.
        """
        return self.stored_article(item.id) or self.library.library.article(item.id)

    @cached_property
    def library(self) -> LibraryDesk:
        """The library's database with what is asked of it; loaded after the first paint."""
        from articles.library.library import Library
        from tui.library_desk import LibraryDesk

        def open_store() -> Store:
            from annotations.store import Store

            return Store(self._folders.store)

        folders = self._folders
        library = Library(folders.library, self._now)
        rules = self._settings.rules
        return LibraryDesk(
            library,
            self.late_index.opened,
            open_store,
            rules,
            settle=self.late_index.settle,
        )

    def close_databases(self) -> None:
        """Close the index and the library's database, where they were opened at all."""
        self.late_index.close()
        if "library" in vars(self):
            self.library.close()

    def note_opened(self, article: Article, is_full: bool) -> None:
        """Remember in the library that an article was opened; `is_full`: not a mere summary.

        Raises ArticleError; called in a thread.
        """
        from tui.library_marks import item_of

        try:
            self.library.library.note_opened(item_of(article, is_full=is_full))
        finally:
            self.being_noted.discard(article.id)

    def today(self) -> date:
        """The reader's day."""
        return datetime.fromisoformat(self._now()).astimezone().date()

    def note_seen(self, state: ArticleState) -> None:
        """Keep what the machine sees in the marked claims of an article; called in a thread.

        An index that fails is no reason to stop reading: it can be made anew.
        """
        from tui.claims_seen import seen_in

        with suppress(AnnotationError):
            self.late_index.index.note_seen(state.article.id, seen_in(state))

    def analyse(self, article: Article, first: int) -> AsyncIterator[Analysis]:
        """What the machine sees, the part at offset `first` first."""
        return self.client.analyse(article, first)

    def note_on(self, analysis: Analysis) -> str:
        """What the reader should know of how an analysis was made; "" where nothing."""
        from annotations.analysis.language_note import language_note

        return self.client.problem or language_note(analysis)

    async def use_own_pipeline(self) -> None:
        """Go on with the pipeline that comes with newsread."""
        await self.client.close()
        self.client = AnalysisClient(Choice(), self._folders.analyses)
        self.uses_named_pipeline = False

    def is_first_run(self) -> bool:
        """True once: at the first article that is ever opened."""
        flag = self._folders.state / WELCOMED
        if flag.exists():
            return False
        try:
            flag.parent.mkdir(parents=True, exist_ok=True)
            flag.touch()
        except OSError:
            return False
        return True

    def export_article(self, article: Article, analysis: Analysis | None, name: str) -> Path:
        """Write one article in the format `name` into the current folder; nothing is replaced.

        Raises AnnotationError and OSError.
        """
        from annotations.formats.exchange import ExportedArticle
        from annotations.store import StoredArticle
        from tui.exporting import export_into, remember_format

        held = self.pending.load(article.id) or StoredArticle(article)
        exported = ExportedArticle(article, analysis, held.annotations, held.revisions)
        path = export_into(Path.cwd(), exported, name, self._settings, self._now())
        remember_format(self._folders.state, name)
        return path

    def last_format(self) -> str:
        """The format that was chosen last, "" where none was."""
        from tui.exporting import last_format

        return last_format(self._folders.state)

    def write_waiting(self) -> Path:
        """Write the articles whose marks are not on disk to a file elsewhere. Raises StoreError."""
        from tui.waiting_file import write_elsewhere

        return write_elsewhere(self.pending.waiting_articles(), self._now())
