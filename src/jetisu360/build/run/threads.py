"""How many threads a step's libraries may use: steps run side by side, and must not fight for the cores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def limited(threads: int | None) -> Iterator[None]:
    """OpenCV and the linear algebra under NumPy with at most so many threads; None: as many as they like."""
    import cv2
    from threadpoolctl import threadpool_limits

    cv2.setNumThreads(threads or 0)
    with threadpool_limits(threads):
        yield
