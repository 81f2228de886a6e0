"""How each reader is called with the bytes of a file, in the folder it is given."""

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from jetisu360.errors import JetisuError


def museum(data: bytes, folder: Path) -> None:
    from jetisu360.tour.museum_toml.museum_file import read_museum_file

    read_museum_file(data)


def decisions(data: bytes, folder: Path) -> None:
    from jetisu360.panorama.privacy.region import Region
    from jetisu360.tour.museum_toml.decision import Decision
    from jetisu360.tour.museum_toml.decisions import edited
    from jetisu360.tour.museum_toml.museum_file import read_museum_file

    read_museum_file(data)
    edited(data.decode("utf-8-sig"), [Decision("a.jpg", "blur", Region(1.0, 2.0, 3.0, 4.0))], [])


def answers(data: bytes, folder: Path) -> None:
    from jetisu360.tour.museum_toml.museum_file import read_museum_file
    from jetisu360.tour.museum_toml.rows_text import rewritten
    from jetisu360.tour.museum_toml.values import values_of

    before = values_of(read_museum_file(data)[0])
    walk = before.get("walk", {})
    pairs = [*walk.get("pairs", []), {"between": ["x", "y"], "link": True}]
    rewritten(data.decode("utf-8-sig"), before, {**before, "walk": {**walk, "pairs": pairs}})


def review(data: bytes, folder: Path) -> None:
    from jetisu360.commands.review import api
    from jetisu360.commands.review.session import Session
    from jetisu360.tour.museum_toml.decisions import DecisionsFile

    api.post(Session(DecisionsFile(folder), [], {}), "changes", data)


def editor(data: bytes, folder: Path) -> None:
    from jetisu360.portal.editor.body import ChangesBody, read_body
    from jetisu360.tour.operations.apply import applied
    from jetisu360.tour.operations.operate import Rooms

    for change in read_body(data, ChangesBody).changes:
        applied({}, change, Rooms(("a.jpg",), {"a.jpg": "a"}))


def boundaries(data: bytes, folder: Path) -> None:
    from jetisu360.portal.control.boundaries.reading import read
    from jetisu360.portal.control.boundaries.shrinking import shrunk

    shrunk([one.polygons for one in read(data)])


def lines(data: bytes, folder: Path) -> None:
    from jetisu360.tour.museum_toml.toml_lines import line_of, line_table

    line_of(line_table(data.decode()), ("scenes", 3, "labels", 1, "polygon", 2))


def region(data: bytes, folder: Path) -> None:
    from jetisu360.publish.region.region_file import read_region_file

    read_region_file(data)


def tour(data: bytes, folder: Path) -> None:
    from jetisu360.tour.document.tour import read_tour

    read_tour(data)


def own_files(data: bytes, folder: Path) -> None:
    from jetisu360.build.state import NAME, State
    from jetisu360.publish.deploy.manifest import read_manifest
    from jetisu360.storage import Folder

    (folder / "manifest.json").write_bytes(data)
    (folder / NAME).write_bytes(data)
    read_manifest(Folder(str(folder)))
    State(Folder(str(folder)))


