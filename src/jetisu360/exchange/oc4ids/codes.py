"""Our codes in those of OC4IDS 0.9. https://standard.open-contracting.org/infrastructure/0.9/en/reference/codelists/"""

from __future__ import annotations

from collections.abc import Mapping

VERSION = "0.9"

SECTORS: Mapping[str, tuple[str, ...]] = {
    "road": ("transport", "transport.road"),
    "housing": ("socialHousing",),
    "school": ("education",),
    "health": ("health",),
    "culture": ("cultureSportsAndRecreation",),
    "sport": ("cultureSportsAndRecreation",),
    "water": ("waterAndWaste",),
    "flood": ("naturalResources", "naturalResources.floodProtection"),
    # (The standard counts agriculture as economy.)
    "irrigation": ("economy",),
    "energy": ("energy",),
    "investment": ("economy",),
}
"""projectSector by the kind of a project; "other" is none of them."""

STATUSES: Mapping[str, str] = {
    "identification": "identification",
    "preparation": "preparation",
    "implementation": "implementation",
    "completion": "completion",
    # ("completed" was renamed so in 0.9.4: what was built is in use.)
    "completed": "maintenance",
    "cancelled": "cancelled",
}
"""projectStatus."""

SUM_DOCUMENTS: Mapping[str, str] = {
    "planned": "budgetApproval",
    "allocated": "budgetApproval",
    "spent": "financialProgressReport",
}
"""documentType of the paper that a sum stands in."""

COUNTRY: Mapping[str, str] = {"kk": "Қазақстан", "ru": "Казахстан", "en": "Kazakhstan"}
