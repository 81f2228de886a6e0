"""Which files museum.toml names beside the photographs, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from jetisu360.build.left_out import LeftOut
from jetisu360.build.steps.media import Kind, PackedMedia
from jetisu360.files.paths import is_safe
from jetisu360.tour.document.media import Film, PictureRecord, Sound
from jetisu360.tour.media_files.refusals import MediaNotThere
from jetisu360.tour.museum_toml.entries import (
    FilmEntry,
    MuseumFile,
    PictureEntry,
    RecordingEntry,
    SoundEntry,
)
from jetisu360.tour.museum_toml.file_names import NO_HINT, form, nearest
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS
from jetisu360.tour.naming import slugify


@dataclass(frozen=True)
class MediaFile:
    """A file as museum.toml names it, and what it has to be."""

    file: str
    kind: Kind

    @property
    def slug(self) -> str:
        """What its address in the site begins with."""
        slug = slugify(PurePosixPath(self.file).stem)[:60].strip("-") or self.kind
        return slug if is_safe(slug, written=True) else f"{self.kind}-{slug}"


def media_files(museum: MuseumFile) -> list[MediaFile]:
    """Every file that is named, once each, in the order of the file."""
    labels = [*museum.labels, *(label for scene in museum.scenes for label in scene.labels)]
    stops = [stop for route in museum.routes for stop in route.stops]
    found: list[MediaFile] = []
    for thing in museum.objects:
        found += _of(thing.pictures, thing.sound, None)
    for label in labels:
        found += _of(label.pictures, label.sound, label.film)
    for stop in stops:
        found += _of((), stop.sound, None)
    for scene in museum.scenes:
        found += _of((), scene.ambient, None)
    found += [MediaFile(plan.picture, "picture") for plan in museum.plans]
    return list(dict.fromkeys(found))


def _of(
    pictures: Iterable[PictureEntry], sound: SoundEntry | None, film: FilmEntry | None
) -> Iterator[MediaFile]:
    for picture in pictures:
        yield MediaFile(picture.file, "picture")
    for recording in sound.recordings if sound else ():
        yield MediaFile(recording.file, "sound")
        if recording.captions:
            yield MediaFile(recording.captions, "captions")
    if film is not None:
        yield MediaFile(film.file, "film")
        if film.poster:
            yield MediaFile(film.poster, "picture")
        for captions in film.captions:
            yield MediaFile(captions.file, "captions")


def find_files(
    wanted: Sequence[MediaFile], names: Iterable[str]
) -> tuple[dict[MediaFile, str], list[LeftOut]]:
    """Their names in the folder, and a note about each that is not there."""
    known = list(names)
    by_form = {form(name): name for name in known}
    found: dict[MediaFile, str] = {}
    missing: dict[str, LeftOut] = {}
    for item in wanted:
        name = by_form.get(form(item.file))
        if name is not None:
            found[item] = name
        else:
            hint = nearest(item.file, known) if len(missing) < MOST_PROBLEMS else NO_HINT
            error = MediaNotThere(name=item.file, hint=hint)
            missing[item.file] = LeftOut.because(item.file, error)
    return found, list(missing.values())


@dataclass
class Shelf:
    """What could be taken, by the name in museum.toml. What could not is simply not in the tour."""

    packed: Mapping[MediaFile, PackedMedia] = field(default_factory=dict)

    def all(self) -> list[PackedMedia]:
        """Each pack once: two names may mean the same file."""
        return list({item.key: item for item in self.packed.values()}.values())

    @property
    def names(self) -> dict[str, str]:
        """The names in museum.toml by the addresses in the site."""
        return {one.record["src"]: media.file for media, one in self.packed.items()}

    def pictures(self, entries: Iterable[PictureEntry]) -> list[PictureRecord]:
        return [
            PictureRecord.model_validate({**record, "alt": entry.alt.text, "credit": entry.credit.text})
            for entry in entries
            if (record := self._record(entry.file, "picture"))
        ]

    def drawing(self, file: str) -> PictureRecord | None:
        """A picture that is named by its file alone."""
        record = self._record(file, "picture")
        return PictureRecord.model_validate(record) if record else None

    def sound(self, entry: SoundEntry | None) -> Sound | None:
        """The sound with those of its recordings that could be taken; None without any."""
        if entry is None:
            return None
        first, *others = [*filter(None, map(self._recording, entry.recordings)), None]
        if first is None:
            return None
        texts = {"title": entry.title.text, "transcript": entry.transcript.text}
        return Sound.model_validate({**first, **texts, "also": [one for one in others if one]})

    def _recording(self, entry: RecordingEntry) -> dict[str, Any] | None:
        packed = self.packed.get(MediaFile(entry.file, "sound"))
        if packed is None:
            return None
        captions = self._record(entry.captions, "captions")
        return {
            **packed.record,
            "size": sum(size for _, size in packed.pack.files.values()) or None,
            "language": entry.language,
            "captions": captions and captions["src"],
        }

    def film(self, entry: FilmEntry | None) -> Film | None:
        record = self._record(entry.file, "film") if entry else None
        if entry is None or record is None:
            return None
        poster = self._record(entry.poster, "picture")
        captions = [
            {"src": found["src"], "language": caption.language}
            for caption in entry.captions
            if (found := self._record(caption.file, "captions"))
        ]
        return Film.model_validate(
            {
                **record,
                "poster": poster and poster["src"],
                "captions": captions,
                "transcript": entry.transcript.text,
            }
        )

    def _record(self, file: str | None, kind: Kind) -> dict[str, Any] | None:
        packed = self.packed.get(MediaFile(file, kind)) if file else None
        return packed.record if packed else None
