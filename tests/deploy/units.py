"""What the units in `deploy/systemd` say."""

from __future__ import annotations

import configparser
import shlex
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = sorted((DEPLOY / "systemd").iterdir())
PROGRAM = "/opt/jetisu360/bin/jetisu360"


def unit(file: Path) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(file.read_text("utf-8"))
    return parsed


def call(name: str, program: list[str], folder: Path) -> tuple[list[str], dict[str, str]]:
    """How systemd would start that service: command and environment, with another program and folder."""
    service = unit(DEPLOY / "systemd" / name)["Service"]
    # (`%%` is how a unit writes a percent sign.)
    words = shlex.split(service["ExecStart"].replace("%%", "%"))
    assert any(PROGRAM in word for word in words)
    if words[0] == PROGRAM:
        words[:1] = program
    else:  # a line of the shell
        words = [word.replace(PROGRAM, shlex.join(program)) for word in words]
    given = dict(word.split("=", 1) for word in shlex.split(service["Environment"]))
    return words, {**given, "JETISU360_FOLDER": str(folder)}
