"""Which tokens are finite verbs and which can begin a subject, with or without a tagger.

Where a pipeline gives parts of speech they decide; where it does not, the lists of
`claims/words.py` and the endings of words do, and a doubtful word is no verb.
"""

from __future__ import annotations

from annotations.analysis.claims.words import (
    CUES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    IRREGULAR_PARTICIPLES,
    IRREGULAR_PAST,
    NO_PAST,
    NOT_A_SUBJECT,
    PREPOSITIONS,
    PRESENT,
    STATE_VERBS,
    SUBJECT_PRONOUNS,
)
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.words import word_set

_VERBS = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "SYM"))
_HAVE = word_set("has have had 've having")
_BE = word_set("was were been is are be being am 're 'm")
_ADVERBS = word_set(
    "not n't also already now then later never ever just only still once again reportedly allegedly"
    " since even all both"
)
_MODALS = word_set("will would can ca could may might must shall should wo 'll to")
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS - {"to"} | {"'s"}
_SUBJECTS_ONLY = frozenset(("i", "he", "she", "it", "they", "we"))
_HEADS_OF_CLAUSES = frozenset(("root", "conj", "parataxis", "ccomp", "acl:relcl"))
_MOST_CHILDREN = 64
_SHORTEST_REGULAR_PAST = 4
_WORDS_LOOKED_BACK = 4


def is_word(token: Token) -> bool:
    """Whether the token is a word or a number, not a sign."""
    return token.text[:1].isalnum() or any(letter.isalnum() for letter in token.text)


def is_finite(parsed: Parsed, index: int) -> bool:
    """Whether the token makes a clause finite."""
    token = parsed.tokens[index]
    before = _before(parsed, index)
    if before == "to":
        return False
    if token.lower == "'s":
        return token.pos in _VERBS if token.pos else before in SUBJECT_PRONOUNS
    if token.lower in FINITE_AUXILIARIES:
        return token.text != "May" and token.pos not in ("NOUN", "PROPN")
    if token.pos:
        return token.pos in _VERBS and _finite_by_form(token, parsed, index)
    return _looks_finite(token.lower, before) and not token.text[0].isupper()


def begins_subject(parsed: Parsed, index: int) -> bool:
    """Whether a clause's subject may begin at the token."""
    token = parsed.tokens[index]
    if token.lower in NOT_A_SUBJECT or not is_word(token):
        return token.text in ("$", "£", "€", "“", '"')
    if token.pos:
        return token.pos in _NOMINAL or (token.pos == "ADV" and _is_quantity(parsed, index))
    return not is_finite(parsed, index) and token.lower not in PREPOSITIONS


def is_past_event(parsed: Parsed, index: int) -> bool:
    """Whether the token is the verb of something that happened.

    A past form, or a participle after a past passive or a perfect: "fell", "was sold", "has
    closed". Verbs of saying, holding and being tell of states and are left out, and so is all
    that stands after a modal.
    """
    token = parsed.tokens[index]
    word = token.lower
    if word in STATE_VERBS or word in FINITE_AUXILIARIES or token.pos in _NOMINAL - {"ADJ"}:
        return False
    participle = word in IRREGULAR_PARTICIPLES or word in ("had", "been")
    past = word in IRREGULAR_PAST or _is_regular_past(word)
    if not past and not participle and not _has(token, "Tense=Past"):
        return False
    if word in CUES and word != "ruled" and _tells_content(parsed, index):
        return False
    helpers = _helpers(parsed, index)
    if helpers & _MODALS and not (helpers & _MODALS == {"to"} and helpers & _HAVE):
        return False
    if helpers & _HAVE or helpers & {"was", "were", "been", "being"}:
        return True
    return not helpers & _BE and not participle and is_finite(parsed, index)


def _tells_content(parsed: Parsed, index: int) -> bool:
    """Whether a verb that may be one of saying ends its clause or has a "that" behind it."""
    after = index + 1
    if (
        after >= len(parsed.tokens)
        or parsed.tokens[after].sentence != parsed.tokens[index].sentence
    ):
        return True
    return parsed.tokens[after].lower == "that" or not is_word(parsed.tokens[after])


def _has(token: Token, feature: str) -> bool:
    return feature in token.morph.split("|")


def _before(parsed: Parsed, index: int) -> str:
    if index == 0 or parsed.tokens[index - 1].sentence != parsed.tokens[index].sentence:
        return ""
    return parsed.tokens[index - 1].lower


def _finite_by_form(token: Token, parsed: Parsed, index: int) -> bool:
    if _has(token, "VerbForm=Fin"):
        return True
    if token.lower.endswith("ing") or token.lower in ("be", "been") or _helpers(parsed, index):
        return False
    participle = _has(token, "VerbForm=Part") or _has(token, "VerbForm=Ger")
    return not participle or _follows_pronoun(parsed, index) or _heads_clause(parsed, index)


def _follows_pronoun(parsed: Parsed, index: int) -> bool:
    """Whether only "it", "they" or their like, and perhaps an adverb, stand before the verb."""
    at = index - 1
    if at > 0 and parsed.tokens[at].pos == "ADV":
        at -= 1
    same = at >= 0 and parsed.tokens[at].sentence == parsed.tokens[index].sentence
    return same and parsed.tokens[at].lower in _SUBJECTS_ONLY


def _heads_clause(parsed: Parsed, index: int) -> bool:
    """Whether the tree makes a clause of a verb that the tagger takes for a participle.

    Taggers mix up "struck" the past and "struck" the participle; the tree knows better. A base
    form that no "to" and no modal comes before is taken for a present: "most birds sing".
    """
    if parsed.tokens[index].dep in _HEADS_OF_CLAUSES:
        return True
    below = (parsed.tokens[child].dep for child in parsed.children(index)[:_MOST_CHILDREN])
    return any(dep.startswith("nsubj") for dep in below)


def _looks_finite(word: str, before: str) -> bool:
    if before in _BEFORE_NOUNS or before in _HAVE or before in _BE or before in _MODALS:
        return False
    if word in IRREGULAR_PAST or word in PRESENT:
        return True
    return _is_regular_past(word)


def _is_regular_past(word: str) -> bool:
    long_enough = len(word) >= _SHORTEST_REGULAR_PAST
    return word.endswith("ed") and long_enough and word.isalpha() and word not in NO_PAST


def _is_quantity(parsed: Parsed, index: int) -> bool:
    """Whether an adverb stands before a number or a noun: "about 40", "only the mayor"."""
    after = index + 1
    if after >= len(parsed.tokens):
        return False
    return parsed.tokens[after].pos in _NOMINAL


def _helpers(parsed: Parsed, index: int) -> set[str]:
    """The auxiliaries right before a verb, with adverbs between them passed over."""
    found: set[str] = set()
    at = index - 1
    sentence = parsed.tokens[index].sentence
    while at >= max(0, index - _WORDS_LOOKED_BACK):
        token = parsed.tokens[at]
        if token.sentence != sentence:
            break
        if token.lower in _HAVE or token.lower in _BE or token.lower in _MODALS:
            found.add(token.lower)
        elif not (token.lower in _ADVERBS or token.lower.endswith("ly") or token.pos == "ADV"):
            break
        at -= 1
    return found
