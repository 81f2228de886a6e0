"""From a folder of photographs to a site, from end to end. Commands and portal both call it."""

from __future__ import annotations

import contextlib
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from jetisu360.errors import JetisuError
from jetisu360.publish.exchange import recover
from jetisu360.publish.lock import SiteLock
from jetisu360.publish.manifest import up_to_date
from jetisu360.publish.place import TOUR, check_place, place
from jetisu360.text import Language
from jetisu360.tour import museum_file
from jetisu360.tour.assemble import PackedScene, assemble
from jetisu360.tour.checks import Finding, check_tour
from jetisu360.tour.code import package_hash, pixel_code
from jetisu360.tour.document import Tour, read_tour
from jetisu360.tour.execute import Job, LocalRunner, Runner
from jetisu360.tour.folder import (
    FolderNotFound,
    LeftOut,
    Listing,
    NoPhotographs,
    drop_duplicates,
    fingerprints,
    list_folder,
)
from jetisu360.tour.migrations import is_ours
from jetisu360.tour.museum_file import MuseumFile, MuseumText
from jetisu360.tour.plan import Plan, PlannedScene, plan_scenes
from jetisu360.tour.refusals import DocumentForeign, TourRefusal, three
from jetisu360.tour.state import State
from jetisu360.tour.steps import SceneTask, Settings, read_pack
from jetisu360.tour.storage import Folder
from jetisu360.tour.work import prune

TOUR_FILE = "tour.json"


class NothingToShow(TourRefusal):
    """`folder`, `count`."""

    code = "nothing-to-show"
    sentence = three(
        kk="«{folder}» қалтасындағы бірде-бір фотосурет турға жарамады (барлығы {count}).",
        ru="Ни одна фотография из папки «{folder}» не подошла для тура (всего {count}).",
        en="Not one photograph of “{folder}” could be used ({count} in all).",
    )
    advice = three(
        kk="Себептері жоғарыда жазылған; бұрынғы сайт өзгерген жоқ.",
        ru="Причины перечислены выше; прежний сайт не тронут.",
        en="The reasons are listed above; the old site is as it was.",
    )


@dataclass(frozen=True)
class Options:
    """What a build is asked for; `work` is `<site>.work` unless given."""

    photos: Folder
    site: Folder
    work: Folder
    title: str | None = None
    language: Language | None = None
    workers: int | None = None
    scheduler: str | None = None
    settings: Settings = field(default_factory=Settings)


@dataclass
class Built:
    """What a build did. `notes` are about the tour, `left_out` about photographs; both say why."""

    tour: Tour
    left_out: list[LeftOut]
    notes: list[LeftOut]
    findings: list[Finding]
    files: int = 0
    tiles: int = 0
    size: int = 0
    steps_done: int = 0
    steps_reused: int = 0
    steps_cpu: float = 0.0
    unchanged: bool = False
    seconds: float = 0.0


class Watcher(Protocol):
    """Hears how a build goes on."""

    def begin(self, total: int) -> None: ...

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None: ...

    def placing(self) -> None: ...


@dataclass
class _Work:
    """The steps of a build: those that are done, those that were refused, those to run."""

    tasks: dict[str, SceneTask] = field(default_factory=dict)
    ready: set[str] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    cpu: float = 0.0


