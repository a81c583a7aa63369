"""Choosing a span by keyboard."""

from hypothesis import given
from hypothesis import strategies as st

from tui.span_choice import (
    SpanChoice,
    back_by_sentence,
    back_by_word,
    choice_at,
    choice_of,
    forward_by_sentence,
    forward_by_word,
    grown,
    shrunk,
    split_places,
)

TEXT = "She said: “It is over.” The mayor (Ann) left.\n\nA new day began. It rained"


def chosen(choice: SpanChoice | None) -> str:
    assert choice is not None, "no word was found"
    return TEXT[choice.start : choice.end]


def at(word: str) -> SpanChoice:
    choice = choice_at(TEXT, TEXT.index(word))
    assert choice is not None
    return choice


def test_a_choice_starts_with_the_bare_word() -> None:
    assert chosen(choice_at(TEXT, TEXT.index("(Ann)"))) == "Ann"


def test_a_choice_on_white_space_starts_with_the_next_word() -> None:
    assert chosen(choice_at(TEXT, TEXT.index("\n"))) == "A"


def test_a_text_without_words_gives_no_choice() -> None:
    assert choice_at("  \n ", 1) is None


def test_a_word_forward_takes_one_more_word() -> None:
    assert chosen(forward_by_word(TEXT, at("It is"))) == "It is"


def test_a_word_back_gives_the_last_word_up_again() -> None:
    choice = at("It is")
    assert back_by_word(TEXT, forward_by_word(TEXT, choice)) == choice


def test_going_back_past_the_first_word_extends_to_the_left() -> None:
    assert chosen(back_by_word(TEXT, at("It is"))) == "said: “It"


def test_a_sentence_forward_goes_to_its_last_word() -> None:
    assert chosen(forward_by_sentence(TEXT, at("She"))) == "She said: “It is over"


def test_a_sentence_forward_from_the_end_of_one_goes_over_the_paragraph_break() -> None:
    assert chosen(forward_by_sentence(TEXT, at("left"))) == "left.\n\nA new day began"


def test_the_last_sentence_may_lack_its_full_stop() -> None:
    assert chosen(forward_by_sentence(TEXT, at("It rained"))) == "It rained"


def test_a_sentence_back_returns_to_the_end_of_the_sentence_before() -> None:
    choice = forward_by_sentence(TEXT, forward_by_sentence(TEXT, at("She")))
    assert chosen(back_by_sentence(TEXT, choice)) == "She said: “It is over"


def test_a_sentence_back_from_the_first_word_takes_the_sentence_before() -> None:
    assert chosen(back_by_sentence(TEXT, at("The mayor"))) == "She said: “It is over.” The"


def test_swapping_ends_keeps_the_span() -> None:
    choice = forward_by_word(TEXT, at("It is"))
    assert (choice.swapped().start, choice.swapped().end) == (choice.start, choice.end)
    assert chosen(back_by_word(TEXT, choice.swapped())) == "said: “It is"


def test_a_choice_of_a_claim_covers_its_words() -> None:
    start, end = TEXT.index("The mayor"), TEXT.index("left.") + 5
    assert chosen(choice_of(TEXT, start, end)) == "The mayor (Ann) left"


def test_growing_and_shrinking_move_the_end_by_a_word() -> None:
    start, end = TEXT.index("It is"), TEXT.index("It is") + 2
    assert TEXT[slice(*grown(TEXT, start, end))] == "It is"
    assert TEXT[slice(*shrunk(TEXT, start, end + 3))] == "It"


def test_one_word_does_not_shrink() -> None:
    assert shrunk(TEXT, 0, 3) == (0, 3)


def test_a_claim_splits_before_each_word_but_the_first() -> None:
    assert [TEXT[place:][:4] for place in split_places(TEXT, 0, 13)] == ["said", "“It "]


MOVES = st.sampled_from([forward_by_word, back_by_word, forward_by_sentence, back_by_sentence])


@given(st.text(alphabet="ab. ”“(\n!é日"), st.integers(0, 40), st.lists(MOVES))
def test_no_move_leaves_the_text_or_empties_the_span(text: str, offset: int, moves: list) -> None:
    choice = choice_at(text, offset)
    if choice is None:
        return
    for move in moves:
        choice = move(text, choice)
        assert 0 <= choice.start < choice.end <= len(text)
        assert text[choice.start : choice.end].strip()
