"""A portal on a laptop that listens to the house's network tells phones where it is, and answers them."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from jetisu360.portal.serve.house_network import address_in_the_house
from jetisu360.portal.settings.table import PHONE_ADDRESS, load
from jetisu360.portal.settings.to_django import django_settings


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_for_this_computer_only_there_is_none(host: str) -> None:
    assert address_in_the_house(host, 8366) == ""


def test_the_address_that_it_listens_at_or_its_number_in_the_network(monkeypatch: Any) -> None:
    assert address_in_the_house("192.168.1.5", 8366) == "http://192.168.1.5:8366"
    assert address_in_the_house("fd00::5", 80) == "http://[fd00::5]:80"

    class NoNetwork(socket.socket):
        def connect(self, address: Any) -> None:
            raise OSError("Network is unreachable")

    monkeypatch.setattr(socket, "socket", NoNetwork)
    assert address_in_the_house("0.0.0.0", 8366) == ""


def test_it_is_answered_there(tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv(PHONE_ADDRESS, "http://192.168.1.5:8366")
    assert "192.168.1.5" in django_settings(load(tmp_path))["ALLOWED_HOSTS"]
