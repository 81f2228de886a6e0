"""What was looked at for faces and number plates, as JSON: of a build in figures, of a look all of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jetisu360.build.looking import Looked, LookedAt
from jetisu360.panorama.privacy.region import Kind, Proposal

KINDS: tuple[Kind, ...] = ("face", "plate", "person")


def figures(looked: Looked) -> dict[str, Any]:
    """How many are open, in all and by picture; and what could not be looked at."""
    return {
        "pictures": len(looked.pictures),
        "open": {kind: looked.count(kind) for kind in KINDS},
        "rooms": [
            {**_who(picture), "open": {kind: picture.count(kind) for kind in KINDS}}
            for picture in looked.pictures
            if picture.open
        ],
        "not_looked_at": [failed.name for failed in looked.failed],
    }


def pictures(looked: Looked) -> list[dict[str, Any]]:
    """Every picture with what is open in it, the likeliest first."""
    return [
        {
            **_who(picture),
            "title": dict(picture.title),
            "sha256": picture.sha256,
            "proposals": len(picture.seen.proposals),
            "blurred": len(picture.blurred),
            "kept": len(picture.kept),
            "void": picture.void,
            "open": [_proposal(proposal) for proposal in picture.open],
        }
        for picture in looked.pictures
    ]


def _who(picture: LookedAt) -> dict[str, Any]:
    return {"kind": "picture" if picture.flat else "scene", "id": picture.id, "file": picture.name}


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {"kind": proposal.kind, "score": proposal.score, **asdict(proposal.where)}
