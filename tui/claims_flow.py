"""From any screen to the claims of all articles, and from one of them to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from annotations.errors import AnnotationError
from tui.article_flow import ArticleFlow
from tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from tui.article_state import ArticleState
    from tui.claims_view import ClaimsView
    from tui.messages import ClaimChosen, ClaimsLeft, ClaimsViewChanged


class ClaimsFlow(ArticleFlow):
    """An app that lists the claims of all articles above what is read."""

    claims_view: ClaimsView | None = None
    """How the reader looked at them last."""

    async def action_open_claims(self) -> None:
        """List the claims of all articles; in the list itself that is without its filter."""
        from tui.claims_view import ClaimsView
        from tui.screens.claims import ClaimsScreen
        from tui.screens.library import LibraryScreen

        if isinstance(self.screen, ClaimsScreen):
            self.screen.action_forget_filter()
        if not isinstance(self.screen, ReadingScreen | LibraryScreen):
            return

        if isinstance(self.main_screen, ReadingScreen):
            self.main_screen.keep_place()
            self.note_seen(self.main_screen.state)
        desk = self.desk
        screen = ClaimsScreen(
            desk.late_index.opened, self.claims_view or ClaimsView(), self.keymap, desk.today
        )
        await self.push_screen(screen)

    def on_claims_view_changed(self, message: ClaimsViewChanged) -> None:
        """Show the claims so the next time, too."""
        self.claims_view = message.view

    async def on_claims_left(self, message: ClaimsLeft) -> None:
        """Go back to what was shown before."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()

    async def on_claim_chosen(self, message: ClaimChosen) -> None:
        """Go to a claim: in the article that is open below, else in its own."""
        place, screen = (message.start, message.end), self.main_screen
        if isinstance(screen, ReadingScreen) and screen.state.article.id == message.article_id:
            while len(self.screen_stack) > 1:
                await self.pop_screen()
        else:
            opened = self.opened_screen(message.article_id)
            if opened is None:
                return
            await self.show_screen(opened)
            screen = opened
        self.call_after_refresh(screen.go_to_claim, place)

    def opened_screen(self, article_id: str) -> ReadingScreen | None:
        """The screen of an article of the store; None, and a word why, where it can't be read."""
        try:
            article = self.desk.stored_article(article_id)
        except AnnotationError as error:
            self.complain(str(error))
            return None
        if article is None:
            self.complain("This article is not in the store any more.")
            return None
        return self.reading_screen(article)

    async def show_screen(self, screen: Screen[None]) -> None:
        """Put `screen` in the place of what is shown; what the machine saw there is kept."""
        if isinstance(self.main_screen, ReadingScreen):
            self.note_seen(self.main_screen.state)
        await super().show_screen(screen)

    def note_seen(self, state: ArticleState) -> None:
        """Let the index know how much marked claims are worth and who says them."""
        if any(claim.annotation and claim.claim for claim in state.claims):
            self.run_worker(
                lambda: self.desk.note_seen(state), thread=True, group="seen", exit_on_error=False
            )
