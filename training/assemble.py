"""Puts the trained parts together into annotations/analysis/en_news/model, and makes them small.

Weights keep as many bits of their mantissa as _BITS says; the rest is zero, so that the wheel's
own compression takes it away. What that costs is in the model card.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language

from annotations.analysis import components
from annotations.analysis.en_news import MODEL
from annotations.analysis.en_news import components as own
from training.sources import DATA_SETS

VERSION = "1.0.0"
_BITS = 4
_MANTISSA = 23
_KEPT = ("LICENSE", "README.md", "scores.json")
_WIDTH_OF_EXPONENT_SAFE = np.float32(np.finfo(np.float32).max / 2)


def assemble(syntax: Path, entities: Path, target: Path = MODEL) -> Language:
    """The whole pipeline, also written to `target` beside the model card that is there."""
    nlp = spacy.load(syntax, exclude=["senter"])
    nlp.add_pipe(components.SENTENCES, first=True)
    nlp.add_pipe("ner", source=spacy.load(entities))
    nlp.add_pipe(own.SECOND_OPINION)
    for _, pipe in nlp.components:
        if hasattr(pipe, "model"):
            shorten(pipe.model)
    nlp.meta.update(_meta())
    kept = {name: (target / name).read_bytes() for name in _KEPT if (target / name).exists()}
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    _drop_training_state(target)
    _keep_label_strings(nlp, target)
    for name, content in kept.items():
        (target / name).write_bytes(content)
    return nlp


def shorten(model: Any, bits: int = _BITS) -> None:
    """Round every weight of a model to so many bits of mantissa (of 23)."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, rounded(node.get_param(name), bits))


def rounded(weights: Any, bits: int) -> Any:
    """The nearest numbers with so many bits of mantissa; float32 in, float32 out."""
    plain = np.ascontiguousarray(weights, dtype="float32")
    if not np.all(np.abs(plain) < _WIDTH_OF_EXPONENT_SAFE):
        return plain
    dropped = _MANTISSA - bits
    whole = plain.view("uint32")
    half = np.uint32(1 << (dropped - 1))
    cut = (whole + half) & ~np.uint32((1 << dropped) - 1)
    return cut.view("float32").reshape(plain.shape)


def compressed_size(folder: Path) -> int:
    """Bytes of the folder in a zip file such as a wheel is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(folder))
    return len(buffer.getvalue())


def _meta() -> Mapping[str, Any]:
    return {
        "name": "news",
        "version": VERSION,
        "description": "English news for newsread: tags, morphology, dependencies, names.",
        "author": "newsread",
        "license": "CC BY-SA 4.0",
        "sources": [
            {"name": data.name, "license": data.licence, "author": data.upstream, "url": ""}
            for data in DATA_SETS
        ],
        "performance": {},
    }


def _drop_training_state(folder: Path) -> None:
    """The config without the paths of the machine that trained it."""
    config = spacy.util.load_config(folder / "config.cfg")
    config["paths"] = dict.fromkeys(config["paths"])
    config.to_disk(folder / "config.cfg")


def _keep_label_strings(nlp: Language, folder: Path) -> None:
    """Only the strings that labels need: the words of the training texts are no use to anyone."""
    labels = {label for names in nlp.pipe_labels.values() for label in names}
    features = {part for label in labels for part in label.split("|")}
    keys = {part.split("=")[0] for part in features} | {p.split("=")[-1] for p in features}
    strings = sorted(labels | features | keys | set(spacy.blank("en").vocab.strings))
    text = json.dumps(strings, ensure_ascii=False, indent=0)
    (folder / "vocab" / "strings.json").write_text(text + "\n", encoding="utf-8")
