"""The roles that a person can hold, and what they are called."""

from __future__ import annotations

from enum import StrEnum

from jetisu360.language import Message, _, _p


class Role(StrEnum):
    OPERATOR = "operator"
    REGION_EDITOR = "region-editor"
    KEEPER = "keeper"
    OBSERVER = "observer"
    # Control (docs/control.md).
    CONTROLLER = "controller"
    ISSUER = "issuer"
    INSPECTOR = "inspector"
    EXECUTOR = "executor"


NAMES: dict[Role, Message] = {
    Role.OPERATOR: _p("role", "Operator"),
    Role.REGION_EDITOR: _p("role", "Region editor"),
    Role.KEEPER: _p("role", "Museum keeper"),
    Role.OBSERVER: _p("role", "Observer"),
    Role.CONTROLLER: _p("role", "Controller"),
    Role.ISSUER: _p("role", "Issuer"),
    Role.INSPECTOR: _p("role", "Inspector"),
    Role.EXECUTOR: _p("role", "Executor"),
}

MEANINGS: dict[Role, Message] = {
    Role.OPERATOR: _("Installs the portal, sees to people, backups and every museum."),
    Role.REGION_EDITOR: _("Creates and edits the museums of a region, and invites their keepers."),
    Role.KEEPER: _("Makes and publishes the tour of one museum."),
    Role.OBSERVER: _("Sees how far the work is, and changes nothing."),
    Role.CONTROLLER: _("Takes assignments out of official texts and follows them until they are done."),
    Role.ISSUER: _("Gives assignments: alone sets a new date or takes one back."),
    Role.INSPECTOR: _("Looks on the spot and says what is to be seen there."),
    Role.EXECUTOR: _("Works on the assignments of one office and reports."),
}
