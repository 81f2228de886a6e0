"""The tour document, from the plan, the keeper's words and the packs that the steps made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jetisu360.build.beginning import Beginning, beginning_of
from jetisu360.build.left_out import LeftOut
from jetisu360.build.linked_scenes import placed, remarks
from jetisu360.build.made import Made, PackedScene
from jetisu360.build.plan.floor_plans import plans
from jetisu360.build.plan.media_plan import Shelf
from jetisu360.build.plan.scene_plan import ScenePlan
from jetisu360.build.shared_labels import settle
from jetisu360.build.steps.label_views import PackedViews
from jetisu360.build.tour_links import links_of
from jetisu360.language import LANGUAGES, Language, pick
from jetisu360.tour.document.tour import (
    ExhibitObject,
    Label,
    PlanModel,
    Position,
    Region,
    Scene,
    Tiles,
    Tour,
)
from jetisu360.tour.document.visit import Route, RouteStop, Visit
from jetisu360.tour.museum_toml.entries import Kind, LabelEntry, MuseumFile, RouteEntry, VisitEntry
from jetisu360.tour.museum_toml.museum_file import level_of, view_of
from jetisu360.tour.naming import slugify, tour_title


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
    links = links_of(museum, present, made.linking)
    beginning = beginning_of(museum, plan, made.scenes, links.all)
    notes = [*links.notes]
    telling = museum.publish.source_names
    scenes = [
        _scene(scene, made.shelf, made.views.get(scene.planned.id), telling, beginning)
        for scene in made.scenes
    ]
    if made.linking is not None:
        titles = {scene.planned.id: pick(scene.planned.title, wanted.language) for scene in made.scenes}
        notes += remarks(made.linking, links.ways_drawn, titles)
        scenes = placed(made.linking, scenes)
    notes += settle(scenes, [scene.planned for scene in made.scenes])
    on_plans, undrawn = plans(made.linking, scenes, museum.plans, made.shelf)
    notes += undrawn
    title = _title(museum, wanted)
    own_name = slugify(pick(title, "en")) or slugify(wanted.folder) or "museum"
    tour = Tour(
        id=museum.id or wanted.kept_id or own_name,
        title=title,
        description=museum.description.text,
        language=wanted.language,
        credits=museum.credits.text,
        licence=museum.licence,
        start=beginning.scene,
        scenes=scenes,
        plans=[PlanModel.model_validate(plan) for plan in on_plans],
        links=links.all,
        objects=_objects(museum, made.shelf),
        visit=_visit(museum.visit),
        highlights=museum.highlights,
        routes=_routes(museum.routes, made.shelf, present),
        # Where the site will stand, for the pictures that others show of it.
        address=museum.address or wanted.address,
        region=Region(title=dict(wanted.region)) if wanted.region else None,
        kiosk=wanted.kiosk,
    )
    return tour, [*notes, *beginning.notes]


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


def _scene(
    scene: PackedScene, shelf: Shelf, views: PackedViews | None, telling: bool, beginning: Beginning
) -> Scene:
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
    if planned.id == beginning.scene:
        values["view"] |= dict(zip(("yaw", "pitch", "fov"), beginning.view, strict=True))
        values["glimpse"] = views.glimpse if views else None
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
