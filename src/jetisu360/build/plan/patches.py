"""Which photographs get a patch over the tripod, and of which picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jetisu360.build.plan.media_plan import MediaFile
from jetisu360.build.steps.patching import PlannedPatch
from jetisu360.tour.museum_toml.entries import MuseumFile, SceneEntry
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.patch_entry import PatchEntry


def emblem_files(museum: MuseumFile) -> list[MediaFile]:
    """The pictures that are laid over a tripod somewhere: they are beside the photographs, and no site has
    them as they are.
    """
    entries = [patch_of(museum, None), *(patch_of(museum, scene) for scene in museum.scenes)]
    names = [entry.picture for entry in entries if entry is not None and entry.picture]
    return [MediaFile(name, "picture") for name in dict.fromkeys(names)]


def patch_of(museum: MuseumFile, scene: SceneEntry | None) -> PatchEntry | None:
    """What is laid over the tripod of a scene; None: nothing."""
    entry = museum.patch
    if scene is not None and scene.patch is not None:
        entry = scene.patch.over(museum.patch)
    return entry if entry is not None and entry.draws else None


def planned_patch(
    museum: MuseumFile, scene: SceneEntry | None, emblems: Mapping[str, tuple[str, str]]
) -> PlannedPatch | None:
    """The patch of a scene. `emblems`: name in the folder and SHA-256 of each that can be used, by the form
    of its name in museum.toml. Without its picture a patch is what else it says, or nothing.
    """
    entry = patch_of(museum, scene)
    if entry is None:
        return None
    found = emblems.get(form(entry.picture)) if entry.picture else None
    if found is None and not entry.blur:
        return None
    return PlannedPatch(entry.patch, *(found or ("", "")))


def named_files(museum: MuseumFile, media: Iterable[MediaFile]) -> list[MediaFile]:
    """All that museum.toml names beside the photographs, once each."""
    return list(dict.fromkeys([*media, *emblem_files(museum)]))
