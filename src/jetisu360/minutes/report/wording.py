"""Words that are chosen by what was found: kinds of assignments, what is missing, why another date may be."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import Message, _

KINDS: Mapping[str, Message] = {
    "order": _("order"),
    "obligation": _("obligation"),
    "plan": _("plan"),
    "note": _("note"),
}

MISSING: Mapping[str, Message] = {
    "executor": _("executor"),
    "date": _("date"),
    "expected_result": _("expected result"),
}

REASONS: Mapping[str, Message] = {
    "next-year": _("that day of the next year"),
    "this-year": _("that day of this year, which has passed"),
    "through": _("if it runs to the end of the named period"),
    "before": _("if it ends before the named period"),
    "working-days": _("if working days are meant"),
    "calendar-days": _("if calendar days are meant"),
    "working-day-after": _("the next working day"),
    "end-of-period": _("the last day of the week"),
    "from-date": _("if counted from the date of the text"),
    "week-ends-friday": _("the end of the working week"),
    "event": _("after an event"),
    "month-day": _("that day of the month"),
}
"""Why a date may have been meant otherwise."""

STATES: Mapping[str, Message] = {
    "complete": _("Complete"),
    "open": _("To be completed"),
    "note": _("No content"),
}

CERTAINTY: Mapping[str, Message] = {
    "sure": _("sure"),
    "look": _("please look"),
    "doubtful": _("doubtful"),
}
"""How readily to believe a proposal; docs/minutes.md has how often each was right."""

UNREAD: Mapping[str, Message] = {
    "language": _("another language"),
    "too-long": _("a sentence without an end"),
    "no-words": _("letters that are no words"),
    "table": _("a row of a table without a task"),
    "order": _("a page in columns, whose lines may be in another order"),
    "hidden": _("a hidden sheet, row or column of the workbook"),
    "formula": _("cells with a formula whose value is not saved"),
    "attachment": _("a file attached to the e-mail that is not read"),
    "scan": _("a page of the pdf that is a picture"),
    "translation": _("the same in the other language, counted once"),
}
"""Why a passage was not read."""
