"""The catalogue of everything that people read: complete in Kazakh and Russian, all used, real plurals."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from jinja2 import Environment, nodes
from scripts import messages

from jetisu360 import language
from jetisu360.language import Message, Translator, _, _n, catalogue, compile_catalogue, compiled_catalogue

PACKAGE = Path(language.__file__).parent
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
# The product's own name is a name; it is not translated.
NAMES = "Жетісу 360"


@pytest.fixture(scope="module")
def source() -> Catalog:
    return messages.template()


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


@pytest.mark.parametrize("name", messages.TRANSLATED)
def test_a_catalogue_holds_what_the_code_says_and_nothing_else(source: Catalog, name: str) -> None:
    known = messages.read(name)
    there = {(message.id, message.context) for message in known if message.id}
    wanted = {(message.id, message.context) for message in source if message.id}
    assert wanted - there == set(), "run `make messages`, then translate what it names"
    assert there - wanted == set(), "run `make messages`: nothing says these any more"
    assert list(messages.unfinished(known)) == []


@pytest.mark.parametrize("name", messages.TRANSLATED)
def test_every_translation_fills_the_same_names(name: str) -> None:
    for message in messages.read(name):
        if not message.id:
            continue
        # A form of a plural may leave the number out ("one room"), and nothing else.
        wanted = fields(texts(message.id)[-1])
        for text in texts(message.string):
            assert fields(text) == wanted or fields(text) | {"n"} == wanted, message.id
            assert text.strip() == text or texts(message.id)[0] != texts(message.id)[0].strip(), message.id


def test_kazakh_is_no_copy_of_russian() -> None:
    kazakh, russian = messages.read("kk"), messages.read("ru")
    same = [
        message.id
        for message in kazakh
        if message.id
        and (other := russian.get(message.id, message.context))
        and message.string == other.string
        and len(re.findall(r"[^\W\d_]{3,}", re.sub(r"\{\w+\}", "", texts(message.string)[0]))) > 2
    ]
    assert same == []


def test_a_corrected_word_is_seen_without_compiling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "jetisu360.mo").write_bytes(compile_catalogue(messages.catalogue_file("ru")))
    text = messages.catalogue_file("ru").read_text("utf-8").replace('msgstr "Залы"', 'msgstr "Комнаты"')
    (folder / "jetisu360.po").write_text(text, "utf-8")
    monkeypatch.setattr(language, "LOCALE", tmp_path)

    def read_again() -> None:
        catalogue.cache_clear()
        compiled_catalogue.cache_clear()

    read_again()
    try:
        assert _("Rooms").say("ru") == "Комнаты"
    finally:
        read_again()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_text_of_their_own(template: Path) -> None:
    tree = Environment().parse(template.read_text("utf-8"))
    markup = "".join(
        part.data if isinstance(part, nodes.TemplateData) else "\0"
        for part in tree.find_all(nodes.TemplateData)
    )
    written = re.sub(r"<style>.*?</style>|<[^>]*>", "", markup, flags=re.DOTALL).replace(NAMES, "")
    assert not re.search(r"[^\W\d_]{2,}", written.replace("doctype", "")), written
    for value in re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]+)"', markup):
        assert not re.search(r"[^\W\d_]", value), value


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "1 экспонат"), (2, "2 экспоната"), (5, "5 экспонатов"), (11, "11 экспонатов"), (21, "21 экспонат")],
)
def test_russian_counts_as_russians_do(n: int, text: str) -> None:
    assert Translator("ru")(_n("{n} object", "{n} objects"), n=n) == text


def test_kazakh_and_english_counts() -> None:
    assert Translator("kk")(_n("{n} object", "{n} objects"), n=3) == "3 жәдігер"
    assert Translator("en")(_n("{n} room", "{n} rooms"), n=1) == "1 room"
    assert Translator("en")(_n("{n} room", "{n} rooms"), n=2) == "2 rooms"


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1-і"), (2, "2-сі"), (6, "6-сы"), (9, "9-ы"), (20, "20-сы"), (40, "40-ы"), (100, "100-і")],
)
def test_one_of_a_number_has_the_suffix_that_is_spoken(n: int, said: str) -> None:
    place = _("Room {number} of {total}")
    assert place.say("kk", number=n, total=120) == f"120 залдың {said}"
    assert place.say("ru", number=n, total=120) == f"Зал {n} из 120"


def test_a_browser_gets_the_form_of_every_number() -> None:
    rooms = _n("{n} room", "{n} rooms")
    assert rooms.plural_forms("ru") == {
        "few": "{n} зала",
        "many": "{n} залов",
        "one": "{n} зал",
        "other": "{n} зала",
    }
    assert rooms.plural_forms("en") == {"one": "{n} room", "other": "{n} rooms"}
    assert rooms.plural_forms("kk")["other"] == "{n} зал"


def test_a_message_is_a_text_in_three_languages() -> None:
    assert dict(_("Rooms")) == {"kk": "Залдар", "ru": "Залы", "en": "Rooms"}
    inner = Message("{a}").fill(a=_("Rooms"))
    assert Message("[{x}]").fill(x=inner).say("ru") == "[Залы]"
