"""A region from end to end: whole museums below, quick when nothing changed, never half a site."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.region import BuiltRegion, RegionOptions, build_region
from jetisu360.publish.check.region import verify_region
from jetisu360.publish.check.site import verify_site
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.publish.deploy.place import SiteNotOurs, SiteOfAnotherKind
from jetisu360.publish.offline.archive import archive_site
from jetisu360.publish.region.refusals import (
    MuseumFolderMissing,
    RegionFileMissing,
    RegionHasNoTours,
    RegionInSite,
    RegionNotRemote,
)
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import read_tour


def test_every_museum_is_a_whole_site_of_its_own(built: tuple[RegionOptions, BuiltRegion]) -> None:
    options, region = built
    site = options.site.path
    assert [museum.id for museum in region.museums] == ["dala", "auyl", "keiin"]
    assert verify_region(options.site).errors == []
    for name in ("dala", "auyl"):
        assert verify_site(Folder(str(site / "museums" / name))).errors == []
    assert not (site / "museums" / "keiin").exists()
    for language in ("kk", "ru", "en"):
        assert (site / language / "index.html").is_file()


def test_a_museums_pages_lead_back_to_the_region(built: tuple[RegionOptions, BuiltRegion]) -> None:
    site = built[0].site.path
    museum = site / "museums" / "auyl"
    for code, home, name in (
        ("kk", "kk", "Жетісу музейлері"),
        ("ru", "ru", "Музеи Жетысу"),
        ("en", "en", "Museums of Jetisu"),
        ("kk-Latn", "kk", "Jetısu muzeilerı"),
    ):
        for path in ("index.html", "rooms/kui.html"):
            page = museum / code / path
            text = page.read_text("utf-8")
            ((way, said),) = re.findall(r'<a href="([^"]+)" rel="up" data-region>(.*?)</a>', text)
            assert (page.parent / way).resolve() == site / home / "index.html", (code, path)
            assert (page.parent / way).is_file()
            assert re.sub("<[^>]*>", "", said) == name
            (graph,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
            (trail,) = [node for node in json.loads(graph)["@graph"] if node["@type"] == "BreadcrumbList"]
            assert trail["itemListElement"][0]["item"] == f"https://museums.example.kz/{home}/index.html"


def test_a_museum_alone_has_no_way_to_a_region(
    built: tuple[RegionOptions, BuiltRegion], tmp_path: Path
) -> None:
    museum = built[0].site.path / "museums" / "auyl"
    manifest = read_manifest(Folder(str(museum)))
    assert manifest is not None
    archive_site(museum, tmp_path / "auyl.zip", read_tour((museum / "tour.json").read_bytes()), manifest)
    with zipfile.ZipFile(tmp_path / "auyl.zip") as archive:
        archive.extractall(tmp_path / "auyl")
    pages = list((tmp_path / "auyl").rglob("*.html"))
    assert len(pages) > 10
    assert not [page for page in pages if "data-region" in page.read_text("utf-8")]
    assert verify_site(Folder(str(tmp_path / "auyl"))).findings == verify_site(Folder(str(museum))).findings


def test_the_map_and_the_list_name_the_same_museums(built: tuple[RegionOptions, BuiltRegion]) -> None:
    page = (built[0].site.path / "kk" / "index.html").read_text("utf-8")
    drawn, listed = page.split('class="region-list"')
    for href, title in (
        ("../museums/auyl/kk/index.html", "Әуен музейі"),
        ("../museums/dala/kk/index.html", "Ұлы дала мұражайы"),
        ("#museum-keiin", "Ілияс Жансүгіров әдеби музейі"),
    ):
        assert f'href="{href}"' in drawn
        assert title in drawn
        assert title in listed
    # Ә comes before Ұ in Kazakh, and a museum without a tour after those with one.
    assert listed.index("Әуен музейі") < listed.index("Ұлы дала мұражайы") < listed.index("Ілияс")
    assert "Панорамалық туры әлі жоқ" in listed


def test_what_search_engines_are_told(built: tuple[RegionOptions, BuiltRegion]) -> None:
    site = built[0].site.path
    page = (site / "ru" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://museums.example.kz/ru/index.html">' in page
    for code in ("kk", "ru", "en"):
        assert f'hreflang="{code}" href="https://museums.example.kz/{code}/index.html"' in page
    record = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    items = [entry["item"] for entry in record["mainEntity"]["itemListElement"]]
    assert {item["@type"] for item in items} == {"Museum"}
    assert record["mainEntity"]["numberOfItems"] == 3
    assert "https://museums.example.kz/sitemap-region.xml" in (site / "sitemap.xml").read_text("utf-8")


def test_the_home_page_is_small(built: tuple[RegionOptions, BuiltRegion]) -> None:
    for language in ("kk", "ru", "en"):
        assert (built[0].site.path / language / "index.html.br").stat().st_size < 20_000


def test_a_second_build_does_nothing_and_a_change_is_found(
    write_region: Callable[[Path], RegionOptions], tmp_path: Path, quiet: Any
) -> None:
    options = write_region(tmp_path)
    assert not build_region(options, quiet).unchanged
    steps = len(quiet.steps)
    before = (options.site.path / "manifest.json").stat().st_ino
    again = build_region(options, quiet)
    assert again.unchanged
    assert len(quiet.steps) == steps, "no picture is made twice"
    assert (options.site.path / "manifest.json").stat().st_ino == before
    file = options.folder.path / "region.toml"
    file.write_text(file.read_text("utf-8").replace("Жетісу музейлері", "Алатау музейлері"), "utf-8")
    assert not build_region(options, quiet).unchanged
    assert len(quiet.steps) == steps
    assert "Алатау музейлері" in (options.site.path / "kk" / "index.html").read_text("utf-8")
    # Someone tampers with a museum inside the region: it is put right.
    page = options.site.path / "museums" / "auyl" / "kk" / "index.html"
    page.unlink()
    assert not build_region(options, quiet).unchanged
    assert page.is_file()


def test_a_museum_that_fails_keeps_the_site_it_had(again: RegionOptions, quiet: Any) -> None:
    options = again
    (options.folder.path / "auyl" / "kui.jpg").write_bytes(b"not a picture at all")
    built = build_region(options, quiet)
    assert any(one.name.startswith("auyl") for one in built.report.left_out)
    assert (options.site.path / "museums" / "auyl" / "kk" / "index.html").is_file()


def test_a_damaged_site_is_not_taken_over(
    write_region: Callable[[Path], RegionOptions], tmp_path: Path, quiet: Any
) -> None:
    options = write_region(tmp_path)
    os.truncate(options.folder.path / "dala" / "kk" / "index.html", 10)
    built = build_region(options, quiet)
    assert [one.code for one in built.report.left_out] == ["museum-site-damaged"]
    assert built.museums[0].tour is None
    assert built.museums[1].tour is not None


def test_nothing_happens_where_it_would_do_harm(again: RegionOptions, tmp_path: Path, quiet: Any) -> None:
    options = again

    def attempt(**change: Any) -> None:
        values = {"folder": options.folder, "site": options.site, "work": options.work} | change
        build_region(RegionOptions(**values), quiet)

    with pytest.raises(RegionInSite):
        attempt(site=Folder(str(options.folder.path / "site")))
    with pytest.raises(RegionNotRemote):
        attempt(site=Folder("s3://bucket/site"))
    with pytest.raises(RegionFileMissing):
        attempt(folder=Folder(str(options.folder.path / "auyl")))
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine")
    with pytest.raises(SiteNotOurs):
        attempt(site=Folder(str(full)))
    with pytest.raises(SiteOfAnotherKind):
        attempt(site=Folder(str(shutil.copytree(options.folder.path / "dala", tmp_path / "museum"))))
    with pytest.raises(SiteOfAnotherKind):
        build(Options(Folder(str(options.folder.path / "auyl")), options.site, options.work), quiet)
    shutil.rmtree(options.folder.path / "auyl")
    with pytest.raises(MuseumFolderMissing):
        build_region(options, quiet)


def test_a_region_of_nothing_but_failures_is_refused(tmp_path: Path, quiet: Any) -> None:
    source = tmp_path / "source"
    (source / "empty").mkdir(parents=True)
    (source / "region.toml").write_text('[[museums]]\nid = "empty"\nfolder = "empty"\n')
    with pytest.raises(RegionHasNoTours):
        build_region(
            RegionOptions(Folder(str(source)), Folder(str(tmp_path / "s")), Folder(str(tmp_path / "w"))),
            quiet,
        )
    assert not (tmp_path / "s").exists()
