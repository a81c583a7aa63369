"""Commands while the reader writes in a dialog."""

from __future__ import annotations

from tui.commands.base import DialogCommand


class KeepText(DialogCommand):
    """Keep what you wrote and close; in the line of tags or the claimant Enter keeps."""

    id, keys, hint = "dialog.keep", "escape,ctrl+s", "keep"


class DiscardText(DialogCommand):
    """Leave all as it was, asked twice; in the line of tags or the claimant Escape does it too."""

    id, keys, hint = "dialog.discard", "ctrl+g", "discard"


class NextStance(DialogCommand):
    """Choose what the evidence does to the claim: it supports, contradicts or gives context."""

    id, keys, hint = "evidence.stance", "ctrl+t", "stance"


class RemoveEvidence(DialogCommand):
    """Remove the evidence that has the cursor in the list."""

    id, keys, hint = "evidence.remove", "x,delete", "remove"
