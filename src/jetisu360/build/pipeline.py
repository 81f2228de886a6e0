"""From a folder of photographs to a site, from end to end. Commands and portal both call it."""

from __future__ import annotations

import contextlib
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Protocol

from jetisu360.build.assemble import PackedScene, assemble
from jetisu360.build.cache_keys import features_code, site_code
from jetisu360.build.folder import LeftOut
from jetisu360.build.gather import Gathered, gather, nothing, pixels_of, scene_task
from jetisu360.build.kept_ids import KeptIds
from jetisu360.build.media_and_views import prepare_beside, refusal_keys
from jetisu360.build.run.lazy import LazyRunner
from jetisu360.build.run.local import Job, cores
from jetisu360.build.scene_plan import Plan
from jetisu360.build.state import State
from jetisu360.build.steps.cut_scene import Outcome, SceneTask, Settings
from jetisu360.build.steps.extract_features import LookTask
from jetisu360.build.steps.solve_graph import Stop, Walking, find_walk
from jetisu360.build.work_folder import check_work, prune
from jetisu360.errors import JetisuError
from jetisu360.files.aside import recover
from jetisu360.files.lock import PlaceLock
from jetisu360.files.regular import real
from jetisu360.files.stopped import Stopped, work_lost
from jetisu360.files.writable import check_replaceable
from jetisu360.language import Language
from jetisu360.publish.deploy.manifest import up_to_date
from jetisu360.publish.deploy.place import Packed, check_place, place
from jetisu360.publish.layout import TOUR, object_page, scene_folder, tile
from jetisu360.publish.refusals import ArchiveNotRemote, NotForVisitors
from jetisu360.storage import Folder
from jetisu360.tour.checks.checks import EMBARRASSING, Finding, check_tour
from jetisu360.tour.document.tour import Region, Tour, read_tour
from jetisu360.tour.museum_toml.museum_file import MuseumFile
from jetisu360.tour.pack import read_pack
from jetisu360.tour.refusals import FolderNotFound


@dataclass(frozen=True)
class Options:
    """What a build is asked for; `work` is `<site>.work` unless given. `links`: find the ways between
    scenes. `draft`: put the site there even with mistakes that its visitors would see. `address`: where the
    site will stand, if museum.toml does not say. `region`: what the region is called whose site it stands in
    (`region_link.py`). `archive`: the site offers itself as one file. `kiosk`: it is for the screen
    of a hall.
    """

    photos: Folder
    site: Folder
    work: Folder
    title: str | None = None
    language: Language | None = None
    workers: int | None = None
    scheduler: str | None = None
    settings: Settings = field(default_factory=Settings)
    links: bool = True
    draft: bool = False
    address: str | None = None
    region: dict[str, str] | None = None
    archive: bool = False
    kiosk: bool = False


@dataclass
class Built:
    """What a build did. `notes` are about the tour, `left_out` about photographs; both say why.
    `photographs`: the names of the photographs by the ids of their scenes.
    """

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
    photographs: dict[str, str] = field(default_factory=dict)


