"""A page that is known from the build before is the page that would be made; its key has all that decides."""

from __future__ import annotations

import copy
import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from jetisu360 import language
from jetisu360.publish.kept import File, Kept, Later
from jetisu360.publish.pages import page_file as module
from jetisu360.publish.pages.models.chooser import fill_chooser
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.museum import fill_museum
from jetisu360.publish.pages.models.text_pages import text_pages
from jetisu360.publish.pages.page_file import page_key
from jetisu360.publish.pages.readings import reading
from jetisu360.publish.site_files import plain_site
from jetisu360.tour.document.tour import Tour


def contents(files: Iterator[File]) -> dict[str, bytes]:
    return {path: file.make() if isinstance(file, Later) else file for path, file in files}


def texts(document: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a document something stands that a keeper may write: texts, and the names of files."""
    if isinstance(document, dict):
        for key, value in document.items():
            if key not in ("preview", "tiles", "version", "sha256"):
                yield from texts(value, (*at, key))
    elif isinstance(document, list):
        for place, value in enumerate(document):
            yield from texts(value, (*at, place))
    elif isinstance(document, str | float | int) and not isinstance(document, bool):
        yield at


def changed(document: dict[str, Any], at: tuple[Any, ...]) -> Tour | None:
    """The document with another value there; None where that is no tour any more."""
    other = copy.deepcopy(document)
    inside: Any = other
    for key in at[:-1]:
        inside = inside[key]
    before = inside[at[-1]]
    inside[at[-1]] = f"{before}-2" if isinstance(before, str) else before / 2 + 1
    try:
        return Tour.model_validate(other)
    except ValueError:
        return None


@pytest.fixture(scope="module")
def before(sample: ModuleType) -> tuple[dict[str, Any], Kept]:
    """A museum with everything that pages show, and what is known of its pages."""
    tour = sample.rich()
    kept = Kept(code="code")
    list(plain_site(tour, viewer=sample.STAND_IN, kept=kept))
    return tour.model_dump(mode="json", by_alias=True), kept


def test_nothing_is_made_again_where_nothing_changed(
    sample: ModuleType, before: tuple[dict[str, Any], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, kept = before
    monkeypatch.setattr(module, "render", None)
    files = dict(plain_site(sample.rich(), viewer=sample.STAND_IN, kept=Kept(kept.now, code="code")))
    known = {path for path, file in files.items() if isinstance(file, Later)}
    assert {"index.html", "kk/index.html", "kk-Latn/index.html", "ru/objects/silver-cup.html"} <= known
    assert {"en/rooms/gold.html", "kk/routes/half-hour.html", "en/objects.html"} <= known


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_change_of_a_tour_is_seen_as_if_nothing_were_known(
    sample: ModuleType, before: tuple[dict[str, Any], Kept], data: st.DataObject
) -> None:
    document, kept = before
    at = data.draw(st.sampled_from(list(texts(document))))
    tour = changed(document, at)
    if tour is None:
        return
    again = Kept(kept.now, code="code")
    assert contents(plain_site(tour, viewer=sample.STAND_IN, kept=again)) == contents(
        plain_site(tour, viewer=sample.STAND_IN)
    )


# ---- the key of a page


def leaves(model: Any) -> Iterator[Callable[[Any], Any]]:
    """For each plain value of a model, what makes the same model with another one."""
    for one in dataclasses.fields(model):
        for change in _others(getattr(model, one.name)):
            yield lambda old, name=one.name, change=change: dataclasses.replace(
                old, **{name: change(getattr(old, name))}
            )


def _others(value: Any) -> Iterator[Callable[[Any], Any]]:
    if dataclasses.is_dataclass(value):
        yield from leaves(value)
    elif isinstance(value, tuple):
        yield lambda old: old[:-1] if old else ("more",)
        for place, inner in enumerate(value[:2]):
            for change in _others(inner):
                yield lambda old, place=place, change=change: (
                    *old[:place],
                    change(old[place]),
                    *old[place + 1 :],
                )
    elif isinstance(value, Markup):
        yield lambda old: old + Markup("!")
    elif isinstance(value, str):
        yield lambda old: old + "!"
        yield lambda old: Markup(old)  # the same letters, but they would not be escaped
    elif isinstance(value, bool):
        yield lambda old: not old
    elif isinstance(value, int):
        yield lambda old: old + 1
    elif value is None:
        yield lambda old: ""


def pages_of(tour: Tour, viewer: Any) -> dict[str, Any]:
    """One page of each kind."""
    museum = InReading(tour, reading("kk"))
    kinds = {type(page): page for _, page in text_pages(museum)}
    found = [*kinds.values(), fill_museum(museum, viewer, {"id": 1}), fill_chooser(tour)]
    return {type(page).__name__: page for page in found}


KINDS = ["RoomPage", "ObjectPage", "ObjectsPage", "RoutePage", "MuseumPage", "ChooserPage"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_a_model_is_in_the_key(sample: ModuleType, kind: str) -> None:
    page = pages_of(sample.rich(), sample.STAND_IN)[kind]
    keys = {page_key(page, "code", latin=False)}
    changes = list(leaves(page))
    assert len(changes) > 15
    keys |= {page_key(change(page), "code", latin=False) for change in changes}
    assert len(keys) == len(changes) + 1


def test_the_same_values_have_the_same_key(sample: ModuleType) -> None:
    pages = [pages_of(sample.rich(), sample.STAND_IN) for _ in range(2)]
    assert set(pages[0]) == set(KINDS)
    for kind in KINDS:
        assert len({page_key(one[kind], "code", latin=False) for one in pages}) == 1


def test_code_letters_and_translations_are_in_the_key(
    sample: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = pages_of(sample.rich(), sample.STAND_IN)["RoomPage"]
    keys = [page_key(page, "code", latin=False), page_key(page, "code", latin=True)]
    # Templates and the code that fills models: `tests/build/test_cache_keys.py` says what changes this code.
    keys.append(page_key(page, "other code", latin=False))
    shutil.copytree(language.LOCALE / "kk", tmp_path / "kk")
    source = next(tmp_path.rglob("*.po"))
    words = source.read_text("utf-8")
    assert 'msgstr "Панорамаға кіру"' in words
    source.write_text(words.replace('msgstr "Панорамаға кіру"', 'msgstr "Кіріңіз"'), "utf-8")
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    for cached in (language.compiled_catalogue, module._words):
        cached.cache_clear()
    keys.append(page_key(page, "code", latin=False))
    for cached in (language.compiled_catalogue, module._words):
        cached.cache_clear()
    monkeypatch.undo()
    monkeypatch.setattr(module, "_renderers", lambda: ("another Jinja",))
    keys.append(page_key(page, "code", latin=False))
    assert len(set(keys)) == len(keys)


def test_without_a_code_nothing_is_known(sample: ModuleType, before: tuple[dict[str, Any], Kept]) -> None:
    files = plain_site(sample.rich(), viewer=sample.STAND_IN, kept=Kept(before[1].now))
    assert all(isinstance(file, bytes) for _, file in files)
