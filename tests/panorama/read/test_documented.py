"""A keeper who meets a code finds it in docs/photographs.md."""

from pathlib import Path

import pytest

from jetisu360.errors import JetisuError
from jetisu360.panorama.refusals import Refusal
from jetisu360.panorama.remarks import Remark

from ...house.test_errors import every_error

PAGE = (Path(__file__).parents[3] / "docs" / "photographs.md").read_text("utf-8")


# (By way of `every_error`, which loads all modules: else it would depend on what other tests have loaded.
# What the portal says of sounds and films is of no photograph.)
KINDS = [
    kind
    for kind in every_error()
    if (Refusal in kind.__bases__ or Remark in kind.__bases__)
    and not kind.__module__.startswith("jetisu360.portal.uploads.")
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_code_has_its_row(kind: type[JetisuError]) -> None:
    assert PAGE.count(f"\n| `{kind.code}` | ") == 1


def test_no_row_is_of_a_code_that_is_gone() -> None:
    codes = {kind.code for kind in KINDS}
    rows = {line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")}
    assert codes <= rows
    # What is wrong with a file before anybody looks inside it is said by other packages.
    assert rows <= {kind.code for kind in every_error()}


@pytest.mark.parametrize("option", ["--max-pixels", "--max-megabytes", "--workers"])
def test_an_option_that_a_refusal_advises_exists(option: str) -> None:
    commands = (Path(__file__).parents[3] / "docs" / "commands.md").read_text("utf-8")
    assert f"`{option}`" in commands
    assert option in PAGE
