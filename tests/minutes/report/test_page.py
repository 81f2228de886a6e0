"""The page to read: self-contained, harmless whatever the text holds, usable by everyone."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from jetisu360.language import LANGUAGES, Language
from jetisu360.minutes.extract import assignments, found_in
from jetisu360.minutes.read.document import document_of
from jetisu360.minutes.report.page import page

TEXT = (
    "Облыс әкімі қала әкімдігіне жұмысты қузауды тапсырды. Бірқатар нақты тапсырма берілді.\n"
    "№\tМероприятие\tОтветственные\tСрок\n1\tПровести 3 субботника\tОтдел ЖКХ\tдо 7 апреля\n"
    "Бұл жолда тапсырма жоқ <b>&amp;</b>."
)
HOSTILE = '<script>alert(1)</script> Әкім "<img src=x onerror=alert(1)>" ауданының әкіміне {{ 7*7 }} жолды жөндеуді тапсырды.'  # noqa: E501


def made(text: str, language: Language) -> str:
    document = document_of(text)
    return page(document, assignments(document, date(2018, 2, 12)), date(2018, 2, 12), "a<b>.txt", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_text_is_there_and_what_is_complete_is_marked(language: Language) -> None:
    html = made(TEXT, language)
    shown = unescape(re.sub(r"<[^>]+>", "", html.split("<main>")[1]))
    for line in TEXT.splitlines():
        for cell in line.split("\t"):
            assert cell in re.sub(r"(?<=\s)\d(?=\w)", "", shown) or cell in shown
    assert html.count('class="proposal open"') == 1
    assert html.count('class="proposal note"') == 1
    assert html.count('class="proposal complete"') == 1
    assert f'<html lang="{language}">' in html


def test_all_assignments_stand_in_one_table_and_tables_stay_tables() -> None:
    html = made(TEXT, "kk")
    lines = html.split('<table class="lines">')[1].split("</table>")[0]
    assert lines.count("<tr") == 3
    assert lines.count('href="#p') == 2
    cells = html.split('<table class="cells">')[1].split("</table>")[0]
    assert cells.count("<tr") == 2
    assert cells.count("<td") == 8


def test_what_was_not_read_is_marked_and_listed() -> None:
    text = TEXT + "\nThe contractor shall finish all works soon."
    document = document_of(text)
    found = found_in(document, date(2018, 2, 12))
    html = page(document, found.assignments, date(2018, 2, 12), "a", "kk", "", found.unread)
    assert '<mark class="unread">The contractor shall finish all works soon.</mark>' in html
    assert html.count("The contractor") == 2


def test_a_hostile_text_is_only_text() -> None:
    html = made(HOSTILE, "kk")
    assert "<script" not in html
    assert "<img" not in html
    assert "{{ 7*7 }}" in html
    assert "a&lt;b&gt;.txt" in html


def test_nothing_is_asked_of_any_other_place() -> None:
    html = made(TEXT, "ru")
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert "default-src 'none'" in html


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows(
    chromium: Any, tmp_path: Path, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "page.html"
    path.write_text(made(TEXT + "\n" + HOSTILE, "kk"), "utf-8")
    view = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    try:
        requests: list[str] = []
        view.on("request", lambda request: requests.append(request.url))
        view.goto(path.as_uri())
        assert requests == [path.as_uri()]
        assert view.evaluate("document.documentElement.scrollWidth") <= width
        result = Axe().run(view)
        assert result.violations_count == 0, result.generate_report()
    finally:
        view.close()
