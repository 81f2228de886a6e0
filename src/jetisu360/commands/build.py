"""`jetisu360 build`."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from typing import Any

from jetisu360.commands.console import Progress, errors_told, tell, tell_if_replaced, tell_json
from jetisu360.commands.words import word
from jetisu360.publish.build import Built, Options, build
from jetisu360.text import Language
from jetisu360.tour.folder import LeftOut

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
                _tell_left_out("left-out", left_out, language)
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
    _tell_left_out("left-out", built.left_out, language)
    _tell_left_out("notes", built.notes, language)
    errors = [finding for finding in built.findings if finding.severity == "error"]
    if errors:
        for finding in errors[:SHOWN]:
            tell(f"  • {finding.say(language)}")
        if len(errors) > SHOWN:
            tell("  " + word("and-more", language, count=len(errors) - SHOWN))
    if built.findings:
        warnings = len(built.findings) - len(errors)
        tell(word("findings", language, errors=len(errors), warnings=warnings))
        tell(word("findings-more", language, site=shlex.quote(site)))
    tell("")
    tell(word("unchanged" if built.unchanged else "built", language, site=site))
    figures = {
        "scenes": len(built.tour.scenes),
        "tiles": built.tiles,
        "megabytes": built.size / 1e6,
        "seconds": built.seconds,
    }
    tell(word("figures", language, **figures))
    if built.steps_reused and not built.unchanged:
        tell(word("reused", language, count=built.steps_reused))
    tell(word("next-remote" if options.site.remote else "next", language, site=shlex.quote(site)))


def _tell_left_out(key: str, left_out: list[LeftOut], language: Language) -> None:
    if left_out:
        tell(word(key, language, count=len(left_out)))
        for one in left_out:
            tell(f"  • {one.say(language)}")
