from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.decode import charset_in_html, decode, is_plain_utf8
from articles.errors import SourceError

FRENCH = "Le préfet a annoncé mardi que la grève était terminée, « après neuf jours », dit-il."
SPANISH = "El ministro dijo que la señal llegó mañana y que el año fue difícil."
ENGLISH = "The minister said “we won\u2019t pay €3 million” \u2013 and left the room."
POLISH = "Minister ogłosił, że strajk się zakończył; żółte łodzie wróciły do portu."
RUSSIAN = "Министр заявил во вторник, что забастовка закончена, и рабочие вернутся в порт."
JAPANESE = "首相は火曜日、ストライキが終わったと発表した。港の労働者は水曜日に戻る。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-32"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (RUSSIAN, "utf-16-le"),
        (FRENCH, "latin-1"),
        (SPANISH, "latin-1"),
        (ENGLISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_an_undeclared_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="story.txt") == text


def test_a_declared_encoding_is_used_where_it_is_not_utf8() -> None:
    assert decode(POLISH.encode("iso8859-2"), "ISO-8859-2", name="page") == POLISH
    assert decode(JAPANESE.encode("iso2022_jp"), "iso-2022-jp", name="page") == JAPANESE


def test_utf8_is_believed_before_what_the_sender_declares() -> None:
    assert decode(FRENCH.encode(), "iso-8859-1", name="page") == FRENCH


def test_latin1_means_windows_1252_as_in_every_browser() -> None:
    assert decode("it\u2019s".encode("cp1252"), "latin1", name="page") == "it\u2019s"


@pytest.mark.parametrize("charset", ["no-such-thing", "", "utf-7", "base64", "idna\0", "rot13"])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    assert decode(SPANISH.encode("latin-1"), charset, name="page") == SPANISH


def test_utf8_cut_in_the_middle_of_a_character_loses_only_that_one() -> None:
    assert decode("L\u2019été au café".encode()[:-1], name="cut.txt") == "L\u2019été au caf\ufffd"


def test_a_short_western_text_may_end_with_an_accent() -> None:
    assert decode("Le café".encode("latin-1"), name="short.txt") == "Le café"


def test_a_few_bytes_that_mean_nothing_do_not_hide_an_english_text() -> None:
    damaged = b"The ferry sank \xed\xa0\x80 on Monday, and all on board were saved."
    text = decode(damaged, name="damaged.txt")
    assert text.startswith("The ferry sank ")
    assert text.endswith(" on Monday, and all on board were saved.")


def test_a_single_broken_byte_does_not_spoil_a_utf8_text() -> None:
    damaged = FRENCH.encode() + b" \xff " + FRENCH.encode()
    assert decode(damaged, name="damaged.txt") == f"{FRENCH} \ufffd {FRENCH}"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7\n1 0 obj", "report is a PDF file, not text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "report is a PNG image, not text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "report is a JPEG image, not text"),
        (b"GIF89a\0\0\0", "report is a GIF image, not text"),
        (b"\x1f\x8b\x08\0\0", "report is a gzip file, not text"),
        (b"{\\rtf1\\ansi Hello}", "report is an RTF file, not text"),
        (b"\x7fELF\x02\x01\x01\0", "report is a program, not text"),
        (bytes(range(256)) * 8, "report is not text"),
        (b"\0" * 500, "report is not text"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_its_kind(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, name="report")
    assert str(caught.value) == sentence


def test_a_packed_document_is_refused() -> None:
    with pytest.raises(SourceError, match="report is a ZIP archive"):
        decode(b"PK\x03\x04\x14\0", name="report")


def test_bytes_full_of_controls_are_refused() -> None:
    with pytest.raises(SourceError, match="report is not text"):
        decode(b"\x01\x02\x03\x04 abc \x05\x06" * 50, name="report")


def test_a_text_that_begins_with_a_word_like_a_magic_number_is_text() -> None:
    assert decode(b"RIFF raff in the harbour", name="note") == "RIFF raff in the harbour"


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "utf-16", "latin-1", "big5"]))
def test_any_bytes_are_text_or_refused_with_a_sentence(data: bytes, charset: str | None) -> None:
    try:
        text = decode(data, charset, name="anything")
    except SourceError as error:
        sentence = str(error)
        assert sentence.startswith("anything is ")
    else:
        assert isinstance(text, str)


def test_plain_utf8_is_recognised_by_its_head() -> None:
    assert is_plain_utf8(FRENCH.encode(), whole=True)
    assert is_plain_utf8("é".encode()[:1], whole=False)
    assert not is_plain_utf8("café".encode("latin-1"), whole=True)
    assert not is_plain_utf8(FRENCH.encode("latin-1"), whole=False)
    assert not is_plain_utf8(codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), whole=True)
    assert not is_plain_utf8(b"%PDF-1.7", whole=True)


def test_a_page_says_its_own_encoding() -> None:
    assert charset_in_html(b'<html><head><meta charset="ISO-8859-2">') == "iso-8859-2"
    equiv = b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
    assert charset_in_html(equiv) == "koi8-r"
    assert charset_in_html(b'<?xml version="1.0" encoding="euc-jp"?><html>') == "euc-jp"
    assert charset_in_html(b"<p>charset=koi8-r is an encoding") is None
