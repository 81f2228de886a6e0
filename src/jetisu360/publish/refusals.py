"""What can go wrong when a tour is made into pages, or when a site is shown on this machine."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import LANGUAGES, _
from jetisu360.tour.checks.checks import Finding
from jetisu360.tour.refusals import TourRefusal


class ViewerNotBuilt(JetisuError):
    """`path`: the file that should have been there."""

    code = "viewer-not-built"
    sentence = _("The panorama viewer has not been built yet: {path} is missing.")
    advice = _("Run “make viewer” in the project's folder.")


class TourHasNoScenes(JetisuError):
    """A tour without a room to stand in has no page."""

    code = "tour-has-no-scenes"
    sentence = _("The tour has no panorama at all, so no site was made.")
    advice = _("Put at least one 360° photograph into the folder.")


class NotForVisitors(TourRefusal):
    """`problems`: sentences in three languages, a line each."""

    code = "not-for-visitors"
    sentence = _("The site was not published: visitors would meet something empty or broken:\n{problems}\n")
    advice = _("Correct it, or add “--draft” to look at a draft; the old site is as it was.")

    @classmethod
    def because(cls, findings: list[Finding]) -> NotForVisitors:
        lines = {
            language: "\n".join(f"  • {finding.say(language)}" for finding in findings[:20])
            for language in LANGUAGES
        }
        return cls(problems=lines)


class NothingToServe(JetisuError):
    """`folder`: what was to be shown."""

    code = "nothing-to-serve"
    sentence = _("There is no site in “{folder}”: it has no index.html.")
    advice = _("Build the site with “jetisu360 build” first, or check the folder's name.")


class AddressNotAvailable(JetisuError):
    """`host`, `port`, `reason`: what the operating system said."""

    code = "address-not-available"
    sentence = _("The server could not start at {host}, port {port} ({reason}).")
    advice = _("Name another address, or a port above 1024.")


class NotOurName(JetisuError):
    """`address`: where the server answers. Said to whoever asked it by another name."""

    code = "not-our-name"
    sentence = _("This server does not answer to a name that is not its own.")
    advice = _("Open the site at {address}")


class ArchiveDamaged(JetisuError):
    """`file`, `problem` (a text in three languages)."""

    code = "archive-damaged"
    sentence = _("“{file}” is not an archive of a museum, or it is damaged ({problem}).")
    advice = _("Download the archive again, or make it with “jetisu360 archive”.")


class EntryDamaged(JetisuError):
    """`file`: its name in the archive."""

    code = "entry-damaged"
    sentence = _(
        "“{file}” in the archive cannot be read: it is damaged, locked, or packed in an unknown way."
    )
    advice = _("Download the archive again, or make it with “jetisu360 archive”.")


class ArchiveNotRemote(JetisuError):
    """`address`."""

    code = "archive-not-remote"
    sentence = _("An archive is made of a folder of this machine only, not of “{address}”.")
    advice = _("Build the site into a folder and make the archive of that.")


class FileAltered(JetisuError):
    """`file`: its name in the site."""

    code = "file-altered"
    sentence = _("The file “{file}” was altered after the site was built, so no archive was made.")
    advice = _("Delete that file and build the site again with “jetisu360 build”.")


class SiteNotWhole(JetisuError):
    """`site`."""

    code = "site-not-whole"
    sentence = _("Files of the site “{site}” are missing or were altered, so no archive was made.")
    advice = _("Build the site again with “jetisu360 build”.")
