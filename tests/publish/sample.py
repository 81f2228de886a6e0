"""A small museum to render, and a stand-in for the built viewer."""

import base64
import io
import itertools
import json
import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from jetisu360.panorama.tiles.glimpse import AROUND, LIMIT
from jetisu360.panorama.tiles.stills import still_sizes
from jetisu360.publish.check.site import media_names
from jetisu360.publish.compress import with_siblings
from jetisu360.publish.pages.assets import Viewer
from jetisu360.publish.site_files import plain_site
from jetisu360.tour.document.tour import Tour

# 1 × 1, so that pages have a valid picture where the preview and the posters belong.
PIXEL = "data:image/webp;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vv9UAA="

# Does what the contract asks of the viewer's script that pages depend on, and nothing else.
STAND_IN = Viewer(
    script="""(function () {
  var data = JSON.parse(document.getElementById("viewer-data").textContent);
  var viewer = document.getElementById("viewer");
  var poster = new Image();
  poster.className = "viewer-poster";
  poster.alt = viewer.getAttribute("data-poster-alt");
  poster.src = viewer.getAttribute("data-poster");
  viewer.appendChild(poster);
  addEventListener("click", function (event) {
    var link = event.target.closest("a[data-scene-link]");
    if (!link) return;
    var id = link.getAttribute("data-scene-link");
    document.querySelector("[data-scene-title]").textContent =
      (link.querySelector(".walk-title") || link).textContent;
    document.querySelectorAll("a[data-scene-link]").forEach(function (other) {
      if (other.getAttribute("data-scene-link") === id) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    });
  });
})();""",
    style=".viewer button { min-width: 44px }",
    strings={"zoom-in": {"kk": "Жақындату", "ru": "Приблизить", "en": "Zoom in"}},
)


def three(kk: str, ru: str, en: str = "") -> dict[str, str]:
    return {"kk": kk, "ru": ru} | ({"en": en} if en else {})


def scene(scene_id: str, title: dict[str, str], **fields: Any) -> dict[str, Any]:
    path = f"scenes/{scene_id}/00000000"
    return {
        "id": scene_id,
        "title": title,
        "source": {"name": f"{scene_id}.jpg", "sha256": "0" * 64, "width": 4096, "height": 2048},
        "tiles": {"tile_size": 512, "face_sizes": [64], "formats": ["webp"], "path": path},
        "preview": PIXEL,
        "poster": f"{path}/poster.jpg",
        "thumbnail": f"{path}/thumbnail.webp",
        **fields,
    }


