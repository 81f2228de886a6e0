"""Labels for the halls: every room and object once, and a code that leads to it."""

from __future__ import annotations

import io
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from pypdf import PdfReader

from jetisu360.publish.hall_labels.cards import (
    LabelAddressWrong,
    NoLabelsWithoutAddress,
    NothingToLabel,
    What,
    cards,
)
from jetisu360.publish.hall_labels.sheet import ON_A_SHEET, labels_page, labels_pdf
from jetisu360.publish.pdf import fetcher
from jetisu360.tour.document.tour import Tour

ADDRESS = "https://museum.kz/tour"


def museum(sample: ModuleType, **fields: Any) -> Tour:
    """A hall with a cauldron in it, which has a label in the yard too, and an object that no room shows."""
    scenes = [
        sample.scene(
            "hall",
            {"kk": "Үлкен зал", "ru": "Большой зал", "en": "Great hall"},
            labels=[{"id": "pot", "kind": "object", "yaw": 30.0, "pitch": -10.0, "object": "pot"}],
        ),
        sample.scene(
            "yard",
            {"kk": "Аула", "ru": "Двор"},
            labels=[{"id": "pot", "kind": "object", "yaw": 0.0, "pitch": 0.0, "object": "pot"}],
        ),
    ]
    objects = [
        {"id": "pot", "title": {"kk": "Қазан", "ru": "Казан", "en": "Казан"}, "inventory_number": "КМ-7"},
        {"id": "stored", "title": {"kk": "Қоймада"}},
    ]
    return sample.tour(scenes=scenes, start="hall", objects=objects, **fields)  # type: ignore[no-any-return]


def test_a_room_comes_with_what_is_met_first_in_it(sample: ModuleType) -> None:
    found = cards(museum(sample), address=ADDRESS)
    assert [card.names["kk"] for card in found] == ["Үлкен зал", "Қазан", "Аула"]
    assert [card.address.removeprefix(f"{ADDRESS}/") for card in found] == [
        "#hall",
        "#hall/30/-10/50!pot",
        "#yard",
    ]
    hall, pot, yard = found
    assert list(hall.names.values()) == ["Үлкен зал", "Большой зал", "Great hall"]
    assert list(pot.names.values()) == ["Қазан", "Казан"], "a name that two languages share stands there once"
    assert pot.number == "КМ-7"
    assert list(yard.names) == ["kk", "ru"], "no language stands in for another"


@pytest.mark.parametrize(("what", "count"), [("all", 3), ("rooms", 2), ("objects", 1)])
def test_rooms_or_objects_alone(sample: ModuleType, what: What, count: int) -> None:
    assert len(cards(museum(sample), what, ADDRESS)) == count


def test_without_an_address_or_with_a_bad_one_there_are_no_labels(sample: ModuleType) -> None:
    with pytest.raises(NoLabelsWithoutAddress):
        cards(museum(sample))
    assert cards(museum(sample, address="https://a.kz"))[0].address == "https://a.kz/#hall"
    with pytest.raises(LabelAddressWrong):
        cards(museum(sample), address="museum")
    bare = museum(sample).model_copy(update={"objects": []})
    with pytest.raises(NothingToLabel):
        cards(bare, "objects", ADDRESS)


def test_the_sheets_are_a4_eight_on_each_and_the_same_every_time(sample: ModuleType) -> None:
    some = cards(museum(sample), address=ADDRESS) * 4
    made = labels_pdf(some, "Музей")
    assert made == labels_pdf(some, "Музей")
    pages = PdfReader(io.BytesIO(made)).pages
    assert len(pages) == -(-len(some) // ON_A_SHEET)
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    text = " ".join(page.extract_text() for page in pages)
    for word in ("Үлкен зал", "Большой зал", "Great hall", "КМ-7"):
        assert text.count(word) == 4


def test_a_telephone_reads_the_codes(sample: ModuleType) -> None:
    import cv2
    import segno

    detector = cv2.QRCodeDetector()
    for card in cards(museum(sample), address=ADDRESS):
        matrix = np.array(list(segno.make(card.address, error="q", micro=False).matrix), dtype=np.uint8)
        picture = np.kron(np.pad(1 - matrix, 4, constant_values=1), np.ones((8, 8), np.uint8)) * 255
        assert detector.detectAndDecode(picture.astype(np.uint8))[0] == card.address


def test_what_people_write_is_text_and_loads_nothing(sample: ModuleType) -> None:
    tour = museum(sample)
    tour.scenes[0].title = {"kk": '<img src="http://evil.example">'}
    page = labels_page(cards(tour, address=ADDRESS), "<b>")
    assert "&lt;img src=" in page
    assert "<b>" not in page
    with pytest.raises(ValueError, match="evil"):
        fetcher({})("http://evil.example/x")
