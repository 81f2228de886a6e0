"""Every grammatical form in which something is asked for, with verbs of each kind of stem: what people in
office say, and what is told of them.
"""

from __future__ import annotations

from datetime import date

import pytest

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of

DAY = date(2025, 3, 10)

# What is done; the verbal noun, its accusative and dative; the imperative, the third person, the
# participle.
KAZAKH = (
    "жолды жөндеу жөндеуді жөндеуге жөндеңіз жөндесін жөндеген",
    "құрылысты аяқтау аяқтауды аяқтауға аяқтаңыз аяқтасын аяқтаған",
    "қоқысты шығару шығаруды шығаруға шығарыңыз шығарсын шығарған",
    "мәселені шешу шешуді шешуге шешіңіз шешсін шешкен",
    "тапшылықты жою жоюды жоюға жойыңыз жойсын жойған",
    "өсімді тежеу тежеуді тежеуге тежеңіз тежесін тежеген",
    "қаржыны бөлу бөлуді бөлуге бөліңіз бөлсін бөлген",
)
REPORTED = (
    "{o} {acc} тапсырды",
    "{o} {noun} тапсырылды",
    "{o} {noun} жүктелді",
    "{o} {noun} міндеті жүктелді",
    "{o} {noun} ескертілді",
    "{o} {acc} міндеттеді",
    "{o} {noun} міндеттелді",
    "{o} {dat} міндеттелді",
    "{o} {acc} талап етті",
    "{o} {noun} талабын қойды",
    "{o} {noun} талабы қойылды",
    "{o} {noun} міндетін қойды",
    "{o} {noun} міндеті тұр",
    "{o} {noun} туралы тапсырма берді",
    "{o} {dat} тапсырма берді",
    "{o} {noun} қажеттігін айтты",
    "{o} {noun} керектігін атап өтті",
    "{o} {noun} қажеттілігіне тоқталды",
    "{o} {noun} керектігіне назар аударды",
    "{o} {noun} маңызды екенін айтты",
    "{o} {noun} маңыздылығына тоқталды",
    "{o} {noun} қажет екендігін жеткізді",
    "{o} {acc} баса айтты",
    "{o} {acc} шегеледі",
    "{o} {acc} нұсқады",
    "{o} {acc} бұйырды",
)
SPOKEN = (
    "{o} {noun} керек",
    "{o} {noun} қажет",
    "{o} {dat} тиіс",
    "{o} {noun} шарт",
    "{o} {dat} міндетті",
    "{o} {noun} маңызды",
    "{o} {part} жөн",
    "{o} {part} абзал",
    "{o} {imp}",
    "{o} {imp2}",
    "{o} {noun} қажет болады",
    "{o} {noun} қажет деп санаймын",
    "{o} {acc} тапсырамын",
    "{o} {acc} сұраймын",
    "Басты міндет – {o} {noun}",
)
TO_SOMEBODY = (
    "{o} {acc} сұрады",
    "{o} {acc} ұсынды",
    "{o} {noun} ұсынылды",
    "{o} {noun} сұралды",
    "{o} {dat} шақырды",
)

RUSSIAN = (
    "завершить завершите завершения завершили ремонт школы",
    "обеспечить обеспечьте обеспечения обеспечили вывоз снега",
    "провести проведите проведения провели ревизию сетей",
    "устранить устраните устранения устранили недостатки",
    "снизить снизьте снижения снизили задолженность",
)
RUSSIAN_REPORTED = (
    "поручил {i} {o}",
    "дал указание {i} {o}",
    "поставил задачу {i} {o}",
    "потребовал {i} {o}",
    "призвал {i} {o}",
    "попросил {i} {o}",
    "рекомендовал {i} {o}",
    "поручил, чтобы акимы {past} {o}",
    "дал поручение, чтобы акимы {past} {o}",
    "ориентировал акимов {i} {o}",
    "подчеркнул необходимость {g}",
    "предупредил о необходимости {g}",
    "отметил, что нужно {i} {o}",
    "подчеркнул, что следует {i} {o}",
    "подчеркнул, что важно {i} {o}",
    "подчеркнул, что акимы должны {i} {o}",
)
RUSSIAN_SPOKEN = (
    "Необходимо {i} {o}",
    "Надо {i} {o}",
    "Следует {i} {o}",
    "Нам предстоит {i} {o}",
    "Важно {i} {o}",
    "Пора {i} {o}",
    "Мы должны {i} {o}",
    "Вы обязаны {i} {o}",
    "{imp} {o}",
    "Поручаю {i} {o}",
    "Требую {i} {o}",
    "Прошу вас {i} {o}",
    "Ещё одна важная задача — {i} {o}",
    "Нужно, чтобы акимы {past} {o}",
    "{cap} {o}",
    "Есть необходимость {i} {o}",
    "Не допускать срыва сроков",
)


