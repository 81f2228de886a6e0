"""`programmes.html`: all programmes of a region, and their data for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from jetisu360.language import Language, Translator
from jetisu360.publish.layout import PROGRAMMES, PROGRAMMES_PAGE, indicator_page, oc4ids_file, programme_page
from jetisu360.publish.pages.dates import ZONE, written
from jetisu360.publish.pages.models.frame import Frame, NamedLink
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.programmes.document import Programme, Programmes
from jetisu360.publish.programmes.frame import PROGRAMMES as PROGRAMMES_TITLE
from jetisu360.publish.programmes.frame import programmes_frame
from jetisu360.publish.programmes.indicator_page import indicator_title
from jetisu360.publish.programmes.shown import ShownSum, named, span, totals


@dataclass(frozen=True)
class ListedProgramme:
    link: NamedLink
    span: str
    office: Said
    about: Said
    projects: int
    sums: tuple[ShownSum, ...]


@dataclass(frozen=True)
class ListedIndicator:
    link: NamedLink
    unit: Said
    year: int


@dataclass(frozen=True)
class Data:
    """The files for programs. `projects`: of how many; `whole`: how many of them lack nothing."""

    oc4ids: str
    document: str
    licence: str
    projects: int
    whole: int
    not_kept: tuple[Said, ...]


@dataclass(frozen=True)
class ProgrammesPage:
    """`day`: on which the office published it; `publisher`: who."""

    template: ClassVar = "programmes.html"

    language: Language
    frame: Frame
    day: str
    publisher: Said
    programmes: tuple[ListedProgramme, ...]
    indicators: tuple[ListedIndicator, ...]
    data: Data | None


def fill_programmes(document: Programmes, language: Language, first: Language = "kk") -> ProgrammesPage:
    title = Said(Translator(language)(PROGRAMMES_TITLE))
    return ProgrammesPage(
        language=language,
        frame=programmes_frame(document, language, PROGRAMMES_PAGE, title, first=first),
        day=written(document.made_at.astimezone(ZONE).date(), language),
        publisher=say(document.publisher, language),
        programmes=tuple(_listed(one, language) for one in document.programmes),
        indicators=tuple(
            ListedIndicator(
                NamedLink(indicator_title(one, language), indicator_page(one.id)),
                say(one.unit, language),
                one.year,
            )
            for one in document.indicators
        ),
        data=_data(document, language),
    )


def _listed(programme: Programme, language: Language) -> ListedProgramme:
    about = say(programme.about, language)
    return ListedProgramme(
        link=named(programme, programme_page(programme.id), language),
        span=span(programme),
        office=say(programme.office.title, language) if programme.office else Said(""),
        about=Said(about.paragraphs[0], about.language) if about else about,
        projects=len(programme.projects),
        sums=totals(programme.projects, language),
    )


def _data(document: Programmes, language: Language) -> Data | None:
    projects = [one for _, one in document.projects()]
    if not projects:
        return None
    return Data(
        oc4ids=f"../{oc4ids_file(language)}",
        document=f"../{PROGRAMMES}",
        licence=document.licence or "",
        projects=len(projects),
        whole=sum(bool(one.completeness and not one.completeness.missing) for one in projects),
        not_kept=tuple(say(one, language) for one in document.not_kept),
    )
