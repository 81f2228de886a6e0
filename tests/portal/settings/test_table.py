"""Settings: where they come from, that a wrong one is one sentence, and that the page tells of each."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from scripts.settings_table import PAGE, renewed

from jetisu360.language import LANGUAGES
from jetisu360.portal.settings.secret import secret_key
from jetisu360.portal.settings.table import Settings, SettingUnknown, SettingWrong, load, names
from jetisu360.portal.settings.to_django import django_settings


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in names():
        monkeypatch.delenv(name, raising=False)


def test_the_page_has_every_setting_as_the_code_has_it() -> None:
    """`make docs`."""
    page = PAGE.read_text("utf-8")
    assert renewed(page) == page
    assert all(field.description for field in Settings.model_fields.values())


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.env").write_text("JETISU360_LANGUAGE=ru\nJETISU360_LOG=json\n", "utf-8")
    monkeypatch.setenv("JETISU360_LANGUAGE", "en")
    found = load(tmp_path)
    assert (found.language, found.log, found.folder) == ("en", "json", tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://host/name"),
        ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "postgresql://host:port/name"),
        ("JETISU360_ADDRESS", "portal.example.kz"),
        ("JETISU360_ADDRESS", "https://portal.example.kz/museums"),
        ("EMAIL_URL", "http://mail"),
        ("JETISU360_SECRET_KEY", "short"),
        ("JETISU360_LANGUAGE", "de"),
        ("JETISU360_BEHIND_PROXY", "perhaps"),
        ("JETISU360_SESSION_HOURS", "0"),
        ("JETISU360_SESSION_HOURS", "long"),
        ("JETISU360_WEB_PROCESSES", "1000"),
        ("JETISU360_LOG", "xml"),
    ],
)
def test_a_wrong_value_is_one_sentence(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingWrong) as wrong:
        load(tmp_path)
    for language in LANGUAGES:
        said = wrong.value.say(language)
        assert name in said
        assert "\n" not in said
        if name in ("DATABASE_URL", "EMAIL_URL", "JETISU360_SECRET_KEY"):
            assert value not in said, "a password could be part of it"


def test_a_misspelt_name_in_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings.env").write_text("JETISU360_ADRESS=https://portal.example.kz\n", "utf-8")
    with pytest.raises(SettingUnknown, match="Perhaps JETISU360_ADDRESS was meant"):
        load(tmp_path)


def made(tmp_path: Path, **given: str) -> dict[str, Any]:
    (tmp_path / "settings.env").write_text("".join(f"{name}={value}\n" for name, value in given.items()))
    return django_settings(load(tmp_path))


def test_a_portal_of_this_computer_answers_to_no_other_name(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert set(found["ALLOWED_HOSTS"]) == {"localhost", "127.0.0.1", "[::1]"}
    assert found["DATABASES"]["default"]["NAME"] == tmp_path / "portal.sqlite3"
    assert not found["SESSION_COOKIE_SECURE"]
    assert found["DEBUG"] is False


def test_a_portal_with_an_address_of_its_own_protects_its_cookies(tmp_path: Path) -> None:
    found = made(tmp_path, JETISU360_ADDRESS="https://portal.example.kz/", JETISU360_BEHIND_PROXY="true")
    assert "portal.example.kz" in found["ALLOWED_HOSTS"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://portal.example.kz"]
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_postgresql_by_its_address(tmp_path: Path) -> None:
    url = "postgresql://anna:p%40ss@db.example.kz:6432/portal?sslmode=require"
    found = made(tmp_path, DATABASE_URL=url)["DATABASES"]["default"]
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        *("anna", "p@ss", "db.example.kz", 6432),
        "portal",
    )
    assert found["OPTIONS"]["sslmode"] == "require"


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as several:
        keys = set(several.map(lambda _: secret_key(tmp_path / "new"), range(32)))
    assert len(keys) == 1
    (key,) = keys
    assert len(key) >= 50
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "new" / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret-key"]
