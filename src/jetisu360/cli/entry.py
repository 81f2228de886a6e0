"""Where the `jetisu360` command begins, and what it says when it cannot go on."""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from jetisu360.cli.app import app
from jetisu360.cli.help_words import program
from jetisu360.cli.window import hold, is_ours_alone
from jetisu360.commands.language import message_language
from jetisu360.commands.usage import UsageError, explain, report_fault
from jetisu360.errors import JetisuError
from jetisu360.files.stopped import StandingNowhere


def main() -> None:
    """The entry point of the `jetisu360` command."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another encoding shows "?" for a letter it lacks; it does not end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    alone = is_ours_alone()
    if alone and len(sys.argv) == 1:
        # A double click: the portal is what can be used without a command line.
        sys.argv.append("serve")
    try:
        _run()
    finally:
        if alone:
            hold()


def _run() -> None:
    try:
        _stand_somewhere()
        sys.exit(program(app)(standalone_mode=False))
    except KeyboardInterrupt:  # before any command had begun, or while the interpreter was still importing
        os._exit(130)
    except UsageError as error:
        _fail(explain(error))
    except JetisuError as error:
        _fail(error)
    except Exception as error:
        if os.environ.get("JETISU360_DEBUG"):
            raise
        _fail(_of_system(error) if isinstance(error, OSError) else report_fault(error))


def _of_system(error: OSError) -> JetisuError:
    from jetisu360.commands.console import system_failed

    return system_failed(error)


def _stand_somewhere() -> None:
    """A site that was built with `--out .` has taken the place of the folder in which the shell still stands:
    the next command goes to the new one, as the shell says its name.

    Raises:
        StandingNowhere
    """
    try:
        Path.cwd()
    except OSError:
        try:
            os.chdir(os.environ["PWD"])
        except (KeyError, OSError):
            raise StandingNowhere from None


def _fail(error: JetisuError) -> NoReturn:
    """One sentence, in the language that was asked for if that much can be read of the call."""
    words = sys.argv[1:]
    asked = next((after for word, after in pairwise(words) if word == "--language"), None)
    from jetisu360.commands.console import FAILED, tell, tell_json

    if "--json" in words:
        tell_json({"ok": False, "error": error.as_json()})
    tell(error.say(message_language(asked)), sys.stderr)
    sys.exit(FAILED)
