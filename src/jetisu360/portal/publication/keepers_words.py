"""What checks and builds say, for somebody who has never seen a museum.toml or the id of a room."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.build.linked_scenes import LookAlikes, PictureAlone, TourInParts
from jetisu360.build.photos.beside import quoted
from jetisu360.errors import JetisuError
from jetisu360.language import Message, _

Said = Mapping[str, str]

_ADVICE: Mapping[str, tuple[type[JetisuError], Message]] = {
    error.code: (error, advice)
    for error, advice in (
        (PictureAlone, _("Take one more photograph in the doorway and upload it.")),
        (TourInParts, _("Take a photograph in the passage between the parts and upload it.")),
        (LookAlikes, _("Was one place photographed twice? Then leave one of the rooms out of the tour.")),
    )
}


def with_title(message: Said, scene: str, title: Said) -> dict[str, str]:
    """A sentence with the title of the room where it has its id, in each of its languages."""
    if not title:
        return dict(message)
    name, called = quoted(scene), quoted(title)
    return {code: text.replace(name.say(code), called.say(code)) for code, text in message.items()}


def with_advice(code: str, message: Said) -> dict[str, str]:
    """A sentence with what to do in the portal, where it says what to write into a file."""
    if code not in _ADVICE:
        return dict(message)
    error, advice = _ADVICE[code]
    return {
        language: text.replace(error.advice.say(language), advice.say(language))
        for language, text in message.items()
    }
