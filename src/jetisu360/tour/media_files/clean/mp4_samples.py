"""Where in a file the samples of an MP4 track lie (ISO/IEC 14496-12, 8.7 and 8.8)."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from jetisu360.tour.media_files.boxes import BoxesDamaged, children
from jetisu360.tour.media_files.clean.mp4_boxes import number
from jetisu360.tour.media_files.clean.pieces import NotUnderstood

Range = tuple[int, int]


def numbers(data: bytes, code: str = "I") -> array[int]:
    """Big-endian numbers of 4 (`I`) or 8 (`Q`) bytes."""
    found = array(code)
    found.frombytes(data[: len(data) // found.itemsize * found.itemsize])
    if sys.byteorder == "little":
        found.byteswap()
    return found


def chunks(tables: Mapping[bytes, bytes]) -> Iterator[Range]:
    """The bytes of each chunk of a track; `tables` are the boxes of its `stbl`, trimmed to their rows.

    Raises:
        BoxesDamaged: the tables do not fit each other.
    """
    offsets = (
        numbers(tables[b"co64"][8:], "Q") if b"co64" in tables else numbers(tables.get(b"stco", b"")[8:])
    )
    if not offsets:
        return
    ends, count = _ends(tables)
    rows = numbers(tables.get(b"stsc", b"")[8:])
    row, first = -1, 0
    for chunk, offset in enumerate(offsets, 1):
        while (row + 1) * 3 < len(rows) and rows[(row + 1) * 3] <= chunk:
            row += 1
        if row < 0:
            raise BoxesDamaged
        after = first + rows[row * 3 + 1]
        if after > count:
            raise BoxesDamaged
        size = ends * (after - first) if isinstance(ends, int) else ends[after] - ends[first]
        yield offset, offset + size
        first = after


def samples(tables: Mapping[bytes, bytes]) -> Iterator[Range]:
    """The bytes of each sample of a track.

    Raises:
        BoxesDamaged
    """
    ends, _ = _ends(tables)
    sample = 0
    for start, stop in chunks(tables):
        while start < stop:
            size = ends if isinstance(ends, int) else ends[sample + 1] - ends[sample]
            yield start, start + size
            start, sample = start + size, sample + 1


def _ends(tables: Mapping[bytes, bytes]) -> tuple[int | list[int], int]:
    """The size of all samples, or where each would begin if they lay side by side; and how many."""
    if b"stsz" in tables:
        content = tables[b"stsz"]
        same, count = number(content, 4), number(content, 8)
        if same:
            return same, count
        sizes: Iterable[int] = numbers(content[12:])
    elif b"stz2" in tables:
        content = tables[b"stz2"]
        width, count = number(content, 7, 1), number(content, 8)
        if width == 4:
            sizes = [half for byte in content[12:] for half in (byte >> 4, byte & 15)][:count]
        elif width in (8, 16):
            step = width // 8
            sizes = [number(content, at, step) for at in range(12, 12 + count * step, step)]
        else:
            raise BoxesDamaged
    else:
        raise BoxesDamaged
    return [0, *accumulate(sizes)], count


@dataclass(frozen=True)
class Defaults:
    """What the `trex` of a track says for its fragments: the size of a sample."""

    size: int


def fragment(
    moof: bytes, begin: int, kept: Mapping[int, Defaults]
) -> tuple[bytes, list[tuple[int, list[Range]]]]:
    """A movie fragment that is as long as before: its content, and the samples of kept tracks by the track's
    number. `begin`: where the box begins in the file.

    Raises:
        BoxesDamaged, NotUnderstood
    """
    out = bytearray(moof)
    ranges: list[tuple[int, list[Range]]] = []
    follows: int | None = begin
    for kind, at, first, last in children(moof, 0, len(moof)):
        if kind == b"mfhd":
            _blank(out, first + 8, last)
        elif kind == b"traf":
            found = _track(moof, out, first, last, begin, follows, kept)
            if found is None:
                follows = None
                _free(out, at, first, last)
            else:
                track, places = found
                ranges.append((track, places))
                follows = places[-1][1] if places else follows
        else:
            _free(out, at, first, last)
    return bytes(out), ranges


def _track(
    moof: bytes,
    out: bytearray,
    first: int,
    last: int,
    begin: int,
    follows: int | None,
    kept: Mapping[int, Defaults],
) -> tuple[int, list[Range]] | None:
    parts = list(children(moof, first, last))
    head = next((moof[start:stop] for kind, _, start, stop in parts if kind == b"tfhd"), b"")
    flags, track = number(head, 0) & 0xFFFFFF, number(head, 4)
    if track not in kept:
        return None
    at = 8
    base = begin if flags & 0x20000 else follows
    if flags & 1:
        base, at = number(head, at, 8), at + 8
    at += 4 * bool(flags & 2) + 4 * bool(flags & 8)
    size = number(head, at) if flags & 0x10 else kept[track].size
    if base is None:
        raise NotUnderstood
    ranges: list[Range] = []
    after = base
    for kind, box_at, start, stop in parts:
        if kind == b"trun":
            found, used = _run(moof[start:stop], base, after, size)
            _blank(out, start + used, stop)
            ranges += found
            after = found[-1][1] if found else after
        elif kind == b"tfhd":
            _blank(out, start + at + 4 * bool(flags & 0x10) + 4 * bool(flags & 0x20), stop)
        elif kind == b"tfdt":
            _blank(out, start + (12 if moof[start] == 1 else 8), stop)
        else:
            _free(out, box_at, start, stop)
    return track, ranges


def _run(content: bytes, base: int, after: int, size: int) -> tuple[list[Range], int]:
    flags, count = number(content, 0) & 0xFFFFFF, number(content, 4)
    at = 8
    if flags & 1:
        offset = number(content, at)
        after, at = base + offset - (offset >> 31 << 32), at + 4
    at += 4 * bool(flags & 4)
    columns = [mark for mark in (0x100, 0x200, 0x400, 0x800) if flags & mark]
    used = at + 4 * len(columns) * count
    if used > len(content):
        raise BoxesDamaged
    if not flags & 0x200:
        # (Of one size, and perhaps very many.)
        few = [size] * count if count < 10_000 else [size * count]
        return _side_by_side(after, few), used
    rows = numbers(content[at:used])
    return _side_by_side(after, rows[columns.index(0x200) :: len(columns)]), used


def _side_by_side(at: int, sizes: Iterable[int]) -> list[Range]:
    return list(pairwise(accumulate(sizes, initial=at)))


def _blank(out: bytearray, start: int, stop: int) -> None:
    if start < stop:
        out[start:stop] = bytes(stop - start)


def _free(out: bytearray, at: int, first: int, last: int) -> None:
    out[at + 4 : at + 8] = b"free"
    _blank(out, first, last)


def merged(ranges: Iterable[Range]) -> list[Range]:
    """In the order of the file; what touches or overlaps is one."""
    found: list[Range] = []
    for start, stop in sorted(item for item in ranges if item[0] < item[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def overlap(some: list[Range], others: list[Range]) -> bool:
    """Whether two merged lists have a byte in common."""
    at = 0
    for start, stop in some:
        while at < len(others) and others[at][1] <= start:
            at += 1
        if at < len(others) and others[at][0] < stop:
            return True
    return False
