"""An app whose marks may have to wait for the disk: they are tried again, and never forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from annotations.errors import AnnotationError
from articles.clean import clean_line
from tui.keys_in_turn import KeysInTurn
from tui.screens.reading_base import ReadingBase
from tui.waiting_words import waiting_words

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.messages import MarksWaiting

FIRST_RETRY, LAST_RETRY = 0.25, 4.0
"""Seconds from a mark that has to wait to the next try, and at most between two tries."""


class WaitingMarks(KeysInTurn):
    """Tries again while marks wait, and asks before they are left behind."""

    desk: Desk
    keymap: dict[str, str]
    retry_timer: Timer | None = None
    """Runs only while a mark waits."""
    retry_delay = FIRST_RETRY
    last_words: tuple[str, ...] = ()
    """What is to be said on the terminal when the app has ended."""

    def on_marks_waiting(self, message: MarksWaiting) -> None:
        """Try again soon."""
        self.say_refused()
        if self.retry_timer is None:
            self.retry_delay = FIRST_RETRY
            self.retry_timer = self.set_timer(FIRST_RETRY, self.retry_marks)

    def retry_marks(self) -> None:
        """Try to put what waits on disk; say it once where it lasts, and when it is over."""
        self.retry_timer = None
        left = self.desk.pending.retry()
        self.say_refused()
        if left:
            if self.retry_delay == FIRST_RETRY:
                self.complain(f"{waiting_words(left)}. {self.desk.pending.problem}")
            self.retry_delay = min(2 * self.retry_delay, LAST_RETRY)
            self.retry_timer = self.set_timer(self.retry_delay, self.retry_marks)
        elif self.retry_delay > FIRST_RETRY:
            self.notify("All marks are on disk now.", markup=False)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Let each screen tell how many marks wait."""
        from tui.screens.unsaved import UnsavedDialog

        # A try may still fall into the moment in which the app takes its screens down.
        for screen in self.screen_stack:
            if isinstance(screen, ReadingBase):
                screen.reload_annotations()
                screen.show_status()
            elif isinstance(screen, UnsavedDialog):
                screen.say(self.desk.pending.problem)

    def say_refused(self) -> None:
        """Name the marks that had waited and can't be taken any more."""
        refused = self.desk.pending.refused
        while refused:
            self.complain(f"A mark that waited could not be taken: {refused.pop(0)}")

    def ask_before_leaving(self) -> bool:
        """Whether marks wait, so that the reader is asked what becomes of them."""
        from tui.screens.unsaved import Leaving, UnsavedDialog

        if not self.desk.pending.retry():
            return False
        if isinstance(self.screen, UnsavedDialog):
            return True

        def answered(answer: Leaving | None) -> None:
            if answer is Leaving.WRITE:
                self.write_waiting()
            if answer in (Leaving.LEAVE, Leaving.WRITE):
                self.leave()
            else:
                self.show_waiting()

        self.clear_notifications()  # they say what the dialog says, and would cover it
        self.push_screen(
            UnsavedDialog(
                self.desk.pending.count, self.desk.pending.problem, self.retry_now, self.keymap
            ),
            answered,
        )
        return True

    def retry_now(self) -> str:
        """Try again at once; why marks still wait, "" where none do."""
        self.desk.pending.retry()
        return self.desk.pending.problem

    def write_waiting(self) -> None:
        """Write the marks that wait to a file; where it is, or why there is none, is said last."""
        try:
            path = self.desk.write_waiting()
        except AnnotationError as error:
            self.last_words = (*self.last_words, str(error))
        else:
            said = f"Your marks that were not on disk are in {path}; newsread import reads them."
            self.last_words = (*self.last_words, said)

    def save_before_the_end(self) -> None:
        """Where the app has to end at once: what still waits goes to a file."""
        if self.desk.pending.retry():
            self.write_waiting()

    def leave(self) -> None:
        """End the app."""
        raise NotImplementedError

    def complain(self, message: str) -> None:
        """Show what went wrong, without reading it as markup."""
        self.notify(clean_line(message), severity="error", markup=False, timeout=10)
