"""Info cards: what is in them besides text is not lost, and what has no place in a label is told."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
import simplejpeg
from PIL import Image

from jetisu360.exchange.common.files import FolderFiles
from jetisu360.exchange.common.foreign_media import gathered
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.lost import IMPORTED, files, named
from jetisu360.exchange.common.text.cards import label_of, read_card
from jetisu360.exchange.import_tour import import_tour
from jetisu360.language import Message


@pytest.mark.parametrize(
    ("html", "text", "pictures", "links"),
    [
        (
            "<h3>Jug</h3><img src='jug.png' alt='A red jug'><p>Clay, <a href='https://a.kz/jug'>more</a></p>",
            "Jug\n\nClay, more",
            {"jug.png": "A red jug"},
            {"https://a.kz/jug": "more"},
        ),
        ("<div style=\"background-image: url('a b.jpg')\">x</div>", "x", {"a b.jpg": ""}, {}),
        ('<div style="background:#fff url(&quot;q.webp&quot;) no-repeat">x</div>', "x", {"q.webp": ""}, {}),
        ("<a href='big.jpg'><img src='small.jpg' alt='Cup'></a>", "", {"big.jpg": "Cup"}, {}),
        ("<img src='blank.gif' data-src='late.jpg' title='T'>", "", {"late.jpg": "T"}, {}),
        ("<img srcset='a.jpg 300w, b.jpg 1200w, c.jpg 600w' alt='Cup'>", "", {"b.jpg": "Cup"}, {}),
        ("<picture><source srcset='a.webp 2x'><img src='a.jpg'></picture>", "", {"a.jpg": ""}, {}),
        ("<picture><source srcset='a.webp, b.webp 2x'></picture>Cup", "Cup", {"b.webp": ""}, {}),
        ("<img src='a.jpg' alt='Cup' title='Silver'>", "", {"a.jpg": "Cup – Silver"}, {}),
        ("<table><tr><td>Year</td><td>1907</td></tr></table>", "Year 1907", {}, {}),
        ("<b>One</b>\n two<br>three", "One two\nthree", {}, {}),
        ("One &amp;\ntwo", "One &\ntwo", {}, {}),
        ("<iframe src='https://www.youtube.com/embed/x1' title='Film'></iframe>", "", {},
         {"https://www.youtube.com/embed/x1": "Film"}),
        ("<p onclick=\"window.open('https://a.kz/x')\">Go</p>", "Go", {}, {"https://a.kz/x": ""}),
        ("<script>var a='<img src=x.jpg>'</script>Hall", "Hall", {}, {}),
        ("<IMG SRC=a.jpg ALT=Cup>", "", {"a.jpg": "Cup"}, {}),
        ("<picture><source srcset='a.webp'><img src='a.jpg'></picture>", "", {"a.jpg": ""}, {}),
    ],
)  # fmt: skip
def test_a_card(html: str, text: str, pictures: dict[str, str], links: dict[str, str]) -> None:
    card = read_card(html)
    assert (card.text, card.pictures, card.links) == (text, pictures, links)


@pytest.mark.parametrize(
    ("html", "sounds", "films"),
    [
        ("<audio src='a.mp3' controls>no sound</audio>", ["a.mp3"], []),
        ("<audio><source src='a.flv'><source src='b.ogg' type='audio/ogg'></audio>", ["b.ogg"], []),
        ("<video><source src='a.mp4'><source src='a.webm'></video>", [], ["a.mp4"]),
        ("<video src='stream?id=4'>", [], ["stream?id=4"]),
        ("<a href='talk.mp3'>Listen</a>", ["talk.mp3"], []),
        ("<iframe src='film.mp4'></iframe>", [], ["film.mp4"]),
    ],
)
def test_what_a_card_plays(html: str, sounds: list[str], films: list[str]) -> None:
    card = read_card(html)
    assert (list(card.sounds), list(card.films)) == (sounds, films)
    assert "no sound" not in card.text


def test_a_label_of_a_card_in_two_languages() -> None:
    losses = Losses()
    cards = {
        "kk": read_card("<h2>Құмыра</h2><img src=j.png alt='Қызыл құмыра'><p>Саз <a href=https://a.kz>а</a>"),
        "ru": read_card("<h2>Кувшин</h2><img src=j.png alt='Красный кувшин'><p>Глина <a href=//b.kz/x>б</a>"),
    }
    assert label_of(cards, "hall/1", losses) == {
        "title": {"kk": "Құмыра", "ru": "Кувшин"},
        "text": {"kk": "Саз а", "ru": "Глина б"},
        "pictures": [{"file": "j.png", "alt": {"kk": "Қызыл құмыра", "ru": "Красный кувшин"}}],
        "href": "https://a.kz",
    }
    (told,) = losses.told()
    assert (told.code, told.items) == ("import-address-more", ("hall/1: б → https://b.kz/x",))


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<img src='jug.png' alt='A red jug'>", "A red jug"),
        ("<img src='old%20jug.png'>", "Old jug"),
        ("<a href='https://a.kz/x?y'><i></i></a>", "a.kz"),
        ("<audio src='x/kui.mp3'></audio>", "Kui"),
    ],
)
def test_a_card_without_words_is_a_label_all_the_same(html: str, title: str) -> None:
    assert label_of({"en": read_card(html)}, "hall/1", Losses())["title"] == {"en": title}


def test_nothing_in_a_card_is_no_label() -> None:
    losses = Losses()
    assert label_of({"en": read_card("<p><a href='javascript:x()'></a></p>")}, "hall/1", losses) == {}
    assert [one.code for one in losses.told()] == ["import-address-unsafe"]


def test_files_of_labels_are_found_where_they_may_lie(tmp_path: Path) -> None:
    """In the page's folder before the configuration's; a copy of a web address under its own path."""
    for name in ("page/a.png", "conf/b.png", "conf/pics/c.png", "a.kz/media/d.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    inline = base64.b64encode(b"png").decode()
    pictures = ["a.png", "b.png", "https://m.kz/tour/pics/c.png?v=2", "http://a.kz/media/d.png"]
    pictures += [
        f"data:image/png;base64,{inline}",
        "https://m.kz/gone.jpg",
        "gone.png",
        "../out.png",
        "x.svg",
    ]
    (tmp_path / "page" / "x.svg").write_bytes(b"<svg/>")
    label: dict[str, Any] = {"title": {"en": "Jug"}, "pictures": [{"file": one} for one in pictures]}
    losses = Losses()
    media = gathered(FolderFiles(tmp_path), ["page", "conf"], [{"id": "hall", "labels": [label]}], losses)
    found = [media[record["file"]]() for record in label["pictures"]]
    assert found == [b"page/a.png", b"conf/b.png", b"conf/pics/c.png", b"a.kz/media/d.png", b"png"]
    told = {one.code: one for one in losses.told()}
    assert told["import-media-remote"].addresses == ("https://m.kz/gone.jpg",)
    assert told["import-media-remote"].items == ("hall: Jug: https://m.kz/gone.jpg",)
    assert told["import-media-missing"].items == ("hall: Jug: gone.png", "hall: Jug: ../out.png")
    assert told["import-media-kind"].items == ("hall: Jug: x.svg",)


@pytest.fixture
def tour(tmp_path: Path, helpers: Any) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "one.jpg").write_bytes(simplejpeg.encode_jpeg(helpers.sphere(1024), quality=80))
    Image.new("RGB", (64, 48), (200, 40, 40)).save(folder / "jug.png")
    text = (
        "<h3>Jug</h3><img src='jug.png' alt='A red jug'><p>Clay, <a href='https://example.org/jug'>more</a> "
        "and <a href='https://example.org/two'>two</a></p>"
    )
    spots: list[dict[str, Any]] = [
        {"type": "info", "yaw": 0, "pitch": 0, "text": text},
        {"type": "info", "yaw": 20, "pitch": 0, "text": "<img src='jug.png' alt='A red jug'>"},
        *({"type": "info", "text": f"<img src='https://example.org/{n}.jpg'>"} for n in range(30)),
    ]
    configuration = {"scenes": {"one": {"panorama": "one.jpg", "hotSpots": spots}}}
    (folder / "tour.json").write_text(json.dumps(configuration), "utf-8")
    return folder


def test_a_tour_with_cards(tour: Path, tmp_path: Path, run: Any) -> None:
    """Pictures and addresses are the labels'; LOST.txt, lost.json and --json name all that is not."""
    done = run("import", tour, "--out", tmp_path / "out", "--json", "--language", "en")
    assert done.status == 0
    text = (tmp_path / "out" / "museum.toml").read_text("utf-8")
    picture = 'pictures = [{ file = "media/jug.png", alt = { en = "A red jug" } }]'
    assert text.count(picture) == 2
    assert 'href = "https://example.org/jug"' in text
    assert 'text = { en = "Clay, more and two" }' in text
    assert (tmp_path / "out" / "media" / "jug.png").read_bytes() == (tour / "jug.png").read_bytes()
    names = [f"https://example.org/{n}.jpg" for n in range(30)]
    lost = json.loads((tmp_path / "out" / "lost.json").read_text("utf-8"))
    assert done.json["lost"] == lost
    remote = next(one for one in lost if one["code"] == "import-media-remote")
    assert remote["addresses"] == names
    assert remote["count"] == len(remote["items"]) == 30
    assert (tmp_path / "out" / "ADDRESSES.txt").read_text("utf-8").splitlines() == names
    told = (tmp_path / "out" / "LOST.txt").read_text("utf-8")
    for name in (*names, "two → https://example.org/two"):
        assert name in told
    assert "format" not in told, "an import is told in its own words"


