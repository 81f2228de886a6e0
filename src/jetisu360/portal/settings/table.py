"""The settings of the portal: name, default and meaning of each, in one table.

Values come from the environment, then from `settings.env` in the portal's folder, then from here. A wrong
value, or a name in that file which nobody knows, stops the start with one sentence. `docs/portal.md` has the
same table, and a test holds the two together.
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from jetisu360.errors import JetisuError
from jetisu360.language import Language, _
from jetisu360.portal.settings.values import check_database, check_mail, check_web_address

FOLDER = "JETISU360_FOLDER"
PHONE_ADDRESS = "JETISU360_PHONE_ADDRESS"
FILE = "settings.env"


class SettingWrong(JetisuError):
    """`name`, `problem`: what is wrong with it (a text in three languages)."""

    code = "setting-wrong"
    sentence = _("The setting {name} is not right: {problem}.")
    advice = _("Correct it in the environment or in settings.env, then start again.")


class SettingUnknown(JetisuError):
    """`name`, `file`, `meant`: the nearest name that exists."""

    code = "setting-unknown"
    sentence = _("{file} names a setting that does not exist: {name}. Perhaps {meant} was meant.")
    advice = _("Correct the name or remove the line, then start again.")


Web = Annotated[str, StringConstraints(strip_whitespace=True)]


class Settings(BaseSettings):
    """The table. `validation_alias` is the name that people write, `description` what it decides."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", case_sensitive=True)

    folder: Path = Field(
        default=Path("~/jetisu360"),
        validation_alias=FOLDER,
        description="The folder of everything that the portal keeps, unless the next two say otherwise.",
    )
    database: Annotated[str, StringConstraints(strip_whitespace=True)] = Field(
        default="",
        validation_alias="DATABASE_URL",
        description="`postgresql://user:password@host:5432/name`; without it SQLite in the folder.",
    )
    storage: Annotated[str, StringConstraints(strip_whitespace=True)] = Field(
        default="",
        validation_alias="STORAGE_URL",
        description="Where photographs and sites lie: a folder or `s3://bucket/prefix`; else in the folder.",
    )
    address: Web = Field(
        default="",
        validation_alias="JETISU360_ADDRESS",
        description="The address that people type (`https://portal.example.kz`); without it only here.",
    )
    hosts: str = Field(
        default="",
        validation_alias="JETISU360_HOSTS",
        description="More names under which the portal may be asked, with commas between them.",
    )
    phone_address: Web = Field(
        default="",
        validation_alias=PHONE_ADDRESS,
        description="Where phones reach a portal without an address (`http://192.168.1.5:8366`); "
        "`jetisu360 serve --host 0.0.0.0` finds it by itself.",
    )
    behind_proxy: bool = Field(
        default=False,
        validation_alias="JETISU360_BEHIND_PROXY",
        description="Whether a web server before the portal says who asks (X-Forwarded-For, -Proto).",
    )
    secret_key: str = Field(
        default="",
        validation_alias="JETISU360_SECRET_KEY",
        description="Signs cookies and links, 32 signs or more; else the file `secret-key`, made once.",
        repr=False,
    )
    language: Language = Field(
        default="kk",
        validation_alias="JETISU360_LANGUAGE",
        description="`kk`, `ru` or `en`: the language for people whose browser asks for none of these.",
    )
    session_hours: int = Field(
        default=336,
        ge=1,
        le=8760,
        validation_alias="JETISU360_SESSION_HOURS",
        description="After so many hours without a visit a person signs in anew.",
    )
    mail: str = Field(
        default="",
        validation_alias="EMAIL_URL",
        description="`smtp://user:password@host:587` or `smtps://…`; without it links are shown, not sent.",
        repr=False,
    )
    mail_from: str = Field(
        default="",
        validation_alias="JETISU360_MAIL_FROM",
        description="The sender of e-mail, such as `Жетісу 360 <portal@example.kz>`.",
    )
    log: Literal["text", "json"] = Field(
        default="text",
        validation_alias="JETISU360_LOG",
        description="How the log is written: `text` for people, `json` one object a line.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info",
        validation_alias="JETISU360_LOG_LEVEL",
        description="What is logged: `debug`, `info`, `warning` or `error`, and what is worse.",
    )
    metrics_token: str = Field(
        default="",
        validation_alias="JETISU360_METRICS_TOKEN",
        description="Opens `/metrics` (`Authorization: Bearer …`); without it only this computer may.",
        repr=False,
    )
    web_processes: int = Field(
        default=1,
        ge=1,
        le=64,
        validation_alias="JETISU360_WEB_PROCESSES",
        description="How many processes answer people; on Windows one.",
    )
    own_worker: bool = Field(
        default=True,
        validation_alias="JETISU360_OWN_WORKER",
        description="Whether `jetisu360 serve` builds, too; `false` if `jetisu360 worker` runs beside it.",
    )
    scheduler: str = Field(
        default="",
        validation_alias="JETISU360_SCHEDULER",
        description="The address of a Dask scheduler (`tcp://…`) to which workers hand the steps of a build.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, dotenv_settings

    @field_validator("folder")
    @classmethod
    def _whole_path(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("database")
    @classmethod
    def _database(cls, value: str) -> str:
        return check_database(value)

    @field_validator("address", "phone_address")
    @classmethod
    def _address(cls, value: str) -> str:
        return check_web_address(value)

    @field_validator("mail")
    @classmethod
    def _mail(cls, value: str) -> str:
        return check_mail(value)

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < 32:
            raise ValueError("short")
        return value


_PROBLEMS = {
    "literal_error": _("allowed are {allowed}"),
    "bool_parsing": _("allowed are {allowed}"),
    "greater_than_equal": _("the least is {ge}"),
    "less_than_equal": _("the most is {le}"),
    "int_parsing": _("a whole number is needed"),
}
_WHAT_IS_NEEDED = {
    "DATABASE_URL": _("an address such as postgresql://user:password@host:5432/name is needed"),
    "JETISU360_ADDRESS": _("an address such as https://portal.example.kz is needed, without a path"),
    PHONE_ADDRESS: _("an address such as https://portal.example.kz is needed, without a path"),
    "EMAIL_URL": _("an address such as smtp://user:password@host:587 is needed"),
    "JETISU360_SECRET_KEY": _("at least 32 signs are needed"),
}


def names() -> dict[str, str]:
    """The name that people write → the name of the field."""
    return {str(field.validation_alias): name for name, field in Settings.model_fields.items()}


def load(folder: Path | None = None) -> Settings:
    """The settings of the portal in `folder` (usually that of the environment).

    Raises:
        SettingWrong, SettingUnknown
    """
    place = folder or Path(os.environ.get(FOLDER) or Settings.model_fields["folder"].default)
    file = place.expanduser() / FILE
    _check_names(file)
    given = {FOLDER: str(place)} if folder else {}
    try:
        return Settings(_env_file=file, _env_file_encoding="utf-8", **given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise _wrong(error) from None


@cache
def settings() -> Settings:
    """The settings of this process, read once.

    Raises:
        SettingWrong, SettingUnknown
    """
    return load()


def _wrong(error: ValidationError) -> SettingWrong:
    first = error.errors()[0]
    name = str(first["loc"][0])
    context = dict(first.get("ctx") or {})
    if first["type"] == "literal_error":
        context["allowed"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    elif first["type"] == "bool_parsing":
        context["allowed"] = "true, false"
    problem = _WHAT_IS_NEEDED.get(name) or _PROBLEMS.get(first["type"]) or _("another value is needed")
    return SettingWrong(name=name, problem=problem.fill(**context))


def _check_names(file: Path) -> None:
    """Nothing is passed over in silence: a misspelt name in the file is an error."""
    from dotenv import dotenv_values

    if not file.is_file():
        return
    known = names()
    for name in dotenv_values(file, encoding="utf-8"):
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.0)[0]
            raise SettingUnknown(name=name, file=file, meant=near)
