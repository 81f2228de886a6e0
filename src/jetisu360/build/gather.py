"""What there is to make a tour of: the keeper's words, the photographs, and which scenes they will be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jetisu360.build.cache_keys import scene_code
from jetisu360.build.context import Context
from jetisu360.build.left_out import LeftOut
from jetisu360.build.photos.copies import drop_copies
from jetisu360.build.photos.folder import Listing, NoPhotographs, list_folder
from jetisu360.build.plan.decided import (
    boxes_to_blur,
    decided_of_nothing,
    holds_only_decisions,
    of_originals,
    regions_to_blur,
    with_decisions,
)
from jetisu360.build.plan.kept_ids import KeptIds
from jetisu360.build.plan.media_plan import MediaFile, find_files, media_files
from jetisu360.build.plan.patches import emblem_files, named_files, planned_patch
from jetisu360.build.plan.scene_plan import PlannedScene, ScenePlan, named_photographs, plan_scenes
from jetisu360.build.report import Report
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.build.steps.media import MediaTask
from jetisu360.build.steps.patching import PlannedPatch, why_unusable
from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_JSON, MOST_TOML, read_json
from jetisu360.files.system_errors import said
from jetisu360.language import Language, _
from jetisu360.panorama.privacy.region import Box
from jetisu360.storage import Stat
from jetisu360.tour.document.migrations import is_ours
from jetisu360.tour.document.tour import read_tour
from jetisu360.tour.museum_toml import museum_file
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import MuseumFile, MuseumText
from jetisu360.tour.refusals import DocumentForeign, TourRefusal, WordsUnreadable

TOUR_FILE = "tour.json"


class NothingToShow(TourRefusal):
    """`folder`, `count`."""

    code = "nothing-to-show"
    sentence = _("Not one photograph of “{folder}” could be used ({count} in all).")
    advice = _("The reasons are listed above; the old site is as it was.")


@dataclass(frozen=True)
class Gathered:
    """What is in the folder and what is to be made of it. `scenes`: the task of each scene of the plan, by
    the name of its photograph, in order. `media`: that of each file which museum.toml names beside them.
    `met`: all names in the folder, also of what stays out.
    """

    museum: MuseumFile
    plan: ScenePlan
    scenes: dict[str, SceneTask]
    media: dict[MediaFile, MediaTask]
    met: frozenset[str]


def gather(context: Context, language: Language | None, kept: KeptIds | None = None) -> Gathered:
    """Reads the folder; what cannot be taken is in the report. `kept` are ids that photographs already have.

    Raises:
        NoPhotographs, NothingToShow, WordsUnreadable, MuseumFileWrong, …: see what is called.
    """
    report = context.report
    listing = list_folder(context.photos)
    report.left_out += listing.left_out
    museum, text, decided = _texts(context, listing, language)
    files = _media(context, museum, listing)
    report.notes += listing.remarks(context.photos.name, set(files.values()))
    if not listing.photographs:
        if report.left_out:
            raise nothing(context)
        raise NoPhotographs(folder=context.photos.shown())
    hashes = _hashes(context, listing.photographs)
    museum = with_decisions(_named(museum, hashes), decided)
    hashes, copies, said_of_copies = drop_copies(hashes, named_photographs(museum, list(hashes)))
    museum = of_originals(museum, copies)
    plan = plan_scenes(museum, list(hashes), kept.by_name(hashes) if kept else None, text, copies)
    report.left_out += [*_not_said(plan.left_out, report, listing), *said_of_copies]
    if not plan.scenes:
        raise nothing(context)
    digests = _hashes(context, {name: listing.media[name] for name in files.values()})
    emblems = _emblems(context, museum, files, digests)
    telling = museum.publish.source_names
    boxes = boxes_to_blur(museum, digests)
    shown = set(media_files(museum))
    report.notes += decided_of_nothing(museum)
    return Gathered(
        museum,
        plan,
        {
            scene.name: _scene_task(
                context, scene, hashes[scene.name], planned_patch(museum, scene.entry, emblems)
            )
            for scene in plan.scenes
        },
        {
            one: _media_task(context, one, name, digests[name], boxes.get(digests[name], ()), telling=telling)
            for one, name in files.items()
            if name in digests and one in shown
        },
        frozenset((*listing.photographs, *files.values())),
    )


def remember_what_was_met(context: Context, gathered: Gathered) -> None:
    """Writes the state before anything is made, and forgets what is not in the folder any more."""
    refusals = {task.refusal_key for task in gathered.scenes.values()}
    refusals |= {task.refusal_key for task in gathered.media.values()}
    context.state.keep_only({context.photos.shown(name) for name in gathered.met}, refusals)
    context.state.save()


def _not_said(missing: list[LeftOut], report: Report, listing: Listing) -> list[LeftOut]:
    """What is missing and nobody knows why. What is there but is no such file is spoken of elsewhere: by a
    refusal of its own, or in the sentence about what is not read.
    """
    there = {form(name) for name in (*(one.name for one in report.left_out), *listing.beside)}
    return [one for one in missing if form(one.name) not in there]


def nothing(context: Context) -> NothingToShow:
    count = len(context.report.left_out) + len(context.report.unlinked)
    return NothingToShow(folder=context.photos.shown(), count=count)


def _texts(
    context: Context, listing: Listing, language: Language | None
) -> tuple[MuseumFile, MuseumText | None, MuseumFile]:
    """What the keeper wrote: museum.toml, else a tour.json of ours. And the decisions about faces in a
    museum.toml that holds nothing else: it does not take the place of a tour.json beside it.
    """
    museum, text = MuseumFile(), None
    if museum_file.NAME in listing.texts:
        data = _words(context, museum_file.NAME, MOST_TOML)
        museum, text = museum_file.read_museum_file(data, language or "kk")
        if not (holds_only_decisions(museum) and TOUR_FILE in listing.texts):
            return museum, text, MuseumFile()
    if TOUR_FILE in listing.texts:
        data = _words(context, TOUR_FILE, MOST_JSON)
        try:
            ours = is_ours(read_json(data, TOUR_FILE))
        except ValueError:
            ours = False
        if ours:
            return museum_file.from_tour(read_tour(data)), None, museum
        context.report.note(TOUR_FILE, DocumentForeign(name=TOUR_FILE))
    return museum, text, MuseumFile()


def _words(context: Context, name: str, most: int) -> bytes:
    try:
        return context.photos.read(name, most)
    except OSError as error:
        raise WordsUnreadable(name=name, problem=said(error)) from None


def _named(museum: MuseumFile, hashes: Mapping[str, str]) -> MuseumFile:
    """A tour document without names of files calls a photograph by its SHA-256: the name that it has here."""
    names = {digest: name for name, digest in hashes.items()}
    scenes = [
        scene
        if scene.file in hashes
        else scene.model_copy(update={"file": names.get(scene.file, scene.file)})
        for scene in museum.scenes
    ]
    return museum.model_copy(update={"scenes": scenes})


def _media(context: Context, museum: MuseumFile, listing: Listing) -> dict[MediaFile, str]:
    """Their names in the folder. A close-up is no photograph of all that surrounds a point: it leaves the
    list of those, unless the keeper also calls it a scene.
    """
    found, missing = find_files(
        named_files(museum, media_files(museum)), [*listing.photographs, *listing.media]
    )
    context.report.left_out += _not_said(missing, context.report, listing)
    scenes = {scene.file for scene in museum.scenes if scene.listed}
    for name in found.values():
        if name in listing.photographs:
            stat = listing.photographs[name] if name in scenes else listing.photographs.pop(name)
            listing.media[name] = stat
    return found


def _emblems(
    context: Context, museum: MuseumFile, files: Mapping[MediaFile, str], digests: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """The emblems that can be laid over a tripod, as `planned_patch` wants them; of the others it is said why
    they cannot.
    """
    found: dict[str, tuple[str, str]] = {}
    for one in emblem_files(museum):
        name = files.get(one)
        if name is None or name not in digests:
            continue  # said already
        if note := why_unusable(context.photos, name):
            context.report.notes.append(note)
        else:
            found[form(one.file)] = name, digests[name]
    return found


def _hashes(context: Context, files: Mapping[str, Stat]) -> dict[str, str]:
    """SHA-256 by name, in the order given; only what changed since the last build is read, and where the
    photographs are far from here, by machines near them.
    """
    photos, state = context.photos, context.state
    known = {name: state.hash_of(photos.shown(name), stat) for name, stat in files.items()}
    unknown = [name for name, digest in known.items() if digest is None]
    found = context.runner.fingerprints(photos, unknown) if unknown else {}
    hashes: dict[str, str] = {}
    for name, stat in files.items():
        digest = known[name] or found[name]
        if isinstance(digest, JetisuError):
            context.report.leave_out(name, digest)
            continue
        hashes[name] = digest
        state.remember_hash(photos.shown(name), stat, digest)
    return hashes


def _scene_task(context: Context, scene: PlannedScene, digest: str, patch: PlannedPatch | None) -> SceneTask:
    """The step that makes one scene, as the keeper wants it."""
    entry = scene.entry
    level = view = coverage = None
    if entry is not None and entry.level is not None:
        level = (entry.level.pitch, entry.level.roll)
    if entry is not None and entry.view is not None:
        view = (entry.view.yaw, entry.view.pitch, entry.view.fov)
    if entry is not None and entry.coverage is not None:
        coverage = (entry.coverage.horizontal, entry.coverage.vertical, entry.coverage.centre_pitch)
    placed = entry is not None and bool(entry.level or entry.view or entry.labels)
    return SceneTask(
        scene.name,
        context.photos,
        context.work,
        digest,
        context.settings,
        level=level,
        coverage=coverage,
        view=view,
        placed=placed,
        regions=regions_to_blur(entry, digest),
        patch=patch,
        code=scene_code(),
    )


def _media_task(
    context: Context, one: MediaFile, name: str, digest: str, boxes: tuple[Box, ...], *, telling: bool
) -> MediaTask:
    """The step that takes one file beside the photographs; `boxes`: what nobody may see of it; `telling`: its
    name may be known.
    """
    return MediaTask(
        name,
        one.kind,
        one.slug if telling else "",
        context.photos,
        context.work,
        digest,
        quality=context.settings.quality,
        boxes=boxes if one.kind == "picture" else (),
        code=scene_code(),
    )
