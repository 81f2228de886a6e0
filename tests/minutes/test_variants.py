"""However a text was typed, mailed or copied, the same is found in it, and what is quoted is the original."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest
from benchmarks.minutes import Annotated, annotated

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.read.document import document_of

TEXTS = [*annotated("develop"), *annotated("heldout")]
_ALIKE = str.maketrans("іаеосрхуІАЕОСРХКМТВНәӘ", "iaeocpxyIAEOCPXKMTBHəƏ")


def prose(text: str) -> bool:
    return "\t" not in text and "|" not in text


def look_alikes(text: str) -> str:
    """Every third word with the Latin letters that look the same, as old keyboards leave them."""
    words = re.split(r"(\s+)", text)
    return "".join(
        word.translate(_ALIKE) if at % 6 == 0 and re.search("[а-яәғқңөұүһі]{4}", word) else word
        for at, word in enumerate(words)
    )


def wrapped(text: str, width: int = 72) -> str:
    return "\n".join(
        textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False) if line.strip() else ""
        for line in text.splitlines()
    )


def broken(text: str) -> str:
    """Lines of 60 letters, words cut with a hyphen wherever the line is full."""
    lines = []
    for line in text.splitlines():
        while len(line) > 60:
            at = line.rfind(" ", 0, 60)
            word = re.match(r"[а-яәғқңөұүһі]{8,}(?= )", line[at + 1 :])
            if word and at < 54:
                cut = max(4, min(55 - at, len(word.group()) - 3))
                lines.append(line[: at + 1 + cut] + "-")
                line = line[at + 1 + cut :]
            else:
                lines.append(line[:at])
                line = line[at + 1 :]
        lines.append(line)
    return "\n".join(lines)


VARIANTS: dict[str, Callable[[str], str]] = {
    "look-alikes": look_alikes,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "wrapped": wrapped,
    "wrapped narrow": lambda text: wrapped(text, 50),
    "broken": broken,
    "wide blanks": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
    "no-break blanks": lambda text: re.sub(r"(?<=\S) (?=\S)", "\u00a0", text),
    "soft hyphens": lambda text: re.sub(r"([а-яәғқңөұүһі]{4})(?=[а-яәғқңөұүһі]{4})", "\\1\u00ad", text),
    "glued numbers": lambda text: re.sub(r"(?m)^(\s*(?:\d{1,2}\.)+) (?=[А-ЯӘҒҚҢӨҰҮІ])", r"\1", text),
    "straight quotes": lambda text: text.replace("«", '"').replace("»", '"'),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
}


def plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    text = re.sub(r"\s+", " ", text).replace("«", '"').replace("»", '"')
    return text.replace("i", "і").translate(str.maketrans("aeocpxyIAEOCPXKMTBHəƏ", "аеосрхуІАЕОСРХКМТВНәӘ"))


def found(text: str, one: Annotated) -> list[tuple[str, str, str, str]]:
    document = document_of(text)
    result = []
    for item in assignments(document, one.base):
        assert item.quote == document.text[item.start : item.end]
        result.append(
            (item.kind, plain(item.text), plain("; ".join(item.responsible)), str(item.due or item.due_kind))
        )
    return result


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_is_found_however_a_text_was_typed(variant: str) -> None:
    missing: list[str] = []
    every = 0
    for one in TEXTS:
        if variant.startswith(("wrapped", "broken")) and not prose(one.document.text):
            continue
        want = found(one.document.text, one)
        have = found(VARIANTS[variant](one.document.text), one)
        every += len(want)
        missing += [f"{one.name}: -{item}" for item in want if item not in have]
        missing += [f"{one.name}: +{item}" for item in have if item not in want]
    assert every > 100
    assert not missing, "\n".join(missing)
