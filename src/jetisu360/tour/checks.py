"""Rules of the tour document that types cannot say. A finding names the scene, the label, the language."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeVar

from jetisu360.text import LANGUAGES, pick
from jetisu360.tour.document import Scene, Tour

Severity = Literal["error", "warning"]
T = TypeVar("T")
# Kazakh and Russian are promised to every visitor; English may be missing and then falls back visibly.
REQUIRED = ("kk", "ru")
_LANGUAGE_NAMES: Mapping[str, dict[str, str]] = {
    "kk": {"kk": "қазақша", "ru": "на казахском", "en": "in Kazakh"},
    "ru": {"kk": "орысша", "ru": "на русском", "en": "in Russian"},
    "en": {"kk": "ағылшынша", "ru": "на английском", "en": "in English"},
}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong (`error`) or could be better (`warning`), and where."""

    code: str
    severity: Severity
    message: Mapping[str, str]
    scene: str | None = None
    label: str | None = None
    language: str | None = None
    file: str | None = None

    def say(self, language: str) -> str:
        return pick(self.message, language)

    def as_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value is not None}


# code: (severity, kk, ru, en)
_RULES: Mapping[str, tuple[Severity, str, str, str]] = {
    "duplicate-scene": (
        "error",
        "«{id}» идентификаторы екі көрініске берілген.",
        "Идентификатор «{id}» есть у двух сцен.",
        "Two scenes have the id “{id}”.",
    ),
    "duplicate-label": (
        "error",
        "«{scene}» көрінісінде идентификаторы «{id}» болатын екі белгі бар.",
        "В сцене «{scene}» две метки с идентификатором «{id}».",
        "Two labels of the scene “{scene}” have the id “{id}”.",
    ),
    "duplicate-object": (
        "error",
        "«{id}» идентификаторы екі жәдігерге берілген.",
        "Идентификатор «{id}» есть у двух экспонатов.",
        "Two objects have the id “{id}”.",
    ),
    "no-scenes": (
        "error",
        "Турда бірде-бір көрініс жоқ.",
        "В туре нет ни одной сцены.",
        "The tour has no scenes.",
    ),
    "start-missing": (
        "error",
        "Тур «{id}» көрінісінен басталуы керек, бірақ ондай көрініс жоқ.",
        "Тур должен начинаться со сцены «{id}», но такой сцены нет.",
        "The tour should begin at the scene “{id}”, but there is none.",
    ),
    "link-from-nowhere": (
        "error",
        "Өту жолы «{id}» көрінісінен басталады, бірақ ондай көрініс жоқ.",
        "Переход начинается в сцене «{id}», но такой сцены нет.",
        "A link begins at the scene “{id}”, but there is none.",
    ),
    "link-to-nowhere": (
        "error",
        "«{scene}» көрінісіндегі өту жолы «{id}» көрінісіне апарады, бірақ ондай көрініс жоқ.",
        "Переход из сцены «{scene}» ведёт в сцену «{id}», но такой сцены нет.",
        "A link of the scene “{scene}” leads to “{id}”, but there is no such scene.",
    ),
    "link-to-itself": (
        "error",
        "«{scene}» көрінісіндегі өту жолы сол көріністің өзіне апарады.",
        "Переход из сцены «{scene}» ведёт в неё же.",
        "A link of the scene “{scene}” leads back to itself.",
    ),
    "link-twice": (
        "warning",
        "«{scene}» көрінісінен «{id}» көрінісіне екі өту жолы бар.",
        "Из сцены «{scene}» в сцену «{id}» ведут два перехода.",
        "Two links lead from the scene “{scene}” to “{id}”.",
    ),
    "scene-unreachable": (
        "warning",
        "«{scene}» көрінісіне өту жолдары арқылы жету мүмкін емес: ол тек тізімнен ашылады.",
        "До сцены «{scene}» нельзя дойти по переходам: она открывается только из списка.",
        "No links lead to the scene “{scene}”: it opens from the list only.",
    ),
    "object-missing": (
        "error",
        "«{scene}» көрінісіндегі «{label}» белгісі «{id}» жәдігеріне сілтейді, бірақ ондай жәдігер жоқ.",
        "Метка «{label}» в сцене «{scene}» указывает на экспонат «{id}», но такого экспоната нет.",
        "The label “{label}” of the scene “{scene}” points at the object “{id}”, but there is none.",
    ),
    "label-empty": (
        "error",
        "«{scene}» көрінісіндегі «{label}» белгісінің атауы да, жәдігері де көрсетілмеген.",
        "У метки «{label}» в сцене «{scene}» не указаны ни название, ни экспонат.",
        "The label “{label}” of the scene “{scene}” has neither a title nor an object.",
    ),
    "label-without-address": (
        "error",
        "«{scene}» көрінісіндегі «{label}» белгісінде сілтеме мекенжайы жоқ.",
        "У метки «{label}» в сцене «{scene}» не указан адрес ссылки.",
        "The label “{label}” of the scene “{scene}” is a link without an address.",
    ),
    "yaw-out-of-range": (
        "error",
        "{what}: көлденең бұрыш (yaw = {value:g}) −180 мен 180 градус аралығынан тыс.",
        "{what}: угол по горизонтали (yaw = {value:g}) вне пределов от −180 до 180 градусов.",
        "{what}: the yaw {value:g} is not between −180 and 180 degrees.",
    ),
    "pitch-out-of-range": (
        "error",
        "{what}: тік бұрыш (pitch = {value:g}) −90 мен 90 градус аралығынан тыс.",
        "{what}: угол по вертикали (pitch = {value:g}) вне пределов от −90 до 90 градусов.",
        "{what}: the pitch {value:g} is not between −90 and 90 degrees.",
    ),
    "outside-picture": (
        "warning",
        "{what}: бұл бағытты «{scene}» көрінісінің фотосуреті қамтымайды.",
        "{what}: в этом направлении у сцены «{scene}» нет изображения.",
        "{what} points where the scene “{scene}” has no picture.",
    ),
    "text-missing": (
        "error",
        "{what}: {in_language} мәтін жоқ.",
        "{what}: нет текста {in_language}.",
        "{what}: there is no text {in_language}.",
    ),
    "object-without-rights": (
        "warning",
        "«{id}» жәдігерінің құқық иесі көрсетілмеген.",
        "У экспоната «{id}» не указан правообладатель.",
        "The object “{id}” does not say who holds the rights.",
    ),
    "duplicate-plan": (
        "error",
        "«{id}» идентификаторы екі жоспарға берілген.",
        "Идентификатор «{id}» есть у двух планов.",
        "Two plans have the id “{id}”.",
    ),
    "plan-scene-missing": (
        "error",
        "«{plan}» жоспарында «{id}» көрінісі аталған, бірақ ондай көрініс жоқ.",
        "На плане «{plan}» названа сцена «{id}», но такой сцены нет.",
        "The plan “{plan}” names the scene “{id}”, but there is none.",
    ),
    "plan-scene-without-position": (
        "error",
        "«{plan}» жоспарындағы «{scene}» көрінісінің орны (position) көрсетілмеген.",
        "Сцена «{scene}» есть на плане «{plan}», но её положение (position) не указано.",
        "The scene “{scene}” is on the plan “{plan}”, but has no position.",
    ),
    "plan-scene-on-another-floor": (
        "error",
        "«{scene}» көрінісі мен «{plan}» жоспары әртүрлі қабатта (floor: {own} және {floor}).",
        "Сцена «{scene}» и план «{plan}» относятся к разным этажам (floor: {own} и {floor}).",
        "The scene “{scene}” and the plan “{plan}” are on different storeys (floor: {own} and {floor}).",
    ),
    "plan-scene-twice": (
        "error",
        "«{scene}» көрінісі жоспарларда бірнеше рет аталған.",
        "Сцена «{scene}» названа на планах несколько раз.",
        "The scene “{scene}” is named on the plans more than once.",
    ),
}
_PLACES: Mapping[str, tuple[str, str, str]] = {
    "title": ("турдың атауы", "название тура", "title of the tour"),
    "description": ("турдың сипаттамасы", "описание тура", "description of the tour"),
    "credits": ("авторлар туралы мәтін", "сведения об авторах", "credits"),
    "scene-title": (
        "«{scene}» көрінісінің атауы",
        "название сцены «{scene}»",
        "title of the scene “{scene}”",
    ),
    "scene-description": (
        "«{scene}» көрінісінің сипаттамасы",
        "описание сцены «{scene}»",
        "description of the scene “{scene}”",
    ),
    "label-title": (
        "«{scene}» көрінісіндегі «{label}» белгісінің атауы",
        "название метки «{label}» в сцене «{scene}»",
        "title of the label “{label}” of the scene “{scene}”",
    ),
    "label-text": (
        "«{scene}» көрінісіндегі «{label}» белгісінің мәтіні",
        "текст метки «{label}» в сцене «{scene}»",
        "text of the label “{label}” of the scene “{scene}”",
    ),
    "object": (
        "«{object}» жәдігерінің «{field}» өрісі",
        "поле «{field}» экспоната «{object}»",
        "field “{field}” of the object “{object}”",
    ),
    "view": (
        "«{scene}» көрінісінің бастапқы бағыты",
        "начальный вид сцены «{scene}»",
        "first view of “{scene}”",
    ),
    "label": ("«{label}» белгісі", "метка «{label}»", "label “{label}”"),
    "link": ("«{to}» көрінісіне апаратын өту жолы", "переход в сцену «{to}»", "link to “{to}”"),
    "arrival": (
        "«{to}» көрінісіне кіргендегі бағыт",
        "вид при входе в сцену «{to}»",
        "view on arriving at “{to}”",
    ),
}


