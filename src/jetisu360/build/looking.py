"""Every picture of the plan is looked at for faces, plates and people; what nobody has decided on is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jetisu360.build.cache_keys import privacy_code
from jetisu360.build.context import Context
from jetisu360.build.gather import Gathered
from jetisu360.build.left_out import LeftOut
from jetisu360.build.make import packs_of
from jetisu360.build.run.runner import Job
from jetisu360.build.steps.look_for_people import LookTask, Seen, look_for_people
from jetisu360.build.steps.reading import PictureFile
from jetisu360.build.work_folder import take_over
from jetisu360.files.stopped import work_lost
from jetisu360.panorama.privacy.region import Box, Kind, Proposal, Region
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import LabelEntry, MuseumFile, ObjectEntry, SceneEntry
from jetisu360.tour.museum_toml.privacy_entries import BoxEntry, PictureDecisionsEntry, RegionEntry
from jetisu360.tour.pack import Pack

BLOCKING: tuple[Kind, ...] = ("face", "plate")
"""What has to be decided before a strict build publishes. A hint that somebody may stand there is no find."""


@dataclass(frozen=True)
class LookedAt:
    """A picture that was looked at. `id`: of its scene, empty for a flat picture. `title`: in the museum's
    languages, empty where it has none. `blurred`, `kept`: what is decided of it; `void`: how many regions may
    be seen in another photograph, which once lay here under the same name. `open`: the likeliest first.
    """

    task: LookTask
    id: str
    title: Mapping[str, str]
    seen: Seen
    blurred: tuple[Region | Box, ...] = ()
    kept: tuple[Region | Box, ...] = ()
    void: int = 0
    open: tuple[Proposal, ...] = ()

    @property
    def name(self) -> str:
        """Of its file in the folder."""
        return self.task.name

    @property
    def sha256(self) -> str:
        return self.task.file.sha256

    @property
    def flat(self) -> bool:
        return self.task.flat

    def count(self, *kinds: Kind) -> int:
        """How many open proposals there are of these kinds."""
        return sum(proposal.kind in kinds for proposal in self.open)


@dataclass(frozen=True)
class Looked:
    """What was looked at: scenes in the order of the tour, then flat pictures; and what could not be."""

    pictures: Sequence[LookedAt] = ()
    failed: Sequence[LeftOut] = ()
    museum: MuseumFile = field(default_factory=MuseumFile)

    def count(self, *kinds: Kind) -> int:
        return sum(picture.count(*kinds) for picture in self.pictures)

    @property
    def keys(self) -> set[str]:
        """Of the files of the work folder that it stands on."""
        return {picture.task.key for picture in self.pictures}


def look_memory(pixels: float) -> float:
    """What a look at a picture of so many pixels takes, in pixels as `memory.step_memory` counts them for
    cutting: it only reads the picture, and looks at it in small views (`benchmarks/scaling.py --memory`).
    """
    return 5e6 + 0.5 * pixels


def look_at_pictures(context: Context, gathered: Gathered) -> Looked:
    """Looks at what was not looked at before. A picture that cannot be taken is remembered, so that the step
    which makes it for visitors need not open it again.

    Raises:
        Stopped: the work folder or the processes cannot be used any more.
    """
    tasks = [*_scenes(context, gathered), *_flat_pictures(context, gathered)]
    take_over(context.photos, context.work, {task.pack for task in tasks})

    def job(task: LookTask) -> Job:
        return Job(task, look_for_people, look_memory(context.state.pixels_of(task.file)))

    failed: list[LeftOut] = []
    packs = packs_of(context, "privacy", tasks, job, failed)
    titles = {scene.name: (scene.id, scene.title) for scene in gathered.plan.scenes}
    decided = _Decisions(gathered)
    found = []
    for task in tasks:
        if task.key in packs:
            id_, title = ("", _title(gathered, task.name)) if task.flat else titles[task.name]
            found.append(decided.applied(task, id_, title, _seen(context, task, packs[task.key])))
    return Looked(found, failed, gathered.museum)


def _scenes(context: Context, gathered: Gathered) -> Iterator[LookTask]:
    for scene in gathered.scenes.values():
        yield LookTask(scene.file, context.work, code=privacy_code(), refusal_key=scene.refusal_key)


def _flat_pictures(context: Context, gathered: Gathered) -> Iterator[LookTask]:
    """Close-ups, pictures of labels and posters of films, each once whatever it is called in museum.toml."""
    seen: set[str] = set()
    for task in gathered.media.values():
        if task.kind == "picture" and task.name not in seen:
            seen.add(task.name)
            file = PictureFile(task.name, task.source, task.sha256)
            yield LookTask(file, context.work, True, privacy_code(), task.refusal_key)


def _seen(context: Context, task: LookTask, pack: Pack) -> Seen:
    try:
        return Seen.of(pack)
    except (KeyError, TypeError, ValueError) as error:
        context.work.delete_many([task.pack])  # the next command makes it again
        raise work_lost(context.work.shown(), error) from error


def _title(gathered: Gathered, name: str) -> Mapping[str, str]:
    """What a flat picture is of: the title of the object or the label that shows it."""
    files = {media.file for media, task in gathered.media.items() if task.name == name}
    museum = gathered.museum
    showing: list[ObjectEntry | LabelEntry] = [*museum.objects]
    showing += museum.labels
    showing += [label for scene in museum.scenes for label in scene.labels]
    for thing in showing:
        if any(picture.file in files for picture in thing.pictures) and thing.title.text:
            return thing.title.text
    return {}


class _Decisions:
    """What museum.toml has decided: of scenes by the name of the photograph, of flat pictures by their
    SHA-256, so that it holds for a copy under another name as well (`plan/decided.py` blurs them so).
    """

    def __init__(self, gathered: Gathered) -> None:
        self._scenes = {scene.name: scene.entry for scene in gathered.plan.scenes}
        self._pictures: dict[str, list[PictureDecisionsEntry]] = {}
        digests = {form(task.name): task.sha256 for task in gathered.media.values()}
        for picture in gathered.museum.pictures:
            digest = digests.get(form(picture.file), "")
            self._pictures.setdefault(digest, []).append(picture)

    def applied(self, task: LookTask, id_: str, title: Mapping[str, str], seen: Seen) -> LookedAt:
        entries: Sequence[SceneEntry | PictureDecisionsEntry | None]
        entries = self._pictures.get(task.file.sha256, ()) if task.flat else [self._scenes[task.name]]
        blur: list[RegionEntry | BoxEntry] = []
        keep: list[RegionEntry | BoxEntry] = []
        for entry in entries:
            blur += entry.blur if entry else ()
            keep += entry.keep if entry else ()
        holding = [item for item in keep if item.is_of(task.file.sha256)]
        blurred, kept = tuple(map(_place, blur)), tuple(map(_place, holding))
        left = seen.proposals
        if left and (blurred or kept):
            from jetisu360.panorama.privacy.answered import open_proposals  # with numpy

            left = tuple(open_proposals(left, blurred, kept))
        return LookedAt(task, id_, title, seen, blurred, kept, len(keep) - len(holding), _likeliest(left))


def _place(entry: RegionEntry | BoxEntry) -> Region | Box:
    return entry.region if isinstance(entry, RegionEntry) else entry.box


def _likeliest(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The likeliest first. Scores of several kinds are not comparable: finds go before hints."""
    return tuple(sorted(proposals, key=lambda one: (one.kind not in BLOCKING, -one.score)))
