"""Texts as they come in: pasted or as files, once, of a known day, and never dropped in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.texts.mark import mark_of
from jetisu360.portal.control.texts.models import Proposal

from ..conftest import ControlHouse
from .conftest import MINUTES, RUSSIAN, proposals
from .test_mail import attached, docx, letter

pytestmark = pytest.mark.django_db
ADDRESS = "/control/texts"


def test_a_pasted_text_becomes_proposals_and_no_assignment(desk: Client, taken: Source) -> None:
    found = proposals(taken)
    assert [one.data["text"] for one in found] == [
        "12 км жолды жөндеу",
        "каналдарды тазалау",
        "су қоймаларын тексеру",
    ]
    assert all(taken.text[one.start : one.end] == one.data["quote"] for one in found)
    assert str(taken.dated) == "2026-11-12"
    assert taken.title == "2026 жылғы 12 қараша № 14 хаттама"
    assert not Assignment.objects.exists()
    assert Event.objects.filter(action="text.taken", target=f"№ {taken.pk}").exists()
    page = desk.get(f"{ADDRESS}/{taken.pk}").content.decode()
    assert "1 passage was not read" in page
    assert "The third point was written in another language" in page
    assert taken.title in desk.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hat.txt", MINUTES.encode("utf-16")),
        ("hat.docx", docx(MINUTES)),
        ("hat.html", f"<html><body><pre>{MINUTES}</pre></body></html>".encode()),
        ("hat.eml", letter().as_bytes()),
    ],
)
def test_files(desk: Client, name: str, data: bytes) -> None:
    answer = desk.post(ADDRESS, {"file": SimpleUploadedFile(name, data), "number": "14"})
    assert answer.status_code == 302, answer.content.decode()
    source = Source.objects.get()
    assert (source.number, source.reading.name, str(source.dated)) == ("14", name, "2026-11-12")
    assert len(proposals(source)) == 3
    assert desk.get(f"{ADDRESS}/{source.pk}").status_code == 200


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "There is no text yet."),
        ({"text": "  \n "}, "There is no text yet."),
        (
            {"text": "This is a letter in another language, and nothing else. " * 5},
            "neither Kazakh nor Russian",
        ),
        (
            {"text": "Су шаруашылығы басқармасына каналдарды тазалау тапсырылсын."},
            "Write the date of the text.",
        ),
        ({"text": MINUTES, "dated": "31.02.2026"}, "Write a day, such as"),
        ({"text": MINUTES, "dated": "1702-01-01"}, "Write a day, such as"),
        ({"file": ("scan.pdf", b"%PDF-1.4 nothing")}, "does not open as pdf"),
        ({"file": ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9)}, "which is not read here"),
        ({"file": ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}, "as Outlook keeps it"),
        ({"file": ("a.eml", b"Subject: a\n\n")}, "neither a text nor a document"),
        ({"file": ("empty.txt", b"")}, "There is no text in"),
        ({"text": MINUTES * 800}, "too long to be read at once"),
        ({"text": MINUTES, "file": ("a.txt", RUSSIAN.encode())}, "only one of them"),
    ],
)
def test_what_is_not_taken_in_is_one_sentence(desk: Client, given: dict[str, Any], said: str) -> None:
    sent = {key: SimpleUploadedFile(*value) if key == "file" else value for key, value in given.items()}
    answer = desk.post(ADDRESS, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Source.objects.exists()


def test_a_text_without_a_day_takes_the_one_that_is_written(desk: Client) -> None:
    text = "Су шаруашылығы басқармасына каналдарды осы жылдың соңына дейін тазалау тапсырылсын."
    assert desk.post(ADDRESS, {"text": text, "dated": "2026-11-12", "title": "Хат"}).status_code == 302
    source = Source.objects.get()
    assert source.title == "Хат"
    assert proposals(source)[0].data["due"] == "2026-12-31"


def test_the_same_text_twice_is_noticed_whatever_its_form(desk: Client, taken: Source) -> None:
    again = MINUTES.replace("\n", "\r\n").replace("2. ", "2.  ").upper()
    for given in ({"text": again}, {"file": SimpleUploadedFile("hat.docx", docx(MINUTES))}):
        answer = desk.post(ADDRESS, given)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "This text is here already" in page
        assert f'href="{ADDRESS}/{taken.pk}"' in page
        assert "12 км жолды" in page.lower(), (
            "what was read of a file is in the box, so that it need not come twice"
        )
    assert Source.objects.count() == 1
    assert Proposal.objects.count() == 3
    answer = desk.post(ADDRESS, {"text": MINUTES, "again": "on"})
    assert answer.status_code == 302
    assert Source.objects.count() == 2


def test_the_mark_is_of_the_words() -> None:
    assert mark_of("«Қаржы» басқармасы,\n2026 ж.") == mark_of("ҚАРЖЫ басқармасы — 2026  ж")
    assert mark_of("Қаржы басқармасы") != mark_of("басқармасы Қаржы")


def test_the_same_text_in_another_region_is_nobodys_business(
    taken: Source, office_house: ControlHouse, signed_in: Callable[..., Client]
) -> None:
    answer = signed_in(office_house.far_controller).post(ADDRESS, {"text": MINUTES})
    assert answer.status_code == 302
    assert {one.region for one in Source.objects.all()} == {office_house.region, office_house.other_region}


def test_an_email_with_several_documents(desk: Client, taken: Source) -> None:
    message = attached(letter(), "hat.docx", docx(MINUTES))
    message = attached(attached(message, "p.txt", RUSSIAN.encode()), "tab.xlsx", b"PK")
    answer = desk.post(ADDRESS, {"file": SimpleUploadedFile("a.eml", message.as_bytes())}, follow=True)
    page = answer.content.decode()
    assert Source.objects.count() == 2, "one of the two is here already"
    assert "not taken in again" in page
    assert "tab.xlsx" in page
    assert Source.objects.get(language="ru").reading.name == "p.txt"


def test_whoever_controls_several_regions_says_for_which(desk: Client, office_house: ControlHouse) -> None:
    Membership.objects.create(
        person=office_house.controller, role=Role.CONTROLLER, region=office_house.other_region
    )
    assert 'name="region"' in desk.get(ADDRESS).content.decode()
    answer = desk.post(ADDRESS, {"text": MINUTES, "region": str(office_house.other_region.pk)})
    assert answer.status_code == 302
    assert Source.objects.get().region == office_house.other_region
    assert desk.post(ADDRESS, {"text": RUSSIAN, "region": "999"}).status_code == 422


def test_nothing_of_a_text_is_obeyed(desk: Client) -> None:
    text = MINUTES.replace("каналдарды", "<img src=x onerror=alert(1)>каналдарды")
    desk.post(ADDRESS, {"text": text, "title": "<script>x</script>"})
    page = desk.get(f"{ADDRESS}/{Source.objects.get().pk}").content.decode()
    assert "<img" not in page
    assert "<script>x" not in page
    assert "&lt;img src=x" in page


def test_the_list_asks_as_much_however_long_it_is(
    desk: Client, taken: Source, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        desk.post(ADDRESS, {"text": f"{MINUTES}\nХаттама {number}"})
    with django_assert_max_num_queries(12):
        page = desk.get(ADDRESS).content.decode()
    assert page.count("text-title") == 31
