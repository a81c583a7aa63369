import pytest
from screen_harness import HOSTILE, Harness, assert_lines_fit, press, screen_lines, settle
from textual.app import ComposeResult
from textual.content import Content

from tui.messages import RowChosen, RowHighlighted
from tui.widgets.key_hints import KeyHints, fit_hints, hints_of
from tui.widgets.virtual_list import NO_ROW, VirtualList


def numbered(index: int, width: int) -> tuple[Content, ...]:
    return (Content(f"row {index}"),)


def in_two_lines(index: int, width: int) -> tuple[Content, ...]:
    return Content(f"row {index}"), Content(f"below {index}")


def moves(app: Harness) -> list[int]:
    return [one.index for one in app.received if isinstance(one, RowHighlighted)]


def choices(app: Harness) -> list[int]:
    return [one.index for one in app.received if isinstance(one, RowChosen)]


async def test_the_cursor_row_is_marked_by_a_sign_and_not_by_colour_alone() -> None:
    listing = VirtualList(numbered)
    app = Harness(listing)
    async with app.run_test(size=(30, 6)) as pilot:
        listing.set_rows(3)
        await settle(pilot)
        assert screen_lines(app)[:3] == ["▶ row 0", "  row 1", "  row 2"]
        await press(pilot, "down")
        assert screen_lines(app)[:3] == ["  row 0", "▶ row 1", "  row 2"]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["j"], 1),
        (["down", "down", "k"], 1),
        (["up"], 0),
        (["G"], 99_999),
        (["end", "k"], 99_998),
        (["end", "g"], 0),
        (["G", "home"], 0),
        (["space"], 9),
        (["pagedown", "ctrl+f", "b"], 9),
        (["space", "pageup", "ctrl+b"], 0),
        (["G", "j"], 99_999),
    ],
)
async def test_every_key_of_lists_moves_the_cursor_and_keeps_it_on_the_screen(
    keys: list[str], row: int
) -> None:
    listing = VirtualList(numbered)
    app = Harness(listing)
    async with app.run_test(size=(30, 10)) as pilot:
        listing.set_rows(100_000)
        await press(pilot, *keys)
        assert listing.cursor == row
        assert f"▶ row {row}" in screen_lines(app)[:10]


async def test_only_the_rows_on_the_screen_are_rendered() -> None:
    rendered: set[int] = set()

    def remember(index: int, width: int) -> tuple[Content, ...]:
        rendered.add(index)
        return numbered(index, width)

    listing = VirtualList(remember)
    app = Harness(listing)
    async with app.run_test(size=(30, 10)) as pilot:
        listing.set_rows(100_000)
        await press(pilot, "G")
        assert len(rendered) <= 30, f"{len(rendered)} rows were rendered for two screens of 10."


async def test_enter_chooses_the_row_and_the_reader_alone_highlights() -> None:
    listing = VirtualList(numbered)
    app = Harness(listing)
    async with app.run_test(size=(30, 10)) as pilot:
        listing.set_rows(5)
        listing.cursor = 3
        await settle(pilot)
        assert moves(app) == [], "The program moved the cursor, not the reader."
        await press(pilot, "j", "j", "enter")
        assert (moves(app), choices(app)) == ([4], [4])


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    listing = VirtualList(in_two_lines)
    listing.styles.padding = (1, 0)
    app = Harness(listing)
    async with app.run_test(size=(30, 11)) as pilot:
        listing.set_rows(3, row_height=2)
        await settle(pilot)
        await pilot.click(listing, offset=(4, 4))
        await settle(pilot)
        assert (listing.cursor, moves(app), choices(app)) == (1, [1], [])
        await pilot.click(listing, offset=(4, 3))
        await settle(pilot)
        assert choices(app) == [1]
        await pilot.click(listing, offset=(4, 8))
        await settle(pilot)
        assert listing.cursor == 1, "Below the last row there is nothing to click."


