"""How found attributions agree with the gold ones.

Two agree as a whole where their sources share a character (or neither has one), their cues too,
and at least half of the longer content lies in the other. Found and gold are paired one to one,
the pairs with the greatest agreement of content first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotations.analysis.model import Attribution, Span
from training.attribution_gold import GoldAttribution, Passage
from training.counts import Counts

_QUOTES = frozenset('“”"‘«»')
FORMS = ("direct", "indirect", "mixed")


@dataclass(slots=True)
class Scores:
    """The measures by name: whole, each part, each form, speaker."""

    counts: dict[str, Counts] = field(default_factory=dict)

    def add(self, name: str, right: int, found: int, gold: int) -> None:
        """Count some more."""
        self.counts[name] = self.counts.get(name, Counts()) + Counts(right, found, gold)


@dataclass(frozen=True, slots=True)
class Pair:
    """A found attribution and the gold one that it is compared with; either may be missing."""

    found: Attribution | None
    gold: GoldAttribution | None

    @property
    def source(self) -> bool:
        """Whether the sources agree."""
        return bool(self.found and self.gold) and _touch(self.found.source, self.gold.source)

    @property
    def cue(self) -> bool:
        """Whether the cues agree."""
        return bool(self.found and self.gold) and _touch(self.found.cue, self.gold.cue)

    @property
    def content(self) -> bool:
        """Whether the contents agree by half."""
        return bool(self.found and self.gold) and agreement(self.found, self.gold) >= 0.5

    @property
    def whole(self) -> bool:
        """Whether all three agree."""
        return self.source and self.cue and self.content


def score(passages: Sequence[Passage], found: Sequence[Sequence[Attribution]]) -> Scores:
    """The measures over all passages."""
    scores = Scores()
    for passage, attributions in zip(passages, found, strict=True):
        for pair in pairs(passage.attributions, attributions):
            _count(scores, pair, passage.text)
    return scores


def pairs(gold: Sequence[GoldAttribution], found: Sequence[Attribution]) -> Iterator[Pair]:
    """Each gold and each found attribution once, alone or with what it agrees with best."""
    grades = sorted(
        (
            (_likeness(one, other), i, k)
            for i, one in enumerate(found)
            for k, other in enumerate(gold)
        ),
        reverse=True,
    )
    free_found, free_gold = set(range(len(found))), set(range(len(gold)))
    for likeness, i, k in grades:
        if likeness > 0 and i in free_found and k in free_gold:
            free_found.discard(i)
            free_gold.discard(k)
            yield Pair(found[i], gold[k])
    for i in sorted(free_found):
        yield Pair(found[i], None)
    for k in sorted(free_gold):
        yield Pair(None, gold[k])


def form_of(attribution: Attribution, text: str) -> str:
    """direct, mixed (with quoted words) or indirect."""
    if attribution.direct:
        return "direct"
    content = attribution.content or Span(0, 0)
    return "mixed" if _QUOTES & set(text[content.start : content.end]) else "indirect"


def agreement(found: Attribution, gold: GoldAttribution) -> float:
    """The share of the longer content that lies in the other one."""
    content = found.content
    if content is None or not gold.content:
        return 0.0
    shared = sum(
        max(0, min(content.end, piece.end) - max(content.start, piece.start))
        for piece in gold.content
    )
    longer = max(content.end - content.start, sum(p.end - p.start for p in gold.content))
    return shared / longer


def _likeness(found: Attribution, gold: GoldAttribution) -> float:
    pair = Pair(found, gold)
    return agreement(found, gold) + 2.0 * pair.cue * bool(gold.cue) + pair.source * pair.content


def _touch(found: Span | None, gold: Span | None) -> bool:
    if found is None or gold is None:
        return found is gold
    return found.start < gold.end and gold.start < found.end


def _count(scores: Scores, pair: Pair, text: str) -> None:
    is_found, is_gold = int(pair.found is not None), int(pair.gold is not None)
    for name in ("whole", "source", "cue", "content"):
        scores.add(name, int(getattr(pair, name)), is_found, is_gold)
    for form in FORMS:
        mine = pair.found is not None and form_of(pair.found, text) == form
        theirs = pair.gold is not None and pair.gold.form == form
        scores.add(form, int(pair.whole and mine and theirs), int(mine), int(theirs))
    if pair.found and pair.gold and pair.source:
        mine, theirs = pair.found.speaker, pair.gold.speaker
        right = mine is not None and mine == theirs
        scores.add("speaker", int(right), int(mine is not None), int(theirs is not None))
