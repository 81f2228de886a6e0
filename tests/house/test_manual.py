"""The editor's manual has the words of the screens, and says the same in three languages."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

DOCS = Path(__file__).parents[2] / "docs"
CATALOGUES = DOCS.parent / "src" / "jetisu360" / "locale"
PAGES = {"en": DOCS / "editor.md", "kk": DOCS / "editor.kk.md", "ru": DOCS / "editor.ru.md"}
MOST = 60_000
"""Bytes of one picture."""


def said(language: str) -> set[str]:
    """What the screens say in one language."""
    # The source of a message is English; it stands in each of the catalogues.
    with (CATALOGUES / ("kk" if language == "en" else language) / "LC_MESSAGES" / "jetisu360.po").open(
        "rb"
    ) as file:
        messages = [message for message in read_po(file) if message.id]
    texts = (message.id if language == "en" else message.string for message in messages)
    return {one for text in texts for one in ([text] if isinstance(text, str) else text)}


def outline(page: Path) -> list[str]:
    """Levels of headings, pictures, items, steps and rows of tables, in their order."""
    text = re.sub(r"\(images/editor-(\w+)-\w\w\.webp\)", r"(\1)", page.read_text("utf-8"))
    return re.findall(r"^(#+ |- |\d\. |\| ?-|\||(?<=\()\w+(?=\)$))", text, flags=re.MULTILINE)


def pictures(page: Path) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\((images/[^)]+)\)", page.read_text("utf-8"))


@pytest.mark.parametrize("language", PAGES)
def test_words_in_bold_stand_on_the_screens(language: str) -> None:
    bold = set(re.findall(r"\*\*(.+?)\*\*", PAGES[language].read_text("utf-8")))
    assert len(bold) > 100
    assert sorted(bold - said(language)) == []


def test_the_three_languages_have_the_same_parts_in_the_same_order() -> None:
    assert outline(PAGES["kk"]) == outline(PAGES["ru"]) == outline(PAGES["en"])
    bold = {language: len(re.findall(r"\*\*", page.read_text("utf-8"))) for language, page in PAGES.items()}
    assert len(set(bold.values())) == 1, bold


@pytest.mark.parametrize("language", PAGES)
def test_each_language_has_its_own_pictures(language: str) -> None:
    shown = pictures(PAGES[language])
    assert [re.sub(r"-\w\w\.webp$", "", one) for one in shown] == [
        re.sub(r"-\w\w\.webp$", "", one) for one in pictures(PAGES["en"])
    ]
    assert all(one.endswith(f"-{language}.webp") for one in shown)
    assert {one: size for one in shown if (size := (DOCS / one).stat().st_size) > MOST} == {}
