"""Texts of `museum.toml` in three languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo


class Words(BaseModel):
    """A text in the three languages, or a plain string in the first language of the tour."""

    # (A default that could be changed would be copied for every table: half the time of reading a museum.)
    model_config = ConfigDict(extra="forbid", populate_by_name=True, allow_inf_nan=False, frozen=True)

    kk: str = ""
    ru: str = ""
    en: str = ""

    @property
    def text(self) -> dict[str, str]:
        return {language: text.strip() for language, text in self if text.strip()}


def _in_first_language(value: object, info: ValidationInfo) -> object:
    return {(info.context or {}).get("language", "kk"): value} if isinstance(value, str) else value


Text = Annotated[Words, BeforeValidator(_in_first_language)]
NO_WORDS = Words()
