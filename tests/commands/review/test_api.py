"""What the review page is told and what it may write: sizes, sentences, and never a lost decision."""

from __future__ import annotations

import io
import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jetisu360.commands.review import api, crops
from jetisu360.commands.review.session import Session
from jetisu360.panorama.privacy.region import Region
from jetisu360.tour.museum_toml.decisions import DecisionsFile

from .museum import CLOSE_UP, MUSEUM, PEOPLE, subjects


def got(session: Session, target: str) -> Any:
    reply = api.get(session, target)
    assert reply.status == HTTPStatus.OK, reply.body
    return json.loads(reply.body)


def told(session: Session, file: str) -> Any:
    return next(item for item in got(session, "review")["pictures"] if item["file"] == file)


def change(file: str, where: Any, verdict: str = "blur", reason: str = "visitor", flat: bool = False) -> Any:
    return {"file": file, "flat": flat, "verdict": verdict, "where": vars(where), "reason": reason}


def post(session: Session, **changes: Any) -> api.Reply:
    return api.post(session, "changes", json.dumps(changes).encode())


def decided(session: Session, **changes: Any) -> Any:
    reply = post(session, **changes)
    assert reply.status == HTTPStatus.OK, reply.body
    return json.loads(reply.body)


BUST = PEOPLE["gold.jpg"][0][0]
VISITOR = PEOPLE["gold.jpg"][1][0]


def test_everything_is_told_at_once(session: Session) -> None:
    review = got(session, "review")
    assert review["title"]["kk"] == "Жетісу музейі"
    assert review["problem"] is None
    gold = told(session, "gold.jpg")
    assert [item["score"] for item in gold["proposals"]] == [0.95, 0.7, 0.4]
    assert {item["answer"] for item in gold["proposals"]} == {None}
    assert told(session, "broken.jpg")["problem"]["ru"] == "Снимок повреждён."
    assert told(session, "cup.jpg")["flat"] is True


def test_a_decision_is_in_the_file_before_it_is_answered_and_answers_the_proposal(
    session: Session, folder: Path
) -> None:
    answer = decided(session, add=[change("gold.jpg", VISITOR), change("gold.jpg", BUST, "keep", "exhibit")])
    assert [item["file"] for item in answer["pictures"]] == ["gold.jpg"]
    assert [item["answer"] for item in answer["pictures"][0]["proposals"]] == ["exhibit", "blur", None]
    text = (folder / "museum.toml").read_text("utf-8")
    assert "[[scenes.blur]]" in text
    assert f'photo = "{subjects(folder)[0].sha256[:12]}"' in text
    again = Session(DecisionsFile(folder), subjects(folder), MUSEUM)
    assert [item["answer"] for item in told(again, "gold.jpg")["proposals"]] == ["exhibit", "blur", None]


def test_taken_back_it_is_open_again_and_the_file_as_before(session: Session, folder: Path) -> None:
    (folder / "museum.toml").write_text("# ours\n[[scenes]]\nfile = 'gold.jpg' # gold\n", "utf-8")
    before = (folder / "museum.toml").read_bytes()
    one = [change("gold.jpg", VISITOR)]
    decided(session, add=one)
    decided(session, add=one)
    answer = decided(session, remove=one)
    assert [item["answer"] for item in answer["pictures"][0]["proposals"]] == [None, None, None]
    assert (folder / "museum.toml").read_bytes() == before


def test_flat_pictures_are_decided_on_in_percent(session: Session, folder: Path) -> None:
    answer = decided(session, add=[change("cup.jpg", CLOSE_UP[0], flat=True)])
    assert answer["pictures"][0]["proposals"][0]["answer"] == "blur"
    assert "[[pictures.blur]]" in (folder / "museum.toml").read_text("utf-8")


def test_what_may_be_seen_in_another_photograph_is_open_again(session: Session, folder: Path) -> None:
    decided(session, add=[change("gold.jpg", BUST, "keep", "exhibit"), change("gold.jpg", VISITOR)])
    (folder / "gold.jpg").write_bytes((folder / "hall.jpg").read_bytes())
    other = Session(DecisionsFile(folder), subjects(folder), MUSEUM)
    gold = told(other, "gold.jpg")
    assert [item["answer"] for item in gold["proposals"]] == [None, "blur", None]
    assert [(item["verdict"], item["stale"]) for item in gold["decisions"]] == [
        ("blur", False),
        ("keep", True),
    ]


def test_an_editors_change_is_seen_and_kept(session: Session, folder: Path) -> None:
    first = got(session, "version")["version"]
    (folder / "museum.toml").write_text(
        "[[scenes]]\nfile='hall.jpg'\n[[scenes.blur]]\nyaw=60\npitch=0\nwidth=9\nheight=9\n# mine\n", "utf-8"
    )
    assert got(session, "version")["version"] != first
    assert told(session, "hall.jpg")["proposals"][0]["answer"] == "blur"
    decided(session, add=[change("gold.jpg", VISITOR)])
    assert "# mine" in (folder / "museum.toml").read_text("utf-8")


