"""A page's model and its template as HTML: the one place that knows Jinja."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import ClassVar, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jetisu360.language import Language, Translator
from jetisu360.publish.pages.mixed import mixed

TEMPLATES = Path(__file__).parents[1] / "templates"


class Page(Protocol):
    """The model of a page: a frozen dataclass, whose fields are all that its template may name."""

    template: ClassVar[str]

    @property
    def language(self) -> Language: ...


@cache
def environment() -> Environment:
    """Our templates; besides its model a template has `_`, `_n` and `_p`, in the language of the page."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        # Every file, whatever its suffix: a museum's text is never markup.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # nobody changes them under a running build
    )
    made.globals["mixed"] = mixed
    return made


def render(page: Page) -> str:
    """The page as HTML; the same model gives the same page."""
    words = Translator(page.language).in_templates()
    return environment().get_template(page.template).render(vars(page), **words)
