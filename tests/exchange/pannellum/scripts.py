"""A tour as a script has it, and what is read of one."""

from typing import Any

from jetisu360.exchange.common.scripts.script import Script
from jetisu360.exchange.common.scripts.script_values import Values


def value(text: str, name: str = "x") -> Any:
    return Values([Script(text, "a.js")]).named(name)
