"""Why something cannot be done with an indicator, a report or a figure."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.language import _


class ReportOvertaken(JetisuError):
    """No details."""

    code = "report-overtaken"
    sentence = _("Somebody has changed this report since you opened it.")
    advice = _("Nothing of yours is kept yet: look at the page again, then do it once more.")


class ReportElsewhere(JetisuError):
    """`state`: in words."""

    code = "report-elsewhere"
    sentence = _("That cannot be done now: the report is “{state}”.")
    advice = _("Look at the report again.")


class NotYourReport(JetisuError):
    """No details."""

    code = "report-not-yours"
    sentence = _("That is not for you to do with this report.")
    advice = _("The district's office fills and submits it; a controller accepts or returns it.")


class OwnReport(JetisuError):
    """No details."""

    code = "report-own"
    sentence = _("Nobody judges a report that they, or an office they work for, have written.")
    advice = _("Another controller or the issuer judges it.")


class PeriodNotOver(JetisuError):
    """No details."""

    code = "report-period-not-over"
    sentence = _("The period is not over yet, so nobody knows its figures.")
    advice = _("Save what there is, and submit it on the last day of the period or later.")


class NothingAsked(JetisuError):
    """No details."""

    code = "report-nothing-asked"
    sentence = _("There is no indicator of which this report could tell.")
    advice = _("A controller makes the indicators first.")


class ReportIncomplete(JetisuError):
    """`missing`, `unexplained`: how many figures."""

    code = "report-incomplete"
    sentence = _("Not everything is filled in: without a figure {missing}, without a note {unexplained}.")
    advice = _("The marked rows say what is wanted.")


class ReturnWithoutRemark(JetisuError):
    """No details."""

    code = "report-return-without-remark"
    sentence = _("It is not said why the report goes back.")
    advice = _("Write a remark on the report or on single figures.")


class ReopeningWithoutReason(JetisuError):
    """No details."""

    code = "report-reopening-without-reason"
    sentence = _("It is not said why what was accepted is opened again.")
    advice = _("Write the reason: it stays in the history of the report.")


class NotANumber(JetisuError):
    """`text`."""

    code = "figure-not-a-number"
    sentence = _("“{text}” is no number that can be read.")
    advice = _("Write it as 1234,5 or 12,5 млн.")


class NumberTooLarge(JetisuError):
    """No details."""

    code = "figure-too-large"
    sentence = _("The number is too large, or has more than four digits after the comma.")
    advice = _("Look at the unit of the indicator again.")


class IndicatorOvertaken(JetisuError):
    """No details."""

    code = "indicator-overtaken"
    sentence = _("Somebody has changed this indicator since you opened it.")
    advice = _("Nothing of yours is kept yet: look at the page again, then do it once more.")


class PeriodToCome(JetisuError):
    """No details."""

    code = "report-period-to-come"
    sentence = _("This period has not begun.")
    advice = _("Choose one that has.")


class RowsWithoutIndicator(JetisuError):
    """No details."""

    code = "figures-without-indicator"
    sentence = _("The table has no column that names the indicators.")
    advice = _("Download the table of this report, fill it in, and bring that one.")


class TableTooHeavy(JetisuError):
    """`limit`: in MB."""

    code = "figures-table-too-heavy"
    sentence = _("The file is larger than {limit} MB.")
    advice = _("Save the sheet alone, without pictures.")


class NoTable(JetisuError):
    """No details."""

    code = "figures-no-table"
    sentence = _("No file is chosen.")
    advice = _("Choose the filled table: XLSX or CSV.")
