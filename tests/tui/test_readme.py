"""What the README shows must work as it stands there."""

from pathlib import Path

from tui.bindings import check_keymap
from tui.settings_file import parse_settings

README = Path(__file__).parents[2] / "README.md"


def test_the_settings_that_the_readme_shows_can_be_used_as_they_stand() -> None:
    example = README.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    loaded = parse_settings(example)
    assert loaded.problems == ()
    assert loaded.settings.keys, "The example sets no key."
    assert check_keymap(loaded.settings.keys)[1] == ()
