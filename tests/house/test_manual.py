"""The manuals have the words of the screens, and say the same in three languages."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from jetisu360.language import LANGUAGES

DOCS = Path(__file__).parents[2] / "docs"
CATALOGUES = DOCS.parent / "src" / "jetisu360" / "locale"
MANUALS = {"editor": 100, "control": 60}
"""Each, and how many words of the screens it has at least."""
MOST = 60_000
"""Bytes of one picture."""


def page(manual: str, language: str) -> Path:
    return DOCS / (f"{manual}.md" if language == "en" else f"{manual}.{language}.md")


def said(language: str) -> set[str]:
    """What the screens say in one language."""
    # The source of a message is English; it stands in each of the catalogues.
    with (CATALOGUES / ("kk" if language == "en" else language) / "LC_MESSAGES" / "jetisu360.po").open(
        "rb"
    ) as file:
        messages = [message for message in read_po(file) if message.id]
    texts = (message.id if language == "en" else message.string for message in messages)
    return {one for text in texts for one in ([text] if isinstance(text, str) else text)}


def outline(path: Path) -> list[str]:
    """Levels of headings, pictures, items, steps and rows of tables, in their order."""
    text = re.sub(r"\(images/editor-(\w+)-\w\w\.webp\)", r"(\1)", path.read_text("utf-8"))
    return re.findall(r"^(#+ |- |\d\. |\| ?-|\||(?<=\()\w+(?=\)$))", text, flags=re.MULTILINE)


def pictures(path: Path) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\((images/[^)]+)\)", path.read_text("utf-8"))


@pytest.mark.parametrize("manual", MANUALS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_bold_stand_on_the_screens(manual: str, language: str) -> None:
    bold = set(re.findall(r"\*\*(.+?)\*\*", page(manual, language).read_text("utf-8")))
    assert len(bold) > MANUALS[manual]
    assert sorted(bold - said(language)) == []


@pytest.mark.parametrize("manual", MANUALS)
def test_the_three_languages_have_the_same_parts_in_the_same_order(manual: str) -> None:
    pages = {language: page(manual, language) for language in LANGUAGES}
    assert outline(pages["kk"]) == outline(pages["ru"]) == outline(pages["en"])
    bold = {language: len(re.findall(r"\*\*", one.read_text("utf-8"))) for language, one in pages.items()}
    assert len(set(bold.values())) == 1, bold


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_pictures(language: str) -> None:
    shown = pictures(page("editor", language))
    assert [re.sub(r"-\w\w\.webp$", "", one) for one in shown] == [
        re.sub(r"-\w\w\.webp$", "", one) for one in pictures(page("editor", "en"))
    ]
    assert all(one.endswith(f"-{language}.webp") for one in shown)
    assert {one: size for one in shown if (size := (DOCS / one).stat().st_size) > MOST} == {}