def pannellum(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.import_tour import find_tour
    from jetisu360.exchange.pannellum.configuration import read_configuration
    from jetisu360.exchange.pannellum.read import museum_values

    (folder / "tour.json").write_bytes(data)
    find_tour(folder, "kk", None)
    museum_values({"kk": read_configuration(FolderFiles(folder), "tour.json")})


def scripts(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.common.scripts.script import Script
    from jetisu360.exchange.common.scripts.script_values import Values
    from jetisu360.exchange.marzipano.find import projects
    from jetisu360.exchange.pannellum.choose import choose
    from jetisu360.exchange.pannellum.find import search

    for old in ("page.html", "tour.js", "data.js"):
        (folder / old).unlink(missing_ok=True)
    (folder / "page.html").write_bytes(b"<script src='tour.js'></script><script>" + data)
    (folder / "tour.js").write_bytes(data)
    (folder / "data.js").write_bytes(data)
    files = FolderFiles(folder)
    projects(files, ["data.js"])
    found = search(files, ["page.html", "tour.js"]).found
    if found:
        choose(found, "kk")
    script = Script(data.decode(), "a.js")
    script.damage()
    values = Values([script])
    for name in values.names():
        values.named(name)


def marzipano(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.marzipano.read import museum_values, read_data

    (folder / "data.js").write_bytes(data)
    museum_values({"kk": read_data(FolderFiles(folder), "data.js")})


def xml_tour(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.import_tour import find_tour

    for face in "frblud":
        (folder / f"p_{face}.jpg").touch()
        (folder / f"t_{'frblud'.index(face)}.jpg").touch()
    (folder / "tour.xml").write_bytes(data)
    find_tour(folder / "tour.xml", "kk", None)


def nodes(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import FolderFiles
    from jetisu360.exchange.photo_sphere_viewer.read import find_nodes

    (folder / "a.jpg").touch()
    (folder / "tour.js").write_bytes(data)
    find_nodes(FolderFiles(folder), ["tour.js"], "kk")


def product(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.import_tour import find_tour

    (folder / "index.html").write_bytes(data)
    find_tour(folder, "kk", None)


def table(suffix: str) -> Callable[[bytes, Path], None]:
    def read(data: bytes, folder: Path) -> None:
        from jetisu360.exchange.tables.objects import import_objects

        (folder / f"t.{suffix}").write_bytes(data)
        (folder / "museum.toml").unlink(missing_ok=True)
        import_objects(folder / f"t.{suffix}", folder)

    return read


def minutes(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.extract import assignments
    from jetisu360.minutes.read.dated import date_of
    from jetisu360.minutes.read.reading import read_bytes

    document = read_bytes(data, "a")
    date_of(document)
    assignments(document, date(2024, 2, 12))


def pdf_lines(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.read.pdf_layout import parts_of, without_running_heads

    for lines in without_running_heads(data.decode().split("\f")):
        parts_of(lines)


def minutes_file(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.read.reading import read_bytes

    read_bytes(data, "a")


def mail(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.read.mail import read_mail

    read_mail(data, "a.eml")


def pdf(data: bytes, folder: Path) -> None:
    from jetisu360.minutes.read.pdf_pages import read_pages

    read_pages(data)


def label_html(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.import_losses import Losses
    from jetisu360.exchange.common.text.cards import label_of, opened, read_card

    label_of({"kk": read_card(data.decode())}, "hall/1", Losses())
    opened(data.decode())


def page(data: bytes, folder: Path) -> None:
    from jetisu360.publish.check.addresses import in_css, in_page
    from jetisu360.publish.check.site import _in_data

    in_page(data.decode())
    in_css(data.decode())
    _in_data(data.decode())


def xmp(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.gpano.read import _alternatives
    from jetisu360.panorama.read.gpano import read_gpano

    read_gpano((data,))
    _alternatives(data, "title")


def exif(data: bytes, folder: Path) -> None:
    from jetisu360.panorama.read.metadata import read_shot

    read_shot(data, "Asia/Almaty")


def picture(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.pictures import picture_header

    picture_header(data, "a")


def captions(data: bytes, folder: Path) -> None:
    from jetisu360.tour.media_files.captions_file import inspect_captions

    inspect_captions(data, "a.vtt")


def media(data: bytes, folder: Path) -> None:
    from jetisu360.build.steps.media import cleaned_media
    from jetisu360.tour.media_files.boxes import BoxesDamaged
    from jetisu360.tour.media_files.clean.pieces import NotUnderstood
    from jetisu360.tour.media_files.film_file import inspect_film
    from jetisu360.tour.media_files.sound_file import inspect_sound

    for inspect in (inspect_sound, inspect_film):
        with contextlib.suppress(JetisuError):
            inspect(data, "a")
    for kind in ("sound", "film", "captions"):
        with contextlib.suppress(JetisuError, NotUnderstood, BoxesDamaged, IndexError):
            cleaned_media(data, kind, "a")


def archive(data: bytes, folder: Path) -> None:
    from jetisu360.exchange.common.files import ZipFiles
    from jetisu360.publish.serve.zipped import ZippedSite

    (folder / "a.zip").write_bytes(data)
    for open_it in (ZipFiles, ZippedSite):
        with contextlib.suppress(JetisuError):
            open_it(folder / "a.zip")


def backup(data: bytes, folder: Path) -> None:
    from jetisu360.portal.backup.reading import opened

    (folder / "a.zip").write_bytes(data)
    with opened(folder / "a.zip"):
        pass
