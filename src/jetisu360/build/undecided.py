"""What is said of proposals that nobody has decided on: a note for the keeper, or no site at all.

Faces and number plates are finds; a hint that somebody may stand somewhere is said, and keeps no site back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from jetisu360.build.left_out import LeftOut
from jetisu360.build.looking import BLOCKING, Looked, LookedAt
from jetisu360.build.photos.beside import joined, quoted
from jetisu360.files.typed import typed
from jetisu360.language import Message, _, _n, _p
from jetisu360.panorama.privacy.region import Kind
from jetisu360.storage import Folder
from jetisu360.tour.refusals import TourRefusal


class Undecided(TourRefusal):
    """`found`, `rooms` (texts in three languages), `command`."""

    code = "privacy-undecided"
    sentence = _("Found, and nobody has decided on it: {found}. Where: {rooms}.")
    advice = _("As it is, visitors see it. To decide what is blurred and what is an exhibit: {command}")


class UndecidedStrictly(Undecided):
    """The same, where nothing is published before it is decided."""

    code = "privacy-strict"
    advice = _("The old site is as it was. To decide what is blurred and what is an exhibit: {command}")


class Hints(TourRefusal):
    """`rooms` (a text in three languages), `command`."""

    code = "privacy-hints"
    sentence = _("Somebody may stand here: {rooms}.")
    advice = _("It is only a hint, by the shape. To look at the places: {command}")


class DecisionsVoid(TourRefusal):
    """`rooms` (a text in three languages), `command`."""

    code = "privacy-decisions-void"
    sentence = _(
        "The photograph is another one than when somebody decided what may be seen in it, so that this holds "
        "no longer: {rooms}."
    )
    advice = _("What is blurred stays blurred. To decide again: {command}")


class NotLookedAt(TourRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "privacy-not-looked-at"
    sentence = _("Faces could not be looked for in “{name}”. {problem}")


class NotLookedAtStrictly(TourRefusal):
    """`n`, `names` (a text in three languages)."""

    code = "privacy-strict-not-looked-at"
    sentence = _n(
        "Faces could not be looked for in {n} picture: {names}.",
        "Faces could not be looked for in {n} pictures: {names}.",
    )
    advice = _(
        "The reasons are listed above; the old site is as it was. Run the command again, or take the picture "
        "out of the folder."
    )


PRIVACY_NOTES = frozenset(note.code for note in (Undecided, Hints, DecisionsVoid, NotLookedAt))
HINTS: tuple[Kind, ...] = ("person",)
_FOUND: Mapping[Kind, Message] = {
    "face": _n("{n} face", "{n} faces"),
    "plate": _n("{n} number plate", "{n} number plates"),
    "person": _n("{n} hint of somebody", "{n} hints of somebody"),
}
_ROOM = _p("privacy", "{name} ({n})")


def review_command(photos: Folder, work: Folder) -> str:
    """What a person types to decide, so that what was looked at here is not looked at again."""
    words = ["jetisu360", "privacy", photos.shown(), "--review"]
    if work != photos.beside(".work"):
        words += ["--work", work.shown()]
    return typed(words)


def check_decided(looked: Looked, command: str) -> None:
    """For a strict build, before anything is made.

    Raises:
        UndecidedStrictly
    """
    seen = looked.pictures
    if looked.count(*BLOCKING):
        raise UndecidedStrictly(found=found(seen, *BLOCKING), rooms=rooms(seen, *BLOCKING), command=command)


def check_looked_at(looked: Looked, shown: Collection[str]) -> None:
    """For a strict build, when it is known which pictures (by their names) visitors will see.

    Raises:
        NotLookedAtStrictly
    """
    if missed := [failed.name for failed in looked.failed if failed.name in shown]:
        raise NotLookedAtStrictly(n=len(missed), names=joined([quoted(name) for name in missed]))


def notes_about(looked: Looked, folder: str, command: str, shown: Collection[str]) -> list[LeftOut]:
    """What the keeper of a site is told. `folder`: its name; `shown`: names of the pictures visitors see."""
    seen = [picture for picture in looked.pictures if picture.name in shown]
    notes = []
    for kind, about in ((Undecided, BLOCKING), (Hints, HINTS)):
        if any(picture.count(*about) for picture in seen):
            error = kind(found=found(seen, *about), rooms=rooms(seen, *about), command=command)
            notes.append(LeftOut.because(folder, error))
    notes += void_notes(seen, folder, command)
    for failed in looked.failed:
        if failed.name in shown:
            missed = NotLookedAt(name=failed.name, problem=failed.message)
            notes.append(LeftOut.because(failed.name, missed))
    return notes


def void_notes(pictures: Sequence[LookedAt], folder: str, command: str) -> list[LeftOut]:
    """What is said of decisions about photographs that are there no more; nothing where there are none."""
    numbers = [picture.void for picture in pictures]
    if not any(numbers):
        return []
    return [LeftOut.because(folder, DecisionsVoid(rooms=_counted(pictures, numbers), command=command))]


def found(pictures: Sequence[LookedAt], *kinds: Kind) -> Mapping[str, str]:
    """How many open proposals there are of these kinds (of all, if none is named), in three languages."""
    counts = {kind: sum(picture.count(kind) for picture in pictures) for kind in kinds or _FOUND}
    return joined([_FOUND[kind].fill(n=n) for kind, n in counts.items() if n])


def rooms(pictures: Sequence[LookedAt], *kinds: Kind) -> Mapping[str, str]:
    """Those with open proposals of these kinds, each with their number, in three languages."""
    return _counted(pictures, [picture.count(*kinds) for picture in pictures])


def _counted(pictures: Sequence[LookedAt], numbers: Sequence[int]) -> Mapping[str, str]:
    pairs = zip(pictures, numbers, strict=True)
    return joined([_ROOM.fill(name=quoted(name_of(picture)), n=n) for picture, n in pairs if n])


def name_of(picture: LookedAt) -> str | Mapping[str, str]:
    """What a keeper calls a picture: a scene by its title, a flat one by its file."""
    return picture.title if picture.title and not picture.flat else picture.name
