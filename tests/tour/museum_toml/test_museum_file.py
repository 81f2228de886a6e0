"""museum.toml: what it says is understood, and what is wrong with it is said with its line."""

import re
from pathlib import Path

import pytest

from jetisu360.build.plan.scene_plan import plan_scenes
from jetisu360.tour.museum_toml.museum_file import MuseumFile, MuseumFileWrong, read_museum_file

PAGE = Path(__file__).parents[3] / "docs" / "museum-toml.md"


def documented() -> bytes:
    return re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1].encode()  # type: ignore[index]


def problems(source: str, language: str = "en") -> list[str]:
    with pytest.raises(MuseumFileWrong) as caught:
        read_museum_file(source.encode())
    return re.findall(r"• (.*)", caught.value.say(language))


def test_the_documented_example_is_understood() -> None:
    museum, _ = read_museum_file(documented())
    assert [scene.file for scene in museum.scenes if not scene.skip] == [
        "entrance.jpg",
        "saka-gold.jpg",
        "courtyard-strip.jpg",
    ]
    assert museum.scenes[1].title.text["kk"] == "Сақ алтыны"
    assert museum.objects[0].material.text["ru"] == "золото, кожа"


def test_the_documented_table_has_every_key() -> None:
    page = PAGE.read_text("utf-8").partition("## Keys")[2]
    for kind in [MuseumFile]:
        for name in kind.model_fields:
            assert f"`{name}`" in page or f"`[[{name}]]`" in page, name


def test_a_plain_string_is_in_the_first_language() -> None:
    museum, _ = read_museum_file('language = "ru"\ntitle = "Музей"'.encode())
    assert museum.title.text == {"ru": "Музей"}
    museum, _ = read_museum_file('title = "Музей"'.encode(), "kk")
    assert museum.title.text == {"kk": "Музей"}


def test_a_byte_order_mark_does_no_harm() -> None:
    museum, _ = read_museum_file("\ufefftitle = 'Музей'".encode())
    assert museum.title.kk == "Музей"


def test_every_mistake_is_said_with_its_line_and_what_was_meant() -> None:
    source = """
titel = "x"
[title]
kz = "B"
[[scenes]]
file = "a.jpg"
description.kk = \"\"\"
heading = "not a key"
\"\"\"
[[scenes]]
file = "b.jpg"
heading = "north"
[[scenes.labels]]
yaw = 3
tilte = "x"
[[scenes.labels]]
href = "javascript:alert(1)"
[[links]]
from = "a"
to = "b"
yaw = inf
"""
    assert problems(source) == [
        "line 2 (titel): there is no such field; did you mean “title”?",
        "line 4 (title.kz): there is no such field; did you mean “kk”?",
        "line 12 ([[scenes]] 2, heading): this must be a number",
        "line 15 ([[scenes]] 2, [[scenes.labels]] 1, tilte): there is no such field; did you mean “title”?",
        "line 16 ([[scenes]] 2, [[scenes.labels]] 2, yaw): a required field is missing",
        "line 17 ([[scenes]] 2, [[scenes.labels]] 2, href): an address begins with https://,"
        " http://, mailto: or tel: and holds no spaces",
        "line 21 ([[links]] 1, yaw): this must be a finite number",
    ]
    assert "12-жол ([[scenes]] 2, heading): сан болуы керек" in problems(source, "kk")
    assert "строка 12 ([[scenes]] 2, heading): здесь должно быть число" in problems(source, "ru")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("title = 1\nb = = 2\n", "line 1 (title): this must be a table of fields"),
        ("", None),
        ("[[scenes]]\nfile = 'a.jpg'\n[[scenes]]\nfile = 'a.jpg'", "line 4 ([[scenes]] 2, file)"),
        ("[[objects]]\nid='a'\n[[objects]]\nid='a'", "line 4 ([[objects]] 2, id)"),
        ("[[links]]\nfrom='a'\nto='b'\nyaw=1\nboth=true", "line 5 ([[links]] 1, both)"),
        ("[[scenes]]\ntitle = 'x'", "line 1 ([[scenes]] 1, file): a required field is missing"),
        ("language = 'kz'", "line 1 (language): this must be one of kk, ru, en"),
        ("[[scenes]]\nfile='a.jpg'\nid='Алтын'", "line 3 ([[scenes]] 1, id): use only small Latin letters"),
        ("scenes = 3", "line 1 (scenes): this must be a list"),
    ],
)
def test_mistakes(source: str, said: str | None) -> None:
    if said is None:
        assert read_museum_file(source.encode())[0] == MuseumFile()
    else:
        assert problems(source)[0].startswith(said)


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(MuseumFileWrong, match="UTF-8"):
        read_museum_file('title = "Музей"'.encode("cp1251"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "[[links]]\nfrom='hall'\nto='yrad'\nyaw=1",
            "line 3 ([[links]] 1, to): nothing has the id “yrad”; did you",
        ),
        ("start = 'nowhere'", "line 1 (start): nothing has the id “nowhere”"),
        (
            "[[scenes]]\nfile='hall.jpg'\n[[scenes.labels]]\nyaw=1\nobject='gold'",
            "line 5 ([[scenes]] 1, [[scenes.labels]] 1, object): nothing has the id “gold”",
        ),
    ],
)
def test_a_name_that_is_nowhere_is_a_mistake(source: str, said: str) -> None:
    museum, text = read_museum_file(source.encode())
    with pytest.raises(MuseumFileWrong) as caught:
        plan_scenes(museum, ["hall.jpg", "yard.jpg"], text=text)
    assert said in caught.value.say("en")
