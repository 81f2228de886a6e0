"""`jetisu360 links`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jetisu360.build.explain import explain_pair
from jetisu360.build.left_out import LeftOut
from jetisu360.build.options import LinkOptions
from jetisu360.build.pipeline import Links, find_links
from jetisu360.build.report import Report
from jetisu360.commands.console import Progress, errors_told, tell, tell_json, tell_list
from jetisu360.files.outputs import Output
from jetisu360.files.seal import with_jpeg_comment
from jetisu360.language import Language, _
from jetisu360.storage import Folder

if TYPE_CHECKING:
    from jetisu360.linking.graph.solved_graph import SolvedLink

Only = frozenset[str] | None
"""The two scenes that alone are told of, by their ids."""
SEAL = "explain"
WIDE = 160
"""Columns of the table where there is no screen."""


def run(
    photos: Folder,
    work: Folder,
    language: Language,
    as_json: bool,
    *,
    own_work: bool,
    explain: tuple[str, str] | None = None,
    out: Path | None = None,
    workers: int | None = None,
    force: bool = False,
) -> None:
    """Finds, tells, and ends the program with status 2 when there is nothing to tell. Of a pair that is to be
    explained nothing but this is told.

    `own_work`: the work folder is nobody else's, and is kept small.
    """
    report = Report()
    options = LinkOptions(photos, work, language=language, workers=workers, own_work=own_work)

    def fields() -> dict[str, Any]:
        return {"photos": photos.shown(), **_said(report)}

    output = None
    if explain is not None:
        place = out or Path(f"{explain[0]}_{explain[1]}.jpg")
        folders = [item.path for item in (photos, options.work) if not item.remote]
        output = Output(place, kind=SEAL, force=force, folders=tuple(folders))
    with errors_told(language, as_json, fields):
        if output:
            output.check()
        try:
            with Progress(language) as progress:
                links = find_links(options, progress, report)
        except BaseException:
            if not as_json:
                _tell_said(report, language)
            raise
        if output and explain is not None:
            output.write(with_jpeg_comment(explain_pair(links, *explain), SEAL))
            tell(
                _("The picture is written: {place}").say(language, place=output.path),
                sys.stderr if as_json else None,
            )
        of = frozenset(explain) if explain else None
        if as_json:
            tell_json(_as_json(photos, links, of))
        else:
            _table(links, language, of)


def _shown(links: Links, only: Only) -> list[SolvedLink]:
    """What is told: the links that are worth it, or that of one pair, whatever it is worth."""
    linking = links.linking
    if only is None:
        return list(linking.graph.shown)
    return [link for link in linking.graph.links if {linking.ids[link.a], linking.ids[link.b]} == only]


def _as_json(photos: Folder, links: Links, only: Only) -> dict[str, Any]:
    linking, walk = links.linking, links.linking.graph
    return {
        "ok": True,
        "photos": photos.shown(),
        "pictures": [
            {
                "id": id_,
                "file": linking.names[k],
                "title": links.titles[id_],
                "part": walk.component[k],
                "heading": round(float(walk.headings[k]), 2),
                "north": walk.north[walk.component[k]],
                "position": {axis: round(float(walk.positions[k, n]), 3) for n, axis in ((0, "x"), (2, "y"))},
                "up": round(float(walk.positions[k, 1]), 3),
                "scale": "measured" if walk.scaled[walk.component[k]] else "estimated",
                "alone": k in walk.alone,
            }
            for k, id_ in enumerate(linking.ids)
            if only is None or id_ in only
        ],
        "links": [
            {
                "from": linking.ids[link.a],
                "to": linking.ids[link.b],
                "kind": "sure" if link.sure else "suggested",
                "confidence": round(link.confidence, 3),
                "yaw": round(link.yaw, 2),
                "pitch": round(link.pitch, 2),
                "yaw_back": round(link.yaw_back, 2),
                "pitch_back": round(link.pitch_back, 2),
                "turn": round(link.relative_yaw, 2),
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
            for link in _shown(links, only)
        ],
        "seconds": {stage: round(one.seconds, 3) for stage, one in links.report.stages.items()},
        **(_said(links.report) if only is None else {}),
    }


def _said(report: Report) -> dict[str, Any]:
    """What is told also of a search that failed."""
    return {
        "left_out": [asdict(item) for item in _left_out(report)],
        "notes": [asdict(note) for note in report.notes],
    }


def _tell_said(report: Report, language: Language) -> None:
    tell_list(_("Left out ({count}):"), _left_out(report), language)
    tell_list(_("Notes ({count}):"), report.notes, language)


def _left_out(report: Report) -> list[LeftOut]:
    """Here a photograph that could not be linked is one that is left out."""
    return [*report.left_out, *report.unlinked]


_PAIR = _("Pair")
_COLUMNS = (
    _PAIR,
    _("Kind"),
    _("Confidence"),
    _("Directions"),
    _("m"),
    _("Arrow"),
    _("Why"),
)


def _table(links: Links, language: Language, only: Only) -> None:
    linking, report = links.linking, links.report
    if only is None:
        _tell_said(report, language)
    rows = [
        (
            f"{linking.ids[link.a]} – {linking.ids[link.b]}",
            (_("drawn") if link.drawn else _("sure") if link.sure else _("suggested")).say(language),
            f"{link.confidence:.2f}",
            f"{link.yaw:.0f}° / {link.yaw_back:.0f}°",
            f"{link.metres:.1f}" if link.metres else "–",
            "→" if link.arrow else "",
            _("{inliers} of {matches} matches agree, {sectors}/18 directions, {loops} loops").say(
                language,
                inliers=link.inliers,
                matches=link.matches,
                sectors=link.sectors,
                loops=link.loops,
            ),
        )
        for link in _shown(links, only)
    ]
    if rows:
        from rich.box import SIMPLE
        from rich.console import Console
        from rich.table import Table

        table = Table(box=SIMPLE)
        for head in _COLUMNS:
            table.add_column(head.say(language), overflow="fold", no_wrap=head is _PAIR)
        for row in rows:
            table.add_row(*row)
        # In a file or a pipe nothing needs to be folded to the width of a screen.
        Console(width=None if sys.stdout.isatty() else WIDE).print(table)
    if only is not None:
        if not rows:
            tell(_("These two have nothing in common that could be recognised.").say(language))
        return
    sure = sum(link.sure for link in linking.graph.shown)
    tell(
        _("Scenes: {pictures}, sure links: {sure}, suggested: {suggested}.").say(
            language, pictures=len(linking.ids), sure=sure, suggested=len(rows) - sure
        )
    )
    tell(
        _("Looking {looking:.1f} s, comparing {comparing:.1f} s, solving {solving:.1f} s.").say(
            language,
            **{stage: report.stage(stage).seconds for stage in ("looking", "comparing", "solving")},
        )
    )
