"""Titles, ids and the order of photographs that nobody described."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.tour.document.tour import SLUG
from jetisu360.tour.naming import natural_key, scene_id, scene_title, slugify, tour_title


@pytest.mark.parametrize(
    ("name", "title", "slug"),
    [
        ("peabody-library_main_8192x4096.jpg", "Peabody library main", "peabody-library-main"),
        ("Алтын адам залы.jpg", "Алтын адам залы", "altyn-adam-zaly"),
        ("қобыз_мен_домбыра.png", "Қобыз мен домбыра", "qobyz-men-dombyra"),
        ("Щучий зал (2).jpg", "Щучий зал (2)", "shchuchii-zal-2"),
        ("floor 2/Hall.jpg", "Hall", "hall"),
        ("IMG_0012.JPG", "5-көрініс", "img-0012"),
        ("R0010123.JPG", "5-көрініс", "r0010123"),
        ("20180212_143000.jpg", "5-көрініс", "20180212-143000"),
        ("1.jpg", "5-көрініс", "scene-1"),
        ("con.jpg", "Con", "scene-con"),
    ],
)
def test_names_for_people_and_for_addresses(name: str, title: str, slug: str) -> None:
    assert scene_title(name, 5)["kk"] == title
    assert scene_id(name, ()) == slug


def test_a_camera_name_is_numbered_in_each_language() -> None:
    assert scene_title("DSC_0001.jpg", 3) == {"kk": "3-көрініс", "ru": "Вид 3", "en": "View 3"}


def test_a_tour_is_called_after_its_folder() -> None:
    assert tour_title("taldyqorgan-museum") == dict.fromkeys(("kk", "ru", "en"), "Taldyqorgan museum")
    assert tour_title("2018.02")["ru"] == "Прогулка по музею"


def test_numbers_count_as_numbers() -> None:
    names = ["10.jpg", "2.jpg", "hall10.jpg", "Hall2.jpg", "1.jpg", "hall 2.jpg"]
    ordered = sorted(names, key=natural_key)
    assert ordered.index("2.jpg") < ordered.index("10.jpg")
    assert ordered.index("Hall2.jpg") < ordered.index("hall10.jpg")


@given(st.lists(st.text(max_size=12), max_size=8))
def test_the_order_is_always_the_same(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(names, key=natural_key) == sorted(backwards, key=natural_key)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=8))
def test_ids_are_unique_and_fit_for_an_address(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        one = scene_id(name + ".jpg", taken)
        assert re.fullmatch(SLUG, one)
        assert len(one) <= 80
        assert one not in taken
        taken.add(one)


@given(st.text(max_size=40))
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


def test_two_rooms_of_one_name_get_a_number() -> None:
    first = scene_title("hall_8192x4096.jpg", 1)
    second = scene_title("hall_4096x2048.jpg", 2, first.values())
    assert (first["kk"], second["kk"]) == ("Hall", "Hall 2")
    assert scene_title("hall.jpg", 3, [*first.values(), *second.values()])["ru"] == "Hall 3"


# What vendors and messengers call their files; none of it was ever said by a person.
OF_CAMERAS = """
R0010001.JPG R0010123_er.JPG R0010123_st.JPG IMG_20180512_120000_00_merged.jpg
IMG_20180512_120000_00_001.insp PRO_VID_20180512_120000.jpg GS__0001.JPG GS010135.jpg GP__0001.JPG
GSAA0001.JPG GPAA7112.JPG MULTISHOT_0001.jpg 360_0001.JPG 360_0001_Stitch_XHC.JPG SAM_100_0001.jpg
DJI_0001.JPG PANO0001.JPG PANO0001_Panorama.jpg DJI_20240101120000_0001_D.JPG QJ_20190101_120000.jpg
YDXJ0001.jpg _MG_1234.jpg P1000001.JPG L1000001.jpg IMGP0001.jpg
PXL_20210101_123456789.PHOTOSPHERE.jpg PXL_20210101_123456789.MP.jpg MVIMG_20190101_120000.jpg
00000IMG_00000_BURST20190101120000000_COVER.jpg IMG-20180512-WA0003.jpg IMG_E1234.HEIC
FB_IMG_1612345678901.jpg photo_2024-01-02_12-33-44.jpg viber_image_2024-01-02_12-33-44-123.jpg
Screenshot_20240101-120000.png 550e8400-e29b-41d4-a716-446655440000.jpg
e10adc3949ba59abbe56e057f20f883e.jpg xY7_dk2Jq3c.jpg IMG_1234-IMG_1250_blended_fused.tif
QJIMG0012.jpg THETAX_0001.jpg YIVR_0001.jpg Screenshot_20210301-101010_Gallery.jpg
pano_sphere_12.jpg equirectangular.jpg stitched.jpg Panorama.jpg matterport-3.jpg
"""
WITH_BLANKS = """
IMG_1234 - IMG_1250.jpg
PANO0001 Panorama.jpg
photo (1).JPG
photo_2024-01-02_12-33-44 (2).jpg
Без названия.jpg
Без названия (3).png
WhatsApp Image 2024-01-02 at 12.33.44 PM.jpeg
Снимок экрана 2024-01-01 в 12.00.00.png
Копия IMG_1234.jpg
IMG_1234 — копия (2).jpg
R0010123 көшірме.JPG
Copy of GS__0001.JPG
IMG_1234 Panorama.jpg
[Group 0]-IMG_1234_IMG_1250-12 images.jpg
IMG_1234-Pano-Edit-2.tif
1.jpg
(1).jpg
Безымянный.png
Атаусыз.jpg
"""


@pytest.mark.parametrize("name", [*OF_CAMERAS.split(), *WITH_BLANKS.strip().splitlines()])
def test_what_a_camera_calls_its_file_is_no_title(name: str) -> None:
    assert scene_title(name, 7)["en"] == "View 7"
    assert scene_title(f"Зал 2/{name}", 7)["ru"] == "Зал 2"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("R0010123 кіреберіс.JPG", "R0010123 кіреберіс"),
        ("Камера 12.jpg", "Камера 12"),  # of a prison
        ("Скриншот экспозиции 2021.jpg", "Скриншот экспозиции 2021"),
        ("Vidpic.jpg", "Vidpic"),
        ("Room 1.jpg", "Room 1"),
        ("2 этаж.jpg", "2 этаж"),
        ("decade.jpg", "Decade"),  # no number in base 16
        ("MuseumMainHallNorth.jpg", "MuseumMainHallNorth"),
        ("Museum panorama.jpg", "Museum panorama"),
        ("Зал A.jpg", "Зал A"),
        ("Sunday/Зал A.jpg", "Зал A"),  # the file goes before its folder
        ("Музей/DCIM/100RICOH/R0010001.JPG", "Музей"),
        ("Второй этаж/Зал 2/1.jpg", "Зал 2"),
    ],
)
def test_what_a_person_wrote_is_a_title(name: str, title: str) -> None:
    assert scene_title(name, 7)["kk"] == title


@pytest.mark.parametrize(
    "folder",
    [
        "DCIM",
        "100GOPRO",
        "101MSDCF",
        "100_PANA",
        "Camera01",
        "Новая папка (2)",
        "New folder",
        "Жаңа қалта",
        "2018.02",
    ],
)
def test_what_a_camera_or_a_system_calls_its_folder_is_no_title(folder: str) -> None:
    assert scene_title(f"{folder}/R0010001.JPG", 7)["en"] == "View 7"
    assert tour_title(folder)["en"] == "A walk through the museum"


def test_many_photographs_of_one_folder_are_told_apart() -> None:
    taken: set[str] = set()
    titles = []
    for name in ("Зал 2/R0010001.JPG", "Зал 2/2.jpg", "Зал 2/3.jpg", "Кіреберіс/1.jpg", "Кіреберіс/2.jpg"):
        titles.append(scene_title(name, 1, taken)["kk"])
        taken.add(titles[-1])
    assert titles == ["Зал 2", "Зал 2 (2)", "Зал 2 (3)", "Кіреберіс", "Кіреберіс 2"]


@given(st.text(max_size=300))
def test_any_name_has_a_title(name: str) -> None:
    assert scene_title(name + ".jpg", 3)["kk"]
