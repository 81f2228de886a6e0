"""The check of a tour before visitors see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from jetisu360.build.context import Context
from jetisu360.publish.refusals import NotForVisitors
from jetisu360.tour.document.tour import Tour

if TYPE_CHECKING:
    from jetisu360.tour.checks.checks import Finding


def check_for_visitors(context: Context, tour: Tour, names: Mapping[str, str], *, draft: bool) -> None:
    """Puts the findings into the report. `names`: what the keeper calls a file, by its address in the site.

    Raises:
        NotForVisitors: they would meet something empty or broken, and it is no `draft`.
    """
    from jetisu360.tour.checks.checks import EMBARRASSING, check_tour  # `links` has no use for them

    findings = [_by_name(item, names) for item in check_tour(tour)]
    context.report.findings += findings
    broken = [finding for finding in findings if finding.code in EMBARRASSING]
    if broken and not draft:
        raise NotForVisitors.because(broken)


def _by_name(one: Finding, names: Mapping[str, str]) -> Finding:
    """A finding that calls a file as the keeper does, not by its address in the site."""
    message = dict(one.message)
    for address, name in names.items():
        message = {language: text.replace(f"“{address}”", f"“{name}”") for language, text in message.items()}
        message = {language: text.replace(f"«{address}»", f"«{name}»") for language, text in message.items()}
    return replace(one, message=message, file=names.get(one.file or "", one.file))
