"""`jetisu360 view` says truthfully where it listens and who can reach it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jetisu360.commands.view import run
from jetisu360.publish.serve import server


@pytest.mark.parametrize(
    ("host", "others"), [("127.0.0.1", False), ("", False), ("0.0.0.0", True), ("0", True)]
)
def test_who_can_open_the_site_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    host: str,
    others: bool,
) -> None:
    (tmp_path / "index.html").write_text("x")
    addresses: list[str] = []
    real = server.serve_until_stopped

    def serve(bound: server.SiteServer, *, on_ready: Callable[[str], None], **more: object) -> None:
        def ready(address: str) -> None:
            addresses.append(address)
            on_ready(address)
            raise KeyboardInterrupt

        real(bound, on_ready=ready, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(server, "serve_until_stopped", serve)
    run(tmp_path, host, 0, browser=False, language="en")
    said = capsys.readouterr().out
    assert addresses[0].startswith("http://127.0.0.1:")
    assert addresses[0] in said
    assert ("anybody in this network" in said) is others
