import pytest

from annotations.analysis.claims import find_claims
from annotations.analysis.entities import find_entities
from annotations.analysis.figures import find_figures
from annotations.analysis.sentences import sentence_spans

LENGTH = 20_000

REPEATED = [
    "9", "1,", "1-", "1 ", ".", ". ", ".x", "A.", "A ", '"', "“", "”", "’", "(", "\n", " ", "\t",
    "one ", "a million ", "said ", "John ", "Bank of ", "Mr. ", "word ", "New ", "Monday, ", "@a",
    "http://", "$", '?" ', "3 New ", "+4 ", "X said ", "“a,” said B ", "quickly ",
]  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_a_long_run_of_one_thing_is_analysed_in_time(unit: str) -> None:
    text = unit * (LENGTH // len(unit))

    sentences = sentence_spans(text)
    claims = find_claims(text, sentences, find_entities(text), find_figures(text))

    assert len(claims) <= len(sentences)
