"""The HTML report: one page that needs nothing else, to be sent to an editor. Pure.

No script, no address that is loaded, a content security policy that forbids both. It follows
WCAG 2.2 AA; `tests/browser/` looks at it in a real browser.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from annotations.claim_list import VerdictTally
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.html_claims import claim_cards, source_link
from annotations.formats.html_elements import (
    NOTHING,
    Html,
    element,
    joined,
    outside,
    sign,
    text,
)
from annotations.formats.html_text import article_text, legend
from annotations.formats.report import (
    Reading,
    Report,
    ReportClaim,
    earlier_readings,
    other_then,
    report_on,
    source_words,
    time_words,
)
from annotations.verdict_words import SIGNS, STYLE_NAMES, WORDS, tally_parts
from articles.clean import clean_line

STYLE = Path(__file__).with_name("html_report.css")

SHORT_WORDS = 160
"""Code points of a claim in the table of the summary."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def write(articles: Iterable[ExportedArticle], options: ExportOptions) -> str:
    """One page of all articles."""
    reports = [report_on(one) for one in articles]
    single = len(reports) == 1
    title = _title(reports[0]) if single else f"Report on {len(reports)} articles"
    parts = [_article(report, number, single) for number, report in enumerate(reports, 1)]
    page = [
        element("a", text("Skip to the claims"), class_="skip", href=f"#{_first(reports)}"),
        NOTHING if single else _opening(title, reports),
        element("main", joined(*parts)),
        _colophon(options),
    ]
    return _document(title, joined(*page), options.generator)


def _document(title: str, body: Html, generator: str) -> str:
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=generator),
        element("title", text(title)),
        Html(f"<style>{style}</style>"),
    )
    page = element(
        "html", Html("\n"), element("head", head), Html("\n"), element("body", body), lang="en"
    )
    return f"<!doctype html>\n{page}\n"


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _title(report: Report) -> str:
    return clean_line(report.article.title) or "An article without a title"


def _first(reports: list[Report]) -> str:
    """Where the skip link leads."""
    marked = (number for number, report in enumerate(reports, 1) if report.claims)
    number = next(marked, None)
    return "end" if number is None else f"a{number}-claims"


def _opening(title: str, reports: list[Report]) -> Html:
    links = [
        element("li", element("a", outside(_title(report)), href=f"#a{number}-title"))
        for number, report in enumerate(reports, 1)
    ]
    contents = element("nav", element("ol", *links), aria_label="Articles") if links else NOTHING
    return element("header", element("h1", text(title)), contents)


def _article(report: Report, number: int, single: bool) -> Html:
    """One article: head, summary, text, claims. Headings start at h1 where it stands alone."""
    prefix = f"a{number}-"
    top, second, third = ("h1", "h2", "h3") if single else ("h2", "h3", "h4")
    name = f"{prefix}title"
    words = element("div", article_text(report, prefix), class_="text", lang=_language(report))
    parts = [
        _head(report, top, name),
        _part("Summary", f"{prefix}summary", second, _summary(report, prefix)),
        _part("The article", f"{prefix}text", second, joined(legend(report), words)),
    ]
    if report.claims:
        cards = claim_cards(report, prefix, third)
        parts.append(_part("The claims", f"{prefix}claims", second, cards))
    return element("section", joined(*parts), class_="article", aria_labelledby=name)


def _language(report: Report) -> str | None:
    """The language of the text where it is known and written as the web writes it."""
    seen = report.exported.analysis
    language = report.article.language or (seen.language if seen else None) or ""
    return language if _LANGUAGE.fullmatch(language) else None


def _part(title: str, name: str, heading: str, content: Html) -> Html:
    titled = element(heading, text(title), id=f"{name}-title")
    return element("section", titled, content, id=name, aria_labelledby=f"{name}-title")


