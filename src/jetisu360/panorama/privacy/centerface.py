"""CenterFace: boxes of faces in one flat picture.

The network is Xu et al., "CenterFace: Joint Face Detection and Alignment Using Face as Point"
(arXiv:1911.03599); its weights lie in `weights/` with their licence (MIT). It runs in `cv2.dnn`, which is
there anyway; why this one: docs/decisions/privacy-finding.md.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from importlib import resources

import cv2
import numpy as np

from jetisu360.panorama.geometry.projection import Array
from jetisu360.panorama.geometry.resample import Floats, Pixels
from jetisu360.panorama.privacy.refusals import DetectorDamaged
from jetisu360.panorama.privacy.suppress import distinct

WEIGHTS = "centerface.onnx"
SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
"""Of the weights. Part of the code, so that a step's key changes with them."""

SIDE = 32
"""Sides of a picture must be a multiple of this."""

CELL = 4
"""Pixels to a cell of what the network puts out."""

OUTPUTS = ("537", "538", "539")
"""Likelihood, logarithm of height and width, offset of the middle (down, right); each a cell."""

LARGEST = 8.0
"""Logarithm of the cells that a side may have: past every picture."""

LANDMARKS = "540"
"""Eyes, nose and mouth, of which nothing is made; OpenCV 5 wants every output named."""

NETS = 2
"""Networks kept: a sphere is looked at in two sizes."""

_kept = threading.local()


def detect(picture: Pixels, threshold: float) -> Array:
    """Faces of an RGB picture (h, w, 3), both sides multiples of `SIDE`; best first.

    The result is (n, 5): left, top, right, bottom in pixels (not held inside the picture), score from
    `threshold` to 1.

    Raises:
        DetectorDamaged: the weights are missing or damaged.
        ValueError: sides that are no multiples.
    """
    height, width = picture.shape[:2]
    if height % SIDE or width % SIDE or not height or not width:
        raise ValueError(f"{width} × {height} are no multiples of {SIDE}")
    net = _net((width, height))
    net.setInput(cv2.dnn.blobFromImage(picture))
    likelihood, size, offset, _landmarks = net.forward([*OUTPUTS, LANDMARKS])
    return _boxes(likelihood[0, 0], size[0], offset[0], threshold)


def _boxes(likelihood: Floats, size: Floats, offset: Floats, threshold: float) -> Array:
    rows, columns = np.nonzero(likelihood > threshold)
    score = likelihood[rows, columns].astype(np.float64)
    tall, wide = np.exp(np.minimum(size[:, rows, columns].astype(np.float64), LARGEST)) * CELL
    down, right = offset[:, rows, columns].astype(np.float64)
    x, y = (columns + right + 0.5) * CELL, (rows + down + 0.5) * CELL
    boxes = np.stack([x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2, score], axis=1)
    # A box that the network itself calls nothing is none.
    boxes = boxes[np.isfinite(boxes).all(axis=1) & (boxes[:, 2] - boxes[:, 0] > 1)]
    return distinct(boxes)


def _net(size: tuple[int, int]) -> cv2.dnn.Net:
    """The network for pictures of one size, of this thread alone.

    One a size: before OpenCV 5 a network that had seen another size gave thousands of false boxes, and
    loading takes a twentieth of a second. One a thread: it holds what it computes.
    """
    nets: OrderedDict[tuple[int, int], cv2.dnn.Net] | None = getattr(_kept, "nets", None)
    if nets is None:
        nets = _kept.nets = OrderedDict()
    if size not in nets:
        while len(nets) >= NETS:
            nets.popitem(last=False)
        nets[size] = _load()
    nets.move_to_end(size)
    return nets[size]


def _load() -> cv2.dnn.Net:
    try:
        data = (resources.files(__package__) / "weights" / WEIGHTS).read_bytes()
    except OSError as error:
        raise DetectorDamaged(name=WEIGHTS) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise DetectorDamaged(name=WEIGHTS)
    return cv2.dnn.readNetFromONNX(np.frombuffer(data, dtype=np.uint8))
