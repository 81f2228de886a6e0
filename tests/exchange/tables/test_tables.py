"""Tables: nothing in them becomes a formula, and what a registrar changes comes back, and nothing else."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from jetisu360.exchange.common.refusals import ExchangeRefusal, FileTooLarge, TableWrong
from jetisu360.exchange.export_site import export
from jetisu360.exchange.tables.cells import neutralised, restored
from jetisu360.exchange.tables.files import csv_bytes, xlsx_bytes
from jetisu360.exchange.tables.objects import import_objects
from jetisu360.exchange.tables.reading import read_table
from jetisu360.exchange.tables.write import tables
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.museum_file import read_museum_file


@given(st.text())
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+7 700", "-5", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "'=1", "＝1", "\r=cmd|' /C calc'!A0"],
)
def test_nothing_begins_like_a_formula(text: str) -> None:
    assert neutralised(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Күміс", "12 × 7 cm", "a=b", "'tis"])
def test_plain_text_stays_plain(text: str) -> None:
    assert restored(text) == text
    if text[:1] != "'":
        assert neutralised(text) == text


# XML knows no control characters, and a line end is a line end whatever it was written as.
CELL = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n", exclude_characters="\ufffe\uffff")
)


@given(st.lists(st.tuples(CELL.filter(lambda text: text.strip()), CELL), min_size=1, max_size=4))
@settings(deadline=None, max_examples=40)
def test_both_kinds_of_file_hold_every_text(tmp_path_factory: Any, rows: list[tuple[str, str]]) -> None:
    folder = tmp_path_factory.mktemp("t")
    for name, data in (
        ("a.csv", csv_bytes(["one", "two"], rows)),
        ("a.xlsx", xlsx_bytes("sheet", ["one", "two"], rows)),
    ):
        (folder / name).write_bytes(data)
        _, found = read_table(folder / name)
        assert [(row["one"], row.get("two", "")) for row in found] == rows


def test_excel_opens_it(museum: Any, tmp_path: Path) -> None:
    export(Folder.at(museum.site), "csv", tmp_path / "out")
    data = (tmp_path / "out" / "objects.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "without the mark Excel shows Kazakh letters as rubbish"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1]["dc:title@kk"] == "'=2+5"
    assert rows[1]["dc:creator@ru"] == "'-мастер"
    sheet = load_workbook(tmp_path / "out" / "objects.xlsx").active
    cells = {sheet.cell(1, column).value: sheet.cell(3, column) for column in range(1, sheet.max_column + 1)}
    assert cells["dc:title@kk"].value == "=2+5"
    assert cells["dc:title@kk"].data_type == "s", "a text, not a formula"
    labels = (tmp_path / "out" / "labels.csv").read_text("utf-8-sig")
    assert "-40.5" in labels, "a number stays a number"


def test_all_tables_have_a_row_for_each_thing(museum: Any) -> None:
    made = tables(museum.tour)
    counts = {name: len(rows) for name, (_, rows) in made.items()}
    assert counts == {"scenes": 3, "links": 2, "labels": 3, "objects": 2}
    for header, rows in made.values():
        assert all(len(row) == len(header) for row in rows)


KEEPER = """# Біздің музей - our museum
language = "kk"  # first

[[scenes]]
file = "a.jpg"

[[objects]]           # the best one
id = "cup"
inventory_number = "ДҮ-002"
title = { kk = "Тостаған", ru = "Чаша" } # both
material = "күміс"

# the second
[[objects]]
id = "saddle"
[objects.title]
kk = "Ер"             # short
ru = "Седло"

[walk]
find = false # keep
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "museum.toml").write_text(KEEPER, "utf-8")
    return tmp_path / "photos"


def table(folder: Path, text: str, name: str = "t.csv", encoding: str = "utf-8-sig") -> Path:
    path = folder.parent / name
    path.write_bytes(text.encode(encoding))
    return path


def test_objects_are_added_and_changed_and_comments_stay(folder: Path) -> None:
    rows = (
        "id;dc:title@kk;dc:title@en;dcterms:medium@ru\n"
        "cup;Күміс тостаған;Silver cup;серебро\nsaddle;Ер;;\n;Қамшы;Whip;кожа\n"
    )
    taken = import_objects(table(folder, rows), folder)
    assert (taken.added, taken.changed, taken.same) == (1, 1, 1)
    text = (folder / "museum.toml").read_text("utf-8")
    for comment in ("# Біздің музей - our museum", "# first", "# the best one", "# the second", "# keep"):
        assert comment in text
    museum, _ = read_museum_file(text.encode())
    things = {thing.id: thing for thing in museum.objects}
    assert things["cup"].title.text == {"kk": "Күміс тостаған", "ru": "Чаша", "en": "Silver cup"}
    assert things["cup"].material.text == {"kk": "күміс", "ru": "серебро"}
    assert things["whip"].title.text == {"kk": "Қамшы", "en": "Whip"}
    assert museum.walk.find is False
    before = text
    again = import_objects(table(folder, rows.replace(";Қамшы", "whip;Қамшы")), folder)
    assert (again.added, again.changed, again.same) == (0, 0, 3)
    assert (folder / "museum.toml").read_text("utf-8") == before


