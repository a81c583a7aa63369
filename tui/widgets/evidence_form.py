"""The fields of one piece of evidence."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Label

from annotations.model import Evidence
from tui.widgets.stance_field import StanceField
from tui.widgets.text_fields import LineField, TextField


class EvidenceForm(Vertical):
    """URL, title, stance and quote; what is in the fields is `evidence`."""

    DEFAULT_CSS = """
    EvidenceForm {
        height: auto;
        Horizontal { height: auto; }
        Label { width: 8; color: $quiet; }
        TextField { height: 3; }
    }
    """

    def __init__(self, evidence: Evidence) -> None:
        """Start with `evidence` in the fields."""
        super().__init__()
        self._shown = evidence

    def compose(self) -> ComposeResult:
        """A label and a field in each row."""
        shown = self._shown
        stance = StanceField(id="stance")
        stance.stance = shown.stance
        fields = {
            "URL": LineField(shown.url, placeholder="https://", id="url"),
            "Title": LineField(shown.title, id="title"),
            "Stance": stance,
            "Quote": TextField(shown.quote, id="quote"),
        }
        for label, field in fields.items():
            with Horizontal():
                yield Label(label)
                yield field

    @property
    def evidence(self) -> Evidence:
        """What is in the fields, clean."""
        return Evidence(
            url=self.query_one("#url", LineField).line,
            title=self.query_one("#title", LineField).line,
            stance=self.query_one(StanceField).stance,
            quote=self.query_one("#quote", TextField).written,
        )

    def show(self, evidence: Evidence) -> None:
        """Put `evidence` into the fields and go to the first."""
        self.query_one("#title", LineField).load(evidence.title)
        self.query_one(StanceField).stance = evidence.stance
        self.query_one("#quote", TextField).load(evidence.quote)
        url = self.query_one("#url", LineField)
        url.load(evidence.url)
        url.focus()

    def choose_next_stance(self) -> None:
        """Choose the stance after the one that is chosen."""
        self.query_one(StanceField).action_choose(1)
