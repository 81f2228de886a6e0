"""Two people type at once: nothing of either is lost in silence. And what is wrong is said by its field."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum

TEXTS, VISIT = "/museums/own/texts", "/museums/own/visit"


def typed(page: str) -> dict[str, str]:
    """What a browser would send of a page's form, as it stands."""
    body = page[page.index('<form method="post" class="form') : page.rindex("</form>")]
    body = body[: body.index("</form>")] if "</form>" in body else body
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", body):
        attributes = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if attributes.get("type") == "checkbox" and " checked" not in tag:
            continue
        if "name" in attributes:
            found[attributes["name"]] = html.unescape(attributes.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', body, re.DOTALL):
        found[name] = html.unescape(text)
    return found


def own() -> Any:
    return read_document(Museum.objects.get(slug="own"))


def test_texts_are_written_into_the_document(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    fields = typed(browser.get(TEXTS).content.decode())
    assert fields["title_kk"] == "Өз музейі"
    sent = {**fields, "title_ru": " Свой музей ", "description_kk": "Бір\r\n\r\nЕкі", "licence": "CC BY 4.0"}
    assert browser.post(TEXTS, sent).status_code == 302
    document = own()
    assert document.title.text == {"kk": "Өз музейі", "ru": "Свой музей"}
    assert document.description.kk == "Бір\n\nЕкі"
    assert document.licence == "CC BY 4.0"
    assert "description.kk" not in Event.objects.get().details
    assert '"changed": ["description", "licence", "title.ru"]' in Event.objects.get().details
    # What is sent once more as it stands changes nothing.
    browser.post(TEXTS, typed(browser.get(TEXTS).content.decode()))
    assert Event.objects.count() == 1


def test_two_who_change_different_fields_lose_nothing(house: Any, signed_in: Any) -> None:
    first, second = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    mine, hers = (typed(browser.get(TEXTS).content.decode()) for browser in (first, second))
    assert first.post(TEXTS, {**mine, "title_ru": "Мой"}).status_code == 302
    assert second.post(TEXTS, {**hers, "licence": "CC0"}).status_code == 302
    assert (own().title.ru, own().licence) == ("Мой", "CC0")


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_of_the_same_field_the_later_sees_both_and_chooses(house: Any, signed_in: Any, choice: str) -> None:
    first, second = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    mine, hers = (typed(browser.get(TEXTS).content.decode()) for browser in (first, second))
    first.post(TEXTS, {**mine, "title_ru": "Мой"})
    answer = second.post(TEXTS, {**hers, "title_ru": "Её", "licence": "CC0"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert '<blockquote dir="auto">Мой</blockquote>' in page
    assert (own().title.ru, own().licence) == ("Мой", ""), "nothing is written yet"
    again = typed(page)
    assert (again["title_ru"], again["licence"]) == ("Её", "CC0"), "and nothing typed is lost"
    chosen = {"theirs-title_ru": "yes"} if choice == "theirs" else {}
    assert second.post(TEXTS, {**again, **chosen}).status_code == 302
    assert own().title.ru == ("Мой" if choice == "theirs" else "Её")
    assert own().licence == "CC0"


def test_a_third_who_comes_between_is_not_overwritten_either(house: Any, signed_in: Any) -> None:
    first, second = signed_in(house.people["keeper"]), signed_in(house.people["editor"])
    mine, hers = (typed(browser.get(TEXTS).content.decode()) for browser in (first, second))
    first.post(TEXTS, {**mine, "title_ru": "Мой"})
    again = typed(second.post(TEXTS, {**hers, "title_ru": "Её"}).content.decode())
    first.post(TEXTS, {**typed(first.get(TEXTS).content.decode()), "title_ru": "Новый"})
    assert second.post(TEXTS, again).status_code == 409
    assert own().title.ru == "Новый"


def test_a_visit_with_hours(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    fields = typed(browser.get(VISIT).content.decode())
    week = {
        f"{kind}_{day}": time
        for day in ("tu", "we", "th")
        for kind, time in (("opens", "9"), ("closes", "18.30"))
    }
    sent = {
        **fields,
        **week,
        "opens_su": "10:00",
        "closes_su": "24:00",
        "latitude": "45,0156",
        "longitude": "78.4°",
        "address_kk": "Абай көшесі, 1",
        "email": "muzei@example.kz",
    }
    answer = browser.post(VISIT, sent)
    assert answer.status_code == 302
    visit = own().visit
    assert [(entry.days, entry.opens, entry.closes) for entry in visit.opening] == [
        (["tu", "we", "th"], "09:00", "18:30"),
        (["su"], "10:00", "24:00"),
    ]
    assert (visit.latitude, visit.longitude, visit.address.kk) == (45.0156, 78.4, "Абай көшесі, 1")
    page = browser.get(VISIT).content.decode()
    assert browser.post(VISIT, typed(page)).status_code == 302
    assert Event.objects.count() == 1
    # All days closed again.
    browser.post(VISIT, {**typed(page), **dict.fromkeys([*week, "opens_su", "closes_su"], "")})
    assert own().visit.opening == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("latitude", "north"),
        ("latitude", "91"),
        ("email", "nobody"),
        ("website", "javascript:alert(1)"),
        ("phone", "call me"),
        ("founded", "long ago"),
        ("opens_mo", "25:00"),
        ("opens_mo", "early"),
        ("address_kk", "й" * 501),
        ("address_kk", "a\0b"),
    ],
)
def test_a_wrong_field_is_one_sentence_by_it_and_keeps_the_others(
    house: Any, signed_in: Any, field: str, value: str
) -> None:
    browser = signed_in(house.people["keeper"])
    fields = typed(browser.get(VISIT).content.decode())
    sent = {**fields, "place_ru": "Талдыкорган", "opens_mo": "10", "closes_mo": "18", field: value}
    answer = browser.post(VISIT, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert "Талдыкорган" in page
    assert "Traceback" not in page
    assert Museum.objects.get(slug="own").revision == 1


def test_one_time_of_two_is_asked_for(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    answer = browser.post(VISIT, {**typed(browser.get(VISIT).content.decode()), "opens_mo": "10"})
    assert 'id="id_closes_mo_error"' in answer.content.decode()


def test_hours_that_no_form_shows_stay_as_they_are(house: Any, signed_in: Any) -> None:
    both = [
        {"days": ["mo"], "opens": "09:00", "closes": "12:00"},
        {"days": ["mo"], "opens": "13:00", "closes": "18:00"},
    ]
    Museum.objects.filter(slug="own").update(document={"visit": {"opening": both, "phone": "1"}})
    browser = signed_in(house.people["keeper"])
    page = browser.get(VISIT).content.decode()
    assert "opens_mo" not in page
    assert browser.post(VISIT, {**typed(page), "phone": "+7 1"}).status_code == 302
    assert [entry.opens for entry in own().visit.opening] == ["09:00", "13:00"]
    assert own().visit.phone == "+7 1"


def test_hostile_texts_are_shown_not_obeyed(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    bad = "</textarea><script>alert(1)</script>\u202e{{ 7*7 }}"
    fields = typed(browser.get(TEXTS).content.decode())
    browser.post(TEXTS, {**fields, "title_kk": bad, "title_en": bad, "description_kk": bad})
    for address in (TEXTS, "/museums/own/", "/museums/own/rooms"):
        page = browser.get(address).content.decode()
        assert "<script>alert" not in page
        assert (
            "49" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL).replace("#", "")
            or "{{ 7*7 }}" in page
        )


def test_a_museum_in_the_archive_is_not_changed(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    fields = typed(browser.get(TEXTS).content.decode())
    Museum.objects.filter(slug="own").update(archived=True)
    answer = browser.post(TEXTS, {**fields, "title_ru": "Мой"})
    assert answer.status_code == 422
    assert "in the archive" in answer.content.decode()
    assert "Мой" in answer.content.decode()
    assert own().title.ru == ""
