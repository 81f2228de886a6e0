"""`jetisu360 check` finds every kind of damage, and nothing in a site that is whole."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jetisu360.publish.check.addresses import in_css, in_page, inside

Run = Callable[..., Any]
REPORT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["ok", "site", "files", "bytes", "scenes", "addresses", "errors", "warnings", "findings"],
    "properties": {
        "ok": {"type": "boolean"},
        "site": {"type": "string"},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "severity", "message"],
                "properties": {"severity": {"enum": ["error", "warning"]}},
            },
        },
        **{
            name: {"type": "integer"}
            for name in ("files", "bytes", "scenes", "addresses", "errors", "warnings")
        },
    },
}


@pytest.fixture
def site(documented: Path, tmp_path: Path) -> Path:
    """A copy of a good site that may be damaged."""
    return Path(shutil.copytree(documented / "site", tmp_path / "site"))


def forge(site: Path, name: str, old: str, new: str) -> None:
    """Changes a file together with its checksum: only its meaning can give it away then."""
    path = site / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    entry = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "size": path.stat().st_size}
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    manifest["files"][name] = entry
    (site / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def codes(run: Run, site: Path, status: int = 2) -> dict[str, int]:
    result = run("check", site, "--json")
    assert result.status == status, result.out
    jsonschema.validate(result.json, REPORT)
    found: dict[str, int] = {}
    for finding in result.json["findings"]:
        found[finding["code"]] = found.get(finding["code"], 0) + 1
    return found


def test_a_good_site(run: Run, documented: Path) -> None:
    result = run("check", documented / "site")
    assert result.status == 0, result.out
    assert "The site is whole" in result.out
    assert "3 scenes" in result.out


def test_missing_altered_and_extra_files(run: Run, site: Path) -> None:
    tile = next(site.rglob("0_0.webp"))
    tile.unlink()
    page = site / "kk" / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    (site / "extra.txt").write_text("x")
    result = run("check", site, "--json")
    assert result.status == 2
    named = {(finding["code"], finding["file"]) for finding in result.json["findings"] if "file" in finding}
    assert {
        ("file-missing", tile.relative_to(site).as_posix()),
        ("file-altered", "kk/index.html"),
        ("file-extra", "extra.txt"),
    } <= named
    spoken = run("check", site, "--language", "kk")
    assert "қате: " in spoken.out
    assert "ескерту: «extra.txt»" in spoken.out


def test_a_warning_is_no_failure(run: Run, site: Path) -> None:
    (site / "humans.txt").write_text("x")
    assert codes(run, site, status=0)["file-extra"] == 1


def test_addresses_that_lead_nowhere(run: Run, site: Path) -> None:
    forge(site, "ru/index.html", 'href="../kk/index.html"', 'href="../kz/index.html"')
    assert codes(run, site)["address-broken"] >= 1


def test_addresses_that_leave_the_site(run: Run, site: Path) -> None:
    forge(site, "ru/index.html", 'href="../kk/index.html"', 'href="/kk/index.html"')
    assert codes(run, site)["address-leaves-site"] >= 1


def test_no_other_server_is_asked_for_anything(run: Run, site: Path) -> None:
    forge(site, "ru/index.html", "</body>", '<img src="https://example.com/pixel.gif"></body>')
    assert codes(run, site) == {"third-party": 1}


def test_a_page_in_the_wrong_language(run: Run, site: Path) -> None:
    forge(site, "ru/index.html", '<html lang="ru"', '<html lang="kk"')
    assert codes(run, site) == {"page-language": 1}


def test_a_tour_that_lost_its_russian(run: Run, site: Path) -> None:
    forge(site, "tour.json", "Вестибюль", "")
    found = codes(run, site)
    assert found["text-missing"] == 1


def test_a_tile_that_no_manifest_knows(run: Run, site: Path) -> None:
    forge(site, "tour.json", '"tile_size": 512', '"tile_size": 256')
    assert codes(run, site)["address-broken"] >= 6


def test_what_is_no_site(run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nothing"):
        result = run("check", folder, "--json")
        assert result.status == 2
        assert result.json["error"]["code"] == "not-a-site"


@pytest.mark.parametrize(
    ("target", "page", "file"),
    [
        ("../a.webp", "kk/index.html", "a.webp"),
        ("./", "kk/index.html", "kk/index.html"),
        ("../", "kk/index.html", "index.html"),
        ("", "index.html", None),
        ("#rooms", "index.html", None),
        ("?view=1", "index.html", None),
        ("a%20b.webp", "index.html", "a b.webp"),
        ("kk/index.html#room", "index.html", "kk/index.html"),
        ("../../x", "kk/index.html", "../x"),
        ("/x", "kk/index.html", "../x"),
        ("mailto:a@b.kz", "index.html", None),
        ("data:image/png;base64,AA", "index.html", None),
    ],
)
def test_what_an_address_means(target: str, page: str, file: str | None) -> None:
    assert inside(target, page) == file


def test_every_kind_of_address_in_a_page_is_seen() -> None:
    page = """<!doctype html><html lang="kk"><head>
    <link rel="stylesheet" href="a.css"><link rel="canonical" href="b">
    <meta property="og:image" content="c.jpg"><meta property="og:image:width" content="1200">
    <style>body { background: url('d.webp') }</style></head>
    <body style="background: url(e.webp)"><img src="f.webp" srcset="g.webp 1x, h.webp 2x"><a href="i/">i</a>
    <script src="j.js"></script><script type="application/json">{"poster": "k.jpg", "title": "l.jpg"}</script>
    <video poster="m.jpg"></video><svg><use href="n.svg#x"></use></svg></body></html>"""
    found, language = in_page(page)
    assert language == "kk"
    fetched = {address.target for address in found if address.fetched}
    assert fetched == {
        "a.css",
        *(f"{letter}.webp" for letter in "defgh"),
        "j.js",
        "k.jpg",
        "m.jpg",
        "n.svg#x",
    }
    assert {address.target for address in found if not address.fetched} == {"b", "c.jpg", "i/"}
    assert [address.target for address in in_css('a{src:url("x.woff2")}')] == ["x.woff2"]
