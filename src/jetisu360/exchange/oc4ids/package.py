"""`programmes.json` → a project package of OC4IDS, one in each language (as the standard wants translations).

Money is in tenge. An amount is a JSON number: whole ones are exact, those with tiyn as exact as a double.
Days are midnight in UTC, as the standard writes days of which no hour is known. Nobody is named: parties are
offices. A text that is missing in the language falls back, and `language` of the project says to which.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jetisu360.exchange.oc4ids.codes import COUNTRY, SECTORS, STATUSES, SUM_DOCUMENTS, VERSION
from jetisu360.language import Language, Message, Translator, _, pick
from jetisu360.publish.layout import media_type, oc4ids_file
from jetisu360.publish.programmes.document import (
    BudgetYear,
    Office,
    Place,
    Programme,
    Programmes,
    Project,
    SumKind,
)

Fields = dict[str, Any]

BY_YEAR: Mapping[SumKind, Message] = {
    "planned": _("Planned, by years"),
    "allocated": _("Allocated, by years"),
}
_SPENT = _("Spent, by years")


def identifier(document: Programmes, project: Project) -> str:
    """Of a project in the whole world, once a prefix is registered; until then one that says that it is ours
    alone.
    """
    return f"{document.prefix or local_prefix(document)}-{project.id}"


def local_prefix(document: Programmes) -> str:
    return f"local-{document.region.id}"


def package(document: Programmes, language: Language) -> Fields | None:
    """The package in a language; None where there is no project: the standard knows no empty package."""
    projects = [_project(document, *one, language) for one in document.projects()]
    if not projects:
        return None
    publisher = _text(document.publisher, language) or _text(document.region.title, language)
    told = {
        "uri": _uri(document, oc4ids_file(language)),
        "version": VERSION,
        "publishedDate": _moment(document),
        "publisher": {"name": publisher or document.region.id},
        "license": document.licence,
        "projects": projects,
    }
    return _filled(told)


def package_bytes(document: Programmes, language: Language) -> bytes | None:
    """The same as a file: the same bytes for the same document."""
    made = package(document, language)
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode() if made else None


def _project(document: Programmes, programme: Programme, project: Project, language: Language) -> Fields:
    total = project.total("planned")
    said = _said_in(project.title, language)
    return _filled(
        {
            "id": identifier(document, project),
            "identifiers": [{"id": project.id, "scheme": "programmes"}],
            "updated": _moment(document),
            "language": said,
            "title": _text(project.title, language),
            "description": _text(project.about, language),
            "purpose": _text(programme.about, language),
            "status": STATUSES.get(project.status.code),
            "sector": list(SECTORS.get(project.kind.code, ())),
            "period": _period(project.starts, project.ends),
            "publicAuthority": _reference(project.office, language),
            "parties": _parties(project.office, language),
            "locations": _locations(document, project, language),
            "budget": _filled(
                {
                    "description": _text(programme.title, language),
                    "amount": _value(total) if total is not None else None,
                    "budgetBreakdowns": _breakdowns(project, language),
                }
            ),
            "metrics": _metrics(project, language),
            "milestones": [_milestone(one, language) for one in project.stages],
            "completion": _completion(project),
            "documents": _documents(document, project, language),
        }
    )


def _parties(office: Office | None, language: Language) -> list[Fields]:
    reference = _reference(office, language)
    return [{**reference, "roles": ["publicAuthority"]}] if reference else []


def _reference(office: Office | None, language: Language) -> Fields | None:
    if office is None:
        return None
    return _filled({"id": office.id, "name": _text(office.title, language)})


def _locations(document: Programmes, project: Project, language: Language) -> list[Fields]:
    """Its places; where none is known, its district."""
    address = _filled(
        {
            "locality": _text(project.district.title, language) if project.district else None,
            "region": _text(document.region.title, language),
            "countryName": COUNTRY[language],
        }
    )
    where: list[Any] = list(project.places) or ([project.district] if project.district else [])
    return [
        _filled(
            {
                "id": one.id,
                "description": _text(one.title, language),
                "geometry": _geometry(one),
                "address": address,
            }
        )
        for one in where
    ]


def _geometry(where: Any) -> Fields | None:
    """GeoJSON: longitude first."""
    if where.latitude is None or where.longitude is None:
        return None
    return {"type": "Point", "coordinates": [where.longitude, where.latitude]}


def _breakdowns(project: Project, language: Language) -> list[Fields]:
    words = Translator(language)
    found = []
    for kind, title in BY_YEAR.items():
        rows = [
            {"id": str(year.year), "amount": _value(known.amount), "period": _of_year(year)}
            for year in project.money
            if (known := year.of(kind))
        ]
        if rows:
            found.append({"id": kind, "description": words(title), "budgetBreakdown": rows})
    return found


def _metrics(project: Project, language: Language) -> list[Fields]:
    """What was spent: an actual value of each year, with the day of which it is known."""
    observations = [
        {"id": str(year.year), "period": _of_year(year, until=known.as_of), "value": _value(known.amount)}
        for year in project.money
        if (known := year.of("spent"))
    ]
    if not observations:
        return []
    return [{"id": "financialProgress", "title": Translator(language)(_SPENT), "observations": observations}]


def _milestone(stage: Any, language: Language) -> Fields:
    """A stage is met as soon as somebody who does not work on the project has seen it; what was reported
    alone does not count.
    """
    return _filled(
        {
            "id": str(stage.number),
            "title": _text(stage.title, language),
            "type": "delivery",
            "dueDate": _day(stage.due),
            "dateMet": _day(stage.seen_on),
            "status": "met" if stage.seen_on else "scheduled",
        }
    )


def _completion(project: Project) -> Fields | None:
    if project.status.code != "completed":
        return None
    spent = project.total("spent")
    return _filled(
        {
            "endDate": _day(completed_on(project)),
            "finalValue": _value(spent) if spent is not None else None,
        }
    )


def completed_on(project: Project) -> date | None:
    """The day on which the last of its stages was seen; None while one is not."""
    days = [one.seen_on for one in project.stages]
    return max(day for day in days if day) if days and all(days) else None


def _documents(document: Programmes, project: Project, language: Language) -> list[Fields]:
    """The papers that its sums stand in, and the pictures that everybody may see."""
    papers: dict[tuple[str, str], Fields] = {}
    for year in project.money:
        for one in year.sums:
            if one.document:
                kind = SUM_DOCUMENTS[one.kind]
                papers.setdefault(
                    (kind, one.document),
                    {"id": f"paper-{len(papers) + 1}", "documentType": kind, "title": one.document},
                )
    pictures = [
        _picture(document, place, point.title, shot, language)
        for place in project.places
        for point in place.points
        for shot in point.photographs
    ]
    return [*papers.values(), *pictures]


def _picture(document: Programmes, place: Place, point: str, shot: Any, language: Language) -> Fields:
    return _filled(
        {
            "id": "picture-" + shot.file.rpartition("/")[2].replace(".", "-"),
            "documentType": "illustration",
            "title": " – ".join(filter(None, (_text(place.title, language), point))),
            "url": _address(document, shot.file),
            "datePublished": _moment(document),
            "dateModified": _day(shot.day),
            "format": media_type(shot.file),
        }
    )


# ---- values


def _filled(fields: Fields) -> Fields:
    """Without what is not known: the standard wants no empty text, list or object."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _text(text: Mapping[str, str], language: Language) -> str:
    return pick(text, language).strip()


