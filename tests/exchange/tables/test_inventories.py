"""Inventories as museums have them: headings, letters, separators, dates, sizes and pictures of their own."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PIL import Image

from jetisu360.exchange.common.refusals import MapWrong, TableWrong
from jetisu360.exchange.tables.objects import Taken, import_objects
from jetisu360.tour.museum_toml.entries import ObjectEntry
from jetisu360.tour.museum_toml.museum_file import read_museum_file

FAULTS = Path(__file__).resolve().parents[4] / "shared" / "data"


class Museum:
    """A folder with a museum.toml, and tables that are put beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        (folder / "museum.toml").write_text('language = "kk"\n', "utf-8")

    def take(self, data: bytes | str | Path, name: str = "t.csv", **how: Any) -> Taken:
        if isinstance(data, Path):
            return import_objects(data, self.folder, **how)
        path = self.folder / name
        path.write_bytes(data.encode("utf-8-sig") if isinstance(data, str) else data)
        return import_objects(path, self.folder, **how)

    def again(self, name: str = "t.csv", **how: Any) -> None:
        """A second run changes not one byte."""
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        taken = import_objects(self.folder / name, self.folder, **how)
        assert (taken.added, taken.changed) == (0, 0)
        assert {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()} == before

    @property
    def text(self) -> str:
        return (self.folder / "museum.toml").read_text("utf-8")

    @property
    def objects(self) -> list[ObjectEntry]:
        return read_museum_file(self.text.encode())[0].objects


@pytest.fixture
def museum(tmp_path: Path) -> Museum:
    return Museum(tmp_path / "photos")


def xlsx(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = (), title: str = "Лист1") -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for block in merged:
        sheet.merge_cells(block)
    book.save(path)
    return path


def lost(taken: Taken) -> dict[str, tuple[str, ...]]:
    return {one.code: one.items for one in taken.lost}


def test_a_russian_inventory(museum: Museum) -> None:
    taken = museum.take(
        "Инвентарный номер;Наименование;Автор;Материал и техника;Размеры;Датировка;Место хранения\n"
        "КП-1;Кувшин;Неизвестный мастер;Глина, лепка;24,5 см;XIX в.;Шкаф 3\n"
    )
    (jug,) = museum.objects
    assert jug.inventory_number == "КП-1"
    assert jug.title.text == {"ru": "Кувшин"}, "Russian headings, Russian letters: Russian texts"
    assert jug.maker.text == {"ru": "Неизвестный мастер"}
    assert jug.material.text == {"ru": "Глина, лепка"}
    assert jug.date.text == {"ru": "XIX в."}
    assert jug.dimensions == "24,5 см"
    assert lost(taken) == {"table-columns-private": ("Место хранения",)}
    assert "Шкаф" not in museum.text, "where things lie is nobody's business outside"
    museum.again()


