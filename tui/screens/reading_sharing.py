"""What takes an article or a claim out of newsread: browser, clipboard, look-up."""

from __future__ import annotations

import re

from articles.errors import ArticleError
from tui.messages import NextUnreadAsked, StarAsked
from tui.screens.reading_base import ReadingBase

NO_CLAIM = "go to a claim first"
NO_ADDRESS = "this article has no address on the web"
NO_LINKS = "no links are known in this article"


class ShareActions(ReadingBase):
    """The actions of the commands that lead out of the article."""

    def action_open_next_unread(self) -> None:
        """Open the next unread article."""
        self.post_message(NextUnreadAsked(self.state.article.id))

    def action_star_article(self) -> None:
        """Give or take the star."""
        self.post_message(StarAsked(self.state.article.id))

    def action_browse_article(self) -> None:
        """Open the address in the browser."""
        self._browse(self.state.article.source, "opened in your browser", NO_ADDRESS)

    def _browse(self, address: str, done: str, refused: str) -> None:
        from tui.browser import browse
        from tui.sharing import is_browsable

        if not is_browsable(address):
            self.say(refused)
            return
        self.app.run_worker(browse(self.app, address), group="browser")
        self.say(done)

    def say(self, words: str) -> None:
        """Say something at the foot of the screen, until the next move."""
        self.message = words
        self.show_status()

    def action_follow_link(self) -> None:
        """Ask for the number of a link and open it."""
        from tui.screens.line_editor import LineEditor

        try:
            links = self.services.links()
        except ArticleError as error:
            self.complain(str(error))
            return
        if not links:
            self.say(NO_LINKS)
            return

        def follow(answer: str | None) -> None:
            number = link_number(answer or "")
            if number is None:
                return
            if not 1 <= number <= len(links):
                self.say(f"there is no link {number}")
                return
            link = links[number - 1]
            self._browse(link, f"opened link {number}", f"link {number} leads to no web address")

        offers = [f"{number} {link}" for number, link in enumerate(links, 1)]
        editor = LineEditor(
            "Number of the link", offers=offers, placeholder="1", keymap=self.keymap
        )
        self.app.push_screen(editor, follow)

    def action_look_up_claim(self) -> None:
        """Look up the current claim."""
        from tui.sharing import look_up_address

        quote = self._claim_words()
        if not quote:
            self.say(NO_CLAIM)
            return
        address = look_up_address(self.services.look_up, quote)
        self._browse(
            address, "looked up in your browser", "the look-up address is not a web address"
        )

    def action_copy_link(self) -> None:
        """Copy the address."""
        self.app.copy_to_clipboard(self.state.article.source)
        self.say("copied the address")

    def action_copy_quote(self) -> None:
        """Copy the current claim with its source."""
        from tui.sharing import quoted

        quote, article = self._claim_words(), self.state.article
        if not quote:
            self.say(NO_CLAIM)
            return
        self.app.copy_to_clipboard(quoted(quote, article.title, article.source))
        self.say("copied the claim with its source")

    def action_cite_article(self) -> None:
        """Copy a citation of the article."""
        from tui.sharing import cite

        article = self.state.article
        self.app.copy_to_clipboard(
            cite(article.title, article.source, article.byline, article.site, article.published)
        )
        self.say("copied a citation")

    def _claim_words(self) -> str:
        """The words of the current claim."""
        claim = self.state.claim
        return "" if claim is None else claim.wording(self.state.article.text)


def link_number(answer: str) -> int | None:
    """The number that an answer begins with."""
    found = re.match(r"\s*(\d{1,6})\b", answer)
    return int(found[1]) if found else None
