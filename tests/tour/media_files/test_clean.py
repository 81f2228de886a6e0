"""Films, sounds and captions lose what they tell of place, author and device, and play as before."""

from __future__ import annotations

import io
import struct
import tracemalloc
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.build.steps.media import Kind, MediaTask, cleaned_media, write_media
from jetisu360.storage import Folder
from jetisu360.tour.media_files.boxes import BoxesDamaged, children
from jetisu360.tour.media_files.clean.mpeg_audio import clean_mp3
from jetisu360.tour.media_files.clean.nals import Coding, notes, patched
from jetisu360.tour.media_files.clean.ogg import clean_ogg, pages
from jetisu360.tour.media_files.clean.pieces import NotUnderstood, Span, View, blocks, joined, length
from jetisu360.tour.media_files.clean.webvtt import clean_captions
from jetisu360.tour.media_files.refusals import MediaNotCleanable, MediaRefusal

MEDIA = Path(__file__).parents[2] / "vectors" / "media"
FILES = sorted(path.name for path in MEDIA.iterdir() if path.suffix != ".md")
SECRETS = (b"SECRET", b"+43.2354", b"Lavf")


def kind_of(name: str) -> Kind:
    suffix = name.rpartition(".")[2]
    return "captions" if suffix == "vtt" else "sound" if suffix in ("mp3", "ogg", "m4a", "wav") else "film"


def cleaned(data: bytes, name: str) -> bytes:
    return joined(data, cleaned_media(data, kind_of(name), name)[1])


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def trak(
    number: int, handler: bytes, coding: bytes, entry: bytes, places: list[int], sizes: list[int]
) -> bytes:
    """A track with one sample a chunk."""
    count = len(sizes)
    stbl = [
        box(b"stsd", struct.pack(">II", 0, 1) + box(coding, entry)),
        box(b"stts", struct.pack(">IIII", 0, 1, count, 40)),
        box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
        box(b"stsz", struct.pack(">III", 0, 0, count) + struct.pack(f">{count}I", *sizes)),
        box(b"stco", struct.pack(">II", 0, count) + struct.pack(f">{count}I", *places)),
    ]
    path = struct.pack(">II", 0, 1) + box(b"url ", b"\0\0\0\0file:///home/SECRET-person/film.mp4\0")
    minf = box(b"dinf", box(b"dref", path)) + box(b"stbl", b"".join(stbl))
    name = bytes(8) + handler + bytes(12) + b"SECRET-handler\0"
    mdhd = box(b"mdhd", struct.pack(">IIIIIHH", 0, 0xD7000000, 0xD7000000, 1000, 40 * count, 0x55C4, 0))
    tkhd = box(b"tkhd", struct.pack(">IIIII", 1, 0xD7000000, 0xD7000000, number, 0) + bytes(64))
    mdia = mdhd + box(b"hdlr", name) + box(b"minf", minf)
    return box(b"trak", tkhd + box(b"mdia", mdia) + box(b"udta", box(b"name", b"SECRET-track")))


NOTE = b"\6\5\x2a" + bytes(range(16)) + b"SECRET +43.2354 in the SEI\x80"
"""A note of a camera between the pictures (H.264, annex D: unregistered user data)."""


def picture(number: int, size: int) -> bytes:
    """What stands for a picture of H.264: a note and a slice, each with its length before it."""
    slice_ = b"\x41" + bytes([65 + number]) * (size - 5 - 4 - len(NOTE))
    return b"".join(len(unit).to_bytes(4, "big") + unit for unit in (NOTE, slice_))


