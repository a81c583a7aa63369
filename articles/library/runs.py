"""Writing without spaces between words: Chinese, Japanese, and Korean with its endings. Pure.

SQLite's tokenizer takes a whole run of such characters for one word, so that only its beginning
would be found. In the index each of them stands apart, and what is searched for as a phrase.
"""

from __future__ import annotations

import re
from functools import cache

_RANGES = (
    "\u1100-\u11ff"  # Hangul jamo
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # Kana and its marks
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\uac00-\ud7af"  # Hangul syllables
    "\uff66-\uff9f"  # Kana of half width
)


def apart(text: str) -> str:
    """`text` with a space at each side of each character that makes runs; else as it is."""
    if text.isascii() or not _holds_runs().search(text):
        return text
    return _beside_runs().sub(" ", text)


def is_of_runs(character: str) -> bool:
    """Whether a character makes runs."""
    return not character.isascii() and _holds_runs().match(character) is not None


# Compiled when they are first needed: the library's first frame waits for this module.
@cache
def _holds_runs() -> re.Pattern[str]:
    return re.compile(f"[{_RANGES}]")


@cache
def _beside_runs() -> re.Pattern[str]:
    """The places without a space on either side of a character of a run."""
    return re.compile(f"(?<=[^\\s])(?=[{_RANGES}])|(?<=[{_RANGES}])(?=[^\\s])")