def _said_in(text: Mapping[str, str], language: Language) -> str:
    """The language that a title is really in."""
    if text.get(language, "").strip():
        return language
    return next((code for code in ("kk", "ru", "en") if text.get(code, "").strip()), language)


def _value(amount: Decimal) -> Fields:
    whole = amount == amount.to_integral_value()
    return {"amount": int(amount) if whole else float(amount), "currency": "KZT"}


def _day(day: date | None) -> str | None:
    return f"{day.isoformat()}T00:00:00Z" if day else None


def _period(first: date | None, last: date | None) -> Fields:
    return _filled({"startDate": _day(first), "endDate": _day(last)})


def _of_year(year: BudgetYear, until: date | None = None) -> Fields:
    last = date(year.year, 12, 31)
    return _period(date(year.year, 1, 1), min(until, last) if until and until.year >= year.year else last)


def _moment(document: Programmes) -> str:
    return document.made_at.isoformat().replace("+00:00", "Z")


def _address(document: Programmes, path: str) -> str | None:
    base = document.region.address
    return f"{base.rstrip('/')}/{path}" if base else None


def _uri(document: Programmes, path: str) -> str:
    """Where the package can be fetched; for a site that knows no address of its own, a name that nobody else
    has.
    """
    address = _address(document, path)
    return address or uuid.uuid5(uuid.NAMESPACE_URL, f"{local_prefix(document)}/{path}").urn
