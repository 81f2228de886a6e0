"""What a page on this computer is made of: its style and script inside, a policy that allows no others."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from jetisu360.language import LANGUAGES, Language, Message, _
from jetisu360.publish.pages.assets import BUILT, STATIC, inline_script, minify_css
from jetisu360.publish.pages.csp import source_hash
from jetisu360.publish.refusals import ViewerNotBuilt

TOKEN_HEADER = "X-Review-Token"
FONTS = ("latin", "cyrillic", "cyrillic-ext", "latin-ext")
ENTER_FAILED = _("This address has been used already, or is not complete.")
ENTER_ADVICE = _(
    "Stop the program in the terminal with Ctrl+C and start it again: it opens a new page. All decisions are "
    "in museum.toml, none is lost."
)
NEEDS_SCRIPT = _("This page needs JavaScript: without it no panorama can be shown.")


def scripted_page(
    language: Language,
    title: str,
    told: str,
    *,
    name: str,
    script: str,
    styles: str,
    fonts: Mapping[str, str],
    pictures: str = "'self' blob:",
    frames: str = "'none'",
) -> tuple[str, str]:
    """A page that a script builds, and its Content-Security-Policy. `told`: JSON that the script finds in the
    element called `name`; `script`, `styles`: built files; `fonts`: the addresses of `FONTS`; `pictures`,
    `frames`: from where the page may take them.

    Raises:
        ViewerNotBuilt
    """
    code = inline_script(_built(script))
    style = minify_css(_style(fonts) + _built(styles))
    safe = told.replace("<", "\\u003c")
    body = (
        f"<script type=application/json id={name}>{safe}</script>"
        f"<noscript><main class=plain>{_paragraphs(NEEDS_SCRIPT)}</main></noscript><script>{code}</script>"
    )
    return _page(language, title, style, body), _policy([source_hash(code)], style, pictures, frames)


def refused_page(language: Language, title: str) -> tuple[str, str]:
    """What who is not let in sees, and its policy."""
    style = minify_css(_style({}) + _PLAIN)
    body = f"<main class=plain><h1>{escape(title)}</h1>{_paragraphs(ENTER_FAILED, ENTER_ADVICE)}</main>"
    return _page(language, title, style, body), _policy([], style)


def entrance_page(language: Language, title: str, to: str) -> tuple[str, str]:
    """Leads on to `to`. Not a redirect: a cookie that is for this site alone comes with the next request only
    if a page of this site makes it.
    """
    head = f'<meta http-equiv=refresh content="0;url={escape(to)}">'
    page = _page(language, title, "", f'<main><a href="{escape(to)}">→</a></main>', head)
    return page, _policy([], "")


_PLAIN = (
    ".plain{max-width:40rem;margin:0 auto;padding:clamp(3rem,12vh,8rem) 1.5rem;display:grid;gap:1.25rem}"
    ".plain h1{font-size:clamp(1.75rem,1.5rem + 1.5vw,2.5rem)}"
)


def _page(language: Language, title: str, style: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{head}'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>{body}</body></html>"
    )


def _paragraphs(*messages: Message) -> str:
    """Each of them in the three languages: nobody has said yet which one is read."""
    return "".join(
        f'<p lang="{language}">{escape(" ".join(message[language] for message in messages))}</p>'
        for language in LANGUAGES
    )


def _style(fonts: Mapping[str, str]) -> str:
    """Colours and type of the public pages, with their fonts where there are any."""
    faces = (STATIC / "fonts.css").read_text("utf-8")
    for name, address in fonts.items():
        faces = faces.replace(f"{{{name}}}", address)
    return (faces if fonts else "") + _foundations((STATIC / "site.css").read_text("utf-8"))


def _foundations(style: str) -> str:
    """The part of site.css that every page of the family stands on; the rest is for visitors' pages."""
    return style[: style.index("/* Masthead")]


def _policy(scripts: list[str], style: str, pictures: str = "'self' blob:", frames: str = "'none'") -> str:
    allowed = " ".join(scripts) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src {source_hash(style)}",
            f"img-src {pictures}",
            "connect-src 'self'",
            "font-src 'self'",
            f"frame-src {frames}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _built(name: str) -> str:
    path = BUILT / name
    if not path.is_file():
        raise ViewerNotBuilt(path=name)
    return path.read_text("utf-8")
