"""A reading screen on an article of our own, over a real store, and what can be read off it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from rich.cells import cell_len
from rich.style import Style
from screen_harness import Harness, screen_lines, settle
from textual.app import App
from textual.pilot import Pilot

from annotations.analysis.model import Analysis, Attribution, Bound, Claim, Entity, Figure, Span
from annotations.claim_list import ListedClaim
from annotations.marking import Marking
from annotations.model import Annotation
from annotations.store import Store
from articles.model import PARAGRAPH_BREAK, Article
from tui.article_state import ArticleState, ClaimOrder
from tui.messages import ArticleStepped, LibraryAsked, RevisionsAsked
from tui.screens.reading import ReadingScreen
from tui.screens.reading_base import ReadingServices
from tui.widgets.status_line import StatusLine

PARAGRAPHS = (
    (
        "The port of Varnholm closed its western quay on Tuesday after a crane fell onto two "
        "moored barges.",
        "Harbour master Elin Strand said 14 people were treated for minor injuries.",
        "All of them had left the hospital by the evening.",
    ),
    (
        "“We heard a bang and then the whole quay shook,” said Tomas Birk, a dock worker.",
        "The crane was 41 years old and had passed its last inspection in March.",
        "It was to be replaced next year.",
    ),
    (
        "Varnholm Ports, which runs the terminal, put the damage at 3.5 million euros.",
        "The union of the dock workers called that far too low and spoke of more than "
        "9 million euros.",
        "Neither side has published how it counted.",
    ),
    (
        "Nearly 60% of the grain of the region passes over the western quay.",
        "The ministry in Oslen expects delays of two to three weeks.",
        "Millers farther up the river said they had stocks for ten days.",
    ),
    (
        "“Nobody should turn this into a campaign,” the minister, Agnes Holt, told reporters.",
        "She said the cause was not known yet.",
    ),
    (
        "The police have taken the log books of the crane with them.",
        "A first report is due on 30 April.",
        "Its authors will also look at the wind, which blew at 80 kilometres an hour that morning.",
    ),
    (
        "About 200 lorries waited outside the gates on Wednesday.",
        "Their drivers were given water and told to turn back.",
    ),
    (
        "The quay was built in 1931 and widened twice.",
        "Elin Strand said the eastern quay would stay open day and night.",
        "It can take a third of the ships that call at Varnholm.",
    ),
)

TEXT = PARAGRAPH_BREAK.join(" ".join(sentences) for sentences in PARAGRAPHS)
SENTENCES = tuple(sentence for paragraph in PARAGRAPHS for sentence in paragraph)

ARTICLE = Article(
    source="https://harbour.example/crane",
    title="Crane falls onto barges in Varnholm",
    text=TEXT,
    retrieved="2026-03-02T08:00:00Z",
    byline=("Åsa Berg", "Tom O’Neill"),
    published="2026-03-01",
    site="Harbour Post",
    language="en",
)

NOW = "2026-03-02T09:00:00Z"

NARROW = (80, 24)
WIDE = (140, 40)


def span_of(words: str, text: str = TEXT, nth: int = 0) -> tuple[int, int]:
    """Where `words` stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def quote(span: tuple[int, int] | ListedClaim | Annotation | None, text: str = TEXT) -> str:
    """The words of a span."""
    assert span is not None, "There is no span where one was expected."
    start, end = span if isinstance(span, tuple) else (span.start, span.end)
    return text[start:end]


def _attribution(source: str, cue: str, content: str, *, direct: bool = False) -> Attribution:
    return Attribution(*(Span(*span_of(part)) for part in (source, cue, content)), direct=direct)


ATTRIBUTIONS = {
    1: _attribution("Harbour master Elin Strand", "said", "14 people were treated"),
    3: _attribution("Tomas Birk", "said", "We heard a bang", direct=True),
}

CLAIMS = tuple(
    Claim(*span_of(sentence), score=0.5, attribution=ATTRIBUTIONS.get(number))
    for number, sentence in enumerate(SENTENCES)
)

ENTITIES = tuple(
    sorted(
        (
            Entity(*span_of(words, nth=nth), label)
            for words, label, nth in (
                ("Varnholm", "GPE", 0),
                ("Tuesday", "DATE", 0),
                ("Elin Strand", "PERSON", 0),
                ("Tomas Birk", "PERSON", 0),
                ("Varnholm Ports", "ORG", 0),
                ("Oslen", "GPE", 0),
                ("Agnes Holt", "PERSON", 0),
                ("Elin Strand", "PERSON", 1),
                ("Varnholm", "GPE", 2),
            )
        ),
        key=lambda entity: entity.start,
    )
)


def _figure(
    words: str, value: float, bound: Bound = Bound.EXACT, unit: str | None = None
) -> Figure:
    low = value if bound is not Bound.ABOUT else None
    high = value if bound is Bound.EXACT else None
    return Figure(*span_of(words), value, low, high, bound, unit, None)


FIGURES = (
    _figure("14 people", 14),
    _figure("3.5 million euros", 3_500_000, unit="EUR"),
    _figure("more than 9 million euros", 9_000_000, Bound.AT_LEAST, unit="EUR"),
    _figure("Nearly 60%", 60, Bound.ABOUT, unit="percent"),
    _figure("80 kilometres an hour", 80, unit="km/h"),
    _figure("About 200 lorries", 200, Bound.ABOUT),
)

