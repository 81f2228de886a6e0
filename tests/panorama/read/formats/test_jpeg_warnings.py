"""What libjpeg only warns of: pictures mutated in every way that it knows, and their pixels compared."""

import collections
import io
from pathlib import Path

import numpy as np
import pytest
import simplejpeg
from PIL import Image

from jetisu360.panorama.read.formats.jpeg_segments import MOST_STRAY
from jetisu360.panorama.read.formats.jpeg_warnings import VERDICTS, verdict_of
from jetisu360.panorama.read.photo import Photo, read_photo
from jetisu360.panorama.refusals import Corrupt, Refusal, Truncated
from jetisu360.panorama.remarks import FileUntidy

from ..corpus import room

FAULTS = Path(__file__).parents[5] / "shared" / "data" / "faults" / "photographs" / "02-jpeg-warnings"
DOCS = Path(__file__).parents[4] / "docs" / "photographs.md"


def jpeg(**options: object) -> bytes:
    file = io.BytesIO()
    # Noise, so that every block has something to lose.
    grain = np.random.default_rng(7).integers(-20, 20, (512, 1024, 3))
    picture = np.clip(room().astype(int) + grain, 0, 255).astype(np.uint8)
    Image.fromarray(picture).save(file, "JPEG", quality=80, **options)
    return file.getvalue()


BASELINE, PROGRESSIVE = jpeg(), jpeg(progressive=True)
RESTARTS = jpeg(restart_marker_rows=1)


def read(data: bytes) -> Photo:
    return read_photo(data, "a.jpg")


def at(data: bytes, marker: bytes) -> int:
    return data.index(b"\xff" + marker)


def scan_parameters(data: bytes, new: bytes) -> bytes:
    start = at(data, b"\xda")
    end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
    return data[: end - 3] + new + data[end:]


def jfif_version(data: bytes, major: int) -> bytes:
    place = data.index(b"JFIF\0") + 5
    return data[:place] + bytes([major]) + data[place + 1 :]


def before(data: bytes, marker: bytes, stray: bytes) -> bytes:
    place = at(data, marker)
    return data[:place] + stray + data[place:]


def after_soi(data: bytes, payload: bytes, marker: int) -> bytes:
    segment = bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload
    return data[:2] + segment + data[2:]


HARMLESS = {
    "version 2 of JFIF": jfif_version(BASELINE, 2),
    "version 0 of JFIF": jfif_version(BASELINE, 0),
    "parameters all zero": scan_parameters(BASELINE, b"\0\0\0"),
    "another end of the spectrum": scan_parameters(BASELINE, b"\0\x3e\0"),
    "successive bits": scan_parameters(BASELINE, b"\0\x3f\x11"),
    "two bytes before the tables": before(BASELINE, b"\xdb", b"ab"),
    "a stuffed FF before the frame": before(BASELINE, b"\xc0", b"\xff\x00x"),
    "bytes before the scan": before(BASELINE, b"\xda", b"\0" * 300),
    "bytes before a progressive frame": before(PROGRESSIVE, b"\xc2", b"camera"),
    "version of JFIF and bytes": before(jfif_version(PROGRESSIVE, 3), b"\xdb", b"\0"),
    "zeros before the end": BASELINE[:-2] + bytes(40) + b"\xff\xd9",
    "ones before the end": BASELINE[:-2] + b"\xff" * 7 + b"\xff\xd9",
    "zeros before the end of a progressive one": PROGRESSIVE[:-2] + bytes(9) + b"\xff\xd9",
    "zeros behind the end": BASELINE + bytes(4096),
    "zeros before and behind": BASELINE[:-2] + bytes(3) + b"\xff\xd9" + bytes(7),
    "an unknown code of Adobe": after_soi(
        BASELINE[:2] + BASELINE[at(BASELINE, b"\xdb") :], b"Adobe\0\x64\0\0\0\0\x07", 0xEE
    ),
    "a profile in pieces that are not there": after_soi(
        BASELINE, b"ICC_PROFILE\0\x02\x03" + bytes(200), 0xE2
    ),
}
TIDY = {"ones before the end"}
"""Fill bytes are allowed before every marker."""


@pytest.mark.parametrize("name", HARMLESS)
def test_what_costs_no_pixel_is_taken(name: str) -> None:
    whole = PROGRESSIVE if "progressive" in name or "and bytes" in name else BASELINE
    photo = read(HARMLESS[name])
    assert np.array_equal(photo.pixels, read(whole).pixels)
    assert (FileUntidy(name="a.jpg") in photo.info.remarks) == (name not in TIDY)


def test_a_tidy_file_has_no_remark() -> None:
    for data in (BASELINE, PROGRESSIVE, RESTARTS, BASELINE + b"\0\0\0\x18ftypmp42"):
        assert read(data).info.remarks == ()


