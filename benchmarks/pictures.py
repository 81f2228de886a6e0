"""The photographs that are measured: real ones where they lie beside the checkout, else made here.

`python -m benchmarks.pictures WIDTH FILE` makes one: detail at all scales and grain, so that codecs have
work to do.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
CACHE = ROOT / "bench-results" / "pictures"

REAL = {
    8192: SHARED / "polyhaven" / "hall_of_finfish.jpg",
    16384: SHARED / "peabody-library" / "peabody-library_main_16384x8192.jpg",
}

GALLERY = [
    SHARED / "polyhaven" / "hall_of_finfish.jpg",
    SHARED / "peabody-library" / "peabody-library_main_8192x4096.jpg",
    SHARED / "peabody-library" / "peabody-library_gallery_8192x4096.jpg",
    SHARED / "peabody-library" / "peabody-library_6th-floor_8192x4096.jpg",
]
"""For comparing formats: several real rooms."""


def picture(width: int) -> Path:
    """A JPEG `width` × `width / 2`."""
    if width in REAL and REAL[width].exists():
        return REAL[width]
    path = CACHE / f"made-{width}.jpg"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # In a process of its own: the largest takes gigabytes that must not count towards anybody's peak.
        subprocess.run([sys.executable, "-m", "benchmarks.pictures", str(width), str(path)], check=True)
    return path


def make(width: int, path: Path) -> None:
    import cv2
    import numpy as np
    import simplejpeg

    random = np.random.default_rng(width)
    height = width // 2
    out = np.empty((height, width, 3), np.uint8)
    fields = []
    octave = 8
    while octave <= min(width // 4, 2048):
        grain = random.standard_normal((octave // 2 + 3, octave, 3)).astype(np.float32)
        fields.append((octave, np.concatenate([grain, grain[:, :3]], axis=1) * 55 * (8 / octave) ** 0.45))
        octave *= 2
    strip = 256
    column = np.arange(width, dtype=np.float32)
    for top in range(0, height, strip):
        rows = np.arange(top, min(height, top + strip), dtype=np.float32)
        sum_ = np.full((len(rows), width, 3), 120, np.float32)
        for octave, field in fields:
            x, y = np.meshgrid(column * (octave / width) + 0.5, rows * (octave / width) + 0.5)
            for part in range(0, width, 16384):
                some = slice(part, part + 16384)
                sum_[:, some] += cv2.remap(field, x[:, some], y[:, some], cv2.INTER_LINEAR)
        sum_ += random.standard_normal((len(rows), width, 1), dtype=np.float32) * 2
        out[top : top + len(rows)] = np.clip(sum_, 0, 255).astype(np.uint8)
    path.write_bytes(simplejpeg.encode_jpeg(out, quality=90, colorsubsampling="420"))


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
