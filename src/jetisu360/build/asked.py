"""How a site was last asked for, as its work folder remembers it: so it can be built again alike."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from jetisu360.build.options import Options, PrivacyChoice
from jetisu360.build.steps.cut_scene import Settings
from jetisu360.language import Language
from jetisu360.storage import Folder


class Asked(BaseModel):
    """What decides a site, but for where it and its work folder are. `photos`: as `Folder.address`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    photos: str
    title: str | None
    language: Language | None
    formats: list[Literal["webp", "jpeg", "avif"]]
    quality: int
    max_bytes: int | None
    max_pixels: int | None
    links: bool
    draft: bool
    archive: bool
    kiosk: bool
    privacy: PrivacyChoice


def asked(options: Options) -> dict[str, Any] | None:
    """What the next build of the site needs to know; None of a region's museum, which is built with it."""
    if options.region is not None:
        return None
    settings = options.settings
    return {
        "photos": options.photos.address,
        **{name: getattr(settings, name) for name in ("quality", "max_bytes", "max_pixels")},
        "formats": list(settings.formats),
        **{name: getattr(options, name) for name in ("title", "language", "links", "draft", "archive")},
        **{name: getattr(options, name) for name in ("kiosk", "privacy")},
    }


def as_asked(remembered: Any, site: Folder, work: Folder) -> Options | None:
    """The same as options again; None where nothing is remembered, or by another version."""
    try:
        said = Asked.model_validate(remembered)
    except ValidationError:
        return None
    return Options(
        photos=Folder(said.photos),
        site=site,
        work=work,
        title=said.title,
        language=said.language,
        settings=Settings(
            formats=tuple(said.formats),
            quality=said.quality,
            max_bytes=said.max_bytes,
            max_pixels=said.max_pixels,
        ),
        links=said.links,
        draft=said.draft,
        archive=said.archive,
        kiosk=said.kiosk,
        privacy=said.privacy,
    )
