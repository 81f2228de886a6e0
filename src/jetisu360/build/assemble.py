"""The tour document, from the plan, the keeper's words and the packs that the steps made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jetisu360.build.left_out import LeftOut
from jetisu360.build.linked_scenes import arrows, placed, remarks
from jetisu360.build.links import Linking
from jetisu360.build.plan.floor_plans import plans
from jetisu360.build.plan.media_plan import Shelf
from jetisu360.build.plan.scene_plan import PlannedScene, ScenePlan
from jetisu360.build.shared_labels import settle
from jetisu360.build.steps.label_views import PackedViews
from jetisu360.build.steps.media import PackedMedia
from jetisu360.language import LANGUAGES, Language, _, pick
from jetisu360.publish.layout import scene_folder
from jetisu360.tour.document.tour import (
    Arrival,
    ExhibitObject,
    Label,
    Link,
    PlanModel,
    Position,
    Region,
    Scene,
    Tiles,
    Tour,
)
from jetisu360.tour.document.visit import Route, RouteStop, Visit
from jetisu360.tour.museum_toml.entries import Kind, LabelEntry, LinkEntry, MuseumFile, RouteEntry, VisitEntry
from jetisu360.tour.museum_toml.museum_file import level_of, view_of
from jetisu360.tour.naming import slugify, tour_title
from jetisu360.tour.pack import Pack
from jetisu360.tour.refusals import TourRefusal
from jetisu360.tour.ways import FLOOR_HIGHEST, FLOOR_LOWEST


class LinkDropped(TourRefusal):
    """`start`, `end`, `missing`: ids of scenes."""

    code = "link-dropped"
    sentence = _("The link “{start}” → “{end}” was not added: the scene “{missing}” is not in the tour.")


class StartChanged(TourRefusal):
    """`wanted`, `start`: ids of scenes."""

    code = "start-changed"
    sentence = _("The tour begins at the scene “{start}”: “{wanted}” is not in it.")


class StartMoved(TourRefusal):
    """`first`, `start`: ids of scenes."""

    code = "start-moved"
    sentence = _("The tour begins at the scene “{start}”: no arrow leads on from “{first}”.")
    advice = _("To begin elsewhere, write start into museum.toml.")


class StartAlone(TourRefusal):
    """`start`: the id of a scene."""

    code = "start-alone"
    sentence = _("The tour begins at the scene “{start}”, from which no arrow leads on.")
    advice = _("Write a link from it into museum.toml, or choose another scene as start.")


@dataclass(frozen=True)
class PackedScene:
    """A planned scene whose pack is there; `key` is the step's key."""

    planned: PlannedScene
    key: str
    pack: Pack

    @property
    def path(self) -> str:
        """Where its pictures are in a site: the version in it changes whenever the pictures do."""
        return scene_folder(self.planned.id, self.key)


@dataclass(frozen=True)
class Made:
    """What the stages have made of the folder. `scenes` are not empty; `linking` is what the photographs
    themselves show of their neighbours, None where nobody asked; `views` are stills, by the ids of scenes.
    """

    scenes: Sequence[PackedScene]
    shelf: Shelf = field(default_factory=Shelf)
    views: Mapping[str, PackedViews] = field(default_factory=dict)
    linking: Linking | None = None

    @property
    def packs(self) -> list[PackedScene | PackedMedia | PackedViews]:
        """Everything that belongs into the site."""
        return [*self.scenes, *self.shelf.all(), *self.views.values()]

    @property
    def keys(self) -> set[str]:
        """Of all files of the work folder that it stands on."""
        return {pack.key for pack in self.packs} | (self.linking.keys if self.linking else set())

    @property
    def photographs(self) -> dict[str, str]:
        """Their names, by the ids of their scenes."""
        return {scene.planned.id: scene.planned.name for scene in self.scenes}

    @property
    def tiles(self) -> int:
        return sum(name[:1].isdigit() for scene in self.scenes for name in scene.pack.files)


@dataclass(frozen=True)
class Wanted:
    """What the command says of a tour. `folder`: the name of the folder, for a tour that has no other;
    `kept_id`: the id that it has already; the rest as in `options.Options`.
    """

    folder: str
    title: str | None = None
    language: Language = "kk"
    kept_id: str | None = None
    address: str | None = None
    region: Mapping[str, str] | None = None
    kiosk: bool = False


