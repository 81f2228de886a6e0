"""A mail server that takes letters, or breaks off in the middle of one."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage


@dataclass
class Mailbox:
    """`breaks`: as soon as the text of a letter begins."""

    port: int = 0
    breaks: bool = False
    connections: int = 0
    letters: list[EmailMessage] = field(default_factory=list)


@contextmanager
def smtp_server(*, breaks: bool = False) -> Iterator[Mailbox]:
    """It speaks as much of RFC 5321 as a sender needs."""
    box = Mailbox(breaks=breaks)

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            box.connections += 1
            self.say(b"220 mail.example.kz")
            while line := self.rfile.readline():
                word = line[:4].strip().upper()
                if word == b"DATA":
                    if box.breaks:
                        return
                    self.say(b"354 go on")
                    text = b"".join(iter(self.rfile.readline, b".\r\n"))
                    made = email.message_from_bytes(text, policy=email.policy.default)
                    assert isinstance(made, EmailMessage)
                    box.letters.append(made)
                self.say(b"221 bye" if word == b"QUIT" else b"250 well")
                if word == b"QUIT":
                    return

        def say(self, line: bytes) -> None:
            self.wfile.write(line + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
