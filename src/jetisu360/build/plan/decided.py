"""Decisions about faces, brought to the scene that shows what they are about.

They are written under the name of the file that was looked at. Where that file is a copy of another, or where
the words of the tour are in a tour.json, the scene has another table, and what was decided has to reach it: a
decision that nobody finds is a visitor's face in public.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple

from jetisu360.build.left_out import LeftOut
from jetisu360.build.plan.media_plan import media_files
from jetisu360.language import _
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.tour.museum_toml.entries import MuseumFile, SceneEntry
from jetisu360.tour.museum_toml.file_names import NO_HINT, form, nearest
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS
from jetisu360.tour.refusals import TourRefusal


class DecidedOfNoPicture(TourRefusal):
    """`name`, `hint` (a text in three languages, may be empty)."""

    code = "decided-of-no-picture"
    sentence = _(
        "[[pictures]] in museum.toml decides what is blurred in “{name}”, which is no close-up, picture of a "
        "label or poster of this tour{hint}."
    )
    advice = _(
        "Correct the name, or take the table out. What a 360° photograph shows is decided in its "
        "[[scenes.blur]]."
    )


def holds_only_decisions(museum: MuseumFile) -> bool:
    """Whether the file says nothing but what was decided of faces: a review has made it."""
    rest = museum.model_copy(update={"scenes": [], "pictures": []})
    if not museum.scenes and not museum.pictures:
        return False
    return rest == MuseumFile() and not any(scene.listed for scene in museum.scenes)


def with_decisions(museum: MuseumFile, decided: MuseumFile) -> MuseumFile:
    """`museum` with the decisions of another file, by the names of the photographs."""
    if not decided.scenes and not decided.pictures:
        return museum
    scenes = _joined(museum.scenes, {scene.file: scene for scene in decided.scenes})
    return museum.model_copy(update={"scenes": scenes, "pictures": [*museum.pictures, *decided.pictures]})


def of_originals(museum: MuseumFile, copies: Mapping[str, str]) -> MuseumFile:
    """`museum` where what was decided of a copy is decided of its original, too. `copies`: originals by
    names.
    """
    originals = {form(name): first for name, first in copies.items()}
    decided: dict[str, SceneEntry] = {}
    for scene in museum.scenes:
        first = originals.get(form(scene.file))
        if first is not None and (scene.blur or scene.keep):
            before = decided.get(first, SceneEntry(file=first, listed=False))
            decided[first] = both(before, scene)
    if not decided:
        return museum
    return museum.model_copy(update={"scenes": _joined(museum.scenes, decided)})


def regions_to_blur(entry: SceneEntry | None, sha256: str = "") -> tuple[Region, ...]:
    """Each once, in an order of their own: what is only written in another order is made once. `sha256`: of
    the photograph; what is blurred in the file itself is not blurred again.
    """
    if entry is None:
        return ()
    return tuple(
        sorted({item.region for item in entry.blur if not item.is_done_in(sha256 or "-")}, key=astuple)
    )


def boxes_to_blur(museum: MuseumFile, digests: Mapping[str, str]) -> dict[str, tuple[Box, ...]]:
    """By the SHA-256 of the pictures, so that a copy under another name is blurred as well. `digests`: those
    of the files that are there, by their names.
    """
    by_form = {form(name): digest for name, digest in digests.items()}
    found: dict[str, set[Box]] = {}
    for picture in museum.pictures:
        if digest := by_form.get(form(picture.file)):
            found.setdefault(digest, set()).update(
                item.box for item in picture.blur if not item.is_done_in(digest)
            )
    return {digest: tuple(sorted(boxes, key=astuple)) for digest, boxes in found.items()}


def decided_of_nothing(museum: MuseumFile) -> list[LeftOut]:
    """A note about each `[[pictures]]` that is about no picture of the tour: a slip of the pen there would
    show a face. (A picture that is of the tour and not in the folder is told elsewhere.)
    """
    pictures = {form(item.file): item.file for item in media_files(museum) if item.kind == "picture"}
    notes: list[LeftOut] = []
    for picture in museum.pictures:
        if form(picture.file) not in pictures:
            hint = nearest(picture.file, pictures.values()) if len(notes) < MOST_PROBLEMS else NO_HINT
            notes.append(LeftOut.because(picture.file, DecidedOfNoPicture(name=picture.file, hint=hint)))
    return notes


def _joined(scenes: Iterable[SceneEntry], decided: Mapping[str, SceneEntry]) -> list[SceneEntry]:
    """The scenes with what was decided of each; a photograph that none of them is of gets one of its own."""
    waiting = {form(name): entry for name, entry in decided.items()}
    joined = []
    for scene in scenes:
        more = waiting.pop(form(scene.file), None)
        joined.append(scene if more is None else both(scene, more))
    return [*joined, *waiting.values()]


def both(scene: SceneEntry, more: SceneEntry) -> SceneEntry:
    """`scene` with what the other table decides as well."""
    return scene.model_copy(update={"blur": [*scene.blur, *more.blur], "keep": [*scene.keep, *more.keep]})
