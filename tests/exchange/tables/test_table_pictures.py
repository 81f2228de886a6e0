"""Pictures that a table names."""

from pathlib import Path

from PIL import Image

from jetisu360.tour.museum_toml.entries import ObjectEntry

from .inventory import Museum, lost

# --- pictures


def picture(path: Path, colour: str = "red") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), colour).save(path)
    return path


def files(thing: ObjectEntry) -> list[str]:
    return [one.file for one in thing.pictures]


def test_pictures_beside_the_table_become_close_ups(inventory: Museum) -> None:
    for name in ("jug.jpg", "jug 2.PNG", "фото/ваза, вид сбоку.jpg", "dish.jpg", "dish-back.jpg"):
        picture(inventory.folder / name)
    table = (
        "Инв. №;Наименование;Фото\n"
        '1;Кувшин;"jug.jpg; jug 2"\n'
        '2;Ваза;"фото\\ваза, вид сбоку.jpg"\n'
        '3;Блюдо;"DISH.JPG, dish-back\nlost.jpg"\n'
        "4;Монета;D:\\Музей\\jug.jpg\n"
        "5;Седло;../secret.jpg\n"
        "6;Кольцо;https://example.kz/a.jpg\n"
    )
    taken = inventory.take(table)
    assert [files(one) for one in inventory.objects] == [
        ["jug.jpg", "jug 2.PNG"],
        ["фото/ваза, вид сбоку.jpg"],
        ["dish.jpg", "dish-back.jpg"],
        ["jug.jpg"],
        [],
        [],
    ]
    assert lost(taken)["table-pictures-missing"] == ("lost.jpg", "../secret.jpg")
    assert lost(taken)["table-pictures-remote"] == ("https://example.kz/a.jpg",)
    inventory.again()


def test_pictures_of_a_table_elsewhere_are_copied(inventory: Museum, tmp_path: Path) -> None:
    elsewhere = tmp_path / "inventory"
    picture(elsewhere / "jug.jpg")
    picture(inventory.folder / "close-ups" / "dish.jpg", "blue")
    picture(elsewhere / "dish.jpg")
    table = elsewhere / "t.csv"
    table.write_text("Инв. №;Наименование;Фото\n1;Кувшин;jug\n", "utf-8")
    inventory.take(table)
    assert files(inventory.objects[0]) == ["close-ups/jug.jpg"]
    assert (inventory.folder / "close-ups" / "jug.jpg").read_bytes() == (elsewhere / "jug.jpg").read_bytes()
    before = inventory.text
    inventory.take(table)
    assert inventory.text == before


def test_pictures_of_the_keeper_stay(inventory: Museum) -> None:
    for name in ("a.jpg", "b.jpg"):
        picture(inventory.folder / name)
    inventory.take("Инв. №;Наименование\n1;Кувшин\n")
    for written in ('pictures = ["b.jpg"] # mine', 'pictures = [{ file = "b.jpg", alt = "Ұзын" }]'):
        text = inventory.text.split("pictures")[0].rstrip() + f"\n{written}\n"
        (inventory.folder / "museum.toml").write_text(text, "utf-8")
        inventory.take("Инв. №;Наименование;Фото\n1;Кувшин;a.jpg|b.jpg\n")
        assert files(inventory.objects[0]) == ["b.jpg", "a.jpg"]
    assert inventory.objects[0].pictures[0].alt.text == {"kk": "Ұзын"}
    text = inventory.text.split("pictures")[0].rstrip() + '\n[[objects.pictures]]\nfile = "b.jpg"\n'
    (inventory.folder / "museum.toml").write_text(text, "utf-8")
    inventory.take("Инв. №;Наименование;Фото\n1;Кувшин;a.jpg\n")
    assert files(inventory.objects[0]) == ["b.jpg", "a.jpg"]
