"""`museum.toml`: what a keeper writes beside the photographs. The format is in docs/museum-toml.md.

Everything in it is optional but the `file` of a scene. Wrong keys and values are all reported at once, each
with its line, so that a keeper does not go round in circles.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
)

from jetisu360.text import Language, pick
from jetisu360.tour.document import Degrees, Href, LevelModel, Metres, Slug, Tour, View
from jetisu360.tour.refusals import TourRefusal, three
from jetisu360.tour.toml_lines import Location, line_of, line_table
from jetisu360.tour.validation import Sentence, did_you_mean, place_of, problem_of
from jetisu360.tour.walk_entry import WalkEntry

NAME = "museum.toml"
# What people type for the codes of the languages.
_LANGUAGE_SLIPS = {"kz": "kk", "kaz": "kk", "qaz": "kk", "rus": "ru", "eng": "en"}


class Entry(BaseModel):
    """Base of every table: a key we do not know is a slip of the pen, not a field to keep."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, allow_inf_nan=False)


class Words(Entry):
    """A text in the three languages, or a plain string in the first language of the tour."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    @property
    def text(self) -> dict[str, str]:
        return {language: text.strip() for language, text in self if text.strip()}


def _in_first_language(value: object, info: ValidationInfo) -> object:
    return {(info.context or {}).get("language", "kk"): value} if isinstance(value, str) else value


Text = Annotated[Words, BeforeValidator(_in_first_language)]
Kind = Literal["object", "text", "picture", "sound", "film", "link"]
NO_WORDS = Words()


class LevelEntry(Entry):
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0
    roll: Annotated[Degrees, Field(ge=-180, le=180)] = 0.0


class PositionEntry(Entry):
    x: Metres
    y: Metres
    z: Metres = 1.6
    floor: int = 0


class ViewEntry(Entry):
    yaw: Degrees = 0.0
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0
    fov: Annotated[float, Field(ge=10, le=130)] = 75.0


class CoverageEntry(Entry):
    """How much of the sphere a strip covers, degrees; for photographs that do not say it themselves."""

    horizontal: Annotated[Degrees, Field(gt=0, le=360)] = 360.0
    vertical: Annotated[Degrees, Field(gt=0, le=180)] | None = None
    centre_pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0


class ArrivalEntry(Entry):
    yaw: Degrees = 0.0
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0


class LabelEntry(Entry):
    id: Slug | None = None
    kind: Kind | None = None
    yaw: Degrees
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0
    title: Text = NO_WORDS
    text: Text = NO_WORDS
    object: Slug | None = None
    href: Href | None = None


class SceneEntry(Entry):
    id: Slug | None = None
    file: Annotated[str, Field(min_length=1), AfterValidator(lambda name: name.replace("\\", "/"))]
    heading: Degrees | None = None
    level: LevelEntry | None = None
    position: PositionEntry | None = None
    view: ViewEntry | None = None
    coverage: CoverageEntry | None = None
    skip: bool = False
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    labels: list[LabelEntry] = []


class LinkEntry(Entry):
    from_: Annotated[Slug, Field(alias="from")]
    to: Slug
    yaw: Degrees
    pitch: Annotated[Degrees, Field(ge=-90, le=90)] = 0.0
    arrival: ArrivalEntry | None = None
    both: bool = False


class ObjectEntry(Entry):
    id: Slug
    inventory_number: str = ""
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    material: Text = NO_WORDS
    date: Text = NO_WORDS
    maker: Text = NO_WORDS
    dimensions: str = ""
    rights: Text = NO_WORDS


class MuseumFile(Entry):
    """The whole file; an empty one is what a folder without it has."""

    id: Slug | None = None
    language: Language | None = None
    start: Slug | None = None
    licence: str = ""
    address: Annotated[str, Field(pattern=r"^https?://[^\s/]+(?:/\S*)?$", max_length=400)] | None = None
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    credits: Text = NO_WORDS
    scenes: list[SceneEntry] = []
    links: list[LinkEntry] = []
    objects: list[ObjectEntry] = []
    walk: WalkEntry = WalkEntry()


class MuseumFileWrong(TourRefusal):
    """`problems`: the sentences, each in three languages, each with its place."""

    code = "museum-file-wrong"
    sentence = three(
        kk="museum.toml файлында қате бар:\n{problems}",
        ru="В файле museum.toml есть ошибки:\n{problems}",
        en="museum.toml has mistakes:\n{problems}",
    )
    advice = three(
        kk="Файлды түзетіп, команданы қайта іске қосыңыз.",
        ru="Исправьте файл и запустите команду ещё раз.",
        en="Correct the file and run the command again.",
    )

    @classmethod
    def at(cls, problems: list[Sentence]) -> MuseumFileWrong:
        lines = {language: "\n".join(f"  • {one[language]}" for one in problems) for language in problems[0]}
        return cls(problems=lines)

    def say(self, language: str) -> str:
        head, _, tail = super().say(language).rpartition(pick(self.advice, language))
        return f"{head.rstrip()}\n{pick(self.advice, language)}{tail}"


class MuseumText:
    """The text of a museum.toml, for sentences that name a line."""

    def __init__(self, source: str) -> None:
        self._lines: dict[Location, int] = line_table(source)

    def line(self, location: Location) -> int:
        return line_of(self._lines, location)

    def problem(self, location: Location, what: Mapping[str, str]) -> Sentence:
        """`what`, with the line and the table of `location` before it."""
        line = self.line(location)
        place = _place(location)
        return {
            "kk": f"{line}-жол ({place}): {what['kk']}",
            "ru": f"строка {line} ({place}): {what['ru']}",
            "en": f"line {line} ({place}): {what['en']}",
        }


def read_museum_file(data: bytes, language: str = "kk") -> tuple[MuseumFile, MuseumText]:
    """The file in `data`. A plain string is in the file's own `language`, else in the given one.

    Raises:
        MuseumFileWrong: it is not TOML, not UTF-8, or has keys or values that it may not have.
    """
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MuseumFileWrong.at([_NOT_UTF8]) from None
    try:
        raw = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise MuseumFileWrong.at([_syntax(source, str(error))]) from None
    text = MuseumText(source)
    first = raw.get("language")
    context = {"language": first if first in ("kk", "ru", "en") else language}
    try:
        museum = MuseumFile.model_validate(raw, context=context)
    except ValidationError as error:
        wrong = sorted(error.errors(), key=lambda one: text.line(tuple(one["loc"])))
        raise MuseumFileWrong.at([_say(text, one) for one in wrong]) from None
    problems = list(_contradictions(museum, text))
    if problems:
        raise MuseumFileWrong.at(problems)
    return museum, text


def from_tour(tour: Tour) -> MuseumFile:
    """What a tour document of ours says about its photographs, as if a keeper had written it."""
    dump = tour.model_dump(by_alias=True, mode="json")
    scenes = [
        {
            **{key: scene[key] for key in ("id", "heading", "position", "view", "title", "description")},
            "file": scene["source"]["name"],
            "level": scene["level"],
            "labels": [_known(label, LabelEntry) for label in scene["labels"]],
        }
        for scene in dump["scenes"]
    ]
    for scene in scenes:
        for key, kind in (("position", PositionEntry), ("view", ViewEntry), ("level", LevelEntry)):
            scene[key] = scene[key] and _known(scene[key], kind)
    return MuseumFile.model_validate(
        {
            **{key: dump[key] for key in ("id", "language", "start", "licence")},
            **{key: dump[key] for key in ("title", "description", "credits")},
            "scenes": scenes,
            "links": [_known(link, LinkEntry) for link in dump["links"]],
            "objects": [_known(thing, ObjectEntry) for thing in dump["objects"]],
        }
    )


def _known(values: Mapping[str, Any], kind: type[Entry]) -> dict[str, Any]:
    names = {field.alias or name for name, field in kind.model_fields.items()}
    return {key: value for key, value in values.items() if key in names}


def _contradictions(museum: MuseumFile, text: MuseumText) -> Iterator[Sentence]:
    """What each value alone does not show."""
    for table, ids in (
        ("scenes", [scene.id for scene in museum.scenes]),
        ("objects", [thing.id for thing in museum.objects]),
    ):
        for index, name in enumerate(ids):
            if name is not None and name in ids[:index]:
                yield text.problem((table, index, "id"), _twice("id", name))
    files = [scene.file for scene in museum.scenes]
    for index, name in enumerate(files):
        if name in files[:index]:
            yield text.problem(("scenes", index, "file"), _twice("file", name))
    for index, link in enumerate(museum.links):
        if link.both and link.arrival is None:
            yield text.problem(("links", index, "both"), _BOTH_NEEDS_ARRIVAL)


_NOT_UTF8: Sentence = {
    "kk": "файл UTF-8 кодталуында сақталмаған",
    "ru": "файл сохранён не в кодировке UTF-8",
    "en": "the file is not saved as UTF-8",
}
_BOTH_NEEDS_ARRIVAL: Sentence = {
    "kk": "both = true болса, arrival да көрсетілуі керек: кері өту жолының бағыты содан алынады",
    "ru": "вместе с both = true нужно указать arrival: из него берётся направление обратного перехода",
    "en": "both = true needs arrival as well: the way back is taken from it",
}


def _twice(key: str, value: str) -> Sentence:
    return {
        "kk": f"{key} = «{value}» бұған дейін де жазылған",
        "ru": f"{key} = «{value}» уже встречалось выше",
        "en": f"{key} = “{value}” was already used above",
    }


def _place(location: Location) -> str:
    """`("scenes", 2, "title", "kz")` as `[[scenes]] 3, title.kz`: people count from one."""
    if len(location) >= 3 and isinstance(location[2], int) and not isinstance(location[1], int):
        table = f"[[{location[0]}.{location[1]}]] {location[2] + 1}"
        return ", ".join(part for part in (table, place_of(location[3:])) if part)
    if len(location) >= 2 and isinstance(location[1], int):
        head, rest = f"[[{location[0]}]] {location[1] + 1}", location[2:]
        if len(rest) >= 2 and isinstance(rest[1], int):
            head, rest = f"{head}, [[{location[0]}.{rest[0]}]] {rest[1] + 1}", rest[2:]
        return ", ".join(part for part in (head, place_of(rest)) if part)
    return place_of(location)


def _say(text: MuseumText, error: Any) -> Sentence:
    what = problem_of(error)
    location: Location = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        word = str(location[-1])
        keys = _keys_at(location[:-1])
        slip = _LANGUAGE_SLIPS.get(word.lower()) if "kk" in keys else None
        hint = did_you_mean(slip or word, keys)
        if hint:
            what = {language: f"{what[language]}; {hint[language]}" for language in what}
    return text.problem(location, what)


def _keys_at(location: Location) -> list[str]:
    """The keys that the table at `location` may have."""
    kind: Any = MuseumFile
    for part in location:
        if isinstance(part, int):
            continue
        field = next((f for n, f in kind.model_fields.items() if part in (n, f.alias)), None)
        kind = field and _model_in(field.annotation)
        if kind is None:
            return []
    return [field.alias or name for name, field in kind.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `Model | None` or `list[Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if found := _model_in(part):
            return found
    return None


def _syntax(source: str, message: str) -> Sentence:
    """A TOML parser's complaint, with the line it is about."""
    where = re.search(r"line (\d+)", message)
    number = int(where[1]) if where else len(source.splitlines())
    line = source.splitlines()[number - 1].strip() if source.strip() else ""
    return {
        "kk": f"{number}-жол TOML ережелеріне сай жазылмаған: {line}",
        "ru": f"строка {number} записана не по правилам TOML: {line}",
        "en": f"line {number} is not TOML: {line}",
    }


def level_of(entry: LevelEntry) -> LevelModel:
    return LevelModel(pitch=entry.pitch, roll=entry.roll, origin="drawn")


def view_of(entry: ViewEntry) -> View:
    return View(yaw=entry.yaw, pitch=entry.pitch, fov=entry.fov)