def test_a_sub_table_is_changed_in_its_place(folder: Path) -> None:
    import_objects(table(folder, "id,title@kk,title@en\nsaddle,Ер-тұрман,Saddle\n"), folder)
    text = (folder / "museum.toml").read_text("utf-8")
    assert "# short" in text
    museum, _ = read_museum_file(text.encode())
    assert museum.objects[1].title.text == {"kk": "Ер-тұрман", "ru": "Седло", "en": "Saddle"}


def test_an_object_is_found_by_its_inventory_number(folder: Path) -> None:
    import_objects(table(folder, "dc:identifier\ttitle\nДҮ-002\tКесе\n"), folder)
    museum, _ = read_museum_file((folder / "museum.toml").read_bytes())
    assert museum.objects[0].title.text["kk"] == "Кесе"
    assert len(museum.objects) == 2


def test_a_folder_without_museum_toml_gets_one(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    taken = import_objects(table(folder, "title@ru,extra\nЧаша,x\n,y\n"), folder)
    assert taken.added == 1
    assert {one.code for one in taken.lost} == {"table-columns", "table-rows"}
    museum, _ = read_museum_file((folder / "museum.toml").read_bytes())
    assert museum.objects[0].id == "chasha"


def test_an_export_changed_in_excel_comes_back(museum: Any, tmp_path: Path) -> None:
    export(Folder.at(museum.site), "csv", tmp_path / "out")
    book = load_workbook(tmp_path / "out" / "objects.xlsx")
    sheet = book.active
    sheet.cell(2, 1 + [cell.value for cell in sheet[1]].index("dc:title@en")).value = "Silver cup"
    book.save(tmp_path / "changed.xlsx")
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "museum.toml").write_bytes((museum.photos / "museum.toml").read_bytes())
    taken = import_objects(tmp_path / "changed.xlsx", folder)
    assert (taken.added, taken.changed, taken.same) == (0, 1, 1)
    found, _ = read_museum_file((folder / "museum.toml").read_bytes())
    assert found.objects[0].title.text["en"] == "Silver cup"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("id,title\nкубок,Чаша\n", "utf-8"),
        ("id,title\ncup,a\ncup,b\n", "utf-8"),
        ("id,title\ncup,Чаша Чаша Чаша Чаша Чаша Чаша\n", "damaged"),
        ("", "utf-8"),
        ("nothing,known\n1,2\n", "utf-8"),
        ("title,title\n1,2\n", "utf-8"),
    ],
    ids=["bad id", "twice", "damaged letters", "empty", "no column", "column twice"],
)
def test_a_bad_table_changes_nothing(folder: Path, text: str, encoding: str) -> None:
    path = table(folder, text, encoding="utf-8" if encoding == "damaged" else encoding)
    if encoding == "damaged":
        path.write_bytes(path.read_bytes().replace(b"\xd0\xa7", b"\xd0\x00", 1))
    with pytest.raises(TableWrong):
        import_objects(path, folder)
    assert (folder / "museum.toml").read_text("utf-8") == KEEPER


def test_a_picture_is_no_table(folder: Path, tmp_path: Path) -> None:
    """Each of its bytes is a letter of some old encoding: they are no words for that."""
    (tmp_path / "a.csv").write_bytes(b"\xff\xd8\xff\xe0" + Random(0).randbytes(50_000))
    with pytest.raises(TableWrong):
        import_objects(tmp_path / "a.csv", folder)
    assert (folder / "museum.toml").read_text("utf-8") == KEEPER


def test_what_is_no_xlsx_is_refused(folder: Path, tmp_path: Path) -> None:
    import zipfile

    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(TableWrong):
        import_objects(tmp_path / "a.xlsx", folder)
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(3):
            with bomb.open(f"xl/{number}.xml", "w", force_zip64=True) as file:
                for _ in range(40):
                    file.write(b"\0" * 10_000_000)
    with pytest.raises(FileTooLarge):
        import_objects(tmp_path / "bomb.xlsx", folder)


def test_numbers_of_a_spreadsheet_are_texts(folder: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["dc:identifier", "title@ru"])
    book.active.append([12, "Монета"])
    book.save(tmp_path / "a.xlsx")
    import_objects(tmp_path / "a.xlsx", folder)
    museum, _ = read_museum_file((folder / "museum.toml").read_bytes())
    assert museum.objects[2].inventory_number == "12"


def test_the_command_says_what_it_did(folder: Path, run: Callable[..., Any], tmp_path: Path) -> None:
    path = table(folder, "id,title@en\ncup,Cup\n")
    done = run("import", path, "--into", folder, "--json")
    assert done.status == 0
    assert (done.json["added"], done.json["changed"]) == (0, 1)
    wrong = run("import", path, "--out", tmp_path / "x")
    assert wrong.status == 2
    assert "--into" in wrong.err
    assert issubclass(TableWrong, ExchangeRefusal)
