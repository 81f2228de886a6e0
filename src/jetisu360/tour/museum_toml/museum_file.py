"""`museum.toml`: what a keeper writes beside the photographs. The format is in docs/museum-toml.md.

Everything in it is optional but the `file` of a scene. Wrong keys and values are all reported at once, each
with its line, so that a keeper does not go round in circles.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from jetisu360.files.limits import read_toml
from jetisu360.language import _, pick
from jetisu360.tour.document.tour import LevelModel, Link, Tour, View
from jetisu360.tour.museum_toml.entries import (
    Entry,
    FilmEntry,
    LabelEntry,
    LevelEntry,
    LinkEntry,
    MuseumFile,
    ObjectEntry,
    PictureEntry,
    PositionEntry,
    RecordingEntry,
    RouteEntry,
    SceneEntry,
    SoundEntry,
    StopEntry,
    ViewEntry,
    VisitEntry,
)
from jetisu360.tour.museum_toml.mistakes.diagnosis import diagnose
from jetisu360.tour.museum_toml.mistakes.encoding import NotText, decoded
from jetisu360.tour.museum_toml.plan_entry import contradictions as plan_contradictions
from jetisu360.tour.museum_toml.shared_labels import shared_again
from jetisu360.tour.museum_toml.tables import keys_at
from jetisu360.tour.museum_toml.toml_lines import Location, line_of, line_table
from jetisu360.tour.museum_toml.validation import (
    MOST_PROBLEMS,
    Sentence,
    did_you_mean,
    listing,
    place_of,
    problem_of,
)
from jetisu360.tour.plan_drawing import drawn_again
from jetisu360.tour.refusals import TourRefusal
from jetisu360.tour.ways import arrow_pitch

__all__ = [
    "LabelEntry",
    "LinkEntry",
    "MuseumFile",
    "MuseumFileWrong",
    "MuseumText",
    "ObjectEntry",
    "SceneEntry",
    "check_museum",
    "from_tour",
    "level_of",
    "read_museum_file",
    "view_of",
]

NAME = "museum.toml"
_LONGEST_LINE = 200
# What people type for the codes of the languages.
_LANGUAGE_SLIPS = {"kz": "kk", "kaz": "kk", "qaz": "kk", "rus": "ru", "eng": "en"}


class MuseumFileWrong(TourRefusal):
    """`problems`: the sentences, each in three languages, each with its place."""

    code = "museum-file-wrong"
    sentence = _("museum.toml has mistakes:\n{problems}")
    advice = _("Correct the file and run the command again.")

    @classmethod
    def at(cls, problems: list[Sentence], more: int = 0) -> MuseumFileWrong:
        """`more`: how many others are not told."""
        return cls(problems=listing(problems, more))

    def say(self, language: str) -> str:
        head, _, tail = super().say(language).rpartition(pick(self.advice, language))
        return f"{head.rstrip()}\n{pick(self.advice, language)}{tail}"


class MuseumText:
    """The text of a museum.toml, for sentences that name a line. `numbers`: what its lines are called, unless
    they are counted from 1.
    """

    def __init__(self, source: str, numbers: Sequence[int] = ()) -> None:
        self._source = source
        self._numbers = numbers

    @functools.cached_property
    def _lines(self) -> dict[Location, int]:
        # Only what is wrong needs a line.
        return line_table(self._source)

    def line(self, location: Location) -> int:
        line = line_of(self._lines, location)
        return self._numbers[line - 1] if 0 < line <= len(self._numbers) else line

    def problem(self, location: Location, what: Mapping[str, str]) -> Sentence:
        """`what`, with the line and the table of `location` before it."""
        return self.told(location, what)[1]

    def told(self, location: Location, what: Mapping[str, str]) -> tuple[int, Sentence]:
        """The line, and the sentence that names it."""
        line = self.line(location)
        place = _place(location)[:_LONGEST_LINE]
        return line, _("line {line} ({place}): {what}").fill(line=line, place=place, what=what)


def read_museum_file(data: bytes, language: str = "kk") -> tuple[MuseumFile, MuseumText]:
    """The file in `data`. A plain string is in the file's own `language`, else in the given one.

    Raises:
        MuseumFileWrong: it is not TOML, not UTF-8, or has keys or values that it may not have.
        LimitExceeded: it is larger or nested more deeply than any museum's.
    """
    try:
        source = decoded(data)
    except NotText as error:
        raise MuseumFileWrong.at([error.sentence]) from None
    try:
        museum = _validated(read_toml(source, NAME), language)
    except (tomllib.TOMLDecodeError, ValidationError):
        raise MuseumFileWrong.at(*_mistakes(source, language)) from None
    text = MuseumText(source)
    check_museum(museum, text)
    return museum, text


def _validated(raw: Mapping[str, Any], language: str) -> MuseumFile:
    first = raw.get("language")
    return MuseumFile.model_validate(
        raw, context={"language": first if first in ("kk", "ru", "en") else language}
    )


def _mistakes(source: str, language: str) -> tuple[list[Sentence], int]:
    """What is wrong with a file, in the order of its lines, and how many mistakes are not told.

    What a mistake of TOML hides is looked at in the text in which all those are put right.
    """
    found = diagnose(source)
    text = MuseumText(found.text, found.numbers)
    told: list[tuple[int, Sentence]] = [(one.line, one.sentence) for one in found.mistakes]
    try:
        museum = _validated(read_toml(found.text, NAME), language)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False):
            line = text.line(tuple(item["loc"]))
            if line not in found.touched and not (found.lost and item["type"] == "missing"):
                told.append((line, _say(text, item)))
    else:
        told += [one for one in _contradictions(museum, text) if one[0] not in found.touched]
    told.sort(key=lambda one: one[0])
    shown = [sentence for _line, sentence in told[:MOST_PROBLEMS]]
    return shown, len(told) - len(shown) + found.more


def check_museum(museum: MuseumFile, text: MuseumText | None = None) -> None:
    """What each value alone does not show; `text` is where it was read, if it was.

    Raises:
        MuseumFileWrong
    """
    problems = [what for _line, what in _contradictions(museum, text or MuseumText(""))]
    if problems:
        raise MuseumFileWrong.at(problems)


def from_tour(tour: Tour) -> MuseumFile:
    """What a tour document of ours says about its photographs, as if a keeper had written it. A photograph
    whose name it does not tell is called by its SHA-256.
    """
    dump = tour.model_dump(by_alias=True, mode="json")
    labels, alone = shared_again(tour)
    scenes = [
        {
            **{key: scene[key] for key in ("id", "heading", "position", "view", "title", "description")},
            "file": scene["source"]["name"] or scene["source"]["sha256"],
            "level": scene["level"],
            "ambient": scene["ambient"] and _sound(scene["ambient"]),
            "labels": [
                _with_files(label, LabelEntry) for label in scene["labels"] if label["id"] not in alone
            ],
        }
        for scene in dump["scenes"]
    ]
    for scene, told in zip(scenes, tour.scenes, strict=True):
        if not _chosen(told.view):
            scene["view"] = None
        for key, kind in (("position", PositionEntry), ("view", ViewEntry), ("level", LevelEntry)):
            scene[key] = scene[key] and _known(scene[key], kind)
    return MuseumFile.model_validate(
        {
            **{key: dump[key] for key in ("id", "language", "start", "licence")},
            **{key: dump[key] for key in ("title", "description", "credits")},
            "scenes": scenes,
            "labels": [
                {**_with_files(label.model_dump(mode="json"), LabelEntry), **where} for label, where in labels
            ],
            "links": [_way(link, tour) for link in tour.links],
            "objects": [_with_files(thing, ObjectEntry) for thing in dump["objects"]],
            "plans": [drawn_again(plan, plan.drawing) for plan in tour.plans if plan.drawing],
            "visit": dump["visit"] and _known(dump["visit"], VisitEntry),
            "highlights": dump["highlights"],
            "routes": [
                {
                    **_known(route, RouteEntry),
                    "stops": [_with_files(stop, StopEntry) for stop in route["stops"]],
                }
                for route in dump["routes"]
            ],
        }
    )


def _way(link: Link, tour: Tour) -> dict[str, Any]:
    """A link as a keeper would draw it: what was measured goes on as it was shown."""
    values = _known(link.model_dump(by_alias=True, mode="json"), LinkEntry)
    start, end = tour.scene(link.from_), tour.scene(link.to)
    if link.origin == "measured":
        values["pitch"] = arrow_pitch(link, start.limits if start else None)
        if end and _chosen(end.view):
            values["arrival"] = None
    return values


def _chosen(view: View) -> bool:
    """Whether a person chose where to look first. Older documents do not note it: what is not the view that
    every scene has by itself was chosen then.
    """
    return view.origin == "drawn" or (view.origin is None and view != View())


def _known(values: Mapping[str, Any], kind: type[Entry]) -> dict[str, Any]:
    names = {field.alias or name for name, field in kind.model_fields.items()}
    return {key: value for key, value in values.items() if key in names}


def _with_files(values: Mapping[str, Any], kind: type[Entry]) -> dict[str, Any]:
    """A table whose pictures, sound and film are files again: they lie where their addresses say."""
    known = _known(values, kind)
    if known.get("pictures"):
        known["pictures"] = [_file(item, PictureEntry) for item in known["pictures"]]
    if known.get("sound"):
        known["sound"] = _sound(known["sound"])
    if film := known.get("film"):
        captions = [{"file": item["src"], "language": item["language"]} for item in film["captions"]]
        known["film"] = {**_file(film, FilmEntry), "captions": captions}
    return known


def _sound(record: Mapping[str, Any]) -> dict[str, Any]:
    return {**_file(record, SoundEntry), "also": [_file(one, RecordingEntry) for one in record["also"]]}


def _file(record: Mapping[str, Any], kind: type[Entry]) -> dict[str, Any]:
    return {**_known(record, kind), "file": record["src"]}


def _contradictions(museum: MuseumFile, text: MuseumText) -> Iterator[tuple[int, Sentence]]:
    """What each value alone does not show, with its line."""
    for table, ids in (
        ("scenes", [scene.id for scene in museum.scenes]),
        ("objects", [thing.id for thing in museum.objects]),
        ("routes", [route.id for route in museum.routes]),
        ("labels", [label.id for label in museum.labels]),
    ):
        for index, name in _repeated(ids):
            yield text.told((table, index, "id"), _twice("id", name))
    for table, files in (
        ("scenes", [scene.file for scene in museum.scenes]),
        ("pictures", [picture.file for picture in museum.pictures]),
    ):
        for index, name in _repeated(files):
            yield text.told((table, index, "file"), _twice("file", name))
    for index, link in enumerate(museum.links):
        if link.both and link.arrival is None:
            yield text.told(("links", index, "both"), _BOTH_NEEDS_ARRIVAL)
    for index, label in enumerate(museum.labels):
        if label.scenes and label.except_:
            yield text.told(("labels", index, "except"), _SCENES_OR_EXCEPT)
    shared = {label.id for label in museum.labels if label.id}
    for number, scene in enumerate(museum.scenes):
        for index, one in enumerate(scene.labels):
            if one.id in shared:
                yield text.told(("scenes", number, "labels", index, "id"), _twice("id", one.id or ""))
    for at, what in plan_contradictions(museum.plans):
        yield text.told(at, what)
    if museum.patch is not None and museum.patch.shown and not museum.patch.draws:
        yield text.told(("patch",), _PATCH_OF_NOTHING)
    for index, scene in enumerate(museum.scenes):
        if scene.patch is None or not scene.patch.model_fields_set - {"shown"}:
            continue
        whole = scene.patch.over(museum.patch)
        if whole.shown and not whole.draws:
            yield text.told(("scenes", index, "patch"), _PATCH_OF_NOTHING)


def _repeated(names: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """Those that were there before, and where they are again."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name is None:
            continue
        if name in seen:
            yield index, name
        seen.add(name)


