"""Money: the signs, codes and names of currencies as ISO 4217.

A name that several currencies share stands for the one that news means nearly always without
more words: dollar USD, pound GBP, won KRW, real BRL, lira TRY, leu RON. Where no such one is, the
name in lower case stands for itself (SHARED_NAMES) until the article tells which is meant.
ISO 4217 has no codes for parts of a currency: "20 cents" is 20 with the unit "cent"; behind a
whole amount they are added to it ("5 dollars and 30 cents" is 5.3 USD).
"""

from __future__ import annotations

from annotations.analysis.words import word_set

SIGNS = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD",
    "A$": "AUD", "AU$": "AUD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "SG$": "SGD",
    "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "J$": "JMD", "TT$": "TTD", "Z$": "ZWL", "N$": "NAD",
    "B$": "BND", "Bds$": "BBD", "EC$": "XCD", "CN¥": "CNY", "E£": "EGP", "£": "GBP", "€": "EUR",
    "¥": "JPY", "$": "USD", "₴": "UAH", "₽": "RUB", "₩": "KRW", "₹": "INR", "₪": "ILS",
    "₺": "TRY", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB", "৳": "BDT", "₵": "GHS",
    "GH₵": "GHS", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₼": "AZN", "₾": "GEL", "₭": "LAK",
    "₮": "MNT", "؋": "AFN", "៛": "KHR", "֏": "AMD", "₨": "INR", "Rs.": "INR", "Rs": "INR",
    "RM": "MYR", "Rp": "IDR", "Ksh": "KES", "KSh": "KES", "Sh": "KES", "zł": "PLN", "Kč": "CZK",
    "₿": "BTC", "元": "CNY", "円": "JPY", "원": "KRW", "﷼": "IRR", "kr": "kr", "Br": "ETB",
}  # fmt: skip
"""Signs that stand before an amount, and those of them that may stand after it."""

