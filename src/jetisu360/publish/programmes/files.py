"""All files that a region's programmes are to visitors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from jetisu360.language import LANGUAGES, Language
from jetisu360.publish.compress import with_siblings
from jetisu360.publish.layout import (
    PROGRAMMES,
    PROGRAMMES_PAGE,
    indicator_page,
    oc4ids_file,
    programme_page,
    project_page,
)
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.render import Page, render
from jetisu360.publish.programmes.document import Programmes, as_bytes
from jetisu360.publish.programmes.indicator_page import fill_indicator
from jetisu360.publish.programmes.list_page import fill_programmes
from jetisu360.publish.programmes.programme_page import fill_programme
from jetisu360.publish.programmes.project_page import fill_project


@dataclass(frozen=True)
class Shown:
    """`packages`: the export in each language; `picture`: the bytes of a photograph by its address."""

    document: Programmes
    packages: Mapping[Language, bytes] = field(default_factory=dict)
    picture: Callable[[str], bytes] | None = None


def files(shown: Shown, first: Language = "kk") -> Iterator[tuple[str, bytes]]:
    """(path, content) of each. `first`: the site's first language."""
    document = shown.document
    for language in LANGUAGES:
        for path, page in pages(document, language, first):
            yield from with_siblings(f"{language}/{path}", render(page).encode())
    yield from with_siblings(*assets.programmes_style())
    yield from with_siblings(PROGRAMMES, as_bytes(document))
    for language, data in shown.packages.items():
        yield from with_siblings(oc4ids_file(language), data)
    if shown.picture is not None:
        for path in dict.fromkeys(pictures(document)):
            yield path, shown.picture(path)


def pages(document: Programmes, language: Language, first: Language = "kk") -> Iterator[tuple[str, Page]]:
    """Path in the folder of the language, and model, of each page."""
    yield PROGRAMMES_PAGE, fill_programmes(document, language, first)
    for programme in document.programmes:
        yield programme_page(programme.id), fill_programme(document, programme, language, first)
        for project in programme.projects:
            yield project_page(project.id), fill_project(document, programme, project, language, first)
    for indicator in document.indicators:
        yield indicator_page(indicator.id), fill_indicator(document, indicator, language, first)


def page_paths(document: Programmes) -> list[str]:
    """The paths of all of them, for a sitemap."""
    found = [PROGRAMMES_PAGE]
    for programme in document.programmes:
        found += [programme_page(programme.id), *(project_page(one.id) for one in programme.projects)]
    return found + [indicator_page(one.id) for one in document.indicators]


def pictures(document: Programmes) -> list[str]:
    """The addresses of all photographs."""
    return [
        shot.file
        for _, project in document.projects()
        for place in project.places
        for point in place.points
        for shot in point.photographs
    ]
