"""Each question of the rules for Kazakh by itself: for which sentences it holds, and for which not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from jetisu360.minutes.common.triggers import Hit, hits_in
from jetisu360.minutes.kk import plan_predicates as ask_plan
from jetisu360.minutes.kk import predicates as ask
from jetisu360.minutes.kk.complements import noun_before
from jetisu360.minutes.kk.roles import subject_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context

BASE = date(2024, 3, 4)
NEED = ("need", "need-said")


def sentence(text: str) -> KazakhSentence:
    return KazakhSentence(text, BASE)


def trigger(text: str, *asks: str) -> tuple[KazakhSentence, Hit]:
    """The sentence and its only trigger of these kinds."""
    s = sentence(text)
    (hit,) = [hit for hit in hits_in(s.low, "kk") if hit.trigger.asks in asks]
    return s, hit


Predicate = Callable[[KazakhSentence, Hit], bool]
OF_OBLIGATIONS: list[tuple[Predicate, str, bool]] = [
    (ask.is_denied, "Қоймаға жаңа құлып салу керек емес.", True),
    (ask.is_denied, "Қойманың кілтін тапсыру керек еді.", True),
    (ask.is_denied, "Сонда қойманы көшіру керек пе, деп сұрады ол.", True),
    (ask.is_denied, "Қоймаға жаңа құлып салу керек.", False),
    (ask.is_idiom, "Осы орайда айта кету керек, қойма бос тұр.", True),
    (ask.is_idiom, "Мұны ұмытпау керек.", True),
    (ask.is_idiom, "Қойманың есігін сырлау керек.", False),
    (ask.is_general_law, "Ереже бойынша әр қоймада өрт сөндіргіш тұруы тиіс.", True),
    (ask.is_general_law, "Қоймада өрт сөндіргіш тұруы тиіс.", False),
    (ask.governs_dative, "Бөлім қойманы жөндеуге тиіс.", True),
    (ask.governs_dative, "Бөлім қойманы жөндеуге міндетті.", True),
    (ask.governs_dative, "Бөлімге қойманы жөндеу қажет.", False),
    (ask.is_quoting, "Бөлім қойманы жөндеуі керек деді ол.", True),
    (ask.is_quoting, "Бөлім қойманы жөндеуі керек.", False),
    (ask.is_reported_speech, "Ол қойманы жөндеу керектігін баса айтты.", True),
    (ask.is_reported_speech, "Қойманы жөндеу қажеттігін мамандар мәлімдеді.", True),
    (ask.is_reported_speech, "Қойманы жөндеу қажеттігі белгілі болды.", False),
    (ask.is_reported_order, "Ол қойманы жөндеу керектігін тапсырды.", True),
    (ask.is_reported_order, "Ол қойманы жөндеу керектігін айтты.", False),
    (ask.names_orderer, "Министрдің қойманы жөндеу керектігін тапсырғанын айтты.", True),
    (ask.names_orderer, "Ол қойманы жөндеу керектігін тапсырды.", False),
    (ask.spoken_officially, "Қойманы жөндеу керек, – деді аудан әкімі.", True),
    (ask.spoken_officially, "Қойманы жөндеу керек, – деді тұрғын.", False),
    (ask.spoken_officially, "Аудан әкімі келгенше қойманы жөндеу керек.", False),
]  # fmt: skip


def named(predicate: object) -> str:
    return getattr(predicate, "__name__", "")


@pytest.mark.parametrize(("predicate", "text", "holds"), OF_OBLIGATIONS, ids=named)
def test_of_an_obligation(predicate: Predicate, text: str, holds: bool) -> None:
    assert predicate(*trigger(text, *NEED)) is holds


@pytest.mark.parametrize(
    ("text", "exhorts", "state"),
    [
        ("Жастар ата тарихын білуі керек.", True, False),
        ("Бөлім тізімді 1 мамырға дейін білуі керек.", False, False),
        ("Қойма есігі берік болуы керек.", False, True),
        ("Қойма қысқа дайын болуы керек.", False, False),
        ("Бөлім қойманы жөндеуі керек.", False, False),
    ],
)
def test_of_the_verbal_noun(text: str, exhorts: bool, state: bool) -> None:
    s, hit = trigger(text, *NEED)
    complement = noun_before(s, 0, s.token_at(hit.start))
    assert complement in s.verbal_nouns
    assert (ask.is_exhortation(s, complement), ask.is_state(s, 0, complement)) == (exhorts, state)


def test_the_noun_before_a_trigger_is_found_over_terms_and_particles() -> None:
    s, hit = trigger("Бөлім есепті тапсыруға 1 мамырға дейін ғана тиіс.", *NEED)
    assert s.tokens[noun_before(s, 0, s.token_at(hit.start))].low == "тапсыруға"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Есепті 1 мамырға дейін дайындау керек.", True),
        ("Есепті апта сайын дайындау керек.", True),
        ("Есепті қысқа мерзімде дайындау керек.", False),
        ("Есепті мамырда дайындаған еді.", False),
    ],
)
def test_a_deadline_is_a_date_or_a_repetition(text: str, holds: bool) -> None:
    assert ask.has_deadline(sentence(text)) is holds


@pytest.mark.parametrize("what", ["official", "ordering", "listed", "letter"])
def test_authority_may_come_from_what_is_around(what: str) -> None:
    s, hit = trigger("Қойманы жөндеу керек.", *NEED)
    assert not ask.has_authority(s, hit, Context())
    assert ask.has_authority(s, hit, Context(**{what: True}))


@pytest.mark.parametrize(
    ("text", "office", "subject"),
    [
        ("Аудан әкімі қойманы жөндеуі тиіс.", True, True),
        ("Қ. Оспанов қойманы жөндеуі тиіс.", True, True),
        ("Зауыт бөлімі арқылы қойманы жөндеу керек.", False, False),
    ],
)
def test_of_who_is_named(text: str, office: bool, subject: bool) -> None:
    s = sentence(text)
    (name,) = s.names
    assert (ask.holds_office(s, name), ask.is_subject(s, name)) == (office, subject)
    assert ask.in_office(s, 0, len(s.tokens)) is office


def test_several_people_are_obliged_and_a_single_one_speaks() -> None:
    s, hit = trigger("Бөлім басшылары қойманы жөндеуі тиіс екенін айтты.", *NEED)
    noun = s.verbal_nouns[noun_before(s, 0, s.token_at(hit.start))]
    assert ask.are_several_obliged(s.names, noun)
    s, hit = trigger("Бөлім басшысы қойманы жөндеуі тиіс екенін айтты.", *NEED)
    noun = s.verbal_nouns[noun_before(s, 0, s.token_at(hit.start))]
    assert not ask.are_several_obliged(s.names, noun)


def test_a_pronoun_may_be_who_speaks() -> None:
    s = sentence("Ол аудан әкімдігі қойманы жөндеуі тиіс екенін айтты.")
    assert ask.begins_with_pronoun(s)
    assert ask.is_said_by_pronoun(s, s.names[0])
    other = sentence("Кеше аудан әкімдігі қойманы жөндеуі тиіс екенін айтты.")
    assert not ask.begins_with_pronoun(other)
    assert not ask.is_said_by_pronoun(other, other.names[0])


# Wishes and calls.


@pytest.mark.parametrize(
    ("text", "listed", "optative", "blessing"),
    [
        ("Бөлім қойманы жөндесін.", False, True, False),
        ("Бөлім қойманы түгендесін.", False, True, False),
        ("Бөлім қойманың есігін.", False, False, False),
        ("Мерекелеріңіз құтты болсын!", False, True, True),
        ("Бөлім есеп берсін.", False, True, False),
        ("Құдай қуат берсін!", False, True, True),
        ("Есеп берсін.", True, True, False),
    ],
)
def test_of_a_wish(text: str, listed: bool, optative: bool, blessing: bool) -> None:
    s = sentence(text)
    at = max(i for i, token in enumerate(s.tokens) if token.is_word)
    token = s.tokens[at]
    hit = Hit(token.start, token.end, hits_in("жөндесін", "kk")[0].trigger)
    assert ask.is_optative(s, hit, 0, at) is optative
    if optative:
        assert ask.is_blessing(s, hit, 0, at, Context(listed=listed)) is blessing


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Бөлім қойманы жөндесін.", True),
        ("Бөлім қойманы жөндесін", True),
        ("Бөлім қойманы жөндесін және тазартсын.", True),
        ("Бөлім қойманы жөндесін деді ол.", True),
        ("Бөлім қойманы жөндесін деп тіледі.", False),
        ("Бөлім көшірмесін үш күнде жіберді.", False),
    ],
)
def test_a_wish_ends_its_clause(text: str, ends: bool) -> None:
    s = sentence(text)
    at = next(i for i, token in enumerate(s.tokens) if token.low in ("жөндесін", "көшірмесін"))
    assert ask.ends_clause(s, at) is ends


@pytest.mark.parametrize(
    ("word", "passive"), [("аяқталсын", True), ("тексерілсін", True), ("толсын", False), ("барсын", False)]
)
def test_a_passive_wish(word: str, passive: bool) -> None:
    assert ask.is_passive_wish(word) is passive


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Қойманың тізімі бекітілсін.", True),
        ("Қойманың есебі назарға алынсын.", True),
        ("Қойманың тізімі тексерілсін.", False),
    ],
)
def test_a_formula_is_done_by_being_written(text: str, formula: bool) -> None:
    s, hit = trigger(text, "wish", "task")
    assert ask.is_formula(s, hit) is formula


def test_somebody_without_an_office_is_private() -> None:
    s = sentence("Асқар Сейітов қойманы жөндесін.")
    assert ask.is_private_person(s, subject_of(s, 0, len(s.tokens)))
    s = sentence("Аудан әкімі қойманы жөндесін.")
    assert not ask.is_private_person(s, subject_of(s, 0, len(s.tokens)))
    assert not ask.is_private_person(s, None)


@pytest.mark.parametrize(
    ("word", "imperative"),
    [("дайындаңыздар", True), ("тазалаңыз", True), ("айтыңыз", False), ("кешіріңіз", False)],
)
def test_an_imperative(word: str, imperative: bool) -> None:
    assert ask.is_imperative(word) is imperative


# Plans.


@pytest.mark.parametrize(
    ("word", "intention", "passive"),
    [
        ("салмақ", True, False),
        ("салынбақ", True, False),
        ("енгізілмек", True, True),
        ("тамақ", False, False),
        ("көмек", False, False),
    ],
)
def test_an_intention(word: str, intention: bool, passive: bool) -> None:
    assert (ask_plan.is_intention(word), ask_plan.is_passive_intention(word)) == (intention, passive)


@pytest.mark.parametrize(("word", "passive"), [("салынатын болады", True), ("баратын болады", False)])
def test_a_passive_plan(word: str, passive: bool) -> None:
    assert ask_plan.is_passive(word) is passive


@pytest.mark.parametrize(
    ("text", "past", "clause"),
    [
        ("Қойманы мамырда ашу көзделген.", False, False),
        ("Мамырда ашу көзделген қойма әлі жабық.", True, False),
        ("Қойма мамырда ашылуы көзделген болатын.", True, False),
        ("Қойма мамырға дейін жөнделетінін хабарлады.", False, True),
    ],
)
def test_of_a_plan(text: str, past: bool, clause: bool) -> None:
    s, hit = trigger(text, "intention")
    assert (ask_plan.is_past_plan(s, hit), ask_plan.is_object_clause(s, hit)) == (past, clause)


@pytest.mark.parametrize(
    ("text", "works", "law"),
    [
        ("Көпір 1 мамырға дейін жөнделеді.", True, False),
        ("Көшеде концерт 1 мамырға дейін аяқталады.", True, True),
        ("Қаулы 1 мамырға дейін орындалады.", False, True),
        ("Байыпты ой 1 мамырға дейін аяқталады.", False, False),
    ],
)
def test_what_is_built_comes_true_and_what_is_law_does_not(text: str, works: bool, law: bool) -> None:
    s, hit = trigger(text, "intention")
    assert (ask_plan.names_works(s), ask_plan.is_law_or_event(s)) == (works, law)
    assert ask_plan.is_coming_true(s, hit, s.terms[0], Context()) is (works and not law)
