"""What a tree adds to the words; trees are written by hand, in Universal Dependencies."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.claims.find import find_claims
from annotations.analysis.model import Attribution, Claim, Entity, Span
from annotations.analysis.parsed import Parsed, Token

Word = tuple[str, str, int, str, str]
"""Text, part of speech, head (its number, from 1; 0 for a root), label, features."""

FIN, PAST, PART = "VerbForm=Fin", "Tense=Past|VerbForm=Fin", "Tense=Past|VerbForm=Part"


def parsed(words: list[Word]) -> Parsed:
    text, tokens = "", []
    for index, (word, pos, head, dep, morph) in enumerate(words):
        text += "" if pos == "PUNCT" or not text else " "
        start = len(text)
        text += word
        at = head - 1 if head else index
        tokens.append(Token(start, len(text), word, word.lower(), pos, dep, at, 0, "", morph))
    return Parsed(text, tuple(tokens), (Span(0, len(text)),), (), True)


def offered(words: list[Word]) -> list[str]:
    read = parsed(words)
    return [read.text[claim.start : claim.end] for claim in find_claims(read, (), ())]


def test_a_tree_allows_a_join_that_the_words_leave_open() -> None:
    words = [
        ("Most", "ADJ", 2, "amod", ""),
        ("birds", "NOUN", 3, "nsubj", ""),
        ("sing", "VERB", 0, "root", FIN),
        ("when", "SCONJ", 6, "mark", ""),
        ("day", "NOUN", 6, "nsubj", ""),
        ("breaks", "VERB", 3, "advcl", FIN),
        ("and", "CCONJ", 10, "cc", ""),
        ("some", "DET", 9, "det", ""),
        ("owls", "NOUN", 10, "nsubj", ""),
        ("fly", "VERB", 3, "conj", FIN),
        ("all", "DET", 12, "det", ""),
        ("night", "NOUN", 10, "obl", ""),
        (".", "PUNCT", 3, "punct", ""),
    ]

    assert offered(words) == ["Most birds sing when day breaks", "some owls fly all night"]


def test_a_tree_keeps_two_causes_of_one_thing_together() -> None:
    words = [
        ("The", "DET", 2, "det", ""),
        ("team", "NOUN", 3, "nsubj", ""),
        ("left", "VERB", 0, "root", PAST),
        ("when", "SCONJ", 6, "mark", ""),
        ("day", "NOUN", 6, "nsubj", ""),
        ("broke", "VERB", 3, "advcl", PAST),
        ("and", "CCONJ", 10, "cc", ""),
        ("the", "DET", 9, "det", ""),
        ("snow", "NOUN", 10, "nsubj", ""),
        ("stopped", "VERB", 6, "conj", PAST),
        ("at", "ADP", 12, "case", ""),
        ("last", "ADJ", 10, "obl", ""),
        (".", "PUNCT", 3, "punct", ""),
    ]

    assert offered(words) == ["The team left when day broke and the snow stopped at last."]


def test_a_tree_refuses_to_cut_between_two_nouns() -> None:
    words = [
        ("Police", "NOUN", 2, "nsubj", ""),
        ("say", "VERB", 0, "root", FIN),
        ("they", "PRON", 4, "nsubj", ""),
        ("fined", "VERB", 2, "ccomp", PAST),
        ("drivers", "NOUN", 4, "obj", ""),
        ("and", "CCONJ", 8, "cc", ""),
        ("young", "ADJ", 8, "amod", ""),
        ("riders", "NOUN", 5, "conj", ""),
        ("stopped", "VERB", 8, "acl", PAST),
        ("at", "ADP", 12, "case", ""),
        ("the", "DET", 12, "det", ""),
        ("bridge", "NOUN", 9, "obl", ""),
        (".", "PUNCT", 2, "punct", ""),
    ]

    assert len(offered(words)) == 1


def test_a_command_is_known_by_its_tree() -> None:
    words = [
        ("Boil", "VERB", 0, "root", "Mood=Imp|VerbForm=Fin"),
        ("all", "DET", 3, "det", ""),
        ("water", "NOUN", 1, "obj", ""),
        ("for", "ADP", 6, "case", ""),
        ("ten", "NUM", 6, "nummod", ""),
        ("minutes", "NOUN", 1, "obl", ""),
        (".", "PUNCT", 1, "punct", ""),
    ]

    assert offered(words) == []


def test_a_past_that_the_tagger_takes_for_a_participle_is_a_verb_where_the_tree_says_so() -> None:
    words = [
        ("Drones", "NOUN", 2, "nsubj", ""),
        ("struck", "VERB", 0, "root", PART),
        ("a", "DET", 4, "det", ""),
        ("depot", "NOUN", 2, "obj", ""),
        (",", "PUNCT", 8, "punct", ""),
        ("and", "CCONJ", 8, "cc", ""),
        ("it", "PRON", 8, "nsubj", ""),
        ("burned", "VERB", 2, "conj", PART),
        ("all", "DET", 10, "det", ""),
        ("night", "NOUN", 8, "obl", ""),
        (".", "PUNCT", 2, "punct", ""),
    ]

    assert offered(words) == ["Drones struck a depot", "it burned all night"]


WORDS = st.sampled_from(
    'The mayor said that it lost 40 men and but , ; . ? “ ” " ( ) while although who had was 1.7m. '
    "KYIV - May not n't 's than more record longest would best worst I we must fell to —".split()
)
POS = st.sampled_from(["", "NOUN", "VERB", "AUX", "PRON", "PUNCT", "CCONJ", "SCONJ", "ADJ", "ADV"])
DEPS = st.sampled_from(["", "root", "conj", "cc", "nsubj", "ccomp", "advcl", "acl", "cop", "punct"])
MORPHS = st.sampled_from(["", FIN, PAST, PART, "VerbForm=Inf", "Mood=Imp|VerbForm=Fin"])


@st.composite
def any_parse(draw: st.DrawFn) -> Parsed:
    """Tokens with any heads, labels and parts of speech, in sentences of any length."""
    words = draw(st.lists(WORDS, max_size=40))
    text, tokens, sentences, first = "", [], [], 0
    for index, word in enumerate(words):
        start = len(text)
        end = start + len(word)
        head = draw(st.integers(-2, len(words) + 2))
        label = draw(st.sampled_from(["", "PERSON", "GPE", "DATE"]))
        tags = draw(POS), draw(DEPS), head, len(sentences), label, draw(MORPHS)
        tokens.append(Token(start, end, word, word.lower(), *tags))
        text += word
        if index == len(words) - 1 or draw(st.integers(0, 9)) == 0:
            sentences.append(Span(first, end))
            first = end + 1
        text += draw(st.sampled_from([" ", "\n"])) if index < len(words) - 1 else ""
    names = tuple(Entity(t.start, t.end, t.entity) for t in tokens if t.entity)
    return Parsed(text, tuple(tokens), tuple(sentences), names, draw(st.booleans()))


def spans(length: int) -> st.SearchStrategy[Span | None]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted)
    return st.none() | ends.map(lambda pair: Span(*pair))


def inside_and_apart(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert 0 <= claim.score <= 1
        assert len(set(claim.reasons)) == len(claim.reasons)
    for left, right in pairwise(claims):
        assert left.end <= right.start


@given(any_parse(), st.data())
def test_any_parse_and_any_attributions_give_claims_inside_and_apart(
    read: Parsed, data: st.DataObject
) -> None:
    part = spans(len(read.text))
    said = data.draw(st.lists(st.builds(Attribution, part, part, part, st.booleans()), max_size=4))

    claims = find_claims(read, (), said)

    inside_and_apart(read.text, claims)
    for claim in claims:
        holders = [s for s in read.sentences if s.start <= claim.start and claim.end <= s.end]
        assert holders, "a claim reaches over a sentence's end"
