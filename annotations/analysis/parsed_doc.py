"""From a spaCy Doc to `Parsed`: plain values with the labels of Universal Dependencies.

English spaCy pipelines write the labels of ClearNLP (Choi and Palmer 2012): they are turned into
those of Universal Dependencies here, and so is the structure where rules look at it: a copula
hangs below its predicate, a preposition below its noun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from annotations.analysis.model import Entity, Span
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.sentences import paragraph_spans
from annotations.analysis.tokenizing import text_of
from annotations.analysis.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLEARNLP_ONLY = word_set(
    """
    dobj pobj pcomp prep nsubjpass csubjpass auxpass attr acomp oprd agent relcl poss neg prt
    dative npadvmod quantmod predet preconj intj meta
    """
)
_SAME_MEANING = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "neg": "advmod",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "dep",
    "nmod": "compound",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "prep": "obl",
    "agent": "obl:agent",
    "root": "root",
}
_BE = word_set("be is are was were been being am 's ’s 're ’re 'm ’m")
_PLACES: list[int | str] = ["IDX", "LENGTH", "IS_SPACE"]
_LABELS: list[int | str] = ["POS", "DEP", "ENT_TYPE", "MORPH"]
"""What is read of all tokens at once: one by one takes several times as long."""
_VERBAL = frozenset(("VERB", "AUX", "ADJ", "ADV"))


def parsed_of(doc: Doc) -> Parsed:
    """The Doc's tokens, sentences and entities; a sentence is also cut at paragraph breaks.

    A token whose head stands in another sentence is a root. The Doc needs sentence starts.
    """
    text = text_of(doc)
    sentences = tuple(_sentences(doc, text))
    has_parse = doc.has_annotation("DEP")
    tokens = _tokens(doc, text, sentences, has_parse)
    if has_parse and any(token.dep in _CLEARNLP_ONLY for token in tokens):
        _to_universal(tokens)
    entities = tuple(Entity(e.start_char, e.end_char, e.label_) for e in doc.ents)
    return Parsed(text, tuple(tokens), sentences, entities, has_parse)


def _sentences(doc: Doc, text: str) -> Iterable[Span]:
    for sent in doc.sents:
        for span in paragraph_spans(text[sent.start_char : sent.end_char]):
            yield Span(sent.start_char + span.start, sent.start_char + span.end)


def _tokens(doc: Doc, text: str, sentences: Sequence[Span], has_parse: bool) -> list[Token]:
    """The tokens that are no white space, with heads and sentences counted anew."""
    starts, lengths, spaces = doc.to_array(_PLACES).T.tolist()
    heads = doc.to_array(["HEAD"]).astype("int64").tolist()
    labels = doc.to_array(_LABELS).T.tolist()
    kept = [number for number, space in enumerate(spaces) if not space]
    places = {number: index for index, number in enumerate(kept)}
    opening = [span.start for span in sentences]
    pos, dep, entity = (_names_of(doc, keys) for keys in labels[:3])
    morph = {key: str(doc[labels[3].index(key)].morph) for key in set(labels[3])}
    dep = {key: "root" if name == "ROOT" else name for key, name in dep.items()}
    tokens = []
    for index, number in enumerate(kept):
        start = starts[number]
        end = start + lengths[number]
        word = text[start:end]
        tokens.append(
            Token(
                start,
                end,
                word,
                word.lower().replace("’", "'"),
                pos[labels[0][number]],
                dep[labels[1][number]],
                places.get(number + heads[number], index) if has_parse else index,
                max(0, bisect_right(opening, start) - 1),
                entity[labels[2][number]],
                morph[labels[3][number]],
            )
        )
    for index, token in enumerate(tokens):
        if tokens[token.head].sentence != token.sentence:
            token.head = index
    return tokens


def _names_of(doc: Doc, keys: Iterable[int]) -> dict[int, str]:
    return {key: doc.vocab.strings[key] for key in set(keys)}


def _to_universal(tokens: list[Token]) -> None:
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    for index, token in enumerate(tokens):
        if token.dep in ("prep", "agent", "dative") and token.pos in (
            "ADP",
            "SCONJ",
            "VERB",
            "ADV",
        ):
            _lower_preposition(tokens, children, index)
    for index, token in enumerate(tokens):
        if token.text.lower() in _BE:
            _lower_copula(tokens, children, index)
    for token in tokens:
        token.dep = _SAME_MEANING.get(token.dep, token.dep)


def _lower_preposition(tokens: list[Token], children: list[list[int]], index: int) -> None:
    """`head → prep → object` becomes `head → object → case`."""
    preposition = tokens[index]
    below = _below(tokens, children, index)
    target = next((i for i in below if tokens[i].dep in ("pobj", "pcomp")), None)
    if target is None:
        target = _object_of_second(tokens, children, below)
    if target is None:
        return
    clause = tokens[target].dep == "pcomp"
    head = preposition.head
    of_verb = head == index or tokens[head].pos in _VERBAL
    label = ("advcl" if of_verb else "acl") if clause else ("obl" if of_verb else "nmod")
    if preposition.dep == "agent" and not clause:
        label = "obl:agent"
    _hang(tokens, children, target, head if head != index else target, label)
    for child in _below(tokens, children, index):
        _hang(tokens, children, child, target, tokens[child].dep)
    _hang(tokens, children, index, target, "mark" if clause else "case")


def _object_of_second(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], below: Sequence[int]
) -> int | None:
    """The object of "to" in "according to X", where it hangs below a second preposition."""
    for second in below:
        if tokens[second].dep == "prep":
            for child in _below(tokens, children, second):
                if tokens[child].dep == "pobj":
                    return child
    return None


def _lower_copula(tokens: list[Token], children: list[list[int]], index: int) -> None:
    """`be → predicate` becomes `predicate → cop`, with all that hung below the verb."""
    verb = tokens[index]
    if verb.dep in ("aux", "auxpass", "aux:pass"):
        return
    below = _below(tokens, children, index)
    target = next((i for i in below if tokens[i].dep in ("attr", "acomp")), None)
    if target is None:
        return
    _hang(tokens, children, target, verb.head if verb.head != index else target, verb.dep)
    for child in _below(tokens, children, index):
        _hang(tokens, children, child, target, tokens[child].dep)
    _hang(tokens, children, index, target, "cop")


def _below(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> list[int]:
    """What hangs below a token now; the lists also hold what once did."""
    return list(dict.fromkeys(i for i in children[index] if tokens[i].head == index != i))


def _hang(
    tokens: Sequence[Token], children: Sequence[list[int]], index: int, head: int, label: str
) -> None:
    """Give one token another head and label."""
    tokens[index].head = head
    tokens[index].dep = label
    if head != index:
        children[head].append(index)
