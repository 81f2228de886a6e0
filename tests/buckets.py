"""An S3 server and buckets in it.

One server a process: fsspec keeps its connection to the first, and processes that a build starts would go by
the variables to another.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from .servers import free_port, stop, wait_for


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """The variables that lead to an S3 server."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(port, server)
    variables = {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
    }
    saved = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    yield variables
    for name, value in saved.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
    stop(server)


@pytest.fixture
def bucket(s3: dict[str, str]) -> Iterator[str]:
    """The name of an empty bucket."""
    import fsspec

    name = f"museum-{time.monotonic_ns()}"
    fs = fsspec.filesystem("s3")
    fs.mkdir(name)
    yield name
    fs.invalidate_cache()
    fs.rm(name, recursive=True)