def film(samples: int = 8, size: int = 500, mdat_first: bool = False) -> bytes:
    """A film as an action camera writes it: pictures, and between them a track that says where it was."""
    pictures = [picture(number, size) for number in range(samples)]
    telemetry = [b"GPS5 SECRET +43.2354 %d" % number for number in range(samples)]
    entry = bytes(6) + b"\0\1" + bytes(16) + struct.pack(">HH", 64, 48) + bytes(14)
    entry += b"\x0eSECRET-encoder".ljust(32, b"\0") + b"\0\x18\xff\xff" + box(b"SECR", b"SECRET-box")
    entry += box(b"avcC", b"\1\x4d\0\x1f\xff\xe1\0\4\x67\x4d\0\x1f\1\0\2\x68\xee" + b"SECRET-rest")
    ftyp = box(b"ftyp", b"SECRET\0\0isommp42")

    def moov(start: int) -> bytes:
        places: list[list[int]] = [[], []]
        at = start
        for picture, words in zip(pictures, telemetry, strict=True):
            places[0].append(at)
            places[1].append(at + len(picture) + 11)
            at += len(picture) + 11 + len(words)
        mvhd = struct.pack(">IIIII", 0, 0xD7000000, 0xD7000000, 1000, 40 * samples)
        parts = [
            box(
                b"mvhd",
                mvhd + bytes(6) + b"SECRET".ljust(10, b"\0") + bytes(36) + b"SECRET".ljust(24) + bytes(4),
            ),
            trak(1, b"vide", b"avc1", entry, places[0], [len(one) for one in pictures]),
            trak(2, b"meta", b"gpmd", bytes(8), places[1], [len(one) for one in telemetry]),
            box(
                b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+43.2354+076.9290/") + box(b"FIRM", b"SECRET-serial")
            ),
            box(b"meta", box(b"hdlr", bytes(8) + b"mdta" + bytes(12)) + box(b"keys", b"SECRET-location")),
            box(b"uuid", bytes(16) + b"<x:xmpmeta>SECRET</x:xmpmeta>"),
        ]
        return box(b"moov", b"".join(parts))

    inside = b"".join(
        picture + b"SECRET-gap " + words for picture, words in zip(pictures, telemetry, strict=True)
    )
    extra = box(b"free", b"SECRET-free") + box(b"uuid", b"SECRET-uuid-of-16")
    if mdat_first:
        mdat = box(b"mdat", inside)
        return ftyp + extra + mdat + moov(len(ftyp + extra) + 8) + b"SECRET trailer of a camera, no box"
    before = len(ftyp + moov(0) + extra)
    return ftyp + moov(before + 8) + extra + box(b"mdat", inside) + box(b"skip", b"SECRET-skip") + b"SECRET!!"


def samples_of(data: bytes) -> list[bytes]:
    """What the first track's tables say, read anew."""

    def find(start: int, end: int, *path: bytes) -> tuple[int, int]:
        first, last = next((a, b) for kind, _, a, b in children(data, start, end) if kind == path[0])
        return find(first, last, *path[1:]) if path[1:] else (first, last)

    stbl = find(0, len(data), b"moov", b"trak", b"mdia", b"minf", b"stbl")
    start, end = find(*stbl, b"stsz")
    sizes = struct.unpack(f">{(end - start - 12) // 4}I", data[start + 12 : end])
    start, end = find(*stbl, b"stco")
    places = struct.unpack(f">{(end - start - 8) // 4}I", data[start + 8 : end])
    return [data[place : place + size] for place, size in zip(places, sizes, strict=True)]


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_tells_nothing_any_more_and_cleaning_it_again_changes_nothing(name: str) -> None:
    data = (MEDIA / name).read_bytes()
    assert any(secret in data for secret in SECRETS)
    made = cleaned(data, name)
    allowed = {b"Lavf"} if name.endswith(".mp3") else set()  # the Info frame names its encoder
    assert [secret for secret in SECRETS if secret in made and secret not in allowed] == []
    assert cleaned(made, name) == made
    assert len(made) <= len(data)


@pytest.mark.parametrize("mdat_first", [True, False])
def test_a_film_of_a_camera_keeps_its_pictures_and_nothing_else(mdat_first: bool) -> None:
    data = film(mdat_first=mdat_first)
    record, pieces = cleaned_media(data, "film", "film.mp4")
    made = joined(data, pieces)
    assert [secret for secret in SECRETS if secret in made] == []
    before, after = samples_of(data), samples_of(made)
    assert before == [picture(number, 500) for number in range(8)]
    assert [one[4 + len(NOTE) :] for one in after] == [one[4 + len(NOTE) :] for one in before]
    assert {one[4] & 31 for one in after} == {12}, "the note is filler now"
    assert struct.pack(">I", 0xD7000000) not in made, "when it was taken"
    assert [one["code"] for one in record["remarks"]] == ["media-tracks-left-out"]
    assert "film.mp4" in record["remarks"][0]["message"]["kk"]


