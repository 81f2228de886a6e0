"""The addresses of indicators and of the districts' reports."""

from django.urls import path

from jetisu360.portal.control.indicators import board_views, indicator_views, report_views, sheet_views

app_name = "indicators"

urlpatterns = [
    path("indicators", board_views.board, name="board"),
    path("indicators/ask", board_views.ask, name="ask"),
    path("indicators/reports/<int:number>", report_views.report, name="report"),
    path("indicators/reports/<int:number>/table.xlsx", sheet_views.report_table, name="report_table"),
    path("indicators/reports/<int:number>/table", sheet_views.bring, name="bring"),
    path("indicators/periods/<str:key>.xlsx", sheet_views.period_table, name="period_table"),
    path("indicators/list", indicator_views.indicators, name="indicators"),
    path("indicators/new", indicator_views.new, name="new"),
    path("indicators/<int:number>", indicator_views.indicator, name="indicator"),
    path("indicators/<int:number>/table.xlsx", sheet_views.indicator_table, name="indicator_table"),
    path("indicators/<int:number>/change", indicator_views.change, name="change"),
]
