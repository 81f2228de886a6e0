"""Control in the portal of `make demo`: the meeting that it all began with, told in our own words, the
offices that it speaks of, and their assignments in every state.

Offices are there only as offices. Nobody is invented: who moves an assignment is one of the demo's own
accounts, called by the role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

TITLE = "Облыс әкімінің жиыны: міндеттер мен тапсырмалар"
TEXT = """\
Облыс әкімдігінде аудан, қала әкімдері мен басқарма басшылары қатысқан жиын өтті. Мына тапсырмалар берілді.

1. Мәдениет басқармасы облыстағы ірі музейлердің бәрін наурыз айының соңына дейін «Жетісу 360» \
жобасына енгізсін.
2. Цифрлық технологиялар басқармасы музей қызметкерлерін панорама түсіруге үйретсін.
3. Талдықорған қаласының әкімдігі «Нұрлы жер» бағдарламасымен салынып жатқан коттедж қалашығының құрылысын \
жеделдетсін. Құрылысшылар аз, атқарылған жұмыс көлемі де көңіл толтырмайды.
4. Автомобиль жолдары басқармасы «Нұрлы жол» бағдарламасы бойынша Талдықорған – Өскемен жолының \
жөндеуін бастасын.
5. Су тасқынының алдын алу шаралары қабылдансын. Жауапты – Төтенше жағдайлар департаменті.
6. Ауыл шаруашылығы басқармасы ирригациялық жүйелерді жөндеуді ұйымдастырсын.
7. Сүт пен ет өңдейтін кәсіпорындардың жүктемесі арттырылсын.
8. Ірі кәсіпорындарда жұмыс беруші, жұмысшы және кәсіподақ арасында үшжақты еңбек келісімі жасалсын.
9. Елді мекендер бюджетінің жұмсалуы тексерілсін.
10. Міндетті әлеуметтік медициналық сақтандыруды енгізуге дайындық жеделдетілсін.
11. Әлеуметтік нысандардың салыну сапасын бақылау күшейтілсін.
12. Барлық сала басшылары мен аудан, қала әкімдері цифрландыруды қолға алсын.
"""
ISSUER, NURLY_ZHOL, NURLY_ZHER, OUR = "Облыс әкімі", "«Нұрлы жол»", "«Нұрлы жер»", "«Жетісу 360»"
CULTURE, DIGITAL, CITY, ROADS = "culture", "digital", "city", "roads"
FLOODS, FARMING, LABOUR, HEALTH, MUSEUM = "floods", "farming", "labour", "health", "museum"
OFFICES: dict[str, tuple[str, str, list[str]]] = {
    CULTURE: ("Мәдениет басқармасы", "Управление культуры", ["облыстық мәдениет басқармасы"]),
    DIGITAL: ("Цифрлық технологиялар басқармасы", "Управление цифровых технологий", []),
    CITY: (
        "Талдықорған қаласының әкімдігі",
        "Акимат города Талдыкорган",
        ["қала әкімдігі", "Талдықорған қаласының әкімі", "акимат г. Талдыкорган"],
    ),
    ROADS: ("Автомобиль жолдары басқармасы", "Управление автомобильных дорог", ["жол басқармасы"]),
    FLOODS: ("Төтенше жағдайлар департаменті", "Департамент по чрезвычайным ситуациям", ["ТЖД", "ДЧС"]),
    FARMING: ("Ауыл шаруашылығы басқармасы", "Управление сельского хозяйства", []),
    LABOUR: ("Еңбек инспекциясы басқармасы", "Управление инспекции труда", []),
    HEALTH: ("Денсаулық сақтау басқармасы", "Управление здравоохранения", []),
    MUSEUM: ("Облыстық тарихи-өлкетану музейі", "Областной историко-краеведческий музей", []),
}


@dataclass
class People:
    """The demo's accounts. `operator` controls and issues as well: whoever opens it sees everything."""

    operator: Any
    executor: Any
    museum: Any
    inspector: Any


@dataclass
class Given:
    """One assignment. `point`: of the text, whose sentence is quoted; `days`: how long ago it was given, and
    how many it has; `goes`: the acts after it was assigned, (who, act, what was said).
    """

    point: int
    task: str
    result: str
    executor: str | None
    days: tuple[int, int] | None
    goes: list[tuple[str, str, str]] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)


def march() -> int:
    """Days until the end of the March that is at least three weeks ahead."""
    today = _today()
    year = today.year if today < date(today.year, 3, 10) else today.year + 1
    return (date(year, 3, 31) - today).days


