"""`jetisu360 import`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jetisu360.commands.console import Progress, errors_told, tell, tell_json
from jetisu360.commands.export import Bar, tell_lost
from jetisu360.exchange.common.refusals import IntoOrOut
from jetisu360.files.typed import quoted
from jetisu360.language import LANGUAGES, Language, _, visible
from jetisu360.tour.checks.checks import LANGUAGE_NAMES

TABLES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
SHOWN = 20
"""Changed texts that are listed on the screen; --json has them all."""


def run(
    source: Path,
    out: Path | None,
    into: Path | None,
    root: Path | None,
    maps: Sequence[str],
    texts: Language | None,
    language: Language,
    as_json: bool,
) -> None:
    """A tour into a new folder, or a table of objects into the museum.toml of one that is there."""

    def fields() -> dict[str, Any]:
        return {"source": str(source)}

    with errors_told(language, as_json, fields):
        is_table = source.suffix.lower() in TABLES
        if is_table and into is not None and out is None:
            _table(source, into, maps, texts, language, as_json)
        elif not is_table and out is not None and into is None:
            _tour(source, out, root, texts, language, as_json)
        else:
            raise IntoOrOut


def _tour(
    source: Path, out: Path, root: Path | None, texts: Language | None, language: Language, as_json: bool
) -> None:
    from jetisu360.exchange.import_tour import import_tour

    with Progress(language) as progress:
        found = import_tour(source, out, language=texts, root=root, watcher=Bar(progress, "importing"))
    if as_json:
        lost = [item.as_json() for item in found.lost]
        counts = {"scenes": found.scenes, "languages": found.languages, "lost": lost}
        tell_json({"ok": True, "source": str(source), "out": str(out), **counts})
        return
    if found.lost:
        tell_lost(found.lost, _("What was not taken (LOST.txt, {count}):"), language)
    tell(_("Scenes taken in: {scenes}. The folder: {out}").say(language, scenes=found.scenes, out=out))
    if found.languages and (missing := [item for item in LANGUAGES if item not in found.languages]):
        there = {"there": _listed(found.languages), "missing": _listed(missing)}
        tell(
            _(
                "The texts are {there}; {missing} there are none yet: "
                "write them beside the others in museum.toml."
            ).say(language, **there)
        )
    tell(_("To build a site: jetisu360 build {out} --out SITE").say(language, out=quoted(str(out))))


def _listed(languages: list[Language]) -> dict[str, str]:
    """Languages as they are said inside of a sentence: “in Kazakh, in Russian”."""
    return {item: ", ".join(LANGUAGE_NAMES[name].say(item) for name in languages) for item in LANGUAGES}


def _table(
    source: Path,
    into: Path,
    maps: Sequence[str],
    texts: Language | None,
    language: Language,
    as_json: bool,
) -> None:
    from jetisu360.exchange.tables.objects import import_objects

    found = import_objects(source, into, texts, maps)
    if as_json:
        tell_json({"ok": True, "source": str(source), **found.as_json()})
        return
    if found.lost:
        head = _("What to know of the table (LOST.txt, {count}):")
        tell_lost(found.lost, head if found.listed else _("What to know of the table ({count}):"), language)
    if texts is None and found.language is not None:
        tell(_TEXTS_IN[found.language].say(language))
    if found.changes:
        tell(_("What the table says otherwise ({count}):").say(language, count=len(found.changes)))
        for change in found.changes[:SHOWN]:
            said = _CHANGED.say(language, before=_short(change.before), after=_short(change.after))
            tell(f"  • {change.id}, {change.key}: {said}")
        if len(found.changes) > SHOWN:
            tell("  • …")
    counts = {"added": found.added, "changed": found.changed, "same": found.same}
    tell(
        _("Added: {added}, changed: {changed}, as they were: {same}. The file: {file}").say(
            language, file=found.file, **counts
        )
    )


_CHANGED = _("“{before}” → “{after}”")


def _short(text: str) -> str:
    """A text on one line and not long."""
    plain = visible(text)
    return plain if len(plain) <= 80 else plain[:79] + "…"


_TEXTS_IN = {
    "kk": _("Texts whose columns name no language were taken as Kazakh (--language says otherwise)."),
    "ru": _("Texts whose columns name no language were taken as Russian (--language says otherwise)."),
    "en": _("Texts whose columns name no language were taken as English (--language says otherwise)."),
}
