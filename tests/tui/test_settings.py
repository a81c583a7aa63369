from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from tui.settings import THEMES, Layers, Settings, SettingsError, default_of
from tui.settings_file import load_settings, parse_settings
from tui.settings_toml import config_text, write_setting
from tui.themes import OWN_THEMES


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "none.toml")
    assert loaded.settings == Settings()
    assert loaded.problems == ()


def test_the_file_overrides_the_defaults_it_names(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'annotator = "Ana"\ncolumn_width = 66\n[layers]\nfigures = false\n'
        '[keys]\n"claim.next" = "n"\nclaim.previous = "p,up"\n'
    )
    loaded = load_settings(file)
    assert loaded.problems == ()
    assert loaded.settings.annotator == "Ana"
    assert loaded.settings.column_width == 66
    assert loaded.settings.layers == Layers(entities=True, figures=False, claims=True)
    assert loaded.settings.keys == {"claim.next": "n", "claim.previous": "p,up"}
    assert loaded.settings.theme == Settings().theme


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("column_width = 39", "column_width must be a whole number from 40 to 200; 80 is used."),
        ("column_width = 201", "column_width must be a whole number from 40 to 200; 80 is used."),
        ("column_width = true", "column_width must be a whole number from 40 to 200; 80 is used."),
        ("column_width = 80.5", "column_width must be a whole number from 40 to 200; 80 is used."),
        ("annotator = ' '", "annotator must be a name in quotes"),
        ("pipeline = 3", 'pipeline must be text in quotes; "" is used.'),
        ("side_panel = 'wide'", 'side_panel must be one of auto, open, closed; "auto" is used.'),
        ("theme = []", "theme must be one of newsread-dark, newsread-light"),
        ("claim_threshold = 1.1", "claim_threshold must be a number from 0 to 1; 0.0 is used."),
        ("claim_threshold = -1", "claim_threshold must be a number from 0 to 1; 0.0 is used."),
        ("claim_threshold = nan", "claim_threshold must be a number from 0 to 1; 0.0 is used."),
        ("claim_threshold = true", "claim_threshold must be a number from 0 to 1; 0.0 is used."),
        ("claim_threshold = '1'", "claim_threshold must be a number from 0 to 1; 0.0 is used."),
        ("layers = true", "layers must be a table, written as [layers]."),
        ("[layers]\nclaims = 1", "layers.claims must be true or false; true is used."),
        ("[layers]\nclams = true", 'no setting "layers.clams"; did you mean "layers.claims"?'),
        ("colum_width = 60", 'no setting "colum_width"; did you mean "column_width"?'),
        ("zzz = 60", 'there is no setting "zzz".'),
        ("keys = 'j'", "keys must be a table, written as [keys]."),
        ('[keys]\n"claim.next" = 3', 'The keys of "claim.next" must be text in quotes'),
    ],
)
def test_a_wrong_value_is_named_and_the_rest_works(line: str, problem: str) -> None:
    others = 'theme = "nord"\n' if not line.startswith("theme") else ""
    loaded = parse_settings(others + line)
    assert len(loaded.problems) == 1
    assert loaded.problems[0].startswith("config.toml: ")
    assert problem in loaded.problems[0]
    assert loaded.settings.theme == ("nord" if others else Settings().theme)
    assert loaded.settings.column_width == 80


@pytest.mark.parametrize(
    ("written", "value"), [("0", 0), ("1", 1), ("0.45", 0.45), ("1e-3", 0.001)]
)
def test_a_threshold_is_any_number_from_0_to_1(written: str, value: float) -> None:
    loaded = parse_settings(f"claim_threshold = {written}")
    assert (loaded.problems, loaded.settings.claim_threshold) == ((), value)


def test_broken_toml_is_one_problem_that_names_the_line() -> None:
    loaded = parse_settings('theme = "nord"\ncolumn_width =\n')
    assert loaded.settings == Settings()
    assert loaded.problems == ("config.toml is not valid TOML at line 2; the defaults are used.",)


def test_a_file_that_ends_too_early_is_broken_at_its_end() -> None:
    assert "at its end" in parse_settings('theme = """').problems[0]


def test_a_file_in_another_encoding_is_a_problem_in_words(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes('annotator = "Zoë"'.encode("latin-1"))
    assert "is not UTF-8 text" in load_settings(file).problems[0]


def test_a_folder_in_the_place_of_the_file_is_a_problem_in_words(tmp_path: Path) -> None:
    assert "can't be read" in load_settings(tmp_path).problems[0]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'\xef\xbb\xbftheme = "nord"')
    assert load_settings(file).settings.theme == "nord"


def test_names_from_the_file_are_clean_in_problems() -> None:
    problem = parse_settings('"\\u001b[31mred" = 1').problems[0]
    assert problem.isprintable()
    assert '"red"' in problem


@given(st.text())
def test_no_text_in_the_file_raises(text: str) -> None:
    loaded = parse_settings(text)
    assert all(problem.isprintable() for problem in loaded.problems)


values = st.one_of(st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text()))


@given(st.sampled_from([setting.name for setting in fields(Settings)]), values)
def test_no_value_of_a_setting_raises(name: str, value: object) -> None:
    from tomlkit import dumps

    loaded = parse_settings(dumps({name: value}))
    checked = getattr(loaded.settings, name)
    assert loaded.problems or checked == (tuple(value) if isinstance(value, list) else value)


def test_every_theme_that_can_be_named_exists() -> None:
    existing = {*BUILTIN_THEMES, *(theme.name for theme in OWN_THEMES)}
    assert set(THEMES) == existing


def test_every_setting_has_an_entry_in_the_manual_and_a_right_default() -> None:
    for owner in (Settings, Layers):
        for setting in fields(owner):
            assert setting.metadata["help"].endswith("."), f"{setting.name} has no help sentence"
            if check := setting.metadata["check"]:
                assert check(default_of(setting)) is None


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(annotator='Zoë "Z" O\'Hara', layers=Layers(figures=False), column_width=120),
        Settings(keys={"claim.next": "n", "plain": "plus", "a.b.c": "x,y"}),
    ],
)
def test_printed_settings_read_back_as_the_same_settings(settings: Settings) -> None:
    text = config_text(settings)
    loaded = parse_settings(text)
    assert loaded.problems == ()
    assert loaded.settings == settings


def test_printed_settings_carry_their_manual() -> None:
    text = config_text(Settings())
    assert "# Your name on every mark you make" in text
    assert text.index("# Width of the text") < text.index("column_width = 80")


def test_a_setting_is_written_without_losing_a_comment(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('# mine\ntheme = "nord" # at night\n[layers]\nfigures = true # yes\n')
    write_setting(file, "theme", "dracula")
    write_setting(file, "layers.figures", False)
    write_setting(file, "column_width", 90)
    text = file.read_text()
    assert "# mine" in text
    assert "# at night" in text
    assert "# yes" in text
    loaded = parse_settings(text)
    assert loaded.problems == ()
    assert (loaded.settings.theme, loaded.settings.column_width) == ("dracula", 90)
    assert not loaded.settings.layers.figures


def test_the_first_written_setting_makes_file_and_folder(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "config.toml"
    write_setting(file, "layers.claims", False)
    assert tomllib.loads(file.read_text()) == {"layers": {"claims": False}}


@pytest.mark.parametrize("text", ["theme =", "layers = 3"])
def test_a_broken_file_is_left_alone_when_a_setting_is_written(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match="could not be kept"):
        write_setting(file, "layers.claims", False)
    assert file.read_text() == text
