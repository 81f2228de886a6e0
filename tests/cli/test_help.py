"""The help of every command is wholly in the language that was asked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

# Prints the help of every command, also of those inside others.
PAGES = """
from jetisu360.cli import app
from jetisu360.cli.help_words import program

def show(command, context):
    print(command.get_usage(context))
    command.get_help(context)
    for name, one in getattr(command, "commands", {}).items():
        show(one, one.context_class(one, info_name=name, parent=context, **one.context_settings))

root = program(app)
show(root, root.context_class(root, info_name="jetisu360", **root.context_settings))
"""
# What is called so in every language: programs, formats, keys, names of files and variables.
NAMES = {
    *(
        "jetisu360",
        "museum",
        "toml",
        "json",
        "schema",
        "webp",
        "jpeg",
        "avif",
        "iiif",
        "pannellum",
        "marzipano",
    ),
    *(
        "gpano",
        "csv",
        "xlsx",
        "excel",
        "word",
        "docx",
        "odt",
        "ods",
        "rtf",
        "eml",
        "dask",
        "usb",
        "zip",
        "tcp",
        "https",
        "kz",
    ),
    *("portal", "marzipano", "title", "inventory_number"),
    *(
        "example",
        "html",
        "pdf",
        "url",
        "tab",
        "work",
        "photos",
        "site",
        "download",
        "id",
        "postgresql",
        "sqlite",
    ),
    *("sha", "ctrl", "png", "lost", "txt", "jetisu", "region", "title", "inventory_number"),
    *("all", "rooms", "objects"),
}


_NO_WORDS = re.compile(
    r"jetisu360 [a-z ]+|^│ +[a-z]+ |--?[a-z-]+|\b[A-Z]+\b|<[a-z|]+>|\S*://\S*", re.MULTILINE
)


def pages(language: str) -> str:
    environment = {
        **os.environ,
        "JETISU360_LANGUAGE": language,
        "COLUMNS": "200",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", PAGES], env=environment, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ["Қолданылуы: jetisu360", "Параметрлер", "Аргументтер", "Командалар", "[міндетті]", "<сан>"]),
        ("ru", ["Использование: jetisu360", "Параметры", "Аргументы", "Команды", "[обязательно]", "<число>"]),
    ],
)
def test_no_english_word_is_left(language: str, words: list[str]) -> None:
    shown = pages(language)
    assert shown.count(words[0]) >= 18, "the commands are not all there"
    for word in words:
        assert word in shown
    # Commands, options, placeholders in capitals, choices and addresses are no words.
    plain = _NO_WORDS.sub(" ", shown)
    english = {word.lower() for word in re.findall(r"[A-Za-z][A-Za-z_]{2,}", plain)} - NAMES
    assert english == set()
