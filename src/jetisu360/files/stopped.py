"""What ends a command at once, because it is about no photograph: the place where we write, or our own fault.

Three kinds of trouble are kept apart. What is wrong with one photograph leaves that photograph out, and the
others go on (`folder.LeftOut`). What is wrong with the place where we write would be wrong for every
photograph: it is said once and ends the command (`PlaceFailed`). So does what is wrong with the program or
with the machine that it runs on (`OwnFault`). The last two are never told as a photograph's.
"""

from __future__ import annotations

import os

from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import disk_full, said
from jetisu360.language import _


class Stopped(JetisuError):
    """Base of what ends a command; whoever goes on after a refusal lets these through."""

    code = "stopped"
    sentence = _("The command was not carried out.")


class PlaceFailed(Stopped):
    """Base of what is wrong with a place where we write."""

    code = "place-failed"
    sentence = _("Nothing can be written there.")


class DiskFull(PlaceFailed):
    """`folder`."""

    code = "disk-full"
    sentence = _("The disk that holds “{folder}” is full.")
    advice = _("Make room and run the command again: what is done is kept, and what was there is as it was.")


class PlaceNotWritable(PlaceFailed):
    """`place`, `problem` (a text in three languages)."""

    code = "place-not-writable"
    sentence = _("“{place}” cannot be written: {problem}.")
    advice = _("Name another place (for the folder of finished steps: --work), or remove what is in the way.")


class WorkLost(PlaceFailed):
    """`folder`, `problem` (a text in three languages)."""

    code = "work-lost"
    sentence = _("The folder “{folder}” could not be used any more in the middle of the work: {problem}.")
    advice = _("Check that its disk is connected and run the command again; the old site is as it was.")


class WorkMisplaced(PlaceFailed):
    """`work`, `other`: the folder that it may not be in."""

    code = "work-misplaced"
    sentence = _("The folder of finished steps “{work}” cannot be inside “{other}”.")
    advice = _("Name another folder with “--work”, or leave the option out.")


class NotReplaceable(PlaceFailed):
    """`place`, `problem` (a text in three languages): it could be written, but not be put in place at the
    end.
    """

    code = "place-not-replaceable"
    sentence = _("The folder “{place}” cannot be replaced by a new one: {problem}.")
    advice = _("Name a new folder inside it or beside it.")


class StandingNowhere(PlaceFailed):
    """No fields."""

    code = "standing-nowhere"
    sentence = _(
        "The folder in which the command was started is no longer there: it was removed or replaced."
    )
    advice = _("Go to a folder that is there (cd) and run the command again.")


class OwnFault(Stopped):
    """Base of what is wrong with the program or with the machine."""

    code = "own-fault"
    sentence = _("The program could not go on; it is no fault of the photographs.")


class WorkersNotStarted(OwnFault):
    """`problem` (a text in three languages)."""

    code = "workers-not-started"
    sentence = _(
        "The program could not start its worker processes ({problem}); it is no fault of the photographs."
    )
    advice = _("Close other programs and run the command again: what is done is kept.")


class PartMissing(OwnFault):
    """`part`: the module."""

    code = "part-missing"
    sentence = _("A part of the program is missing or does not load: {part}.")
    advice = _("Install Jetisu 360 again; the photographs and the old site are as they were.")


def place_failed(place: str | os.PathLike[str], error: OSError) -> PlaceFailed:
    """What the system said of a place where we write, as the sentence for it."""
    if disk_full(error):
        return DiskFull(folder=os.fspath(place))
    return PlaceNotWritable(place=os.fspath(place), problem=said(error))


def work_lost(folder: str, error: BaseException) -> PlaceFailed:
    """What happened to a work folder that could be used when the work began."""
    if disk_full(error):
        return DiskFull(folder=folder)
    return WorkLost(folder=folder, problem=said(error))
