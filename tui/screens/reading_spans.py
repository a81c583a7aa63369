"""Claims of the reader's own: choosing a span, growing, splitting, merging, taking away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.article_state import with_choice, with_split
from tui.screens.reading_marks import MarkActions

if TYPE_CHECKING:
    from tui.span_choice import SpanChoice

NOTHING_TO_CHOOSE = "there is no word to choose here"


class SpanActions(MarkActions):
    """The actions of the commands that make and change the span of a claim."""

    @property
    def is_choosing(self) -> bool:
        """Whether a span or a place to split is being chosen."""
        return self.state.choice is not None or self.state.split_at is not None

    def action_choose_span(self) -> None:
        """Make a claim of what the mouse selected, or start to choose by keyboard."""
        from tui.span_choice import choice_at, whole_words

        selected = self.view.selected_span()
        if selected is not None:
            selected = whole_words(self.state.article.text, *selected)
            self.clear_selection()
            self.mark(
                lambda: self.services.marking.add_claim(*selected),
                "a claim of your own",
                selected,
            )
            return
        self.state = with_choice(self.state, None)
        self._start_choice(choice_at(self.state.article.text, self._place_to_start()))

    def _place_to_start(self) -> int:
        """The highlight, match or claim the reader is at, else the first word on the screen."""
        state = self.state
        places = [
            state.highlight.start if state.highlight else None,
            state.matches[state.match][0] if state.match is not None else None,
            state.claim.start if state.claim else None,
        ]
        known = [place for place in places if place is not None and self.view.is_visible(place)]
        return known[0] if known else self.view.top_offset

    def _start_choice(self, choice: SpanChoice | None) -> None:
        if choice is None:
            self.message = NOTHING_TO_CHOOSE
            self.show_status()
            return
        self.view.focus()
        self._choose(choice)

    def action_adjust_claim(self) -> None:
        """Choose the span of the current claim again."""
        from tui.span_choice import choice_of

        claim = self.claim_to_mark()
        if claim is not None:
            choice = choice_of(self.state.article.text, claim.start, claim.end)
            self.state = with_choice(self.state, None, claim)
            self._start_choice(choice)

    def _choose(self, choice: SpanChoice) -> None:
        """Show the span as chosen so far."""
        self.show(with_choice(self.state, choice, self.state.adjusted))
        self.view.reveal(*choice.head)

    def _move_choice(self, move: Callable[[str, SpanChoice], SpanChoice]) -> None:
        if self.state.choice is not None:
            self._choose(move(self.state.article.text, self.state.choice))

    def action_extend_by_word(self) -> None:
        """Move the end, or the place to split, a word on."""
        from tui.span_choice import forward_by_word

        self._move_split(1)
        self._move_choice(forward_by_word)

    def action_reduce_by_word(self) -> None:
        """Move the end, or the place to split, a word back."""
        from tui.span_choice import back_by_word

        self._move_split(-1)
        self._move_choice(back_by_word)

    def action_extend_by_sentence(self) -> None:
        """Move the end a sentence on."""
        from tui.span_choice import forward_by_sentence

        self._move_choice(forward_by_sentence)

    def action_reduce_by_sentence(self) -> None:
        """Move the end a sentence back."""
        from tui.span_choice import back_by_sentence

        self._move_choice(back_by_sentence)

    def action_swap_ends(self) -> None:
        """Move the other end."""
        self._move_choice(lambda _, choice: choice.swapped())

    def action_finish_span(self) -> None:
        """Make the claim, or split it."""
        state = self.state
        choice, adjusted, claim, split_at = (
            state.choice,
            state.adjusted,
            state.claim,
            state.split_at,
        )
        self.action_cancel_span()
        marking = self.services.marking
        if choice is not None and adjusted is not None:
            self.mark(
                lambda: marking.resize(adjusted, choice.start, choice.end),
                "span changed",
                (choice.start, choice.end),
            )
        elif choice is not None:
            self.mark(
                lambda: marking.add_claim(choice.start, choice.end),
                "a claim of your own",
                (choice.start, choice.end),
            )
        elif claim is not None and split_at is not None:
            self.mark(
                lambda: marking.split(claim, split_at), "split in two", (claim.start, split_at)
            )

    def action_cancel_span(self) -> None:
        """Leave everything as it was."""
        self.show(with_split(with_choice(self.state, None), None))

    def action_split_claim(self) -> None:
        """Start to choose where to split, in the middle of the claim."""
        from tui.span_choice import split_places

        claim = self.claim_to_mark()
        if claim is None:
            return
        places = split_places(self.state.article.text, claim.start, claim.end)
        if not places:
            self.message = "a claim of one word can't be split"
            self.show_status()
            return
        self.view.focus()
        self.show(with_split(self.state, places[len(places) // 2]))

    def _move_split(self, words: int) -> None:
        from tui.span_choice import split_places

        claim, split_at = self.state.claim, self.state.split_at
        if claim is None or split_at is None:
            return
        places = split_places(self.state.article.text, claim.start, claim.end)
        number = places.index(split_at) + words
        if 0 <= number < len(places):
            self.show(with_split(self.state, places[number]))

    def action_grow_claim(self) -> None:
        """Make the claim longer by a word."""
        from tui.span_choice import grown

        self._resize(grown)

    def action_shrink_claim(self) -> None:
        """Make the claim shorter by a word."""
        from tui.span_choice import shrunk

        self._resize(shrunk)

    def _resize(self, change: Callable[[str, int, int], tuple[int, int]]) -> None:
        claim = self.claim_to_mark()
        if claim is not None:
            span = change(self.state.article.text, claim.start, claim.end)
            self.mark(lambda: self.services.marking.resize(claim, *span), "span changed", span)

    def action_merge_claim(self) -> None:
        """Make one claim of this and the next."""
        claim = self.claim_to_mark()
        if claim is None or self.state.current is None:
            return
        if self.state.current + 1 >= len(self.state.claims):
            self.message = "there is no next claim to merge with"
            self.show_status()
            return
        following = self.state.claims[self.state.current + 1]
        cleared = "" if claim.verdict is following.verdict else ", verdict cleared"
        self.mark(
            lambda: self.services.marking.merge(claim, following),
            f"merged{cleared}",
            (claim.start, following.end),
        )

    def action_accept_claim(self) -> None:
        """Accept the offered claim."""
        claim = self.claim_to_mark()
        if claim is not None:
            self.mark(lambda: self.services.marking.accept(claim), "accepted as a claim")

    def action_reject_claim(self) -> None:
        """Reject the offered claim."""
        claim = self.claim_to_mark()
        if claim is not None:
            message = f"rejected: {self.key('step.undo')} brings it back"
            self.mark(lambda: self.services.marking.reject(claim), message)

    def action_delete_claim(self) -> None:
        """Take the claim away."""
        claim = self.claim_to_mark()
        if claim is not None:
            message = f"taken away: {self.key('step.undo')} brings it back"
            self.mark(lambda: self.services.marking.delete(claim), message)
