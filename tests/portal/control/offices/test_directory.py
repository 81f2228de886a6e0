"""Offices by the names that texts give them. The names were written before any of them was looked up."""

from __future__ import annotations

import pytest

from jetisu360.portal.control.offices.directory import Directory, Listed

OFFICES = {
    "oblast": (
        {"kk": "Жетісу облысының әкімдігі", "ru": "Акимат области Жетісу"},
        ["облыс әкімі", "аким области"],
    ),
    "staff": ({"kk": "Облыс әкімінің аппараты", "ru": "Аппарат акима области"}, []),
    "finance": ({"kk": "Қаржы басқармасы", "ru": "Управление финансов"}, []),
    "economy": (
        {
            "kk": "Экономика және бюджеттік жоспарлау басқармасы",
            "ru": "Управление экономики и бюджетного планирования",
        },
        [],
    ),
    "education": ({"kk": "Білім басқармасы", "ru": "Управление образования"}, []),
    "health": ({"kk": "Денсаулық сақтау басқармасы", "ru": "Управление здравоохранения"}, ["облздрав"]),
    "culture": (
        {
            "kk": "Мәдениет, архивтер және құжаттама басқармасы",
            "ru": "Управление культуры, архивов и документации",
        },
        [],
    ),
    "tourism": ({"kk": "Туризм басқармасы", "ru": "Управление туризма"}, []),
    "farming": ({"kk": "Ауыл шаруашылығы басқармасы", "ru": "Управление сельского хозяйства"}, []),
    "water": ({"kk": "Су шаруашылығы басқармасы", "ru": "Управление водного хозяйства"}, []),
    "building": ({"kk": "Құрылыс басқармасы", "ru": "Управление строительства"}, ["УКС"]),
    "roads": (
        {
            "kk": "Жолаушылар көлігі және автомобиль жолдары басқармасы",
            "ru": "Управление пассажирского транспорта и автомобильных дорог",
        },
        ["автожол басқармасы"],
    ),
    "energy": (
        {
            "kk": "Энергетика және тұрғын үй-коммуналдық шаруашылық басқармасы",
            "ru": "Управление энергетики и жилищно-коммунального хозяйства",
        },
        [],
    ),
    "labour": (
        {
            "kk": "Жұмыспен қамтуды үйлестіру және әлеуметтік бағдарламалар басқармасы",
            "ru": "Управление координации занятости и социальных программ",
        },
        [],
    ),
    "emergency": (
        {"kk": "Төтенше жағдайлар департаменті", "ru": "Департамент по чрезвычайным ситуациям"},
        [],
    ),
    "police": ({"kk": "Полиция департаменті", "ru": "Департамент полиции"}, ["ДП"]),
    "taldykorgan": ({"kk": "Талдықорған қаласының әкімдігі", "ru": "Акимат города Талдыкорган"}, []),
    "tekeli": ({"kk": "Текелі қаласының әкімдігі", "ru": "Акимат города Текели"}, []),
    "koksu": ({"kk": "Көксу ауданының әкімдігі", "ru": "Акимат Коксуского района"}, []),
    "eskeldi": ({"kk": "Ескелді ауданының әкімдігі", "ru": "Акимат Ескельдинского района"}, []),
    "aksu": ({"kk": "Ақсу ауданының әкімдігі", "ru": "Акимат Аксуского района"}, []),
    "city_finance": (
        {"kk": "Талдықорған қаласының қаржы бөлімі", "ru": "Отдел финансов города Талдыкорган"},
        [],
    ),
    "only_kazakh": ({"kk": "Цифрлық технологиялар басқармасы"}, []),
    "only_russian": ({"ru": "Управление предпринимательства и инвестиций"}, []),
}
NUMBERS = {name: number for number, name in enumerate(OFFICES, 1)}


@pytest.fixture(scope="module")
def directory() -> Directory:
    listed = [Listed(NUMBERS[name], title, also) for name, (title, also) in OFFICES.items()]
    return Directory(listed, region=("Жетісу облысы", "Область Жетісу"))


