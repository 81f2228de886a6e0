"""The files that a tour's pictures, sounds and films are, each once, and what of them a label shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jetisu360.exchange.common.lost import Lost
from jetisu360.language import _
from jetisu360.tour.document.media import Film, PictureRecord, Sound
from jetisu360.tour.document.tour import ExhibitObject, Label, Tour


def files_of(tour: Tour) -> list[str]:
    """Addresses in the site, each once, in the order of the document. Pictures in the size of a screen."""
    return list(dict.fromkeys(_addresses(tour)))


@dataclass(frozen=True)
class Shown:
    """What a label shows and plays: its own, else that of its object, as on our pages."""

    pictures: list[PictureRecord]
    sound: Sound | None
    film: Film | None

    @property
    def count(self) -> int:
        return len(self.pictures) + bool(self.sound) + bool(self.film)

    @property
    def told(self) -> bool:
        """Whether anything is said of it: who made a picture, what is heard, captions."""
        parts = [part for part in (self.sound, self.film) if part]
        return any(picture.credit for picture in self.pictures) or any(
            item.transcript or item.captions for item in parts
        )


def shown(label: Label, thing: ExhibitObject | None) -> Shown:
    return Shown(
        label.pictures or (thing.pictures if thing else []),
        label.sound or (thing.sound if thing else None),
        label.film,
    )


def labels_shown(tour: Tour) -> list[Shown]:
    """What the labels show, in the order of the document; those that show nothing left out."""
    things = {thing.id: thing for thing in tour.objects}
    every = [shown(label, things.get(label.object or "")) for scene in tour.scenes for label in scene.labels]
    return [item for item in every if item.count]


def not_shown(tour: Tour, carried: Callable[[Shown], int]) -> list[Lost]:
    """What is lost where a format carries so many files of a label, and no words that belong to them."""
    every = labels_shown(tour)
    found = [
        Lost(
            "label-media-rest",
            sum(item.count - carried(item) for item in every),
            _("{count} files of pictures, sounds and films that did not fit into their labels."),
        ),
        Lost(
            "label-media-words",
            sum(item.told for item in every),
            _("The credits, transcripts and captions of what {count} labels show."),
        ),
    ]
    return [
        Lost(
            item.code, item.count, {key: text.format(count=item.count) for key, text in item.message.items()}
        )
        for item in found
        if item.count
    ]


def _addresses(tour: Tour) -> Iterator[str]:
    labels = [label for scene in tour.scenes for label in scene.labels]
    for thing in tour.objects:
        yield from _of(thing.pictures, thing.sound, None)
    for label in labels:
        yield from _of(label.pictures, label.sound, label.film)
    for route in tour.routes:
        for stop in route.stops:
            yield from _of([], stop.sound, None)


def _of(pictures: list[PictureRecord], sound: Sound | None, film: Film | None) -> Iterator[str]:
    for picture in pictures:
        yield picture.src
    for recording in sound.recordings if sound else ():
        yield recording.src
        if recording.captions:
            yield recording.captions
    if film is not None:
        yield film.src
        if film.poster:
            yield film.poster
        for captions in film.captions:
            yield captions.src