def assemble(museum: MuseumFile, plan: ScenePlan, made: Made, wanted: Wanted) -> tuple[Tour, list[LeftOut]]:
    """The tour, and what the keeper should know of it."""
    present = {scene.planned.id for scene in made.scenes}
    links, notes = _links(museum, present)
    telling = museum.publish.source_names
    scenes = [_scene(scene, made.shelf, made.views.get(scene.planned.id), telling) for scene in made.scenes]
    if made.linking is not None:
        drawn = {(link.from_, link.to) for link in links}
        titles = {scene.planned.id: pick(scene.planned.title, wanted.language) for scene in made.scenes}
        notes += remarks(made.linking, drawn, titles)
        links += arrows(made.linking, drawn)
        scenes = placed(made.linking, scenes)
    notes += settle(scenes, [scene.planned for scene in made.scenes])
    on_plans, undrawn = plans(made.linking, scenes, museum.plans, made.shelf)
    notes += undrawn
    start, changed = _start(museum, plan, scenes, links)
    for scene in scenes:
        # Where no visit begins it would only make the document heavier.
        if scene.id != start:
            scene.glimpse = None
    title = _title(museum, wanted)
    own_name = slugify(pick(title, "en")) or slugify(wanted.folder) or "museum"
    tour = Tour(
        id=museum.id or wanted.kept_id or own_name,
        title=title,
        description=museum.description.text,
        language=wanted.language,
        credits=museum.credits.text,
        licence=museum.licence,
        start=start,
        scenes=scenes,
        plans=[PlanModel.model_validate(plan) for plan in on_plans],
        links=links,
        objects=_objects(museum, made.shelf),
        visit=_visit(museum.visit),
        highlights=museum.highlights,
        routes=_routes(museum.routes, made.shelf, present),
        # Where the site will stand, for the pictures that others show of it.
        address=museum.address or wanted.address,
        region=Region(title=dict(wanted.region)) if wanted.region else None,
        kiosk=wanted.kiosk,
    )
    return tour, [*notes, *changed]


def _start(
    museum: MuseumFile, plan: ScenePlan, scenes: Sequence[Scene], links: Sequence[Link]
) -> tuple[str, list[LeftOut]]:
    """Where the tour begins: where the keeper wants; else at the first scene from which an arrow leads on, if
    there is any. With a note where that is not the one that was wanted, or not the first, or leads nowhere.
    """
    leading = {link.from_ for link in links}
    wanted, first = museum.start, scenes[0].id
    if wanted in {scene.id for scene in scenes}:
        alone = leading and wanted not in leading
        return wanted, [LeftOut.because(wanted, StartAlone(start=wanted))] if alone else []
    start = next((scene.id for scene in scenes if scene.id in leading), first)
    if wanted is not None and wanted in plan.absent | {item.id for item in plan.scenes}:
        return start, [LeftOut.because(wanted, StartChanged(wanted=wanted, start=start))]
    return start, [] if start == first else [LeftOut.because(start, StartMoved(first=first, start=start))]


def _title(museum: MuseumFile, wanted: Wanted) -> dict[str, str]:
    """One title given on the command line is the title in every language, whatever museum.toml has."""
    if wanted.title:
        return dict.fromkeys(LANGUAGES, wanted.title)
    return museum.title.text or tour_title(wanted.folder)


def _objects(museum: MuseumFile, shelf: Shelf) -> list[ExhibitObject]:
    return [
        ExhibitObject(
            id=entry.id,
            inventory_number=entry.inventory_number,
            title=entry.title.text,
            description=entry.description.text,
            material=entry.material.text,
            date=entry.date.text,
            maker=entry.maker.text,
            dimensions=entry.dimensions,
            rights=entry.rights.text,
            pictures=shelf.pictures(entry.pictures),
            sound=shelf.sound(entry.sound),
        )
        for entry in museum.objects
    ]


def _scene(scene: PackedScene, shelf: Shelf, views: PackedViews | None, telling: bool) -> Scene:
    """`telling`: how the photograph was called and which camera took it may be known."""
    planned, made, entry = scene.planned, scene.pack.scene, scene.planned.entry
    values: dict[str, Any] = {
        **made,
        # The same photograph under another name has the same pack.
        "source": {**made["source"], "name": planned.name if telling else ""},
        "camera": made.get("camera") if telling else None,
        "id": planned.id,
        "title": planned.title,
        "tiles": Tiles(**made["tiles"], path=scene.path),
        "view": {**made["view"], "origin": "none"},
        "poster": f"{scene.path}/poster.jpg",
        "thumbnail": f"{scene.path}/thumbnail.webp",
    }
    if views and values.get("glimpse"):
        values["glimpse"] = {**values["glimpse"], "stills": views.stills}
    values["labels"] = [
        *(_label(name, entry, shelf, views) for name, entry in planned.own_labels),
        *(_label(name, entry, shelf, None, everywhere=True) for name, entry in planned.shared),
    ]
    if entry is not None:
        values["description"] = entry.description.text
        values["ambient"] = shelf.sound(entry.ambient)
        if entry.heading is not None:
            values["heading"] = entry.heading % 360
        if entry.position is not None:
            values["position"] = Position(**entry.position.model_dump())
        if entry.view is not None:
            values["view"] = view_of(entry.view)
        if entry.level is not None:
            values["level"] = level_of(entry.level)
    return Scene.model_validate(values)


