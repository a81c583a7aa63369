"""What all parts of the reading screen share: the state, the widgets, and how both change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import App

from annotations.errors import AnnotationError
from tui.article_renewal import with_annotations
from tui.article_state import ArticleState, Place
from tui.bindings import keys_of
from tui.commands.marking import AddEvidence, CorrectClaimant, EditTags, WriteNote
from tui.commands.moving import LeaveMode, SearchArticle
from tui.commands.spans import AdjustClaim, ChooseSpan, SplitClaim
from tui.key_names import display_key
from tui.messages import MarksWaiting, StoreChanged
from tui.screens.first_frame import FirstFrameScreen
from tui.signs import WORDS
from tui.widgets.legend import key_in_effect
from tui.widgets.status_line import Status, StatusLine

if TYPE_CHECKING:
    from annotations.marking import Marking
    from tui.widgets.article_view import ArticleView
    from tui.widgets.side_panel import SidePanel

LOOKING = "looking for claims, entities and figures …"


@dataclass(frozen=True)
class ReadingServices:
    """What the reading screen asks of the world outside it."""

    open_marking: Callable[[], Marking]
    """Makes `marking`, which no first paint waits for."""
    remember_place: Callable[[int], None]
    """Keep the offset at the top of the screen for the next run."""
    export: Callable[[ArticleState, str], str]
    """Write the article in the format of that id and say where."""
    last_format: Callable[[], str] = str
    """The format that was chosen last; "" where none was."""
    waiting: Callable[[], int] = int
    """How many marks are not on disk."""
    links: Callable[[], tuple[str, ...]] = tuple
    """The addresses that the article links to, the first is number 1; may raise ArticleError."""
    look_up: str = ""
    """The address that looks up a claim, with {claim} in the place of its words."""

    @cached_property
    def marking(self) -> Marking:
        """Every mark goes through it; when it returns it is on disk, or one of those that wait."""
        return self.open_marking()


KEYS_WAIT = "looking for claims …; your keys wait for them, {leave} forgets them"

EDITOR_COMMANDS = (
    WriteNote,
    AddEvidence,
    EditTags,
    CorrectClaimant,
    ChooseSpan,
    AdjustClaim,
    SplitClaim,
    SearchArticle,
)
"""Commands that open something that Escape closes."""

ScreenT = TypeVar("ScreenT", bound="ReadingBase")


def waits_for_claims(action: Callable[[ScreenT], None]) -> Callable[[ScreenT], None]:
    """Keep a key that was pressed before the claims were there, and do it when they are."""

    @wraps(action)
    def act_or_wait(screen: ScreenT) -> None:
        if screen.analysed or screen.state.claims:
            action(screen)
            return
        screen.typed_ahead.append(partial(action, screen))
        leave = keys_of(LeaveMode, screen.keymap).split(",")[0]
        screen.message = KEYS_WAIT.format(leave=display_key(leave))
        screen.show_status()

    return act_or_wait


class ReadingBase(FirstFrameScreen):
    """The state of one article and the widgets that show it."""

    typed_ahead: list[Callable[[], object]]
    """What was asked for before the claims were there, in order."""

    editor_waits = False
    """Whether an editor is to be opened by one of them, so that Escape is meant for it."""

    state: ArticleState
    services: ReadingServices
    view: ArticleView
    panel: SidePanel
    status_line: StatusLine
    keymap: dict[str, str]
    """The keys that are not the default, by command."""
    message = ""
    """What was done last, until the next move."""
    analysed = False
    """Whether the machine has seen the whole article, or can't."""

    @property
    def hears_keys(self) -> bool:
        """Whether a key is kept for later."""
        return bool(self.typed_ahead)

    def on_key(self, event: events.Key) -> None:
        """Where a key waits for the claims, let those after it wait too: they build on it."""
        if not self.typed_ahead:
            return
        event.stop()
        leaves = event.key in keys_of(LeaveMode, self.keymap).split(",")
        if leaves and not self.editor_waits:
            self.typed_ahead = []
            self.message = ""
            self.show_status()
            return
        self.typed_ahead.append(partial(self.app.call_later, press, self.app, event))
        self.editor_waits = not leaves and (self.editor_waits or self._opens_editor(event.key))

    def _opens_editor(self, key: str) -> bool:
        """Whether the key opens what Escape would then close."""
        return any(key in keys_of(command, self.keymap).split(",") for command in EDITOR_COMMANDS)

    def show(self, state: ArticleState, message: str = "") -> None:
        """Show another state, and say `message` at the foot of the screen."""
        self.state = state
        self.message = message
        self.view.show(state)
        self.panel.show(state)
        self.show_status()

    def show_status(self) -> None:
        """Say where the reader is."""
        state = self.state
        self.status_line.status = Status(
            message=self.message or self.situation(),
            tally=state.tally,
            claim=None if state.current is None else state.current + 1,
            claims=len(state.claims),
            progress=self.view.progress,
            waiting=self.services.waiting(),
            threshold=state.limit,
        )

    def situation(self) -> str:
        """What is under the reader's hand where nothing was just done."""
        state = self.state
        if state.choice is not None:
            return "choosing a span"
        if state.split_at is not None:
            return "choosing where to split"
        if state.highlight is not None:
            return highlight_words(state)
        if state.matches and state.match is not None:
            return f"“{state.query}” {state.match + 1} of {len(state.matches)}"
        return "" if self.analysed else LOOKING

    def key(self, command_id: str) -> str:
        """The key of a command as people read it."""
        return key_in_effect(command_id, self.keymap)

    def complain(self, message: str) -> None:
        """Show what went wrong, without reading it as markup."""
        self.notify(message, severity="error", markup=False, timeout=10)

    def mark(
        self, step: Callable[[], object], message: str = "", go_to: Place | None = None
    ) -> bool:
        """Take a step of marking, then show it; the disk comes before the screen.

        Returns whether it was taken; where it was not, the reader is told why.
        """
        try:
            step()
        except AnnotationError as error:
            self.complain(str(error))
            self.reload_annotations()
            return False
        if self.services.waiting():
            self.post_message(MarksWaiting())
        state = with_annotations(self.state, self.services.marking.annotations, go_to)
        self.show(state, message or self.verdict_words(state))
        return True

    def reload_annotations(self) -> None:
        """Show what another window may have written meanwhile."""
        try:
            annotations = self.services.marking.reload()
        except AnnotationError:
            return
        if annotations != self.state.annotations:
            self.show(with_annotations(self.state, annotations), self.message)

    def on_store_changed(self, message: StoreChanged) -> None:
        """Show what another window wrote on this article."""
        if not message.article_ids or self.state.article.id in message.article_ids:
            self.reload_annotations()

    def verdict_words(self, state: ArticleState) -> str:
        """The verdict of the current claim."""
        return WORDS[state.claim.verdict] if state.claim else ""

    def reveal_claim(self) -> None:
        """Bring the current claim onto the screen."""
        if self.state.claim is not None:
            self.view.reveal(self.state.claim.start, self.state.claim.end)


def press(app: App[object], key: events.Key) -> None:
    """Press `key` again, as if it came from the terminal; called by the app itself.

    Textual lets an event bubble no further than to the one who made it.
    """
    app.post_message(events.Key(key.key, key.character))


def highlight_words(state: ArticleState) -> str:
    """What the entity or figure is that the reader went to."""
    from annotations.analysis.model import Entity
    from tui.figure_words import figure_meaning

    found = state.highlight
    if found is None:
        return ""
    if isinstance(found, Entity):
        return f"{found.label} · {state.article.text[found.start : found.end]}"
    return f"figure · {figure_meaning(found, state.article.text)}"