def test_what_one_window_took_back_is_not_brought_back_by_another_that_sends_late(
    session: Session, folder: Path
) -> None:
    """Both windows held the same decision while it could not be written."""
    held = [change("gold.jpg", VISITOR)]
    decided(session, add=held, made=1000)
    decided(session, remove=held, made=2000)
    answer = decided(session, add=held, made=1000)
    assert answer["pictures"][0]["proposals"][1]["answer"] is None
    decided(session, add=[change("gold.jpg", VISITOR, "keep", "exhibit")], made=3000)
    answer = decided(session, add=[*held, change("gold.jpg", BUST)], made=2500)
    assert [item["answer"] for item in answer["pictures"][0]["proposals"]] == ["blur", "exhibit", None]
    decided(session, remove=[change("gold.jpg", VISITOR, "keep")], made=3000)  # in the same millisecond
    assert "exhibit" not in (folder / "museum.toml").read_text("utf-8")
    assert post(session, add=held, made=-1).status == HTTPStatus.BAD_REQUEST


def test_more_than_a_picture_may_have_is_refused_for_good(session: Session, folder: Path) -> None:
    """And does not wait in the browser, where everything else would wait behind it."""
    many = [
        change("gold.jpg", Region(yaw * 3.0 - 150, row * 10.0 - 20, 2, 2))
        for yaw in range(100)
        for row in range(5)
    ]
    decided(session, add=many)
    before = (folder / "museum.toml").read_bytes()
    reply = post(session, add=[change("gold.jpg", BUST)])
    assert reply.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "gold.jpg" in json.loads(reply.body)["error"]["message"]["kk"]
    assert (folder / "museum.toml").read_bytes() == before
    decided(session, add=[change("hall.jpg", BUST)])


def test_a_file_with_mistakes_is_told_and_nothing_is_written(session: Session, folder: Path) -> None:
    decided(session, add=[change("gold.jpg", VISITOR)])
    (folder / "museum.toml").write_text("[[scenes]\n", "utf-8")
    reply = post(session, add=[change("gold.jpg", BUST)])
    assert reply.status == HTTPStatus.CONFLICT
    assert "museum.toml" in json.loads(reply.body)["error"]["message"]["kk"]
    assert (folder / "museum.toml").read_text("utf-8") == "[[scenes]\n"
    assert "museum.toml" in got(session, "version")["problem"]["ru"]
    # What was decided before stands until the file says something else.
    assert told(session, "gold.jpg")["proposals"][1]["answer"] == "blur"
    (folder / "museum.toml").unlink()
    assert got(session, "version")["problem"] is None
    decided(session, add=[change("gold.jpg", BUST)])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"add": 3}',
        b'{"add": [{"file": "gold.jpg", "verdict": "show", "where": {}}]}',
        b'{"add": [{"file": "gold.jpg", "verdict": "blur", "where": {"yaw": 1}}]}',
        b'{"more": []}',
    ],
)
def test_what_no_page_of_ours_asks_is_refused_and_writes_nothing(
    session: Session, folder: Path, body: bytes
) -> None:
    assert api.post(session, "changes", body).status == HTTPStatus.BAD_REQUEST
    assert not (folder / "museum.toml").exists()


@pytest.mark.parametrize(
    "where",
    [
        '{"yaw": 1, "pitch": 2, "width": NaN, "height": 1}',
        '{"yaw": 1, "pitch": 99, "width": 1, "height": 1}',
        '{"yaw": 1, "pitch": 9, "width": 0, "height": 1}',
        '{"left": 1, "top": 1, "width": 1, "height": 1}',
        '{"yaw": 1, "pitch": 2, "width": 3, "height": 4, "reason": 5}',
    ],
)
def test_a_place_that_is_none_is_refused(session: Session, folder: Path, where: str) -> None:
    body = f'{{"add": [{{"file": "gold.jpg", "verdict": "blur", "where": {where}}}]}}'
    assert api.post(session, "changes", body.encode()).status == HTTPStatus.BAD_REQUEST
    assert not (folder / "museum.toml").exists()


def test_files_that_are_not_under_review_are_not_written_about(session: Session, folder: Path) -> None:
    assert post(session, add=[change("../other.jpg", BUST)]).status == HTTPStatus.NOT_FOUND
    assert post(session, add=[change("gold.jpg", CLOSE_UP[0], flat=True)]).status == HTTPStatus.NOT_FOUND
    assert not (folder / "museum.toml").exists()
    for target in ("pictures/0123456789ab", "pictures/../x", "pictures/0123456789ab/whole.jpg", "other", ""):
        assert api.get(session, target).status == HTTPStatus.NOT_FOUND


