"""What still has an unblurred picture goes: files, small pictures, tiles of earlier builds, versions."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterator
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.portal.forgetting.models import Replaced
from jetisu360.portal.museums.working import as_folder
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.copying import discard
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.version_files import version_files
from jetisu360.portal.uploads.models import Removed
from jetisu360.portal.uploads.thumbnails import forget_thumbnail
from jetisu360.publish.check.site import media_names
from jetisu360.publish.layout import TOUR
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Scene, Tour, read_tour
from jetisu360.tour.pack import read_pack

_PICTURES = (".webp", ".jpg", ".avif")


def clean(museum: Any, shown: Version, tour: Tour, check: Callable[[], None]) -> None:
    """Removes what is left of replaced files. `shown`: what visitors see, which is blurred; `tour`: its
    document. Done twice it does no harm; killed in the middle, the next one goes on.

    Raises:
        OSError, StorageFailed, MuseumFileWrong, OriginalMissing, and what `check` raises
    """
    rows = list(Replaced.objects.filter(museum=museum, gone=False))
    if not rows:
        return
    before = {row.before for row in rows}
    originals = Originals(museum)
    for row in rows:
        check()
        # (What was kept for a month in case somebody wants it back would have everybody in it.)
        Removed.objects.filter(museum=museum, sha256=row.before).delete()
        originals.remove(row.before)
        forget_thumbnail(museum, row.before)
    as_folder(museum, check)
    _forget_steps(layout.steps_of(museum), before, check)
    flat = not before <= {scene.source.sha256 for scene in tour.scenes}
    site = layout.build_of(museum)
    if not _is_clean(site, tour, before, flat=flat):
        discard(site)
    for version in Version.objects.filter(museum=museum, removed=False).exclude(pk=shown.pk):
        check()
        places = [
            layout.preview(museum, version.folder),
            layout.shown(layout.version_path(museum, version.folder)),
        ]
        if all(_is_clean(place, tour, before, flat=flat) for place in places):
            continue
        Version.objects.filter(pk=version.pk).update(removed=True)
        for place in places:
            discard(place)
    version_files.cache_clear()
    Replaced.objects.filter(pk__in=[row.pk for row in rows]).update(gone=True)


def _is_clean(site: Folder, shown: Tour, before: Collection[str], *, flat: bool) -> bool:
    """Whether the pictures that a built site has of these photographs are those which visitors see: their
    addresses are made of all that decides them. A folder without a site has none.
    """
    try:
        tour = read_tour(site.read(TOUR))
    except FileNotFoundError:
        return True
    except (OSError, JetisuError):
        return False
    known = {scene.tiles.path for scene in shown.scenes}
    known |= {name for scene in shown.scenes for name in _flat(scene)}
    for scene in tour.scenes:
        if scene.source.sha256 in before:
            mine = {scene.tiles.path, *_flat(scene)}
            if not mine <= known:
                return False
    return not flat or set(media_names(tour)) <= set(media_names(shown))


def _flat(scene: Scene) -> Iterator[str]:
    """The pictures of single views of it that are files of their own."""
    yield from (label.poster for label in scene.labels if label.poster)
    if scene.glimpse and scene.glimpse.stills:
        yield from scene.glimpse.stills.addresses


def _forget_steps(work: Folder, before: Collection[str], check: Callable[[], None]) -> None:
    """Packs with pictures of these photographs, and those with pictures that do not say of which; a build
    makes again what it needs of them.
    """
    gone = []
    for name in work.files():
        if not name.endswith(".zip"):
            continue
        check()
        try:
            with work.open(name) as file:
                pack = read_pack(file)
        except FileNotFoundError:
            continue
        except (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError):
            gone.append(name)
            continue
        if not any(path.endswith(_PICTURES) for path in pack.files):
            continue
        source = pack.scene.get("source")
        if not isinstance(source, dict) or source.get("sha256") in before:
            gone.append(name)
    work.delete_many(gone)
