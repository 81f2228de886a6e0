"""One tour as one reading has it: what all its pages share, found once."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import Language, Translator, _
from jetisu360.publish.pages.kiosk import is_for_hall
from jetisu360.publish.pages.linked_data import Linked
from jetisu360.publish.pages.object_places import Showing
from jetisu360.publish.pages.readings import Reading
from jetisu360.publish.pages.region_link import region_address, region_link
from jetisu360.publish.pages.routes import Route, routes
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.tour.document.tour import ExhibitObject, Tour
from jetisu360.tour.site_address import is_site_address


def base_address(tour: Tour) -> str | None:
    """Where the site will stand, if the tour says so; ends with a slash.

    Only sharing needs it: everything else on a page is relative and works wherever the files are put.
    """
    if not tour.address or not is_site_address(tour.address):
        return None
    return tour.address.rstrip("/") + "/"


def tour_title(tour: Tour, language: Language) -> Said:
    """What the museum is called."""
    return say(tour.title, language) or Said(Translator(language)(_("Museum")))


class InReading:
    """`absolute`: the site's address with a slash at its end, None where nobody said it; `code`: the folder
    of the pages.
    """

    def __init__(self, tour: Tour, reading: Reading) -> None:
        self.tour = tour
        self.reading = reading
        self.code = reading.code
        self.language = reading.language
        self.words = Translator(reading.language)
        self.title = tour_title(tour, reading.language)
        self.absolute = base_address(tour)
        self.in_hall = is_for_hall(tour)
        self.start = tour.scene(tour.start) or tour.scenes[0]
        self.showing = Showing(tour, reading.language)
        self.routes = routes(tour, reading.language)
        self.region = region_link(tour, reading.language)
        region = region_address(self.absolute, self.region)
        self.linked = Linked(tour, reading, self.absolute, self.title, region, self.region)

    def say(self, text: Mapping[str, str]) -> Said:
        """A text of the tour for the reader."""
        return say(text, self.language)

    def object_title(self, thing: ExhibitObject) -> Said:
        """What the object is called; never empty."""
        return self.showing.title(thing) or Said(self.words(_("Untitled object")))

    def route_title(self, route: Route) -> Said:
        """What the route is called; never empty."""
        return route.title or Said(self.words(_("Route")))