def test_a_kazakh_inventory(museum: Museum) -> None:
    museum.take(
        "Түгендеу нөмірі\tАтауы мен қысқаша сипаттамасы\tШебері\tМатериалы, техникасы\tӨлшемі\tКезеңі"
        "\tСақталу жағдайы\n"
        "ТМ 12/3\tҚұмыра\tБелгісіз шебер\tқыш\t24 см\tXIX ғ.\tжақсы\n"
    )
    (jug,) = museum.objects
    assert (jug.inventory_number, jug.dimensions) == ("ТМ 12/3", "24 см")
    assert jug.title.text == {"kk": "Құмыра"}
    assert jug.maker.text == {"kk": "Белгісіз шебер"}
    assert jug.material.text == {"kk": "қыш"}
    assert jug.date.text == {"kk": "XIX ғ."}
    museum.again()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (  # The Met
            "Object Number,Is Highlight,Object ID,Title,Artist Display Name,Object Date,Medium,Dimensions,"
            "Credit Line",
            "28.68.4,False,49444,Plaque,A. Maker,1901,Bronze,5 cm,Gift",
        ),
        (  # MoMA
            "Title,Artist,ConstituentID,Date,Medium,Dimensions,CreditLine,AccessionNumber,ObjectID,Height "
            "(cm)",
            "Plaque,A. Maker,6210,1901,Bronze,5 cm,Gift,28.68.4,49444,5",
        ),
        (  # TMS, eMuseum
            "ObjectID|ObjectNumber|Title|DisplayName|Dated|Medium|Dimensions|CreditLine",
            "49444|28.68.4|Plaque|A. Maker|1901|Bronze|5 cm|Gift",
        ),
        (  # Axiell
            "priref,object_number,title,creator,date,material,dimension.free,credit_line",
            "49444,28.68.4,Plaque,A. Maker,1901,Bronze,5 cm,Gift",
        ),
        (  # Mimsy
            "MKEY,ID_NUMBER,TITLE,MAKER,DATE_MADE,MATERIALS,MEASUREMENTS,CREDIT_LINE",
            "49444,28.68.4,Plaque,A. Maker,1901,Bronze,5 cm,Gift",
        ),
        (  # National Gallery of Art
            "objectid,accessionnum,title,displaydate,medium,dimensions,attribution,creditline",
            "49444,28.68.4,Plaque,1901,Bronze,5 cm,A. Maker,Gift",
        ),
        (  # SPECTRUM
            "Record ID,Object number,Title,Object production person,Object production date,Materials,"
            "Dimension,Credit line",
            "49444,28.68.4,Plaque,A. Maker,1901,Bronze,5 cm,Gift",
        ),
        (  # LIDO
            "lidoRecID,workID,appellationValue,displayActor,displayDate,displayMaterialsTech,"
            "displayObjectMeasurements,rightsHolder",
            "49444,28.68.4,Plaque,A. Maker,1901,Bronze,5 cm,Gift",
        ),
        (  # EMu
            "irn,TitAccessionNo,TitMainTitle,CreCreatorLocal,CreDateCreated,Material,Dimensions,Credit",
            "49444,28.68.4,Plaque,A. Maker,1901,Bronze,5 cm,Gift",
        ),
        (  # Omeka
            "Record ID,Dublin Core:Identifier,Dublin Core:Title,Dublin Core:Creator,Dublin Core:Date,Dublin "
            "Core:Medium,"
            "Dublin Core:Extent,Dublin Core:Rights",
            "49444,28.68.4,Plaque,A. Maker,1901,Bronze,5 cm,Gift",
        ),
    ],
    ids=["met", "moma", "tms", "axiell", "mimsy", "nga", "spectrum", "lido", "emu", "omeka"],
)
def test_collection_systems(museum: Museum, header: str, row: str) -> None:
    museum.take(f"{header}\n{row}\n", language="en")
    (plaque,) = museum.objects
    assert (plaque.inventory_number, plaque.record) == ("28.68.4", "49444")
    assert plaque.title.text == {"en": "Plaque"}
    assert plaque.maker.text == {"en": "A. Maker"}
    assert plaque.date.text == {"en": "1901"}
    assert plaque.material.text == {"en": "Bronze"}
    assert plaque.dimensions == "5 cm"
    assert plaque.rights.text == {"en": "Gift"}
    museum.again(language="en")


def test_goskatalog(museum: Museum) -> None:
    taken = museum.take(
        '"Номер в Госкаталоге","Номер по КП (ГИК)","Инвентарный номер","Типология","Период создания",'
        '"Место создания","Автор",'
        '"Материал","Техника","Размеры","Описание","Наименование"\n'
        '"1234567","ГИК 12","Ж-5","живопись","1901 г.","Верный","Хлудов Н. Г.","Холст","Масло","50х70 '
        'см","Степь\nвесной","Степь"\n'
        '"1234568","ГИК 13","","живопись","","","","Бумага","","","","Юрта"\n'
    )
    steppe, yurt = museum.objects
    assert (steppe.record, steppe.inventory_number) == ("1234567", "Ж-5")
    assert yurt.inventory_number == "ГИК 13", "the first number that is filled"
    assert steppe.material.text == {"ru": "Холст, Масло"}
    assert steppe.description.text == {"ru": "Степь\nвесной"}
    assert lost(taken)["table-columns-other"] == ("Типология", "Место создания")
    assert lost(taken)["table-columns-twice"] == (
        "inventory_number: “Инвентарный номер”, “Номер по КП (ГИК)”",
    )
    museum.again()


