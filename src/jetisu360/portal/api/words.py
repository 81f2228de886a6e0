"""What each operation does, in plain words: of the document for programs, and of its page for people."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import Message, _

# The keys are the operationIds; programs know them, so they stay.
OPERATIONS: Mapping[str, Message] = {
    "listMuseums": _("The museums that you may see"),
    "createMuseum": _("Create a museum"),
    "getMuseum": _("One museum"),
    "getDocument": _("What is said of the museum and its rooms; its revision is the ETag"),
    "replaceDocument": _("Replace that, if its revision is still the one of If-Match"),
    "archiveMuseum": _("Put the museum into the archive"),
    "restoreMuseum": _("Bring the museum back from the archive"),
    "listPhotographs": _("The photographs, with what was found in each"),
    "getPhotograph": _("One photograph"),
    "removePhotograph": _("Remove a photograph; for 30 days it can be put back"),
    "listRemoved": _("Photographs that can be put back"),
    "putBackPhotograph": _("Put a photograph back"),
    "listJobs": _("Work that takes long, newest first"),
    "getJob": _("How far a piece of work is, and how it ended"),
    "cancelJob": _("Stop a piece of work"),
    "retryJob": _("Start a piece of work once more"),
    "makePreview": _("Make a preview: a new version"),
    "listVersions": _("The versions, newest first"),
    "getVersion": _("One version: what is to be mended, and what differs from before"),
    "publishVersion": _("Publish a version, now or at a time, or bring an earlier one back"),
    "getPublication": _("What visitors see, and where"),
    "takeOff": _("Take the tour off the site; every version stays"),
    "getBoard": _("How far each museum of a region is, and who acts next"),
    "listPeople": _("The people whom you may see, and their roles"),
    "listEvents": _("The journal: who did what, newest first"),
}
