"""What counts as found."""

from __future__ import annotations

from benchmarks.privacy.compose import covered
from jetisu360.panorama.privacy.region import Proposal, Region
from jetisu360.panorama.privacy.suppress import overlap

SHARE = 0.75
"""Of the face that a region must cover; the rest is the edge of hair and chin."""

LARGEST = 10.0
"""Times the face's area from which a region says no more where the face is."""


def score_of(face: Region, proposals: list[Proposal]) -> float:
    """The best score of a proposal that covers a face; 0 where none does."""
    best = 0.0
    for proposal in proposals:
        where = proposal.where
        if not isinstance(where, Region) or proposal.score <= best or not overlap(where, face):
            continue
        small = where.width * where.height <= LARGEST * face.width * face.height
        if small and covered(face, where) >= SHARE:
            best = proposal.score
    return best
