"""Names made from file names: the order of photographs, titles for people, ids for addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from jetisu360.paths import is_safe
from jetisu360.text import LANGUAGES, pick, visible
from jetisu360.tour.entries import LabelEntry

MAX_SLUG = 60

# Kazakh and Russian letters as Latin ones that a person can type; addresses, not linguistics.
_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhye", strict=True)),
    **{
        "ё": "e",
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    },
    **{"ә": "a", "ғ": "g", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ї": "i"},
}
# A trailing "_8192x4096", and what editors add to a copy.
_SIZE = re.compile(r"[\s_\-]*\(?\d{3,5}\s*[xх×]\s*\d{3,5}\)?$", re.IGNORECASE)
# Names that a camera or a phone gives: a few letters of its own, then counters and dates.
_CAMERA = re.compile(
    r"^(?:img|image|dsc|dscn|dscf|sam|r|pano|pano_sphere|panorama|photo|pic|pxl|gs|gsaa|gsab|gopr|gp|gpaa|p|dji"
    r"|mvimg|wp|insta360|vid|screenshot|equirectangular|360|фото|снимок|сурет)?"
    r"[\s_\-.]*\d[\d\s_\-.]*(?:e|er|hdr|pano|stitched)?$",
    re.IGNORECASE,
)


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Sorts `2.jpg` before `10.jpg`; the name itself settles ties, so that the order is always the same."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFC", name).casefold())
    key = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
    return [*key, (2, 0, name)]


def humanise(name: str) -> str:
    """A title for people from a file or folder name; empty when the name says nothing (`IMG_0012`, `1`).

    `peabody-library_main_8192x4096.jpg` becomes `Peabody library main`.
    """
    plain = "".join(one if visible(one) == one else " " for one in _stem(name))
    stem = _SIZE.sub("", unicodedata.normalize("NFC", plain))
    if _CAMERA.match(stem.strip()):
        return ""
    words = re.sub(r"[\s_\-–—]+", " ", stem).strip(" .")
    return words[:1].upper() + words[1:]


def scene_title(name: str, number: int, taken: Collection[str] = ()) -> dict[str, str]:
    """The title of a photograph that nobody named: its file name, else its number in the tour.

    A title in `taken` gets a number of its own: two rooms of one name cannot be told apart in a list.
    """
    words = humanise(name)
    if words:
        count = 1
        while (title := f"{words} {count}" if count > 1 else words) in taken:
            count += 1
        return dict.fromkeys(LANGUAGES, title)
    return {"kk": f"{number}-көрініс", "ru": f"Вид {number}", "en": f"View {number}"}


def tour_title(folder_name: str) -> dict[str, str]:
    """The title of a tour that nobody named: the name of its folder."""
    words = humanise(folder_name + "/") if folder_name else ""
    if words:
        return dict.fromkeys(LANGUAGES, words)
    return {"kk": "Музейге саяхат", "ru": "Прогулка по музею", "en": "A walk through the museum"}


def slugify(text: str) -> str:
    """Small Latin letters, digits and single hyphens; may be empty. Kazakh and Russian are transliterated."""
    latin = "".join(_LATIN.get(letter, letter) for letter in unicodedata.normalize("NFC", text).lower())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:MAX_SLUG].strip("-")


def scene_id(name: str, taken: Collection[str]) -> str:
    """An id from the file name that is not in `taken`: the same name gets the same id in every build."""
    stem = _stem(name)
    slug = slugify(_SIZE.sub("", stem)) or slugify(stem)
    if not slug:
        slug = "scene-" + hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:6]
    elif slug.isdecimal() or not is_safe(slug, written=True):
        slug = f"scene-{slug}"
    return unique(slug, taken)


def unique(slug: str, taken: Collection[str]) -> str:
    """`slug`, or `slug-2`, `slug-3` … whichever is free, and no name that Windows keeps for a device."""
    candidate, number = slug, 1
    while candidate in taken or not is_safe(candidate, written=True):
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _stem(name: str) -> str:
    """The last part of a path without its extension; a folder (trailing slash) has none to lose."""
    return name.rstrip("/").rpartition("/")[2] if name.endswith("/") else PurePosixPath(name).stem


def label_ids(entries: Sequence[LabelEntry]) -> list[str]:
    """The ids of the labels of one scene: the keeper's, else made of what they are about."""
    taken = {entry.id for entry in entries if entry.id}
    found = []
    for entry in entries:
        chosen = entry.id or unique(entry.object or slugify(pick(entry.title.text, "en")) or "label", taken)
        taken.add(chosen)
        found.append(chosen)
    return found
