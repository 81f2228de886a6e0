"""What there is to make a tour of: the keeper's words, the photographs, and which scenes they will be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jetisu360.build.cache_keys import scene_code
from jetisu360.build.copies import drop_copies
from jetisu360.build.folder import LeftOut, Listing, NoPhotographs, fingerprints, list_folder
from jetisu360.build.kept_ids import KeptIds
from jetisu360.build.media_plan import MediaFile, find_files, media_files
from jetisu360.build.scene_plan import Plan, PlannedScene, named_photographs, plan_scenes
from jetisu360.build.state import State
from jetisu360.build.steps.cut_scene import SceneTask, Settings
from jetisu360.build.steps.label_views import ViewsTask
from jetisu360.build.steps.media import MediaTask
from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_JSON, MOST_TOML, read_json
from jetisu360.files.system_errors import said
from jetisu360.language import Language, _
from jetisu360.storage import Folder, Stat
from jetisu360.tour.document.migrations import is_ours
from jetisu360.tour.document.tour import read_tour
from jetisu360.tour.museum_toml import museum_file
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import MuseumFile, MuseumText
from jetisu360.tour.naming import label_ids
from jetisu360.tour.refusals import DocumentForeign, TourRefusal, WordsUnreadable

TOUR_FILE = "tour.json"
Fingerprints = Callable[[Folder, list[str]], dict[str, str | JetisuError]]


class NothingToShow(TourRefusal):
    """`folder`, `count`."""

    code = "nothing-to-show"
    sentence = _("Not one photograph of “{folder}” could be used ({count} in all).")
    advice = _("The reasons are listed above; the old site is as it was.")


@dataclass(frozen=True)
class Gathered:
    """`hashes`: SHA-256 by name of the photographs of the plan's scenes, in order. `notes`: about the
    texts. `media`: name in the folder and SHA-256 of each file that museum.toml names beside them.
    """

    museum: MuseumFile
    listing: Listing
    plan: Plan
    hashes: dict[str, str]
    notes: list[LeftOut]
    media: dict[MediaFile, tuple[str, str]] = field(default_factory=dict)


def gather(
    photos: Folder,
    state: State,
    left_out: list[LeftOut],
    *,
    language: Language | None = None,
    kept: KeptIds | None = None,
    fingerprint: Fingerprints = fingerprints,
) -> Gathered:
    """Reads the folder. `left_out` grows by what cannot be taken; `kept` are ids that they already have;
    `fingerprint` reads and hashes, where the photographs are far from here on machines near them.

    Raises:
        NoPhotographs, NothingToShow, WordsUnreadable, MuseumFileWrong, …: see what is called.
    """
    listing = list_folder(photos)
    left_out += listing.left_out
    notes: list[LeftOut] = []
    museum, text = _texts(photos, listing, language, notes)
    media = _media(museum, listing, left_out)
    hashes = _hashes(photos, listing, state, fingerprint, left_out)
    museum = _named(museum, hashes)
    hashes, copies, said_of_copies = drop_copies(hashes, named_photographs(museum, list(hashes)))
    plan = plan_scenes(museum, list(hashes), kept.by_name(hashes) if kept else None, text, copies)
    left_out += [*_not_said(plan.left_out, left_out), *said_of_copies]
    if not plan.scenes:
        raise nothing(photos, left_out)
    wanted = {name: listing.media[name] for name in media.values()}
    digests = _known_or_found(photos, wanted, state, fingerprint, left_out)
    taken = {one: (name, digests[name]) for one, name in media.items() if name in digests}
    return Gathered(museum, listing, plan, hashes, notes, taken)


def _not_said(missing: list[LeftOut], left_out: list[LeftOut]) -> list[LeftOut]:
    """What is missing and nobody knows why: of a file that is there but is none, it is said already."""
    there = {form(one.name) for one in left_out}
    return [one for one in missing if form(one.name) not in there]


def nothing(photos: Folder, left_out: list[LeftOut]) -> NothingToShow:
    return NothingToShow(folder=photos.shown(), count=len(left_out))


def _texts(
    photos: Folder, listing: Listing, language: Language | None, notes: list[LeftOut]
) -> tuple[MuseumFile, MuseumText | None]:
    """What the keeper wrote: museum.toml, else a tour.json of ours."""
    if museum_file.NAME in listing.texts:
        data = _words(photos, museum_file.NAME, MOST_TOML)
        return museum_file.read_museum_file(data, language or "kk")
    if TOUR_FILE in listing.texts:
        data = _words(photos, TOUR_FILE, MOST_JSON)
        try:
            ours = is_ours(read_json(data, TOUR_FILE))
        except ValueError:
            ours = False
        if ours:
            return museum_file.from_tour(read_tour(data)), None
        notes.append(LeftOut.because(TOUR_FILE, DocumentForeign(name=TOUR_FILE)))
    return MuseumFile(), None


def _words(photos: Folder, name: str, most: int) -> bytes:
    try:
        return photos.read(name, most)
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


def _media(museum: MuseumFile, listing: Listing, left_out: list[LeftOut]) -> dict[MediaFile, str]:
    """Their names in the folder. A close-up is no photograph of all that surrounds a point: it leaves the
    list of those, unless the keeper also calls it a scene.
    """
    wanted = media_files(museum)
    found, missing = find_files(wanted, [*listing.photographs, *listing.media])
    left_out += _not_said(missing, left_out)
    scenes = {scene.file for scene in museum.scenes}
    for name in found.values():
        if name in listing.photographs:
            stat = listing.photographs[name] if name in scenes else listing.photographs.pop(name)
            listing.media[name] = stat
    return found


def _hashes(
    photos: Folder, listing: Listing, state: State, fingerprint: Fingerprints, left_out: list[LeftOut]
) -> dict[str, str]:
    """SHA-256 by name, in the order of the listing; only what changed since the last build is read."""
    if not listing.photographs:
        if left_out:
            raise nothing(photos, left_out)
        raise NoPhotographs(folder=photos.shown())
    return _known_or_found(photos, listing.photographs, state, fingerprint, left_out)


def _known_or_found(
    photos: Folder,
    files: Mapping[str, Stat],
    state: State,
    fingerprint: Fingerprints,
    left_out: list[LeftOut],
) -> dict[str, str]:
    known = {name: state.hash_of(photos.shown(name), stat) for name, stat in files.items()}
    unknown = [name for name, digest in known.items() if digest is None]
    found = fingerprint(photos, unknown) if unknown else {}
    hashes: dict[str, str] = {}
    for name, stat in files.items():
        digest = known[name] or found[name]
        if isinstance(digest, JetisuError):
            left_out.append(LeftOut.because(name, digest))
            continue
        hashes[name] = digest
        state.remember_hash(photos.shown(name), stat, digest)
    return hashes


def scene_task(
    photos: Folder, work: Folder, settings: Settings, scene: PlannedScene, digest: str
) -> SceneTask:
    """The step that makes one scene."""
    entry = scene.entry
    level = view = coverage = None
    if entry is not None and entry.level is not None:
        level = (entry.level.pitch, entry.level.roll)
    if entry is not None and entry.view is not None:
        view = (entry.view.yaw, entry.view.pitch, entry.view.fov)
    if entry is not None and entry.coverage is not None:
        coverage = (entry.coverage.horizontal, entry.coverage.vertical, entry.coverage.centre_pitch)
    return SceneTask(
        scene.name,
        photos,
        work,
        digest,
        settings,
        level=level,
        coverage=coverage,
        view=view,
        code=scene_code(),
    )


def media_task(
    photos: Folder, work: Folder, settings: Settings, one: MediaFile, name: str, digest: str, telling: bool
) -> MediaTask:
    """The step that takes one file beside the photographs; `telling`: its name may be known."""
    slug = one.slug if telling else ""
    return MediaTask(name, one.kind, slug, photos, work, digest, quality=settings.quality, code=scene_code())


def views_task(scene: SceneTask, planned: PlannedScene) -> ViewsTask | None:
    """The step that draws what one sees at the labels of objects; None where there are none."""
    entries = planned.entry.labels if planned.entry else []
    names = label_ids(entries)
    views = tuple(
        (name, round(entry.yaw, 3), round(entry.pitch, 3))
        for name, entry in zip(names, entries, strict=True)
        if entry.object
    )
    return ViewsTask(scene, views) if views else None


def pixels_of(task: SceneTask, state: State) -> float:
    """Pixels that a photograph will take in memory; 0 where its head cannot be had cheaply."""
    if task.sha256 in state.pixels:
        return state.pixels[task.sha256]
    if task.source.remote:
        return 0.0
    from jetisu360.build.run.picture_size import pixels_in_memory

    pixels = state.pixels[task.sha256] = pixels_in_memory(Path(task.source.shown(task.name)))
    return pixels
