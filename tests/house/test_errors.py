"""Every error that a person may see says what is wrong in three languages, and keeps its code."""

import importlib
import pickle
import pkgutil
import re
import string

import pytest

import jetisu360
from jetisu360.errors import JetisuError
from jetisu360.language import LANGUAGES, _, pick
from jetisu360.tour.refusals import DocumentDamaged

KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)


def every_error() -> list[type[JetisuError]]:
    for module in pkgutil.walk_packages(jetisu360.__path__, "jetisu360."):
        importlib.import_module(module.name)
    found: list[type[JetisuError]] = []
    waiting = [JetisuError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return sorted(
        (kind for kind in found if kind.__module__.startswith("jetisu360")), key=lambda kind: kind.code
    )


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_an_error_speaks_three_languages(kind: type[JetisuError]) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.code)
    names = [
        fields(kind.sentence.get(language, "") + kind.advice.get(language, "")) for language in LANGUAGES
    ]
    for language in LANGUAGES:
        assert kind.sentence.get(language), language
    assert names[0] == names[1] == names[2], "each language must fill the same {names}"
    assert KAZAKH_LETTERS.search(kind.sentence["kk"] + kind.advice.get("kk", "")), "is this Kazakh?"
    assert kind.sentence["kk"] != kind.sentence["ru"]


def test_codes_are_unique() -> None:
    concrete = [kind for kind in every_error() if "code" in vars(kind)]
    codes = [kind.code for kind in concrete]
    assert sorted(codes) == sorted(set(codes))


def test_an_error_crosses_a_process_border() -> None:
    reason = _("it is not JSON ({reason})").fill(reason="a{b}")
    error = pickle.loads(pickle.dumps(DocumentDamaged(name="a{b}.jpg", problem=reason)))
    assert error.say("en").startswith("The document “a{b}.jpg” cannot be read: it is not JSON (a{b}).")
    assert error.say("kk").startswith("«a{b}.jpg» құжатын оқу мүмкін емес: бұл JSON емес (a{b}).")


def test_text_falls_back_to_the_first_language_that_has_one() -> None:
    assert pick({"kk": "зал", "ru": "зал"}, "en") == "зал"
    assert pick({"en": "hall"}, "kk") == "hall"
    assert pick({}, "kk") == ""
