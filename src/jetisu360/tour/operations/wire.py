"""What the editor's page sends, to a portal as to a program on a keeper's computer."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from jetisu360.tour.operations.change import Change

MOST_CHANGES = 100
"""Of one request."""

Tab = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class ChangesBody(BaseModel):
    """`who`: the name of the editor in the browser's storage, which is one of this person alone."""

    model_config = ConfigDict(extra="forbid")

    tab: Tab
    who: Annotated[str, Field(max_length=100)]
    room: Annotated[str, Field(max_length=80)] | None = None
    revision: Annotated[int, Field(ge=0, le=2**31 - 1)]
    changes: Annotated[list[Change], Field(min_length=1, max_length=MOST_CHANGES)]
