"""Many letters over one connection to the mail server, also when it breaks off."""

from __future__ import annotations

import pytest
from django.test import override_settings

from jetisu360.language import Message
from jetisu360.portal.letters.sending import LetterNotSent, Post

from .smtp_server import smtp_server
from .test_invitations import by_smtp

WORDS = Message("Hello")


def test_one_connection_for_all() -> None:
    with smtp_server() as box:
        with override_settings(**by_smtp(box.port)), Post() as post:
            for number in range(3):
                post.send(f"p{number}@example.kz", "kk", WORDS, [WORDS])
        assert [letter["To"] for letter in box.letters] == [f"p{number}@example.kz" for number in range(3)]
        assert box.connections == 1


def test_after_a_connection_that_broke_the_next_letter_has_one_of_its_own() -> None:
    with smtp_server(breaks=True) as box:
        with override_settings(**by_smtp(box.port)), Post() as post:
            with pytest.raises(LetterNotSent):
                post.send("a@example.kz", "kk", WORDS, [WORDS])
            box.breaks = False
            post.send("b@example.kz", "kk", WORDS, [WORDS])
        assert [letter["To"] for letter in box.letters] == ["b@example.kz"]


def test_where_no_server_answers_each_letter_says_so() -> None:
    with override_settings(**by_smtp(9)), Post() as post:
        for _attempt in range(2):
            with pytest.raises(LetterNotSent):
                post.send("a@example.kz", "kk", WORDS, [WORDS])
