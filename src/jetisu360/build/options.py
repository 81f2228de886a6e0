"""What a build, and a search for links, is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from jetisu360.build.steps.cut_scene import Settings
from jetisu360.language import Language
from jetisu360.storage import Folder

PrivacyChoice = Literal["skip", "tell", "strict"]
"""Faces and number plates are not looked for (what museum.toml has decided is blurred all the same); those
that nobody has decided on are told; or they keep the site back.
"""


@dataclass(frozen=True)
class Options:
    """What a build is asked for; `work` is `<site>.work` unless given. `links`: find the ways between
    scenes. `draft`: put the site there even with mistakes that its visitors would see. `address`: where the
    site will stand, if museum.toml does not say. `region`: what the region is called whose site it stands in
    (`region_link.py`). `archive`: the site offers itself as one file. `kiosk`: it is for the screen
    of a hall. `privacy`: whether faces and number plates are looked for.
    """

    photos: Folder
    site: Folder
    work: Folder
    title: str | None = None
    language: Language | None = None
    workers: int | None = None
    scheduler: str | None = None
    settings: Settings = field(default_factory=Settings)
    links: bool = True
    draft: bool = False
    address: str | None = None
    region: dict[str, str] | None = None
    archive: bool = False
    kiosk: bool = False
    privacy: PrivacyChoice = "skip"


@dataclass(frozen=True)
class LinkOptions:
    """What a search for links is asked for. `own_work`: the work folder is nobody else's, so what is not used
    any more may go.
    """

    photos: Folder
    work: Folder
    language: Language | None = None
    workers: int | None = None
    own_work: bool = False


@dataclass(frozen=True)
class PrivacyOptions:
    """What a look for faces and number plates is asked for."""

    photos: Folder
    work: Folder
    language: Language | None = None
    workers: int | None = None
    scheduler: str | None = None