def asked(text: str) -> list[Assignment]:
    return [one for one in assignments(document_of(text), DAY) if one.kind != "note"]


def in_kazakh(form: str, words: str) -> str:
    what, noun, accusative, dative, imperative, wish, participle = words.split()
    hard = set(noun) & set("аоұы")
    return form.format(
        o=what,
        noun=noun,
        acc=accusative,
        dat=dative,
        imp=imperative,
        imp2=imperative + ("дар" if hard else "дер"),
        opt=wish,
        part=participle,
    )


def in_russian(form: str, words: str) -> str:
    infinitive, imperative, genitive, past, *what = words.split()
    return form.format(
        i=infinitive,
        imp=imperative.capitalize(),
        g=f"{genitive} работ",
        past=past,
        o=" ".join(what),
        cap=infinitive.capitalize(),
    )


@pytest.mark.parametrize("form", REPORTED)
def test_what_somebody_in_office_is_told_to_have_asked(form: str) -> None:
    said = [f"Жиында облыс әкімі {in_kazakh(form, words)}." for words in KAZAKH]
    assert [text for text in said if not asked(text)] == []


@pytest.mark.parametrize("form", SPOKEN)
def test_what_somebody_in_office_says(form: str) -> None:
    said = [in_kazakh(form, words) for words in KAZAKH]
    said = [f"«{text[0].upper()}{text[1:]}», – деді облыс әкімі." for text in said]
    assert [text for text in said if not asked(text)] == []


@pytest.mark.parametrize("form", TO_SOMEBODY)
def test_what_asks_nothing_unless_somebody_is_asked(form: str) -> None:
    whom = "аудан әкімдерін" if "шақырды" in form else "аудан әкімдеріне"
    for words in KAZAKH:
        text = in_kazakh(form, words)
        assert [one.responsible for one in asked(f"Облыс әкімі {whom} {text}.")] == [["аудан әкімдері"]]
        assert [one.rule for one in asked(f"Қала тұрғыны {text}.")] == []


@pytest.mark.parametrize("form", RUSSIAN_REPORTED)
def test_what_somebody_in_office_is_told_to_have_asked_in_russian(form: str) -> None:
    said = [f"Аким района {in_russian(form, words)}, сообщили в пресс-службе." for words in RUSSIAN]
    assert [text for text in said if not asked(text)] == []


@pytest.mark.parametrize("form", RUSSIAN_SPOKEN)
def test_what_somebody_in_office_says_in_russian(form: str) -> None:
    said = [f"«{in_russian(form, words)}», – сказал аким области." for words in RUSSIAN]
    assert [text for text in said if not asked(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "«Сабырлы болу маңызды», – деді психолог.",
        "Тұрғын көшені жарықтандыруды сұрады.",
        "Министр заңды өзгертуді ұсынды.",
        "– Қолайсыздық үшін түсіністік танытуды сұраймыз, – деді мекеме басшысы.",
        "Аким призвал жителей соблюдать порядок.",
        "Психолог отметил, что важно высыпаться.",
        "Из доклада, как следует понимать, вода уходит.",
        "Он решено отложил поездку.",
    ],
)
def test_what_is_like_a_request_and_none(text: str) -> None:
    assert [one.rule for one in asked(text)] == []


def test_what_a_meeting_has_decided() -> None:
    (one,) = asked("На заседании штаба решено завершить ремонт дамбы до 1 апреля.")
    assert (one.kind, one.text, str(one.due)) == ("order", "завершить ремонт дамбы", "2025-04-01")


@pytest.mark.parametrize(
    "text",
    [
        "Дегенмен арықтарды тазалау қажет. Бұл туралы облыс әкімі штаб отырысында айтты.",
        "Бөгеттерді нығайту керек.\nБұл жөнінде аудан әкімі жиында мәлімдеді.",
        "Көпірлерге мән берген жөн. Осыны ескерткен аудан басшысы мамандарға тапсырма берді.",
        "Насосы необходимо проверить. Об этом заявил аким района.",
    ],
)
def test_who_has_said_it_is_told_in_the_next_sentence(text: str) -> None:
    assert len(asked(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Арықтарды тазалау қажет. Бұл туралы ауыл тұрғыны айтты.",
        "Арықтарды тазалау қажет. Бұл туралы әкімнің баспасөз қызметі айтты.",
        "Насосы необходимо проверить. Об этом заявил эксперт, бывший директор завода.",
    ],
)
def test_who_has_said_it_holds_no_office(text: str) -> None:
    assert asked(text) == []