def test_a_film_whose_samples_would_be_its_telemetry_is_refused() -> None:
    data = film()
    (place,) = struct.unpack(">I", data[data.rfind(b"stco") + 12 :][:4])
    first = data.find(b"stco") + 12
    moved = data[:first] + struct.pack(">I", place) + data[first + 4 :]
    with pytest.raises(NotUnderstood):
        cleaned(moved, "film.mp4")
    outside = data[:first] + struct.pack(">I", data.find(b"SECRET-serial")) + data[first + 4 :]
    with pytest.raises((NotUnderstood, BoxesDamaged)):
        cleaned(outside, "film.mp4")


def test_tags_of_an_mp3_go_at_both_ends(media_files: ModuleType) -> None:
    frames = media_files.MP3_FRAME * 20
    ape = b"SECRET-ape".ljust(40)
    foot = b"APETAGEX" + struct.pack("<IIII", 2000, len(ape) + 32, 1, 0x80000000) + bytes(8)
    head = b"APETAGEX" + struct.pack("<IIII", 2000, len(ape) + 32, 1, 0xA0000000) + bytes(8)
    lyrics = b"LYRICSBEGININD00002SECRET"
    lyrics += b"%06dLYRICS200" % len(lyrics)
    id3 = b"ID3\4\0\0\0\0\0\x20" + b"SECRET".ljust(32, b"\0")
    for before in (b"", id3, id3 + id3, id3 + b"\0" * 100, head[:] + ape + foot):
        for after in (b"", b"TAG" + b"SECRET".ljust(125), head + ape + foot, lyrics + b"TAG" + bytes(125)):
            data = before + frames + after
            assert joined(data, clean_mp3(data).pieces) == frames
            assert cleaned(data, "a.mp3") == frames


def test_comments_and_pictures_of_an_ogg_go_and_its_sound_stays() -> None:
    data = (MEDIA / "opus.ogg").read_bytes()
    first, comments, *sound = pages(data)
    picture = b"METADATA_BLOCK_PICTURE=" + b"SECRET" * 20_000
    packet = b"OpusTags" + struct.pack("<I", 6) + b"SECRET" + struct.pack("<II", 1, len(picture)) + picture
    grown = first.head() + first.content
    number, half = 1, packet
    while half:  # over several pages, as FFmpeg writes it
        part = half[: 255 * 255]
        half = half[255 * 255 :]
        sizes = b"\xff" * 255 if half else b"\xff" * (len(part) // 255) + bytes([len(part) % 255])
        page = type(first)(number > 1, -1 if half else 0, first.serial, number, sizes, part)
        grown += page.head() + part
        number += 1
    for page in sound:
        moved = type(first)(page.flags, page.position, page.serial, number, page.sizes, page.content)
        grown += moved.head() + page.content
        number += 1
    made = joined(grown, clean_ogg(grown).pieces)
    again = list(pages(made))
    assert b"SECRET" not in made
    assert [page.number for page in again] == list(range(len(again)))
    assert b"".join(page.content for page in again[2:]) == b"".join(page.content for page in sound)
    assert comments.content != again[1].content == b"OpusTags" + bytes(8)
    assert cleaned(grown, "a.ogg") == made, "every checksum is right"


def test_notes_of_a_wav_go_wherever_they_stand(media_files: ModuleType) -> None:
    plain = media_files.wav(0.1)
    note = b"LIST" + struct.pack("<I", 24) + b"INFOIART" + struct.pack("<I", 12) + b"SECRET-name\0"
    more = b"".join(
        name + struct.pack("<I", 14) + b"SECRET-field\0\0" for name in (b"bext", b"iXML", b"id3 ", b"_PMX")
    )

    def with_notes(before: bytes, after: bytes) -> bytes:
        inside = b"WAVE" + before + plain[12:] + after
        return b"RIFF" + struct.pack("<I", len(inside)) + inside

    for data in (
        with_notes(note + more, b""),
        with_notes(b"", more + note),
        with_notes(note, more) + b"SECRET",
    ):
        assert cleaned(data, "a.wav") == plain


def test_captions_keep_what_is_seen() -> None:
    data = (
        "\ufeffWEBVTT - SECRET translator\r\nKind: captions\r\nX-SECRET: 1\r\n\r\n"
        "NOTE SECRET phone\r\nmore SECRET\r\n\r\n"
        "STYLE\r\n::cue(.SECRET) { color: red } /* SECRET */\r\n\r\n"
        "REGION\r\nid:SECRET\r\n\r\n"
        "SECRET-name-of-cue\r\n"
        "00:00.000 --> 00:01.500 line:0 position:20% align:start region:SECRET SECRET:1\r\n"
        "<v.yellow.SECRET Құрманғазы>Сәлем <b>бә</b>ріңе!<!SECRET> &amp; <c.SECRET>x</c>\r\n"
        "- екінші жол\r\n\r\n"
        "NOTE\r\nSECRET\r\n\r\n"
        "01:00:02.000 --> 01:00:03.000\r\n<SECRET>жол <00:00:02.500>бар<i>\r\n"
    ).encode()
    assert joined(data, clean_captions(data).pieces).decode() == (
        "WEBVTT\n\n"
        "00:00.000 --> 00:01.500 line:0 position:20% align:start\n"
        "<v.yellow Құрманғазы>Сәлем <b>бә</b>ріңе! &amp; <c>x</c>\n"
        "- екінші жол\n\n"
        "01:00:02.000 --> 01:00:03.000\nжол <00:00:02.500>бар<i>\n"
    )


def task(folder: Path, data: bytes, kind: Kind, name: str = "a") -> MediaTask:
    (folder / name).write_bytes(data)
    return MediaTask(name, kind, "a", Folder.at(folder), Folder.at(folder / "work"), sha256(data).hexdigest())


def test_a_large_film_goes_through_in_blocks(tmp_path: Path) -> None:
    data = film(samples=30, size=1_000_000, mdat_first=True)
    one = task(tmp_path, data, "film")
    del data
    tracemalloc.start()
    with (tmp_path / "pack").open("w+b") as pack:
        write_media(one, pack)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "pack").stat().st_size > 30_000_000
    assert peak < 8_000_000


