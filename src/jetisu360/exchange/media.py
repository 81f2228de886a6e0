"""The files that a tour's pictures, sounds and films are, for a copy that needs each of them once."""

from __future__ import annotations

from collections.abc import Iterator

from jetisu360.tour.document import Tour
from jetisu360.tour.media import Film, PictureRecord, Sound


def files_of(tour: Tour) -> list[str]:
    """Addresses in the site, each once, in the order of the document. Pictures in the size of a screen."""
    return list(dict.fromkeys(_addresses(tour)))


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
    if sound is not None:
        yield sound.src
        if sound.captions:
            yield sound.captions
    if film is not None:
        yield film.src
        if film.poster:
            yield film.poster
        for captions in film.captions:
            yield captions.src
