"""The words of English numbers: cardinals, magnitudes, fractions."""

from __future__ import annotations

SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
} | {
    word: 20 + 10 * place
    for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SMALL |= {"fourty": 40, "nought": 0, "naught": 0}
"""Cardinals below a hundred that are one word."""

SCALES = {
    "thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "milliard": 10**9, "trillion": 10**12, "quadrillion": 10**15,
    "quintillion": 10**18,
}  # fmt: skip
"""Magnitudes above a hundred, short scale and Indian."""

SCALES |= {f"{word}s": value for word, value in SCALES.items()}

GROUPS = {"dozen": 12, "dozens": 12, "score": 20, "scores": 20, "gross": 144}
"""Words that count in lots; "score" and "gross" do so only before "of"."""

SHORT_SCALES = {
    "k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6,
    "mm": 10**6, "MM": 10**6, "b": 10**9, "B": 10**9, "bn": 10**9, "Bn": 10**9, "bln": 10**9,
    "BN": 10**9, "MN": 10**6, "tn": 10**12, "trn": 10**12, "T": 10**12, "cr": 10**7, "Cr": 10**7,
}  # fmt: skip
"""Magnitudes as they are shortened behind digits."""

NEEDS_MONEY = frozenset(("mm", "MM", "T"))
"""Those that are a magnitude only in an amount of money."""

NEEDS_MONEY_APART = frozenset(("m", "M", "b", "B", "K", "mm", "MM", "T"))
"""Those that with a space before them are a magnitude only in an amount of money."""

PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "hundredth": 100, "thousandth": 10**3, "millionth": 10**6,
    "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
"""What the denominators of fractions divide by, in the singular."""

PLURAL_PARTS = {f"{word}s": value for word, value in PARTS.items() if word != "half"} | {
    "halves": 2,
    "halfs": 2,
}
"""The same in the plural."""

ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth
    fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth billionth
    """.split()
)
"""Ordinals that are one word."""

MANY = {
    "dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 10**3,
    "lakhs": 10**5, "millions": 10**6, "crores": 10**7, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
"""Magnitudes in the plural, which stand for two of them or more."""
