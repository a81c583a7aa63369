"""What holds of anchoring whatever the text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring.words import same_wording, words_of
from annotations.model import AnchorState, Annotation
from annotations.revising import reanchored, revised
from annotations.steps import create
from articles.model import PARAGRAPH_BREAK, Article

LATER = "2026-11-02T09:00:00Z"

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
TEXTS = st.text(LETTERS | st.sampled_from(" .,\n’“”-1234567890"), max_size=300)

VOCABULARY = (
    "the minister said not 4.2 million people were hurt by Monday, denied 17 Voss Boss quay. "
    "pier closed. reckless harbour “final” didn’t £90 per cent 2014 nobody. all? no"
).split()
SENTENCES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=60).map(" ".join)


def article(text: str) -> Article:
    return Article("https://gazette.example/story", "Story", text, "2026-11-01T08:00:00Z")


@st.composite
def marked(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, list[Annotation]]:
    text = draw(texts.filter(bool))
    marks = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        marks.append(create(text, start, draw(st.integers(start + 1, len(text)))))
    return text, marks


@given(marked(TEXTS))
def test_on_the_same_text_nothing_moves(case: tuple[str, list[Annotation]]):
    text, marks = case
    assert reanchored(article(text), article(text), marks) == tuple(marks)


@given(marked(TEXTS), TEXTS)
def test_what_is_anchored_has_the_same_wording_and_all_else_is_kept(
    case: tuple[str, list[Annotation]], new: str
):
    text, marks = case
    check(text, new, marks)


@given(marked(SENTENCES), SENTENCES)
def test_what_is_anchored_has_the_same_wording_in_texts_of_few_words(
    case: tuple[str, list[Annotation]], new: str
):
    text, marks = case
    check(text, new, marks)


def check(text: str, new: str, marks: list[Annotation]) -> None:
    if new == text:
        return
    for before, after in zip(marks, reanchored(article(text), article(new), marks), strict=True):
        assert 0 <= after.start <= after.end <= len(new)
        if after.state is AnchorState.ANCHORED:
            old_words, new_words = words_of(before.quote), words_of(after.quote)
            assert after.quote == new[after.start : after.end]
            assert len(old_words) == len(new_words)
            assert all(
                same_wording(old_words, new_words, number, number, 1)
                or cut(before, text, number, len(old_words))
                for number in range(len(old_words))
            ), f"“{before.quote}” is anchored on “{after.quote}”."
            continue
        assert (after.quote, after.prefix, after.suffix) == (
            before.quote,
            before.prefix,
            before.suffix,
        )
        assert after.revision == article(text).sha256
        assert (after.start < after.end) is (after.state is AnchorState.CHANGED)


def cut(mark: Annotation, text: str, number: int, count: int) -> bool:
    """Whether the word is the first or last of a mark that cuts through it, or opens by its cut."""
    cuts_start = number == 0 and text[:1] != "" and mark.start > 0
    return cuts_start or (number == count - 1 and mark.end < len(text))


SAMPLE = PARAGRAPH_BREAK.join(
    [
        "The quay was closed on Tuesday after a crane fell. Nobody was hurt, the harbour said.",
        "Repairs will cost 3.5 million crowns. The owner has insurance for less than half of it.",
        "Ships were sent to Oslen, which is two hours away. Its own quays are full until Friday.",
    ]
)


@given(st.data())
def test_what_is_put_in_elsewhere_moves_a_mark_and_changes_nothing_of_it(data: st.DataObject):
    start = data.draw(st.sampled_from([0, 51, 87, 127, 176, 226]))
    end = SAMPLE.find(".", start + 8) + 1
    start += len(SAMPLE[start:end]) - len(SAMPLE[start:end].lstrip())
    while SAMPLE[end : end + 1].isdigit():
        end = SAMPLE.find(".", end) + 1
    mark = create(SAMPLE, start, end)
    breaks = [place for place in range(len(SAMPLE)) if SAMPLE.startswith(PARAGRAPH_BREAK, place)]
    place = data.draw(st.sampled_from([0, *breaks, len(SAMPLE)]))
    added = data.draw(SENTENCES)
    before = place if place else 0
    block = PARAGRAPH_BREAK + added if place else added + PARAGRAPH_BREAK
    new = SAMPLE[:before] + block + SAMPLE[before:]
    (found,) = reanchored(article(SAMPLE), article(new), [mark])
    assert found.state is AnchorState.ANCHORED
    assert found.quote == mark.quote
    assert found.start == mark.start + (len(block) if place <= mark.start else 0)


@given(marked(SENTENCES), SENTENCES)
def test_a_text_that_comes_back_brings_back_what_was_not_there_meanwhile(
    case: tuple[str, list[Annotation]], new: str
):
    text, marks = case
    made = [replace(mark, creator="ana") for mark in marks]
    there = standing(made, revised(article(text), article(new), made, LATER))
    back = standing(there, revised(article(new), article(text), there, LATER))
    for before, meanwhile, after in zip(made, there, back, strict=True):
        if AnchorState.ANCHORED not in (meanwhile.state, after.state):
            raise AssertionError(f"{before} did not come back.")
        if after.state is not AnchorState.ANCHORED:
            continue
        assert after.revision is None
        if meanwhile.state is AnchorState.ANCHORED:
            # The punctuation at the ends of a mark may have been lost meanwhile.
            assert after.start < before.end
            assert before.start < after.end
        else:
            assert (after.start, after.end) == (before.start, before.end)
            assert after.quote == before.quote


def standing(marks: list[Annotation], changed: list[Annotation]) -> list[Annotation]:
    by_id = {one.id: one for one in changed}
    return [by_id.get(mark.id, mark) for mark in marks]


def test_a_whole_text_of_one_word_is_no_trap():
    text, new = "no " * 5000, "no " * 4000
    (found,) = reanchored(article(text), article(new), [create(text, 300, 302)])
    assert found.state is not AnchorState.ANCHORED