def test_a_list_says_twelve_on_the_screen_and_all_in_the_files() -> None:
    names = [f"column-{n}" for n in range(40)] + ["words " * 100]
    lost = named("x", names, Message("({count}): {names}"))
    assert "column-11 …" in lost[0].say("en")
    assert "column-12" not in lost[0].say("en")
    for data in (files(lost, IMPORTED)["LOST.txt"].decode(), files(lost)["lost.json"].decode()):
        assert all(name in data for name in names)


def test_a_label_that_loses_its_words_tells_them(tour: Path, tmp_path: Path) -> None:
    """Two films cannot be one label's; the second is named whole."""
    spots = [{"text": "Kui<video src='a.mp4'></video><video src='b.mp4'></video>"}]
    configuration = {"panorama": "one.jpg", "hotSpots": spots}
    (tour / "tour.json").write_text(json.dumps(configuration), "utf-8")
    lost = {one.code: one.items for one in import_tour(tour, tmp_path / "out").lost}
    assert lost["import-media-more"] == ("panorama/1: b.mp4",)
    assert lost["import-media-missing"] == ("panorama: Kui: a.mp4",)


def test_a_moving_picture_is_shown_and_a_broken_one_is_told(tour: Path, tmp_path: Path) -> None:
    Image.new("P", (20, 10)).save(tour / "old.gif")
    (tour / "broken.gif").write_bytes(b"GIF89a")
    spots = [{"text": "Kui <img src='Old.GIF'> <img src='broken.gif'>"}]
    (tour / "tour.json").write_text(json.dumps({"panorama": "one.jpg", "hotSpots": spots}), "utf-8")
    result = import_tour(tour, tmp_path / "out")
    with Image.open(tmp_path / "out" / "media" / "Old.png") as picture:
        assert picture.size == (20, 10)
    text = (tmp_path / "out" / "museum.toml").read_text("utf-8")
    assert "media/Old.png" in text
    assert "broken" not in text
    (told,) = result.lost
    assert told.code == "import-unreadable"
    assert "broken.gif" in told.items[0]["kk"]
