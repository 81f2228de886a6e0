"""The addresses of meetings, problems, packs and calendars."""

from django.urls import path

from jetisu360.portal.control.meetings import meeting_views, problem_views, series_views
from jetisu360.portal.control.meetings.feed import views as feed_views
from jetisu360.portal.control.meetings.pack import views as pack_views

app_name = "meetings"

urlpatterns = [
    path("meetings", series_views.meetings, name="meetings"),
    path("meetings/new-series", series_views.new_series, name="new_series"),
    path("meetings/series/<int:series>", series_views.series, name="series"),
    path("meetings/series/<int:series>/new", series_views.new, name="new"),
    path("meetings/<int:meeting>", meeting_views.meeting, name="meeting"),
    path("problems", problem_views.problems, name="problems"),
    path("problems/<int:number>", problem_views.problem, name="problem"),
    path("pack", pack_views.pack, name="pack"),
    path("pack/<int:number>", pack_views.made, name="made"),
    path("pack/<int:number>/file", pack_views.file, name="file"),
    path("calendar", feed_views.calendar, name="calendar"),
    path("calendar/<str:token>.ics", feed_views.feed, name="feed"),
]