def tour(**fields: Any) -> Tour:
    """Four rooms, three objects, a note, links there and back; English is missing in places."""
    document: dict[str, Any] = {
        "version": 1,
        "id": "dala-museum",
        "title": three("Ұлы дала мұражайы", "Музей Великой степи", "Museum of the Great Steppe"),
        "description": three(
            "Мұражай Жетісу жеріндегі адам өмірінің үш мың жылын баяндайды: жартастағы суреттерден "
            "сақ алтынына, киіз үйден қобыз үніне дейін.\n\n"
            "Залдарды телефоннан да, компьютерден де аралауға болады.",
            "Музей рассказывает о трёх тысячах лет жизни людей в Семиречье: от рисунков на скалах до "
            "сакского золота, от юрты до голоса кобыза.\n\nЗалы можно обойти и с телефона, и с компьютера.",
            "The museum tells of three thousand years of life in Jetisu: from drawings on rocks to the gold "
            "of the Saka, from the yurt to the voice of the kobyz.\n\nWalk through it on a phone.",
        ),
        "credits": three("Жобаны мұражай қызметкерлері түсірді", "Съёмка сотрудников музея"),
        "licence": "CC-BY-SA-4.0",
        "start": "courtyard",
        "scenes": [
            scene(
                "courtyard",
                three("Аула", "Двор", "Courtyard"),
                description=three("Балбалдар тұрған ашық аула.", "Открытый двор с каменными изваяниями."),
                captured_at="2018-02-12T20:30:00Z",
                labels=[
                    {
                        "id": "well",
                        "kind": "text",
                        "yaw": -40,
                        "pitch": -10,
                        "title": three("Құдық", "Колодец"),
                        "text": three("Құдық 1907 жылы қазылған.", "Колодец вырыт в 1907 году."),
                    },
                ],
            ),
            scene(
                "gold",
                three("Сақ алтыны", "Золото саков", "Gold of the Saka"),
                description=three(
                    "Есік қорғанынан табылған алтын.", "Золото из кургана Иссык.", "Gold from Issyk."
                ),
                captured_at="2018-02-14T08:30:00Z",
                heading=123.4,
                labels=[
                    {
                        "id": "warrior",
                        "kind": "object",
                        "yaw": 12.34,
                        "pitch": -5,
                        "object": "golden-warrior",
                    },
                    {"id": "cup", "kind": "object", "yaw": 80, "pitch": -8, "object": "silver-cup"},
                    {"id": "cup-again", "kind": "object", "yaw": 90, "pitch": -8, "object": "silver-cup"},
                ],
            ),
            scene(
                "yurt",
                three("Киіз үй", "Юрта"),
                description=three("Алты қанат киіз үйдің іші.", "Внутри шестистворчатой юрты."),
                limits={"yaw": [-120, 120], "pitch": [-60, 60]},
                labels=[{"id": "cup", "kind": "object", "yaw": 0, "pitch": 0, "object": "silver-cup"}],
            ),
            scene("music", three("Қобыз бен домбыра", "Кобыз и домбра", "Kobyz and dombra")),
        ],
        "links": [
            {
                "from": "courtyard",
                "to": "gold",
                "yaw": 41.2,
                "pitch": -12,
                "arrival": {"yaw": 10, "pitch": 0},
            },
            {"from": "gold", "to": "courtyard", "yaw": -138, "pitch": -11},
        ],
        "objects": [
            {
                "id": "golden-warrior",
                "inventory_number": "ДҮ-001",
                "title": three("Алтын адам", "Золотой человек", "The Golden Man"),
                "description": three(
                    "Сақ жауынгерінің салтанатты киімі.", "Парадное облачение сакского воина."
                ),
                "material": three("алтын, былғары", "золото, кожа", "gold, leather"),
                "date": three("б.з.д. IV–III ғғ.", "IV–III вв. до н. э.", "4th–3rd century BC"),
                "dimensions": "165 × 60 см",
            },
            {
                "id": "silver-cup",
                "inventory_number": "ДҮ-002",
                "title": three(
                    "Жазуы бар күміс тостаған", "Серебряная чаша с надписью", "Inscribed silver cup"
                ),
                "description": three(
                    "Түбінде 26 таңба бар.", "На дне 26 знаков.", "There are 26 signs on its base."
                ),
                "material": three("күміс", "серебро", "silver"),
            },
            {"id": "saddle", "title": three("Ер-тұрман", "Седло"), "inventory_number": "ДҮ-003"},
        ],
    }
    return Tour.model_validate(document | fields)


