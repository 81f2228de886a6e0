"""The page's own words: complete, all used, and nowhere else."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from jetisu360.publish import words
from jetisu360.publish.words import Words, site_strings

PUBLISH = Path(words.__file__).parent
TEMPLATES = sorted((PUBLISH / "templates").iterdir())
PLURALS = {"kk": {"other"}, "ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
# The product's own name is a name; it is not translated.
NAMES = "Жетісу 360"
BOOKS = tuple(
    path.stem for path in sorted(words.STRINGS.glob("*.json")) if not path.stem.startswith("viewer")
)
WORDS = {key: texts for book in BOOKS for key, texts in site_strings(book).items()}


def test_every_word_is_there_in_three_languages() -> None:
    for key, texts in WORDS.items():
        assert list(texts) == ["kk", "ru", "en"], key
        fields = []
        for language, text in texts.items():
            if isinstance(text, dict):
                assert set(text) == PLURALS[language], key
                text = text["other"]
            assert text.strip() == text != "", key
            fields.append(set(re.findall(r"\{(\w+)\}", text)))
        assert fields[0] == fields[1] == fields[2], f"{key}: each language must fill the same names"


def test_no_word_is_missing_or_unused() -> None:
    sources = [*TEMPLATES, *PUBLISH.rglob("*.py")]
    quoted = set(re.findall(r'"([a-z-]+)"', "\n".join(path.read_text("utf-8") for path in sources)))
    used = {key for key in WORDS if key in quoted}
    used |= {f"in-{language}" for language in ("kk", "ru", "en")}
    assert set(WORDS) - used == set()
    asked = set()
    for path in TEMPLATES:
        asked |= set(re.findall(r'words\("([a-z-]+)"', path.read_text("utf-8")))
    assert asked - set(WORDS) - {"in-"} == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_text_of_their_own(template: Path) -> None:
    tree = Environment().parse(template.read_text("utf-8"))
    markup = "".join(
        part.data if isinstance(part, nodes.TemplateData) else "\0"
        for part in tree.find_all(nodes.TemplateData)
    )
    texts = re.sub(r"<[^>]*>", "", markup).replace(NAMES, "")
    assert not re.search(r"[^\W\d_]{2,}", texts.replace("doctype", "")), texts
    for value in re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]+)"', markup):
        assert not re.search(r"[^\W\d_]", value), value


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "1 экспонат"), (2, "2 экспоната"), (5, "5 экспонатов"), (11, "11 экспонатов"), (21, "21 экспонат")],
)
def test_russian_counts_as_russians_do(n: int, text: str) -> None:
    assert Words("ru")("objects-count", n=n) == text


def test_kazakh_and_english_counts() -> None:
    assert Words("kk")("objects-count", n=3) == "3 жәдігер"
    assert Words("en")("rooms-count", n=1) == "1 room"
    assert Words("en")("rooms-count", n=2) == "2 rooms"
