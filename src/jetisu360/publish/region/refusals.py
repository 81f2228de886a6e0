"""What can be wrong with a region."""

from __future__ import annotations

from jetisu360.language import _, pick
from jetisu360.tour.museum_toml.validation import Sentence, listing
from jetisu360.tour.refusals import TourRefusal

_CORRECT = _("Correct the file and run the command again.")


class RegionFileMissing(TourRefusal):
    """`folder`."""

    code = "region-file-missing"
    sentence = _("The folder “{folder}” has no region.toml.")
    advice = _("Write a region.toml with the list of museums into it (docs/region.md).")


class RegionFileWrong(TourRefusal):
    """`problems`: the sentences, each in three languages, each with its line."""

    code = "region-file-wrong"
    sentence = _("region.toml has mistakes:\n{problems}")
    advice = _CORRECT

    @classmethod
    def at(cls, problems: list[Sentence], more: int = 0) -> RegionFileWrong:
        return cls(problems=listing(problems, more))

    def say(self, language: str) -> str:
        head, _, tail = super().say(language).rpartition(pick(self.advice, language))
        return f"{head.rstrip()}\n{pick(self.advice, language)}{tail}"


class RegionInSite(TourRefusal):
    """`site`, `folder`."""

    code = "region-in-site"
    sentence = _("The site “{site}” and “{folder}” cannot be inside one another.")
    advice = _("Name another folder for the site.")


class RegionNotRemote(TourRefusal):
    """`address`."""

    code = "region-not-remote"
    sentence = _("A region's site is built into a folder of this machine only, not at “{address}”.")
    advice = _("Build it into a folder and copy that to the storage.")


class MuseumFolderMissing(TourRefusal):
    """`museum`, `folder`."""

    code = "museum-folder-missing"
    sentence = _("The folder “{folder}” of the museum “{museum}” was not found.")
    advice = _("Check the value of folder in region.toml; it counts from the folder that holds region.toml.")


class MuseumSiteDamaged(TourRefusal):
    """`museum`, `folder`."""

    code = "museum-site-damaged"
    sentence = _(
        "The built site “{folder}” of the museum “{museum}” is damaged or was altered after building."
    )
    advice = _("Build it again with “jetisu360 build”.")


class RegionHasNoTours(TourRefusal):
    """`count`: how many museums were named, and could not be built."""

    code = "region-has-no-tours"
    sentence = _("Not one museum's tour could be built ({count} were named), so the site is as it was.")
    advice = _("Mend what is named above and run the command again.")
