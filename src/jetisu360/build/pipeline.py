"""From a folder of photographs to a site, or no further than to the links between the scenes.

The stages in their order; each is a file of its own, in the same folder. Commands and portal call these two.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jetisu360.build.asked import asked
from jetisu360.build.assemble import Wanted, assemble
from jetisu360.build.beginning import beginning_of
from jetisu360.build.context import BuildContext, opened_for_build, opened_without_site
from jetisu360.build.cut import cut_scenes
from jetisu360.build.found_links import Linked
from jetisu360.build.gather import Gathered, gather, nothing, remember_what_was_met
from jetisu360.build.linked_scenes import remarks
from jetisu360.build.links import Linking, SceneToLink, link_scenes, scenes_to_link
from jetisu360.build.looking import Looked, look_at_pictures
from jetisu360.build.made import Made, PackedScene
from jetisu360.build.media_and_views import take_media_and_views
from jetisu360.build.options import LinkOptions, Options
from jetisu360.build.photos.folder import check_there
from jetisu360.build.place import InPlace, check_names, check_places, published, put_in_place
from jetisu360.build.plan.kept_ids import KeptIds
from jetisu360.build.plan.media_plan import Shelf
from jetisu360.build.progress import Progress
from jetisu360.build.report import Report
from jetisu360.build.tour_links import links_of
from jetisu360.build.undecided import check_decided, check_looked_at, notes_about, review_command
from jetisu360.build.visitors import check_for_visitors
from jetisu360.build.work_folder import check_work, prune
from jetisu360.language import pick
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.museum_toml.museum_file import MuseumFile

__all__ = ["Built", "LinkOptions", "Links", "Options", "build", "find_links"]


@dataclass(frozen=True)
class Built:
    """What a build did: the tour, the site that is there now, what there is to tell. `photographs`: their
    names by the ids of their scenes.
    """

    tour: Tour
    site: InPlace
    report: Report
    tiles: int
    seconds: float
    photographs: Mapping[str, str]


@dataclass(frozen=True)
class Links:
    """What a search for links found, for the scenes `scenes`; `titles` by their ids; `museum`: with which
    words.
    """

    linking: Linking
    scenes: Sequence[SceneToLink]
    titles: Mapping[str, str]
    report: Report
    museum: MuseumFile


def build(options: Options, progress: Progress, report: Report | None = None) -> Built:
    """Makes the site. `report` is filled as things are found out, also when the build then fails.

    Raises:
        JetisuError: nothing at `options.site` was changed.
    """
    started = time.monotonic()
    report = report or Report()
    check_places(options)
    with opened_for_build(options, progress, report) as context:
        before = published(context.site)
        kept = KeptIds.of(before, context.state.ids_of(context.site.shown()))
        gathered = gather(context, options.language, kept)
        check_names(context, gathered)
        remember_what_was_met(context, gathered)
        looked = _looked(context, options, gathered)
        to_link = _to_link(options, gathered)
        scenes = cut_scenes(context, gathered, to_link=to_link)
        linking = _linked(context, gathered, scenes) if to_link else None
        links = links_of(gathered.museum, {scene.planned.id for scene in scenes}, linking)
        beginning = beginning_of(gathered.museum, gathered.plan, scenes, links.all)
        beside = take_media_and_views(context, gathered, scenes, beginning)
        if looked is not None:
            _tell_of_privacy(context, options, looked, scenes, beside.shelf)
        made = Made(scenes, beside.shelf, beside.views, linking)
        tour, notes = assemble(gathered.museum, gathered.plan, made, _wanted(options, gathered, before))
        report.notes += notes
        check_for_visitors(context, tour, made.shelf.names, draft=options.draft)
        site = put_in_place(context, options, tour, made.packs)
        _remember(context, options, made, site, looked)
    return Built(tour, site, report, made.tiles, time.monotonic() - started, made.photographs)


def find_links(options: LinkOptions, progress: Progress, report: Report | None = None) -> Links:
    """The same way, but for what only a site needs: the folder is gathered, its scenes are linked.

    Raises:
        FolderNotFound, WorkMisplaced, PlaceNotWritable, DiskFull, and what `gather` raises.
    """
    report = report or Report()
    check_there(options.photos)
    check_work(options.work, options.photos)
    with opened_without_site(options, progress, report) as context:
        gathered = gather(context, options.language)
        scenes = scenes_to_link(context, gathered, gathered.plan.scenes)
        context.state.save()
        linking = link_scenes(context, gathered.museum, scenes)
        if options.own_work:
            prune(context.work, linking.keys)
        if not linking.ids:
            raise nothing(context)
        titles = {scene.id: pick(scene.title, options.language or "kk") for scene in gathered.plan.scenes}
        drawn = {(link.from_, link.to) for link in gathered.museum.links}
        report.notes += remarks(linking, drawn, titles)
    return Links(linking, scenes, titles, report, gathered.museum)


def _to_link(options: Options, gathered: Gathered) -> bool:
    """Whether anybody wants to know how the photographs stand to each other, and there are several."""
    return options.links and gathered.museum.walk.find and len(gathered.plan.scenes) > 1


def _linked(context: BuildContext, gathered: Gathered, scenes: Sequence[PackedScene]) -> Linking | None:
    """How the photographs stand to each other; None where there is but one."""
    if len(scenes) < 2:
        return None
    wanted = scenes_to_link(context, gathered, [scene.planned for scene in scenes])
    linking = link_scenes(context, gathered.museum, wanted)
    context.report.linked = Linked(linking, wanted)
    return linking


def _looked(context: BuildContext, options: Options, gathered: Gathered) -> Looked | None:
    """What is found in the pictures; None where nobody wants to know. Before anything is made: for a strict
    build that is all, if something waits for a decision.
    """
    if options.privacy == "skip":
        return None
    looked = look_at_pictures(context, gathered)
    context.report.looked = looked
    if options.privacy == "strict":
        check_decided(looked, review_command(options.photos, options.work))
    return looked


def _tell_of_privacy(
    context: BuildContext, options: Options, looked: Looked, scenes: Sequence[PackedScene], shelf: Shelf
) -> None:
    """What visitors would see that nobody has decided on, and what could not be looked at."""
    shown = {scene.planned.name for scene in scenes} | {item.task.name for item in shelf.all()}
    command = review_command(options.photos, options.work)
    context.report.notes += notes_about(looked, context.photos.name, command, shown)
    if options.privacy == "strict":
        check_looked_at(looked, shown)


def _remember(
    context: BuildContext, options: Options, made: Made, site: InPlace, looked: Looked | None
) -> None:
    """What the next build should know; and packs that nobody uses go."""
    ids = {name: scene for scene, name in made.photographs.items()}
    context.state.remember_ids(context.site.shown(), ids)
    if (how := asked(options)) is not None:
        context.state.remember_asked(context.site.shown(), how)
    context.state.save()
    if not site.unchanged:
        prune(context.work, made.keys | (looked.keys if looked else set()))


def _wanted(options: Options, gathered: Gathered, before: Tour | None) -> Wanted:
    return Wanted(
        folder=options.photos.name,
        title=options.title,
        language=options.language or gathered.museum.language or "kk",
        kept_id=before.id if before else None,
        address=options.address,
        region=options.region,
        kiosk=options.kiosk,
    )
