"""Who a cell or a line «Жауапты: …» names: its list taken apart, and not within the name of one office."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jetisu360.minutes.common.letters import KAZAKH_CAPITALS
from jetisu360.minutes.kk.heads import head_of
from jetisu360.minutes.read.language import language_of
from jetisu360.minutes.ru.heads import head_kind
from jetisu360.minutes.ru.words import cases

_AGREED = re.compile(r"\s*\(\s*(?:по\s+согласованию|келісім\s+бойынша|келісу\s+бойынша)\s*\)", re.IGNORECASE)
"""What plans write after the name of a body that is not theirs to order about."""
_INITIAL = re.compile(r"[^\W\d_]\.")
_LAST_INITIAL = re.compile(rf"(?<![^\W\d_])[{KAZAKH_CAPITALS}]$")
_JOINS = re.compile(r"\s(?:және|мен|бен|пен)\s")
_PLURAL = re.compile(r"(?:лар|лер|дар|дер|тар|тер)(?:ы|і)?$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class _Part:
    """`comma`: whether a comma parts it from the one before."""

    text: str
    comma: bool


def split_names(value: str) -> list[str]:
    """«Отдел строительства, отдел образования»: commas, semicolons and lines part names, but not within
    brackets, and no comma within a name: «отдел культуры, архитектуры и спорта», «құрылыс, сәулет және қала
    құрылысы бөлімі».
    """
    value = _AGREED.sub("", value)
    parts: list[_Part] = []
    depth, begin, comma = 0, 0, False
    for at, letter in enumerate(f"{value}\n"):
        depth = max(0, depth + (letter in "(«") - (letter in ")»"))
        if at == len(value) or (letter in ",;\n" and depth == 0):
            part = value[begin:at].strip(" .\t")
            # The dot of «Иванов И.И.» stays.
            dot = "." if _LAST_INITIAL.search(part) and value[begin:at].rstrip().endswith(".") else ""
            parts.append(_Part(part + dot, comma))
            begin, comma = at + 1, letter == ","
    named = [part for part in parts if _NAME.search(part.text)]
    whole = _of_one_office_ru(named) if language_of(value) == "ru" else _of_one_office_kk(named)
    return [part.text for part in whole]


def _of_one_office_ru(parts: list[_Part]) -> list[_Part]:
    """What stands in the genitive and names nobody goes on with the office before."""
    found: list[_Part] = []
    for part in parts:
        word = _WORD.match(part.text)
        above = _WORD.match(found[-1].text) if found else None
        if (
            part.comma
            and word
            and above
            and word[0][0].islower()
            and not head_kind(word[0])
            and head_kind(above[0]) in ("body", "office")
            and "genitive" in cases(word[0])
        ):
            found[-1].text += f", {part.text}"
        else:
            found.append(part)
    return found


def _of_one_office_kk(parts: list[_Part]) -> list[_Part]:
    """Where the last of several joins two fields by «және» before its head, the fields before it are its."""
    found: list[_Part] = []
    for part in reversed(parts):
        after = found[-1] if found else None
        if after is not None and after.comma and _JOINS.search(after.text) and _is_field(part.text):
            after.text = f"{part.text}, {after.text}"
            after.comma = part.comma
        else:
            found.append(part)
    return found[::-1]


def _is_field(text: str) -> bool:
    words = _WORD.findall(text)
    if not words or _INITIAL.search(text) or any(letter in text for letter in '«"(') or words[-1].isupper():
        return False
    return head_of(words[-1]) is None and not _PLURAL.search(words[-1])
