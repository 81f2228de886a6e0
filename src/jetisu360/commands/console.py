"""How the commands speak: results on stdout, progress and errors on stderr; with --json nothing but JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from jetisu360.build.left_out import LeftOut
from jetisu360.errors import JetisuError
from jetisu360.files.stopped import DiskFull
from jetisu360.files.system_errors import disk_full, said
from jetisu360.language import Language, Message, _, visible
from jetisu360.tour.refusals import TourRefusal

FAILED = 2
INTERRUPTED = 130


_STAGES: Mapping[str, Message] = {
    "privacy": _("Looking for faces"),
    "cutting": _("Working on photographs"),
    "beside": _("Files of objects"),
    "looking": _("Looking at photographs"),
    "comparing": _("Comparing photographs"),
    "checking": _("Checking files"),
    "exporting": _("Writing scenes"),
    "importing": _("Taking in scenes"),
}
"""What a command is doing for a while, by the names that the steps know."""


class SystemFailed(TourRefusal):
    """`problem`: what the operating system said (a text in three languages)."""

    code = "system-failed"
    sentence = _("The operating system did not let the command do its work: {problem}.")
    advice = _("Check the path and that you may write there, then run the command again.")


def system_failed(error: OSError) -> JetisuError:
    """The sentence for what the system said where nobody knew a better one."""
    where = str(error.filename) if error.filename else ""
    if disk_full(error) and where:
        return DiskFull(folder=where)
    tail = f" ({visible(where)})" if where else ""
    return SystemFailed(problem={language: text + tail for language, text in said(error).items()})


def tell(text: str, stream: TextIO | None = None) -> None:
    """A line for people; letters that an old console cannot show are replaced, and what a terminal would obey
    (an ESC or a mark of direction in the name of a file) is written out.
    """
    stream = stream or sys.stdout
    text = visible(text, keep="\n\t")
    try:
        print(text, file=stream, flush=True)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)
    except BrokenPipeError:
        # Whoever read us has gone (`| head`); Python would complain again when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        # What we print goes into a file on a full disk; Python would try again, and complain, at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stream is not sys.stderr:
            raise system_failed(error) from error


def tell_if_replaced(language: Language) -> None:
    """After a build with `--out .` the terminal stands in the old folder, which is gone."""
    try:
        os.getcwd()  # noqa: PTH109 - nothing is done with it
    except OSError:
        tell(
            _(
                "The terminal still stands in the old folder, which the new one has replaced. Enter it: "
                'cd "$PWD"'
            ).say(language),
            sys.stderr,
        )


def tell_list(head: Message, found: Sequence[LeftOut], language: Language) -> None:
    """Files or notes under a line that counts them; nothing where there are none."""
    if found:
        tell(head.say(language, count=len(found)))
        for item in found:
            tell(f"  • {item.say(language)}")


def tell_without_address(address: str | None, file: str, language: Language) -> None:
    """What a site lacks that does not know where it will stand; `file`: where that is written."""
    if not address:
        words = _(
            "Links that visitors share will have no picture: write where the site will stand into {file}, "
            'for example address = "https://museum.example.kz/".'
        )
        tell(words.say(language, file=file))


def tell_json(value: dict[str, Any]) -> None:
    """One JSON object on stdout; in ASCII where the console's encoding could spoil it."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    tell(visible_json(json.dumps(value, indent=1, ensure_ascii=plain)))


def visible_json(text: str) -> str:
    """The same JSON with every sign that a terminal would obey as an escape of JSON's."""
    if visible(text, keep="\n") == text:
        return text
    return "".join(item if item == "\n" or visible(item) == item else json.dumps(item)[1:-1] for item in text)


@contextmanager
def errors_told(
    language: Language, as_json: bool, fields: Callable[[], dict[str, Any]] = dict
) -> Iterator[None]:
    """Turns every failure into one sentence and an exit status; `fields` go into the JSON as well."""
    try:
        yield
    except JetisuError as error:
        _fail(error, language, as_json, fields)
    except KeyboardInterrupt:
        tell("\n" + _("Stopped.").say(language), sys.stderr)
        sys.exit(INTERRUPTED)
    except OSError as error:
        _fail(system_failed(error), language, as_json, fields)


def _fail(
    error: JetisuError, language: Language, as_json: bool, fields: Callable[[], dict[str, Any]]
) -> None:
    if as_json:
        tell_json({"ok": False, "error": error.as_json(), **fields()})
    tell(error.say(language), sys.stderr)
    sys.exit(FAILED)


class Progress:
    """A bar on a terminal, one line for each finished step elsewhere; always on stderr."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._bar: Any = None
        self._task: Any = None
        self._count = self._total = 0
        self._shown = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def museum(self, name: str, number: int, total: int) -> None:
        self.__exit__()
        line = _("Museum {number}/{total}: {name}").say(self._language, number=number, total=total, name=name)
        tell(line, sys.stderr)

    def stage(self, name: str, total: int) -> None:
        """A new stage of the work, by its name in `_STAGES`."""
        self.__exit__()
        self._start(name, total)

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None:
        self._count += 1
        if self._bar is not None:
            self._bar.update(self._task, completed=self._count)
            return
        how = _("left out") if left_out else _("done, {seconds:.1f} s")
        done = how.say(self._language, seconds=seconds)
        tell(f"[{self._count}/{self._total}] {visible(name)}: {done}", sys.stderr)

    def placing(self) -> None:
        self.__exit__()
        tell(_("Putting the site in place…").say(self._language), sys.stderr)

    def checked(self, count: int, total: int) -> None:
        """How many files of how many are checked; only a terminal is told."""
        if not self._live:
            return
        if self._bar is None and not self._total:
            self._start("checking", total)
        if self._bar is not None and (count == total or time.monotonic() - self._shown > 0.1):
            self._shown = time.monotonic()
            self._bar.update(self._task, completed=count)

    def _start(self, key: str, total: int) -> None:
        self._total, self._count = total, 0
        if not self._live or not total:
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(_STAGES[key].say(self._language), total=total)
        self._bar.start()
