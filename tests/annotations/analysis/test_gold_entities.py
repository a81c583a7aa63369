import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from annotations.analysis.model import Entity
from training.counts import Counts
from training.entity_scores import LABELS, read_gold, report, score, score_finder

GOLD = read_gold()
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|President|Pope|King|Queen|Sir|Lord|Justice|Gen|Col|Lt|Pastor|Alhaji"
    r"|Datuk|Datin|Tan Sri)\.?\s"
)
KNOWN_POSSESSIVES = {"Moody’s", "McDonald’s", "Sotheby’s"}


def spans() -> list[tuple[str, str, str]]:
    """Sentence id, words and label of every entity."""
    return [(s.id, s.text[e.start : e.end], e.label) for s in GOLD for e in s.entities]


def test_there_are_enough_sentences_topics_and_countries() -> None:
    assert len(GOLD) >= 300
    assert min(Counter(s.topic for s in GOLD).values()) >= 20
    assert len({s.topic for s in GOLD}) >= 10
    assert len({s.country for s in GOLD}) >= 25


def test_no_sentence_and_no_id_comes_twice() -> None:
    assert len({s.id for s in GOLD}) == len(GOLD)
    assert len({s.text.casefold() for s in GOLD}) == len(GOLD)


def test_there_are_headlines_datelines_and_sentences_without_a_name() -> None:
    assert sum(s.id.endswith("-headline") for s in GOLD) >= 20
    assert sum(s.id.endswith("-dateline") for s in GOLD) >= 10
    assert sum(not s.entities for s in GOLD) >= 25


def test_a_sentence_is_marked_as_one_without_names_only_if_it_is() -> None:
    assert {s.id for s in GOLD if s.id.endswith("-none")} == {s.id for s in GOLD if not s.entities}


def test_a_dateline_begins_with_a_place_in_capitals() -> None:
    for sentence in GOLD:
        if sentence.id.endswith("-dateline"):
            first = sentence.entities[0]
            words = sentence.text[first.start : first.end]
            assert (first.start, first.label, words) == (0, "GPE", words.upper())


def test_every_sentence_is_trimmed_and_of_one_line() -> None:
    for sentence in GOLD:
        assert sentence.text.split("\n") == [sentence.text.strip()]
        assert not re.search(r"\s\s|[\[\]|]", sentence.text), sentence.id


def test_every_span_is_inside_its_sentence_and_none_is_empty() -> None:
    for sentence in GOLD:
        for entity in sentence.entities:
            assert 0 <= entity.start < entity.end <= len(sentence.text), sentence.id


def test_the_spans_of_a_sentence_are_in_order_and_do_not_overlap() -> None:
    for sentence in GOLD:
        for before, after in pairwise(sentence.entities):
            assert before.end <= after.start, sentence.id


def test_only_our_labels_are_used_and_each_often() -> None:
    counts = Counter(label for _, _, label in spans())
    assert set(counts) == set(LABELS)
    assert min(counts.values()) >= 60


def test_a_span_ends_and_begins_with_a_word() -> None:
    for id_, words, _ in spans():
        assert words == words.strip(), id_
        assert words[0].isalnum(), (id_, words)
        assert words[-1].isalnum() or words.endswith("Jr."), (id_, words)


def test_no_span_begins_or_ends_within_a_word() -> None:
    for sentence in GOLD:
        for entity in sentence.entities:
            around = sentence.text[: entity.start][-1:] + sentence.text[entity.end :][:1]
            assert not any(char.isalnum() for char in around), (sentence.id, entity)


def test_the_article_and_the_possessive_stay_outside() -> None:
    for id_, words, _ in spans():
        assert words == "The Hague" or not words.lower().startswith("the "), id_
        assert words in KNOWN_POSSESSIVES or not re.search(r"['’]s?\Z", words), (id_, words)


def test_a_title_is_no_part_of_a_person() -> None:
    for id_, words, label in spans():
        assert label != "PERSON" or not TITLED.match(words), (id_, words)


def test_one_string_has_two_labels_only_where_a_club_bears_the_name_of_a_town() -> None:
    labels: dict[str, set[str]] = {}
    for _, words, label in spans():
        labels.setdefault(words, set()).add(label)
    assert {words: found for words, found in labels.items() if len(found) > 1} == {
        "Barcelona": {"GPE", "ORG"},
        "Leverkusen": {"GPE", "ORG"},
    }


def test_the_gold_agrees_with_itself_wholly() -> None:
    entities = [s.entities for s in GOLD]
    scores = score(entities, entities)
    assert scores.exact == Counts(len(spans()), len(spans()), len(spans()))
    assert {one.f for one in [*scores.by_label.values(), *scores.by_group.values()]} == {1.0}


def test_a_wrong_label_is_right_as_a_span_and_within_its_group() -> None:
    scores = score(
        [[Entity(0, 4, "GPE"), Entity(9, 12, "PERSON")], [Entity(0, 4, "DATE")]],
        [[Entity(0, 4, "LOC"), Entity(9, 13, "PERSON")], [Entity(0, 4, "DATE")]],
    )
    assert scores.exact == Counts(gold=3, found=3, right=1)
    assert scores.span_only == Counts(gold=3, found=3, right=2)
    assert scores.by_label["GPE"] == Counts(gold=1, found=0, right=0)
    assert scores.by_group["place"] == Counts(gold=1, found=1, right=1)
    assert scores.by_group["person"] == Counts(gold=1, found=1, right=0)


def test_a_span_counts_in_its_own_sentence_alone() -> None:
    one = Entity(0, 4, "ORG")
    assert score([[one], []], [[], [one]]).exact.right == 0


def test_labels_that_the_gold_does_not_know_are_left_aside() -> None:
    scores = score([[]], [[Entity(0, 3, "MONEY")]])
    assert scores.exact == Counts(0, 0, 0)
    assert scores.exact.f == 1.0
    assert scores.exact.precision == scores.exact.recall == 0.0


def test_precision_recall_and_f_of_counts() -> None:
    counts = Counts(gold=4, found=2, right=1)
    assert (counts.precision, counts.recall) == (0.5, 0.25)
    assert counts.f == pytest.approx(1 / 3)


def test_different_numbers_of_sentences_are_refused() -> None:
    with pytest.raises(ValueError, match="1 sentences, but 2"):
        score([[]], [[], []])


def test_a_finder_is_scored_sentence_by_sentence() -> None:
    scores = score_finder(lambda text: [Entity(0, 6, "GPE")] if text[:6] == "Ottawa" else [])
    assert scores.exact == Counts(right=2, found=2, gold=len(spans()))
    assert "span only" in report(scores)


def test_a_line_that_is_no_gold_sentence_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": "a", "topic": "b"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="Line 1"):
        read_gold(file)