def rich(**fields: Any) -> Tour:
    """The same museum with all that a page can show: pictures, a sound, a film, a route, opening facts."""
    document = tour().model_dump(mode="json", by_alias=True)
    sound = {
        "src": "media/warrior.00000000.mp3",
        "type": "audio/mpeg",
        "duration": 42.1,
        "language": "kk",
        "title": three("Сақтаушы сөзі", "Слово хранителя", "The keeper's words"),
        "transcript": three("Сақтаушы сөйлейді.", "Говорит хранитель.", "The keeper speaks."),
    }
    closeup = {
        "src": "media/warrior.00000000.webp",
        "width": 1600,
        "height": 1200,
        "thumbnail": "media/warrior.00000000.small.webp",
        "alt": three("Жауынгердің бас киімі", "Головной убор воина", "The warrior's headdress"),
        "credit": {"kk": "Музей"},
        "zoom": {"path": "media/warrior.00000000", "widths": [1600, 3200], "heights": [1200, 2400]},
    }
    film = {
        "src": "media/dig.00000000.mp4",
        "type": "video/mp4",
        "poster": "media/dig.00000000.webp",
        "captions": [{"src": "media/dig.00000000.kk.vtt", "language": "kk"}],
        "transcript": three("Қазба жұмысы.", "Раскопки."),
    }
    gold = document["scenes"][1]["labels"]
    gold[0] |= {
        "polygon": [[10, 5], [15, 5], [12, -20]],
        "poster": "scenes/gold/00000000/warrior.jpg",
    }
    gold.append(
        {
            "id": "dig",
            "kind": "film",
            "yaw": 150,
            "pitch": 0,
            "film": film,
            "title": three("Қазба", "Раскопки"),
        }
    )
    document["objects"][0] |= {
        "maker": three("белгісіз шебер", "неизвестный мастер", "unknown maker"),
        "rights": three("Музей қоры", "Фонд музея", "The museum's collection"),
        "pictures": [closeup],
        "sound": sound,
    }
    document |= {
        "address": "https://museum.example.kz/tour/",
        "visit": {
            "address": three("Абай көшесі, 1", "Улица Абая, 1", "1 Abai Street"),
            "place": three("Талдықорған", "Талдыкорган", "Taldykorgan"),
            "hours": three("Дүйсенбі – демалыс", "Понедельник – выходной", "Closed on Mondays"),
            "opening": [
                {"days": ["tu", "we", "th", "fr"], "opens": "10:00", "closes": "18:00"},
                {"days": ["sa", "su"], "opens": "11:00", "closes": "17:00"},
            ],
            "admission": three("Тегін", "Бесплатно", "Free"),
            "phone": "+7 7282 00 00 00",
            "email": "museum@example.kz",
            "website": "https://museum.example.kz/",
            "latitude": 45.01,
            "longitude": 78.37,
            "founded": "1974",
        },
        "highlights": ["golden-warrior", "silver-cup"],
        "routes": [
            {
                "id": "half-hour",
                "title": three("Жарты сағат", "За полчаса", "Half an hour"),
                "description": {"kk": "Ең бастысы."},
                "stops": [
                    {"scene": "courtyard", "title": three("Аула", "Двор", "Courtyard")},
                    {
                        "scene": "gold",
                        "label": "warrior",
                        "title": three("Алтын адам", "Золотой человек"),
                        "text": three("Бас киімге қараңыз.", "Посмотрите на шапку."),
                        "sound": sound,
                    },
                    {"scene": "yurt", "yaw": 20, "pitch": 0, "fov": 60, "title": three("Киіз үй", "Юрта")},
                ],
            }
        ],
    }
    return Tour.model_validate(document | fields)


def planned(**plan: Any) -> Tour:
    """The rooms of our sample museum at their places, on one plan; the hall of gold can only be entered."""
    demo = Path(__file__).parents[2] / "demo"
    truth = json.loads((demo / "ground_truth.json").read_text("utf-8"))
    written = tomllib.loads((demo / "photos" / "museum.toml").read_text("utf-8"))["scenes"]
    titles = {room["id"]: room["title"] for room in written}
    places = {room["id"]: room["position"] for room in truth["scenes"]}
    pairs = [(pair["a"], pair["b"]) for pair in truth["pairs"] if pair["linked"]]
    ways = [way for a, b in pairs for way in ((a, b), (b, a)) if way[0] != "gold"]
    ground = {"id": "ground", "scenes": list(places), "to_scale": True, "north": True, "metres": "measured"}
    return tour(
        scenes=[
            scene(room, titles[room], position={"x": x, "y": y, "z": z}) for room, (x, y, z) in places.items()
        ],
        start="foyer",
        links=[{"from": a, "to": b, "yaw": 0} for a, b in ways],
        objects=[],
        plans=[ground | plan],
    )


