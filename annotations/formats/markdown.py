"""The Markdown report: a table of the claims of each article, and what was found. Pure.

GitHub Flavored Markdown (its tables); every word from outside is escaped, so that it reads as it
was written and makes no markup, no HTML and no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.report import (
    Reading,
    Report,
    ReportClaim,
    earlier_readings,
    last_decision,
    one_line,
    other_then,
    report_on,
    source_words,
    time_words,
    web_address,
)
from annotations.model import AnchorState, Evidence
from annotations.verdict_words import SIGNS, WORDS, tally_parts
from articles.clean import clean_line, clean_text

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])")
_SHORT_CODE = re.compile(r":(?=[\w+-]+:)")
_LINE_START = re.compile(r"^([#+=:-]|\d+(?=[.)]))")
_BARE_LINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)|(@)")


def write(articles: Iterable[ExportedArticle], options: ExportOptions) -> str:
    """One Markdown document of all articles."""
    blocks = [block for one in articles for block in _article(report_on(one))]
    blocks.append(
        f"---\n\nMade with {escaped(options.generator)} on {escaped(time_words(options.exported))}."
    )
    return "\n\n".join(blocks) + "\n"


def escaped(words: str) -> str:
    """Words on one line as Markdown that reads as those words, wherever in a line they stand."""
    line = one_line(words)
    found = _SHORT_CODE.sub(r"\\:", _BARE_LINK.sub(_apart, _MARKUP.sub(r"\\\1", line)))
    start = _LINE_START.match(found)
    if start is None:
        return found
    if start[1].isdigit():
        return f"{found[: start.end()]}\\{found[start.end() :]}"
    return f"\\{found}"


def _apart(found: re.Match[str]) -> str:
    """A sign that would make a link of words, escaped."""
    word, sign = found[1] or found[3] or "", found[2] or found[4] or found[5]
    return f"{word}\\{sign}"


def _article(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {escaped(article.title) or 'An article without a title'}"
    facts = [
        ("By", escaped(", ".join(article.byline))),
        ("In", escaped(article.site or "")),
        ("Published", escaped(time_words(article.published or ""))),
        ("Read", escaped(time_words(article.retrieved))),
        ("Source", _link(source_words(article))),
    ]
    yield "\n".join(f"- {name}: {value}" for name, value in facts if value)
    if readings := earlier_readings(report.exported):
        yield "It was another when it was read before:"
        yield "\n".join(map(_reading, readings))
    if not report.claims:
        yield "No claim was marked."
        return
    parts = [f"{SIGNS[one]} {count} {WORDS[one]}" for one, count in tally_parts(report.tally)]
    counts = [count for _, count in tally_parts(report.tally)]
    yield _sign_safe(", ".join(part for part, count in zip(parts, counts, strict=True) if count))
    if report.older:
        yield report.older
    yield _table(report.claims)
    for claim in report.claims:
        if claim.annotation.note.strip() or claim.annotation.tags or _is_moved(claim):
            yield from _more(claim)


def _reading(reading: Reading) -> str:
    headline = f"the headline “{escaped(reading.headline)}” and " if reading.headline else ""
    return f"- {escaped(time_words(reading.at))}, with {headline}{other_then(reading)}"


def _table(claims: Iterable[ReportClaim]) -> str:
    heads = ("No.", "Verdict", "Claim", "Who says it", "Evidence")
    rows = [heads, ("--:", *("---",) * 4), *map(_cells, claims)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(claim: ReportClaim) -> tuple[str, ...]:
    evidence = "<br>".join(map(_piece, claim.annotation.evidence))
    shown = _sign_safe(f"{claim.sign} {claim.verdict_words}")
    return (str(claim.number), shown, escaped(claim.words), escaped(claim.claimant), evidence)


def _sign_safe(words: str) -> str:
    """Our own words, whose sign for "needs context" would strike text out."""
    return words.replace("~", "\\~")


def _piece(piece: Evidence) -> str:
    quote = escaped(piece.quote)
    found = f"{piece.stance}: {_link(piece.url, piece.title)}"
    return f"{found}, “{quote}”" if quote else found


def _link(url: str, title: str = "") -> str:
    """A link where `url` is a web address; words alone where it is not."""
    address, words = web_address(url), escaped(title)
    if address is None:
        return ", ".join(part for part in (words, escaped(url)) if part)
    return f"[{words or escaped(address)}](<{_target(address)}>)"


def _target(address: str) -> str:
    """An address as the target of a link in a cell: its pipes would end the cell."""
    return re.sub(r"([\\|&<>*_`~$\[\]])", r"\\\1", address)


def _is_moved(claim: ReportClaim) -> bool:
    return claim.annotation.state is not AnchorState.ANCHORED


def _more(claim: ReportClaim) -> Iterator[str]:
    """What does not fit a table: the note, the tags, what became of the wording."""
    one = claim.annotation
    yield f"## Claim {claim.number}: {claim.verdict_words}"
    yield f"> {escaped(claim.words)}"
    if one.state is AnchorState.ORPHAN:
        yield "These words are not in the text as it is now."
    elif claim.words_now:
        now = escaped(claim.words_now)
        yield f"The wording has changed since the verdict. It now reads: “{now}”"
    decided = last_decision(one)
    if decided is not None and one.verdict is not None:
        yield f"Verdict by {escaped(decided.by)}, {escaped(time_words(decided.at))}."
    for line in clean_text(one.note).split("\n"):
        if line.strip():
            yield escaped(line)
    if one.tags:
        yield f"Tags: {escaped(', '.join(clean_line(tag) for tag in one.tags))}"
