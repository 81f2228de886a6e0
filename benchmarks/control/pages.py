"""The lists and searches that are measured, each as somebody who opens it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    name: str
    person: str
    query: str = ""
    many: bool = False
    """Whether it goes on: each request asks for the next page."""


PAGES = (
    Page("on control", "controller"),
    Page("on control, page after page", "controller", "?folder=control", many=True),
    Page("on control, with what offices give", "controller", "?folder=control&below=1"),
    Page("overdue", "controller", "?folder=control&due=overdue"),
    Page("due this week", "controller", "?folder=control&due=week"),
    Page("returned", "controller", "?folder=control&returned=1"),
    Page("asks for a later date", "controller", "?folder=control&asked=1"),
    Page("checked on the spot", "controller", "?folder=control&site=1"),
    Page("of one office", "controller", "?folder=control&executor=7"),
    Page("of one programme", "controller", "?folder=control&programme=Нұрлы+жол"),
    Page("of one source", "controller", "?folder=control&source=5"),
    Page("drafts", "controller", "?folder=drafts"),
    Page("closed", "controller", "?folder=closed"),
    Page("closed, page after page", "controller", "?folder=closed", many=True),
    Page("closed, of one programme", "controller", "?folder=closed&programme=Нұрлы+жол"),
    Page("closed, of one office", "controller", "?folder=closed&executor=7"),
    Page("search, a common word", "controller", "?folder=control&q=жолдарды"),
    Page("search, two words", "controller", "?folder=control&q=көпірдің+құрылысы"),
    Page("search, in Russian", "controller", "?folder=control&q=школу"),
    Page("search, a rare word", "controller", "?folder=control&q=911+шақырым"),
    Page("search, a beginning", "controller", "?folder=control&q=кітапх"),
    Page("search, a number", "controller", "?folder=control&q=4711"),
    Page("search, nothing found", "controller", "?folder=control&q=космодром"),
    Page("search in what is closed, a common word", "controller", "?folder=closed&q=жолдарды"),
    Page("search in what is closed, two words", "controller", "?folder=closed&q=көпірдің+құрылысы"),
    Page("search, and overdue", "controller", "?folder=control&q=мектеп&due=overdue"),
    Page("search in drafts", "controller", "?folder=drafts&q=дороги"),
    Page("for execution", "executor", "?folder=execute"),
    Page("for execution, search", "executor", "?folder=execute&q=жол"),
    Page("closed, of an executor", "executor", "?folder=closed"),
    Page("on control, of an issuer", "issuer"),
    Page("on control, of an operator", "operator"),
)
