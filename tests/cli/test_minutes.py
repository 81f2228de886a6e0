"""`jetisu360 minutes` as a person calls it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TEXT = (
    "2018 жылғы 12 ақпан\r\n\r\n"
    "Облыс әкімі қала әкімдігіне «Нұрлы жер» бағдарламасы бойынша үйді наурыз айының соңына дейін салуды тапсырды.\r\n"  # noqa: E501
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_json_lists_assignments_with_the_fields_of_the_documents(run: Run, report: Path) -> None:
    done = run("minutes", report, "--date", "2018-02-12", "--json")
    assert done.status == 0
    answer = json.loads(done.out)
    (one,) = answer["assignments"]
    assert answer["unread"] == []
    assert TEXT[one["start"] : one["end"]] == one["quote"]
    assert (one["kind"], one["responsible"], one["due"]) == ("order", ["қала әкімдігі"], "2018-03-31")
    assert (one["due_phrase"], one["due_kind"], one["due_working"]) == (
        "наурыз айының соңына дейін",
        "period",
        "2018-03-30",
    )
    assert (one["programme"], one["missing"], one["complete"]) == ("Нұрлы жер", [], True)
    assert one["alternatives"] == [{"due": "2018-04-02", "reason": "working-day-after"}]
    page = (Path(__file__).parents[2] / "docs" / "minutes.md").read_text("utf-8")
    assert all(f"`{field}`" in page for field in one), "a field is not written down"


def test_the_date_is_taken_from_the_text_and_said(run: Run, report: Path) -> None:
    done = run("minutes", report, "--json")
    assert json.loads(done.out)["assignments"][0]["due"] == "2018-03-31"
    assert "2018-02-12" in done.err
    assert "2018 жылғы 12 ақпан" in done.err


def test_the_text_of_the_offsets_can_be_had(run: Run, report: Path, tmp_path: Path) -> None:
    run("minutes", report, "--json", "--text", tmp_path / "text.txt")
    assert (tmp_path / "text.txt").read_bytes().decode() == TEXT


def test_the_table_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Әкім жолды жөндеуді тапсырды.", "utf-8")
    done = run("minutes", path, "--date", "2018-02-12", "--language", "kk", COLUMNS="200")
    assert done.status == 0
    assert "жолды жөндеу" in done.out
    assert "орындаушы, мерзім" in done.out


def test_a_text_without_assignments_is_no_failure(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Бүгін қалада концерт өтті.", "utf-8")
    assert json.loads(run("minutes", path, "--date", "2018-02-12", "--json").out) == {
        "assignments": [],
        "unread": [],
    }


@pytest.mark.parametrize(
    ("data", "words", "code"),
    [
        (b"", (), "minutes-empty"),
        (random.Random(7).randbytes(3000), (), "minutes-unreadable"),
        (
            b"The akim told the department to mend the road by the end of March.",
            (),
            "minutes-foreign-language",
        ),
        ("Әкім жолды жөндеуді тапсырды.".encode(), (), "minutes-date-missing"),
        ("Әкім жолды жөндеуді тапсырды.".encode(), ("--date", "2018-02-31"), "minutes-date-wrong"),
        ("Әкім жолды жөндеуді тапсырды.\n".encode() * 100_000, (), "minutes-too-large"),
        (b"PK\x03\x04" + b"\x00" * 100, (), "minutes-damaged"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(
    run: Run, tmp_path: Path, data: bytes, words: tuple[str, ...], code: str
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    done = run("minutes", path, "--json", "--language", "ru", *words)
    assert done.status == 2
    assert json.loads(done.out)["error"]["code"] == code
    assert len(done.err.strip().splitlines()) == 1


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    for language, sentence in (
        ("kk", "«none.txt» файлы жоқ."),
        ("ru", "Файла «none.txt» нет."),
        ("en", "There is no file “none.txt”."),
    ):
        done = run("minutes", tmp_path / "none.txt", "--language", language)
        assert done.status == 2
        assert sentence in done.err