def picture(width: int, height: int, kind: str) -> bytes:
    """A plain picture of a warm wall."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (168, 132, 92)).save(file, kind)
    return file.getvalue()


def rendered(museum: Tour, *, viewer: Viewer | None = None) -> dict[str, bytes]:
    """Every file that is rendered of a tour, with its compressed siblings, by its path."""
    files: dict[str, bytes] = {}
    for path, data in plain_site(museum, viewer=viewer):
        assert isinstance(data, bytes)  # nothing is known of files of before
        files.update(with_siblings(path, data))
    return files


def write_site(
    folder: Path, museum: Tour, viewer: Viewer, media: Callable[[str], bytes] | None = None
) -> None:
    """The pages of a tour with small pictures at the addresses that it names; `media`: a file of `media/`."""
    files = rendered(museum, viewer=viewer)
    for name in media_names(museum) if media else ():
        assert media is not None
        files[name] = media(name)
    for room in museum.scenes:
        files[room.poster] = picture(1200, 630, "JPEG")
        files[room.thumbnail] = picture(480, 300, "WEBP")
        files |= {one.poster: picture(1200, 630, "JPEG") for one in room.labels if one.poster}
        for face in "frblud":
            files[f"{room.tiles.path}/0/{face}/0_0.webp"] = picture(64, 64, "WEBP")
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


_LETTERS = {
    "kk": ("бдгжзкқлмнңрстш", "аәеиоөұүыі"),
    "ru": ("бвгджзклмнпрст", "аеиоуюя"),
    "en": ("bcdghklmnprstw", "aeiou"),
}


def large(rooms: int = 60, objects: int = 240, routes: int = 3, stops: int = 12) -> Tour:
    """A museum of a city's size: floors of 20 rooms, each on its plan, every room with text and objects.

    Its words are syllables put together at random, the same ones every time: texts as long as real ones,
    and no easier to compress.
    """
    chance = random.Random(7)

    def said(least: int, most: int) -> dict[str, str]:
        count = chance.randint(least, most)
        return {
            language: " ".join(
                "".join(chance.choice(hard) + chance.choice(soft) for _ in range(3)) for _ in range(count)
            ).capitalize()
            for language, (hard, soft) in _LETTERS.items()
        }

    def number(most: int) -> float:
        return round(chance.uniform(-most, most), 2)

    def preview(size: int = 3072) -> str:
        return "data:image/webp;base64," + base64.b64encode(chance.randbytes(size)).decode()

    names = [f"{chance.choice(['hall', 'room', 'gallery'])}-{place + 1}" for place in range(rooms)]
    things = [f"object-{place + 1}" for place in range(objects)]
    shown: dict[str, list[str]] = {name: [] for name in names}
    for place, thing in enumerate(things):
        shown[names[place % rooms]].append(thing)
    scenes = []
    for place, name in enumerate(names):
        one = scene(
            name,
            said(2, 3),
            description=said(12, 22),
            captured_at=f"2018-02-{1 + place % 20:02d}T08:30:00Z",
            heading=number(180),
            position={"x": place % 5 * 9.0 + number(2), "y": place % 20 // 5 * 9.0 + number(2), "z": 1.6},
            labels=[
                {"id": thing, "kind": "object", "object": thing, "yaw": number(180), "pitch": number(20)}
                for thing in shown[name]
            ],
        )
        digest = chance.randbytes(4).hex()
        path = f"scenes/{name}/{digest}"
        one |= {"preview": preview(), "poster": f"{path}/poster.jpg", "thumbnail": f"{path}/thumbnail.webp"}
        one["tiles"] |= {"path": path}
        # As large as they may be.
        view = {"yaw": 0.0, "pitch": 0.0, "fov": 75.0}
        stills = {"path": f"scenes/{name}/{digest}", "names": list(still_sizes([4096], 75))}
        first = {"src": preview(LIMIT), "around": preview(AROUND), "stills": stills, **view}
        one |= {"glimpse": first} if not scenes else {}
        scenes.append(one)
    ways = [(a, b) for a, b in itertools.pairwise(names)]
    return tour(
        scenes=scenes,
        start=names[0],
        links=[
            {"from": a, "to": b, "yaw": number(180), "pitch": -9.5}
            for a, b in [*ways, *((b, a) for a, b in ways)]
        ],
        objects=[
            {
                "id": thing,
                "inventory_number": f"ДҮ-{chance.randint(1000, 9999)}",
                "title": said(2, 4),
                "description": said(15, 30),
                "material": said(1, 2),
                "date": said(1, 2),
                "rights": three("Музей қоры", "Фонд музея", "The museum's collection"),
            }
            for thing in things
        ],
        highlights=things[:8],
        plans=[
            {"id": f"floor-{floor + 1}", "title": said(1, 1), "scenes": names[floor * 20 : floor * 20 + 20]}
            for floor in range((rooms + 19) // 20)
        ],
        routes=[
            {
                "id": f"route-{place + 1}",
                "title": said(2, 3),
                "description": said(10, 15),
                "stops": [
                    {"scene": name, "label": shown[name][0], "title": said(2, 4), "text": said(15, 30)}
                    for name in chance.sample([name for name in names if shown[name]], stops)
                ],
            }
            for place in range(routes)
        ],
    )
