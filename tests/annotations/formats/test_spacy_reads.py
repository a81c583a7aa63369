"""What spaCy itself makes of what is written for it."""

from __future__ import annotations

import json
from dataclasses import replace

import spacy
from annotation_samples import ARTICLE, SPANS, TEXT
from format_samples import ANALYSIS, EXPORTED, OPTIONS, any_exported
from hypothesis import example, given, settings
from jsonschema import Draft202012Validator
from spacy.schemas import DocJSONSchema
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.converters import conll_ner_to_docs

from annotations.analysis.model import Analysis, Entity
from annotations.formats import docbin, iob2, prodigy, spacy_json
from annotations.formats.exchange import ExportedArticle
from annotations.formats.spans import apart, entity_spans

VOCAB = spacy.blank("en").vocab


def docs_of(*articles: ExportedArticle) -> list[Doc]:
    lines = spacy_json.write(articles, OPTIONS).splitlines()
    return [Doc(VOCAB).from_json(json.loads(line), validate=True) for line in lines]


def test_spacy_reads_names_claims_and_figures() -> None:
    (doc,) = docs_of(EXPORTED)

    assert doc.text == TEXT
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Lindholm", "GPE"),
        ("Ida Røst", "PERSON"),
    ]
    assert [(span.start_char, span.end_char, span.label_) for span in doc.spans["claims"]] == [
        (*SPANS[0], "DISPUTED"),
        (*SPANS[1], "CLAIM"),
        (*SPANS[2], "OFFERED"),
        (*SPANS[3], "NEEDS_CONTEXT"),
    ]
    assert [span.kb_id_ for span in doc.spans["claims"]] == ["0f" * 16, "ab" * 16, "", "hand made"]
    assert [span.text for span in doc.spans["figures"]] == ["14 ferries"]
    assert [span.text for span in doc.spans["sources"]] == ["The harbour master of Lindholm"]
    assert [span.text for span in doc.spans["cues"]] == ["said"]


def test_every_document_fits_the_schema_of_spacy() -> None:
    (line,) = spacy_json.write([EXPORTED], OPTIONS).splitlines()

    DocJSONSchema.model_validate(json.loads(line))


def test_a_docbin_gives_the_same_documents_with_what_is_known_of_each() -> None:
    packed = docbin.write([EXPORTED, EXPORTED], OPTIONS)

    docs = list(DocBin().from_bytes(packed).get_docs(VOCAB))
    unpacked = list(DocBin(store_user_data=True).from_bytes(packed).get_docs(VOCAB))

    assert [doc.text for doc in docs] == [TEXT, TEXT]
    assert next(span.label_ for span in docs[0].spans["claims"]) == "DISPUTED"
    assert unpacked[0].user_data["article"]["source"] == ARTICLE.source


def test_a_pipeline_can_be_trained_on_it() -> None:
    nlp = spacy.blank("en")
    ner, spancat = nlp.add_pipe("ner"), nlp.add_pipe("spancat", config={"spans_key": "claims"})
    (doc,) = DocBin().from_bytes(docbin.write([EXPORTED], OPTIONS)).get_docs(nlp.vocab)
    example_ = Example(nlp.make_doc(doc.text), doc)

    nlp.initialize(lambda: [example_])
    losses = nlp.update([example_])

    assert set(ner.labels) == {"GPE", "PERSON"}  # type: ignore[attr-defined]
    assert "DISPUTED" in spancat.labels  # type: ignore[attr-defined]
    assert set(losses) == {"ner", "spancat"}


@settings(max_examples=50)
@given(one=any_exported())
@example(ExportedArticle(ARTICLE, Analysis("odd", (Entity(1, 3, "ORG"), Entity(2, 9, "GPE")))))
def test_any_text_comes_back_with_every_span(one: ExportedArticle) -> None:
    (doc,) = docs_of(one)
    (packed,) = DocBin().from_bytes(docbin.write([one], OPTIONS)).get_docs(VOCAB)

    text = one.article.text
    wanted = [text[span.start : span.end].strip() for span in apart(entity_spans(one))]
    assert doc.text == packed.text == text
    assert [ent.text for ent in doc.ents] == [words for words in wanted if words]
    assert [token.text for token in doc] == [token.text for token in packed]


