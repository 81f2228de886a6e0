"""Fine detail for a fraction of the price: light at half size, surfaces at full size, joined afterwards.

Light changes slowly, surfaces change quickly. So a picture is rendered twice: *lit* at half the width, with
many samples and the denoiser, and *flat* at full width, where every surface simply shows its own colour
(shaded a little by its normal, so that edges between equal colours stay visible) and no light is traced at
all. The detail that the flat picture has and its own reduced copy has not is then added to the enlarged lit
picture, in logarithms, so that it becomes a factor; how strongly, is measured in a small window around each
pixel, because light may turn a bright surface into a dark one.
"""

from __future__ import annotations

import bpy
import numpy as np
from PIL import Image

_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def prepare() -> None:
    """Give every material that has none yet a flat twin of its surface, to be switched by `use_flat`."""
    for material in bpy.data.materials:
        tree = material.node_tree
        shader = tree.nodes.get("Principled BSDF") if tree else None
        if shader is None or "lit" in material or shader.inputs["Emission Strength"].default_value > 0:
            continue
        output = tree.nodes["Material Output"]
        flat = tree.nodes.new("ShaderNodeEmission")
        flat.name = "flat"
        normal = shader.inputs["Normal"]
        source = (
            normal.links[0].from_socket
            if normal.links
            else tree.nodes.new("ShaderNodeNewGeometry").outputs["Normal"]
        )
        slant = tree.nodes.new("ShaderNodeVectorMath")
        slant.operation = "DOT_PRODUCT"
        tree.links.new(source, slant.inputs[0])
        slant.inputs[1].default_value = (0.36, -0.48, 0.80)
        level = tree.nodes.new("ShaderNodeMapRange")
        tree.links.new(slant.outputs["Value"], level.inputs["Value"])
        for name, value in (("From Min", -1.0), ("From Max", 1.0), ("To Min", 0.45), ("To Max", 1.0)):
            level.inputs[name].default_value = value
        tree.links.new(level.outputs["Result"], flat.inputs["Strength"])
        base = shader.inputs["Base Color"]
        if base.links:
            tree.links.new(base.links[0].from_socket, flat.inputs["Color"])
        else:
            flat.inputs["Color"].default_value = base.default_value
        material["lit"] = output.inputs["Surface"].links[0].from_node.name
        material.cycles.emission_sampling = "NONE"


def use_flat(flat: bool) -> None:
    """Show all materials by their own colour, or under light again."""
    for material in bpy.data.materials:
        if "lit" in material:
            tree = material.node_tree
            node = tree.nodes["flat" if flat else material["lit"]]
            tree.links.new(node.outputs[0], tree.nodes["Material Output"].inputs["Surface"])


def read(path: str) -> np.ndarray:
    """A linear picture from an EXR file, shape (height, width, 3), row 0 on top."""
    picture = bpy.data.images.load(path)
    width, height = picture.size
    pixels = np.empty(width * height * 4, np.float32)
    picture.pixels.foreach_get(pixels)
    bpy.data.images.remove(picture)
    return pixels.reshape(height, width, 4)[::-1, :, :3].copy()


def _resize(field: np.ndarray, width: int, how: Image.Resampling) -> np.ndarray:
    """Resize a picture of any number of channels; left and right sides join."""
    height, old = field.shape[:2]
    pad = 8
    scale = width / old
    wide = np.concatenate([field[:, -pad:], field, field[:, :pad]], 1)
    planes = wide[..., None] if wide.ndim == 2 else wide
    size = (round(wide.shape[1] * scale), round(height * scale))
    out = np.stack(
        [np.asarray(Image.fromarray(planes[..., c]).resize(size, how)) for c in range(planes.shape[2])], -1
    )
    edge = round(pad * scale)
    out = out[:, edge : edge + width]
    return out[..., 0] if field.ndim == 2 else out


def _window(field: np.ndarray, radius: int = 2) -> np.ndarray:
    """Mean over a square window, joining the sides."""
    padded = np.pad(field, ((radius, radius), (0, 0)), "edge")
    padded = np.pad(padded, ((0, 0), (radius, radius)), "wrap")
    total = np.cumsum(np.cumsum(np.pad(padded.astype(np.float64), ((1, 0), (1, 0))), 0), 1)
    n = 2 * radius + 1
    return ((total[n:, n:] - total[:-n, n:] - total[n:, :-n] + total[:-n, :-n]) / n**2).astype(np.float32)


def join(lit: np.ndarray, flat: np.ndarray) -> np.ndarray:
    """The lit picture at the size of the flat one, with its detail; both linear, shape (height, width, 3)."""
    lit_log, flat_log = np.log(np.maximum(lit, 0) + 0.004), np.log(np.maximum(flat, 0) + 0.02)
    # Reduced as light, not as logarithm: that is how an edge pixel of the lit picture came about.
    small = np.log(_resize(np.maximum(flat, 0), lit.shape[1], Image.Resampling.BOX) + 0.02)
    a, b = lit_log @ _LUMA, small @ _LUMA
    mean_a, mean_b = _window(a), _window(b)
    covariance, variance = _window(a * b) - mean_a * mean_b, _window(b * b) - mean_b**2
    # Where the flat picture hardly varies, its detail is taken as it is (slope 1).
    slope = np.clip((covariance + 0.004) / (variance + 0.004), -0.3, 1.15)
    width = flat.shape[1]
    detail = flat_log - _resize(small, width, Image.Resampling.BICUBIC)
    detail = np.clip(detail, -0.7, 0.7) * _resize(slope, width, Image.Resampling.BILINEAR)[..., None]
    return np.maximum(np.exp(_resize(lit_log, width, Image.Resampling.BICUBIC) + detail) - 0.004, 0)


def close_seam(pixels: np.ndarray, reach: int = 40) -> np.ndarray:
    """Bring the picture's two sides to the same brightness where they meet.

    The denoiser does not know that they are neighbours, so it leaves a faint step behind the viewer's back.
    """
    logs = np.log(pixels + 0.004)
    step = logs[:, -3:].mean(1) - logs[:, :3].mean(1)
    step = np.stack([np.convolve(step[:, c], np.ones(9) / 9, "same") for c in range(3)], -1)
    for i in range(reach):
        share = 0.5 * (1 - i / reach) ** 2
        logs[:, i] += share * step
        logs[:, -1 - i] -= share * step
    return np.maximum(np.exp(logs) - 0.004, 0)


def save(pixels: np.ndarray, path: str) -> None:
    """Write linear pixels as PNG through the scene's view transform and exposure."""
    height, width = pixels.shape[:2]
    picture = bpy.data.images.new("joined", width, height, float_buffer=True)
    picture.colorspace_settings.name = "Linear Rec.709"
    rgba = np.ones((height, width, 4), np.float32)
    rgba[..., :3] = pixels[::-1]
    picture.pixels.foreach_set(rgba.ravel())
    picture.update()
    settings = bpy.context.scene.render.image_settings
    settings.file_format, settings.color_mode, settings.color_depth = "PNG", "RGB", "8"
    picture.save_render(path, scene=bpy.context.scene)
    bpy.data.images.remove(picture)
