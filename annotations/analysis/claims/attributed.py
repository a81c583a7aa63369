"""Which attribution a claim has: who, by the text, says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotations.analysis.model import Attribution, Span


class Said:
    """The attributions of a text, asked for claims that come in the order of the text."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Sort them by where they begin, so that each is looked at only where it can matter."""
        self._waiting = sorted(attributions, key=_start, reverse=True)
        self._open: list[Attribution] = []

    def of(self, claim: Span) -> Attribution | None:
        """The attribution of a claim, None where the writer asserts it.

        Where the claim holds a whole attribution ("X said that Y"), it is the one that says most
        of the claim; else the innermost one whose content holds at least half of the claim. A
        direct quotation goes before what is reported inside it: who is quoted says it.
        """
        while self._waiting and _start(self._waiting[-1]) < claim.end:
            self._open.append(self._waiting.pop())
        self._open = [said for said in self._open if _end(said) > claim.start]
        held = [said for said in self._open if _holds_whole(claim, said)]
        if held:
            return max(held, key=_content_length)
        around = [said for said in self._open if 2 * _shared(claim, said.content) >= _length(claim)]
        quoted = [said for said in around if said.direct]
        return min(quoted or around, key=_content_length, default=None)


def _holds_whole(claim: Span, said: Attribution) -> bool:
    """Whether source, cue and at least half of what else is in the claim are this attribution."""
    if said.cue is None or not _inside(said.cue, claim):
        return False
    if said.source is not None and not _inside(said.source, claim):
        return False
    rest = _length(claim) - _shared(claim, said.source) - _shared(claim, said.cue)
    return 2 * _shared(claim, said.content) >= rest


def _parts(said: Attribution) -> Iterator[Span]:
    for part in (said.source, said.cue, said.content):
        if part is not None:
            yield part


def _start(said: Attribution) -> int:
    return min((part.start for part in _parts(said)), default=0)


def _end(said: Attribution) -> int:
    return max((part.end for part in _parts(said)), default=0)


def _content_length(said: Attribution) -> int:
    return _length(said.content) if said.content else 0


def _length(span: Span) -> int:
    return span.end - span.start


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _shared(claim: Span, part: Span | None) -> int:
    if part is None:
        return 0
    return max(0, min(claim.end, part.end) - max(claim.start, part.start))
