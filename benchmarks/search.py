"""What a search costs a visitor: bytes and time to the first results among 100,000 objects.

    python -m benchmarks.search [--objects 100000] [--museums 60] [--folder DIR] [--json FILE]

The region is made of words: titles and descriptions in Kazakh, Russian and English put together by rule from
lists of things, materials, ages and places, an inventory number for each object. No pictures, no museum
pages: only the index and the search page, as `jetisu360 region` writes them. Queries are those of visitors:
single words, inflected ones, two and three words, beginnings, a Russian keyboard, numbers, mistakes.

For each query Chromium opens the search page with an empty cache; *bytes* are all that crossed the line until
the results stood there (page, index, what the results show), headers included; *time* is from the key press
to the results on the page, with the page open and its files not yet loaded, on the phone and the line of
docs/search.md. The machine's load is printed with the times.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.phone import chromium, phone
from benchmarks.viewer_budget import Line
from jetisu360.publish.compress import with_siblings
from jetisu360.publish.search.documents import Document, of_tour
from jetisu360.publish.search.pages import search_files
from jetisu360.publish.serve.server import open_server
from jetisu360.tour.document.tour import Tour


def _three(lines: str) -> list[tuple[str, str, str]]:
    """The same word in Kazakh, Russian and English, a line each."""
    rows = [[word.strip() for word in line.split("|")] for line in lines.strip().splitlines()]
    return [(kk, ru, en) for kk, ru, en in rows]


THINGS = _three(
    """
    қылыш | сабля | sabre
    тостаған | чаша | cup
    білезік | браслет | bracelet
    сырға | серьги | earrings
    жүзік | перстень | ring
    қазан | котёл | cauldron
    құмыра | кувшин | jug
    кілем | ковёр | carpet
    сандық | сундук | chest
    домбыра | домбра | dombra
    қобыз | кобыз | kobyz
    ер-тұрман | седло | saddle
    үзеңгі | стремя | stirrup
    найза | копьё | spear
    дулыға | шлем | helmet
    теңге | монета | coin
    хат | письмо | letter
    фотосурет | фотография | photograph
    қолжазба | рукопись | manuscript
    кітап | книга | book
    шапан | чапан | robe
    сәукеле | саукеле | headdress
    балбал | каменное изваяние | stone figure
    айна | зеркало | mirror
    пышақ | нож | knife
    жебе | стрела | arrow
    тұмар | амулет | amulet
    мөр | печать | seal
    """
)
MATERIALS = _three(
    """
    алтын | золото | gold
    күміс | серебро | silver
    қола | бронза | bronze
    темір | железо | iron
    қыш | глина | clay
    ағаш | дерево | wood
    былғары | кожа | leather
    жүн | шерсть | wool
    тас | камень | stone
    сүйек | кость | bone
    жібек | шёлк | silk
    """
)
LOOKS = _three(
    """
    өрнекті | узорная | patterned
    жазуы бар | с надписью | inscribed
    кішкентай | малая | small
    үлкен | большая | large
    ескі | старинная | old
    аң стиліндегі | в зверином стиле | animal-style
    боялған | расписная | painted
    сынған | сломанная | broken
    салтанатты | парадная | ceremonial
    """
)
PLACES = _three(
    """
    Есік қорғаны | курган Иссык | Issyk kurgan
    Талдықорған | Талдыкорган | Taldykorgan
    Жаркент | Жаркент | Zharkent
    Алакөл | Алаколь | Alakol
    Көксу | Коксу | Koksu
    Қаратал | Каратал | Karatal
    Ескелді | Ескельды | Eskeldi
    Тамғалы | Тамгалы | Tamgaly
    Сарқан | Саркан | Sarkan
    Үйгентас | Уйгентас | Uigentas
    Қойлық | Койлык | Koilyk
    """
)
AGES = _three(
    """
    қола дәуірі | эпоха бронзы | Bronze Age
    сақ заманы | сакское время | Saka age
    үйсін заманы | усуньское время | Wusun age
    түркі заманы | тюркское время | Turkic age
    XVIII ғасыр | XVIII век | 18th century
    XIX ғасыр | XIX век | 19th century
    XX ғасырдың басы | начало XX века | early 20th century
    """
)
MAKERS = ["Ахметов", "Жүнісов", "Қасымов", "Серікбаев", "Нұрланов", "Оспанов", "Төлегенов", "Ибраев"]
QUERIES = (
    """
