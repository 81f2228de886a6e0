"""The files that every page of a site shares, and what pages carry inside themselves."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jetisu360.publish import layout
from jetisu360.publish.pages.viewer_words import VIEWER, VIEWER_MORE
from jetisu360.publish.refusals import ViewerNotBuilt

HERE = Path(__file__).parents[1]
STATIC = HERE / "static"
BUILT = STATIC / "built"
# Scripts of pages beside the viewer, and the service worker: viewer/src/pages and viewer/src/worker.
PAGES = BUILT / "pages"
# The last one is only fetched by pages in Kazakh Latin letters.
FONTS = ("latin", "cyrillic", "cyrillic-ext", "latin-ext")


@dataclass(frozen=True)
class More:
    """The parts of the viewer that the first view does without: files beside the pages (docs/viewer.md)."""

    script: str
    style: str
    xr: str
    kiosk: str
    plain: str
    rare: str
    own: str
    asked: str
    aside: str
    strings: Mapping[str, Mapping[str, str]]

    def files(self) -> dict[str, bytes]:
        """The files that are the same in every language, by their paths in a site."""
        return dict(self._named().values())

    def addresses(self) -> dict[str, str]:
        """Where those files are: part → path."""
        return {part: path for part, (path, _) in self._named().items()}

    def strings_in(self, language: str) -> dict[str, str]:
        """Its strings in one language; one that is missing there comes in Kazakh."""
        return _in_language(self.strings, language)

    @staticmethod
    def words_file(words: dict[str, str], code: str) -> tuple[str, bytes]:
        """Path and content of the strings of one reading (`kk`, `ru`, …)."""
        data = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
        return layout.data_file(code, "viewer-more", data), data

    def _named(self) -> dict[str, tuple[str, bytes]]:
        parts = {
            "script": "viewer-more.js",
            "style": "viewer-more.css",
            "xr": "viewer-xr.js",
            "kiosk": "viewer-kiosk.js",
            "plain": "viewer-plain.js",
            "rare": "viewer-rare.js",
            "own": "viewer-own.js",
            "asked": "viewer-asked.js",
            "aside": "viewer-aside.js",
        }
        contents = {part: str(getattr(self, part)).encode() for part in parts}
        return {part: (layout.asset(parts[part], data), data) for part, data in contents.items()}


@dataclass(frozen=True)
class Viewer:
    """The built viewer: its script, its style, and its strings (key → language → text).

    `more` is what comes after the first view; None where a stand-in has nothing of the kind.
    """

    script: str
    style: str
    strings: Mapping[str, Mapping[str, str]]
    more: More | None = None

    def strings_in(self, language: str) -> dict[str, str]:
        """Its strings in one language; one that is missing there comes in Kazakh."""
        return _in_language(self.strings, language)

    @property
    def later_scripts(self) -> list[str]:
        """The scripts that a page may run later, by the hash of their text."""
        more = self.more
        if not more:
            return []
        return [
            more.script,
            more.xr,
            more.kiosk,
            more.plain,
            more.rare,
            more.own,
            more.asked,
            more.aside,
        ]


def _in_language(strings: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    return {key: texts.get(language) or texts["kk"] for key, texts in strings.items()}


def built_viewer() -> Viewer:
    """The viewer as `make viewer` left it.

    Raises:
        ViewerNotBuilt: one of its files is missing.
    """
    names = ("", "-more", "-xr", "-kiosk", "-plain", "-rare", "-own", "-asked", "-aside")
    scripts = [BUILT / f"viewer{name}.js" for name in names]
    styles = [BUILT / f"{name}.css" for name in ("viewer", "viewer-more")]
    for path in (*scripts, *styles):
        if not path.is_file():
            raise ViewerNotBuilt(path=path.name)
    script, *later = (inline_script(path.read_text("utf-8")) for path in scripts)
    style, more_style = (minify_css(path.read_text("utf-8")) for path in styles)
    more, xr, kiosk, plain, rare, own, asked, aside = later
    parts = More(more, more_style, xr, kiosk, plain, rare, own, asked, aside, VIEWER_MORE)
    return Viewer(script, style, VIEWER, parts)


@cache
def site_style() -> str:
    """What all pages share, for the inside of a page."""
    return style_sheet("site.css") + style_sheet("below.css")


@cache
def style_sheet(name: str) -> str:
    """A style sheet of `static/` for the inside of a page."""
    return minify_css((STATIC / name).read_text("utf-8"))


@cache
def own_script(name: str) -> str:
    """A built script (`page.js`, `chooser.js`, …) for the inside of a page.

    Raises:
        ViewerNotBuilt: it is missing.
    """
    return inline_script(plain_script(name))


def plain_script(name: str, given: Mapping[str, str] | None = None) -> str:
    """A built script for a file of its own.

    `given`: code that the script leaves a place for, by the word that stands there: `/{WORD}/`.

    Raises:
        ViewerNotBuilt: it is missing.
    """
    return filled(_plain_script(name), given or {})


def filled(script: str, given: Mapping[str, str]) -> str:
    """The script with the code that it leaves places for.

    Raises:
        KeyError: it has a place for something else.
    """
    return re.sub(r"/\{([A-Z]+)\}/", lambda place: given[place[1]], script)


@cache
def _plain_script(name: str) -> str:
    path = PAGES / name
    if not path.is_file():
        raise ViewerNotBuilt(path=name)
    return path.read_text("utf-8").strip()


@cache
def zoom_script() -> tuple[str, bytes]:
    """The path and the content of the script that shows a picture closely: pages fetch it when one is asked
    for.
    """
    data = own_script("zoom.js").encode()
    return layout.asset("zoom.js", data), data


@cache
def text_style() -> tuple[str, bytes]:
    """The path and the content of the style sheet that the pages of rooms and objects share.

    A file, unlike the museum page's own: there are many of these pages, and the fonts are asked for anyhow.
    """
    data = (site_style() + style_sheet("pages.css")).encode()
    return layout.asset("pages.css", data), data


@cache
def below_style() -> tuple[str, bytes]:
    """The path and the content of the style of what stands below the panorama on the museum's page.

    A file: nothing of it is needed before the first view, and it is the same in every language.
    """
    data = (style_sheet("below.css") + style_sheet("museum_below.css")).encode()
    return layout.asset("museum.css", data), data


@cache
def programmes_style() -> tuple[str, bytes]:
    """The same of the pages of a region's programmes and projects."""
    data = (site_style() + style_sheet("pages.css") + style_sheet("programmes.css")).encode()
    return layout.asset("programmes.css", data), data