def assignments() -> Iterable[Given]:
    begun = ("executor", "start", "")
    yield Given(
        1,
        "Облыстағы ірі музейлердің бәрін «Жетісу 360» жобасына енгізу",
        "Ірі музейлердің әрқайсысының 360° туры жарияланды",
        CULTURE,
        (28, march() + 28),
        [begun, ("executor", "inform", "Облыстық музейдің залдары түсірілді.")],
        {"programme": OUR, "for_issuer": True},
    )
    yield Given(
        2,
        "Музей қызметкерлерін панорама түсіруге үйрету",
        "20 қызметкер оқытылды",
        DIGITAL,
        (40, 35),
        [
            begun,
            ("executor", "report", "Екі күндік курс өтті, 22 қызметкер қатысты."),
            ("operator", "accept", ""),
        ],
        {"programme": OUR, "co_executors": [CULTURE]},
    )
    yield Given(
        3,
        "Коттедж қалашығының құрылысын жеделдету",
        "48 үйдің шатыры жабылды",
        CITY,
        (45, 40),
        [
            begun,
            ("executor", "report", "Құрылысшылар саны көбейтілді."),
            ("operator", "return", "Алаңда құрылысшылар аз, 48 үйдің 19-ының ғана шатыры бар."),
        ],
        {"programme": NURLY_ZHER, "place": "Талдықорған", "on_site": True},
    )
    yield Given(
        4,
        "Талдықорған – Өскемен жолының жөндеуін бастау",
        "10 шақырым жолдың негізі төселді",
        ROADS,
        (25, 40),
        [begun, ("executor", "ask", "Қар ерте жауды, асфальт төсеуге болмайды.")],
        {"programme": NURLY_ZHOL, "place": "Талдықорған – Өскемен"},
    )
    yield Given(
        5,
        "Су тасқынының алдын алу шараларын қабылдау",
        "14 елді мекеннің арықтары мен бөгеттері тазаланды",
        FLOODS,
        (30, 45),
        [begun, ("executor", "report", "14 ауылда арықтар тазаланды, үш бөгет бекітілді.")],
        {"on_site": True},
    )
    yield Given(
        6,
        "Ирригациялық жүйелерді жөндеуді ұйымдастыру",
        "35 шақырым канал жөнделді",
        FARMING,
        (2, 60),
    )
    yield Given(
        7,
        "Сүт пен ет өңдейтін кәсіпорындардың жүктемесін арттыру",
        "Кәсіпорындардың жүктемесі 70 пайызға жетті",
        LABOUR,
        (6, 50),
        [("executor", "decline", "Бұл ауыл шаруашылығы басқармасының ісі.")],
    )
    yield Given(
        8,
        "Ірі кәсіпорындарда үшжақты еңбек келісімін жасасу",
        "30 ірі кәсіпорында келісім жасалды",
        LABOUR,
        (35, 30),
        [
            begun,
            ("executor", "ask", "Кәсіподақтар құрылып жатыр."),
            ("operator", "move-date", "Бір айға келісемін."),
            ("executor", "inform", "21 кәсіпорында келісім бар."),
        ],
    )
    yield Given(
        9,
        "Елді мекендер бюджетінің жұмсалуын тексеру",
        "50 елді мекен тексерілді",
        CITY,
        (50, 42),
        [begun, ("executor", "inform", "31 елді мекен тексерілді.")],
    )
    yield Given(
        10,
        "Медициналық сақтандыруды енгізуге дайындықты жеделдету",
        "Емханалардың бәрі жүйеге қосылды",
        HEALTH,
        (20, 50),
        [("operator", "cancel", "Дайындық бойынша бөлек жоспар бекітілді.")],
    )
    yield Given(11, "Әлеуметтік нысандардың салыну сапасын бақылауды күшейту", "", None, None)
    yield Given(12, "Цифрландыруды қолға алу", "Жұмысты күшейту", None, None)


def fill_control(region: Any, operator: Any) -> None:
    """Makes all of it at once; nothing where it is there already."""
    from django.db import transaction

    from jetisu360.portal.control.assignments.models import Source

    if Source.objects.filter(region=region, title=TITLE).exists():
        return
    with transaction.atomic():
        offices = _offices(region, operator)
        people = _people(region, operator, offices)
        source = Source.objects.create(
            region=region, title=TITLE, language="kk", text=TEXT, created_by=operator
        )
        for given in assignments():
            made = _given(region, people, offices, source, given)
            if given.point == 1:
                _parts(made, people, offices)


def _offices(region: Any, operator: Any) -> dict[str, Any]:
    from jetisu360.portal.audit.record import record
    from jetisu360.portal.control.offices.models import Office

    made: dict[str, Any] = {}
    for key, (kk, ru, also) in OFFICES.items():
        parent = made[CULTURE] if key == MUSEUM else None
        title = {"kk": kk, "ru": ru}
        made[key] = Office.objects.create(region=region, title=title, also=also, parent=parent)
        record(operator, "office.created", made[key], {"region": region.slug})
    return made


def _people(region: Any, operator: Any, offices: dict[str, Any]) -> People:
    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.accounts.roles import NAMES, Role

    def account(name: str, role: Role, places: list[dict[str, Any]], words: str = "") -> Any:
        email = f"{name}@localhost"
        person = Person.objects.filter(email=email).first()
        person = person or Person.objects.create_user(email, name=words or NAMES[role].say("kk"))
        for place in places:
            Membership.objects.get_or_create(person=person, role=role, **place)
        return person

    for role in (Role.CONTROLLER, Role.ISSUER):
        Membership.objects.get_or_create(person=operator, role=role, region=region)
    operator.forget_memberships()
    own = [{"office": office} for key, office in offices.items() if key != MUSEUM]
    museum = f"{NAMES[Role.EXECUTOR].say('kk')} (музей)"
    return People(
        operator=operator,
        executor=account("executor", Role.EXECUTOR, own),
        museum=account("museum", Role.EXECUTOR, [{"office": offices[MUSEUM]}], museum),
        inspector=account("inspector", Role.INSPECTOR, [{"region": region}]),
    )