async def test_rows_of_several_lines_are_never_cut_at_the_top() -> None:
    listing = VirtualList(in_two_lines)
    app = Harness(listing)
    async with app.run_test(size=(30, 7)) as pilot:
        listing.set_rows(50, row_height=2)
        await press(pilot, "G")
        assert screen_lines(app)[0] == "  row 47"
        assert screen_lines(app)[4:6] == ["▶ row 49", "  below 49"]
        await pilot.resize_terminal(30, 4)
        await settle(pilot)
        assert screen_lines(app)[2:4] == ["▶ row 49", "  below 49"]


async def test_fewer_rows_keep_the_cursor_among_them() -> None:
    listing = VirtualList(numbered)
    app = Harness(listing)
    async with app.run_test(size=(30, 6)) as pilot:
        listing.set_rows(100)
        await press(pilot, "G")
        listing.set_rows(2)
        await settle(pilot)
        assert listing.cursor == 1
        assert screen_lines(app)[:2] == ["  row 0", "▶ row 1"]
        listing.set_rows(0)
        await settle(pilot)
        assert listing.cursor == NO_ROW


async def test_a_list_without_rows_says_so_and_chooses_nothing() -> None:
    listing = VirtualList(numbered, placeholder=Content("Nothing [b]yet[/b]"))
    app = Harness(listing)
    async with app.run_test(size=(30, 5)) as pilot:
        await press(pilot, "j", "k", "space", "G", "enter")
        assert screen_lines(app)[2].strip() == "Nothing [b]yet[/b]"
        assert app.received == []


@pytest.mark.parametrize("width", [1, 2, 3, 12, 40, 160])
async def test_hostile_rows_show_literally_and_never_break_the_columns(width: int) -> None:
    listing = VirtualList(lambda index, _: (Content(HOSTILE[index]),))
    app = Harness(listing)
    async with app.run_test(size=(width, len(HOSTILE))) as pilot:
        listing.set_rows(len(HOSTILE))
        await press(pilot, *["j"] * len(HOSTILE))
        assert_lines_fit(app)
        if width >= 40:
            assert screen_lines(app)[0] == "  [@click=app.quit]x[/]"
            assert screen_lines(app)[1] == "  a [/] b"
            assert screen_lines(app)[4].endswith("…")
        await pilot.click(listing, offset=(min(3, width - 1), 0))
        await settle(pilot)
        assert app.is_running


async def test_the_keys_of_a_list_can_be_set() -> None:
    listing = VirtualList(numbered)
    app = Harness(listing, keymap={"list.down": "z"})
    async with app.run_test(size=(30, 6)) as pilot:
        listing.set_rows(5)
        await press(pilot, "z", "z", "j")
        assert listing.cursor == 2


def test_hints_that_have_no_room_are_dropped_from_the_end_but_help_and_quit_stay() -> None:
    hints = hints_of(["reading", "app"], {})
    words = [hint.word for hint in fit_hints(hints, 50)]
    assert words[:2] == ["claim", "verified"]
    assert words[-2:] == ["help", "quit"]
    assert [hint.word for hint in fit_hints(hints, 3)] == ["help", "quit"]
    assert fit_hints(hints, 1000) == hints


@pytest.mark.parametrize("width", range(20, 200, 7))
def test_the_hints_never_take_more_than_the_width(width: int) -> None:
    fitting = fit_hints(hints_of(["reading", "app"], {}), width)
    assert sum(hint.width for hint in fitting) + 2 * (len(fitting) - 1) <= width


async def test_hints_name_the_keys_in_effect_and_a_click_does_what_the_key_does() -> None:
    class WithHints(Harness):
        def compose(self) -> ComposeResult:
            yield KeyHints(["list", "app"], {"list.choose": "ctrl+o"})

    listing = VirtualList(numbered)
    app = WithHints(listing, keymap={"list.choose": "ctrl+o"})
    async with app.run_test(size=(40, 6)) as pilot:
        listing.set_rows(3)
        await settle(pilot)
        assert screen_lines(app)[-1] == " Ctrl+O open  ? help  q quit"
        await pilot.click(KeyHints, offset=(3, 0))
        await settle(pilot)
        assert choices(app) == [0]
        await pilot.click(KeyHints, offset=(35, 0))
        await settle(pilot)
        assert choices(app) == [0], "Beside the hints there is nothing to click."
