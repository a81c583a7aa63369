import pytest
import spacy
from analysis_samples import STORY
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from annotations.analysis.pipeline import analyse, load_pipeline
from annotations.analysis.sentences import sentence_spans
from annotations.analysis.tokenizing import doc_of

BLANK = spacy.blank("en")
LENGTH = 20_000

REPEATED = [
    "9", "1,", "1-", "1 ", ".", ". ", ".x", "A.", "A ", '"', "“", "”", "’", "(", "\n", " ", "\t",
    "one ", "a million ", "said ", "John ", "Bank of ", "Mr. ", "word ", "New ", "Monday, ", "@a",
    "http://", "$", '?" ', "3 New ", "+4 ", "X said ", "“a,” said B ", "quickly ",
]  # fmt: skip


pieces = st.lists(
    st.sampled_from(["$", "“", "a", " ", "\n", "港", "1", "'s", ".", "🙂"]), max_size=9
)
runs = st.tuples(pieces, st.integers(1, 400)).map(lambda pair: "".join(pair[0]) * pair[1])


@pytest.fixture(scope="module")
def baseline() -> Language:
    return load_pipeline("baseline")


@pytest.mark.parametrize("unit", REPEATED)
def test_a_long_run_of_one_thing_is_analysed_in_time(unit: str, baseline: Language) -> None:
    text = unit * (LENGTH // len(unit))

    analysis = analyse(baseline, text)

    assert len(analysis.claims) <= 2 * len(sentence_spans(text)) + len(analysis.attributions)


@given(runs)
def test_a_text_is_what_its_tokens_are_put_together(text: str) -> None:
    assert doc_of(BLANK, text).text == text


def test_a_text_without_long_runs_is_cut_as_spacy_cuts_it() -> None:
    assert [token.text for token in doc_of(BLANK, STORY)] == [token.text for token in BLANK(STORY)]
