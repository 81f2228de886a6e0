"""The links of a tour: those that the keeper drew, and the arrows that the photographs show."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from jetisu360.build.left_out import LeftOut
from jetisu360.build.linked_scenes import arrows
from jetisu360.build.links import Linking
from jetisu360.language import _
from jetisu360.tour.document.tour import Arrival, Link
from jetisu360.tour.museum_toml.entries import LinkEntry, MuseumFile
from jetisu360.tour.refusals import TourRefusal
from jetisu360.tour.ways import FLOOR_HIGHEST, FLOOR_LOWEST


class LinkDropped(TourRefusal):
    """`start`, `end`, `missing`: ids of scenes."""

    code = "link-dropped"
    sentence = _("The link “{start}” → “{end}” was not added: the scene “{missing}” is not in the tour.")


@dataclass(frozen=True)
class TourLinks:
    """`drawn` stand in museum.toml, `found` are shown by the photographs; `notes`: what was not added."""

    drawn: list[Link] = field(default_factory=list)
    found: list[Link] = field(default_factory=list)
    notes: list[LeftOut] = field(default_factory=list)

    @property
    def all(self) -> list[Link]:
        return [*self.drawn, *self.found]

    @property
    def ways_drawn(self) -> set[tuple[str, str]]:
        """From which scene to which: ids."""
        return {(link.from_, link.to) for link in self.drawn}


def links_of(museum: MuseumFile, present: Collection[str], linking: Linking | None) -> TourLinks:
    """`present`: ids of the scenes that there are; `linking`: what the photographs show, None where nobody
    asked.
    """
    links: list[Link] = []
    notes: list[LeftOut] = []
    for entry in museum.links:
        missing = next((item for item in (entry.from_, entry.to) if item not in present), None)
        if missing is not None:
            dropped = LinkDropped(start=entry.from_, end=entry.to, missing=missing)
            notes.append(LeftOut.because(f"{entry.from_} → {entry.to}", dropped))
            continue
        there = entry.arrival
        arrival = Arrival(yaw=there.yaw, pitch=there.pitch) if there else None
        pitch = FLOOR_HIGHEST if entry.pitch is None else entry.pitch
        links.append(_link(entry.from_, entry.to, entry.yaw, pitch, arrival))
        if entry.both and entry.arrival is not None:
            links.append(_way_back(entry, entry.arrival.yaw))
    drawn = TourLinks(links, notes=notes)
    if linking is None:
        return drawn
    return TourLinks(links, list(arrows(linking, drawn.ways_drawn)), notes)


def _way_back(entry: LinkEntry, arrival_yaw: float) -> Link:
    """Who walks in looks away from the door: the way back is behind them, both ways."""
    back = Arrival(yaw=_turned(entry.yaw), pitch=0.0)
    # On the floor as the way there; but who went down a stair does not go down once more to come back.
    level = entry.pitch is not None and FLOOR_LOWEST <= entry.pitch <= 0
    pitch = entry.pitch if entry.pitch is not None and level else FLOOR_HIGHEST
    return _link(entry.to, entry.from_, _turned(arrival_yaw), pitch, back)


def _turned(yaw: float) -> float:
    return yaw % 360 - 180


def _link(start: str, end: str, yaw: float, pitch: float, arrival: Arrival | None) -> Link:
    return Link.model_validate(
        {"from": start, "to": end, "yaw": yaw, "pitch": pitch, "origin": "drawn", "arrival": arrival}
    )
