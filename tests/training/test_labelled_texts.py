"""Labelled texts and what the recipe does to them: labels must stay on their words."""

from random import Random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from training import augment
from training.labelled import Labelled, joined, read_columns, to_doc
from training.tidy import tidied

NAMES = augment.Names(
    people=((("Ada", "Kofi"), ("Obi", "Mensah")),),
    cities=("Oslo", "Lagos"),
    countries=("Peru", "Chad"),
    regions=("Goa",),
    places=("Nile",),
    organisations=("Guild of Bakers",),
)


def named(text: Labelled) -> list[tuple[str, str]]:
    return [(text.text[start:end], label) for start, end, label in text.entities]


@st.composite
def labelled_texts(draw: st.DrawFn) -> Labelled:
    words = draw(st.lists(st.sampled_from(["Mr.", "Nairobi", "said", "U.S.", '"', "in"])))
    labels = [draw(st.sampled_from(["O", "B-GPE", "B-PERSON"])) for _ in words]
    return joined(words, labels)


def test_words_are_joined_as_a_writer_sets_them() -> None:
    words = ["He", "said", ":", '"', "Do", "n't", "go", "to", "Rome", "(", "yet", ")", ".", '"']
    text = joined(words, ["O"] * 8 + ["B-GPE"] + ["O"] * 5)
    assert text.text == 'He said: "Don\'t go to Rome (yet)."'
    assert named(text) == [("Rome", "GPE")]


def test_columns_with_labels_that_only_go_on_begin_a_name() -> None:
    lines = ["Ana I-PER\n", "left I-O\n".replace("I-O", "O"), "\n", "Rome B-LOC\n"]
    assert list(read_columns(lines)) == [(["Ana", "left"], ["B-PER", "O"]), (["Rome"], ["B-LOC"])]


@given(labelled_texts(), st.integers(0, 999))
def test_labels_stay_on_their_words_when_dots_go_and_quotes_turn(text: Labelled, seed: int) -> None:
    for changed in (augment.without_dots(text, Random(seed)), augment.curly(text)):
        assert [label for *_, label in changed.entities] == [label for *_, label in text.entities]
        for (new, _), (old, _) in zip(named(changed), named(text), strict=True):
            assert new.replace(".", "") in (old.replace(".", ""), "“", "”")


@given(labelled_texts(), st.integers(0, 999))
def test_renamed_names_have_the_labels_of_the_old_ones(text: Labelled, seed: int) -> None:
    changed = augment.substituted(text, NAMES, Random(seed), share=1.0)
    assert [label for *_, label in changed.entities] == [label for *_, label in text.entities]
    assert all(words == words.strip() for words, _ in named(changed) if words)


def test_a_person_renamed_keeps_the_new_surname() -> None:
    text = Labelled("Ann Lee left. Lee was late.", ((0, 7, "PERSON"), (14, 17, "PERSON")))
    (full, _), (surname, _) = named(augment.substituted(text, NAMES, Random(3), share=1.0))
    assert full.split()[-1] == surname != "Lee"


@pytest.mark.parametrize(
    ("words", "label", "found"),
    [
        ("the Gaza Strip", "GPE", None),
        ("President Ada Obi", "PERSON", [("Ada Obi", "PERSON")]),
        ("Norway and Peru", "ORG", [("Norway", "GPE"), ("Peru", "GPE")]),
        ("Kenyan", "GPE", [("Kenyan", "NORP")]),
        ("Norway’s", "ORG", [("Norway", "GPE")]),
    ],
)
def test_labels_are_made_consistent(
    words: str, label: str, found: list[tuple[str, str]] | None
) -> None:
    text = Labelled(f"Here {words} stood.", ((5, 5 + len(words), label),))
    seen = named(tidied(text))
    assert seen == found if found else seen[0][0] == "Gaza Strip"


def test_dates_are_all_those_of_the_rules_or_only_the_labelled_ones() -> None:
    text = Labelled("It ran from May 2 to June 3.", ((12, 17, "DATE"),))
    assert named(tidied(text)) == [("May 2", "DATE"), ("June 3", "DATE")]
    assert named(tidied(text, all_dates=False)) == [("May 2", "DATE")]


def test_a_name_that_cuts_a_word_is_unknown_in_the_doc() -> None:
    doc = to_doc(
        spacy.blank("en"), Labelled("Nairobians met Obi.", ((0, 7, "GPE"), (15, 18, "PERSON")))
    )
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Obi", "PERSON")]
    assert doc[0].ent_iob == 0
