"""`jetisu360 links`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jetisu360.commands.console import Progress, errors_told, tell, tell_json
from jetisu360.commands.words import word
from jetisu360.text import Language
from jetisu360.tour.folder import LeftOut
from jetisu360.tour.links import Links, explain_pair, find_links
from jetisu360.tour.steps import Outcome
from jetisu360.tour.storage import Folder
from jetisu360.tour.writable import check_file, writing

WIDE = 160
"""Columns of the table where there is no screen."""


def run(
    photos: Folder,
    work: Folder | None,
    language: Language,
    as_json: bool,
    *,
    explain: tuple[str, str] | None = None,
    out: Path | None = None,
    workers: int | None = None,
) -> None:
    """Finds, tells, and ends the program with status 2 when there is nothing to tell.

    `work` is `<photos>.work` unless given; that one is kept small.
    """
    left_out: list[LeftOut] = []

    def fields() -> dict[str, Any]:
        return {"photos": photos.shown(), "left_out": [asdict(one) for one in left_out]}

    place = out or Path(f"{explain[0]}_{explain[1]}.jpg") if explain else None
    with errors_told(language, as_json, fields):
        if place is not None:
            check_file(place)
        with Progress(language) as progress:

            def stepped(outcome: Outcome) -> None:
                progress.step(outcome.name, outcome.left_out, outcome.seconds)

            links = find_links(
                photos,
                work or photos.beside(".work"),
                progress.stage,
                stepped,
                left_out=left_out,
                language=language,
                workers=workers,
                own_work=work is None,
            )
        if explain is not None and place is not None:
            sheet = explain_pair(links, *explain)
            with writing(place):
                place.write_bytes(sheet)
            tell(word("links-explained", language, place=place), sys.stderr if as_json else None)
        if as_json:
            tell_json(_as_json(photos, links))
        else:
            _table(links, language)


def _as_json(photos: Folder, links: Links) -> dict[str, Any]:
    walking, walk = links.walking, links.walking.walk
    return {
        "ok": True,
        "photos": photos.shown(),
        "pictures": [
            {
                "id": id_,
                "file": walking.names[k],
                "title": links.titles[id_],
                "part": walk.piece[k],
                "heading": round(float(walk.headings[k]), 2),
                "north": walk.north[walk.piece[k]],
                "position": {axis: round(float(walk.positions[k, n]), 3) for n, axis in ((0, "x"), (2, "y"))},
                "up": round(float(walk.positions[k, 1]), 3),
                "scale": "measured" if walk.scaled[walk.piece[k]] else "estimated",
                "alone": k in walk.alone,
            }
            for k, id_ in enumerate(walking.ids)
        ],
        "links": [
            {
                "from": walking.ids[link.a],
                "to": walking.ids[link.b],
                "kind": "sure" if link.sure else "suggested",
                "confidence": round(link.confidence, 3),
                "yaw": round(link.yaw, 2),
                "pitch": round(link.pitch, 2),
                "yaw_back": round(link.yaw_back, 2),
                "pitch_back": round(link.pitch_back, 2),
                "turn": round(link.turn, 2),
                "metres": round(link.metres, 2) or None,
                "arrow": link.arrow,
                "drawn": link.drawn,
                "why": {
                    "matches": link.matches,
                    "agreeing": link.inliers,
                    "sectors": link.sectors,
                    "loops": link.loops,
                },
            }
            for link in walk.shown
        ],
        "seconds": {stage: round(value, 3) for stage, value in links.seconds.items()},
        "left_out": [asdict(one) for one in links.left_out],
        "notes": [asdict(one) for one in links.notes],
    }


def _table(links: Links, language: Language) -> None:
    walking = links.walking
    for key, group in (("left-out", links.left_out), ("notes", links.notes)):
        if group:
            tell(word(key, language, count=len(group)))
            for one in group:
                tell(f"  • {one.say(language)}")
    rows = [
        (
            f"{walking.ids[link.a]} – {walking.ids[link.b]}",
            word("link-drawn" if link.drawn else "link-sure" if link.sure else "link-suggested", language),
            f"{link.confidence:.2f}",
            f"{link.yaw:.0f}° / {link.yaw_back:.0f}°",
            f"{link.metres:.1f}" if link.metres else "–",
            "→" if link.arrow else "",
            word(
                "link-why",
                language,
                inliers=link.inliers,
                matches=link.matches,
                sectors=link.sectors,
                loops=link.loops,
            ),
        )
        for link in walking.walk.shown
    ]
    if rows:
        from rich.box import SIMPLE
        from rich.console import Console
        from rich.table import Table

        table = Table(box=SIMPLE)
        for name in ("pair", "kind", "confidence", "directions", "metres", "arrow", "why"):
            table.add_column(word(f"links-{name}", language), overflow="fold", no_wrap=name == "pair")
        for row in rows:
            table.add_row(*row)
        # In a file or a pipe nothing needs to be folded to the width of a screen.
        Console(width=None if sys.stdout.isatty() else WIDE).print(table)
    sure = sum(link.sure for link in walking.walk.shown)
    tell(word("links-counts", language, pictures=len(walking.ids), sure=sure, suggested=len(rows) - sure))
    tell(
        word(
            "links-time",
            language,
            **{s: links.seconds.get(s, 0.0) for s in ("looking", "comparing", "solving")},
        )
    )
