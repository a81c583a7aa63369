"""Every command of the app, one small class each.

The class name gives the title and the action, the docstring is the help. Footer, help screen,
command palette, key bindings and the `[keys]` table of the settings all read this one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

WORD_IN_NAME = re.compile(r"[A-Z][a-z]*")


class Command:
    """Something the reader can do with a key."""

    id: ClassVar[str]
    """What the settings call it."""
    keys: ClassVar[str]
    """Default keys in Textual's names, split by commas."""
    group: ClassVar[str]
    """Heading in the help screen."""
    context: ClassVar[str]
    """Where it works: "app", "reading", "selecting", "list", "library" or "dialog"."""
    hint: ClassVar[str] = ""
    """One word for the line of keys at the foot of the screen; empty: not shown there."""
    title: ClassVar[str]
    help: ClassVar[str]
    action: ClassVar[str]

    def __init_subclass__(cls) -> None:
        """Name the command after its class; a class without an id is a group of commands."""
        words = [word.lower() for word in WORD_IN_NAME.findall(cls.__name__)]
        cls.title = " ".join(words).capitalize()
        cls.action = "_".join(words)
        cls.help = (cls.__doc__ or "").strip()


class ClaimCommand(Command):
    """Commands that walk the claims."""

    context = "reading"
    group = "Claims"


class MarkCommand(Command):
    """Commands that mark the current claim."""

    context = "reading"
    group = "Marking"


class SpanCommand(Command):
    """Commands that make and change the span of a claim."""

    context = "reading"
    group = "Claims of your own"


class MoveCommand(Command):
    """Commands that move through an article."""

    context = "reading"
    group = "Moving"


class ViewCommand(Command):
    """Commands that change what is shown."""

    context = "reading"
    group = "View"


class AppCommand(Command):
    """Commands that work on every screen."""

    context = "app"
    group = "newsread"


class SelectCommand(Command):
    """Commands while a span is chosen."""

    context = "selecting"
    group = "Choosing a span"


class ListCommand(Command):
    """Commands inside a list."""

    context = "list"
    group = "Lists"


class LibraryCommand(Command):
    """Commands of the library."""

    context = "library"
    group = "Library"


class DialogCommand(Command):
    """Commands while the reader writes in a dialog."""

    context = "dialog"
    group = "While you write"


class NextClaim(ClaimCommand):
    """Go to the next claim."""

    id, keys, hint = "claim.next", "j", "claim"


class PreviousClaim(ClaimCommand):
    """Go to the claim before."""

    id, keys = "claim.previous", "k"


class NextOpenClaim(ClaimCommand):
    """Go to the next claim that has no verdict yet."""

    id, keys = "claim.next_open", "J"


class PreviousOpenClaim(ClaimCommand):
    """Go to the last claim before this one that has no verdict yet."""

    id, keys = "claim.previous_open", "K"


class NextWorthChecking(ClaimCommand):
    """Go to the claim most worth checking that has no verdict yet; again, to the next one down."""

    id, keys = "claim.next_worth", "m"


class SortClaims(ClaimCommand):
    """List the claims by how much they are worth checking, or again in the order of the text."""

    id, keys = "claims.sort", "O"


class RaiseThreshold(ClaimCommand):
    """Pass over more claims: those worth checking less than a threshold, which goes up by 0.1."""

    id, keys = "threshold.raise", "right_parenthesis"


class LowerThreshold(ClaimCommand):
    """Pass over fewer claims: the threshold goes down by 0.1, at 0 every claim is walked."""

    id, keys = "threshold.lower", "left_parenthesis"


class MarkVerified(MarkCommand):
    """Mark the claim as verified; the same key again clears the verdict."""

    id, keys, hint = "claim.verify", "v", "verified"


class MarkDisputed(MarkCommand):
    """Mark the claim as disputed; the same key again clears the verdict."""

    id, keys, hint = "claim.dispute", "d", "disputed"


class MarkNeedsContext(MarkCommand):
    """Mark the claim as true or false only with context; the same key again clears it."""

    id, keys, hint = "claim.needs_context", "c", "context"


