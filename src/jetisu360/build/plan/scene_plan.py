"""Which scenes a tour will have: the keeper's words and the photographs that are there, brought together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from jetisu360.build.left_out import LeftOut
from jetisu360.build.plan.decided import both
from jetisu360.language import _
from jetisu360.tour.museum_toml.entries import LabelEntry, SharedLabelEntry
from jetisu360.tour.museum_toml.file_names import NO_HINT, form, nearest
from jetisu360.tour.museum_toml.museum_file import MuseumFile, MuseumFileWrong, MuseumText, SceneEntry
from jetisu360.tour.museum_toml.toml_lines import Location
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS, Sentence, did_you_mean
from jetisu360.tour.naming import Names, label_ids, scene_id, scene_title, shared_label_ids
from jetisu360.tour.refusals import TourRefusal


class PhotoNotThere(TourRefusal):
    """`name`, `hint` (a text in three languages, may be empty)."""

    code = "photo-not-there"
    sentence = _("The photograph “{name}” that museum.toml names is not in the folder{hint}.")
    advice = _("Put the file there, or correct the name.")


@dataclass(frozen=True)
class PlannedScene:
    """A scene before its pictures are made. `entry` is what the keeper wrote about it, if anything; `shared`:
    the labels of many rooms that are wanted in it, with their ids.
    """

    id: str
    name: str
    title: dict[str, str]
    entry: SceneEntry | None = None
    shared: tuple[tuple[str, SharedLabelEntry], ...] = ()

    @property
    def own_labels(self) -> list[tuple[str, LabelEntry]]:
        """The labels of this room alone, with their ids."""
        entries = self.entry.labels if self.entry else []
        ids = label_ids(entries, [name for name, _ in self.shared])
        return list(zip(ids, entries, strict=True))


@dataclass
class ScenePlan:
    """The scenes in the order of the tour, and what the keeper named but is not there."""

    scenes: list[PlannedScene] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    # Ids that links may name although no scene has them: skipped by the keeper, or their photograph is
    # missing.
    absent: set[str] = field(default_factory=set)


def named_photographs(museum: MuseumFile, names: Sequence[str]) -> list[str]:
    """Those of `names` that the keeper wants in the tour by name, in the keeper's order."""
    find = _finder(names)
    found = (find(entry.file) for entry in museum.scenes if entry.listed and not entry.skip)
    return list(dict.fromkeys(name for name in found if name is not None))


def _finder(names: Sequence[str]) -> Callable[[str], str | None]:
    """The name in the folder that one in museum.toml means."""
    known = set(names)
    by_form = {form(name): name for name in reversed(names)}
    return lambda name: name if name in known else by_form.get(form(name))


def plan_scenes(
    museum: MuseumFile,
    names: Sequence[str],
    kept_ids: Mapping[str, str] | None = None,
    text: MuseumText | None = None,
    copies: Mapping[str, str] = MappingProxyType({}),
) -> ScenePlan:
    """Scenes for the photographs `names` (in natural order).

    The keeper's scenes come first, in the keeper's order (a table with `listed = false` gives no place);
    `kept_ids` are the ids that photographs already have in the published tour, because an id is permanent.
    `copies`: what is in the folder but left out, being a copy of one of `names`.

    Raises:
        MuseumFileWrong: a link, a pair, a label or `start` names a scene or an object that is nowhere.
    """
    plan = ScenePlan()
    find = _finder([*names, *copies])
    mentioned: dict[str, SceneEntry] = {}
    ids = Names(entry.id for entry in museum.scenes if entry.id)
    titles = Names(title for entry in museum.scenes if entry.title for title in entry.title.text.values())
    for entry in museum.scenes:
        name = find(entry.file)
        if entry.skip:
            plan.absent.add(entry.id or "")
        elif name is None:
            plan.absent.add(entry.id or scene_id(entry.file, ids))
            hint = nearest(entry.file, names) if len(plan.left_out) < MOST_PROBLEMS else NO_HINT
            error = PhotoNotThere(name=entry.file, hint=hint)
            plan.left_out.append(LeftOut.because(entry.file, error))
        elif name in copies:
            plan.absent.add(entry.id or scene_id(entry.file, ids))
        if name is not None and name not in copies:
            # Two spellings of one name: the later table counts, but no decision about a face is lost.
            mentioned[name] = both(entry, mentioned[name]) if name in mentioned else entry
    placed = [name for name, entry in mentioned.items() if entry.listed]
    order = [*placed, *(name for name in names if name not in set(placed))]
    # Ids that were chosen, now or before, are given out before any is made from a file name.
    chosen = {name: entry.id for name, entry in mentioned.items() if entry.id}
    for name in order:
        kept = (kept_ids or {}).get(name)
        if name not in chosen and kept and kept not in ids:
            chosen[name] = kept
            ids.add(kept)
    shared = list(zip(shared_label_ids(museum.labels), museum.labels, strict=True))
    for name in order:
        entry_ = mentioned.get(name)
        if entry_ is not None and entry_.skip:
            continue
        found = chosen.get(name) or scene_id(name, ids)
        ids.add(found)
        written = entry_.title.text if entry_ else {}
        title = written or scene_title(name, len(plan.scenes) + 1, titles)
        titles.update(title.values())
        here = tuple((id_, label) for id_, label in shared if label.is_in(found))
        plan.scenes.append(PlannedScene(found, name, title, entry_, here))
    _check_names(museum, plan, text)
    return plan


