"""A pack as PDF: the page's own table on sheets of A4."""

from __future__ import annotations

from importlib import resources

from django.template.loader import render_to_string
from django.utils import translation

from jetisu360.portal.control.meetings.pack.contents import HEADINGS, NOTHING, Pack
from jetisu360.portal.control.meetings.pack.pairs import pictures_of
from jetisu360.portal.control.meetings.refusals import PdfNotPossible
from jetisu360.publish.pdf import PdfNotMade, write_pdf


def pdf(pack: Pack, language: str) -> bytes:
    """
    Raises:
        PdfNotPossible: the libraries of the system that it needs are not there.
    """
    with translation.override(language):
        pictures = pictures_of(pack.pairs)
        words = {
            "pack": pack,
            "headings": HEADINGS,
            "nothing": NOTHING,
            "linked": False,
            "pictures": pictures,
        }
        text = render_to_string("meetings/pack_print.html", words)
    try:
        return write_pdf(text, _style(), {f"capture:{number}": data for number, data in pictures.items()})
    except PdfNotMade as error:
        raise PdfNotPossible(problem=error.details["problem"]) from error


def _style() -> str:
    known = resources.files("jetisu360.portal.looks") / "static" / "portal" / "control-pack.css"
    return known.read_text("utf-8")
