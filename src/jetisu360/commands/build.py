"""`jetisu360 build`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jetisu360.build.options import Options
from jetisu360.build.pipeline import Built, build
from jetisu360.build.questions import links_command, waiting
from jetisu360.build.report import Report
from jetisu360.commands import looked_json
from jetisu360.commands.console import (
    Progress,
    errors_told,
    tell,
    tell_if_replaced,
    tell_json,
    tell_list,
    tell_without_address,
)
from jetisu360.files.typed import quoted
from jetisu360.language import Language, _, _n

SHOWN = 20  # findings, of which a build shows no more; `check` shows all
_WAITS = _n(
    "{n} way between rooms is only suggested and waits for your answer. To look at it: {command}",
    "{n} ways between rooms are only suggested and wait for your answer. To look at them: {command}",
)


def run(options: Options, language: Language, as_json: bool) -> None:
    """Builds, tells, and ends the program with status 2 when there is no site."""
    report = Report()

    def fields() -> dict[str, Any]:
        return {"site": options.site.shown(), **_said(report)}

    with errors_told(language, as_json, fields):
        try:
            with Progress(language) as progress:
                built = build(options, progress, report)
        except BaseException:
            if not as_json:
                _tell_said(report, language)
            raise
        if as_json:
            tell_json(_as_json(options, built))
        else:
            _summary(options, built, language)
        tell_if_replaced(language)


def _said(report: Report) -> dict[str, Any]:
    """What is told also of a build that failed."""
    return {
        "privacy": looked_json.figures(report.looked) if report.looked else None,
        "left_out": [asdict(item) for item in report.left_out],
        "notes": [asdict(note) for note in report.all_notes],
    }


def _tell_said(report: Report, language: Language) -> None:
    tell_list(_("Left out ({count}):"), report.left_out, language)
    tell_list(_("Notes ({count}):"), report.all_notes, language)


def _as_json(options: Options, built: Built) -> dict[str, Any]:
    tour, site, report = built.tour, built.site, built.report
    return {
        "ok": True,
        "site": options.site.shown(),
        "unchanged": site.unchanged,
        "tour": {"id": tour.id, "title": tour.title, "language": tour.language, "start": tour.start},
        "scenes": [
            {"id": scene.id, "file": built.photographs.get(scene.id, ""), "title": scene.title}
            for scene in tour.scenes
        ],
        "tiles": built.tiles,
        "files": site.files,
        "bytes": site.size,
        "seconds": round(built.seconds, 3),
        "steps": {
            "done": report.done,
            "reused": report.scenes_reused,
            "cpu_seconds": round(report.cpu, 3),
        },
        **_said(report),
        "links_waiting": waiting(report.linked),
        "findings": [finding.as_json() for finding in report.findings],
    }


def _summary(options: Options, built: Built, language: Language) -> None:
    site, report = options.site.shown(), built.report
    _tell_said(report, language)
    errors = [finding for finding in report.findings if finding.severity == "error"]
    if report.findings:
        # Said first: without it, what is below would seem to belong to the files that were left out.
        warnings = len(report.findings) - len(errors)
        tell(
            _("The check found {errors} errors and {warnings} warnings.").say(
                language, errors=len(errors), warnings=warnings
            )
        )
        for finding in errors[:SHOWN]:
            tell(f"  • {finding.say(language)}")
        if len(errors) > SHOWN:
            tell("  " + _("… and {count} more").say(language, count=len(errors) - SHOWN))
        tell(_("More: jetisu360 check {site}").say(language, site=quoted(site)))
    tell("")
    tell(
        (
            _("Nothing has changed, the site is as it was: {site}")
            if built.site.unchanged
            else _("The site is ready: {site}")
        ).say(language, site=site)
    )
    figures = {
        "scenes": len(built.tour.scenes),
        "tiles": built.tiles,
        "megabytes": built.site.size / 1e6,
        "seconds": built.seconds,
    }
    tell(
        _("Scenes: {scenes} · tiles: {tiles} · {megabytes:.1f} MB · {seconds:.1f} s").say(language, **figures)
    )
    tell_without_address(built.tour.address, "museum.toml", language)
    if report.scenes_reused and not built.site.unchanged:
        tell(_("Scenes taken from before: {count}.").say(language, count=report.scenes_reused))
    if waits := waiting(report.linked):
        command = links_command(options.photos, options.work)
        tell(_WAITS.say(language, n=waits, command=command))
    tell(
        (
            _("To check it: jetisu360 check {site}")
            if options.site.remote
            else _("To see it: jetisu360 view {site}")
        ).say(language, site=quoted(site))
    )
