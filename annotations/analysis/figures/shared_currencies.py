"""Currencies that share a name: which of them "crowns", "dinars" or "francs" are in an article.

The place that the text names decides, nearest first: in the sentence of the figure, in its
paragraph, in the first paragraphs with headline and dateline, in the whole article. The first of
these that names a country of one of the candidates decides; where it names countries of several,
and where none does, the unit is the shared name ("crown"), for a wrong code is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from annotations.analysis.figures.currencies import SHARED_NAMES
from annotations.analysis.model import Figure, Span

_PLACES = {
    "SEK": "Sweden Swedish Swedes Stockholm Gothenburg SEK",
    "NOK": "Norway Norwegian Norwegians Oslo NOK",
    "DKK": "Denmark Danish Danes Copenhagen DKK",
    "ISK": "Iceland Icelandic Icelanders Reykjavik ISK",
    "CZK": "Czech Czechs Czechia Prague Brno CZK",
    "IQD": "Iraq Iraqi Iraqis Baghdad IQD",
    "KWD": "Kuwait Kuwaiti Kuwaitis KWD",
    "JOD": "Jordan Jordanian Jordanians Amman JOD",
    "BHD": "Bahrain Bahraini Bahrainis Manama BHD",
    "LYD": "Libya Libyan Libyans Tripoli Benghazi LYD",
    "TND": "Tunisia Tunisian Tunisians Tunis TND",
    "DZD": "Algeria Algerian Algerians Algiers DZD",
    "RSD": "Serbia Serbian Serbs Belgrade RSD",
    "AED": "UAE Emirates Emirati Emiratis Dubai AED|Abu Dhabi",
    "MAD": "Morocco Moroccan Moroccans Rabat Casablanca MAD",
    "MXN": "Mexico Mexican Mexicans MXN",
    "ARS": "Argentina Argentine Argentines Argentinian ARS|Buenos Aires",
    "CLP": "Chile Chilean Chileans CLP",
    "COP": "Colombia Colombian Colombians Bogota Bogotá COP",
    "PHP": "Philippines Philippine Filipino Filipinos Manila PHP",
    "CUP": "Cuba Cuban Cubans Havana CUP",
    "DOP": "Dominican Dominicans DOP|Santo Domingo",
    "UYU": "Uruguay Uruguayan Uruguayans Montevideo UYU",
    "CHF": "Switzerland Swiss Zurich Geneva Bern CHF",
    "XAF": "Cameroon Cameroonian Gabon Gabonese Chad Chadian Yaounde Libreville XAF",
    "XOF": "Senegal Senegalese Dakar Mali Malian Bamako Niger Benin Togo Abidjan Burkina XOF",
    "RWF": "Rwanda Rwandan Rwandans Kigali RWF",
    "GNF": "Guinea Guinean Guineans Conakry GNF",
    "CDF": "Congo Congolese Kinshasa CDF",
    "BIF": "Burundi Burundian Burundians Bujumbura BIF",
    "DJF": "Djibouti Djiboutian DJF",
    "KMF": "Comoros Comorian KMF",
    "FRF": "France French Paris FRF",
    "BEF": "Belgium Belgian Belgians Brussels BEF",
    "INR": "India Indian Indians Delhi Mumbai INR",
    "PKR": "Pakistan Pakistani Pakistanis Islamabad Karachi Lahore PKR",
    "LKR": "Lanka Lankan Lankans Colombo LKR",
    "NPR": "Nepal Nepalese Nepali Kathmandu",
    "MUR": "Mauritius Mauritian Mauritians MUR",
    "SCR": "Seychelles Seychellois SCR",
    "KES": "Kenya Kenyan Kenyans Nairobi Mombasa KES",
    "UGX": "Uganda Ugandan Ugandans Kampala UGX",
    "TZS": "Tanzania Tanzanian Tanzanians Dodoma TZS",
    "SOS": "Somalia Somali Somalis Mogadishu",
    "SAR": "Saudi Saudis Riyadh Jeddah SAR",
    "QAR": "Qatar Qatari Qataris Doha QAR",
    "YER": "Yemen Yemeni Yemenis Sanaa Aden YER",
    "OMR": "Oman Omani Omanis Muscat OMR",
    "IRR": "Iran Iranian Iranians Tehran IRR",
}  # fmt: skip
"""Countries, peoples, large cities and the code itself; after "|" a name of two words."""

_CANDIDATES = {
    "crown": "CZK SEK NOK DKK ISK",
    "krona": "SEK ISK",
    "krone": "NOK DKK",
    "kr": "SEK NOK DKK ISK",
    "dinar": "IQD KWD JOD BHD LYD TND DZD RSD",
    "dirham": "AED MAD",
    "peso": "MXN ARS CLP COP PHP CUP DOP UYU",
    "franc": "CHF XAF XOF RWF GNF CDF BIF DJF KMF FRF BEF",
    "rupee": "INR PKR LKR NPR MUR SCR",
    "shilling": "KES UGX TZS SOS",
    "riyal": "SAR QAR YER OMR",
    "rial": "IRR OMR YER QAR SAR",
}
_WITHOUT_CODE = {"krona": "crown", "krone": "crown", "kr": "crown"}
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
_SENTENCE = 240
"""So many code points on either side of a figure are looked at as its sentence."""
_HEAD = 3
_RATE = "-per-"


def with_currencies(
    text: str, figures: Sequence[Figure], paragraphs: Sequence[Span]
) -> tuple[Figure, ...]:
    """The figures of `text` with the code of a currency, where it is known, for a shared name."""
    if not any(_shared(figure) for figure in figures):
        return tuple(figures)
    context = _Context(text, paragraphs)
    resolved = []
    place = 0
    for figure in figures:
        while place + 1 < len(paragraphs) and paragraphs[place].end <= figure.start:
            place += 1
        name = _shared(figure)
        unit = figure.unit or ""
        if name:
            unit = context.currency(name, figure, place) + unit.removeprefix(name)
            figure = replace(figure, unit=unit)
        resolved.append(figure)
    return tuple(resolved)


def _shared(figure: Figure) -> str | None:
    """The shared name that the unit of a figure is or begins with."""
    name = (figure.unit or "").partition(_RATE)[0]
    return name if name in SHARED_NAMES else None


class _Context:
    """The places that an article names; each stretch of it is searched once for each name."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._known: dict[tuple[str, int, int], frozenset[str]] = {}

    def currency(self, name: str, figure: Figure, paragraph: int) -> str:
        """The currency that `name` is in a figure of the paragraph of that index, or the name."""
        around = self._paragraphs[paragraph]
        head = self._paragraphs[:_HEAD][-1].end
        for stretch in (
            self._sentence(figure, around),
            around,
            Span(0, head),
            Span(0, len(self._text)),
        ):
            codes = self._codes(name, stretch)
            if codes:
                return next(iter(codes)) if len(codes) == 1 else _WITHOUT_CODE.get(name, name)
        return _WITHOUT_CODE.get(name, name)

    def _sentence(self, figure: Figure, around: Span) -> Span:
        start = max(around.start, figure.start - _SENTENCE)
        for end in _SENTENCE_END.finditer(self._text, start, figure.start):
            start = end.end()
        limit = min(around.end, figure.end + _SENTENCE)
        end_after = _SENTENCE_END.search(self._text, figure.end, limit)
        return Span(start, end_after.start() if end_after else limit)

    def _codes(self, name: str, stretch: Span) -> frozenset[str]:
        key = (name, stretch.start, stretch.end)
        if key not in self._known:
            pattern = _pattern(name)
            found = pattern.finditer(self._text, stretch.start, stretch.end)
            codes = _codes_of_words(name)
            self._known[key] = frozenset(codes[match[0]] for match in found)
        return self._known[key]


@cache
def _codes_of_words(name: str) -> dict[str, str]:
    """The currency that each word stands for, among those of a shared name."""
    codes = {}
    for code in _CANDIDATES[name].split():
        single, _, pair = _PLACES[code].partition("|")
        codes.update(dict.fromkeys([*single.split(), *filter(None, [pair])], code))
    return codes


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted(_codes_of_words(name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
