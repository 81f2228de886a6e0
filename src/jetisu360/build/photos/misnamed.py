"""Files that were meant to be museum.toml and are called otherwise: by an editor, a browser or a hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from jetisu360.build.photos.copies import copy_marks
from jetisu360.language import _
from jetisu360.tour.museum_toml.museum_file import NAME
from jetisu360.tour.refusals import TourRefusal

# Editors put their own ending behind the one that they were given.
_ENDING = re.compile(r"\.(?:toml|tml|txt|text|rtf|docx?|odt)$")
_TOML = re.compile(r"\.to?ml\b")


class MuseumFileMisnamed(TourRefusal):
    """`name`."""

    code = "museum-file-misnamed"
    sentence = _("“{name}” was not read: the file has to be called exactly “museum.toml”.")
    advice = _(
        "Rename it. Where Windows hides the ends of names, switch on “File name extensions” in the View menu "
        "of the Explorer first."
    )


def misnamed(texts: Collection[str]) -> Iterator[MuseumFileMisnamed]:
    """A sentence for each name that stands for museum.toml. A copy is one only where there is no other."""
    for name in sorted(texts):
        plain = name.strip().casefold()
        if name == NAME or not _TOML.search(plain) or not _ENDING.search(plain):
            continue  # of museum.toml.bak the sentence about what lies beside the photographs tells
        while ending := _ENDING.search(plain):
            plain = plain[: ending.start()].rstrip()
        copied = copy_marks(f"{plain}.toml") > 0
        if plain == "museum" or (copied and plain.startswith("museum") and NAME not in texts):
            yield MuseumFileMisnamed(name=name)
