"""Units of measures by their words and symbols, as CLDR unit identifiers.

The identifiers are those of Unicode Technical Standard 35, Part 6 ("kilometer-per-hour",
"square-mile"); where CLDR has none the singular of the word stands, as in "percentage-point",
"times" and "dunam". "percent", "permille" and "permyriad" (basis point) are
CLDR's concentrations.
"""

from __future__ import annotations

TIME = {
    "millisecond": "millisecond ms msec", "microsecond": "microsecond", "nanosecond": "nanosecond",
    "second": "second sec secs", "minute": "minute min mins", "hour": "hour hr hrs",
    "day": "day", "night": "night", "week": "week wk wks", "fortnight": "fortnight",
    "month": "month", "year": "year yr yrs", "decade": "decade",
    "century": "century centuries", "millennium": "millennium millennia millenniums",
    "weekday": "weekday",
}  # fmt: skip
"""Spans of time and the words for them, written with "-" for a space; a plural with s is known."""

_MEASURES = {
    "percent": "percent per-cent pct percents p.c.",
    "percentage-point": "percentage-point percent-point",
    "permyriad": "basis-point bps", "permille": "per-mille permille per-mil",
    "meter": "metre meter", "foot": "foot feet ft", "inch": "inch inches", "yard": "yard yd yds",
    "mile": "mile mi", "nautical-mile": "nautical-mile", "fathom": "fathom", "furlong": "furlong",
    "astronomical-unit": "astronomical-unit", "parsec": "parsec",
    "light-year": "light-year", "micron": "micron",
    "acre": "acre", "hectare": "hectare ha", "dunam": "dunam",
    "square-kilometer": "square-km sq-km sq-kilometre sq-kilometer",
    "square-meter": "square-m sq-m sq-metre sq-meter sqm",
    "square-foot": "sq-ft sq-foot sq-feet sqft",
    "square-mile": "sq-mi sq-mile", "square-yard": "sq-yd sq-yard", "square-inch": "sq-in sq-inch",
    "cubic-foot": "cu-ft cubic-ft", "cubic-meter": "cubic-m", "cubic-centimeter": "cc",
    "liter": "litre liter ltr", "gallon": "gallon gal", "imperial-gallon": "imperial-gallon",
    "pint": "pint", "quart": "quart qt", "fluid-ounce": "fluid-ounce fl-oz",
    "barrel": "barrel bbl", "bushel": "bushel", "acre-foot": "acre-foot acre-feet", "cup": "cup",
    "tablespoon": "tablespoon tbsp", "teaspoon": "teaspoon tsp",
    "gram": "gram gramme", "kilogram": "kilo kg kgs", "tonne": "tonne metric-ton metric-tonne",
    "ton": "ton short-ton long-ton", "pound": "lb lbs pound-weight", "ounce": "ounce oz",
    "stone": "stone", "carat": "carat", "troy-ounce": "troy-ounce", "quintal": "quintal",
    "kiloton": "kiloton kilotonne kt", "megaton": "megaton megatonne Mt",
    "gigaton": "gigaton gigatonne",
    "celsius": "celsius centigrade degree-celsius degree-centigrade deg-celsius deg-c degree-c",
    "fahrenheit": "fahrenheit farenheit farenheits degree-fahrenheit degree-farenheit"
    " deg-fahrenheit deg-f degree-f",
    "kelvin": "kelvin degree-kelvin deg-kelvin", "degree": "degree deg",
    "kilometer-per-hour": "kph kmph kmh", "mile-per-hour": "mph", "knot": "knot kn",
    "mile-per-gallon": "mpg", "revolution-per-minute": "rpm",
    "horsepower": "horsepower hp bhp", "calorie": "calorie cal", "kilocalorie": "kilocalorie kcal",
    "british-thermal-unit": "btu", "electronvolt": "electronvolt electron-volt",
    "ampere": "amp ampere", "ohm": "ohm", "decibel": "decibel", "lumen": "lumen", "lux": "lux",
    "candela": "candela", "newton": "newton", "newton-meter": "newton-metre newton-meter",
    "atmosphere": "atmosphere atm", "bar": "bar", "millibar": "millibar mbar", "psi": "psi",
    "millimeter-ofhg": "mmhg", "becquerel": "becquerel bq", "sievert": "sievert",
    "millisievert": "millisievert msv", "microsievert": "microsievert", "curie": "curie",
    "part-per-1e6": "ppm part-per-million", "part-per-1e9": "ppb part-per-billion",
    "pixel": "pixel", "megapixel": "megapixel", "dot-per-inch": "dpi",
    "bit": "bit", "byte": "byte",
    "megabit-per-second": "mbps", "gigabit-per-second": "gbps", "kilobit-per-second": "kbps",
    "kibibyte": "kibibyte", "mebibyte": "mebibyte", "gibibyte": "gibibyte",
    "therm": "therm", "times": "times fold",
}  # fmt: skip

_PREFIXES = {
    "pico": "p", "nano": "n", "micro": "μ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h",
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E",
}  # fmt: skip
_PREFIXED = {
    "meter": ("m", "metre meter", "pico nano micro milli centi deci kilo"),
    "gram": ("g", "gram gramme", "nano micro milli kilo"),
    "liter": ("l", "litre liter", "micro milli centi deci hecto mega"),
    "watt": ("W", "watt", "milli kilo mega giga tera"),
    "watt-hour": ("Wh", "watt-hour", "kilo mega giga tera"),
    "joule": ("J", "joule", "kilo mega giga"),
    "hertz": ("Hz", "hertz", "kilo mega giga tera"),
    "volt": ("V", "volt", "milli kilo mega"),
    "ampere": ("A", "ampere amp", "milli kilo"),
    "pascal": ("Pa", "pascal", "hecto kilo mega giga"),
    "newton": ("N", "newton", "kilo mega"),
    "byte": ("B", "byte", "kilo mega giga tera peta exa"),
    "bit": ("bit", "bit", "kilo mega giga tera"),
    "second": ("s", "second", "nano micro milli"),
    "electronvolt": ("eV", "electronvolt", "kilo mega giga tera"),
}

