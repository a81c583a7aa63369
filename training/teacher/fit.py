"""Fits the teacher: two passes over the gold corpora, each with another share of GMB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import torch
from torch import nn

from training import augment
from training.labelled import Labelled
from training.teacher.network import LABELS, UNKNOWN, Teacher, batches, encoded, tensors, tokenizer

_PASSES = 2
_GMB_A_PASS = 14_000
_PIECES_A_BATCH = 1_600
_RATE, _HEAD_RATE = 1.5e-4, 1e-3
_WARM_UP = 100
_SEED = 20261124


def fit(corpora: Mapping[str, Sequence[Labelled]], path: Path) -> Teacher:
    """Fit a teacher to the corpora and write its weights."""
    torch.manual_seed(_SEED)
    random = Random(_SEED)
    cut = tokenizer()
    gmb = list(corpora["gmb_train"])
    random.shuffle(gmb)
    gold = [text for name, texts in corpora.items() if name != "gmb_train" for text in texts]
    passes = []
    for number in range(_PASSES):
        share = gmb[number * _GMB_A_PASS : (number + 1) * _GMB_A_PASS]
        texts = [encoded(cut, _recased(text, random)) for text in [*gold, *share]]
        passes.append(list(batches(texts, _PIECES_A_BATCH, random)))
    teacher = Teacher()
    _train(teacher, [batch for one in passes for batch in one])
    torch.save(teacher.state_dict(), path)
    return teacher


def _train(teacher: Teacher, all_batches: Sequence[Sequence[object]]) -> None:
    new = [*teacher.shapes.parameters(), *teacher.head.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": list(teacher.bert.parameters())}, {"params": new}], weight_decay=0.01
    )
    teacher.train()
    for step, batch in enumerate(all_batches):
        left = max(0.02, 1 - step / len(all_batches)) * min(1.0, step / _WARM_UP)
        for group, rate in zip(optimizer.param_groups, (_RATE, _HEAD_RATE), strict=True):
            group["lr"] = rate * left
        ids, shapes, mask, labels = tensors(batch)  # type: ignore[arg-type]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = teacher(ids, shapes, mask)
        loss = nn.functional.cross_entropy(
            scores.float().view(-1, len(LABELS)),
            labels.view(-1),
            ignore_index=UNKNOWN,
            label_smoothing=0.05,
        )
        loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if step % 50 == 0:
            print(f"teacher {step}/{len(all_batches)} loss {loss.item():.3f}", flush=True)


def _recased(text: Labelled, random: Random) -> Labelled:
    chance = random.random()
    if chance < 0.04:
        return augment.upper(text)
    return augment.headline(text) if chance < 0.08 else text