def build(options: Options, watcher: Watcher, left_out: list[LeftOut] | None = None) -> Built:
    """Makes the site. `left_out` is filled as files are found unfit, also when the build then fails.

    Raises:
        JetisuError: nothing at `options.site` was changed.
    """
    started = time.monotonic()
    left_out = left_out if left_out is not None else []
    check_place(options.photos, options.site)
    if not options.photos.remote and not options.photos.path.is_dir():
        raise FolderNotFound(folder=options.photos.shown())  # before a lock makes a folder for a site
    with _alone(options.site):
        if not options.site.remote:
            recover(options.site.path.resolve())
        listing = list_folder(options.photos)
        left_out += listing.left_out
        notes: list[LeftOut] = []
        museum, text = _texts(options, listing, notes)
        state = State(options.work)
        with contextlib.ExitStack() as closing:
            runner = _Runner(options)
            closing.callback(runner.close)
            hashes = _hashes(options, listing, state, runner, left_out)
            before = _published(options.site)
            kept_ids = {scene.source.name: scene.id for scene in before.scenes} if before else {}
            plan = plan_scenes(museum, list(hashes), kept_ids, text)
            left_out += plan.left_out
            hashes = _without_duplicates(plan, hashes, left_out)
            if not plan.scenes:
                raise _nothing(options, left_out)
            work = _prepare(options, plan, hashes, state)
            left_out += work.left_out
            reused = len(work.ready)
            watcher.begin(len(work.jobs))
            try:
                _run(runner, work, state, watcher, left_out)
            finally:
                _remember(options, listing, work, state)
            packed = _packed(options, plan, work)
            if not packed:
                raise _nothing(options, left_out)
            tour, dropped = assemble(
                museum,
                plan,
                packed,
                folder_name=options.photos.name,
                title=options.title,
                language=options.language or museum.language or "kk",
                kept_id=before.id if before else None,
            )
            remarks = [LeftOut(**remark) for scene in packed for remark in scene.pack.remarks]
            built = Built(tour, left_out, notes + remarks + dropped, check_tour(tour))
            built.steps_done, built.steps_reused, built.steps_cpu = len(work.jobs), reused, work.cpu
            built.tiles = sum(name[:1].isdigit() for scene in packed for name in scene.pack.files)
            _put(options, built, packed, runner, watcher)
            if not built.unchanged:
                prune(options.work, {scene.key for scene in packed})
    built.seconds = time.monotonic() - started
    return built


