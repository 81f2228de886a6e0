"""Which object a row is of: by its number, its id, its title; what is not in the table stays."""

import pytest

from .inventory import Museum, lost


def test_a_list_of_an_import_of_a_tour_is_not_replaced(inventory: Museum) -> None:
    (inventory.folder / "LOST.txt").write_text("Турдан мыналар алынбады:\n", "utf-8")
    taken = inventory.take("title;foo\nКувшин;x\n")
    assert not taken.listed
    assert (inventory.folder / "LOST.txt").read_text("utf-8") == "Турдан мыналар алынбады:\n"


# --- a second run


def test_a_renamed_title_changes_the_object_and_is_told(inventory: Museum) -> None:
    inventory.take("Инв. №;Наименование\nКП-1;Кувшин\nКП-2;Блюдо\n")
    taken = inventory.take("Инв. №;Наименование\nКП-2;Блюдо\nкп - 1;Кувшин с ручкой\n")
    assert (taken.added, taken.changed, taken.same) == (0, 1, 1)
    assert [(one.id, one.key, one.before, one.after) for one in taken.changes][-1:] == [
        ("kuvshin", "title@ru", "Кувшин", "Кувшин с ручкой")
    ]
    assert len(inventory.objects) == 2


def test_rows_of_a_foreign_id_are_found_by_it(inventory: Museum) -> None:
    inventory.take("Object ID,Title\n49444,Chest\n49445,Chest\n", language="en")
    assert [(one.id, one.record) for one in inventory.objects] == [("chest", "49444"), ("chest-2", "49445")]
    inventory.again(language="en")
    inventory.take("Object ID,Title\n49445,Box\n49444,Chest\n", language="en")
    assert [one.title.text["en"] for one in inventory.objects] == ["Chest", "Box"]


def test_ids_of_another_system_under_our_name_are_kept(inventory: Museum) -> None:
    inventory.take("id,title@en\nO12345,Chest\nКП-7,Box\nsaddle,Saddle\n1035,Whip\n")
    assert [(one.id, one.record) for one in inventory.objects] == [
        ("chest", "O12345"),
        ("box", "КП-7"),
        ("saddle", ""),
        ("1035", ""),
    ]
    assert inventory.objects[0].inventory_number == "O12345", (
        "what the museum calls it, where there is no other number"
    )
    inventory.again()


def test_rows_with_nothing_but_words(inventory: Museum) -> None:
    table = (
        "Наименование;Материал;Размеры\nМонета;серебро;2 см\nМонета;медь;2 см\nМонета;медь;2 см\nБлюдо;;\n"
    )
    inventory.take(table)
    assert [one.id for one in inventory.objects] == ["moneta", "moneta-2", "moneta-3", "blyudo"]
    inventory.again()
    taken = inventory.take(table.replace("Монета;серебро;2 см", "Дирхам;серебро;2 см"))
    assert (taken.added, taken.changed, taken.same) == (0, 1, 3), "all but its title is as it was"
    assert inventory.objects[0].title.text == {"ru": "Дирхам"}


def test_an_object_that_got_its_number_by_hand_is_found(inventory: Museum) -> None:
    inventory.take("Наименование;Материал\nКувшин;глина\n")
    text = inventory.text.replace('id = "kuvshin"', 'id = "kuvshin"\ninventory_number = "КП-1"')
    (inventory.folder / "museum.toml").write_text(text, "utf-8")
    inventory.again()


def test_a_table_that_got_numbers_finds_its_objects(inventory: Museum) -> None:
    inventory.take("Наименование;Материал\nКувшин;глина\nБлюдо;медь\n")
    taken = inventory.take("Инв. №;Наименование;Материал\n1;Кувшин;глина\n2;Блюдо;медь\n")
    assert (taken.added, taken.changed) == (0, 2)
    assert [one.inventory_number for one in inventory.objects] == ["1", "2"]


def test_one_number_in_two_rows_is_told(inventory: Museum) -> None:
    table = "Инв. №;Наименование\nКП-1;Серьга левая\nКП-1;Серьга правая\nКП-2;Блюдо\nКП-2;Блюдо\n"
    taken = inventory.take(table)
    assert lost(taken) == {"table-numbers": ("КП-1 (2, 3)", "КП-2 (4, 5)")}
    assert [one.title.text["ru"] for one in inventory.objects] == ["Серьга левая", "Серьга правая", "Блюдо"]
    inventory.again()
    inventory.take(table.replace("Серьга правая", "Серьга малая"))
    assert [one.title.text["ru"] for one in inventory.objects] == ["Серьга левая", "Серьга малая", "Блюдо"]


def test_what_is_not_in_the_table_stays(inventory: Museum) -> None:
    inventory.take("Инв. №;Наименование\nКП-1;Кувшин\n")
    text = inventory.text.replace('{ ru = "Кувшин" }', '{ ru = "Кувшин", kk = "Құмыра" } # by hand')
    (inventory.folder / "museum.toml").write_text(text, "utf-8")
    inventory.again()
    inventory.take("Инв. №;Наименование\nКП-1;Кувшинчик\n")
    assert inventory.objects[0].title.text == {"ru": "Кувшинчик", "kk": "Құмыра"}
    assert "# by hand" in inventory.text


@pytest.mark.parametrize("title", ["Con", "青銅鏡", "!!!"])
def test_titles_that_make_no_id(inventory: Museum, title: str) -> None:
    inventory.take(f"Title,Artist\n{title},A. Maker\n", language="en")
    assert inventory.objects[0].title.text == {"en": title}
    inventory.again(language="en")
