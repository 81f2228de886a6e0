"""What goes wrong with the names of fields and tables, and with the brackets round the latter."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from jetisu360.tour.museum_toml.tables import several

# Letters of the Cyrillic keyboard that look like Latin ones.
_ALIKE = str.maketrans("аеорсухкіјѕһԛԝвмнтАВЕКМНОРСТХІ", "aeopcyxkijshqwbmhtABEKMHOPCTXI")
# What people call the codes of languages and the fields that they begin with.
_MEANT = {
    "kk": "кк қаз каз кз",
    "ru": "ру рус",
    "en": "ен англ ағыл",
    "title": "название заголовок атауы атау тақырып тақырыбы",
    "description": "описание сипаттама сипаттамасы",
    "file": "файл",
    "text": "текст мәтін мәтіні",
    "language": "язык тіл тілі",
    "start": "начало басы",
    "address": "адрес мекенжай мекенжайы",
    "licence": "лицензия",
    "yaw": "угол бұрыш",
    "object": "объект нысан",
    "view": "вид көрініс",
    "height": "высота биіктігі",
    "width": "ширина ені",
    "phone": "телефон телефоны",
    "website": "сайт сайты",
    "email": "почта пошта",
    "radius": "радиус",
    "picture": "фото сурет картинка",
    "scenes": "сцены сцена сахна сахналар залы зал залдар бөлмелер комнаты",
    "links": "ссылки переходы сілтемелер",
    "objects": "объекты экспонаты жәдігерлер экспонаттар нысандар",
    "routes": "маршруты маршрут маршруттар",
    "labels": "метки белгілер подписи",
    "visit": "посещение музей",
}
_WORDS = {word: name for name, words in _MEANT.items() for word in words.split()}


def _in_words(name: str) -> str:
    parts = name.split(".")
    return ".".join(_WORDS.get(part.strip().casefold()) or _in_letters(part) for part in parts)


def _in_letters(name: str) -> str:
    return name.translate(_ALIKE)


def latin_field(text: str) -> Iterator[str]:
    """The name of the field in Latin letters, and those of fields in braces."""
    for latin in (_in_words, _in_letters):
        changed = _FIELD_NAME.sub(functools.partial(_renamed, latin), text)
        if changed != text and re.match(r"\s*[\x00-\x7f]+?\s*[=:]", changed):
            yield changed


_FIELD_NAME = re.compile(r"((?:^|(?<=[{,]))\s*)([^\W\d_][\w.-]*)(?=\s*[=:])", re.MULTILINE)


def _renamed(latin: Callable[[str], str], match: re.Match[str]) -> str:
    return match[1] + latin(match[2])


def latin_header(text: str) -> Iterator[str]:
    match = re.match(r"(\s*\[+\s*)([^\[\]]+?)(\s*\].*)$", text)
    if match is None:
        return
    for name in (_in_words(match[2]), _in_letters(match[2])):
        if name != match[2] and name.isascii():
            yield match[1] + name + match[3]


def joined(text: str) -> Iterator[str]:
    """`camera height =`, `title kk =`."""
    match = re.match(r"(\s*)([A-Za-z_][\w.-]*(?:[ \t]+[A-Za-z_][\w.-]*)+)(?=[ \t]*[=:])", text)
    if match is None:
        return
    words = match[2].split()
    sign = "." if words[-1] in ("kk", "ru", "en") else "_"
    yield match[1] + "_".join(words[:-1]) + sign + words[-1] + text[match.end() :]


def brackets(text: str) -> Iterator[str]:
    match = re.match(r"\s*([\[({<]*)\s*([\[]?)\s*([A-Za-z][\w.\"-]*)\s*([\])}>:\s]*)(#.*)?$", text)
    if match is None or not (match[1] or match[2] or match[4].strip()):
        return
    double = several(match[3].split("."))
    if double is None:
        double = len(match[1] + match[2]) > 1
    yield (f"[[{match[3]}]]" if double else f"[{match[3]}]") + (f"  {match[5]}" if match[5] else "")
