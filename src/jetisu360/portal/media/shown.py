"""The files beside a museum's photographs, as the editor shows them."""

from __future__ import annotations

from typing import Any

from jetisu360.build.plan.media_plan import media_files
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.media_kinds import media_kind
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads.checking import WAITING, wake
from jetisu360.portal.uploads.models import Check
from jetisu360.tour.museum_toml.file_names import form


def shown_files(museum: Museum) -> list[dict[str, Any]]:
    """`file` (its name in the document), `kind`, `size` in bytes, `waits` (nobody has looked into it yet),
    `refused`, `said` (sentences by language), and what is known of the picture or the sound.
    """
    rows = list(Photograph.objects.filter(museum=museum, kind=Photograph.MEDIA).order_by("-pk"))
    _ask_for_looks(rows)
    return [_shown(row) for row in rows]


def _ask_for_looks(rows: list[Photograph]) -> None:
    """Those that came in a museum's folder have not been looked into either."""
    waiting = [row for row in rows if row.state == WAITING]
    if waiting:
        Check.objects.bulk_create((Check(photograph=row) for row in waiting), ignore_conflicts=True)
        wake()


def _shown(row: Photograph) -> dict[str, Any]:
    verdict: dict[str, Any] = row.verdict if isinstance(row.verdict, dict) else {}
    said = verdict.get("said")
    return {
        "file": row.name,
        "kind": media_kind(row.name) or "picture",
        "size": row.size,
        "waits": row.state == WAITING,
        "refused": row.state == "refused",
        "said": [
            {language: f"{sentence} {advice}".strip() for language, sentence, advice in _by_language(item)}
            for item in (said if isinstance(said, list) else [])
        ],
        **{key: verdict.get(key) for key in ("width", "height", "zoom", "duration")},
    }


def _by_language(said: Any) -> list[tuple[str, str, str]]:
    sentence, advice = (said.get(key) or {} for key in ("sentence", "advice"))
    return [(language, str(text), str(advice.get(language) or "")) for language, text in sentence.items()]


def media_row(museum: Museum, file: str) -> Photograph | None:
    """The file that the document calls so, whatever the case of its letters; another museum's is not there.
    A photograph that an object names as its picture is one of them.
    """
    return Photograph.objects.filter(museum=museum, key=form(file[:500])).select_related("museum").first()


def in_use(museum: Museum, row: Photograph) -> bool:
    """Whether the document shows it.

    Raises:
        MuseumFileWrong
    """
    return row.key in {form(item.file) for item in media_files(read_document(museum))}
