"""The language of a tour that does not say it: told by its texts, or asked about."""

import json
from pathlib import Path
from typing import Any

import pytest
import simplejpeg

from jetisu360.exchange.common.refusals import LanguageUnknown
from jetisu360.exchange.common.text.texts_language import guess
from jetisu360.tour.museum_toml.museum_file import read_museum_file


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Кіреберіс", "Зал", "Құмыра", "Саз"], "kk"),
        (["Вестибюль", "Зал", "Кувшин"], "ru"),
        (["Зал"], "ru"),
        (["First hall", "A drum"], "en"),
        (["Hall"], "en"),
        (["Mason Circle", "Spring House or Dairy"], "en"),
        (["Spolarium Hall", "Old Senate Session Hall", "Gallery III"], "en"),
        (["1", "2"], None),
        ([], None),
    ],
)
def test_the_texts_tell_their_language(texts: list[str], language: str | None) -> None:
    assert guess(texts) == language


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Der Krug ist aus Ton, und er steht im zweiten Saal des Museums.", "German"),
        ("Giriş Salon Testi kilden yapılmıştır", "Turkish"),
        ("入口大厅 陶罐", "Chinese"),
        ("El cántaro es de barro y está en la segunda sala", "Spanish"),
        ("Глечик зроблений з глини, його знайшли біля річки", "Ukrainian"),
        ("قاعة المدخل وجرة من الطين", "Arabic"),
    ],
)
def test_another_language_is_asked_about(text: str, named: str) -> None:
    with pytest.raises(LanguageUnknown) as caught:
        guess([text])
    assert named in caught.value.say("en")
    assert "--language" in str(caught.value.advice["ru"])


@pytest.fixture
def tour(tmp_path: Path, helpers: Any) -> Any:
    def made(*titles: str) -> Path:
        folder = tmp_path / "in"
        folder.mkdir()
        scenes = {}
        for number, title in enumerate(titles):
            (folder / f"{number}.jpg").write_bytes(simplejpeg.encode_jpeg(helpers.sphere(1024), quality=70))
            scenes[f"s{number}"] = {"panorama": f"{number}.jpg", "title": title}
        (folder / "tour.json").write_text(json.dumps({"scenes": scenes}), "utf-8")
        return folder

    return made


def test_an_import_ends_with_one_sentence_about_the_other_languages(
    tour: Any, tmp_path: Path, run: Any
) -> None:
    done = run("import", tour("First hall", "Second hall"), "--out", tmp_path / "out")
    museum, _text = read_museum_file((tmp_path / "out" / "museum.toml").read_bytes())
    assert museum.language == "en"
    assert museum.scenes[0].title.text == {"en": "First hall"}
    assert "The texts are in English; in Kazakh, in Russian there are none yet" in done.out


def test_a_tour_in_another_language_is_taken_as_the_keeper_says(tour: Any, tmp_path: Path, run: Any) -> None:
    folder = tour("Der Krug ist aus Ton", "Er steht im zweiten Saal des Museums")
    done = run("import", folder, "--out", tmp_path / "out", "--json")
    assert done.status == 2
    assert done.json["error"]["code"] == "exchange-language-unknown"
    assert not (tmp_path / "out").exists()
    done = run("import", folder, "--out", tmp_path / "out", "--json", "--language", "en")
    assert done.status == 0
    assert done.json["languages"] == ["en"]