class MarkNotCheckable(MarkCommand):
    """Mark the claim as one that can't be checked (an opinion); the same key again clears it."""

    id, keys, hint = "claim.not_checkable", "o", "not checkable"


class WriteNote(MarkCommand):
    """Write a note on the claim, of as many lines as it needs."""

    id, keys, hint = "claim.note", "a", "note"


class AddEvidence(MarkCommand):
    """Add a source that supports or contradicts the claim or gives it context."""

    id, keys, hint = "claim.evidence", "e", "evidence"


class EditTags(MarkCommand):
    """Give the claim tags, split by commas."""

    id, keys = "claim.tags", "t"


class CorrectClaimant(MarkCommand):
    """Say who makes the claim, where it was not found or found wrong."""

    id, keys = "claim.claimant", "w"


class UndoStep(MarkCommand):
    """Take back your last step in this article; works after a restart too."""

    id, keys, hint = "step.undo", "u,ctrl+z", "undo"


class RedoStep(MarkCommand):
    """Do again what was taken back last."""

    id, keys = "step.redo", "U,ctrl+r"


class AcceptClaim(SpanCommand):
    """Accept an offered claim as one, without a verdict yet."""

    id, keys = "claim.accept", "y"


class RejectClaim(SpanCommand):
    """Reject an offered claim: it is none, and is shown no more."""

    id, keys = "claim.reject", "r"


class DeleteClaim(SpanCommand):
    """Take the claim away; its history is kept, and undo brings it back."""

    id, keys = "claim.delete", "x,delete"


class ChooseSpan(SpanCommand):
    """Make a claim of your own: choose its words, then press Enter."""

    id, keys, hint = "span.choose", "s", "select"


class AdjustClaim(SpanCommand):
    """Move the ends of the current claim, by word and by sentence."""

    id, keys = "claim.adjust", "S"


class GrowClaim(SpanCommand):
    """Make the claim longer by a word at its end."""

    id, keys = "claim.grow", "plus"


class ShrinkClaim(SpanCommand):
    """Make the claim shorter by a word at its end."""

    id, keys = "claim.shrink", "minus"


class SplitClaim(SpanCommand):
    """Split the claim in two: choose the place, then press Enter."""

    id, keys = "claim.split", "vertical_line"


class MergeClaim(SpanCommand):
    """Make one claim of this one and the next."""

    id, keys = "claim.merge", "ampersand"


class LineDown(MoveCommand):
    """Scroll down by a line."""

    id, keys = "move.line_down", "down"


class LineUp(MoveCommand):
    """Scroll up by a line."""

    id, keys = "move.line_up", "up"


class PageDown(MoveCommand):
    """Scroll down by a page."""

    id, keys = "move.page_down", "space,pagedown,ctrl+f"


class PageUp(MoveCommand):
    """Scroll up by a page."""

    id, keys = "move.page_up", "b,pageup,ctrl+b"


class HalfPageDown(MoveCommand):
    """Scroll down by half a page."""

    id, keys = "move.half_page_down", "ctrl+d"


class HalfPageUp(MoveCommand):
    """Scroll up by half a page."""

    id, keys = "move.half_page_up", "ctrl+u"


class GoTop(MoveCommand):
    """Go to the top of the article."""

    id, keys = "move.top", "g,home"


class GoEnd(MoveCommand):
    """Go to the end of the article."""

    id, keys = "move.end", "G,end"


class NextHighlight(MoveCommand):
    """Go to the next entity or figure and say what it is."""

    id, keys = "highlight.next", "right_square_bracket,right"


class PreviousHighlight(MoveCommand):
    """Go to the entity or figure before and say what it is."""

    id, keys = "highlight.previous", "left_square_bracket,left"


class SearchArticle(MoveCommand):
    """Search in the article; capitals matter only if you type one."""

    id, keys, hint = "search.open", "slash", "search"


class NextMatch(MoveCommand):
    """Go to the next place that the search found."""

    id, keys = "search.next", "n"


class PreviousMatch(MoveCommand):
    """Go to the place before that the search found."""

    id, keys = "search.previous", "N"


class NextArticle(MoveCommand):
    """Open the next of the articles named at the start."""

    id, keys = "article.next", "greater_than_sign"


