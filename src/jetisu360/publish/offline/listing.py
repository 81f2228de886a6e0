"""`offline.json`: what keeping a museum on a phone means, in files and bytes (docs/offline.md)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from jetisu360.publish import layout
from jetisu360.publish.deploy.manifest import Entry
from jetisu360.tour.document.tour import Tour

# The light copy has the panoramas as sharp as a small screen shows them, and everything to read and to hear
# but the sounds of the rooms.
LIGHT_FACE = 1024


def offline_plan(files: Mapping[str, Entry], tour: Tour) -> bytes:
    """The plan for a site of these files: the same files, the same bytes."""
    heavy = (*_heavy_levels(tour), *_only_ambient(tour), *_stills(tour))
    folders: dict[str, list[list[Any]]] = {}
    totals = {"light": [0, 0], "full": [0, 0]}
    digest = hashlib.sha256()
    for name, entry in sorted(files.items()):
        if not layout.in_a_copy(name):
            continue
        full_only = layout.is_heavy(name) or name.startswith(heavy)
        for quality in ("full",) if full_only else ("light", "full"):
            totals[quality][0] += 1
            totals[quality][1] += entry.size
        folder, _, file = name.rpartition("/")
        row: list[Any] = [file, entry.size, int(full_only)]
        own_page = layout.is_offline_page(name)
        # Addresses that change with their content need no checksum.
        if not layout.is_versioned(name) and not own_page:
            row.append(entry.sha256[:8])
        folders.setdefault(folder, []).append(row)
        if not own_page:
            digest.update(f"{name}:{entry.sha256}\n".encode())
    plan = {
        "version": digest.hexdigest()[:16],
        "light": {"files": totals["light"][0], "bytes": totals["light"][1]},
        "full": {"files": totals["full"][0], "bytes": totals["full"][1]},
        "folders": folders,
    }
    return json.dumps(plan, ensure_ascii=False, separators=(",", ":")).encode()


def _only_ambient(tour: Tour) -> tuple[str, ...]:
    """Sounds of rooms that are heard nowhere else."""
    told = [thing.sound for thing in tour.objects]
    told += [label.sound for scene in tour.scenes for label in scene.labels]
    told += [stop.sound for route in tour.routes for stop in route.stops]
    elsewhere = {recording.src for sound in told if sound for recording in sound.recordings}
    sounds = [scene.ambient for scene in tour.scenes if scene.ambient]
    return tuple({one.src for sound in sounds for one in sound.recordings} - elsewhere)


def _stills(tour: Tour) -> tuple[str, ...]:
    """The first view in full, for every kind of screen: a light copy has its tiles."""
    glimpses = [scene.glimpse for scene in tour.scenes if scene.glimpse]
    return tuple(name for one in glimpses if one.stills for name in one.stills.addresses)


def _heavy_levels(tour: Tour) -> tuple[str, ...]:
    """The folders of tiles that only the full copy has: those above the lowest level that is sharp enough."""
    found: list[str] = []
    for scene in tour.scenes:
        sizes: Iterable[tuple[int, int]] = enumerate(scene.tiles.face_sizes)
        found += [f"{scene.tiles.path}/{level}/" for level, size in sizes if level and size > LIGHT_FACE]
    return tuple(found)
