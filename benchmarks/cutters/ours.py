"""Jetisu 360: `read_photo` and `cut_pyramid`, as `jetisu360 build` does."""

from __future__ import annotations

from benchmarks.cutters.common import QUALITY, arguments, measured, write
from jetisu360.panorama.read.photo import read_photo
from jetisu360.panorama.tiles.pyramid import cut_pyramid


def main() -> None:
    options = arguments(__doc__)
    with measured(options.out) as report:
        photo = read_photo(options.picture.read_bytes(), options.picture.name)
        pyramid = cut_pyramid(
            photo.pixels,
            photo.info.crop,
            lambda address, data: write(options.out, address, data),
            formats=[options.format],
            quality=QUALITY,
        )
        report["face_sizes"] = pyramid.face_sizes


if __name__ == "__main__":
    main()
