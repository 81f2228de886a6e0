"""A museum as a folder: out and in again without a loss, and nothing of a hostile archive comes in."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jetisu360.portal.audit.models import Event
from jetisu360.portal.audit.verify import verify
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.store import Originals
from jetisu360.tour.museum_toml.museum_file import read_museum_file

from .test_documents import FULL

FOLDER = "/museums/own/folder"
SOURCE = FULL.replace('id = "abai"', 'id = "own"').encode()
FILES = {
    "зал 1.jpg": os.urandom(300_000),
    "yard.jpg": os.urandom(1000),
    "2-қабат/бөлме.jpg": os.urandom(1000),
    "домбыра.jpg": os.urandom(1000),
    "copy of yard.jpg": b"",
}
FILES["copy of yard.jpg"] = FILES["yard.jpg"]


def packed(files: dict[str, bytes], around: str = "own/") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(around + name, data)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def send(browser: Any, data: bytes, name: str = "own.zip", **more: str) -> Any:
    answer = browser.post(FOLDER, {"file": SimpleUploadedFile(name, data), **more}, follow=True)
    return answer.content.decode()


def downloaded(browser: Any) -> bytes:
    answer = browser.get("/museums/own/folder.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="own.zip"'
    return b"".join(answer.streaming_content)


def state() -> tuple[Any, ...]:
    """What must not change when a folder is refused."""
    museum = Museum.objects.get(slug="own")
    rows = tuple(Photograph.objects.filter(museum=museum).values_list("name", "sha256", "kind"))
    return museum.document, museum.revision, rows, tuple(sorted(Originals(museum).folder.files()))


def test_folder_portal_folder(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    page = send(browser, packed({**FILES, "museum.toml": SOURCE, "notes.docx": b"x", ".DS_Store": b"x"}))
    assert "The folder was taken in." in page
    assert "notes.docx" in page
    assert ".DS_Store" not in page
    out = unpacked(downloaded(browser))
    assert read_museum_file(out.pop("museum.toml"))[0] == read_museum_file(SOURCE)[0]
    assert {name: sha256(data).digest() for name, data in out.items()} == {
        name: sha256(data).digest() for name, data in FILES.items()
    }
    kinds = dict(Photograph.objects.values_list("name", "kind"))
    assert kinds.pop("домбыра.jpg") == "media"
    assert set(kinds.values()) == {"photograph"}
    # And what came out goes in again, though nothing changed: its note says that it is of this revision.
    before = state()
    assert "5 files were here already" in send(browser, downloaded(browser))
    assert state()[0::2] == before[0::2]
    assert [event.action for event in Event.objects.order_by("number")] == [
        *("museum.uploaded", "museum.downloaded", "museum.downloaded", "museum.uploaded")
    ]
    assert verify().whole


def test_museum_toml_alone(house: Any, signed_in: Any, add_photograph: Any) -> None:
    add_photograph("a.jpg")
    browser = signed_in(house.people["keeper"])
    assert "taken in" in send(browser, b'title = "\xd0\x90"\n', "museum.toml")
    assert read_document(Museum.objects.get(slug="own")).title.kk == "А"
    assert Photograph.objects.count() == 1


def test_what_was_changed_meanwhile_is_not_overwritten_in_silence(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    send(browser, packed({"museum.toml": SOURCE}))
    out = downloaded(browser)
    museum = Museum.objects.get(slug="own")
    museum.document = {**museum.document, "licence": "CC0"}
    museum.revision += 1
    museum.save()
    before = state()
    assert "would lose those changes" in send(browser, out)
    assert "would lose those changes" in send(browser, SOURCE, "museum.toml"), (
        "of nobody knows which revision"
    )
    assert state() == before
    assert "taken in" in send(browser, out, replace="yes")
    assert Museum.objects.get(slug="own").document["licence"] == "CC BY 4.0"


def test_the_folder_of_another_museum(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    before = state()
    assert "of another museum: abai" in send(browser, FULL.encode(), "museum.toml")
    stamped = b"# jetisu360 portal: museum elsewhere, revision 1\n"
    assert "of another museum: elsewhere" in send(browser, stamped, "museum.toml")
    assert state() == before


def link(name: str) -> bytes:
    buffer = io.BytesIO(packed({"museum.toml": b"", "a.jpg": b"x"}))
    with zipfile.ZipFile(buffer, "a") as archive:
        entry = zipfile.ZipInfo(f"own/{name}")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return buffer.getvalue()


def claims_little() -> bytes:
    """A file of 700 MB that says it has one byte."""
    data = packed({"museum.toml": b"", "a.jpg": bytes(3_000_000)})
    return data.replace((3_000_000).to_bytes(4, "little"), (1).to_bytes(4, "little"))


def many() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}.txt", b"")
    return buffer.getvalue()


def cut() -> bytes:
    data = packed({"museum.toml": b"", "a.jpg": os.urandom(5000)})
    return data[:200] + b"\0" * 2000 + data[2200:]


REFUSED = {
    "nothing": (b"", "own.zip", "neither"),
    "no zip": (b"PK\3\4 but no more", "own.zip", "neither"),
    "a text": (b"hello", "own.txt", "neither"),
    "another text called toml": (b"hello", "museum.toml", "museum.toml has mistakes"),
    "no museum.toml": (packed({"a.jpg": b"x"}), "own.zip", "no museum.toml"),
    "wrong museum.toml": (packed({"museum.toml": b"titel = 1", "a.jpg": b"x"}), "own.zip", "title"),
    "a way out": (packed({"museum.toml": b"", "../../a.jpg": b"x"}, ""), "own.zip", "leads out"),
    "a way out by a stroke": (packed({"museum.toml": b"", "..\\a.jpg": b"x"}, ""), "own.zip", "leads out"),
    "an absolute name": (packed({"museum.toml": b"", "/etc/a.jpg": b"x"}, ""), "own.zip", "refused"),
    "a device": (packed({"museum.toml": b"", "con.jpg": b"x"}), "own.zip", "device"),
    "a mark of direction": (packed({"museum.toml": b"", "a\u202egpj.jpg": b"x"}), "own.zip", "character"),
    "the same twice": (packed({"museum.toml": b"", "a.jpg": b"x", "A.JPG": b"y"}), "own.zip", "once more"),
    "a link": (link("b.jpg"), "own.zip", "a link"),
    "a bomb of a text": (packed({"museum.toml": b"#" * 30_000_000}), "own.zip", "20 MB"),
    "a lie about its size": (claims_little(), "own.zip", "neither"),
    "too many": (many(), "own.zip", "10"),
    "damaged": (cut(), "own.zip", "neither"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_one_sentence_and_changes_nothing(
    house: Any, signed_in: Any, add_photograph: Any, case: str, storage: Path
) -> None:
    data, name, said = REFUSED[case]
    browser = signed_in(house.people["keeper"])
    add_photograph("yard.jpg")
    before = state()
    answer = browser.post(FOLDER, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    page = answer.content.decode()
    problem = page[page.index('id="file-error"') :].partition("</p>")[0]
    assert said in problem, problem
    assert state() == before
    for language in ("kk", "ru"):
        house.people["keeper"].language = language
        house.people["keeper"].save()
        page = browser.post(FOLDER, {"file": SimpleUploadedFile(name, data)}).content.decode()
        assert "file-error" in page


def test_no_file_at_all(house: Any, signed_in: Any) -> None:
    assert "Choose a file first" in signed_in(house.people["keeper"]).post(FOLDER, {}).content.decode()


def test_a_folder_over_the_quota(house: Any, signed_in: Any) -> None:
    Museum.objects.filter(slug="own").update(quota=300_500)
    browser = signed_in(house.people["keeper"])
    before = state()
    assert "does not fit" in send(browser, packed({**FILES, "museum.toml": SOURCE}))
    assert state() == before
    Museum.objects.filter(slug="own").update(quota=400_000)
    assert "taken in" in send(browser, packed({**FILES, "museum.toml": SOURCE}))


def test_a_storage_that_fails_in_the_middle_leaves_nothing(
    house: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, calls, put = signed_in(house.people["keeper"]), [], Originals.put

    def failing(self: Any, *args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        if len(calls) > 4:
            raise OSError(28, "No space left on device")
        return put(self, *args, **kwargs)

    before = state()
    monkeypatch.setattr(Originals, "put", failing)
    page = send(browser, packed({**FILES, "museum.toml": SOURCE}))
    assert "Nothing was changed" in page
    assert state() == before


def test_a_missing_original_is_one_sentence(
    house: Any, signed_in: Any, add_photograph: Any, storage: Path
) -> None:
    row = add_photograph("a.jpg")
    next(storage.rglob(row.sha256)).unlink()
    answer = signed_in(house.people["keeper"]).get("/museums/own/folder.zip")
    assert answer.status_code == 422
    assert "not in the storage any more" in answer.content.decode()


def test_an_archived_museum_is_not_replaced(house: Any, signed_in: Any) -> None:
    Museum.objects.filter(slug="own").update(archived=True)
    before = state()
    assert "in the archive" in send(
        signed_in(house.people["keeper"]), packed({**FILES, "museum.toml": SOURCE})
    )
    assert state() == before


def test_archive_quota_and_back(house: Any, signed_in: Any) -> None:
    editor, operator = signed_in(house.people["editor"]), signed_in(house.people["operator"])
    address = "/museums/own/keeping"
    for archived in ("yes", "yes", "no"):
        editor.post(f"{address}/archive", {"archived": archived})
        assert Museum.objects.get(slug="own").archived == (archived == "yes")
        assert ("in the archive" in editor.get("/museums/own/").content.decode()) == (archived == "yes")
    for typed, size in (("1,5", 1_500_000_000), ("", None), ("0.001", 1_000_000)):
        operator.post(f"{address}/quota", {"gigabytes": typed})
        assert Museum.objects.get(slug="own").quota == size
    for wrong in ("-1", "0", "much", "nan", "inf", "1e99"):
        answer = operator.post(f"{address}/quota", {"gigabytes": wrong})
        assert answer.status_code == 422, wrong
        assert 'id="gigabytes-error"' in answer.content.decode()
    assert Museum.objects.get(slug="own").quota == 1_000_000
    assert list(Event.objects.values_list("action", flat=True)) == [
        *("museum.archived", "museum.restored", "museum.quota", "museum.quota", "museum.quota")
    ]


def test_photographs_of_a_folder_wait_for_their_verdict(house: Any, signed_in: Any) -> None:
    from jetisu360.portal.uploads.models import Check

    send(signed_in(house.people["keeper"]), packed({**FILES, "museum.toml": SOURCE}))
    names = set(Check.objects.values_list("photograph__name", flat=True))
    assert names == set(FILES) - {"домбыра.jpg"}
