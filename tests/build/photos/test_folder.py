"""What a folder gives away: photographs in order, and never anything from outside it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jetisu360.build.photos import folder as folder_module
from jetisu360.build.photos.copies import copy_marks, drop_copies
from jetisu360.build.photos.folder import fingerprints, list_folder
from jetisu360.storage import Folder
from jetisu360.tour.refusals import FolderNotFound


def fill(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())


def test_photographs_come_in_natural_order_and_nothing_else_does(tmp_path: Path) -> None:
    fill(
        tmp_path, "10.jpg", "2.JPG", "Алтын зал.png", "floor 2/1.tif", "museum.toml", "notes.txt", "Thumbs.db"
    )
    fill(tmp_path, ".DS_Store", "._2.JPG", ".hidden/3.jpg", "site/manifest.json", "site/scenes/a/poster.jpg")
    fill(tmp_path, "site.work/jetisu360-work.json", "site.work/x.jpg")
    listing = list_folder(Folder.at(tmp_path))
    assert list(listing.photographs) == ["2.JPG", "10.jpg", "floor 2/1.tif", "Алтын зал.png"]
    assert listing.left_out == []
    assert "museum.toml" in listing.texts


def test_raw_and_hdr_pictures_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    fill(tmp_path, "a.hdr", "b.dng", "c.insp", "d.mp4")
    assert list(list_folder(Folder.at(tmp_path)).photographs) == ["a.hdr", "b.dng", "c.insp"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "secret/passport.jpg", "photos/a.jpg", "photos/inside/b.jpg")
    photos = tmp_path / "photos"
    (photos / "outside.jpg").symlink_to(tmp_path / "secret" / "passport.jpg")
    (photos / "outside-folder").symlink_to(tmp_path / "secret")
    (photos / "round").symlink_to(photos)
    (photos / "alias.jpg").symlink_to(photos / "a.jpg")
    (photos / "broken.jpg").symlink_to(photos / "nothing.jpg")
    listing = list_folder(Folder.at(photos))
    assert list(listing.photographs) == ["a.jpg", "alias.jpg", "inside/b.jpg"]
    assert {(left.name, left.code) for left in listing.left_out} == {
        ("outside.jpg", "symlink-outside"),
        ("outside-folder", "symlink-outside"),
        ("broken.jpg", "photo-unreadable"),
    }


def test_a_folder_that_is_itself_a_link_is_fine(tmp_path: Path) -> None:
    fill(tmp_path, "photos/a.jpg")
    (tmp_path / "link").symlink_to(tmp_path / "photos")
    assert list(list_folder(Folder.at(tmp_path / "link")).photographs) == ["a.jpg"]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FolderNotFound):
        list_folder(Folder.at(tmp_path / "nothing"))
    fill(tmp_path, "file.jpg")
    with pytest.raises(FolderNotFound):
        list_folder(Folder.at(tmp_path / "file.jpg"))


def test_a_file_that_may_not_be_read_is_left_out_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a.jpg", "b.jpg")
    opened = Folder.open

    def guarded(folder: Folder, name: str) -> object:
        # root may read everything, so the system's answer to others is given here
        if name == "a.jpg":
            raise PermissionError(13, "Permission denied")
        return opened(folder, name)

    if os.getuid() == 0:
        monkeypatch.setattr(Folder, "open", guarded)
    else:
        (tmp_path / "a.jpg").chmod(0)
    found = fingerprints(Folder.at(tmp_path), ["a.jpg", "b.jpg"])
    assert isinstance(found["a.jpg"], folder_module.PhotoUnreadable)
    assert isinstance(found["b.jpg"], str)


def test_of_equal_files_the_first_stays() -> None:
    kept, copies, left_out = drop_copies({"b.jpg": "1", "a.jpg": "2", "copy of b.jpg": "1"})
    assert list(kept) == ["b.jpg", "a.jpg"]
    assert copies == {"copy of b.jpg": "b.jpg"}
    assert left_out[0].code == "photo-duplicate"
    assert "«b.jpg»" in left_out[0].say("kk")


@pytest.mark.parametrize(
    ("plain", "copy"),
    [
        ("zal.jpg", "zal (1).jpg"),
        ("zal.jpg", "zal - Copy.jpg"),
        ("zal.jpg", "Copy of zal.jpg"),
        ("zal.jpg", "Copy (2) of zal.jpg"),
        ("зал.jpg", "зал — копия (2).jpg"),
        ("зал.jpg", "Копия зал.jpg"),
        ("зал.jpg", "зал - көшірме.jpg"),
        ("зал.jpg", "зал көшірмесі.jpg"),
        ("zal.jpg", "zal copy 3.jpg"),
        ("zal.jpg", "zal 2.jpg"),  # macOS
        ("zal.jpg", "zal~2.jpg"),  # Android
        ("zal.jpg", "backup/zal.jpg"),
        ("Алтын зал.jpg", "IMG_1234.jpg"),  # a title is worth keeping
        ("Зал 2/R0010001.JPG", "R0010001.JPG"),
    ],
)
def test_of_copies_the_plain_name_stays_whatever_the_order(plain: str, copy: str) -> None:
    for names in ([plain, copy], [copy, plain]):
        kept, copies, left_out = drop_copies(dict.fromkeys(names, "1"))
        assert (list(kept), copies) == ([plain], {copy: plain})
        assert [one.name for one in left_out] == [copy]


def test_the_copy_that_the_keeper_names_stays() -> None:
    kept, copies, _ = drop_copies({"zal (1).jpg": "1", "zal.jpg": "1"}, ["zal (1).jpg"])
    assert (list(kept), copies) == (["zal (1).jpg"], {"zal.jpg": "zal (1).jpg"})


def test_what_marks_a_copy_and_what_does_not() -> None:
    assert not any(map(copy_marks, ("Щучий зал.jpg", "copyright.jpg", "зал 2.jpg", "(2018) зал.jpg")))
    assert copy_marks("Копия зал (1).jpg") == 2


def test_what_systems_leave_in_folders_stays_out(tmp_path: Path) -> None:
    fill(tmp_path, "hall.jpg", "зал/@eaDir/R1.JPG/SYNOPHOTO_THUMB_XL.jpg", "@eaDir/hall.jpg/thumb.jpg")
    fill(tmp_path, "#recycle/old.jpg", "@Recycle/old.jpg", "$RECYCLE.BIN/S-1-5/$R1.jpg", "__MACOSX/hall.jpg")
    fill(tmp_path, "System Volume Information/x.jpg", "Lightroom Previews.lrdata/a/b.jpg", "lost+found/1.jpg")
    fill(tmp_path, "@Recently-Snapshot/GMT/hall.jpg", "FOUND.000/FILE0000.jpg", "RECYCLER/a.jpg")
    fill(tmp_path, "desktop.ini", "Thumbs.db", "recycled paper/zal.jpg", "hall.jpg@SynoEAStream")
    for listing in (list_folder(Folder.at(tmp_path)), list_folder(_bucket_of(tmp_path))):
        assert list(listing.photographs) == ["hall.jpg", "recycled paper/zal.jpg"]
        assert listing.left_out == []


def _bucket_of(folder: Path) -> Folder:
    bucket = Folder(f"memory://{folder.name}")
    files = {one.relative_to(folder).as_posix(): one for one in folder.rglob("*") if one.is_file()}
    bucket.write_many({name: one.read_bytes() for name, one in files.items()})
    return bucket


def test_listing_says_the_same_twice(tmp_path: Path, make_photo: Callable[..., Path]) -> None:
    make_photo(tmp_path / "a.jpg")
    assert list_folder(Folder.at(tmp_path)) == list_folder(Folder.at(tmp_path))


@pytest.mark.parametrize(
    "name",
    [
        *("museum.toml.txt", "museum.toml.toml", "Museum.TOML", "MUSEUM.toml", " museum.toml", "museum.tml"),
        *("museum.toml.docx", "museum (1).toml", "museum - копия.toml", "museum.toml (2).txt"),
    ],
)
def test_words_under_another_name_are_told_how_to_be_called(name: str, tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", name)
    if (tmp_path / "museum.toml").exists():
        pytest.skip("this disk does not tell letters' case apart")
    [said] = list_folder(Folder.at(tmp_path)).remarks("museum", ())
    assert said.code == "museum-file-misnamed"
    for language in ("kk", "ru", "en"):
        assert name in said.message[language]
        assert "museum.toml" in said.message[language].replace(name, "")


def test_what_is_no_museum_file_is_not_taken_for_one(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "museum.toml", "museum (1).toml", "museum.txt", "museums.toml", "pyproject.toml")
    assert list_folder(Folder.at(tmp_path)).remarks("museum", ()) == []
    fill(tmp_path / "kept", "a.jpg", "museum.toml.bak")
    assert [one.code for one in list_folder(Folder.at(tmp_path / "kept")).remarks("museum", ())] == [
        "unread-beside"
    ]
    fill(tmp_path, "museum.toml.txt")
    (tmp_path / "kept" / "museum.toml.bak").unlink()
    assert [one.code for one in list_folder(Folder.at(tmp_path)).remarks("museum", ())] == [
        "museum-file-misnamed"
    ]
