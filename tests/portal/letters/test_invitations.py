"""An invitation goes by e-mail where there is a mail server, and is never lost where it is away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client, override_settings

from jetisu360.portal.accounts.models import Invitation

from .smtp_server import Mailbox, smtp_server

pytestmark = pytest.mark.django_db
FORM = {"email": "erzhan@example.kz", "role": "keeper", "place": "museum:own"}


@pytest.fixture
def box(mail: None) -> Iterator[Mailbox]:
    """A real one."""
    with smtp_server() as made, override_settings(**by_smtp(made.port)):
        yield made


def by_smtp(port: int) -> dict[str, Any]:
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": port,
        "EMAIL_TIMEOUT": 20,
    }


def link_on(page: str) -> str:
    found = re.search(r'value="(http://[^"]+/invitation/[^"]+)"', page)
    assert found, page
    return found[1]


def test_the_link_is_sent_and_shown_and_lets_in(house: Any, signed_in: Any, box: Mailbox) -> None:
    editor = house.people["editor"]
    editor.language, editor.name = "kk", "Айгүл Серікқызы"
    editor.save()
    browser = signed_in(editor)
    assert "Сілтеме осы мекенжайға жіберіледі" in browser.get("/people/invite").content.decode()
    page = browser.post("/people/invite", FORM).content.decode()
    assert "erzhan@example.kz мекенжайына жіберілді" in page
    [letter] = box.letters
    assert (letter["To"], letter["Content-Language"]) == ("erzhan@example.kz", "kk")
    text = letter.get_content()
    assert "Айгүл Серікқызы" in text
    link = link_on(page)
    assert link in text
    assert Client().get(link).status_code == 200


def test_whoever_is_here_already_reads_it_in_their_language(house: Any, signed_in: Any, mail: None) -> None:
    keeper = house.people["other_keeper"]
    keeper.language = "ru"
    keeper.save()
    signed_in(house.people["editor"]).post("/people/invite", {**FORM, "email": "Other_Keeper@example.kz"})
    [letter] = outbox.outbox
    assert letter.subject == "Приглашение в портал «Жетісу 360»"


@pytest.mark.parametrize("how", ["nobody there", "broken off"])
def test_a_mail_server_that_is_away_is_a_sentence_and_the_link_works(
    house: Any, signed_in: Any, mail: None, how: str
) -> None:
    with smtp_server(breaks=True) as box:
        port = box.port if how == "broken off" else 9
        with override_settings(**by_smtp(port)):
            answer = signed_in(house.people["editor"]).post("/people/invite", FORM)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The e-mail to erzhan@example.kz could not be sent" in page
    assert Client().get(link_on(page)).status_code == 200
    assert Invitation.objects.count() == 1


def test_without_a_mail_server_or_an_address_nothing_is_sent(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["editor"])
    assert "Only so that you know later" in browser.get("/people/invite").content.decode()
    assert link_on(browser.post("/people/invite", FORM).content.decode())
    assert outbox.outbox == []


def test_a_name_is_text_and_no_header(house: Any, signed_in: Any, mail: None) -> None:
    editor = house.people["editor"]
    editor.name = "Айгүл\r\nBcc: everybody@example.kz"
    editor.save()
    signed_in(editor).post("/people/invite", FORM)
    [letter] = outbox.outbox
    assert letter.recipients() == ["erzhan@example.kz"]
    assert "Bcc" not in letter.message()