def test_the_cleveland_and_met_records(museum: Museum) -> None:
    path = FAULTS / "objects" / "met_cma_steppe_objects.csv"
    if not path.is_file():
        pytest.skip("the shared data are not here")
    taken = museum.take(path.read_bytes(), "met.csv")
    assert taken.added == 18
    assert museum.objects[0].title.text == {"en": "Belt Plaque with Three Ibexes"}
    assert museum.objects[0].record == "49444"
    museum.again("met.csv")


def test_two_languages_beside_each_other(museum: Museum) -> None:
    museum.take(
        "Инв. №;Атауы (қаз);Название (рус);Title EN;material_kk;Материал на русском языке;Авторы қазақша\n"
        "1;Құмыра;Кувшин;Jug;қыш;глина;Белгісіз\n"
    )
    (jug,) = museum.objects
    assert jug.title.text == {"kk": "Құмыра", "ru": "Кувшин", "en": "Jug"}
    assert jug.material.text == {"kk": "қыш", "ru": "глина"}
    assert jug.maker.text == {"kk": "Белгісіз"}


def test_kazakh_texts_under_russian_headings_are_kazakh(museum: Museum) -> None:
    museum.take("Инв. №;Наименование;Материал\n1;Күміс сырға;күміс, ақық\n2;Қолға киетін білезік;күміс\n")
    assert museum.objects[0].title.text == {"kk": "Күміс сырға"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_language_that_is_told_is_obeyed(museum: Museum, language: str) -> None:
    taken = museum.take("title;Автор;dc:identifier\nКувшин;Мастер;КП-1\n", language=language)
    (jug,) = museum.objects
    assert jug.title.text == {language: "Кувшин"}
    assert jug.maker.text == {language: "Мастер"}
    assert taken.language == language


def test_names_of_keys_are_in_the_museums_language(museum: Museum) -> None:
    museum.take("title;dc:identifier\nКувшин;КП-1\n")
    assert museum.objects[0].title.text == {"kk": "Кувшин"}


@pytest.mark.parametrize(
    "encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp866"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_letters_and_separators(museum: Museum, encoding: str, separator: str) -> None:
    rows = [["Инвентарный номер", "Наименование", "Материал"], ["КП-1", "Кувшин расписной", "Глина"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    museum.take(text.encode(encoding))
    assert museum.objects[0].title.text == {"ru": "Кувшин расписной"}


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_old_encodings_with_kazakh_letters(museum: Museum, encoding: str) -> None:
    museum.take("Түгендеу нөмірі;Атауы\n1;Қобыз бен домбыра, әшекей\n".encode(encoding))
    assert museum.objects[0].title.text == {"kk": "Қобыз бен домбыра, әшекей"}


def test_western_letters_stay_western(museum: Museum) -> None:
    museum.take("Object Number,Title,Artist\n1,Café crème à Zürich,José\n".encode("cp1252"), language="en")
    assert museum.objects[0].title.text == {"en": "Café crème à Zürich"}


def test_letters_that_were_lost_are_told(museum: Museum) -> None:
    text = "Инв. №;Наименование\n1;Домбыра\n2;Қобыз, күй\n3;Почему?\n"
    taken = museum.take(text.encode("cp1251", "replace"))
    assert lost(taken)["table-letters"] == ("3",), "row 3 has ?обыз, к?й; a question mark at the end is none"


def test_titles_above_the_headings_and_empty_columns_before_them(museum: Museum, tmp_path: Path) -> None:
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
    taken = museum.take(xlsx(tmp_path / "a.xlsx", rows))
    assert [(one.inventory_number, one.title.text) for one in museum.objects] == [
        ("А-1", {"ru": "Кувшин"}),
        ("А-2", {"ru": "Блюдо"}),
    ]
    assert lost(taken) == {"table-columns-private": ("Дата поступления",)}


def test_headings_in_two_rows(museum: Museum, tmp_path: Path) -> None:
    rows = [
        ["Инв. №", "Атауы", None, "Размеры, см", None, "Поступление", None],
        [None, "қазақша", "орысша", "высота", "ширина", "дата", "источник"],
        ["А-1", "Құмыра", "Кувшин", 24.5, 12, "1999", "дар"],
    ]
    merged = ["A1:A2", "B1:C1", "D1:E1", "F1:G1"]
    museum.take(xlsx(tmp_path / "a.xlsx", rows, merged))
    (jug,) = museum.objects
    assert jug.title.text == {"kk": "Құмыра", "ru": "Кувшин"}
    assert jug.dimensions.startswith("24.5 × 12")
    assert jug.date.text == {}, "when it was acquired is no date of the object"
    assert "1999" not in museum.text


def test_merged_cells_are_said_of_all_their_rows(museum: Museum, tmp_path: Path) -> None:
    rows = [
        ["Инв. №", "Наименование", "Автор"],
        ["1", "Степь", "Хлудов"],
        ["2", "Юрта", None],
        ["3", "Горы", None],
        ["4", "Река", None],
    ]
    museum.take(xlsx(tmp_path / "a.xlsx", rows, ["C2:C4"]))
    assert [one.maker.text.get("ru") for one in museum.objects] == ["Хлудов"] * 3 + [None]


def test_the_sheet_with_headings_is_taken(museum: Museum, tmp_path: Path) -> None:
    book = Workbook()
    cover: Any = book.active
    cover.title = "Обложка"
    cover.append(["Музей"])
    sheet = book.create_sheet("Опись")
    sheet.append(["Инв. №", "Наименование"])
    sheet.append([1234.0, "Кувшин"])
    book.save(tmp_path / "a.xlsx")
    taken = museum.take(tmp_path / "a.xlsx")
    assert museum.objects[0].inventory_number == "1234"
    assert lost(taken) == {"table-sheets": ("Обложка",)}


def test_numbers_that_a_program_made_fractions(museum: Museum) -> None:
    museum.take("Инв. №;Наименование;Год\n1234.0;Кувшин;1901.0\n1235.0;Блюдо;\n")
    assert [one.inventory_number for one in museum.objects] == ["1234", "1235"]
    assert museum.objects[0].date.text == {"ru": "1901"}


def test_numbers_with_points_stay(museum: Museum) -> None:
    museum.take("Object Number,Title\n1901.1,Chest\n1902.0,Box\n", language="en")
    assert [one.inventory_number for one in museum.objects] == ["1901.1", "1902.0"]


def test_days_of_excel(museum: Museum, tmp_path: Path) -> None:
    rows = [
        ["Инв. №", "Название (рус)", "Title (en)", "Датировка (рус)", "Date (en)"],
        [1, "Значок", "Badge", datetime(1954, 3, 7), 19790],
        [2, "Медаль", "Medal", 1924, "1924"],
    ]
    museum.take(xlsx(tmp_path / "a.xlsx", rows))
    badge, medal = museum.objects
    # 7 March 1954 is day 19790 of Excel.
    assert badge.date.text == {"ru": "07.03.1954", "en": "1954-03-07"}
    assert medal.date.text == {"ru": "1924", "en": "1924"}


@pytest.mark.parametrize("nothing", ["-", "—", "б/н", "Б/Н", "нет", "жоқ", "n/a", " ", "…"])
def test_what_says_that_nothing_is_known_says_nothing(museum: Museum, nothing: str) -> None:
    museum.take(f"Инв. №;Наименование;Автор;Материал\n{nothing};Кувшин;{nothing};глина\n")
    (jug,) = museum.objects
    assert (jug.inventory_number, jug.maker.text, jug.material.text) == ("", {}, {"ru": "глина"})
    museum.again()


@pytest.mark.parametrize(
    ("header", "row", "size"),
    [
        ("Размеры (см)", "24,5x12", "24,5x12 см"),
        ("Размеры (см)", "24,5 мм", "24,5 мм"),
        ("Высота, см;Ширина, см", "24,5;12", "24,5 × 12 см"),
        ("Height (cm);Width (cm);Depth (cm)", "24.5;12;0", "24.5 × 12 cm"),
        ("Биіктігі;Диаметрі", "24 см;7 см", "24 см, ⌀ 7 см"),
        ("Dimensions;Height (cm)", "24 x 12 cm;24", "24 x 12 cm"),
        ("Размер. Вес для драг. металлов", '"24 см; 5 г"', "24 см; 5 г"),
    ],
)
def test_sizes(museum: Museum, header: str, row: str, size: str) -> None:
    museum.take(f"Инв. №;Наименование;{header}\n1;Кувшин;{row}\n")
    assert museum.objects[0].dimensions == size


def test_a_heading_can_be_named(museum: Museum) -> None:
    table = "Ярлык;Что это;Из чего\n7;Кувшин;глина\n"
    maps = ["Ярлык=inventory_number", "что это=title@ru", "Из чего=dcterms:medium@ru"]
    museum.take(table, maps=maps)
    (jug,) = museum.objects
    assert (jug.inventory_number, jug.title.text, jug.material.text) == (
        "7",
        {"ru": "Кувшин"},
        {"ru": "глина"},
    )
    museum.again(maps=maps)


def test_a_name_wins_over_what_is_known_and_can_leave_a_column_out(museum: Museum) -> None:
    museum.take(
        "Инв. №;Наименование;Место хранения;Автор\n1;Кувшин;Зал 2;Мастер\n",
        maps=["Место хранения=description", "Автор="],
    )
    assert museum.objects[0].description.text == {"ru": "Зал 2"}
    assert museum.objects[0].maker.text == {}


@pytest.mark.parametrize(
    "wrong", ["Инв. №", "=title", "Инв. №=colour", "Нет такого=title", "Инв. №=title@de"]
)
def test_a_wrong_name_is_refused(museum: Museum, wrong: str) -> None:
    with pytest.raises(MapWrong):
        museum.take("Инв. №;Наименование\n1;Кувшин\n", maps=[wrong])
    assert museum.objects == []


def test_unknown_headings_are_told_with_those_that_are_known(museum: Museum) -> None:
    with pytest.raises(TableWrong) as error:
        museum.take("Ярлык;Штука\n1;Кувшин\n")
    for language in ("kk", "ru", "en"):
        said = error.value.say(language)
        for word in (
            "Ярлык",
            "inventory_number",
            "Түгендеу нөмірі",
            "Наименование",
            "Artist Display Name",
            "--map",
        ):
            assert word in said


def test_all_of_many_unknown_columns_are_named(museum: Museum, run: Callable[..., Any]) -> None:
    names = [f"столбец{letter}" for letter in "абвгдежзиклмнопрст"]
    table = museum.folder / "t.csv"
    table.write_text(f"title;{';'.join(names)}\nКувшин;{';'.join('x' * len(names))}\n", "utf-8")
    done = run("import", table, "--into", museum.folder, "--json")
    assert done.json["lost"][0]["items"] == names
    text = (museum.folder / "LOST.txt").read_text("utf-8")
    listing = json.loads((museum.folder / "lost.json").read_text("utf-8"))
    assert all(name in text for name in names)
    assert listing[0]["items"] == names


def test_a_list_of_an_import_of_a_tour_is_not_replaced(museum: Museum) -> None:
    (museum.folder / "LOST.txt").write_text("Турдан мыналар алынбады:\n", "utf-8")
    taken = museum.take("title;foo\nКувшин;x\n")
    assert not taken.listed
    assert (museum.folder / "LOST.txt").read_text("utf-8") == "Турдан мыналар алынбады:\n"


# --- a second run


def test_a_renamed_title_changes_the_object_and_is_told(museum: Museum) -> None:
    museum.take("Инв. №;Наименование\nКП-1;Кувшин\nКП-2;Блюдо\n")
    taken = museum.take("Инв. №;Наименование\nКП-2;Блюдо\nкп - 1;Кувшин с ручкой\n")
    assert (taken.added, taken.changed, taken.same) == (0, 1, 1)
    assert [(one.id, one.key, one.before, one.after) for one in taken.changes][-1:] == [
        ("kuvshin", "title@ru", "Кувшин", "Кувшин с ручкой")
    ]
    assert len(museum.objects) == 2


def test_rows_of_a_foreign_id_are_found_by_it(museum: Museum) -> None:
    museum.take("Object ID,Title\n49444,Chest\n49445,Chest\n", language="en")
    assert [(one.id, one.record) for one in museum.objects] == [("chest", "49444"), ("chest-2", "49445")]
    museum.again(language="en")
    museum.take("Object ID,Title\n49445,Box\n49444,Chest\n", language="en")
    assert [one.title.text["en"] for one in museum.objects] == ["Chest", "Box"]


def test_ids_of_another_system_under_our_name_are_kept(museum: Museum) -> None:
    museum.take("id,title@en\nO12345,Chest\nКП-7,Box\nsaddle,Saddle\n1035,Whip\n")
    assert [(one.id, one.record) for one in museum.objects] == [
        ("chest", "O12345"),
        ("box", "КП-7"),
        ("saddle", ""),
        ("1035", ""),
    ]
    assert museum.objects[0].inventory_number == "O12345", (
        "what the museum calls it, where there is no other number"
    )
    museum.again()


def test_rows_with_nothing_but_words(museum: Museum) -> None:
    table = (
        "Наименование;Материал;Размеры\nМонета;серебро;2 см\nМонета;медь;2 см\nМонета;медь;2 см\nБлюдо;;\n"
    )
    museum.take(table)
    assert [one.id for one in museum.objects] == ["moneta", "moneta-2", "moneta-3", "blyudo"]
    museum.again()
    taken = museum.take(table.replace("Монета;серебро;2 см", "Дирхам;серебро;2 см"))
    assert (taken.added, taken.changed, taken.same) == (0, 1, 3), "all but its title is as it was"
    assert museum.objects[0].title.text == {"ru": "Дирхам"}


def test_an_object_that_got_its_number_by_hand_is_found(museum: Museum) -> None:
    museum.take("Наименование;Материал\nКувшин;глина\n")
    text = museum.text.replace('id = "kuvshin"', 'id = "kuvshin"\ninventory_number = "КП-1"')
    (museum.folder / "museum.toml").write_text(text, "utf-8")
    museum.again()


def test_a_table_that_got_numbers_finds_its_objects(museum: Museum) -> None:
    museum.take("Наименование;Материал\nКувшин;глина\nБлюдо;медь\n")
    taken = museum.take("Инв. №;Наименование;Материал\n1;Кувшин;глина\n2;Блюдо;медь\n")
    assert (taken.added, taken.changed) == (0, 2)
    assert [one.inventory_number for one in museum.objects] == ["1", "2"]


def test_one_number_in_two_rows_is_told(museum: Museum) -> None:
    table = "Инв. №;Наименование\nКП-1;Серьга левая\nКП-1;Серьга правая\nКП-2;Блюдо\nКП-2;Блюдо\n"
    taken = museum.take(table)
    assert lost(taken) == {"table-numbers": ("КП-1 (2, 3)", "КП-2 (4, 5)")}
    assert [one.title.text["ru"] for one in museum.objects] == ["Серьга левая", "Серьга правая", "Блюдо"]
    museum.again()
    museum.take(table.replace("Серьга правая", "Серьга малая"))
    assert [one.title.text["ru"] for one in museum.objects] == ["Серьга левая", "Серьга малая", "Блюдо"]


def test_what_is_not_in_the_table_stays(museum: Museum) -> None:
    museum.take("Инв. №;Наименование\nКП-1;Кувшин\n")
    text = museum.text.replace('{ ru = "Кувшин" }', '{ ru = "Кувшин", kk = "Құмыра" } # by hand')
    (museum.folder / "museum.toml").write_text(text, "utf-8")
    museum.again()
    museum.take("Инв. №;Наименование\nКП-1;Кувшинчик\n")
    assert museum.objects[0].title.text == {"ru": "Кувшинчик", "kk": "Құмыра"}
    assert "# by hand" in museum.text


@pytest.mark.parametrize("title", ["Con", "青銅鏡", "!!!"])
def test_titles_that_make_no_id(museum: Museum, title: str) -> None:
    museum.take(f"Title,Artist\n{title},A. Maker\n", language="en")
    assert museum.objects[0].title.text == {"en": title}
    museum.again(language="en")


# --- pictures


def picture(path: Path, colour: str = "red") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), colour).save(path)
    return path


def files(thing: ObjectEntry) -> list[str]:
    return [one.file for one in thing.pictures]


def test_pictures_beside_the_table_become_close_ups(museum: Museum) -> None:
    for name in ("jug.jpg", "jug 2.PNG", "фото/ваза, вид сбоку.jpg", "dish.jpg", "dish-back.jpg"):
        picture(museum.folder / name)
    table = (
        "Инв. №;Наименование;Фото\n"
        '1;Кувшин;"jug.jpg; jug 2"\n'
        '2;Ваза;"фото\\ваза, вид сбоку.jpg"\n'
        '3;Блюдо;"DISH.JPG, dish-back\nlost.jpg"\n'
        "4;Монета;D:\\Музей\\jug.jpg\n"
        "5;Седло;../secret.jpg\n"
        "6;Кольцо;https://example.kz/a.jpg\n"
    )
    taken = museum.take(table)
    assert [files(one) for one in museum.objects] == [
        ["jug.jpg", "jug 2.PNG"],
        ["фото/ваза, вид сбоку.jpg"],
        ["dish.jpg", "dish-back.jpg"],
        ["jug.jpg"],
        [],
        [],
    ]
    assert lost(taken)["table-pictures-missing"] == ("lost.jpg", "../secret.jpg")
    assert lost(taken)["table-pictures-remote"] == ("https://example.kz/a.jpg",)
    museum.again()


def test_pictures_of_a_table_elsewhere_are_copied(museum: Museum, tmp_path: Path) -> None:
    elsewhere = tmp_path / "inventory"
    picture(elsewhere / "jug.jpg")
    picture(museum.folder / "close-ups" / "dish.jpg", "blue")
    picture(elsewhere / "dish.jpg")
    table = elsewhere / "t.csv"
    table.write_text("Инв. №;Наименование;Фото\n1;Кувшин;jug\n", "utf-8")
    museum.take(table)
    assert files(museum.objects[0]) == ["close-ups/jug.jpg"]
    assert (museum.folder / "close-ups" / "jug.jpg").read_bytes() == (elsewhere / "jug.jpg").read_bytes()
    before = museum.text
    museum.take(table)
    assert museum.text == before


def test_pictures_of_the_keeper_stay(museum: Museum) -> None:
    for name in ("a.jpg", "b.jpg"):
        picture(museum.folder / name)
    museum.take("Инв. №;Наименование\n1;Кувшин\n")
    for written in ('pictures = ["b.jpg"] # mine', 'pictures = [{ file = "b.jpg", alt = "Ұзын" }]'):
        text = museum.text.split("pictures")[0].rstrip() + f"\n{written}\n"
        (museum.folder / "museum.toml").write_text(text, "utf-8")
        museum.take("Инв. №;Наименование;Фото\n1;Кувшин;a.jpg|b.jpg\n")
        assert files(museum.objects[0]) == ["b.jpg", "a.jpg"]
    assert museum.objects[0].pictures[0].alt.text == {"kk": "Ұзын"}
    text = museum.text.split("pictures")[0].rstrip() + '\n[[objects.pictures]]\nfile = "b.jpg"\n'
    (museum.folder / "museum.toml").write_text(text, "utf-8")
    museum.take("Инв. №;Наименование;Фото\n1;Кувшин;a.jpg\n")
    assert files(museum.objects[0]) == ["b.jpg", "a.jpg"]


def test_the_command_says_what_the_columns_were_taken_for(museum: Museum, run: Callable[..., Any]) -> None:
    table = museum.folder / "t.csv"
    table.write_text("Инв. №;Наименование\n1;Кувшин\n", "utf-8")
    done = run("import", table, "--into", museum.folder, "--json", "--map", "Инв. №=inventory_number")
    assert done.json["columns"] == {"inventory_number": ["Инв. №"], "title@ru": ["Наименование"]}
    assert done.json["language"] == "ru"
    table.write_text("Инв. №;Наименование\n1;Кувшинчик\n", "utf-8")
    done = run("import", table, "--into", museum.folder, "--language", "ru")
    assert "«Кувшин» → «Кувшинчик»" in done.out


def test_headings_that_nobody_knows_are_told_and_not_a_row_of_things(museum: Museum) -> None:
    """«Музей» in a row reads like a column that is left out: alone it makes no headings."""
    with pytest.raises(TableWrong) as caught:
        museum.take("Ярлык;Что это;Хозяин\nA1;Кувшин;Музей\n")
    assert "Ярлык" in caught.value.say("kk")
    assert "Кувшин" not in caught.value.say("kk")


def test_objects_without_a_title_are_told_in_one_sentence(museum: Museum) -> None:
    rows = "".join(f"{number};\n" for number in range(1, 151))
    taken = museum.take(f"Инв. №;Наименование\n{rows}200;Кувшин\n")
    assert taken.added == 151
    (told,) = taken.lost
    assert (told.code, told.count, told.items[:2]) == ("table-rows-untitled", 150, ("2", "3"))
    museum.again()