def _label(
    name: str, entry: LabelEntry, shelf: Shelf, views: PackedViews | None, *, everywhere: bool = False
) -> Label:
    return Label(
        id=name,
        kind=_kind(entry, shelf),
        yaw=entry.yaw,
        pitch=entry.pitch,
        title=entry.title.text,
        text=entry.text.text,
        object=entry.object,
        href=entry.href,
        pictures=shelf.pictures(entry.pictures),
        sound=shelf.sound(entry.sound),
        film=shelf.film(entry.film),
        polygon=entry.polygon,
        poster=views.poster(name) if views else None,
        everywhere=everywhere,
    )


def _kind(entry: LabelEntry, shelf: Shelf) -> Kind:
    """What a label is. If it does not say it, what it carries tells; a file that could not be taken is told
    of elsewhere, and the label is then what is left of it.
    """
    dead = (
        (entry.kind == "sound" and entry.sound and not shelf.sound(entry.sound))
        or (entry.kind == "film" and entry.film and not shelf.film(entry.film))
        or (entry.kind == "picture" and entry.pictures and not shelf.pictures(entry.pictures))
    )
    if entry.kind and not dead:
        return entry.kind
    if entry.object:
        return "object"
    if entry.href:
        return "link"
    if shelf.film(entry.film):
        return "film"
    if shelf.sound(entry.sound):
        return "sound"
    return "picture" if shelf.pictures(entry.pictures) else "text"


def _visit(entry: VisitEntry | None) -> Visit | None:
    if entry is None:
        return None
    texts = {name: getattr(entry, name).text for name in ("address", "place", "hours", "admission")}
    return Visit.model_validate({**entry.model_dump(), **texts})


def _routes(entries: list[RouteEntry], shelf: Shelf, present: set[str]) -> list[Route]:
    """The routes; a stop whose photograph was left out goes with it."""
    return [
        Route(
            id=entry.id,
            title=entry.title.text,
            description=entry.description.text,
            stops=[
                RouteStop(
                    scene=stop.scene,
                    label=stop.label,
                    yaw=stop.yaw,
                    pitch=stop.pitch,
                    fov=stop.fov,
                    title=stop.title.text,
                    text=stop.text.text,
                    sound=shelf.sound(stop.sound),
                )
                for stop in entry.stops
                if stop.scene in present
            ],
        )
        for entry in entries
    ]


def _links(museum: MuseumFile, present: set[str]) -> tuple[list[Link], list[LeftOut]]:
    links: list[Link] = []
    notes: list[LeftOut] = []
    for entry in museum.links:
        missing = next((item for item in (entry.from_, entry.to) if item not in present), None)
        if missing is not None:
            dropped = LinkDropped(start=entry.from_, end=entry.to, missing=missing)
            notes.append(LeftOut.because(f"{entry.from_} → {entry.to}", dropped))
            continue
        there = entry.arrival
        arrival = Arrival(yaw=there.yaw, pitch=there.pitch) if there else None
        pitch = FLOOR_HIGHEST if entry.pitch is None else entry.pitch
        links.append(_link(entry.from_, entry.to, entry.yaw, pitch, arrival))
        if entry.both and entry.arrival is not None:
            links.append(_way_back(entry, entry.arrival.yaw))
    return links, notes


def _way_back(entry: LinkEntry, arrival_yaw: float) -> Link:
    """Who walks in looks away from the door: the way back is behind them, both ways."""
    back = Arrival(yaw=_turned(entry.yaw), pitch=0.0)
    # On the floor as the way there; but who went down a stair does not go down once more to come back.
    level = entry.pitch is not None and FLOOR_LOWEST <= entry.pitch <= 0
    pitch = entry.pitch if entry.pitch is not None and level else FLOOR_HIGHEST
    return _link(entry.to, entry.from_, _turned(arrival_yaw), pitch, back)


def _turned(yaw: float) -> float:
    return yaw % 360 - 180


def _link(start: str, end: str, yaw: float, pitch: float, arrival: Arrival | None) -> Link:
    return Link.model_validate(
        {"from": start, "to": end, "yaw": yaw, "pitch": pitch, "origin": "drawn", "arrival": arrival}
    )
