"""How well a pipeline reads grammar: tags, trees and sentence ends on UD's test parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from annotations.analysis.model import Span
from annotations.analysis.sentences import trimmed
from training.corpora.ud import Sentence, read_documents

_SHOWN = ("tag_acc", "pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f")


def ewt_scores(nlp: Language, data: Path) -> Mapping[str, float]:
    """On the test part of EWT, each sentence alone, cut into words by the pipeline itself."""
    documents = read_documents(data / "ud_english_ewt" / "test.conllu.gz", nlp.vocab)
    return _scores(nlp, (sentence.doc for document in documents for sentence in document))


def gum_news_scores(nlp: Language, data: Path) -> Mapping[str, float]:
    """On the news of GUM's test part, whole documents in one piece without line breaks."""
    return _scores(nlp, (Doc.from_docs([s.doc for s in news]) for news in _gum_news(nlp, data)))


def news_sentence_score(nlp: Language, data: Path) -> float:
    """F of sentences on the same documents with their paragraphs, as an article comes."""
    right = wanted = given = 0
    for document in _gum_news(nlp, data):
        text = ""
        gold = set()
        for sentence in document:
            words = sentence.doc.text.strip()
            if text:
                text += "\n\n" if sentence.begins_paragraph else " "
            gold.add((len(text), len(text) + len(words)))
            text += words
        found = {(s.start, s.end) for s in _sentences(nlp(text))}
        right += len(gold & found)
        wanted += len(gold)
        given += len(found)
    return 2 * right / (wanted + given)


def _gum_news(nlp: Language, data: Path) -> Iterable[list[Sentence]]:
    return read_documents(data / "ud_english_gum" / "test.conllu.gz", nlp.vocab, ["news"])


def _scores(nlp: Language, docs: Iterable[Doc]) -> Mapping[str, float]:
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    found = nlp.evaluate(examples)
    return {name: found[name] for name in _SHOWN if found.get(name) is not None}


def _sentences(doc: Doc) -> Iterable[Span]:
    for sentence in doc.sents:
        yield trimmed(doc.text, sentence.start_char, sentence.end_char)