def check_tour(tour: Tour) -> list[Finding]:
    """Everything that is wrong with a tour, or could be better; errors first."""
    rules = (_ids, _links, _labels, _directions, _texts, _rights, _plans)
    found = [one for rule in rules for one in rule(tour)]
    return sorted(found, key=lambda finding: finding.severity != "error")


def finding(code: str, *, severity: Severity | None = None, **details: Any) -> Finding:
    """A finding by its rule; details that are texts are put in the language of the sentence."""
    rule, *templates = _RULES[code]
    message: dict[str, str] = {}
    for language, template in zip(LANGUAGES, templates, strict=True):
        words = {
            key: pick(value, language) if isinstance(value, Mapping) else value
            for key, value in details.items()
        }
        sentence = template.format_map(words)
        message[language] = sentence[:1].upper() + sentence[1:]
    places = {key: details.get(key) for key in ("scene", "label", "language")}
    return Finding(code, severity or rule, message, **places)


def _place(name: str, **details: str) -> dict[str, str]:
    words = zip(LANGUAGES, _PLACES[name], strict=True)
    return {language: template.format_map(details) for language, template in words}


def _twice(ids: Iterable[T]) -> Iterator[T]:
    return (one for one, count in Counter(ids).items() if count > 1)


def _ids(tour: Tour) -> Iterator[Finding]:
    if not tour.scenes:
        yield finding("no-scenes")
    elif tour.scene(tour.start) is None:
        yield finding("start-missing", id=tour.start)
    for one in _twice(scene.id for scene in tour.scenes):
        yield finding("duplicate-scene", id=one, scene=one)
    for one in _twice(thing.id for thing in tour.objects):
        yield finding("duplicate-object", id=one)
    for scene in tour.scenes:
        for one in _twice(label.id for label in scene.labels):
            yield finding("duplicate-label", id=one, scene=scene.id, label=one)