def _given(region: Any, people: People, offices: dict[str, Any], source: Any, given: Given) -> Any:
    from jetisu360.portal.control.assignments import drafts
    from jetisu360.portal.control.assignments.moving import move
    from jetisu360.portal.control.assignments.states import Act

    start = TEXT.index(f"\n{given.point}. ") + len(f"\n{given.point}. ")
    more = dict(given.more)
    co_executors = [offices[key] for key in more.pop("co_executors", [])]
    values = {"task": given.task, "result": given.result, "issuer": ISSUER, "point": str(given.point)}
    quote = {"source": source, "start": start, "end": TEXT.index("\n", start)}
    executor = offices[given.executor] if given.executor else None
    ago, term = given.days or (0, 0)
    due = _today() + timedelta(days=term) if given.days else None
    made = drafts.create(
        people.operator,
        region,
        co_executors=co_executors,
        executor=executor,
        due=due,
        **values,
        **quote,
        **more,
    )
    if given.days is None:
        return made
    move(people.operator, made.pk, Act.ASSIGN)
    for who, act, said in given.goes:
        _go(getattr(people, who), made.pk, act, said)
    return _aged(made.pk, ago)


def _go(who: Any, number: int, act: str, said: str) -> None:
    from jetisu360.portal.control.assignments import dates
    from jetisu360.portal.control.assignments.models import Assignment
    from jetisu360.portal.control.assignments.moving import move
    from jetisu360.portal.control.assignments.states import Act

    now = Assignment.objects.get(pk=number)
    later = now.due + timedelta(days=30) if now.due else None
    if act == "ask":
        assert later is not None
        dates.ask(who, number, later, said)
    else:
        move(who, number, Act(act), reason=said, due=later if act == Act.MOVE_DATE else None)


def _parts(above: Any, people: People, offices: dict[str, Any]) -> None:
    """Two parts that the office gives to its museum: one is done, one is reported."""
    from jetisu360.portal.control.assignments import drafts
    from jetisu360.portal.control.assignments.moving import move
    from jetisu360.portal.control.assignments.states import Act

    for task, result, accepted in (
        ("Облыстық музейдің залдарын 360° түсіру", "8 зал түсірілді", True),
        ("Экспонаттардың атауларын екі тілде дайындау", "120 экспонаттың атауы екі тілде жазылды", False),
    ):
        due = min(_today() + timedelta(days=40), above.due)
        part = drafts.create_below(
            people.executor, above.pk, task=task, result=result, executor=offices[MUSEUM], due=due
        )
        move(people.executor, part.pk, Act.ASSIGN)
        move(people.museum, part.pk, Act.START)
        move(people.museum, part.pk, Act.REPORT, reason=result)
        if accepted:
            move(people.executor, part.pk, Act.ACCEPT)
        _aged(part.pk, 20)


def _aged(number: int, days: int) -> Any:
    """As if it had been given so many days ago: its dates go back, its history is spread over them."""
    from django.utils import timezone

    from jetisu360.portal.control.assignments.models import Assignment

    one, now, back = Assignment.objects.get(pk=number), timezone.now(), timedelta(days=days)
    rows: list[tuple[Any, Callable[[Any], Any], str]] = [
        (one.moves.all(), lambda row: row.at, "at"),
        (one.date_requests.all(), lambda row: row.at, "at"),
    ]
    found = sorted(
        ((when(row), row, name) for query, when, name in rows for row in query), key=lambda item: item[0]
    )
    for place, (_when, row, name) in enumerate(found):
        at = now - back + back * place / max(1, len(found))
        values = {name: at, **_shifted(row, ("due_before", "due_after", "wanted", "term"), back)}
        if getattr(row, "answered_at", None):
            values["answered_at"] = at
        type(row).objects.filter(pk=row.pk).update(**values)
    # (A remark was made when the assignment was returned.)
    returned = one.moves.filter(act="return").last()
    if returned is not None:
        one.remarks.update(seen_at=returned.at)
    last = now - back / max(1, len(found))
    values = {"created_at": now - back, "assigned_at": now - back}
    values |= {name: last for name in ("reported_at", "closed_at") if getattr(one, name)}
    values |= _shifted(one, ("due", "first_due"), back)
    Assignment.objects.filter(pk=number).update(**values)
    one.refresh_from_db()
    return one


def _shifted(row: Any, names: tuple[str, ...], back: timedelta) -> dict[str, Any]:
    return {name: getattr(row, name) - back for name in names if getattr(row, name, None)}


def _today() -> date:
    from django.utils import timezone

    today: date = timezone.localdate()
    return today
