"""A frame of changed lines sends the terminal what Textual's own frame would."""

from __future__ import annotations

from textual._compositor import Compositor
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.widgets import Static

from tests.tui.screen_harness import Harness
from tui.screens.banded_compositor import BandedCompositor, bands_of
from tui.screens.first_frame import FirstFrameScreen

CHANGES = (
    [Region(0, 0, 40, 1)],
    [Region(0, 1, 40, 1), Region(0, 11, 40, 1)],
    [Region(3, 2, 9, 2), Region(20, 3, 5, 1), Region(0, 9, 40, 3)],
    [Region(12, 5, 16, 4)],
    [Region(0, 0, 1, 12), Region(39, 6, 1, 1)],
)


class Layered(FirstFrameScreen):
    """Two columns, a line below them, and a box over all of it."""

    CSS = """
    Layered { layers: below above; }
    #left, #right { width: 1fr; height: 11; border: round green; }
    #foot { height: 1; background: blue; }
    #box { layer: above; width: 14; height: 3; offset: 13 5; background: red; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("wide 一二三 and\nnarrow\nlines\nof text", id="left")
            yield Static("a\nb\nc\nd\ne\nf\ng", id="right")
        yield Static("at the foot", id="foot")
        yield Static("in front", id="box")


async def test_changed_lines_look_as_in_textuals_own_frame():
    screen = Layered()
    app = Harness(screen)
    async with app.run_test(size=(40, 12)):
        compositor = screen._compositor
        assert isinstance(compositor, BandedCompositor)
        for regions in CHANGES:
            compositor._dirty_regions = set(regions)
            ours = compositor.render_partial_update()
            theirs = _textuals_own(compositor, regions)
            assert ours is not None
            assert ours.render_segments(app.console) == theirs


def _textuals_own(compositor: Compositor, regions: list[Region]) -> str:
    plain = Compositor()
    plain.__dict__.update(compositor.__dict__)
    plain._dirty_regions = set(regions)
    update = plain.render_partial_update()
    assert update is not None
    return update.render_segments(compositor.root.app.console)  # type: ignore[union-attr]


async def test_nothing_is_drawn_where_nothing_changed():
    screen = Layered()
    async with Harness(screen).run_test(size=(40, 12)):
        screen._compositor._dirty_regions = set()
        assert screen._compositor.render_partial_update() is None


def test_neighbouring_rows_are_one_band():
    assert list(bands_of([2, 3, 4, 9, 11, 12])) == [(2, 5), (9, 10), (11, 13)]
    assert list(bands_of([])) == []
