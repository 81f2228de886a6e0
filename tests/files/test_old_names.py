"""Names that are no text: read as what they are, told apart, and found again by the name that was printed."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jetisu360.files.old_names import DAMAGED, UNKNOWN, is_old, printable_names, real_path
from jetisu360.storage import Folder

# What keepers call photographs of rooms; written before the program read any of them.
RUSSIAN = """
зал|Зал 1|Вестибюль|Кабинет директора|Двор|Лестница|Зал природы|Археология|Главный вход|Коридор 2 этаж
Выставочный зал|Экспозиция|Щит|Юрта|Музыкальные инструменты|Этнография|фойе|Вход|Выход|Конференц-зал|Кухня
Чучело ёлки|Съезд|Золото саков|ВЕСТИБЮЛЬ|зал природы (2)|Панорама двор 2018|Музей Талдыкорган|Объект №5
крыша|холл|аул|чай|река|арка|ниша|рама|пол|эхо|Зал «Победа»|Алматы — 2018
"""
KAZAKH = """
Кіреберіс|Алтын адам залы|Қобыз мен домбыра|Киіз үй|Аула|Екінші қабат|Табиғат залы|Көрме залы|Өнер
Музей әкімшілігі|Ұлттық ойындар|Ғылым|Тарих залы|Төменгі дәліз|Қару-жарақ|Шаңырақ|бас ғимарат|Жәдігерлер
Сақ алтыны
"""
WESTERN = "Musée|Zürich|Besançon|São Paulo|Århus|Säulenhalle"


def words(text: str) -> list[str]:
    return [word for line in text.split("\n") for word in line.split("|") if word]


def as_listed(raw: bytes) -> str:
    """As Python hands over the name of a file on Linux."""
    return raw.decode("utf-8", "surrogateescape")


def read(*names: str) -> list[str]:
    found = printable_names(names)
    return [found[name].name if name in found else name for name in names]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *((name, code) for name in words(RUSSIAN) for code in ("cp866", "cp1251")),
        *((name, "kz1048") for name in words(KAZAKH)),
        *((name, code) for name in words(WESTERN) for code in ("cp1252", "cp850")),
        ("展厅", "gb18030"),
    ],
)
def test_a_name_is_read_as_what_it_was(name: str, encoding: str) -> None:
    try:
        raw = f"{name}.jpg".encode(encoding)
    except UnicodeEncodeError:
        pytest.skip(f"{encoding} does not have these letters")
    found = printable_names([as_listed(raw)])
    assert [one.name for one in found.values()] in ([f"{name}.jpg"], [])


def test_kazakh_letters_tell_the_kazakh_encodings_from_the_russian_one() -> None:
    names = [as_listed(f"{name}.jpg".encode("ptcp154")) for name in ("Қобыз", "Жәдігерлер", "Ұлттық ойындар")]
    assert read(*names) == ["Қобыз.jpg", "Жәдігерлер.jpg", "Ұлттық ойындар.jpg"]
    assert {one.encoding for one in printable_names(names).values()} == {"ptcp154"}


def test_what_was_packed_together_is_in_one_encoding() -> None:
    alone = as_listed("хрящ.jpg".encode("cp866"))  # «еапй» in cp1251 looks no worse
    others = [as_listed(f"{name}.jpg".encode("cp866")) for name in ("Вестибюль", "Лестница", "Выход")]
    assert read(alone, *others)[0] == "хрящ.jpg"


def test_two_names_that_read_alike_stay_two() -> None:
    old = [as_listed("Зал.jpg".encode(code)) for code in ("cp866", "cp1251")]
    assert sorted(read("Зал.jpg", *old)) == ["Зал (2).jpg", "Зал (3).jpg", "Зал.jpg"]
    # Names that are one file for macOS and for museum.toml are told apart as well.
    decomposed = unicodedata.normalize("NFD", "Киіз үй.jpg")
    assert read(decomposed, as_listed("киіз үй.jpg".encode("kz1048")))[1] == "киіз үй (2).jpg"


def test_a_name_cut_off_within_a_letter_is_still_utf8() -> None:
    cut = "Археология залы".encode()[:-1] + b".jpg"
    found = printable_names([as_listed(cut)])[as_listed(cut)]
    assert (found.name, found.encoding) == ("Археология зал�.jpg", DAMAGED)


def test_half_a_pair_of_windows_is_shown_as_such() -> None:
    assert read("зал \ud83d.jpg", "зал \udfff.jpg") == ["зал �.jpg", "зал � (2).jpg"]
    assert read(as_listed(b"\xed\xa0\xbd\xed\xb8\x80.jpg")) == [
        "\U0001f600.jpg"
    ]  # an emoji as its two halves


def test_what_is_in_no_encoding_keeps_what_can_be_read() -> None:
    name = as_listed(b"hall \x81\x98\xff\xfe\x01.jpg")
    found = printable_names([name])[name]
    assert found.name.startswith("hall ")
    assert found.name.endswith(".jpg")
    found.name.encode()


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=8, unique=True))
@example([b"\x81", b"\x98", b"\xff\xfe"])
def test_any_names_become_as_many_names_that_can_be_written(raw: list[bytes]) -> None:
    names = [as_listed(one.replace(b"/", b"").replace(b"\0", b"") or b"_") for one in raw]
    names = list(dict.fromkeys(names))
    found = printable_names(names)
    assert set(found) == {name for name in names if is_old(name)}
    shown = [found[name].name if name in found else name for name in names]
    assert len(set(shown)) == len(names)
    for name in shown:
        name.encode()
        assert "/" not in name
        assert "\0" not in name
    # The order in which a system lists a folder decides nothing.
    assert printable_names(reversed(names)) == found


@given(st.text(st.characters(codec=None, categories=["L", "Cs", "N"]), min_size=1, max_size=12))
def test_any_name_of_windows_can_be_written(name: str) -> None:
    for one in printable_names([name]).values():
        one.name.encode()
        assert one.encoding in (DAMAGED, UNKNOWN) or one.encoding


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text on this system")
def test_a_file_is_found_again_by_the_name_that_was_printed(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    long = "Қару-жарақ залы мен ұлттық ойындар ".encode("kz1048") * 7  # 245 bytes, and 400 as UTF-8
    wanted = {
        "Зал/Вход.jpg": ("Зал".encode("cp866"), "Вход.jpg".encode("cp866")),
        "плоский/Вход.jpg": ("плоский".encode(), "Вход.jpg".encode("cp1251")),
        f"{long.decode('kz1048')}.jpg": (b"", long + b".jpg"),
    }
    for name, (folder, file) in wanted.items():
        os.makedirs(os.path.join(root, folder), exist_ok=True)  # noqa: PTH103, PTH118 - bytes
        Path(os.fsdecode(os.path.join(root, folder, file))).write_text(name)  # noqa: PTH118
    place = Folder.at(tmp_path)
    for name in wanted:
        assert place.read(name).decode() == name
        assert place.size(name) == len(name.encode())
        with place.open(name) as file_:
            assert file_.read().decode() == name
        assert place.local(name).read_text() == name
    assert real_path(tmp_path, "Зал/Выход.jpg") is None
    with pytest.raises(FileNotFoundError):
        place.read("Зал/Выход.jpg")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text on this system")
def test_a_printed_name_leads_no_further_than_a_real_one(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.jpg").write_text("secret")
    photos = tmp_path / "photos"
    photos.mkdir()
    link = Path(os.fsdecode(os.path.join(os.fsencode(photos), "Зал".encode("cp866"))))  # noqa: PTH118
    link.symlink_to(tmp_path / "outside")
    with pytest.raises(OSError, match="leads out of the folder"):
        Folder.at(photos).read("Зал/secret.jpg")
