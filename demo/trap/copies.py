"""The same room once more in another place, to the last pixel."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import bpy
from mathutils import Matrix, Vector

from model.site import Site


@cache
def _moved(material: bpy.types.Material, offset: tuple[float, float, float]) -> bpy.types.Material:
    """A material that at a point shows what the first shows at the point less the offset.

    Surfaces are driven by world position, so the same object elsewhere would get another pattern.
    """
    twin = material.copy()
    tree = twin.node_tree
    for node in [n for n in tree.nodes if n.bl_idname == "ShaderNodeNewGeometry"]:
        users = [link.to_socket for link in node.outputs["Position"].links]
        if not users:
            continue
        back = tree.nodes.new("ShaderNodeVectorMath")
        back.operation = "SUBTRACT"
        back.inputs[1].default_value = offset
        tree.links.new(node.outputs["Position"], back.inputs[0])
        for socket in users:
            tree.links.new(back.outputs[0], socket)
    return twin


def repeat(
    site: Site, objects: Iterable[bpy.types.Object], offset: tuple[float, float, float], room: str
) -> None:
    """Copy objects and lamps to another place; the lamps belong to ``room`` there."""
    shift = Matrix.Translation(Vector(offset))
    for obj in objects:
        twin = obj.copy()
        bpy.context.scene.collection.objects.link(twin)
        twin.matrix_basis = shift @ obj.matrix_basis
        if obj.type == "LIGHT":
            site.lamps.append((room, twin))
            continue
        for slot in twin.material_slots:
            material = slot.material
            slot.link = "OBJECT"
            slot.material = _moved(material, offset)
