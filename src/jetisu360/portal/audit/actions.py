"""What can be done in the portal, in plain words. A part adds its actions here; `record` takes no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jetisu360.language import Message, _

ACTIONS: Mapping[str, Message] = {
    # Museums.
    "region.created": _("made the region {target}"),
    "museum.created": _("created the museum {target}"),
    "museum.edited": _("changed the texts of the museum {target}"),
    "museum.uploaded": _("took the museum {target} in from a folder"),
    "museum.downloaded": _("downloaded the museum {target} as a folder"),
    "museum.archived": _("put the museum {target} into the archive"),
    "museum.restored": _("brought the museum {target} back from the archive"),
    "museum.quota": _("changed how much room the museum {target} has"),
    # Photographs.
    "photograph.added": _("added the file {target}"),
    "photograph.replaced": _("replaced the file {target}"),
    "photograph.removed": _("removed the file {target}"),
    "photograph.restored": _("put back the file {target}"),
    "replaced.turned": _("turned the labels with a replaced photograph in the museum {target}"),
    "replaced.taken_back": _("took back that labels were turned in the museum {target}"),
    "replaced.kept": _("left the labels of a replaced photograph in the museum {target}"),
    "replaced.aside": _("put the labels of a replaced photograph aside in the museum {target}"),
    "replaced.placed": _("put labels that lay aside into a room of the museum {target}"),
    "privacy.decided": _("decided on faces and number plates of the museum {target}"),
    "privacy.forgetting": _("decided whether unblurred originals of the museum {target} are deleted"),
    "privacy.forgotten": _("put the blurred form in the place of an original of the museum {target}"),
    "privacy.kept": _("could not blur some originals of the museum {target}, and kept them"),
    # Builds and publication.
    "job.started": _("started the work {target}"),
    "job.cancelled": _("cancelled the work {target}"),
    "job.retried": _("started the work {target} once more"),
    "version.published": _("published the version {target}"),
    "version.scheduled": _("set a time for publishing the version {target}"),
    "version.unpublished": _("took the tour off the site"),
    "version.rolled_back": _("brought the version {target} back"),
    # The board.
    "board.goal": _("set the date by which the museums of {target} are to be published"),
    "board.checked": _("checked the tour of the museum {target}"),
    "board.unchecked": _("took back the check of the museum {target}"),
    # Control.
    "office.created": _("put the office {target} into the directory"),
    "office.edited": _("changed the office {target}"),
    "office.closed": _("closed the office {target}"),
    "office.opened": _("opened the office {target} again"),
    "sheet.started": _("began to make drafts of the table {target}"),
    "assignment.drafted": _("drafted the assignment {target}"),
    "assignment.edited": _("changed the draft of the assignment {target}"),
    "assignment.moved": _("moved the assignment {target}"),
    "assignment.remark": _("made a remark on the assignment {target}"),
    "assignment.fixed": _("said what was done about a remark on the assignment {target}"),
    "assignment.resolved": _("resolved a remark on the assignment {target}"),
    "assignment.date_asked": _("asked for a later date of the assignment {target}"),
    "assignment.date_refused": _("refused a later date of the assignment {target}"),
    "absence.made": _("said who stands in for {target}"),
    "absence.ended": _("ended that somebody stands in for {target}"),
    "meeting.series_made": _("made the series of meetings {target}"),
    "meeting.series_changed": _("changed the series of meetings {target}"),
    "meeting.made": _("planned the meeting {target}"),
    "meeting.changed": _("changed the meeting {target}"),
    "meeting.agenda": _("changed the agenda of {target}"),
    "meeting.held": _("closed the meeting {target}"),
    "meeting.minutes": _("said which text is the minutes of the meeting {target}"),
    "problem.raised": _("raised a problem: {target}"),
    "problem.help": _("said what help is wanted: {target}"),
    "problem.answered": _("answered a problem: {target}"),
    "pack.asked": _("asked for a meeting pack: {target}"),
    "calendar.made": _("made a secret address for the own due dates"),
    "calendar.withdrawn": _("withdrew the secret address of the own due dates"),
    "text.taken": _("took in the text {target}"),
    "text.proposed": _("proposed a passage of the text {target}"),
    "text.refused": _("refused a proposal of the text {target}"),
    "text.filled": _("changed a proposal of the text {target}"),
    "text.split": _("split a proposal of the text {target}"),
    "text.merged": _("merged two proposals of the text {target}"),
    "text.undone": _("took back a decision on the text {target}"),
    # People.
    "person.signed_in": _("signed in"),
    "person.signed_out": _("signed out"),
    "person.sign_in_failed": _("could not sign in as {target}"),
    "person.first": _("became the first operator"),
    "person.invited": _("invited {target}"),
    "person.invitation_withdrawn": _("withdrew the invitation of {target}"),
    "person.joined": _("accepted an invitation"),
    "person.roles": _("changed the roles of {target}"),
    "person.blocked": _("took the portal away from {target}"),
    "person.unblocked": _("gave the portal back to {target}"),
    "person.edited": _("changed the own name or language"),
    "person.password": _("changed the password"),
    "person.sessions": _("signed out the other browsers"),
    "person.second_factor": _("changed the second step of signing in"),
    "person.link": _("made a sign-in link for {target}"),
    "token.made": _("made a key for programs: {target}"),
    "token.withdrawn": _("withdrew the key for programs: {target}"),
    # The portal.
    "backup.made": _("made a backup"),
    "backup.restored": _("restored a backup"),
}

CALLED: dict[str, Callable[[str], Message | None]] = {}
"""The first word of an action → how its target is called, where that was recorded for programs (`job`:
`build 7`). Parts above this one add theirs.
"""
