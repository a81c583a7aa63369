"""The current claim in full, as one Content: who says it, figures, verdict, evidence, history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from textual.content import Content

from annotations.claim_list import ListedClaim
from annotations.history_words import original, step_words
from annotations.model import AnchorState, Annotation, Change, Evidence
from annotations.sayings import attributions_of
from tui.article_state import ArticleState
from tui.figure_words import figure_meaning
from tui.graphemes import unjoined
from tui.signs import SIGNS, STANCE_SIGNS, STYLE_NAMES, WORDS
from tui.state_signs import STATE_WORDS, sign_of
from tui.who_says import saying_words
from tui.widgets.legend import key_in_effect
from tui.worth_words import BELOW, score_words, worth_words

Part = Content | tuple[str, str]

HEADING = "bold $accent"
QUIET = "$quiet"

WHO = "Who says it"

NO_ARTICLE_CLAIMS = "No claims were found in this article. Press {} to choose one yourself."
NO_CLAIM_YET = "Press {} to go to the first claim, or click on one in the text."
STILL_READING = "Claims show up here in a moment."


def claim_card(state: ArticleState, keymap: Mapping[str, str]) -> Content:
    """The card of the current claim, or what to do where none is current.

    `keymap` holds the keys that are not the default, by command.
    """
    claim = state.claim
    if claim is None:
        return Content.styled(_what_to_do(state, keymap), QUIET)
    sections = [
        _heading(state, claim),
        *_wording(state, claim, keymap),
        _who_says_it(state, claim),
        _figures(state, claim),
    ]
    if claim.annotation is not None:
        sections += _annotation_sections(claim.annotation, state.annotations)
    shown = [section for section in sections if section]
    return Content("\n\n").join(shown)


def _what_to_do(state: ArticleState, keymap: Mapping[str, str]) -> str:
    if state.analysis is None:
        return STILL_READING
    if state.claims:
        return NO_CLAIM_YET.format(key_in_effect("claim.next", keymap))
    return NO_ARTICLE_CLAIMS.format(key_in_effect("span.choose", keymap))


def _heading(state: ArticleState, claim: ListedClaim) -> Content:
    """Which claim this is, and its verdict."""
    color = f"bold $claim-{STYLE_NAMES[claim.verdict]}"
    number = 0 if state.current is None else state.current + 1
    parts: list[Part] = [
        (f"{SIGNS[claim.verdict]} {WORDS[claim.verdict]}", color),
        (f"\nclaim {number} of {len(state.claims)}{_worth(state, claim)}", QUIET),
    ]
    if claim.is_below(state.limit):
        parts.append((f"\n{BELOW} of {score_words(state.limit)}", QUIET))
    if claim.state is not AnchorState.ANCHORED:
        parts.insert(0, (f"{sign_of(claim)} {STATE_WORDS[claim.state]}\n", "bold $warning"))
    return Content.assemble(*parts)


def _wording(
    state: ArticleState, claim: ListedClaim, keymap: Mapping[str, str]
) -> Iterator[Content]:
    """The words of the claim; where they changed, what differs and how to decide."""
    if claim.annotation is None or claim.state is AnchorState.ANCHORED:
        yield Content(unjoined(state.article.text[claim.start : claim.end]))
        return
    from tui.diff_content import decision_keys, wording_change

    yield wording_change(state.article.text, claim.annotation)
    if claim.is_waiting:
        yield _section("Your decision", decision_keys(claim.annotation, keymap))


def _worth(state: ArticleState, claim: ListedClaim) -> str:
    """How much it is worth checking, where the article's language has rules for that."""
    is_told = state.is_ranked or claim.score is None
    return f" · {worth_words(claim)}" if is_told else ""


def _who_says_it(state: ArticleState, claim: ListedClaim) -> Content:
    """The claimant: as corrected by hand, else as the machine sees it."""
    corrected = claim.annotation.claimant if claim.annotation else None
    if corrected:
        return _section(WHO, Content.assemble(corrected, (" (yours)", QUIET)))
    chain = attributions_of(claim, state.sayings)
    said, manner = saying_words(chain, state.article.text, state.entity_index, state.language)
    if not chain:
        return _section(WHO, Content.styled(said, QUIET))
    return _section(WHO, Content.assemble(said, (f"\n{manner}", QUIET)))


def _figures(state: ArticleState, claim: ListedClaim) -> Content:
    """What the figures inside the claim mean."""
    figures = state.figure_index.overlapping(claim.start, claim.end)
    text = state.article.text
    lines = [Content.styled(figure_meaning(figure, text), "$figure") for figure in figures]
    return _section("Figures", Content("\n").join(lines)) if lines else Content()


def _annotation_sections(
    annotation: Annotation, annotations: Sequence[Annotation]
) -> Iterator[Content]:
    """What the reader wrote on the claim; `annotations` are all those of the article."""
    if annotation.note:
        yield _section("Note", Content(annotation.note))
    if annotation.tags:
        yield _section("Tags", Content(", ".join(annotation.tags)))
    if annotation.evidence:
        lines = [_evidence_line(evidence) for evidence in annotation.evidence]
        yield _section("Evidence", Content("\n").join(lines))
    if annotation.history:
        lines = [
            history_line(change, annotation.history, annotations)
            for change in reversed(annotation.history)
        ]
        yield _section("History", Content("\n").join(lines))


def _evidence_line(evidence: Evidence) -> Content:
    """One piece of evidence: stance, title, address, quote."""
    lines = [
        Content.assemble(
            (f"{STANCE_SIGNS[evidence.stance]} {evidence.stance}  ", "bold"),
            evidence.title or evidence.url,
        )
    ]
    if evidence.title and evidence.url:
        lines.append(Content.styled(f"  {evidence.url}", QUIET))
    if evidence.quote:
        lines.append(Content.styled(f"  “{evidence.quote}”", "italic"))
    return Content("\n").join(lines)


def history_line(
    change: Change, history: Sequence[Change], annotations: Sequence[Annotation]
) -> Content:
    """One change of a `history`: when, who, what; `annotations` are all those of the article."""
    words = change_words(change, history, annotations)
    return Content.assemble((f"{local_time(change.at)} {change.by}  ", QUIET), words)


def change_words(
    change: Change, history: Sequence[Change], annotations: Sequence[Annotation]
) -> str:
    """What a change did, in words; an undo or redo names the step that it took back or redid."""
    told = original(change, history)
    words = step_words(told, annotations)
    if told is change:
        return words
    return f"{'undone' if change.undoes is not None else 'redone'}: {words}"


def local_time(text: str) -> str:
    """A stored time as the reader's clock shows it, "23 Nov 14:02"; as it stands if it is none."""
    try:
        when = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return text
    return f"{when.day} {when:%b %H:%M}"


def _section(title: str, body: Content) -> Content:
    return Content.assemble((f"{title}\n", HEADING), body)