мұражайдың; муражай; мұра; музей; қылыш; кылыш; қылыштардың; күміс білезік; кумис белезик; кумис
билезик; алтын; алтыннан жасалған; тостағандар; домб; домбыра; сырғасы; ер-тұрман; есік қорғанынан;
есик коргани; қола дәуірі айна; ғасыр; кітап; кітабы; серебро; серебряный браслет; браслеты; золотые
серьги; монеты; книги; каменное изваяние; эпоха бронзы котёл; юрта; с надписью; silver bracelet;
swords; gold coin Taldykorgan; letters; bronze; ҚП-54321; КП-777; кп 100; серикбаев; Серікбаевтың
қолжазбасы; к; ал; тал; талдыкорган фото; қолжазба хат; үлкен қазан; теңгелер XIX ғасыр; zzz;
мұражйа; қобыздың; шапандар; сәукеле; саукеле; тумар; балбалдар
""".replace("\n", " ")
    .strip()
    .split("; ")
)


def generated(objects: int, museums: int, seed: int = 360) -> Iterator[Document]:
    """The documents of a region; the same for the same numbers."""
    draw = random.Random(seed)
    each = -(-objects // museums)
    pixel = "data:image/webp;base64,AAAA"
    count = 0
    for number in range(museums):
        place = PLACES[number % len(PLACES)]
        tiles = {"tile_size": 512, "face_sizes": [512], "formats": ["webp"], "path": "scenes/a/00000000"}
        scenes = [
            {
                "id": f"room-{room}",
                "title": {"kk": f"{AGES[room % 7][0]} залы", "ru": f"Зал: {AGES[room % 7][1]}"},
                "source": {"name": "a.jpg", "sha256": "0" * 64, "width": 2, "height": 1},
                "tiles": tiles,
                "preview": pixel,
                "poster": "scenes/a/poster.jpg",
                "thumbnail": "scenes/a/thumbnail.webp",
                "labels": [],
            }
            for room in range(20)
        ]
        things = []
        for _ in range(min(each, objects - count)):
            count += 1
            thing, stuff, look = draw.choice(THINGS), draw.choice(MATERIALS), draw.choice(LOOKS)
            age, found, maker = draw.choice(AGES), draw.choice(PLACES), draw.choice(MAKERS)
            things.append(
                {
                    "id": f"o-{count}",
                    "inventory_number": f"ҚП-{count}",
                    "title": {
                        "kk": f"{look[0].capitalize()} {stuff[0]} {thing[0]}",
                        "ru": f"{thing[1].capitalize()}, {look[1]} ({stuff[1]})",
                        "en": f"{look[2].capitalize()} {stuff[2]} {thing[2]}",
                    },
                    "description": {
                        "kk": f"{found[0]} жерінен табылған {thing[0]}. Музейге {maker} тапсырған. "
                        f"Бетінде {draw.choice(LOOKS)[0]} ою бар, ұзындығы {draw.randint(3, 90)} см.",
                        "ru": f"Найдено: {found[1]}. Передал {maker}. Длина {draw.randint(3, 90)} см.",
                    },
                    "material": {"kk": stuff[0], "ru": stuff[1], "en": stuff[2]},
                    "date": {"kk": age[0], "ru": age[1], "en": age[2]},
                }
            )
        tour = Tour.model_validate(
            {
                "version": 1,
                "id": f"m-{number}",
                "start": "room-0",
                "title": {
                    "kk": f"{place[0]} мұражайы №{number + 1}",
                    "ru": f"Музей: {place[1]} №{number + 1}",
                },
                "description": {"kk": "Өлкенің тарихы.", "ru": "История края."},
                "scenes": scenes,
                "objects": things,
            }
        )
        yield from of_tour(tour, f"museums/m-{number}/", tour.title)


def build(folder: Path, objects: int, museums: int) -> dict[str, float]:
    """Writes the search of the region; how large it is (bytes, files) and how long it took."""
    started = time.monotonic()
    sizes: dict[str, int] = {"raw": 0, "br": 0, "files": 0}
    files = search_files(generated(objects, museums), {"kk": "Сынақ өңірі"}, None)
    for name, data in (sibling for file in files for sibling in with_siblings(*file)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if name.startswith("search/"):
            sizes["br" if name.endswith(".br") else "raw" if not name.endswith(".gz") else "gz"] = sizes.get(
                "br" if name.endswith(".br") else "raw" if not name.endswith(".gz") else "gz", 0
            ) + len(data)
            sizes["files"] += 1
    (folder / "index.html").write_text("<!doctype html><title>-</title>")
    return {**sizes, "seconds": time.monotonic() - started}


WAIT = """async ([query, patience]) => {
  const field = document.getElementById('query'), status = document.getElementById('search-status');
  performance.clearMarks('jetisu360:results');
  const began = performance.now();
  field.value = query;
  field.form.requestSubmit();
  while (performance.now() - began < patience) {
    if (performance.getEntriesByName('jetisu360:results').length) return performance.now() - began;
    await new Promise(done => setTimeout(done, 5));
  }
  throw new Error('no results');
}"""


def measure(browser: Any, address: str, query: str) -> tuple[float, float, int]:
    """KB until the results stand there, ms from the key press, and how many there are."""
    with phone(browser) as (page, session):
        line = Line(session)
        # Fonts come when the page is quiet; nobody waits for them, so they are not counted.
        page.route("**/assets/**", lambda route: route.abort())
        page.goto(address, wait_until="load")
        took = page.evaluate(WAIT, [query, 20_000])
        now = page.evaluate("performance.timeOrigin + performance.now()") / 1000
        page.wait_for_timeout(150)
        count = page.evaluate("async q => (await window.jetisu360Search.search(q)).found.length", query)
        return line.kilobytes(now), took, count


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--objects", type=int, default=100_000)
    parser.add_argument("--museums", type=int, default=60)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        built = build(folder, options.objects, options.museums)
        print(
            f"{options.objects} objects: {built['files']} files, {built['raw'] / 1e6:.1f} MB "
            f"({built['br'] / 1e6:.1f} MB with Brotli), built in {built['seconds']:.0f} s"
        )
        server = open_server(folder)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = {}

        with chromium() as browser:
            for query in QUERIES:
                found[query] = measure(browser, f"{server.url}kk/search.html", query)
        server.shutdown()
    print("| query | results | KB | ms |\n|---|---|---|---|")
    for query, (kilobytes, took, count) in found.items():
        print(f"| {query} | {count} | {kilobytes:.1f} | {took:.0f} |")
    for name, values in (
        ("KB to the first results", [item[0] for item in found.values()]),
        ("ms to the first results", [item[1] for item in found.values()]),
    ):
        ranked = sorted(values)
        print(
            f"{name}: median {statistics.median(ranked):.0f}, 90 % {ranked[int(0.9 * len(ranked))]:.0f}, "
            f"most {ranked[-1]:.0f}"
        )
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} of {os.cpu_count()} cores", file=sys.stderr)
    if options.json:
        rows = {query: {"kb": k, "ms": ms, "results": n} for query, (k, ms, n) in found.items()}
        options.json.write_text(json.dumps({"built": built, "queries": rows}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
