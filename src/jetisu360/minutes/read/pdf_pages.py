"""The letters of a pdf, page by page, in a process of its own that may be stopped.

A pdf is a program of a kind: one of a few kilobytes can ask for hours and for all of the memory, and the
library that reads it cannot be interrupted from outside. So `python -m` with the name of this module reads
the file from stdin, bounds itself, and answers in JSON: `{"pages": […]}`, or `{"refusal": …}` with one of the
words of `Refusal`.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import subprocess
import sys
import threading
import time
from typing import Any, Literal

from jetisu360.files.limits import MOST_CHARACTERS, MOST_PAGES, MOST_PDF_MEMORY, MOST_PDF_SECONDS
from jetisu360.minutes.read.pdf_page import Page, page_of

Refusal = Literal["damaged", "locked", "pages", "letters", "time", "memory"]
_SECONDS_A_PAGE = 0.25
_LONGEST_WAIT = 10 * MOST_PDF_SECONDS
"""Seconds by the clock of a machine that has other things to do; the limit itself is of its work."""


def pages_of(data: bytes) -> list[Page] | Refusal:
    """The pages of a pdf as their lines stand, or why there are none."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "jetisu360.minutes.read.pdf_pages"],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_WAIT,
            env=environment,
            creationflags=window,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "time"
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        # It could not even say why: there is no memory left for a sentence.
        return "memory" if done.returncode else "damaged"
    if "pages" in answer:
        return list(map(Page.of_json, answer["pages"]))
    refusal: Refusal = answer["refusal"]
    return refusal


def read_pages(data: bytes) -> list[Page] | Refusal:
    """The same within this process, without a bound on time and memory."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return "locked"
        count = len(reader.pages)
        if count > MOST_PAGES:
            return "pages"
        _Watch.seconds += _SECONDS_A_PAGE * count
        pages: list[Page] = []
        letters = 0
        for index in range(count):
            # By where letters stand: read in the order of the file, a word whose Kazakh letters come from
            # another font falls apart («ә кімі»).
            page = page_of(reader.pages[index])
            letters += page.letters()
            if letters > 2 * MOST_CHARACTERS or len(page.text) > 8 * MOST_CHARACTERS:
                return "letters"
            pages.append(page)
        return pages
    except MemoryError:
        return "memory"
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, ArithmeticError,
            AssertionError, LookupError, NotImplementedError, ImportError, RecursionError):  # fmt: skip
        # A broken pdf fails in as many ways as there are ways to break one.
        return "damaged"


class _Watch:
    """Ends the process when it has worked for too long: `seconds` are those of its processor."""

    seconds: float = MOST_PDF_SECONDS

    @classmethod
    def begin(cls) -> None:
        threading.Thread(target=cls._run, daemon=True).start()

    @classmethod
    def _run(cls) -> None:
        while time.process_time() < cls.seconds:
            time.sleep(0.1)
        _answer({"refusal": "time"})
        os._exit(0)


def _bound_memory() -> None:
    # Windows has no such limit.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_PDF_MEMORY, MOST_PDF_MEMORY))


def _answer(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(value).encode())
    sys.stdout.buffer.flush()


def main() -> None:
    data = sys.stdin.buffer.read()
    _bound_memory()
    _Watch.begin()
    found = read_pages(data)
    _answer({"refusal": found} if isinstance(found, str) else {"pages": [page.as_json() for page in found]})
    os._exit(0)


if __name__ == "__main__":
    main()
