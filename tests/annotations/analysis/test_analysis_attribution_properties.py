"""What holds for every text and every tree, however wrong it is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.attribution.find import find_attributions
from annotations.analysis.attribution.quotes import find_quotes
from annotations.analysis.entities import find_entities
from annotations.analysis.model import Attribution, Entity, Span
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.sentences import sentence_spans

WORDS = [
    "Officials", "said", "that", "“", "”", '"', ",", ".", "?", "he", "told", "reporters", "to",
    "according", "in", "his", "view", "of", "as", "put", "it", "reportedly", "plans", "claim", "'s",
    "is", "expected", "confident", ":", "‘", "’", "who", "by", "was", "quoted", "saying", "accused",
    "and", "but", "Anna", "Berg", "warned", "not", "—", "the", "calls", "for", "dam", "\n\n", "é🙂",
]  # fmt: skip
TAGS = [
    "NOUN", "VERB", "PROPN", "PRON", "AUX", "ADP", "PART", "SCONJ", "CCONJ", "PUNCT", "ADJ", "ADV",
    "DET", "NUM", "",
]  # fmt: skip
LABELS = [
    "nsubj", "obj", "ccomp", "xcomp", "acl", "acl:relcl", "advcl", "conj", "obl", "nmod",
    "nmod:poss", "root", "parataxis", "nsubj:pass", "aux:pass", "iobj", "cop", "case", "mark",
    "det", "obl:agent", "flat", "", "no label",
]  # fmt: skip
MORPHS = ["", "VerbForm=Fin", "Voice=Pass", "Number=Plur", "VerbForm=Inf"]

texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=100)


@st.composite
def trees(draw: st.DrawFn) -> Parsed:
    """Any heads, labels, parts of speech and sentence ends over words that attributions hold."""
    words = draw(st.lists(st.sampled_from(WORDS), max_size=40))
    tokens: list[Token] = []
    place = number = 0
    for index, word in enumerate(words):
        if word != "\n\n":
            end = place + len(word)
            tag, label, morph = (draw(st.sampled_from(some)) for some in (TAGS, LABELS, MORPHS))
            head = draw(st.integers(-2, len(words) + 2) | st.just(index))
            kind = draw(st.sampled_from(["", "PERSON", "DATE"]))
            tokens.append(
                Token(place, end, word, word.lower(), tag, label, head, number, kind, morph)
            )
            number += draw(st.integers(0, 9)) == 0
        place += len(word) + 1
    text = " ".join(words)
    people = tuple(Entity(t.start, t.end, "PERSON") for t in tokens if t.text in ("Anna", "Berg"))
    return Parsed(text, tuple(tokens), _sentences(tokens), people, has_parse=True)


def _sentences(tokens: list[Token]) -> tuple[Span, ...]:
    spans: dict[int, Span] = {}
    for token in tokens:
        held = spans.get(token.sentence, Span(token.start, token.end))
        spans[token.sentence] = Span(held.start, token.end)
    return tuple(spans.values())


def inside(text: str, attribution: Attribution) -> bool:
    spans = (attribution.source, attribution.cue, attribution.content)
    return all(s is None or 0 <= s.start < s.end <= len(text) for s in spans)


@given(trees())
def test_no_tree_leads_outside_the_text(tree: Parsed) -> None:
    for attribution in find_attributions(tree):
        assert inside(tree.text, attribution)
        assert attribution.content is not None


@given(texts)
def test_no_text_without_a_tree_leads_outside_it(text: str) -> None:
    tree = Parsed(text, (), sentence_spans(text), find_entities(text))

    assert all(inside(text, attribution) for attribution in find_attributions(tree))


@given(trees(), st.integers(0, 3))
def test_a_text_is_read_alike_behind_other_paragraphs(tree: Parsed, count: int) -> None:
    lead = "It rained.\n\n" * count
    size = len(lead)
    moved = Parsed(
        lead + tree.text,
        tuple(
            replace(t, start=t.start + size, end=t.end + size, sentence=t.sentence + count)
            for t in tree.tokens
        ),
        tuple(Span(12 * i, 12 * i + 10) for i in range(count))
        + tuple(Span(s.start + size, s.end + size) for s in tree.sentences),
        tuple(Entity(e.start + size, e.end + size, e.label) for e in tree.entities),
        has_parse=True,
    )

    def shifted(span: Span | None) -> Span | None:
        return span and Span(span.start - size, span.end - size)

    again = [
        Attribution(shifted(a.source), shifted(a.cue), shifted(a.content), a.direct, a.speaker)
        for a in find_attributions(moved)
    ]
    assert again == list(find_attributions(tree))


@given(texts)
def test_quotations_stand_apart_and_within_a_paragraph(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        assert "\n\n" not in text[quote.start : quote.end]
        end = quote.end
