"""`python -m benchmarks.privacy.weigh FILE WIDTH`: looks for faces in a picture, and says what that took."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import simplejpeg

from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.find import find


def main() -> None:
    pixels = np.asarray(simplejpeg.decode_jpeg(Path(sys.argv[1]).read_bytes(), "RGB"), dtype=np.uint8)
    width = int(sys.argv[2])
    if pixels.shape[1] != width:
        pixels = cv2.resize(pixels, (width, width // 2), interpolation=cv2.INTER_AREA).astype(np.uint8)
    cv2.setNumThreads(1)
    clock = time.process_time()
    found = find(pixels, Crop(0, 0, width, width // 2, width, width // 2))
    print(json.dumps({"cpu": time.process_time() - clock, "proposals": len(found)}))


if __name__ == "__main__":
    main()
