"""Labels by the teacher: for texts without any, for what a corpus left open, and against errors.

Where GMB and the teacher agree, GMB's label stands. Where they differ, a sure teacher wins, and
the place is unknown otherwise, so that the small network learns neither (the idea of CrossWeigh:
Wang et al. 2019, with a teacher in the place of folds).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch

from training.labelled import Labelled
from training.teacher.network import LABELS, Encoded, Teacher, batches, encoded, tensors, tokenizer

_PIECES_A_BATCH = 6_000
_SURE = 0.75
_LIKELY = 0.6
_FILLED = ("DATE", "NORP")


@dataclass(frozen=True, slots=True)
class Guess:
    """A name by the teacher; `trust` is the lowest probability of its words, 0 to 1."""

    start: int
    end: int
    label: str
    trust: float


def relabelled(text: Labelled, guesses: Sequence[Guess]) -> Labelled:
    """A text of GMB with its labels put right."""
    seen = {(guess.start, guess.end, guess.label) for guess in guesses}
    kept = [entity for entity in text.entities if entity in seen]
    unsure = [e[:2] for e in text.entities if e not in seen and not _meets(e, guesses)]
    for guess in guesses:
        if (guess.start, guess.end, guess.label) in kept:
            continue
        if guess.trust > _SURE:
            kept.append((guess.start, guess.end, guess.label))
        else:
            unsure.append((guess.start, guess.end))
    return _made(text.text, kept, unsure)


def filled(text: Labelled, guesses: Sequence[Guess]) -> Labelled:
    """A text of a gold corpus with the dates and peoples that its guideline left out."""
    entities = list(text.entities)
    unknown = []
    for place in text.unknown:
        guess = next((g for g in guesses if _overlap(place, (g.start, g.end))), None)
        if guess is None:
            continue
        if guess.label in _FILLED and guess.trust > _LIKELY:
            entities.append((guess.start, guess.end, guess.label))
        else:
            unknown.append(place)
    return _made(text.text, entities, unknown)


def labelled(text: str, guesses: Sequence[Guess]) -> Labelled:
    """A text without labels with those of the teacher; its unlikely ones are unknown."""
    sure = [(g.start, g.end, g.label) for g in guesses if g.trust > _LIKELY]
    return _made(text, sure, [(g.start, g.end) for g in guesses if g.trust <= _LIKELY])


def _made(
    text: str, entities: Iterable[tuple[int, int, str]], unknown: Iterable[tuple[int, int]]
) -> Labelled:
    apart: list[tuple[int, int, str]] = []
    for entity in sorted(set(entities)):
        if not apart or entity[0] >= apart[-1][1]:
            apart.append(entity)
    free = [place for place in unknown if not any(_overlap(place, e[:2]) for e in apart)]
    return Labelled(text, tuple(apart), tuple(free))


def _meets(entity: tuple[int, int, str], guesses: Iterable[Guess]) -> bool:
    return any(_overlap(entity[:2], (guess.start, guess.end)) for guess in guesses)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@torch.no_grad()
def guesses(teacher: Teacher, texts: Sequence[str]) -> list[list[Guess]]:
    """What the teacher sees in each text."""
    teacher.eval()
    cut = tokenizer()
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    rows = [encoded(cut, Labelled(texts[index])) for index in order]
    found: list[list[Guess]] = [[] for _ in texts]
    place = 0
    for batch in batches(rows, _PIECES_A_BATCH):
        ids, shapes, mask, _ = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            chances = teacher(ids, shapes, mask).float().softmax(-1)
        for row, text in zip(chances, batch, strict=True):
            trust, best = row.max(-1)
            index = order[place]
            found[index] = list(_names(texts[index], text, best.tolist(), trust.tolist()))
            place += 1
    return found


def _names(
    text: str, read: Encoded, best: Sequence[int], trust: Sequence[float]
) -> Iterator[Guess]:
    """Names out of labels; a word is labelled by its first piece."""
    open_name: Guess | None = None
    for (start, end), label_index, sure in zip(read.places, best, trust, strict=False):
        if start == end:
            continue
        label = LABELS[label_index]
        inside_word = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        goes_on = label.startswith("I-") and open_name and label[2:] == open_name.label
        if open_name and (inside_word or goes_on):
            lowest = open_name.trust if inside_word else min(open_name.trust, sure)
            open_name = Guess(open_name.start, end, open_name.label, lowest)
            continue
        if open_name:
            yield open_name
        named = label != "O" and not inside_word
        open_name = Guess(start, end, label[2:], sure) if named else None
    if open_name:
        yield open_name
