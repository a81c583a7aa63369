"""From the data sets to the weights, in one go: `make train`.

Steps, each leaving its files in the work folder so that a run that was cut goes on:
lexicon → corpora → teacher → its labels → Docs → syntax and entities by spaCy → one pipeline.
About 90 minutes on two cores. Seeds are fixed; sums of floating point numbers may still differ
between machines, so scores may move by some tenths.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import Doc, DocBin

from training import entity_mix, lexicon, sources
from training.assemble import assemble
from training.corpora import gmb, gum_entities, named
from training.corpora.ud import read_docs, read_documents
from training.labelled import Labelled
from training.tidy import tidied

SEED = 20261124
_HERE = Path(__file__).parent
_CODE = _HERE.parent / "annotations" / "analysis" / "en_news" / "embedding.py"
_SECTIONS = "abegh"
_DEV_DOCS = 420


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps; 1 and one sentence where the data is not as the recipe names it."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("--work", type=Path, default=_HERE.parent / "build" / "training")
    work: Path = parser.parse_args(arguments).work
    data = sources.data_folder()
    try:
        sources.check(data)
    except sources.DataError as error:
        print(error, file=sys.stderr)
        return 1
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "syntax").exists():
        lexicon.main()
        write_trees(data, work)
        run_spacy("syntax", work)
    if not (work / "entities").exists():
        write_names(data, work)
        run_spacy("entities", work)
    assemble(work / "syntax" / "model-best", work / "entities" / "model-last")
    return 0


def corpora(data: Path) -> dict[str, list[Labelled]]:
    """All labelled corpora that are trained on, by the names of entity_mix.TIMES."""
    blocks = gmb.read_blocks(data / "gmb" / "ner_dataset.csv.zip")
    held_out = {s.text for i, block in enumerate(blocks) if gmb.is_held_out(i) for s in block}
    seen = [s for i, block in enumerate(blocks) if not gmb.is_held_out(i) for s in block]
    gum = data / "ud_english_gum"
    return {
        "gmb_train": [sentence for sentence in seen if sentence.text not in held_out],
        "wikigold": list(named.wikigold(data / "wikigold")),
        "crossner": list(named.crossner(data / "crossner")),
        "uner_dev": list(named.universal_ner(data / "uner_english_ewt" / "dev.iob2.gz")),
        **{
            f"btc_{section}": list(named.broad_twitter(data / "broad_twitter_corpus", section))
            for section in _SECTIONS
        },
        "gum_train": list(gum_entities.read(gum / "train.conllu.gz")),
        "gum_dev": list(gum_entities.read(gum / "dev.conllu.gz")),
    }


def write_names(data: Path, work: Path) -> None:
    """The Docs that the entity recogniser learns from, labelled anew by the teacher."""
    from training.teacher.fit import fit
    from training.teacher.label import filled, guesses, labelled, relabelled

    gold = corpora(data)
    teacher = fit(gold, work / "teacher.pt")
    better: dict[str, list[Labelled]] = {}
    for name, texts in gold.items():
        change = relabelled if name == "gmb_train" else filled
        seen = guesses(teacher, [text.text for text in texts])
        better[name] = [tidied(change(t, g)) for t, g in zip(texts, seen, strict=True)]
    unlabelled = list(_raw_sentences(data))
    seen = guesses(teacher, unlabelled)
    better["ewt_train"] = [tidied(labelled(t, g)) for t, g in zip(unlabelled, seen, strict=True)]
    nlp = spacy.blank("en")
    entity_mix.write_docs(work / "entities-train.spacy", nlp, entity_mix.mixed(better, SEED))
    watched = [
        *named.broad_twitter(data / "broad_twitter_corpus", "f"),
        *gum_entities.read(data / "ud_english_gum" / "test.conllu.gz"),
    ]
    entity_mix.write_docs(work / "entities-dev.spacy", nlp, map(tidied, watched))


def _raw_sentences(data: Path) -> Iterator[str]:
    """The sentences of EWT's train part, which has no names."""
    vocab = spacy.blank("en").vocab
    for document in read_documents(data / "ud_english_ewt" / "train.conllu.gz", vocab):
        yield from (sentence.doc.text.strip() for sentence in document)


def write_trees(data: Path, work: Path) -> None:
    """The Docs that tagger, morphologizer and parser learn from."""
    vocab = spacy.blank("en").vocab
    random = Random(SEED)
    for part, most in (("train", None), ("dev", _DEV_DOCS)):
        docs: list[Doc] = []
        for treebank in ("ud_english_ewt", "ud_english_gum"):
            docs += read_docs(data / treebank / f"{part}.conllu.gz", vocab, random)
        random.shuffle(docs)
        DocBin(docs=docs[:most]).to_disk(work / f"syntax-{part}.spacy")


def run_spacy(name: str, work: Path) -> None:
    """`spacy train` with one of our configs, on one core; its best model is in work/name."""
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    command = [sys.executable, "-m", "spacy", "train", str(_HERE / "configs" / f"{name}.cfg")]
    command += ["--code", str(_CODE), "--output", str(work / name)]
    command += ["--paths.train", str(work / f"{name}-train.spacy")]
    command += ["--paths.dev", str(work / f"{name}-dev.spacy")]
    subprocess.run(command, check=True, env=os.environ | one_core)


if __name__ == "__main__":
    sys.exit(main())