def test_what_cannot_be_read_back_is_refused_with_a_sentence(tmp_path: Path) -> None:
    data = film().replace(b"trak", b"SECR")
    with pytest.raises(MediaRefusal):
        write_media(task(tmp_path, data, "film"), io.BytesIO())
    packed = film().replace(b"mvhd", b"cmov")
    with pytest.raises(MediaNotCleanable) as caught:
        write_media(task(tmp_path, packed, "film", "фильм.mp4"), io.BytesIO())
    assert "фильм.mp4" in caught.value.say("ru")


def mutated(data: bytes) -> st.SearchStrategy[bytes]:
    places = st.integers(0, len(data) - 1)
    change = st.tuples(
        places, st.integers(0, 255), st.sampled_from(("set", "cut", "double", "drop")), st.integers(1, 40)
    )

    def apply(changes: list[tuple[int, int, str, int]]) -> bytes:
        made = bytearray(data)
        for place, value, what, width in changes:
            at = min(place, len(made) - 1)
            if what == "set":
                made[at] = value
            elif what == "cut":
                del made[at : at + width]
            elif what == "double":
                made[at:at] = made[at : at + width]
            elif len(made) > 200:
                del made[max(200, at) :]
        return bytes(made)

    return st.lists(change, min_size=1, max_size=3).map(apply)