def _head(report: Report, heading: str, name: str) -> Html:
    article = report.article
    byline = ", ".join(clean_line(one) for one in article.byline)
    facts = [
        ("By", outside(byline) if byline else NOTHING),
        ("In", outside(clean_line(article.site)) if article.site else NOTHING),
        ("Published", _time(article.published) if article.published else NOTHING),
        ("Read", _time(article.retrieved) if article.retrieved else NOTHING),
        ("Source", source_link(source_words(article))),
    ]
    shown = [
        element("div", element("dt", text(label)), element("dd", value))
        for label, value in facts
        if value
    ]
    title = element(heading, text(_title(report)), id=name, dir="auto")
    return element("header", title, element("dl", *shown, class_="facts"), _readings(report))


def _readings(report: Report) -> Html:
    """When the article was read before, and what was another then."""
    readings = earlier_readings(report.exported)
    if not readings:
        return NOTHING
    shown = [
        element("li", _time(one.at), text(", with "), *_headline(one), text(other_then(one)))
        for one in readings
    ]
    count = "once" if len(readings) == 1 else f"{len(readings)} times"
    told = element("summary", text(f"Read before, {count}, when it was another"))
    return element("details", told, element("ol", *shown), class_="aside")


def _headline(reading: Reading) -> tuple[Html, ...]:
    if not reading.headline:
        return ()
    return text("the headline “"), outside(reading.headline), text("” and ")


def _time(moment: str) -> Html:
    words = time_words(moment)
    return element("time", text(words), datetime=moment if words != moment else None)


def _summary(report: Report, prefix: str) -> Html:
    if not report.claims:
        return joined(element("p", text("No claim was marked.")), _untouched(report))
    older = element("p", text(report.older), class_="warning") if report.older else NOTHING
    return joined(
        _bar(report.tally), _tally(report.tally), older, _table(report, prefix), _untouched(report)
    )


def _untouched(report: Report) -> Html:
    if not report.offered:
        return NOTHING
    several = report.offered != 1
    words = (
        f"newsread offered {report.offered} more {'claims' if several else 'claim'} "
        f"that nobody marked; {'they are' if several else 'it is'} not in this report."
    )
    return element("p", text(words), class_="aside")


def _bar(tally: VerdictTally) -> Html:
    """The shares of the verdicts, for those who look; the list after it says the same."""
    bars, left = [], 0.0
    for verdict, count in tally_parts(tally):
        width = 100 * count / tally.total
        if count:
            bars.append(
                element(
                    "rect",
                    class_=STYLE_NAMES[verdict],
                    x=f"{left:.2f}",
                    y="0",
                    width=f"{width:.2f}",
                    height="2",
                )
            )
        left += width
    return element(
        "svg", *bars, class_="bar", viewBox="0 0 100 2", preserveAspectRatio="none",
        aria_hidden="true",
    )  # fmt: skip


def _tally(tally: VerdictTally) -> Html:
    parts = [
        element(
            "li",
            sign(SIGNS[verdict], STYLE_NAMES[verdict]),
            text(" "),
            element("b", text(str(count))),
            text(f" {WORDS[verdict]}"),
        )
        for verdict, count in tally_parts(tally)
        if count
    ]
    return element("ul", *parts, class_="tally")


def _table(report: Report, prefix: str) -> Html:
    heads = [
        element("th", text(name), scope="col", role="columnheader")
        for name in ("Claim", "Who says it", "Verdict")
    ]
    rows = [_row(claim, prefix) for claim in report.claims]
    return element(
        "table",
        element("caption", text("Every claim, with links to what was found"), class_="unseen"),
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        role="table",
    )


def _row(claim: ReportClaim, prefix: str) -> Html:
    words = clean_line(claim.words, SHORT_WORDS)
    link = element(
        "a", text(f"{claim.number}. "), outside(words), href=f"#{prefix}claim-{claim.number}"
    )
    shown = [sign(claim.sign, claim.style), text(f" {claim.verdict_words}")]
    cells = joined(
        element("th", link, scope="row", role="rowheader"),
        element("td", outside(claim.claimant or "nobody named"), role="cell", class_="who"),
        element("td", *shown, role="cell"),
    )
    return element("tr", cells, role="row")


def _colophon(options: ExportOptions) -> Html:
    made = element(
        "p",
        text(f"Made with {options.generator} on "),
        _time(options.exported),
        text(". The underlines are a machine's; the verdicts are those of the people named."),
    )
    return element("footer", made, id="end", tabindex="-1")
