"""`programmes/<id>.html`: a programme and its projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from jetisu360.language import Language
from jetisu360.publish.layout import programme_page, project_page
from jetisu360.publish.pages.models.frame import Frame, NamedLink
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.programmes.document import Programme, Programmes, Project
from jetisu360.publish.programmes.frame import list_link, programmes_frame
from jetisu360.publish.programmes.shown import ShownSum, Term, named, span, term, title_of, totals

_UP = "../"
"""From the page to the folder of its language."""


@dataclass(frozen=True)
class ListedProject:
    """`stages`, `seen`: how many there are to be seen, and how many somebody has seen."""

    link: NamedLink
    status: Said
    district: Said
    term: Term | None
    sums: tuple[ShownSum, ...]
    stages: int
    seen: int


@dataclass(frozen=True)
class ProgrammePage:
    template: ClassVar = "programme.html"

    language: Language
    frame: Frame
    about: Said
    span: str
    office: Said
    sums: tuple[ShownSum, ...]
    projects: tuple[ListedProject, ...]


def fill_programme(
    document: Programmes, programme: Programme, language: Language, first: Language = "kk"
) -> ProgrammePage:
    about = say(programme.about, language)
    return ProgrammePage(
        language=language,
        frame=programmes_frame(
            document,
            language,
            programme_page(programme.id),
            title_of(programme, language),
            description=about,
            crumbs=(list_link(_UP, language),),
            first=first,
        ),
        about=about,
        span=span(programme),
        office=say(programme.office.title, language) if programme.office else Said(""),
        sums=totals(programme.projects, language),
        projects=tuple(_listed(one, language) for one in programme.projects),
    )


def _listed(project: Project, language: Language) -> ListedProject:
    return ListedProject(
        link=named(project, _UP + project_page(project.id), language),
        status=say(project.status.title, language),
        district=say(project.district.title, language) if project.district else Said(""),
        term=term(project, language),
        sums=totals([project], language),
        stages=len(project.stages),
        seen=project.seen,
    )
