"""The labels on sheets of A4, eight on each, with lines to cut along."""

from __future__ import annotations

from collections.abc import Sequence

import segno
from markupsafe import Markup

from jetisu360.language import LANGUAGES, Translator, _
from jetisu360.publish.hall_labels.cards import Card
from jetisu360.publish.pages.assets import STATIC
from jetisu360.publish.pdf import write_pdf

ON_A_SHEET = 8
# A name of more letters is set smaller, so that three languages have room beside the code.
LONG, VERY_LONG = 28, 56
_HINT = _("Point your phone’s camera here")


def labels_pdf(cards: Sequence[Card], title: str) -> bytes:
    """The sheets; the same bytes for the same labels. `title`: of the document.

    Raises:
        PdfNotMade
    """
    return write_pdf(labels_page(cards, title), (STATIC / "hall_labels.css").read_text("utf-8"))


def labels_page(cards: Sequence[Card], title: str) -> str:
    """The sheets as one HTML page."""
    sheets = Markup("").join(
        Markup('<section class="sheet">{}</section>').format(
            Markup("").join(map(_card, cards[first : first + ON_A_SHEET]))
        )
        for first in range(0, len(cards), ON_A_SHEET)
    )
    head = Markup('<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>{}</title></head>')
    return str(head.format(title) + Markup("<body>{}</body></html>").format(sheets))


def _card(card: Card) -> Markup:
    longest = max(map(len, card.names.values()))
    size = "is-very-long" if longest > VERY_LONG else "is-long" if longest > LONG else ""
    names = Markup("").join(
        Markup('<p class="name"{}>{}</p>').format(Markup(' lang="{}"').format(code) if code else "", name)
        for code, name in card.names.items()
    )
    hints = Markup("").join(
        Markup('<span lang="{}">{}</span>').format(code, Translator(code)(_HINT)) for code in LANGUAGES
    )
    return Markup(
        '<article class="card {size}"><div class="code">{code}</div><div class="words">'
        '<p class="museum">{museum}</p>{names}{number}<p class="hint">{hints}</p></div></article>'
    ).format(
        size=size,
        code=_code(card.address),
        museum=card.museum,
        names=names,
        number=Markup('<p class="number">{}</p>').format(card.number) if card.number else "",
        hints=hints,
    )


def _code(address: str) -> Markup:
    """The code as SVG. A quarter of it may be scratched or dirty (level Q): it hangs in a hall for years."""
    code = segno.make(address, error="q", micro=False)
    return Markup(code.svg_inline(scale=4, border=0, dark="#14110f", omitsize=True))