class Watcher(Protocol):
    """Hears how a build goes on."""

    def begin(self, total: int) -> None: ...

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None: ...

    def stage(self, name: str, total: int) -> None: ...

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
    check_places(options)
    if options.archive and options.site.remote:
        raise ArchiveNotRemote(address=options.site.shown())
    if not options.photos.remote and not options.photos.path.is_dir():
        raise FolderNotFound(folder=options.photos.shown())  # before a lock makes a folder for a site
    with _alone(options.site), options.work.opened() as kept:
        if not options.site.remote:
            recover(real(options.site.path))
        options = replace(options, work=kept)
        state = State(options.work)
        with contextlib.closing(LazyRunner(options.workers, options.scheduler)) as runner:
            before = _published(options.site)
            gathered = gather(
                options.photos,
                state,
                left_out,
                language=options.language,
                kept=KeptIds.of(before, state.ids_of(options.site.shown())),
                fingerprint=runner.fingerprints,
            )
            state.claim()
            museum, plan = gathered.museum, gathered.plan
            _check_names(options, gathered)
            work = _prepare(options, plan, gathered.hashes, state)
            left_out += work.left_out
            reused = len(work.ready)
            watcher.begin(len(work.jobs))
            try:
                _run(runner, work, state, watcher, left_out)
            except BaseException:
                with contextlib.suppress(Stopped, OSError):  # what follows from it is not said
                    _remember(options, gathered, work, state)
                raise
            _remember(options, gathered, work, state)
            packed = _packed(options, plan, work)
            if not packed:
                raise nothing(options.photos, left_out)
            beside = prepare_beside(
                gathered,
                packed,
                work.tasks,
                options.photos,
                options.work,
                options.settings,
                state,
                runner.get,
                watcher,
                left_out,
            )
            _remember(options, gathered, work, state)
            walking = _walk(options, museum, packed, work, state, runner, watcher)
            tour, dropped = assemble(
                museum,
                plan,
                packed,
                folder_name=options.photos.name,
                title=options.title,
                language=options.language or museum.language or "kk",
                kept_id=before.id if before else None,
                walking=walking,
                shelf=beside.shelf,
                views=beside.views,
            )
            if options.address and not tour.address:
                tour = tour.model_copy(update={"address": options.address})
            if options.region:
                tour = tour.model_copy(update={"region": Region(title=options.region)})
            if options.kiosk:
                tour = tour.model_copy(update={"kiosk": True})
            findings = [_by_name(one, beside.shelf.names) for one in check_tour(tour)]
            broken = [one for one in findings if one.code in EMBARRASSING]
            if broken and not options.draft:
                raise NotForVisitors.because(broken)
            remarks = [LeftOut(**remark) for scene in packed for remark in scene.pack.remarks]
            built = Built(
                tour,
                left_out,
                gathered.notes + remarks + beside.remarks + dropped + (walking.failed if walking else []),
                findings,
            )
            built.steps_done, built.steps_reused = len(work.jobs) + beside.done, reused
            built.steps_cpu = work.cpu + beside.cpu
            if walking is not None:
                built.steps_done += walking.done
                built.steps_cpu += walking.cpu
            built.tiles = sum(name[:1].isdigit() for scene in packed for name in scene.pack.files)
            _put(options, built, [*packed, *beside.packs], state, runner, watcher)
            built.photographs = {scene.planned.id: scene.planned.name for scene in packed}
            state.remember_ids(options.site.shown(), {name: id_ for id_, name in built.photographs.items()})
            state.save()
            if not built.unchanged:
                used = {scene.key for scene in packed} | beside.keys
                prune(options.work, used | (walking.keys if walking else set()))
    built.seconds = time.monotonic() - started
    return built


def check_places(options: Options) -> None:
    """Refuses what is bound to be refused in the end, before any work is done.

    Raises:
        SiteInPhotographs, SiteNotOurs, SiteOfAnotherKind, WorkMisplaced, NotReplaceable, PlaceNotWritable,
        DiskFull
    """
    photos, site, work = options.photos, options.site, options.work
    if not site.remote:
        check_replaceable(site.path)
    check_place(photos, site)
    check_work(work, photos, site)


def _check_names(options: Options, gathered: Gathered) -> None:
    """Refuses a site whose longest addresses its disk would not take: ids are known only now.

    Raises:
        PlaceNotWritable
    """
    if options.site.remote:
        return
    museum = gathered.museum
    scene = max((one.id for one in gathered.plan.scenes), key=len)
    thing = max(
        (*(one.id for one in museum.objects), *(one.id for one in museum.routes)), key=len, default=""
    )
    longest = (
        tile(scene_folder(scene, "0" * 8), 0, "f", 10, 10, options.settings.formats[0]),
        f"{object_page(thing, 'kk-Latn')}.br",
    )
    check_replaceable(options.site.path, longest)


@contextlib.contextmanager
def _alone(site: Folder) -> Iterator[None]:
    """The lock of a site in a folder; a bucket has none (docs/cluster.md says what that means)."""
    if site.remote:
        yield
    else:
        with PlaceLock(real(site.path)):
            yield


