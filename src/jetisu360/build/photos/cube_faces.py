"""Six square pictures that are called like the faces of a cube: one thing to say, and not six times the
wrong one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from jetisu360.build.left_out import LeftOut
from jetisu360.build.photos.copies import PhotoDuplicate
from jetisu360.language import _
from jetisu360.panorama.refusals import FlatPhoto
from jetisu360.tour.refusals import TourRefusal

# Front, right, back, left, up, down, as programs and people call them. Numbers are no sign: so are any six
# pictures.
_NAMINGS = (
    ("f", "r", "b", "l", "u", "d"),
    ("pz", "px", "nz", "nx", "py", "ny"),
    ("posz", "posx", "negz", "negx", "posy", "negy"),
    ("pos-z", "pos-x", "neg-z", "neg-x", "pos-y", "neg-y"),
    ("pos_z", "pos_x", "neg_z", "neg_x", "pos_y", "neg_y"),
    ("front", "right", "back", "left", "up", "down"),
    ("front", "right", "back", "left", "top", "bottom"),
)
_SEEN = 3
"""Faces of a cube that have to have been looked at; of exact copies nobody knows the size."""
_SIZE = re.compile(r"\((\d+) × (\d+)\)")


class CubeFaces(TourRefusal):
    """Six files that are the faces of a cube. `name`: of the first; `size`: pixels of a side."""

    code = "cube-faces"
    sentence = _(
        "“{name}” and five more pictures beside it ({size} × {size}) are the six faces of a cube: one "
        "panorama, "
        "cut up."
    )
    advice = _(
        "Export the panorama as one 2:1 picture from the program that cut it, or let this one join the "
        "six (import, "
        "see “Six faces of a cube” in docs/photographs.md)."
    )


def faces_as_one(left_out: Sequence[LeftOut]) -> list[LeftOut]:
    """The same list, with one entry in the place of each six that are one cube. A face that is an exact copy
    is one too: black floors are all alike.
    """
    squares: dict[tuple[str, str, str], list[LeftOut]] = defaultdict(list)
    copies: dict[tuple[str, str], list[LeftOut]] = defaultdict(list)
    for one in left_out:
        size = _SIZE.search(one.message.get("en", "")) if one.code == FlatPhoto.code else None
        if size and size[1] == size[2]:
            squares[*_place(one.name), size[1]].append(one)
        elif one.code == PhotoDuplicate.code:
            copies[_place(one.name)].append(one)
    told: dict[str, LeftOut | None] = {}
    for (folder, ending, side), fellows in squares.items():
        for six in _cubes([*fellows, *copies[folder, ending]]):
            if sum(one.code == FlatPhoto.code for one in six) < _SEEN:
                continue
            first = min(six, key=lambda item: left_out.index(item))
            told |= {item.name: None for item in six}
            told[first.name] = LeftOut.because(first.name, CubeFaces(name=first.name, size=side))
    faces = (FlatPhoto.code, PhotoDuplicate.code)
    kept = (told.get(item.name, item) if item.code in faces else item for item in left_out)
    return [kept_one for kept_one in kept if kept_one is not None]


def _place(name: str) -> tuple[str, str]:
    """The folder of a file, and its ending."""
    folder, _slash, file = name.rpartition("/")
    return folder, file.rpartition(".")[2].casefold()


def _cubes(fellows: Sequence[LeftOut]) -> list[list[LeftOut]]:
    """Sixes whose names differ by the name of the face alone, before or after what they share."""
    found = []
    for naming in _NAMINGS:
        for where in ("before", "after"):
            groups: dict[str, dict[str, LeftOut]] = defaultdict(dict)
            for fellow in fellows:
                stem = fellow.name.rpartition("/")[2].rpartition(".")[0].casefold()
                for face in naming:
                    rest = _without(stem, face, where)
                    if rest is not None:
                        groups[rest].setdefault(face, fellow)
            found += [list(group.values()) for group in groups.values() if len(group) == 6]
    return found


def _without(stem: str, face: str, where: str) -> str | None:
    """What of a name is not the face's; None where it is not called so. A letter stands apart from others."""
    if where == "after" and stem.endswith(face):
        rest = stem[: -len(face)]
        apart = not rest or not rest[-1].isalnum() or len(face) > 1
        return rest if apart else None
    if where == "before" and stem.startswith(face) and stem != face:
        rest = stem[len(face) :]
        return rest if not rest[0].isalnum() or len(face) > 1 else None
    return None