def test_an_article_in_another_language_has_its_tokens() -> None:
    danish = replace(ARTICLE, text="Færgerne var f.eks. sene. Prisen stiger.", language="da")

    (doc,) = docs_of(ExportedArticle(danish, None))

    assert [sentence.text for sentence in doc.sents][-1] == "Prisen stiger."


def test_spacy_converts_the_iob2_of_several_articles() -> None:
    docs = list(conll_ner_to_docs(iob2.write([EXPORTED, EXPORTED], OPTIONS), no_print=True))

    assert len(docs) == 2
    assert [(ent.text, ent.label_) for ent in docs[0].ents] == [
        ("Lindholm", "GPE"),
        ("Ida Røst", "PERSON"),
    ]
    assert len(list(docs[0].sents)) == len(SPANS)


@settings(max_examples=50)
@given(one=any_exported())
def test_iob2_has_each_name_of_any_text(one: ExportedArticle) -> None:
    docs = list(conll_ner_to_docs(iob2.write([one], OPTIONS), no_print=True))

    text = one.article.text
    names = [text[span.start : span.end] for span in apart(entity_spans(one))]
    found = ["".join(ent.text.split()) for doc in docs for ent in doc.ents]
    assert found == ["".join(name.split()) for name in names if name.strip()]


def test_the_tokens_of_prodigy_are_those_of_the_document() -> None:
    task = json.loads(prodigy.write([EXPORTED], OPTIONS))

    assert task["text"] == TEXT
    for token in task["tokens"]:
        assert TEXT[token["start"] : token["end"]] == token["text"]
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    assert ANALYSIS.entities[0].label in {span["label"] for span in task["spans"]}


def test_a_long_text_with_many_sentences_is_written_in_time_that_grows_with_it() -> None:
    long = replace(ARTICLE, text="\n\n".join(["Two ferries left. Nine came in late."] * 6_000))

    (doc,) = (
        DocBin().from_bytes(docbin.write([ExportedArticle(long, None)], OPTIONS)).get_docs(VOCAB)
    )

    assert sum(1 for _ in doc.sents) == 12_000


def test_a_label_of_several_words_is_one_column_of_iob2() -> None:
    named = replace(ANALYSIS, entities=(replace(ANALYSIS.entities[0], label="place name"),))

    (doc,) = conll_ner_to_docs(
        iob2.write([ExportedArticle(ARTICLE, named)], OPTIONS), no_print=True
    )

    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Lindholm", "place_name")]


WHOLE = {"type": "integer", "minimum": 0}
PRODIGY_TASK = {
    "type": "object",
    "required": ["text", "meta", "tokens", "spans", "answer"],
    "properties": {
        "text": {"type": "string", "minLength": 1},
        "meta": {"type": "object"},
        "tokens": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["text", "start", "end", "id", "ws"],
                "properties": {
                    "text": {"type": "string", "minLength": 1},
                    "start": WHOLE,
                    "end": WHOLE,
                    "id": WHOLE,
                    "ws": {"type": "boolean"},
                },
            },
        },
        "spans": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start", "end", "token_start", "token_end", "label"],
                "properties": {
                    "start": WHOLE,
                    "end": WHOLE,
                    "token_start": WHOLE,
                    "token_end": WHOLE,
                    "label": {"type": "string", "minLength": 1},
                },
            },
        },
        "answer": {"enum": ["accept", "reject", "ignore"]},
    },
}


@settings(max_examples=50)
@given(one=any_exported())
def test_every_task_of_prodigy_has_the_shape_that_it_documents(one: ExportedArticle) -> None:
    task = json.loads(prodigy.write([one], OPTIONS))

    Draft202012Validator(PRODIGY_TASK).validate(task)
    assert [token["id"] for token in task["tokens"]] == list(range(len(task["tokens"])))