def _links(tour: Tour) -> Iterator[Finding]:
    known = {scene.id for scene in tour.scenes}
    for link in tour.links:
        if link.from_ not in known:
            yield finding("link-from-nowhere", id=link.from_)
        elif link.to not in known:
            yield finding("link-to-nowhere", scene=link.from_, id=link.to)
        elif link.to == link.from_:
            yield finding("link-to-itself", scene=link.from_)
    for start, end in _twice((link.from_, link.to) for link in tour.links):
        yield finding("link-twice", scene=start, id=end)
    # A tour without any links is a list of rooms, and is meant so.
    if tour.links and tour.start in known:
        doors: dict[str, set[str]] = {}
        for link in tour.links:
            doors.setdefault(link.from_, set()).add(link.to)
        reached, waiting = {tour.start}, deque([tour.start])
        while waiting:
            new = (doors.get(waiting.popleft(), set()) & known) - reached
            reached |= new
            waiting.extend(new)
        for scene in tour.scenes:
            if scene.id not in reached:
                yield finding("scene-unreachable", scene=scene.id)


def _labels(tour: Tour) -> Iterator[Finding]:
    objects = {thing.id for thing in tour.objects}
    for scene in tour.scenes:
        for label in scene.labels:
            where: dict[str, Any] = {"scene": scene.id, "label": label.id}
            if label.object is not None and label.object not in objects:
                yield finding("object-missing", id=label.object, **where)
            if label.object is None and not any(label.title.values()):
                yield finding("label-empty", **where)
            if label.kind == "link" and label.href is None:
                yield finding("label-without-address", **where)


