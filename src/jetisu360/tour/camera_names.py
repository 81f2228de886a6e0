"""Names that say nothing of a place: what cameras, phones, messengers and stitchers call their files, and
what systems call a new folder. None of them may become a title.

A name is looked at word by word. It says nothing when every word of it is a number or one of those below; so
`IMG_1234 - IMG_1250`, `Копия R0010123_st (2)` and `photo_2024-01-02_12-33-44` are known without a rule of
their own, while one word of a person's (`R0010123 кіреберіс`) is enough to make a title.

The words are from what the makers document or are seen to write: the DCF standard (JEITA CP-3461: `DSC_`,
`P`, `100CANON`), Ricoh (`R0010001_er`, `_st`), Insta360 (`IMG_…_00_merged`, `VID_`, `LRV_`, `PRO_`), GoPro
(`GS__`, `GP__`, `GSAA`, `MULTISHOT`), Samsung (`360_0001_Stitch_XHC`, `SAM_100_0001`), DJI (`PANO0001`),
Kandao (`QJ`, `QCM`), Google (`PXL_….PHOTOSPHERE`, `MVIMG`, `00000IMG_00000_BURST`), Hugin, PTGui, ICE,
Lightroom, and the messengers.
"""

from __future__ import annotations

import re
import unicodedata

# A name may be as long as a file; nobody's camera gives a longer one than this.
_LONGEST = 200

# What stands before the counters of cameras and drones.
_COUNTERS = """
    img image images imag dsc dscn dscf sam sdc dcp cimg rimg pict pic pics imgp igp mg mvi epsn dcim
    ydxj yi yn gopr gp gs gsaa gsab gsac gpaa gpab gpac gh gx gl gg multishot theta ricoh insta insta360
    pro prov lrv vid hdr gear xhc dji mavic fly mimo osmo timed pxl mvimg burst cover wp qj qcm qoocam
    kandao obsidian virb vuze detu xiaomi mijia madv madventure sphericam camera cam lens fisheye insp
    osc auto rx gopro samsung pixel iphone thetas thetav thetaz thetax yivr
"""
# What it is, and what was done with it.
_WORK = """
    pano panos panorama panoramas panoramic photosphere photospheres sphere spherical equirect
    equirectangular erp vr photo photos picture pictures pics foto fotos shot snapshot frame still scan
    file document untitled unnamed noname new title er st ts sti stitch stitched stitching merged merge
    fused fusion blended blend rendered render output out export exported edit edited final raw jpg jpeg
    png tif tiff webp heic copy copies kopie of at am pm effects portrait night mp mono resized resize
    compressed optimized original orig large small full fullsize web group sv streetview matterport
    skybox cubemap fb wa va whatsapp telegram viber signal vk received download downloads screenshot
    screen dup duplicate bak backup tmp temp
"""
# The same in Russian and Kazakh.
_WORK_IN_CYRILLIC = """
    фото фотография фотографии фотка снимок снимки изображение изображения картинка рисунок скриншот
    скриншоты скрин экрана экран в от панорама панорамы сфера без названия имени безымянный безымянная
    новый новая новое файл скан копия копии вложение загрузка загрузки сурет суреттер фотосурет
    фотосуреттер көшірме көшірмесі атаусыз атауы жоқ жаңа файлы түсірілім түсірілімі кескін панорамасы
"""
# What only folders are called.
_FOLDERS = """
    folder media originals misc desktop documents sent private card sd usb disk рабочий стол документы
    папка папки камера оригиналы экспорт қалта қалтасы құжаттар жүктеулер түпнұсқа түпнұсқалар
"""
_CAMERA_WORDS = frozenset(f"{_COUNTERS} {_WORK} {_WORK_IN_CYRILLIC}".split())
_FOLDER_WORDS = _CAMERA_WORDS | frozenset(_FOLDERS.split())

_COUNTER_WORDS = frozenset(_COUNTERS.split())
# Behind the date of a screenshot stands what program was on the screen.
_SCREENSHOT = re.compile(r"(?:screenshot|скриншот)[\s_-]*\d{4}-?\d\d-?\d\d", re.IGNORECASE)

# The folders of a memory card (DCF): three digits and five letters of the camera's own.
_CARD_FOLDER = re.compile(r"^\d{3}[0-9A-Z_]{5}$")
_UUID = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?![0-9a-f])", re.IGNORECASE)
# A checksum or a key: as long as no number or word that a person writes.
_HEX = re.compile(r"(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,}", re.IGNORECASE)
# Runs of one kind within a word; a capital belongs to the small letters after it.
_RUNS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_COUNTER = re.compile(r"\d{3}")
# Keys that networks give instead of names (`xY7_dk2Jq3c`): letters and digits change at every second step.
_SHORTEST_KEY, _LONGEST_KEY_RUN = 9, 2.5


def says_nothing(stem: str, *, folder: bool = False) -> bool:
    """Whether no person gave a name, which is without its ending. `folder`: it is a folder's."""
    text = unicodedata.normalize("NFC", stem).strip()
    if len(text) > _LONGEST:
        return False
    if folder and _CARD_FOLDER.match(text) and any(item.isalpha() for item in text):
        return True
    if any(_is_key(part) for part in text.split()):
        text = " ".join(part for part in text.split() if not _is_key(part))
    text = _HEX.sub(" ", _UUID.sub(" ", text))
    known = _FOLDER_WORDS if folder else _CAMERA_WORDS
    counted = bool(_COUNTER.search(stem))
    words = _WORDS.findall(text.casefold())
    if _SCREENSHOT.match(text):
        return True
    return all(
        word[0].isdigit()
        or word in known
        or (counted and word.isascii() and (len(word) == 1 or _is_two_words(word)))
        for word in words
    )


def _is_two_words(word: str) -> bool:
    """Whether a camera wrote two of its words in one, as in `QJIMG0012`."""
    return any(word[:at] in _COUNTER_WORDS and word[at:] in _COUNTER_WORDS for at in range(2, len(word) - 1))


def _is_key(word: str) -> bool:
    if len(word) < _SHORTEST_KEY or not re.fullmatch(r"[0-9A-Za-z_-]+", word):
        return False
    runs = _RUNS.findall(word)
    return len(word) / max(1, len(runs)) < _LONGEST_KEY_RUN
