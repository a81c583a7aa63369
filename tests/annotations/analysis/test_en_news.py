"""The bundled pipeline: its floors on our own gold, its size, and its rules by themselves."""

import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

from annotations.analysis import en_news
from annotations.analysis.en_news.lexicon import KINDS, load_lexicon
from annotations.analysis.en_news.second_opinion import Name, second_opinion, with_dates
from training import evaluate_entities
from training.assemble import compressed_size

MEGABYTE = 1_000_000
FLOORS = {"PERSON": 70, "NORP": 90, "GPE": 85, "LOC": 78, "ORG": 82, "DATE": 92}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return en_news.load()


def named(words: str, *names: Name) -> list[tuple[str, str]]:
    cut = words.split()
    put_right = second_opinion(cut, names, load_lexicon())
    return [(" ".join(cut[name.first : name.end]), name.label) for name in put_right]


def test_names_of_the_gold_are_found_as_well_as_the_card_says(nlp: Language) -> None:
    scores = evaluate_entities.gold_scores(nlp)
    assert 100 * scores.exact.f >= 85
    assert 100 * scores.span_only.f >= 91
    assert {k: f for k, f in FLOORS.items() if 100 * scores.by_label[k].f < f} == {}


def test_it_has_tags_trees_sentences_and_morphology(nlp: Language) -> None:
    doc = nlp("The minister resigned on Friday. Nobody replaced her.\n\nShe left Oslo.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "The minister resigned on Friday.",
        "Nobody replaced her.",
        "She left Oslo.",
    ]
    assert (doc[1].dep_, doc[1].pos_, doc[2].tag_) == ("nsubj", "NOUN", "VBD")
    assert doc[2].morph.get("Tense") == ["Past"]


def test_spacy_loads_it_without_an_import_of_ours() -> None:
    code = "import spacy, sys; print(spacy.load(sys.argv[1])('Ms Obi left.').ents)"
    command = [sys.executable, "-c", code, str(en_news.MODEL)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "(Obi,)"


def test_it_is_small() -> None:
    assert compressed_size(Path(en_news.__file__).parent) <= 8 * MEGABYTE


def test_it_names_its_licence_and_no_place_of_the_training_machine() -> None:
    assert "CC BY-SA 4.0" in (en_news.MODEL / "LICENSE").read_text(encoding="utf-8")
    config = (en_news.MODEL / "config.cfg").read_text(encoding="utf-8")
    assert not [place for place in ("/tmp", "/home", "/work", "/root") if place in config]


def test_the_lexicon_knows_the_lists_and_the_words_beside_them() -> None:
    lexicon = load_lexicon()
    begins, goes_on, other = lexicon.masks(["New", "Zealand", "quietly"])
    country = 1 << KINDS.index("country")
    assert begins & goes_on & country
    assert begins != goes_on
    assert other == 0
    assert lexicon.masks(["New"])[0] & country == 0


def test_titles_articles_and_possessives_stand_outside_a_name() -> None:
    assert named("President Ada Obi spoke", Name(0, 3, "PERSON")) == [("Ada Obi", "PERSON")]
    assert named("the Guild ’s plan", Name(0, 3, "ORG")) == [("Guild", "ORG")]
    assert named("Prime Minister", Name(0, 2, "PERSON")) == []


def test_a_name_after_a_courtesy_title_is_a_persons() -> None:
    assert named("said Ms Wanjiru yesterday") == [("Wanjiru", "PERSON")]
    assert named("said Mr Paris", Name(2, 3, "GPE")) == [("Paris", "PERSON")]


def test_a_surname_is_labelled_as_the_full_name_was() -> None:
    text = "Ngozi Adebayo-Cole left . Adebayo-Cole denied it"
    found = named(text, Name(0, 2, "PERSON"), Name(4, 5, "ORG"))
    assert found == [("Ngozi Adebayo-Cole", "PERSON"), ("Adebayo-Cole", "PERSON")]


def test_listed_countries_and_peoples_keep_their_label() -> None:
    assert named("from Norway", Name(1, 2, "ORG")) == [("Norway", "GPE")]
    assert named("a Kenyan firm") == [("Kenyan", "NORP")]


def test_a_date_within_a_longer_name_is_none() -> None:
    names = [Name(0, 2, "PERSON"), Name(4, 5, "GPE")]
    dates = [Name(1, 2, "DATE"), Name(4, 5, "DATE")]
    assert with_dates(names, dates) == [Name(0, 2, "PERSON"), Name(4, 5, "DATE")]
