"""Inventories as museums have them: whose they are, which headings they have, in which language."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.exchange.common.refusals import MapWrong, TableWrong

from .inventory import Museum, lost

FAULTS = Path(__file__).resolve().parents[4] / "shared" / "data"


def test_a_russian_inventory(inventory: Museum) -> None:
    taken = inventory.take(
        "Инвентарный номер;Наименование;Автор;Материал и техника;Размеры;Датировка;Место хранения\n"
        "КП-1;Кувшин;Неизвестный мастер;Глина, лепка;24,5 см;XIX в.;Шкаф 3\n"
    )
    (jug,) = inventory.objects
    assert jug.inventory_number == "КП-1"
    assert jug.title.text == {"ru": "Кувшин"}, "Russian headings, Russian letters: Russian texts"
    assert jug.maker.text == {"ru": "Неизвестный мастер"}
    assert jug.material.text == {"ru": "Глина, лепка"}
    assert jug.date.text == {"ru": "XIX в."}
    assert jug.dimensions == "24,5 см"
    assert lost(taken) == {"table-columns-private": ("Место хранения",)}
    assert "Шкаф" not in inventory.text, "where things lie is nobody's business outside"
    inventory.again()


def test_a_kazakh_inventory(inventory: Museum) -> None:
    inventory.take(
        "Түгендеу нөмірі\tАтауы мен қысқаша сипаттамасы\tШебері\tМатериалы, техникасы\tӨлшемі\tКезеңі"
        "\tСақталу жағдайы\n"
        "ТМ 12/3\tҚұмыра\tБелгісіз шебер\tқыш\t24 см\tXIX ғ.\tжақсы\n"
    )
    (jug,) = inventory.objects
    assert (jug.inventory_number, jug.dimensions) == ("ТМ 12/3", "24 см")
    assert jug.title.text == {"kk": "Құмыра"}
    assert jug.maker.text == {"kk": "Белгісіз шебер"}
    assert jug.material.text == {"kk": "қыш"}
    assert jug.date.text == {"kk": "XIX ғ."}
    inventory.again()


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
def test_collection_systems(inventory: Museum, header: str, row: str) -> None:
    inventory.take(f"{header}\n{row}\n", language="en")
    (plaque,) = inventory.objects
    assert (plaque.inventory_number, plaque.record) == ("28.68.4", "49444")
    assert plaque.title.text == {"en": "Plaque"}
    assert plaque.maker.text == {"en": "A. Maker"}
    assert plaque.date.text == {"en": "1901"}
    assert plaque.material.text == {"en": "Bronze"}
    assert plaque.dimensions == "5 cm"
    assert plaque.rights.text == {"en": "Gift"}
    inventory.again(language="en")


def test_goskatalog(inventory: Museum) -> None:
    taken = inventory.take(
        '"Номер в Госкаталоге","Номер по КП (ГИК)","Инвентарный номер","Типология","Период создания",'
        '"Место создания","Автор",'
        '"Материал","Техника","Размеры","Описание","Наименование"\n'
        '"1234567","ГИК 12","Ж-5","живопись","1901 г.","Верный","Хлудов Н. Г.","Холст","Масло","50х70 '
        'см","Степь\nвесной","Степь"\n'
        '"1234568","ГИК 13","","живопись","","","","Бумага","","","","Юрта"\n'
    )
    steppe, yurt = inventory.objects
    assert (steppe.record, steppe.inventory_number) == ("1234567", "Ж-5")
    assert yurt.inventory_number == "ГИК 13", "the first number that is filled"
    assert steppe.material.text == {"ru": "Холст, Масло"}
    assert steppe.description.text == {"ru": "Степь\nвесной"}
    assert lost(taken)["table-columns-other"] == ("Типология", "Место создания")
    assert lost(taken)["table-columns-twice"] == (
        "inventory_number: “Инвентарный номер”, “Номер по КП (ГИК)”",
    )
    inventory.again()


def test_the_cleveland_and_met_records(inventory: Museum) -> None:
    path = FAULTS / "objects" / "met_cma_steppe_objects.csv"
    if not path.is_file():
        pytest.skip("the shared data are not here")
    taken = inventory.take(path.read_bytes(), "met.csv")
    assert taken.added == 18
    assert inventory.objects[0].title.text == {"en": "Belt Plaque with Three Ibexes"}
    assert inventory.objects[0].record == "49444"
    inventory.again("met.csv")


def test_two_languages_beside_each_other(inventory: Museum) -> None:
    inventory.take(
        "Инв. №;Атауы (қаз);Название (рус);Title EN;material_kk;Материал на русском языке;Авторы қазақша\n"
        "1;Құмыра;Кувшин;Jug;қыш;глина;Белгісіз\n"
    )
    (jug,) = inventory.objects
    assert jug.title.text == {"kk": "Құмыра", "ru": "Кувшин", "en": "Jug"}
    assert jug.material.text == {"kk": "қыш", "ru": "глина"}
    assert jug.maker.text == {"kk": "Белгісіз"}


def test_kazakh_texts_under_russian_headings_are_kazakh(inventory: Museum) -> None:
    inventory.take("Инв. №;Наименование;Материал\n1;Күміс сырға;күміс, ақық\n2;Қолға киетін білезік;күміс\n")
    assert inventory.objects[0].title.text == {"kk": "Күміс сырға"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_language_that_is_told_is_obeyed(inventory: Museum, language: str) -> None:
    taken = inventory.take("title;Автор;dc:identifier\nКувшин;Мастер;КП-1\n", language=language)
    (jug,) = inventory.objects
    assert jug.title.text == {language: "Кувшин"}
    assert jug.maker.text == {language: "Мастер"}
    assert taken.language == language


def test_names_of_keys_are_in_the_museums_language(inventory: Museum) -> None:
    inventory.take("title;dc:identifier\nКувшин;КП-1\n")
    assert inventory.objects[0].title.text == {"kk": "Кувшин"}


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
def test_sizes(inventory: Museum, header: str, row: str, size: str) -> None:
    inventory.take(f"Инв. №;Наименование;{header}\n1;Кувшин;{row}\n")
    assert inventory.objects[0].dimensions == size


def test_a_heading_can_be_named(inventory: Museum) -> None:
    table = "Ярлык;Что это;Из чего\n7;Кувшин;глина\n"
    maps = ["Ярлык=inventory_number", "что это=title@ru", "Из чего=dcterms:medium@ru"]
    inventory.take(table, maps=maps)
    (jug,) = inventory.objects
    assert (jug.inventory_number, jug.title.text, jug.material.text) == (
        "7",
        {"ru": "Кувшин"},
        {"ru": "глина"},
    )
    inventory.again(maps=maps)


def test_a_name_wins_over_what_is_known_and_can_leave_a_column_out(inventory: Museum) -> None:
    inventory.take(
        "Инв. №;Наименование;Место хранения;Автор\n1;Кувшин;Зал 2;Мастер\n",
        maps=["Место хранения=description", "Автор="],
    )
    assert inventory.objects[0].description.text == {"ru": "Зал 2"}
    assert inventory.objects[0].maker.text == {}


@pytest.mark.parametrize(
    "wrong", ["Инв. №", "=title", "Инв. №=colour", "Нет такого=title", "Инв. №=title@de"]
)
def test_a_wrong_name_is_refused(inventory: Museum, wrong: str) -> None:
    with pytest.raises(MapWrong):
        inventory.take("Инв. №;Наименование\n1;Кувшин\n", maps=[wrong])
    assert inventory.objects == []


def test_unknown_headings_are_told_with_those_that_are_known(inventory: Museum) -> None:
    with pytest.raises(TableWrong) as error:
        inventory.take("Ярлык;Штука\n1;Кувшин\n")
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


def test_all_of_many_unknown_columns_are_named(inventory: Museum, run: Callable[..., Any]) -> None:
    names = [f"столбец{letter}" for letter in "абвгдежзиклмнопрст"]
    table = inventory.folder / "t.csv"
    table.write_text(f"title;{';'.join(names)}\nКувшин;{';'.join('x' * len(names))}\n", "utf-8")
    done = run("import", table, "--into", inventory.folder, "--json")
    assert done.json["lost"][0]["items"] == names
    text = (inventory.folder / "LOST.txt").read_text("utf-8")
    listing = json.loads((inventory.folder / "lost.json").read_text("utf-8"))
    assert all(name in text for name in names)
    assert listing[0]["items"] == names


def test_the_command_says_what_the_columns_were_taken_for(inventory: Museum, run: Callable[..., Any]) -> None:
    table = inventory.folder / "t.csv"
    table.write_text("Инв. №;Наименование\n1;Кувшин\n", "utf-8")
    done = run("import", table, "--into", inventory.folder, "--json", "--map", "Инв. №=inventory_number")
    assert done.json["columns"] == {"inventory_number": ["Инв. №"], "title@ru": ["Наименование"]}
    assert done.json["language"] == "ru"
    table.write_text("Инв. №;Наименование\n1;Кувшинчик\n", "utf-8")
    done = run("import", table, "--into", inventory.folder, "--language", "ru")
    assert "«Кувшин» → «Кувшинчик»" in done.out


def test_headings_that_nobody_knows_are_told_and_not_a_row_of_things(inventory: Museum) -> None:
    """«Музей» in a row reads like a column that is left out: alone it makes no headings."""
    with pytest.raises(TableWrong) as caught:
        inventory.take("Ярлык;Что это;Хозяин\nA1;Кувшин;Музей\n")
    assert "Ярлык" in caught.value.say("kk")
    assert "Кувшин" not in caught.value.say("kk")


def test_objects_without_a_title_are_told_in_one_sentence(inventory: Museum) -> None:
    rows = "".join(f"{number};\n" for number in range(1, 151))
    taken = inventory.take(f"Инв. №;Наименование\n{rows}200;Кувшин\n")
    assert taken.added == 151
    (told,) = taken.lost
    assert (told.code, told.count, told.items[:2]) == ("table-rows-untitled", 150, ("2", "3"))
    inventory.again()
