"""The legend names every sign and look, and breaks none of them."""

import pytest
from screen_harness import Harness, assert_lines_fit, screen_text, settle
from textual.content import Content

from tui.signs import WORDS
from tui.widgets.legend import ENTITY_LEGEND, Legend, packed_lines

ITEMS = [
    *WORDS.values(),
    "≠ wording changed",
    "? not found",
    *(word for word, _, _ in ENTITY_LEGEND),
    "figure",
    "▶ current claim",
]


@pytest.mark.parametrize("width", [160, 80, 60, 40])
async def test_every_item_stands_on_one_line(width: int) -> None:
    legend = Legend()
    app = Harness(legend)
    async with app.run_test(size=(width, 24)) as pilot:
        legend.styles.height = "auto"
        legend.styles.padding = (0, 1)
        await settle(pilot)
        assert_lines_fit(app)
        text = screen_text(app)
        broken = [item for item in ITEMS if item not in text]
        assert not broken, f"Broken or cut at {width} columns: {broken}"
        if width >= 80:
            assert legend.size.height <= (2 if width >= 120 else 3)


def test_an_item_that_is_wider_than_the_line_stands_alone() -> None:
    items = [Content(word) for word in ("ab", "cd", "efghijklm", "n")]
    assert [line.plain for line in packed_lines(items, 7)] == ["ab   cd", "efghijklm", "n"]