def _check_names(museum: MuseumFile, plan: ScenePlan, text: MuseumText | None) -> None:
    scenes = {scene.id for scene in plan.scenes} | plan.absent
    objects = {thing.id for thing in museum.objects}
    wrong: list[tuple[Location, str, set[str]]] = []
    for index, link in enumerate(museum.links):
        wrong += [
            (("links", index, key), value, scenes)
            for key, value in (("from", link.from_), ("to", link.to))
            if value not in scenes
        ]
    for index, pair in enumerate(museum.walk.pairs):
        wrong += [
            (("walk", "pairs", index, "between"), value, scenes)
            for value in pair.between
            if value not in scenes
        ]
    if museum.start is not None and museum.start not in scenes:
        wrong.append((("start",), museum.start, scenes))
    for number, scene in enumerate(museum.scenes):
        wrong += [
            (("scenes", number, "labels", index, "object"), label.object, objects)
            for index, label in enumerate(scene.labels)
            if label.object is not None and label.object not in objects
        ]
    for index, shared in enumerate(museum.labels):
        if shared.object is not None and shared.object not in objects:
            wrong.append((("labels", index, "object"), shared.object, objects))
        for key, rooms in (("scenes", shared.scenes), ("except", shared.except_)):
            wrong += [(("labels", index, key), room, scenes) for room in rooms if room not in scenes]
    wrong += [
        (("highlights", index), name, objects)
        for index, name in enumerate(museum.highlights)
        if name not in objects
    ]
    wrong += [
        (("plans", number, "points", index, "scene"), point.scene, scenes)
        for number, drawn in enumerate(museum.plans)
        for index, point in enumerate(drawn.points)
        if point.scene is not None and point.scene not in scenes
    ]
    wrong += _wrong_stops(museum, plan, scenes)
    if wrong:
        place = text or MuseumText("")
        told = [place.problem(at, _unknown(word, known)) for at, word, known in wrong[:MOST_PROBLEMS]]
        raise MuseumFileWrong.at(told, len(wrong) - len(told))


def _wrong_stops(
    museum: MuseumFile, plan: ScenePlan, scenes: set[str]
) -> list[tuple[Location, str, set[str]]]:
    labels = {scene.id: {name for name, _ in (*scene.own_labels, *scene.shared)} for scene in plan.scenes}
    wrong: list[tuple[Location, str, set[str]]] = []
    for number, route in enumerate(museum.routes):
        for index, stop in enumerate(route.stops):
            if stop.scene not in scenes:
                wrong.append((("routes", number, "stops", index, "scene"), stop.scene, scenes))
            elif stop.label is not None and stop.scene not in plan.absent:
                here = labels.get(stop.scene, set())
                if stop.label not in here:
                    wrong.append((("routes", number, "stops", index, "label"), stop.label, here))
    return wrong


def _unknown(word: str, known: set[str]) -> Sentence:
    what = _("nothing has the id “{word}”").fill(word=word)
    hint = did_you_mean(word, known)
    return {language: f"{said}; {hint[language]}" if hint else said for language, said in what.items()}
