"""How large the faces of a pyramid are, and how they fall into tiles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

SLIVER = 1 / 32
"""What share of a face's side may be given up to save a last row and column of tiles."""


def face_sizes(full_width: float, tile_size: int = 512) -> list[int]:
    """Sides of the cube faces, level 0 first, each exactly twice the one below; level 0 fits one tile.

    The top face has `full_width / π` pixels, rounded up: then a pixel at the middle of a face, where faces
    are coarsest, is as large as a pixel on the source's equator (a face spans 2 in a, where d(yaw)/da = 1,
    so its density is side / 2 a radian against width / 2π).

    Where that would leave a last row and column of tiles narrower than 1/32 of the face, the face ends on the
    tile before: 8192 gives 2560 = 5 tiles and not 2608 = 5 tiles and a sliver of 48 pixels. The sliver would
    cost 11 more tiles a face (66 files more than 234, each with its own request and headers) to keep 1.8 % of
    the side; on photographs it raises SSIM by 0.0003 to 0.0007 (docs/decisions/pyramid-resampling.md).

    Raises:
        ValueError: a width or tile size that is not positive.
    """
    if not (full_width > 0 and math.isfinite(full_width)) or tile_size < 1:
        raise ValueError(f"a picture {full_width} wide in tiles of {tile_size} is not one")
    wanted = full_width / math.pi
    whole = math.floor(wanted / tile_size) * tile_size
    top = whole if whole >= wanted * (1 - SLIVER) and whole > 0 else math.ceil(wanted)
    levels = 1
    while math.ceil(top / 2 ** (levels - 1)) > tile_size:
        levels += 1
    base = math.ceil(top / 2 ** (levels - 1))
    return [base << level for level in range(levels)]


@dataclass(frozen=True)
class Tile:
    """One tile of a face: its row and column, and the pixels it holds."""

    row: int
    column: int
    top: int
    left: int
    height: int
    width: int


def tiles(face_size: int, tile_size: int, rows: range | None = None) -> Iterator[Tile]:
    """The tiles of a face, row by row; of the given tile rows only, when `rows` says so."""
    count = math.ceil(face_size / tile_size)
    for row in rows if rows is not None else range(count):
        for column in range(count):
            top, left = row * tile_size, column * tile_size
            yield Tile(
                row, column, top, left, min(tile_size, face_size - top), min(tile_size, face_size - left)
            )


def tile_address(level: int, face: str, tile: Tile, extension: str) -> str:
    """Where a tile lies below a scene's tile path."""
    return f"{level}/{face}/{tile.row}_{tile.column}.{extension}"
