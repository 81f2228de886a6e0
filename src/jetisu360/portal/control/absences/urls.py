"""The addresses of absences."""

from django.urls import path

from jetisu360.portal.control.absences import views

app_name = "absences"

urlpatterns = [
    path("absences", views.absences, name="absences"),
    path("absences/<int:absence>/end", views.end, name="end"),
]
