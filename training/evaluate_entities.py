"""How well a pipeline finds names: held-out GMB, Universal NER's test part, our own gold.

GMB and our gold count a name as found where start, end and label are right. Universal NER knows
people, organisations and places only, so GPE and LOC are one there and other labels are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language

from annotations.analysis.components import entities_of
from annotations.analysis.model import Entity
from training.corpora import gmb, named
from training.entity_scores import Scores, read_gold, score
from training.labelled import Labelled

_NAMED = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def gmb_scores(nlp: Language, data: Path) -> Scores:
    """On the held-out blocks of GMB, each sentence alone."""
    blocks = gmb.read_blocks(data / "gmb" / "ner_dataset.csv.zip")
    held_out = [s for index, block in enumerate(blocks) if gmb.is_held_out(index) for s in block]
    return score(list(map(_entities, held_out)), found_in(nlp, [s.text for s in held_out]))


def universal_scores(nlp: Language, data: Path) -> Scores:
    """On Universal NER over the test part of EWT, which no step of the training read."""
    sentences = list(named.universal_ner(data / "uner_english_ewt" / "test.iob2.gz"))
    found = found_in(nlp, [sentence.text for sentence in sentences])
    gold = [_merged(_entities(sentence)) for sentence in sentences]
    return score(gold, [_merged(entities) for entities in found])


def gold_scores(nlp: Language) -> Scores:
    """On the news sentences of our own writing."""
    sentences = read_gold()
    found = found_in(nlp, [sentence.text for sentence in sentences])
    return score([sentence.entities for sentence in sentences], found)


def found_in(nlp: Language, texts: Sequence[str]) -> list[list[Entity]]:
    """The names that the pipeline finds in each text."""
    return [list(entities_of(doc)) for doc in nlp.pipe(texts)]


def _entities(sentence: Labelled) -> list[Entity]:
    return [Entity(start, end, label) for start, end, label in sentence.entities]


def _merged(entities: Iterable[Entity]) -> list[Entity]:
    return [Entity(e.start, e.end, _NAMED[e.label]) for e in entities if e.label in _NAMED]
