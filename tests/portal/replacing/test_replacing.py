"""A photograph takes another's place: labels go with it, or a keeper is asked, and none is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jetisu360.build.steps.levelling import ChosenLevel
from jetisu360.linking.alignment.aligned import Alignment
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.geometry.turn import Turn
from jetisu360.portal.audit.models import Event
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.museums.archiving import set_archived
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.replacing import aligning
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.uploads.removed import keep_row, remove

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]

LABELS = [
    {"id": "sword", "yaw": 170.0, "pitch": 5.0, "title": {"kk": "Қылыш", "ru": "Меч"}},
    {"id": "gate", "yaw": -20.0, "polygon": [[-25.0, 5.0], [-15.0, 5.0], [-20.0, -5.0]]},
]


def picture(shade: int) -> bytes:
    data = BytesIO()
    Image.fromarray(np.full((512, 1024, 3), shade, np.uint8)).save(data, "JPEG")
    return data.getvalue()


def put(museum: Museum, who: Any, shade: int) -> Photograph:
    data = picture(shade)
    there = Photograph.objects.filter(museum=museum, name="hall.jpg").first()
    if there is not None:
        keep_row(there, who, replaced=True)
    return add(museum, BytesIO(data), "hall.jpg", who, size=len(data), replace=True)


@pytest.fixture
def museum(house: Any) -> Museum:
    own: Museum = house.own
    own.document = {
        "scenes": [{"file": "hall.jpg", "id": "hall", "labels": LABELS}],
        "links": [],
    }
    own.save()
    put(own, house.people["keeper"], 100)
    return own


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What the comparing of two pictures comes to; what it makes of real ones is tested with `linking`."""

    def find(same: str, yaw: float = 30.0, moved: float | None = 0.0) -> None:
        none = np.zeros((0, 3))
        alignment = Alignment(Turn(yaw), 0.9, moved, same, 100, 18, none, none)  # type: ignore[arg-type]
        monkeypatch.setattr(aligning, "seen", lambda *args, **how: (None, ChosenLevel(Level(), "none")))
        monkeypatch.setattr(aligning, "aligned", lambda old, new: alignment)

    return find


def worked() -> None:
    """A worker does all that waits."""
    worker = Worker()
    while worker.run_one():
        pass
    assert not Job.objects.filter(state="failed").exists(), Job.objects.filter(state="failed").first().error


def labels(museum: Museum) -> list[dict[str, Any]]:
    museum.refresh_from_db()
    return museum.document["scenes"][0].get("labels", [])  # type: ignore[no-any-return]


def test_the_same_place_turns_the_labels_and_one_button_takes_it_back(
    museum: Museum, house: Any, signed_in: Any, found: Any
) -> None:
    found("yes")
    put(museum, house.people["keeper"], 120)
    worked()
    row = Replacement.objects.get()
    assert row.state == "turned"
    assert [label["yaw"] for label in labels(museum)] == [-160.0, 10.0]
    assert labels(museum)[1]["polygon"] == [[5.0, 5.0], [15.0, 5.0], [10.0, -5.0]]
    assert Event.objects.filter(action="replaced.turned").count() == 1
    browser = signed_in(house.people["keeper"])
    address = f"/museums/own/replaced/{row.pk}"
    assert "30.0°" in browser.get(address).content.decode()
    browser.post(address, {"choice": "take_back"})
    assert [label["yaw"] for label in labels(museum)] == [170.0, -20.0]
    row.refresh_from_db()
    assert row.state == "unsure"  # what is there now is still the new photograph


def test_where_labels_were_moved_since_nothing_is_written_over(
    museum: Museum, house: Any, signed_in: Any, found: Any
) -> None:
    found("yes")
    put(museum, house.people["keeper"], 120)
    worked()
    museum.refresh_from_db()
    museum.document["scenes"][0]["labels"][0]["yaw"] = 1.0
    museum.save()
    browser = signed_in(house.people["keeper"])
    answer = browser.post(
        f"/museums/own/replaced/{Replacement.objects.get().pk}", {"choice": "take_back"}, follow=True
    )
    assert "cannot be taken back" in answer.content.decode()
    assert labels(museum)[0]["yaw"] == 1.0


