"""The Latin pages are the Kazakh ones, letter by letter and in nothing else."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from jetisu360.publish.pages.latin import latin_page, latin_record
from jetisu360.publish.site_files import plain_site

KAZAKH = re.compile("[а-яәғқңөұүһі]", re.IGNORECASE)


@pytest.fixture(scope="module")
def files(sample: ModuleType) -> dict[str, str]:
    made = plain_site(sample.rich(), viewer=sample.STAND_IN)
    return {path: data.decode() for path, data in made if path.endswith((".html", ".json"))}


def test_texts_change_and_nothing_else() -> None:
    page = (
        '<!doctype html>\n<html lang="kk"><head><title>Қобыз &amp; күй</title>'
        '<meta name="description" content="Күй &lt;залы&gt;"><meta property="og:site_name" content="Жетісу">'
        '<script>var а = "қ < б";</script></head><body><a href="#күй" lang="ru" title="Зал">Зал</a>'
        '<p>Ән<b lang="kk">ші</b><bdi translate="no">ДҮ-1</bdi></p>'
        '<svg viewBox="0 0 1 1"><path/></svg>'
        "</body></html>\n"
    )
    assert latin_page(page) == (
        '<!doctype html>\n<html lang="kk-Latn"><head><title>Qobyz &amp; küi</title>'
        '<meta name="description" content="Küi &lt;zaly&gt;"><meta property="og:site_name" content="Жетісу">'
        '<script>var а = "қ < б";</script></head><body><a href="#күй" lang="ru" title="Зал">Зал</a>'
        '<p>Än<b lang="kk-Latn">şı</b><bdi translate="no">ДҮ-1</bdi></p>'
        '<svg viewBox="0 0 1 1"><path/></svg>'
        "</body></html>\n"
    )


def test_a_record_changes_where_it_is_kazakh() -> None:
    record = {"id": "күй", "title": "Күй", "text": "Зал", "lang": {"text": "ru"}, "links": [{"title": "Үй"}]}
    assert latin_record(record) == {
        "id": "күй", "title": "Küi", "text": "Зал", "lang": {"text": "ru"}, "links": [{"title": "Üi"}],
    }  # fmt: skip


def test_no_kazakh_word_stays_behind(files: dict[str, str]) -> None:
    """But names of languages, the programme's name and inventory numbers, which say that they are kept."""
    for path, page in files.items():
        if not path.startswith("kk-Latn/"):
            continue
        assert '<html lang="kk-Latn"' in page, path
        text = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
        text = re.sub(r'<(\w+)[^>]*translate="no"[^>]*>.*?</\1>', "", text, flags=re.DOTALL)
        text = re.sub(r'<track[^>]*translate="no"[^>]*>', "", text)
        text = text.replace('content="Жетісу 360"', "")
        left = KAZAKH.findall(re.sub(r"ДҮ-\d+", "", text))
        assert left == [], f"{path}: {re.findall(r'.{20}[а-яәғқңөұүһі]+.{20}', text)[:3]}"


def test_scripts_and_styles_are_the_same_so_that_the_policy_allows_them(files: dict[str, str]) -> None:
    for path, page in files.items():
        if path.startswith("kk-Latn/"):
            kazakh = files[path.replace("kk-Latn/", "kk/")] if "data/" not in path else ""
            for part in (r"<style>(.*?)</style>", r"<script>(.*?)</script>"):
                assert re.findall(part, page, re.DOTALL) == re.findall(part, kazakh, re.DOTALL), path


def test_the_viewer_of_a_latin_page_stays_among_latin_pages(files: dict[str, str]) -> None:
    page = files["kk-Latn/index.html"]
    assert '"gold":"data/kk-Latn/gold.' in page
    assert '"page":"kk-Latn/rooms/courtyard.html"' in page
    (gold,) = (text for path, text in files.items() if path.startswith("data/kk-Latn/gold."))
    assert '"page":"kk-Latn/rooms/gold.html"' in gold
    assert '"zoom-in":"Jaqyndatu"' in page
    assert any(path.startswith("data/kk-Latn/") and "Saq altyny" in text for path, text in files.items())
