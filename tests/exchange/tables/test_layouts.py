"""How tables are written: letters, separators, headings in several rows, sheets, numbers, Excel's days."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from .inventory import Museum, lost, xlsx


@pytest.mark.parametrize(
    "encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp866"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_letters_and_separators(inventory: Museum, encoding: str, separator: str) -> None:
    rows = [["Инвентарный номер", "Наименование", "Материал"], ["КП-1", "Кувшин расписной", "Глина"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    inventory.take(text.encode(encoding))
    assert inventory.objects[0].title.text == {"ru": "Кувшин расписной"}


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_old_encodings_with_kazakh_letters(inventory: Museum, encoding: str) -> None:
    inventory.take("Түгендеу нөмірі;Атауы\n1;Қобыз бен домбыра, әшекей\n".encode(encoding))
    assert inventory.objects[0].title.text == {"kk": "Қобыз бен домбыра, әшекей"}


def test_western_letters_stay_western(inventory: Museum) -> None:
    inventory.take("Object Number,Title,Artist\n1,Café crème à Zürich,José\n".encode("cp1252"), language="en")
    assert inventory.objects[0].title.text == {"en": "Café crème à Zürich"}


def test_letters_that_were_lost_are_told(inventory: Museum) -> None:
    text = "Инв. №;Наименование\n1;Домбыра\n2;Қобыз, күй\n3;Почему?\n"
    taken = inventory.take(text.encode("cp1251", "replace"))
    assert lost(taken)["table-letters"] == ("3",), "row 3 has ?обыз, к?й; a question mark at the end is none"


def test_titles_above_the_headings_and_empty_columns_before_them(inventory: Museum, tmp_path: Path) -> None:
    rows = [
        [None, "Инвентарная книга № 4"],
        [],
        [None, None, "Утверждаю: директор"],
        [None, "№ п/п", "Инв. №", "Наименование", "Дата поступления"],
        [None, 1, 2, 3, 4],
        [None, 1, "А-1", "Кувшин", datetime(1999, 5, 1)],
        [None, "№ п/п", "Инв. №", "Наименование", "Дата поступления"],
        [None, 2, "А-2", "Блюдо", None],
    ]
    taken = inventory.take(xlsx(tmp_path / "a.xlsx", rows))
    assert [(one.inventory_number, one.title.text) for one in inventory.objects] == [
        ("А-1", {"ru": "Кувшин"}),
        ("А-2", {"ru": "Блюдо"}),
    ]
    assert lost(taken) == {"table-columns-private": ("Дата поступления",)}


def test_headings_in_two_rows(inventory: Museum, tmp_path: Path) -> None:
    rows = [
        ["Инв. №", "Атауы", None, "Размеры, см", None, "Поступление", None],
        [None, "қазақша", "орысша", "высота", "ширина", "дата", "источник"],
        ["А-1", "Құмыра", "Кувшин", 24.5, 12, "1999", "дар"],
    ]
    merged = ["A1:A2", "B1:C1", "D1:E1", "F1:G1"]
    inventory.take(xlsx(tmp_path / "a.xlsx", rows, merged))
    (jug,) = inventory.objects
    assert jug.title.text == {"kk": "Құмыра", "ru": "Кувшин"}
    assert jug.dimensions.startswith("24.5 × 12")
    assert jug.date.text == {}, "when it was acquired is no date of the object"
    assert "1999" not in inventory.text


def test_merged_cells_are_said_of_all_their_rows(inventory: Museum, tmp_path: Path) -> None:
    rows = [
        ["Инв. №", "Наименование", "Автор"],
        ["1", "Степь", "Хлудов"],
        ["2", "Юрта", None],
        ["3", "Горы", None],
        ["4", "Река", None],
    ]
    inventory.take(xlsx(tmp_path / "a.xlsx", rows, ["C2:C4"]))
    assert [one.maker.text.get("ru") for one in inventory.objects] == ["Хлудов"] * 3 + [None]


def test_the_sheet_with_headings_is_taken(inventory: Museum, tmp_path: Path) -> None:
    book = Workbook()
    cover: Any = book.active
    cover.title = "Обложка"
    cover.append(["Музей"])
    sheet = book.create_sheet("Опись")
    sheet.append(["Инв. №", "Наименование"])
    sheet.append([1234.0, "Кувшин"])
    book.save(tmp_path / "a.xlsx")
    taken = inventory.take(tmp_path / "a.xlsx")
    assert inventory.objects[0].inventory_number == "1234"
    assert lost(taken) == {"table-sheets": ("Обложка",)}


def test_numbers_that_a_program_made_fractions(inventory: Museum) -> None:
    inventory.take("Инв. №;Наименование;Год\n1234.0;Кувшин;1901.0\n1235.0;Блюдо;\n")
    assert [one.inventory_number for one in inventory.objects] == ["1234", "1235"]
    assert inventory.objects[0].date.text == {"ru": "1901"}


def test_numbers_with_points_stay(inventory: Museum) -> None:
    inventory.take("Object Number,Title\n1901.1,Chest\n1902.0,Box\n", language="en")
    assert [one.inventory_number for one in inventory.objects] == ["1901.1", "1902.0"]


def test_days_of_excel(inventory: Museum, tmp_path: Path) -> None:
    rows = [
        ["Инв. №", "Название (рус)", "Title (en)", "Датировка (рус)", "Date (en)"],
        [1, "Значок", "Badge", datetime(1954, 3, 7), 19790],
        [2, "Медаль", "Medal", 1924, "1924"],
    ]
    inventory.take(xlsx(tmp_path / "a.xlsx", rows))
    badge, medal = inventory.objects
    # 7 March 1954 is day 19790 of Excel.
    assert badge.date.text == {"ru": "07.03.1954", "en": "1954-03-07"}
    assert medal.date.text == {"ru": "1924", "en": "1924"}


@pytest.mark.parametrize("nothing", ["-", "—", "б/н", "Б/Н", "нет", "жоқ", "n/a", " ", "…"])
def test_what_says_that_nothing_is_known_says_nothing(inventory: Museum, nothing: str) -> None:
    inventory.take(f"Инв. №;Наименование;Автор;Материал\n{nothing};Кувшин;{nothing};глина\n")
    (jug,) = inventory.objects
    assert (jug.inventory_number, jug.maker.text, jug.material.text) == ("", {}, {"ru": "глина"})
    inventory.again()
