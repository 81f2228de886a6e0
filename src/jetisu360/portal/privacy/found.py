"""What a look has found, kept in a row and taken out of it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jetisu360.build.looking import BLOCKING, Looked
from jetisu360.build.steps.reading import PictureFile
from jetisu360.commands.review.subject import Subject, subjects
from jetisu360.panorama.privacy.answered import open_proposals
from jetisu360.panorama.privacy.region import Box, Proposal, Region
from jetisu360.portal.museums.working import folder_of
from jetisu360.portal.privacy.models import Look
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.decisions import decisions_of
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.file_names import form


def keep(museum: Any, looked: Looked) -> None:
    """Keeps what was found in all pictures of a museum, in the place of what was kept before."""
    kept = [as_json(subject) for subject in subjects(looked, folder_of(museum))]
    Look.objects.update_or_create(museum=museum, defaults={"subjects": kept})


def subjects_of(look: Look) -> list[Subject]:
    """The pictures to be reviewed, read from the museum's folder in *working*."""
    photos = folder_of(look.museum)
    return [subject_of(told, photos) for told in look.subjects]


def open_places(look: Look, document: MuseumFile) -> int:
    """How many places nobody has decided on."""
    decided: dict[tuple[bool, str], list[Any]] = {}
    for decision in decisions_of(document):
        decided.setdefault((isinstance(decision.where, Box), form(decision.file)), []).append(decision)
    found = 0
    for told in look.subjects:
        of_it = decided.get((told["flat"], form(told["file"])), ())
        blurred = [item.where for item in of_it if item.verdict == "blur"]
        kept = [
            item.where for item in of_it if item.verdict == "keep" and told["sha256"].startswith(item.photo)
        ]
        proposals = [item for item in _proposals(told) if item.kind in BLOCKING]
        found += len(open_proposals(proposals, blurred, kept))
    return found


def as_json(subject: Subject) -> dict[str, Any]:
    """A picture and what was found in it, as a row keeps it."""
    picture = subject.picture
    return {
        "file": picture.name,
        "sha256": picture.sha256,
        "coverage": picture.coverage,
        "placed": picture.placed,
        "title": dict(subject.title),
        "flat": subject.flat,
        "problem": subject.problem and dict(subject.problem),
        "proposals": [
            {"kind": item.kind, "score": round(item.score, 4), "where": vars(item.where)}
            for item in subject.proposals
        ],
    }


def subject_of(told: Mapping[str, Any], photos: Folder) -> Subject:
    """A picture out of a row; `photos`: the folder that it lies in."""
    coverage = told["coverage"]
    picture = PictureFile(
        told["file"], photos, told["sha256"], tuple(coverage) if coverage else None, told["placed"]
    )
    return Subject(picture, told["title"], tuple(_proposals(told)), told["flat"], told["problem"])


def _proposals(told: Mapping[str, Any]) -> Sequence[Proposal]:
    place = Box if told["flat"] else Region
    return [Proposal(item["kind"], place(**item["where"]), item["score"]) for item in told["proposals"]]
