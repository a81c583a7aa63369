from __future__ import annotations

import re

from articles.samples import sample_path
from articles.sources import is_quick, open_source


def test_the_sample_is_a_wire_story_of_ordinary_length() -> None:
    article = open_source(str(sample_path()))
    assert 500 <= len(article.text.split()) <= 900
    assert len(article.byline) == 2
    assert article.published == "2026-03-17"
    assert is_quick(str(sample_path()))


def test_the_sample_has_what_a_fact_checker_meets() -> None:
    text = open_source(str(sample_path())).text
    for needed in ("4,200", "2,900", "Between 35 and 40", "$18,000", "€30 million", "7.2%", "?"):
        assert needed in text, f"the sample lacks {needed}"
    assert len(re.findall(r"“[^”]+”", text)) >= 5
    assert "according to" in text
    assert "announced on Tuesday that" in text
    assert "condition of anonymity" in text
