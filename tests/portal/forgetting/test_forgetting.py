"""After publishing, an original with something blurred is replaced by its blurred form, for good."""

from __future__ import annotations

import io
import json
from dataclasses import replace as changed
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jetisu360.build import looking
from jetisu360.panorama.privacy.region import Proposal, Region
from jetisu360.panorama.read.photo import read_photo
from jetisu360.portal.audit.models import Event
from jetisu360.portal.forgetting import cleaning, job
from jetisu360.portal.forgetting.asking import set_wanted
from jetisu360.portal.forgetting.blurred_copy import blurred_sphere
from jetisu360.portal.forgetting.models import Replaced
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.states import State
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.places import place
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.privacy.decisions import DocumentDecisions
from jetisu360.portal.publication import layout
from jetisu360.portal.publication.asking import ask_preview, ask_publishing
from jetisu360.portal.publication.checks import blocking
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.stale import is_stale
from jetisu360.portal.uploads.removed import keep_row
from jetisu360.tour.museum_toml.decision import Decision, Verdict

from ..publication.conftest import emptied, site  # noqa: F401  (fixtures)

pytestmark = pytest.mark.django_db(transaction=True)
FACE, BUST = Region(20.0, 0.0, 30.0, 30.0), Region(-100.0, 5.0, 12.0, 12.0)


