"""`jetisu360 check` for a region: its own pages, and every museum as a site of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jetisu360.publish.check.site import NotASite, Report, verify_files, verify_site
from jetisu360.publish.deploy.manifest import checked_manifest, read_manifest
from jetisu360.publish.layout import MANIFEST, MUSEUMS, REGION
from jetisu360.storage import Folder


def is_region(site: Folder) -> bool:
    """Whether a folder holds the site of a region."""
    return site.exists(REGION) and site.exists(MANIFEST)


def verify_region(site: Folder, progress: Callable[[int, int], None] | None = None) -> Report:
    """Everything that is wrong with a region and its museums; `progress` hears of the files of each in turn.

    Raises:
        NotASite, StorageFailed, UnsafeName
    """
    manifest = checked_manifest(site)
    if manifest is None:
        raise NotASite(site=site.shown())
    # A museum's own manifest vouches for the museum's files; links into it are followed all the same.
    below: dict[str, set[str]] = {}
    whole = Report()
    for name in manifest.files:
        folder, _, file = name.rpartition("/")
        if file != MANIFEST or not folder.startswith(f"{MUSEUMS}/"):
            continue
        museum = site.below(folder)
        report = verify_site(museum, progress)
        own = read_manifest(museum)
        below[folder] = {f"{folder}/{item}" for item in own.files} if own else set()
        whole.findings += [replace(item, file=f"{folder}/{item.file}") for item in report.findings]
        whole.files, whole.size = whole.files + report.files, whole.size + report.size
        whole.scenes, whole.addresses = whole.scenes + report.scenes, whole.addresses + report.addresses
    known = set().union(*below.values()) if below else set()
    own_report = verify_files(site, manifest, known, progress)
    whole.findings = own_report.findings + whole.findings
    whole.files, whole.size = whole.files + own_report.files, whole.size + own_report.size
    whole.addresses += own_report.addresses
    whole.findings.sort(key=lambda finding: finding.severity != "error")
    return whole
