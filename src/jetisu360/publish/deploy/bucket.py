"""Putting a finished tour into a bucket: nothing can be exchanged there, so the order of writing matters.

Pictures first: their addresses change when they do, so the old pages never see them. Then the pages and
`tour.json`; what only the old site needed is removed; and the manifest comes last of all. Not before the
removal: it says that all is done, and whoever was killed with it written would leave pictures of the old site
that nobody may see any more, and no later build would come to remove them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jetisu360.publish.deploy.manifest import Entry, Manifest, read_manifest
from jetisu360.publish.deploy.ours import is_our_manifest
from jetisu360.publish.deploy.place import Packed, Placed, unpack
from jetisu360.publish.kept import File, Later
from jetisu360.publish.layout import MANIFEST, TOUR, headers, is_page, is_versioned
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour

# Files that are sent at a time: enough for the network, few enough for the memory.
_BATCH = 64

Map = Callable[[Callable[[Packed], Any], Sequence[Packed]], Iterable[Any]]


def place_in_bucket(
    site: Folder,
    tour: Tour,
    packed: Sequence[Packed],
    work: Folder,
    rendered: Iterable[File],
    build: str,
    run: Map = map,
    finish: Callable[[Manifest], dict[str, bytes]] | None = None,
) -> Placed:
    """Writes the site; `run` spreads the scenes over the workers of a cluster: they send the tiles.

    Raises:
        StorageFailed: run the same command again, it goes on where it stopped.
    """
    site = site.served_with(headers)
    before = read_manifest(site)
    if before is None or not is_our_manifest(before):
        # The mark that this place is ours, should the first build be killed before its end.
        before = Manifest()
        site.write_many({MANIFEST: before.as_json()})
    there = {name: stat.size for name, stat in site.files().items()}
    manifest = Manifest(build=build)
    kept = 0
    waiting: list[Packed] = []
    for scene in packed:
        entries = {f"{scene.path}/{name}": Entry(*entry) for name, entry in scene.pack.files.items()}
        manifest.files.update(entries)
        # The step's key is in the address, so a picture that is there with its size is the right one.
        if all(there.get(name) == entry.size for name, entry in entries.items()):
            kept += len(entries)
        else:
            waiting.append(scene)
    for _ in run(functools.partial(send_scene, site, work), waiting):
        pass
    pages: dict[str, bytes] = {}
    for name, file in rendered:
        entry = Entry(file.sha256, file.size) if isinstance(file, Later) else Entry.of(file)
        # Pages are what makes new files visible, so they wait until all the others are there.
        page = is_page(name)
        if not page and before.files.get(name) == entry and there.get(name) == entry.size:
            manifest.files[name] = entry
            continue
        data = file.make() if isinstance(file, Later) else file
        manifest.files[name] = Entry.of(data)
        if page:
            pages[name] = data
        else:
            site.write_many({name: data})
    site.write_many(pages)
    document = tour.as_json()
    manifest.files[TOUR] = Entry.of(document)
    site.write_many({TOUR: document})
    last = finish(manifest) if finish is not None else {}
    manifest.files.update({name: Entry.of(data) for name, data in last.items()})
    site.write_many(last)
    # Also what a killed build left, which its addresses tell. Anything else in the bucket is not ours.
    old = {*before.files} if is_our_manifest(before) else set[str]()
    site.delete_many(
        [
            name
            for name in there
            if name not in manifest.files and name != MANIFEST and (name in old or is_versioned(name))
        ]
    )
    site.write_many({MANIFEST: manifest.as_json()})
    return Placed(len(manifest.files), manifest.size, kept)


def send_scene(site: Folder, work: Folder, scene: Packed) -> int:
    """Sends the pictures of one scene from its pack to the site; returns how many."""
    batch: dict[str, bytes] = {}
    count = 0
    for name, data in unpack(work, scene, [f"{scene.path}/{name}" for name in scene.pack.files]):
        batch[name] = data
        count += 1
        if len(batch) == _BATCH:
            site.write_many(batch)
            batch.clear()
    site.write_many(batch)
    return count