_BOTH_NEEDS_ARRIVAL: Sentence = _("both = true needs arrival as well: the way back is taken from it")

_SCENES_OR_EXCEPT: Sentence = _(
    "a label of every room has either scenes (only there) or except (everywhere but there), not both"
)
_PATCH_OF_NOTHING: Sentence = _(
    "a patch needs a picture (a file beside the photographs) or blur = true: there is nothing to lay over "
    "the tripod"
)


def _twice(key: str, value: str) -> Sentence:
    value = value[:_LONGEST_LINE]
    return _("{key} = “{value}” was already used above").fill(key=key, value=value)


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
        keys = keys_at(location[:-1])
        slip = _LANGUAGE_SLIPS.get(word.lower()) if "kk" in keys else None
        hint = did_you_mean(slip or word, keys) or _home_of(word, location)
        if hint:
            what = {language: f"{what[language]}; {hint[language]}" for language in what}
    return text.problem(location, what)


def _home_of(word: str, location: Location) -> Sentence | None:
    """Where a field stands that was written too far below: what follows a header belongs to it."""
    for depth in range(len(location) - 2, -1, -1):
        above = location[:depth]
        if word not in keys_at(above):
            continue
        header = ".".join(part for part in above if isinstance(part, str))
        if not header:
            return _("“{word}” stands at the beginning of the file, above the first header").fill(word=word)
        inner = ".".join(part for part in location[:-1] if isinstance(part, str))
        return _("“{word}” is a field of [[{header}]] and stands above the first [[{inner}]] of it").fill(
            word=word, header=header, inner=inner
        )
    return None


def level_of(entry: LevelEntry) -> LevelModel:
    return LevelModel(pitch=entry.pitch, roll=entry.roll, origin="drawn")


def view_of(entry: ViewEntry) -> View:
    return View(yaw=entry.yaw, pitch=entry.pitch, fov=entry.fov, origin="drawn")
