"""In which language a text is, and what that means for its reader.

Importing this module loads neither the detector nor the names of languages; asking does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from annotations.analysis.codes import ENGLISH

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 4_000
"""So many code points from the beginning of a text tell its language."""

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[a-z]{2,3}")
_ONLY_ENGLISH = frozenset(
    """
    the and that with from this which their they were been would said after his she its not but by
    has have you your who what when where could should there than then into about because while
    these those through our it he how more all
    """.split()
)
"""Frequent words that no other language in Latin letters writes in the same way, or rarely."""
_ENGLISH_SHARE = 0.12
_CONFIDENCE_NEEDED = ((200, 0.4), (100, 0.6), (40, 0.75), (24, 0.9))
"""From so many Latin letters on, the detector is believed if it is so sure.

Calibrated so that of 19,000 English sentences of UD English EWT and GUM none but those in
another language is taken for one, and 35 of 36 sentences of ours in 36 languages are known.
"""
_FEWEST_OTHER_LETTERS = 6

_SAME_AS = {
    "no": "nb", "iw": "he", "in": "id", "hbo": "he", "wuu": "zh", "yue": "zh", "arz": "ar",
    "ary": "ar", "uzs": "uz", "pcm": "en",
}  # fmt: skip
"""Codes of the detector, and older ones, for what spaCy has another code for.

Nigerian Pidgin is read as English: its words are, and no pipeline knows it.
"""
_NO_LANGUAGE = frozenset(("zxx", "und"))

_SMALL_PIPELINES = {
    "ca": "ca_core_news_sm", "da": "da_core_news_sm", "de": "de_core_news_sm",
    "el": "el_core_news_sm", "en": "en_core_web_sm", "es": "es_core_news_sm",
    "fi": "fi_core_news_sm", "fr": "fr_core_news_sm", "hr": "hr_core_news_sm",
    "it": "it_core_news_sm", "ja": "ja_core_news_sm", "ko": "ko_core_news_sm",
    "lt": "lt_core_news_sm", "mk": "mk_core_news_sm", "nb": "nb_core_news_sm",
    "nl": "nl_core_news_sm", "pl": "pl_core_news_sm", "pt": "pt_core_news_sm",
    "ro": "ro_core_news_sm", "ru": "ru_core_news_sm", "sl": "sl_core_news_sm",
    "sv": "sv_core_news_sm", "uk": "uk_core_news_sm", "zh": "zh_core_web_sm",
}  # fmt: skip
"""The smallest of spaCy's own pipelines for each language that it has one for (spaCy 3.8)."""


def language_of(text: str, stated: str | None = None) -> str:
    """ISO 639 code of the language of a text, judged by its first SAMPLE code points.

    `stated` is the language that the source names, such as "de" or "de-AT"; it counts where the
    text is too short or too mixed to tell, and English where nothing is stated. The detector is
    py3langid, the retrained langid.py of Lui and Baldwin (2012); it is asked only where the
    text is not plainly English.
    """
    sample = text[:SAMPLE]
    words = _WORD.findall(sample.lower())
    if _is_plainly_english(words):
        return ENGLISH
    otherwise = code_of(stated) or ENGLISH
    needed = _confidence_needed("".join(words))
    if needed > 1:
        return otherwise
    found, confidence = _detector().classify(sample)
    return (code_of(found) or otherwise) if confidence >= needed else otherwise


def code_of(stated: str | None) -> str | None:
    """The code that a language tag such as "de-AT" begins with, as spaCy writes it."""
    found = _CODE.match(stated.strip().lower()) if stated else None
    if found is None or found[0] in _NO_LANGUAGE:
        return None
    return _SAME_AS.get(found[0], found[0])


def language_name(code: str) -> str:
    """The English name of a language, by CLDR; the code itself where CLDR has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def small_pipeline(language: str) -> str | None:
    """The name of spaCy's smallest pipeline for a language, None where spaCy has none."""
    return _SMALL_PIPELINES.get(language)


def _is_plainly_english(words: list[str]) -> bool:
    english = sum(word in _ONLY_ENGLISH for word in words)
    return english > 1 and english >= _ENGLISH_SHARE * len(words)


def _confidence_needed(letters: str) -> float:
    """How sure the detector has to be; more than 1 where the text is too short to ask."""
    if not _is_mostly_latin(letters):
        return 0 if len(letters) >= _FEWEST_OTHER_LETTERS else 2
    steps = (confidence for fewest, confidence in _CONFIDENCE_NEEDED if len(letters) >= fewest)
    return next(steps, 2)


def _is_mostly_latin(letters: str) -> bool:
    latin = sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    return 2 * latin >= len(letters)


@cache
def _detector() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
