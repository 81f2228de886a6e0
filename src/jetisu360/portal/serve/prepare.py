"""What must be in place before the portal answers: its folder, Django, and the tables of the database."""

from __future__ import annotations

import os
from pathlib import Path

from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import quoted, said
from jetisu360.language import _
from jetisu360.portal.settings.table import FOLDER, Settings, settings

DJANGO_SETTINGS = "jetisu360.portal.settings.django_settings"


class FolderNotUsable(JetisuError):
    """`folder`, `problem`: what the system said (a text in three languages)."""

    code = "portal-folder-not-usable"
    sentence = _("The portal cannot keep its files in “{folder}”: {problem}.")
    advice = _("Name another folder with --folder, or make this one writable.")


class DatabaseNotThere(JetisuError):
    """`problem`: what the database said, in its own language."""

    code = "portal-database-not-there"
    sentence = _("The database did not answer as it should: {problem}.")
    advice = _("Check DATABASE_URL, and whether the database is running.")


def prepare(folder: Path | None, *, migrate: bool = True) -> Settings:
    """Sets Django up for the portal in `folder` (or that of the environment); its tables are then up to date.

    Raises:
        SettingWrong, SettingUnknown, FolderNotUsable, DatabaseNotThere, RestoreUnfinished
    """
    set_up(folder)
    table = settings()
    if migrate:
        from django.db import DatabaseError, connections

        from jetisu360.portal.backup.unfinished import check_finished

        try:
            check_finished()
            bring_up_to_date()
        except DatabaseError as error:
            raise DatabaseNotThere(problem=quoted(error)) from error
        finally:
            connections.close_all()
    return table


def set_up(folder: Path | None) -> None:
    """Django in this process, for the portal in `folder`.

    Raises:
        SettingWrong, SettingUnknown, FolderNotUsable
    """
    if folder is not None:
        # Of this process and of all that it starts.
        os.environ[FOLDER] = str(folder.expanduser().absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = DJANGO_SETTINGS
    place = settings().folder
    try:
        place.mkdir(parents=True, exist_ok=True)
        import django

        django.setup()
    except OSError as error:
        raise FolderNotUsable(folder=place, problem=said(error)) from error


def bring_up_to_date() -> None:
    """Tables and their changes; nothing where they are as they should be."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
