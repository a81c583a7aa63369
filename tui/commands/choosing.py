"""Commands while a span is chosen."""

from __future__ import annotations

from tui.commands.base import SelectCommand


class ExtendByWord(SelectCommand):
    """Move the end of the span a word further."""

    id, keys, hint = "select.word_forward", "l,right", "word"


class ReduceByWord(SelectCommand):
    """Move the end of the span back by a word."""

    id, keys, hint = "select.word_back", "h,left", "back"


class ExtendBySentence(SelectCommand):
    """Move the end of the span to the end of the sentence."""

    id, keys, hint = "select.sentence_forward", "j,down", "sentence"


class ReduceBySentence(SelectCommand):
    """Move the end of the span back by a sentence."""

    id, keys = "select.sentence_back", "k,up"


class SwapEnds(SelectCommand):
    """Move the other end of the span."""

    id, keys, hint = "select.swap", "o,tab", "other end"


class FinishSpan(SelectCommand):
    """Make a claim of the span, or split the claim at the place chosen."""

    id, keys, hint = "select.finish", "enter,s", "done"


class CancelSpan(SelectCommand):
    """Leave everything as it was."""

    id, keys, hint = "select.cancel", "escape", "cancel"
