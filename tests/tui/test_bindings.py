import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.bindings import (
    COMMAND_BY_ID,
    bindings_of,
    can_clash,
    check_keymap,
    display_keys,
    keys_of,
)
from tui.commands import COMMANDS
from tui.commands.claims import NextClaim
from tui.key_names import display_key, normal_key


def test_no_two_commands_that_work_together_share_a_default_key() -> None:
    shared = [
        (one.id, other.id, key)
        for number, one in enumerate(COMMANDS)
        for other in COMMANDS[:number]
        for key in one.keys.split(",")
        if key in other.keys.split(",") and can_clash(one, other)
    ]
    assert not shared, f"These commands share a default key: {shared}"


def test_every_default_key_has_the_name_that_textual_gives_it() -> None:
    wrong = [
        (command.id, key)
        for command in COMMANDS
        for key in command.keys.split(",")
        if normal_key(key) != key
    ]
    assert not wrong, f"These default keys have no known name: {wrong}"


def test_bindings_carry_id_action_title_and_help_of_their_command() -> None:
    binding = next(one for one in bindings_of("reading") if one.id == "claim.next")
    assert (binding.action, binding.description) == ("next_claim", "Next claim")
    assert binding.tooltip == NextClaim.help
    assert not binding.show


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("?", "question_mark"),
        ("+", "plus"),
        ("-", "minus"),
        ("Ctrl+F", "ctrl+f"),
        ("ctrl++", "ctrl+plus"),
        ("Space", "space"),
        ("Del", "delete"),
        ("PgDn", "pagedown"),
        ("shift+j", "J"),
        ("J", "J"),
        ("F5", "f5"),
        ("↓", "down"),
        ("é", "é"),
        ("slash", "slash"),
        ("hyphen_minus", "minus"),
    ],
)
def test_a_key_may_be_written_as_people_write_it(written: str, name: str) -> None:
    assert normal_key(written) == name


@pytest.mark.parametrize("written", ["", "foo", "ctrl+", "hold+j", "ctrl+ctrl+a", "a b"])
def test_what_is_no_key_is_refused(written: str) -> None:
    assert normal_key(written) is None


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("j", "j"),
        ("ctrl+f", "Ctrl+F"),
        ("space,pagedown,ctrl+f", "Space, PgDn, Ctrl+F"),
        ("right_square_bracket,right", "], →"),
        ("plus", "+"),
        ("vertical_line", "|"),
        ("x,delete", "x, Del"),
        ("shift+tab", "Shift+Tab"),
        ("comma", ","),
    ],
)
def test_keys_are_shown_as_people_read_them(keys: str, shown: str) -> None:
    assert display_keys(keys) == shown


@given(st.sampled_from(string.ascii_letters + string.digits + string.punctuation))
def test_a_character_keeps_its_face_on_the_way_through_its_name(character: str) -> None:
    name = normal_key(character)
    assert name is not None
    assert display_key(name) == character


def test_keys_of_ones_own_are_used() -> None:
    keymap, problems = check_keymap({"claim.next": "ö, Ctrl+J"})
    assert not problems
    assert keymap == {"claim.next": "ö,ctrl+j"}
    assert keys_of(COMMAND_BY_ID["claim.next"], keymap) == "ö,ctrl+j"
    assert keys_of(COMMAND_BY_ID["claim.previous"], keymap) == "k"


def test_two_commands_may_swap_their_keys() -> None:
    keymap, problems = check_keymap({"claim.next": "k", "claim.previous": "j"})
    assert (keymap, problems) == ({"claim.next": "k", "claim.previous": "j"}, ())


def test_a_list_may_use_a_key_of_the_article_around_it() -> None:
    assert check_keymap({"list.down": "v"}) == ({"list.down": "v"}, ())


def test_an_unknown_command_is_named_with_the_nearest_known_one_and_the_rest_works() -> None:
    keymap, problems = check_keymap({"claim.verfy": "z", "claim.note": "n,z"})
    assert problems[0] == (
        'config.toml: There is no command "claim.verfy" to set keys for; '
        'did you mean "claim.verify"?'
    )
    assert keymap == {"claim.note": "z"}, "The key n belongs to the search, z is free."


def test_an_unknown_key_is_named_and_the_others_of_the_command_work() -> None:
    keymap, problems = check_keymap({"claim.note": "hyper,z"})
    assert keymap == {"claim.note": "z"}
    assert problems == ('config.toml: "hyper", set for claim.note, is not the name of a key.',)


def test_a_clash_is_named_by_both_commands_and_the_default_stays() -> None:
    keymap, problems = check_keymap({"claim.next": "n"})
    assert keymap == {}
    assert problems == (
        'config.toml: The key n can\'t be set for claim.next ("Next claim"): '
        'search.next ("Next match") has it already.',
    )


def test_of_two_wishes_for_one_key_the_first_is_granted() -> None:
    keymap, problems = check_keymap({"claim.next": "z", "claim.note": "z"})
    assert keymap == {"claim.next": "z"}
    assert len(problems) == 1


def test_a_key_of_the_app_clashes_everywhere() -> None:
    assert check_keymap({"list.down": "q"})[1]
    assert check_keymap({"app.quit": "j"})[1]


def test_a_command_without_any_key_keeps_its_own() -> None:
    keymap, problems = check_keymap({"claim.next": " "})
    assert keymap == {}
    assert problems == ("config.toml: No key is set for claim.next, so it keeps its own.",)


@given(
    st.dictionaries(
        st.sampled_from([*COMMAND_BY_ID, "no.such"]),
        st.lists(st.sampled_from(["j", "k", "q", "x", "F2", "?", "nokey", "ctrl+f"])).map(",".join),
    )
)
def test_whatever_is_set_no_two_commands_that_work_together_share_a_key(
    keys: dict[str, str],
) -> None:
    keymap, _ = check_keymap(keys)
    for number, one in enumerate(COMMANDS):
        for other in COMMANDS[:number]:
            if can_clash(one, other):
                both = {*keys_of(one, keymap).split(",")} & {*keys_of(other, keymap).split(",")}
                assert not both, f"{one.id} and {other.id} share {both}."


@given(st.text())
def test_any_text_can_be_checked_and_shown_as_a_key(written: str) -> None:
    name = normal_key(written)
    assert name is None or display_key(name)


@given(st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "S"]))
def test_the_name_of_a_key_is_a_name_of_the_same_key(character: str) -> None:
    name = normal_key(character)
    assert name is not None
    assert normal_key(name) == name or "-" in unicodedata.name(character)
