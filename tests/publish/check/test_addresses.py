"""Which addresses a page fetches: those of its markup and styles, never those that its words speak of."""

from __future__ import annotations

import json

import pytest

from jetisu360.publish.check.addresses import Address, in_css, in_json, in_page, inside, is_outside

WORDS = "Сурет: url(http://evil.example/x.png) және url('//a.b/c') <b>"


def test_words_are_no_style_sheet() -> None:
    escaped = WORDS.replace("<", "&lt;")
    record = json.dumps({"scene": {"title": WORDS, "inventory_number": "a/b.png", "dimensions": "c.webp"}})
    page = (
        f'<html lang=kk><head><title>{escaped}</title><meta name=description content="{escaped}">'
        f'<meta property="og:title" content="{escaped}"></head><body><h1>{escaped}</h1>'
        f'<img src="a.webp" alt="{escaped}"><script type="application/json">{record}</script>'
        f'<script type="application/ld+json">{json.dumps({"name": WORDS})}</script>'
        f"<script>var x = {json.dumps('url(http://evil.example/)')}</script><noscript>{escaped}</noscript>"
        f"<svg><title>{escaped}</title><text>{escaped}</text></svg></body></html>"
    )
    found, language = in_page(page)
    assert language == "kk"
    assert found == [Address("a.webp", True)]


def test_style_sheets_are_looked_into() -> None:
    page = (
        "<style>a{background:url(http://evil.example/x.png)}</style><p>url(no.png)</p>"
        "<svg><style>b{fill:url(c.svg)}</style></svg><i style=\"background:url('d.webp')\"></i>"
    )
    assert [one.target for one in in_page(page)[0]] == ["http://evil.example/x.png", "c.svg", "d.webp"]
    assert in_css("@font-face{src:url(e.woff2)}") == [Address("e.woff2", True)]
    assert list(in_json({"src": "f.webp", "title": "g.webp"})) == [Address("f.webp", True, from_root=True)]


@pytest.mark.parametrize(
    "target", ["https://[x", "http://[::1", "//[", "HTTPS:evil", "\\\\evil", " //evil", "/\\evil"]
)
def test_addresses_of_other_hosts_however_they_are_written(target: str) -> None:
    assert is_outside(target)
    inside(target, "index.html")  # and nothing that is written so is a fault


def test_addresses_inside() -> None:
    assert inside("../a.html", "kk/index.html") == "a.html"
    assert inside("../../a.html", "kk/index.html") == "../a.html"
    assert inside("mailto:a@b.kz", "index.html") is None
    assert not is_outside("kk/index.html")
    assert not is_outside("/kk/")
