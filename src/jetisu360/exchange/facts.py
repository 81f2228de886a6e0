"""All that a tour can hold, fact by fact: where in the document, how many, and its name in three languages.

A test sees to it that every field of the document is some fact's, so that a new field is not forgotten when
exports tell what they cannot say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jetisu360.text import LANGUAGES
from jetisu360.tour.document import Tour
from jetisu360.tour.fields import Model


@dataclass(frozen=True)
class Fact:
    """A thing that tours hold. `fields`: where in the document; `count`: how many this tour has."""

    fields: tuple[str, ...]
    count: Callable[[Tour], int]
    kk: str
    ru: str
    en: str


def _labels(tour: Tour) -> Iterable[Any]:
    return (label for scene in tour.scenes for label in scene.labels)


def _stops(tour: Tour) -> Iterable[Any]:
    return (stop for route in tour.routes for stop in route.stops)


def _scenes_with(field: str) -> Callable[[Tour], int]:
    return lambda tour: sum(bool(getattr(scene, field)) for scene in tour.scenes)


def _scenes_known(field: str) -> Callable[[Tour], int]:
    return lambda tour: sum(getattr(scene, field) is not None for scene in tour.scenes)


def _labels_with(field: str) -> Callable[[Tour], int]:
    return lambda tour: sum(bool(getattr(label, field)) for label in _labels(tour))


def _levelled(tour: Tour) -> int:
    return sum(bool(scene.level.pitch or scene.level.roll) for scene in tour.scenes)


def _other_kinds(tour: Tour) -> int:
    return sum(label.kind not in ("text", "link") for label in _labels(tour))


def _languages(tour: Tour) -> int:
    """Languages of the tour's texts beside its first one."""
    texts = [tour.title, *(scene.title for scene in tour.scenes), *(label.title for label in _labels(tour))]
    return len({key for text in texts for key, value in text.items() if value} - {tour.language})


def _other_languages(tour: Tour) -> set[str]:
    texts = [tour.title, tour.description, tour.credits]
    for part in (*tour.scenes, *tour.objects, *_labels(tour), *tour.routes, *_stops(tour)):
        texts += [value for value in (getattr(part, name, None) for name in _TEXT_FIELDS) if value]
    return {key for text in texts for key in text} - set(LANGUAGES)


_TEXT_FIELDS = ("title", "description", "text", "material", "date", "maker", "rights")


