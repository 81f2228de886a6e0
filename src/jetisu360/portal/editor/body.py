"""What the editor's page sends."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jetisu360.errors import JetisuError
from jetisu360.files.limits import read_json
from jetisu360.portal.editor.refusals import ChangeTooLarge, EditorNotUnderstood
from jetisu360.tour.operations.change import MOST_BYTES
from jetisu360.tour.operations.wire import ChangesBody, Tab

__all__ = ["ChangesBody", "NewsQuery", "OpenBody", "read_body", "read_values"]

MOST_BODY = MOST_BYTES + (MOST_BYTES >> 3)
_DEPTH = 24

Body = TypeVar("Body", bound=BaseModel)


class OpenBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    tab: Tab


class NewsQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    tab: Tab
    who: Annotated[str, Field(max_length=100)]
    room: Annotated[str, Field(max_length=80)] = ""
    since: Annotated[int, Field(ge=0, le=2**31 - 1)]


def read_body(data: bytes, model: type[Body]) -> Body:
    """Raises EditorNotUnderstood, ChangeTooLarge."""
    if len(data) > MOST_BODY:
        raise ChangeTooLarge(most=MOST_BYTES // 1_000_000)
    try:
        return read_values(read_json(data, "changes", most=MOST_BODY, depth=_DEPTH), model)
    except (ValueError, JetisuError) as error:
        raise EditorNotUnderstood from error


def read_values(values: Any, model: type[Body]) -> Body:
    """Raises EditorNotUnderstood."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise EditorNotUnderstood from error