class _Runner:
    """The runner, made when there is work for it: starting it takes longer than finding nothing to do."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._runner: Runner | None = None

    def get(self) -> Runner:
        if self._runner is None:
            if self._options.scheduler:
                from jetisu360.tour.cluster import ClusterRunner

                self._runner = ClusterRunner(self._options.scheduler)
            else:
                self._runner = LocalRunner(self._options.workers)
        return self._runner

    def close(self) -> None:
        if self._runner is not None:
            self._runner.close()


@contextlib.contextmanager
def _alone(site: Folder) -> Iterator[None]:
    """The lock of a site in a folder; a bucket has none (docs/cluster.md says what that means)."""
    if site.remote:
        yield
    else:
        with SiteLock(site.path.resolve()):
            yield


def _texts(options: Options, listing: Listing, notes: list[LeftOut]) -> tuple[MuseumFile, MuseumText | None]:
    """What the keeper wrote: museum.toml, else a tour.json of ours."""
    if museum_file.NAME in listing.texts:
        data = options.photos.read(museum_file.NAME)
        return museum_file.read_museum_file(data, options.language or "kk")
    if TOUR_FILE in listing.texts:
        import json

        data = options.photos.read(TOUR_FILE)
        try:
            ours = is_ours(json.loads(data))
        except ValueError:
            ours = False
        if ours:
            return museum_file.from_tour(read_tour(data)), None
        notes.append(LeftOut.because(TOUR_FILE, DocumentForeign(name=TOUR_FILE)))
    return MuseumFile(), None


def _hashes(
    options: Options, listing: Listing, state: State, runner: _Runner, left_out: list[LeftOut]
) -> dict[str, str]:
    """SHA-256 by name, in the order of the listing; only what changed since the last build is read."""
    if not listing.photographs:
        if left_out:
            raise _nothing(options, left_out)
        raise NoPhotographs(folder=options.photos.shown())
    known = {
        name: state.hash_of(options.photos.shown(name), stat) for name, stat in listing.photographs.items()
    }
    unknown = [name for name, digest in known.items() if digest is None]
    found = _fingerprints(options, unknown, runner) if unknown else {}
    hashes: dict[str, str] = {}
    for name, stat in listing.photographs.items():
        digest = known[name] or found[name]
        if isinstance(digest, JetisuError):
            left_out.append(LeftOut.because(name, digest))
            continue
        hashes[name] = digest
        state.remember_hash(options.photos.shown(name), stat, digest)
    return hashes


def _fingerprints(options: Options, names: list[str], runner: _Runner) -> dict[str, str | JetisuError]:
    if options.scheduler:
        # Where the pictures are far from here, the workers near them read them.
        from jetisu360.tour.cluster import ClusterRunner

        cluster = runner.get()
        assert isinstance(cluster, ClusterRunner)
        return cluster.fingerprints(options.photos, names)
    return fingerprints(options.photos, names)


def _without_duplicates(plan: Plan, hashes: dict[str, str], left_out: list[LeftOut]) -> dict[str, str]:
    """Of equal photographs the first in the tour stays: the one that the keeper named, not its copy."""
    kept, copies = drop_duplicates({scene.name: hashes[scene.name] for scene in plan.scenes})
    left_out += copies
    plan.absent |= {scene.id for scene in plan.scenes if scene.name not in kept}
    plan.scenes = [scene for scene in plan.scenes if scene.name in kept]
    return kept


def _task(options: Options, scene: PlannedScene, digest: str) -> SceneTask:
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
        options.photos,
        options.work,
        digest,
        options.settings,
        level=level,
        coverage=coverage,
        view=view,
        code=pixel_code(),
    )


def _prepare(options: Options, plan: Plan, hashes: dict[str, str], state: State) -> _Work:
    work = _Work()
    there = options.work.files()
    for scene in plan.scenes:
        task = work.tasks[scene.name] = _task(options, scene, hashes[scene.name])
        if task.pack in there and _whole(task):
            work.ready.add(scene.name)
        elif refused := state.refusal_of(task.refusal_key):
            work.left_out.append(refused)
        else:
            work.jobs.append(Job(task, _pixels(task, state)))
    return work


def _whole(task: SceneTask) -> bool:
    """Whether a pack can be read; one that a failing disk has damaged is made again."""
    try:
        with task.work.open(task.pack) as file:
            read_pack(file)
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError):
        task.work.delete_many([task.pack])
        return False
    return True


def _pixels(task: SceneTask, state: State) -> float:
    """Pixels that a photograph will take in memory; 0 where its head cannot be had cheaply."""
    if task.sha256 in state.pixels:
        return state.pixels[task.sha256]
    if task.source.remote:
        return 0.0
    from jetisu360.tour.heads import picture_pixels

    pixels = state.pixels[task.sha256] = picture_pixels(Path(task.source.shown(task.name)))
    return pixels


def _run(runner: _Runner, work: _Work, state: State, watcher: Watcher, left_out: list[LeftOut]) -> None:
    if not work.jobs:
        return
    for outcome in runner.get().run(work.jobs):
        work.cpu += outcome.cpu
        if outcome.left_out is None:
            work.ready.add(outcome.name)
        else:
            left_out.append(outcome.left_out)
            if outcome.lasting:
                state.remember_refusal(work.tasks[outcome.name].refusal_key, outcome.left_out)
        watcher.step(outcome.name, outcome.left_out, outcome.seconds)


def _remember(options: Options, listing: Listing, work: _Work, state: State) -> None:
    places = {options.photos.shown(name) for name in listing.photographs}
    state.keep_only(places, {task.refusal_key for task in work.tasks.values()})
    state.save()


def _packed(options: Options, plan: Plan, work: _Work) -> list[PackedScene]:
    packed = []
    for scene in plan.scenes:
        if scene.name in work.ready:
            task = work.tasks[scene.name]
            with options.work.open(task.pack) as file:
                packed.append(PackedScene(scene, task.key, read_pack(file)))
    return packed


def _published(site: Folder) -> Tour | None:
    """The tour that the site shows now: ids in it stay as they are."""
    try:
        return read_tour(site.read(TOUR))
    except (OSError, JetisuError):
        return None


def _put(
    options: Options, built: Built, packed: list[PackedScene], runner: _Runner, watcher: Watcher
) -> None:
    document = built.tour.as_json()
    key = sha256(document + package_hash("jetisu360.publish").encode()).hexdigest()
    manifest = up_to_date(options.site, key)
    if manifest is not None:
        built.unchanged, built.files, built.size = True, len(manifest.files), manifest.size
        return
    watcher.placing()
    from jetisu360.publish.site import (
        render_site,  # templates and Brotli: only when there is something to write
    )

    rendered = render_site(built.tour)
    if options.site.remote:
        from jetisu360.publish.bucket import place_in_bucket

        spread = getattr(runner.get(), "map", map) if options.scheduler else map
        placed = place_in_bucket(options.site, built.tour, packed, options.work, rendered, key, spread)
    else:
        placed = place(options.site.path, built.tour, packed, options.work, rendered, key)
    built.files, built.size = placed.files, placed.size


def _nothing(options: Options, left_out: list[LeftOut]) -> NothingToShow:
    return NothingToShow(folder=options.photos.shown(), count=len(left_out))
