"""What the XMP says of a panorama, wherever and however it is written."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from jetisu360.panorama.read.gpano import panorama_values, read_gpano
from jetisu360.panorama.read.photo import PhotoInfo, inspect_photo, read_photo
from jetisu360.panorama.refusals import PanoramaDataWrong, WrongProjection

from .corpus import Pixels, gpano, gpano_area, heic, jpeg, pil, png_chunk, room, tiff, with_segment

AREA = gpano_area(512, 256, 2048, 768, (4096, 2048))
POSE = {"PoseHeadingDegrees": "123.5", "PosePitchDegrees": "-2.5", "PoseRollDegrees": "4"}


def part() -> Pixels:
    """The picture that `AREA` is of, at half its size."""
    return room(2048, 1024)[128:512, 256:1280]


def check(info: PhotoInfo) -> None:
    crop = info.crop
    assert (crop.left, crop.top, crop.width, crop.height) == (256, 128, 1024, 384)
    assert (crop.full_width, crop.full_height) == (2048, 1024)
    assert info.heading == 123.5
    assert info.remarks == ()


def test_the_house_turns_the_roll_round() -> None:
    # GPano: the horizon turns counterclockwise as roll grows, so its right end rises. The house: it falls.
    level = inspect_photo(jpeg(room(), xmp=gpano(**POSE)), "a").level
    assert (level.pitch, level.roll) == (-2.5, -4)


def elements(prefix: str = "GPano") -> bytes:
    body = "".join(f"<{prefix}:{key}>\n {value}\n</{prefix}:{key}>" for key, value in (AREA | POSE).items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        f'xmlns:{prefix}="http://ns.google.com/photos/1.0/panorama/">{body}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>' + " " * 200
    ).encode()


@pytest.mark.parametrize(
    "packet",
    [
        gpano(**AREA, **POSE),
        elements(),
        elements("ns1"),
        elements() + b"\0\0<left over",
        elements().decode().strip().encode("utf-16"),
    ],
    ids=["attributes", "elements", "any prefix", "leftovers behind", "utf-16"],
)
def test_attributes_and_elements_with_any_prefix(packet: bytes) -> None:
    check(inspect_photo(jpeg(part(), xmp=packet), "a"))


def _png(packet: bytes, packed: bool) -> bytes:
    text = zlib.compress(packet) if packed else packet
    body = b"XML:com.adobe.xmp\0" + bytes([packed, 0]) + b"\0\0" + text
    data = pil(part(), "PNG")
    return data[:33] + png_chunk(b"iTXt", body) + data[33:]


def _webp(packet: bytes) -> bytes:
    return pil(part(), "WEBP", xmp=packet)


def test_in_every_container() -> None:
    packet = gpano(**AREA, **POSE)
    check(inspect_photo(_png(packet, False), "a"))
    check(inspect_photo(_png(packet, True), "a"))
    check(inspect_photo(_webp(packet), "a"))
    check(inspect_photo(tiff(part(), extratags=[(700, 1, len(packet), packet, True)]), "a"))
    check(inspect_photo(pil(part(), "AVIF", xmp=packet, speed=10), "a"))


def test_in_heic() -> None:
    packet = gpano(**POSE)
    info = inspect_photo(heic(xmp=packet), "a")
    assert info.heading == 123.5
    assert info.format == "heic"


def test_extended_xmp_in_pieces_and_out_of_order() -> None:
    packet = elements()
    guid, size = b"0123456789ABCDEF0123456789ABCDEF", len(packet)
    data = jpeg(part(), xmp=gpano())
    for start in range(0, size, 300):
        piece = guid + struct.pack(">II", size, start) + packet[start : start + 300]
        data = with_segment(data, b"http://ns.adobe.com/xmp/extension/\0" + piece)
    check(inspect_photo(data, "a"))


def test_entities_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a11;</x>'
    packet = (bomb + "http://ns.google.com/photos/1.0/panorama/").encode()
    assert panorama_values(packet) is None
    info = inspect_photo(jpeg(room(), xmp=packet[:60_000]), "a")
    assert [remark.code for remark in info.remarks] == ["panorama-data-ignored"]


def test_no_file_of_the_machine_is_read_into_it() -> None:
    packet = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x '
        'xmlns:g="http://ns.google.com/photos/1.0/panorama/"><g:ProjectionType>&e;</g:ProjectionType></x>'
    )
    assert panorama_values(packet.encode()) is None


def test_broken_xml_is_set_aside_and_said() -> None:
    info = inspect_photo(jpeg(room(), xmp=gpano(**AREA)[:-40]), "a")
    assert info.crop.is_full
    assert [remark.code for remark in info.remarks] == ["panorama-data-ignored"]


NONSENSE = [
    {"CroppedAreaLeftPixels": -1},
    {"CroppedAreaImageWidthPixels": 0},
    {"CroppedAreaImageWidthPixels": "NaN"},
    {"CroppedAreaImageWidthPixels": "wide"},
    {"CroppedAreaLeftPixels": 3000},
    {"CroppedAreaTopPixels": 1500},
    {"FullPanoHeightPixels": 1000},
    {"FullPanoWidthPixels": "1e999"},
    {"CroppedAreaImageHeightPixels": 600},
]


@pytest.mark.parametrize("values", NONSENSE, ids=str)
def test_nonsense_is_set_aside_for_a_sphere_and_refused_for_a_part(values: dict[str, object]) -> None:
    packet = gpano(**(AREA | values))
    info = inspect_photo(jpeg(room(), xmp=packet), "a")
    assert info.crop.is_full
    assert [remark.code for remark in info.remarks] == ["panorama-data-ignored"]
    with pytest.raises(PanoramaDataWrong):
        inspect_photo(jpeg(part(), xmp=packet), "a")


@pytest.mark.parametrize("projection", ["cylindrical", "rectilinear", "cubemap", "fisheye"])
def test_another_projection_is_refused_by_its_name(projection: str) -> None:
    with pytest.raises(WrongProjection) as caught:
        inspect_photo(jpeg(room(), xmp=gpano(ProjectionType=projection)), "a")
    assert projection in caught.value.say("kk")


def test_a_reduced_copy_keeps_its_record_and_is_scaled() -> None:
    packet = gpano(**gpano_area(0, 0, 5376, 2688, (5376, 2688)))
    crop = inspect_photo(jpeg(room(), xmp=packet), "a").crop
    assert crop.is_full
    assert (crop.width, crop.height) == (1024, 512)


def test_a_form_filled_in_with_zeros_says_nothing_of_north() -> None:
    zeros = {"PoseHeadingDegrees": "0.0", "PosePitchDegrees": "0.0", "PoseRollDegrees": "0.0"}
    assert read_gpano((gpano(**zeros),)).heading is None
    assert read_gpano((gpano(PoseHeadingDegrees="0"),)).heading == 0
    assert read_gpano((gpano(PoseHeadingDegrees="-90"),)).heading == 270
    assert read_gpano((gpano(PoseHeadingDegrees="north", PosePitchDegrees="inf"),)).pitch == 0


def test_a_turned_picture_is_measured_upright() -> None:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 8
    stored = np.rot90(part(), -1)
    Image.fromarray(np.ascontiguousarray(stored)).save(file, "JPEG", exif=exif, quality=90)
    data = with_segment(file.getvalue(), b"http://ns.adobe.com/xap/1.0/\0" + gpano(**AREA, **POSE))
    photo = read_photo(data, "a")
    check(photo.info)
    assert np.abs(photo.pixels.astype(int) - part()).mean() < 3
