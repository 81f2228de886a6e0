"""The panoramic camera and the settings of the renderer."""

from __future__ import annotations

import bpy
from mathutils import Matrix

from . import poses
from .layout import Capture


def add_camera() -> bpy.types.Object:
    """A camera that sees all round, as the scene's camera."""
    data = bpy.data.cameras.new("panorama")
    data.type = "PANO"
    data.panorama_type = "EQUIRECTANGULAR"
    data.clip_start, data.clip_end = 0.02, 20000.0
    camera = bpy.data.objects.new("panorama", data)
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    return camera


def place(camera: bpy.types.Object, capture: Capture) -> None:
    """Put the camera where a picture was taken. Blender's camera looks along its -z with y up."""
    right, up, forward = poses.axes(capture.heading, capture.pitch, capture.roll)
    matrix = Matrix([[right[i], up[i], -forward[i]] for i in range(3)]).to_4x4()
    matrix.translation = capture.position
    camera.matrix_world = matrix


def settings(width: int, samples: int, threads: int = 0, denoise: bool = True) -> None:
    """Cycles on the processor. Few samples and the denoiser: light here is soft enough for that."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = (
        width,
        width // 2,
        100,
    )
    if threads:
        scene.render.threads_mode, scene.render.threads = "FIXED", threads
    scene.render.use_persistent_data = True
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.use_adaptive_sampling = "CPU", samples, False
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 4, 3, 2
    cycles.transmission_bounces, cycles.transparent_max_bounces = 1, 2
    cycles.sample_clamp_indirect, cycles.sample_clamp_direct = 1.5, 12.0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.blur_glossy = 1.0
    cycles.filter_width = 1.2
    cycles.seed = 7
    cycles.use_denoising = denoise
    if denoise:
        cycles.denoiser = "OPENIMAGEDENOISE"
        cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
        cycles.denoising_prefilter = "FAST"
    view = scene.view_settings
    view.view_transform = "AgX"
    view.look = "AgX - Medium High Contrast"
    image = scene.render.image_settings
    image.file_format, image.color_mode, image.color_depth = "PNG", "RGB", "8"


def flat_settings() -> None:
    """No light at all, for the flat picture of `detail`."""
    cycles = bpy.context.scene.cycles
    cycles.max_bounces = cycles.diffuse_bounces = cycles.glossy_bounces = 0
    cycles.filter_width = 1.5
    cycles.use_denoising = False


def linear_output(path: str) -> None:
    """Let the next picture be written as linear light."""
    render = bpy.context.scene.render
    render.image_settings.file_format = "OPEN_EXR"
    render.image_settings.color_mode, render.image_settings.color_depth = "RGB", "32"
    render.filepath = path
