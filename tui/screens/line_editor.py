"""The dialog for one line of text, with offers to choose from: tags, and who makes a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from articles.clean import clean_line
from tui.commands.base import Command
from tui.commands.dialogs import DiscardText, KeepText
from tui.key_names import display_key
from tui.messages import RowChosen
from tui.screens.dialog import Dialog
from tui.widgets.key_hints import hint_line
from tui.widgets.text_fields import LONGEST_LINE, ClippedQuote, LineField
from tui.widgets.virtual_list import NO_ROW, VirtualList

QUOTE_LINES = 2
COMMA = ","
LEAVE_KEY = "escape"


class LineEditor(Dialog[str]):
    """Writes one line; closes with it, or with None where the reader left it as it was.

    Enter keeps the line and Escape leaves it as it was, as in every field of one line.
    With `several`, the line is a list split by commas, and a chosen offer is added to it;
    without, a chosen offer is the answer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "next_offer", show=False),
        Binding("up", "previous_offer", show=False),
        Binding(LEAVE_KEY, "discard_text", show=False),
    ]

    def __init__(
        self,
        heading: str,
        value: str = "",
        *,
        quote: str = "",
        offers: Sequence[str] = (),
        several: bool = False,
        placeholder: str = "",
        keymap: Mapping[str, str] | None = None,
    ) -> None:
        """Go on with `value`; `offers` are listed below, `quote` (the claim) above."""
        super().__init__(keymap)
        self._heading = clean_line(heading)
        self._quote = quote
        self._offers = tuple(dict.fromkeys(clean_line(offer) for offer in offers))
        self._several = several
        self._value = clean_line(value, LONGEST_LINE)
        self._before = without_end(self._value) if several else self._value
        self._placeholder = placeholder
        self._fitting = self._offers

    def compose_fields(self) -> Iterable[Widget]:
        """The quote, the line, the offers."""
        yield ClippedQuote(self._quote, QUOTE_LINES)
        yield LineField(self._value, placeholder=self._placeholder, id="line")
        offers = VirtualList(self._render_offer, id="offers")
        offers.can_focus = False
        yield offers

    def on_mount(self) -> None:
        """Name the dialog and list the offers; what is typed replaces a single value."""
        self.query_one(".dialog-box").border_title = Content(self._heading)
        self._show_offers(self._offers)
        if not self._several:
            self._field.select_all()

    def key_line(self) -> Content:
        """The keys that matter here."""
        hints = [("Enter", "keep"), self.hint(DiscardText, "leave as it was")]
        if self._offers:
            hints.insert(1, ("↓ Enter", "add from the list" if self._several else "choose"))
        return hint_line(*hints)

    def key_of(self, command: type[Command]) -> str:
        """As in every dialog, but Escape leaves, unless the reader set it to keep."""
        keeps = LEAVE_KEY in self.keymap.get(KeepText.id, "").split(",")
        if command is DiscardText and not keeps:
            return display_key(LEAVE_KEY)
        return super().key_of(command)

    @property
    def _field(self) -> LineField:
        return self.query_one(LineField)

    @property
    def _list(self) -> VirtualList:
        return self.query_one(VirtualList)

    @property
    def _line(self) -> str:
        return without_end(self._field.line) if self._several else self._field.line

    def draft(self) -> object:
        """The line."""
        return self._line

    def is_changed(self) -> bool:
        """Whether the line is another one."""
        return self._line != self._before

    def action_keep_text(self) -> None:
        """Close with the line, or with None where it is as it was."""
        self.dismiss(self._line if self.is_changed() else None)

    def action_next_offer(self) -> None:
        """Go down the offers."""
        self._list.cursor += 1

    def action_previous_offer(self) -> None:
        """Go up the offers, and from the first one back to the line."""
        self._list.cursor -= 1

    @on(Input.Changed, "#line")
    def list_fitting_offers(self) -> None:
        """Offer what fits the words being written."""
        self._show_offers(fitting_offers(self._offers, self._field.value, self._several))

    @on(Input.Submitted, "#line")
    def take_line(self) -> None:
        """Take the offer that has the cursor, else close with the line as it stands."""
        if self._list.cursor == NO_ROW:
            self.dismiss(self._line)
        else:
            self._take_offer(self._list.cursor)

    @on(RowChosen)
    def take_row(self, message: RowChosen) -> None:
        """Take the offer that was clicked."""
        message.stop()
        self._take_offer(message.index)

    def _take_offer(self, index: int) -> None:
        """Answer with an offer, or add it to the line."""
        offer = self._fitting[index]
        if not self._several:
            self.dismiss(offer)
            return
        pieces = with_piece(self._field.value, offer)
        self._field.value = pieces
        self._field.cursor_position = len(pieces)

    def _show_offers(self, offers: tuple[str, ...]) -> None:
        """List `offers`, none of them chosen yet."""
        self._fitting = offers
        self._list.display = bool(offers)
        self._list.set_rows(len(offers), cursor=NO_ROW)

    def _render_offer(self, index: int, width: int) -> tuple[Content, ...]:
        return (Content(self._fitting[index]),)


def fitting_offers(offers: tuple[str, ...], line: str, several: bool) -> tuple[str, ...]:
    """The offers that hold what is being written: the line, or its last piece.

    Pieces that the line has already are not offered again. Where nothing fits a single line, all
    are offered, since the line may hold a name that is to be replaced.
    """
    *pieces, writing = line.split(COMMA) if several else [line]
    taken = {piece.strip().casefold() for piece in pieces}
    sought = writing.strip().casefold()
    fitting = tuple(
        offer
        for offer in offers
        if sought in offer.casefold() and offer.casefold() not in taken | {sought}
    )
    return fitting if fitting or several else offers


def with_piece(line: str, piece: str) -> str:
    """`line` with its last piece, which is being written, replaced by `piece` and a comma."""
    kept = [part.strip() for part in line.split(COMMA)[:-1]]
    return "".join(f"{part}{COMMA} " for part in [*kept, piece] if part)


def without_end(line: str) -> str:
    """A list split by commas without the commas and spaces behind its last piece."""
    return line.rstrip(f"{COMMA} ")
