"""The dialog for the evidence on a claim: what speaks for it, against it, or about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from annotations.model import Evidence, Stance
from tui.bindings import binding_of
from tui.commands.dialogs import DiscardText, KeepText, NextStance, RemoveEvidence
from tui.evidence_text import evidence_line, evidence_problem, is_blank
from tui.messages import RowChosen
from tui.screens.dialog import Dialog
from tui.widgets.evidence_form import EvidenceForm
from tui.widgets.key_hints import hint_line
from tui.widgets.text_fields import ClippedQuote
from tui.widgets.virtual_list import NO_ROW, VirtualList

QUOTE_LINES = 2


class EvidenceEditor(Dialog[tuple[Evidence, ...]]):
    """Adds, changes and removes evidence; closes with all of it, or None if nothing changed.

    The form holds new evidence until the reader chooses a listed one; keeping takes up what the
    form holds, so that an address pasted and Enter are enough.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding_of(NextStance),
        binding_of(RemoveEvidence),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    heading: ClassVar[str] = "Evidence"

    def __init__(
        self,
        quote: str,
        evidence: tuple[Evidence, ...] = (),
        stance: Stance = Stance.CONTEXT,
        keymap: Mapping[str, str] | None = None,
    ) -> None:
        """List `evidence` of the claim with the words `quote`; new evidence starts as `stance`."""
        super().__init__(keymap)
        self._quote = quote
        self._before = evidence
        self._items = evidence
        self._blank = Evidence(stance=stance)
        self._loaded = self._blank
        self._editing: int | None = None

    def compose_fields(self) -> Iterable[Widget]:
        """The quote, the evidence there is, the form."""
        yield ClippedQuote(self._quote, QUOTE_LINES)
        yield VirtualList(self._render_item, id="evidence")
        yield Static(id="form-heading")
        yield EvidenceForm(self._blank)

    def on_mount(self) -> None:
        """List the evidence and start with the form."""
        self._show_items()
        self.query_one("#url").focus()

    def key_line(self) -> Content:
        """The keys that matter here."""
        keep, change = ("Enter", "keep"), self.hint(NextStance)
        if self.query("#evidence:focus"):
            keep, change = ("Enter", "edit"), self.hint(RemoveEvidence)
        elif self.query("#quote:focus"):
            keep = self.hint(KeepText)
        return hint_line(keep, change, ("Tab", "next field"), self.hint(DiscardText))

    def draft(self) -> object:
        """All evidence, and what the form holds."""
        return self._items, self._form.evidence

    def is_changed(self) -> bool:
        """Whether the evidence or the form is not as it was."""
        return self._items != self._before or self._form_changed()

    def action_keep_text(self) -> None:
        """Close with all evidence, unless what the form holds can't be kept."""
        if self._take_form():
            self.dismiss(None if self._items == self._before else self._items)

    def action_next_stance(self) -> None:
        """Choose the next stance in the form."""
        self._form.choose_next_stance()

    def action_remove_evidence(self) -> None:
        """Remove the listed evidence that has the cursor."""
        removed = self._list.cursor
        self._items = (*self._items[:removed], *self._items[removed + 1 :])
        if self._editing == removed:
            self._start_form(None)
        elif self._editing is not None and self._editing > removed:
            self._editing -= 1
        self._show_items()
        if not self._items:
            self.query_one("#url").focus()
        self.tell(f"Removed; {self.key_of(DiscardText)} leaves all as it was.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Remove evidence only from within the list."""
        if action == RemoveEvidence.action:
            return self._list.has_focus and self._list.cursor != NO_ROW
        return super().check_action(action, parameters)

    @on(Input.Submitted)
    def keep_line(self) -> None:
        """Enter in a line keeps all and closes."""
        self.action_keep_text()

    @on(RowChosen)
    def edit_item(self, message: RowChosen) -> None:
        """Put the chosen evidence into the form, after taking up what is there."""
        message.stop()
        if self._take_form():
            self._start_form(message.index)

    def on_descendant_focus(self) -> None:
        """Name the keys of the part that the reader went to."""
        self.query_one(".dialog-keys", Static).update(self.key_line())

    @property
    def _form(self) -> EvidenceForm:
        return self.query_one(EvidenceForm)

    @property
    def _list(self) -> VirtualList:
        return self.query_one(VirtualList)

    def _form_changed(self) -> bool:
        """Whether the form holds something that is not listed yet."""
        held = self._form.evidence
        if self._editing is None:
            return not is_blank(held)
        return held != self._loaded

    def _take_form(self) -> bool:
        """Put what the form holds into the list; False, with a message, where it can't be."""
        if not self._form_changed():
            return True
        held = self._form.evidence
        if problem := evidence_problem(held):
            self.tell(problem)
            self.query_one("#url").focus()
            return False
        place = len(self._items) if self._editing is None else self._editing
        self._items = (*self._items[:place], held, *self._items[place + 1 :])
        self._start_form(None)
        self._show_items()
        return True

    def _start_form(self, editing: int | None) -> None:
        """Show a listed piece of evidence in the form, or a blank one."""
        self._editing = editing
        self._form.show(self._blank if editing is None else self._items[editing])
        self._loaded = self._form.evidence
        self.tell("")
        self._show_items()

    def _show_items(self) -> None:
        """List the evidence and name what the form holds."""
        count = len(self._items)
        self._list.display = bool(count)
        self._list.set_rows(count)
        heading = (
            "New evidence"
            if self._editing is None
            else (f"Evidence {self._editing + 1} of {count}")
        )
        self.query_one("#form-heading", Static).update(Content.styled(heading, "bold"))

    def _render_item(self, index: int, width: int) -> tuple[Content, ...]:
        return (evidence_line(self._items[index]),)
