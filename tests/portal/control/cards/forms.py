"""The forms of a page as a browser would send them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class Forms(HTMLParser):
    """`forms`: of each, what it sends without anything typed; a button's name among them is left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.buttons: list[tuple[int, dict[str, str]]] = []
        self._text = self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.forms.append({})
        elif tag == "button":
            self.buttons.append((len(self.forms) - 1, given))
        elif tag == "option" and self._select and "selected" in given:
            self.forms[-1][self._select] = given.get("value", "")
        elif tag == "input" and name and given.get("type") in ("checkbox", "radio"):
            if "checked" in given:
                self.forms[-1].setdefault(name, []).append(given.get("value", "on"))
        elif tag == "input" and name:
            self.forms[-1][name] = given.get("value", "")
        elif tag in ("textarea", "select") and name:
            self.forms[-1][name] = ""
            self._text, self._select = (name, "") if tag == "textarea" else ("", name)

    def handle_data(self, data: str) -> None:
        if self._text:
            self.forms[-1][self._text] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._text = self._select = ""

    def doing(self, do: str, item: int | None = None) -> dict[str, Any]:
        """The form that does this.

        Raises:
            KeyError: there is none.
        """
        for form in self.forms:
            if form.get("do") == do and form.get("item") == (str(item) if item else None):
                return form
        if do.startswith("edit"):
            return {"do": do, **next(form for form in self.forms if "task" in form)}
        raise KeyError(do)

    def all_done(self) -> set[str]:
        """What the forms of the page do."""
        return {form["do"] for form in self.forms if "do" in form}


def at(number: int) -> str:
    return f"/control/assignments/{number}"


def forms_of(browser: Client, number: int) -> Forms:
    answer = browser.get(at(number))
    assert answer.status_code == 200, answer.status_code
    return Forms(answer.content.decode())


def send(browser: Client, number: int, do: str, item: int | None = None, **typed: Any) -> Any:
    """Opens the card, fills in its form, and sends it."""
    return browser.post(at(number), {**forms_of(browser, number).doing(do, item), **typed})