@cache
def fonts() -> tuple[str, dict[str, bytes]]:
    """The path of the fonts' style sheet, and every file it needs by its path."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for subset in FONTS:
        data = (STATIC / "fonts" / f"spectral-{subset}-400-normal.woff2").read_bytes()
        path = layout.asset(f"spectral-{subset}.woff2", data)
        files[path] = data
        names[subset] = path.rpartition("/")[2]
    style = (STATIC / "fonts.css").read_text("utf-8")
    for subset, name in names.items():
        style = style.replace(f"{{{subset}}}", name)
    data = minify_css(style).encode()
    path = layout.asset("fonts.css", data)
    files[path] = data
    files[layout.unversioned_asset("OFL.txt")] = (STATIC / "fonts" / "OFL.txt").read_bytes()
    return path, files


@cache
def icon() -> str:
    """The mark as a `data:` address, so that the tab's icon costs no request."""
    mark = (HERE / "templates" / "mark.svg").read_text("utf-8").strip()
    mark = re.sub(r' (class|aria-hidden|focusable|width|height)="[^"]*"', "", mark, count=5)
    mark = mark.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" color="#0d5c63"', 1)
    return "data:image/svg+xml;base64," + base64.b64encode(mark.encode()).decode()


def minify_css(source: str) -> str:
    """Without comments and needless space; strings and addresses stay as they are written."""
    parts = re.split(r'("[^"]*"|\'[^\']*\')', re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))
    for place in range(0, len(parts), 2):
        squeezed = re.sub(r"\s+", " ", parts[place])
        parts[place] = re.sub(r" ?([{};,]) ?", r"\1", re.sub(r": ", ":", squeezed)).replace(";}", "}")
    return "".join(parts).strip()


def inline_script(source: str) -> str:
    """The script so that nothing in its strings ends the <script> element or opens an HTML comment in it."""
    return re.sub(r"</(script)", r"<\\/\1", source, flags=re.IGNORECASE).replace("<!--", "\\x3C!--").strip()
