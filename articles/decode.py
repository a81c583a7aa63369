"""Bytes to text: which encoding, and whether it is text at all. Pure."""

from __future__ import annotations

import codecs
import re

from articles.errors import SourceError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILE_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, or a document packed in one (Word, OpenDocument, EPUB)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or WebP image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\v\f\x1b\x07"})
_CONTROL_SHARE = 0.02
_FOREIGN_SHARE = 0.1
"""A text with fewer bytes beyond ASCII can be read without knowing what they mean."""
SAMPLE = 64 * 1024
"""Bytes that are looked at to tell what a file holds."""

# charset-normalizer alone takes short Western texts for cp852 and KOI8-R for Shift JIS.
_LIKELY_ENCODINGS = [
    "cp1252",
    "cp1250",
    "iso8859_2",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
_PRINTERS_MARKS = "«»“”„…€\u2018\u2019\u2013\u2014"
_WESTERN = frozenset(_PRINTERS_MARKS + "àâäçèéêëîïôöùûüÿœæßñáíóúãõåøÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒÆÑÁÍÓÚÃÕÅØ£°")
_CENTRAL = frozenset(
    _PRINTERS_MARKS + "ąćęłńóśźżáčďéěíňřšťúůýžäöüßőűăâîşţđĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÄÖÜŐŰ"
)
_LATIN_LETTERS = {"cp1252": _WESTERN, "cp1250": _CENTRAL, "iso8859_2": _CENTRAL}


def decode(data: bytes, charset: str | None = None, *, name: str) -> str:
    """The text of `data`.

    `charset` is what the sender declared, `name` what an error calls the source. Tried in this
    order: byte order mark, a declared encoding that is not built on ASCII, UTF-8, UTF-16 without
    a mark, the declared encoding, a guess. Raises SourceError where it is not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    refuse_binary(data, name)
    declared = _known_encoding(charset)
    if declared is not None and _hides_in_ascii(declared):
        return data.decode(declared, "replace")
    if b"\0" in data:
        return _decode_with_zeros(data, name)
    text = _decode_utf8(data)
    if text is not None:
        return text
    if declared is not None and declared != "utf-8":
        return data.decode(declared, "replace")
    return _decode_guessed(data, name)


def is_plain_utf8(head: bytes, *, whole: bool) -> bool:
    """Whether `head`, the beginning of a file or all of it, is UTF-8 that needs no guess."""
    if b"\0" in head or _file_kind(head) is not None or _control_share(head) > _CONTROL_SHARE:
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head, whole)
    except UnicodeDecodeError:
        return False
    return True


def refuse_binary(data: bytes, name: str) -> None:
    """Raise SourceError where `data` begins like a file that is known not to be text."""
    kind = _file_kind(data)
    if kind is not None:
        raise SourceError(f"{name} is {kind}, not text")


def refuse_no_text(head: bytes, name: str) -> None:
    """Raise SourceError where `head`, the first SAMPLE bytes of a file, shows that it is no text.

    Loads nothing heavy; what passes may still turn out to be in no encoding that is known.
    """
    refuse_binary(head, name)
    if any(head.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS):
        return
    if b"\0" in head:
        _decode_with_zeros(head, name)
    elif _control_share(head) > _CONTROL_SHARE:
        raise SourceError(f"{name} is not text")


def _file_kind(data: bytes) -> str | None:
    for magic, kind in _FILE_KINDS:
        if data.startswith(magic) and (not magic.isalnum() or b"\0" in data[:SAMPLE]):
            return kind
    return None


def _known_encoding(charset: str | None) -> str | None:
    if not charset:
        return None
    try:
        found = codecs.lookup(charset.strip("\"' "))
    except (LookupError, ValueError):
        return None
    # The WHATWG reads Latin-1 and ASCII as Windows-1252, and so does every browser.
    if found.name in ("iso8859-1", "ascii"):
        return "cp1252"
    return found.name if _decodes_text(found.name) else None


def _decodes_text(encoding: str) -> bool:
    try:
        b"a".decode(encoding, "replace")
    except LookupError:
        return False
    return encoding != "utf-7"


def _hides_in_ascii(encoding: str) -> bool:
    return encoding.startswith(("utf-16", "utf-32", "iso2022", "hz"))


def _decode_utf8(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        well_formed = sum(byte >= 0xC2 for byte in data) - broken
        cut_short = well_formed > 0 and _is_cut_short(data)
        return text if cut_short or well_formed > 4 * broken else None
    return text if _control_share(data) <= _CONTROL_SHARE else None


def _is_cut_short(data: bytes) -> bool:
    """Whether only the last character of UTF-8 is broken, by an end in its middle."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _decode_with_zeros(data: bytes, name: str) -> str:
    """Bytes with NULs are UTF-16 where the NULs stand on one side of the pairs, else no text."""
    sample = data[:SAMPLE]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-be" if first > second else "utf-16-le"
    if min(first, second) * 20 <= max(first, second):
        text = data.decode(encoding, "replace")
        readable = sum(char.isprintable() or char.isspace() for char in text[:SAMPLE])
        if readable >= 0.95 * len(text[:SAMPLE]):
            return text
    raise SourceError(f"{name} is not text")


def _decode_guessed(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE]
    best = from_bytes(sample, cp_isolation=_LIKELY_ENCODINGS).best()
    if _control_share(sample) > _CONTROL_SHARE:
        raise SourceError(f"{name} is not text")
    if best is None:
        if sum(byte >= 0x80 for byte in sample) < _FOREIGN_SHARE * len(sample):
            return data.decode("utf-8", "replace")
        raise SourceError(f"{name} is not text in any encoding that is known here")
    encoding = best.encoding
    if encoding in _LATIN_LETTERS:
        encoding = _likeliest_latin(sample)
    return data.decode(encoding, "replace")


def _likeliest_latin(sample: bytes) -> str:
    """Of the Latin encodings the one that gives the most letters of the languages written in it.

    The first of `_LATIN_LETTERS` where they tie.
    """
    high = bytes(byte for byte in sample if byte >= 0x80)

    def letters(encoding: str) -> int:
        expected = _LATIN_LETTERS[encoding]
        return sum(char in expected for char in high.decode(encoding, "replace"))

    return max(_LATIN_LETTERS, key=letters)


def _control_share(data: bytes) -> float:
    sample = data[:SAMPLE]
    kept = sample.translate(None, delete=_CONTROL_BYTES)
    return (len(sample) - len(kept)) / len(sample) if sample else 0.0


_CHARSET_IN_HTML = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._-]+)""")


def charset_in_html(data: bytes) -> str | None:
    """The encoding that an HTML page declares of itself, within its first 2048 bytes."""
    head = data[:2048].lower()
    if b"<meta" not in head and not head.lstrip().startswith(b"<?xml"):
        return None
    found = _CHARSET_IN_HTML.search(head)
    return found.group(1).decode("ascii") if found else None
