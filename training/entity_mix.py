"""The mix of labelled texts that the entity recogniser learns from, as spaCy Docs.

Fixed by its seed. Each corpus comes as often as `TIMES` says, once more with other names in the
places of its names, in typographic or plain quotes, with or without dots after titles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training import augment, names
from training.labelled import Labelled, to_doc

TIMES: Mapping[str, int] = {
    "gmb_train": 1, "wikigold": 2, "crossner": 2, "uner_dev": 2, "btc_a": 1, "btc_b": 1,
    "btc_e": 1, "btc_g": 2, "btc_h": 1, "gum_train": 2, "gum_dev": 2, "ewt_train": 1,
}  # fmt: skip
RENAMED: Mapping[str, float] = {
    "gmb_train": 0.5, "wikigold": 1.0, "crossner": 0.5, "uner_dev": 1.0, "btc_a": 0.5, "btc_b": 0.5,
    "btc_g": 1.0, "btc_h": 0.5, "gum_train": 1.0, "ewt_train": 0.5,
}  # fmt: skip
_IN_ORDER = ("gmb_train", "gum_train", "gum_dev", "ewt_train")
_MOST_TOGETHER = 4


def read_jsonl(path: Path) -> list[Labelled]:
    """What `write_jsonl` wrote."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [Labelled(t, tuple(map(tuple, e)), tuple(map(tuple, u))) for t, e, u in rows]


def write_jsonl(path: Path, sentences: Iterable[Labelled]) -> None:
    """One line a sentence: [text, entities, unknown]."""
    with path.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            row = [sentence.text, sentence.entities, sentence.unknown]
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def mixed(
    corpora: Mapping[str, Sequence[Labelled]],
    seed: int,
    times: Mapping[str, int] = TIMES,
    renamed: Mapping[str, float] = RENAMED,
) -> Iterator[Labelled]:
    """All texts of the mix, shuffled; sentences that stood together may stand together."""
    random = Random(seed)
    organisations = names.listed("organisations")
    drawn_from = augment.Names(
        names.people(),
        names.cities(),
        names.territories(),
        names.listed("regions"),
        names.listed("places"),
        (*organisations, *organisations, *names.companies()),
    )
    texts: list[Labelled] = []
    for name, sentences in corpora.items():
        for _ in range(times.get(name, 0)):
            texts += _together(sentences, random) if name in _IN_ORDER else sentences
        chosen = [s for s in sentences if s.entities and random.random() < renamed.get(name, 0)]
        texts += [augment.substituted(s, drawn_from, random) for s in chosen]
    random.shuffle(texts)
    for text in texts:
        yield _habits(text, random)


def _together(sentences: Sequence[Labelled], random: Random) -> Iterator[Labelled]:
    start = 0
    while start < len(sentences):
        end = min(len(sentences), start + random.randint(1, _MOST_TOGETHER))
        yield _joined(sentences[start:end])
        start = end


def _joined(sentences: Sequence[Labelled]) -> Labelled:
    text = ""
    entities: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for sentence in sentences:
        text += " " if text else ""
        entities += [(s + len(text), e + len(text), label) for s, e, label in sentence.entities]
        unknown += [(s + len(text), e + len(text)) for s, e in sentence.unknown]
        text += sentence.text
    return Labelled(text, tuple(entities), tuple(unknown))


def _habits(text: Labelled, random: Random) -> Labelled:
    if random.random() < 0.55:
        text = augment.without_dots(text, random)
    if random.random() < 0.45:
        text = augment.curly(text)
    case = random.random()
    if case < 0.02:
        return augment.upper(text)
    return augment.headline(text) if case < 0.05 else text


def write_docs(path: Path, nlp: Language, texts: Iterable[Labelled]) -> int:
    """Write a DocBin; the number of its Docs."""
    docs: list[Doc] = [to_doc(nlp, text) for text in texts if text.text.strip()]
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    return len(docs)
