"""Rooms: named in three languages, put in order, left out; and never those of another museum."""

from __future__ import annotations

from typing import Any

from jetisu360.build.plan.scene_plan import plan_scenes
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.museums.rooms import rooms_of
from jetisu360.portal.originals.models import Photograph

from .test_editing import typed

ROOMS = "/museums/own/rooms"


def own() -> Any:
    return read_document(Museum.objects.get(slug="own"))


def order() -> list[str]:
    museum = Museum.objects.get(slug="own")
    return [room.photograph.name for room in rooms_of(museum, read_document(museum)) if not room.skipped]


def name(browser: Any, photograph: Photograph, **fields: str) -> Any:
    address = f"{ROOMS}/{photograph.pk}"
    return browser.post(address, {**typed(browser.get(address).content.decode()), **fields})


def test_a_room_is_named_and_stays_where_it_is(house: Any, signed_in: Any, add_photograph: Any) -> None:
    photographs = [add_photograph(f"R{number}.jpg") for number in (1, 2, 10)]
    browser = signed_in(house.people["keeper"])
    answer = name(browser, photographs[2], title_kk="Археология залы", title_ru="Зал", description_kk="Бір")
    assert answer.status_code == 302
    scene = own().scenes[0]
    assert (scene.file, scene.listed, scene.title.text) == (
        "R10.jpg",
        False,
        {"kk": "Археология залы", "ru": "Зал"},
    )
    assert order() == ["R1.jpg", "R2.jpg", "R10.jpg"]
    page = browser.get(ROOMS).content.decode()
    assert "No name yet in Kazakh and Russian" in page
    assert "Археология залы" in page
    # Looked at and saved as it is, a room leaves nothing in the document.
    name(browser, photographs[0])
    assert len(own().scenes) == 1


def test_the_order_is_that_of_a_build(house: Any, signed_in: Any, add_photograph: Any) -> None:
    photographs = {name: add_photograph(name) for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg")}
    browser = signed_in(house.people["keeper"])
    name(browser, photographs["d.jpg"], title_kk="Д")

    def move(direction: str, which: str) -> None:
        answer = browser.post(ROOMS, {"move": f"{direction}-{photographs[which].pk}"})
        assert answer.status_code == 302

    move("up", "d.jpg")
    assert order() == ["a.jpg", "b.jpg", "d.jpg", "c.jpg"]
    move("first", "c.jpg")
    move("down", "a.jpg")
    move("up", "c.jpg")
    assert order() == ["c.jpg", "b.jpg", "a.jpg", "d.jpg"]
    name(browser, photographs["b.jpg"], skip="on")
    assert order() == ["c.jpg", "a.jpg", "d.jpg"]
    assert "Left out of the tour" in browser.get(ROOMS).content.decode()
    planned = plan_scenes(own(), sorted(photographs))
    assert [scene.name for scene in planned.scenes] == order()
    assert own().scenes[2].title.kk == "Д" or any(scene.title.kk == "Д" for scene in own().scenes)
    move("down", "c.jpg")
    back = typed(browser.get(f"{ROOMS}/{photographs['b.jpg'].pk}").content.decode())
    assert back.pop("skip") == "on"
    browser.post(f"{ROOMS}/{photographs['b.jpg'].pk}", back)
    assert not any(scene.skip for scene in own().scenes)


def test_two_who_name_the_same_room_at_once(house: Any, signed_in: Any, add_photograph: Any) -> None:
    photograph = add_photograph("a.jpg")
    first, second = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    address = f"{ROOMS}/{photograph.pk}"
    mine, hers = (typed(browser.get(address).content.decode()) for browser in (first, second))
    first.post(address, {**mine, "title_kk": "Бірінші"})
    answer = second.post(address, {**hers, "title_kk": "Екінші", "title_ru": "Второй"})
    assert answer.status_code == 409
    assert "Бірінші" in answer.content.decode()
    assert own().scenes[0].title.text == {"kk": "Бірінші"}
    assert second.post(address, typed(answer.content.decode())).status_code == 302
    assert own().scenes[0].title.text == {"kk": "Екінші", "ru": "Второй"}


def test_the_next_room_follows(house: Any, signed_in: Any, add_photograph: Any) -> None:
    first, second = add_photograph("a.jpg"), add_photograph("b.jpg")
    browser = signed_in(house.people["keeper"])
    assert name(browser, first, next="yes")["Location"] == f"{ROOMS}/{second.pk}"
    assert name(browser, second, next="yes")["Location"] == f"{ROOMS}/{second.pk}"


def test_a_photograph_of_another_museum_is_not_there(house: Any, signed_in: Any, add_photograph: Any) -> None:
    foreign = add_photograph("theirs.jpg", house.other)
    for person in ("keeper", "editor", "operator"):
        browser = signed_in(house.people[person])
        assert browser.get(f"{ROOMS}/{foreign.pk}").status_code == 404
        assert browser.post(f"{ROOMS}/{foreign.pk}", {"title_kk": "X"}).status_code == 404
        assert browser.post(ROOMS, {"move": f"up-{foreign.pk}"}).status_code == 404
        assert browser.post(ROOMS, {"move": "sideways-1"}).status_code == 404
        assert browser.post(ROOMS, {"move": f"up-{foreign.pk}0000000000000000000000"}).status_code == 404
    assert browser.get(f"{ROOMS}/{'9' * 30}").status_code == 404
    assert "theirs.jpg" not in signed_in(house.people["keeper"]).get(ROOMS).content.decode()
    for museum in (house.own, house.other):
        assert Museum.objects.get(pk=museum.pk).revision == 1


def test_what_is_next_follows_the_work(house: Any, signed_in: Any, add_photograph: Any) -> None:
    browser = signed_in(house.people["keeper"])
    assert "Next: Photographs" in browser.get("/museums/own/").content.decode()
    photograph = add_photograph("a.jpg")
    assert "Next: Names of the rooms" in browser.get("/museums/own/").content.decode()
    name(browser, photograph, title_kk="Зал", title_ru="Зал")
    assert "Next: Texts of the museum" in browser.get("/museums/own/").content.decode()
    watcher = signed_in(house.people["observer"]).get("/museums/own/").content.decode()
    assert "How far it is" in watcher
    assert "Next:" not in watcher