@pytest.mark.parametrize("name", [*FILES, "camera.mp4", "first.mp4"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_file_is_refused_or_clean_and_never_more(name: str, data: Any) -> None:
    made = {"camera.mp4": film, "first.mp4": lambda: film(mdat_first=True)}
    whole = made[name]() if name in made else (MEDIA / name).read_bytes()
    bad = data.draw(mutated(whole))
    try:
        out = cleaned(bad, name)
    except (MediaRefusal, NotUnderstood, BoxesDamaged, IndexError):
        return
    assert b"SECRET-" not in out
    assert b"+43.2354" not in out


def test_a_view_is_the_file_and_pieces_are_its_parts(tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    (tmp_path / "file").write_bytes(data)
    with (tmp_path / "file").open("rb") as file:
        view = View(file)
        assert (len(view), view[0], view[-1], view[70_000]) == (len(data), data[0], data[-1], data[70_000])
        for start, stop in ((0, 10), (5, 5), (65_530, 65_600), (1_000, 200_000), (255_990, 300_000)):
            assert view[start:stop] == data[start:stop]
        with pytest.raises(IndexError):
            view[len(data)]
        assert View(file, 256, 10)[:] == data[256:266]
        pieces = [b"ab", Span(3, 9)]
        assert b"".join(blocks(view, pieces)) == b"ab" + data[3:9]
        assert length(pieces) == 8


@pytest.fixture(scope="module")
def player(chromium: Any) -> Iterator[Callable[[bytes, str], Any]]:
    """What a browser makes of a film: length, size, a picture out of its middle and its sound's samples."""
    page = chromium.new_page()
    page.set_content("<canvas></canvas>")
    import base64

    def play(data: bytes, kind: str) -> Any:
        return page.evaluate(
            """async ([data, kind]) => {
                const sum = (pixels) => pixels.reduce((all, one) => (all * 31 + one) % 4294967291, 7);
                const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
                const sound = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes.slice().buffer)
                    .then((found) => found.getChannelData(0), () => new Float32Array());
                const heard = [sound.length, sound.reduce((sum, one, at) => sum + one * (at % 97), 0)];
                if (kind.startsWith("audio")) return { heard };
                const film = document.createElement("video");
                film.muted = true;
                film.src = URL.createObjectURL(new Blob([bytes], { type: kind }));
                await new Promise((done, fail) => {
                    film.onloadeddata = done; film.onerror = () => fail(film.error.message);
                });
                const canvas = document.querySelector("canvas");
                [canvas.width, canvas.height] = [film.videoWidth, film.videoHeight];
                const seen = [];
                for (const at of [0.1, 0.5, 0.8]) {
                    // (That the place is found does not mean yet that its picture is there.)
                    const picture = new Promise((done) => film.requestVideoFrameCallback(done));
                    await new Promise((done) => { film.onseeked = done; film.currentTime = at; });
                    await picture;
                    canvas.getContext("2d").drawImage(film, 0, 0);
                    const drawn = canvas.getContext("2d");
                    seen.push(sum(drawn.getImageData(0, 0, canvas.width, canvas.height).data));
                }
                return { heard, seen, size: [film.videoWidth, film.videoHeight], length: film.duration };
            }""",
            [base64.b64encode(data).decode(), kind],
        )

    yield play
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", FILES)
def test_a_browser_shows_and_plays_the_same(name: str, player: Callable[[bytes, str], Any]) -> None:
    data = (MEDIA / name).read_bytes()
    kind = cleaned_media(data, kind_of(name), name)[0]["type"]
    before, after = player(data, kind), player(cleaned(data, name), kind)
    assert before["heard"][0] > 20_000
    if not name.endswith(("mp3", "ogg", "m4a")):
        assert len(set(before["seen"])) > 1, "different pictures"
    assert after == before


@pytest.mark.parametrize("hevc", [False, True])
def test_of_notes_in_a_picture_only_those_that_a_decoder_reads_stay(hevc: bool) -> None:
    head = b"\x4e\x01" if hevc else b"\x06"
    coding = Coding(hevc, 4)
    timing, secret = b"\x01\x04\0\0\3\0\1", b"\x05\x20" + bytes(range(1, 17)) + b"SECRET +43.2354 "
    captions = b"\x04\x0a\xb5\x00\x31GA94\x03\x01\x02"

    def unit(content: bytes) -> bytes:
        return (len(content)).to_bytes(4, "big") + content

    def after(content: bytes) -> bytes:
        data = unit(content)
        return joined(data, patched([Span(0, len(data))], list(notes(data, 0, len(data), coding))))

    assert after(head + captions + b"\x80") == unit(head + captions + b"\x80")
    mixed = after(head + timing + secret + captions + b"\x80")
    assert mixed.startswith(unit(head + timing + captions + b"\x80"))
    assert b"SECRET" not in mixed
    alone = after(head + secret + b"\x80")
    assert alone == unit(coding.filler(len(head + secret) + 1))
    other = head[:0] + (b"\x64\x01" if hevc else b"\x1d") + b"SECRET freeGPS"
    assert b"SECRET" not in after(other)
    with pytest.raises(NotUnderstood):
        list(notes(b"\0\0\0\x90" + bytes(20), 0, 24, coding))
