"""The manuals have the words of the screens, and say the same in three languages."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from scripts import manuals

from jetisu360.language import LANGUAGES

DOCS = Path(__file__).parents[2] / "docs"
CATALOGUES = DOCS.parent / "src" / "jetisu360" / "locale"
MANUALS = {
    "editor": 100,
    "control": 60,
    "manual/README": 0,
    "manual/first-tour": 14,
    "manual/links": 8,
    "manual/museum-file": 2,
    "manual/photographing": 0,
    "manual/photographs": 2,
    "manual/privacy": 7,
    "manual/publishing": 5,
}
"""Each, and how many words of the screens it has at least."""
MOST = 150_000
"""Bytes of one picture."""
PICTURE = r"!\[[^\]]+\]\(([^)]+)\)"


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


def neutral(address: str) -> str:
    """A page or a picture, whatever its language; of a link into another page only the page."""
    return re.sub(r"(?:[.-](?:kk|ru|en))?(\.\w+)(?:#.*)?$", r"\1", address.replace("/kaz/", "/rus/"))


def outline(path: Path) -> list[str]:
    """Levels of headings, pictures, items, steps and rows of tables, in their order."""
    text = re.sub(PICTURE, lambda found: f"\n(={neutral(found[1])})\n", path.read_text("utf-8"))
    return re.findall(r"^(#+ |- |\d\. |\| ?-|\||\(=.+\)$)", text, flags=re.MULTILINE)


def commands(path: Path) -> list[str]:
    """What is to be typed, in blocks and within sentences, without remarks."""
    text = path.read_text("utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    inline = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    lines = [re.sub(r"\s*#(?![\w/]).*", "", line) for block in blocks for line in block.splitlines()]
    return [*lines, *sorted(inline)]


def leads(path: Path) -> list[str]:
    """Where a page leads, but for its own translations."""
    text = re.sub(PICTURE, "", path.read_text("utf-8"))
    own = neutral(path.name)
    found = map(neutral, re.findall(r"\]\(([^#)\s][^)\s]*)\)", text))
    return [one for one in found if one != own]


def pictures(path: Path) -> list[str]:
    return re.findall(PICTURE, path.read_text("utf-8"))


def test_every_manual_is_held() -> None:
    translated = {
        english.relative_to(DOCS).with_suffix("").as_posix() for _, english in manuals.translations()
    }
    assert translated == MANUALS.keys()


@pytest.mark.parametrize("manual", MANUALS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_bold_stand_on_the_screens(manual: str, language: str) -> None:
    bold = set(re.findall(r"\*\*(.+?)\*\*", page(manual, language).read_text("utf-8")))
    assert len(bold) >= MANUALS[manual]
    assert sorted(bold - said(language)) == []


@pytest.mark.parametrize("manual", MANUALS)
def test_the_three_languages_have_the_same_parts_in_the_same_order(manual: str) -> None:
    pages = {language: page(manual, language) for language in LANGUAGES}
    assert outline(pages["kk"]) == outline(pages["ru"]) == outline(pages["en"])
    bold = {language: len(re.findall(r"\*\*", one.read_text("utf-8"))) for language, one in pages.items()}
    assert len(set(bold.values())) == 1, bold


@pytest.mark.parametrize("manual", [name for name in MANUALS if name.startswith("manual/")])
def test_the_three_languages_give_the_same_commands_and_links(manual: str) -> None:
    pages = {language: page(manual, language) for language in LANGUAGES}
    assert commands(pages["kk"]) == commands(pages["ru"]) == commands(pages["en"])
    assert sorted(leads(pages["kk"])) == sorted(leads(pages["ru"])) == sorted(leads(pages["en"]))


@pytest.mark.parametrize("manual", MANUALS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_pictures(manual: str, language: str) -> None:
    own = page(manual, language)
    for picture in pictures(own):
        path = own.parent / picture
        assert path.stat().st_size <= MOST, picture
        # A drawing without words is the same for all.
        assert picture.endswith((f"-{language}.webp", ".svg")), picture


@pytest.mark.parametrize("manual", MANUALS)
@pytest.mark.parametrize("language", manuals.LANGUAGES)
def test_no_translation_is_behind_its_english_page(manual: str, language: str) -> None:
    own = page(manual, language)
    assert not manuals.is_behind(own, page(manual, "en")), (
        "the English page says something else since this one was looked at. "
        "`python scripts/manuals.py` shows what; "
        f"say the same here, then: python scripts/manuals.py looked docs/{own.relative_to(DOCS).as_posix()}"
    )


def test_breaking_lines_anew_leaves_no_translation_behind() -> None:
    assert manuals.words_hash("One  word\nand another.\n") == manuals.words_hash("One word and\nanother.")
    assert manuals.words_hash("One word") != manuals.words_hash("Two words")


def test_a_page_that_was_looked_at_follows_the_english_one(tmp_path: Path) -> None:
    english, own = tmp_path / "links.md", tmp_path / "links.kk.md"
    english.write_text("# Ways\n", "utf-8")
    own.write_text("# Өту жолдары\n", "utf-8")
    assert manuals.is_behind(own, english)
    manuals.looked(own, english)
    assert not manuals.is_behind(own, english)
    english.write_text("# Ways on\n", "utf-8")
    assert manuals.is_behind(own, english)
    manuals.looked(own, english)
    assert own.read_text("utf-8").count("follows") == 1
    assert own.read_text("utf-8").startswith("# Өту жолдары\n\n<!-- follows: ")