CODES = word_set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    """
)
"""ISO 4217 codes that stand for themselves before or after an amount."""

OLD_CODES = {"RMB": "CNY", "NTD": "TWD", "STG": "GBP", "CNH": "CNY", "NIS": "ILS", "GHC": "GHS"}
"""Other abbreviations in capitals."""

_NAMES = {
    "USD": "dollar buck greenback",
    "GBP": "pound pound-sterling quid sterling",
    "EUR": "euro",
    "JPY": "yen",
    "CNY": "yuan renminbi",
    "KRW": "won",
    "SEK": "kronor",
    "CZK": "koruna koruny korun",
    "IRR": "toman",
    "BRL": "real reais reals",
    "TRY": "lira lire",
    "RON": "leu lei",
    "UAH": "hryvnia hryvnya hryvna",
    "RUB": "ruble rouble",
    "PLN": "zloty zlotys złoty zlotych",
    "HUF": "forint",
    "ILS": "shekel sheqel",
    "NGN": "naira",
    "ZAR": "rand",
    "GHS": "cedi",
    "THB": "baht",
    "IDR": "rupiah",
    "MYR": "ringgit",
    "VND": "dong",
    "BDT": "taka",
    "BGN": "lev leva",
    "GEL": "lari",
    "AMD": "dram",
    "AZN": "manat",
    "KZT": "tenge",
    "UZS": "som soum",
    "MNT": "tugrik togrog",
    "MMK": "kyat",
    "KHR": "riel",
    "LAK": "kip",
    "ETB": "birr",
    "ZMW": "kwacha",
    "AOA": "kwanza",
    "BWP": "pula",
    "MZN": "metical meticais",
    "SZL": "lilangeni emalangeni",
    "GMD": "dalasi",
    "SLE": "leone",
    "MGA": "ariary",
    "MVR": "rufiyaa",
    "AFN": "afghani",
    "PEN": "sol soles",
    "PYG": "guarani guaranies",
    "VES": "bolivar bolivares",
    "BOB": "boliviano",
    "CRC": "colon colones",
    "HNL": "lempira",
    "GTQ": "quetzal quetzales",
    "NIO": "cordoba",
    "PAB": "balboa",
    "HTG": "gourde",
    "ALL": "lek leke",
    "MKD": "denar",
    "HRK": "kuna",
    "MOP": "pataca",
    "DEM": "deutschmark deutsche-mark d-mark",
    "FIM": "markka finnish-mark",
    "ITL": "italian-lira",
    "ESP": "peseta",
    "GRD": "drachma",
    "PTE": "escudo",
    "NLG": "guilder",
    "BTC": "bitcoin",
    "ETH": "ether",
    "MRU": "ouguiya",
    "LSL": "loti maloti",
    "PGK": "kina",
    "TOP": "paanga",
    "WST": "tala",
    "VUV": "vatu",
    "BTN": "ngultrum",
}

_OF_COUNTRIES = {
    "dollar": """USD:us,american,united-states,u.s. CAD:canadian AUD:australian,aussie
        NZD:new-zealand HKD:hong-kong SGD:singapore TWD:taiwan,new-taiwan,taiwanese
        JMD:jamaican NAD:namibian LRD:liberian ZWL:zimbabwe,zimbabwean FJD:fiji,fijian
        BBD:barbadian,barbados BSD:bahamian BZD:belize TTD:trinidad GYD:guyanese
        GYD:guyana XCD:east-caribbean BND:brunei KYD:cayman SRD:surinamese
        SBD:solomon-islands BMD:bermudian""",
    "pound": """GBP:british,uk EGP:egyptian LBP:lebanese SYP:syrian SDG:sudanese
        SSP:south-sudanese GIP:gibraltar FKP:falkland IEP:irish CYP:cypriot""",
    "franc": """CHF:swiss XAF:cfa,central-african XOF:west-african RWF:rwandan GNF:guinean
        CDF:congolese BIF:burundian DJF:djiboutian KMF:comorian FRF:french BEF:belgian""",
    "yen": "JPY:japanese",
    "yuan": "CNY:chinese",
    "won": "KRW:south-korean,korean KPW:north-korean",
    "rupee": """INR:indian PKR:pakistani,pakistan LKR:sri-lankan,sri-lanka NPR:nepalese,nepali
        MUR:mauritian SCR:seychelles,seychellois""",
    "peso": """MXN:mexican ARS:argentine,argentinian CLP:chilean COP:colombian PHP:philippine
        CUP:cuban DOP:dominican UYU:uruguayan""",
    "krona": "SEK:swedish ISK:icelandic",
    "krone": "NOK:norwegian DKK:danish",
    "kroner": "NOK:norwegian DKK:danish",
    "kronor": "SEK:swedish",
    "crown": "CZK:czech SEK:swedish NOK:norwegian DKK:danish ISK:icelandic SKK:slovak EEK:estonian",
    "koruna": "CZK:czech SKK:slovak",
    "dinar": """IQD:iraqi KWD:kuwaiti,kuwait JOD:jordanian,jordan BHD:bahraini,bahrain LYD:libyan
        TND:tunisian DZD:algerian RSD:serbian YUM:yugoslav""",
    "riyal": "SAR:saudi,saudi-arabian QAR:qatari,qatar YER:yemeni OMR:omani",
    "rial": "IRR:iranian OMR:omani,oman YER:yemeni,yemen QAR:qatari SAR:saudi",
    "shilling": "KES:kenyan,kenya UGX:ugandan,uganda TZS:tanzanian,tanzania SOS:somali",
    "real": "BRL:brazilian",
    "reais": "BRL:brazilian",
    "lira": "TRY:turkish SYP:syrian LBP:lebanese ITL:italian",
    "dirham": "AED:emirati,uae,united-arab-emirates MAD:moroccan,morocco",
    "leu": "RON:romanian MDL:moldovan",
    "lei": "RON:romanian MDL:moldovan",
    "ruble": "RUB:russian BYN:belarusian,belarus",
    "rouble": "RUB:russian BYN:belarusian",
    "som": "KGS:kyrgyz UZS:uzbek",
    "manat": "AZN:azerbaijani,azeri TMT:turkmen",
    "rand": "ZAR:south-african",
    "mark": "DEM:german,deutsche,west-german FIM:finnish BAM:bosnian",
    "shekel": "ILS:israeli,new-israeli,new",
    "lev": "BGN:bulgarian",
    "leva": "BGN:bulgarian",
    "zloty": "PLN:polish",
    "forint": "HUF:hungarian",
    "hryvnia": "UAH:ukrainian",
    "naira": "NGN:nigerian",
    "cedi": "GHS:ghanaian,ghana",
    "baht": "THB:thai",
    "rupiah": "IDR:indonesian",
    "ringgit": "MYR:malaysian",
    "dong": "VND:vietnamese",
    "taka": "BDT:bangladeshi",
    "birr": "ETB:ethiopian",
    "kwacha": "ZMW:zambian MWK:malawian",
    "tenge": "KZT:kazakh,kazakhstani",
    "dram": "AMD:armenian",
    "lari": "GEL:georgian",
    "kyat": "MMK:burmese,myanmar",
    "bolivar": "VES:venezuelan",
    "sol": "PEN:peruvian",
    "soles": "PEN:peruvian",
    "tomans": "IRR:iranian",
    "escudo": "CVE:cape-verdean,cape-verde PTE:portuguese",
    "guilder": "NLG:dutch ANG:antillean,netherlands-antillean",
    "afghani": "AFN:afghan",
    "kuna": "HRK:croatian",
    "denar": "MKD:macedonian",
    "lek": "ALL:albanian",
}

_SHARED = {
    "crown": "crown crowns", "krona": "krona kronas", "krone": "krone kroner krones",
    "dinar": "dinar dinars", "dirham": "dirham dirhams", "peso": "peso pesos",
    "franc": "franc francs", "rupee": "rupee rupees", "shilling": "shilling shillings",
    "riyal": "riyal riyals", "rial": "rial rials",
}  # fmt: skip

SHARED_NAMES = frozenset([*_SHARED, "kr"])
"""Names of several currencies of which none is meant more often than the others."""

_PARTS = {
    "cent": "cent", "cents": "cent", "euro cents": "cent", "us cents": "cent", "¢": "cent",
    "pence": "penny", "penny": "penny", "pennies": "penny", "p": "penny",
    "kopeck": "kopeck", "kopecks": "kopeck", "kopek": "kopeck", "kopeks": "kopeck",
    "paise": "paisa", "paisa": "paisa", "centavo": "centavo", "centavos": "centavo",
    "centime": "centime", "centimes": "centime", "groszy": "grosz", "grosz": "grosz",
    "öre": "öre", "øre": "øre", "fils": "fil", "bani": "ban", "satang": "satang", "kobo": "kobo",
    "piastre": "piastre", "piastres": "piastre", "piasters": "piastre", "jiao": "jiao",
    "fen": "fen", "sen": "sen", "agorot": "agora", "pesewas": "pesewa", "haler": "haler",
    "dime": "dime", "dimes": "dime", "nickels": "nickel",
}  # fmt: skip

_THOUSANDTHS = frozenset(("fil",))
_WITHOUT_PLURAL = word_set("yen yuan renminbi won baht sterling quid sen")


def _names() -> dict[str, str]:
    names = {}
    for code, words in _NAMES.items():
        for word in words.split():
            plain = word.replace("-", " ")
            names[plain] = code
            if plain not in _WITHOUT_PLURAL:
                names[f"{plain}s"] = code
    names["pounds sterling"] = "GBP"
    for shared, forms in _SHARED.items():
        names.update(dict.fromkeys(forms.split(), shared))
    for word, countries in _OF_COUNTRIES.items():
        for entry in countries.split():
            code, _, lands = entry.partition(":")
            for land in lands.split(","):
                name = f"{land.replace('-', ' ')} {word}"
                names[name] = names[f"{name}s"] = code
    return names


NAMES = _names()
"""ISO 4217 codes of names in lower case, singular and plural; a shared name stands for itself."""

CURRENCIES = frozenset([*CODES, *SIGNS.values(), *NAMES.values(), *OLD_CODES.values()])
"""All codes, and the shared names, that money can have as its unit."""

PARTS = _PARTS
"""Parts of currencies by their words in lower case."""


def part_of_one(part: str) -> int:
    """How many of a part of a currency make one of it: 100 cents, 1000 fils."""
    return 1000 if part in _THOUSANDTHS else 10 if part in ("dime", "jiao") else 100
