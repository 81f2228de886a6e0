"""Names made from file names: the order of photographs, titles for people, ids for addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from jetisu360.files.old_names import printable
from jetisu360.files.paths import is_safe
from jetisu360.language import LANGUAGES, _, pick, visible
from jetisu360.tour.camera_names import says_nothing
from jetisu360.tour.museum_toml.entries import LabelEntry

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
_LONGEST_SIZE = 40
# What is left of "hall.jpg." or "hall.jpg.jpg": a title is no name of a file.
_ENDING = re.compile(r"(?:\.(?:jpe?g|png|webp|tiff?|heic|heif|avif|insp))+[\s.]*$", re.IGNORECASE)


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Sorts `2.jpg` before `10.jpg`; the name itself settles ties, so that the order is always the same."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFC", name).casefold())
    # A file of an archive may be called by thousands of digits; that is no number.
    key = [
        (0, int(part), "") if part.isdecimal() and len(part) < _LONGEST_SIZE else (1, 0, part)
        for part in parts
        if part
    ]
    return [*key, (2, 0, name)]


def humanise(name: str) -> str:
    """A title for people from the name of a file or a folder (trailing slash); empty when it says nothing
    (`IMG_0012`, `1`).

    `peabody-library_main_8192x4096.jpg` becomes `Peabody library main`.
    """
    plain = "".join(item if visible(item) == item else " " for item in _stem(name))
    stem = _without_size(_ENDING.sub("", unicodedata.normalize("NFC", plain)))
    if says_nothing(stem, folder=name.endswith("/")):
        return ""
    words = re.sub(r"[\s_\-–—]+", " ", stem).strip(" .")
    return words[:1].upper() + words[1:]


def _without_size(stem: str) -> str:
    """Only the end is looked at: a name may be as long as a file, and blanks before blanks are no size."""
    found = _SIZE.search(stem, max(0, len(stem) - _LONGEST_SIZE))
    return stem[: found.start()].rstrip(" \t\n_-") if found else stem


def scene_title(name: str, number: int, taken: Collection[str] = ()) -> dict[str, str]:
    """The title of a photograph that nobody named: its file name, else the name of the nearest folder that
    says something (`Зал 2/R0010001.JPG`), else its number in the tour.

    A title in `taken` gets a number of its own: two rooms of one name cannot be told apart in a list.
    """
    words = title_words(name)
    if words:
        names = taken if isinstance(taken, Names) else Names(taken)
        # After a number another would be read as one with it.
        title = names.free(words, " (", close=")") if words[-1].isdigit() else names.free(words, " ")
        return dict.fromkeys(LANGUAGES, title)
    return dict(_("View {number}").fill(number=number))


def title_words(name: str) -> str:
    """The title that the name of a file makes, or of the nearest folder that says something; else nothing."""
    return next(filter(None, map(humanise, _from_inside(name))), "")


def _from_inside(name: str) -> Iterator[str]:
    """The name of a file, then its folders from the inmost to the outmost, each with a slash."""
    yield name
    folder = name.rpartition("/")[0]
    while folder:
        yield f"{folder}/"
        folder = folder.rpartition("/")[0]


def tour_title(folder_name: str) -> dict[str, str]:
    """The title of a tour that nobody named: the name of its folder."""
    words = humanise(printable(folder_name) + "/") if folder_name else ""
    if words:
        return dict.fromkeys(LANGUAGES, words)
    return dict(_("A walk through the museum"))


def slugify(text: str) -> str:
    """Small Latin letters, digits and single hyphens; may be empty. Kazakh and Russian are transliterated."""
    latin = "".join(_LATIN.get(letter, letter) for letter in unicodedata.normalize("NFC", text).lower())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:MAX_SLUG].strip("-")


def scene_id(name: str, taken: Collection[str]) -> str:
    """An id from the file name that is not in `taken`: the same name gets the same id in every build."""
    stem = _stem(name)
    slug = slugify(_without_size(stem)) or slugify(stem)
    if not slug:
        slug = "scene-" + hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:6]
    elif slug.isdecimal() or not is_safe(slug, written=True):
        slug = f"scene-{slug}"
    return unique(slug, taken)


class Names(set[str]):
    """Names that are taken. It knows for each how far its numbers go, so that a thousandth namesake does not
    count through the others again. Nothing is ever taken out of it.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(names)
        self._numbers: dict[tuple[str, str, str], int] = {}

    def free(
        self,
        name: str,
        between: str = "-",
        end: str = "",
        form: Callable[[str], str] = str,
        *,
        close: str = "",
    ) -> str:
        """`name`, or `name-2`, `name-3` … whichever is free first; `end` comes last, and `close` before it
        where there is a number. `form`: in which the names are kept here (`str.casefold` where letters' case
        does not count).
        """
        if form(name + end) not in self:
            return name + end
        key = (form(name), between, form(close + end))
        number = self._numbers.get(key, 2)
        while form(candidate := f"{name}{between}{number}{close}{end}") in self:
            number += 1
        self._numbers[key] = number
        return candidate


def unique(slug: str, taken: Collection[str]) -> str:
    """`slug`, or `slug-2`, `slug-3` … whichever is free, and no name that Windows keeps for a device. Of many
    names, make `taken` a `Names`.
    """
    names = taken if isinstance(taken, Names) else Names(taken)
    # Windows keeps a few names for devices; with a number behind it is none of them.
    return names.free(slug) if is_safe(slug, written=True) else names.free(f"{slug}-2")


def _stem(name: str) -> str:
    """The last part of a path without its extension; a folder (trailing slash) has none to lose."""
    return name.rstrip("/").rpartition("/")[2] if name.endswith("/") else PurePosixPath(name).stem


def label_ids(entries: Sequence[LabelEntry], taken: Collection[str] = ()) -> list[str]:
    """The ids of the labels of one scene: the keeper's, else made of what they are about. `taken`: what other
    labels of the scene have.
    """
    taken = Names([*taken, *(entry.id for entry in entries if entry.id)])
    found = []
    for entry in entries:
        chosen = entry.id or unique(_about(entry), taken)
        taken.add(chosen)
        found.append(chosen)
    return found


def shared_label_ids(entries: Sequence[LabelEntry]) -> list[str]:
    """The ids of the labels of every room. Those that are made begin with a word of their own, so that no
    label of a room gets another id because of them.
    """
    taken = Names(entry.id for entry in entries if entry.id)
    found = []
    for entry in entries:
        chosen = entry.id or unique(f"all-{_about(entry)}", taken)
        taken.add(chosen)
        found.append(chosen)
    return found


def _about(entry: LabelEntry) -> str:
    return entry.object or slugify(pick(entry.title.text, "en")) or "label"