def turned(data: bytes, place: int, bit: int = 3) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def without_scan(data: bytes, number: int) -> bytes:
    """A progressive picture without one of its scans, and without the tables before it."""
    starts = [place for place in range(len(data) - 1) if data[place : place + 2] == b"\xff\xda"]
    return data[: starts[number]] + data[starts[number + 1] :]


DAMAGED = {
    "half of it, with an end": half(BASELINE) + b"\xff\xd9",
    "half of it": half(BASELINE),
    "half of a progressive one": half(PROGRESSIVE),
    "no end": BASELINE[:-2],
    "the end lost in zeros": BASELINE[:-300] + bytes(300),
    "a middle of zeros": BASELINE[:40000] + bytes(3000) + BASELINE[43000:],
    "a piece left out": BASELINE[:40000] + BASELINE[40500:],
    "bytes of another picture before the end": BASELINE[:-2] + BASELINE[30000:30400] + b"\xff\xd9",
    "a restart mark left out": RESTARTS.replace(b"\xff\xd3", b"", 1),
    "two restart marks exchanged": RESTARTS.replace(b"\xff\xd3", b"\xff\xd6", 1),
    "a scan left out": without_scan(PROGRESSIVE, 1),
    "more between two segments than one can hold": before(BASELINE, b"\xdb", b"x" * (MOST_STRAY + 9)),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_lost_pixels_are_refused(name: str) -> None:
    with pytest.raises((Truncated, Corrupt)):
        read(DAMAGED[name])


@pytest.mark.parametrize("name", [name for name in DAMAGED if "more between" not in name])
@pytest.mark.parametrize("hidden", ["parameters", "version", "bytes", "zeros"])
def test_a_harmless_warning_hides_no_damage(name: str, hidden: str) -> None:
    data = DAMAGED[name]
    if hidden == "parameters":
        data = data if "progressive" in name or "scan" in name else scan_parameters(data, b"\0\0\0")
    elif hidden == "version":
        data = jfif_version(data, 2)
    elif hidden == "bytes":
        data = before(data, b"\xdb", b"abc")
    elif data.endswith(b"\xff\xd9"):
        data = data[:-2] + bytes(5) + b"\xff\xd9"
    with pytest.raises((Truncated, Corrupt)):
        read(data)


@pytest.mark.parametrize("kind", ["baseline", "progressive"])
def test_turned_bits_that_show_at_all_are_refused(kind: str) -> None:
    """What a decoder says nothing of cannot be told; whatever it warns of has cost pixels and is refused."""
    data = BASELINE if kind == "baseline" else PROGRESSIVE
    start = at(data, b"\xda") + 14
    whole = read(data).pixels
    draw = np.random.default_rng(3)
    said: collections.Counter[str] = collections.Counter()
    for _ in range(60):
        mutant = turned(data, int(draw.integers(start, len(data) - 2)), int(draw.integers(8)))
        try:
            simplejpeg.decode_jpeg(mutant)
            said["nothing"] += 1
            continue
        except ValueError as error:
            found = verdict_of(str(error))
            said[found[0] if found else "an error"] += 1
        try:
            photo = read(mutant)
        except Refusal:
            continue
        assert np.array_equal(photo.pixels, whole), "taken, and pixels are lost"
    if kind == "baseline":
        assert said["EXTRANEOUS_DATA"] > 0, "the kind that looks like padding"


def test_the_first_warning_alone_is_told() -> None:
    """Why a file is decoded once more: if this fails, the decoder has learnt to tell them all."""
    with pytest.raises(ValueError, match="Invalid SOS parameters"):
        simplejpeg.decode_jpeg(scan_parameters(half(BASELINE), b"\0\0\0") + b"\xff\xd9")


@pytest.mark.parametrize("name", VERDICTS)
def test_every_warning_is_in_the_document_with_its_verdict(name: str) -> None:
    words = {"taken": "taken", "refused": "refused", "never": "never"}
    rows = [
        line for line in DOCS.read_text("utf-8").splitlines() if f"`{name}`" in line and line.startswith("|")
    ]
    verdicts = {line.rstrip(" |").rpartition("| ")[2].split(",")[0].split()[0] for line in rows}
    wanted = {"taken", "refused"} if VERDICTS[name][1] == "judged" else {words[VERDICTS[name][1]]}
    assert verdicts == wanted


@pytest.mark.skipif(not FAULTS.is_dir(), reason="the shared data are not here")
def test_pictures_that_every_viewer_shows() -> None:
    for path in FAULTS.glob("*.jpg"):
        photo = read_photo(path.read_bytes(), path.name)
        assert FileUntidy(name=path.name) in photo.info.remarks