@pytest.fixture(autouse=True)
def faces(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found in a photograph, by its name."""
    found = {"a.jpg": (FACE, BUST)}
    real = looking._seen

    def seen(context: Any, task: Any, pack: Any) -> Any:
        proposals = tuple(Proposal("face", where, 0.9) for where in found.get(task.name, ()))
        return changed(real(context, task, pack), proposals=proposals)

    monkeypatch.setattr(looking, "_seen", seen)


def museum() -> Any:
    return Museum.objects.select_related("region").get(slug="own")


def row(name: str = "a.jpg") -> Any:
    return Photograph.objects.select_related("museum").get(museum__slug="own", name=name)


def decide(site: Any, where: Region = FACE, verdict: Verdict = "blur") -> None:  # noqa: F811
    decision = Decision("a.jpg", verdict, where, "", row().sha256)
    DocumentDecisions(museum().pk, site.keeper).change([decision])


def preview(site: Any) -> Version:  # noqa: F811
    ask_preview(museum(), site.keeper)
    site.work()
    return Version.objects.select_related("museum").order_by("-number")[0]


def publish(site: Any) -> Version:  # noqa: F811
    version = preview(site)
    ask_publishing(version, site.keeper)
    site.work()
    version.refresh_from_db()
    assert version.published_at
    return version


def nowhere(data: bytes) -> bool:
    """Whether no file of the storage has these bytes."""
    roles = ("originals", "working", "published")
    files = (path for role in roles for path in place(role).path.rglob("*") if path.is_file())
    return not any(path.stat().st_size == len(data) and path.read_bytes() == data for path in files)


@pytest.fixture
def original(site: Any) -> bytes:  # noqa: F811
    """The bytes of `a.jpg`; all in it is decided, and its deletion is wanted."""
    decide(site)
    decide(site, BUST, "keep")
    set_wanted(museum(), True, site.keeper)
    with Originals(museum()).open(row().sha256) as file:
        return bytes(file.read())


def test_the_unblurred_file_is_gone_everywhere(site: Any, original: bytes, signed_in: Any) -> None:  # noqa: F811
    before, other = row().sha256, row("b.jpg").sha256
    version = publish(site)
    done = [(one.state, one.error) for one in Job.objects.filter(kind="forget")]
    assert done == [(State.DONE, None)]
    after = row().sha256
    assert after != before
    assert row("b.jpg").sha256 == other, "nothing is blurred in it: it stays as it is"
    assert not Originals(museum()).has(before)
    assert nowhere(original)
    assert [(one.before, one.after, one.gone) for one in Replaced.objects.all()] == [(before, after, True)]
    # What is left is the same photograph, blurred.
    with Originals(museum()).open(after) as file:
        made = read_photo(file.read(), "a.jpg", placed=True)
    was = read_photo(original, "a.jpg", placed=True)
    assert made.info.crop == was.info.crop
    apart = np.abs(made.pixels.astype(int) - was.pixels).max(axis=2)
    rows, columns = np.mgrid[0:512, 0:1024]
    yaw, pitch = (columns + 0.5) / 1024 * 360 - 180, 90 - (rows + 0.5) / 512 * 180
    assert np.quantile(apart[(np.abs(yaw - 20) > 30) | (np.abs(pitch) > 30)], 0.999) <= 6
    inside = (np.abs(yaw - 20) < 10) & (np.abs(pitch) < 10)
    assert made.pixels[inside].std() < was.pixels[inside].std() / 2
    # The decisions hold of the new file; nothing is asked or blurred anew, nothing looks out of date.
    scene = next(one for one in read_document(museum()).scenes if one.file == "a.jpg")
    assert [(one.photo, one.done) for one in scene.blur] == [(after[:12], True)]
    assert [(one.photo, one.done) for one in scene.keep] == [(after[:12], False)]
    version.refresh_from_db()
    assert not is_stale(museum(), version)
    newer = preview(site)
    assert newer.undecided == 0
    assert blocking(newer) == blocking(version) == []
    assert Event.objects.filter(action="privacy.forgotten", museum="own").count() == 1
    assert "a.jpg" in signed_in(site.keeper).get("/museums/own/originals").content.decode()


def test_nothing_happens_unless_it_is_wanted(site: Any, original: bytes) -> None:  # noqa: F811
    set_wanted(museum(), False, site.keeper)
    publish(site)
    assert not nowhere(original)
    assert not Job.objects.filter(kind="forget").exists()
    # Wanted later, it happens at once with what is published.
    set_wanted(museum(), True, site.keeper)
    site.work()
    assert nowhere(original)


def test_what_is_not_published_yet_is_kept(site: Any, original: bytes) -> None:  # noqa: F811
    before = row().sha256
    preview(site)
    assert row().sha256 == before, "a preview is not published"
    version = publish(site)
    after = row().sha256
    assert after != before
    # A region that is drawn afterwards waits until visitors see it blurred.
    decide(site, Region(100.0, 0.0, 9.0, 9.0))
    set_wanted(museum(), False, site.keeper)
    set_wanted(museum(), True, site.keeper)
    site.work()
    assert row().sha256 == after
    assert publish(site).number > version.number
    assert row().sha256 not in (before, after)


def test_versions_that_show_it_unblurred_go(site: Any) -> None:  # noqa: F811
    undecided = preview(site)
    decide(site, BUST, "keep")
    decide(site, FACE, "keep")
    unblurred = publish(site)
    decide(site, FACE, "blur")
    set_wanted(museum(), True, site.keeper)
    blurred = publish(site)
    numbers = {one.number: one.removed for one in Version.objects.all()}
    assert numbers == {undecided.number: True, unblurred.number: True, blurred.number: False}
    assert not layout.preview(museum(), unblurred.folder).exists()
    assert not layout.shown(layout.version_path(museum(), unblurred.folder)).exists()


def test_what_was_kept_for_a_month_goes_as_well(site: Any, original: bytes) -> None:  # noqa: F811
    keep_row(row(), site.keeper, replaced=True)
    publish(site)
    assert nowhere(original)


@pytest.mark.parametrize("where", ["clean", "replace", "_forget_steps", "as_folder"])
def test_killed_in_the_middle_it_goes_on(
    site: Any,  # noqa: F811
    original: bytes,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    before = row().sha256
    module = job if where in ("clean", "replace") else cleaning
    real, died = getattr(module, where), []

    def dies(*args: Any, **more: Any) -> Any:
        if died:
            return real(*args, **more)
        died.append(1)
        if where == "replace":
            real(*args, **more)
        raise OSError(5, "pulled out")

    monkeypatch.setattr(module, where, dies)
    publish(site)
    assert died
    assert Originals(museum()).has(row().sha256), "the blurred one is there before the other goes"
    Job.objects.filter(kind="forget", ended_at=None).delete()
    set_wanted(museum(), False, site.keeper)
    set_wanted(museum(), True, site.keeper)
    site.work()
    assert not Originals(museum()).has(before)
    assert nowhere(original)
    assert Replaced.objects.filter(gone=True).count() == Replaced.objects.count() == 1


def test_what_would_not_be_the_same_photograph_is_kept(
    site: Any,  # noqa: F811
    original: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jetisu360.portal.forgetting.blurred_copy.MOST_APART", -1)
    publish(site)
    assert not nowhere(original)
    assert json.loads(Event.objects.get(action="privacy.kept").details)["files"] == ["a.jpg"]


def test_only_who_has_read_what_cannot_be_undone_turns_it_on(house: Any, signed_in: Any) -> None:
    keeper = signed_in(house.people["keeper"])
    assert keeper.post("/museums/own/originals", {"wanted": "yes"}).status_code == 422
    assert keeper.post("/museums/own/originals", {"wanted": "yes", "understood": "yes"}).status_code == 302
    assert "Unblurred originals are deleted" in keeper.get("/museums/own/originals").content.decode()
    assert keeper.post("/museums/own/originals", {"wanted": "no"}).status_code == 302
    assert signed_in(house.people["observer"]).get("/museums/own/originals").status_code == 403
    assert signed_in(house.people["other_keeper"]).get("/museums/own/originals").status_code == 404
    events = Event.objects.filter(action="privacy.forgetting")
    assert [json.loads(one.details)["wanted"] for one in events] == [True, False]


def test_nothing_that_shows_people_is_left_beside_the_pixels() -> None:
    """A preview in EXIF, and pictures inside of XMP; what builds and people need is as it was."""
    noise = np.random.default_rng(3).integers(0, 255, (16, 32, 3), dtype=np.uint8)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "RICOH", "THETA"
    exif.get_ifd(0x8769)[0x9003] = "2018:02:12 14:30:00"
    exif.get_ifd(0x8769)[0x927C] = b"SECRETNOTE" * 20
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 0.0, 36.0), 3: "E", 4: (78.0, 22.0, 12.0)})
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" GPano:ProjectionType="equirectangular" '
        'GPano:PoseHeadingDegrees="123" GPano:PosePitchDegrees="2.5" GPano:PoseRollDegrees="-1" '
        'xmp:Thumbnails="SECRETTHUMB"/></rdf:RDF></x:xmpmeta>'
    )
    file = io.BytesIO()
    picture = Image.fromarray(noise).resize((1024, 512), Image.Resampling.BICUBIC)
    picture.save(file, "JPEG", quality=90, exif=exif, xmp=xmp.encode())
    made = blurred_sphere(file.getvalue(), "a.jpg", [FACE], None, True)
    was, now = (read_photo(data, "a.jpg", placed=True).info for data in (file.getvalue(), made))
    assert b"SECRET" in file.getvalue()
    assert b"SECRET" not in made
    for name in ("crop", "level", "heading", "captured_at", "camera", "gps"):
        assert getattr(now, name) == getattr(was, name), name
    assert now.heading == 123
    assert now.gps is not None
