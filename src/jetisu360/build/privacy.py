"""A folder is looked at for faces and number plates, and no site is made of it."""

from __future__ import annotations

from jetisu360.build.context import opened_without_site
from jetisu360.build.gather import gather, nothing
from jetisu360.build.looking import Looked, LookedAt, look_at_pictures
from jetisu360.build.options import PrivacyOptions
from jetisu360.build.photos.cube_faces import faces_as_one
from jetisu360.build.photos.folder import check_there
from jetisu360.build.progress import Progress
from jetisu360.build.report import Report
from jetisu360.build.undecided import review_command, void_notes
from jetisu360.build.work_folder import check_work

__all__ = ["Looked", "LookedAt", "PrivacyOptions", "find_private"]


def find_private(options: PrivacyOptions, progress: Progress, report: Report | None = None) -> Looked:
    """Looks at every photograph and flat picture of a folder; what was looked at before is not opened again.
    What cannot be used is in the report, and so are decisions that hold no longer.

    Raises:
        FolderNotFound, WorkMisplaced, PlaceNotWritable, DiskFull, and what `gather` raises.
        NothingToShow: not one picture could be looked at.
    """
    report = report or Report()
    check_there(options.photos)
    check_work(options.work, options.photos)
    with opened_without_site(options, progress, report) as context:
        gathered = gather(context, options.language)
        context.state.save()
        looked = look_at_pictures(context, gathered)
        report.looked = looked
        report.left_out += looked.failed
        report.left_out[:] = faces_as_one(report.left_out)  # six faces of a cube are one sentence
        if not looked.pictures:
            raise nothing(context)
        command = review_command(options.photos, options.work)
        report.notes += void_notes(looked.pictures, context.photos.name, command)
    return looked
