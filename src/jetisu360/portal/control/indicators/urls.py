"""The addresses of indicators and of the districts' reports."""

from django.urls import path

from jetisu360.portal.control.indicators import board_views, indicator_views, report_views

app_name = "indicators"

urlpatterns = [
    path("indicators", board_views.board, name="board"),
    path("indicators/ask", board_views.ask, name="ask"),
    path("indicators/reports/<int:number>", report_views.report, name="report"),
    path("indicators/list", indicator_views.indicators, name="indicators"),
    path("indicators/new", indicator_views.new, name="new"),
    path("indicators/<int:number>", indicator_views.indicator, name="indicator"),
    path("indicators/<int:number>/change", indicator_views.change, name="change"),
]
