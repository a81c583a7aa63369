import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.language_note import language_note
from annotations.analysis.languages import code_of, language_name, language_of, small_pipeline
from annotations.analysis.model import Analysis
from annotations.analysis.version import RULES

SENTENCES = {
    "ar": "قال الوزير إن الميناء ظل مغلقا يوم الاثنين بسبب إضراب 1200 عامل.",
    "bn": "মন্ত্রী বলেন, ১২০০ শ্রমিকের ধর্মঘটের কারণে সোমবার বন্দর বন্ধ ছিল।",
    "ca": "El port va romandre tancat dilluns perquè 1.200 treballadors feien vaga, va dir.",
    "cs": "Přístav zůstal v pondělí zavřený, protože stávkovalo 1200 dělníků, řekl ministr.",
    "da": "Havnen var lukket mandag, fordi 1.200 arbejdere strejkede, sagde ministeren.",
    "de": "Der Hafen blieb am Montag geschlossen, weil 1.200 Arbeiter streikten.",
    "el": "Το λιμάνι έμεινε κλειστό τη Δευτέρα επειδή απεργούσαν 1.200 εργάτες.",
    "es": "El puerto permaneció cerrado el lunes porque 1.200 trabajadores estaban en huelga.",
    "fa": "وزیر گفت که بندر روز دوشنبه به دلیل اعتصاب ۱۲۰۰ کارگر بسته ماند.",
    "fi": "Satama oli maanantaina suljettuna, koska 1 200 työntekijää oli lakossa.",
    "fr": "Le port est resté fermé lundi car 1 200 dockers étaient en grève, dit le ministre.",
    "hi": "मंत्री ने कहा कि 1,200 मजदूरों की हड़ताल के कारण सोमवार को बंदरगाह बंद रहा।",
    "hu": "A kikötő hétfőn zárva maradt, mert 1200 munkás sztrájkolt, közölte a miniszter.",
    "id": "Pelabuhan ditutup pada hari Senin karena 1.200 pekerja mogok, kata menteri itu.",
    "it": "Il porto è rimasto chiuso lunedì perché 1.200 lavoratori erano in sciopero.",
    "ja": "大臣によると、1200人の労働者がストライキをしたため、港は月曜日に閉鎖された。",
    "ko": "장관은 노동자 1,200명의 파업으로 항구가 월요일에 폐쇄되었다고 말했다.",
    "nb": "Havnen var stengt mandag fordi 1200 arbeidere streiket, sa statsråden til avisen.",
    "nl": "De haven bleef maandag dicht omdat 1.200 arbeiders staakten, zei de minister.",
    "pl": "Port był w poniedziałek zamknięty, ponieważ strajkowało 1200 robotników.",
    "pt": "O porto ficou fechado na segunda-feira porque 1.200 trabalhadores estavam em greve.",
    "ro": "Portul a rămas închis luni pentru că 1.200 de muncitori erau în grevă.",
    "ru": "Порт был закрыт в понедельник, потому что бастовали 1200 рабочих.",
    "sv": "Hamnen var stängd i måndags eftersom 1 200 arbetare strejkade, sade ministern.",
    "tr": "Bakan, 1.200 işçinin grevde olması nedeniyle limanın kapalı kaldığını söyledi.",
    "uk": "Порт був зачинений у понеділок, бо страйкували 1200 робітників.",
    "vi": "Cảng đóng cửa hôm thứ Hai vì 1.200 công nhân đình công, bộ trưởng cho biết.",
    "zh": "部长说，由于1200名工人罢工，港口星期一关闭。",
}

ENGLISH = [
    "7",
    "",
    "£1.9m",
    "I want 15 apples",
    "ALL 40 SHIPS SANK OFF RIGA, OFFICIALS SAY",
    "Okonjo-Iweala, Adesina meet Tinubu in Abuja",
    "Türkiye: Erdoğan, Özel, İmamoğlu",
    "Manchester United 3-1 Tottenham Hotspur; Arsenal 2-0 Everton; Chelsea 1-1 Fulham",
    "The mayor of Łódź told Gazeta Wyborcza that Małgorzata Wiśniewska was at Dworzec Fabryczny.",
    "“Liberté, égalité, fraternité,” she said, and the crowd of 4,000 in Montréal cheered.",
]


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_tells_its_language(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_foreign_names_and_what_is_too_short_is_english(text: str) -> None:
    assert language_of(text) == "en"


def test_what_the_source_states_counts_where_the_text_is_too_short() -> None:
    assert language_of("Hafen zu: 40 Schiffe", "de-AT") == "de"
    assert language_of("40", "fr") == "fr"
    assert language_of("40", "no-NO") == "nb"


def test_a_text_that_tells_its_language_needs_no_source_to_state_it() -> None:
    assert language_of(SENTENCES["de"], "en") == "de"
    assert language_of("The port of Riga was closed and the ships were waiting.", "de") == "en"


@pytest.mark.parametrize("stated", [None, "", " ", "1", "zxx", "und", "Deutsch-ish"])
def test_a_statement_that_is_no_language_is_passed_over(stated: str | None) -> None:
    assert language_of("40", stated) == (code_of(stated) or "en")


@given(st.text(max_size=200), st.none() | st.text(max_size=6))
def test_every_text_has_a_language(text: str, stated: str | None) -> None:
    found = language_of(text, stated)

    assert found.isascii()
    assert 2 <= len(found) <= 3


def test_an_english_text_loads_no_detector() -> None:
    program = (
        "import sys\n"
        "from annotations.analysis.languages import language_of\n"
        "assert language_of('The port of Riga was closed on Monday, and ships waited.') == 'en'\n"
        "sys.exit(', '.join({'py3langid', 'numpy', 'babel'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.returncode == 0, f"these were imported: {done.stderr}"


def test_names_of_languages_are_those_of_cldr() -> None:
    assert (language_name("de"), language_name("nb")) == ("German", "Norwegian Bokmål")
    assert language_name("qqq") == "qqq"


def test_a_note_says_what_would_help() -> None:
    seen = Analysis(f"blank:de + newsread rules {RULES}", language="de")

    note = language_note(seen)

    assert note.startswith("This article is in German: only its figures are marked")
    assert len(note) <= 2 * 56, "A notice of two lines has room for no more."
    assert f"`newsread pipeline install {small_pipeline('de')}`" in note


def test_a_note_offers_nothing_that_spacy_does_not_have() -> None:
    note = language_note(Analysis(f"blank:cs + newsread rules {RULES}", language="cs"))

    assert "Czech" in note
    assert "install " not in note


def test_a_note_names_the_pipeline_that_saw_another_language() -> None:
    note = language_note(Analysis(f"de_tiny 1.2.3 + newsread rules {RULES}", language="de"))

    assert note == "This article is in German; it is read by de_tiny 1.2.3."


def test_a_note_names_our_rules_in_words() -> None:
    note = language_note(Analysis(f"newsread-baseline {RULES}", language="de"))

    assert note == "This article is in German; it is read by plain rules alone."


@pytest.mark.parametrize("language", [None, "en"])
def test_english_needs_no_note(language: str | None) -> None:
    assert language_note(Analysis("x", language=language)) == ""