@pytest.mark.parametrize(
    ("written", "office"),
    [
        # As the rules of `minutes` give them, and as they stand in texts.
        ("Қаржы басқармасы", "finance"),
        ("қаржы басқармасына", "finance"),
        ("облыстық қаржы басқармасының басшысы", "finance"),
        ("Жетісу облысының қаржы басқармасы", "finance"),
        ("управление финансов", "finance"),
        ("Управлению финансов области", "finance"),
        ("руководителю управления финансов (А. Серикову)", "finance"),
        ("упр. финансов", "finance"),
        ("облфинуправление", "finance"),
        ("Финансовое управление", "finance"),
        ("«Қаржы басқармасы» ММ", "finance"),
        ("ГУ «Управление финансов области Жетісу»", "finance"),
        ("отдел финансов города Талдыкорган", "city_finance"),
        ("Талдықорған қалалық қаржы бөлімі", "city_finance"),
        ("Талдықорған қаласының әкімі", "taldykorgan"),
        ("Талдықорған қалалық әкімдігіне", "taldykorgan"),
        ("акиму г. Талдыкорган", "taldykorgan"),
        ("Талдыкорганский горакимат", "taldykorgan"),
        ("Көксу ауданының әкімі Б. Қасымов", "koksu"),
        ("Көксу ауд. әкімдігі", "koksu"),
        ("акимат Коксуского р-на", "koksu"),
        ("аким Аксуского района", "aksu"),
        ("Ескелді аудандық әкімдігі", "eskeldi"),
        ("облыс әкімі", "oblast"),
        ("аким области", "oblast"),
        ("облыс әкімі аппаратының басшысы", "staff"),
        ("аппарат акима области", "staff"),
        ("мәдениет басқармасы", "culture"),
        ("управление культуры", "culture"),
        ("мәдениет, мұрағаттар және құжаттама басқармасы", "culture"),
        ("ауыл шаруашылығы басқармасына", "farming"),
        ("управлением сельского хозяйства", "farming"),
        ("упр. с/х", "farming"),
        ("су шаруашылығы басқармасы", "water"),
        ("құрылыс басқармасы", "building"),
        ("УКС", "building"),
        ("управлению строительства", "building"),
        ("автомобиль жолдары басқармасы", "roads"),
        ("управление автодорог", "roads"),
        ("автожол басқармасына", "roads"),
        ("ТКШ басқармасы", "energy"),
        ("управление энергетики и ЖКХ", "energy"),
        ("ТЖД", "emergency"),
        ("ТЖД-ға", "emergency"),
        ("ДЧС области", "emergency"),
        ("төтенше жағдайлар департаментінің бастығы", "emergency"),
        ("полиция департаменті", "police"),
        ("департаменту полиции", "police"),
        ("облыстық білім басқармасы", "education"),
        ("управление образования", "education"),
        ("денсаулық сақтау басқармасына", "health"),
        ("облздраву", "health"),
        ("жұмыспен қамту басқармасы", "labour"),
        ("управление занятости", "labour"),
        ("экономика басқармасы", "economy"),
        ("управлению экономики и бюджетного планирования", "economy"),
        ("управление туризма", "tourism"),
        # Known in one language, written in the other.
        ("управление цифровых технологий", "only_kazakh"),
        ("кәсіпкерлік және инвестициялар басқармасы", "only_russian"),
        # Typed without Kazakh letters.
        ("Каржы баскармасы", "finance"),
        ("Билим баскармасы", "education"),
    ],
)
def test_the_office_that_is_meant_comes_first(directory: Directory, written: str, office: str) -> None:
    found = directory.find(written)
    names = [name for match in found for name, number in NUMBERS.items() if number == match.office]
    scores = [round(match.score, 2) for match in found]
    assert names[:1] == [office], dict(zip(names, scores, strict=True))
    assert directory.sure(written) == NUMBERS[office], dict(zip(names, scores, strict=True))


@pytest.mark.parametrize(
    "written",
    [
        "Энергетика министрлігі",
        "Ұлттық банк",
        "прокуратура области",
        "«Береке» ЖШС",
        "барлық сала басшылары",
        "спорт басқармасы",
        "управление ветеринарии",
        "Сарқан ауданының әкімі",
        "аким Панфиловского района",
        "Л. Тұрлашов",
        "",
        "—",
    ],
)
def test_who_is_not_in_the_directory_is_not_guessed(directory: Directory, written: str) -> None:
    assert directory.sure(written) is None


@pytest.mark.parametrize(
    ("written", "offices"),
    [
        ("аудан әкімдері", {"koksu", "eskeldi", "aksu"}),
        ("қала әкімдері", {"taldykorgan", "tekeli"}),
        ("акимы районов", {"koksu", "eskeldi", "aksu"}),
        ("акимам городов", {"taldykorgan", "tekeli"}),
        ("қала әкімдігі", {"taldykorgan", "tekeli"}),
    ],
)
def test_where_several_are_meant_all_are_offered_and_none_is_taken(
    directory: Directory, written: str, offices: set[str]
) -> None:
    found = directory.find(written)
    assert {match.office for match in found[: len(offices)]} == {NUMBERS[name] for name in offices}
    assert directory.sure(written) is None


def test_both_languages_of_an_office_are_one_office(directory: Directory) -> None:
    for kk, ru in (title.values() for title, _also in OFFICES.values() if len(title) == 2):
        assert directory.sure(kk) == directory.sure(ru) is not None, (kk, ru)


def test_an_empty_directory_and_a_long_name(directory: Directory) -> None:
    assert Directory([]).find("Қаржы басқармасы") == []
    assert directory.sure("қаржы " * 5000) is None
