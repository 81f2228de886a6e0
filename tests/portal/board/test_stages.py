"""How far a museum is, who acts next, and the days on which stages were first reached."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.audit.record import record
from jetisu360.portal.board.following import follow_all
from jetisu360.portal.board.models import Reached, Standing
from jetisu360.portal.jobs import lease
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.privacy.models import Look

from .conftest import ALL, BEGUN, cells, whole

pytestmark = pytest.mark.django_db


def test_an_empty_museum_has_no_stage_behind_it(row: Any) -> None:
    found = row()
    assert not any(cell.state.complete or cell.day for cell in found.cells)
    assert found.next.what.source == "Upload the photographs"
    assert found.people == ["keeper"]


def test_from_photographs_to_the_check(made: Any, row: Any) -> None:
    """Stage by stage, and whose turn it is after each."""
    made.photographs(2)
    made.photographs(1, "refused")
    assert cells(row())["photographed"][:3] == (2, 3, 0)
    assert row().next.what.source == "See to the photographs that are no rooms yet"
    Photograph.objects.filter(state="refused").delete()
    assert cells(row())["photographed"] == (2, 2, 0, timezone.localdate())
    assert row().next.what.source == "Make a preview"
    made.version(2, unreached=1, undecided=3)
    found = cells(row())
    assert (found["linked"][:3], found["privacy"][:3]) == ((1, 2, 0), (2, 2, 3))
    assert row().next.what.source == "Join the rooms to which nobody can walk"
    made.version(2, undecided=3)
    assert row().next.what.source == "Decide on faces and number plates"
    version = made.version(2)
    assert row().next.what.source == "Write the Kazakh texts"
    texts = {"kk": "Бір", "ru": "Один"}
    rooms = [{"file": "0.jpg", "title": texts, "description": {"kk": "…"}}, {"file": "1.jpg", "title": texts}]
    made.says({"title": texts, "description": texts, "scenes": rooms})
    found = cells(row())
    assert (found["kk"][:2], found["ru"][:2], found["en"][:2]) == ((5, 5), (4, 5), (0, 5))
    assert row().next.what.source == "Write the Russian texts"
    made.says(whole(2))
    assert row().next.what.source == "Publish the tour"
    made.publish(version)
    found = row()
    assert (found.next.whose, found.people) == ("office", ["editor"])
    made.check(version)
    found = row()
    assert (found.next.whose, found.people) == ("nobody", ())
    assert all(have >= of and not left for have, of, left, _day in cells(found).values())


def test_days_are_those_of_the_work_and_are_never_lost(made: Any, row: Any) -> None:
    """Also of what was done before anybody looked at the board, and after the row was thrown away."""
    made.everything()
    days = {name: cell[3] for name, cell in cells(row()).items()}
    assert (days["photographed"], days["linked"]) == (date(2026, 1, 5), date(2026, 1, 6))
    assert (days["privacy"], days["kk"]) == (date(2026, 1, 6), date(2026, 1, 7))
    assert (days["published"], days["checked"]) == (date(2026, 1, 8), None)
    made.photographs(1)
    found = row()
    assert cells(found)["kk"] == (4, 5, 0, date(2026, 1, 7))
    assert {cell.stage.value for cell in found.cells if cell.again} == {"linked", "privacy", "kk", "ru", "en"}
    assert cells(found)["photographed"][3] == date(2026, 1, 5)
    Standing.objects.all().delete()
    follow_all()
    assert cells(row()) == cells(found)
    assert Reached.objects.filter(museum=made.museum).count() == 7


def test_a_replaced_photograph_is_looked_at_again(made: Any, row: Any, house: Any) -> None:
    made.everything()
    assert cells(row())["privacy"][:2] == (2, 2)
    record(None, "photograph.replaced", "0.jpg", museum=house.own)
    Photograph.objects.filter(name="0.jpg").update(sha256="f" * 64, size=2000)
    found = cells(row())
    assert (found["privacy"][:2], found["linked"][:2]) == ((1, 2), (1, 2))
    assert row().next.what.source == "Make a preview"


def test_a_face_that_is_decided_on_waits_for_no_preview(made: Any, row: Any) -> None:
    """What the last look found, less what the document has decided by now."""
    made.everything()
    where = {"yaw": 10.0, "pitch": 0.0, "width": 5.0, "height": 5.0}
    face = {"kind": "face", "score": 0.9, "where": where}
    seen = {"file": "0.jpg", "sha256": "0" * 64, "flat": False, "problem": None, "proposals": [face]}
    Look.objects.create(museum=made.museum, subjects=[seen])
    Standing.objects.all().delete()
    assert cells(row())["privacy"][:3] == (2, 2, 1)
    assert row().next.address == "privacy:review"
    document = whole(2)
    document["scenes"][0]["blur"] = [where]
    made.says(document)
    assert cells(row())["privacy"][:3] == (2, 2, 0)


def test_what_is_left_out_of_the_tour_does_not_count(made: Any, row: Any) -> None:
    made.everything()
    made.photographs(1, "refused")
    document = whole(2)
    document["scenes"].append({"file": "2.jpg", "skip": True})
    made.says(document)
    assert all(have >= of for name, (have, of, _l, _d) in cells(row()).items() if name != "checked")


def test_a_newer_version_waits_for_a_check_of_its_own(made: Any, row: Any) -> None:
    made.check(made.everything())
    assert row().next.whose == "nobody"
    made.publish(made.version(2))
    found = row()
    assert found.next.address == "board:check"
    assert cells(found)["checked"][3] is not None


def test_labels_and_objects_are_texts_as_well(made: Any, row: Any) -> None:
    made.everything(1)
    document = whole(1)
    labels = [{"yaw": 1, "title": {"kk": "Қобыз"}}, {"yaw": 2, "object": "q", "text": {"ru": "Домбра"}}]
    document["scenes"][0]["labels"] = labels
    document["objects"] = [{"id": "q", "title": ALL}]
    made.says(document)
    found = cells(row())
    assert (found["kk"][:2], found["ru"][:2], found["en"][:2]) == ((5, 6), (5, 6), (4, 6))


def test_the_portal_and_the_office_act_as_well(made: Any, row: Any, house: Any) -> None:
    made.photographs(1)
    lease.ask("build", house.own, None)
    assert row().next.whose == "portal"
    house.people["keeper"].memberships.all().delete()
    lease.cancel(house.own.jobs.get())
    assert (row().next.whose, row().next.what.source) == ("office", "Entrust the museum to somebody")


def test_a_document_that_cannot_be_read_holds_nobody_up(made: Any, row: Any) -> None:
    made.photographs(1)
    made.says({"nonsense": []})
    follow_all()
    assert cells(row())["photographed"][:2] == (1, 1)


def test_nothing_is_read_where_nothing_has_changed(
    made: Any, house: Any, django_assert_max_num_queries: Any, monkeypatch: Any
) -> None:
    made.everything()
    follow_all()
    monkeypatch.setattr("jetisu360.portal.board.following.read_document", lambda museum: 1 / 0)
    with django_assert_max_num_queries(5):
        follow_all()
    Museum.objects.filter(pk=house.own.pk).update(revision=99, changed_at=BEGUN + timedelta(days=9))
    with pytest.raises(ZeroDivisionError):
        follow_all()
