"""`jetisu360 build`."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from typing import Any

from jetisu360.build.folder import LeftOut
from jetisu360.build.pipeline import Built, Options, build
from jetisu360.commands.console import Progress, errors_told, tell, tell_if_replaced, tell_json
from jetisu360.language import Language, Message, _

SHOWN = 20  # findings, of which a build shows no more; `check` shows all


def run(options: Options, language: Language, as_json: bool) -> None:
    """Builds, tells, and ends the program with status 2 when there is no site."""
    left_out: list[LeftOut] = []

    def fields() -> dict[str, Any]:
        return {"site": options.site.shown(), "left_out": [asdict(one) for one in left_out]}

    with errors_told(language, as_json, fields):
        try:
            with Progress(language) as progress:
                built = build(options, progress, left_out)
        except BaseException:
            if not as_json:
                _tell_left_out(_("Left out ({count}):"), left_out, language)
            raise
        if as_json:
            tell_json(_as_json(options, built))
        else:
            _summary(options, built, language)
        tell_if_replaced(language)


def _as_json(options: Options, built: Built) -> dict[str, Any]:
    tour = built.tour
    return {
        "ok": True,
        "site": options.site.shown(),
        "unchanged": built.unchanged,
        "tour": {"id": tour.id, "title": tour.title, "language": tour.language, "start": tour.start},
        "scenes": [
            {"id": scene.id, "file": built.photographs.get(scene.id, ""), "title": scene.title}
            for scene in tour.scenes
        ],
        "tiles": built.tiles,
        "files": built.files,
        "bytes": built.size,
        "seconds": round(built.seconds, 3),
        "steps": {
            "done": built.steps_done,
            "reused": built.steps_reused,
            "cpu_seconds": round(built.steps_cpu, 3),
        },
        "left_out": [asdict(one) for one in built.left_out],
        "notes": [asdict(one) for one in built.notes],
        "findings": [finding.as_json() for finding in built.findings],
    }


def _summary(options: Options, built: Built, language: Language) -> None:
    site = options.site.shown()
    _tell_left_out(_("Left out ({count}):"), built.left_out, language)
    _tell_left_out(_("Notes ({count}):"), built.notes, language)
    errors = [finding for finding in built.findings if finding.severity == "error"]
    if errors:
        for finding in errors[:SHOWN]:
            tell(f"  • {finding.say(language)}")
        if len(errors) > SHOWN:
            tell("  " + _("… and {count} more").say(language, count=len(errors) - SHOWN))
    if built.findings:
        warnings = len(built.findings) - len(errors)
        tell(
            _("The check found {errors} errors and {warnings} warnings.").say(
                language, errors=len(errors), warnings=warnings
            )
        )
        tell(_("More: jetisu360 check {site}").say(language, site=shlex.quote(site)))
    tell("")
    tell(
        (
            _("Nothing has changed, the site is as it was: {site}")
            if built.unchanged
            else _("The site is ready: {site}")
        ).say(language, site=site)
    )
    figures = {
        "scenes": len(built.tour.scenes),
        "tiles": built.tiles,
        "megabytes": built.size / 1e6,
        "seconds": built.seconds,
    }
    tell(
        _("Scenes: {scenes} · tiles: {tiles} · {megabytes:.1f} MB · {seconds:.1f} s").say(language, **figures)
    )
    if built.steps_reused and not built.unchanged:
        tell(_("Scenes taken from before: {count}.").say(language, count=built.steps_reused))
    tell(
        (
            _("To check it: jetisu360 check {site}")
            if options.site.remote
            else _("To see it: jetisu360 view {site}")
        ).say(language, site=shlex.quote(site))
    )


def _tell_left_out(head: Message, left_out: list[LeftOut], language: Language) -> None:
    if left_out:
        tell(head.say(language, count=len(left_out)))
        for one in left_out:
            tell(f"  • {one.say(language)}")
