"""The words of the number grammar: bounds, currencies, units, heads of counted phrases."""

from __future__ import annotations

from annotations.analysis.model import Bound
from annotations.analysis.words import word_set

BOUNDS_BEFORE = {
    Bound.AT_LEAST: (
        "more than|over|at least|no fewer than|no less than|not less than|upwards of|in excess of"
        "|exceeding|just over|well over|a minimum of|at minimum"
    ),
    Bound.AT_MOST: (
        "up to|as many as|as much as|as high as|at most|no more than|not more than|fewer than"
        "|less than|under|below|just under|a maximum of"
    ),
    Bound.ABOUT: (
        "nearly|almost|about|around|approximately|roughly|some|an estimated|estimated|close to"
        "|circa|an average of|on average"
    ),
}
"""How a number is bounded by the words before it."""

BOUNDS_AFTER = {
    Bound.AT_LEAST: r"\+|[\s-]plus|\s(?:or more|or above|and above)",
    Bound.AT_MOST: r"\s(?:or fewer|or less|at most)",
    Bound.ABOUT: r"\s(?:or so|or thereabouts)",
}
"""How a number is bounded by the words after it."""

CURRENCY_SIGNS = {
    "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "HK$": "HKD",
    "NZ$": "NZD", "S$": "SGD", "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY",
    "₴": "UAH", "₽": "RUB", "₩": "KRW", "₹": "INR", "₪": "ILS", "₺": "TRY",
}  # fmt: skip
"""ISO 4217 codes of signs that stand before an amount."""

CURRENCY_CODES = word_set(
    """
    USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN UAH RUB TRY ILS INR PKR
    KRW SGD HKD TWD THB IDR MYR PHP VND BRL MXN ARS CLP COP ZAR NGN KES EGP SAR AED QAR
    """
)
"""ISO 4217 codes that stand for themselves before or after an amount."""

CURRENCY_WORDS = {
    r"(?:US |American )?dollars?": "USD",
    r"Canadian dollars?": "CAD",
    r"Australian dollars?": "AUD",
    r"Hong Kong dollars?": "HKD",
    r"euros?": "EUR",
    r"(?:British )?pounds? sterling|pounds?(?! of\b)": "GBP",
    r"yen": "JPY",
    r"yuan|renminbi": "CNY",
    r"Swiss francs?": "CHF",
    r"(?:Russian )?r(?:o)?ubles?": "RUB",
    r"hryvnias?|hryvnia": "UAH",
    r"(?:Indian )?rupees?": "INR",
    r"zlotys?|zloty": "PLN",
    r"shekels?": "ILS",
    r"(?:Turkish )?liras?": "TRY",
}
"""ISO 4217 codes of words that stand after an amount."""

UNITS = {
    r"percentage points?": "percentage-point",
    r"per ?cent|percent|%": "percent",
    r"km/h|kph|kilomet(?:re|er)s? (?:per|an) hour": "kilometer-per-hour",
    r"mph|miles? (?:per|an) hour": "mile-per-hour",
    r"square kilomet(?:re|er)s?|sq\.? km|km²": "square-kilometer",
    r"square miles?": "square-mile",
    r"square met(?:re|er)s?|m²": "square-meter",
    r"square f(?:ee|oo)t": "square-foot",
    r"km|kilomet(?:re|er)s?": "kilometer",
    r"nautical miles?": "nautical-mile",
    r"miles?": "mile",
    r"cm|centimet(?:re|er)s?": "centimeter",
    r"mm|millimet(?:re|er)s?": "millimeter",
    r"met(?:re|er)s?": "meter",
    r"feet|foot|ft": "foot",
    r"inch(?:es)?": "inch",
    r"kg|kilos?|kilograms?": "kilogram",
    r"grams?": "gram",
    r"pounds?(?= of\b)|lbs?": "pound",
    r"tonnes?|metric tons?": "tonne",
    r"tons?": "ton",
    r"hectares?": "hectare",
    r"acres?": "acre",
    r"lit(?:re|er)s?": "liter",
    r"gallons?": "gallon",
    r"barrels?": "barrel",
    r"degrees? Celsius|degrees? C\b|°C|Celsius": "celsius",
    r"degrees? Fahrenheit|degrees? F\b|°F|Fahrenheit": "fahrenheit",
    r"degrees?|°": "degree",
    r"MWh|megawatt[- ]hours?": "megawatt-hour",
    r"kWh|kilowatt[- ]hours?": "kilowatt-hour",
    r"MW|megawatts?": "megawatt",
    r"GW|gigawatts?": "gigawatt",
    r"milliseconds?": "millisecond",
    r"seconds?": "second",
    r"minutes?": "minute",
    r"hours?": "hour",
    r"days?": "day",
    r"weeks?": "week",
    r"months?": "month",
    r"years?": "year",
    r"decades?": "decade",
    r"centur(?:y|ies)": "century",
}
"""CLDR unit identifiers (and "percentage-point") of words and signs after a number."""

