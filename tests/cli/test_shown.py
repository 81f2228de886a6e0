"""What a terminal would obey is shown: an ESC, a line end, a mark of direction in the name of a file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.commands.console import Progress, errors_told, tell, tell_json
from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import shown as shown_path
from jetisu360.exchange.common.lost import files, named
from jetisu360.language import LANGUAGES, Message, _, shown, visible
from jetisu360.minutes.read.reading import read_file
from jetisu360.minutes.report.page import page
from jetisu360.publish.check.site import verify_site
from jetisu360.publish.refusals import NothingToServe
from jetisu360.storage import Folder
from jetisu360.tour.naming import humanise

NAME = "a\x1b[2J\x1b]0;title\x07b\u202egpj.\u2066exe\nOK: done\r\x9b1A\u200f\udc80"
OBEYED = ("\x1b", "\x07", "\u202e", "\u2066", "\r", "\x9b", "\u200f", "\udc80")


def is_quiet(text: str) -> bool:
    return not any(one in text for one in OBEYED) and "\nOK: done" not in text


def test_a_sentence_shows_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        error = NothingToServe(folder=Path(NAME))
        assert is_quiet(error.say(language))
        assert "a\\u001b[2J" in error.say(language)
        assert is_quiet(LeftOut.because(NAME, error).say(language))
        assert is_quiet(_("Written: {file}").say(language, file=NAME))
        with pytest.raises(SystemExit), errors_told(language, as_json=True):
            raise error
        with pytest.raises(SystemExit), errors_told(language, as_json=False):
            raise OSError(5, "I/O error", NAME)
    out, err = capsys.readouterr()
    assert is_quiet(out)
    assert is_quiet(err)


def test_an_error_keeps_its_own_lines() -> None:
    assert shown({"kk": "бір\nекі\x1b"}, "kk") == "бір\nекі\\u001b"
    assert shown(2.5, "kk") == 2.5


def test_a_line_and_progress_show_it(capsys: pytest.CaptureFixture[str]) -> None:
    tell(f"first {NAME.replace(chr(10), '')}\nsecond\tthird")
    progress = Progress("en")
    progress.stage("cutting", 1)
    progress.step(NAME, None, 0.1)
    out, err = capsys.readouterr()
    assert is_quiet(out)
    assert out.endswith("\nsecond\tthird\n")
    assert is_quiet(err)


def test_json_stays_json_and_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"name": NAME + "\U000e0041Қобыз", "list": ["\u2028"]}
    tell_json(value)
    out = capsys.readouterr().out
    assert is_quiet(out)
    assert json.loads(out) == value
    assert "Қобыз" in out


def test_lists_of_what_is_lost_show_it() -> None:
    lost = named("x", [NAME], Message("{names} ({count})"))
    for data in files(lost).values():
        assert is_quiet(data.decode())
    assert is_quiet(shown_path(NAME))
    assert len(shown_path("a" * 1000)) == 200


def test_check_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "manifest.json").write_text('{"files": {}}')
    (tmp_path / NAME.replace("\udc80", "")).write_text("x")
    for finding in verify_site(Folder(str(tmp_path))).findings:
        assert is_quiet(finding.say("ru"))


def test_the_page_of_minutes_and_titles_show_it(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Әкім 2018 жылғы 1 наурызға дейін есеп беруді тапсырды.", "utf-8")
    made = page(read_file(text), [], date(2018, 2, 12), NAME, "kk", "")
    assert is_quiet(made)
    assert humanise("hall\u202e\x1b[2J main.jpg") == "Hall [2J main"


def test_letters_of_every_language_stay() -> None:
    for text in ("Қазақ тілі – мұражай", "تۇركىستان مۇراجايى\u200cى", "é e\u0301", "🏛️", "a\u00adb", "日本"):
        assert visible(text) == text


def test_no_error_can_be_rewritten_by_its_details() -> None:
    class Odd(JetisuError):
        code = "odd-for-this-test"
        sentence = Message("ә {name}")

    assert is_quiet(Odd(name=NAME).say("kk"))
    assert is_quiet(str(Odd(name=NAME)))
