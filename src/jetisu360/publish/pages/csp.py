"""The Content-Security-Policy of a page: nothing runs and nothing is fetched that we did not put there.

Inline scripts and styles are allowed one by one, by the hash of their exact text; `'unsafe-inline'` never is.
See https://www.w3.org/TR/CSP3/#external-hash and docs/publishing.md.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def source_hash(text: str) -> str:
    """The source expression that allows exactly this inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(
    *, scripts: Iterable[str] = (), styles: Iterable[str] = (), forms: bool = False, worker: bool = False
) -> str:
    """The policy for a page with these inline `scripts` and `styles`, in the order of their appearance.

    A script that comes later is allowed in the same way: the viewer fetches its text and puts it into
    the page.

    `forms`: the page may send a form to this site. `worker`: it may start the site's service worker and name
    its manifest for installing.

    Pictures may also come from `data:` (the preview) and `blob:` (tiles that the viewer has decoded itself).
    `frame-ancestors` is left out on purpose: a `<meta>` cannot carry it, and museums embed tours.
    """
    script_hashes = " ".join(dict.fromkeys(source_hash(script) for script in scripts)) or "'none'"
    style_hashes = " ".join(["'self'", *dict.fromkeys(source_hash(style) for style in styles)])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {script_hashes}",
            f"style-src {style_hashes}",
            "img-src 'self' data: blob:",
            "media-src 'self'",
            "connect-src 'self'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'self'" if forms else "form-action 'none'",
            *(("worker-src 'self'", "manifest-src 'self'") if worker else ()),
        )
    )
