"""A page as a file of the site: made, or known from the build before by all that decides it."""

from __future__ import annotations

import functools
import sys
from hashlib import sha256
from importlib.metadata import version

from jetisu360.language import Language, compiled_catalogue
from jetisu360.publish.kept import Kept, Later
from jetisu360.publish.pages.latin import latin_page
from jetisu360.publish.pages.render import Page, render


def page_file(page: Page, kept: Kept, *, latin: bool = False) -> bytes | Later:
    """The page; `latin`: turned from Kazakh into Latin letters.

    A page whose key `kept` has is not rendered before somebody needs its bytes.
    """
    if not kept.code:
        return _html(page, latin)
    key = page_key(page, kept.code, latin=latin)
    make = functools.cache(lambda: _html(page, latin))
    if known := kept.known(key, 1):
        return Later(*known[0], make)
    kept.remember(key, [make()])
    return make()


def page_key(page: Page, code: str, *, latin: bool) -> str:
    """What decides a page: its model, the templates and the code (`code`), what translates and renders them.

    A model is made of plain values and other models, so that its text tells all of it (`test_models.py`).
    """
    model = sha256(repr(page).encode("utf-8", "surrogatepass")).hexdigest()
    facts = (page.template, model, latin, code, _words(page.language), *_renderers())
    return sha256(repr(facts).encode()).hexdigest()


def _html(page: Page, latin: bool) -> bytes:
    made = render(page)
    return (latin_page(made) if latin else made).encode()


@functools.cache
def _words(language: Language) -> str:
    """The translations that the page's words are taken from."""
    return sha256(compiled_catalogue(language)).hexdigest()


@functools.cache
def _renderers() -> tuple[object, ...]:
    """What is not ours and writes pages; Python itself reads them for the Latin letters."""
    return (version("jinja2"), version("markupsafe"), *sys.version_info[:3])
