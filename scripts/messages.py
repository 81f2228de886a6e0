"""Everything that people read, from the code into the catalogues and back.

    messages.py            extracts new messages into `locale/<language>/…/jetisu360.po`, drops those that are
                           gone, compiles; what a translator has still to do is counted
    messages.py compile    only compiles the `.po` files into `.mo`, where they are out of date; also what the
                           portal says for Django (portal/locale)

A translator opens a `.po` file (Poedit, Weblate, any editor) and never Python.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from jetisu360.language import DOMAIN, LOCALE, compile_catalogue

SOURCE = Path(__file__).resolve().parents[1] / "src" / "jetisu360"
TRANSLATED = ("kk", "ru")
"""English is the source."""
KEYWORDS = {"_": None, "_n": (1, 2), "_p": ((1, "c"), 2)}
WIDTH = 110


def catalogue_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def messages() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """(file, message, context) of everything that the code says, in the order of the files."""
    files = sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html")])
    for path in files:
        method = "jinja2.ext:babel_extract" if path.suffix == ".html" else "python"
        with path.open("rb") as file:
            options = {"trimmed": "false", "silent": "false"} if path.suffix == ".html" else {}
            for _line, message, _comments, context in extract(method, file, KEYWORDS, (), options):
                yield path.relative_to(SOURCE).as_posix(), message, context


def template() -> Catalog:
    """All messages, with the files that they are in."""
    found = Catalog(domain=DOMAIN, project="Jetisu 360", charset="utf-8")
    for name, message, context in messages():
        found.add(message, locations=[(name, 0)], context=context)
    return found


def read(language: str) -> Catalog:
    with catalogue_file(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def unfinished(catalogue: Catalog) -> Iterable[Message]:
    """Messages that are not translated, not in every plural form, or only guessed."""
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(texts)):
            yield message


def update() -> int:
    """Takes what is new into the catalogues; the number of messages that still need a translator."""
    source, left = template(), 0
    for language in TRANSLATED:
        known = read(language)
        # A guess from a similar message would be published as it is.
        known.update(source, no_fuzzy_matching=True, update_header_comment=False)
        known.obsolete.clear()
        waiting = list(unfinished(known))
        for message in waiting:
            print(f"{language}: {message.id}")
        left += len(waiting)
        with catalogue_file(language).open("wb") as file:
            write_po(file, known, width=WIDTH, include_lineno=False, sort_by_file=True)
    return left


def compile_all() -> None:
    of_others = sorted((SOURCE / "portal" / "locale").glob("*/LC_MESSAGES/django.po"))
    for source in (*map(catalogue_file, TRANSLATED), *of_others):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            compiled.write_bytes(compile_catalogue(source))


def main() -> int:
    left = 0
    if sys.argv[1:] != ["compile"]:
        left = update()
        # The editor's script is to know the places of a document, as the catalogues know its words.
        subprocess.run([sys.executable, Path(__file__).with_name("editor_places.py")], check=True)
    compile_all()
    if left:
        print(f"{left} messages have no translation yet.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
