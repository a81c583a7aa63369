"""The HTML report in a real browser: its layout, its colours, its keys, its print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page
from report_pages import CONTEXT, hostile_page, report_page

CHECKS = Path(__file__).with_name("page_checks.js").read_text()

Scheme = Literal["light", "dark"]

FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return { name: one.textContent.trim(), tag: one.tagName, href: one.getAttribute("href"),
           outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
}"""
IN_ORDER = """() => [...document.querySelectorAll("a[href], summary")]
  .filter((one) => one.checkVisibility()).map((one) => one.textContent.trim())"""


@contextmanager
def opened(
    browser: Browser, folder: Path, content: str, width: int = 1280, scheme: Scheme = "light"
) -> Iterator[Page]:
    """The page from a file, with no complaint on the console and nothing fetched."""
    file = folder / "report.html"
    file.write_text(content, encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert complaints == []
    assert asked == [file.as_uri()]


def checked(page: Page) -> Any:
    return page.evaluate(CHECKS)


WELL = {
    **{name: [] for name in ("contrast", "names", "ids", "headings", "landmarks", "wide")},
    "scrolls": False,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_fits_and_is_legible(
    browser: Browser, tmp_path: Path, width: int, scheme: Scheme
) -> None:
    with opened(browser, tmp_path, report_page(), width, scheme) as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert checked(page) == WELL


def test_dark_and_light_are_two_papers(browser: Browser, tmp_path: Path) -> None:
    def paper(scheme: Scheme) -> str:
        with opened(browser, tmp_path, report_page(), scheme=scheme) as page:
            return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert paper("light") == "rgb(251, 250, 247)"
    assert paper("dark") == "rgb(21, 23, 30)"


def test_several_articles_fit_too(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, report_page(copies=3), 360) as page:
        assert checked(page) == WELL
        assert page.locator("h1").inner_text() == "Report on 3 articles"
        page.get_by_role("navigation", name="Articles").get_by_role("link").nth(2).click()
        assert page.evaluate("location.hash") == "#a3-title"


def test_lines_are_not_too_long_to_read(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, report_page()) as page:
        first = page.locator(".text p").first
        width = first.bounding_box()["width"]  # type: ignore[index]
        size = first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert width / size < 38
        assert first.evaluate("one => getComputedStyle(one).direction") == "ltr"
        second = page.locator(".text p").nth(1)
        assert second.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_every_link_is_reached_by_tab_in_order_and_seen(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, report_page()) as page:
        wanted = page.evaluate(IN_ORDER)
        walked = []
        for _ in wanted:
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            assert focused["outline"], f"{focused['name']} has the focus and does not show it"
            walked.append(focused["name"])
        assert walked == wanted
        assert walked[0] == "Skip to the claims"


def test_the_page_is_walked_by_keys_alone(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, report_page()) as page:
        page.keyboard.press("Tab")
        assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#a1-claims"
        card = page.locator("#a1-claim-1")
        card.get_by_role("link", name="Claim 2").press("Enter")
        assert page.evaluate("location.hash") == "#a1-claim-2"
        assert page.evaluate("document.activeElement.id") == "a1-claim-2"
        page.locator("#a1-claim-2").get_by_role("link", name="In the text").press("Enter")
        assert page.evaluate("location.hash") == "#a1-place-2"
        page.locator(".reference", has_text="2").first.press("Enter")
        assert page.evaluate("location.hash") == "#a1-claim-2"


def test_the_history_opens_by_a_key(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, report_page()) as page:
        history = page.locator("#a1-claim-1 details")
        assert not history.locator("li").first.is_visible()
        history.locator("summary").press("Enter")
        assert history.locator("li").first.is_visible()


def test_who_listens_hears_what_the_signs_say(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, report_page(), 360) as page:
        assert page.get_by_role("link", name="claim 1, verified").count() == 1
        assert page.get_by_role("article", name="Claim 1: verified").count() == 1
        assert page.get_by_role("row").count() == 8
        assert page.get_by_role("rowheader").count() == 7
        assert page.get_by_role("main").count() == 1


def test_print_shows_addresses_and_histories_and_no_dark_ground(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, tmp_path, report_page(), scheme="dark") as page:
        page.emulate_media(media="print")
        address = page.evaluate(
            "getComputedStyle(document.querySelector('a.titled'), '::after').content"
        )
        assert "https://port.example/list?a=1&b=2" in address
        assert CONTEXT in page.locator("#a1-claim-1").inner_text()
        history = page.locator("#a1-claim-1 details li").first
        assert history.bounding_box()["height"] > 5  # type: ignore[index]
        assert not page.locator(".ways").first.is_visible()
        grounds = page.evaluate(
            "[...document.querySelectorAll('body, body *')]"
            ".map(one => getComputedStyle(one).backgroundColor)"
        )
        assert set(grounds) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
        assert checked(page)["contrast"] == []


def test_the_page_prints_to_paper(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, report_page(copies=2)) as page:
        printed = page.pdf(format="A4")

    assert printed.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert 4 <= pages <= 14


def test_hostile_words_do_nothing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, hostile_page()) as page:
        assert page.title().startswith("</title></style>")
        assert page.locator("script, img").count() == 0