def test_where_it_is_unsure_the_keeper_says_how_far(
    museum: Museum, house: Any, signed_in: Any, found: Any
) -> None:
    found("unsure")
    put(museum, house.people["keeper"], 120)
    worked()
    assert [label["yaw"] for label in labels(museum)] == [170.0, -20.0]
    row = Replacement.objects.get()
    browser = signed_in(house.people["keeper"])
    assert "replaced" in browser.get("/museums/own/").content.decode()
    for which in ("which=old", "yaw=40"):
        strip = browser.get(f"/museums/own/replaced/{row.pk}/strip?{which}")
        assert Image.open(BytesIO(strip.content)).size == (1440, 360)
    address = f"/museums/own/replaced/{row.pk}"
    wrong = browser.post(address, {"choice": "turn", "yaw": "nan"}, follow=True)
    assert "Write degrees" in wrong.content.decode()
    browser.post(address, {"choice": "turn", "yaw": "−40,5"})
    assert [label["yaw"] for label in labels(museum)] == [129.5, -60.5]


def test_another_room_and_no_label_is_lost(museum: Museum, house: Any, signed_in: Any, found: Any) -> None:
    found("no")
    put(museum, house.people["keeper"], 120)
    worked()
    row = Replacement.objects.get()
    assert row.state == "other"
    browser = signed_in(house.people["keeper"])
    address = f"/museums/own/replaced/{row.pk}"
    assert "another room" in browser.get(address).content.decode()
    browser.post(address, {"choice": "aside"})
    assert labels(museum) == []
    data = picture(7)
    other = add(museum, BytesIO(data), "yard.jpg", None, size=len(data))
    assert "yard" in browser.get(address).content.decode().lower()
    browser.post(address, {"choice": "place", "photograph": str(other.pk)})
    museum.refresh_from_db()
    assert museum.document["scenes"][1]["labels"] == LABELS
    row.refresh_from_db()
    assert (row.state, row.aside) == ("kept", [])


def test_the_old_photograph_comes_back(museum: Museum, house: Any, signed_in: Any, found: Any) -> None:
    found("no")
    before = Photograph.objects.get().sha256
    put(museum, house.people["keeper"], 120)
    worked()
    row = Replacement.objects.get()
    browser = signed_in(house.people["keeper"])
    browser.post(f"/museums/own/replaced/{row.pk}", {"choice": "put_back"})
    assert Photograph.objects.get().sha256 == before
    row.refresh_from_db()
    assert row.state == "back"
    assert labels(museum) == LABELS


def test_two_in_a_row_are_one_and_the_first_is_what_labels_are_of(
    museum: Museum, house: Any, found: Any
) -> None:
    found("yes")
    first = Photograph.objects.get().sha256
    put(museum, house.people["keeper"], 120)
    put(museum, house.people["keeper"], 140)
    worked()
    row = Replacement.objects.get()
    assert (row.sha256, row.new_sha256, row.state) == (first, Photograph.objects.get().sha256, "turned")
    assert [label["yaw"] for label in labels(museum)] == [-160.0, 10.0]


def test_what_was_removed_meanwhile_or_lies_in_the_archive(museum: Museum, house: Any, found: Any) -> None:
    found("yes")
    put(museum, house.people["keeper"], 120)
    remove(Photograph.objects.select_related("museum").get(), house.people["keeper"])
    worked()
    assert Replacement.objects.get().state == "back"
    Replacement.objects.all().delete()
    put(museum, house.people["keeper"], 100)
    put(museum, house.people["keeper"], 150)
    set_archived(museum, True, house.people["operator"])
    worked()
    row = Replacement.objects.get()
    assert row.state == "unsure"
    assert "archive" in row.problem["en"]
    assert labels(museum) == LABELS


def test_a_photograph_that_cannot_be_read_is_said_and_a_room_without_labels_asks_nothing(
    museum: Museum, house: Any
) -> None:
    data = b"\xff\xd8\xff no picture"
    add(museum, BytesIO(data), "hall.jpg", None, size=len(data), replace=True)
    worked()
    row = Replacement.objects.get()
    assert row.state == "unsure"
    assert set(row.problem) == {"kk", "ru", "en"}
    Replacement.objects.all().delete()
    museum.document = {}
    museum.save()
    put(museum, house.people["keeper"], 3)
    assert not Replacement.objects.exists()
