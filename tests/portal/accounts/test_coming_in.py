"""Signing in and out, links that work once, invitations, and who may give what."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from jetisu360.portal.accounts import invitations
from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Invitation, Membership, Person, SignInLink
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.accounts.roles import Role

from ..conftest import PASSWORD

pytestmark = pytest.mark.django_db
OTHER = "бұлт астында шөл дала"


@pytest.fixture(autouse=True)
def no_limits_of_the_test_before() -> None:
    cache.clear()


def sign_in(browser: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return browser.post("/account/sign-in", {"login": email, "password": password, **more})


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_e_mail_and_password_let_in_whatever_the_case(client: Client, house: Any) -> None:
    answer = sign_in(client, "KEEPER@example.KZ")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert is_in(client)


def test_back_to_the_page_that_was_asked_for_but_never_to_another_site(client: Client, house: Any) -> None:
    assert client.get("/account")["Location"] == "/account/sign-in?next=/account"
    assert sign_in(client, "keeper@example.kz", next="/account")["Location"] == "/account"
    other = Client()
    assert sign_in(other, "keeper@example.kz", next="https://evil.example/")["Location"] == "/"


def test_a_wrong_password_says_so_and_not_whether_there_is_such_a_person(client: Client, house: Any) -> None:
    known = sign_in(client, "keeper@example.kz", "no").content.decode()
    unknown = sign_in(client, "never@example.kz", "no").content.decode()
    sentences = [re.findall(r'role="alert".*?<p>(.*?)</p>', page, re.DOTALL) for page in (known, unknown)]
    assert sentences[0] == sentences[1] != []
    assert not is_in(client)


def test_who_tries_again_and_again_waits(client: Client, house: Any) -> None:
    for _ in range(6):
        sign_in(client, "keeper@example.kz", "no")
    page = sign_in(client, "keeper@example.kz").content.decode()
    assert not is_in(client)
    assert 'role="alert"' in page


def test_nobody_registers(client: Client) -> None:
    for path in ("/account/signup/", "/accounts/signup/", "/signup", "/account/sign-up"):
        assert client.get(path).status_code == 404


def test_a_link_lets_in_once_and_only_after_a_click(client: Client, house: Any) -> None:
    keeper = house.people["keeper"]
    path = f"/enter/{make_sign_in_link(keeper)}"
    for _ in range(2):
        # (A messenger looks at it first.)
        assert client.get(path).status_code == 200
        assert not is_in(client)
    assert client.post(path)["Location"] == "/"
    assert is_in(client)
    stranger = Client()
    assert stranger.post(path).status_code == 410
    assert not is_in(stranger)


def test_a_link_is_old_when_its_time_is_over_or_there_is_a_newer(client: Client, house: Any) -> None:
    first = make_sign_in_link(house.people["keeper"])
    second = make_sign_in_link(house.people["keeper"])
    assert client.get(f"/enter/{first}").status_code == 410
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/enter/{second}").status_code == 410


def test_whoever_is_shut_out_is_out_at_once(house: Any, signed_in: Any) -> None:
    browser, link = signed_in(house.people["keeper"]), make_sign_in_link(house.people["keeper"])
    assert browser.get("/account").status_code == 200
    operator = signed_in(house.people["operator"])
    operator.post(f"/people/{house.people['keeper'].pk}/active", {"active": "no", "confirmed": "yes"})
    assert browser.get("/account").status_code == 302
    assert Client().get(f"/enter/{link}").status_code == 410
    assert not is_in(sign_in(Client(), "keeper@example.kz").wsgi_request and Client())


def test_the_database_knows_no_link(house: Any) -> None:
    token = make_sign_in_link(house.people["keeper"])
    assert token not in str(list(SignInLink.objects.values_list()))


def invited(browser: Client, **form: str) -> str:
    """The path of the link that the page shows."""
    page = browser.post("/people/invite", form).content.decode()
    found = re.search(r'value="http://[^/]+(/invitation/[^"]+)"', page)
    assert found, page
    return found[1]


def test_an_invitation_makes_a_colleague_once(house: Any, signed_in: Any, client: Client) -> None:
    path = invited(signed_in(house.people["editor"]), role="keeper", place="museum:own", email="New@x.kz")
    page = client.get(path).content.decode()
    assert "new@x.kz" in page
    form = {"name": "Жаңа", "email": "new@x.kz", "password": OTHER}
    assert client.post(path, form)["Location"] == "/"
    assert is_in(client)
    person = Person.objects.get(email="new@x.kz")
    assert allowed(person, Action.EDIT_MUSEUM, house.own)
    assert not allowed(person, Action.SEE_MUSEUM, house.other)
    again = Client().post(path, {**form, "email": "second@x.kz"})
    assert again.status_code == 410
    assert not Person.objects.filter(email="second@x.kz").exists()


def test_somebody_who_is_here_already_only_says_yes(house: Any, signed_in: Any) -> None:
    path = invited(signed_in(house.people["operator"]), role="observer", place="region:other")
    browser = signed_in(house.people["keeper"])
    assert b"password" not in browser.get(path).content
    browser.post(path)
    assert allowed(Person.objects.get(name="keeper"), Action.SEE_MUSEUM, house.other)


def test_a_withdrawn_or_an_old_invitation_is_over(house: Any, signed_in: Any, client: Client) -> None:
    editor = signed_in(house.people["editor"])
    path = invited(editor, role="keeper", place="museum:own")
    editor.post(f"/people/invitations/{Invitation.objects.get().pk}/withdraw")
    assert client.get(path).status_code == 410
    path = invited(editor, role="keeper", place="museum:own")
    Invitation.objects.update(expires_at=timezone.now())
    assert client.get(path).status_code == 410


def test_another_regions_editor_sees_and_withdraws_nothing(house: Any, signed_in: Any) -> None:
    invited(signed_in(house.people["editor"]), role="keeper", place="museum:own", email="secret@x.kz")
    other = signed_in(house.people["other_editor"])
    page = other.get("/people").content.decode()
    assert "secret@x.kz" not in page
    assert "keeper@example.kz" not in page.replace("other_keeper@example.kz", "")
    assert other.post(f"/people/invitations/{Invitation.objects.get().pk}/withdraw").status_code == 404


@pytest.mark.parametrize(
    ("role", "place", "given"),
    [
        ("keeper", "museum:own", True),
        ("observer", "museum:own", True),
        ("observer", "region:jetisu", True),
        ("keeper", "museum:elsewhere", False),
        ("observer", "region:other", False),
        ("region-editor", "region:jetisu", False),
        ("operator", "", False),
        ("keeper", "region:jetisu", False),
        ("keeper", "", False),
    ],
)
def test_an_editor_gives_away_only_what_is_theirs(
    role: str, place: str, given: bool, house: Any, signed_in: Any
) -> None:
    browser = signed_in(house.people["editor"])
    answer = browser.post("/people/invite", {"role": role, "place": place})
    assert answer.status_code == (200 if given else 422)
    assert Invitation.objects.exists() == given


def test_the_function_itself_gives_nothing_either(house: Any) -> None:
    for by, role, place in (
        ("editor", Role.OPERATOR, {}),
        ("editor", Role.REGION_EDITOR, {"region": house.region}),
        ("editor", Role.KEEPER, {"museum": house.other}),
        ("keeper", Role.KEEPER, {"museum": house.own}),
        ("observer", Role.OBSERVER, {"museum": house.own}),
        ("nobody", Role.OBSERVER, {"museum": house.own}),
    ):
        with pytest.raises(invitations.RoleNotYours):
            invitations.invite(house.people[by], role, **place)


def test_the_last_operator_stays(house: Any, signed_in: Any) -> None:
    operator = house.people["operator"]
    browser, held = signed_in(operator), operator.memberships.get()
    browser.post(f"/people/{operator.pk}/roles/{held.pk}/take", {"confirmed": "yes"})
    browser.post(f"/people/{operator.pk}/active", {"active": "no", "confirmed": "yes"})
    assert Membership.objects.filter(pk=held.pk).exists()
    assert Person.objects.get(pk=operator.pk).is_active
    browser.post(f"/people/{house.people['editor'].pk}", {"role": "operator", "place": "portal"})
    browser.post(f"/people/{operator.pk}/roles/{held.pk}/take", {"confirmed": "yes"})
    assert not Membership.objects.filter(pk=held.pk).exists()


def test_nothing_is_taken_away_before_it_was_asked(house: Any, signed_in: Any) -> None:
    """Without a script the question is a page, which says what is lost and leads back."""
    browser, keeper = signed_in(house.people["operator"]), house.people["keeper"]
    held = keeper.memberships.get()
    asked = {
        f"/people/{keeper.pk}/roles/{held.pk}/take": {},
        f"/people/{keeper.pk}/active": {"active": "no"},
    }
    for path, values in asked.items():
        page = browser.post(path, values).content.decode()
        assert f'action="{path}"' in page
        assert f'href="/people/{keeper.pk}"' in page
        assert "keeper" in page
    assert Membership.objects.filter(pk=held.pk).exists()
    assert Person.objects.get(pk=keeper.pk).is_active
    for path, values in asked.items():
        browser.post(path, {**values, "confirmed": "yes"})
    assert not Membership.objects.filter(pk=held.pk).exists()
    assert not Person.objects.get(pk=keeper.pk).is_active
    browser.post(f"/people/{keeper.pk}/active", {"active": "yes"})
    assert Person.objects.get(pk=keeper.pk).is_active, "letting in again loses nothing"


def test_a_role_is_taken_only_from_whom_the_address_names(house: Any, signed_in: Any) -> None:
    held = house.people["keeper"].memberships.get()
    path = f"/people/{house.people['editor'].pk}/roles/{held.pk}/take"
    assert signed_in(house.people["operator"]).post(path).status_code == 404


@pytest.mark.parametrize("password", ["короткий", "12345678901", "password1234", "keeper@example.kz"])
def test_a_weak_password_is_refused_by_its_field(password: str, house: Any, signed_in: Any) -> None:
    path = invited(signed_in(house.people["operator"]), role="keeper", place="museum:own")
    form = {"name": "x", "email": "keeper2@example.kz", "password": password}
    page = Client().post(path, form)
    assert page.status_code == 422
    assert 'id="id_password_error"' in page.content.decode()


def test_the_language_is_kept_with_the_person(house: Any, signed_in: Any) -> None:
    browser = signed_in(house.people["keeper"])
    browser.post("/language", {"language": "ru", "next": "/account"})
    assert Person.objects.get(name="keeper").language == "ru"
    fresh = signed_in(Person.objects.get(name="keeper"))
    assert '<html lang="ru">' in fresh.get("/account", headers={"accept-language": "en"}).content.decode()
    answer = browser.post("/language", {"language": "kk", "next": "https://evil.example/"})
    assert answer["Location"] == "/"
    assert browser.post("/language", {"language": "de"}).status_code == 302
    assert Person.objects.get(name="keeper").language == "kk"


@pytest.mark.parametrize(
    ("asked", "said"),
    [("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("kk", "kk"), ("en-GB", "en"), ("de,fr;q=0.5", "kk"), ("", "kk")],
)
def test_the_first_page_follows_the_browser(asked: str, said: str, client: Client) -> None:
    page = client.get("/account/sign-in", headers={"accept-language": asked})
    assert f'<html lang="{said}">' in page.content.decode()


def test_sign_out_elsewhere(house: Any) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        sign_in(browser, "keeper@example.kz")
    assert there.get("/account").status_code == 200
    here.post("/account/sessions")
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302


def test_being_seen_writes_once_in_ten_minutes(
    house: Any, signed_in: Any, django_assert_num_queries: Any
) -> None:
    browser = signed_in(house.people["keeper"])
    browser.get("/account")
    # The session, the person, what they hold (for the gate), and for the page what they hold by name.
    with django_assert_num_queries(4):
        browser.get("/account")
