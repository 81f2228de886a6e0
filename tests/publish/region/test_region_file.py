"""region.toml: every mistake at once, each with its line, in three languages."""

from __future__ import annotations

import pytest

from jetisu360.publish.region.refusals import RegionFileWrong
from jetisu360.publish.region.region_file import read_region_file


def wrong(text: str) -> RegionFileWrong:
    with pytest.raises(RegionFileWrong) as caught:
        read_region_file(text.encode())
    return caught.value


def test_a_plain_string_is_in_the_regions_first_language() -> None:
    region = read_region_file(
        'language = "ru"\ntitle = "Музеи"\n[[museums]]\nid = "one"\ntitle = "Музей"'.encode()
    )
    assert region.title.text == {"ru": "Музеи"}
    assert region.museums[0].title.text == {"ru": "Музей"}


def test_all_mistakes_are_told_at_once_with_their_lines() -> None:
    error = wrong('[[museums]]\nid = "Bad Id"\nfoldr = "x"\nlatitude = 95\n')
    for language, line in (("kk", "2-жол"), ("ru", "строка 2"), ("en", "line 2")):
        said = error.say(language)
        assert line in said
        assert said.count("•") == 3
    assert "folder" in error.say("en"), "a slip of the pen gets a hint"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[museums]]\nid = "a"\ntitle = "A"\nlatitude = 43.0\n', "latitude and longitude"),
        ('[[museums]]\nid = "a"\n', "folder or title"),
        ('[[museums]]\nid = "a"\ntitle="A"\n[[museums]]\nid = "a"\ntitle="B"\n', "already used"),
        ("museums = []", "empty"),
        ("title = ", "nothing behind ="),
        ('address = "javascript:alert(1)"\n[[museums]]\nid="a"\ntitle="A"', "address"),
    ],
)
def test_what_cannot_be_is_refused(text: str, said: str) -> None:
    assert said in wrong(text).say("en")


def test_a_file_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(RegionFileWrong, match="UTF-8"):
        read_region_file("title = 'Музей'".encode("cp1251"))
