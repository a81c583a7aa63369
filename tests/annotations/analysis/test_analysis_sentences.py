import pytest

from annotations.analysis.model import Span
from annotations.analysis.sentences import paragraph_spans, sentence_spans

SPLITS = [
    ["The dam broke.", "Nobody was hurt."],
    ["Mr. Halvorsen resigned.", "Mrs. Dahl took over."],
    ["Gen. Ortiz met Sen. Blake and Rep. Cole.", "They spoke for an hour."],
    ["He lives in the U.S. Army camp.", "It is old."],
    ["She moved to the U.S.", "The move took a year."],
    ["They met at 5 p.m. Tuesday in Riga.", "Then they left."],
    ["The vote was on Jan. 5 in Bern.", "It failed."],
    ["Turnout was 61.5 percent.", "That is a record."],
    ["George W. Bush was there.", "J. K. Stone was not."],
    ["“We are ready.”", "He sat down."],
    ['"We are ready."', "He sat down."],
    ["(The ministry denied it.)", "Nobody asked again."],
    ["He waited…", "Then he left."],
    ["He waited ... and waited.", "Then he left."],
    ["“Why now?” she asked.", "Nobody answered."],
    ["“Stop!” the guard shouted.", "The car stopped."],
    ["“Who pays?” Berg asked on Friday.", "The court will say."],
    ["Who pays?", "The court will say."],
    ["The firm, Acme Inc. of Ohio, closed.", "Its 40 workers left."],
    ["Dr. Lund and Prof. Ek signed it.", "So did St. Olaf College."],
    ["Prices rose 3 percent.", "“That hurts,” said Anna Berg."],
    ["It was No. 10 on the list.", "No.", "It was lower."],
    ["The i.e. and e.g. marks stay inside.", "Good."],
    ["Acme Corp. said sales fell.", "Rivals gained."],
    ["He said the plan was dead (again).", "No one objected!"],
    ["1. Count the votes.", "2. Publish them."],
    ["The price fell to $4.", "300 people came."],
    ["She owns an iPhone.", "iPhone sales rose."],
    ["The show, Who Cares?, ended.", "Few cared."],
    ["The U.N. Security Council met.", "It adopted nothing."],
    ["Lt. Col. Vance vs. Maj. Pym was the headline.", "It sold well."],
    ["He asked for peace, etc. and left.", "The talks go on."],
    ["Output grew at a yearly pace of 3.4%.", "Wages fell behind."],
    ["Output grew 3.4%.", "Maersk shipped most of it."],
    ["Bread cost more in the U.S. and the U.K.", "Rents fell."],
    ["He joined the U.S. Army in May.", "U.K. Prime Ministers have visited."],
    ["It gets its heat from the sun.", "Plants need it."],
    ["There they sat.", "Berg waited."],
    ["The shop shuts on Sat. Nov. 4 at noon."],
    ["They had nothing to wash.", "Lund went home."],
]


@pytest.mark.parametrize("sentences", SPLITS, ids=lambda sentences: sentences[0][:30])
def test_a_paragraph_splits_into_its_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert [text[span.start : span.end] for span in sentence_spans(text)] == sentences


def test_a_paragraph_break_ends_a_sentence_without_a_mark() -> None:
    text = "RIVER NEWS\n\nThe dam broke\n \nIt was old."

    found = [text[span.start : span.end] for span in sentence_spans(text)]

    assert found == ["RIVER NEWS", "The dam broke", "It was old."]


def test_a_single_newline_ends_no_sentence() -> None:
    text = "The dam broke\nin the night."

    assert sentence_spans(text) == (Span(0, len(text)),)


def test_paragraphs_hold_no_white_space_at_their_ends() -> None:
    text = "\n\n  One.  \n\n\n\n\tTwo.\n"

    assert [text[p.start : p.end] for p in paragraph_spans(text)] == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t\n \n"])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == ()