SYMBOLS = {
    "%": "percent", "‰": "permille", "‱": "permyriad",
    "m": "meter", "g": "gram", "t": "tonne", "l": "liter", "L": "liter", "mL": "milliliter",
    "dL": "deciliter", "kts": "knot", "s": "second", "h": "hour", "d": "day", "W": "watt",
    "Wh": "watt-hour", "J": "joule", "Hz": "hertz", "V": "volt", "B": "byte",
    "kWh": "kilowatt-hour", "KB": "kilobyte", "Kb": "kilobit", "kb": "kilobyte", "Mb": "megabit",
    "Gb": "gigabit",
    "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "Tb": "terabit",
    "km²": "square-kilometer", "km2": "square-kilometer", "km^2": "square-kilometer",
    "m²": "square-meter", "m2": "square-meter", "m^2": "square-meter", "cm²": "square-centimeter",
    "cm2": "square-centimeter", "ft²": "square-foot", "ft2": "square-foot", "mi²": "square-mile",
    "m³": "cubic-meter", "m3": "cubic-meter", "m^3": "cubic-meter", "km³": "cubic-kilometer",
    "km3": "cubic-kilometer", "cm³": "cubic-centimeter", "cm3": "cubic-centimeter",
    "ft³": "cubic-foot",
    "km/h": "kilometer-per-hour", "km/hr": "kilometer-per-hour", "kmh": "kilometer-per-hour",
    "m/s": "meter-per-second", "km/s": "kilometer-per-second", "mi/h": "mile-per-hour",
    "ft/s": "foot-per-second", "Mbit/s": "megabit-per-second", "Gbit/s": "gigabit-per-second",
    "Mb/s": "megabit-per-second", "Gb/s": "gigabit-per-second", "MB/s": "megabyte-per-second",
    "GB/s": "gigabyte-per-second", "μg/m³": "microgram-per-cubic-meter",
    "μg/m3": "microgram-per-cubic-meter", "mg/l": "milligram-per-liter",
    "mg/L": "milligram-per-liter",
    "mg/dL": "milligram-per-deciliter", "g/l": "gram-per-liter",
    "°C": "celsius", "° C": "celsius", "℃": "celsius", "°F": "fahrenheit", "° F": "fahrenheit",
    "℉": "fahrenheit", "°": "degree", "C": "celsius", "F": "fahrenheit", "m.p.h.": "mile-per-hour",
    "sq. km": "square-kilometer", "sq. ft": "square-foot",
    "sq. m": "square-meter", "sq. mi": "square-mile", "sq. miles": "square-mile",
    "sq. feet": "square-foot", "cu. m": "cubic-meter", "fl. oz": "fluid-ounce", "kt": "kiloton",
    "Mt": "megaton", "Gt": "gigaton",
    "in": "inch",
    "x": "times", "×": "times", "mSv": "millisievert", "μSv": "microsievert", "dB": "decibel",

    "mbpd": "megabarrel-per-day", "bpd": "barrel-per-day", "b/d": "barrel-per-day",
    "boepd": "barrel-per-day", "Ω": "ohm", "kW": "kilowatt",
}  # fmt: skip
"""Units of symbols, whose capitals matter."""

ONLY_TIGHT = frozenset(("in", "s", "d", "x", "×", "B", "h", "t", "V", "J"))
"""Symbols that are taken for units only right behind digits."""

_NO_PLURAL = frozenset(("bar", "cal"))
_PLURAL_ALREADY = ("s", "feet", "lux", "hertz", "quid", "sqft", "sqm")


def _words() -> dict[str, str]:
    words: dict[str, str] = {}
    for units in (TIME, _MEASURES):
        for unit, forms in units.items():
            for form in forms.split():
                _add_forms(words, form.replace("-", " "), unit)
    for unit, (symbol, forms, prefixes) in _PREFIXED.items():
        for form in forms.split():
            plain = form.replace("-", " ")
            _add_forms(words, plain, unit)
            for prefix in prefixes.split():
                _add_forms(words, prefix + plain, prefix + unit)
        for prefix in prefixes.split():
            SYMBOLS.setdefault(_PREFIXES[prefix] + symbol, prefix + unit)
    for base in ("meter", "foot", "mile", "yard", "inch", "kilometer", "centimeter", "millimeter"):
        forms_of_base = [word for word, unit in words.items() if unit == base and len(word) > 2]
        for form in forms_of_base:
            words[f"square {form}"] = f"square-{base}"
            words[f"cubic {form}"] = f"cubic-{base}"
    return words


def _add_forms(words: dict[str, str], form: str, unit: str) -> None:
    words[form] = unit
    if len(form) > 2 and not form.endswith(_PLURAL_ALREADY) and form not in _NO_PLURAL:
        words[f"{form}s"] = unit
    head, _, last = form.partition(" ")
    if head in ("degree", "deg", "part") and last:
        words[f"{head}s {last}"] = unit


WORDS = _words()
"""Units of words in lower case, in the singular and the plural."""

TIME_UNITS = frozenset(TIME)
"""Spans of time."""

GOODS_OF = frozenset(
    """
    barrel tonne ton kilogram gram pound ounce troy-ounce liter gallon bushel acre hectare mile
    kilometer square-meter square-foot meter foot kilowatt-hour megawatt-hour bottle carat
    """.split()
)
"""Measures that "a" makes a rate of behind money: $82 a barrel."""
