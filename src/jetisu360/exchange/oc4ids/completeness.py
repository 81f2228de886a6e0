"""What is missing of a project, by the standard's own list for its status: "9 of 12", a sentence for each.

The schema asks for an `id` and no more, so that "valid" says little. CoST's Infrastructure Data Standard says
what is to be published of a project at which phase
(https://standard.open-contracting.org/infrastructure/0.9/en/cost/ids/core/). Those of its elements that the
portal keeps are the table below; a later phase wants those of the earlier ones, too. `NOT_KEPT` names the
elements for which the portal has no place: they are counted nowhere and said once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from jetisu360.exchange.oc4ids.codes import SECTORS
from jetisu360.exchange.oc4ids.package import completed_on
from jetisu360.language import Message, _
from jetisu360.publish.programmes.document import Programme, Programmes, Project

Phase = Literal["identification", "preparation", "implementation", "completion"]
PHASES: tuple[Phase, ...] = ("identification", "preparation", "implementation", "completion")


@dataclass(frozen=True)
class Element:
    """`there`: whether a project has it; `missing`: what is missing, and who can say it."""

    code: str
    phase: Phase
    there: Callable[[Programmes, Programme, Project], bool]
    missing: Message


ELEMENTS = (
    Element(
        "identifier",
        "identification",
        lambda document, _programme, _project: document.prefix is not None,
        _(
            "No registered prefix: the identifier is good in this region only. Whoever publishes gets one "
            "from the OC4IDS helpdesk."
        ),
    ),
    Element(
        "title",
        "identification",
        lambda _document, _programme, project: any(map(str.strip, project.title.values())),
        _("No name. A controller writes it."),
    ),
    Element(
        "owner",
        "identification",
        lambda _document, _programme, project: project.office is not None,
        _("It is not said which office answers for it. A controller chooses it."),
    ),
    Element(
        "sector",
        "identification",
        lambda _document, _programme, project: project.kind.code in SECTORS,
        _("Its kind is “other”, which belongs to no sector. A controller chooses a kind."),
    ),
    Element(
        "location",
        "identification",
        lambda _document, _programme, project: bool(project.places or project.district),
        _("It is not said where it is. A controller chooses its district and its places."),
    ),
    Element(
        "coordinates",
        "identification",
        lambda _document, _programme, project: any(one.latitude is not None for one in project.places),
        _("None of its places has coordinates. Whoever keeps the places writes them down."),
    ),
    Element(
        "purpose",
        "identification",
        lambda _document, programme, _project: any(map(str.strip, programme.about.values())),
        _("What it is for is not said: the programme has no description. A controller writes it."),
    ),
    Element(
        "description",
        "identification",
        lambda _document, _programme, project: any(map(str.strip, project.about.values())),
        _("No description. A controller writes it, or the office that answers for it sends it."),
    ),
    Element(
        "budget",
        "preparation",
        lambda _document, _programme, project: project.total("planned") is not None,
        _("No planned sum. The office that answers for it writes it down."),
    ),
    Element(
        "budget-document",
        "preparation",
        lambda _document, _programme, project: _paper(project, "planned", "allocated"),
        _("It is not said which document the planned or allocated sums stand in. The office adds it."),
    ),
    Element(
        "period",
        "preparation",
        lambda _document, _programme, project: bool(project.starts and project.ends),
        _("The planned beginning or end is missing. A controller writes it down."),
    ),
    Element(
        "stages",
        "implementation",
        lambda _document, _programme, project: bool(project.stages),
        _("It has no stages that can be seen. A controller writes them down."),
    ),
    Element(
        "stage-dates",
        "implementation",
        lambda _document, _programme, project: (
            bool(project.stages) and all(one.due or one.seen_on for one in project.stages)
        ),
        _("Not every stage has a day by which it is to be seen. A controller writes it down."),
    ),
    Element(
        "spent",
        "implementation",
        lambda _document, _programme, project: project.total("spent") is not None,
        _("It is not said what was spent. The office that answers for it writes it down."),
    ),
    Element(
        "spent-document",
        "implementation",
        lambda _document, _programme, project: _paper(project, "spent"),
        _("It is not said which document the spent sums stand in. The office adds it."),
    ),
    Element(
        "end",
        "completion",
        lambda _document, _programme, project: completed_on(project) is not None,
        _("Not every stage was seen, so that the day of its completion is unknown. An inspector looks."),
    ),
    Element(
        "final-cost",
        "completion",
        lambda _document, _programme, project: (
            bool(project.money) and all(year.of("spent") for year in project.money)
        ),
        _("What it cost is not known of every year. The office writes down what was spent."),
    ),
)

NOT_KEPT = (
    _("the main outputs, with type, quantity and unit, planned and at completion"),
    _("effects on nature and measures against them"),
    _("land and settlements that are touched"),
    _("funders, and the share of each"),
    _("postal address and contacts of the owner"),
    _("reasons for changes of scope, term and cost"),
    _("audit and evaluation reports"),
    _("the contracts: tender, supplier, price, changes"),
)
"""Elements of the standard for which the portal has no place yet."""


@dataclass(frozen=True)
class Completeness:
    """Of a project: how many of how many elements there are, and what is said of those that are missing."""

    there: int
    of: int
    missing: tuple[Element, ...]

    @property
    def whole(self) -> bool:
        return not self.missing


def wanted(status: str) -> tuple[Element, ...]:
    """The elements that the standard wants at a status; of a cancelled project those of the first phase."""
    last = {"completed": "completion", "cancelled": "identification"}.get(status, status)
    upto = PHASES.index(last) if last in PHASES else 0
    return tuple(one for one in ELEMENTS if PHASES.index(one.phase) <= upto)


def completeness(document: Programmes, programme: Programme, project: Project) -> Completeness:
    elements = wanted(project.status.code)
    missing = tuple(one for one in elements if not one.there(document, programme, project))
    return Completeness(len(elements) - len(missing), len(elements), missing)


def _paper(project: Project, *kinds: str) -> bool:
    """Whether every sum of these kinds says where it stands, and there is one."""
    sums = [one for year in project.money for one in year.sums if one.kind in kinds]
    return bool(sums) and all(one.document for one in sums)
