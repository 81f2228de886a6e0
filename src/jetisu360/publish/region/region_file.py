"""`region.toml`: which museums a region's site holds. The format is in docs/region.md.

Wrong keys and values are all reported at once, each with its line, as in museum.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError

from jetisu360.files.limits import read_toml
from jetisu360.files.paths import is_safe
from jetisu360.language import Language, _
from jetisu360.publish.region.refusals import RegionFileWrong
from jetisu360.tour.museum_toml.entries import Entry, Slug
from jetisu360.tour.museum_toml.mistakes.diagnosis import diagnose
from jetisu360.tour.museum_toml.mistakes.encoding import NotText, decoded
from jetisu360.tour.museum_toml.museum_file import MuseumText
from jetisu360.tour.museum_toml.toml_lines import Location
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS, Sentence, did_you_mean, problem_of
from jetisu360.tour.museum_toml.words import NO_WORDS, Text
from jetisu360.tour.site_address import SiteAddress

NAME = "region.toml"


def _from_here(name: str) -> str:
    """`./gold/` and what Windows makes of it as `gold`."""
    plain = name.replace("\\", "/")
    while plain.startswith("./"):
        plain = plain[2:].lstrip("/")
    return plain.rstrip("/") or name


Path = Annotated[str, Field(min_length=1), AfterValidator(_from_here)]


class MuseumEntry(Entry):
    """One museum. What is said here wins over what its tour says of itself.

    `folder`: photographs, or a museum site that is built already; without it the museum has no tour yet.
    `short`: what it is called on the map. `latitude`, `longitude`: degrees (WGS 84).
    """

    id: Slug
    folder: Path | None = None
    title: Text = NO_WORDS
    short: Text = NO_WORDS
    place: Text = NO_WORDS
    text: Text = NO_WORDS
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None


class RegionWords(Entry):
    """What is said of a region itself."""

    id: Slug = "region"
    language: Language = "kk"
    address: SiteAddress | None = None
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    credits: Text = NO_WORDS


class RegionFile(RegionWords):
    """The whole file."""

    museums: Annotated[list[MuseumEntry], Field(min_length=1)]


def read_region_file(data: bytes) -> RegionFile:
    """The file in `data`.

    Raises:
        RegionFileWrong: it is not TOML, not UTF-8, has keys or values that it may not have,
            or contradicts itself.
        LimitExceeded: it is larger or nested more deeply than any region's.
    """
    try:
        source = decoded(data)
    except NotText as error:
        raise RegionFileWrong.at([error.sentence]) from None
    try:
        raw = read_toml(source, NAME)
    except tomllib.TOMLDecodeError:
        found = diagnose(source)
        raise RegionFileWrong.at([one.sentence for one in found.mistakes], found.more) from None
    text = MuseumText(source)
    first = raw.get("language")
    try:
        region = RegionFile.model_validate(
            raw, context={"language": first if first in ("kk", "ru", "en") else "kk"}
        )
    except ValidationError as error:
        wrong = sorted(
            error.errors(include_url=False, include_input=False),
            key=lambda item: text.line(tuple(item["loc"])),
        )
        told = [_say(text, item) for item in wrong[:MOST_PROBLEMS]]
        raise RegionFileWrong.at(told, len(wrong) - len(told)) from None
    problems = list(_contradictions(region, text))
    if problems:
        raise RegionFileWrong.at(problems)
    return region


def _contradictions(region: RegionFile, text: MuseumText) -> Iterator[Sentence]:
    """What each value alone does not show."""
    seen: set[str] = set()
    for index, museum in enumerate(region.museums):
        if museum.id in seen:
            yield text.problem(("museums", index, "id"), _twice(museum.id))
        seen.add(museum.id)
        if (museum.latitude is None) != (museum.longitude is None):
            yield text.problem(("museums", index), _HALF_A_PLACE)
        if museum.folder is None and not museum.title.text:
            yield text.problem(("museums", index), _NOTHING_TO_SHOW)
        if museum.folder is not None and not is_safe(museum.folder):
            yield text.problem(("museums", index, "folder"), _OUTSIDE)


_HALF_A_PLACE: Sentence = _("latitude and longitude belong together")
_OUTSIDE: Sentence = _(
    "the folder must be inside the one that holds region.toml, and its name must start from there"
)
_NOTHING_TO_SHOW: Sentence = _("folder or title is needed: a museum with neither cannot be shown")


def _twice(name: str) -> Sentence:
    return _("id = “{name}” was already used above").fill(name=name)


def _say(text: MuseumText, error: Any) -> Sentence:
    what = problem_of(error)
    location: Location = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        model = MuseumEntry if location[:1] == ("museums",) else RegionFile
        hint = did_you_mean(str(location[-1]), model.model_fields)
        if hint:
            what = {language: f"{what[language]}; {hint[language]}" for language in what}
    return text.problem(location, what)
