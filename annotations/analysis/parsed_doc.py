"""From a spaCy Doc to `Parsed`: plain values with the labels of Universal Dependencies.

English spaCy pipelines write the labels of ClearNLP (Choi and Palmer 2012): they are turned into
those of Universal Dependencies here, and so is the structure where rules look at it: a copula
hangs below its predicate, a preposition below its noun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotations.analysis.model import Entity, Span
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.sentences import paragraph_spans
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
_VERBAL = frozenset(("VERB", "AUX", "ADJ", "ADV"))


@dataclass(slots=True)
class _Node:
    """A token while its edge may still change."""

    start: int
    end: int
    text: str
    pos: str
    dep: str
    head: int
    sentence: int
    entity: str
    morph: str


def parsed_of(doc: Doc) -> Parsed:
    """The Doc's tokens, sentences and entities; a sentence is also cut at paragraph breaks.

    A token whose head stands in another sentence is a root. The Doc needs sentence starts.
    """
    text = doc.text
    sentences = tuple(_sentences(doc, text))
    has_parse = doc.has_annotation("DEP")
    nodes = _nodes(doc, sentences, has_parse)
    if has_parse and any(node.dep in _CLEARNLP_ONLY for node in nodes):
        _to_universal(nodes)
    entities = tuple(Entity(e.start_char, e.end_char, e.label_) for e in doc.ents)
    return Parsed(text, tuple(map(_token, nodes)), sentences, entities, has_parse)


def _sentences(doc: Doc, text: str) -> Iterable[Span]:
    for sent in doc.sents:
        for span in paragraph_spans(text[sent.start_char : sent.end_char]):
            yield Span(sent.start_char + span.start, sent.start_char + span.end)


def _nodes(doc: Doc, sentences: Sequence[Span], has_parse: bool) -> list[_Node]:
    """The tokens that are no white space, with heads and sentences counted anew."""
    starts = [span.start for span in sentences]
    kept = [token for token in doc if not token.is_space]
    places = {token.i: index for index, token in enumerate(kept)}
    nodes = []
    for index, token in enumerate(kept):
        start = token.idx
        sentence = max(0, bisect_right(starts, start) - 1)
        head = places.get(token.head.i, index) if has_parse else index
        dep = token.dep_ if token.dep_ != "ROOT" else "root"
        end = start + len(token.text)
        entity, morph = token.ent_type_, str(token.morph)
        nodes.append(_Node(start, end, token.text, token.pos_, dep, head, sentence, entity, morph))
    for index, node in enumerate(nodes):
        if nodes[node.head].sentence != node.sentence:
            node.head = index
    return nodes


def _token(node: _Node) -> Token:
    return Token(
        node.start,
        node.end,
        node.text,
        node.text.lower().replace("’", "'"),
        node.pos,
        node.dep,
        node.head,
        node.sentence,
        node.entity,
        node.morph,
    )


def _to_universal(nodes: list[_Node]) -> None:
    children: list[list[int]] = [[] for _ in nodes]
    for index, node in enumerate(nodes):
        if node.head != index:
            children[node.head].append(index)
    for index, node in enumerate(nodes):
        if node.dep in ("prep", "agent", "dative") and node.pos in ("ADP", "SCONJ", "VERB", "ADV"):
            _lower_preposition(nodes, children, index)
    for index, node in enumerate(nodes):
        if node.text.lower() in _BE:
            _lower_copula(nodes, children, index)
    for node in nodes:
        node.dep = _SAME_MEANING.get(node.dep, node.dep)


def _lower_preposition(nodes: list[_Node], children: list[list[int]], index: int) -> None:
    """`head → prep → object` becomes `head → object → case`."""
    preposition = nodes[index]
    below = _below(nodes, children, index)
    target = next((i for i in below if nodes[i].dep in ("pobj", "pcomp")), None)
    if target is None:
        target = _object_of_second(nodes, children, below)
    if target is None:
        return
    clause = nodes[target].dep == "pcomp"
    head = preposition.head
    of_verb = head == index or nodes[head].pos in _VERBAL
    label = ("advcl" if of_verb else "acl") if clause else ("obl" if of_verb else "nmod")
    if preposition.dep == "agent" and not clause:
        label = "obl:agent"
    _hang(nodes, children, target, head if head != index else target, label)
    for child in _below(nodes, children, index):
        _hang(nodes, children, child, target, nodes[child].dep)
    _hang(nodes, children, index, target, "mark" if clause else "case")


def _object_of_second(
    nodes: Sequence[_Node], children: Sequence[Sequence[int]], below: Sequence[int]
) -> int | None:
    """The object of "to" in "according to X", where it hangs below a second preposition."""
    for second in below:
        if nodes[second].dep == "prep":
            for child in _below(nodes, children, second):
                if nodes[child].dep == "pobj":
                    return child
    return None


def _lower_copula(nodes: list[_Node], children: list[list[int]], index: int) -> None:
    """`be → predicate` becomes `predicate → cop`, with all that hung below the verb."""
    verb = nodes[index]
    if verb.dep in ("aux", "auxpass", "aux:pass"):
        return
    below = _below(nodes, children, index)
    target = next((i for i in below if nodes[i].dep in ("attr", "acomp")), None)
    if target is None:
        return
    _hang(nodes, children, target, verb.head if verb.head != index else target, verb.dep)
    for child in _below(nodes, children, index):
        _hang(nodes, children, child, target, nodes[child].dep)
    _hang(nodes, children, index, target, "cop")


def _below(nodes: Sequence[_Node], children: Sequence[Sequence[int]], index: int) -> list[int]:
    """What hangs below a token now; the lists also hold what once did."""
    return list(dict.fromkeys(i for i in children[index] if nodes[i].head == index != i))


def _hang(
    nodes: Sequence[_Node], children: Sequence[list[int]], index: int, head: int, label: str
) -> None:
    """Give one token another head and label."""
    nodes[index].head = head
    nodes[index].dep = label
    if head != index:
        children[head].append(index)
