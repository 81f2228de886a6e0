"""What a change of a museum's document is made of."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST_OPERATIONS = 5_000
"""Of one change: the labels of the fullest room, or a table of objects."""
MOST_BYTES = 4_000_000
"""Of one change as JSON; a whole museum is a tenth of that."""
DEEPEST = 8
"""Parts of a place."""

Key = Annotated[str, Field(min_length=1, max_length=1000)]
At = Annotated[list[Key], Field(min_length=1, max_length=DEEPEST)]


class _Operation(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class SetOperation(_Operation):
    """`value` takes the place of `was`, which is what the person saw there; None: nothing."""

    kind: Literal["set"]
    at: At
    value: Any
    was: Any


class AddOperation(_Operation):
    """`at`: the list. `before`: key of the item that it comes before; None: the end."""

    kind: Literal["add"]
    at: At
    item: dict[str, Any]
    before: Key | None


class RemoveOperation(_Operation):
    """`at`: the item. `before`: key of what stood behind it, for taking it back."""

    kind: Literal["remove"]
    at: At
    was: Any
    before: Key | None


class MoveOperation(_Operation):
    """`at`: the item. `was`: what stood behind it."""

    kind: Literal["move"]
    at: At
    before: Key | None
    was: Key | None


Operation = Annotated[
    SetOperation | AddOperation | RemoveOperation | MoveOperation, Field(discriminator="kind")
]


class Change(BaseModel):
    """Operations that happen together or not at all. `id`: the same however often it is sent. `made`: ms by
    the clock of whoever made it. `said`: what it was, for people.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    made: Annotated[float, Field(ge=0)]
    said: Annotated[str, Field(max_length=500)]
    operations: Annotated[list[Operation], Field(min_length=1, max_length=MOST_OPERATIONS)]
