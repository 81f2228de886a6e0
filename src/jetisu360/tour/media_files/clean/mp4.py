"""MP4, M4A, MOV and 3GP without what they tell: one track of pictures, the tracks of sound, and the tables
that a player needs for them.

Places, names, dates, devices and thumbnails (`udta`, `meta`, `uuid`), tracks of telemetry, time codes and
texts with their samples, free space, and every byte between the samples stay behind. `mp4_boxes.py` has what
is kept.

A file in fragments (`moof`) has places of samples in too many tables of others: there, what goes is emptied
where it stands, and nothing moves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from jetisu360.tour.media_files.boxes import BoxesDamaged, children
from jetisu360.tour.media_files.clean import mp4_boxes as keep
from jetisu360.tour.media_files.clean.mp4_boxes import Keep, box, number, rebuilt
from jetisu360.tour.media_files.clean.mp4_samples import (
    Defaults,
    Range,
    chunks,
    fragment,
    merged,
    numbers,
    overlap,
    samples,
)
from jetisu360.tour.media_files.clean.nals import Coding, Patch, coding_of, notes, patched
from jetisu360.tour.media_files.clean.pieces import Cleaned, Data, NotUnderstood, Piece, Span, Zeros

_LARGEST_HEADER = 64 << 20
Move = Callable[[int], int]


@dataclass(frozen=True)
class _Track:
    """`content` is that of its box; `formats` of its sample descriptions."""

    content: bytes
    id: int
    enabled: bool
    handler: bytes
    formats: tuple[bytes, ...]
    coding: Coding | None
    tables: dict[bytes, bytes]

    @property
    def playable(self) -> bool:
        known = keep.FORMATS.get(self.handler, frozenset())
        return self.handler in keep.FORMATS and all(item in known for item in self.formats)


def clean_mp4(data: Data) -> Cleaned:
    """The file with pictures and sound alone.

    Raises:
        BoxesDamaged, NotUnderstood
    """
    top = list(children(data))
    headers = [(first, last) for kind, _, first, last in top if kind == b"moov"]
    if len(headers) != 1 or headers[0][1] - headers[0][0] > _LARGEST_HEADER:
        raise NotUnderstood
    moov = data[headers[0][0] : headers[0][1]]
    tracks = _tracks(moov)
    wanted = _chosen(tracks)
    if not wanted:
        raise NotUnderstood
    ranges = [chunk for track in wanted for chunk in chunks(track.tables)]
    if sum(stop - start for start, stop in ranges) > len(data):
        raise BoxesDamaged  # (the same samples again and again)
    kept = merged(ranges)
    others = merged(chunk for track in tracks if track not in wanted for chunk in _perhaps(track))
    if overlap(kept, others):
        raise NotUnderstood
    patches = [
        patch
        for track in wanted
        if track.coding
        for start, stop in samples(track.tables)
        for patch in notes(data, start, stop, track.coding)
    ]
    if any(kind == b"moof" for kind, *_ in top):
        pieces = _in_place(data, top, moov, wanted, kept, others, patches)
    else:
        pieces = _moved(data, top, moov, wanted, kept)
    return Cleaned(patched(pieces, patches), len(tracks) - len(wanted))


def _perhaps(track: _Track) -> list[Range]:
    try:
        return list(chunks(track.tables))
    except BoxesDamaged:  # nobody will need them
        return []


def _chosen(tracks: list[_Track]) -> list[_Track]:
    """The pictures that a browser would show, and every sound."""
    films = [track for track in tracks if track.handler == b"vide"]
    best = sorted(films, key=lambda track: (not track.playable, not track.enabled))[:1]
    return [track for track in tracks if track in best or (track.handler == b"soun" and track.playable)]


def _tracks(moov: bytes) -> list[_Track]:
    found = []
    for kind, _, first, last in children(moov, 0, len(moov)):
        if kind == b"cmov":
            raise NotUnderstood
        if kind == b"trak":
            found.append(_track(moov[first:last]))
    return found


def _track(content: bytes) -> _Track:
    header = _inside(content, b"tkhd") or bytes(20)
    wide = 8 * (header[:1] == b"\1")
    media = _inside(content, b"mdia") or b""
    about = _inside(media, b"hdlr") or b""
    stbl = _inside(_inside(media, b"minf") or b"", b"stbl") or b""
    tables: dict[bytes, bytes] = {}
    for kind, _, first, last in children(stbl, 0, len(stbl)):
        if kind in _TABLES and kind not in tables:
            try:
                tables[kind] = _TABLES[kind](stbl[first:last]) or b""
            except BoxesDamaged:
                if about[8:12] in keep.FORMATS:
                    raise
    stsd = _inside(stbl, b"stsd") or b""
    entries = [(kind, stsd[first:last]) for kind, _, first, last in children(stsd, 8, len(stsd))]
    formats = tuple(kind for kind, _ in entries)
    codings = {_coding(kind, entry) for kind, entry in entries} if about[8:12] == b"vide" else set()
    if len(codings) > 1:
        raise NotUnderstood
    coding = codings.pop() if codings else None
    enabled = bool(header[3] & 1)
    return _Track(content, number(header, 12 + wide), enabled, about[8:12], formats, coding, tables)


def _coding(kind: bytes, entry: bytes) -> Coding | None:
    configuration = next(
        (entry[a:b] for name, _, a, b in children(entry, 78, len(entry)) if name in (b"avcC", b"hvcC")), b""
    )
    return coding_of(kind, configuration)


def _inside(content: bytes, wanted: bytes) -> bytes | None:
    return next(
        (
            content[first:last]
            for kind, _, first, last in children(content, 0, len(content))
            if kind == wanted
        ),
        None,
    )


_TABLES: dict[bytes, Keep] = {
    b"stts": keep.table(8, 8),
    b"ctts": keep.table(8, 8),
    b"cslg": keep.shifts,
    b"stsc": keep.table(8, 12),
    b"stsz": keep.sizes,
    b"stz2": keep.compact_sizes,
    b"stco": keep.table(8, 4),
    b"co64": keep.table(8, 8),
    b"stss": keep.table(8, 4),
    b"stsh": keep.table(8, 8),
}


def _header(moov: bytes, wanted: list[_Track], move: Move, spare: int = 0) -> bytes:
    """The content of `moov`, as long for one `move` as for another; `spare`: so many zeros more."""
    ids = {track.id for track in wanted}
    kept = rebuilt(moov, {b"mvhd": keep.movie_header})
    for place, track in enumerate(wanted):
        kept += box(b"trak", _kept_track(track, move, 0 if place else spare))
    extends: dict[bytes, Keep] = {
        b"mehd": lambda content: keep.fixed(12 if content[:1] == b"\1" else 8)(content),
        b"trex": lambda content: keep.fixed(24)(content) if number(content, 4) in ids else None,
    }
    return kept + rebuilt(moov, {b"mvex": lambda content: rebuilt(content, extends)})


def _kept_track(track: _Track, move: Move, spare: int) -> bytes:
    def offsets(code: str) -> Keep:
        def moved(content: bytes) -> bytes:
            kept = _TABLES[b"co64" if code == "Q" else b"stco"](content) or b""
            places = numbers(kept[8:], code)
            return kept[:8] + b"".join(move(place).to_bytes(places.itemsize, "big") for place in places)

        return moved

    table: dict[bytes, Keep] = {
        **_TABLES,
        b"stsd": keep.descriptions(track.handler),
        b"stco": offsets("I"),
        b"co64": offsets("Q"),
    }
    information: dict[bytes, Keep] = {
        b"vmhd": keep.fixed(12),
        b"smhd": keep.fixed(8),
        b"hdlr": keep.handler,
        b"dinf": lambda content: rebuilt(content, {b"dref": keep.references}),
        b"stbl": lambda content: rebuilt(content, table),
    }
    media: dict[bytes, Keep] = {
        b"mdhd": keep.media_header,
        b"hdlr": lambda content: keep.handler(content, spare),
        b"minf": lambda content: rebuilt(content, information),
    }
    return rebuilt(
        track.content,
        {
            b"tkhd": keep.track_header,
            b"edts": lambda content: rebuilt(content, {b"elst": keep.edits}),
            b"mdia": lambda content: rebuilt(content, media),
        },
    )


def _moved(
    data: Data,
    top: list[tuple[bytes, int, int, int]],
    moov: bytes,
    wanted: list[_Track],
    kept: list[Range],
) -> list[Piece]:
    """Kind, header and samples, close together; the tables say where the samples are now."""
    header = len(_header(moov, wanted, lambda place: place))
    pieces: list[Piece] = []
    starts: list[int] = []
    targets: list[int] = []
    at = taken = 0
    place_of_header = -1
    for kind, _, first, last in top:
        if kind == b"ftyp" and not pieces:
            kind_of_file = box(b"ftyp", keep.brands(data[first:last]))
            pieces.append(kind_of_file)
            at += len(kind_of_file)
        elif kind == b"moov":
            place_of_header = len(pieces)
            pieces.append(b"")
            at += 8 + header
        elif kind == b"mdat":
            inside = []
            while taken < len(kept) and kept[taken][1] <= last and kept[taken][0] >= first:
                inside.append(kept[taken])
                taken += 1
            size = sum(stop - start for start, stop in inside)
            head = _head(b"mdat", size)
            pieces.append(head)
            at += len(head)
            for start, stop in inside:
                starts.append(start)
                targets.append(at)
                pieces.append(Span(start, stop))
                at += stop - start
    if taken < len(kept):
        raise BoxesDamaged  # a sample in another box, or beyond the end

    def move(place: int) -> int:
        found = bisect_right(starts, place) - 1
        # (The place of a chunk without samples says nothing.)
        within = found >= 0 and place - starts[found] < kept[found][1] - kept[found][0]
        return targets[found] + place - starts[found] if within else 0

    pieces[place_of_header] = box(b"moov", _header(moov, wanted, move))
    return pieces


def _head(kind: bytes, size: int) -> bytes:
    if size + 8 < 1 << 32:
        return (size + 8).to_bytes(4, "big") + kind
    return b"\0\0\0\1" + kind + (size + 16).to_bytes(8, "big")


def _in_place(
    data: Data,
    top: list[tuple[bytes, int, int, int]],
    moov: bytes,
    wanted: list[_Track],
    known: list[Range],
    others: list[Range],
    patches: list[Patch],
) -> list[Piece]:
    """Every box that is kept stands where it stood; what goes is `free` and empty."""
    kept = _defaults(moov, wanted)
    codings = {track.id: track.coding for track in wanted}
    written: dict[int, bytes] = {}
    ranges = list(known)
    for kind, begin, first, last in top:
        if kind == b"moof":
            if last - first > _LARGEST_HEADER:
                raise NotUnderstood
            content, found = fragment(data[first:last], begin, kept)
            written[begin] = data[begin:first] + content
            for number_of_track, places in found:
                ranges += places
                if coding := codings[number_of_track]:
                    patches += [note for start, stop in places for note in notes(data, start, stop, coding)]
    if sum(stop - start for start, stop in ranges) > len(data):
        raise BoxesDamaged  # (the same samples again and again)
    whole = merged(ranges)
    if overlap(whole, others):
        raise NotUnderstood
    pieces: list[Piece] = []
    taken = 0
    for kind, begin, first, last in top:
        size = last - begin
        if kind == b"ftyp":
            pieces += _filled(box(b"ftyp", keep.brands(data[first:last])), size)
        elif kind == b"moov":
            pieces += _filled(_padded(moov, wanted, size), size)
        elif kind == b"moof":
            pieces.append(written[begin])
        elif kind == b"sidx" and size < _LARGEST_HEADER and _index(data[first:last]):
            pieces.append(Span(begin, last))
        elif kind == b"mdat":
            pieces.append(_long_head(b"mdat", size, first - begin))
            at = first
            while taken < len(whole) and first <= whole[taken][0] and whole[taken][1] <= last:
                start, stop = whole[taken]
                pieces += [Zeros(start - at), Span(start, stop)]
                at, taken = stop, taken + 1
            pieces.append(Zeros(last - at))
        else:
            pieces += [_long_head(b"free", size, first - begin), Zeros(last - first)]
    if taken < len(whole):
        raise BoxesDamaged
    return pieces


def _long_head(kind: bytes, size: int, head: int) -> bytes:
    return b"\0\0\0\1" + kind + size.to_bytes(8, "big") if head == 16 else size.to_bytes(4, "big") + kind


def _padded(moov: bytes, wanted: list[_Track], size: int) -> bytes:
    """The header, so long that it fills its old place or leaves room for another box."""
    shorter = box(b"moov", _header(moov, wanted, lambda place: place))
    left = size - len(shorter)
    if 0 < left < 8:
        return box(b"moov", _header(moov, wanted, lambda place: place, spare=left))
    return shorter


def _filled(content: bytes, size: int) -> list[Piece]:
    left = size - len(content)
    if left < 0 or 0 < left < 8:
        raise NotUnderstood
    return [content, left.to_bytes(4, "big") + b"free", Zeros(left - 8)] if left else [content]


def _index(content: bytes) -> bool:
    """Whether a `sidx` is all that its box holds."""
    head = 28 if content[:1] == b"\1" else 20
    return len(content) == head + 4 + 12 * number(content, head + 2, 2)


def _defaults(moov: bytes, wanted: list[_Track]) -> dict[int, Defaults]:
    extends = _inside(moov, b"mvex") or b""
    sizes = {
        number(extends, first + 4): number(extends, first + 16)
        for kind, _, first, last in children(extends, 0, len(extends))
        if kind == b"trex" and last - first >= 24
    }
    return {track.id: Defaults(sizes.get(track.id, 0)) for track in wanted}
