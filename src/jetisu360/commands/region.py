"""`jetisu360 region`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jetisu360.build.region import BuiltRegion, RegionOptions, build_region
from jetisu360.build.report import Report
from jetisu360.commands.console import (
    Progress,
    errors_told,
    tell,
    tell_if_replaced,
    tell_json,
    tell_without_address,
)
from jetisu360.files.typed import quoted
from jetisu360.language import Language, _, visible


def run(options: RegionOptions, language: Language, as_json: bool) -> None:
    """Builds, tells, and ends the program with status 2 when there is no site."""
    report = Report()

    def fields() -> dict[str, Any]:
        return {"site": options.site.shown(), **_said(report)}

    with errors_told(language, as_json, fields):
        try:
            with Progress(language) as progress:
                built = build_region(options, progress, report)
        except BaseException:
            if not as_json:
                _tell_said(report, language)
            raise
        if as_json:
            tell_json(_as_json(options, built))
        else:
            _summary(options, built, language)
        tell_if_replaced(language)


def _as_json(options: RegionOptions, built: BuiltRegion) -> dict[str, Any]:
    return {
        "ok": True,
        "site": options.site.shown(),
        "unchanged": built.unchanged,
        "museums": [museum.as_json() for museum in built.museums],
        "files": built.files,
        "bytes": built.size,
        "seconds": round(built.seconds, 3),
        **_said(built.report),
    }


def _said(report: Report) -> dict[str, Any]:
    """What is told also of a region that failed."""
    return {
        "left_out": [asdict(item) for item in report.left_out],
        "notes": [asdict(note) for note in report.notes],
    }


def _summary(options: RegionOptions, built: BuiltRegion, language: Language) -> None:
    site = options.site.shown()
    _tell_said(built.report, language)
    tell(
        (
            _("Nothing has changed, the site is as it was: {site}")
            if built.unchanged
            else _("The site is ready: {site}")
        ).say(language, site=site)
    )
    figures = {
        "museums": len(built.museums),
        "tours": sum(museum.tour is not None for museum in built.museums),
        "files": built.files,
        "megabytes": built.size / 1e6,
        "seconds": built.seconds,
    }
    tell(
        _(
            "Museums: {museums} ({tours} with a tour) · files: {files} · {megabytes:.1f} MB · {seconds:.1f} s"
        ).say(language, **figures)
    )
    tell_without_address(built.address, "region.toml", language)
    tell(_("To see it: jetisu360 view {site}").say(language, site=quoted(site)))


def _tell_said(report: Report, language: Language) -> None:
    said = [*report.left_out, *report.notes]
    if said:
        tell(_("Remarks ({count}):").say(language, count=len(said)))
        for item in said:
            tell(f"  • {visible(item.name)}: {item.say(language)}")
