"""What an answer writes, what is asked then, and what happens when others write as well."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.questions import questions
from jetisu360.commands.review_links import api
from jetisu360.commands.review_links.session import Session
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong

from .solving import Solver, session

YES = {"between": ["hall", "stairs"], "link": True, "yaw": 20.0, "back": -100.0}


def change(*operations: dict[str, Any], id: str = "12345678") -> dict[str, Any]:
    return {"id": id, "made": 1, "said": "x", "operations": list(operations)}


def add(pair: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "add", "at": ["walk", "pairs"], "item": pair, "before": None}


def send(one: Session, *changes: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    body = {"tab": "t", "who": "w", "room": None, "revision": one.revision, "changes": list(changes)}
    reply = api.post(one, "editor/api/changes", json.dumps(body).encode())
    return int(reply.status), json.loads(reply.body)


def text(folder: Path) -> str:
    return (folder / "museum.toml").read_text("utf-8")


def test_an_answer_is_in_the_file_before_the_page_hears_of_it(folder: Path) -> None:
    (folder / "museum.toml").write_text('# ours\ntitle = { kk = "Музей" } # short\n', "utf-8")
    one = session(folder)
    status, told = send(one, change(add(YES)))
    assert status == 200
    assert told["results"] == [{"id": "12345678", "status": "done", "revision": one.revision}]
    assert text(folder).startswith('# ours\ntitle = { kk = "Музей" } # short\n')
    assert 'between = ["hall", "stairs"]\nlink = true\nyaw = 20.0\nback = -100.0\n' in text(folder)
    assert told["document"]["walk"]["pairs"] == [YES]


def test_the_same_change_sent_twice_is_made_once(folder: Path) -> None:
    one = session(folder)
    send(one, change(add(YES)))
    before = text(folder)
    status, told = send(one, change(add(YES)))
    assert (status, told["results"][0]["status"]) == (200, "done")
    assert text(folder) == before


def test_the_tour_is_solved_again_and_what_is_asked_shrinks(folder: Path) -> None:
    one = session(folder)
    assert [pair["rooms"][1] for pair in questions(one.found)] == ["stairs.jpg", "yard.jpg"]
    thread = threading.Thread(target=one.solve, daemon=True)
    thread.start()
    send(one, change(add(YES)))
    told = one.links(one.revision)
    assert told["solves"]
    assert told["revision"] == one.revision
    assert [pair["rooms"] for pair in questions(told["found"])] == [["stairs.jpg", "yard.jpg"]]
    one.close()
    thread.join(20)
    assert not thread.is_alive()


def test_a_room_that_is_hidden_is_out_and_comes_back(folder: Path) -> None:
    one = session(folder)
    skip = {"kind": "set", "at": ["scenes", "yard.jpg", "skip"], "value": True, "was": None}
    send(one, change(skip))
    assert "skip = true" in text(folder)
    back = {"kind": "set", "at": ["scenes", "yard.jpg", "skip"], "value": None, "was": True}
    send(one, change(back, id="abcdefgh"))
    assert "skip" not in text(folder)


def test_what_somebody_else_writes_meanwhile_is_told_and_never_written_over(folder: Path) -> None:
    one = session(folder)
    before = one.revision
    no = "[[walk.pairs]]\nbetween = ['stairs', 'hall']\nlink = false\n"
    (folder / "museum.toml").write_text(no, "utf-8")
    assert one.news(before)["document"]["walk"]["pairs"][0]["link"] is False
    _, told = send(one, change(add(YES)))
    assert told["results"][0]["status"] == "changed"
    assert told["results"][0]["present"]["link"] is False
    assert text(folder) == no


def test_a_file_with_mistakes_is_told_with_its_sentence_and_the_answer_waits(folder: Path) -> None:
    one = session(folder)
    (folder / "museum.toml").write_text("titel = 3\n", "utf-8")
    status, told = send(one, change(add(YES)))
    assert status == 503
    assert "titel" in told["error"]["message"]["en"]
    assert text(folder) == "titel = 3\n"
    assert api.get(one, "t", f"editor/api/news?since={one.revision}").status == 503
    (folder / "museum.toml").write_text("", "utf-8")
    assert send(one, change(add(YES)))[0] == 200
    assert "link = true" in text(folder)


def test_a_session_does_not_begin_over_a_file_with_mistakes(folder: Path) -> None:
    (folder / "museum.toml").write_text("titel = 3\n", "utf-8")
    with pytest.raises(MuseumFileWrong):
        session(folder)


def test_killed_while_writing_the_file_is_whole_and_the_answer_is_made_by_the_next_session(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(session(folder), change(add(YES)))
    before = text(folder)
    one = session(folder)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", killed)
        with pytest.raises(KeyboardInterrupt):
            send(one, change(add({"between": ["stairs", "yard"], "link": False}), id="abcdefgh"))
    assert text(folder) == before
    send(session(folder), change(add({"between": ["stairs", "yard"], "link": False}), id="abcdefgh"))
    assert text(folder).startswith(before.rstrip("\n"))
    assert "link = false" in text(folder)


def test_what_cannot_be_solved_leaves_what_was_found(folder: Path) -> None:
    class Stumbles(Solver):
        def found(self, museum: Any) -> dict[str, Any]:
            if museum.walk.pairs:
                raise ValueError
            return super().found(museum)

    one = session(folder, Stumbles())
    before = one.found
    threading.Thread(target=one.solve, daemon=True).start()
    send(one, change(add(YES)))
    assert one.links(one.revision)["found"] is before
    one.close()


@pytest.mark.parametrize(
    "target",
    [
        *(
            "",
            "editor",
            "editor/api/open",
            "pictures/hall/tiles/9/f/0_0.jpg",
            "pictures/none/tiles/0/f/0_0.jpg",
        ),
        *("pictures/hall/tiles/../../museum.toml", "pictures/../museum.toml", "links/api/found?revision=x"),
    ],
)
def test_what_no_page_of_ours_asks_is_refused(folder: Path, target: str) -> None:
    assert api.get(session(folder), "t", target).status in (400, 404)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"tab":"t"}', b"\xff", b"[" * 100_000])
def test_what_no_page_of_ours_sends_is_refused(folder: Path, body: bytes) -> None:
    one = session(folder)
    assert api.post(one, "editor/api/changes", body).status == 400
    assert not (folder / "museum.toml").exists()


def test_tiles_are_those_of_the_record(folder: Path) -> None:
    one = session(folder)
    rooms = json.loads(api.post(one, "editor/api/open", b"{}").body)["photographs"]
    record = rooms[0]["tiles"]["record"]
    assert record["tiles"]["formats"] == ["jpg"]
    assert record["preview"].startswith("data:image/webp;base64,")
    reply = api.get(one, "t", "pictures/hall/tiles/0/f/0_0.jpg")
    assert (reply.status, reply.type, reply.body[:2]) == (200, "image/jpeg", b"\xff\xd8")