FACTS: dict[str, Fact] = {
    "tour-title": Fact(
        ("tour.title",),
        lambda tour: bool(tour.title),
        "Турдың атауы.",
        "Название тура.",
        "The title of the tour.",
    ),
    "tour-description": Fact(
        ("tour.description",),
        lambda tour: bool(tour.description),
        "Турдың сипаттамасы.",
        "Описание тура.",
        "The description of the tour.",
    ),
    "credits": Fact(
        ("tour.credits",),
        lambda tour: bool(tour.credits),
        "Авторлар туралы мәлімет. Ол CREDITS.txt файлында жазулы.",
        "Сведения об авторах. Они записаны в файле CREDITS.txt.",
        "The credits. They are written in CREDITS.txt.",
    ),
    "licence": Fact(
        ("tour.licence",),
        lambda tour: bool(tour.licence),
        "Лицензия. Ол CREDITS.txt файлында жазулы.",
        "Лицензия. Она записана в файле CREDITS.txt.",
        "The licence. It is written in CREDITS.txt.",
    ),
    "tour-id": Fact(
        ("tour.version", "tour.id", "tour.address"),
        lambda tour: 1,
        "Турдың идентификаторы мен сайт мекенжайы.",
        "Идентификатор тура и адрес сайта.",
        "The id of the tour and the address of its site.",
    ),
    "first-language": Fact(
        ("tour.language",),
        lambda tour: tour.language != "kk",
        "Турдың бірінші тілі: қайта алғанда қазақ тілі бірінші болады.",
        "Первый язык тура: при импорте первым станет казахский.",
        "Which language of the tour is the first: an import puts Kazakh first.",
    ),
    "languages": Fact(
        (),
        _languages,
        "Турдың бірінші тілінен басқа тілдердегі мәтіндер ({count} тіл).",
        "Тексты на других языках, кроме первого ({count}).",
        "The texts in {count} languages beside the first one.",
    ),
    "other-languages": Fact(
        (),
        lambda tour: len(_other_languages(tour)),
        "Қазақша, орысша, ағылшыншадан басқа тілдегі мәтіндер ({count} тіл).",
        "Тексты на языках кроме казахского, русского и английского ({count}).",
        "The texts in {count} languages other than Kazakh, Russian and English.",
    ),
    "start": Fact(
        ("tour.start",),
        lambda tour: 1,
        "Тур басталатын көрініс.",
        "Сцена, с которой начинается тур.",
        "The scene where the tour begins.",
    ),
    "order": Fact(
        (),
        lambda tour: bool(tour.scenes) and tour.scenes[0].id != tour.start,
        "Көріністердің реті: тур басталатын көрініс бірінші тұрады.",
        "Порядок сцен: та, с которой начинается тур, поставлена первой.",
        "The order of the scenes: the one where the tour begins was put first.",
    ),
    "scenes": Fact(
        ("tour.scenes", "scene.id", "scene.tiles", "scene.preview", "scene.poster", "scene.thumbnail"),
        lambda tour: len(tour.scenes),
        "Панорамалардың өзі ({count}).",
        "Сами панорамы ({count}).",
        "The panoramas themselves ({count}).",
    ),
    "scene-titles": Fact(
        ("scene.title",),
        _scenes_with("title"),
        "Көріністердің атаулары ({count}).",
        "Названия сцен ({count}).",
        "The titles of {count} scenes.",
    ),
    "scene-descriptions": Fact(
        ("scene.description",),
        _scenes_with("description"),
        "Көріністердің сипаттамалары ({count}).",
        "Описания сцен ({count}).",
        "The descriptions of {count} scenes.",
    ),
    "sources": Fact(
        ("scene.source",),
        lambda tour: len(tour.scenes),
        "Бастапқы фотосуреттердің аты, өлшемі және SHA-256 бақылау сомасы ({count}).",
        "Имя, размер и SHA-256 исходных фотографий ({count}).",
        "The name, the size and the SHA-256 of {count} original photographs.",
    ),
    "captured": Fact(
        ("scene.captured_at",),
        _scenes_known("captured_at"),
        "Түсірілген уақыты ({count}).",
        "Время съёмки ({count}).",
        "When {count} photographs were taken.",
    ),
    "cameras": Fact(
        ("scene.camera",),
        _scenes_known("camera"),
        "Камераның аты ({count}).",
        "Название камеры ({count}).",
        "The name of the camera ({count}).",
    ),
    "views": Fact(
        ("scene.view",),
        lambda tour: len(tour.scenes),
        "Келуші алдымен қайда қарайтыны ({count}).",
        "Куда посетитель смотрит сначала ({count}).",
        "Where a visitor looks first ({count}).",
    ),
    "limits": Fact(
        ("scene.limits",),
        _scenes_known("limits"),
        "Толық емес панораманың шектері ({count}): сурет жоқ жақ та көрінеді.",
        "Границы неполных панорам ({count}): видна и та сторона, где снимка нет.",
        "The limits of {count} partial panoramas: the side without a picture is shown as well.",
    ),
    "levels": Fact(
        ("scene.level",),
        _levelled,
        "Камераның қандай қисаюы түзетілгені ({count}); кескіндер түзетілген күйінде.",
        "Какой наклон камеры был исправлен ({count}); сами изображения исправлены.",
        "Which tilt was taken out of {count} photographs; the pictures are level.",
    ),
    "headings": Fact(
        ("scene.heading",),
        _scenes_known("heading"),
        "Солтүстік қай жақта екені ({count}).",
        "Направление на север ({count}).",
        "Where north is ({count}).",
    ),
    "positions": Fact(
        ("scene.position",),
        _scenes_known("position"),
        "Фотосуреттердің түсірілген орны ({count}).",
        "Места съёмки ({count}).",
        "Where {count} photographs were taken from.",
    ),
    "plans": Fact(
        ("tour.plans",),
        lambda tour: len(tour.plans),
        "Қабат жоспарлары ({count}).",
        "Планы этажей ({count}).",
        "The plans ({count}).",
    ),
    "links": Fact(
        ("tour.links", "link.from_", "link.to", "link.yaw", "link.pitch"),
        lambda tour: len(tour.links),
        "Көріністер арасындағы өту жолдары ({count}).",
        "Переходы между сценами ({count}).",
        "The links between scenes ({count}).",
    ),
    "arrivals": Fact(
        ("link.arrival",),
        lambda tour: sum(link.arrival is not None for link in tour.links),
        "Өткеннен кейін келуші қайда қарайтыны ({count}).",
        "Куда посетитель смотрит после перехода ({count}).",
        "Where a visitor looks on arriving ({count}).",
    ),
    "link-origins": Fact(
        ("link.origin", "link.confidence"),
        lambda tour: sum(link.origin == "measured" for link in tour.links),
        "Өту жолының фотосуреттерден өлшенгені және оның сенімділігі ({count}).",
        "Что переход измерен по снимкам и насколько это надёжно ({count}).",
        "That {count} links were measured in the photographs, and how surely.",
    ),
    "labels": Fact(
        ("scene.labels", "label.id", "label.yaw", "label.pitch"),
        lambda tour: sum(1 for _ in _labels(tour)),
        "Белгілер ({count}).",
        "Метки ({count}).",
        "The labels ({count}).",
    ),
    "label-texts": Fact(
        ("label.title", "label.text"),
        _labels_with("title"),
        "Белгілердің атаулары мен мәтіндері ({count}).",
        "Названия и тексты меток ({count}).",
        "The titles and texts of {count} labels.",
    ),
    "label-links": Fact(
        ("label.href",),
        _labels_with("href"),
        "Белгілердегі сілтеме мекенжайлары ({count}).",
        "Адреса ссылок в метках ({count}).",
        "The addresses that {count} labels lead to.",
    ),
    "label-kinds": Fact(
        ("label.kind",),
        _other_kinds,
        "Белгінің түрі ({count}): бәрі мәтін немесе сілтеме болып қалады.",
        "Вид метки ({count}): все становятся текстом или ссылкой.",
        "What kind {count} labels are of: all become text or links.",
    ),
    "label-objects": Fact(
        ("label.object",),
        _labels_with("object"),
        "Белгі мен жәдігердің байланысы ({count}); жәдігердің аты мен сипаттамасы белгіге жазылды.",
        "Связь меток с экспонатами ({count}); название и описание экспоната записаны в метку.",
        "The tie between {count} labels and objects; the object's title and description are in the label.",
    ),
    "label-outlines": Fact(
        ("label.polygon",),
        _labels_with("polygon"),
        "Белгілердің жиегі ({count}).",
        "Контуры меток ({count}).",
        "The outlines of {count} labels.",
    ),
    "label-media": Fact(
        ("label.pictures", "label.sound", "label.film", "label.poster"),
        lambda tour: sum(bool(label.pictures or label.sound or label.film) for label in _labels(tour)),
        "Белгілердегі сурет, дыбыс және фильм ({count}).",
        "Изображения, звук и фильмы в метках ({count}).",
        "The pictures, sounds and films of {count} labels.",
    ),
    "objects": Fact(
        (
            "tour.objects",
            *(f"object.{name}" for name in ("id", "inventory_number", "title", "description", "material")),
            *(f"object.{name}" for name in ("date", "maker", "dimensions", "rights")),
        ),
        lambda tour: len(tour.objects),
        "Жәдігерлердің түгендеу карточкалары ({count}). Олар үшін: --to csv.",
        "Карточки экспонатов ({count}). Для них есть --to csv.",
        "The records of {count} objects. For these there is --to csv.",
    ),
    "object-media": Fact(
        ("object.pictures", "object.sound"),
        lambda tour: sum(bool(thing.pictures or thing.sound) for thing in tour.objects),
        "Жәдігерлердің суреттері мен дыбыстары ({count}).",
        "Изображения и звук экспонатов ({count}).",
        "The pictures and sounds of {count} objects.",
    ),
    "zooms": Fact(
        (),
        lambda tour: sum(
            picture.zoom is not None
            for holder in (*tour.objects, *_labels(tour))
            for picture in holder.pictures
        ),
        "Ірілетіп қарауға арналған бөлшектер ({count}): сурет экранға лайық көлемде берілді.",
        "Увеличение изображений ({count}): взят снимок размером с экран.",
        "The deep zoom of {count} pictures: they are as large as a screen.",
    ),
    "visit": Fact(
        ("tour.visit",),
        lambda tour: tour.visit is not None,
        "Музейдің мекенжайы мен жұмыс уақыты.",
        "Адрес и часы работы музея.",
        "Where and when the museum is open.",
    ),
    "highlights": Fact(
        ("tour.highlights",),
        lambda tour: len(tour.highlights),
        "Үздік жәдігерлер тізімі ({count}).",
        "Список главных экспонатов ({count}).",
        "The list of {count} highlights.",
    ),
    "routes": Fact(
        ("tour.routes",),
        lambda tour: len(tour.routes),
        "Экскурсия маршруттары ({count}).",
        "Маршруты ({count}).",
        "The guided routes ({count}).",
    ),
    "route-sounds": Fact(
        (),
        lambda tour: sum(stop.sound is not None for stop in _stops(tour)),
        "Маршрут аялдамаларындағы дыбыс ({count}).",
        "Звук на остановках маршрутов ({count}).",
        "The sounds of {count} stops of routes.",
    ),
    "unknown": Fact(
        (),
        lambda tour: len(unknown_fields(tour)),
        "Бұл бағдарлама білмейтін өрістер ({count}).",
        "Поля, которых эта программа не знает ({count}).",
        "Fields that this program does not know ({count}).",
    ),
}


def unknown_fields(part: Model, path: str = "") -> list[str]:
    """Fields that a newer program wrote, by their place (`address` and `region` of the tour are none)."""
    known_extra = {"address", "region"} if isinstance(part, Tour) else set()
    found = [f"{path}{name}" for name in (part.model_extra or {}) if name not in known_extra]
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Model):
                found += unknown_fields(one, f"{path}{name}.")
    return found
