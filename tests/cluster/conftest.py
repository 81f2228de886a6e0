"""A Dask scheduler with two workers, on loopback and in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg

from ..servers import free_port, stop, wait_for


@dataclass
class Cluster:
    """`add_worker` starts one more worker process, which `workers` then lists."""

    address: str
    environment: dict[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> subprocess.Popen[bytes]:
        # Without a nanny: a killed worker stays dead, as a machine does.
        words = [
            "worker",
            self.address,
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--memory-limit",
            "0",
        ]
        worker = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_worker", *words[1:]],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.workers.append(worker)
        return worker


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler with two workers."""
    port = free_port()
    # A test may put steps of its own where scheduler and workers find them.
    (tmp_path / "code").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "code")}
    scheduler = subprocess.Popen(
        [
            *(sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"),
            *("--port", str(port), "--no-dashboard", "--no-show"),
        ],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    wait_for(port, scheduler)
    found = Cluster(f"tcp://127.0.0.1:{port}", environment)
    found.add_worker()
    found.add_worker()
    yield found
    stop(*found.workers, scheduler)


@pytest.fixture(scope="session")
def panorama() -> Callable[..., bytes]:
    """The bytes of a small panorama whose pixels follow from `seed`."""

    def make(seed: int = 0, width: int = 1024) -> bytes:
        height = width // 2
        noise = np.random.default_rng(seed).uniform(0, 255, (height // 32 + 1, width // 32 + 1, 3))
        noise[:, width // 32 - 1] = noise[:, 0]  # it goes all the way round
        rows, columns = np.arange(height) // 32, np.arange(width) // 32
        pixels = np.ascontiguousarray(noise[rows][:, columns].astype(np.uint8))
        encoded: Any = simplejpeg.encode_jpeg(pixels, quality=80)
        return bytes(encoded)

    return make
