"""`jetisu360 check`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from jetisu360.commands.console import FAILED, Progress, errors_told, tell, tell_json
from jetisu360.language import Language, Message, _
from jetisu360.publish.check.region import is_region, verify_region
from jetisu360.publish.check.site import verify_site
from jetisu360.storage import Folder

_SEVERITIES: Mapping[str, Message] = {"error": _("error"), "warning": _("warning")}


def run(site: Folder, language: Language, as_json: bool) -> None:
    """Checks and tells; ends the program with status 2 when something is wrong. Warnings are no failure."""

    def fields() -> dict[str, Any]:
        return {"site": site.shown()}

    with errors_told(language, as_json, fields):
        with Progress(language) as progress:
            verify = verify_region if is_region(site) else verify_site
            report = verify(site, progress.checked)
        if as_json:
            tell_json(
                {
                    "ok": not report.errors,
                    "site": site.shown(),
                    "files": report.files,
                    "bytes": report.size,
                    "scenes": report.scenes,
                    "addresses": report.addresses,
                    "errors": len(report.errors),
                    "warnings": len(report.warnings),
                    "findings": [finding.as_json() for finding in report.findings],
                }
            )
        else:
            for finding in report.findings:
                tell(f"{_SEVERITIES[finding.severity].say(language)}: {finding.say(language)}")
            if report.errors:
                counts = {"errors": len(report.errors), "warnings": len(report.warnings)}
                tell(
                    _(
                        "The site has errors: {errors} (warnings: {warnings}). "
                        "Build it again: jetisu360 build."
                    ).say(language, **counts)
                )
            else:
                counts = {"files": report.files, "addresses": report.addresses, "scenes": report.scenes}
                tell(
                    _(
                        "The site is whole: {files} files, {addresses} addresses and {scenes} scenes were "
                        "checked."
                    ).say(language, **counts)
                )
        if report.errors:
            sys.exit(FAILED)
