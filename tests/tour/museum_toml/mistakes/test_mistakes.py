"""A keeper who has never met TOML is told what is wrong, where it stands and what was likely meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tour.museum_toml.mistakes.beginners import ALL, Slip

from jetisu360.language import LANGUAGES
from jetisu360.tour.museum_toml.mistakes.diagnosis import diagnose, parses
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file


def told(source: str | bytes, language: str = "en") -> list[str]:
    data = source if isinstance(source, bytes) else source.encode()
    with pytest.raises(MuseumFileWrong) as caught:
        read_museum_file(data)
    whole = caught.value.say(language).rpartition("\n")[0]
    return [part.rstrip("\n") for part in re.split(r"^  • ", whole, flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize("slip", ALL, ids=lambda slip: slip.typed.split("\n")[-1][:30])
def test_a_beginners_mistake_is_said_with_its_line_and_what_was_meant(slip: Slip) -> None:
    first = told(slip.typed)[0]
    assert first.startswith(f"line {slip.line}"), first
    assert slip.says in first
    assert first.partition("    → ")[2] == slip.repair
    if "did you mean" not in first:
        assert (
            f"\n      {slip.typed.splitlines()[slip.line - 1].strip()}" in first.replace("\u00a0", " ")
            or "\u00a0" in slip.typed
        )
    for language, line in (("kk", f"{slip.line}-жол"), ("ru", f"строка {slip.line}")):
        assert told(slip.typed, language)[0].startswith(line)


def test_there_are_forty_and_more_and_they_are_told_apart() -> None:
    assert len(ALL) >= 40
    sentences = {told(slip.typed)[0].split("\n")[0].partition(": ")[2] for slip in ALL}
    assert len(sentences) >= 40


def test_several_mistakes_are_told_in_one_go_also_those_that_others_hide() -> None:
    source = """\
title = «Музей»
titel = "x"
[[scenes]]
file = hall.jpg
heading = 90°
[[scenes]
file = "b.jpg
view = { yaw = 10,5; pitch = -5,0 }
[[links]]
from = "hall"
to = "b"
yaw = "north"
"""
    found = told(source)
    assert [re.match(r"line (\d+)", one)[1] for one in found] == ["1", "2", "4", "5", "6", "7", "8", "12"]  # type: ignore[index]
    assert "did you mean “title”?" in found[1]
    assert found[-2].endswith("→ view = { yaw = 10.5, pitch = -5.0 }")
    assert found[-1] == "line 12 ([[links]] 1, yaw): this must be a number"


def test_a_field_that_was_written_too_far_below_is_told_its_place() -> None:
    """What follows a header belongs to it: nobody who meets TOML for the first time expects that."""
    (only,) = told('[[scenes]]\nfile = "a.jpg"\n\naddress = "https://museum.kz/"\n')
    assert only.startswith("line 4 ([[scenes]] 1, address)")
    assert only.endswith("“address” stands at the beginning of the file, above the first header")
    label = '[[scenes.labels]]\nkind = "text"\nyaw = 1\ntitle = "А"\ntext = "Б"\n'
    (only,) = told(f'[[scenes]]\nfile = "a.jpg"\n{label}heading = 90.0\n')
    assert only.endswith(
        "“heading” is a field of [[scenes]] and stands above the first [[scenes.labels]] of it"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_a_mistake_in_a_long_list_its_own_line_is_told(end: str) -> None:
    source = 'highlights = [\n  "a",\n  "b"\n  "c",\n]\nstart = "x"\n'.replace("\n", end)
    (only,) = told(source)
    assert only.startswith("line 3: a comma is missing")
    assert only.endswith('→ "b",')


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('description = "Бір\nекі', 'description = """Бір\nекі"""'),
        ('description = "Бір\n\nекі"', 'description = """Бір\n\nекі"""'),
        ('description = "Бір\n«екі»\nүш', 'description = """Бір\n«екі»\nүш"""'),
        ("description = 'Бір\nекі'", 'description = """Бір\nекі"""'),
        ("description = «Бір\nекі»", 'description = """Бір\nекі"""'),
        ("description = “Бір\nекі”", 'description = """Бір\nекі"""'),
        ('description = { kk = "А\nБ", ru = "В\nГ" }', 'description = { kk = """А\nБ""", ru = """В\nГ""" }'),
    ],
)
def test_a_text_broken_over_lines_is_one_mistake_whether_or_not_it_ends(typed: str, meant: str) -> None:
    source = f'[[scenes]]\nfile = "a.jpg"\n{typed}\nheading = 90.0\n'
    (only,) = told(source)
    assert only.startswith("line 3: a text of several lines begins and ends with three quotes")
    assert only.partition("    → ")[2].replace("\n      ", "\n") == meant
    assert "heading = 90.0" in diagnose(source).text


def test_a_quote_forgotten_above_another_mistake_takes_in_nothing_of_it() -> None:
    found = told('title = "Музей\n// ескертпе\n[[scenes]\nfile = "a.jpg"\n')
    assert [one.partition(":")[0] for one in found] == ["line 1", "line 2", "line 3"]


def test_what_is_below_a_mistake_is_not_blamed_for_it() -> None:
    assert len(told('[[\nfile = "a.jpg"\nanything = 1\n')) == 1


@pytest.mark.parametrize(
    ("data", "english", "kazakh", "russian"),
    [
        (
            'id = "a"\ntitle = "Музей"'.encode("cp1251"),
            'an old encoding and not in UTF-8 (line 2: title = "Музей"). Open it in Notepad',
            "«Басқаша сақтау»",
            "«Сохранить как», в поле «Кодировка» укажите UTF-8",
        ),
        ('title = "Музей"'.encode("cp866"), 'line 1: title = "Музей"', "ескі кодтау", "старой кодировке"),
        ('title = "Музей"'.encode("utf-16"), "saved as UTF-16", "UTF-16", "«Юникод»"),
        ('title = "M\xfcnchen"'.encode("latin-1"), "not saved as UTF-8 (line 1)", "1-жол", "строка 1"),
        (b"PK\x03\x04 docx", "document of a word processor", "Word", "Word"),
        (b"{\\rtf1 title}", "document of a word processor", "Word", "Word"),
    ],
)
def test_how_to_save_a_file_that_is_no_utf_8(data: bytes, english: str, kazakh: str, russian: str) -> None:
    for language, said in zip(("en", "kk", "ru"), (english, kazakh, russian), strict=True):
        assert said in told(data, language)[0]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab=[]{}\"'#,;:.\\ \n10“«к", max_size=60))
def test_whatever_is_typed_gets_sentences_or_is_toml(source: str) -> None:
    if parses(source):
        return
    found = diagnose(source)
    assert found.mistakes
    assert (parses(found.text) and len(found.numbers) == found.text.count("\n") + 1) or not found.text
    for mistake in found.mistakes:
        assert 1 <= mistake.line <= source.count("\n") + 1
        assert all(mistake.sentence[language] for language in LANGUAGES)


def test_a_good_file_has_no_mistakes() -> None:
    page = Path(__file__).parents[4] / "docs" / "museum-toml.md"
    example = re.search(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert example
    assert not diagnose(example[1]).mistakes
