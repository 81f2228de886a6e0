"""Rules of the tour document that types cannot say. A finding names the scene, the label, the language."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from jetisu360.language import LANGUAGES, Message, _p, pick
from jetisu360.tour.checks.rules import PLACES, RULES, Severity
from jetisu360.tour.document.media import Film, PictureRecord, Sound
from jetisu360.tour.document.tour import Scene, Tour

T = TypeVar("T")
__all__ = ["EMBARRASSING", "Finding", "Severity", "check_tour", "finding", "walkable"]

# What a visitor would meet as something empty or broken: a site with these is not published, but as a draft.
EMBARRASSING = frozenset(
    (
        *("label-empty", "label-without-address", "label-without-media", "object-missing"),
        *("link-from-nowhere", "link-to-nowhere", "start-missing"),
        *("stop-to-nowhere", "stop-label-missing", "highlight-missing"),
    )
)
# Kazakh and Russian are promised to every visitor; English may be missing and then falls back visibly.
REQUIRED = ("kk", "ru")
LANGUAGE_NAMES: Mapping[str, Message] = {
    "kk": _p("inside a sentence", "in Kazakh"),
    "ru": _p("inside a sentence", "in Russian"),
    "en": _p("inside a sentence", "in English"),
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


def check_tour(tour: Tour) -> list[Finding]:
    """Everything that is wrong with a tour, or could be better; errors first."""
    rules = (_ids, _links, _labels, _directions, _texts, _rights, _plans, _routes, _media)
    found = list(_by_language([item for rule in rules for item in rule(tour)], tour))
    return sorted(found, key=lambda finding: finding.severity != "error")


def finding(code: str, *, severity: Severity | None = None, **details: Any) -> Finding:
    """A finding by its rule; details that are texts are put in the language of the sentence."""
    rule, template = RULES[code]
    message: dict[str, str] = {}
    for language in LANGUAGES:
        sentence = template.say(language, **details)
        message[language] = sentence[:1].upper() + sentence[1:]
    places = {key: details.get(key) for key in ("scene", "label", "language", "file")}
    return Finding(code, severity or rule, message, **places)


def _place(name: str, **details: str) -> Message:
    return PLACES[name].fill(**details)


def _twice(ids: Iterable[T]) -> Iterator[T]:
    return (one for one, count in Counter(ids).items() if count > 1)


def _ids(tour: Tour) -> Iterator[Finding]:
    if not tour.scenes:
        yield finding("no-scenes")
    elif tour.scene(tour.start) is None:
        yield finding("start-missing", id=tour.start)
    for item in _twice(scene.id for scene in tour.scenes):
        yield finding("duplicate-scene", id=item, scene=item)
    for item in _twice(thing.id for thing in tour.objects):
        yield finding("duplicate-object", id=item)
    for item in _twice(route.id for route in tour.routes):
        yield finding("duplicate-route", id=item)
    for scene in tour.scenes:
        for item in _twice(label.id for label in scene.labels):
            yield finding("duplicate-label", id=item, scene=scene.id, label=item)


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
        reached = walkable(tour)
        for scene in tour.scenes:
            if scene.id not in reached:
                yield finding("scene-unreachable", scene=scene.id)


def walkable(tour: Tour) -> set[str]:
    """Ids of the scenes to which one can walk from where visitors come in; that one among them."""
    known = {scene.id for scene in tour.scenes}
    doors: dict[str, set[str]] = {}
    for link in tour.links:
        doors.setdefault(link.from_, set()).add(link.to)
    reached = {tour.start} & known
    waiting = deque(reached)
    while waiting:
        new = (doors.get(waiting.popleft(), set()) & known) - reached
        reached |= new
        waiting.extend(new)
    return reached


def _labels(tour: Tour) -> Iterator[Finding]:
    objects = {thing.id for thing in tour.objects}
    for scene, label in tour.labels_once():
        where: dict[str, Any] = {"scene": scene.id, "label": label.id}
        if label.object is not None and label.object not in objects:
            yield finding("object-missing", id=label.object, **where)
        if label.object is None and not any(label.title.values()):
            yield finding("label-empty", **where)
        if label.kind == "link" and label.href is None:
            yield finding("label-without-address", **where)
        carried = {"picture": label.pictures, "sound": label.sound, "film": label.film}
        if label.kind in carried and not carried[label.kind]:
            yield finding("label-without-media", **where)


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


def _by_language(found: list[Finding], tour: Tour) -> Iterator[Finding]:
    """Of a language that has not a single text, one sentence about all texts and not one for each."""
    missing = Counter(one.language for one in found if one.code == "text-missing")
    absent = {one for one, count in missing.items() if count > 1} - _spoken(tour)
    yield from (one for one in found if one.code != "text-missing" or one.language not in absent)
    for language in LANGUAGES:
        if language in absent:
            yield finding(
                "language-missing",
                severity=_severity(language),
                in_language=LANGUAGE_NAMES[language],
                language=language,
                count=missing[language],
            )


def _spoken(tour: Tour) -> set[str]:
    """The languages in which there is any text. One that is the same in all of them is a name, or made of a
    file's name, and is in none.
    """
    named = [tour, *tour.scenes, *(label for _, label in tour.labels_once()), *tour.objects]
    named += [*tour.routes, *(stop for route in tour.routes for stop in route.stops)]
    texts = [
        text
        for part in named
        for text in (getattr(part, field, None) for field in ("title", "description", "text"))
        if text
    ]
    said = [text for text in texts if len(text) < len(LANGUAGES) or len(set(text.values())) > 1]
    return {language for text in said for language, value in text.items() if value.strip()}


def _severity(language: str) -> Severity:
    return "error" if language in REQUIRED else "warning"


def _texts(tour: Tour) -> Iterator[Finding]:
    yield from _text(tour.title, _place("title"), needed=True)
    yield from _text(tour.description, _place("description"))
    yield from _text(tour.credits, _place("credits"))
    for scene in tour.scenes:
        here: dict[str, Any] = {"scene": scene.id}
        yield from _text(scene.title, _place("scene-title", **here), needed=True, **here)
        yield from _text(scene.description, _place("scene-description", **here), **here)
    for scene, label in tour.labels_once():
        where: dict[str, Any] = {"scene": scene.id, "label": label.id}
        yield from _text(label.title, _place("label-title", **where), **where)
        yield from _text(label.text, _place("label-text", **where), **where)
    for thing in tour.objects:
        for field in ("title", "description", "material", "date", "maker", "rights"):
            what = _place("object", object=thing.id, field=field)
            yield from _text(getattr(thing, field), what, needed=field == "title")
    if tour.visit is not None:
        for field in ("address", "place", "hours", "admission"):
            yield from _text(getattr(tour.visit, field), _place("visit", field=field))
    for route in tour.routes:
        yield from _text(route.title, _place("route", route=route.id), needed=True)
        yield from _text(route.description, _place("route-description", route=route.id))
        for number, stop in enumerate(route.stops, 1):
            what = _place("stop", route=route.id, number=str(number))
            yield from _text(stop.title, what, needed=True)
            yield from _text(stop.text, what)


def _text(
    text: Mapping[str, str], what: Mapping[str, str], *, needed: bool = False, **where: str
) -> Iterator[Finding]:
    """A text that nobody wrote is missing only where one is needed; one that was begun has to be whole."""
    if not needed and not any(text.values()):
        return
    for language in LANGUAGES:
        if not text.get(language, "").strip():
            yield finding(
                "text-missing",
                severity=_severity(language),
                what=what,
                in_language=LANGUAGE_NAMES[language],
                language=language,
                **where,
            )


def _rights(tour: Tour) -> Iterator[Finding]:
    for thing in tour.objects:
        if not any(thing.rights.values()):
            yield finding("object-without-rights", id=thing.id)


def _plans(tour: Tour) -> Iterator[Finding]:
    for item in _twice(plan.id for plan in tour.plans):
        yield finding("duplicate-plan", id=item)
    for item in _twice(scene for plan in tour.plans for scene in plan.scenes):
        yield finding("plan-scene-twice", scene=item)
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


def _routes(tour: Tour) -> Iterator[Finding]:
    objects = {thing.id for thing in tour.objects}
    for name in tour.highlights:
        if name not in objects:
            yield finding("highlight-missing", id=name)
    for route in tour.routes:
        if not route.stops:
            yield finding("route-empty", id=route.id)
        for number, stop in enumerate(route.stops, 1):
            scene = tour.scene(stop.scene)
            if scene is None:
                yield finding("stop-to-nowhere", route=route.id, number=number, id=stop.scene)
            elif stop.label is not None and stop.label not in {label.id for label in scene.labels}:
                where: dict[str, Any] = {"scene": scene.id, "label": stop.label}
                yield finding("stop-label-missing", route=route.id, number=number, **where)


def _media(tour: Tour) -> Iterator[Finding]:
    """What those miss who do not see or do not hear."""
    for thing in tour.objects:
        yield from _heard_and_seen(thing.pictures, thing.sound, None)
    for scene, label in tour.labels_once():
        where: dict[str, Any] = {"scene": scene.id, "label": label.id}
        yield from _heard_and_seen(label.pictures, label.sound, label.film, **where)
    for route in tour.routes:
        for stop in route.stops:
            yield from _heard_and_seen((), stop.sound, None)


def _heard_and_seen(
    pictures: Iterable[PictureRecord], sound: Sound | None, film: Film | None, **where: Any
) -> Iterator[Finding]:
    for picture in pictures:
        if not any(picture.alt.values()):
            yield finding("picture-without-alt", file=picture.src, **where)
        else:
            yield from _text(picture.alt, _place("alt", file=picture.src), **where)
    if sound is not None:
        if not any(sound.transcript.values()):
            yield finding("sound-without-transcript", file=sound.src, **where)
        else:
            yield from _text(sound.transcript, _place("transcript", file=sound.src), **where)
    if film is not None:
        if not film.captions:
            yield finding("film-without-captions", file=film.src, **where)
        if any(film.transcript.values()):
            yield from _text(film.transcript, _place("transcript", file=film.src), **where)
