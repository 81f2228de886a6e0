"""The line between a page and the portal: it drops, the session ends, a tab is closed. Nothing is lost, and
the page says how it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from tests.scripts_in_node import bundle

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.museums.models import Museum

from ...waiting import PATIENCE, until
from ...waiting import written as in_the_document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDITOR = "/museums/own/editor"
STORE = "editorPage.backing.store"


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = bundle("store_page", tmp_path_factory.mktemp("store") / "page.js", "--format=iife")
    return made.read_text("utf-8")


class Browser:
    """A browser of one person; each page is a tab of the editor, with the store and without its screens."""

    def __init__(self, context: Any, person: Any, script: str) -> None:
        self.context, self.person, self.script = context, person, script
        self.complaints: list[str] = []
        self.sign_in()

    def sign_in(self) -> None:
        page = self.context.new_page()
        page.goto(f"/enter/{make_sign_in_link(self.person, at_once=True)}")
        page.close()

    def open(self) -> Any:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route(
            "**/editor.js*", lambda route: route.fulfill(body=self.script, content_type="text/javascript")
        )
        page.goto(EDITOR)
        until(page, "editorPage.backing !== undefined || editorPage.error !== undefined")
        assert page.evaluate("editorPage.error") is None
        return page


@pytest.fixture
def browser(
    chromium: Any, live_server: Any, house: Any, rooms: Any, script: str
) -> Iterator[Callable[[str], Browser]]:
    made: list[Browser] = []

    def browser_of(who: str) -> Browser:
        address = live_server.url.replace("127.0.0.1", "localhost")
        context = chromium.new_context(base_url=address)
        context.set_default_timeout(2000 * PATIENCE)  # (milliseconds)
        made.append(Browser(context, house.people[who], script))
        return made[-1]

    yield browser_of
    for one in made:
        assert one.complaints == []
        one.context.close()


def type_into(page: Any, text: str, language: str = "en") -> None:
    page.evaluate(
        """([text, language]) => {
          const { store } = editorPage.backing;
          store.set("typed", [[["title", language], text]], language);
          return store.kept();
        }""",
        [text, language],
    )


def title(language: str = "en") -> str | None:
    return Museum.objects.get(slug="own").document["title"].get(language)


def written(page: Any) -> None:
    until(page, f"{STORE}.waiting === 0 && {STORE}.line === 'good'")


def test_what_is_typed_without_a_line_is_sent_when_there_is_one(browser: Any) -> None:
    keeper = browser("keeper")
    page = keeper.open()
    keeper.context.set_offline(True)
    type_into(page, "Ours")
    until(page, f"{STORE}.line === 'offline'")
    type_into(page, "Ours, and older than we thought")
    assert page.evaluate(f"{STORE}.museum.title.en") == "Ours, and older than we thought"
    keeper.context.set_offline(False)
    written(page)
    assert title() == "Ours, and older than we thought"


def test_a_session_that_ends_loses_nothing(browser: Any) -> None:
    """Who signs in again in another tab goes on in this one."""
    keeper = browser("keeper")
    page = keeper.open()
    Session.objects.all().delete()
    type_into(page, "After the session")
    until(page, f"{STORE}.line === 'signed_out'")
    assert page.evaluate(f"{STORE}.waiting") == 1
    keeper.sign_in()
    written(page)
    assert title() == "After the session"


def test_what_a_closed_tab_has_left_is_sent_by_the_next(browser: Any) -> None:
    keeper = browser("keeper")
    page = keeper.open()
    keeper.context.set_offline(True)
    type_into(page, "Left behind")
    page.close()
    keeper.context.set_offline(False)
    other = keeper.open()
    written(other)
    assert title() == "Left behind"


def test_what_was_typed_a_moment_ago_is_sent_when_the_page_is_left(browser: Any) -> None:
    page = browser("keeper").open()
    page.evaluate("""() => {
      editorPage.backing.store.set("typed", [[["title", "en"], "At the door"]], "en");
      location.href = "/museums/own/";
    }""")
    page.wait_for_url("**/museums/own/")
    in_the_document(page, lambda: title() == "At the door")


def test_a_role_that_is_withdrawn_is_said(browser: Any, house: Any) -> None:
    page = browser("keeper").open()
    Membership.objects.filter(person=house.people["keeper"]).delete()
    type_into(page, "Too late")
    until(page, f"{STORE}.line === 'closed'")
    assert page.evaluate(f"{STORE}.waiting") == 1


def test_two_people_see_each_other_and_choose(browser: Any) -> None:
    one, other = browser("keeper").open(), browser("editor").open()
    other.evaluate("editorPage.backing.here('hall')")
    until(one, "editorPage.backing.people().some(({name, room}) => name === 'editor' && room === 'hall')")
    type_into(one, "One")
    written(one)
    until(other, f"{STORE}.museum.title.en === 'One'")
    # Both at the same time, one of them without a line.
    other.context.set_offline(True)
    type_into(other, "Other")
    type_into(one, "First")
    written(one)
    other.context.set_offline(False)
    until(other, f"{STORE}.asides.length === 1")
    told = other.evaluate(f"(({{why, present, by}}) => [why, present, by])({STORE}.asides[0])")
    assert told == ["changed", "First", "keeper"]
    assert title() == "First"
    # It still lies there when the page is loaded anew.
    other.reload()
    until(other, f"editorPage.backing !== undefined && {STORE}.asides.length === 1")
    other.evaluate(f"{STORE}.settle({STORE}.asides[0], 'mine')")
    written(other)
    assert title() == "Other"
    until(one, f"{STORE}.museum.title.en === 'Other'")
    # And it can be undone, which is a change like all others.
    assert other.evaluate(f"{STORE}.undo()") == "typed"
    written(other)
    assert title() == "First"
