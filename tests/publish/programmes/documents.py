"""A document of programmes to render: offices and things only, nobody is named."""

from __future__ import annotations

from typing import Any

from jetisu360.publish.programmes.document import Programmes

AKIMAT = {"id": "qurylys-basqarmasy", "title": {"kk": "Құрылыс басқармасы", "ru": "Управление строительства"}}
ROADS = {"id": "zholaushy", "title": {"kk": "Жолаушылар көлігі басқармасы", "ru": "Управление транспорта"}}
DISTRICT = {"id": "eskeldi", "title": {"kk": "Ескелді ауданы", "ru": "Ескельдинский район"}}


def school(**change: Any) -> dict[str, Any]:
    """A project of which everything is known."""
    return {
        "id": "bala-baqsha",
        "title": {
            "kk": "240 орындық балабақша",
            "ru": "Детский сад на 240 мест",
            "en": "Kindergarten for 240",
        },
        "about": {"kk": "Екі қабатты ғимарат, 240 орын.", "ru": "Двухэтажное здание на 240 мест."},
        "kind": {"code": "school", "title": {"kk": "Мектеп немесе балабақша", "ru": "Школа или детский сад"}},
        "status": {"code": "implementation", "title": {"kk": "Салынуда", "ru": "Строится"}},
        "office": AKIMAT,
        "district": DISTRICT,
        "starts": "2018-03-01",
        "ends": "2018-12-01",
        "first_ends": "2018-09-01",
        "money": [
            {
                "year": 2018,
                "sums": [
                    {
                        "kind": "planned",
                        "amount": "480000000",
                        "as_of": "2018-01-10",
                        "document": "Мәслихат шешімі № 21-112",
                    },
                    {
                        "kind": "allocated",
                        "amount": "300000000.50",
                        "as_of": "2018-06-01",
                        "document": "Хабарлама № 4",
                    },
                    {
                        "kind": "spent",
                        "amount": "120000000",
                        "as_of": "2018-06-01",
                        "document": "Есеп № 6",
                    },
                ],
            }
        ],
        "stages": [
            {
                "number": 1,
                "title": {"kk": "Іргетас", "ru": "Фундамент"},
                "due": "2018-05-01",
                "seen_on": "2018-05-20",
            },
            {"number": 2, "title": {"kk": "Қабырға", "ru": "Стены"}, "due": "2018-08-01"},
        ],
        "places": [
            {
                "id": "baqsha-alany",
                "title": {"kk": "Балабақша алаңы", "ru": "Площадка детского сада"},
                "latitude": 45.03,
                "longitude": 78.37,
            }
        ],
        **change,
    }


def road(**change: Any) -> dict[str, Any]:
    """A project of which little is known."""
    return {
        "id": "zhol",
        "title": {"ru": "Дорога Талдыкорган – Текели"},
        "kind": {"code": "road", "title": {"kk": "Жол", "ru": "Дорога"}},
        "status": {"code": "identification", "title": {"kk": "Қаралуда", "ru": "Рассматривается"}},
        **change,
    }


def document(**change: Any) -> Programmes:
    """Two programmes of a region: one with two projects, one with none yet."""
    return Programmes.model_validate(
        {
            "made_at": "2018-06-04T09:00:00Z",
            "region": {
                "id": "jetisu",
                "title": {"kk": "Жетісу", "ru": "Жетысу", "en": "Jetisu"},
                "address": "https://museums.example.kz/sites/jetisu/",
            },
            "publisher": {"kk": "Облыс әкімдігі", "ru": "Акимат области"},
            "prefix": "oc4ids-ab12cd",
            "licence": "https://creativecommons.org/licenses/by/4.0/",
            "programmes": [
                {
                    "id": "nurly-zhol",
                    "title": {"kk": "«Нұрлы жол»", "ru": "«Нурлы жол»"},
                    "about": {"kk": "Инфрақұрылымды дамыту.", "ru": "Развитие инфраструктуры."},
                    "office": ROADS,
                    "first_year": 2015,
                    "last_year": 2019,
                    "projects": [school(), road()],
                },
                {"id": "zhuz-qadam", "title": {"kk": "«100 нақты қадам»", "ru": "«100 конкретных шагов»"}},
            ],
            **change,
        }
    )


def pictured() -> Programmes:
    """The same with photographs: three days of one point, one sphere of another, two spheres of a third,
    turned to each other; and what is missing.
    """
    shots = [
        {"file": f"media/alan.{number}a1b2c3d.webp", "width": 1600, "height": 900, "day": day}
        for number, day in enumerate(("2018-05-20", "2018-08-14", "2018-11-02"))
    ]
    wide = {**shots[1], "file": "media/ishi.9a1b2c3d.webp", "width": 2048, "height": 1024, "wide": True}
    yard = [
        {**wide, "file": f"media/aula.{number}a1b2c3d.webp", "day": shot["day"], "turn": 90.0 * number}
        for number, shot in enumerate(shots[:2])
    ]
    place = school()["places"][0] | {
        "points": [
            {"title": "Қақпа", "photographs": shots},
            {"title": "Іші", "photographs": [wide]},
            {"title": "Аула", "photographs": yard},
        ]
    }
    missing = {"there": 13, "of": 15, "missing": [{"kk": "Сипаттамасы жоқ.", "ru": "Нет описания."}]}
    made = document()
    project = made.programmes[0].projects[0].model_dump(mode="json") | {
        "places": [place],
        "completeness": missing,
    }
    programme = made.programmes[0].model_dump(mode="json") | {"projects": [project, road()]}
    return document(
        programmes=[programme, made.programmes[1].model_dump(mode="json")],
        not_kept=[{"kk": "келісімшарттар", "ru": "контракты"}],
    )


def counted() -> Programmes:
    """The same with an indicator: two districts, of which one has not reported on the second quarter."""
    figure = {"planned": "100", "actual": "125.5"}
    indicator = {
        "id": "pater",
        "title": {"kk": "Берілген пәтерлер", "ru": "Сданные квартиры"},
        "unit": {"kk": "мың шаршы метр", "ru": "тыс. кв. м"},
        "decimals": 1,
        "year": 2018,
        "periods": [{"kk": "I тоқсан", "ru": "I квартал"}, {"kk": "II тоқсан", "ru": "II квартал"}],
        "rows": [
            {
                "district": DISTRICT["title"],
                "figures": [figure, {"planned": "90", "actual": "60", "first_planned": "95"}],
            },
            {"district": {"kk": "Қаратал ауданы"}, "figures": [{"planned": "10", "actual": "20"}, {}]},
        ],
        "totals": [
            {"there": 2, "of": 2, "planned": "110", "actual": "145.5"},
            {"there": 1, "of": 2, "planned": "90", "actual": "60"},
        ],
    }
    return document(**pictured().model_dump(mode="json") | {"indicators": [indicator]})
