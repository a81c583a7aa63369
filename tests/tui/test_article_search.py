"""Search inside one article."""

from tui.article_search import find_matches, match_before, match_from, matches_in

TEXT = "Troops moved. The troops\nmoved again; TROOPS rest."


def test_small_letters_find_capitals_too() -> None:
    assert len(find_matches(TEXT, "troops")) == 3


def test_a_capital_in_the_query_is_meant() -> None:
    assert find_matches(TEXT, "Troops") == ((0, 6),)


def test_a_phrase_is_found_across_a_line_end() -> None:
    assert len(find_matches(TEXT, "troops moved")) == 2


def test_signs_of_regular_expressions_are_ordinary_characters() -> None:
    assert find_matches("a (b) [c", "(b) [c") == ((2, 8),)


def test_an_empty_query_finds_nothing() -> None:
    assert find_matches(TEXT, "  ") == ()


def test_stepping_from_a_place_finds_the_nearest_and_goes_round() -> None:
    matches = find_matches(TEXT, "troops")
    assert match_from(matches, 5) == 1
    assert match_from(matches, 48) == 0
    assert match_before(matches, 40) == 2
    assert match_before(matches, 0) == 2
    assert match_from((), 0) is None


def test_the_matches_of_a_line_are_those_that_touch_it() -> None:
    matches = find_matches(TEXT, "troops")
    assert matches_in(matches, 3, 20) == (matches[0], matches[1])
    assert matches_in(matches, 6, 18) == ()
