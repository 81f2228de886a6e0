"""A building as large as one likes, drawn fast: box rooms with doors, and photographs whose truth is exact.

Rooms stand on a grid, twenty to a row. Every room has posters and a colour of its own; parquet, doors and
their frames, signs, skirting and lamps are the same in all of them, and every third poster is one of eight
that hang all over the house. Five photographs a room, each from another place, turned anyhow. Through open
doors one sees the next rooms, up to three deep.

A ray leaves the room's box through one wall; there it takes the colour that the wall has, or, in a doorway,
goes on into the room behind. numpy and cv2 alone; everything follows from the numbers of room and
photograph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Pixels = NDArray[np.uint8]

WIDE, DEEP, HIGH = 7.0, 6.0, 3.2
"""A room, metres: east, north, up."""
ROW = 20
IN_A_ROOM = 5
DOOR_WIDE, DOOR_HIGH = 1.3, 2.2
DENSE = 80
"""Pixels of a wall to the metre."""
THROUGH = 3
DESIGNS = 8
EAST, WEST, NORTH, SOUTH, FLOOR, CEILING = range(6)
SPOTS = ((0.5, 0.5), (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))


@dataclass(frozen=True)
class Shot:
    """Photograph `number` in `room`: `place` (3,), metres east, north, up of the house, and `heading`."""

    number: int
    room: int
    place: NDArray[np.float64]
    heading: float


def shot(number: int) -> Shot:
    room, spot = divmod(number, IN_A_ROOM)
    luck = np.random.default_rng((1, number))
    column, row = room % ROW, room // ROW
    east, north = (np.array(SPOTS[spot]) + luck.uniform(-0.08, 0.08, 2)) * (WIDE, DEEP)
    place = np.array([column * WIDE + east, row * DEEP + north, 1.6 + luck.uniform(-0.05, 0.05)])
    return Shot(number, room, place, float(luck.uniform(0, 360)))


def door(room: int, side: int) -> float | None:
    """Metres along the east or north wall to the middle of its door; None where there is none."""
    column = room % ROW
    if side == EAST and column == ROW - 1:
        return None
    luck = np.random.default_rng((2, room, side))
    length = DEEP if side == EAST else WIDE
    return float(luck.uniform(1.2, length - 1.2)) if luck.random() < 0.7 else None


def doors(room: int, rooms: int) -> dict[int, tuple[int, float]]:
    """For each wall with a door: the room behind, and where the door is, in a house of so many rooms."""
    found = {}
    behind = {EAST: room + 1, NORTH: room + ROW, WEST: room - 1, SOUTH: room - ROW}
    if room % ROW == 0:
        del behind[WEST]
    for side, other in behind.items():
        if 0 <= other < rooms:
            owner, wall = (room, side) if side in (EAST, NORTH) else (other, EAST if side == WEST else NORTH)
            at = door(owner, wall)
            if at is not None:
                found[side] = other, at
    return found


def in_sight(one: Shot, other: Shot, rooms: int) -> bool:
    """Whether the two cameras see each other: in one room, or through the door between two rooms."""
    if one.room == other.room:
        return True
    for side, (behind, at) in doors(one.room, rooms).items():
        if behind != other.room:
            continue
        axis = 0 if side in (EAST, WEST) else 1
        wall = max(_corner(one.room)[axis], _corner(behind)[axis])
        share = (wall - one.place[axis]) / (other.place[axis] - one.place[axis])
        across = one.place + share * (other.place - one.place)
        along = across[1 - axis] - _corner(one.room)[1 - axis]
        return bool(abs(along - at) < DOOR_WIDE / 2 and across[2] < DOOR_HIGH)
    return False


def draw(it: Shot, rooms: int, width: int = 1024) -> Pixels:
    """The photograph: equirectangular RGB (width / 2, width, 3), level, with a camera's noise."""
    rays = _rays(width, it.heading)
    colours = np.empty((len(rays), 3), np.uint8)
    at = np.broadcast_to(it.place.astype(np.float32), rays.shape)
    todo = {it.room: np.arange(len(rays))}
    places = {it.room: at}
    for deep in range(THROUGH + 1):
        further: dict[int, list[NDArray[np.int64]]] = {}
        further_at: dict[int, list[Floats]] = {}
        for room, pixels in todo.items():
            hit, side = _leave(places[room], rays[pixels], room)
            u, v = _on_wall(hit, side, room)
            colours[pixels] = _look_up(_atlas(room, rooms), side, u, v)
            if deep == THROUGH:
                continue
            for wall, (behind, middle) in doors(room, rooms).items():
                out = np.flatnonzero((side == wall) & (np.abs(u - middle) < DOOR_WIDE / 2) & (v < DOOR_HIGH))
                if len(out):
                    further.setdefault(behind, []).append(pixels[out])
                    further_at.setdefault(behind, []).append(hit[out])
        todo = {room: np.concatenate(some) for room, some in further.items()}
        places = {room: np.concatenate(some) for room, some in further_at.items()}
    luck = np.random.default_rng((3, it.number))
    noise = luck.integers(-4, 5, (256, 256, 1), np.int16)
    picture = colours.reshape(width // 2, width, 3)
    tiled = np.tile(noise, (-(-width // 512), -(-width // 256), 1))[: width // 2, :width]
    drawn: Pixels = np.clip(picture + tiled, 0, 255).astype(np.uint8)
    return drawn


def _corner(room: int) -> tuple[float, float]:
    return room % ROW * WIDE, room // ROW * DEEP


@lru_cache(maxsize=2)
def _level_rays(width: int) -> tuple[Floats, Floats, Floats]:
    yaw = ((np.arange(width) + 0.5) / width * 2 - 1) * np.pi
    pitch = (0.5 - (np.arange(width // 2) + 0.5) / (width // 2)) * np.pi
    return yaw.astype(np.float32), np.cos(pitch).astype(np.float32), np.sin(pitch).astype(np.float32)


def _rays(width: int, heading: float) -> Floats:
    """Directions (h · w, 3) east, north, up of the pixels."""
    yaw, flat, up = _level_rays(width)
    turned = yaw + np.float32(np.radians(heading))
    rays = np.empty((width // 2, width, 3), np.float32)
    rays[..., 0], rays[..., 1] = flat[:, None] * np.sin(turned), flat[:, None] * np.cos(turned)
    rays[..., 2] = up[:, None]
    rays[np.abs(rays) < 1e-6] = 1e-6
    return rays.reshape(-1, 3)


def _leave(at: Floats, rays: Floats, room: int) -> tuple[Floats, NDArray[np.int64]]:
    """Where rays from `at` (n, 3) meet the room's box from within, and which of its sides that is."""
    corner = (*_corner(room), 0.0)
    size = (WIDE, DEEP, HIGH)
    best = np.full(len(rays), np.inf, np.float32)
    side = np.zeros(len(rays), np.int64)
    for axis, (ahead, back) in enumerate(((EAST, WEST), (NORTH, SOUTH), (CEILING, FLOOR))):
        forward = rays[:, axis] > 0
        wall = np.where(forward, np.float32(corner[axis] + size[axis]), np.float32(corner[axis]))
        far = (wall - at[:, axis]) / rays[:, axis]
        nearer = far < best
        best[nearer] = far[nearer]
        side[nearer] = np.where(forward[nearer], ahead, back)
    return at + best[:, np.newaxis] * rays, side


def _on_wall(hit: Floats, side: NDArray[np.int64], room: int) -> tuple[Floats, Floats]:
    """Metres along and up a wall; east and north on floor and ceiling."""
    corner = _corner(room)
    east, north = hit[:, 0] - np.float32(corner[0]), hit[:, 1] - np.float32(corner[1])
    u = np.where(side <= WEST, north, east)
    v = np.where(side >= FLOOR, north, hit[:, 2])
    return u, v


def _look_up(atlas: Pixels, side: NDArray[np.int64], u: Floats, v: Floats) -> Pixels:
    """Colours (n, 3) of places on the sides, in between the atlas' pixels."""
    columns = (side % 3) * np.float32(WIDE) + u
    rows = (side // 3) * np.float32(DEEP) + v
    count = len(u)
    height = -(-count // 1024)
    x, y = np.zeros(height * 1024, np.float32), np.zeros(height * 1024, np.float32)
    x[:count], y[:count] = columns * DENSE - 0.5, rows * DENSE - 0.5
    drawn = cv2.remap(atlas, x.reshape(height, 1024), y.reshape(height, 1024), cv2.INTER_LINEAR)
    return drawn.reshape(-1, 3)[:count].astype(np.uint8, copy=False)


@lru_cache(maxsize=48)
def _atlas(room: int, rooms: int) -> Pixels:
    """The six sides of a room in one picture, three to a row, each in a field of `WIDE` × `DEEP` metres."""
    atlas = np.zeros((round(2 * DEEP * DENSE), round(3 * WIDE * DENSE), 3), np.uint8)
    luck = np.random.default_rng((4, room))
    tone = luck.integers(150, 225, 3)
    open_doors = doors(room, rooms)
    for side in range(6):
        top, left = side // 3 * round(DEEP * DENSE), side % 3 * round(WIDE * DENSE)
        field = atlas[top : top + round(DEEP * DENSE), left : left + round(WIDE * DENSE)]
        if side >= FLOOR:
            field[:] = _parquet() if side == FLOOR else _lamps()
            continue
        length = DEEP if side <= WEST else WIDE
        field[:] = np.clip(tone + 12 * (side % 2), 0, 255)
        _hang_posters(field, luck, length, open_doors[side][1] if side in open_doors else None)
        field[: _px(0.12)] = (92, 70, 48)  # skirting
        if side in open_doors:
            _set_door(field, open_doors[side][1])
    return cv2.GaussianBlur(atlas, (0, 0), 0.8).astype(np.uint8, copy=False)


def _px(metres: float) -> int:
    return round(metres * DENSE)


def _hang_posters(field: Pixels, luck: np.random.Generator, length: float, doorway: float | None) -> None:
    """Two to four posters along the wall, none of them in the doorway."""
    for slot in range(4):
        wide, tall = luck.uniform(0.5, 1.1, 2)
        middle, up = (slot + 0.5 + luck.uniform(-0.1, 0.1)) * length / 4, luck.uniform(1.3, 1.9)
        house, design = luck.random() < 1 / 3, int(luck.integers(DESIGNS))
        own = int(luck.integers(1 << 30))
        taken = doorway is not None and abs(middle - doorway) < (DOOR_WIDE + wide) / 2 + 0.15
        if taken or luck.random() < 0.2:
            continue
        if house:
            wide, tall, own = 0.8, 1.1, design
        left, bottom = _px(middle - wide / 2), _px(up - tall / 2)
        poster = _poster(own, _px(wide), _px(tall))
        place = field[bottom : bottom + len(poster), max(left, 0) : left + poster.shape[1]]
        place[:] = poster[: place.shape[0], : place.shape[1]]


def _poster(seed: int, wide: int, tall: int) -> Pixels:
    """Shapes of all sorts on a ground."""
    luck = np.random.default_rng((5, seed))
    poster = np.full((tall, wide, 3), luck.integers(40, 255, 3), np.uint8)
    for _ in range(26):
        x, y = int(luck.integers(wide)), int(luck.integers(tall))
        colour = tuple(int(value) for value in luck.integers(0, 255, 3))
        size = int(luck.integers(4, 20))
        if luck.random() < 0.5:
            cv2.circle(poster, (x, y), size, colour, -1)
        else:
            cv2.rectangle(poster, (x, y), (x + size * 2, y + int(luck.integers(4, 24))), colour, -1)
    cv2.rectangle(poster, (0, 0), (wide - 1, tall - 1), (30, 26, 22), 3)
    return poster


def _set_door(field: Pixels, middle: float) -> None:
    """Frame and sign, the same at every door; the opening is black where nobody looks further."""
    left, right, top = _px(middle - DOOR_WIDE / 2), _px(middle + DOOR_WIDE / 2), _px(DOOR_HIGH)
    frame = _px(0.09)
    field[: top + frame, left - frame : right + frame] = (112, 84, 56)
    field[:top, left:right] = (24, 22, 20)
    x, y = (left + right) // 2, top + _px(0.22)
    cv2.rectangle(field, (x - 18, y - 8), (x + 18, y + 8), (20, 130, 60), -1)
    cv2.rectangle(field, (x - 12, y - 4), (x - 2, y + 4), (240, 250, 240), -1)
    cv2.circle(field, (x + 9, y), 5, (240, 250, 240), -1)


@lru_cache(maxsize=1)
def _parquet() -> Pixels:
    floor = np.full((_px(DEEP), _px(WIDE), 3), (74, 54, 38), np.uint8)  # the joints
    luck = np.random.default_rng(6)
    tones = luck.integers(-24, 24, (5, 4))
    for row in range(0, len(floor), 10):
        shift = (row // 10 % 2) * 20
        for column in range(-shift, floor.shape[1], 40):
            tone = int(tones[row // 10 % 5, (column + shift) // 40 % 4])
            floor[row : row + 9, max(column, 0) : column + 39] = (150 + tone, 110 + tone, 72 + tone)
    return floor


@lru_cache(maxsize=1)
def _lamps() -> Pixels:
    ceiling = np.full((_px(DEEP), _px(WIDE), 3), 228, np.uint8)
    for row in (0.25, 0.75):
        for column in (0.2, 0.5, 0.8):
            x, y = int(column * ceiling.shape[1]), int(row * len(ceiling))
            cv2.rectangle(ceiling, (x - 40, y - 10), (x + 40, y + 10), (255, 255, 246), -1)
            cv2.rectangle(ceiling, (x - 40, y - 10), (x + 40, y + 10), (150, 150, 150), 2)
    return ceiling