PLURALS = word_set(
    """
    people men women children troops police personnel staff aircraft cattle sheep fish dead
    wounded injured missing homeless livestock clergy crew faithful poor youth servicemen
    servicewomen policemen firefighters lawmen teeth feet mice geese criteria data media offspring
    salmon deer cod shrimp spacecraft
    """
)
"""Words that count several without a final s."""

NOT_PLURALS = word_set(
    """
    is was has does its his this us plus yes as versus thus perhaps always across towards besides
    less business news crisis campus virus census status bonus bus gas mess loss boss cross class
    glass pass mass press process success access address progress congress
    """
)
"""Words that end in s and count nothing."""

STOPS = word_set(
    """
    a an the and or but nor so yet if when while as than that which who whom whose where why how
    of in on at by for from with without to into onto upon over under above below between among
    against through across during before after since until about around near off out up down per
    via within behind beyond despite along amid toward towards including because though although
    is are was were be been being am has have had having do does did will would can could may
    might shall should must not no it its he she they we you i him her them us his their our your
    my this these those there here then now also just only even still already again ever never
    often yet said says say told tells went gone came come fell fallen rose risen took taken left
    got made won lost hit held kept led met paid put ran saw seen sent set shot sat spent stood
    thought threw became began broke brought built bought caught chose cut died drew drove fought
    found flew gave grew knew lay lives live remain remains remained face faces faced go goes need
    needs want wants fled hurt drowned each every both either neither all any some many most more
    other others ago later earlier away apart together today yesterday tomorrow tonight last next
    every such what whether once twice times time old long high wide deep tall strong
    """
)
"""Words that no counted phrase goes past."""

CHANGE_VERBS = (
    r"\b(?:rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|grew|grow|grown|growing"
    r"|increas\w+|decreas\w+|dropp?\w*|climb\w*|jump\w*|slid\w*|soar\w*|surg\w+|plung\w+|declin\w+"
    r"|cut|cuts|cutting|rais\w+|lower\w*|reduc\w+|expand\w*|shr[aiu]nk\w*|up|down|went|go|going"
    r"|chang\w+|mov\w+|doubl\w+|swell\w*|swoll\w+|revis\w+|slump\w*|edg\w+|advanc\w+|gain\w*)\b"
)
"""Words after which "from X to Y" tells a change and no range."""

REFERENCES = (
    r"(?:[Pp]ages?|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]aragraphs?|[Cc]hannel|[Rr]oute"
    r"|[Rr]oom|[Gg]ate|[Pp]latform|[Ll]ine|[Pp]hase|[Ll]evel|[Ss]tep|[Nn]umber|[Nn]o\.|[Vv]ersion"
    r"|[Cc]lause|[Ii]tem|[Ff]igure|[Tt]able|[Vv]olume|[Pp]art|[Ff]light|[Rr]esolution|[Hh]ighway"
    r"|[Ii]nterstate|[Ww]ard|[Dd]istrict|[Gg]rade|[Ss]eason|[Ee]pisode|[Rr]ound|[Gg]roup|[Tt]ier"
    r"|[Cc]ategory|[Mm]agnitude|Boeing|Airbus|Type|Apollo|Area|Formula|Windows|iPhone|iOS|Galaxy"
    r"|Proposition|Prop|Amendment|Title|Rule|Act|Brigade|Division|Unit|Radio|Fox|Day|Stage"
    r"|Class|Mark|Model|Studio|Falcon|Soyuz|Starship|PlayStation|Xbox|[Pp]salm)"
)
"""Words that a number after them names and does not count."""
