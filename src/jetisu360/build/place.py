"""Where the site stands: what has to be refused before any work is done, what is there now, and the new one
put in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from jetisu360.build.cache_keys import site_code
from jetisu360.build.context import BuildContext
from jetisu360.build.gather import Gathered
from jetisu360.build.options import Options
from jetisu360.build.photos.folder import check_there
from jetisu360.build.run.local import cores
from jetisu360.build.work_folder import check_work
from jetisu360.errors import JetisuError
from jetisu360.files.writable import check_replaceable
from jetisu360.publish.deploy.manifest import up_to_date
from jetisu360.publish.layout import TOUR, object_page, scene_folder, tile
from jetisu360.publish.refusals import ArchiveNotRemote
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour, read_tour

if TYPE_CHECKING:
    from jetisu360.publish.deploy.place import Packed


@dataclass(frozen=True)
class InPlace:
    """The site that is there in the end: its files, their bytes, and whether it was the same before."""

    files: int
    size: int
    unchanged: bool


def check_places(options: Options) -> None:
    """Refuses what is bound to be refused in the end, before any work is done.

    Raises:
        SiteInPhotographs, SiteNotOurs, SiteOfAnotherKind, WorkMisplaced, NotReplaceable, PlaceNotWritable,
        DiskFull, ArchiveNotRemote, FolderNotFound
    """
    from jetisu360.publish.deploy.place import check_place  # with Brotli: `links` has no use for it

    photos, site, work = options.photos, options.site, options.work
    if not site.remote:
        check_replaceable(site.path)
    check_place(photos, site)
    check_work(work, photos, site)
    if options.archive and site.remote:
        raise ArchiveNotRemote(address=site.shown())
    check_there(photos)  # before a lock makes a folder for a site


def check_names(context: BuildContext, gathered: Gathered) -> None:
    """Refuses a site whose longest addresses its disk would not take: ids are known only now.

    Raises:
        PlaceNotWritable
    """
    if context.site.remote:
        return
    museum = gathered.museum
    scene = max((item.id for item in gathered.plan.scenes), key=len)
    things = (*(item.id for item in museum.objects), *(route.id for route in museum.routes))
    longest = (
        tile(scene_folder(scene, "0" * 8), 0, "f", 10, 10, context.settings.formats[0]),
        f"{object_page(max(things, key=len, default=''), 'kk-Latn')}.br",
    )
    check_replaceable(context.site.path, longest)


def published(site: Folder) -> Tour | None:
    """The tour that the site shows now: ids in it stay as they are."""
    try:
        return read_tour(site.read(TOUR))
    except (OSError, JetisuError):
        return None


def put_in_place(context: BuildContext, options: Options, tour: Tour, packs: Sequence[Packed]) -> InPlace:
    """Renders the pages and exchanges the site, unless it is the same already.

    Raises:
        JetisuError: the old site is as it was; in a bucket, the same command goes on where it stopped.
    """
    made_from = tour.as_json() + site_code().encode() + b"archive" * options.archive
    key = sha256(made_from).hexdigest()
    manifest = up_to_date(context.site, key)
    if manifest is not None:
        return InPlace(len(manifest.files), manifest.size, unchanged=True)
    context.progress.placing()
    # Templates and Brotli: only when there is something to write.
    from jetisu360.publish.compress import compressed
    from jetisu360.publish.kept import Kept
    from jetisu360.publish.offline.finish import Finish
    from jetisu360.publish.site_files import plain_site

    kept = Kept(context.state.compressed, code=site_code())
    rendered = compressed(plain_site(tour, kept=kept), kept, options.workers or cores())
    finish = Finish(tour, options.archive)
    if context.site.remote:
        from jetisu360.publish.deploy.bucket import place_in_bucket

        spread = context.runner.map
        placed = place_in_bucket(context.site, tour, packs, context.work, rendered, key, spread, finish.files)
    else:
        from jetisu360.publish.deploy.place import place

        placed = place(context.site.path, tour, packs, context.work, rendered, key, finish)
    context.state.compressed = kept.now
    return InPlace(placed.files, placed.size, unchanged=False)
