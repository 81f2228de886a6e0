"""How the photographs of a folder stand to each other, without making a site of them."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from jetisu360.build.cache_keys import features_code, pairs_code
from jetisu360.build.folder import LeftOut
from jetisu360.build.gather import gather, nothing, pixels_of, scene_task
from jetisu360.build.linked_scenes import remarks
from jetisu360.build.run.lazy import LazyRunner
from jetisu360.build.state import State
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.build.steps.cut_scene import Outcome, Settings, read_source
from jetisu360.build.steps.extract_features import LookTask
from jetisu360.build.steps.solve_graph import Stop, Walking, find_walk
from jetisu360.build.work_folder import check_work, prune
from jetisu360.language import Language, _, pick
from jetisu360.storage import Folder
from jetisu360.tour.refusals import FolderNotFound, TourRefusal


class NoSuchScene(TourRefusal):
    """`id`, `known`: the ids that there are."""

    code = "no-such-scene"
    sentence = _("There is no scene “{id}”; there are: {known}.")


@dataclass
class Links:
    """`walking` and what it is about; `seconds` by stage."""

    walking: Walking
    stops: list[Stop]
    titles: dict[str, str]
    left_out: list[LeftOut]
    notes: list[LeftOut]
    seconds: dict[str, float] = field(default_factory=dict)


def find_links(
    photos: Folder,
    work: Folder,
    began: Callable[[str, int], None],
    stepped: Callable[[Outcome], None],
    *,
    left_out: list[LeftOut],
    language: Language | None = None,
    workers: int | None = None,
    own_work: bool = False,
) -> Links:
    """Looks, compares and solves; what the work folder holds is not done again. `own_work`: the work folder
    is nobody else's, so what is not used any more may go.

    Raises:
        FolderNotFound, WorkMisplaced, PlaceNotWritable, DiskFull, and what `gather` raises.
    """
    if not photos.remote and not photos.path.is_dir():
        raise FolderNotFound(folder=photos.shown())
    check_work(work, photos)
    with work.opened() as kept:
        return _found(photos, kept, began, stepped, left_out, language, workers, own_work)


def _found(
    photos: Folder,
    work: Folder,
    began: Callable[[str, int], None],
    stepped: Callable[[Outcome], None],
    left_out: list[LeftOut],
    language: Language | None,
    workers: int | None,
    own_work: bool,
) -> Links:
    state = State(work)
    gathered = gather(photos, state, left_out, language=language)
    stops, titles = [], {}
    for scene in gathered.plan.scenes:
        task = scene_task(photos, work, Settings(), scene, gathered.hashes[scene.name])
        stops.append(Stop(scene.id, LookTask(task, features_code()), scene.entry, pixels_of(task, state)))
        titles[scene.id] = pick(scene.title, language or "kk")
    state.save()
    seconds: dict[str, float] = {}
    stage, since = "", time.monotonic()

    def begin(name: str, total: int) -> None:
        nonlocal stage, since
        if stage:
            seconds[stage] = time.monotonic() - since
        stage, since = name, time.monotonic()
        began(name, total)

    def step(outcome: Outcome) -> None:
        seconds[stage] = time.monotonic() - since
        stepped(outcome)

    with contextlib.closing(LazyRunner(workers)) as runner:
        started = time.monotonic()
        walking = find_walk(stops, gathered.museum, work, runner.get, begin, step)
        seconds["solving"] = time.monotonic() - started - sum(seconds.values())
    left_out += walking.failed
    if own_work:
        prune(work, walking.keys)
    if not walking.ids:
        raise nothing(photos, left_out)
    drawn = {(link.from_, link.to) for link in gathered.museum.links}
    notes = gathered.notes + remarks(walking, drawn, titles)
    return Links(walking, stops, titles, left_out, notes, seconds)


def explain_pair(links: Links, one: str, other: str) -> bytes:
    """A JPEG of the two panoramas with their matches drawn. `one`, `other`: ids of scenes.

    Raises:
        NoSuchScene, and what reading a photograph raises.
    """
    from jetisu360.linking.explain import draw_matches
    from jetisu360.linking.pair.matching import Matches
    from jetisu360.linking.serialise import unpack_features, unpack_pair
    from jetisu360.panorama.geometry.sphere import Level
    from jetisu360.panorama.tiles.encode import encode_image

    ids = links.walking.ids
    for id_ in (one, other):
        if id_ not in ids:
            raise NoSuchScene(id=id_, known=", ".join(ids))
    a, b = sorted((ids.index(one), ids.index(other)))
    stops = {stop.id: stop for stop in links.stops}
    pair = [stops[ids[k]] for k in (a, b)]
    photos = [read_source(stop.look.scene) for stop in pair]
    # As it was when features were looked for: to estimate it again takes seconds.
    levels = [Level(*unpack_features(stop.look.work.read(stop.look.pack))[1]["level"]) for stop in pair]
    name = pair_file(pair[0].look.key, pair[1].look.key, pairs_code())
    work = pair[0].look.work
    matches = unpack_pair(work.read(name)).matches if work.exists(name) else Matches.none()
    link = next((link for link in links.walking.walk.links if (link.a, link.b) == (a, b)), None)
    sheet = draw_matches(
        (photos[0].pixels, photos[1].pixels),
        (photos[0].info.crop, photos[1].info.crop),
        (levels[0], levels[1]),
        matches,
        link,
    )
    return encode_image(sheet, "jpeg", 88)