def _prepare(options: Options, plan: Plan, hashes: dict[str, str], state: State) -> _Work:
    work = _Work()
    there = options.work.files()
    for scene in plan.scenes:
        task = work.tasks[scene.name] = scene_task(
            options.photos, options.work, options.settings, scene, hashes[scene.name]
        )
        if task.pack in there and _whole(task):
            work.ready.add(scene.name)
        elif refused := state.refusal_of(task.refusal_key):
            work.left_out.append(refused)
        else:
            work.jobs.append(Job(task, pixels_of(task, state)))
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


def _run(runner: LazyRunner, work: _Work, state: State, watcher: Watcher, left_out: list[LeftOut]) -> None:
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


def _walk(
    options: Options,
    museum: MuseumFile,
    packed: list[PackedScene],
    work: _Work,
    state: State,
    runner: LazyRunner,
    watcher: Watcher,
) -> Walking | None:
    """How the photographs stand to each other; None where nobody wants to know, or there is but one."""
    if not options.links or not museum.walk.find or len(packed) < 2:
        return None
    stops = [
        Stop(
            scene.planned.id,
            LookTask(work.tasks[scene.planned.name], features_code()),
            scene.planned.entry,
            state.pixels.get(work.tasks[scene.planned.name].sha256, 0.0),
        )
        for scene in packed
    ]

    def stepped(outcome: Outcome) -> None:
        watcher.step(outcome.name, outcome.left_out, outcome.seconds)

    return find_walk(stops, museum, options.work, runner.get, watcher.stage, stepped)


def _remember(options: Options, gathered: Gathered, work: _Work, state: State) -> None:
    named = (*gathered.listing.photographs, *(name for name, _ in gathered.media.values()))
    refusals = {task.refusal_key for task in work.tasks.values()}
    refusals |= refusal_keys(gathered, options.photos, options.work, options.settings)
    state.keep_only({options.photos.shown(name) for name in named}, refusals)
    state.save()


def _packed(options: Options, plan: Plan, work: _Work) -> list[PackedScene]:
    packed = []
    for scene in plan.scenes:
        if scene.name in work.ready:
            task = work.tasks[scene.name]
            try:
                with options.work.open(task.pack) as file:
                    packed.append(PackedScene(scene, task.key, read_pack(file)))
            except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:  # it was whole a moment ago
                raise work_lost(options.work.shown(), error) from error
    return packed


def _by_name(one: Finding, names: Mapping[str, str]) -> Finding:
    """A finding that calls a file as the keeper does, not by its address in the site."""
    message = dict(one.message)
    for address, name in names.items():
        message = {language: text.replace(f"“{address}”", f"“{name}”") for language, text in message.items()}
        message = {language: text.replace(f"«{address}»", f"«{name}»") for language, text in message.items()}
    return replace(one, message=message, file=names.get(one.file or "", one.file))


def _published(site: Folder) -> Tour | None:
    """The tour that the site shows now: ids in it stay as they are."""
    try:
        return read_tour(site.read(TOUR))
    except (OSError, JetisuError):
        return None


def _put(
    options: Options,
    built: Built,
    packed: list[Packed],
    state: State,
    runner: LazyRunner,
    watcher: Watcher,
) -> None:
    document = built.tour.as_json()
    made_from = document + site_code().encode() + b"archive" * options.archive
    key = sha256(made_from).hexdigest()
    manifest = up_to_date(options.site, key)
    if manifest is not None:
        built.unchanged, built.files, built.size = True, len(manifest.files), manifest.size
        return
    watcher.placing()
    # Templates and Brotli: only when there is something to write.
    from jetisu360.publish.compress import Kept, compressed
    from jetisu360.publish.offline.finish import Finish
    from jetisu360.publish.site_files import plain_site

    kept = Kept(state.compressed)
    rendered = compressed(plain_site(built.tour), kept, options.workers or cores())
    finish = Finish(built.tour, options.archive)
    if options.site.remote:
        from jetisu360.publish.deploy.bucket import place_in_bucket

        spread = getattr(runner.get(), "map", map) if options.scheduler else map
        placed = place_in_bucket(
            options.site, built.tour, packed, options.work, rendered, key, spread, finish.files
        )
    else:
        placed = place(options.site.path, built.tour, packed, options.work, rendered, key, finish)
    built.files, built.size = placed.files, placed.size
    state.compressed = kept.now
