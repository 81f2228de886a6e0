"""The commands: how they are called. What they do is in `commands/`, imported only when one of them runs."""

from jetisu360.cli import tours, sites, portal, texts  # isort: skip  # in the order of the help
from jetisu360.cli.app import app
from jetisu360.cli.entry import main

__all__ = ["app", "main", "portal", "sites", "texts", "tours"]
