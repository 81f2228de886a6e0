"""Documents point only at what exists, and every command is written down."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "demo").glob("*.md"),
    *(ROOT / "viewer").glob("*.md"),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            continue
        assert (page.parent / target.split("#")[0]).exists(), f"{page.name} points at {target}"


def test_what_is_said_of_adding_things_names_files_that_are_there() -> None:
    text = (ROOT / "docs" / "extending.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[\w-]+/)*[\w-]+(?:/|\.(?:py|html|po|toml)))`", text))
    assert len(named) > 15
    roots = (ROOT, ROOT / "src" / "jetisu360")
    assert {name for name in named if not any((root / name).exists() for root in roots)} == set()


OF_TYPER = ("--help", "--install-completion", "--show-completion")


def walk(command: Any, name: str) -> list[tuple[str, Any]]:
    children = getattr(command, "commands", {})
    return [(name, command)] + [
        pair for key, child in children.items() for pair in walk(child, f"{name} {key}")
    ]


def test_every_command_and_option_is_documented() -> None:
    from jetisu360.cli import app

    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    # A command's own section: what another one says of an option of the same name is no help.
    parts = dict(re.findall(r"^##? (.+)\n((?:(?!##? ).*\n)*)", page, flags=re.MULTILINE))
    for name, command in walk(typer.main.get_command(app), "jetisu360"):
        part = parts["The commands" if name == "jetisu360" else name]
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option not in OF_TYPER:
                    assert re.search(rf"(?<![\w-]){option}(?![\w-])", part), f"{name} {option}"


def test_every_make_target_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8") + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for target in re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE):
        assert f"make {target}" in readme, target
