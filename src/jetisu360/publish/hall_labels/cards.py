"""What stands on each label, and where its code leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jetisu360.language import LANGUAGES, _
from jetisu360.publish.pages.object_places import Showing
from jetisu360.publish.pages.scene_data import scene_title
from jetisu360.publish.pages.shown_text import say
from jetisu360.tour.document.tour import ExhibitObject, Tour
from jetisu360.tour.refusals import TourRefusal
from jetisu360.tour.site_address import is_site_address

What = Literal["all", "rooms", "objects"]


class NoLabelsWithoutAddress(TourRefusal):
    """A code can lead only to an address on the web."""

    code = "labels-without-address"
    sentence = _("The codes on the labels need the address of the site, and the tour does not tell it.")
    advice = _(
        "Add “--address https://museum.example.kz/”, or write address into museum.toml and build the site "
        "again."
    )


class LabelAddressWrong(TourRefusal):
    """`address`: what was given."""

    code = "labels-address-wrong"
    sentence = _("“{address}” cannot be the address of a site.")
    advice = _("It has a host and may have a path, like https://museum.example.kz/tour/.")


class NothingToLabel(TourRefusal):
    """The tour has none of what was asked for."""

    code = "nothing-to-label"
    sentence = _("There is nothing to print labels for: no object of the tour is seen in a room.")
    advice = _("Put labels of objects into the rooms, or print the labels of the rooms.")


@dataclass(frozen=True)
class Card:
    """`names`: the title in each language that has one of its own, Kazakh first; `number`: of the inventory;
    `museum`: whose it is; `address`: where the code leads.
    """

    names: Mapping[str, str]
    museum: str
    number: str
    address: str


def cards(tour: Tour, what: What = "all", address: str | None = None) -> list[Card]:
    """A label for each room and for each object that is seen in one, in the order of a walk: a room, then
    what is met first in it. `address` is the site's, the tour's own unless given.

    The codes lead to the root of the site, which knows the visitor's language, at the room or at the object:
    the view in which it is seen, with its text open.

    Raises:
        NoLabelsWithoutAddress, LabelAddressWrong, NothingToLabel
    """
    address = address or tour.address
    if not address:
        raise NoLabelsWithoutAddress()
    if not is_site_address(address):
        raise LabelAddressWrong(address=address)
    root = address.rstrip("/") + "/"
    museum = say(tour.title, tour.language).line
    showing = Showing(tour, tour.language)
    found: list[Card] = []
    first = {thing.id: places[0] for thing in showing.walk if (places := showing.places(thing.id))}
    for scene in tour.scenes:
        if what != "objects":
            names: dict[str, str] = {code: scene_title(tour, scene, code).line for code in LANGUAGES}
            found.append(Card(_once(names), museum, "", f"{root}#{scene.id}"))
        if what != "rooms":
            found += [
                Card(
                    _titles(showing, showing.objects[name]),
                    museum,
                    _number(showing, name),
                    f"{root}{at.view}!{at.label.id}",
                )
                for name, at in first.items()
                if at.scene.id == scene.id
            ]
    if not found:
        raise NothingToLabel()
    return found


def _number(showing: Showing, name: str) -> str:
    return showing.objects[name].inventory_number.strip()


def _titles(showing: Showing, thing: ExhibitObject) -> dict[str, str]:
    """An object's titles, else those of the label that shows it."""
    texts = [thing.title, *(place.label.title for place in showing.places(thing.id))]
    found = next((text for text in texts if any(text.values())), {})
    own: dict[str, str] = {code: say({code: found[code]}, code).line for code in LANGUAGES if found.get(code)}
    return _once(own) or {"": thing.inventory_number or thing.id}


def _once(names: Mapping[str, str]) -> dict[str, str]:
    """Without a title that another language has already."""
    kept: dict[str, str] = {}
    for code, name in names.items():
        if name and name not in kept.values():
            kept[code] = name
    return kept