class PreviousArticle(MoveCommand):
    """Open the article named before this one."""

    id, keys = "article.previous", "less_than_sign"


class LeaveMode(MoveCommand):
    """Put away the search, the legend or the hint; go back from the panel to the text."""

    id, keys = "mode.leave", "escape"


class TogglePanel(ViewCommand):
    """Show or hide the panel beside the article."""

    id, keys, hint = "panel.toggle", "p", "panel"


class ShowClaim(ViewCommand):
    """Show the current claim in the panel: who says it, figures, verdict, note, evidence."""

    id, keys = "panel.claim", "1"


class ListClaims(ViewCommand):
    """List the claims of the article in the panel."""

    id, keys = "panel.claims", "2"


class ListEntities(ViewCommand):
    """List the people, places and organisations of the article in the panel."""

    id, keys = "panel.entities", "3"


class ListFigures(ViewCommand):
    """List the figures of the article in the panel."""

    id, keys = "panel.figures", "4"


class SwitchFocus(ViewCommand):
    """Go from the text to the panel and back."""

    id, keys = "panel.focus", "tab,shift+tab"


class ToggleEntities(ViewCommand):
    """Switch the highlighting of entities off and on."""

    id, keys = "layer.entities", "E"


class ToggleFigures(ViewCommand):
    """Switch the highlighting of figures off and on."""

    id, keys = "layer.figures", "F"


class ToggleClaims(ViewCommand):
    """Switch the marks of claims off and on."""

    id, keys = "layer.claims", "C"


class ToggleLegend(ViewCommand):
    """Show or hide what the colours and signs mean."""

    id, keys = "view.legend", "l"


class ExportArticle(ViewCommand):
    """Write the article with its marks as JSON to a file in this folder."""

    id, keys = "article.export", "X"


class OpenLibrary(ViewCommand):
    """Go to the list of articles read before."""

    id, keys = "library.open", "L"


class SwitchTheme(AppCommand):
    """Switch between the dark, the light and the monochrome theme."""

    id, keys = "app.theme", "T"


class ShowHelp(AppCommand):
    """Show every key and what it does."""

    id, keys, hint = "app.help", "question_mark,f1", "help"


class OpenPalette(AppCommand):
    """Find a command by its name."""

    id, keys = "app.palette", "ctrl+p"


class QuitApp(AppCommand):
    """Leave newsread; all your marks are on disk already."""

    id, keys, hint = "app.quit", "q,ctrl+q", "quit"


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


class RowDown(ListCommand):
    """Go down by a row."""

    id, keys = "list.down", "down,j"


class RowUp(ListCommand):
    """Go up by a row."""

    id, keys = "list.up", "up,k"


class RowsDown(ListCommand):
    """Go down by a page of rows."""

    id, keys = "list.page_down", "pagedown,space,ctrl+f"


class RowsUp(ListCommand):
    """Go up by a page of rows."""

    id, keys = "list.page_up", "pageup,b,ctrl+b"


class FirstRow(ListCommand):
    """Go to the first row."""

    id, keys = "list.first", "home,g"


class LastRow(ListCommand):
    """Go to the last row."""

    id, keys = "list.last", "end,G"


class ChooseRow(ListCommand):
    """Go to what the row names."""

    id, keys, hint = "list.choose", "enter", "open"


class OpenSample(LibraryCommand):
    """Open the sample article that comes with newsread."""

    id, keys, hint = "library.sample", "s", "sample article"


class BackToArticle(LibraryCommand):
    """Go back to the article that was open."""

    id, keys = "library.back", "escape"


class ReloadLibrary(LibraryCommand):
    """Read the list of articles again."""

    id, keys = "library.reload", "f5"


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


def walk_commands(kind: type[Command]) -> Iterator[type[Command]]:
    """Every command below `kind` that has an id, in the order of this file."""
    for child in kind.__subclasses__():
        if "id" in child.__dict__:
            yield child
        yield from walk_commands(child)


COMMANDS: tuple[type[Command], ...] = tuple(walk_commands(Command))


def commands_of(context: str) -> tuple[type[Command], ...]:
    """The commands that work in `context`."""
    return tuple(command for command in COMMANDS if command.context == context)