ANALYSIS = Analysis("made by hand", ENTITIES, FIGURES, CLAIMS)


class ReadingHarness(Harness):
    """Shows a reading screen over the store in `folder`; another one on it is a restart."""

    def __init__(self, folder: Path, screen: ReadingScreen, keymap: Mapping[str, str]) -> None:
        super().__init__(screen, keymap)
        self.folder = folder
        self.reading = screen
        self.places: list[int] = []
        """The reading positions that were kept, in order."""
        self.exported: list[ArticleState] = []
        self.formats: list[str] = []

    @property
    def state(self) -> ArticleState:
        return self.reading.state

    @property
    def claim_text(self) -> str:
        """The words of the current claim."""
        return quote(self.state.claim, self.state.article.text)

    def on_article_stepped(self, message: ArticleStepped) -> None:
        self.received.append(message)

    def on_revisions_asked(self, message: RevisionsAsked) -> None:
        self.received.append(message)

    def on_library_asked(self, message: LibraryAsked) -> None:
        self.received.append(message)


def read(
    folder: Path,
    *,
    article: Article = ARTICLE,
    analysis: Analysis | None = ANALYSIS,
    annotator: str = "ana",
    keymap: Mapping[str, str] | None = None,
    export: Callable[[ArticleState, str], str] | None = None,
    threshold: float = 0.0,
    order: ClaimOrder = ClaimOrder.PLACE,
    **options: Any,
) -> ReadingHarness:
    """An app that shows `article` with what the store in `folder` holds of it.

    `options` are those of `ReadingScreen`.
    """
    marking = Marking(Store(folder), article, annotator, now=lambda: NOW)
    state = ArticleState(
        article=article,
        analysis=analysis,
        annotations=marking.annotations,
        threshold=threshold,
        order=order,
    )

    def keep_export(shown: ArticleState, name: str) -> str:
        app.exported.append(shown)
        app.formats.append(name)
        return "/tmp/crane [b].json"

    def keep_place(position: int) -> None:
        app.places.append(position)

    services = ReadingServices(lambda: marking, keep_place, export or keep_export)
    screen = ReadingScreen(state, services, keymap=keymap, **options)
    app = ReadingHarness(folder, screen, keymap or {})
    return app


@asynccontextmanager
async def reading(
    folder: Path, size: tuple[int, int] = NARROW, **options: Any
) -> AsyncIterator[tuple[ReadingHarness, Pilot[object]]]:
    """The app of `read` running on a terminal of `size`, painted."""
    app = read(folder, **options)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield app, pilot


async def until(pilot: Pilot[object], found: Callable[[], bool], otherwise: str) -> None:
    """Wait until something is so that a timer or a process brings; fails with `otherwise`."""
    for _ in range(500):
        if found():
            return
        await pilot.pause(0.02)
    raise AssertionError(otherwise)


def on_disk(app: ReadingHarness) -> tuple[Annotation, ...]:
    """The annotations as a fresh store reads them."""
    stored = Store(app.folder).load(app.state.article.id)
    return () if stored is None else stored.annotations


def kept(app: ReadingHarness) -> Annotation:
    """The one annotation on disk."""
    found = on_disk(app)
    assert len(found) == 1, f"One annotation was expected on disk, there are {len(found)}."
    return found[0]


def standing_quotes(app: ReadingHarness) -> list[str]:
    """The words of the accepted annotations on disk, in the order of the text."""
    accepted = [one for one in on_disk(app) if one.status == "accepted"]
    return [one.quote for one in sorted(accepted, key=lambda one: one.start)]


def status_text(app: App[object]) -> str:
    """What the status line says."""
    return app.screen.query_one(StatusLine).render_line(0).text


def rows_with(app: App[object], words: str) -> list[int]:
    """The numbers of the terminal's lines that show `words`."""
    return [number for number, line in enumerate(screen_lines(app)) if words in line]


def place_of(app: App[object], words: str) -> tuple[int, int]:
    """Cell and line of the terminal where `words` start."""
    rows = rows_with(app, words)
    assert rows, f"“{words}” is not on the screen:\n" + "\n".join(screen_lines(app))
    line = screen_lines(app)[rows[0]]
    return cell_len(line[: line.index(words)]), rows[0]


def style_at(app: App[object], place: tuple[int, int]) -> Style:
    """The style of the cell at (cell, line) of the terminal."""
    strip = app.screen._compositor.render_strips()[place[1]]
    (_, style, _), *_ = strip.crop(place[0], place[0] + 1)
    assert style is not None
    return style


def style_of(app: App[object], words: str) -> Style:
    """The style of the first cell of `words` on the terminal."""
    return style_at(app, place_of(app, words))


def as_json(path: Path) -> Any:
    """The JSON in a file."""
    return json.loads(path.read_text(encoding="utf-8"))


Test = TypeVar("Test", bound=Callable[..., Any])


def covers(*command_ids: str) -> Callable[[Test], Test]:
    """Say that a test presses the default keys of these commands and sees what they do."""

    def mark(test: Test) -> Test:
        test.covers = command_ids  # type: ignore[attr-defined]
        return test

    return mark
