"""What a pack is made of: read from an address or from a job, and always within what the person sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from jetisu360.language import LANGUAGES, Language
from jetisu360.portal.control.meetings.models import Series
from jetisu360.portal.control.meetings.rights import Rights
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.looks.words import current_language
from jetisu360.portal.museums.models import Region

FORMS = {"docx": "docx", "pdf": "pdf"}


@dataclass(frozen=True)
class Choice:
    region: Region
    office: Office | None
    series: Series | None
    language: Language

    def as_json(self) -> dict[str, Any]:
        return {
            "region": self.region.slug,
            "office": self.office.pk if self.office else "",
            "series": self.series.pk if self.series else "",
            "language": self.language,
        }


def chosen(rights: Rights, asked: Mapping[str, Any]) -> Choice:
    """`asked`: `region` (a slug; the first that is seen without one), `office`, `series`, `language`.

    Raises:
        Http404: something of it is not there, or not there for this person.
    """
    region = rights.region(str(asked["region"])) if asked.get("region") else rights.regions().first()
    if region is None:
        raise Http404
    language = next((one for one in LANGUAGES if one == asked.get("language")), current_language())
    return Choice(
        region=region,
        office=_one(Office, region, asked.get("office")),
        series=_one(Series, region, asked.get("series")),
        language=language,
    )


def _one(model: Any, region: Region, number: Any) -> Any:
    if number in (None, ""):
        return None
    digits = str(number)
    found = model.objects.filter(region=region, pk=int(digits)).first() if _small(digits) else None
    if found is None:
        raise Http404
    return found


def _small(digits: str) -> bool:
    """Whether it is a number that every database can ask for."""
    return digits.isascii() and digits.isdigit() and len(digits) < 19
