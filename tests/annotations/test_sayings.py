"""Who says a claim, the same in every format as in the app."""

from __future__ import annotations

import csv
import io
import json

from annotation_samples import ARTICLE, SPANS, TEXT, annotation
from report_samples import OPTIONS

from annotations.analysis.model import Analysis, Attribution, Span
from annotations.formats import claimreview, csv_table, html, markdown
from annotations.formats.exchange import ExportedArticle
from annotations.formats.report import report_on
from annotations.model import Verdict

START, END = SPANS[0]
SAID = Attribution(Span(0, 3), Span(4, 8), Span(START, END), direct=False, speaker="Ida Røst")
MINE = annotation(START, END - 2, id="mine", verdict=Verdict.DISPUTED)
"""A claim that nobody offered: the machine ends it elsewhere."""
EXPORTED = ExportedArticle(ARTICLE, Analysis("s", attributions=(SAID,), language="en"), (MINE,))


def test_a_claim_that_the_reader_made_has_the_claimant_that_the_app_names() -> None:
    (claim,) = report_on(EXPORTED).claims

    assert claim.claimant == "Ida Røst"
    assert "Ida Røst" in str(html.write([EXPORTED], OPTIONS))
    assert "Ida Røst" in str(markdown.write([EXPORTED], OPTIONS))
    rows = list(csv.DictReader(io.StringIO(csv_table.write([EXPORTED], OPTIONS)[1:])))
    assert [row["claimant"] for row in rows] == ["Ida Røst"]
    (review,) = claimreview.write([EXPORTED], OPTIONS).values()
    assert json.loads(review)["itemReviewed"]["author"]["name"] == "Ida Røst"


def test_a_claim_that_nobody_says_has_no_claimant() -> None:
    elsewhere = annotation(TEXT.index("14"), TEXT.index("14") + 2, id="two")
    alone = ExportedArticle(ARTICLE, Analysis("s", language="en"), (elsewhere,))

    assert report_on(alone).claims[0].claimant == ""
