"""The tree of places for the editor's script (`viewer/src/editor/places.ts`), written by
`scripts/editor_places.py`.
"""

from __future__ import annotations

import json
from typing import Any

from jetisu360.tour.operations.places import Closed, Items, Node, Rows, Table, document

HEAD = """\
// Written by scripts/editor_places.py out of the models of museum.toml: do not edit (tour/operations).

import type { TableNode } from "./tree";

"""


def places_script() -> str:
    """The text of that file."""
    lines = (
        f"    {json.dumps(name)}: {json.dumps(_told(node))},\n" for name, node in document().fields.items()
    )
    return f"{HEAD}export const PLACES: TableNode = {{\n  fields: {{\n{''.join(lines)}  }},\n}};\n"


def _told(node: Node) -> dict[str, Any]:
    if isinstance(node, Table):
        fields = {name: _told(inner) for name, inner in node.fields.items()}
        return {"fields": fields, **({"optional": True} if node.optional else {})}
    if isinstance(node, Items):
        return {"items": _told(node.item)}
    if isinstance(node, Rows):
        return {"rows": _told(node.item), "key": list(node.key)}
    if isinstance(node, Closed):
        return {"closed": True}
    return {} if node.default is None else {"default": node.default}
