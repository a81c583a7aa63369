"""Small spaCy pipelines of the tests' own, trained in seconds, and wheels of them."""

from __future__ import annotations

import base64
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import spacy
from spacy.cli.package import package
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

TOLD = "Harbour chief Ida Holm said that the port lost 40 ships."
GERMAN = (
    "Der Hafen von Riga blieb am Montag geschlossen, weil 1.200 Arbeiter streikten. Der Schaden "
    "beträgt 3,5 Millionen Euro, sagte der Minister. Wer soll das alles am Ende bezahlen?"
)

_TREES = (
    (
        "Harbour chief Ida Holm said that the port lost 40 ships .",
        (1, 3, 3, 4, 4, 8, 7, 8, 4, 10, 8, 4),
        "compound compound compound nsubj ROOT mark det nsubj ccomp nummod dobj punct",
        "NOUN NOUN PROPN PROPN VERB SCONJ DET NOUN VERB NUM NOUN PUNCT",
    ),
    (
        "Police told reporters that a bridge in Oslo fell .",
        (1, 1, 1, 8, 5, 8, 5, 6, 1, 1),
        "nsubj ROOT dobj mark det nsubj prep pobj ccomp punct",
        "NOUN VERB NOUN SCONJ DET NOUN ADP PROPN VERB PUNCT",
    ),
)
"""Sentences with heads, the labels of spaCy's English pipelines (ClearNLP), universal tags."""
_WIDTH = 32
_UPDATES = 100


def english_pipeline() -> Language:
    """A trained parser and morphologizer, names by a rule, and two components not needed."""
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH}
    nlp.add_pipe("tok2vec", config={"model": _embedding()})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": _WIDTH,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 1})
    _train(nlp)
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "ferry"}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"min_tree_freq": 1})
    nlp.get_pipe("lemmatizer").initialize(lambda: _lemmas(nlp), nlp=nlp)  # type: ignore[attr-defined]
    _add_names(nlp, {"Ida Holm": "PERSON", "Riga": "ORG", "40": "CARDINAL"})
    return nlp


def german_pipeline() -> Language:
    """Names and verbs by rules, with the labels of spaCy's German pipelines."""
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("attribute_ruler")
    for verb in ("blieb", "beträgt", "sagte", "verlor"):
        ruler.add([[{"LOWER": verb}]], {"POS": "VERB"})  # type: ignore[attr-defined]
    _add_names(nlp, {"Riga": "LOC", "Lübeck": "LOC", "Holm": "PER", "Montag": "MISC"})
    return nlp


def wheel_of(nlp: Language, name: str, folder: Path, version: str = "1.2.3") -> Path:
    """A wheel of the pipeline, whose package is called by its language and `name`."""
    saved, packed = folder / "saved", folder / "packed"
    packed.mkdir(parents=True)
    nlp.to_disk(saved)
    package(
        saved, packed, name=name, version=version, create_sdist=False, create_wheel=False,
        silent=True,
    )  # fmt: skip
    called = f"{nlp.lang}_{name}"
    source = packed / f"{called}-{version}"
    (source / called / "meta.json").write_bytes((source / "meta.json").read_bytes())
    return _zipped(source, called, version, folder)


def installed(wheel: Path, folder: Path) -> Path:
    """A folder for PYTHONPATH into which pip installed the wheel, without a network."""
    options = ["--no-index", "--no-deps", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, "--target", folder, wheel], check=True
    )
    return folder


def _embedding() -> dict[str, object]:
    return {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": _WIDTH,
        "depth": 2,
        "embed_size": 200,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }


def _train(nlp: Language) -> None:
    examples = []
    for text, heads, labels, tags in _TREES:
        words = text.split()
        tree = Doc(
            nlp.vocab, words=words, heads=list(heads), deps=labels.split(), pos=tags.split(),
            morphs=[""] * len(words),
        )  # fmt: skip
        examples.append(Example(Doc(nlp.vocab, words=words), tree))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(_UPDATES):
        nlp.update(examples, sgd=optimizer, drop=0.0)


def _lemmas(nlp: Language) -> list[Example]:
    doc = Doc(nlp.vocab, words=["ships", "fell"], lemmas=["ship", "fall"])
    return [Example(Doc(nlp.vocab, words=["ships", "fell"]), doc)]


def _add_names(nlp: Language, names: dict[str, str]) -> None:
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [{"label": label, "pattern": name} for name, label in names.items()]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]


def _zipped(source: Path, called: str, version: str, folder: Path) -> Path:
    """The files of a package as a wheel (PEP 427)."""
    info = f"{called}-{version}.dist-info"
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted((source / called).rglob("*"))
        if path.is_file()
    }
    metadata = f"Metadata-Version: 2.1\nName: {called}\nVersion: {version}\n"
    files[f"{info}/METADATA"] = metadata.encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/entry_points.txt"] = f"[spacy_models]\n{called} = {called}\n".encode()
    record = "".join(f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items())
    wheel = folder / f"{called}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")
    return wheel


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(data).digest()).rstrip(b"=").decode()
