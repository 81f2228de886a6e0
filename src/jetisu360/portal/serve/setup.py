"""`jetisu360 setup`: makes a server's portal ready: its settings, tables, the first person's link."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jetisu360.commands.console import errors_told, tell
from jetisu360.files.system_errors import said
from jetisu360.language import Language, _
from jetisu360.portal.settings.table import FILE, FOLDER, load, settings

HEAD = "# Settings of the portal (docs/portal.md). The environment comes before this file.\n"


def run(folder: Path | None, given: dict[str, str], language: Language) -> None:
    """Writes what is given into settings.env, then brings the database up to date; may be called again."""
    with errors_told(language, as_json=False):
        from jetisu360.portal.serve.command import entrance
        from jetisu360.portal.serve.prepare import FolderNotUsable, prepare

        place = folder or Path(os.environ.get(FOLDER) or "~/jetisu360")
        place = place.expanduser().absolute()
        try:
            place.mkdir(parents=True, exist_ok=True)
            write_settings(place, given)
        except OSError as error:
            raise FolderNotUsable(folder=place, problem=said(error)) from error
        settings.cache_clear()
        table = prepare(place)
        tell(_("The portal in {folder} is ready.").say(language, folder=place))
        tell(_("Its settings: {file}").say(language, file=place / FILE))
        home = table.address or "http://localhost:8366"
        if link := entrance(home, local=False, hours=72):
            words = _("Open this link within three days to become its operator: {link}")
            tell(words.say(language, link=link))
        tell(_("Start it: jetisu360 serve --folder {folder} --no-browser").say(language, folder=place))


def write_settings(place: Path, given: dict[str, str]) -> None:
    """Puts the values into `settings.env`; lines of other names stay as they are. Whole or not at all.

    Raises:
        OSError
        SettingWrong, SettingUnknown: one of the values is not right; the file is then as it was.
    """
    file = place / FILE
    lines = file.read_text("utf-8").splitlines() if file.exists() else HEAD.splitlines()
    kept = [line for line in lines if line.partition("=")[0].strip() not in given]
    text = "\n".join([*kept, *(_line(name, value) for name, value in given.items())]) + "\n"
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        fresh = Path(scratch) / FILE
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
        load(Path(scratch))
        fresh.replace(file)


def _line(name: str, value: str) -> str:
    # (As python-dotenv and systemd both read it.)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}="{escaped}"'
