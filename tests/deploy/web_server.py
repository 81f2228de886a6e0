"""Debian's nginx with the site of `deploy/nginx`: other ports and another certificate, else as it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..servers import free_port, stop, wait_for
from .units import DEPLOY

NAME = "portal.example.kz"
MAIN = """
daemon off;
{user}
pid {home}/pid;
error_log {home}/errors notice;
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    include {home}/jetisu360.conf;
}}
"""


@dataclass(frozen=True)
class WebServer:
    plain: int
    secure: int
    errors: Path


@contextmanager
def web_server(home: Path, portal: int) -> Iterator[WebServer]:
    """An nginx before a portal at that port of this machine; without nginx the test is skipped."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        pytest.skip("there is no nginx on this machine (scripts/debian.sh)")
    home.mkdir()
    plain, secure = free_port(), free_port()
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    certificate += ["-subj", f"/CN={NAME}"]
    certificate += ["-keyout", str(home / "privkey.pem"), "-out", str(home / "fullchain.pem")]
    subprocess.run(certificate, check=True, capture_output=True)
    text = (DEPLOY / "nginx" / "jetisu360.conf").read_text("utf-8")
    text = re.sub(r"\n *listen \[::\].*", "", text)
    for was, now in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("server 127.0.0.1:8366;", f"server 127.0.0.1:{portal};"),
        (f"/etc/letsencrypt/live/{NAME}", str(home)),
        ("/var/cache/nginx/jetisu360", str(home / "cache")),
    ):
        assert was in text, was
        text = text.replace(was, now)
    (home / "jetisu360.conf").write_text(text, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (home / "nginx.conf").write_text(MAIN.format(home=home, user=user), "utf-8")
    command = [program, "-c", str(home / "nginx.conf"), "-e", str(home / "errors")]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=30)
    assert tested.returncode == 0, tested.stderr
    assert "[warn]" not in tested.stderr
    process = subprocess.Popen(command)
    try:
        wait_for(secure, process)
        yield WebServer(plain, secure, home / "errors")
    finally:
        stop(process)
