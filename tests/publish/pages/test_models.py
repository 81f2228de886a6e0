"""Models and templates fit: a template names nothing that its model lacks, a model has nothing that no
template shows, and what a model is can be told without any template.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import typing
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from jetisu360.publish.pages import models
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.object import Fact, fill_object
from jetisu360.publish.pages.models.room import fill_room
from jetisu360.publish.pages.readings import reading
from jetisu360.publish.pages.render import TEMPLATES, environment
from jetisu360.publish.pages.shown_text import Said

from .template_types import Checked, nested

OTHERS = (
    *("offline.pages", "search.pages", "region.pages"),
    *("programmes.list_page", "programmes.programme_page", "programmes.project_page"),
    "programmes.indicator_page",
)
"""Modules with pages outside `pages/models/`."""


def pages() -> list[type]:
    """The models of all pages."""
    names = [f"{models.__name__}.{one.name}" for one in pkgutil.iter_modules(models.__path__)]
    modules = [
        importlib.import_module(name) for name in (*names, *(f"jetisu360.publish.{one}" for one in OTHERS))
    ]
    found = {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and dataclasses.is_dataclass(one) and hasattr(one, "template")
    }
    return sorted(found, key=lambda one: one.__name__)


PAGES = pages()


@pytest.fixture(scope="module")
def checked() -> Checked:
    found = Checked(environment())
    for page in PAGES:
        found.page(page)
    return found


def test_templates_name_nothing_that_their_models_lack(checked: Checked) -> None:
    assert len(PAGES) >= 9
    assert checked.faults == []


def test_models_have_nothing_that_no_template_names(checked: Checked) -> None:
    every = {
        (model, one.name) for page in PAGES for model in nested(page) for one in dataclasses.fields(model)
    }
    unused = every - checked.used
    assert sorted(f"{model.__name__}.{name}" for model, name in unused) == []


def test_every_template_belongs_to_a_page(checked: Checked) -> None:
    there = {path.name for path in TEMPLATES.iterdir()}
    assert there - checked.visited == set()


PLAIN = (str, int, bool, float, Markup, type(None))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_model_is_frozen_and_made_of_plain_values(page: type) -> None:
    """So that it can be compared, and its text tells all of it."""

    def plain(hint: object) -> bool:
        if dataclasses.is_dataclass(hint):
            return True
        if typing.get_origin(hint) is tuple:
            return typing.get_args(hint)[1:] == (Ellipsis,) and plain(typing.get_args(hint)[0])
        if typing.get_origin(hint) is typing.Literal:
            return all(isinstance(one, str) for one in typing.get_args(hint))
        parts = typing.get_args(hint)
        return all(map(plain, parts)) if parts else hint in PLAIN

    for model in nested(page):
        assert model.__dataclass_params__.frozen, model  # type: ignore[attr-defined]
        assert model.__dataclass_params__.repr, model  # type: ignore[attr-defined]
        assert all(one.repr and one.compare for one in dataclasses.fields(model)), model
        for name, hint in typing.get_type_hints(model).items():
            if hint is not ClassVar:
                assert plain(hint), f"{model.__name__}.{name}"


# ---- the check sees what it is there to see


@dataclass(frozen=True)
class Shelf:
    name: str
    colour: str


@dataclass(frozen=True)
class Cupboard:
    template: ClassVar = "page.html"

    language: str
    shelves: tuple[Shelf, ...]
    key: Shelf | None


def faults(page: str, macros: str = "") -> tuple[list[str], set[str]]:
    """What is wrong with a template for a cupboard, and which fields of a shelf it names."""
    templates = {
        "page.html": page,
        "macros.html": macros,
        "base.html": "{{ language }}{% block a %}{% endblock %}",
    }
    found = Checked(Environment(loader=DictLoader(templates)))
    found.page(Cupboard)
    return found.faults, {name for model, name in found.used if model is Shelf}


@pytest.mark.parametrize(
    ("page", "macros", "wrong"),
    [
        ("{{ doors }}", "", "no “doors”"),
        ("{% for one in shelves %}{{ one.width }}{% endfor %}", "", "no “width”"),
        ("{{ shelves[0].width }}", "", "no “width”"),
        ("{% if key %}{{ key.width }}{% endif %}", "", "no “width”"),
        ("{% set one = key %}{{ one.width }}", "", "no “width”"),
        ("{% with one=key %}{{ _('Key', of=one.width) }}{% endwith %}", "", "no “width”"),
        ("{{ 'a' if key else key.width }}", "", "no “width”"),
        ("{{ key.name.width }}", "", "no “width”"),
        (
            "{% import 'macros.html' as m with context %}{{ m.outer(shelves[0]) }}",
            "{% macro outer(a) %}{{ inner(a) }}{% endmacro %}{% macro inner(a) %}{{ a.width }}{% endmacro %}",
            "no “width”",
        ),
        ("{% import 'macros.html' as m with context %}{{ m.lost(key) }}", "", "no macro “lost”"),
        ("{% extends 'base.html' %}{% block a %}{{ doors }}{% endblock %}", "", "no “doors”"),
    ],
)
def test_a_name_that_is_not_there_is_found(page: str, macros: str, wrong: str) -> None:
    found, _ = faults(page, macros)
    assert len(found) == 1
    assert wrong in found[0]


def test_a_field_counts_as_used_wherever_it_is_named() -> None:
    page = "{% import 'macros.html' as m with context %}{% for one in shelves %}{{ m.show(one) }}{% endfor %}"
    assert faults(page, "{% macro show(it) %}{{ it.name }}{% endmacro %}") == ([], {"name"})


# ---- filling a model needs no template


def test_an_object_is_told_without_a_template(sample: ModuleType) -> None:
    museum = InReading(sample.rich(), reading("ru"))
    page = fill_object(museum, museum.showing.objects["golden-warrior"])
    assert page.frame.title == Said("Золотой человек")
    assert page.facts[0] == Fact("date", "Время создания", Said("IV–III вв. до н. э."))
    assert [fact.key for fact in page.facts] == [
        *("date", "material", "maker", "dimensions", "inventory-number", "rights")
    ]
    assert [one.src for one in page.pictures] == ["../../media/warrior.00000000.webp"]
    assert page.still is None, "there is a close-up"
    assert [place.href for place in page.places] == ["../index.html#gold/12.3/-5/50"]
    assert [crumb.href for crumb in page.frame.crumbs] == ["../index.html", "../rooms/gold.html"]
    assert page.beside.before is None
    assert page.beside.after is not None
    assert page.beside.after.href == "silver-cup.html"


def test_a_text_that_fell_back_says_so_in_the_model(sample: ModuleType) -> None:
    page = fill_room(InReading(sample.tour(), reading("en")), 2)
    assert page.frame.title == Said("Киіз үй", "kk")
    assert page.description == Said("Алты қанат киіз үйдің іші.", "kk")
    assert page.objects[0].title == Said("Inscribed silver cup")