def picture(session: Session, target: str) -> Image.Image:
    reply = api.get(session, target)
    assert reply.status == HTTPStatus.OK, reply.body
    assert reply.type == "image/jpeg"
    return Image.open(io.BytesIO(reply.body)).convert("RGB")


def query(where: Any) -> str:
    return "&".join(f"{key}={value}" for key, value in vars(where).items())


@pytest.mark.parametrize("name", list(PEOPLE))
def test_a_small_picture_shows_the_place_in_its_middle(session: Session, name: str) -> None:
    """The skin of the drawn face fills the middle, over the seam and near a pole alike."""
    for where, _ in PEOPLE[name]:
        small = picture(session, f"pictures/{told(session, name)['id']}/small.jpg?{query(where)}")
        assert small.size == (crops.SIDE, crops.SIDE)
        middle = np.asarray(small)[crops.SIDE // 2 - 4 : crops.SIDE // 2 + 4, crops.SIDE // 2 - 4 :][:, :8]
        assert np.abs(middle.mean(axis=(0, 1)) - (226, 184, 150)).max() < 12, (name, where)


def test_the_whole_and_what_it_covers(session: Session) -> None:
    gold = told(session, "gold.jpg")["id"]
    assert picture(session, f"pictures/{gold}/whole.jpg").size == (1024, 512)
    assert got(session, f"pictures/{gold}")["extent"] == {
        "left": -180,
        "top": 90,
        "width": 360,
        "height": 180,
    }
    cup = told(session, "cup.jpg")["id"]
    assert got(session, f"pictures/{cup}")["extent"] == {"left": 0, "top": 0, "width": 900, "height": 600}
    small = picture(session, f"pictures/{cup}/small.jpg?{query(CLOSE_UP[0])}")
    assert np.abs(np.asarray(small)[224, 224].astype(int) - (226, 184, 150)).max() < 12


def test_a_photograph_is_decoded_once_for_all_that_is_asked_about_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = []
    real = crops.read_photograph
    monkeypatch.setattr(crops, "read_photograph", lambda file: decoded.append(file.name) or real(file))
    gold = told(session, "gold.jpg")["id"]
    for where, _ in PEOPLE["gold.jpg"]:
        picture(session, f"pictures/{gold}/small.jpg?{query(where)}")
    picture(session, f"pictures/{gold}/whole.jpg")
    assert decoded == ["gold.jpg"]


def test_memory_is_bounded_and_what_went_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(DecisionsFile(folder), subjects(folder), MUSEUM)
    session.crops._most = 70_000
    for name in (*PEOPLE, *PEOPLE):
        picture(session, f"pictures/{told(session, name)['id']}/whole.jpg")
    kept = session.crops._kept
    assert session.crops._size == sum(map(len, kept.values())) <= 70_000


def test_what_cannot_be_read_is_told_in_its_place_and_stops_no_other(session: Session, folder: Path) -> None:
    hall = told(session, "hall.jpg")["id"]
    (folder / "hall.jpg").write_bytes(b"\xff\xd8\xff")
    reply = api.get(session, f"pictures/{hall}/whole.jpg")
    assert reply.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert json.loads(reply.body)["error"]["code"] == "photo-other-now"
    assert "hall.jpg" in told(session, "hall.jpg")["problem"]["kk"]
    (folder / "yard.jpg").unlink()
    yard = told(session, "yard.jpg")["id"]
    assert api.get(session, f"pictures/{yard}/whole.jpg").status == HTTPStatus.UNPROCESSABLE_ENTITY
    picture(session, f"pictures/{told(session, 'gold.jpg')['id']}/whole.jpg")


def test_three_hundred_proposals_are_told_in_a_moment(folder: Path) -> None:
    from jetisu360.commands.review.subject import Subject
    from jetisu360.panorama.privacy.region import Proposal

    first = subjects(folder)[0]
    many = [
        Subject(
            type(first.picture)(f"room-{room}.jpg", first.picture.source, first.sha256),
            first.title,
            tuple(Proposal("face", Region(room * 6 - 180, step * 10, 4, 5), 0.5) for step in range(5)),
        )
        for room in range(60)
    ]
    session = Session(DecisionsFile(folder), many, MUSEUM)
    reply = api.get(session, "review")
    assert len(reply.body) < 200_000
    decided(session, add=[change(f"room-{room}.jpg", Region(room * 6 - 180, 0, 4, 5)) for room in range(60)])
    assert (
        sum(
            item["answer"] is None
            for room in got(session, "review")["pictures"]
            for item in room["proposals"]
        )
        == 240
    )
