"""Plain trees, and trees of spaCy with the labels of either scheme."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from annotations.analysis.model import Span
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.parsed_doc import parsed_of

VOCAB = spacy.blank("en").vocab


def tree(heads: list[int]) -> Parsed:
    tokens = tuple(
        Token(2 * i, 2 * i + 1, "a", "a", "", "", head, 0) for i, head in enumerate(heads)
    )
    return Parsed("a " * len(heads), tokens, (Span(0, 2 * len(heads)),), has_parse=True)


def doc(words: list[str], tags: list[str], heads: list[int], labels: list[str]) -> Doc:
    return Doc(VOCAB, words=words, pos=tags, heads=heads, deps=labels)


def edges(parsed: Parsed) -> dict[str, tuple[str, str]]:
    return {t.text: (t.dep, parsed.tokens[t.head].text) for t in parsed.tokens}


def test_a_subtree_reaches_from_its_first_to_its_last_token() -> None:
    parsed = tree([1, 1, 1, 2])

    assert [parsed.subtree(i) for i in range(4)] == [(0, 0), (0, 3), (2, 3), (3, 3)]
    assert parsed.children(1) == (0, 2)


@given(st.lists(st.integers(-2, 12), max_size=10))
def test_any_heads_give_subtrees_that_hold_their_token(heads: list[int]) -> None:
    parsed = tree(heads)

    for index in range(len(heads)):
        first, last = parsed.subtree(index)
        assert 0 <= first <= index <= last < len(heads)
        assert index not in parsed.children(index)


def test_tokens_of_a_stretch_are_those_that_share_a_code_point_with_it() -> None:
    parsed = tree([0, 0, 0, 0])

    assert list(parsed.tokens_in(2, 5)) == [1, 2]
    assert list(parsed.tokens_in(3, 4)) == []


def test_white_space_is_no_token_and_a_paragraph_break_ends_a_sentence() -> None:
    words = ["Rents", "rose", "\n\n", "He", "left", "."]
    spaces = [True, False, False, True, False, False]
    made = Doc(VOCAB, words=words, spaces=spaces, heads=[1, 1, 1, 4, 1, 1], deps=["dep"] * 6)

    parsed = parsed_of(made)

    assert [t.text for t in parsed.tokens] == ["Rents", "rose", "He", "left", "."]
    assert [t.sentence for t in parsed.tokens] == [0, 0, 1, 1, 1]
    assert [parsed.text[s.start : s.end] for s in parsed.sentences] == ["Rents rose", "He left."]
    assert parsed.tokens[3].head == 3, "a head beyond the paragraph break makes a root"


def test_clearnlp_labels_become_those_of_universal_dependencies() -> None:
    made = doc(
        ["Plans", "were", "criticised", "by", "firms", "in", "Riga"],
        ["NOUN", "AUX", "VERB", "ADP", "NOUN", "ADP", "PROPN"],
        [2, 2, 2, 2, 3, 2, 5],
        ["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "pobj"],
    )

    assert edges(parsed_of(made)) == {
        "Plans": ("nsubj:pass", "criticised"),
        "were": ("aux:pass", "criticised"),
        "criticised": ("root", "criticised"),
        "by": ("case", "firms"),
        "firms": ("obl:agent", "criticised"),
        "in": ("case", "Riga"),
        "Riga": ("obl", "criticised"),
    }


def test_a_copula_of_clearnlp_hangs_below_its_predicate() -> None:
    made = doc(
        ["Doctors", "are", "confident", "that", "it", "works"],
        ["NOUN", "AUX", "ADJ", "SCONJ", "PRON", "VERB"],
        [1, 1, 1, 5, 5, 2],
        ["nsubj", "ROOT", "acomp", "mark", "nsubj", "ccomp"],
    )

    found = edges(parsed_of(made))

    assert found["confident"] == ("root", "confident")
    assert found["Doctors"] == ("nsubj", "confident")
    assert found["are"] == ("cop", "confident")
    assert found["works"] == ("ccomp", "confident")


def test_two_prepositions_of_clearnlp_both_hang_below_the_noun() -> None:
    made = doc(
        ["Rents", "rose", "according", "to", "banks"],
        ["NOUN", "VERB", "VERB", "ADP", "NOUN"],
        [1, 1, 1, 2, 3],
        ["nsubj", "ROOT", "prep", "prep", "pobj"],
    )

    found = edges(parsed_of(made))

    assert found["banks"] == ("obl", "rose")
    assert found["according"] == ("case", "banks")


def test_a_doc_without_a_parse_gives_tokens_without_labels() -> None:
    made = Doc(VOCAB, words=["Rents", "rose"], sent_starts=[True, False])

    parsed = parsed_of(made)

    assert not parsed.has_parse
    assert [t.dep for t in parsed.tokens] == ["", ""]