def _directions(tour: Tour) -> Iterator[Finding]:
    for scene in tour.scenes:
        here = {"scene": scene.id}
        yield from _direction(_place("view", **here), scene, scene.view.yaw, scene.view.pitch)
        for label in scene.labels:
            what = _place("label", label=label.id)
            yield from _direction(what, scene, label.yaw, label.pitch, label=label.id)
    for link in tour.links:
        start, end = tour.scene(link.from_), tour.scene(link.to)
        if start:
            yield from _direction(_place("link", to=link.to), start, link.yaw, link.pitch)
        if end and link.arrival:
            yield from _direction(_place("arrival", to=link.to), end, link.arrival.yaw, link.arrival.pitch)


def _direction(
    what: Mapping[str, str], scene: Scene, yaw: float, pitch: float, label: str | None = None
) -> Iterator[Finding]:
    where: dict[str, Any] = {"scene": scene.id, "label": label}
    if not -180 <= yaw <= 180:
        yield finding("yaw-out-of-range", what=what, value=yaw, **where)
    if not -90 <= pitch <= 90:
        yield finding("pitch-out-of-range", what=what, value=pitch, **where)
    elif scene.limits is not None:
        left, right = scene.limits.yaw
        bottom, top = scene.limits.pitch
        if (yaw - left) % 360 > right - left or not bottom <= pitch <= top:
            yield finding("outside-picture", what=what, **where)


def _texts(tour: Tour) -> Iterator[Finding]:
    yield from _text(tour.title, _place("title"), needed=True)
    yield from _text(tour.description, _place("description"))
    yield from _text(tour.credits, _place("credits"))
    for scene in tour.scenes:
        here: dict[str, Any] = {"scene": scene.id}
        yield from _text(scene.title, _place("scene-title", **here), needed=True, **here)
        yield from _text(scene.description, _place("scene-description", **here), **here)
        for label in scene.labels:
            where: dict[str, Any] = {**here, "label": label.id}
            yield from _text(label.title, _place("label-title", **where), **where)
            yield from _text(label.text, _place("label-text", **where), **where)
    for thing in tour.objects:
        for field in ("title", "description", "material", "date", "maker", "rights"):
            what = _place("object", object=thing.id, field=field)
            yield from _text(getattr(thing, field), what, needed=field == "title")


def _text(
    text: Mapping[str, str], what: Mapping[str, str], *, needed: bool = False, **where: str
) -> Iterator[Finding]:
    """A text that nobody wrote is missing only where one is needed; one that was begun has to be whole."""
    if not needed and not any(text.values()):
        return
    for language in LANGUAGES:
        if not text.get(language, "").strip():
            severity: Severity = "error" if language in REQUIRED else "warning"
            names = {shown: _LANGUAGE_NAMES[language][shown] for shown in LANGUAGES}
            yield finding(
                "text-missing", severity=severity, what=what, in_language=names, language=language, **where
            )


def _rights(tour: Tour) -> Iterator[Finding]:
    for thing in tour.objects:
        if not any(thing.rights.values()):
            yield finding("object-without-rights", id=thing.id)


def _plans(tour: Tour) -> Iterator[Finding]:
    for one in _twice(plan.id for plan in tour.plans):
        yield finding("duplicate-plan", id=one)
    for one in _twice(scene for plan in tour.plans for scene in plan.scenes):
        yield finding("plan-scene-twice", scene=one)
    for plan in tour.plans:
        for name in plan.scenes:
            scene = tour.scene(name)
            if scene is None:
                yield finding("plan-scene-missing", plan=plan.id, id=name)
            elif scene.position is None:
                yield finding("plan-scene-without-position", plan=plan.id, scene=name)
            elif scene.position.floor != plan.floor:
                floors: dict[str, Any] = {"own": scene.position.floor, "floor": plan.floor}
                yield finding("plan-scene-on-another-floor", plan=plan.id, scene=name, **floors)
